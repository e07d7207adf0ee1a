// Package search serves the find command: it resolves the names and days it is given,
// writes the rows found as a workbook, and lists positions, speakers and wordings over
// time.
package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
	"onrecord/report/workbook"
)

// Names returns the names on record that contain one of the texts. A text that no name
// contains is an error, which suggests names; it begins with the flag that gave the text.
func Names(ctx context.Context, a *archive.Archive, flag, field string, texts []string) ([]string, error) {
	var out []string
	for _, text := range texts {
		names, err := a.Names(ctx, field, text)
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			all, err := a.Names(ctx, field, "")
			if err != nil {
				return nil, err
			}
			return nil, report.WithHint(fmt.Errorf("--%s: no %s on record contains %q", flag, field, text), suggested(text, all)...)
		}
		out = append(out, names...)
	}
	return out, nil
}

// Speaker returns an error unless a speaker on record has exactly this name. The error
// suggests names, and begins with what was being done.
func Speaker(ctx context.Context, a *archive.Archive, doing, name string) error {
	names, err := a.Names(ctx, archive.FieldSpeaker, "")
	if err != nil || slices.Contains(names, name) {
		return err
	}
	return report.WithHint(fmt.Errorf("%s: nobody on record is called %q", doing, name), suggested(name, names)...)
}

// suggested returns a hint with up to three names that were probably meant: those that
// contain what was asked for, or differ from it in a letter or two.
func suggested(asked string, names []string) []string {
	type near struct {
		name     string
		distance int
	}
	var list []near
	asked = strings.ToLower(asked)
	for _, name := range names {
		lower := strings.ToLower(name)
		d := 0
		if !strings.Contains(lower, asked) {
			d = lang.EditDistance(asked, lower)
		}
		if 3*d <= len([]rune(asked)) {
			list = append(list, near{name, d})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	var quoted []string
	for _, n := range list[:min(len(list), 3)] {
		quoted = append(quoted, strconv.Quote(n.name))
	}
	if quoted == nil {
		return nil
	}
	return []string{"did you mean " + strings.Join(quoted, " or ") + "?"}
}

// Period returns the days to search: a period by its name, or the days from the first of
// since to the last of until, either of which may be empty. Weeks begin on starts. Errors
// begin with the name of the flag.
func Period(name, since, until string, today parse.Date, starts time.Weekday) (report.Period, error) {
	p, err := brief.ParsePeriodOn(name, today, starts)
	switch {
	case err != nil:
		return p, report.WithHint(fmt.Errorf("--period: %w", err), "try "+brief.PeriodWords)
	case since+until == "":
		return p, nil
	case name != "all":
		return p, errors.New("--period cannot be combined with --since or --until")
	}
	if since != "" {
		of, err := days("since", since, today, starts)
		if err != nil {
			return p, err
		}
		p.From = of.From
	}
	if until != "" {
		of, err := days("until", until, today, starts)
		if err != nil {
			return p, err
		}
		p.To = of.To
	}
	if !p.From.IsZero() && !p.To.IsZero() && p.To.Compare(p.From) < 0 {
		return p, fmt.Errorf("%s is before %s, so there is no day to search", p.To, p.From)
	}
	p.Name = p.From.String() + ".." + p.To.String()
	return p, nil
}

// days returns the period that a flag names; "all" has no first day.
func days(flag, name string, today parse.Date, starts time.Weekday) (report.Period, error) {
	of, err := brief.ParsePeriodOn(name, today, starts)
	if err != nil || of.From.IsZero() {
		return of, report.WithHint(fmt.Errorf("--%s: %q is not a day", flag, name), "try 2026-11-16, 2026-11 or last-week")
	}
	return of, nil
}

// WriteWorkbook writes the rows of a query as a workbook, which says what was searched
// for, and returns the number of rows.
func WriteWorkbook(ctx context.Context, a *archive.Archive, q archive.Query, head brief.Options, w io.Writer) (int, error) {
	b := head.Head()
	for r, err := range a.Find(ctx, q) {
		if err != nil {
			return 0, err
		}
		b.Rows = append(b.Rows, r)
	}
	b.Rows = report.PrecisionNamed("balanced").Apply(b.Rows)
	for _, s := range []struct {
		name   string
		values []string
	}{
		{"Words", q.Terms.Strings()}, {"Speakers", q.Speakers}, {"Topics", q.Topics},
		{"Sources", q.Sources}, {"Kinds", q.Kinds}, {"Stances", q.Stances},
	} {
		if len(s.values) > 0 {
			b.Settings = append(b.Settings, report.Setting{Name: s.name, Value: strings.Join(s.values, "; ")})
		}
	}
	return len(b.Rows), workbook.Write(w, b)
}
