package export

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/web"
)

var (
	// factivaField matches a field of the indexed form on one line with its code: "HD Quay
	// to open".
	factivaField = pattern.Lazily(`^([A-Z]{2,3})(?:\t+ *| {2,})(\S.*)$`)
	// factivaHeadline and factivaMeasure match the letters that every article has.
	factivaHeadline = pattern.Lazily(`(?m)^HD(?:[ \t\r]*$|\t| {2})`)
	factivaMeasure  = pattern.Lazily(`(?m)^(?:WC|PD|SN)(?:[ \t\r]*$|\t| {2})`)
	// factivaCount matches the number of words over the day of an article.
	factivaCount = pattern.Lazily(`(?i)^\d[\d., ]{0,8} (?:words|mots|wörter|palabras|parole|palavras|woorden|слов)$`)
)

// factivaHeadLines is how many lines stand between the number of words and the
// text, at most: day, hour, outlet, code, edition, page, language, rights.
const factivaHeadLines = 12

// IsFactivaText recognises the articles of Factiva in a text.
func IsFactivaText(head string, _ bool) bool { return isFactivaText(head) }

// isFactivaText recognises the indexed form by its letters, and that for reading
// by the number of words over a day, and the rights under it.
func isFactivaText(head string) bool {
	if strings.Contains(head, "HD") && factivaHeadline.MatchString(head) && len(factivaMeasure.FindAllStringIndex(head, 2)) == 2 {
		return true
	}
	below, found := afterLine(head, factivaCount)
	if !found {
		return false
	}
	seen := 0
	for line := range strings.Lines(below) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if seen++; seen > factivaHeadLines {
			return false
		}
		switch {
		case seen == 1:
			if exportDay(line, "").IsZero() {
				return false
			}
		case rightsLine.MatchString(line), factivaEnd.MatchString(line):
			return true
		}
	}
	return false
}

// factivaArticles takes apart the articles of a text.
func factivaArticles(list []draft.Paragraph) []draft.Piece {
	read := factivaRead
	if slices.ContainsFunc(list, func(p draft.Paragraph) bool { return factivaHeadline.MatchString(p.Text) }) {
		read = factivaIndexed
	}
	out := read(list)
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

// factivaIndexed reads the form with letters. An article goes to the next field
// that the article has already, which is its first one or its headline.
func factivaIndexed(list []draft.Paragraph) []draft.Piece {
	var out []draft.Piece
	fields := map[string][]draft.Paragraph{}
	code, ended := "", false
	add := func(p draft.Paragraph) {
		if code != "" && strings.TrimSpace(p.Text) != "" {
			fields[code] = append(fields[code], p)
		}
	}
	begin := func(c string) {
		if c == "HD" && len(fields["HD"]) > 0 || ended && (c == "HD" || c == "SE") {
			out = append(out, factivaFields(fields))
			fields, ended = map[string][]draft.Paragraph{}, false
		}
		code = c
		ended = ended || c == "AN"
	}
	for _, p := range list {
		var run []string
		flush := func() {
			if len(run) > 0 {
				q := p
				q.Text = strings.Join(run, "\n")
				add(q)
				run = nil
			}
		}
		for _, line := range strings.Split(p.Text, "\n") {
			c, value := factivaCode(line), ""
			if g := factivaField.FindStringSubmatch(line); c == "" && g != nil {
				c, value = factivaCode(g[1]), g[2]
			}
			if c != "" {
				flush()
				begin(c)
				line = value
			}
			if line != "" {
				run = append(run, line)
			}
		}
		flush()
		if code == "AN" {
			code = "" // what stands under the last article is none of it
		}
	}
	if len(fields["HD"]) > 0 {
		out = append(out, factivaFields(fields))
	}
	return out
}

// factivaRead reads the form for reading. An article goes to the line with its
// number.
func factivaRead(list []draft.Paragraph) []draft.Piece {
	var out []draft.Piece
	var now []draft.Paragraph
	for _, p := range list {
		lines := strings.Split(p.Text, "\n")
		from := 0
		for i, l := range lines {
			if !factivaEnd.MatchString(strings.TrimSpace(l)) {
				continue
			}
			now = append(now, partOf(p, lines[from:i])...)
			out = append(out, factivaForReading(factivaHeadLinesOf(now)))
			now, from = nil, i+1
		}
		now = append(now, partOf(p, lines[from:])...)
	}
	for _, p := range now { // the last article may have lost its end
		if _, found := afterLine(p.Text, factivaCount); found {
			return append(out, factivaForReading(factivaHeadLinesOf(now)))
		}
	}
	return out
}

// partOf is a paragraph of some of the lines of another; none if they are empty.
func partOf(p draft.Paragraph, lines []string) []draft.Paragraph {
	p.Text = strings.TrimSpace(strings.Join(lines, "\n"))
	if p.Text == "" {
		return nil
	}
	return []draft.Paragraph{p}
}

// factivaHeadLinesOf gives each line of the head of an article a paragraph, up to
// the paragraph with the rights.
func factivaHeadLinesOf(list []draft.Paragraph) []draft.Paragraph {
	var out []draft.Paragraph
	counted, head := false, true
	for _, p := range list {
		if !head {
			out = append(out, storyParagraph(p))
			continue
		}
		for i, l := range strings.Split(p.Text, "\n") {
			q := p
			q.Text = strings.TrimSpace(l)
			out = append(out, q)
			counted = counted || factivaWords.MatchString(q.Text)
			if counted && rightsLine.MatchString(q.Text) {
				head = false
				out = append(out, partOf(p, strings.Split(p.Text, "\n")[i+1:])...)
				break
			}
		}
	}
	return out
}

// IsFactivaXML recognises what Factiva's service answers.
func IsFactivaXML(head string, _ bool) bool {
	return strings.Contains(head, "<ppsArticleResponse") || strings.Contains(head, "<ppsarticle>") ||
		strings.Contains(head, "<PPSArticle")
}

// ReadFactivaXML reads the articles of an answer of Factiva's service.
func ReadFactivaXML(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	data, warnings := cleanXML(data)
	x := draft.NewXMLReader(data)
	x.Strict = false
	var r factivaXML
	err := x.Each(r.token)
	switch {
	case len(r.out) == 0 && err != nil:
		return nil, err
	case len(r.out) == 0:
		return nil, fmt.Errorf("%w: %s in which no article was found", draft.ErrNoArticles, Factiva)
	}
	r.out[0].Warnings = append(warnings, r.out[0].Warnings...)
	return r.out, err
}

// factivaXML is the state of reading a response.
type factivaXML struct {
	out    []draft.Piece
	fields map[string][]draft.Paragraph // of the article that is open, by the letters of the indexed form
	code   string                       // of the field that is open
	text   strings.Builder
}

// factivaElements give the letters of elements of an article.
var factivaElements = map[string]string{"headline": "HD", "leadParagraph": "LP",
	"tailParagraphs": "TD", "publicationDate": "PD",
	"sourceName": "SN", "byline": "BY", "baseLanguage": "LA", "artWork": "ART", "corrections": "CR"}

func (r *factivaXML) token(_ *draft.XMLReader, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		r.start(t.Name.Local)
	case xml.EndElement:
		r.end(t.Name.Local)
	case xml.CharData:
		if r.code != "" {
			r.text.Write(t)
		}
	}
	if len(r.out) > draft.MaxArticles {
		return fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
	}
	return nil
}

func (r *factivaXML) start(name string) {
	switch {
	case name == "article":
		r.fields = map[string][]draft.Paragraph{}
	case r.fields != nil && factivaElements[name] != "":
		r.code = factivaElements[name]
		r.text.Reset()
	}
}

func (r *factivaXML) end(name string) {
	switch {
	case name == "article" && r.fields != nil:
		p := factivaFields(r.fields)
		p.Number = len(r.out) + 1
		r.out = append(r.out, p)
		r.fields = nil
	case r.code != "" && (name == "paragraph" || factivaElements[name] == r.code):
		if text := web.OneLine(r.text.String()); text != "" {
			r.fields[r.code] = append(r.fields[r.code], draft.Paragraph{Text: text, Role: parse.RoleBody})
		}
		r.text.Reset()
		if name != "paragraph" {
			r.code = ""
		}
	}
}
