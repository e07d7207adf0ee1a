package parse

import (
	"fmt"
	"time"
)

// Date is a calendar day where the document was published. The zero Date is
// "unknown"; it is never replaced by today.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the day, or the zero Date if the calendar has no such day.
func NewDate(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day || year < 1 || year > 9999 {
		return Date{}
	}
	return Date{year, month, day}
}

// ParseDate reads "2006-01-02".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date like 2026-11-21", s)
	}
	return NewDate(t.Year(), t.Month(), t.Day()), nil
}

// IsZero reports whether the day is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// String returns "2006-01-02", or "" for the unknown day.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Time returns midnight UTC at the start of the day; the zero time if unknown.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date {
	t := d.Time().AddDate(0, 0, n)
	return Date{t.Year(), t.Month(), t.Day()}
}

// Compare orders days; the unknown day comes first.
func (d Date) Compare(o Date) int { return d.Time().Compare(o.Time()) }

// MarshalText and UnmarshalText give the JSON and CSV form: "2006-01-02" or "".
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(text))
	*d = v
	return err
}
