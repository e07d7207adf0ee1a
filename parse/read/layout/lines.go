// Package layout finds the role of every printed line: headline, byline, dateline,
// caption, page furniture or body. A doubtful line is body.
package layout

import (
	"iter"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/read/draft"
	"onrecord/parse/transcript"
)

// Line is a line of the text while its role is being found.
type Line struct {
	Span   parse.Span
	Text   string // without filler at either end
	Role   parse.Role
	Told   bool // the markup says what it is there for; words do not change that
	Strong bool // the markup emphasises all of it
	Turn   bool // the format says that it begins with a speaker's label
}

// SplitLines returns the lines of a text without their ends. CRLF, LF, a lone
// CR, form feed, NEL and the two Unicode separators end a line; a line end at
// the end of the text starts no further line.
func SplitLines(text string) []Line { return slices.Collect(EachLine(text)) }

// EachLine yields the lines that SplitLines returns.
func EachLine(text string) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		for start := 0; start < len(text); {
			end, next := lineEnd(text, start)
			l := Line{Span: parse.Span{Start: start, End: end}, Text: strings.TrimFunc(text[start:end], draft.IsFiller)}
			if !yield(l) {
				return
			}
			start = next
		}
	}
}

// lineEnd returns where the line that starts at from ends, and where the next
// one starts.
func lineEnd(text string, from int) (end, next int) {
	for i := from; i < len(text); {
		switch c := text[i]; {
		case c == '\r' && strings.HasPrefix(text[i:], "\r\n"):
			return i, i + 2
		case c == '\n', c == '\r', c == '\f', c == '\v':
			return i, i + 1
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			if r == '\u0085' || r == '\u2028' || r == '\u2029' {
				return i, i + n
			}
			i += n
		}
	}
	return len(text), len(text)
}

// Block is what stands for one paragraph: a line, or in hard-wrapped text the
// run of lines that a paragraph was broken into.
type Block struct {
	from, to int    // lines[from:to]
	Text     string // the lines joined by spaces
	Words    int
}

// Page is a text on the way to its line roles.
type Page struct {
	text      string
	Lines     []Line
	blocks    []Block // of lines that are neither blank nor metadata
	dateline  parse.Span
	numbered  bool           // the lines have numbers: each is a block
	datelines map[string]int // what inlineDateline has found, by text
}

// NewPage cuts a text into lines and blocks, which have no roles yet.
func NewPage(text string) *Page {
	p := &Page{text: text, Lines: SplitLines(text)}
	p.dropNumbers()
	for i := range p.Lines {
		switch n := len(p.Lines[i].Text); {
		case n == 0:
			p.Lines[i].Role = parse.RoleBlank
		case n > draft.MaxLine:
			p.Lines[i].Told = true // no pattern looks at it
		}
	}
	return p
}

// dropNumbers takes the numbers of a court's lines for no part of what they say.
func (p *Page) dropNumbers() {
	lines := make([]string, len(p.Lines))
	for i, l := range p.Lines {
		lines[i] = l.Span.In(p.text)
	}
	cut := transcript.LineNumbers(lines)
	for i := range cut {
		p.Lines[i].Text = strings.TrimFunc(lines[i][cut[i]:], draft.IsFiller)
	}
	p.numbered = cut != nil
}

func (p *Page) parseLines() []parse.Line {
	lines := make([]parse.Line, len(p.Lines))
	for i, l := range p.Lines {
		lines[i] = parse.Line{Span: l.Span, Role: l.Role, Strong: l.Strong, Turn: l.Turn}
	}
	return lines
}

// findBlocks cuts the page into blocks. Mail and old wire copy are wrapped
// near column 72; there a block runs until a line that is clearly short.
func (p *Page) findBlocks() {
	width := p.wrapWidth()
	if p.numbered {
		width = 0
	}
	for i := 0; i < len(p.Lines); i++ {
		if r := p.Lines[i].Role; r == parse.RoleBlank || r == parse.RoleMetadata {
			continue
		}
		from := i
		for width > 0 && i+1 < len(p.Lines) && !p.Lines[i].Told && !p.Lines[i+1].Told &&
			p.Lines[i+1].Role == parse.RoleBody &&
			utf8.RuneCountInString(p.Lines[i].Text)*10 >= width*7 {
			i++
		}
		b := Block{from: from, to: i + 1, Text: p.Lines[from].Text}
		if b.to-b.from > 1 {
			parts := make([]string, 0, b.to-b.from)
			for _, l := range p.Lines[b.from:b.to] {
				parts = append(parts, l.Text)
			}
			b.Text = strings.Join(parts, " ")
		}
		b.Words = lang.CountWords(b.Text, math.MaxInt)
		p.blocks = append(p.blocks, b)
	}
}

// maxWrap is the widest margin, in code points, at which text is wrapped: a
// terminal as wide as a screen.
const maxWrap = 200

// wrapWidth returns the column at which the text is hard-wrapped, or 0. In
// wrapped text many lines go on in the next one with a small letter; in text
// with a line a paragraph hardly any do.
func (p *Page) wrapWidth() int {
	pairs, goOn, width := 0, 0, 0
	for i := 0; i+1 < len(p.Lines); i++ {
		a, b := p.Lines[i], p.Lines[i+1]
		if a.Role != parse.RoleBody || b.Role != parse.RoleBody {
			continue
		}
		pairs++
		if !Closes(a.Text) && StartsLower(b.Text) {
			goOn++
			width = max(width, utf8.RuneCountInString(a.Text))
		}
	}
	if goOn < 2 || goOn*4 < pairs || width > maxWrap || width < 30 {
		return 0
	}
	return width
}

// setRole gives a block its role, unless the markup has told it.
func (p *Page) setRole(b Block, r parse.Role) {
	if !p.isTold(b) {
		p.overrule(b, r)
	}
}

func (p *Page) overrule(b Block, r parse.Role) {
	for i := b.from; i < b.to; i++ {
		p.Lines[i].Role = r
	}
}

func (p *Page) isTold(b Block) bool { return p.Lines[b.from].Told }

func (p *Page) role(b Block) parse.Role { return p.Lines[b.from].Role }

// Tidy leaves a paragraph one kind of line end, no white space around its
// lines, no empty line inside, and no character that prints nothing but
// breaks a terminal or a cell.
func Tidy(s string) string {
	var lines []string
	s = strings.ToValidUTF8(s, "\uFFFD")
	for _, l := range SplitLines(s) {
		line := strings.Map(func(r rune) rune {
			switch {
			case r == '\t':
				return ' '
			case draft.IsControl(r), r == '\x1a', r == draft.BOM, r == '\u00AD', r == '\u200B':
				return -1
			}
			return r
		}, l.Span.In(s))
		if line = strings.TrimFunc(line, draft.IsFiller); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
