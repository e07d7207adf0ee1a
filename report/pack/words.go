package pack

import (
	"fmt"
	"strings"
	"unicode"

	"onrecord/report"
)

// The pack's own words.
const (
	wordBriefing  = "Briefing"
	wordOverview  = "At a glance"
	wordContents  = "Contents"
	wordStated    = "Statements"
	wordLate      = "Late"
	wordNoTopic   = "No topic"
	wordSpeakers  = "Speakers"
	wordSources   = "Sources"
	wordNotRead   = "Documents not read"
	wordToCheck   = "Statements to check"
	wordMethod    = "How this briefing was made"
	wordNote      = "Editor’s note"
	wordReported  = "Reported by most sources"
	wordVoices    = "Who spoke most"
	wordFigures   = "In figures"
	wordChanged   = "What changed since"
	wordBefore    = "the period before"
	wordFor       = "For"
	wordContinued = "continued"
	wordNoSpeaker = "Speaker not named"
	wordNoDate    = "Date unknown"
	wordNoSource  = "Source unknown"
	wordUntitled  = "untitled document"
	wordEmpty     = "No statements were found in this period."
	wordAllDates  = "All dates"

	wordReplaced    = "Characters shown as codes"
	wordReplacedWhy = "The fonts of this file lack these characters; the text shows their Unicode numbers instead:"
)

// keyFigures are the numbers of the cover, with what changed since the
// period before.
func keyFigures(k report.KeyFigures, before *report.Earlier) []Figure {
	f := []Figure{
		{Value: number(k.Statements), Label: plural(k.Statements, "statement", "statements")},
		{Value: number(k.Speakers), Label: plural(k.Speakers, "speaker", "speakers")},
		{Value: number(k.Sources), Label: plural(k.Sources, "source", "sources")},
		{Value: number(k.Read), Label: plural(k.Read, "document read", "documents read")},
	}
	if before != nil {
		was := report.Figures(report.Briefing{Rows: before.Rows})
		f[0].Change = signed(k.Statements - was.Statements)
		f[1].Change = signed(k.Speakers - was.Speakers)
		f[2].Change = signed(k.Sources - was.Sources)
	}
	if k.Skipped > 0 {
		f = append(f, Figure{Value: number(k.Skipped), Label: "skipped"})
	}
	if k.Failed > 0 {
		f = append(f, Figure{Value: number(k.Failed), Label: "could not be read"})
	}
	return f
}

// kindWords says in words how the quotation stands to what was said.
func kindWords(kind, act string) string {
	switch {
	case kind == "indirect" && act == "thought":
		return "Reported view"
	case kind == "indirect" && act == "intent":
		return "Reported intention"
	}
	words := map[string]string{
		"direct":   "Direct quotation",
		"mixed":    "Partly quoted",
		"indirect": "Reported speech",
		"turn":     "Transcript",
	}[kind]
	if words == "" {
		return kind
	}
	if act == "writing" {
		return words + ", written"
	}
	return words
}

// explanations are the meanings of the words on the pages.
var explanations = []Fact{
	{"Direct quotation", "The words in quotation marks are in quotation marks in the source, character for character. An ellipsis between spaces ( … ) joins the parts of a quotation that the source interrupts with “she said”."},
	{"Partly quoted", "The source’s wording, word for word; only the words in quotation marks are quoted there."},
	{"Reported speech", "The source’s wording, word for word, without quotation marks: what was said, in the reporter’s words. “Reported view” and “Reported intention” are what a speaker thinks or intends, as the source puts it."},
	{"Transcript", "A paragraph from an interview or transcript, word for word. The question is printed above the answer and not counted."},
	{wordNoSpeaker, "The text does not say who spoke, or it is unclear who is meant. No speaker is ever guessed."},
	{wordNoDate, "The document does not say when it was published. The date of this briefing is never used instead."},
	{"Also in", "Other reports of the same statement, each shown once in a topic. Where their wording differs, the differing words are in bold."},
	{"Perhaps also", "Another report that may be of the same statement, in another translation or paraphrase; please compare."},
	{"Check", "Why the statement should be checked against its source before use."},
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// number writes 12345 as 12,345.
func number(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func counted(n int, one, many string) string { return number(n) + " " + plural(n, one, many) }

// capital is text with a capital at its beginning.
func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// oneLine returns text on one line: white space of any length becomes a space,
// control characters go. No-break spaces stay.
func oneLine(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == '\u00A0' || r == '\u202F' || r == '\u2007':
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			space = true
			continue
		case unicode.IsControl(r) || r == '\uFEFF':
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// beginning is the first words of a statement, at most n characters, with a
// sign in brackets where words are left out.
func beginning(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[:n])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:–—") + " […]"
}

// isolated keeps words written from the right, with the marks around them,
// together in a line that is written from the left.
func isolated(s string) string {
	if l := scriptLanguage(s); l == "ar" || l == "he" {
		return "\u2068" + s + "\u2069"
	}
	return s
}

// quotationMarks are the quotation marks for verbatim words, by their language, or by
// their script where the language is unknown. Words that contain the outer
// marks themselves get the inner ones, so that it stays clear where they end.
func quotationMarks(language, text string) (open, shut string) {
	open, shut, innerOpen, innerShut := "“", "”", "‘", "’"
	lang, _, _ := strings.Cut(strings.ToLower(language), "-")
	if lang == "" {
		lang = scriptLanguage(text)
	}
	switch lang {
	case "de", "cs", "sk", "sl", "bg", "is", "lt":
		open, shut, innerOpen, innerShut = "„", "“", "‚", "‘"
	case "pl", "ro", "hr", "hu":
		open, shut, innerOpen, innerShut = "„", "”", "«", "»"
	case "fr":
		open, shut, innerOpen, innerShut = "«\u202F", "\u202F»", "“", "”"
	case "ru", "uk", "be", "el", "ar", "fa", "ps", "es", "it", "pt", "hy", "az":
		open, shut, innerOpen, innerShut = "«", "»", "“", "”"
	case "he":
		open, shut, innerOpen, innerShut = "”", "”", "’", "’"
	case "ja":
		open, shut, innerOpen, innerShut = "「", "」", "『", "』"
	case "sv", "fi":
		open, shut, innerOpen, innerShut = "”", "”", "’", "’"
	}
	if strings.ContainsAny(text, strings.TrimSpace(open)+strings.TrimSpace(shut)+"\"") {
		return innerOpen, innerShut
	}
	return open, shut
}

// scriptLanguage is a language whose quotation marks suit the first letters
// of the text.
func scriptLanguage(text string) string {
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Hebrew, r):
			return "he"
		case unicode.Is(unicode.Arabic, r):
			return "ar"
		case unicode.Is(unicode.Cyrillic, r):
			return "ru"
		case unicode.Is(unicode.Greek, r):
			return "el"
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.Is(unicode.Han, r):
			continue // Chinese, unless kana follow
		case unicode.IsLetter(r):
			return "en"
		}
	}
	return "en"
}
