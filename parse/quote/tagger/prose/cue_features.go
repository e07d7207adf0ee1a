package prose

import "onrecord/parse/quote/tagger/crf"

// The labels of the first stage.
const (
	CueOutside = iota
	CueBegin
	CueInside
	CueLabels
)

// The templates of the first stage, each by what it joins. Their numbers are
// hashed into the features, and so into the weights: a new template gets a new
// number, and that of a dropped one is not used again.
const (
	cueWord                 = 1
	cueLemma                = 2
	cueTag                  = 3
	cueWordBefore           = 4
	cueWordAfter            = 5
	cueSecondWordBefore     = 6
	cueSecondWordAfter      = 7
	cueTagBefore            = 8
	cueTagAfter             = 9
	cueTagsAround           = 10
	cueTwoTagsBefore        = 11
	cueTwoTagsAfter         = 12
	cueLemmaAndNext         = 13
	cueLemmaAndLast         = 14
	cueLemmaTagAfter        = 15
	cueLemmaTagBefore       = 16
	cueEnding3              = 17
	cueEnding2Tag           = 18
	cueShape                = 19
	cueQuotedLemma          = 20
	cueQuotedTag            = 21
	cueQuotedFromOpening    = 22
	cueQuotedToClosing      = 23
	cueQuotedBetween        = 24
	cueLemmaBesideQuote     = 25
	cuePriorTag             = 26
	cuePriorQuoted          = 27
	cuePriorTagAfter        = 28
	cuePriorTagBefore       = 29
	cuePriorWordAfter       = 30
	cueVerbBeforeTag        = 31
	cueVerbAfterTag         = 32
	cueVerbBeforeLemma      = 33
	cuePriorAgainstBest     = 34
	cuePriorInTitle         = 35
	cuePriorFromStart       = 36
	cuePriorToEnd           = 37
	cueLemmasAfter          = 38
	cueLemmasBefore         = 39
	cueThirdLemmaBefore     = 40
	cueThirdLemmaAfter      = 41
	cuePriorShapeAfter      = 42
	cueQuotationAfter       = 43
	cueQuotationBefore      = 44
	cuePriorRivals          = 45
	cueHeadBeforePrior      = 50
	cueHeadTagBeforePrior   = 51
	cueHeadShapeBeforePrior = 52
	cueHeadBeforeLemma      = 53
	cueHeadAfterPrior       = 54
	cueHeadTagAfterPrior    = 55
	cueHeadAfterLemma       = 56
	cueHint                 = 60
	cueHintLemma            = 61
	cueHintTag              = 62
	cueHintedSentence       = 63
	cueHintsAround          = 64
	cueRule                 = 65
	cueRuleLemma            = 66
	cueRulePrior            = 67
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

// CueView makes the first-stage features of one sentence's tokens.
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
func (v *CueView) Keys(i int, b *crf.Features) {
	p, s := v.p, &v.s
	t := &p.Tokens[i]
	l1, l2, l3 := p.within(s, i-1), p.within(s, i-2), p.within(s, i-3)
	r1, r2, r3 := p.within(s, i+1), p.within(s, i+2), p.within(s, i+3)
	tag, lt, rt, lt2, rt2 := uint64(t.Tag), uint64(l1.Tag), uint64(r1.Tag), uint64(l2.Tag), uint64(r2.Tag)
	q := uint64(t.Quoted)
	pr := uint64(t.Prior)
	open, shut := uint64(t.ToOpen), uint64(t.ToClose)
	b.Reset()
	b.Add1(cueWord, t.Word)
	b.Add1(cueLemma, t.Lemma)
	b.Add1(cueTag, tag)
	b.Add1(cueWordBefore, l1.Word)
	b.Add1(cueWordAfter, r1.Word)
	b.Add1(cueSecondWordBefore, l2.Word)
	b.Add1(cueSecondWordAfter, r2.Word)
	b.Add2(cueTagBefore, lt, tag)
	b.Add2(cueTagAfter, tag, rt)
	b.Add3(cueTagsAround, lt, tag, rt)
	b.Add3(cueTwoTagsBefore, lt2, lt, tag)
	b.Add3(cueTwoTagsAfter, tag, rt, rt2)
	b.Add2(cueLemmaAndNext, t.Lemma, r1.Lemma)
	b.Add2(cueLemmaAndLast, l1.Lemma, t.Lemma)
	b.Add2(cueLemmaTagAfter, t.Lemma, rt)
	b.Add2(cueLemmaTagBefore, t.Lemma, lt)
	b.Add1(cueEnding3, t.End3)
	b.Add2(cueEnding2Tag, t.End2, tag)
	b.Add1(cueShape, t.Shape)
	b.Add2(cueQuotedLemma, q, t.Lemma)
	b.Add2(cueQuotedTag, q, tag)
	b.Add3(cueQuotedFromOpening, q, open, tag)
	b.Add3(cueQuotedToClosing, q, shut, tag)
	b.Add3(cueQuotedBetween, q, open, shut)
	b.Add2(cueLemmaBesideQuote, bit(s.HasQuoted), t.Lemma)
	b.Add2(cuePriorTag, pr, tag)
	b.Add2(cuePriorQuoted, pr, q)
	b.Add2(cuePriorTagAfter, pr, rt)
	b.Add2(cuePriorTagBefore, pr, lt)
	b.Add2(cuePriorWordAfter, pr, r1.Word)
	before, after := v.lemmaAt(p.verbBefore[i]), v.lemmaAt(p.verbAfter[i])
	b.Add2(cueVerbBeforeTag, before, tag)
	b.Add2(cueVerbAfterTag, after, tag)
	b.Add2(cueVerbBeforeLemma, before, t.Lemma)
	b.Add3(cuePriorAgainstBest, v.best, pr, q)
	b.Add3(cuePriorInTitle, bit(s.Title), pr, tag)
	b.Add2(cuePriorFromStart, uint64(Bucket(i-int(s.From))), pr)
	b.Add2(cuePriorToEnd, uint64(Bucket(int(s.To)-1-i)), pr)
	b.Add3(cueLemmasAfter, t.Lemma, r1.Lemma, r2.Lemma)
	b.Add3(cueLemmasBefore, l2.Lemma, l1.Lemma, t.Lemma)
	b.Add2(cueThirdLemmaBefore, l3.Lemma, tag)
	b.Add2(cueThirdLemmaAfter, r3.Lemma, tag)
	b.Add3(cuePriorShapeAfter, pr, r1.Shape, rt2)
	b.Add4(cueQuotationAfter, q, rt, bit(r1.Region >= 0), tag)
	b.Add4(cueQuotationBefore, q, lt, bit(l1.Region >= 0), tag)
	b.Add2(cuePriorRivals, pr, v.sure)
	v.phraseKeys(i, b)
	v.hintKeys(i, t, l1, r1, b)
}

// phraseKeys adds the features of the noun phrases on both sides.
func (v *CueView) phraseKeys(i int, b *crf.Features) {
	p, s := v.p, &v.s
	t := &p.Tokens[i]
	pr := uint64(t.Prior)
	k := i - 1
	for k >= int(s.From) && p.Tokens[k].Phrase < 0 && k > i-5 {
		k--
	}
	if k >= int(s.From) && p.Tokens[k].Phrase >= 0 {
		h := &p.Tokens[p.Phrases[p.Tokens[k].Phrase].Head]
		b.Add2(cueHeadBeforePrior, h.Lemma, pr)
		b.Add2(cueHeadTagBeforePrior, uint64(h.Tag), pr)
		b.Add3(cueHeadShapeBeforePrior, h.Shape, pr, uint64(min(i-k, 3)))
		b.Add2(cueHeadBeforeLemma, h.Lemma, t.Lemma)
	}
	k = i + 1
	for k < int(s.To) && p.Tokens[k].Phrase < 0 && k < i+5 {
		k++
	}
	if k < int(s.To) && p.Tokens[k].Phrase >= 0 {
		h := &p.Tokens[p.Phrases[p.Tokens[k].Phrase].Head]
		b.Add2(cueHeadAfterPrior, h.Lemma, pr)
		b.Add2(cueHeadTagAfterPrior, uint64(h.Tag), pr)
		b.Add2(cueHeadAfterLemma, h.Lemma, t.Lemma)
	}
}

// hintKeys adds the features of what the rules found.
func (v *CueView) hintKeys(i int, t, l1, r1 *Token, b *crf.Features) {
	pr := uint64(t.Prior)
	in := bit(t.Cue != 0) | bit(t.Said != 0)<<1 | bit(t.Who != 0)<<2
	around := bit(l1.Who != 0) | bit(l1.Said != 0)<<1 | bit(r1.Said != 0)<<2 | bit(r1.Who != 0)<<3
	hinted := bit(v.s.Hinted)
	b.Add3(cueHint, in, pr, hinted)
	b.Add2(cueHintLemma, in, t.Lemma)
	b.Add3(cueHintTag, in, uint64(t.Tag), pr)
	b.Add3(cueHintedSentence, hinted, pr, uint64(t.Quoted))
	b.Add3(cueHintsAround, around, in, pr)
	if t.Cue != 0 {
		rule := v.p.Hints[t.Cue-1].Rule
		part := bit(l1.Cue == t.Cue) | bit(r1.Cue == t.Cue)<<1
		b.Add2(cueRule, rule, part)
		b.Add3(cueRuleLemma, rule, part, t.Lemma)
		b.Add3(cueRulePrior, rule, part, pr)
	}
}
