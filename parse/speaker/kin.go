package speaker

import (
	"maps"
	"strings"

	"onrecord/parse/lang"
)

// kinship is the word of kinship with which the text introduces a person.
type kinship struct {
	noun  string
	apart bool // at first mention, with whose kin: "his son, Piet Voss"
}

// readKin notes by which word of kin somebody is brought in beside another: "his son,
// Piet Voss", "Voss's wife Mara Voss". Such a person is not whom the text means by the
// surname alone, where it has another of that name.
func (d *discourse) readKin() map[int]kinship {
	p := d.page
	kin := map[int]kinship{}
	for _, n := range d.names {
		if n.who < 0 || n.poss || kin[n.who].apart {
			continue
		}
		i := n.lead - 1
		if lang.FamilyNouns[p.at(n.from-1).fold] {
			i = n.from - 1 // the word of kin was taken for a role
		}
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
		if s := &d.people.all[n.who]; !s.kind.group() && (owner.poss || lang.Possessives[owner.fold]) { // "his sister Jean"
			switch {
			case lang.FemaleNouns[noun.fold]:
				s.sex = female
			case lang.MaleNouns[noun.fold]:
				s.sex = male
			}
		}
		owned := owner.poss || owner.fold != "the" && owner.fold != "a" && lang.Articles[owner.fold]
		if owned || !comma && !lang.PartnerNouns[noun.fold] && kin[n.who].noun == "" {
			kin[n.who] = kinship{noun.fold, owned && d.people.all[n.who].first == n.from}
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
	return theOne(maps.Keys(d.kin), func(who int) bool { return d.kin[who].noun == noun && d.people.all[who].first <= from })
}

// otherOfFamily is whom "her sister" means where the text has one other person of the same
// surname, and calls them relatives: "Two sisters have settled. … “Good,” Ines Roke said. Her sister
// said no." -1 if there is none, or are two.
func (d *discourse) otherOfFamily(from, head int) int {
	p := d.page
	noun := p.words[head].fold
	if !lang.MutualKin[noun] || head != from+1 || !lang.HePronouns[p.words[from].fold] && !lang.ShePronouns[p.words[from].fold] || len(d.kin) > 1 {
		return -1
	}
	plural := noun + "s"
	if noun == "wife" || noun == "husband" || noun == "spouse" {
		plural = "couple"
	}
	own, _ := d.pronoun(from, new(answer))
	if !p.lower[plural] || own < 0 || len(d.people.all[own].words) < 2 {
		return -1
	}
	words := d.people.all[own].words
	return theOne(d.people.everybody(), func(who int) bool {
		s := &d.people.all[who]
		sex := p.sexOf(head, head+1)
		return who != own && s.kind == person && s.seen > 0 && len(s.words) > 1 && s.words[len(s.words)-1] == words[len(words)-1] && (sex == unknownGender || s.sex != -sex)
	})
}

// actsBySurname reports whether a person is a subject under the surname, alone or with the
// given name. The surname does not refer to a person who is called by the given name
// alone.
func (d *discourse) actsBySurname(who int) bool {
	words := d.people.all[who].words
	for _, n := range d.names {
		if n.who == who && n.subject && !n.poss && !n.quoted && d.page.words[n.to-1].fold == words[len(words)-1] {
			return true
		}
	}
	return false
}

// byKin keeps of several people with one surname whom it means alone: not those whom
// the text brought in as somebody's kin and who do nothing by that name. "The elder Voss" is the parent, "the younger"
// the child, whoever of them was brought in.
func (d *discourse) byKin(before string, list []int) []int {
	if len(list) < 2 || len(d.kin) == 0 {
		return list
	}
	if before != "elder" && before != "older" && before != "senior" && before != "younger" {
		before = ""
	}
	var main, elder, younger []int
	for _, who := range list {
		noun := d.kin[who].noun
		switch {
		case !d.kin[who].apart || before == "" && d.actsBySurname(who):
			main = append(main, who)
		case lang.Elders[noun]:
			elder = append(elder, who)
		default:
			younger = append(younger, who)
		}
	}
	switch {
	case before == "younger" && len(younger) > 0:
		return younger
	case before != "" && before != "younger" && len(elder) > 0:
		return elder
	}
	if len(main) > 0 {
		return main
	}
	return list
}
