package pack

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Model is what a pack contains, before fonts and pages.
type Model struct {
	Title    string
	Language string // of the labels, BCP 47
	Marking  string
	For      []string // recipients
	Period   string   // in words
	Before   string   // the period compared with, in words; may be empty
	Made     string   // in words
	Version  string
	MadeDate string // 2006-01-02, or ""
	Figures  []Figure

	Brief  []Section // what the head of page one is followed by
	Record []Section // every statement; its pages are known before those that refer to them
	Lists  []Section // speakers, sources, how the briefing was made

	words wording
	logo  *picture
}

// Sections are all sections in the order of the pages.
func (m Model) Sections() []Section {
	return append(append(append([]Section(nil), m.Brief...), m.Record...), m.Lists...)
}

// Figure is a key figure and what it counts.
type Figure struct {
	Value, Label string
	Change       string // since the period before: "+12"; may be empty
}

// Section is a part of the pack with a heading and a place in the outline.
type Section struct {
	ID      string
	Title   string
	Detail  string // beside the heading; may be empty
	Columns int    // 1 or 2
	NewPage bool   // begins a page
	Part    bool   // a part of the pack, not of the brief: a larger heading
	Blocks  []Block

	// Again repeats the heading of a group above its rest in the next column.
	Again bool

	// Ends are where the section may end, so that it stands on the page that it begins on;
	// none if it has to be whole.
	Ends []End

	// Shorter is the section with less of each statement, for a page that has no room for as
	// many as it needs.
	Shorter *Section

	// Foot says that the section belongs at the foot of the page of the one before: that one
	// leaves room for the first of its ends.
	Foot bool
}

// End is where a section may end: after so many blocks. Part names what stands between the
// end before and this one, for [Absent]; it may be empty.
type End struct {
	Blocks int
	Part   string
}

// Block is a piece of a section.
type Block interface{ text(*strings.Builder) }

// Heading opens a group inside a section: a topic, a day.
type Heading struct {
	ID, Text, Detail string
	To               string // where the group is; may be empty
	Page             bool   // with the page of To
	Minor            bool   // within another: a day of a topic
	Quiet            bool   // no headline, but how a report begins
}

// Text is a run of words in one style.
type Text struct {
	Words  string
	Look   look
	Lang   string // empty for that of the labels
	To     string // id of what it leads to; may be empty
	URL    string // likewise
	Pages  []string
	Verbal bool // somebody's words, verbatim
}

// look is how a run of words looks.
type look int

const (
	lookPlain  look = iota
	lookSmall       // grey, small
	lookStrong      // a name
	lookSource      // a number that leads to the list of sources
	lookFrame       // the words that introduce a statement
	lookWords       // a statement's own
	lookOwn         // words that only this wording has
	lookAsked       // a question
)

// Paragraph is runs of words set as one paragraph.
type Paragraph struct {
	ID     string // may be empty
	Texts  []Text
	Tight  bool // follows the one before without space
	Apart  bool // begins something new
	Prose  bool // the editor's or the program's own words: long ones may be divided
	Indent bool
	Size   size
	Keep   bool // stays with the block after it
	Whole  bool // stands in one column, as a quotation does
}

// size is the size of a paragraph's letters.
type size int

const (
	sizeText      size = iota // of the record
	sizeLarge                 // of the leads
	sizeFirst                 // of the first of them
	sizeFirstLong             // of the first of them, if it is long
	sizeSmall                 // of lists
)

// Spare is a block that may be left out so that the brief does not end in a few lines on a
// separate page; blocks of the highest level are left out first.
type Spare struct {
	Level int
	Block Block
}

// Instead is a block that is shown only if those of its level are left out.
type Instead struct {
	Level int
	Block Block
}

// Absent is a block that is shown only if one of the parts of a section before had no room
// there.
type Absent struct {
	Parts []string
	Block Block
}

// Side is one of two or more statements shown side by side.
type Side struct{ Blocks []Paragraph }

// Sides are statements side by side.
type Sides struct{ Left, Right Side }

// Chart is a bar for each line, with its number beside it. With Compared, a mark shows
// the period before.
type Chart struct {
	Title    string
	Head     string // what the lines are: "Topic"
	Bars     []Bar
	Compared bool
}

// Bar is one line of a chart.
type Bar struct {
	Label  string
	Value  int
	Before int
	To     string // id of a section or heading; may be empty
	Rest   bool   // it stands for several, or for what has no name
}

// Charts are charts in two columns.
type Charts struct{ Left, Right []Chart }

// Facts is a table with two columns.
type Facts struct{ Lines []Fact }

// Fact is a line of [Facts].
type Fact struct{ Name, Value string }

// Text returns the pack as plain text, one block after another, for tests and reviewers.
func (m Model) Text() string {
	var b strings.Builder
	for part := range m.texts {
		b.WriteString(part)
	}
	return b.String()
}

// texts yields the text block by block.
func (m Model) texts(yield func(string) bool) {
	var b strings.Builder
	m.head(&b)
	if !yield(b.String()) {
		return
	}
	for _, s := range m.Sections() {
		b.Reset()
		fmt.Fprintf(&b, "\n== %s [%s]", s.Title, s.ID)
		if s.Detail != "" {
			fmt.Fprintf(&b, " · %s", s.Detail)
		}
		b.WriteString("\n")
		for _, bl := range s.Blocks {
			bl.text(&b)
			if !yield(b.String()) {
				return
			}
			b.Reset()
		}
		if !yield(b.String()) {
			return
		}
	}
}

// characters are those of the text, each once, in order of appearance.
func (m Model) characters() string {
	var out []rune
	var plain [utf8.RuneSelf]bool
	seen := map[rune]bool{}
	for part := range m.texts {
		for _, r := range part {
			if r < utf8.RuneSelf {
				if !plain[r] {
					plain[r] = true
					out = append(out, r)
				}
			} else if !seen[r] {
				seen[r] = true
				out = append(out, r)
			}
		}
	}
	return string(out)
}

// head is the head of page one as text.
func (m Model) head(b *strings.Builder) {
	fmt.Fprintf(b, "%s\n%s\n", m.Title, m.Period)
	if m.Marking != "" {
		fmt.Fprintf(b, "marking: %s\n", m.Marking)
	}
	if len(m.For) > 0 {
		fmt.Fprintf(b, "for: %s\n", strings.Join(m.For, "; "))
	}
	if m.Before != "" {
		fmt.Fprintf(b, "compared with: %s\n", m.Before)
	}
	fmt.Fprintf(b, "made: %s\n", m.Made)
	for i, f := range m.Figures {
		if i > 0 {
			b.WriteString(" · ")
		}
		fmt.Fprintf(b, "%s %s", f.Value, f.Label)
		if f.Change != "" {
			fmt.Fprintf(b, " (%s)", f.Change)
		}
	}
	b.WriteString("\n")
}

func (h Heading) text(b *strings.Builder) {
	mark := "##"
	if h.Minor {
		mark = "###"
	}
	fmt.Fprintf(b, "%s %s", mark, h.Text)
	if h.Detail != "" {
		fmt.Fprintf(b, " · %s", h.Detail)
	}
	if h.Page {
		fmt.Fprintf(b, " -> %s", h.To)
	}
	b.WriteString("\n")
}

func (p Paragraph) text(b *strings.Builder) {
	for _, t := range p.Texts {
		switch t.Look {
		case lookFrame:
			fmt.Fprintf(b, "/%s/", t.Words)
		case lookStrong, lookOwn:
			fmt.Fprintf(b, "*%s*", t.Words)
		case lookSource:
			fmt.Fprintf(b, "[%s]", t.Words)
		default:
			b.WriteString(t.Words)
		}
		if len(t.Pages) > 0 {
			fmt.Fprintf(b, "(pages of %s)", strings.Join(t.Pages, " "))
		}
	}
	b.WriteString("\n")
}

func (s Spare) text(b *strings.Builder) { s.Block.text(b) }

func (s Instead) text(*strings.Builder) {}

func (a Absent) text(b *strings.Builder) {
	fmt.Fprintf(b, "(without %s) ", strings.Join(a.Parts, ", "))
	a.Block.text(b)
}

func (s Sides) text(b *strings.Builder) {
	for _, side := range []Side{s.Left, s.Right} {
		for _, p := range side.Blocks {
			b.WriteString("| ")
			p.text(b)
		}
	}
}

func (c Chart) text(b *strings.Builder) {
	fmt.Fprintf(b, "## %s\n", c.Title)
	for _, bar := range c.Bars {
		fmt.Fprintf(b, "%6d ", bar.Value)
		if c.Compared {
			fmt.Fprintf(b, "(before: %d) ", bar.Before)
		}
		fmt.Fprintln(b, bar.Label)
	}
}

func (c Charts) text(b *strings.Builder) {
	for _, one := range slices.Concat(c.Left, c.Right) {
		one.text(b)
	}
}

func (f Facts) text(b *strings.Builder) {
	for _, l := range f.Lines {
		fmt.Fprintf(b, "%s: %s\n", l.Name, l.Value)
	}
}
