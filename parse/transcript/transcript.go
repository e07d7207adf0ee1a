// Package transcript finds the turns of a transcript: a hearing, a debate, a press
// conference, an interview, a chat.
//
// Given the lines of a document (or its paragraphs, if lines are wrapped), it returns
// the part that each plays: the beginning of a turn with its label, more words of the
// turn above, an aside such as "(Applause)", or a line that may begin a turn but has a
// label of unknown form. The same grammar of labels is used by the readers, which must
// not take a label for a headline or a byline, and by parse/quote.
//
// A doubtful line ends a turn: a line that may be a label is never read as the words of
// the speaker before it. Who a label names is not decided here.
package transcript

import (
	"slices"

	"onrecord/parse"
)

// Line is a line or paragraph of a document.
type Line struct {
	Span    parse.Span
	Heading bool // a headline or subheading: it ends a turn, and has no label
	Strong  bool // all of it is emphasised: questions of an interview often are
	Turn    bool // it begins with a label before a colon: captions and chats leave no doubt
}

// Part says what a line is there for in a record of talk.
type Part uint8

// The parts.
const (
	None  Part = iota // introduction, heading, report: no part of a turn
	Turn              // begins a turn: a label, with or without words after it
	Words             // goes on with the turn above
	Aside             // nobody's words: a stage direction, a time, a vote, the second line of a label
	Doubt             // may begin a turn: a label of a form that is not known
)

var partNames = [...]string{"none", "turn", "words", "aside", "doubt"}

// String returns the part's name in lower case.
func (p Part) String() string { return partNames[p] }

// Voice says what a label tells of who talks.
type Voice uint8

// The voices.
const (
	Named    Voice = iota // by a name, an office or a description: "Ms. Varga", "The Chair"
	Question              // asks, whoever it is: "Q", "Interviewer", "Bloomberg" at a press conference
	Answer                // answers, and the label names nobody: "A.", or no label at all
	Unnamed               // a voice from the floor: "An hon. member"
)

// Entry is what one line is there for. Spans are byte offsets into the text.
type Entry struct {
	Part  Part
	Voice Voice
	Name  parse.Span // the label without its mark, role and brackets: "Ms. Varga"; empty where there is none
	Mark  parse.Span // the mark that ends the label: ":", "."; empty where there is none
	Words parse.Span // what of the line was said; empty if the label stands alone
	Known parse.Span // the words elsewhere that name the voice, where the label does not: the examiner of a "Q."
	Via   parse.Span // the outlet that asks
	Guess bool       // only the place among the lines tells who talks
	Why   string     // in words, for people
}

// Record is the reading of a document.
type Record struct {
	Entries []Entry    // parallel to the lines
	Form    string     // what kind of record it is, in words; empty if it is none
	Present []Attendee // whom its head lists as present
}

// Of reads the paragraphs of a document, as the finder of statements does and as
// people are shown it: titles are headings, and only titles and body are read.
// The entries are parallel to the paragraphs.
func Of(text string, paragraphs []parse.Paragraph) Record {
	lines := make([]Line, len(paragraphs))
	for i, p := range paragraphs {
		switch p.Role {
		case parse.RoleBody:
			lines[i] = Line{Span: p.Span, Strong: p.Strong, Turn: p.Turn}
		case parse.RoleTitle:
			lines[i] = Line{Span: p.Span, Heading: true}
		}
	}
	entry := Entries(text, paragraphs)
	for i := 1; i < len(entry); i++ { // "Operator: signal fault to blame" under a time heads the entry
		if paragraphs[i].Role == parse.RoleBody && EntryHead(paragraphs[i-1].Span.In(text)) && !closes(paragraphs[i].Span.In(text)) {
			lines[i].Heading = !paragraphs[i].Turn
		}
	}
	return Read(text, lines, entry != nil)
}

// What names in a word what a line was taken for: "label" stands alone on its
// line, "turn", "question" and "answer" have words, "goes on" has words of the turn
// above, "direction" is nobody's. Empty for a line that is no part of a turn.
func (e Entry) What() string {
	switch {
	case e.Part == Turn && e.Words.Empty():
		return "label"
	case e.Part == Turn && e.Voice == Question:
		return "question"
	case e.Part == Turn && e.Voice == Answer:
		return "answer"
	case e.Part == Turn:
		return "turn"
	case e.Part == Words:
		return "goes on"
	case e.Part == Aside:
		return "direction"
	case e.Part == Doubt:
		return "doubt"
	}
	return ""
}

// Talks reports whether the document is a record of talk, in whole or in part.
func (r Record) Talks() bool { return r.Form != "" }

// Read reads the lines of a document; timed says that it is a live blog or a chat, see
// [AreEntries].
func Read(text string, lines []Line, timed bool) Record {
	r := &reader{text: text, lines: lines, entries: make([]Entry, len(lines)), timed: timed}
	r.candidates()
	form := ""
	r.present()
	switch {
	case r.labelled():
		r.known()
		r.examinations()
		r.pressConference()
		r.unlabelled()
		r.initials()
		r.headlines()
		form = "transcript with labels"
	case r.interview():
		form = "interview without labels"
	}
	if r.monologue() && form == "" {
		form = "record of one speaker"
	}
	if form != "" {
		r.say()
	}
	if form == "" && !r.minutes {
		r.attendees = nil
	}
	return Record{Entries: r.entries, Form: form, Present: r.attendees}
}

// say gives a reason to the lines of a transcript that are not part of a turn.
func (r *reader) say() {
	for i := range r.entries {
		switch e := &r.entries[i]; {
		case e.Part != None || r.lines[i].Span.Empty():
		case r.lines[i].Heading:
			e.Why = "a heading; it ends a turn"
		case e.Why == "":
			e.Why = "no part of a turn: what stands around the talk"
		}
	}
}

// reader is the state of reading one document.
type reader struct {
	text      string
	lines     []Line
	heads     []label // parallel to lines: what its head would be as a label; form none if nothing
	entries   []Entry
	voices    map[string]int        // keys of accepted labels, with how often each came
	roll      []bool                // parallel to lines: of a list of those present
	attendees []Attendee            // whom these lists name
	minutes   bool                  // one of them begins with "Present:", as minutes do
	timed     bool                  // times of day head its entries, as in a live blog
	offices   map[string]parse.Span // who holds an office in the sitting: "chair"
	idle      []bool                // parallel to lines, in an interview: nobody's words
	spoken    [][2]int32            // parallel to lines, in an interview: the line above and below that is words
	names     []string              // of those who talk, as labels write them, in small letters
}

// labelled reads the document as a transcript with labels, and reports whether
// it is one.
func (r *reader) labelled() bool {
	if !r.decide() {
		return false
	}
	r.classify()
	r.barren()
	if !r.told() && r.isStory() {
		clear(r.entries)
		return false
	}
	return true
}

// told reports whether the format itself marks where turns begin.
func (r *reader) told() bool {
	return slices.ContainsFunc(r.lines, func(l Line) bool { return l.Turn })
}

// headings turns headings that are labels into lines: some pages and minutes set the
// speaker's name as a heading. Such headings have the shape of a label, one is repeated,
// words follow below, and there are few other headings among them.
func (r *reader) headings() {
	var labels []int
	seen := map[string]bool{}
	all, repeats := 0, 0
	for i, l := range r.lines {
		if !l.Heading || l.Span.Empty() {
			continue
		}
		all++
		h := readLabel(r.text, l.Span)
		if h.form != alone && h.form != byTime && !(h.form == byColon && h.words.Empty()) ||
			i+1 == len(r.lines) || r.lines[i+1].Heading {
			continue
		}
		labels = append(labels, i)
		if seen[h.key] {
			repeats++
		}
		seen[h.key] = true
	}
	if len(labels) < minAlone || repeats == 0 || len(labels)*2 < all {
		return
	}
	r.lines = slices.Clone(r.lines)
	for _, i := range labels {
		r.lines[i].Heading = false
	}
}

func (r *reader) in(i int) string { return r.lines[i].Span.In(r.text) }

func (r *reader) candidates() {
	r.heads = make([]label, len(r.lines))
	r.headings()
	for i, l := range r.lines {
		if !l.Heading && !l.Span.Empty() {
			r.heads[i] = readLabel(r.text, l.Span)
		}
		if i > 0 && r.heads[i].form == alone && r.heads[i-1].form == alone &&
			(isNote(r.in(i)) || isFirm(r.in(i)) && !r.heads[i-1].office) {
			r.heads[i] = label{} // "Chief Executive Officer", "Northgate Securities" under a name
		}
	}
}
