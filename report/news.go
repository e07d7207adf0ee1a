package report

import (
	"slices"
	"strings"

	"onrecord/parse/lang"
)

// newsIn weighs the words of a statement by what makes news of them: somebody does or will do
// something, and there are figures. What holds at all times and of nobody, "Leaving a table is
// easy", is no news.
func newsIn(quote string) float64 {
	words := wordsOf(quote)
	figures := 0
	deed := false
	for k, w := range words {
		figures += btoi(isFigure(w))
		deed = deed || k > 0 && isDeed(words[k-1].bare, w.bare)
	}
	total := weightFigure*float64(min(figures, mostFigures)) + weightDeed*float64(btoi(deed))
	if !deed && figures == 0 && general(words) {
		total += weightGeneral
	}
	return total
}

// TellsNews reports whether a text tells by itself of something that somebody does, or has
// figures: it names somebody or something, and has no gap and no question.
func TellsNews(text string) bool {
	words := wordsOf(text)
	if len(words) == 0 || lang.Pronouns[words[0].bare] || strings.Contains(text, "?") || strings.Contains(text, Ellipsis) {
		return false
	}
	return newsIn(text) > 0 && slices.ContainsFunc(words, func(w word) bool { return w.names() || isFigure(w) })
}

// Scenery reports whether the first sentence of a report tells nothing that happened or was
// said: "The leader left little room for doubt".
func Scenery(sentence string) bool {
	return newsIn(sentence) <= 0 && !slices.ContainsFunc(wordsOf(sentence), func(w word) bool { return lang.ReportingVerbs[w.bare] })
}

// isFigure reports whether a word is a number, in digits or in letters.
func isFigure(w word) bool {
	return w.bare[0] >= '0' && w.bare[0] <= '9' || lang.Figures[w.bare]
}

// isDeed reports whether a word is a verb for a deed: in the past, or after a word that makes
// a verb of it, "will close".
func isDeed(before, w string) bool {
	if stem, ok := strings.CutSuffix(w, "ed"); ok {
		last := len(stem) - 1
		return lang.DeedVerbs[stem] || lang.DeedVerbs[stem+"e"] || last > 0 && stem[last] == stem[last-1] && lang.DeedVerbs[stem[:last]] || strings.HasSuffix(stem, "i") && lang.DeedVerbs[stem[:last]+"y"]
	}
	if !lang.DeedVerbs[w] {
		return false
	}
	return before == "to" || before == "not" || lang.Modals[before] || lang.Auxiliaries[before] || lang.BeForms[before] || lang.HaveForms[before]
}

// general reports whether a statement's first sentence speaks of things as such: "A camera is a
// dull witness", "Every fool can find the door". It names nobody and nothing.
func general(words []word) bool {
	if len(words) < 3 {
		return false
	}
	switch first := words[0].bare; {
	case first == "a" || first == "an" || first == "every" || first == "nobody" || first == "everybody" || first == "no" || strings.HasSuffix(first, "ing"):
	default:
		return false
	}
	for k, w := range words[:min(len(words), generalWithin)] {
		if w.names() {
			return false
		}
		if k > 0 && (w.bare == "is" || w.bare == "are" || w.bare == "can" || w.bare == "does" || w.bare == "has") {
			return true
		}
	}
	return false
}

// generalWithin is among how many of its first words a statement says what holds at all times.
const generalWithin = 8
