package pdf

import (
	"errors"
	"strconv"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// Errors for a PDF whose pages are pictures.
var (
	ErrScanned      = errors.New("the pages are pictures without text; install tesseract and poppler, or run OCR first")
	ErrUnrecognised = errors.New("the pages are pictures, and tesseract found no text in them")
)

// Sparse returns the pages, from 0, that have next to no words: pictures, unless
// they are empty.
func Sparse(t draft.PDFText) []int {
	var out []int
	for i, p := range t.Pages {
		if pageWords(p) < wordsOnAPage {
			out = append(out, i)
		}
	}
	return out
}

func pageWords(p draft.PDFPage) int {
	n := 0
	for _, l := range p.Lines {
		n += len(strings.Fields(l.Text))
	}
	return n
}

// SeePage puts in place of a page's lines those that tesseract recognised in a
// picture of it ("tesseract … tsv": a row for each word, with its line and its place
// in dots), unless the page has as many words of its own.
func SeePage(t *draft.PDFText, page int, tsv []byte, dotsPerInch float64) {
	const level, block, paragraph, line, left, top, width, height, confidence, word, columns = 0, 2,
		3, 4, 6, 7, 8, 9, 10, 11, 12
	const leastSure = 30 // of 100: below it are specks and the edges of pictures
	seen := draft.PDFPage{Width: t.Pages[page].Width, Height: t.Pages[page].Height}
	now, number := "", 0
	for row := range strings.Lines(strings.ToValidUTF8(string(tsv), "\uFFFD")) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) < columns || f[level] != "5" || strings.TrimSpace(f[word]) == "" {
			continue
		}
		if sure, err := strconv.ParseFloat(f[confidence], 64); err != nil || sure < leastSure {
			continue
		}
		var at [4]float64
		for i, column := range []int{left, top, width, height} {
			n, _ := strconv.Atoi(f[column])
			at[i] = float64(max(0, min(n, 1e6))) * 72 / dotsPerInch
		}
		if key := strings.Join(f[block:line+1], " "); key != now {
			if b, _ := strconv.Atoi(f[block]); b >= 0 && b < 1e6 {
				number = b
			}
			now = key
			seen.Lines = append(seen.Lines, draft.PDFLine{Left: at[0], Top: at[1], Right: at[0] + at[2],
				Bottom: at[1] + at[3], Block: number})
		}
		l := &seen.Lines[len(seen.Lines)-1]
		l.Text = strings.TrimSpace(l.Text + " " + f[word])
		l.Left, l.Top = min(l.Left, at[0]), min(l.Top, at[1])
		l.Right, l.Bottom = max(l.Right, at[0]+at[2]), max(l.Bottom, at[1]+at[3])
	}
	if pageWords(seen) > pageWords(t.Pages[page]) {
		t.Pages[page] = seen
		t.Recognised = append(t.Recognised, page+1)
	}
}

// scanWarnings says which pages were recognised, and which may be pictures that were
// not.
func scanWarnings(t draft.PDFText) (out []parse.Warning) {
	if len(t.Recognised) > 0 {
		which := "Its pages are pictures"
		if len(t.Recognised) < len(t.Pages) {
			which = "Some of its pages are pictures: " + listPages(t.Recognised)
		}
		out = append(out, parse.Warning{Code: "text recognised",
			Text: which + "; tesseract recognised the text, and letters and names may be wrong: compare quotations with the page."})
	}
	var empty []int
	for i, p := range t.Pages {
		if pageWords(p) == 0 {
			empty = append(empty, i+1)
		}
	}
	if len(empty) > 0 && len(empty) < len(t.Pages) && !t.Looked {
		out = append(out, parse.Warning{Code: "pages without text",
			Text: "Pages without text: " + listPages(empty) +
				". If they are pictures, they were not read; tesseract and poppler, where installed, recognise their text."})
	}
	return out
}

func listPages(list []int) string {
	const shown = 10
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return listSome(words, shown)
}
