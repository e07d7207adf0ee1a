package prose

import "onrecord/parse/quote/tagger/crf"

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
	comma               uint64 // 1: a comma stands before the cue's group, 2: a quotation mark
	ends                uint64 // the sentence is over soon after the cue
	context             uint64
	near                uint64 // quotations in the sentences beside

	other   []bool // tokens that begin other cues, by token of the page
	between []between
	own     []uint8

	at   place
	kept roleKept
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
	v.kept.openPage(len(p.Tokens))
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
	v.kept.open()
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
	v.comma, v.ends, v.near = 0, 0, 0
	var quotedBefore, quotedAfter uint64 // the sentence has quoted words there
	for i := int(s.From); i < int(s.To); i++ {
		if p.Tokens[i].Region < 0 {
			continue
		}
		if i < v.cueFrom {
			quotedBefore = 1
		} else if i >= v.cueTo {
			quotedAfter = 1
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
	v.context = quotedBefore | quotedAfter<<1 | v.comma<<2 | v.ends<<4
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
