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

// How far the second stage looks from a cue, in sentences.
const (
	sentencesBefore = 2
	sentencesAfter  = 3
)

// RoleView makes the second-stage features of the tokens around one cue. It is reused from
// cue to cue.
type RoleView struct {
	From, To int // the window, in tokens

	p              *Page
	cueFrom, cueTo int
	head           *Token
	sent           int
	hint           int // index of the cue's own hint, -1 if none
	rule           uint64

	next, next2, before *Token // beside the cue, in its sentence
	quotedBefore        uint64 // the sentence has quoted words before the cue
	quotedAfter         uint64
	comma               uint64 // 1: a comma stands before the cue's group, 2: a quotation mark
	ends                uint64 // the sentence is over soon after the cue
	context             uint64
	near                uint64 // quotations in the sentences beside

	other   []bool // tokens that begin other cues, by token of the page
	between []between
	own     []uint8

	sums roleSums
}

// between counts what lies between a token and the cue, each up to 3.
type between struct {
	commas, verbs, cues, joins, paras, quotes uint8
	rank                                      uint8  // of its noun phrase, counted from the cue
	lastJoin, lastVerb                        uint64 // nearest on the way to the cue
	path                                      uint64 // tags on the way, up to 6
}

// The bits of own: where a token stands in the cue's own hint.
const (
	ownContent = 1 << iota
	ownBegin
	ownEnd
	ownSource
)

// OpenPage begins a page. The cues given are those that the second stage treats as
// certain.
func (v *RoleView) OpenPage(p *Page, cues [][2]int) {
	v.p = p
	if cap(v.other) < len(p.Tokens) {
		v.other = make([]bool, len(p.Tokens)*2)
	}
	v.other = v.other[:len(p.Tokens)]
	clear(v.other)
	v.sums.openPage(len(p.Tokens))
	for _, c := range cues {
		v.other[c[0]] = true
	}
}

// Open begins the cue at tokens [from, to).
func (v *RoleView) Open(from, to int) {
	p := v.p
	v.cueFrom, v.cueTo = from, to
	v.head = &p.Tokens[p.cueHead(from, to)]
	v.sent = int(v.head.Sent)
	v.From, v.To = p.Window(from, to)
	v.hint, v.rule = -1, 0
	for i := from; i < to; i++ {
		if h := p.Tokens[i].Cue; h != 0 {
			v.hint = int(h) - 1
			v.rule = p.Hints[v.hint].Rule
			break
		}
	}
	v.beside()
	v.count()
	v.markOwn()
	v.sums.open()
}

// Hint returns the index of the hint whose cue this one shares, -1 if none.
func (v *RoleView) Hint() int { return v.hint }

// Window returns the tokens in which a cue's source and content are looked for: its
// sentence, and its neighbours as far as quotations reach. Two contents in a hundred
// extend beyond it, mostly long quotations.
func (p *Page) Window(from, to int) (lo, hi int) {
	first, last := int(p.Tokens[from].Sent), int(p.Tokens[to-1].Sent)
	for k := 0; k < sentencesBefore && first > 0 && p.Sents[first-1].HasQuoted; k++ {
		first--
	}
	for k := 0; k < sentencesAfter && last+1 < len(p.Sents) && p.Sents[last+1].HasQuoted; k++ {
		last++
	}
	return int(p.Sents[first].From), int(p.Sents[last].To)
}

// cueHead returns the token of a cue that reports: its verb, or its most
// frequent cue word.
func (p *Page) cueHead(from, to int) int {
	head, best := from, -10
	for i := from; i < to; i++ {
		v := int(p.Tokens[i].Prior)
		if p.Tokens[i].Has(IsVerb) {
			v += 6
		}
		if v > best+1 {
			head, best = i, v
		}
	}
	return head
}

// beside works out what stands around the cue in its sentence.
func (v *RoleView) beside() {
	p := v.p
	s := &p.Sents[v.sent]
	v.next, v.next2, v.before = p.within(s, v.cueTo), p.within(s, v.cueTo+1), p.within(s, v.cueFrom-1)
	v.quotedBefore, v.quotedAfter, v.comma, v.ends, v.near = 0, 0, 0, 0, 0
	for i := int(s.From); i < int(s.To); i++ {
		if p.Tokens[i].Region < 0 {
			continue
		}
		if i < v.cueFrom {
			v.quotedBefore = 1
		} else if i >= v.cueTo {
			v.quotedAfter = 1
		}
	}
	for i := v.cueFrom - 1; i >= int(s.From) && i >= v.cueFrom-12; i-- {
		if p.Tokens[i].Has(IsComma) {
			v.comma = 1
			break
		}
		if p.Tokens[i].Has(IsQuote) {
			v.comma = 2
			break
		}
	}
	for i := v.cueTo; i < int(s.To) && i < v.cueTo+9; i++ {
		t := &p.Tokens[i]
		if t.Has(IsStop) {
			v.ends = 1
		} else if t.Has(IsComma) {
			v.ends = 2
		} else if t.Has(IsQuote) {
			v.ends = 3
		}
		if v.ends != 0 {
			break
		}
	}
	v.context = v.quotedBefore | v.quotedAfter<<1 | v.comma<<2 | v.ends<<4
	if v.sent > 0 && p.Sents[v.sent-1].HasQuoted {
		v.near = 1
	}
	if v.sent+1 < len(p.Sents) && p.Sents[v.sent+1].OpensQuote {
		v.near |= 2
	}
}

// count walks away from the cue on both sides and counts what it passes.
func (v *RoleView) count() {
	p := v.p
	n := v.To - v.From
	if cap(v.between) < n {
		v.between, v.own = make([]between, 2*n), make([]uint8, 2*n)
	}
	v.between, v.own = v.between[:n], v.own[:n]
	var c between
	for i := v.cueFrom - 1; i >= v.From; i-- {
		v.pass(&c, i, i+1)
		v.between[i-v.From] = c
		v.take(&c, i)
		if k := p.Tokens[i].Phrase; k >= 0 && int(p.Phrases[k].From) == i {
			c.rank = min(c.rank+1, 5)
		}
	}
	c = between{rank: 10}
	rank := uint8(10)
	for i := v.cueTo; i < v.To; i++ {
		v.pass(&c, i, i-1)
		if k := p.Tokens[i].Phrase; k >= 0 && int(p.Phrases[k].From) == i {
			c.rank = rank
			rank = min(rank+1, 15)
		}
		v.between[i-v.From] = c
		v.take(&c, i)
	}
	for i := v.cueFrom; i < v.cueTo; i++ {
		v.between[i-v.From] = between{}
	}
}

// pass counts the boundary between token i and the one nearer to the cue.
func (v *RoleView) pass(c *between, i, nearer int) {
	a, b := &v.p.Tokens[i], &v.p.Tokens[nearer]
	if a.Para != b.Para {
		c.paras = min(c.paras+1, 3)
	}
	if a.Region != b.Region && a.Region >= 0 {
		c.quotes = min(c.quotes+1, 3)
	}
	c.path = crf.Mix(c.path, uint64(a.Tag))
}

// take counts token i itself, for those beyond it.
func (v *RoleView) take(c *between, i int) {
	t := &v.p.Tokens[i]
	if t.Has(IsComma) {
		c.commas = min(c.commas+1, 3)
	}
	if t.Has(IsVerb) {
		c.verbs = min(c.verbs+1, 3)
		c.lastVerb = t.Lemma
	}
	if v.other[i] {
		c.cues = min(c.cues+1, 3)
	}
	if t.Has(IsJoin) {
		c.joins = min(c.joins+1, 3)
		c.lastJoin = t.Lemma
	}
}

// markOwn marks the window's tokens by the cue's own hint.
func (v *RoleView) markOwn() {
	clear(v.own)
	if v.hint < 0 {
		return
	}
	h := &v.p.Hints[v.hint]
	for _, c := range h.Content {
		from := max(v.p.At(c.Start), v.From)
		last := -1
		for i := from; i < v.To && int(v.p.Tokens[i].Start) < c.End; i++ {
			v.own[i-v.From] |= ownContent
			last = i
		}
		if last >= 0 {
			v.own[from-v.From] |= ownBegin
			v.own[last-v.From] |= ownEnd
		}
	}
	for i := max(v.p.At(h.Mention.Start), v.From); i < v.To && int(v.p.Tokens[i].Start) < h.Mention.End; i++ {
		v.own[i-v.From] |= ownSource
	}
}

// InCue reports whether token i belongs to the cue itself.
func (v *RoleView) InCue(i int) bool { return i >= v.cueFrom && i < v.cueTo }

// Class returns the kind of boundary before token i.
func (v *RoleView) Class(i int) uint8 {
	if i == v.From {
		return 0
	}
	t, l := &v.p.Tokens[i], &v.p.Tokens[i-1]
	switch {
	case v.InCue(i):
		return 7
	case t.Para != l.Para:
		return 2
	case t.Sent != l.Sent:
		return 1
	case l.Has(IsQuote):
		return 3
	case t.Has(IsQuote):
		return 4
	case l.Has(IsComma):
		return 5
	case t.Has(IsComma):
		return 6
	case v.own[i-v.From]&ownBegin != 0:
		return 8
	case v.own[i-1-v.From]&ownEnd != 0:
		return 9
	}
	return 0
}

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
	first         bool   // of its phrase
}

// Keys makes the features of token i, which must not be of the cue.
func (v *RoleView) Keys(i int, b *crf.Features) {
	x := v.place(i)
	b.Reset()
	v.wordKeys(&x, b)
	v.cueKeys(&x, b)
	v.betweenKeys(&x, b)
	v.phraseKeys(&x, b)
	v.hintKeys(&x, b)
	v.ownKeys(&x, b)
}

func (v *RoleView) place(i int) place {
	t := &v.p.Tokens[i]
	x := place{i: i, t: t, s: &v.p.Sents[t.Sent], w: &v.between[i-v.From], dist: v.cueFrom - i}
	if i >= v.cueTo {
		x.dir, x.dist = 1, i-v.cueTo+1
	}
	x.off = uint64(min(4, max(-3, int(t.Sent)-v.sent)) + 3)
	x.at = x.dir | x.off<<1
	x.d = uint64(Bucket(x.dist))
	x.q = uint64(t.Quoted)
	x.qs = bit(t.Region >= 0)
	if t.Region >= 0 && t.Region == v.head.Region {
		x.qs = 2
	}
	x.first = t.Phrase >= 0 && int(v.p.Phrases[t.Phrase].From) == i
	id := int16(v.hint + 1)
	x.others = bit(t.Cue != 0 && t.Cue != id) | bit(t.Said != 0 && t.Said != id)<<1 | bit(t.Who != 0 && t.Who != id)<<2
	k := i - v.From
	x.own = uint64(v.own[k])
	if k > 0 {
		x.before = uint64(v.own[k-1])
	}
	if k+1 < len(v.own) {
		x.after = uint64(v.own[k+1])
	}
	return x
}

// same reports whether the token stands in the cue's sentence.
func (x *place) same() bool { return x.off == 3 }

// wordKeys adds the features of the words there, which are the same for any cue on that
// side.
func (v *RoleView) wordKeys(x *place, b *crf.Features) {
	p, i, t, s, at, dir := v.p, x.i, x.t, x.s, x.at, x.dir
	l1, l2, r1, r2 := p.around(i-1), p.around(i-2), p.around(i+1), p.around(i+2)
	tag, lt, rt := uint64(t.Tag), uint64(l1.Tag), uint64(r1.Tag)
	b.Add2(roleWord, t.Word, at)
	b.Add1(roleLemma, t.Lemma)
	b.Add3(roleTagBefore, lt, tag, at)
	b.Add3(roleTagAfter, tag, rt, at)
	b.Add4(roleTagsAround, lt, tag, rt, dir)
	b.Add3(roleWordBefore, l1.Word, t.Word, dir)
	b.Add3(roleWordAfter, t.Word, r1.Word, dir)
	b.Add4(roleSentenceEdge, bit(i == int(s.From)), bit(i == int(s.To)-1), at, x.q)
	b.Add3(roleTagWordBefore, l1.Word, at, tag)
	b.Add3(roleTagWordAfter, r1.Word, at, tag)
	b.Add4(roleTwoTagsBefore, uint64(l2.Tag), lt, tag, at)
	b.Add4(roleTwoTagsAfter, tag, rt, uint64(r2.Tag), at)
	b.Add3(roleVerbAfter, p.lemmaAt(p.verbAfter[i]), at, tag)
	b.Add4(roleBetweenMarks, uint64(t.ToOpen), uint64(t.ToClose), x.q, at)
	b.Add3(roleLemmasAround, l1.Lemma, r1.Lemma, dir)
}

// cueKeys adds the features of the cue at that distance from it.
func (v *RoleView) cueKeys(x *place, b *crf.Features) {
	at, d, q := x.at, x.d, x.q
	cue, cueTag := v.head.Lemma, uint64(v.head.Tag)
	b.Add3(roleCueDistance, cue, at, d)
	b.Add3(roleCueQuoted, cue, at, q)
	b.Add3(roleCueTagDistance, cueTag, at, d)
	b.Add3(roleDistanceContext, at, d, v.context)
	b.Add3(roleQuotedContext, at, q, v.context)
	b.Add3(roleAfterCue, v.next.Lemma, at, d)
	b.Add3(roleTagsAfterCue, uint64(v.next.Tag), uint64(v.next2.Tag), at)
	b.Add3(roleTagBeforeCue, uint64(v.before.Tag), at, d)
	b.Add3(roleBeforeCue, v.before.Lemma, at, q)
	b.Add4(roleCueInQuotation, bit(v.head.Region >= 0), cue, at, q)
	b.Add3(roleCuePrior, uint64(v.head.Prior), at, q)
	b.Add5(roleCommaBeforeCue, v.comma, v.ends, d, x.dir, q)
}

// betweenKeys adds the features of what lies between the token and the cue.
func (v *RoleView) betweenKeys(x *place, b *crf.Features) {
	w, at, dir, q := x.w, x.at, x.dir, x.q
	commas, verbs, cues, joins, paras, quotes := uint64(w.commas), uint64(w.verbs), uint64(w.cues), uint64(w.joins), uint64(w.paras), uint64(w.quotes)
	b.Add3(roleSameQuotation, x.qs, bit(v.head.Region >= 0), at)
	b.Add4(roleQuotationsBetween, x.qs, at, quotes, cues)
	b.Add3(roleCommasBetween, commas, at, q)
	b.Add3(roleVerbsBetween, verbs, at, v.context)
	b.Add3(roleCuesBetween, cues, at, q)
	b.Add4(roleAllBetween, cues, verbs, commas, dir)
	b.Add3(roleLastJoin, joins, at, w.lastJoin)
	b.Add3(roleLastJoinContext, w.lastJoin, v.context, dir)
	b.Add2(roleLastVerb, w.lastVerb, at)
	b.Add4(roleParagraphsQuoted, paras, at, q, v.near)
	b.Add3(roleParagraphsContext, paras, at, v.context)
	b.Add5(roleQuotationsNear, v.quotedBefore|v.quotedAfter<<1, q, v.near, at, quotes)
	b.Add4(roleQuotedSentence, bit(x.s.HasQuoted), bit(x.s.OpensQuote), q, at)
	b.Add5(roleCountsCommaBefore, verbs|joins<<2|commas<<4, v.comma, v.ends, dir, bit(x.same()))
}

// ownKeys adds the features of this token together with this cue.
func (v *RoleView) ownKeys(x *place, b *crf.Features) {
	t, at, dir, d := x.t, x.at, x.dir, x.d
	tag, cue := uint64(t.Tag), v.head.Lemma
	b.Add3(roleTagDistance, tag, at, d)
	if x.dist <= 6 && x.same() {
		b.Add3(roleLemmaCue, t.Lemma, cue, dir)
		b.Add4(roleTagCueDistance, tag, cue, dir, d)
		b.Add2(rolePath, x.w.path, dir)
		b.Add3(rolePathCue, x.w.path, cue, dir)
		b.Add3(rolePathContext, x.w.path, v.context, dir)
	}
	b.Add3(roleShape, t.Shape, at, d)
	b.Add3(roleOtherCue, bit(v.other[x.i]), at, x.q)
	if v.hint >= 0 {
		b.Add2(roleHintWord, x.own, t.Word)
		b.Add3(roleHintTag, x.own, tag, at)
		b.Add3(roleHintBeforeTag, x.before, x.own, tag)
	}
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

// phraseKeys adds the features of the token's noun phrase.
func (v *RoleView) phraseKeys(x *place, b *crf.Features) {
	p, off := v.p, x.off
	rank := uint64(99)
	if x.t.Phrase >= 0 {
		rank = uint64(x.w.rank)
	}
	b.Add3(rolePhraseRank, rank, off, bit(x.first))
	b.Add3(rolePhraseRankContext, rank, off, v.context)
	b.Add3(rolePhraseRankCue, rank, off, v.head.Lemma)
	b.Add4(rolePhraseRankTags, rank, uint64(v.head.Tag), uint64(v.next.Tag), off)
	if x.t.Phrase < 0 {
		return
	}
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

// hintKeys adds the features of what the rules found here, for this cue and for others.
func (v *RoleView) hintKeys(x *place, b *crf.Features) {
	b.Add3(roleOtherHints, x.others, x.at, x.q)
	if v.hint < 0 {
		b.Add3(roleOtherHintsDistance, x.others, x.at, x.d)
		return
	}
	b.Add2(roleHint, x.own, v.rule)
	b.Add3(roleHintAround, x.before, x.own, x.after)
	b.Add4(roleHintAroundRule, x.before, x.own, x.after, v.rule)
	b.Add3(roleHintQuoted, x.own, x.q, x.at)
	b.Add2(roleHintCue, x.own, v.head.Lemma)
	b.Add3(roleHintOthers, x.own, x.others, x.at)
}
