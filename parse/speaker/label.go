package speaker

import (
	"strings"

	"onrecord/parse"
)

// interviewee is who answers where the labels are only "Q" and "A": the one
// person whom the lines above the first turn name in full, or name most often.
func (d *discourse) interviewee() answer {
	first := len(d.page.words)
	for _, s := range d.statements {
		if s.Turn > 0 && len(s.Content) > 0 {
			first = d.page.search(s.Content[0].Start)
			break
		}
	}
	count := make([]int, len(d.people.all))
	best, most, rivals := -1, 0, 0
	for _, n := range d.names {
		if n.from >= first || n.who < 0 {
			continue
		}
		if s := d.people.all[n.who]; s.kind != person || len(s.words) < 2 {
			continue
		}
		count[n.who]++
		switch {
		case count[n.who] > most:
			best, most, rivals = n.who, count[n.who], 0
		case count[n.who] == most:
			rivals++
		}
	}
	if best < 0 {
		return answer{how: "the label names nobody"}
	}
	if rivals > 0 {
		return answer{how: "the label names nobody, the introduction several people"}
	}
	return answer{who: []int{best}, how: "the person whom the introduction names"}
}

// namesNobody reports the labels of transcribers and of machines for a voice
// that they cannot name: "UNIDENTIFIED MALE", "Unknown speaker", "SPEAKER_02".
func namesNobody(label string) bool {
	word := strings.ToLower(label)
	if strings.HasPrefix(word, "unidentified ") || word == "unknown" || word == "unknown speaker" {
		return true
	}
	number, ok := strings.CutPrefix(word, "speaker")
	number = strings.TrimLeft(number, " _-")
	return ok && number != "" && strings.Trim(number, "0123456789") == ""
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
	for len(words) > 1 && titles[fold(words[0])] {
		words = words[1:]
	}
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = fold(w)
	}
	if len(folded) == 1 && (folded[0] == "a" || folded[0] == "answer") {
		return d.interviewee()
	}
	if len(folded) == 1 {
		if list := d.people.short(folded[0], true); len(list) == 1 {
			return answer{who: list, how: "label: surname"}
		} else if len(list) > 1 {
			return answer{how: "two people with the name " + properCase(text)}
		}
	} else if who := d.people.fuller(folded, ""); who >= 0 {
		return answer{who: []int{who}, how: "label: initial and surname"}
	}
	if who, ok := d.people.byKey[strings.Join(folded, " ")]; ok {
		if s := &d.people.all[who]; allUpper(s.name) && len(s.words) > 1 && !bodyHeads[s.words[len(s.words)-1]] {
			s.kind, s.aliases = person, appendNew(s.aliases, s.name)
			s.name = properCase(s.name)
		}
		return answer{who: []int{who}, how: "label"}
	}
	return answer{name: properCase(strings.Join(words, " ")), how: "label"}
}
