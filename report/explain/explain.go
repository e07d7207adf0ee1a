// Package explain shows a document with its statements marked, and says which rule found
// each, how its speaker is known and how certain that is. It also says why rejected
// candidates were rejected.
//
// [New] makes a [Document] from the findings of parse/extract and their rows, which is
// written as text for a terminal or as a page for a browser. [WriteOrigin] and
// [WriteLines] show how a document was read, before statements are looked for. In a
// transcript, both show what each line was taken for.
package explain

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/transcript"
	"onrecord/report"
	"onrecord/report/terminal"
)

// Document is a document prepared for display: its paragraphs, divided where marks begin
// and end, each with notes on its statements.
type Document struct {
	Title, Path string
	Language    string   // BCP 47; empty if unknown
	About       []string // what is known of the document, and how
	Counts      string
	Paragraphs  []Paragraph
}

// Paragraph is a paragraph of the document with the notes to print below it.
type Paragraph struct {
	Role       string // empty for body
	Searched   bool   // for statements
	Pieces     []Piece
	Part       string // what it was taken for in a record of talk: "turn"; empty elsewhere
	Why        string // it was taken for that
	Statements []Note
	Rejected   []Rejection
}

// Taken says what a paragraph of a transcript was taken for, and why.
func (p Paragraph) Taken() string {
	if p.Part == "" {
		return p.Why
	}
	return p.Part + ": " + p.Why
}

// Refused returns how many candidates were rejected.
func (p Paragraph) Refused() int {
	n := 0
	for _, r := range p.Rejected {
		n += len(r.Words)
	}
	return n
}

// Piece is a stretch of a paragraph within which no mark begins or ends.
type Piece struct {
	Text                  string
	Content, Cue, Mention bool
	Opens                 []Opening
	Closes                int // contents that end with it
}

// Opening is where the content of a statement begins or continues.
type Opening struct {
	Number int // of the statement
	Row    int // from 1: rows of one turn share the number
	First  bool
}

// marked says which mark of two a piece bears; content may lie around both.
func (p Piece) marked() string {
	switch {
	case p.Cue:
		return "cue"
	case p.Mention:
		return "mention"
	}
	return ""
}

// Note is the explanation of one statement.
type Note struct {
	Number     int
	Row        int
	ID         string // of the row
	Who        string // empty if nobody is named
	Role       string
	What       string  // "direct speech"
	Confidence float64 // 0 to 1
	Reasons    []Reason
	Flags      []string
}

// Speaker returns who makes the statement, with the role.
func (n Note) Speaker() string {
	who := cmp.Or(n.Who, "nobody named")
	if n.Role != "" {
		who += ", " + n.Role
	}
	return who
}

// Sure says how often statements like this one are right.
func (n Note) Sure() string { return fmt.Sprintf("%.0f%% sure", 100*n.Confidence) }

// Reason is one line of a note.
type Reason struct{ Name, Text string }

// Rejection is a candidate and why it was rejected. Neighbouring candidates rejected for
// the same reason are one rejection.
type Rejection struct {
	Words []string
	Why   string
}

// What returns the words of the candidates or, if there are many, their number.
func (r Rejection) What() string {
	const most = 6
	text := "“" + strings.Join(r.Words[:min(most, len(r.Words))], "”, “") + "”"
	if more := len(r.Words) - most; more > 0 {
		text += " and " + report.Thousands(more) + " more"
	}
	return text
}

// New explains a document and its rows. The rows supply the numbers, names and flags under
// which people know the statements.
func New(r parse.Result, rows []report.Row) Document {
	e := Document{Title: cmp.Or(r.Provenance.Title, path.Base(r.Document.Path)), Path: r.Document.Path,
		Language: r.Provenance.Language, About: about(r.Provenance)}
	bare := slices.Clone(rows)
	for i := range bare {
		bare[i].Spans.Frame = nil // is not shown
	}
	marked, opened := Marked(r.Document.Text, r.Segments.Paragraphs, bare), map[int]bool{}
	refused := unclaimed(r)
	talk := transcript.Of(r.Document.Text, r.Segments.Paragraphs)
	if talk.Talks() {
		e.About = append(e.About, talk.Form)
	}
	for i, p := range r.Segments.Paragraphs {
		ep := Paragraph{Searched: p.Role.Searched()}
		for _, piece := range marked[i].Pieces {
			ep.Pieces = append(ep.Pieces, pieceOf(piece, rows, opened))
		}
		if talk.Talks() {
			ep.Part, ep.Why = talk.Entries[i].What(), talk.Entries[i].Why
		}
		if p.Role != parse.RoleBody {
			ep.Role = p.Role.String()
		}
		for k, s := range r.Statements {
			if s.Paragraph == i {
				ep.Statements = append(ep.Statements, noteOn(r, k, rows[k]))
			}
		}
		ep.Rejected = rejections(r.Document.Text, p.Span, refused)
		e.Paragraphs = append(e.Paragraphs, ep)
	}
	statements := 0
	if n := len(rows); n > 0 {
		statements = rows[n-1].Statement
	}
	e.Counts = report.Counted(statements, "statement")
	if len(rows) != statements {
		e.Counts += " in " + report.Counted(len(rows), "row")
	}
	e.Counts += ", " + report.Counted(len(refused), "candidate") + " rejected"
	return e
}

// pieceOf shows a marked piece; opened are the rows whose words have begun before.
func pieceOf(m MarkedPiece, rows []report.Row, opened map[int]bool) Piece {
	p := Piece{Text: m.Text, Content: len(m.Content) > 0, Cue: len(m.Cue) > 0, Mention: len(m.Mention) > 0, Closes: m.Closes}
	for _, i := range m.Opens {
		p.Opens = append(p.Opens, Opening{Number: rows[i].Statement, Row: i + 1, First: !opened[i]})
		opened[i] = true
	}
	return p
}

// about says what is known of a document's origin, and how.
func about(p parse.Provenance) []string {
	known := func(value string, basis parse.Basis, unknown string) string {
		if value == "" {
			return unknown
		}
		return value + " (" + string(basis) + ")"
	}
	out := []string{
		known(p.Source, p.SourceBasis, "source unknown"),
		known(p.Date.String(), p.DateBasis, "date unknown"),
	}
	if p.Agency != "" {
		out = append(out, "agency "+p.Agency)
	}
	if p.Place != "" {
		out = append(out, p.Place)
	}
	return out
}

// noteOn says what is to be said of the i-th statement.
func noteOn(r parse.Result, i int, row report.Row) Note {
	s, who := r.Statements[i], r.Speakers[i]
	n := Note{
		Number:     row.Statement,
		Row:        i + 1,
		ID:         row.ID,
		Who:        row.Speaker,
		Role:       row.Role,
		What:       row.Kind + " " + row.Act,
		Confidence: row.Confidence,
	}
	switch {
	case s.Kind == parse.Turn && s.Question:
		n.What = "question of a transcript"
	case s.Kind == parse.Turn:
		n.What = "turn of a transcript"
	case row.Act == string(parse.Intent):
		n.What += ", left out of briefings"
	}
	say := func(name, text string) {
		if text != "" {
			n.Reasons = append(n.Reasons, Reason{name, text})
		}
	}
	if s.Kind != parse.Turn { // what its line was taken for says it
		say("found", foundBy(r, s))
	}
	if row.Stance != string(parse.Says) {
		say("stance", row.Stance)
	}
	say("frame", terminal.OneLine(report.Intro(&row)))
	if s.CueProbability > 0 {
		say("cue", fmt.Sprintf("probability %.2f by the trained tagger", s.CueProbability))
	}
	say("speaker", linked(row.Mention, who.How))
	say("via", row.Via)
	if !row.Said.IsZero() {
		say("said", row.Said.String())
	}
	if s.Kind == parse.Turn && !s.Question {
		say("answers", terminal.OneLine(row.Context))
	}
	say("topics", scored(r.Topics[i]))
	for _, f := range row.Flags {
		if f != report.FlagDateInferred { // of the document: it stands in its head
			n.Flags = append(n.Flags, f)
		}
	}
	return n
}

// foundBy names the rule of a statement, and the pattern it matches. If only the tagger
// found it, it also gives the rules' reasons against it.
func foundBy(r parse.Result, s parse.Statement) string {
	text := ruleInWords(s.Rule)
	switch {
	case s.RuleOnly:
		return text + "; the tagger sees no cue"
	case s.Rule != parse.RuleTagger:
		return text
	}
	for _, c := range r.Rejected {
		if slices.ContainsFunc(s.Cue, c.Span.Overlaps) {
			return text + "; the rules see none: " + reasonInWords(c.Reason)
		}
	}
	return text + " that no rule covers"
}

// linked says how the words that name the speaker became a name.
func linked(mention, how string) string {
	mention = terminal.OneLine(mention)
	switch {
	case mention == "":
		return how
	case how == "":
		return "“" + mention + "”"
	}
	return "“" + mention + "”: " + how
}

func scored(topics []parse.Topic) string {
	parts := make([]string, len(topics))
	for i, t := range topics {
		parts[i] = fmt.Sprintf("%s %.2f", t.Label, t.Score)
	}
	return strings.Join(parts, ", ")
}

// unclaimed returns the rejected candidates that are not part of a statement: a cue
// rejected by a rule may be one that the tagger accepted.
func unclaimed(r parse.Result) []parse.Candidate {
	var cues []parse.Span
	for _, s := range r.Statements {
		cues = append(cues, s.Cue...)
	}
	return slices.DeleteFunc(slices.Clone(r.Rejected), func(c parse.Candidate) bool {
		return slices.ContainsFunc(cues, c.Span.Overlaps)
	})
}

// rejections returns those of one paragraph, in text order, those of one
// reason together.
func rejections(text string, paragraph parse.Span, refused []parse.Candidate) []Rejection {
	var here []parse.Candidate
	for _, c := range refused {
		if paragraph.Has(c.Span.Start) {
			here = append(here, c)
		}
	}
	slices.SortStableFunc(here, func(a, b parse.Candidate) int { return a.Span.Start - b.Span.Start })
	var out []Rejection
	for _, c := range here {
		why, words := reasonInWords(c.Reason), bothEnds(terminal.OneLine(c.Span.In(text)))
		i := slices.IndexFunc(out, func(r Rejection) bool { return r.Why == why })
		if i < 0 {
			out = append(out, Rejection{Why: why})
			i = len(out) - 1
		}
		out[i].Words = append(out[i].Words, words)
	}
	return out
}

// bothEnds cuts a long quotation in the middle: its ends help to find it.
func bothEnds(s string) string {
	const most = 60
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most/2]) + " … " + string(r[len(r)-most/3:])
}

// cut cuts a paragraph wherever a mark begins or ends.
func cut(paragraph parse.Span, marks []parse.Span) []parse.Span {
	cuts := []int{paragraph.Start, paragraph.End}
	for _, m := range marks {
		for _, at := range []int{m.Start, m.End} {
			if paragraph.Has(at) {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []parse.Span
	for i := range len(cuts) - 1 {
		out = append(out, parse.Span{Start: cuts[i], End: cuts[i+1]})
	}
	return out
}
