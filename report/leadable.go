package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// fitness is how well a row can stand on a first page, the best first.
type fitness int

const (
	fit       fitness = iota
	courteous         // a greeting, thanks, the friendship of two countries: it tells nothing
	unsure            // it is not certain who said it, or nobody in particular did
	hanging           // it cannot be read without its report
)

// fitnessOf tells how well a row can lead. What a person chose is fit.
func (w *weigher) fitnessOf(r *Row) fitness {
	switch {
	case r.Status == StatusLead:
		return fit
	case Hanging(r) && !toldByHeadline(r):
		return hanging
	case w.doubted(r):
		return unsure
	case Courtesy(r.Quote):
		return courteous
	}
	return fit
}

// unfit reports whether a row is no lead as long as there are others.
func (w *weigher) unfit(i int) bool { return w.fitness[i] != fit }

// toldByHeadline reports whether a headline quotes a row and has words besides, which say
// what the row is about.
func toldByHeadline(r *Row) bool {
	if !quotedIn(r.Title, r.Quote) {
		return false
	}
	said := Canonical(r.Quote)
	return slices.ContainsFunc(wordsOf(r.Title), func(w word) bool {
		return contentStem(w.bare) != "" && !strings.Contains(said, w.bare) && !namesOne(r.Speaker, r.Title[w.start:w.end])
	})
}

// surelySaid is the confidence in a speaker below which a row does not lead.
const surelySaid = 0.75

// doubted reports whether a reader may be told a wrong name, or none.
func (w *weigher) doubted(r *Row) bool {
	sort := w.sorts[r.Speaker]
	unnamed := sort == SpeakerUnnamed && officeOf(r.Speaker) == officeNone || sort == SpeakerNone
	return unnamed || slices.ContainsFunc(r.Flags, func(f string) bool { return f != FlagDateInferred }) ||
		r.SpeakerConfidence > 0 && r.SpeakerConfidence < surelySaid
}

// Courtesy reports whether a statement is one of politeness: it begins with a greeting or
// thanks, or calls the next speaker, or half of its sentences are phrases with which
// officials greet, thank, praise and console each other. "Good afternoon, everybody." tells
// a reader nothing, nor does "Our two peoples have deep and historic ties."
func Courtesy(quote string) bool {
	if greets(quote) {
		return true
	}
	polite, all := 0, 0
	for sentence := range sentences(quote) {
		all++
		polite += btoi(politeSentence(lang.Lower(sentence)))
	}
	return polite > 0 && 2*polite >= all
}

// greets reports whether a text begins with a greeting or thanks, or calls the next speaker:
// "Welcome rain fell" and "Thanks to this law" do not.
func greets(text string) bool {
	begins := lang.Lower(text[:min(len(text), courtesyWithin)])
	return slices.ContainsFunc(courtesies, func(words string) bool {
		rest, ok := strings.CutPrefix(begins, words)
		switch words {
		case "welcome":
			return ok && (rest == "" || strings.IndexAny(rest, ",.!;") == 0 || strings.HasPrefix(rest, " to ") || strings.HasPrefix(rest, " back"))
		case "thanks":
			ok = ok && !strings.HasPrefix(rest, " to ")
		}
		r, _ := utf8.DecodeRuneInString(rest)
		return ok && !unicode.IsLetter(r)
	}) || slices.ContainsFunc(calls, func(words string) bool { return strings.Contains(begins, words) })
}

func politeSentence(s string) bool {
	words := wordsOf(s)
	negated := func(at int) bool { // "We are not grateful to the ministry", "It was no pleasure"
		k, _ := slices.BinarySearchFunc(words, at, func(w word, at int) int { return cmp.Compare(w.start, at) })
		return slices.ContainsFunc(words[max(0, k-2):k], func(w word) bool { return lang.Negations[w.bare] || w.bare == "no" || strings.HasSuffix(w.bare, "n't") })
	}
	for _, phrase := range phrases {
		if at := strings.Index(s, phrase); at >= 0 && !negated(at) {
			return true
		}
	}
	for k, w := range words { // "deep ties", "relations are excellent"
		praised := k > 0 && slices.Contains(praises, words[k-1].bare) || k+2 < len(words) && lang.BeForms[words[k+1].bare] && slices.Contains(praises, words[k+2].bare)
		if praised && slices.Contains(friendships, w.bare) {
			return true
		}
	}
	return false
}

// courtesyWithin is among how many bytes of a statement somebody is called to speak.
const courtesyWithin = 80

var (
	courtesies = []string{"good morning", "good afternoon", "good evening", "hello", "welcome", "thank you", "thanks", "i thank", "i want to thank", "order."}
	calls      = []string{"has the floor", "may it please the court", "we'll hear", "we’ll hear", "we will hear", "i call on", "i now call", "over to you", "let me turn to", "next question"}

	phrases = []string{"thank you for", "thanks for having", "thanks to all of you", "grateful to", "pleasure to", "pleased to be", "delighted to", "honoured to", "honored to", "an honour to", "an honor to",
		"a pleasure", "warm welcome", "congratulate", "best wishes", "condolences", "deepest sympathy", "deepest sympathies", "heartfelt", "thoughts are with", "thoughts and prayers", "hearts go out",
		"mutual concern", "mutual interest", "mutual respect", "common interest", "matters of interest", "span centuries", "spans centuries", "deep roots", "brotherly", "frank and constructive"}
	friendships = strings.Fields("ties relations relationship friendship cooperation bonds")
	praises     = strings.Fields("historic strong deep close excellent cordial warm friendly longstanding strategic good solid")
)

// dangles reports whether a statement speaks of "this framework" without having said which.
func dangles(r *Row) bool {
	words := wordsOf(r.Quote)
	seen := map[string]bool{}
	for k, w := range words {
		stem := contentStem(w.bare)
		if k > 0 && stem != "" && lang.PointingWords[words[k-1].bare] && !seen[stem] && !lang.TimeWords[w.bare] && !w.name && !aroundUs[w.bare] {
			return true
		}
		seen[stem] = true
	}
	return false
}

// aroundUs are what a speaker points at in speaking: "this country".
var aroundUs = map[string]bool{"country": true, "nation": true, "house": true, "council": true, "government": true, "parliament": true, "committee": true, "city": true, "town": true, "region": true, "world": true,
	"people": true, "war": true, "administration": true, "president": true, "court": true, "state": true, "company": true, "community": true, "table": true, "room": true, "building": true, "campaign": true, "election": true}

// marked reports whether a statement begins as one does in the course of a talk: "Certainly",
// "Look!", "As for the talks".
func marked(quote string) bool {
	begins := lang.Lower(quote[:min(len(quote), courtesyWithin)])
	return slices.ContainsFunc(marks, func(with string) bool {
		rest, ok := strings.CutPrefix(begins, with)
		return ok && (rest == "" || strings.IndexAny(rest, ",.:!;") == 0 || rest[0] == ' ' && strings.Contains(with, " ")) // "No bridge will be closed" is a statement
	})
}

var marks = []string{"certainly", "of course", "look", "well", "overall", "ultimately", "ok", "okay", "yeah", "yes", "no", "great question", "good question", "in fact", "indeed", "actually", "as for", "as to", "you see", "you know",
	"listen", "anyway", "the first issue", "the first point", "the first thing", "the second issue", "the second point", "the second thing", "the other thing", "another point", "another thing", "secondly", "thirdly", "first of all", "in the name of god", "i must say", "let me say", "what i want to say", "what has happened", "what happened", "this is what", "here is what", "here's what", "i would say", "i mean", "again", "now", "also", "sure", "right", "both", "exactly", "absolutely", "therefore", "thus"}

// namesIn is how many names a statement has, up to so many: those tell of whom and of what
// it is.
func namesIn(quote string, most int) int {
	n := 0
	for _, w := range wordsOf(quote) {
		if w.names() && len(w.bare) > 2 && n < most {
			n++
		}
	}
	return n
}
