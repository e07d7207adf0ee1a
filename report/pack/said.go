package pack

import (
	"strings"

	"onrecord/report"
)

// said is a row's quote on one line. Where its report passes from its own words to the
// speaker's, these stand in quotation marks, as they do there; what is a quotation as a
// whole gets its marks where it is set.
func said(r *report.Row) string {
	if r.Kind != "mixed" {
		return oneLine(r.Quote)
	}
	var b strings.Builder
	for _, p := range report.Parts(r) {
		if !p.Quoted {
			b.WriteString(p.Text)
			continue
		}
		open, shut := quotationMarks(r.Language, p.Text)
		b.WriteString(open + p.Text + shut)
	}
	return oneLine(b.String())
}

// cutSign stands where a statement goes on in the record.
const cutSign = " […]"

// shortened is a row's quote in about n characters, with its quotation marks.
func shortened(r *report.Row, n int) string {
	whole := said(r)
	words, cut := report.Shortened(whole, n)
	words = strings.TrimSuffix(words, ",") // that of "…," she said
	if r.Kind == "direct" || r.Kind == "turn" {
		if cut {
			words += cutSign
		}
		open, shut := quotationMarks(r.Language, words)
		return open + words + shut
	}
	if cut {
		for _, p := range report.Parts(r) {
			if open, shut := quotationMarks(r.Language, p.Text); p.Quoted && strings.Count(words, open) > strings.Count(words, shut) {
				words += shut
			}
		}
		words += cutSign
	}
	return words
}

// titleInShort is the headline of a report, or its beginning.
func titleInShort(title string) string {
	words, cut := report.Shortened(title, longestTitle)
	if cut {
		words += cutSign
	}
	return words
}
