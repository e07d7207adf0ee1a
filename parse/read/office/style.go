package office

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// styleRoles are the paragraph styles of Word, LibreOffice and pandoc that say
// what a paragraph is there for, by their English names, which files keep
// whatever the language of the program. A number at the end is left out:
// "heading 1" and "toc 3" are "heading" and "toc".
var styleRoles = func() map[string]parse.Role {
	out := map[string]parse.Role{}
	for role, names := range map[parse.Role]string{
		parse.RoleTitle:    "title, subtitle, heading, headline",
		parse.RoleByline:   "author, byline",
		parse.RoleDateline: "date, dateline",
		parse.RoleCaption: "caption, image caption, table caption, illustration, figure, drawing, " +
			"tablecaption, figurecaption", // of pandoc
		// A quotation set apart is somebody's words, however short.
		parse.RoleBody: "quote, quotations, intense quote, block quote, block text",
		parse.RoleBoilerplate: "pull quote, pullquote, header, footer, page number, footnote, footnote text, endnote, endnote text, " +
			"bibliography, comment text, annotation text, toc, toc heading, contents, contents heading, index, index heading, table of figures",
	} {
		for name := range strings.SplitSeq(names, ", ") {
			out[name] = role
		}
	}
	return out
}()

// roleOfStyle returns the role that a style's name gives its paragraphs.
func roleOfStyle(name string) (parse.Role, bool) {
	name = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(name, "_", " ")), " "))
	name = strings.TrimRightFunc(name, func(r rune) bool { return unicode.IsDigit(r) || r == ' ' })
	r, ok := styleRoles[name]
	return r, ok
}

// Styled returns a paragraph with the role of its style, if the text can have
// it: people set whole paragraphs as headings to make them bold.
func Styled(text string, role parse.Role, told bool) draft.Paragraph {
	words := len(strings.Fields(text))
	switch role {
	case parse.RoleTitle:
		told = told && words <= layout.TitleWords
	case parse.RoleByline, parse.RoleDateline:
		told = told && words <= 20
	}
	if !told {
		role = parse.RoleBody
	}
	if role == parse.RoleTitle {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	return draft.Paragraph{Text: text, Role: role, Told: told}
}

// Text cleans the text of a paragraph: without the marks where a word
// may be broken, which nobody sees, and without white space at the ends of its
// lines. Empty lines go, and so do breaks in the middle of a sentence, which
// are the layout's.
func Text(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == '\u00AD', r == '\uFEFF', r == '\u200B':
			return -1
		case r == '\v', r == '\f', r == '\u2028', r == '\u2029', r == '\u0085', r == '\r':
			return '\n'
		case r != '\n' && r != '\t' && unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	if !strings.Contains(clean, "\n") {
		return strings.TrimFunc(clean, draft.IsFiller)
	}
	var lines []string
	for l := range strings.SplitSeq(clean, "\n") {
		l = strings.TrimFunc(l, draft.IsFiller)
		last := len(lines) - 1
		switch {
		case l == "":
		case last >= 0 && layout.StartsLower(l) && !layout.Closes(lines[last]):
			lines[last] += " " + l
		default:
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// flow is the text of a document as it is read.
type flow struct {
	out   []draft.Paragraph
	boxes []int // those of out that stand in text boxes
}

func (f *flow) emit(list []draft.Paragraph, box bool) {
	for _, p := range list {
		if box {
			f.boxes = append(f.boxes, len(f.out))
		}
		f.out = append(f.out, p)
	}
}

// markRepeats keeps out of the search what a text box only says again: a pull
// quote is in the story, too, and must not become a second row.
func (f *flow) markRepeats() {
	if len(f.boxes) == 0 {
		return
	}
	var story strings.Builder
	for i, p := range f.out {
		if _, box := slices.BinarySearch(f.boxes, i); !box {
			story.WriteString(" " + layout.Fold(p.Text) + " ")
		}
	}
	whole := story.String()
	for _, i := range f.boxes {
		if key := layout.Fold(f.out[i].Text); strings.Contains(key, " ") && strings.Contains(whole, key) {
			f.out[i].Role, f.out[i].Told = parse.RoleRepeat, true
		}
	}
}
