package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// SpeakerSort is what a speaker is, as far as the rows say.
type SpeakerSort int

// The sorts: a person of that name; a body, a country or a document that speaks; and
// whom the sources do not name, "prosecutors", "a senior officer".
const (
	SpeakerPerson SpeakerSort = iota
	SpeakerBody
	SpeakerUnnamed
)

// SpeakerSorts tells the sort of each speaker of the rows, by name: by what the name is
// made of, by an office, and by the words that stand for the speaker elsewhere, "she" or
// the surname alone.
func SpeakerSorts(rows []Row) map[string]SpeakerSort {
	person := map[string]bool{}
	out := map[string]SpeakerSort{}
	for i := range rows {
		r := &rows[i]
		if r.Speaker == "" || r.Question {
			continue
		}
		person[r.Speaker] = person[r.Speaker] || r.Role != "" || standsForPerson(r.Mention, r.Speaker)
	}
	for name, known := range person {
		out[name] = sortOf(name, known)
	}
	return out
}

// standsForPerson reports whether a mention shows that a person is meant: a pronoun, a
// title of courtesy, or the last word of a longer name.
func standsForPerson(mention, name string) bool {
	words := strings.Fields(lang.Lower(mention))
	if len(words) == 0 {
		return false
	}
	first, last := strings.Trim(words[0], ".,"), words[len(words)-1]
	if lang.HePronouns[first] || lang.ShePronouns[first] || lang.Honorifics[first] {
		return true
	}
	names := strings.Fields(lang.Lower(name))
	return len(words) == 1 && len(names) > 1 && names[len(names)-1] == last && !bodyWord(last)
}

// sortOf tells the sort of a name; known says that the rows take it for a person.
func sortOf(name string, known bool) SpeakerSort {
	words := strings.Fields(name)
	first, _ := utf8.DecodeRuneInString(name)
	if len(words) == 0 || unicode.IsLower(first) || unicode.IsDigit(first) {
		return SpeakerUnnamed
	}
	small, body, plural := 0, false, false
	for i, w := range words {
		lower := lang.Lower(strings.Trim(w, ".,"))
		r, _ := utf8.DecodeRuneInString(w)
		small += btoi(unicode.IsLower(r) && !lang.NameParticles[lower])
		body = body || bodyWord(lower) || lang.StateBodyNouns[lower]
		plural = i == len(words)-1 && (lang.PersonNouns[lower] || lang.PersonNouns[strings.TrimSuffix(lower, "s")])
	}
	_, given := lang.GivenName(lang.Fold(words[0]))
	switch {
	case lang.Places[lang.Lower(name)] || lang.Geography[lang.Lower(name)]:
		return SpeakerBody
	case known && small == 0:
		return SpeakerPerson
	case body && small == 0:
		return SpeakerBody
	case plural || small > 0:
		return SpeakerUnnamed
	case given && len(words) > 1:
		return SpeakerPerson
	}
	return SpeakerBody
}

// SurnameFirst returns a person's name as an index lists it: "Voss, Mara", "van
// Tongeren, Zoë". A name of one word, or in other letters, stays as it is.
func SurnameFirst(name string) string {
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek) {
			return name
		}
	}
	words := strings.Fields(name)
	last := len(words) - 1
	for last > 0 && lang.NameSuffixes[lang.Lower(strings.Trim(words[last], ".,"))] {
		last--
	}
	from := last
	for from > 1 && lang.NameParticles[lang.Lower(words[from-1])] {
		from--
	}
	if from <= 0 {
		return name
	}
	return strings.Join(words[from:], " ") + ", " + strings.Join(words[:from], " ")
}
