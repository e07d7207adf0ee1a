package speaker

import (
	"strings"

	"onrecord/parse/lang"
)

// readKin notes by which word of kin somebody is brought in beside another: "his son,
// Piet Voss", "Voss's wife Mara Voss". Such a person is not whom the text means by the
// surname alone, where it has another of that name.
func (d *discourse) readKin() map[int]string {
	p := d.page
	kin := map[int]string{}
	for _, n := range d.names {
		if n.who < 0 || n.poss || kin[n.who] != "" {
			continue
		}
		i := n.lead - 1
		comma := p.at(i).fold == ","
		if comma {
			i--
		}
		noun, owner := p.at(i), p.at(i-1)
		if noun.sent != p.words[n.from].sent || !lang.FamilyNouns[noun.fold] {
			continue
		}
		if lang.KinAdjectives[owner.fold] {
			owner = p.at(i - 2)
		}
		if !comma && !lang.PartnerNouns[noun.fold] || owner.poss || owner.fold != "the" && owner.fold != "a" && lang.Articles[owner.fold] {
			kin[n.who] = noun.fold
		}
	}
	return kin
}

// kinMeant is the one person whom the text brought in by the word of kin at the end of
// "his ex-wife", "Hale's son"; -1 if there is none, or are two.
func (d *discourse) kinMeant(from, head int) int {
	p := d.page
	noun := strings.TrimPrefix(p.words[head].fold, "ex-")
	owned := lang.Articles[p.words[from].fold] && p.words[from].fold != "the" && p.words[from].fold != "a" && p.words[from].fold != "an"
	if !lang.FamilyNouns[noun] || lang.PartnerNouns[noun] || !owned && !p.words[max(from, head-1)].poss {
		return -1
	}
	found := -1
	for who, by := range d.kin {
		if by != noun || d.people.all[who].first > from {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = who
	}
	return found
}

// byKin keeps of several people with one surname whom it means alone: not those whom
// the text brought in as somebody's kin. "The elder Voss" is the parent, "the younger"
// the child, whoever of them was brought in.
func (d *discourse) byKin(before string, list []int) []int {
	if len(list) < 2 || len(d.kin) == 0 {
		return list
	}
	var main, elder, younger []int
	for _, who := range list {
		switch noun := d.kin[who]; {
		case noun == "":
			main = append(main, who)
		case lang.Elders[noun]:
			elder = append(elder, who)
		default:
			younger = append(younger, who)
		}
	}
	switch {
	case before == "elder" || before == "older" || before == "senior":
		if len(elder) > 0 {
			return elder
		}
	case before == "younger":
		if len(younger) > 0 {
			return younger
		}
	}
	if len(main) > 0 {
		return main
	}
	return list
}
