package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// Intro returns the words to print before a row's quote so that it reads as it was meant:
// "denied that", "called the truce", "according to:". It is the row's frame, or its cue if
// it has no frame, and ends in a colon if other words separate it from the quote in the
// text. It is empty if the quote is entirely in the speaker's own words or no words report
// it.
func Intro(r *Row) string {
	if r.Kind != "indirect" && r.Kind != "mixed" {
		return ""
	}
	intro := unjudged(strings.Join(strings.Fields(r.Frame), " "))
	if intro == "" {
		intro = strings.Join(strings.Fields(r.Cue), " ")
	}
	if !strings.ContainsFunc(intro, unicode.IsLetter) {
		return ""
	}
	if !leadsIn(r.Spans) {
		intro = strings.TrimRight(intro, ",:") + ":"
	}
	return intro
}

// unjudged returns a frame without the reporter's adverb of judgement at its beginning:
// "suggested that" of "boldly suggested that", and of "has boldly suggested that". Words that
// deny or doubt stay, and so do those that say when or to whom.
func unjudged(frame string) string {
	words := strings.Fields(frame)
	for k, w := range words {
		switch w = lang.Lower(w); {
		case lang.JudgingAdverbs[w] && k+1 < len(words) && !strings.HasSuffix(words[k+1], "ing"):
			return strings.Join(words[k+1:], " ")
		case w != "has" && w != "have" && w != "had" && w != "also":
			return frame
		}
	}
	return frame
}

// ShortIntro returns the words of [Intro] for use next to the speaker's name in a summary:
// without an "also" that continues a text ("also rejected accusations that"), and empty if
// they only name the source.
func ShortIntro(r *Row) string {
	intro := Intro(r)
	if OnlyNamed(r) {
		return ""
	}
	if rest, ok := strings.CutPrefix(intro, "also "); ok {
		return rest
	}
	return intro
}

// Divided returns an intro in two: the words that report, and those at its end that belong
// to the phrase with which the quote begins, "told" and "European" before "ambassadors".
func Divided(intro string, r *Row) (reports, rest string) {
	at := strings.LastIndexByte(intro, ' ')
	if at < 0 || !leadsIn(r.Spans) || !unicode.IsUpper(firstRune(intro[at+1:])) || !unicode.IsLower(firstRune(r.Quote)) {
		return intro, ""
	}
	words := wordsOf(r.Quote)
	if len(words) < 2 || contentStem(words[0].bare) == "" || lang.Determiners[words[0].bare] || lang.Pronouns[words[0].bare] || lang.Complementisers[words[0].bare] {
		return intro, ""
	}
	return intro[:at], intro[at+1:]
}

// OnlyNamed reports whether the words before a row's quote only name its source:
// "according to".
func OnlyNamed(r *Row) bool {
	return strings.EqualFold(strings.TrimRight(Intro(r), ":"), "according to")
}

// DeniesAClaim reports whether a row denies that something is so, in words that can be read
// alone: not a request that is refused, and not a judgement, "dismissed the report as
// nonsense".
func DeniesAClaim(r *Row) bool {
	if parse.Stance(r.Stance) != parse.Denies || Hanging(r) || len(r.Spans.Frame) > 0 && !leadsIn(r.Spans) {
		return false
	}
	if refuses(r) {
		return false
	}
	if strings.HasSuffix(r.Cue, "dismissed") && !strings.HasSuffix(r.Frame, "that") && strings.Contains(r.Quote, " as ") {
		return false
	}
	for k, w := range append(wordsOf(r.Frame), wordsOf(r.Quote)...) {
		if k < nounWithin && lang.ClaimKindsOfNouns[w.bare] == "demand" {
			return false
		}
	}
	return true
}

// refuses reports whether what is denied is refused to somebody: "is denying flu jabs to
// prisoners". What is denied as untrue is a clause, an act
// ("denied selling it"), or what somebody may be charged with ("denied any link to it").
func refuses(r *Row) bool {
	frame := wordsOf(r.Frame)
	if len(frame) == 0 || !strings.HasPrefix(frame[len(frame)-1].bare, "den") {
		return false
	}
	words := wordsOf(r.Quote)
	for k, w := range words {
		switch {
		case k >= nounWithin+2:
			return false
		case lang.Auxiliaries[w.bare] || lang.BeForms[w.bare] || lang.HaveForms[w.bare] || lang.Modals[w.bare] || strings.HasSuffix(w.bare, "ing"):
			return false // a clause, or an act
		case lang.ClaimKindsOfNouns[w.bare] != "" || w.bare == "any" || lang.ChargedWith[singular(w.bare)]:
			return false
		case w.bare == "to" && k > 0:
			return true
		}
	}
	return false
}

// Sentence reports whether a row can be read on its own: as a sentence in the speaker's
// own words, or reported as a clause ("said that the bridge was safe", "said the bridge
// was safe"). "Spoke of the bridge" and "acknowledged their struggle" cannot.
func Sentence(r *Row) bool {
	words := strings.Fields(r.Quote)
	if len(words) < leastSentence {
		return false
	}
	if r.Kind == "direct" || r.Kind == "turn" {
		first, _ := utf8.DecodeRuneInString(r.Quote)
		return unicode.IsUpper(first)
	}
	if frame := strings.Fields(lang.Lower(r.Frame)); len(frame) > 0 && lang.Complementisers[frame[len(frame)-1]] {
		return frame[len(frame)-1] == "that" || frame[len(frame)-1] == "whether" || frame[len(frame)-1] == "to"
	}
	return slices.ContainsFunc(words, func(w string) bool {
		w = lang.Lower(strings.Trim(w, ".,“”\""))
		return lang.Auxiliaries[w] || lang.BeForms[w] || lang.HaveForms[w] || lang.Modals[w]
	})
}

// leastSentence is the smallest number of words in a sentence that says something.
const leastSentence = 5

// between is the largest number of characters between a frame and the content that follows
// it: a space, a mark and a quotation mark.
const between = 3

// leadsIn reports whether the content follows directly on the frame.
func leadsIn(s Spans) bool {
	if len(s.Frame) == 0 || len(s.Content) == 0 {
		return false
	}
	gap := s.Content[0][0] - s.Frame[len(s.Frame)-1][1]
	return gap >= 0 && gap <= between
}

// AsSaid returns a row's quote preceded by its introductory words.
func AsSaid(r *Row) string {
	if intro := Intro(r); intro != "" {
		return intro + " " + r.Quote
	}
	return r.Quote
}
