package speaker

import (
	"slices"
	"strings"

	"onrecord/parse/lang"
)

// shortBody returns the body that one word is short for: its capitals, or its
// last word where only one body ends so: "the Post".
func (g *people) shortBody(w string) int {
	if list := g.byBody[w]; lang.BodyHeads[w] && len(list) == 1 && len(g.all[list[0]].words) > 1 && !lang.CommonHeads[w] {
		return list[0]
	}
	if list := g.byFirst[w]; len(list) == 1 {
		return list[0]
	}
	return g.acronym(w)
}

// ofOneCountry returns the one body that the words name without its country:
// "Water Department" beside "US Water Department". -1 if there are two.
func (g *people) ofOneCountry(words []string) int {
	return theOne(slices.Values(g.byBody[words[len(words)-1]]), func(who int) bool {
		full := g.all[who].words
		return len(full) == len(words)+1 && (full[0] == "us" || full[0] == "u.s" || demonym(full[0])) && slices.Equal(full[1:], words)
	})
}

// acronym returns the body whose capitals spell the word: "NWA" for the
// Northmoor Water Authority.
func (g *people) acronym(w string) int {
	w = strings.ToLower(strings.ReplaceAll(w, ".", ""))
	if len(w) < 2 || len(w) == 2 && lang.CommonLetterPairs[w] {
		return -1
	}
	if who, ok := g.byInit[w]; ok {
		return who
	}
	return g.knownShort(w)
}

// knownShort returns the body of the page that a short form known at large is
// short for, by its name or by the words that it begins or ends with: "the Fed".
func (g *people) knownShort(w string) int {
	full := strings.ReplaceAll(lang.ShortBodies[w], "-", " ")
	if full == "" {
		return -1
	}
	if who, ok := g.byKey[full]; ok {
		return who
	}
	return theOne(g.everybody(), func(who int) bool {
		key := strings.Join(g.all[who].words, " ")
		return g.all[who].kind != person && (strings.HasPrefix(key, full+" ") || strings.HasSuffix(key, " "+full))
	})
}

// halfShort returns the body whose name is written out but for its first word:
// "Sarland ISO" beside "Sarland Independent System Operator".
func (g *people) halfShort(words []string) int {
	if len(words) != 2 || len(words[1]) < 3 {
		return -1
	}
	for who := range g.all {
		if s := &g.all[who]; s.kind != person && len(s.words) > 3 && s.words[0] == words[0] && initialsOf(s.words[1:]) == words[1] {
			return who
		}
	}
	return -1
}

// initialsOf is what the words' first letters spell, without small words.
func initialsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if !lang.FunctionWords[w] {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// shortOfBody reports a body called by its first word, where the last is no surname:
// "Varda" of "Varda Networks".
func (p *page) shortOfBody(n name, s *someone) bool {
	first, last := s.words[0], s.words[len(s.words)-1]
	if s.kind == person || p.words[n.from].fold != first || isGiven(first) {
		return false
	}
	one, plural := singular(last)
	return bodyNouns[one] != 0 || lang.CompanyEndings[last] || lang.BodyHeads[last] || p.lower[last] || plural && p.lower[one]
}
