package prose

import (
	"onrecord/parse/lang"
	"onrecord/parse/quote/tagger/crf"
)

// speakers are nouns by the kind of thing they name: people, bodies, texts, and things that
// are spoken of like people.
var speakers = func() map[uint64]uint64 {
	out := map[uint64]uint64{}
	for i, set := range []lang.Set{
		lang.PersonNouns, lang.TitleNouns, lang.FamilyNouns, lang.AnonymousNouns, lang.GeneralBodyNouns, lang.StateBodyNouns,
		lang.OutletNouns, lang.StatementNouns, lang.ThingsLikePeople,
	} {
		for w := range set {
			if h := crf.String(w); out[h] == 0 {
				out[h] = uint64(i) + 1
			}
		}
	}
	return out
}()

// Joints are what a reporter goes on with after a content, or a speaker within it.
const (
	noJoint        = iota
	jointRelative  // ", which", ", who"
	jointContrast  // "but", ", although", ", though"
	jointWhile     // "as", "while", "when"
	jointAfter     // "after", "before", "since", "because"
	jointWith      // ", with"
	jointIng       // ", offering"
	jointAnd       // "and" and a verb
	jointAside     // ", a group that"
	jointDash      // "—"
	jointPast      // ", including", ", based", a participle
	jointPlace     // "in", "on", "during" after the first clause
	jointSemicolon // ";"
	jointOther     // another comma
)

var joints = func() map[uint64]uint64 {
	out := map[uint64]uint64{}
	for k, words := range map[uint64][]string{
		jointRelative: {"which", "who", "whom", "whose", "where"},
		jointContrast: {"but", "although", "though", "yet", "despite", "however"},
		jointWhile:    {"as", "while", "when"},
		jointAfter:    {"after", "before", "since", "because", "following", "until", "once"},
		jointWith:     {"with", "without", "amid", "thanks"},
		jointPlace:    {"in", "on", "at", "during", "ahead", "by", "from", "to", "for"},
		jointAnd:      {"and", "or"},
	} {
		for _, w := range words {
			out[crf.String(w)] = k
		}
	}
	return out
}()

// Joint says what may end a content before token i, judged by the tokens around it; noJoint
// inside quotation marks and where nothing may.
func (p *Page) Joint(i int) uint64 {
	t := &p.Tokens[i]
	if i == 0 || p.Tokens[i-1].Sent != t.Sent || t.Region >= 0 {
		return noJoint
	}
	s := &p.Sents[t.Sent]
	before := &p.Tokens[i-1]
	comma := before.Has(IsComma)
	tag := Tags[t.Tag]
	switch k := joints[t.Word]; {
	case isDash[t.Word]:
		return jointDash
	case t.Word == semicolon:
		return jointSemicolon
	case !t.Has(IsWord):
		return noJoint
	case k == jointAnd:
		if next := p.within(s, i+1); finite[next.Tag] || comma {
			return jointAnd
		}
		return noJoint
	case k == jointRelative && !comma, k == jointWith && !comma:
		return noJoint
	case k != noJoint:
		return k
	case comma && tag == "VBG":
		return jointIng
	case comma && (tag == "VBN" || tag == "VBD"):
		return jointPast
	case comma && tag == "DT":
		return jointAside
	case comma:
		return jointOther
	}
	return noJoint
}

// Aside reports whether a range follows a comma, begins with an article or a form in -ing,
// and has neither a finite verb nor quoted words.
func (p *Page) Aside(r [2]int) bool {
	tag := Tags[p.Tokens[r[0]].Tag]
	if r[0] == 0 || !p.Tokens[r[0]-1].Has(IsComma) || tag != "DT" && tag != "VBG" {
		return false
	}
	for i := r[0]; i < r[1]; i++ {
		if finite[p.Tokens[i].Tag] || p.Tokens[i].Region >= 0 {
			return false
		}
	}
	return true
}

var isDash = map[uint64]bool{crf.String("—"): true, crf.String("–"): true, crf.String("--"): true, crf.String("-"): true}

var semicolon = crf.String(";")

// clauses says how a content is built: whether its first clause has a finite
// verb, and which joints lie inside it after that verb, as bits.
func (p *Page) clauses(content [][2]int) (first bool, inside uint64) {
	for _, c := range content {
		for i := c[0]; i < c[1]; i++ {
			t := &p.Tokens[i]
			if finite[t.Tag] {
				first = true
				continue
			}
			if k := p.Joint(i); k != noJoint && i > c[0] {
				if !first && k != jointOther && k != jointPlace && k != jointAside {
					return first, inside // a verb in a later clause does not count for the first
				}
				inside |= 1 << k
			}
		}
	}
	return first, inside
}

// contentKeys adds the features of a content's clauses, of its first words and of what
// follows it.
func (p *Page) contentKeys(v *Version, kind, class, by uint64, head, who *Token, b *crf.Features) {
	c0, c1 := v.Content[0], v.Content[len(v.Content)-1]
	first, inside := p.clauses(v.Content)
	fin := bit(first)
	b.Add3(400, fin, class, kind)
	b.Add3(401, fin, head.Lemma, kind)
	for k := uint64(noJoint + 1); k <= jointOther; k++ {
		if inside>>k&1 != 0 {
			b.Add2(402, k, kind)
			b.Add3(403, k, class, bit(v.ByRule))
		}
	}
	object := &edge // the head of the content's first phrase
	for i := c0[0]; i < min(c0[1], c0[0]+8); i++ {
		if k := p.Tokens[i].Phrase; k >= 0 {
			object = &p.Tokens[p.Phrases[k].Head]
			break
		}
	}
	b.Add2(404, object.Lemma, fin)
	b.Add2(405, class, object.Lemma)
	b.Add3(406, head.Lemma, uint64(object.Tag), fin)
	b.Add2(407, bit(p.Tokens[c0[0]].Has(IsNumber)), head.Lemma)
	sort := speakers[who.Lemma]
	b.Add2(408, sort, kind)
	b.Add3(409, sort, class, fin)
	b.Add2(410, sort, head.Lemma)
	b.Add3(411, sort, uint64(who.Tag), uint64(head.Prior))

	end := c1[1]
	s := &p.Sents[p.Tokens[end-1].Sent]
	for end < int(s.To) && !p.Tokens[end].Has(IsWord) && p.Joint(end) == noJoint {
		end++
	}
	rest, restFin, joint := uint64(0), uint64(0), uint64(20)
	if end < int(s.To) {
		rest, joint = uint64(Bucket(int(s.To)-end)), p.Joint(end)
		for i := end; i < int(s.To); i++ {
			if finite[p.Tokens[i].Tag] {
				restFin = 1
			}
		}
	}
	at := uint64(v.Variant)
	b.Add2(412, joint, at)
	b.Add3(413, joint, kind, fin)
	b.Add3(414, joint, class, fin)
	b.Add3(415, joint, step(v.Last), at)
	b.Add3(416, joint, restFin, rest)
	b.Add2(417, at, by)
	b.Add3(418, at, step(v.Last), by)
	b.Add3(419, at, step(v.Inside), uint64(Bucket(int(v.Outside+0.5))))
	b.Add3(420, at, kind, fin)
	b.Add3(421, joint, uint64(p.within(s, end+1).Tag), at)
}
