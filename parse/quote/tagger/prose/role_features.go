package prose

import "onrecord/parse/quote/tagger/crf"

// The labels of the second stage.
const (
	RoleOutside = iota
	SourceBegin
	SourceInside
	ContentBegin
	ContentInside
	RoleLabels
)

// The templates of the second stage; see those of the first. "Cue" is the cue that source
// and content are looked for, "hint" what the rules found, "between" what lies between a
// token and the cue, "context" what surrounds the cue.
const (
	roleWord               = 101
	roleLemma              = 102
	roleTagDistance        = 103
	roleTagBefore          = 104
	roleTagAfter           = 105
	roleTagsAround         = 106
	roleWordBefore         = 107
	roleWordAfter          = 108
	roleLemmaCue           = 109
	roleTagCueDistance     = 110
	rolePath               = 111
	rolePathCue            = 112
	rolePathContext        = 113
	roleCueDistance        = 114
	roleCueQuoted          = 115
	roleCueTagDistance     = 116
	roleDistanceContext    = 117
	roleQuotedContext      = 118
	roleSameQuotation      = 119
	roleQuotationsBetween  = 120
	roleCommasBetween      = 121
	roleVerbsBetween       = 122
	roleCuesBetween        = 123
	roleAllBetween         = 124
	roleAfterCue           = 125
	roleTagsAfterCue       = 126
	roleTagBeforeCue       = 127
	roleBeforeCue          = 128
	roleShape              = 129
	roleSentenceEdge       = 130
	roleTagWordBefore      = 131
	roleTagWordAfter       = 132
	roleTwoTagsBefore      = 133
	roleTwoTagsAfter       = 134
	roleLastJoin           = 135
	roleLastJoinContext    = 136
	roleLastVerb           = 137
	roleVerbAfter          = 138
	roleParagraphsQuoted   = 139
	roleParagraphsContext  = 140
	rolePhraseRank         = 141
	rolePhraseRankContext  = 142
	rolePhraseRankCue      = 143
	rolePhraseRankTags     = 144
	roleHead               = 145
	roleHeadShape          = 146
	roleHeadDirection      = 147
	roleAfterPhrase        = 148
	roleBeforePhrase       = 149
	roleBetweenMarks       = 150
	roleOtherCue           = 151
	roleCueInQuotation     = 152
	roleQuotationsNear     = 153
	roleQuotedSentence     = 154
	roleLemmasAround       = 155
	roleCuePrior           = 156
	roleCommaBeforeCue     = 157
	roleCountsCommaBefore  = 158
	rolePhraseTagsAround   = 159
	roleOtherHints         = 160
	roleOtherHintsDistance = 161
	roleHint               = 162
	roleHintAround         = 163
	roleHintAroundRule     = 164
	roleHintQuoted         = 165
	roleHintCue            = 166
	roleHintOthers         = 167
	roleHintWord           = 168
	roleHintTag            = 169
	roleHintBeforeTag      = 170
)

// place is a token as the cue sees it.
type place struct {
	i             int
	t             *Token
	s             *Sent
	w             *between
	dir           uint64 // 0 before the cue, 1 after it
	off, at       uint64 // sentences from the cue; with dir
	dist          int    // tokens from the cue
	d             uint64 // the same, coarse
	q, qs         uint64 // kind of quotation; whether in one, and in the cue's
	own           uint64 // of the hint
	before, after uint64 // and of the tokens beside
	others        uint64 // whether other hints hold the token
	first         uint64 // whether it is the first of its phrase
	rank          uint64 // of its phrase, noPhrase if it is in none
	head          uint64 // whether the cue stands in a quotation
}

// sameSentence is the distance in sentences of what stands in the cue's own.
const sameSentence = 3

// noPhrase is the rank of what is in no noun phrase.
const noPhrase = 99

// Keys makes the features of token i, which must not be of the cue.
func (v *RoleView) Keys(i int, b *crf.Features) {
	x := v.place(i)
	b.Reset()
	v.fewKeys(x, b)
	var few [32]uint32 // in the order of fewKeys
	copy(few[:], b.All())
	b.Reset()
	b.Put(few[:16]...)
	v.wordKeys(x, b)
	v.distanceKeys(x, b)
	v.quotedKeys(x, b)
	v.lastKeys(x, b)
	b.Arrange(0, roleOrder[:])
	b.Put(few[16])
	v.rankKeys(x, b)
	v.phraseKeys(x, b)
	b.Put(few[17])
	if v.hint < 0 {
		b.Put(few[20])
	} else {
		n := len(b.All())
		b.Put(few[20], few[21])
		v.hintKeys(x, b)
		b.Arrange(n, roleHintOrder[:])
	}
	b.Put(few[18])
	v.ownKeys(x, b)
	b.Put(few[19])
	if v.hint >= 0 {
		v.hintWordKeys(x, b)
		b.Put(few[22])
		b.Arrange(len(b.All())-3, roleHintWordOrder[:])
	}
}

// The order in which training sees features; see cueOrder.
var (
	roleOrder = [...]uint8{
		2, 3, 7, 13, 26, 27, 28, 29, 31, 30, 32, 36, 37, 38, 39, 40, // fewKeys
		0, 1, 4, 5, 6, 8, 9, 10, 11, 12, 14, // wordKeys
		15, 17, 18, 20, 22, // distanceKeys
		16, 19, 21, 23, 24, 25, // quotedKeys
		33, 34, 35, // lastKeys
	}
	roleHintOrder     = [...]uint8{3, 5, 0, 1, 2, 4}
	roleHintWordOrder = [...]uint8{0, 2, 1}
)

// place describes token i. It holds until the next call.
func (v *RoleView) place(i int) *place {
	t, x := &v.p.Tokens[i], &v.at
	k := i - v.From
	x.i, x.t, x.s, x.w = i, t, &v.p.Sents[t.Sent], &v.between[k]
	x.dir, x.dist = 0, v.cueFrom-i
	if i >= v.cueTo {
		x.dir, x.dist = 1, i-v.cueTo+1
	}
	x.off = uint64(min(4, max(-sameSentence, int(t.Sent)-v.sent)) + sameSentence)
	x.at = x.dir | x.off<<1
	x.d = uint64(Bucket(x.dist))
	x.q = uint64(t.Quoted)
	x.qs = bit(t.Region >= 0)
	if t.Region >= 0 && t.Region == v.head.Region {
		x.qs = 2
	}
	x.head, x.first, x.rank = bit(v.head.Region >= 0), 0, noPhrase
	if t.Phrase >= 0 {
		x.first, x.rank = bit(int(v.p.Phrases[t.Phrase].From) == i), uint64(x.w.rank)
	}
	id := int16(v.hint + 1)
	x.others = bit(t.Cue != 0 && t.Cue != id) | bit(t.Said != 0 && t.Said != id)<<1 | bit(t.Who != 0 && t.Who != id)<<2
	x.own, x.before, x.after = uint64(v.own[k]), 0, 0
	if k > 0 {
		x.before = uint64(v.own[k-1])
	}
	if k+1 < len(v.own) {
		x.after = uint64(v.own[k+1])
	}
	return x
}

// same reports whether the token stands in the cue's sentence.
func (x *place) same() bool { return x.off == sameSentence }

// counts are the counts of what lies between, in one number.
func (x *place) counts() uint64 {
	return uint64(x.w.verbs) | uint64(x.w.joins)<<2 | uint64(x.w.commas)<<4
}

// fewKeys adds the features that have few values; see roleSums.few.
func (v *RoleView) fewKeys(x *place, b *crf.Features) {
	t, w, at, q, tag := x.t, x.w, x.at, x.q, uint64(x.t.Tag)
	commas, verbs, cues, paras, quotes := uint64(w.commas), uint64(w.verbs), uint64(w.cues), uint64(w.paras), uint64(w.quotes)
	b.Add3(roleTagBefore, uint64(v.p.around(x.i-1).Tag), tag, at)
	b.Add3(roleTagAfter, tag, uint64(v.p.around(x.i+1).Tag), at)
	b.Add4(roleSentenceEdge, bit(x.i == int(x.s.From)), bit(x.i == int(x.s.To)-1), at, q)
	b.Add4(roleBetweenMarks, uint64(t.ToOpen), uint64(t.ToClose), q, at)
	b.Add5(roleCommaBeforeCue, v.comma, v.ends, x.d, x.dir, q)
	roleQuotationKeys(x.qs, x.head, at, quotes, cues, b)
	roleCountKeys(commas, cues, at, q, b)
	b.Add3(roleVerbsBetween, verbs, at, v.context)
	b.Add4(roleAllBetween, cues, verbs, commas, x.dir)
	b.Add4(roleParagraphsQuoted, paras, at, q, v.near)
	b.Add3(roleParagraphsContext, paras, at, v.context)
	b.Add5(roleQuotationsNear, v.context&3, q, v.near, at, quotes)
	b.Add4(roleQuotedSentence, bit(x.s.HasQuoted), bit(x.s.OpensQuote), q, at)
	b.Add5(roleCountsCommaBefore, x.counts(), v.comma, v.ends, x.dir, bit(x.same()))
	b.Add3(rolePhraseRank, x.rank, x.off, x.first) // the 16th; Keys takes them from here on one by one
	b.Add3(roleOtherHints, x.others, at, q)
	b.Add3(roleTagDistance, tag, at, x.d)
	b.Add3(roleOtherCue, bit(v.other[x.i]), at, q)
	if v.hint < 0 {
		b.Add3(roleOtherHintsDistance, x.others, at, x.d)
		return
	}
	b.Add3(roleHintQuoted, x.own, q, at)
	b.Add3(roleHintOthers, x.own, x.others, at)
	b.Add3(roleHintTag, x.own, tag, at)
}

// wordKeys adds the features of the words there, which are the same for any cue on that
// side.
func (v *RoleView) wordKeys(x *place, b *crf.Features) {
	p, i, t, at, dir := v.p, x.i, x.t, x.at, x.dir
	l1, l2, r1, r2 := p.around(i-1), p.around(i-2), p.around(i+1), p.around(i+2)
	tag, lt, rt := uint64(t.Tag), uint64(l1.Tag), uint64(r1.Tag)
	b.Add2(roleWord, t.Word, at)
	b.Add1(roleLemma, t.Lemma)
	b.Add4(roleTagsAround, lt, tag, rt, dir)
	b.Add3(roleWordBefore, l1.Word, t.Word, dir)
	b.Add3(roleWordAfter, t.Word, r1.Word, dir)
	b.Add3(roleTagWordBefore, l1.Word, at, tag)
	b.Add3(roleTagWordAfter, r1.Word, at, tag)
	b.Add4(roleTwoTagsBefore, uint64(l2.Tag), lt, tag, at)
	b.Add4(roleTwoTagsAfter, tag, rt, uint64(r2.Tag), at)
	b.Add3(roleVerbAfter, p.lemmaAt(p.verbAfter[i]), at, tag)
	b.Add3(roleLemmasAround, l1.Lemma, r1.Lemma, dir)
}

// distanceKeys adds the features of the cue at that distance from it.
func (v *RoleView) distanceKeys(x *place, b *crf.Features) {
	at, d := x.at, x.d
	b.Add3(roleCueDistance, v.head.Lemma, at, d)
	b.Add3(roleCueTagDistance, uint64(v.head.Tag), at, d)
	b.Add3(roleDistanceContext, at, d, v.context)
	b.Add3(roleAfterCue, v.next.Lemma, at, d)
	b.Add3(roleTagBeforeCue, uint64(v.before.Tag), at, d)
}

// quotedKeys adds the features of the cue for what is quoted in that way.
func (v *RoleView) quotedKeys(x *place, b *crf.Features) {
	at, q, cue := x.at, x.q, v.head.Lemma
	b.Add3(roleCueQuoted, cue, at, q)
	b.Add3(roleQuotedContext, at, q, v.context)
	b.Add3(roleTagsAfterCue, uint64(v.next.Tag), uint64(v.next2.Tag), at)
	b.Add3(roleBeforeCue, v.before.Lemma, at, q)
	b.Add4(roleCueInQuotation, x.head, cue, at, q)
	b.Add3(roleCuePrior, uint64(v.head.Prior), at, q)
}

// roleQuotationKeys adds the features of the quotations that token and cue stand in.
func roleQuotationKeys(qs, head, at, quotes, cues uint64, b *crf.Features) {
	b.Add3(roleSameQuotation, qs, head, at)
	b.Add4(roleQuotationsBetween, qs, at, quotes, cues)
}

// roleCountKeys adds the features of commas and of other cues between token and cue.
func roleCountKeys(commas, cues, at, q uint64, b *crf.Features) {
	b.Add3(roleCommasBetween, commas, at, q)
	b.Add3(roleCuesBetween, cues, at, q)
}

// lastKeys adds the features of the words between token and cue that begin a clause.
func (v *RoleView) lastKeys(x *place, b *crf.Features) {
	w := x.w
	b.Add3(roleLastJoin, uint64(w.joins), x.at, w.lastJoin)
	b.Add3(roleLastJoinContext, w.lastJoin, v.context, x.dir)
	b.Add2(roleLastVerb, w.lastVerb, x.at)
}

// ownKeys adds the features of this token together with this cue.
func (v *RoleView) ownKeys(x *place, b *crf.Features) {
	t, dir, cue := x.t, x.dir, v.head.Lemma
	if x.dist <= 6 && x.same() {
		b.Add3(roleLemmaCue, t.Lemma, cue, dir)
		b.Add4(roleTagCueDistance, uint64(t.Tag), cue, dir, x.d)
		b.Add2(rolePath, x.w.path, dir)
		b.Add3(rolePathCue, x.w.path, cue, dir)
		b.Add3(rolePathContext, x.w.path, v.context, dir)
	}
	b.Add3(roleShape, t.Shape, x.at, x.d)
}

// around returns token i of the page, or the edge.
func (p *Page) around(i int) *Token {
	if i < 0 || i >= len(p.Tokens) {
		return &edge
	}
	return &p.Tokens[i]
}

func (p *Page) lemmaAt(i int32) uint64 {
	if i < 0 {
		return 0
	}
	return p.Tokens[i].Lemma
}

// rankKeys adds the features of the rank of the token's noun phrase.
func (v *RoleView) rankKeys(x *place, b *crf.Features) {
	b.Add3(rolePhraseRankContext, x.rank, x.off, v.context)
	b.Add3(rolePhraseRankCue, x.rank, x.off, v.head.Lemma)
	b.Add4(rolePhraseRankTags, x.rank, uint64(v.head.Tag), uint64(v.next.Tag), x.off)
}

// phraseKeys adds the features of the token's noun phrase itself.
func (v *RoleView) phraseKeys(x *place, b *crf.Features) {
	if x.t.Phrase < 0 {
		return
	}
	p, off, rank := v.p, x.off, x.rank
	ph := &p.Phrases[x.t.Phrase]
	h := &p.Tokens[ph.Head]
	before, after := p.around(int(ph.From)-1), p.around(int(ph.To))
	b.Add3(roleHead, h.Lemma, rank, off)
	b.Add4(roleHeadShape, uint64(h.Tag), h.Shape, rank, off)
	b.Add2(roleHeadDirection, h.Lemma, x.dir)
	b.Add3(roleAfterPhrase, after.Lemma, rank, off)
	b.Add3(roleBeforePhrase, before.Lemma, rank, off)
	b.Add4(rolePhraseTagsAround, uint64(h.Tag), uint64(after.Tag), uint64(before.Tag), rank)
}

// hintKeys adds the features of the cue's rule and of what it found here.
func (v *RoleView) hintKeys(x *place, b *crf.Features) {
	b.Add2(roleHint, x.own, v.rule)
	b.Add3(roleHintAround, x.before, x.own, x.after)
	b.Add4(roleHintAroundRule, x.before, x.own, x.after, v.rule)
	b.Add2(roleHintCue, x.own, v.head.Lemma)
}

// hintWordKeys adds the features of the word together with what the cue's rule found.
func (v *RoleView) hintWordKeys(x *place, b *crf.Features) {
	b.Add2(roleHintWord, x.own, x.t.Word)
	b.Add3(roleHintBeforeTag, x.before, x.own, uint64(x.t.Tag))
}
