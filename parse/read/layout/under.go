package layout

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// FirstLine returns what stands before the first line break.
func FirstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// UnderTitle puts a title that is only declared over the paragraphs, unless it
// is among the first of them: then that paragraph is the title.
func UnderTitle(title string, list []draft.Paragraph) []draft.Paragraph {
	key := Fold(title)
	if key == "" {
		return list
	}
	for i, p := range list[:min(len(list), HeadBlocks)] {
		if Fold(p.Text) == key {
			if !p.Told {
				list[i].Role, list[i].Told = parse.RoleTitle, true
			}
			return list
		}
	}
	return append([]draft.Paragraph{{Text: title, Role: parse.RoleTitle, Told: true}}, list...)
}
