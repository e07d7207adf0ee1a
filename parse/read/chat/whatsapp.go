package chat

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// whatsApp matches the beginning of a message: "16/11/2026, 10:02 - ", "[16.11.26,
// 10:02:11] ", "11/16/26, 10:02 AM - ".
var whatsApp = pattern.Lazily(`^[\x{200E}\x{FEFF}]*\[?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),? (?:at |um |à |a las )?(\d{1,2}[:.]\d{2})(?:[:.]\d{2})?((?:[ \x{00A0}\x{202F}](?:[AaPp]\.?[ \x{00A0}]?[Mm]\.?))?)(?:\] | - )[\x{200E}\x{202A}]*(.*)$`)

// IsWhatsApp recognises the export of a chat by its first lines: one message, and
// another among those that follow, or the notice of the program.
func IsWhatsApp(head string, _ bool) bool {
	seen, i := 0, 0
	for l := range layout.EachLine(head) {
		if whatsApp.MatchString(l.Text) {
			seen++
		} else if seen == 0 && l.Text != "" {
			return false
		}
		if seen == 2 {
			return true
		}
		if i++; i > 51 {
			break
		}
	}
	return false
}

// wholeYear writes a day with two figures of its year with four.
func wholeYear(s string) string {
	if g := shortYear.FindStringSubmatch(s); g != nil {
		return g[1] + "20" + g[2]
	}
	return s
}

var shortYear = pattern.Lazily(`^(\d{1,2}[./-]\d{1,2}[./-])(\d\d)$`)

// ReadWhatsApp reads the export of a chat. A message goes on in the lines that begin
// with no time.
func ReadWhatsApp(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return nil, err
	}
	lines := layout.SplitLines(dec.Text)
	var dates []string
	for _, l := range lines {
		if g := whatsApp.FindStringSubmatch(l.Text); g != nil {
			dates = append(dates, wholeYear(g[1]))
		}
	}
	order := day.Among(dates...)
	var list []message
	var doubt string
	var text strings.Builder
	flush := func() {
		if n := len(list); n > 0 {
			list[n-1].text = text.String()
		}
		text.Reset()
	}
	for _, l := range lines {
		g := whatsApp.FindStringSubmatch(l.Text)
		if g == nil {
			if len(list) > 0 {
				text.WriteString("\n" + l.Text)
			}
			continue
		}
		flush()
		m := message{clock: strings.TrimSpace(strings.ReplaceAll(g[2], ".", ":") + g[3])}
		if r, ok := day.Value(wholeYear(g[1]), day.Policy{Order: order}); ok {
			m.date = r.Date
			if in := draft.InDoubt(r, wholeYear(g[1])); in != "" {
				doubt = in
			}
		}
		if who, words, ok := strings.Cut(g[4], ": "); ok && len(who) < 80 {
			m.who = strings.Trim(who, "\u200E\u202A\u202C~ ")
			text.WriteString(words)
		} else {
			text.WriteString(g[4])
		}
		list = append(list, m)
	}
	flush()
	warnings := dec.Warnings
	if doubt != "" {
		warnings = append(warnings, parse.Warning{Code: "date value",
			Text: "Dates in the chat are written like " + doubt + ", which could be either of two days."})
	}
	return numbered(byDay(list, parse.Declared{}), "a chat of WhatsApp", warnings)
}
