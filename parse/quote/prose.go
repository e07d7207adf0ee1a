package quote

import "onrecord/parse"

// paragraph finds the statements of one paragraph of prose, left to right:
// each utterance with the words that attribute it, and the clauses between
// them.
func (f *finder) paragraph(pi int) {
	p := prose{finder: f, us: f.utterances(pi), last: -1, spoken: -1}
	for _, s := range f.seg.SentencesOf(pi) {
		p.sentence(s)
	}
}

// prose is the state of reading one paragraph.
type prose struct {
	*finder
	us     []utterance
	next   int // index of the first utterance that is not read yet
	last   int // the statement that a following quotation goes on with, -1 if none
	spoken int // the statement of the quotation in this or the last sentence, -1 if none

	reports bool // what is read of the sentence has a statement, which ends before the quotation
}

// sentence reads the unquoted chunks and the utterances of one sentence.
func (p *prose) sentence(s parse.Sentence) {
	lo, hi := p.afterDateline(s), s.Tokens.To
	before, quoted, attributes := len(p.found), false, false
	p.reports = false
	if p.next > 0 && p.us[p.next-1].to > lo { // an utterance that began earlier ends here
		lo, quoted = p.us[p.next-1].to, true
	}
	for lo < hi || p.begins(hi) {
		end := hi
		var own *utterance
		if p.begins(hi) {
			own = &p.us[p.next]
			end = own.from
		}
		if lo < end {
			if n := p.chunk(lo, end, own, quoted); n >= 0 {
				p.last, attributes = n, true // a statement of this sentence, or of the quotation before it
				p.reports = n >= before && own != nil && !own.owned && p.is(end-1, ":")
				if p.reports && p.runsTo(n, end-1) { // "The deed says that Hale told her: “…”"
					own.owned = true
					p.found[n].Content = append(p.found[n].Content, own.Inner)
				}
				if own != nil && own.owned {
					p.spoken = n
				}
			}
		}
		if own == nil {
			break
		}
		p.next++
		lo, quoted = own.to, true
		if !own.owned {
			p.attribute(*own)
		}
	}
	if !quoted {
		p.spoken = -1
		if len(p.found) == before && !attributes {
			p.last = -1
		}
	}
}

// runsTo reports whether the content of a statement ends right before token i.
func (p *prose) runsTo(n, i int) bool {
	s := p.found[n]
	return s.Rule == parse.RuleReported && s.Content[len(s.Content)-1].End == p.tok[i-1].Span.End
}

// begins reports whether another utterance begins before token hi.
func (p *prose) begins(hi int) bool { return p.next < len(p.us) && p.us[p.next].from < hi }

// attribute finds the speaker of an utterance that no preceding words attribute.
func (p *prose) attribute(u utterance) {
	if a, ok := p.attributionAfter(u.to, p.attributionRange(u, p.us[p.next:])); ok {
		p.add(p.spokenBy(u, a))
		p.last = len(p.found) - 1
	} else if n := p.joined(u); n > 0 {
		p.last = len(p.found) - 1
		p.next += n
	} else {
		if p.spoken >= 0 && !p.reports { // a following quotation goes on with it, whatever the speaker did besides
			p.last = p.spoken
		}
		p.last = p.unattributed(u, p.last)
	}
	p.spoken = p.last
}

// joined makes one statement of quotations that follow each other with nothing
// between, the last of which is attributed, and returns how many follow the
// first: “We waited.” “Then the water came,” said Roke.
func (p *prose) joined(u utterance) int {
	s := parse.Statement{}
	for n, to := 0, u.to; p.next+n < len(p.us) && p.us[p.next+n].from == to && !p.us[p.next+n].owned; n++ {
		last := p.us[p.next+n]
		s.Content = append(s.Content, last.Inner)
		to = last.to
		if a, ok := p.attributionAfter(last.to, p.attributionRange(last, p.us[p.next+n+1:])); ok {
			whole := p.spokenBy(last, a)
			whole.Content = append([]parse.Span{u.Inner}, s.Content...)
			p.add(whole)
			return n + 1
		}
	}
	return 0
}

// afterDateline returns the first token of a sentence after the dateline:
// "VOSSGARD (NNA) –" is no subject.
func (f *finder) afterDateline(s parse.Sentence) int {
	lo := s.Tokens.From
	if d := f.doc.Dateline; !d.Empty() && s.Span.Has(d.Start) {
		for lo < s.Tokens.To && f.tok[lo].Span.Start < d.End {
			lo++
		}
	}
	return lo
}

// attributionRange returns where the attribution after an utterance ends at
// the latest: at the sentence's end or at the next utterance. If the
// quotation closes its sentence, a short next sentence may hold it:
// “What now?” Roke asked.
func (f *finder) attributionRange(u utterance, rest []utterance) int {
	_, pEnd := f.paragraphTokens(u.Paragraph)
	if u.to >= pEnd {
		return u.to
	}
	from, to := f.sentenceOf(u.to)
	if from == u.to && !f.isShortAttribution(from, to) && !(to == pEnd && f.fillsParagraph(u.to, to)) {
		return u.to
	}
	if len(rest) > 0 {
		return min(to, rest[0].from)
	}
	return to
}

// isShortAttribution reports whether a whole sentence is "Roke asked.", or
// "Roke asked softly before she left."
func (f *finder) isShortAttribution(from, to int) bool {
	const short, long = 9, 16 // tokens
	if to-from <= short && (f.is(from, dashes...) || f.attributionAt(from, f.trimEnd(from, to))) {
		return true
	}
	for k := from + 1; k < min(to, from+5) && to-from <= long; k++ {
		if c, ok := f.cueAt(k, to); ok && c.frame&clause != 0 && c.tense == past && f.is(c.to, "before", "while", "as", "when", "after", "with") {
			subj, why := f.subject(from, k, c.tense)
			return why == "" && subj.from == from
		}
	}
	return false
}
