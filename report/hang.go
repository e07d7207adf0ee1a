package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// Hanging reports whether a row's words lean on a text that is not shown: "He had been
// watched", "This is part of a wider scheme", "any part in the affair". Whoever reads
// them alone does not know of whom or of what they are.
func Hanging(r *Row) bool {
	words := wordsOf(r.Quote)
	if len(words) == 0 {
		return false
	}
	named := slices.ContainsFunc(words, word.names)
	clause := r.Kind == "indirect" && canSpeak(r.Speaker) && unicode.IsUpper(firstRune(r.Speaker))
	switch first := unclipped(words[0].bare, r.Quote[words[0].start:words[0].end]); {
	case lang.HePronouns[first] || lang.ShePronouns[first] || first == "they" || first == "them":
		return !clause // "said she would stay": the speaker
	case first == "it":
		if !named || len(words) < 2 || !lang.BeForms[words[1].bare] && first == words[0].bare {
			return true
		}
	case lang.ItPronouns[first] || lang.PluralPronouns[first] || lang.PointingWords[first] && !dayAfter(words):
		if !named {
			return true
		}
	}
	if before, _, cut := strings.Cut(r.Quote, Ellipsis); cut && r.Kind == "indirect" && len(strings.Fields(before)) < leastBefore {
		return true // "The mortars … had been fired": what the report says between is not shown
	}
	if frame := wordsOf(r.Frame); len(frame) > 0 && lang.PointingNouns[words[0].bare] && (lang.PointingWords[frame[len(frame)-1].bare] || frame[len(frame)-1].bare == "the") {
		return true // "dismissed that objection on Friday"
	}
	own := r.Kind == "indirect" // there "his" is the speaker's
	noun, name := false, false
	for k, w := range words {
		said := unclipped(w.bare, r.Quote[w.start:w.end])
		switch {
		case own || k == 0 && named:
		case (lang.HePronouns[said] || lang.ShePronouns[said]) && !name:
			return true
		case (lang.PluralPronouns[said] || lang.ItPronouns[said]) && said != "both" && said != "each" && !noun:
			return true
		case said == "so" && k > 0 && (k+1 == len(words) || strings.ContainsAny(r.Quote[w.end:words[k+1].start], ".,!?;")):
			return true // "Nobody has told me so."
		}
		if k > 0 && k <= pointsWithin && !name && pointsBack(words, k) {
			return true
		}
		name = name || w.names()
		noun = noun || contentStem(w.bare) != ""
	}
	return false
}

// names reports whether a word is of a name, and not of a day.
func (w word) names() bool { return w.name && !lang.TimeWords[w.bare] }

// leastBefore is how few words before a gap tell something.
const leastBefore = 6

// pointsWithin is among how many of the first words one that points back is what the
// statement is about.
const pointsWithin = 7

// dayAfter reports whether a pointing word at the beginning means a time: "This week".
func dayAfter(words []word) bool {
	return len(words) > 1 && (lang.TimeWords[words[1].bare])
}

// pointsBack reports whether a word is a noun for something said before, "the demand",
// without the words that would say which.
func pointsBack(words []word, k int) bool {
	if !lang.PointingNouns[words[k].bare] || words[k-1].bare != "the" && !lang.PointingWords[words[k-1].bare] {
		return false
	}
	return lang.PointingWords[words[k-1].bare] || k+1 == len(words) || !lang.Prepositions[words[k+1].bare] && !lang.RelativePronouns[words[k+1].bare] && words[k+1].bare != "that"
}

// unclipped is a word without what is clipped to it: "he" of "he’s". Its letters alone
// could be another word.
func unclipped(bare, as string) string {
	if i := strings.IndexAny(as, "'’"); i > 0 {
		return lang.Lower(as[:i])
	}
	return bare
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
