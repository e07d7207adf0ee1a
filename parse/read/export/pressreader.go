package export

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// pressReaderLines are the forms of the line under a headline: "Osk Post · 9 Nov
// 2026 · 4 · By Anna Quist", "Osk Post 2026-11-09 - NEWS - By Anna Quist".
var pressReaderLines = []pattern.Pattern{
	pattern.Lazily(`^([^\n·|]{2,60}?) ?[·|] ?(?:\p{L}{2,12}, )?(\d{1,2} \p{L}{3,10}\.? \d{4}|\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)(?: ?[·|] ?([^\n]{0,120}))?$`),
	pattern.Lazily(`^([^\n\d]{2,60}?) (?:- )?(?:\p{L}{2,12}, )?(\d{4}-\d\d-\d\d|\d{1,2} \p{L}{3,10}\.? \d{4})((?: - [^\n]{1,80})+)$`),
}

var pressReaderParts = pattern.Lazily(` - | ?[·|] ?`)

// isPressReader recognises articles copied or sent from PressReader by its name.
func isPressReader(head string) bool {
	const name, ending = "pressreader", ".com"
	if strings.Contains(head, "PressReader") {
		return true
	}
	for from := 0; ; {
		at := strings.IndexByte(head[from:], ending[0])
		if at < 0 {
			return false
		}
		at += from
		if from = at + 1; at >= len(name) && from < len(head) && head[from]|0x20 == ending[1] && strings.ToLower(head[at-len(name):min(len(head), at+len(ending))]) == name+ending {
			return true
		}
	}
}

// hasPressReaderLine reports a line that names outlet and day.
func hasPressReaderLine(head string) bool {
	return slices.ContainsFunc(strings.Split(head, "\n"), func(line string) bool {
		return pressReaderSource(strings.TrimSpace(line)) != nil
	})
}

// pressReader takes apart the articles of a text; each begins with the headline
// above the line that names outlet and day.
func pressReader(list []draft.Paragraph) []draft.Piece {
	var lines []draft.Paragraph
	for _, p := range list {
		lines = append(lines, cutAtSource(p)...)
	}
	var marks []int
	for i, p := range lines {
		if pressReaderSource(p.Text) != nil {
			marks = append(marks, i)
		}
	}
	var out []draft.Piece
	for n, at := range marks {
		end := len(lines)
		if n+1 < len(marks) {
			end = marks[n+1] - 1
		}
		g := pressReaderSource(lines[at].Text)
		p := draft.Piece{Number: n + 1, Declared: parse.Declared{Basis: parse.BasisMetadata,
			Source: outletName(g[1]), Date: exportDay(g[2], "")}}
		if at > 0 {
			p.Declared.Title = web.OneLine(lines[at-1].Text)
		}
		for _, field := range pressReaderParts.Split(g[3], -1) {
			if byWord.MatchString(field) {
				p.Declared.Byline = cmp.Or(p.Declared.Byline, withoutBy(field))
			}
		}
		for _, l := range lines[min(at+1, end):end] {
			switch {
			case strings.Contains(strings.ToLower(l.Text), "pressreader") && len(l.Text) < 200:
			case p.Declared.Byline == "" && len(p.Paragraphs) == 0 && layout.IsStrictByline(layout.FirstLine(l.Text)):
				first, rest, _ := strings.Cut(l.Text, "\n")
				p.Declared.Byline = withoutBy(web.OneLine(first))
				if l.Text = rest; rest != "" {
					p.Paragraphs = append(p.Paragraphs, storyParagraph(l))
				}
			default:
				p.Paragraphs = append(p.Paragraphs, storyParagraph(l))
			}
		}
		out = append(out, finishExport(p))
	}
	return out
}

// pressReaderSource returns outlet, day and the rest of the line under a
// headline, or nil.
func pressReaderSource(line string) []string {
	for _, form := range pressReaderLines {
		if g := form.FindStringSubmatch(line); g != nil && !exportDay(g[2], "").IsZero() {
			return g
		}
	}
	return nil
}

// cutAtSource makes headline and source line of one paragraph two.
func cutAtSource(p draft.Paragraph) []draft.Paragraph {
	parts := strings.Split(p.Text, "\n")
	for i, l := range parts {
		if i > 3 || pressReaderSource(l) == nil {
			continue
		}
		var out []draft.Paragraph
		for _, text := range []string{strings.Join(parts[:i], "\n"), l, strings.Join(parts[i+1:], "\n")} {
			if q := p; text != "" {
				q.Text = text
				out = append(out, q)
			}
		}
		return out
	}
	return []draft.Paragraph{p}
}
