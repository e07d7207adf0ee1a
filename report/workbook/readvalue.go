package workbook

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/report"
)

// textOf returns what a cell says as text, tidy: a number without the noise of
// its last digits, a date as its day. Only an error has no text.
func textOf(c gridCell, date1904 bool) (string, error) {
	switch c.kind {
	case gridNumber:
		return numberText(c.number), nil
	case gridDay:
		day, err := serialDay(c.number, date1904)
		if err != nil {
			return numberText(c.number), nil
		}
		if c.number < 1 { // a time of no day
			return clockText(c.number), nil
		}
		if clock := clockText(c.number); clock != "00:00" {
			return day + " " + clock, nil
		}
		return day, nil
	case gridError:
		return "", errors.New(c.text)
	}
	text := c.text
	if c.csv && len(text) > 1 && text[0] == '\'' && strings.IndexByte("=+-@\t\r", text[1]) >= 0 {
		text = text[1:] // put there so that no spreadsheet takes the text for a formula
	}
	return report.Tidy(text), nil
}

// numberText writes a number as Excel shows it: of 15 digits.
func numberText(n float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		short = n
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

func clockText(serial float64) string {
	minutes := int(math.Round((serial - math.Floor(serial)) * 24 * 60))
	return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60)
}

// serialDay returns the date with the spreadsheet serial number n, as 2026-11-18. Excel
// treats 1900 as a leap year, so before March 1900 the number is one less.
func serialDay(n float64, date1904 bool) (string, error) {
	days := math.Floor(n + 1e-9)
	if days < 0 || days > 2958465 {
		return "", fmt.Errorf("%s is not a date", numberText(n))
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 61:
		first = first.AddDate(0, 0, 1)
	}
	return first.AddDate(0, 0, int(days)).Format(time.DateOnly), nil
}

// cellDay reads the cell of a date, a count of days or text like 2026-11-18, and
// returns the latter; "" for an empty cell. In text of any other form the order of
// day and month is anybody's guess.
func cellDay(c gridCell, date1904 bool) (string, error) {
	if c.kind == gridNumber || c.kind == gridDay {
		return serialDay(c.number, date1904)
	}
	text, err := textOf(c, date1904)
	if err != nil || text == "" {
		return "", err
	}
	if d, ok := isoDay(text); ok {
		return d, nil
	}
	return "", fmt.Errorf("%q is not a date like 2026-11-18", text)
}

// isoDay reads "2026-11-18", also before a time of day.
func isoDay(text string) (string, bool) {
	if len(text) > 10 && (text[10] == 'T' || text[10] == ' ') {
		text = text[:10]
	}
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return "", false
	}
	return d.Format(time.DateOnly), true
}

// TypedDay reads a date as people type it, "18/11/2026" or "18 Nov 2026", and returns
// 2026-11-18. If it can be several dates, depending on the order of day and month, it is
// the one that stood there before if that is among them; otherwise it is refused.
func TypedDay(text, before string) (string, error) {
	if isISO(text) {
		return text, nil
	}
	days := dayReadings(text)
	switch {
	case slices.Contains(days, before):
		return before, nil
	case len(days) == 1:
		return days[0], nil
	case len(days) == 0:
		return "", fmt.Errorf("%q is not a date like 2026-11-18", text)
	}
	return "", fmt.Errorf("%q can be %s; write it like 2026-11-18", text, strings.Join(days, " or "))
}

// dayReadings returns what a date in numbers may mean, in any order of day and
// month, each once: "3/11/2026" is two days, "18.11.2026" one, "18/11/26" may have its
// year in front.
func dayReadings(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '/' || r == '-' || r == ' ' || r == ',' })
	if len(parts) > 3 && strings.Contains(parts[3], ":") {
		parts = parts[:3]
	}
	if len(parts) != 3 {
		return nil
	}
	var n [3]int
	for i, p := range parts {
		n[i] = monthNamed(p)
		if v, err := strconv.Atoi(p); err == nil && v >= 0 {
			n[i] = v
		}
	}
	var out []string
	for _, order := range [][3]int{{0, 1, 2}, {2, 1, 0}, {2, 0, 1}} { // year, month, day
		y, m, d := n[order[0]], n[order[1]], n[order[2]]
		if y < 100 {
			y += 2000
		}
		if day, ok := isoDay(fmt.Sprintf("%04d-%02d-%02d", y, m, d)); ok && !slices.Contains(out, day) {
			out = append(out, day)
		}
	}
	return out
}

func monthNamed(s string) int {
	for m := time.January; m <= time.December; m++ {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), strings.ToLower(s)) {
			return int(m)
		}
	}
	return 0
}
