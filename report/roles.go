package report

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/parse/lang"
)

// Roles returns one role for each speaker of the rows, by name, so that it is the same
// wherever the speaker is named. It is the one that says most of what the rows agree on:
// "foreign minister of Veshnia" before "Minister", which it contains, and both before a
// role that one row alone gives. Of equals the latest is taken. Speakers without a role
// are left out.
func Roles(rows []Row) map[string]string {
	type given struct {
		role  string
		words []string
		rows  int
		at    int // of the last row that gives it
	}
	bySpeaker := map[string][]given{}
	for i := range rows {
		r := &rows[i]
		if r.Speaker == "" || r.Role == "" || r.Question {
			continue
		}
		list := bySpeaker[r.Speaker]
		k := slices.IndexFunc(list, func(g given) bool { return g.role == r.Role })
		if k < 0 {
			k, list = len(list), append(list, given{role: r.Role, words: roleWords(r.Role)})
			bySpeaker[r.Speaker] = list
		}
		list[k].rows, list[k].at = list[k].rows+1, i
	}
	out := make(map[string]string, len(bySpeaker))
	for name, list := range bySpeaker {
		best, most := 0, -1
		for i, g := range list {
			agree := 0
			for _, other := range list {
				if containsAll(g.words, other.words) {
					agree += other.rows
				}
			}
			if agree > most || agree == most && g.at > list[best].at {
				best, most = i, agree
			}
		}
		out[name] = list[best].role
	}
	return out
}

// roleWords are the words of a role in lower case, without "the", "of" and "'s".
func roleWords(role string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(lang.Lower(role), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '-' }) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if w != "of" && w != "the" && w != "and" && w != "for" && w != "" {
			out = append(out, strings.TrimRight(w, "."))
		}
	}
	return out
}

func containsAll(words, of []string) bool {
	return !slices.ContainsFunc(of, func(w string) bool { return !slices.Contains(words, w) })
}

// longestHighest is the most words of a highest office: the president of a longer name
// is that of a body.
const longestHighest = 3

// office is how high an office is.
type office int

const (
	officeNone office = iota
	officeHigh
	officeHighest
)

// officeOf returns how high the office is that a role names.
func officeOf(role string) office {
	words := roleWords(role)
	if slices.ContainsFunc(words, func(w string) bool { return lang.LesserOffices[w] || lang.FamilyNouns[w] }) {
		return officeNone
	}
	best := officeNone
	for i, w := range words {
		two := w
		if i+1 < len(words) {
			two = w + "-" + words[i+1]
		}
		switch {
		case lang.HighestOffices[w] || lang.HighestOffices[two]:
			if len(words) <= longestHighest && !slices.ContainsFunc(words, bodyWord) {
				return officeHighest
			}
			best = officeHigh
		case lang.HighOffices[w] || lang.HighOffices[two]:
			best = officeHigh
		}
	}
	return best
}

// bodyWord reports whether a word names a kind of body: its president is no head of
// state.
func bodyWord(w string) bool {
	return lang.GeneralBodyNouns[w] || slices.Contains(lang.BusinessNouns, w) || slices.Contains(lang.UnionNouns, w) ||
		slices.Contains(lang.SchoolNouns, w) || slices.Contains(lang.ClubNouns, w) || slices.Contains(lang.CourtNouns, w)
}
