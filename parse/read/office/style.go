package office

import (
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
var styleRoles = map[string]parse.Role{
	"title":    parse.RoleTitle,
	"subtitle": parse.RoleTitle,
	"heading":  parse.RoleTitle,
	"headline": parse.RoleTitle,

	"author": parse.RoleByline,
	"byline": parse.RoleByline,

	"date":     parse.RoleDateline,
	"dateline": parse.RoleDateline,

	"caption":       parse.RoleCaption,
	"image caption": parse.RoleCaption,
	"table caption": parse.RoleCaption,
	"tablecaption":  parse.RoleCaption, // of pandoc
	"figurecaption": parse.RoleCaption,
	"illustration":  parse.RoleCaption,
	"figure":        parse.RoleCaption,
	"drawing":       parse.RoleCaption,

	// A quotation set apart is somebody's words, however short.
	"quote":         parse.RoleBody,
	"quotations":    parse.RoleBody,
	"intense quote": parse.RoleBody,
	"block quote":   parse.RoleBody,
	"block text":    parse.RoleBody,

	"pull quote":       parse.RoleBoilerplate,
	"pullquote":        parse.RoleBoilerplate,
	"header":           parse.RoleBoilerplate,
	"footer":           parse.RoleBoilerplate,
	"page number":      parse.RoleBoilerplate,
	"footnote":         parse.RoleBoilerplate,
	"footnote text":    parse.RoleBoilerplate,
	"endnote":          parse.RoleBoilerplate,
	"endnote text":     parse.RoleBoilerplate,
	"bibliography":     parse.RoleBoilerplate,
	"comment text":     parse.RoleBoilerplate,
	"annotation text":  parse.RoleBoilerplate,
	"toc":              parse.RoleBoilerplate,
	"toc heading":      parse.RoleBoilerplate,
	"contents":         parse.RoleBoilerplate,
	"contents heading": parse.RoleBoilerplate,
	"index":            parse.RoleBoilerplate,
	"index heading":    parse.RoleBoilerplate,
	"table of figures": parse.RoleBoilerplate,
}

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

// markEchoes keeps out of the search what a text box only says again: a pull
// quote is in the story, too, and must not become a second row.
func markEchoes(all []draft.Paragraph, boxes []int) {
	if len(boxes) == 0 {
		return
	}
	inBox := make(map[int]bool, len(boxes))
	for _, i := range boxes {
		inBox[i] = true
	}
	var story strings.Builder
	for i, p := range all {
		if !inBox[i] {
			story.WriteString(" " + layout.Fold(p.Text) + " ")
		}
	}
	whole := story.String()
	for _, i := range boxes {
		if key := layout.Fold(all[i].Text); strings.Contains(key, " ") && strings.Contains(whole, key) {
			all[i].Role, all[i].Told = parse.RoleRepeat, true
		}
	}
}
