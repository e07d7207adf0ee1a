package pack

import (
	"fmt"
	"strings"
	"time"

	"onrecord/report"
)

// dates formats days in the style of the pack's language.
type dates struct {
	american bool   // month first
	year     string // of the period, which short dates leave out
}

func datesOf(language string) dates { return dates{american: language == "en-US"} }

// day is a date of a row.
type day interface {
	IsZero() bool
	String() string
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func splitDate(d day) (year, month string, dayOfMonth int) {
	var y, m, n int
	if _, err := fmt.Sscanf(d.String(), "%d-%d-%d", &y, &m, &n); err != nil || m < 1 || m > 12 {
		return d.String(), "", 0
	}
	return fmt.Sprint(y), months[m-1], n
}

// words is "18 November 2026" or "November 18, 2026", or "" for no date.
func (o dates) words(d day) string {
	if d.IsZero() {
		return ""
	}
	y, m, n := splitDate(d)
	if o.american {
		return fmt.Sprintf("%s %d, %s", m, n, y)
	}
	return fmt.Sprintf("%d %s %s", n, m, y)
}

// short is "18 Nov" or "Nov 18", with the year where it is not that of the pack.
func (o dates) short(d day) string {
	if d.IsZero() {
		return ""
	}
	y, m, n := splitDate(d)
	m = m[:min(len(m), 3)]
	words := fmt.Sprintf("%d\u00A0%s", n, m)
	if o.american {
		words = fmt.Sprintf("%s\u00A0%d", m, n)
	}
	if y != o.year && o.american {
		words += ",\u00A0" + y
	} else if y != o.year {
		words += "\u00A0" + y
	}
	return words
}

// days is the first and the last of several days: "11–13 Nov", "30 Nov – 2 Dec".
func (o dates) days(first, last day) string {
	a, b := o.short(first), o.short(last)
	if a == "" || a == b {
		return b
	}
	y, m, n := splitDate(first)
	if u, v, k := splitDate(last); y == u && m == v && (y == o.year || !o.american) {
		if o.american {
			return a + fmt.Sprintf("–%d", k)
		}
		return fmt.Sprintf("%d–", n) + b
	}
	return a + "\u00A0– " + b
}

// weekday is a date with the day of the week before it.
func (o dates) weekday(d day) string {
	t, err := time.Parse(time.DateOnly, d.String())
	if err != nil {
		return o.words(d)
	}
	return t.Format("Monday") + map[bool]string{true: ", ", false: " "}[o.american] + o.words(d)
}

// span is "16–22 November 2026", as short as possible.
func (o dates) span(from, to day) string {
	switch {
	case from.IsZero():
		return o.words(to)
	case to.IsZero() || from.String() == to.String():
		return o.words(from)
	}
	y1, m1, d1 := splitDate(from)
	y2, m2, d2 := splitDate(to)
	switch {
	case y1 != y2:
		return o.words(from) + " – " + o.words(to)
	case m1 != m2 && o.american:
		return fmt.Sprintf("%s %d – %s %d, %s", m1, d1, m2, d2, y2)
	case m1 != m2:
		return fmt.Sprintf("%d %s – %d %s %s", d1, m1, d2, m2, y2)
	case o.american:
		return fmt.Sprintf("%s %d–%d, %s", m1, d1, d2, y1)
	}
	return fmt.Sprintf("%d–%d %s %s", d1, d2, m1, y1)
}

// period is the days of a period, with the number of an ISO week; of "all",
// those that the rows have, or "".
func (o dates) period(p report.Period, k report.KeyFigures) string {
	if !p.From.IsZero() || !p.To.IsZero() {
		words := o.span(p.From, p.To)
		if year, week, ok := strings.Cut(p.Name, "-W"); ok && year != "" {
			words += " (week " + strings.TrimLeft(week, "0") + ")"
		}
		return words
	}
	return o.span(k.First, k.Last)
}
