package read

import (
	"strings"
	"unicode/utf8"

	"onrecord/parse"
)

// line is a line of the text while its role is being found.
type line struct {
	span   parse.Span
	text   string // without filler at either end
	role   parse.Role
	told   bool // the markup says what it is there for; words do not change that
	strong bool // the markup emphasises all of it
}

// splitLines returns the lines of a text without their ends. CRLF, LF, a lone
// CR, form feed, NEL and the two Unicode separators end a line; a line end at
// the end of the text starts no further line.
func splitLines(text string) []line {
	var lines []line
	start := 0
	for start < len(text) {
		end, next := lineEnd(text, start)
		lines = append(lines, line{
			span: parse.Span{Start: start, End: end},
			text: strings.TrimFunc(text[start:end], isFiller),
		})
		start = next
	}
	return lines
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

// block is what stands for one paragraph: a line, or in hard-wrapped text the
// run of lines that a paragraph was broken into.
type block struct {
	from, to int    // lines[from:to]
	text     string // the lines joined by spaces
	words    int
}

// page is a text on the way to its line roles.
type page struct {
	text     string
	lines    []line
	blocks   []block // of lines that are neither blank nor metadata
	dateline parse.Span
}

func newPage(text string) *page {
	p := &page{text: text, lines: splitLines(text)}
	for i := range p.lines {
		switch n := len(p.lines[i].text); {
		case n == 0:
			p.lines[i].role = parse.RoleBlank
		case n > MaxLine:
			p.lines[i].told = true // no pattern looks at it
		}
	}
	return p
}

func (p *page) parseLines() []parse.Line {
	lines := make([]parse.Line, len(p.lines))
	for i, l := range p.lines {
		lines[i] = parse.Line{Span: l.span, Role: l.role, Strong: l.strong}
	}
	return lines
}

// findBlocks cuts the page into blocks. Mail and old wire copy are wrapped
// near column 72; there a block runs until a line that is clearly short.
func (p *page) findBlocks() {
	width := p.wrapWidth()
	for i := 0; i < len(p.lines); i++ {
		if r := p.lines[i].role; r == parse.RoleBlank || r == parse.RoleMetadata {
			continue
		}
		from := i
		for width > 0 && i+1 < len(p.lines) && !p.lines[i].told && !p.lines[i+1].told && p.lines[i+1].role == parse.RoleBody &&
			utf8.RuneCountInString(p.lines[i].text)*10 >= width*7 {
			i++
		}
		b := block{from: from, to: i + 1, text: p.lines[from].text}
		if b.to-b.from > 1 {
			parts := make([]string, 0, b.to-b.from)
			for _, l := range p.lines[b.from:b.to] {
				parts = append(parts, l.text)
			}
			b.text = strings.Join(parts, " ")
		}
		b.words = len(strings.Fields(b.text))
		p.blocks = append(p.blocks, b)
	}
}

// maxWrap is the widest margin, in code points, at which text is wrapped: a
// terminal as wide as a screen.
const maxWrap = 200

// wrapWidth returns the column at which the text is hard-wrapped, or 0. In
// wrapped text many lines go on in the next one with a small letter; in text
// with a line a paragraph hardly any do.
func (p *page) wrapWidth() int {
	pairs, goOn, width := 0, 0, 0
	for i := 0; i+1 < len(p.lines); i++ {
		a, b := p.lines[i], p.lines[i+1]
		if a.role != parse.RoleBody || b.role != parse.RoleBody {
			continue
		}
		pairs++
		if !closes(a.text) && startsLower(b.text) {
			goOn++
			width = max(width, utf8.RuneCountInString(a.text))
		}
	}
	if goOn < 2 || goOn*4 < pairs || width > maxWrap || width < 30 {
		return 0
	}
	return width
}

// setRole gives a block its role, unless the markup has told it.
func (p *page) setRole(b block, r parse.Role) {
	if !p.isTold(b) {
		p.overrule(b, r)
	}
}

func (p *page) overrule(b block, r parse.Role) {
	for i := b.from; i < b.to; i++ {
		p.lines[i].role = r
	}
}

func (p *page) isTold(b block) bool { return p.lines[b.from].told }

func (p *page) role(b block) parse.Role { return p.lines[b.from].role }
