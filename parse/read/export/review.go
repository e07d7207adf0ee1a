package export

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// Review splits a press review: articles that somebody put one below the other, each under
// a heading, with a line of outlet and day beneath. Each keeps its own lines; without this
// all of them would have the outlet and the day of the first. It returns nil for anything
// else.
func Review(list []draft.Paragraph) []draft.Piece {
	var starts []int
	for i, p := range list {
		if isHeading(p) && datedBelow(list, i) && (len(starts) == 0 || hasProse(list[starts[len(starts)-1]:i])) {
			starts = append(starts, i)
		}
	}
	if len(starts) < 2 || !hasProse(list[starts[len(starts)-1]:]) {
		return nil
	}
	if next := starts[0] + 1; isHeading(list[next]) && datedBelow(list, next) && !isHeading(list[starts[1]+1]) {
		starts[0] = next // the heading above it is the review's
	}
	if hasProse(list[:starts[0]]) {
		starts = slices.Insert(starts, 0, 0) // an introduction
	}
	var out []draft.Piece
	for n, from := range starts {
		end := len(list)
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		out = append(out, draft.Piece{Number: n + 1, Paragraphs: list[from:end]})
	}
	return out
}

func isHeading(p draft.Paragraph) bool { return p.Told && p.Role == parse.RoleTitle }

// MayBeReview reports whether ReviewText can find anything in a file, so that most need not
// be decoded twice.
func MayBeReview(data string, markdown bool) bool {
	return markdown && strings.Count("\n"+data, "\n#") > 1 || lang.HasAny(data, "=====", "-----", "_____", "*****", "#####", "~~~~~")
}

var (
	// ruleLine matches a line that people draw between two articles.
	ruleLine = pattern.Lazily(`(?m)^[ \t]*(?:={5,}|-{5,}|_{5,}|\*{5,}|#{5,}|~{5,})[ \t]*\r?$`)
	// hashes matches a heading of markdown.
	hashes = pattern.Lazily(`^#{1,3} `)
)

// ReviewText is Review for plain text, whose articles stand between lines of signs, and
// for markdown.
func ReviewText(text string, markdown bool) []draft.Piece {
	if markdown {
		if out := Review(headings(web.PlainParagraphs(text))); out != nil {
			return out
		}
	}
	var out []draft.Piece
	for _, part := range ruleLine.Regexp().Split(text, -1) {
		list := web.PlainParagraphs(part)
		switch {
		case len(list) == 0:
		case !hasProse(list):
			if hasProse(list[:1]) || len(out) > 0 && !isNote(list) {
				return nil
			}
		case !datedBelow(list, 0):
			return nil // not all parts are articles
		default:
			out = append(out, draft.Piece{Number: len(out) + 1, Paragraphs: list})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// headings puts the headings of markdown into paragraphs of their own, without their marks,
// and takes the emphasis off the lines below them: "*Harbour Post*, 17 November 2026".
func headings(list []draft.Paragraph) []draft.Paragraph {
	var out []draft.Paragraph
	below := false
	for _, p := range list {
		first, rest, _ := strings.Cut(p.Text, "\n")
		switch {
		case hashes.MatchString(first):
			out = append(out, draft.Paragraph{Text: strings.TrimLeft(first, "# "), Role: parse.RoleTitle, Told: true})
			if below = true; rest != "" {
				out = append(out, draft.Paragraph{Text: emphasis.Replace(rest)})
			}
		case below && !hasProse([]draft.Paragraph{p}):
			out = append(out, draft.Paragraph{Text: emphasis.Replace(p.Text)})
		default:
			out, below = append(out, p), false
		}
	}
	return out
}

var emphasis = strings.NewReplacer("*", "", "_", "")

// isNote reports the few words that close a file: "End of review".
func isNote(list []draft.Paragraph) bool { return len(list) == 1 && len(list[0].Text) < 200 }

// datedBelow reports whether one of the few short lines below a headline names a day.
func datedBelow(list []draft.Paragraph, at int) bool {
	const most, words = 4, 14
	title, rest, _ := strings.Cut(list[at].Text, "\n")
	if lang.CountWords(title, 25) >= 25 || layout.IsDateLine(title) {
		return false
	}
	lines := strings.Split(rest, "\n")
	for _, p := range list[at+1 : min(len(list), at+1+most)] {
		lines = append(lines, strings.Split(p.Text, "\n")...)
	}
	for _, l := range slices.DeleteFunc(lines, func(s string) bool { return strings.TrimSpace(s) == "" }) {
		if lang.CountWords(l, words+1) > words || layout.Closes(l) {
			return false
		}
		if r, ok := day.Find(l, day.Policy{}); ok && r.Month == 0 {
			return true
		}
	}
	return false
}

func hasProse(list []draft.Paragraph) bool {
	return slices.ContainsFunc(list, func(p draft.Paragraph) bool {
		return layout.IsProse(layout.Block{Text: p.Text, Words: len(strings.Fields(p.Text))})
	})
}
