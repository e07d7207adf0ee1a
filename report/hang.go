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
	if speaksUnmarked(r) || oneOfThem(r.Speaker) {
		return true
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
	if r.Kind != "indirect" && leansBack(r, words) {
		return true
	}
	own := r.Kind == "indirect" // there "his" is the speaker's
	noun, several, name := false, false, false
	for k, w := range words {
		said := unclipped(w.bare, r.Quote[w.start:w.end])
		switch {
		case own || k == 0 && named:
		case (lang.HePronouns[said] || lang.ShePronouns[said]) && !name:
			return true
		case (lang.PluralPronouns[said] || lang.ItPronouns[said]) && said != "both" && said != "each" && !noun:
			return true
		case (said == "they" || said == "them" || said == "their") && !several:
			return true // "Our position is that they should talk"
		case said == "so" && k > 0 && (k+1 == len(words) || strings.ContainsAny(r.Quote[w.end:words[k+1].start], ".,!?;")):
			return true // "Nobody has told me so."
		}
		if k > 0 && k <= pointsWithin && !name && pointsBack(words, k) {
			return true
		}
		if (said == "it" || said == "him" || said == "them") && !own && subjectOnly(words[:k], r.Quote[:w.start]) {
			return true
		}
		name = name || w.names()
		noun = noun || contentStem(w.bare) != "" && !isFigure(w) && !strings.HasSuffix(w.bare, "ed") && (w.name || !lang.TimeWords[w.bare])
		several = several || w.names() || severalOf(w.bare)
	}
	return false
}

// subjectOnly reports whether words before a pronoun that is an object have only their subject,
// which it cannot stand for: "The Leader rejected [it]".
func subjectOnly(before []word, text string) bool {
	if len(before) < 2 || strings.ContainsAny(text, ",;:.") || contentStem(before[len(before)-1].bare) == "" {
		return false
	}
	subjects := 0
	for k, w := range before[:len(before)-1] {
		if lang.Conjunctions[w.bare] || lang.Subordinators[w.bare] || lang.RelativePronouns[w.bare] || lang.SubjectPronouns[w.bare] || w.bare == "that" {
			return false
		}
		if contentStem(w.bare) != "" && (k == 0 || contentStem(before[k-1].bare) == "") && !ofBefore(before[:k]) {
			subjects++
		}
	}
	return subjects == 1
}

// ofBefore reports whether words end in "of" or "of the".
func ofBefore(words []word) bool {
	n := len(words)
	return n > 0 && words[n-1].bare == "of" || n > 1 && words[n-1].bare == "the" && words[n-2].bare == "of"
}

// severalOf reports whether a word may be what "they" stands for.
func severalOf(w string) bool {
	plural := strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
	return contentStem(w) != "" && !lang.Adverbs[w] && (plural || singular(w) != w || lang.GroupsAndDocuments[w] || lang.StateBodyNouns[w] || lang.PersonNouns[w] || lang.MemberNouns[w] || bodyWord(w)) || lang.Quantities[w]
}

// leansBack reports whether a statement goes on from one before: "But let us be exact",
// "No, it is not". A short answer stands below its question.
func leansBack(r *Row, words []word) bool {
	begins := lang.Lower(strings.ReplaceAll(r.Quote[:min(len(r.Quote), beginsWithin)], "’", "'"))
	if slices.ContainsFunc(goesOn, func(with string) bool { return strings.HasPrefix(begins, with) }) {
		return true
	}
	switch words[0].bare {
	case "but", "and", "or", "because", "yet", "nor":
		return true
	case "yes", "no":
		return (r.Kind != "turn" || r.Context == "") && strings.HasPrefix(r.Quote[words[0].end:], ",")
	case "so", "then", "still", "however", "instead", "therefore", "rather", "otherwise":
		return strings.HasPrefix(r.Quote[words[0].end:], ",")
	}
	return false
}

// NeedsQuestion reports whether a turn can only be read below its question: "Ask the shed.", "If
// there is something on the table, yes."
func NeedsQuestion(r *Row) bool {
	if r.Kind != "turn" || r.Context == "" {
		return false
	}
	for sentence := range sentences(r.Quote) {
		words := wordsOf(sentence)
		if len(words) == 0 {
			continue
		}
		last := words[len(words)-1].bare
		return len(words) < leastAnswer || last == "yes" || last == "no"
	}
	return false
}

// leastAnswer is how many words the first sentence of an answer has that says what it is about.
const leastAnswer = 4

// beginsWithin is how many bytes of a statement may show that it goes on from another.
const beginsWithin = 40

// goesOn are words with which a statement goes on from one before.
var goesOn = []string{"that is why", "that's why", "this is why", "that is what", "that's what", "that means", "this means", "that would", "that will", "for this reason", "for that reason", "because of this", "because of that",
	"in this regard", "in this context", "in that context", "in that case", "in this case", "in other words", "as such", "as i said", "as i mentioned", "as we said", "the same goes", "it's the same", "it is the same"}

// speaksUnmarked reports whether a reported statement has the speaker's "I" or "we" outside
// quotation marks: "said: what I learned from". Beside a name it reads as the paper's own.
func speaksUnmarked(r *Row) bool {
	return (r.Kind == "indirect" || r.Kind == "mixed") && inFirstPerson(r.Quote)
}

// inFirstPerson reports whether a text has "I" or "we" outside quotation marks.
func inFirstPerson(quote string) bool {
	at, open := 0, rune(0)
	for _, w := range wordsOf(quote) {
		marks := strings.ReplaceAll(quote[at:w.start], "''", `"`)
		for k, mark := range marks {
			switch shut := closing[mark]; {
			case open == 0 && shut != 0:
				open = shut
			case mark == open:
				open = 0
			case open == 0 && mark == '\'' && k == len(marks)-1: // 'so,' not "workers' "
				open = mark
			}
		}
		at = w.end
		text := quote[w.start:w.end]
		said := unclipped(w.bare, text)
		me := lang.FirstPersonPronouns[said] || lang.WePronouns[said] || said == "my"
		capitals := len(text) > 1 && text == strings.ToUpper(text) // "US"
		if me && open == 0 && !capitals && (said != "i" || !afterName(quote[:w.start])) {
			return true
		}
	}
	return false
}

// closing are the marks that close a quotation, by those that open it.
var closing = map[rune]rune{'“': '”', '‘': '’', '«': '»', '„': '“', '"': '"'}

// afterName reports whether a text ends in a word with a capital, as before the "I" of a
// king or a war.
func afterName(before string) bool {
	words := strings.Fields(before)
	return len(words) > 0 && unicode.IsUpper(firstRune(words[len(words)-1]))
}

// oneOfThem reports whether a speaker is one or some of people whom only the report names:
// "one of the two".
func oneOfThem(speaker string) bool {
	words := strings.Fields(lang.Lower(speaker))
	if len(words) < 2 {
		return false
	}
	last := words[len(words)-1]
	return slices.Contains(words, "of") && (lang.Quantities[last] || lang.Pronouns[last]) ||
		words[0] == "the" && lang.Quantities[last] && len(words) == 2
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
