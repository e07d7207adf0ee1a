package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// SpeakerSort is the kind of a speaker, as far as the rows show it.
type SpeakerSort int

// The kinds: a named person; a body, a country or a document that speaks; and people whom
// the sources do not name ("prosecutors", "a senior officer"). Anything else is not a
// speaker by its words ("legality of the plan") but a reading error.
const (
	SpeakerPerson SpeakerSort = iota
	SpeakerBody
	SpeakerUnnamed
	SpeakerNone
)

// SpeakerSorts returns the kind of each speaker of the rows, by name. It is decided by the
// form of the name, by an office, and by the words used for the speaker elsewhere, such as
// "she" or the surname alone.
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
		if out[name] = sortOf(name, known); !canSpeak(name) {
			out[name] = SpeakerNone
		}
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

// sortOf returns the kind of a name; known says that the rows take it for a person.
func sortOf(name string, known bool) SpeakerSort {
	words := strings.Fields(name)
	first, _ := utf8.DecodeRuneInString(name)
	if len(words) == 0 || unicode.IsLower(first) || unicode.IsDigit(first) {
		return SpeakerUnnamed
	}
	small, links, body, plural := 0, 0, false, false
	for i, w := range words {
		lower := lang.Lower(strings.Trim(w, ".,"))
		r, _ := utf8.DecodeRuneInString(w)
		small += btoi(unicode.IsLower(r) && !strings.HasPrefix(w, "al-") && !lang.NameParticles[lower])
		links += btoi(unicode.IsLower(r) && (lang.OfficeLinks[lower] || lower == "and" || lower == "the"))
		body = body || i == 0 && lang.OfHeads[lower] || bodyWord(lower) || lang.StateBodyNouns[lower]
		plural = i == len(words)-1 && (lang.PersonNouns[lower] || lang.PersonNouns[strings.TrimSuffix(lower, "s")])
	}
	_, given := lang.GivenName(lang.Fold(words[0]))
	switch {
	case lang.Places[lang.Lower(name)] || lang.Geography[lang.Lower(name)]:
		return SpeakerBody
	case known && small == 0:
		return SpeakerPerson
	case body && small == links: // "Commission on Presidential Debates"
		return SpeakerBody
	case len(words) == 1 && (lang.PersonNouns[singular(lang.Lower(name))] || lang.GroupsAndDocuments[singular(lang.Lower(name))]):
		return SpeakerUnnamed // "Critics"
	case plural || small > 0:
		return SpeakerUnnamed
	case given && len(words) > 1:
		return SpeakerPerson
	}
	return SpeakerBody
}

// SurnameFirst returns a person's name as an index lists it: "Voss, Mara", "van Tongeren,
// Zoë". A name of one word, or in another script, stays as it is.
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

// canSpeak reports whether a name or a description can be a speaker: a name whose first
// word belongs to a name, or a description whose head is a word for a person, a body, a
// group or a document. "Diplomats almost", "Following a swiftly" and "nuclear
// nonproliferation" cannot.
func canSpeak(name string) bool {
	words := strings.Fields(strings.ReplaceAll(name, "’", "'"))
	if len(words) == 0 {
		return true
	}
	small := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		small += btoi(unicode.IsLower(r) && !strings.HasPrefix(w, "al-") && !lang.NameParticles[w] && w != "of" && w != "and" && w != "the" && w != "for")
	}
	first := lang.Lower(strings.Trim(words[0], `"“.,`))
	if small == 0 {
		return len(words) == 1 || !opensNoName(first)
	}
	switch second := words[min(1, len(words)-1)]; {
	case first == "i", lang.Adverbs[first] && !lang.Quantities[second], isParticiple(first) && !speaks(second):
		return false
	}
	at := headOf(words)
	return at >= 0 && speaks(words[at])
}

// opensNoName reports whether a word that begins a sentence was taken into the name after
// it: "Even Lindesby".
func opensNoName(first string) bool {
	return lang.Adverbs[first] || lang.Prepositions[first] || lang.Subordinators[first] || lang.ClauseConjunctions[first]
}

// headOf returns the index of the head of a description: the last word before a phrase
// that specifies it, "voters" in "registered voters in Tarn".
func headOf(words []string) int {
	for i, w := range words {
		w = strings.Trim(w, ",")
		lower := lang.Lower(w)
		if i > 0 && (w == lower && (lang.Prepositions[w] || lang.RelativePronouns[w] || lang.Conjunctions[w] || lang.CloseAdjectives[w] || isParticiple(w) && speaks(words[i-1])) || strings.HasSuffix(words[i-1], ",")) {
			return i - 1
		}
	}
	return len(words) - 1
}

func isParticiple(w string) bool {
	return len(w) > 4 && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed"))
}

// speaks reports whether a word can be the head of a description of a speaker.
func speaks(word string) bool {
	w := lang.Lower(strings.Trim(word, `"“”.,`))
	r, _ := utf8.DecodeRuneInString(word)
	w = strings.TrimSuffix(w, "'s")
	one := singular(w)
	if unicode.IsUpper(r) || unicode.IsDigit(r) || lang.Quantities[w] || lang.Pronouns[w] || lang.MemberNouns[w] || w == "one" || w == "another" || w == "others" || w == "percent" {
		return true
	}
	for _, n := range []string{w, one} {
		if lang.PersonNouns[n] || lang.Trades[n] || lang.FamilyNouns[n] || lang.GroupsAndDocuments[n] || lang.StatementNouns[n] || lang.AnonymousNouns[n] ||
			lang.NoOffices[n] || lang.PartyMembers[n] || lang.OutletNouns[n] || lang.StateBodyNouns[n] || lang.Titles[n] || bodyWord(n) {
			return true
		}
		if slices.ContainsFunc(lang.TradeEndings, func(end string) bool { return strings.HasSuffix(n, end) }) {
			return true
		}
	}
	// "Traders", "diplomats-turned-lobbyists"
	return w != one && (strings.HasSuffix(one, "er") || strings.HasSuffix(one, "ist") || strings.HasSuffix(one, "or") || strings.HasSuffix(one, "ian") || strings.HasSuffix(one, "ant"))
}

// singular returns the singular of a plural noun.
func singular(w string) string {
	for _, end := range [][2]string{{"ies", "y"}, {"men", "man"}, {"sses", "ss"}, {"yses", "ysis"}} {
		if stem, ok := strings.CutSuffix(w, end[0]); ok {
			return stem + end[1]
		}
	}
	return strings.TrimSuffix(w, "s")
}
