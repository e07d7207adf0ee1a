package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// maxHeadlineName is the most words a speaker has before or after the colon
// of a headline.
const maxHeadlineName = 4

// headline finds the attribution of a title line: "Flood fund to double:
// Voss", "Voss: Flood fund to double", "‘We were warned’ – Roke", or a plain
// sentence.
func (f *finder) headline(pi int) {
	from, to := f.paragraphTokens(pi)
	if from == to {
		return
	}
	to = f.trimEnd(from, to)
	for from < to && f.is(from, "#") { // of Markdown
		from++
	}
	if f.headlineTail(pi, from, to) || f.headlineHead(pi, from, to) {
		return
	}
	f.titleCase = true
	f.paragraph(pi)
	f.titleCase = false
}

// headlineTail reads "…: Voss" and "… – Voss".
func (f *finder) headlineTail(pi, from, to int) bool {
	i := to - 1
	for i > from && !f.is(i, ":", "—", "–", "-", "―") {
		i--
	}
	if i <= from || to-i-1 > maxHeadlineName || i-from < 3 || !f.isHeadlineName(i+1, to) {
		return false
	}
	if r := f.region[i-1]; r >= 0 && f.tok[i-1].Kind == parse.TokenQuote { // "Lawmakers grill minister; ‘I stand by it’ – Voss"
		from = f.tokenAt(f.seg.Quotations[r].Outer.Start)
	}
	return f.addHeadline(pi, parse.Range{From: i, To: i + 1}, noun{i + 1, to}, from, f.trimEnd(from, i))
}

// headlineHead reads "Voss: …".
func (f *finder) headlineHead(pi, from, to int) bool {
	i := from
	for i < to && !f.is(i, ":") {
		i++
	}
	if i == to || i-from > maxHeadlineName || to-i-1 < 3 || !f.isHeadlineName(from, i) || f.isKindOfText(i+1, to) || f.isKicker(pi, from, i) {
		return false
	}
	return f.addHeadline(pi, parse.Range{From: i, To: i + 1}, noun{from, i}, i+1, to)
}

// isKindOfText reports whether a headline names the kind of text after the colon: "Voss:
// an interview with the mayor".
func (f *finder) isKindOfText(i, to int) bool {
	for i < to && (lang.Articles[f.word(i)] || f.is(i, "our", "exclusive", "full", "longer")) {
		i++
	}
	return i < to && lang.KindsOfText[f.word(i)]
}

// isHeadlineName reports whether the tokens may name a speaker: capitalised
// words, no verb, no heading of a column.
func (f *finder) isHeadlineName(from, to int) bool {
	for i := from; i < to; i++ {
		if f.inMarks(i) || !f.isUpper(i) && !f.is(i, "of", "the", "al", "bin", "de", "van", "&", "'", "’", ".") || lang.ColumnNames[f.word(i)] || lang.TimeWords[f.word(i)] || lang.Prepositions[f.word(i)] && !f.is(i, "of") {
			return false
		}
	}
	return from < to
}

func (f *finder) addHeadline(pi int, mark parse.Range, who noun, from, to int) bool {
	if r := f.region[from]; r >= 0 && f.seg.Quotations[r].Words >= minUtterance { // "Voss: ‘We will not pay’ — but nobody asks him to"
		if end := f.tokenAt(f.seg.Quotations[r].Outer.End); f.is(end, dashes...) || f.is(end, "as", "after", "while", ";") || f.is(end, ",") && f.is(end+1, "but", "as") {
			to = end
		}
	}
	span, ok := f.contentSpan(from, to)
	if !ok {
		return false
	}
	s := parse.Statement{Act: parse.Speech, Content: []parse.Span{span}, Mention: f.span(who.from, who.to), Paragraph: pi, Rule: parse.RuleHeadline}
	s.Cue = []parse.Span{f.span(mark.From, mark.To)}
	f.add(s)
	return true
}

// isKicker reports whether the one word before a headline's colon only names the story's field:
// "Chess: Teenager stuns champion". The word names nobody, and the text below does not
// write it with a capital.
func (f *finder) isKicker(pi, from, to int) bool {
	w := f.word(from)
	if to-from > 1 || maySpeak(w) {
		return false
	}
	below := 0
	for i := range f.seg.Paragraphs {
		if i == pi || !f.seg.Paragraphs[i].Role.Searched() || f.seg.Paragraphs[i].Role == parse.RoleTitle {
			continue
		}
		a, b := f.paragraphTokens(i)
		for k := a; k < b; k++ {
			below++
			if f.word(k) != w && f.word(k) != w+"'s" || !f.isUpper(k) {
				continue
			}
			if c, cued := f.cueAt(k+1, b); !f.startsSentence(k) || cued && c.tense != base {
				return false
			}
		}
	}
	return below > 0
}

// maySpeak reports a noun for people, a body or a paper that may speak in a headline:
// "Minister: …", "Police: …", "Report: …".
func maySpeak(w string) bool {
	one := strings.TrimSuffix(w, "s")
	return lang.HeadlineSpeakers[w] || lang.PersonNouns[one] || lang.Trades[one]
}
