package prose

import (
	"strings"

	"onrecord/parse/lang"
	"onrecord/parse/quote/tagger/crf"
)

// The labels of the third stage, which judges a version of a statement.
const (
	Wrong  = iota // no attribution has this content
	Partly        // the content shares half or more with an attribution's
	Right         // it is the same, or nearly
	VersionLabels
)

// Version is one reading of a cue: a source and a content for it, by a rule or
// by the second stage. Ranges are of the page's tokens.
type Version struct {
	Cue     [2]int
	Mention [2]int // empty if none
	Content [][2]int
	ByRule  bool  // the rule's reading, not the field's
	Variant uint8 // how its end differs from the reading's own: 0 not at all, 1 it comes earlier

	Hint      int     // of the cue; -1 if no rule knows it
	Seen      bool    // the field has a content for the cue
	Chance    float64 // of the cue
	Alike     float64 // how alike the rule's content and the field's are; 1 if there is only one
	SameEdges uint8   // bit 0: both begin at one token, bit 1: both end at one
	Inside    float64 // mean probability of the content's words to be content
	Outside   float64 // expected number of words of content beyond it
	First     float64 // probability of the content's first word to begin it
	Last      float64 // of its last word to be content, less that of the next
	Named     float64 // mean probability of the source's words to be source
}

// step rounds a share to 0 … 10, finer near both ends.
func step(x float64) uint64 {
	for k, bar := range [...]float64{0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96, 0.99} {
		if x < bar {
			return uint64(k)
		}
	}
	return 10
}

// subject returns the kind and the head of the words that name a source.
func (p *Page) subject(r [2]int) (sort uint64, head *Token) {
	if r[0] >= r[1] {
		return 0, &edge
	}
	h := r[1] - 1
	for i := r[0]; i < r[1]; i++ { // the head of its first phrase: "a spokesman | for the board"
		if k := p.Tokens[i].Phrase; k >= 0 {
			h = min(int(p.Phrases[k].Head), r[1]-1)
			break
		}
	}
	head = &p.Tokens[h]
	switch Tags[head.Tag] {
	case "PRP", "PRP$":
		sort = 1
	case "WP", "WDT":
		sort = 2
	case "NNP", "NNPS":
		sort = 3
	case "NNS":
		sort = 4
	case "NN":
		sort = 5
	case "CD":
		sort = 6
	default:
		sort = 7
	}
	first := &p.Tokens[r[0]]
	switch {
	case first.Tag == tagDT:
		sort |= 1 << 3
	case first.Tag == tagPRPs:
		sort |= 2 << 3
	}
	return sort, head
}

var (
	tagDT   = TagOf("DT")
	tagPRPs = TagOf("PRP$")
	finite  = tags("VBD", "VBZ", "VBP", "MD")
	verbal  = tags("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")
)

var negations, refusals = hashes(lang.Negations), hashes(lang.Refusals)

// manner describes the verb of a cue, as bits: negated, after a modal, an infinitive, a
// passive, with an agent after it, after "have".
func (p *Page) manner(cue [2]int) (m uint64) {
	s := &p.Sents[p.Tokens[cue[0]].Sent]
	h := p.cueHead(cue[0], cue[1])
	for i := max(int(s.From), h-4); i < h; i++ {
		t := &p.Tokens[i]
		if t.Has(IsComma) || t.Has(IsQuote) {
			m = 0
			continue
		}
		switch {
		case negations[t.Word], refusals[t.Word]:
			m |= 1
		case Tags[t.Tag] == "MD":
			m |= 2
		case t.Lemma == lemmaBe && (Tags[p.Tokens[h].Tag] == "VBN" || Tags[p.Tokens[h].Tag] == "VBD"):
			m |= 8
		case t.Lemma == lemmaHave:
			m |= 32
		}
		if i == h-1 && Tags[t.Tag] == "TO" {
			m |= 4
		}
	}
	if cue[1] < int(s.To) && p.Word(cue[1], "by") {
		m |= 16
	}
	return m
}

var lemmaBe, lemmaHave = crf.String("be"), crf.String("have")

// verbClasses holds the rules' verbs of saying, by lemma, with the kind of complement they
// take: they help with verbs that the corpus has rarely or never.
var verbClasses = func() map[uint64]uint64 {
	out := map[uint64]uint64{}
	for i, verbs := range [][]string{
		lang.ClauseVerbs, lang.ClauseOrPhraseVerbs, lang.PhraseVerbs, lang.DescribingVerbs, lang.TellingVerbs, lang.EverydayVerbs,
		lang.WritingVerbs, lang.BelievingVerbs, lang.ThinkingVerbs, lang.RegardingVerbs, lang.KnowingVerbs, lang.ShowingVerbs, lang.TaggedSpeechVerbs,
	} {
		for _, v := range verbs {
			if h := crf.String(strings.TrimSuffix(v, "+")); out[h] == 0 {
				out[h] = uint64(i) + 1
			}
		}
	}
	return out
}()

// VersionKeys makes the features of a version for the third stage.
func (p *Page) VersionKeys(v *Version, b *crf.Features) {
	b.Reset()
	head := &p.Tokens[p.cueHead(v.Cue[0], v.Cue[1])]
	sent := int(head.Sent)
	s := &p.Sents[sent]
	prev, prev2 := p.within(s, v.Cue[0]-1), p.within(s, v.Cue[0]-2)
	next, next2 := p.within(s, v.Cue[1]), p.within(s, v.Cue[1]+1)

	rule := uint64(1)
	if v.Hint >= 0 {
		rule = p.Hints[v.Hint].Rule
	}
	by := bit(v.ByRule) | bit(v.Hint >= 0)<<1 | bit(v.Seen)<<2
	chance := step(v.Chance)
	alike := step(v.Alike)

	// the content
	words, quoted, titled, verbs, fins, names, commas, cues := 0, 0, 0, 0, 0, 0, 0, 0
	for _, c := range v.Content {
		for i := c[0]; i < c[1]; i++ {
			t := &p.Tokens[i]
			if t.Has(IsComma) {
				commas++
			}
			if !t.Has(IsWord) {
				continue
			}
			words++
			if t.Region >= 0 {
				quoted++
				if t.Has(IsCap) {
					titled++
				}
			}
			if verbal[t.Tag] {
				verbs++
			}
			if finite[t.Tag] {
				fins++
			}
			if t.Has(IsCap) {
				names++
			}
			if t.Prior >= 4 && t.Region < 0 {
				cues++
			}
		}
	}
	kind := uint64(0)
	switch {
	case quoted == 0:
	case quoted == words:
		kind = 3
	case 2*quoted >= words:
		kind = 2
	default:
		kind = 1
	}
	first, last := &edge, &edge
	gap, after, another := uint64(9), uint64(0), uint64(0)
	before := &edge                          // the token before the content
	nextWord, paused := uint64(0), uint64(0) // the lemma after it, and whether a mark stands between
	opens := uint64(0)                       // the content opens its sentence
	if len(v.Content) > 0 {
		c0, c1 := v.Content[0], v.Content[len(v.Content)-1]
		first, last = &p.Tokens[c0[0]], &p.Tokens[c1[1]-1]
		before = p.within(&p.Sents[first.Sent], c0[0]-1)
		opens = bit(c0[0] == int(p.Sents[first.Sent].From))
		if c0[0] >= v.Cue[1] {
			gap = uint64(Bucket(c0[0] - v.Cue[1]))
		} else {
			gap = 20 + uint64(Bucket(v.Cue[0]-c0[1]))
		}
		end := c1[1]
		for end < len(p.Tokens) && p.Tokens[end].Sent == last.Sent && !p.Tokens[end].Has(IsWord) {
			end++
		}
		if end < len(p.Tokens) && p.Tokens[end].Sent == last.Sent {
			after = uint64(p.Tokens[end].Tag) + 1
			nextWord, paused = p.Tokens[end].Lemma, bit(end > c1[1])
			for k := end; k < min(end+4, len(p.Tokens)) && p.Tokens[k].Sent == last.Sent; k++ { // another statement's begins
				t := &p.Tokens[k]
				if t.Who != 0 && int(t.Who) != v.Hint+1 || t.Cue != 0 && int(t.Cue) != v.Hint+1 {
					another = 1
				}
			}
		}
	}
	length := uint64(Bucket(words))
	fin := bit(fins > 0) | bit(verbs > 0)<<1
	spans := uint64(min(len(v.Content), 3))
	that := bit(len(v.Content) > 0 && v.Content[0][0] > 0 && p.Word(v.Content[0][0]-1, "that"))
	sort, who := p.subject(v.Mention)
	side := uint64(0)
	far := uint64(0)
	if v.Mention[0] < v.Mention[1] {
		side, far = 1, uint64(Bucket(v.Cue[0]-v.Mention[1]))
		if v.Mention[0] >= v.Cue[1] {
			side, far = 2, uint64(Bucket(v.Mention[0]-v.Cue[1]))
		}
		if p.Tokens[v.Mention[0]].Sent != head.Sent {
			side |= 4
		}
	}
	manner := p.manner(v.Cue)
	cap := bit(who.Has(IsCap))
	prior := uint64(head.Prior)
	title := bit(s.Title)
	in := bit(head.Region >= 0)
	inside, out := step(v.Inside), uint64(Bucket(int(v.Outside+0.5)))

	b.Add2(295, nextWord, paused)
	b.Add3(296, nextWord, paused, kind)
	b.Add3(297, nextWord, step(v.Last), paused)
	b.Add2(298, before.Lemma, uint64(first.Tag))
	b.Add3(299, before.Lemma, uint64(gap), kind)
	b.Add3(287, uint64(before.Tag), uint64(first.Tag), step(v.First))
	b.Add2(288, opens, bit(gap >= 20))
	b.Add3(289, opens, uint64(first.Tag), bit(gap >= 20))
	b.Add1(300, rule)
	b.Add2(301, rule, kind)
	b.Add2(302, rule, by)
	b.Add3(303, rule, chance, by)
	b.Add2(304, by, kind)
	b.Add2(305, by, chance)
	b.Add3(306, by, alike, uint64(v.SameEdges))
	b.Add3(307, by, inside, out)
	b.Add3(308, by, inside, kind)
	b.Add3(309, by, step(v.First), step(v.Last))
	b.Add2(310, by, step(v.Named))
	b.Add2(311, chance, kind)
	b.Add2(312, chance, inside)
	b.Add3(313, rule, alike, bit(v.ByRule))
	b.Add2(314, alike, kind)

	why := p.refused[p.cueHead(v.Cue[0], v.Cue[1])]
	b.Add2(315, why, by)
	b.Add2(316, why, kind)
	b.Add2(317, why, chance)
	b.Add2(318, why, head.Lemma)
	class := verbClasses[head.Lemma]
	b.Add2(380, class, kind)
	b.Add3(381, class, uint64(next.Tag), kind)
	b.Add3(382, class, fin, kind)
	b.Add2(383, class, sort)
	b.Add2(384, class, manner)
	b.Add2(385, class, uint64(first.Tag))
	b.Add3(386, class, that, uint64(head.Tag))
	b.Add3(387, class, by, chance)
	b.Add2(389, class, who.Lemma)
	b.Add1(320, head.Lemma)
	b.Add2(321, head.Lemma, kind)
	b.Add2(322, head.Lemma, uint64(head.Tag))
	b.Add2(323, head.Lemma, sort)
	b.Add2(324, head.Lemma, uint64(next.Tag))
	b.Add2(325, head.Lemma, next.Lemma)
	b.Add2(326, head.Lemma, uint64(prev.Tag))
	b.Add2(327, head.Lemma, fin)
	b.Add2(329, head.Lemma, manner)
	b.Add2(330, head.Lemma, uint64(first.Tag))
	b.Add2(331, head.Lemma, who.Lemma)
	b.Add2(332, head.Lemma, that)
	b.Add2(333, prior, uint64(head.Tag))
	b.Add3(334, prior, kind, fin)
	b.Add2(335, prior, chance)
	b.Add2(336, manner, kind)
	b.Add2(337, manner, prior)
	b.Add2(338, uint64(head.Tag), uint64(prev.Tag))
	b.Add3(339, uint64(prev2.Tag), uint64(prev.Tag), uint64(head.Tag))
	b.Add3(340, uint64(head.Tag), uint64(next.Tag), uint64(next2.Tag))
	b.Add2(341, prev.Lemma, uint64(head.Tag))
	b.Add2(342, next.Lemma, prior)
	b.Add2(343, uint64(min(v.Cue[1]-v.Cue[0], 5)), prior)
	b.Add2(344, in, kind)
	b.Add2(345, title, kind)
	b.Add3(346, title, prior, sort)

	b.Add1(350, sort)
	b.Add2(351, sort, kind)
	b.Add2(352, who.Lemma, prior)
	b.Add2(353, who.Lemma, kind)
	b.Add3(354, sort, side, far)
	b.Add3(355, sort, cap, prior)
	b.Add2(356, who.End3, sort)
	b.Add3(357, sort, fin, kind)
	b.Add2(358, who.Lemma, fin)

	b.Add2(360, length, kind)
	b.Add3(361, length, kind, fin)
	b.Add2(362, gap, kind)
	b.Add3(363, gap, that, prior)
	b.Add2(364, first.Lemma, bit(gap < 20))
	b.Add3(365, uint64(first.Tag), that, kind)
	b.Add2(366, uint64(last.Tag), after)
	b.Add2(367, after, kind)
	b.Add3(376, another, after, kind)
	b.Add2(368, spans, kind)
	b.Add2(369, uint64(min(commas, 4)), kind)
	b.Add2(370, uint64(min(cues, 3)), kind)
	b.Add2(371, uint64(min(names, 4)), kind)
	b.Add2(372, last.Lemma, kind)
	likeWork := uint64(0) // how much of what is quoted is written like the title of a work
	if quoted > 0 {
		likeWork = 1 + uint64(4*titled/quoted)
	}
	b.Add3(375, likeWork, uint64(min(quoted, 6)), kind)
	b.Add2(374, bit(first.Sent != head.Sent)|bit(last.Sent != first.Sent)<<1, kind)
	b.Add1(399, 1)
	if len(v.Content) > 0 {
		p.contentKeys(v, kind, class, by, head, who, b)
	}
}
