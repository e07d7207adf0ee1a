package day

import (
	"path"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/parse/pattern"
)

var (
	addressDay = pattern.Lazily(`(?i)[/_-]((?:18|19|20|21)\d\d)[/_-](\d{1,2}|[a-z]{3})[/_-](\d{1,2})(?:[/_.-]|$)`)
	addressRun = pattern.Lazily(`[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\D|$)`)
	nameDay    = pattern.Lazily(`(?:^|\D)((?:18|19|20|21)\d\d)([-._ ]?)(\d{2})([-._ ]?)(\d{2})(?:\D|$)`)
)

// InAddress reads the date in a web address: /2026/11/21/, /2026/nov/21/,
// /2026-11-21-talks, /20261121-talks; the zero Date if there is none.
func InAddress(address string) parse.Date {
	if g := addressDay.FindStringSubmatch(address); g != nil {
		m := Month(g[2], "en")
		if isDigit(g[2][0]) {
			m = time.Month(number(g[2]))
		}
		if d := parse.NewDate(number(g[1]), m, number(g[3])); !d.IsZero() {
			return d
		}
	}
	if g := addressRun.FindStringSubmatch(address); g != nil {
		return parse.NewDate(number(g[1]), time.Month(number(g[2])), number(g[3]))
	}
	return parse.Date{}
}

// InName reads the date in a file name or its folders: "2026-11-21 talks.txt",
// "post_20261121_talks.txt", "2026/11/21/talks.txt"; the zero Date if there is none that
// is certain.
func InName(name string) parse.Date {
	base := path.Base(name)
	base = strings.TrimSuffix(base, path.Ext(base))
	for _, g := range nameDay.FindAllStringSubmatch(base, -1) {
		if g[2] != g[4] {
			continue
		}
		if d := parse.NewDate(number(g[1]), time.Month(number(g[3])), number(g[5])); !d.IsZero() {
			return d
		}
	}
	if r, ok := Find(strings.ReplaceAll(base, "_", " "), Policy{}); ok && !r.Date.IsZero() {
		return r.Date
	}
	return InAddress("/" + path.Dir(name) + "/")
}

// CutName returns the parts of a file name before and after its date, without the
// separators: "post" and "talks" for "post_2026-11-21_talks".
func CutName(base string) (before, after string, ok bool) {
	at := nameDay.FindStringIndex(base)
	if at == nil {
		return base, "", false
	}
	return base[:at[0]], base[at[1]:], true
}
