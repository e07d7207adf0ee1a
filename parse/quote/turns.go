package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// label is what stands before a transcript turn: "Question:", "M. Voss:",
// "HALE:". The zero label belongs to a paragraph that goes on with a turn.
type label struct {
	name     parse.Span // without its mark
	mark     parse.Span // the colon
	content  parse.Span // the rest of the paragraph; may be empty
	question bool
}

// transcript tells which paragraphs are turns: those with a label and those
// that go on with one.
type transcript struct {
	labels map[int]label
	goesOn map[int]bool
}

func (t transcript) has(i int) bool {
	_, ok := t.labels[i]
	return ok || t.goesOn[i]
}

// minLabels is the fewest labelled paragraphs that make a transcript; fewer
// are lead-ins: "The rule is simple: nobody leaves."
const minLabels = 2

// transcript looks for turns. A document is a transcript if at least two
// paragraphs begin with labels and one of them is a question's, repeats, or is
// in capitals.
func (f *finder) transcript() transcript {
	t := transcript{labels: map[int]label{}, goesOn: map[int]bool{}}
	count := map[string]int{}
	sure := false
	for i, p := range f.seg.Paragraphs {
		if p.Role != parse.RoleBody {
			continue
		}
		if l, ok := f.labelOf(p.Span); ok {
			name := l.name.In(f.text)
			count[name]++
			sure = sure || l.question || count[name] > 1 || isCapitals(name)
			t.labels[i] = l
		}
	}
	if len(t.labels) < minLabels || !sure {
		return transcript{}
	}
	f.dropLeadIns(t.labels, count)
	f.dropHeading(t.labels, count)
	open := false
	for i, p := range f.seg.Paragraphs {
		if _, ok := t.labels[i]; ok {
			open = true
			continue
		}
		if p.Role == parse.RoleTitle {
			open = false
		}
		if open && p.Role == parse.RoleBody && !isStageDirection(p.Span.In(f.text)) {
			t.goesOn[i] = true
		}
	}
	return t
}

// dropHeading takes out a name before the first question, if it is a label
// only once: the headline of an interview, "Mara Voss: We signed nothing".
func (f *finder) dropHeading(labels map[int]label, count map[string]int) {
	for i := range f.seg.Paragraphs {
		l, ok := labels[i]
		if !ok {
			continue
		}
		name := l.name.In(f.text)
		if !l.question && count[name] == 1 && !isCapitals(name) && len(labels) > minLabels {
			delete(labels, i)
		}
		return
	}
}

// dropLeadIns takes out labels of a transcript that occur once and name
// nobody: a sentence with a colon inside an answer.
func (f *finder) dropLeadIns(labels map[int]label, count map[string]int) {
	for i, l := range labels {
		name := l.name.In(f.text)
		if count[name] == 1 && !l.question && !isCapitals(name) && !looksLikeName(name) && !answerLabels[strings.ToLower(name)] {
			delete(labels, i)
		}
	}
}

var questionLabels = lang.QuestionLabels

var answerLabels = lang.AnswerLabels

// maxLabel is the longest label in bytes: "Deputy Foreign Minister Mara Voss".
const maxLabel = 60

// labelOf reads the label at the head of a paragraph.
func (f *finder) labelOf(p parse.Span) (label, bool) {
	text := p.In(f.text)
	text = strings.TrimLeft(text, "*_#> ")
	start := p.End - len(text)
	head := text
	if len(head) > maxLabel+4 {
		head = head[:maxLabel+4]
	}
	colon := strings.IndexAny(head, ":：")
	if colon <= 0 {
		return label{}, false
	}
	_, width := utf8.DecodeRuneInString(text[colon:])
	name := strings.TrimRight(text[:colon], "*_ ")
	after := text[colon+width:]
	content := strings.TrimLeft(after, "*_ \t\u00a0")
	if after != "" && content == after && !strings.HasPrefix(after, "\n") && !strings.HasPrefix(after, "\r") { // "10:30", "https:"
		return label{}, false
	}
	low := strings.ToLower(name)
	isQ := questionLabels[low]
	if !isQ && !answerLabels[low] && !looksLikeName(name) {
		return label{}, false
	}
	l := label{
		name:     parse.Span{Start: start, End: start + len(name)},
		mark:     parse.Span{Start: start + colon, End: start + colon + width},
		content:  parse.Span{Start: p.End - len(content), End: p.End},
		question: isQ,
	}
	return l, true
}

// looksLikeName reports whether every word of a label begins with a capital,
// particles apart, and there are at most six.
func looksLikeName(label string) bool {
	fields := strings.Fields(label)
	if isNumbered(label) {
		return true
	}
	if len(fields) == 0 || len(fields) > 6 {
		return false
	}
	for i, w := range fields {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(‘“\""))
		if !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) {
			if i == 0 || !(w == "of" || w == "al" || w == "bin" || w == "van" || w == "der" || w == "de" || w == "la" || w == "von" || w == "the" || w == "for") {
				return false
			}
		}
	}
	first := strings.ToLower(fields[0])
	if len(fields) == 1 && first == "new" {
		return false // a point of what is new: "NEW: Pumps failed, mayor says"
	}
	return !columnNames[first] && (!determiners[first] || isCapitals(label))
}

// isNumbered reports the label of a recorder that tells voices apart and knows
// no names: "Speaker 1", "SPEAKER_02".
func isNumbered(label string) bool {
	const voice = "speaker"
	if len(label) <= len(voice) || !strings.EqualFold(label[:len(voice)], voice) {
		return false
	}
	number := strings.TrimLeft(label[len(voice):], " _-")
	return number != "" && strings.Trim(number, "0123456789") == ""
}

func isCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

// isStageDirection reports whether a paragraph stands in brackets: "(Applause)".
func isStageDirection(s string) bool {
	return strings.HasPrefix(s, "(") && strings.HasSuffix(strings.TrimRight(s, "."), ")") ||
		strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]")
}

// turn makes the row of one paragraph of a transcript.
func (f *finder) turn(t transcript, pi int) {
	p := f.seg.Paragraphs[pi]
	l, labelled := t.labels[pi]
	s := parse.Statement{Kind: parse.Turn, Act: parse.Speech, Content: []parse.Span{p.Span}, Paragraph: pi, Rule: parse.RuleTurn}
	if labelled {
		f.turnNumber++
		s.Mention, s.Cue, s.Content = l.name, []parse.Span{l.mark}, []parse.Span{l.content}
		s.Question = l.question
		if l.content.Empty() { // the label has a line of its own
			f.labelAlone = &l
			return
		}
	} else if f.labelAlone != nil {
		s.Mention, s.Cue, s.Question = f.labelAlone.name, []parse.Span{f.labelAlone.mark}, f.labelAlone.question
	} else {
		s.Follows = true
		if n := len(f.found); n > 0 {
			s.Question = f.found[n-1].Question
		}
	}
	f.labelAlone = nil
	s.Turn = f.turnNumber
	switch {
	case s.Question && s.Follows:
		f.question = append(f.question, s.Content...)
	case s.Question:
		f.question = s.Content
	default:
		s.Context = f.question
	}
	f.add(s)
}
