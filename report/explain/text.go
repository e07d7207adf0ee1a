package explain

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/report/terminal"
)

// Screen describes the output for which text is laid out.
type Screen struct {
	Width  int // in characters
	Colour bool
}

// The colours of a terminal. The marks in the text stay beside them: colour
// is never the only mark.
const (
	green    = "\x1b[32m"
	cyan     = "\x1b[36m"
	bold     = "\x1b[1m"
	faint    = "\x1b[2m"
	unstyled = "\x1b[0m"
)

// WriteText writes an explanation for a terminal or a file.
func (e Document) WriteText(w io.Writer, s Screen) {
	out := flow{w: w, Screen: s}
	out.line("", bold, e.Title)
	if e.Path != e.Title {
		out.line("", "", e.Path)
	}
	out.line("", "", strings.Join(e.About, " · "))
	out.line("", "", e.Counts)
	for i, p := range e.Paragraphs {
		if p.Searched || i == 0 || p.Role != e.Paragraphs[i-1].Role { // front matter is one block
			out.line("", "", "")
		}
		out.paragraph(p)
		if len(p.Statements)+len(p.Rejected) > 0 || p.Why != "" {
			out.line("", "", "")
		}
		if p.Why != "" {
			out.line("   ·  ", faint, p.Taken())
		}
		for _, n := range p.Statements {
			out.note(n)
		}
		for _, r := range p.Rejected {
			out.line("   -  ", faint, r.What()+": "+r.Why)
		}
	}
}

// flow breaks lines at spaces. Words and marks in several styles without a space between
// them are held back until they are complete, so that they are not split.
type flow struct {
	Screen
	w      io.Writer
	indent int
	column int
	held   strings.Builder
	room   int  // what is held takes in characters: a colour takes none
	gap    bool // a space is due before what is held
}

// line prints words of one style, the lines after the first indented as the
// first is by its lead.
func (f *flow) line(lead, style, text string) {
	f.start(lead)
	f.words(text, style)
	f.end()
}

func (f *flow) start(lead string) {
	io.WriteString(f.w, lead)
	f.indent = utf8.RuneCountInString(lead)
	f.column, f.gap = f.indent, false
}

func (f *flow) end() {
	f.release()
	io.WriteString(f.w, "\n")
}

// words prints text from where the line stands.
func (f *flow) words(text, style string) {
	for text != "" {
		i := strings.IndexAny(text, spaces)
		switch {
		case i == 0:
			f.release()
			f.gap = true
			i = 1
		case i < 0:
			i = len(text)
			fallthrough
		default:
			f.hold(terminal.Printable(text[:i]), style)
		}
		text = text[i:]
	}
}

const spaces = " \t\r\n"

func (f *flow) hold(word, style string) {
	f.room += utf8.RuneCountInString(word)
	if f.Colour && style != "" {
		word = style + word + unstyled
	}
	f.held.WriteString(word)
}

// release prints what is held, on the next line if this one has no room.
func (f *flow) release() {
	if f.room == 0 {
		return
	}
	if f.gap && f.column > f.indent {
		if f.column+1+f.room > f.Width {
			io.WriteString(f.w, "\n"+strings.Repeat(" ", f.indent))
			f.column = f.indent
		} else {
			io.WriteString(f.w, " ")
			f.column++
		}
	}
	io.WriteString(f.w, f.held.String())
	f.column += f.room
	f.held.Reset()
	f.room, f.gap = 0, false
}

// paragraph prints the text with its marks: [1 content], _cue_, *mention*.
func (f *flow) paragraph(p Paragraph) {
	f.start("")
	if p.Role != "" {
		f.words("("+p.Role+") ", faint)
	}
	for i, piece := range p.Pieces {
		style := ""
		switch {
		case !p.Searched:
			style = faint
		case piece.Content:
			style = green
		}
		for _, o := range piece.Opens {
			f.words("["+strconv.Itoa(o.Number)+" ", green+bold)
		}
		mark := ""
		switch {
		case piece.Cue:
			style, mark = style+cyan, "_"
		case piece.Mention:
			style, mark = style+bold, "*"
		}
		before, after := mark, mark
		if i > 0 && p.Pieces[i-1].marked() == piece.marked() {
			before = ""
		}
		if i+1 < len(p.Pieces) && p.Pieces[i+1].marked() == piece.marked() {
			after = ""
		}
		f.words(before+piece.Text+after, style)
		f.words(strings.Repeat("]", piece.Closes), green+bold)
	}
	f.end()
}

// note prints what is to be said of a statement.
func (f *flow) note(n Note) {
	f.start(fmt.Sprintf("%5s ", "["+strconv.Itoa(n.Number)+"]"))
	f.words(n.Speaker(), bold)
	f.words(": "+n.What+", "+n.Sure(), "")
	f.end()
	for _, r := range n.Reasons {
		f.line(fmt.Sprintf("%6s%-9s", "", r.Name), faint, r.Text)
	}
	for _, flag := range n.Flags {
		f.line(fmt.Sprintf("%6s%-9s", "", "check"), bold, flag)
	}
}

//go:embed explain.html
var page string

// WriteHTML writes an explanation as a self-contained page for a browser.
func (e Document) WriteHTML(w io.Writer) error {
	t, err := template.New("explain").Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, e)
}
