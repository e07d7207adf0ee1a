package web

import (
	"onrecord/parse"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// Weights of the window, found on pages whose every line was copied: a
// sentence counts its words, a short sentence a little, another short line is a
// loss, and a label such as "Most read" a large one.
const (
	shortSentence = 3
	shortLine     = -10
	labelLine     = -40
)

// window finds the story among the lines of a page whose markup is of no help:
// the run of lines with the largest sum of weights. Inside it, lines that are
// no sentences are left out.
func window(lines []Block) []draft.Paragraph {
	best, sum, from, to, start := 0, 0, 0, 0, 0
	for i, b := range lines {
		if sum <= 0 {
			sum, start = 0, i
		}
		if sum += lineWeight(b); sum > best {
			best, from, to = sum, start, i+1
		}
	}
	var out []draft.Paragraph
	for _, b := range lines[from:to] {
		if lineWeight(b) > 0 {
			out = append(out, draft.Paragraph{Text: b.Text, Role: parse.RoleBody})
		}
	}
	return out
}

func lineWeight(b Block) int {
	switch {
	case layout.IsFurniture(b.Text), isPageTalk(b.Text):
		return labelLine
	case b.Linked*2 > b.Words:
		return shortLine
	case b.Words >= 25, b.Words >= 10 && layout.Closes(b.Text):
		return b.Words
	case layout.Closes(b.Text):
		return shortSentence
	}
	return shortLine
}
