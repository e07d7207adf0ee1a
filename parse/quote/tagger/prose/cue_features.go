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
	at   cuePlace
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
	x := v.place(i)
	b.Reset()
	v.fewKeys(x, b)
	v.wordKeys(x, b)
	b.Arrange(0, cueOrder[:])
	v.phraseKeys(x, b)
	n := len(b.All())
	cueHintKeys(x.in, x.hintsAround, x.hinted, x.pr, x.q, x.tag, b)
	v.ruleKeys(x, b)
	b.Arrange(n, cueHintOrder[:])
}

// cueOrder and its like say where a feature stands among those of its token. The order is
// that of the templates; training depends on it, as it leaves features out at random.
var (
	cueOrder = [...]uint8{
		2, 20, 25, 26, 34, 7, 43, 8, 42, 28, 27, 21, 22, 23, 33, 44, 35, 36, // fewKeys
		0, 1, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 24, 29, 30, 31, 32, 37, 38, 39, 40, 41, // wordKeys
	}
	cueHintOrder       = [...]uint8{0, 2, 3, 4, 1}
	cueHeadBeforeOrder = [...]uint8{0, 2, 3, 1}
	cueHeadAfterOrder  = [...]uint8{0, 2, 1}
)

// cuePlace is a token with its neighbours in the sentence, and the values of those of its
// features that have few.
type cuePlace struct {
	i                         int
	t, l1, l2, l3, r1, r2, r3 *Token
	tag, lt, rt               uint64 // its tag and those beside it
	pr, q, open, shut         uint64
	reg1, reg2                uint64 // whether the tokens beside it stand in a quotation
	start, end                uint64 // distance from both ends of the sentence
	title, hinted             uint64 // of the sentence
	in, hintsAround           uint64 // cue, content, source of a rule's statement: the token, those beside it
}

// place describes token i. It holds until the next call.
func (v *CueView) place(i int) *cuePlace {
	p, s, x := v.p, &v.s, &v.at
	t := &p.Tokens[i]
	x.i, x.t = i, t
	x.l1, x.l2, x.l3 = p.within(s, i-1), p.within(s, i-2), p.within(s, i-3)
	x.r1, x.r2, x.r3 = p.within(s, i+1), p.within(s, i+2), p.within(s, i+3)
	x.tag, x.lt, x.rt = uint64(t.Tag), uint64(x.l1.Tag), uint64(x.r1.Tag)
	x.pr, x.q, x.open, x.shut = uint64(t.Prior), uint64(t.Quoted), uint64(t.ToOpen), uint64(t.ToClose)
	x.reg1, x.reg2 = bit(x.l1.Region >= 0), bit(x.r1.Region >= 0)
	x.start, x.end = uint64(Bucket(i-int(s.From))), uint64(Bucket(int(s.To)-1-i))
	x.title, x.hinted = bit(s.Title), bit(s.Hinted)
	x.in = bit(t.Cue != 0) | bit(t.Said != 0)<<1 | bit(t.Who != 0)<<2
	x.hintsAround = bit(x.l1.Who != 0) | bit(x.l1.Said != 0)<<1 | bit(x.r1.Said != 0)<<2 | bit(x.r1.Who != 0)<<3
	return x
}

// fewKeys adds features that have few values; see CueSums.
func (v *CueView) fewKeys(x *cuePlace, b *crf.Features) {
	cueTagKeys(x.tag, x.pr, x.q, x.title, b)
	cueBeforeKeys(x.q, x.reg1, x.lt, x.tag, b)
	cueAfterKeys(x.q, x.reg2, x.tag, x.rt, b)
	b.Add2(cuePriorTagBefore, x.pr, x.lt)
	b.Add2(cuePriorTagAfter, x.pr, x.rt)
	b.Add3(cueQuotedFromOpening, x.q, x.open, x.tag)
	b.Add3(cueQuotedToClosing, x.q, x.shut, x.tag)
	b.Add3(cueQuotedBetween, x.q, x.open, x.shut)
	cueRivalKeys(v.best, v.sure, x.pr, x.q, b)
	b.Add2(cuePriorFromStart, x.start, x.pr)
	b.Add2(cuePriorToEnd, x.end, x.pr)
}

func cueTagKeys(tag, pr, q, title uint64, b *crf.Features) {
	b.Add1(cueTag, tag)
	b.Add2(cueQuotedTag, q, tag)
	b.Add2(cuePriorTag, pr, tag)
	b.Add2(cuePriorQuoted, pr, q)
	b.Add3(cuePriorInTitle, title, pr, tag)
}

func cueBeforeKeys(q, region, lt, tag uint64, b *crf.Features) {
	b.Add2(cueTagBefore, lt, tag)
	b.Add4(cueQuotationBefore, q, lt, region, tag)
}

func cueAfterKeys(q, region, tag, rt uint64, b *crf.Features) {
	b.Add2(cueTagAfter, tag, rt)
	b.Add4(cueQuotationAfter, q, rt, region, tag)
}

func cueRivalKeys(best, sure, pr, q uint64, b *crf.Features) {
	b.Add3(cuePriorAgainstBest, best, pr, q)
	b.Add2(cuePriorRivals, pr, sure)
}

// cueHintKeys adds the features of what the rules found.
func cueHintKeys(in, around, hinted, pr, q, tag uint64, b *crf.Features) {
	b.Add3(cueHint, in, pr, hinted)
	b.Add3(cueHintTag, in, tag, pr)
	b.Add3(cueHintedSentence, hinted, pr, q)
	b.Add3(cueHintsAround, around, in, pr)
}

// wordKeys adds the features of words, and of more than two tags.
func (v *CueView) wordKeys(x *cuePlace, b *crf.Features) {
	t, l1, l2, r1, r2, tag, lt, rt, pr := x.t, x.l1, x.l2, x.r1, x.r2, x.tag, x.lt, x.rt, x.pr
	before, after := v.lemmaAt(v.p.verbBefore[x.i]), v.lemmaAt(v.p.verbAfter[x.i])
	b.Add1(cueWord, t.Word)
	b.Add1(cueLemma, t.Lemma)
	b.Add1(cueWordBefore, l1.Word)
	b.Add1(cueWordAfter, r1.Word)
	b.Add1(cueSecondWordBefore, l2.Word)
	b.Add1(cueSecondWordAfter, r2.Word)
	b.Add3(cueTagsAround, lt, tag, rt)
	b.Add3(cueTwoTagsBefore, uint64(l2.Tag), lt, tag)
	b.Add3(cueTwoTagsAfter, tag, rt, uint64(r2.Tag))
	b.Add2(cueLemmaAndNext, t.Lemma, r1.Lemma)
	b.Add2(cueLemmaAndLast, l1.Lemma, t.Lemma)
	b.Add2(cueLemmaTagAfter, t.Lemma, rt)
	b.Add2(cueLemmaTagBefore, t.Lemma, lt)
	b.Add1(cueEnding3, t.End3)
	b.Add2(cueEnding2Tag, t.End2, tag)
	b.Add1(cueShape, t.Shape)
	b.Add2(cueQuotedLemma, x.q, t.Lemma)
	b.Add2(cueLemmaBesideQuote, bit(v.s.HasQuoted), t.Lemma)
	b.Add2(cuePriorWordAfter, pr, r1.Word)
	b.Add2(cueVerbBeforeTag, before, tag)
	b.Add2(cueVerbAfterTag, after, tag)
	b.Add2(cueVerbBeforeLemma, before, t.Lemma)
	b.Add3(cueLemmasAfter, t.Lemma, r1.Lemma, r2.Lemma)
	b.Add3(cueLemmasBefore, l2.Lemma, l1.Lemma, t.Lemma)
	b.Add2(cueThirdLemmaBefore, x.l3.Lemma, tag)
	b.Add2(cueThirdLemmaAfter, x.r3.Lemma, tag)
	b.Add3(cuePriorShapeAfter, pr, r1.Shape, uint64(r2.Tag))
}

// phraseKeys adds the features of the noun phrases on both sides.
func (v *CueView) phraseKeys(x *cuePlace, b *crf.Features) {
	before, far, after := v.heads(x.i)
	if before != nil {
		v.headBeforeKeys(x, before, far, b)
		b.Add2(cueHeadTagBeforePrior, uint64(before.Tag), x.pr)
		b.Arrange(len(b.All())-4, cueHeadBeforeOrder[:])
	}
	if after != nil {
		v.headAfterKeys(x, after, b)
		b.Add2(cueHeadTagAfterPrior, uint64(after.Tag), x.pr)
		b.Arrange(len(b.All())-3, cueHeadAfterOrder[:])
	}
}

func (v *CueView) headBeforeKeys(x *cuePlace, h *Token, far uint64, b *crf.Features) {
	b.Add2(cueHeadBeforePrior, h.Lemma, x.pr)
	b.Add3(cueHeadShapeBeforePrior, h.Shape, x.pr, far)
	b.Add2(cueHeadBeforeLemma, h.Lemma, x.t.Lemma)
}

func (v *CueView) headAfterKeys(x *cuePlace, h *Token, b *crf.Features) {
	b.Add2(cueHeadAfterPrior, h.Lemma, x.pr)
	b.Add2(cueHeadAfterLemma, h.Lemma, x.t.Lemma)
}

// heads returns the heads of the noun phrases on both sides, nil if there is none near, and
// how far away the first one's phrase is.
func (v *CueView) heads(i int) (before *Token, far uint64, after *Token) {
	p, s := v.p, &v.s
	k := i - 1
	for k >= int(s.From) && p.Tokens[k].Phrase < 0 && k > i-5 {
		k--
	}
	if k >= int(s.From) && p.Tokens[k].Phrase >= 0 {
		before, far = &p.Tokens[p.Phrases[p.Tokens[k].Phrase].Head], uint64(min(i-k, 3))
	}
	k = i + 1
	for k < int(s.To) && p.Tokens[k].Phrase < 0 && k < i+5 {
		k++
	}
	if k < int(s.To) && p.Tokens[k].Phrase >= 0 {
		after = &p.Tokens[p.Phrases[p.Tokens[k].Phrase].Head]
	}
	return before, far, after
}

// ruleKeys adds the features of the word together with what the rules found.
func (v *CueView) ruleKeys(x *cuePlace, b *crf.Features) {
	t := x.t
	b.Add2(cueHintLemma, x.in, t.Lemma)
	if t.Cue == 0 {
		return
	}
	rule := v.p.Hints[t.Cue-1].Rule
	part := bit(x.l1.Cue == t.Cue) | bit(x.r1.Cue == t.Cue)<<1
	b.Add2(cueRule, rule, part)
	b.Add3(cueRuleLemma, rule, part, t.Lemma)
	b.Add3(cueRulePrior, rule, part, x.pr)
}
