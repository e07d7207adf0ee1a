package export

import (
	"fmt"
	"regexp"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// factivaArticle matches what begins an article of a Factiva export.
var factivaArticle = pattern.Lazily(`<div[^<>]{0,200}\bclass=["']article [a-z]{2}Article["'][^<>]{0,200}>`)

// IsFactiva recognises an export of Factiva by its title or its first article.
func IsFactiva(head string, _ bool) bool {
	return strings.Contains(head, "<title>Factiva</title>") || strings.Contains(head, "Article") && factivaArticle.MatchString(head)
}

// ReadFactiva reads the articles of a Factiva export, with the letters of its
// fields or in the form for reading.
func ReadFactiva(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	if !factivaArticle.MatchString(string(data)) {
		return readSplit(data, Factiva, factivaArticles)
	}
	return readExport(data, factivaArticle.Regexp(),
		func(part string) draft.Piece { return factivaPiece(web.Markup(part)) })
}

// readExport reads an HTML file of many articles, each from its mark to the next.
func readExport(data []byte, mark *regexp.Regexp, read func(part string) draft.Piece) ([]draft.Piece, error) {
	text, encoding, warnings, err := web.DecodeHTML(data)
	if err != nil {
		return nil, err
	}
	var out []draft.Piece
	for i, part := range mark.Split(text, draft.MaxArticles+2) {
		if i == 0 {
			continue
		}
		if i > draft.MaxArticles {
			return out, fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
		}
		p := read(part)
		p.Number, p.Encoding = i, encoding
		out = append(out, p)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: the export holds no article", draft.ErrEmpty)
	}
	out[0].Warnings = append(warnings, out[0].Warnings...)
	return out, nil
}

// factivaCodes are the letters that stand before the fields of an article.
const factivaCodes = " SE HD BY CR WC PD ET SN SC ED PG LA CY LP TD ART CT RF CO IN NS RE IPD IPC PUB AN CLM VOL NGC GC RST CX HLP IND "

// factivaCode returns the letters of a field that are all of a paragraph.
func factivaCode(text string) string {
	c := strings.TrimSpace(strings.Trim(text, "\u00A0 "))
	if len(c) >= 2 && len(c) <= 3 && strings.Contains(factivaCodes, " "+c+" ") {
		return c
	}
	return ""
}

// factivaPiece reads one article. The fields stand in a table: a cell of two
// or three letters, and beside it the field's paragraphs.
func factivaPiece(list []draft.Paragraph) draft.Piece {
	fields := map[string][]draft.Paragraph{}
	code := ""
	for _, p := range list {
		if c := factivaCode(p.Text); c != "" {
			code = c
			continue
		}
		if code == "" {
			return factivaForReading(list)
		}
		fields[code] = append(fields[code], p)
	}
	return factivaFields(fields)
}

// factivaFields makes an article of its fields.
func factivaFields(fields map[string][]draft.Paragraph) draft.Piece {
	one := func(code string) string {
		var out []string
		for _, p := range fields[code] {
			out = append(out, web.OneLine(p.Text))
		}
		return strings.Join(out, " ")
	}
	p := draft.Piece{Declared: parse.Declared{Basis: parse.BasisMetadata, Title: one("HD"),
		Source: outletName(one("SN")),
		Byline: withoutBy(one("BY")), Language: namedLanguage(one("LA"))}}
	p.Declared.Date = exportDay(one("PD"), p.Declared.Language)
	for _, c := range []string{"LP", "TD"} {
		for _, b := range fields[c] {
			p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: web.OneLine(b.Text)})
		}
	}
	for _, b := range fields["ART"] {
		p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: web.OneLine(b.Text),
			Role: parse.RoleCaption, Told: true})
	}
	return finishExport(p)
}

var (
	factivaWords = pattern.Lazily(`(?i)^\d[\d., ]{0,8} (?:words|mots|wörter|palabras|parole|palavras|woorden|слов)$`)
	factivaEnd   = pattern.Lazily(`^(?:Document|Documento|Dokument) [A-Z0-9]{5,}[a-z0-9]*$`)
)

// factivaForReading reads an article without letters: headline and writer, the
// number of words, date, outlet, code, language and rights, then the text.
func factivaForReading(list []draft.Paragraph) draft.Piece {
	p := draft.Piece{Declared: parse.Declared{Basis: parse.BasisMetadata}}
	d := &p.Declared
	count, rights := -1, -1
	for i, l := range list[:min(len(list), 20)] {
		if count < 0 && factivaWords.MatchString(strings.TrimSpace(l.Text)) {
			count = i
		}
		if rights < 0 && count >= 0 && rightsLine.MatchString(strings.TrimSpace(l.Text)) {
			rights = i
		}
	}
	if count < 0 {
		for _, l := range list {
			p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: l.Text, Role: l.Role, Told: l.Told})
		}
		return finishExport(p)
	}
	d.Title, d.Byline = factivaHead(list[:count])
	body := count + 1
	for i, l := range list[count+1:] {
		text := web.OneLine(l.Text)
		if rights >= 0 && count+1+i > rights || rights < 0 && len(strings.Fields(text)) > 12 {
			break
		}
		body = count + 2 + i
		date := exportDay(text, d.Language)
		switch tag := namedLanguage(text); {
		case d.Date.IsZero() && !date.IsZero():
			d.Date = date
		case !d.Date.IsZero() && d.Source == "" && layout.HasLetter(text) && !layout.IsDateLine(text):
			d.Source = outletName(text)
		case tag != "" && lang.LanguageNames[strings.ToLower(text)] != "":
			d.Language = tag
		}
	}
	for _, l := range list[min(body, len(list)):] {
		if factivaEnd.MatchString(web.OneLine(l.Text)) {
			break
		}
		p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: web.OneLine(l.Text)})
	}
	return finishExport(p)
}

// factivaHead finds headline and writers among the lines over the number of words:
// a section may stand over the one, and the others may be missing.
func factivaHead(list []draft.Paragraph) (title, byline string) {
	var lines []string
	for _, l := range list {
		text := web.OneLine(l.Text)
		if (l.Strong || l.Told && l.Role == parse.RoleTitle) && layout.HasLetter(text) && title == "" {
			title = text
		}
		if layout.HasLetter(text) {
			lines = append(lines, text)
		}
	}
	if n := len(lines); n > 1 && (byWord.MatchString(lines[n-1]) || layout.NameAlone.MatchString(lines[n-1]) ||
		title == "" && n == 2) && lines[n-1] != title {
		byline, lines = withoutBy(lines[n-1]), lines[:n-1]
	}
	if title != "" || len(lines) == 0 {
		return title, byline
	}
	const sectionWords = 3
	if n := len(lines); n > 1 && len(strings.Fields(lines[0])) <= sectionWords {
		return lines[n-1], byline
	}
	return lines[0], byline
}

// withoutBy drops the word before the writers' names.
func withoutBy(s string) string {
	return byWord.ReplaceAllString(s, "")
}

var byWord = pattern.Lazily(`^(?i:by|von|par|por|di|door)[: ]\s*`)
