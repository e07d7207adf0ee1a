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
	For      []string // recipients
	Period   string   // in words
	Before   string   // the period compared with, in words; may be empty
	Made     string   // in words
	Version  string
	MadeDate string // 2006-01-02, or ""
	Figures  []Figure
	Sections []Section

	logo *picture
}

// Figure is a key figure and what it counts.
type Figure struct {
	Value, Label string
	Change       string // since the period before: "+12"; may be empty
}

// Section is a part of the pack with a heading and a line in the contents.
type Section struct {
	ID      string
	Title   string
	Count   int    // statements in it; 0 is not shown
	Detail  string // beside the heading; may be empty
	NewPage bool   // begins a page
	Blocks  []Block

	// IfRoom is the first of the blocks that are left out where the section
	// would run over its page; 0 for none.
	IfRoom int
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
	Title    string
	Bars     []Bar
	Compared bool   // every line has the period before beside it
	Rest     string // what is not shown: "and 12 others"; may be empty
}

// Bar is one line of a chart.
type Bar struct {
	Label  string
	Value  int
	Before int
	To     string // id of a section or heading; may be empty
}

// Charts are two charts side by side.
type Charts struct{ Left, Right Chart }

// Legend says what the lines of compared charts are.
type Legend struct{ Now, Before string }

// Columns is a column for each day, week or month.
type Columns struct {
	Title    string
	Columns  []Bar
	Compared bool
	Rest     string
}

// Timeline is a table of topics by days, weeks or months.
type Timeline struct {
	Title string
	Heads []string
	Lines []TimelineLine
	Rest  string
}

// TimelineLine is one topic in a timeline.
type TimelineLine struct {
	Label, To string
	Values    []int
	Total     int
}

// Items is a line of links: "New voices: Mara Voss 7, Piet Halloran 6".
type Items struct {
	Name  string
	Items []Item
	Rest  string // what is not listed, or that there is nothing; may be empty
}

// TopSpeaker is one who spoke much, and on what.
type TopSpeaker struct {
	Name, Role string
	To         string // where the speaker is listed
	Statements int
	Topics     []Item
}

// Item is a name and its number.
type Item struct{ Text, Detail, To string }

// Contents is the list of sections with their pages.
type Contents struct{ Lines []ContentsLine }

// ContentsLine is one section in the contents.
type ContentsLine struct {
	To, Title string
	Detail    string // who speaks there; may be empty
	Count     int
}

// Group is statements of one speaker, or of one day.
type Group struct {
	ID        string
	Name      string
	Role      string
	To        string // where the speaker is listed
	Unnamed   bool   // Name is a label, not a name
	BySpeaker bool
	Entries   []*Entry
}

// Entry is one statement, or the paragraphs of one answer.
type Entry struct {
	ID        string
	Date      string
	Kind      string
	Speaker   string
	SpeakerTo string // id of the speaker's line
	Role      string
	Unnamed   bool   // Speaker is a label, not a name
	Mention   string // the words that stand for somebody who is not named
	Intro     string // the words before the quote that it reads with, see report.Intro
	Asked     string // the question it answers; may be empty
	Quote     []string
	Lang      string

	Source   string
	SourceTo string // id of the source's line
	Title    string // of the document
	URL      string
	Details  []string // via, day spoken
	Rows     []string // row ids
	Check    []string // flags

	Also    []Also // who else reports it
	Same    []See  // the same words under another topic
	Perhaps []See  // what is perhaps the same statement

	row report.Row // its first
}

// Also is another report of an entry's words.
type Also struct {
	Source, SourceTo string
	Date             string // where it is another
	Title, URL       string
	Speaker          string // where it names another
	Row              string
	Lang             string
	Words            []Words  // where it has other words: all of them
	Without          []string // what it leaves out of the entry's

	document string
}

// Words are a stretch of a wording.
type Words struct {
	Text string
	Own  bool // they are not in the wording beside
}

// See leads to another entry.
type See struct{ To, Source, Row string }

// Index is a table of who is quoted where.
type Index struct{ People []Person }

// Person is a line of an index.
type Person struct {
	ID         string
	Name, Role string
	Statements int
	Entries    []string // ids of the entries in which they are quoted
}

// Record is a document among the sources, or a statement to be checked, with
// the entries it leads to.
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
	Intro   string // as of an Entry
	Quote   string
	Lang    string
	Speaker string
	Role    string
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
	if len(m.For) > 0 {
		fmt.Fprintf(&b, "for: %s\n", strings.Join(m.For, "; "))
	}
	if m.Before != "" {
		fmt.Fprintf(&b, "compared with: %s\n", m.Before)
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
		if f.Change != "" {
			fmt.Fprintf(b, " (%s)", f.Change)
		}
	}
	b.WriteString("\n")
}

func (c Chart) text(b *strings.Builder) { barsText(b, c.Title, c.Bars, c.Compared, c.Rest) }

func (c Columns) text(b *strings.Builder) { barsText(b, c.Title, c.Columns, c.Compared, c.Rest) }

func barsText(b *strings.Builder, title string, bars []Bar, compared bool, rest string) {
	fmt.Fprintf(b, "## %s\n", title)
	for _, bar := range bars {
		fmt.Fprintf(b, "%6d ", bar.Value)
		if compared {
			fmt.Fprintf(b, "(before: %d) ", bar.Before)
		}
		fmt.Fprintln(b, bar.Label)
	}
	if rest != "" {
		fmt.Fprintf(b, "       %s\n", rest)
	}
}

func (c Charts) text(b *strings.Builder) {
	c.Left.text(b)
	c.Right.text(b)
}

func (l Legend) text(b *strings.Builder) { fmt.Fprintf(b, "now: %s; before: %s\n", l.Now, l.Before) }

func (t Timeline) text(b *strings.Builder) {
	fmt.Fprintf(b, "## %s\n      | %s\n", t.Title, strings.Join(t.Heads, " | "))
	for _, l := range t.Lines {
		fmt.Fprintf(b, "%6d", l.Total)
		for _, v := range l.Values {
			fmt.Fprintf(b, " | %d", v)
		}
		fmt.Fprintf(b, " %s\n", l.Label)
	}
	if t.Rest != "" {
		fmt.Fprintf(b, "       %s\n", t.Rest)
	}
}

func (l Items) text(b *strings.Builder) {
	fmt.Fprintf(b, "%s:", l.Name)
	for _, i := range l.Items {
		fmt.Fprintf(b, " %s %s;", i.Text, i.Detail)
	}
	fmt.Fprintf(b, " %s\n", l.Rest)
}

func (v TopSpeaker) text(b *strings.Builder) {
	fmt.Fprintf(b, "%6d %s", v.Statements, v.Name)
	if v.Role != "" {
		fmt.Fprintf(b, ", %s", v.Role)
	}
	for _, t := range v.Topics {
		fmt.Fprintf(b, "; %s %s", t.Text, t.Detail)
	}
	b.WriteString("\n")
}

func (g Group) text(b *strings.Builder) {
	fmt.Fprintf(b, "-- %s", g.Name)
	if g.Role != "" {
		fmt.Fprintf(b, ", %s", g.Role)
	}
	b.WriteString("\n")
	for _, e := range g.Entries {
		e.text(b)
	}
}

func (c Contents) text(b *strings.Builder) {
	for _, l := range c.Lines {
		fmt.Fprintf(b, "%s -> %s", l.Title, l.To)
		if l.Detail != "" {
			fmt.Fprintf(b, " (%s)", l.Detail)
		}
		b.WriteString("\n")
	}
}

func (e *Entry) text(b *strings.Builder) {
	fmt.Fprintf(b, "%s | %s | %s", e.Date, e.Kind, e.Speaker)
	if e.Role != "" {
		fmt.Fprintf(b, ", %s", e.Role)
	}
	if e.Mention != "" {
		fmt.Fprintf(b, " [%s]", e.Mention)
	}
	b.WriteString("\n")
	if e.Asked != "" {
		fmt.Fprintf(b, "  asked: %s\n", e.Asked)
	}
	for i, q := range e.Quote {
		if i == 0 && e.Intro != "" {
			q = "/" + e.Intro + "/ " + q
		}
		fmt.Fprintf(b, "  %s\n", q)
	}
	fmt.Fprintf(b, "  %s\n", strings.Join(append(append([]string{e.Source, e.Title, e.URL}, e.Details...), e.Rows...), " | "))
	for _, a := range e.Also {
		fmt.Fprintf(b, "  also: %s\n", strings.Join([]string{a.Source, a.Date, a.Title, a.URL, a.Speaker, a.Row}, " | "))
		for _, w := range a.Words {
			if w.Own {
				fmt.Fprintf(b, "    own: %s\n", w.Text)
			}
		}
		if len(a.Without) > 0 {
			fmt.Fprintf(b, "    without: %s\n", strings.Join(a.Without, "; "))
		}
	}
	for _, p := range e.Same {
		fmt.Fprintf(b, "  same: %s %s -> %s\n", p.Source, p.Row, p.To)
	}
	for _, p := range e.Perhaps {
		fmt.Fprintf(b, "  perhaps: %s %s -> %s\n", p.Source, p.Row, p.To)
	}
	if len(e.Check) > 0 {
		fmt.Fprintf(b, "  check: %s\n", strings.Join(e.Check, "; "))
	}
}

func (t Index) text(b *strings.Builder) {
	for _, p := range t.People {
		fmt.Fprintf(b, "%6d %s", p.Statements, p.Name)
		if p.Role != "" {
			fmt.Fprintf(b, ", %s", p.Role)
		}
		fmt.Fprintf(b, " -> %s\n", strings.Join(p.Entries, " "))
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
	if r.Intro != "" {
		fmt.Fprintf(b, "/%s/ ", r.Intro)
	}
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
	c := collect(b, o)
	m := Model{
		Title:    orElse(oneLine(b.Title), wordBriefing),
		Language: orElse(o.Language, report.Languages()[0]),
		Marking:  oneLine(b.Marking),
		Period:   c.dates.period(b.Period, k),
		Version:  oneLine(b.Version),
		Made:     orElse(c.dates.words(b.Made), wordNoDate),
		MadeDate: b.Made.String(),
	}
	for _, f := range b.For {
		m.For = append(m.For, oneLine(f))
	}
	change := c.compare()
	if change != nil {
		m.Before = orElse(c.dates.period(change.Period, report.KeyFigures{}), wordBefore)
	}
	m.Figures = keyFigures(k, b.Before)
	m.Sections = append(m.Sections, c.overview(m, change), Section{ID: "contents", Title: wordContents, NewPage: true})
	m.Sections = append(m.Sections, c.figures(m, change)...)
	m.Sections = append(m.Sections, c.statements(change)...)
	m.Sections = append(m.Sections, c.late()...)
	m.Sections = append(m.Sections, c.speakers()...)
	m.Sections = append(m.Sections, c.sources()...)
	m.Sections = append(m.Sections, c.check()...)
	m.Sections = append(m.Sections, c.method(k, m))
	m.addAttached(o.Attachment)
	var lines []ContentsLine
	for _, s := range m.Sections {
		if s.ID != "contents" {
			lines = append(lines, ContentsLine{To: s.ID, Title: s.Title, Count: s.Count, Detail: s.names()})
		}
	}
	if len(lines) > contentsInFull {
		for i := range lines {
			lines[i].Detail = ""
		}
	}
	m.Sections[1].Blocks = []Block{Contents{lines}}
	return m
}

// contentsInFull is how many lines the contents have beside the names of the
// speakers: with more, they are one page without them.
const contentsInFull = 18

// namesListed is how many speakers of a topic the contents name.
const namesListed = 4

// names lists the speakers of a section, those with most statements first.
func (s Section) names() string {
	var names []string
	more := 0
	for _, b := range s.Blocks {
		g, ok := b.(Group)
		switch {
		case !ok || !g.BySpeaker || g.Unnamed:
		case len(names) < namesListed:
			names = append(names, isolated(g.Name))
		default:
			more++
		}
	}
	if more > 0 {
		names = append(names, fmt.Sprintf("%s more", number(more)))
	}
	return strings.Join(names, ", ")
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
