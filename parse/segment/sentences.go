package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

type sentence struct {
	span   parse.Span
	tokens parse.Range // into the paragraph's tokens
}

// sentences cuts a paragraph's tokens after full stops, question and
// exclamation marks and the closing marks that follow them.
func sentences(text string, tokens []parse.Token, regions []parse.Quotation) []sentence {
	var out []sentence
	from := 0
	cut := func(to int) {
		if to > from {
			out = append(out, sentence{
				span:   parse.Span{Start: tokens[from].Span.Start, End: tokens[to-1].Span.End},
				tokens: parse.Range{From: from, To: to},
			})
		}
		from = to
	}
	closes := map[int]bool{} // offsets at which a region's closing mark begins
	for _, r := range regions {
		closes[r.Inner.End] = true
	}
	for i := 0; i < len(tokens); i++ {
		if closes[tokens[i].Span.Start] && startsAnew(text, tokens, i+1) {
			cut(i + 1)
			continue
		}
		if !endsAt(text, tokens, i) {
			continue
		}
		j := i + 1
		for j < len(tokens) && isCloser(text, tokens[j], closes) {
			j++
		}
		if j < len(tokens) && beginsSentence(text, tokens, i, j) {
			cut(j)
			i = j - 1
		}
	}
	cut(len(tokens))
	return out
}

// startsAnew reports that a pronoun in a capital begins a sentence whose
// forerunner lost its full stop: they “live by it” He added.
func startsAnew(text string, tokens []parse.Token, j int) bool {
	if j+1 >= len(tokens) || tokens[j].Kind != parse.TokenWord || tokens[j+1].Kind != parse.TokenWord {
		return false
	}
	switch tokens[j].Span.In(text) {
	case "He", "She", "They", "We", "It":
		next, _ := utf8.DecodeRuneInString(tokens[j+1].Span.In(text))
		return unicode.IsLower(next)
	}
	return false
}

// endsAt reports whether token i may end a sentence.
func endsAt(text string, tokens []parse.Token, i int) bool {
	t := tokens[i]
	word := t.Span.In(text)
	switch t.Kind {
	case parse.TokenMark:
		return strings.Trim(word, ".!?…。！？؟") == ""
	case parse.TokenWord: // "… in the U.S. He said": the stop of an abbreviation may end the sentence too
		return strings.HasSuffix(word, ".") && lang.ClosingAbbreviations[lang.Lower(word)]
	}
	return false
}

func isCloser(text string, t parse.Token, closes map[int]bool) bool {
	if closes[t.Span.Start] {
		return true
	}
	w := t.Span.In(text)
	return w == ")" || w == "]" || w == "”" || w == "»"
}

// beginsSentence reports whether a sentence begins at token j, after the end
// mark at i. “Why?” she asked: text that continues in lower case is the same
// sentence.
func beginsSentence(text string, tokens []parse.Token, i, j int) bool {
	if tokens[j].Span.Start == tokens[j-1].Span.End && tokens[j].Kind != parse.TokenQuote {
		return false // "No.3", "yahoo.com"
	}
	if i > 0 && j == i+1 && isNameWithStop(text, tokens[i-1].Span, tokens[j].Span) {
		return false
	}
	for j < len(tokens) && tokens[j].Kind != parse.TokenWord && tokens[j].Kind != parse.TokenNumber {
		if w := tokens[j].Span.In(text); w == "," || w == "—" || w == "–" || w == "-" || w == ";" {
			return false
		}
		j++
	}
	if j == len(tokens) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(tokens[j].Span.In(text))
	if unicode.IsLower(first) {
		return false
	}
	if tokens[i].Kind == parse.TokenWord { // after "U.S." only a word that sentences begin with
		return lang.SentenceStarters[lang.Lower(tokens[j].Span.In(text))]
	}
	return true
}

// isNameWithStop reports a name that is written with a full stop inside, "the
// ID. SPACE": both words are in capitals, and the text has the pair again.
func isNameWithStop(text string, a, b parse.Span) bool {
	const longest = 4 // letters before the stop
	return a.Len() <= longest && isCapitals(a.In(text)) && isCapitals(b.In(text)) &&
		strings.Count(text, text[a.Start:b.End]) > 1
}

// isCapitals reports a word of two capital letters and more, and no others.
func isCapitals(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return len(word) > 1
}
