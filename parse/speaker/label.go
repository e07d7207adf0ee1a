package speaker

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/transcript"
)

// unlabelled is the speaker of a turn without a label: the person named in the heading of
// the record, or the interviewee.
func (d *discourse) unlabelled(s parse.Statement) answer {
	switch {
	case !s.NamedAt.Empty():
		a := d.label(s.NamedAt)
		if text := s.NamedAt.In(d.page.doc.Text); strings.Contains(text, ", ") && strings.Contains(text, " and ") {
			a = answer{name: collapse(text), group: true} // "Foreign Ministers of Veshnia, Kardova and Norrland"
		}
		a.how = "the head says whose record it is"
		return a
	case s.Answer:
		return d.interviewee()
	}
	return answer{how: "the turn has no label"}
}

// namesNobody reports the labels of transcribers and of machines for a voice
// that they cannot name: "UNIDENTIFIED MALE", "Unknown speaker", "SPEAKER_02".
func namesNobody(label string) bool {
	word := strings.ToLower(label)
	if strings.HasPrefix(word, "unidentified ") || word == "unknown" || word == "unknown speaker" || word == "remark" || word == "voice" {
		return true
	}
	number, ok := strings.CutPrefix(word, "speaker")
	number = strings.TrimLeft(number, " _-")
	return ok && number != "" && strings.Trim(number, "0123456789") == ""
}

// fullLabel returns the label that gives the full name of whom others call by
// surname alone: "LOTTE VARGA, ENGINEER" for "VARGA". Where two people have the
// name, the span is turned round; where there is none, it is empty.
func (d *discourse) fullLabel(surname string) parse.Span {
	if d.labels == nil {
		d.labels = map[string]parse.Span{}
		for _, s := range d.statements {
			if s.Turn > 0 && !s.Question && !s.Mention.Empty() {
				d.noteLabel(s.Mention)
			}
		}
	}
	return d.labels[surname]
}

func (d *discourse) noteLabel(s parse.Span) {
	words := labelWords(s.In(d.page.doc.Text))
	if len(words) < 2 || len(words) > 4 || fold(words[0]) == "of" { // "President of Veshnia Lotte Varga"
		return
	}
	last := fold(words[len(words)-1])
	if lang.BodyHeads[last] || lang.Titles[last] {
		return
	}
	seen, ok := d.labels[last]
	switch {
	case !ok:
		d.labels[last] = s
	case seen.Start < seen.End && !sameFull(labelWords(seen.In(d.page.doc.Text)), words):
		d.labels[last] = parse.Span{Start: 1}
	}
}

// labelWords are the words of a label without titles, roles and brackets.
func labelWords(text string) []string {
	if i := strings.IndexAny(text, ",(["); i > 0 {
		text = text[:i]
	}
	words := strings.Fields(strings.Trim(collapse(text), " :.-–—*_"))
	for len(words) > 1 && (lang.Titles[fold(words[0])] || lang.LabelTitles[fold(words[0])]) {
		words = words[1:]
	}
	return words
}

// sameFull reports whether two full names may be one person's: the same given
// name or its initial.
func sameFull(a, b []string) bool {
	x, y := fold(a[0]), fold(b[0])
	return strings.HasPrefix(x, strings.TrimRight(y, ".")) || strings.HasPrefix(y, strings.TrimRight(x, "."))
}

// settleCase writes a name that the document gives in capitals alone, as
// labels do, as names are written.
func (d *discourse) settleCase(who int) {
	s := &d.people.all[who]
	if lang.AllUpper(s.name) && (len(s.words) == 1 || s.kind == person) {
		s.kind = person
		s.setCase()
	}
	if given, surname, ok := strings.Cut(s.name, " "); ok && s.kind == person && !lang.AllUpper(given) && lang.AllUpper(surname) && len(surname) > 2 {
		s.setCase() // "Jo BRANDT", as records of parliaments write it
	}
}

// namesOffice reports a word of an office, in a label that gives it before the name.
func namesOffice(w string) bool {
	w = fold(w)
	return lang.OfficeWords[w] || lang.Titles[w] && !lang.Honorifics[w] || lang.PersonNouns[w]
}

// nameAtEnd is whom the last name of a label names, -1 if the document knows no
// such name; the rest is the last word then.
func (d *discourse) nameAtEnd(s parse.Span) (who int, rest string) {
	p := d.page
	from, to := p.within(s)
	for k := d.nameBefore(to); k >= 0 && d.names[k].from >= from; k-- {
		if n := d.names[k]; n.to == to && n.from > from && n.who >= 0 && !d.people.all[n.who].kind.group() {
			return n.who, ""
		}
	}
	for i := from + 1; i < to; i++ { // "President of Veshnia Lotte Varga", and "Lotte Varga" elsewhere
		folded := strings.Fields(foldAll(p.text(i, to)))
		if who, ok := d.people.byKey[strings.Join(folded, " ")]; ok && len(folded) > 1 && d.people.all[who].kind != place {
			return who, ""
		}
	}
	if to-from > 2 && p.words[to-1].cap {
		return -1, p.text(to-1, to)
	}
	return -1, ""
}

// shouted reports a label of one word in capitals that is no body's initials:
// "HADLEY", not "NPA".
func (d *discourse) shouted(w string) bool {
	_, initials := d.people.byInit[fold(w)]
	return lang.AllUpper(w) && len(w) > 3 && strings.ContainsAny(w, "AEIOUY") && !initials && !lang.OutletNames[fold(w)]
}

// properOffice writes an office as a text does: "The Minister of Railways" of "THE
// MINISTER OF RAILWAYS".
func properOffice(words []string) string {
	out := strings.Fields(properCase(strings.Join(words, " ")))
	for i, w := range out {
		if low := strings.ToLower(w); i > 0 && (lang.LabelParticles[low] || lang.Prepositions[low] || low == "and") {
			out[i] = low
		}
	}
	return strings.Join(out, " ")
}

// label reads the label of a turn: "A. Voss", "MARA VOSS", "VOSS (Green)".
func (d *discourse) label(s parse.Span) answer {
	text := s.In(d.page.doc.Text)
	if i := strings.IndexAny(text, ",(["); i > 0 {
		text = text[:i]
	}
	text = strings.Trim(collapse(text), " :.-–—*_")
	if text == "" {
		return answer{how: "the label is empty"}
	}
	if namesNobody(text) {
		return answer{how: "the label names nobody"}
	}
	words := strings.Fields(text)
	if who := d.officeLabel(strings.Fields(foldAll(text))); who >= 0 {
		return answer{who: []int{who}, how: "label: who holds the office"}
	}
	switch {
	case transcript.FromTheFloor(text):
		return answer{name: text, how: "label: a voice from the floor"}
	case transcript.IsOffice(text):
		if who, _ := d.nameAtEnd(s); who >= 0 && len(words) > 2 && fold(words[0]) != "the" && words[0] != "An" {
			return answer{who: []int{who}, how: "label: the name after the office"}
		}
		for len(words) > 1 && lang.Honorifics[fold(words[0])] && fold(words[0]) != "madam" {
			words = words[1:] // "HON. SPEAKER"
		}
		return answer{name: properOffice(words), how: "label: an office"}
	}
	for len(words) > 1 && (lang.Titles[fold(words[0])] || len(words) > 2 && lang.Honorifics[fold(words[1])]) {
		words = words[1:] // "Rt Hon", "Right Hon."
	}
	if fold(words[0]) == "of" || len(words) > 2 && slices.ContainsFunc(words[:len(words)-1], namesOffice) { // "President of Veshnia Lotte Varga"
		if who, rest := d.nameAtEnd(s); who >= 0 {
			return answer{who: []int{who}, how: "label: the name after the office"}
		} else if rest != "" && fold(words[0]) == "of" {
			words = strings.Fields(rest)
		}
	}
	folded := foldWords(words)
	if len(folded) == 1 {
		if a, ok := d.surnameLabel(words[0], s); ok {
			return a
		}
	} else if who := d.people.fuller(folded, ""); who >= 0 {
		d.settleCase(who)
		how := "label: a shorter form of the name"
		if utf8.RuneCountInString(folded[0]) == 1 {
			how = "label: initial and surname"
		}
		return answer{who: []int{who}, how: how}
	}
	if who, ok := d.people.byKey[strings.Join(folded, " ")]; ok {
		if len(folded) == 1 && d.shouted(words[0]) {
			d.settleCase(who)
		}
		if s := &d.people.all[who]; lang.AllUpper(s.name) && len(s.words) > 1 && !lang.BodyHeads[s.words[len(s.words)-1]] {
			s.kind = person
			s.setCase()
		}
		return answer{who: []int{who}, how: "label"}
	}
	if d.isMember(text, words, s.End) {
		who := d.attendee(strings.Fields(properCase(strings.Join(words, " "))), s)
		d.people.all[who].kind = person
		return answer{who: []int{who}, how: "label"}
	}
	return answer{name: properCase(strings.Join(words, " ")), how: "label"}
}

// surnameLabel reads a label of one word that somebody's full name in the document ends with.
func (d *discourse) surnameLabel(word string, s parse.Span) (answer, bool) {
	surname := fold(word)
	two := answer{how: "two people with the name " + properCase(word)}
	if d.namesakes[surname] > 1 {
		return two, true
	}
	switch full := d.fullLabel(surname); {
	case full.Start < full.End:
		a := d.label(full)
		a.how = "label: surname"
		return a, true
	case full.Start > full.End:
		return two, true
	}
	list := d.people.short(surname, true)
	if given := d.givenInHead(surname); given != "" && (len(list) == 0 || len(list) == 1 && d.isSurname(list[0])) {
		who := d.attendee([]string{given, properCase(word)}, s)
		d.people.all[who].kind = person
		return meant(who, "label: surname")
	}
	switch len(list) {
	case 0:
		return answer{}, false
	case 1:
		d.settleCase(list[0])
		return meant(list[0], "label: surname")
	}
	return two, true
}

// givenInHead is the given name that stands before a surname above the talk, if there is
// only one: headlines are not searched for names elsewhere.
func (d *discourse) givenInHead(surname string) string {
	p, given := d.page, ""
	for i, w := range p.words {
		if len(d.statements) > 0 && w.span.Start >= d.statements[0].Mention.Start || i > 300 {
			break
		}
		before := p.at(i - 1)
		f := before.fold
		one, _ := singular(f)
		if w.fold != surname || !w.cap || !before.cap || before.sent != w.sent || w.glued || before.poss || len(f) < 3 || before.caps != w.caps ||
			lang.Titles[f] || lang.Titles[one] || lang.OfficeWords[f] || lang.PersonNouns[f] || lang.PersonNouns[one] || lang.FunctionWords[f] || lang.LabelOpeners[f] || lang.Conversation[f] {
			continue
		}
		if t := properCase(before.span.In(p.doc.Text)); given == "" {
			given = t
		} else if given != t {
			return ""
		}
	}
	return given
}

// isMember reports a label that can only be a person's: a full name with a title, and
// brackets after it, "Right Hon. Ada Sloan (Prime Minister, Lib.)".
func (d *discourse) isMember(text string, words []string, end int) bool {
	first, _, _ := strings.Cut(text, " ")
	return len(words) > 1 && len(words) < 5 && (lang.LabelTitles[fold(first)] || lang.Honorifics[fold(first)]) &&
		strings.HasPrefix(strings.TrimLeft(d.page.doc.Text[end:], " "), "(")
}
