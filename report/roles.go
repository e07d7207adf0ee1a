package report

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/parse/lang"
)

// Roles returns one role for each speaker of the rows, by name, so that the role is the
// same wherever the speaker is named. An office comes before an occupation. Among offices,
// the one that says most of what the rows agree on is chosen: "foreign minister of
// Veshnia" before "Minister", which it contains, and both before a role that only one row
// gives. If roles are equal, the latest is used. Speakers without a role are left out, and
// so are roles that tell a reader nothing, such as "wife" or "Republican opponent".
func Roles(rows []Row) map[string]string {
	type given struct {
		role  string
		words []string
		rank  roleRank
		rows  int
		at    int // of the last row that gives it
	}
	bySpeaker := map[string][]given{}
	for i := range rows {
		r := &rows[i]
		if r.Speaker == "" || r.Role == "" || r.Question {
			continue
		}
		role := withoutTitle(r.Role)
		list := bySpeaker[r.Speaker]
		k := slices.IndexFunc(list, func(g given) bool { return g.role == role })
		if k < 0 {
			words := roleWords(role)
			k, list = len(list), append(list, given{role: role, words: words, rank: rankOf(role)})
			bySpeaker[r.Speaker] = list
		}
		list[k].rows, list[k].at = list[k].rows+1, i
	}
	out := make(map[string]string, len(bySpeaker))
	for name, list := range bySpeaker {
		best, most := -1, 0
		for i, g := range list {
			agree := 0
			for _, other := range list {
				if containsAll(g.words, other.words) {
					agree += other.rows
				}
			}
			better := best >= 0 && (g.rank > list[best].rank || g.rank == list[best].rank && (agree > most || agree == most && g.at > list[best].at))
			if g.rank > roleNone && (best < 0 || better) {
				best, most = i, agree
			}
		}
		if best >= 0 {
			out[name] = list[best].role
		}
	}
	for i := range rows {
		if r := &rows[i]; r.Speaker != "" && r.Context != "" && !r.Question {
			if role := roleInContext(out[r.Speaker], r.Speaker, r.Context); role != "" {
				out[r.Speaker] = role
			}
		}
	}
	return out
}

// roleInContext returns what the sentence of a statement says of its speaker beyond the
// role that is known: the country of an office ("President Anna Holm of Tarnland"), or for
// whom somebody speaks ("Ada Moe, who speaks for the fishermen, said"); "" for nothing.
func roleInContext(role, speaker, context string) string {
	at := strings.Index(context, speaker)
	if at < 0 {
		return ""
	}
	rest := context[at+len(speaker):]
	if of, ok := strings.CutPrefix(rest, " of "); ok && officeOf(role) == officeHighest && !strings.Contains(role, " ") {
		var place []string
		for _, w := range strings.Fields(of) {
			bare := strings.TrimRight(w, ",.;:")
			if !unicode.IsUpper(firstRune(w)) || strings.ContainsAny(bare, "’'") {
				break
			}
			if place = append(place, bare); bare != w {
				break
			}
		}
		if len(place) > 0 {
			return role + " of " + strings.Join(place, " ")
		}
	}
	if who, ok := strings.CutPrefix(rest, ", "); ok && role == "" {
		clause, _, ends := strings.Cut(who, ",")
		words := strings.Fields(clause)
		if ends && len(words) > 2 && len(words) <= longestClause && words[0] == "who" && lang.VerbsOfOffice[words[1]] {
			return strings.Join(words, " ")
		}
	}
	return ""
}

// longestClause is how many words may say who somebody is.
const longestClause = 9

// roleRank is how informative a role is.
type roleRank int

const (
	roleNone   roleRank = iota // "wife", "opponent", "call Republican"
	rolePlain                  // a trade, a party, or what its words do not tell
	roleOffice                 // an office that somebody holds, held or stands for
)

// rankOf ranks a role by its words. Its head is the last word before a phrase: "minister"
// in "foreign minister in the cabinet".
func rankOf(role string) roleRank {
	words := roleWords(role)
	if len(words) == 0 || lang.Prepositions[words[0]] || lang.Prepositions[words[len(words)-1]] {
		return roleNone
	}
	rank, known := rolePlain, false
	for i, w := range words {
		if i > 0 && (lang.Prepositions[w] || lang.RelativePronouns[w]) {
			break
		}
		if lang.NoOffices[w] || lang.FamilyNouns[w] || w == "opponent" || w == "widow" {
			if len(words) > shortRole || strings.ContainsAny(role, "'’") {
				return rolePlain // "Voss's sister"
			}
			return roleNone
		}
		if lang.HighestOffices[w] || lang.HighOffices[w] || lang.LesserOffices[w] || lang.Titles[w] {
			rank = roleOffice
		}
		known = known || rank == roleOffice || speaks(w)
	}
	if !known && len(words) > 1 && (lang.Parties[words[len(words)-1]] || strings.HasSuffix(words[len(words)-1], "ed")) {
		return roleNone
	}
	return rank
}

// shortRole is the number of words up to which a role of kinship or rivalry does not say
// whose.
const shortRole = 2

// withoutTitle removes an abbreviated title after an office ("panel chairman Rep."), and
// spells it out if it is the role itself ("Vermont Sen.").
func withoutTitle(role string) string {
	words := strings.Fields(role)
	if len(words) == 0 {
		return role
	}
	last := words[len(words)-1]
	short := strings.TrimSuffix(lang.Lower(last), ".")
	if !strings.HasSuffix(last, ".") || !lang.TitleAbbreviations[short] {
		return role
	}
	if before := words[:len(words)-1]; rankOf(strings.Join(before, " ")) == roleOffice {
		return strings.Join(before, " ")
	}
	full := lang.FullTitles[short]
	if full == "" {
		return role
	}
	words[len(words)-1] = string(unicode.ToUpper(rune(full[0]))) + full[1:]
	return strings.Join(words, " ")
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

// longestHighest is the largest number of words in the name of a highest office: a
// president with a longer title is the president of a body.
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

// bodyWord reports whether a word names a kind of body, whose president is not a head of
// state.
func bodyWord(w string) bool {
	return lang.GeneralBodyNouns[w] || slices.Contains(lang.BusinessNouns, w) || slices.Contains(lang.UnionNouns, w) ||
		slices.Contains(lang.SchoolNouns, w) || slices.Contains(lang.ClubNouns, w) || slices.Contains(lang.CourtNouns, w)
}
