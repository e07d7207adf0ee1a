package speaker

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/transcript"
)

// enrol adds those whom the head of a transcript lists as present, with what the
// list says of them: labels below give a surname, or an office.
func (d *discourse) enrol() {
	if !slices.ContainsFunc(d.statements, func(s parse.Statement) bool { return s.Turn > 0 }) && !d.areMinutes() {
		return
	}
	record := transcript.Of(d.page.doc.Text, d.page.seg.Paragraphs)
	d.namesakes = map[string]int{}
	holders := map[string][]int{} // by office, of those of one word
	for _, a := range record.Present {
		words := labelWords(a.Name.In(d.page.doc.Text))
		if len(words) == 0 || len(words) > 5 {
			continue
		}
		who := d.attendee(words, a.Name)
		s := &d.people.all[who]
		s.kind = person
		s.proof++
		if lang.AllUpper(s.name) {
			s.name = properCase(s.name)
		}
		if text := a.Role.In(d.page.doc.Text); text != "" {
			s.roles = nil // what stands above or below in a list is another's
			s.addRole(tidyRole(text))
			if office := fold(tidyRole(text)); office != "" && !strings.Contains(office, " ") {
				holders[office] = append(holders[office], who)
			}
		} else {
			s.roles = slices.DeleteFunc(s.roles, func(r role) bool { return strings.ContainsAny(r.text, ".(") }) // "Cllr P. Yates", who comes next
		}
		d.namesakes[surnameOf(s.words)]++
	}
	d.nameOffices(holders)
	for _, s := range d.statements { // "Mr. SANDERSON of Norrland": there is another
		if s.Turn == 0 || s.Mention.Empty() {
			continue
		}
		if words := labelWords(s.Mention.In(d.page.doc.Text)); len(words) > 2 && words[1] == "of" && lang.AllUpper(words[0]) {
			d.namesakes[fold(words[0])] += 2
		}
	}
}

// nameOffices takes "the Clerk" for whoever the list of those present says is the clerk, if
// it names one only.
func (d *discourse) nameOffices(holders map[string][]int) {
	for i := range d.names {
		n := &d.names[i]
		if n.who < 0 || n.to-n.from != 1 || len(d.people.all[n.who].words) != 1 {
			continue
		}
		if list := holders[d.page.words[n.from].fold]; len(list) == 1 {
			n.who = list[0]
		}
	}
}

// minutesHead is the number of paragraphs in which minutes say who was present.
const minutesHead = 20

// areMinutes reports a text whose head may say who was present.
func (d *discourse) areMinutes() bool {
	for i, p := range d.page.seg.Paragraphs {
		if i == minutesHead {
			break
		}
		if s := p.Span.In(d.page.doc.Text); lang.HasAny(s[:min(len(s), 40)], "resent:", "RESENT:", "ttendance:", "TTENDANCE:") {
			return true
		}
	}
	return false
}

// attendee returns the person with a name in the list, or a new one if there is none.
func (d *discourse) attendee(words []string, at parse.Span) int {
	folded := foldWords(words)
	key := strings.Join(folded, " ")
	if who, ok := d.people.byKey[key]; ok {
		return who
	}
	if len(folded) > 1 {
		if who := d.people.fuller(folded, ""); who >= 0 {
			return who
		}
	} else if list := d.people.short(folded[0], true); len(list) == 1 {
		return list[0]
	}
	if list := d.people.short(folded[len(folded)-1], true); len(list) == 1 && d.isSurname(list[0]) {
		s := &d.people.all[list[0]] // labels give only the surname
		s.name, s.words, s.kind = strings.Join(words, " "), folded, person
		d.people.index(list[0], key, "")
		return list[0]
	}
	who := len(d.people.all)
	d.people.all = append(d.people.all, someone{name: strings.Join(words, " "), words: folded, kind: person, first: d.page.search(at.Start)})
	d.people.index(who, key, "")
	d.traits = append(d.traits, trait{})
	d.callings = append(d.callings, calling{})
	return who
}

// isSurname reports somebody whom the page calls by the surname alone, with or without a
// title: "Arlow", "Cllr Arlow".
func (d *discourse) isSurname(who int) bool {
	words := d.people.all[who].words
	return !d.isGroup(who) && (len(words) == 1 || len(words) == 2 && lang.LabelTitles[words[0]])
}

// surnameOf is the surname in a folded name: "sanderson" of "sanderson of norrland".
func surnameOf(words []string) string {
	if i := slices.Index(words, "of"); i > 0 {
		return words[i-1]
	}
	return words[len(words)-1]
}

// tidyRole is a role as it is printed: "Harbour East, Lab" of "(Harbour East) (Lab)".
func tidyRole(s string) string {
	s = strings.NewReplacer(") (", ", ", ")(", ", ", ";", ",").Replace(collapse(s))
	return strings.Trim(s, " ()[],;.:-–—")
}

var inBrackets = pattern.Lazily(`[(\[]([^()\[\]]{2,80})[)\]]`)

// labelRole learns what the label of a turn says of its speaker between the name
// and the words: "(Corrin)", "(Harbour East) (Lab)", "-- Chief Executive Officer".
func (d *discourse) labelRole(s parse.Statement, who int) {
	someone := &d.people.all[who]
	if len(someone.roles) > 0 || someone.kind == body || s.Mention.Empty() || len(s.Content) == 0 || s.Content[0].Start-s.Mention.End > 200 || s.Content[0].Start < s.Mention.End {
		return
	}
	behind := parse.Span{Start: s.Mention.End, End: s.Content[0].Start}.In(d.page.doc.Text)
	var parts []string
	for _, g := range inBrackets.FindAllStringSubmatch(behind, -1) {
		first, _, _ := strings.Cut(g[1], " ")
		if lang.StartsUpper(g[1]) && !lang.LabelManners[fold(first)] {
			parts = append(parts, d.withoutSeat(g[1], s.Mention.End))
		}
	}
	if len(parts) == 0 {
		role := strings.Trim(collapse(inBrackets.ReplaceAllString(behind, "")), " ,:.-–—|*_\t")
		from := d.page.search(s.Mention.End)
		to := d.page.search(s.Content[0].Start)
		if role == "" || len(strings.Fields(role)) > 14 || strings.ContainsAny(role, ".?!") || !d.page.roleIn(from, to) {
			return
		}
		parts = []string{role}
	}
	someone.addRole(tidyRole(strings.Join(parts, ", ")))
}

// withoutSeat is the office of "Wimbara—Leader of the Opposition", where a dash without
// spaces joins the seat and the office.
func (d *discourse) withoutSeat(s string, after int) string {
	i := strings.Index(s, "—")
	if i <= 0 || s[i-1] == ' ' {
		return s
	}
	at := after + strings.Index(d.page.doc.Text[after:], s) + i + len("—")
	if from, to := d.page.within(parse.Span{Start: at, End: at + len(s) - i - len("—")}); d.page.roleIn(from, to) {
		return s[i+len("—"):]
	}
	return s
}
