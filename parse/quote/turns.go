package quote

import (
	"sort"
	"strings"

	"onrecord/parse"
	"onrecord/parse/transcript"
)

// doubtfulLabel is the flag of a turn whose label has a form that is not known.
const doubtfulLabel = "label of unknown form"

// guessedTurn is the flag of a turn whose speaker is known only by its position.
const guessedTurn = "who talks is told by the order of turns alone"

// turns makes the statements of one paragraph of a transcript.
type turns struct {
	number   int               // of the turn being read
	label    *transcript.Entry // a label on a line of its own, whose words come next
	question []parse.Span      // the question that the turns now answer
	doubt    bool              // the turn being read began with a doubtful label
	guess    bool              // only its place tells who talks in it
}

// turn adds the statement of one paragraph that is part of a turn.
func (f *finder) turn(e transcript.Entry, pi int) {
	t := &f.turns
	if e.Part == transcript.Aside {
		return
	}
	s := parse.Statement{Kind: parse.Turn, Act: parse.Speech, Content: []parse.Span{e.Words}, Paragraph: pi, Rule: parse.RuleTurn}
	begins := e.Part != transcript.Words
	if begins {
		t.number++
		t.doubt, t.guess = e.Part == transcript.Doubt, e.Guess
		t.label = &e
		if e.Words.Empty() { // the label has a line of its own
			return
		}
	}
	if l := t.label; l != nil {
		s.Mention, s.NamedAt, s.Via = l.Name, l.Known, l.Via
		if !l.Mark.Empty() {
			s.Cue = []parse.Span{l.Mark}
		}
		s.Question, s.Answer = l.Voice == transcript.Question, l.Voice == transcript.Answer
	} else {
		s.Follows = true
		if n := len(f.found); n > 0 {
			s.Question, s.Answer = f.found[n-1].Question, f.found[n-1].Answer
		}
	}
	if !begins && t.label == nil && f.goesOnBelow(pi) {
		last := &f.found[len(f.found)-1]
		last.Content = append(last.Content, e.Words)
		return
	}
	t.label = nil
	s.Turn = t.number
	if t.doubt {
		s.Rule, s.Flags = parse.RuleDoubtfulTurn, []string{doubtfulLabel}
	}
	if e.Guess || !begins && t.guess {
		s.Flags = append(s.Flags, guessedTurn)
	}
	switch {
	case s.Question && s.Follows:
		t.question = f.lastOf(append(t.question, s.Content...))
	case s.Question:
		t.question = f.lastOf(s.Content)
	default:
		s.Context = t.question
	}
	f.add(s)
}

// longestQuestion is how much of a question an answer keeps as its context, in
// bytes. Every answer to it has a copy in its row.
const longestQuestion = 2000

// lastOf returns the end of a question: its last sentences up to longestQuestion,
// at least one.
func (f *finder) lastOf(question []parse.Span) []parse.Span {
	room := longestQuestion
	for k := len(question) - 1; k >= 0; k-- {
		q := question[k]
		if n := q.End - q.Start; n <= room {
			room -= n
			continue
		}
		sents := f.seg.Sentences
		i := sort.Search(len(sents), func(i int) bool { return sents[i].Span.Start >= q.End-room })
		switch last := k == len(question)-1; {
		case i < len(sents) && sents[i].Span.Start < q.End:
			q.Start = sents[i].Span.Start
		case !last:
			return question[k+1:]
		case i > 0:
			q.Start = max(q.Start, sents[i-1].Span.Start) // one sentence longer than the room
		}
		return append([]parse.Span{q}, question[k+1:]...)
	}
	return question
}

// goesOnBelow reports whether a numbered line goes on with the paragraph of the
// line above it: it does, unless it is set in and that one has ended.
func (f *finder) goesOnBelow(pi int) bool {
	indent, ok := f.numberedLine(pi)
	if !ok || pi == 0 || len(f.found) == 0 || f.found[len(f.found)-1].Turn != f.turns.number {
		return false
	}
	above := f.seg.Paragraphs[pi-1].Span.In(f.text)
	first, _ := f.numberedLine(f.found[len(f.found)-1].Paragraph)
	return indent < first || above != "" && !strings.ContainsAny(above[len(above)-1:], ".?!")
}

// numberedLine returns how far a paragraph that is a line of a court's record is
// set in after its number; false for others.
func (f *finder) numberedLine(pi int) (indent int, ok bool) {
	at := f.seg.Paragraphs[pi].Span.Start
	head := f.text[strings.LastIndexByte(f.text[:at], '\n')+1 : at]
	number := strings.TrimSpace(head)
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return 0, false
	}
	return len(head) - len(strings.TrimRight(head, " \t")), true
}
