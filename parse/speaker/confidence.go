package speaker

import (
	"math"
	"strings"
)

// Confidences that were not fitted: the corpus has no transcripts and no desk.
const (
	// knownConfidence is that of a name which the desk lists for the very words.
	knownConfidence = 0.99
	// labelConfidence is that of a turn whose label is a name of the document; it is
	// set, not counted.
	labelConfidence = 0.97
	// bareLabelConfidence is that of a label which the document does not know otherwise.
	bareLabelConfidence = 0.85
	// oneOfTwoConfidence is that of one of two who answer without labels, or of both.
	oneOfTwoConfidence = 0.7
	// describedConfidence is that of a guest whom an introduction only describes.
	describedConfidence = 0.7
	// oddLabelConfidence is that of a label which is not written like a name.
	oddLabelConfidence = 0.5
)

// openPronoun is the highest confidence of a pronoun whose likeliest meaning is less than
// rivalry above the next: of those in texts that the weights had not seen, half were right.
const openPronoun = 0.6

// doubtful is the confidence from which down a person should look: some seven tenths of
// the wrong speakers lie below it, and an eighth of the right ones.
const doubtful = 0.83

// On 45 articles of 45 outlets that the weights have not seen, of speakers at 0.95 and
// more 100 in 100 are right, at 0.85 to 0.95 96, at 0.75 to 0.85 86, below that 74; 72 of
// 100 wrong speakers are flagged, and 13 of 100 right ones. cmd/fit-speaker prints the
// table for any annotated texts.

// confidence is how often speakers with the clues of this one were right, from 0 to 1.
func (d *discourse) confidence(k int, a answer) float64 {
	if d.statements[k].Question {
		return labelConfidence
	}
	if d.statements[k].Turn > 0 {
		return d.turnConfidence(a)
	}
	odds := bias
	known := d.clues(k, a)
	known.each(func(c clue) { odds += weights[c] })
	sure := math.Round(100/(1+math.Exp(-odds))) / 100
	if (known.has(marginLow) || known.has(marginFair)) && known.has(linkPronoun) {
		sure = min(sure, openPronoun)
	}
	return sure
}

func (d *discourse) turnConfidence(a answer) float64 {
	switch {
	case !a.known():
		return oddLabelConfidence
	case a.rival > 0:
		return oneOfTwoConfidence
	case a.how == describedGuest:
		return describedConfidence
	case len(a.who) > 0:
		return labelConfidence
	case oddLabel(a.name):
		return oddLabelConfidence
	}
	return bareLabelConfidence
}

// oddLabel reports a label that is no name as people are called: one with a figure or a
// word in lower case that no name has, "Caller 2", "voice of a man".
func oddLabel(label string) bool {
	return label == "" || strings.ContainsAny(label, "0123456789") || smallWord(label)
}

// doubt says why a person should look at a speaker, or "".
func (d *discourse) doubt(k int, a answer, confidence float64) string {
	if confidence >= doubtful || !a.known() {
		return ""
	}
	c := d.clues(k, a)
	name := d.speaker(a, desk{}).Name
	switch {
	case d.statements[k].Turn > 0 && a.rival > 0:
		return "one of two who answer without labels"
	case d.statements[k].Turn > 0 && a.how == describedGuest:
		return "a description, taken for " + name
	case d.statements[k].Turn > 0:
		return "label of unknown form"
	case a.rival > 0 && len(a.who) == 1:
		return "two people could be meant: " + name + " or " + d.people.all[a.rival-1].name
	case c.has(linkSalient) || c.has(linkOffice) || c.has(linkCalled) || c.has(linkInView) || c.has(linkNext):
		return "a description, taken for " + name
	case a.name != "" && c.has(definite):
		return "description, not a name"
	case c.has(linkPronoun) || c.has(linkIt) || c.has(linkThey):
		return "a pronoun, taken for " + name
	case c.has(noMention):
		return "nobody is named beside the words"
	case a.name != "":
		return "no name"
	case c.has(placeNamed):
		return "a place, or somebody called like one"
	case c.has(acronymOnly):
		return "letters that are not spelt out"
	case c.has(alwaysShort), c.has(oneUnknown):
		return "one name only"
	}
	return "perhaps not the whole name"
}
