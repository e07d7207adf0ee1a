package search

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"onrecord/report"
	"onrecord/report/table"
	"onrecord/report/terminal"
	"onrecord/report/trend"
)

// The lists that [WriteOverTime] can show for a period and the weeks before it.
const (
	Changed   = "changed"   // who changed position
	Silent    = "silent"    // who said nothing more
	Travelled = "travelled" // how wordings went from outlet to outlet
)

// OverTime lists these lists by name.
var OverTime = []string{Changed, Silent, Travelled}

// WriteOverTime writes one of the lists as text, and returns the number of findings. If
// speakers (parts of names) are given, only theirs are shown.
func WriteOverTime(out io.Writer, b report.Briefing, what string, speakers []string) (n int, err error) {
	t := findings{bufio.NewWriter(out), speakers}
	switch what {
	case Changed:
		n, err = t.changed(trend.Positions(b))
	case Silent:
		n, err = t.silent(trend.Silent(b))
	default:
		n, err = t.travelled(trend.Travels(b))
	}
	if err != nil {
		return n, err
	}
	return n, t.w.Flush()
}

type findings struct {
	w        *bufio.Writer
	speakers []string // parts of names; none for all
}

func (t findings) of(name string) bool {
	name = strings.ToLower(name)
	return len(t.speakers) == 0 || slices.ContainsFunc(t.speakers, func(s string) bool { return strings.Contains(name, strings.ToLower(s)) })
}

func (t findings) line(format string, args ...any) {
	fmt.Fprintln(t.w, terminal.Printable(fmt.Sprintf(format, args...)))
}

// rows writes rows as find lists them.
func (t findings) rows(list ...report.Row) error {
	w := table.NewText(t.w)
	for _, r := range list {
		if err := w.Write(r); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (t findings) changed(list []trend.Position) (n int, err error) {
	for _, one := range list {
		if !t.of(one.Now.Speaker) {
			continue
		}
		n++
		t.line("%s on %s: %s", one.Now.Speaker, one.Now.Topic, one.Why)
		if err := t.rows(one.Before, one.Now); err != nil {
			return n, err
		}
	}
	return n, nil
}

func (t findings) silent(list []trend.Silence) (n int, err error) {
	for _, one := range list {
		if !t.of(one.Speaker) {
			continue
		}
		n++
		t.line("%s: rows in the weeks before %s; last:", one.Speaker, strings.Trim(fmt.Sprint(one.Rows), "[]"))
		if err := t.rows(one.Last); err != nil {
			return n, err
		}
	}
	return n, nil
}

func (t findings) travelled(list []trend.Travel) (n int, err error) {
	for _, one := range list {
		if !t.of(one.First.Speaker) {
			continue
		}
		n++
		if err := t.rows(one.First); err != nil {
			return n, err
		}
		for _, s := range one.Later {
			when := "the same day"
			switch {
			case s.Days < 0:
				when = "day unknown"
			case s.Days > 0:
				when = report.Counted(s.Days, "day") + " later"
			}
			t.line("    → %s, %s, %s", s.Row.Source, when, s.Like)
		}
	}
	for _, l := range trend.Leads(list) {
		t.line("%s: first %d, later %d", l.Source, l.First, l.Later)
	}
	return n, nil
}
