package prose

import "onrecord/parse/quote/tagger/crf"

// The labels of the first stage.
const (
	CueOutside = iota
	CueBegin
	CueInside
	CueLabels
)

// CueClass returns the kind of boundary before token i, which must not be the
// first of its sentence.
func (p *Page) CueClass(i int) uint8 {
	c := uint8(0)
	t := &p.Tokens[i]
	switch {
	case !t.Has(IsWord):
		c = 2
	case t.Has(IsVerb):
		c = 1
	}
	if i > 0 && p.Tokens[i-1].Sent == t.Sent && p.Tokens[i-1].Has(IsVerb) {
		c += 3
	}
	if t.Cue != 0 && i > 0 && p.Tokens[i-1].Cue == t.Cue {
		c += 6
	}
	return c
}

// CueView makes the features of one sentence's tokens for the first stage.
type CueView struct {
	p    *Page
	s    Sent
	best uint64 // highest prior outside quotation marks
	sure uint64 // how many tokens have a high prior, at most 3
}

// Open begins a sentence.
func (v *CueView) Open(p *Page, sent int) {
	v.p, v.s, v.best, v.sure = p, p.Sents[sent], 0, 0
	for i := v.s.From; i < v.s.To; i++ {
		t := &p.Tokens[i]
		if t.Region < 0 {
			v.best = max(v.best, uint64(t.Prior))
		}
		if t.Prior > 3 && v.sure < 3 {
			v.sure++
		}
	}
}

// lemmaAt returns the lemma of a verb found within the sentence.
func (v *CueView) lemmaAt(i int32) uint64 {
	if i < v.s.From || i >= v.s.To {
		return 0
	}
	return v.p.Tokens[i].Lemma
}

// Keys makes the features of token i.
func (v *CueView) Keys(i int, b *crf.Keys) {
	p, s := v.p, &v.s
	t := &p.Tokens[i]
	l1, l2, l3 := p.within(s, i-1), p.within(s, i-2), p.within(s, i-3)
	r1, r2, r3 := p.within(s, i+1), p.within(s, i+2), p.within(s, i+3)
	tag, lt, rt, lt2, rt2 := uint64(t.Tag), uint64(l1.Tag), uint64(r1.Tag), uint64(l2.Tag), uint64(r2.Tag)
	q := uint64(t.Quoted)
	pr := uint64(t.Prior)
	open, shut := uint64(t.ToOpen), uint64(t.ToClose)
	b.Reset()
	b.Add1(1, t.Word)
	b.Add1(2, t.Lemma)
	b.Add1(3, tag)
	b.Add1(4, l1.Word)
	b.Add1(5, r1.Word)
	b.Add1(6, l2.Word)
	b.Add1(7, r2.Word)
	b.Add2(8, lt, tag)
	b.Add2(9, tag, rt)
	b.Add3(10, lt, tag, rt)
	b.Add3(11, lt2, lt, tag)
	b.Add3(12, tag, rt, rt2)
	b.Add2(13, t.Lemma, r1.Lemma)
	b.Add2(14, l1.Lemma, t.Lemma)
	b.Add2(15, t.Lemma, rt)
	b.Add2(16, t.Lemma, lt)
	b.Add1(17, t.End3)
	b.Add2(18, t.End2, tag)
	b.Add1(19, t.Shape)
	b.Add2(20, q, t.Lemma)
	b.Add2(21, q, tag)
	b.Add3(22, q, open, tag)
	b.Add3(23, q, shut, tag)
	b.Add3(24, q, open, shut)
	b.Add2(25, bit(s.HasQuoted), t.Lemma)
	b.Add2(26, pr, tag)
	b.Add2(27, pr, q)
	b.Add2(28, pr, rt)
	b.Add2(29, pr, lt)
	b.Add2(30, pr, r1.Word)
	before, after := v.lemmaAt(p.verbBefore[i]), v.lemmaAt(p.verbAfter[i])
	b.Add2(31, before, tag)
	b.Add2(32, after, tag)
	b.Add2(33, before, t.Lemma)
	b.Add3(34, v.best, pr, q)
	b.Add3(35, bit(s.Title), pr, tag)
	b.Add2(36, uint64(Bucket(i-int(s.From))), pr)
	b.Add2(37, uint64(Bucket(int(s.To)-1-i)), pr)
	b.Add3(38, t.Lemma, r1.Lemma, r2.Lemma)
	b.Add3(39, l2.Lemma, l1.Lemma, t.Lemma)
	b.Add2(40, l3.Lemma, tag)
	b.Add2(41, r3.Lemma, tag)
	b.Add3(42, pr, r1.Shape, rt2)
	b.Add4(43, q, rt, bit(r1.Region >= 0), tag)
	b.Add4(44, q, lt, bit(l1.Region >= 0), tag)
	b.Add2(45, pr, v.sure)
	v.phraseKeys(i, b)
	v.hintKeys(i, t, l1, r1, b)
}

// phraseKeys adds what the noun phrases on both sides say.
func (v *CueView) phraseKeys(i int, b *crf.Keys) {
	p, s := v.p, &v.s
	t := &p.Tokens[i]
	pr := uint64(t.Prior)
	k := i - 1
	for k >= int(s.From) && p.Tokens[k].Phrase < 0 && k > i-5 {
		k--
	}
	if k >= int(s.From) && p.Tokens[k].Phrase >= 0 {
		h := &p.Tokens[p.Phrases[p.Tokens[k].Phrase].Head]
		b.Add2(50, h.Lemma, pr)
		b.Add2(51, uint64(h.Tag), pr)
		b.Add3(52, h.Shape, pr, uint64(min(i-k, 3)))
		b.Add2(53, h.Lemma, t.Lemma)
	}
	k = i + 1
	for k < int(s.To) && p.Tokens[k].Phrase < 0 && k < i+5 {
		k++
	}
	if k < int(s.To) && p.Tokens[k].Phrase >= 0 {
		h := &p.Tokens[p.Phrases[p.Tokens[k].Phrase].Head]
		b.Add2(54, h.Lemma, pr)
		b.Add2(55, uint64(h.Tag), pr)
		b.Add2(56, h.Lemma, t.Lemma)
	}
}

// hintKeys adds what the rules found.
func (v *CueView) hintKeys(i int, t, l1, r1 *Token, b *crf.Keys) {
	pr := uint64(t.Prior)
	in := bit(t.Cue != 0) | bit(t.Said != 0)<<1 | bit(t.Who != 0)<<2
	around := bit(l1.Who != 0) | bit(l1.Said != 0)<<1 | bit(r1.Said != 0)<<2 | bit(r1.Who != 0)<<3
	hinted := bit(v.s.Hinted)
	b.Add3(60, in, pr, hinted)
	b.Add2(61, in, t.Lemma)
	b.Add3(62, in, uint64(t.Tag), pr)
	b.Add3(63, hinted, pr, uint64(t.Quoted))
	b.Add3(64, around, in, pr)
	if t.Cue != 0 {
		rule := v.p.Hints[t.Cue-1].Rule
		part := bit(l1.Cue == t.Cue) | bit(r1.Cue == t.Cue)<<1
		b.Add2(65, rule, part)
		b.Add3(66, rule, part, t.Lemma)
		b.Add3(67, rule, part, pr)
	}
}
