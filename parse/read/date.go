package read

import (
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
)

// months matches an English month, full or short: "November", "Nov.", "Sept".
const months = `(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)`

const weekdays = `(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?`

var (
	isoDate    = lazily(`^(\d{4})-(\d{2})-(\d{2})(?:$|[T ]\d{2}:?\d{2})`)
	dayFirst   = lazily(`(?i)^(?:` + weekdays + `,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(` + months + `),?\s+(\d{4})\b`)
	monthFirst = lazily(`(?i)^(?:` + weekdays + `,?\s+)?(` + months + `)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
)

// declaredDate reads a day as people write it into front matter: "2026-11-21",
// "2026-11-21T23:30:00+03:00", "21 November 2026", "Nov. 21, 2026". Of a
// timestamp it keeps the day as written, which is the day where the document
// was published.
func declaredDate(s string) (parse.Date, bool) {
	s = strings.TrimSpace(s)
	var y, m, d string
	var month time.Month
	if g := isoDate.FindStringSubmatch(s); g != nil {
		y, m, d = g[1], g[2], g[3]
		n, _ := strconv.Atoi(m)
		month = time.Month(n)
	} else if g := dayFirst.FindStringSubmatch(s); g != nil {
		y, d, month = g[3], g[1], monthOf(g[2])
	} else if g := monthFirst.FindStringSubmatch(s); g != nil {
		y, d, month = g[3], g[2], monthOf(g[1])
	}
	year, _ := strconv.Atoi(y)
	day, _ := strconv.Atoi(d)
	date := parse.NewDate(year, month, day)
	return date, !date.IsZero()
}

// monthOf takes what months matched.
func monthOf(name string) time.Month {
	short := strings.ToLower(name)[:3]
	for m := time.January; m <= time.December; m++ {
		if strings.ToLower(m.String())[:3] == short {
			return m
		}
	}
	return 0
}
