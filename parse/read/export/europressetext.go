package export

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// Europresse as text: outlet, outlet and issue, a line of section, day and length, headline,
// writers, text; then rights, certificate and number.
var (
	// europresseDay matches the line with the day: "Actualités, mardi 17 novembre 2026 - 214 mots, p. 4".
	europresseDay = pattern.Lazily(`(?im)^[^\n]{6,90}\b\d{4}(?: \d{1,2}:\d\d[^\n]{0,12})? ?[-–,] ?\d[\d ]{0,6} (?:mots|words|palabras|parole|wörter)\b[^\n]{0,40}$`)
	europresseTop = pattern.Lazily(`(?im)^(?:certificat émis le|certificate issued on|news·\d)|eureka\.cc|europresse`)
)

// isEuropresseText recognises an export by the line with the day, and by its name or the
// number below an article.
func isEuropresseText(head string) bool {
	return europresseDay.MatchString(head) && (europresseTop.MatchString(head) || len(europresseDay.FindAllStringIndex(head, 2)) == 2)
}

// europresseText takes apart the articles of a text.
func europresseText(list []draft.Paragraph) []draft.Piece {
	var lines []draft.Paragraph // those of the heads one by one
	var days []int
	for _, p := range list {
		if !europresseDay.MatchString(p.Text) && !europresseEnd.MatchString(p.Text) {
			lines = append(lines, p)
			continue
		}
		for l := range strings.SplitSeq(p.Text, "\n") {
			q := p
			if q.Text = strings.TrimSpace(l); europresseDay.MatchString(q.Text) {
				days = append(days, len(lines))
			}
			lines = append(lines, q)
		}
	}
	var out []draft.Piece
	for n, at := range days {
		end := len(lines)
		if n+1 < len(days) {
			end = europresseHead(lines, at+1, days[n+1])
		}
		p := europresseArticle(lines[europresseHead(lines, 0, at):at], lines[at].Text, lines[at+1:end])
		p.Number = n + 1
		out = append(out, p)
	}
	return out
}

// europresseHead returns where the head of the article begins whose day is in line at: two
// lines above it, or below what ends the article before.
func europresseHead(lines []draft.Paragraph, from, at int) int {
	const most = 3
	head := max(from, at-most)
	for i := head; i < at; i++ {
		if europresseEnd.MatchString(lines[i].Text) || layout.Closes(lines[i].Text) {
			head = i + 1
		}
	}
	return head
}

func europresseArticle(head []draft.Paragraph, dated string, below []draft.Paragraph) draft.Piece {
	p := draft.Piece{Declared: parse.Declared{Basis: parse.BasisMetadata}}
	d := &p.Declared
	if len(head) > 0 {
		d.Source = outletName(issueNumber.ReplaceAllString(layout.FirstLine(head[0].Text), ""))
	}
	d.Date = exportDay(dated, "")
	for i, l := range below {
		text := strings.TrimSpace(l.Text)
		switch {
		case europresseEnd.MatchString(text):
			return finishExport(p)
		case d.Title == "":
			first, rest, _ := strings.Cut(text, "\n")
			if d.Title = web.OneLine(first); rest != "" && isWriters(rest) {
				d.Byline = withoutBy(web.OneLine(rest))
			} else if rest != "" {
				l.Text = rest
				p.Paragraphs = append(p.Paragraphs, storyParagraph(l))
			}
		case len(p.Paragraphs) == 0 && d.Byline == "" && i+1 < len(below) && isWriters(text):
			d.Byline = withoutBy(web.OneLine(text))
		default:
			p.Paragraphs = append(p.Paragraphs, storyParagraph(l))
		}
	}
	return finishExport(p)
}
