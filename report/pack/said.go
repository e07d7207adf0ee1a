package pack

import (
	"strings"

	"onrecord/report"
)

// cutSign shows that a statement continues in the record.
const cutSign = " […]"

// shortened is a row's quote in about n characters, with its quotation marks.
func shortened(r *report.Row, n int) string {
	words, cut := report.Shortened(oneLine(r.Quote), n)
	words = strings.TrimSuffix(words, ",") // the comma of "…," she said
	if r.Kind == "direct" || r.Kind == "turn" {
		if cut {
			words += cutSign
		}
		open, shut := quotationMarks(r.Language, words)
		return open + words + shut
	}
	if cut {
		words += unclosed(words) + cutSign
	}
	return words
}

// unclosed is the mark that closes a quotation which a text opens and does not close; "" if
// it closes them all.
func unclosed(s string) string {
	for _, marks := range [][2]string{{"„", "“"}, {"“", "”"}, {"«", "»"}} {
		if open := strings.LastIndex(s, marks[0]); open >= 0 {
			if strings.ContainsAny(s[open+len(marks[0]):], "“”»") {
				return ""
			}
			return marks[1]
		}
	}
	if strings.Count(s, `"`)%2 == 1 {
		return `"`
	}
	return ""
}

// titleInShort is the headline of a report, or its beginning.
func titleInShort(title string) string {
	words, cut := report.Shortened(title, longestTitle)
	if cut {
		words += cutSign
	}
	return words
}
