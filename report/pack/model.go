package pack

import (
	"fmt"
	"strings"

	"onrecord/report"
)

// Model is what a pack contains, before fonts and pages.
type Model struct {
	Title    string
	Language string // of the labels, BCP 47
	Marking  string
	Period   string // in words
	Made     string // in words
	Version  string
	MadeDate string // 2006-01-02, or ""
	Figures  []Figure
	Sections []Section
}

// Figure is a key figure and what it counts.
type Figure struct{ Value, Label string }

// Section is a part of the pack with a heading and a line in the contents.
type Section struct {
	ID      string
	Title   string
	Count   int  // statements in it; 0 is not shown
	NewPage bool // begins a page
	Blocks  []Block
}

// Block is a piece of a section.
type Block interface{ text(*strings.Builder) }

// Heading opens a group inside a section.
type Heading struct {
	ID, Text, Detail string
}

// Prose is running text: the editor's note, or one line of explanation.
type Prose struct {
	Text string
	Lang string // empty for that of the labels
}

// Numbers is a row of key figures.
type Numbers struct{ Figures []Figure }

// Chart is a bar for each line, with its number beside it.
type Chart struct {
	Title string
	Bars  []Bar
	Rest  string // what is not shown: "and 12 others"; may be empty
}

// Bar is one line of a chart.
type Bar struct {
	Label string
	Value int
	To    string // id of a section or heading; may be empty
}

// Charts are two charts side by side.
type Charts struct{ Left, Right Chart }

// Contents is the list of sections with their pages.
type Contents struct{ Lines []ContentsLine }

// ContentsLine is one section in the contents.
type ContentsLine struct {
	To, Title string
	Count     int
}

// Entry is one statement, or the paragraphs of one answer.
type Entry struct {
	ID      string
	Date    string
	Kind    string
	Speaker string
	Role    string
	Unnamed bool   // Speaker is a label, not a name
	Cue     string // the words that report, where the statement is not all in the speaker's own
	Asked   string // the question it answers; may be empty
	Quote   []string
	Lang    string

	Source   string
	SourceTo string // id of the source's line
	Title    string // of the document
	URL      string
	Details  []string // via, day spoken, other outlets
	Rows     []string // row ids
	Check    []string // flags
}

// Record is a document among the sources, or a person among the speakers,
// with the places where they are quoted.
type Record struct {
	ID      string
	Margin  string // beside the name: a date, a status
	Name    string
	Detail  []string
	URL     string   // printed, and a link where it is one
	Entries []string // ids of the entries it leads to
}

// Reported is a statement that several sources report, for the page that can
// be read alone.
type Reported struct {
	To      string // id of its entry
	Quote   string
	Lang    string
	Speaker string
	Sources []string
}

// Fact is a line of a table of two columns.
type Fact struct{ Name, Value string }

// Facts is such a table.
type Facts struct{ Lines []Fact }

// Text is the pack as plain text, one block after another: what a test
// compares and a reviewer reads.
func (m Model) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", m.Title, m.Period)
	if m.Marking != "" {
		fmt.Fprintf(&b, "marking: %s\n", m.Marking)
	}
	fmt.Fprintf(&b, "made: %s\n", m.Made)
	Numbers{m.Figures}.text(&b)
	for _, s := range m.Sections {
		fmt.Fprintf(&b, "\n== %s [%s]\n", s.Title, s.ID)
		for _, bl := range s.Blocks {
			bl.text(&b)
		}
	}
	return b.String()
}

func (h Heading) text(b *strings.Builder) {
	fmt.Fprintf(b, "## %s", h.Text)
	if h.Detail != "" {
		fmt.Fprintf(b, " · %s", h.Detail)
	}
	b.WriteString("\n")
}

func (p Prose) text(b *strings.Builder) { fmt.Fprintf(b, "%s\n", p.Text) }

func (n Numbers) text(b *strings.Builder) {
	for i, f := range n.Figures {
		if i > 0 {
			b.WriteString(" · ")
		}
		fmt.Fprintf(b, "%s %s", f.Value, f.Label)
	}
	b.WriteString("\n")
}

func (c Chart) text(b *strings.Builder) {
	fmt.Fprintf(b, "## %s\n", c.Title)
	for _, bar := range c.Bars {
		fmt.Fprintf(b, "%6d %s\n", bar.Value, bar.Label)
	}
	if c.Rest != "" {
		fmt.Fprintf(b, "       %s\n", c.Rest)
	}
}

func (c Charts) text(b *strings.Builder) {
	c.Left.text(b)
	c.Right.text(b)
}

func (c Contents) text(b *strings.Builder) {
	for _, l := range c.Lines {
		fmt.Fprintf(b, "%s -> %s\n", l.Title, l.To)
	}
}

func (e Entry) text(b *strings.Builder) {
	fmt.Fprintf(b, "%s | %s | %s", e.Date, e.Kind, e.Speaker)
	if e.Role != "" {
		fmt.Fprintf(b, ", %s", e.Role)
	}
	if e.Cue != "" {
		fmt.Fprintf(b, " (%s)", e.Cue)
	}
	b.WriteString("\n")
	if e.Asked != "" {
		fmt.Fprintf(b, "  asked: %s\n", e.Asked)
	}
	for _, q := range e.Quote {
		fmt.Fprintf(b, "  %s\n", q)
	}
	fmt.Fprintf(b, "  %s\n", strings.Join(append(append([]string{e.Source, e.Title, e.URL}, e.Details...), e.Rows...), " | "))
	if len(e.Check) > 0 {
		fmt.Fprintf(b, "  check: %s\n", strings.Join(e.Check, "; "))
	}
}

func (r Record) text(b *strings.Builder) {
	fmt.Fprintf(b, "* %s\n", strings.Join(append([]string{r.Margin, r.Name}, r.Detail...), " | "))
	if r.URL != "" {
		fmt.Fprintf(b, "  %s\n", r.URL)
	}
	if len(r.Entries) > 0 {
		fmt.Fprintf(b, "  -> %s\n", strings.Join(r.Entries, " "))
	}
}

func (r Reported) text(b *strings.Builder) {
	fmt.Fprintf(b, "%s\n  %s | %s -> %s\n", r.Quote, r.Speaker, strings.Join(r.Sources, ", "), r.To)
}

func (f Facts) text(b *strings.Builder) {
	for _, l := range f.Lines {
		fmt.Fprintf(b, "%s: %s\n", l.Name, l.Value)
	}
}

// NewModel says what the pack of a briefing contains.
func NewModel(b report.Briefing, o Options) Model {
	k := report.Figures(b)
	m := Model{
		Title:    orElse(fold(b.Title), wordBriefing),
		Language: orElse(o.Language, Languages()[0]),
		Marking:  fold(b.Marking),
		Period:   periodWords(b.Period, k),
		Version:  fold(b.Version),
		Made:     orElse(dateWords(b.Made), wordNoDate),
		MadeDate: b.Made.String(),
		Figures:  keyFigures(k),
	}
	c := collect(b)
	statements := c.statements()
	m.Sections = append(m.Sections, c.overview(k), Section{ID: "contents", Title: wordContents, NewPage: true})
	m.Sections = append(m.Sections, statements...)
	m.Sections = append(m.Sections, c.speakers()...)
	m.Sections = append(m.Sections, c.sources()...)
	m.Sections = append(m.Sections, c.check()...)
	m.Sections = append(m.Sections, c.method(k))
	m.addAttached(o.Attachment)
	var lines []ContentsLine
	for _, s := range m.Sections {
		if s.ID != "contents" {
			lines = append(lines, ContentsLine{To: s.ID, Title: s.Title, Count: s.Count})
		}
	}
	m.Sections[1].Blocks = []Block{Contents{lines}}
	return m
}

// addReplaced notes on the method page which characters are shown as codes.
func (m *Model) addReplaced(chars []rune) {
	if len(chars) == 0 {
		return
	}
	last := &m.Sections[len(m.Sections)-1]
	var codes []string
	for _, r := range chars {
		codes = append(codes, codeOf(r))
	}
	last.Blocks = append(last.Blocks, Heading{Text: wordReplaced},
		Prose{Text: fmt.Sprintf("%s %s.", wordReplacedWhy, strings.Join(codes, ", "))})
}
