package mail

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// A mail that is sent on may stand there as if it were quoted: after "> ", or in
// a blockquote. Then the quotation is the document.

// forwardWithin is how many paragraphs or lines of a quotation may stand over the
// words that say that it is sent on.
const forwardWithin = 3

// unquoteMarkup takes the role of quotations from what is sent on. Without the words
// of a mail program it is the subject that says so. It reports whether it found
// any.
func unquoteMarkup(list []draft.Paragraph, forward bool) ([]draft.Paragraph, bool) {
	from := -1
	for i, p := range list {
		if !p.Quoted {
			continue
		}
		begins := i == 0 || !list[i-1].Quoted
		switch {
		case sentOn.MatchString(p.Text):
			from = i
		case begins && i > 0 && sentOn.MatchString(list[i-1].Text):
			from = i
		case begins && forward && !(i > 0 && wrote.MatchString(list[i-1].Text)) && !slices.ContainsFunc(list[i:], func(p draft.Paragraph) bool { return !p.Quoted }):
			from = i
		}
		if from >= 0 {
			break
		}
	}
	if from < 0 {
		return list, false
	}
	for i := from; i < len(list); i++ {
		if list[i].Quoted {
			list[i].Quoted, list[i].Told, list[i].Role = false, false, parse.RoleBody
		}
	}
	return list, true
}

// unquoteText takes the marks of quotation from the lines of what is sent on, and
// reports whether it found any.
func unquoteText(s string, forward bool) (string, bool) {
	const deep = 4 // as often as it may have been sent on
	once := false
	for range deep {
		rest, found := unquoteOnce(s, forward && !once)
		if !found {
			break
		}
		s, once = rest, true
	}
	return s, once
}

// unquoteOnce takes one mark from each line.
func unquoteOnce(s string, forward bool) (string, bool) {
	if !strings.Contains(s, "\n>") && !strings.HasPrefix(s, ">") {
		return s, false
	}
	lines := layout.SplitLines(s)
	from := -1
	for i, l := range lines {
		if !strings.HasPrefix(l.Text, ">") {
			continue
		}
		begins := i == 0 || !strings.HasPrefix(lines[i-1].Text, ">")
		if sentOn.MatchString(strings.TrimLeft(l.Text, "> ")) || begins && forward && !answers(lines[:i]) && allQuoted(lines[i:]) {
			from = i
			break
		}
	}
	if from < 0 {
		return s, false
	}
	var b strings.Builder
	b.WriteString(s[:lines[from].Span.Start])
	for _, l := range lines[from:] {
		b.WriteString(unquoted(l.Span.In(s)))
		b.WriteByte('\n')
	}
	return b.String(), true
}

// allQuoted reports lines among which nobody answers.
func allQuoted(lines []layout.Line) bool {
	return !slices.ContainsFunc(lines, func(l layout.Line) bool { return l.Text != "" && !strings.HasPrefix(l.Text, ">") })
}

// unquoted is a line without its first mark of quotation.
func unquoted(line string) string {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), ">")
	if !ok {
		return line
	}
	return strings.TrimPrefix(rest, " ")
}

// answers reports whether the last lines say who wrote what is quoted below them.
func answers(lines []layout.Line) bool {
	joined := ""
	for n := 0; n < forwardWithin && len(lines) > 0; {
		last := lines[len(lines)-1].Text
		lines = lines[:len(lines)-1]
		if last == "" {
			continue
		}
		n++
		joined = strings.TrimSpace(last + " " + joined)
		if wrote.MatchString(joined) {
			return true
		}
	}
	return false
}

// besideLabels puts the labels of a mail's header, which stand in the cells of a
// table, beside their values.
func besideLabels(list []draft.Paragraph) []draft.Paragraph {
	alone := func(i int) bool { return i >= 0 && i < len(list) && labelAlone.MatchString(list[i].Text) }
	if !slices.ContainsFunc(list, func(p draft.Paragraph) bool { return labelAlone.MatchString(p.Text) }) {
		return list
	}
	var out []draft.Paragraph
	joined := -1 // where the last label stood
	for i := 0; i < len(list); i++ {
		p := list[i]
		if alone(i) && !alone(i+1) && i+1 < len(list) && (alone(i+2) || joined == i-2) {
			p.Text += " " + list[i+1].Text
			joined = i
			i++
		}
		out = append(out, p)
	}
	return out
}
