package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// Opening returns the first sentence of a report, which says in news what it is about: whole
// or, if it is long, up to the end of a clause, with "…" for the rest. One that begins with a
// quotation, a question or a greeting is a statement, and tells of nothing else.
func Opening(text string) string {
	fields := strings.Fields(text)
	if len(fields) > 0 && strings.IndexAny(fields[0], "“‘\"'«„`") == 0 || questioned(fields) || greets(text) {
		return ""
	}
	sentence, _ := upTo(strings.Join(firstSentence(fields), " "), longestOpening)
	return sentence
}

// firstSentence returns the words of the first sentence of a text that is not too short.
func firstSentence(fields []string) []string {
	chars, opened := 0, false
	for i, w := range fields {
		chars += utf8.RuneCountInString(w) + 1
		opened = (opened || strings.Contains(w, "“")) && !strings.Contains(w, "”") // "the “Wait. It floats.” slogan"
		next := strings.Join(fields[i+1:min(i+2, len(fields))], "")
		if next != "" && (endOf(w, next) == endSentence || strings.HasSuffix(w, ".") && turnWords[lang.Lower(strings.TrimRight(next, ","))]) && chars >= leastOpening && !opened {
			return fields[:i+1]
		}
	}
	return fields
}

// upTo is a sentence of about so many characters, without its full stop, and whether it says
// what it has to say: the whole of it, or as much of it as ends where a clause begins. Otherwise
// it ends at a comma or after a word.
func upTo(text string, most int) (short string, whole bool) {
	chars, clause, comma, word := 0, 0, 0, 0
	total, sentence := utf8.RuneCountInString(text), strings.Fields(text)
	for i, w := range sentence {
		if i > 0 && chars > most/3 && opensClause(sentence[i-1], w) && slices.ContainsFunc(sentence[:i], likeVerb) && !slices.ContainsFunc(sentence, negates) {
			clause = i
		}
		if chars += utf8.RuneCountInString(w) + 1; chars > most+1 && total > most+most/5 {
			for word > 1 && opensPhrase(sentence[word-1]) {
				word--
			}
			at := cmp.Or(clause, comma, word, 1)
			return trimmedEnd(strings.Join(sentence[:at], " ")) + " …", clause > 0
		}
		if strings.HasSuffix(w, ",") && chars > most/3 && slices.ContainsFunc(sentence[:i], likeVerb) {
			comma = i + 1
		}
		word = i + 1
	}
	return strings.TrimSuffix(strings.Join(sentence, " "), "."), true
}

// opensClause reports whether a word opens a clause or a phrase that a sentence can do without:
// "…, adding that", "… after a week of talks".
func opensClause(before, w string) bool {
	bare := lang.Lower(strings.Trim(w, "“‘\"'(,.;:"))
	if strings.HasSuffix(strings.TrimRight(before, "”’\"'"), ",") {
		return lang.Conjunctions[bare] && bare != "but" || lang.Subordinators[bare] || strings.HasSuffix(bare, "ing") && len(bare) > 4 || bare == "after" || bare == "before"
	}
	switch bare {
	case "after", "while", "despite", "amid", "although":
		return true
	}
	return false
}

// negates reports whether a word denies something: what a sentence with one says may stand
// behind any of its clauses, "did not resign until the court had ruled".
func negates(w string) bool {
	bare := lang.Lower(strings.Trim(w, "“”‘’\"'(),.;:"))
	return lang.Negations[bare] || lang.DenyingWords[bare] || bare == "no" || strings.HasSuffix(bare, "n't") || strings.HasSuffix(bare, "n’t") || bare == "unless" ||
		strings.HasPrefix(bare, "den") && (bare == "denied" || bare == "denies" || bare == "deny" || bare == "denying" || bare == "denial") || bare == "cleared" || bare == "acquitted"
}

// opensPhrase reports whether more has to follow on a word: "that the", "of his".
func opensPhrase(w string) bool {
	bare := lang.Lower(w)
	return lang.NounOpeners[bare] || lang.Articles[bare] || lang.Prepositions[bare] || lang.Complementisers[bare] || lang.Conjunctions[bare] || lang.Possessives[bare] || bare == "of" || bare == "to"
}

// likeVerb reports whether a word may be the verb of a sentence.
func likeVerb(w string) bool {
	bare := lang.Lower(strings.Trim(w, "“”‘’\"'(),.;:"))
	return lang.Auxiliaries[bare] || lang.BeForms[bare] || lang.HaveForms[bare] || lang.Modals[bare] || strings.HasSuffix(bare, "ed") && len(bare) > 4 || lang.DeedVerbs[bare] || lang.ReportingVerbs[bare] || bare == "says"
}

// Telling reports whether a headline says by itself what a report is about: of whom or what it
// is by name, in some words. "Nine coffins and no shots" does not.
func Telling(headline string) bool {
	words := wordsOf(headline)
	return len(words) >= leastHeadline && !voiced(headline) && slices.ContainsFunc(words, word.names)
}

// voiced reports whether a headline is somebody's words, a question or an appeal to the reader:
// "Keep the toll, Holm; just give us a bridge".
func voiced(headline string) bool {
	return strings.IndexAny(headline, "“‘\"'«„`") == 0 || strings.HasSuffix(headline, "?") || inFirstPerson(headline)
}

// tellsAlone reports whether the beginning of a report says by itself what it is about: of
// whom it is by name, or how many, without the words that lean on a picture, a studio or a
// sentence before.
func tellsAlone(opening string) bool {
	words := wordsOf(opening)
	if len(words) < leastTelling || strings.HasSuffix(opening, "?") || strings.HasSuffix(opening, ":") && slices.ContainsFunc(strings.Fields(opening), likeVerb) {
		return false // "The minister told reporters:"
	}
	if first := words[0].bare; lang.Pronouns[first] || lang.Possessives[first] || lang.FirstPersonPronouns[first] || lang.WePronouns[first] ||
		lang.PointingWords[first] || first == "there" || first == "here" || first == "if" || first == "imagine" {
		return false
	}
	for k, w := range words { // "Before she said a word, Holm opened the windows"
		if w.name || k == 0 && !lang.Subordinators[w.bare] && !lang.Prepositions[w.bare] {
			break
		}
		if lang.HePronouns[w.bare] || lang.ShePronouns[w.bare] {
			return false
		}
	}
	named := slices.ContainsFunc(words, func(w word) bool { return w.name || w.bare[0] >= '0' && w.bare[0] <= '9' })
	return named && !inFirstPerson(opening)
}

// questioned reports whether a text begins with a question under a label: "Question: What".
func questioned(fields []string) bool {
	if len(fields) == 0 {
		return false
	}
	label, ok := strings.CutSuffix(lang.Lower(fields[0]), ":")
	return ok && (lang.QuestionLabels[label] || label == "presenter") || label == "q."
}

// How long the beginning of a report is that stands for it, in characters; that which has no
// more than so many words is no news.
const (
	leastOpening   = 30
	longestOpening = 240
	longestName    = 150 // where it is the name of a story
	longestInLine  = 170 // where it stands for a story in a line
	leastTelling   = 7
	leastHeadline  = 5
)
