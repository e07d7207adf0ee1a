package report

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/parse/lang"
)

// Mentioned returns the names that most statements have, of places, bodies, things and people who
// do not speak: in
// how many, the most first. Names of people who speak are left out, and so are
// those in fewer than one statement of mentionedShare.
func (s Some) Mentioned(sorts map[string]SpeakerSort) []Count {
	people := map[string]bool{}
	for i := range s {
		if sorts[s[i].Speaker] == SpeakerPerson {
			for _, w := range wordsOf(s[i].Speaker) {
				people[w.bare] = true
			}
		}
	}
	count := map[string]int{}
	for i := range s {
		seen := map[string]bool{}
		for _, name := range namesOf(s[i].Quote) {
			spoken := slices.ContainsFunc(wordsOf(name), func(w word) bool { return people[w.bare] && !lang.Places[w.bare] })
			if !seen[name] && !spoken {
				seen[name] = true
				count[name]++
			}
		}
	}
	var out []Count
	for name, n := range count {
		if n >= leastMentioned && mentionedShare*n >= len(s) {
			out = append(out, Count{Name: name, Rows: n})
		}
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Name, b.Name)) })
	return out
}

// How many statements have a name that says what a period is about: so many at least, and
// one of so many.
const (
	leastMentioned = 4
	mentionedShare = 20
)

// namesOf are the names in a text: words with a capital inside a sentence, together if they
// follow one another, without adjectives of nationality and what only stands before a name.
func namesOf(text string) []string {
	var out []string
	from, to := -1, 0
	end := func() {
		if from >= 0 {
			name := strings.TrimSuffix(strings.TrimSuffix(text[from:to], "’s"), "'s")
			if len(name) > 2 && name != strings.ToLower(name) && !ofACountry(lang.Lower(name)) {
				out = append(out, name)
			}
		}
		from = -1
	}
	for _, w := range wordsOf(text) {
		bare := unowned(w.bare)
		if !w.names() || lang.Titles[bare] || lang.HighestOffices[bare] || lang.HighOffices[bare] || lang.Honorifics[bare] || lang.CommonWords[bare] {
			end()
			continue
		}
		if from >= 0 && text[to:w.start] != " " {
			end()
		}
		if from < 0 {
			from = w.start
		}
		to = w.end
	}
	end()
	return out
}

// ofACountry reports whether a word is an adjective of nationality.
func ofACountry(bare string) bool {
	return lang.CountryOf[bare] != "" || slices.ContainsFunc([]string{"ian", "an", "n", "ese", "i", "ish"}, func(end string) bool {
		place, ok := strings.CutSuffix(bare, end)
		return ok && lang.Places[place]
	})
}
