package speaker

import (
	"sort"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// otherVoice is the statement whose speaker also makes statement i, a quotation without
// an attribution in a dialogue: two people have spoken in turn, the first with a question,
// and each paragraph since is one quotation. -1 if it is no dialogue.
//
//	“Did you sign it?” Voss asked.
//	“No,” Hale said.
//	“Did anybody?”
//	“I cannot say.”
func (d *discourse) otherVoice(i int) int {
	if i < 2 || !d.wholeParagraph(i) || !d.wholeParagraph(i-1) || !d.nextTo(i-1, i) {
		return -1
	}
	a, b := d.out[i-1].who, d.out[i-2].who
	if len(a) != 1 || len(b) != 1 || a[0] == b[0] || !d.nextTo(i-2, i-1) {
		return -1
	}
	asked := d.statements[i-1].Stance == parse.Asks
	if d.out[i-1].how == otherOfTwo || d.statements[i-2].Stance == parse.Asks && !asked || asked && d.repliesShortly(i) {
		return i - 2
	}
	return -1
}

const otherOfTwo = "the other of two who talk"

// repliesShortly reports whether a statement begins as an answer does: “No, ma'am.”
func (d *discourse) repliesShortly(i int) bool {
	from, _ := d.page.within(d.statements[i].Content[0])
	return lang.ShortAnswers[d.page.at(from).fold]
}

// wholeParagraph reports whether a statement is all that its paragraph says: one
// quotation, which ends there, with no more than its attribution.
func (d *discourse) wholeParagraph(i int) bool {
	s := &d.statements[i]
	if s.Kind != parse.Direct || s.Turn > 0 || s.Leads {
		return false
	}
	all := d.page.seg.Quotations
	for k := sort.Search(len(all), func(k int) bool { return all[k].Paragraph >= s.Paragraph }); k < len(all) && all[k].Paragraph == s.Paragraph; k++ {
		if all[k].Unclosed || all[k].Continues {
			return false
		}
	}
	return true
}

// nextTo reports whether one statement stands in the paragraph after the other's.
func (d *discourse) nextTo(a, b int) bool {
	return d.statements[b].Paragraph == d.statements[a].Paragraph+1
}
