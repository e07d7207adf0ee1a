package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// Shortened returns the beginning of a statement, about n characters of it, and whether
// words are left out. It ends where a sentence ends, or else a clause; a statement that
// has no such end is left whole unless it is far too long. Nobody is quoted with half a
// phrase.
func Shortened(text string, n int) (short string, cut bool) {
	if utf8.RuneCountInString(text) <= n+n/5 {
		return text, false
	}
	var sentence, clause, later, word int // where the last of each ends, in bytes
	opened := 0                           // after the last colon or opening mark
	begun := 0                            // where the sentence begins that is being read
	conditional := false                  // it says on what condition, or when, the rest of it holds
	at, chars := 0, 0
	for at < len(text) {
		end := at + wordEnd(text[at:])
		chars += utf8.RuneCountInString(text[at:end])
		next := strings.TrimLeft(text[end:], " ")
		if next == "" {
			break
		}
		if w := text[at:end]; strings.HasSuffix(w, ":") || strings.ContainsAny(w, `“‘"'«(`) {
			opened = end
		}
		kind := endOf(text[at:end], next)
		w := lang.Lower(strings.Trim(text[at:end], "“‘\"'("))
		conditional = conditional || w == "if" || w == "unless" || at == begun && lang.Subordinators[w]
		if kind == endClause && conditional {
			kind = endNone // "If the bridge is safe, and I doubt it, […]"
		}
		if kind == endClause && opened > 0 && end-opened < leastOpened {
			kind = endNone // "and say to them: Look, […]"
		}
		whole := text[begun:end]
		if kind == endSentence {
			conditional = false
			begun = end + len(text[end:]) - len(next)
		}
		switch {
		case chars <= n && kind == endSentence && sentence > 0 && remark(whole):
		case chars <= n && kind == endSentence:
			sentence = end
		case chars <= n && kind == endClause:
			clause = end
		case chars > n && chars <= 2*n && kind != endNone && later == 0:
			later = end
		}
		if chars <= 2*n {
			word = end
		}
		at = end + len(text[end:]) - len(next)
		chars += at - end
	}
	least := n / 4 // less says too little
	switch {
	case sentence > least:
		return text[:sentence], true
	case clause > n/2:
		return trimmedEnd(text[:clause]), true
	case later > 0:
		return trimmedEnd(text[:later]), true
	case chars <= 2*n:
		return text, false
	case clause > least:
		return trimmedEnd(text[:clause]), true
	}
	return trimmedEnd(text[:word]), true
}

// sentences yields the sentences of a text.
func sentences(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for at := 0; at < len(text); {
			end := at + wordEnd(text[at:])
			next := strings.TrimLeft(text[end:], " ")
			at = len(text) - len(next)
			if next == "" || endOf(text[from:end], next) == endSentence {
				if !yield(text[from:end]) {
					return
				}
				from = at
			}
		}
	}
}

// remark reports a few words that only comment on those before: "That is quite right."
func remark(sentence string) bool {
	words := wordsOf(sentence)
	return len(words) > 1 && len(words) <= mostOfRemark && lang.PointingWords[words[0].bare] && lang.BeForms[words[1].bare]
}

const mostOfRemark = 5 // words

// ShortQuestion returns what a turn asks in at most so many code points: without greetings
// and, if it is longer, its last sentences alone. "…" stands for what is left out. It is empty
// if that is still too long, or if a longer turn does not end with a question.
func ShortQuestion(turn string, most int) string {
	all := slices.Collect(sentences(turn))
	cut := ""
	for len(all) > 1 && greets(all[0]) && !strings.Contains(all[0], "?") {
		all, cut = all[1:], "… "
	}
	if asked := cut + strings.Join(all, " "); utf8.RuneCountInString(asked) <= most {
		return asked
	}
	asked := ""
	for k := len(all) - 1; k >= 0; k-- {
		longer := strings.TrimSpace(all[k] + " " + asked)
		if utf8.RuneCountInString("… "+longer) > most {
			break
		}
		asked = longer
	}
	if !strings.HasSuffix(strings.TrimRight(asked, `”’"'») `), "?") {
		return ""
	}
	return "… " + asked
}

// leastOpened is how many bytes of what a colon or a mark opens stand before a cut.
const leastOpened = 30

// wordEnd is where the word ends that a text begins with.
func wordEnd(text string) int {
	if i := strings.IndexByte(text, ' '); i > 0 {
		return i
	}
	return len(text)
}

// trimmedEnd is a text without the mark that joined it to what was left out.
func trimmedEnd(s string) string { return strings.TrimRight(s, " ,;:–—…") }

// turnWords open a sentence that turns round the one before: a statement is not cut there.
var turnWords = map[string]bool{"yes": true, "no": true, "but": true, "yet": true, "however": true, "still": true,
	"instead": true, "nevertheless": true, "nonetheless": true}

type end int

const (
	endNone end = iota
	endClause
	endSentence
)

// endOf says what ends with a word, by its marks and by what comes next.
func endOf(word, next string) end {
	bare := strings.TrimRight(word, `”’"'»)]`)
	if bare == "" || next == "" {
		return endNone
	}
	if turnWords[lang.Lower(strings.Trim(next[:wordEnd(next)], `“‘"'«(,.;:!?–—`))] {
		return endNone // "Now they say that we lied. Yes, we lied"
	}
	if strings.HasSuffix(bare, "this.") || strings.HasSuffix(bare, "following.") {
		return endNone // "What happened is this."
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `“‘"'«(`))
	switch last, _ := utf8.DecodeLastRuneInString(bare); last {
	case '!', '?':
		return endSentence
	case '.':
		letters := strings.TrimRight(strings.TrimLeft(bare, `“‘"'«(`), ".")
		short := utf8.RuneCountInString(letters) == 1 || strings.Contains(letters, ".") || lang.TitleAbbreviations[lang.Lower(letters)]
		if letters != "" && !short && !unicode.IsLower(first) {
			return endSentence
		}
	case ';', '–', '—':
		return endClause
	case ',':
		then := lang.Lower(strings.Trim(next[:wordEnd(next)], ",.;:"))
		if lang.Conjunctions[then] || lang.RelativePronouns[then] || lang.Subordinators[then] || lang.SubjectPronouns[then] {
			return endClause
		}
	}
	if first == '…' || first == '–' || first == '—' {
		return endClause
	}
	return endNone
}
