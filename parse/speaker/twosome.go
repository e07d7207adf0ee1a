package speaker

import (
	"slices"

	"onrecord/parse/lang"
)

// The distance within which "both" can refer to two people.
const (
	twoSentences  = 6
	twoParagraphs = 4
)

// twosome reads "both", "the pair", "the two leaders", "the former" and "the latter": the two
// who were named together last, or the first or second of them.
func (d *discourse) twosome(from, end int) (answer, bool) {
	p := d.page
	first, next := p.words[from].fold, p.at(from+1).fold
	head, one, groups := end-1, 0, false
	switch noun, plural := singular(p.words[head].fold); {
	case end-from == 1 && (first == "both" || first == "each"):
	case end-from == 2 && first == "the" && (next == "pair" || next == "duo" || next == "couple" || next == "two"):
	case end-from == 2 && first == "the" && next == "former":
		one = 1
	case end-from == 2 && first == "the" && next == "latter":
		one = 2
	case !plural || end-from > 4:
		return answer{}, false
	case first == "both" || first == "the" && next == "two", first == "the" && end-from == 2 && (noun == "brother" || noun == "sister" || noun == "twin"):
		groups = bodyNouns[noun] != 0 && !lang.PersonNouns[noun]
		if !groups && !isRoleNoun(noun) && !lang.FamilyNouns[noun] {
			return answer{}, false
		}
	default:
		return answer{}, false
	}
	two := d.twoBefore(from, groups)
	if len(two) == 0 && head == from && !groups {
		two = d.twoBefore(from, true)
	}
	switch {
	case len(two) == 0:
		return answer{}, false
	case one > 0:
		return answer{who: two[one-1 : one], group: d.isGroup(two[one-1]), how: "description: one of the two named together"}, true
	}
	return answer{who: two, group: true, how: "several names: the two named together"}, true
}

// twoBefore are the two people, or bodies, whom the nearest sentence before the word names, if
// it names no third; or the only two whom the sentences before it name.
func (d *discourse) twoBefore(from int, groups bool) []int {
	p := d.page
	here := &p.words[from]
	var all, list []int
	sent := -1
	for k := d.nameBefore(from); k >= 0; k-- {
		n := &d.names[k]
		w := &p.words[n.from]
		if here.sent-w.sent > twoSentences || here.para-w.para > twoParagraphs {
			break
		}
		if w.sent != sent {
			if len(list) == 2 {
				break
			}
			sent, list = w.sent, nil
		}
		if n.who < 0 || n.poss || n.quoted || groups && !d.mayBeBody(n.who) || !groups && (!d.mayBePerson(n.who) || d.traits[n.who].trade != 0) {
			continue
		}
		list, all = prepended(list, n.who), prepended(all, n.who)
		if len(list) > 2 {
			return nil
		}
	}
	switch {
	case len(list) == 2:
		return list
	case len(all) == 2:
		return all
	}
	return nil
}

// prepended puts a number before the list, from which it is taken if it is in it: who is
// named first counts.
func prepended(list []int, n int) []int {
	list = slices.DeleteFunc(list, func(o int) bool { return o == n })
	return slices.Insert(list, 0, n)
}
