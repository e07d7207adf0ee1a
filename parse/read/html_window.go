package read

import "onrecord/parse"

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
func window(lines []htmlBlock) []paragraph {
	best, sum, from, to, start := 0, 0, 0, 0, 0
	for i, b := range lines {
		if sum <= 0 {
			sum, start = 0, i
		}
		if sum += lineWeight(b); sum > best {
			best, from, to = sum, start, i+1
		}
	}
	var out []paragraph
	for _, b := range lines[from:to] {
		if lineWeight(b) > 0 {
			out = append(out, paragraph{text: b.text, role: parse.RoleBody})
		}
	}
	return out
}

func lineWeight(b htmlBlock) int {
	switch {
	case isFurniture(b.text), isPageTalk(b.text):
		return labelLine
	case b.linked*2 > b.words:
		return shortLine
	case b.words >= 25, b.words >= 10 && closes(b.text):
		return b.words
	case closes(b.text):
		return shortSentence
	}
	return shortLine
}
