package read

import (
	"fmt"
	"regexp"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// factivaArticle matches what begins an article of a Factiva export.
var factivaArticle = lazily(`<div[^<>]{0,200}\bclass=["']article [a-z]{2}Article["'][^<>]{0,200}>`)

// isFactiva recognises an export of Factiva by its title or its first article.
func isFactiva(head string, _ bool) bool {
	return strings.Contains(head, "<title>Factiva</title>") || factivaArticle.MatchString(head)
}

// readFactiva reads the articles of a Factiva export, with the letters of its
// fields or in the form for reading.
func readFactiva(data []byte, _ *budget) ([]piece, error) {
	return readExport(data, factivaArticle(), func(part string) piece { return factivaPiece(markup(part)) })
}

// readExport reads an HTML file of many articles, each from its mark to the next.
func readExport(data []byte, mark *regexp.Regexp, read func(part string) piece) ([]piece, error) {
	text, encoding, warnings, err := decodeHTML(data)
	if err != nil {
		return nil, err
	}
	var out []piece
	for i, part := range mark.Split(text, maxArticles+2) {
		if i == 0 {
			continue
		}
		if i > maxArticles {
			return out, fmt.Errorf("%w: more than %d articles", ErrTooLarge, maxArticles)
		}
		p := read(part)
		p.number, p.encoding = i, encoding
		out = append(out, p)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: the export holds no article", ErrEmpty)
	}
	out[0].warnings = append(warnings, out[0].warnings...)
	return out, nil
}

// factivaCodes are the letters that stand before the fields of an article.
const factivaCodes = " SE HD BY CR WC PD ET SN SC ED PG LA CY LP TD ART CT RF CO IN NS RE IPD IPC PUB AN CLM VOL NGC GC RST CX HLP IND "

// factivaPiece reads one article. The fields stand in a table: a cell of two
// or three letters, and beside it the field's paragraphs.
func factivaPiece(list []paragraph) piece {
	fields := map[string][]paragraph{}
	code := ""
	for _, p := range list {
		if c := strings.TrimSpace(strings.Trim(p.text, "\u00A0 ")); len(c) >= 2 && len(c) <= 3 && strings.Contains(factivaCodes, " "+c+" ") {
			code = c
			continue
		}
		if code == "" {
			return factivaForReading(list)
		}
		fields[code] = append(fields[code], p)
	}
	one := func(code string) string {
		var out []string
		for _, p := range fields[code] {
			out = append(out, oneLine(p.text))
		}
		return strings.Join(out, " ")
	}
	p := piece{declared: parse.Declared{Basis: parse.BasisMetadata, Title: one("HD"), Source: outletName(one("SN")),
		Byline: withoutBy(one("BY")), Language: namedLanguage(one("LA"))}}
	p.declared.Date = exportDay(one("PD"), p.declared.Language)
	for _, c := range []string{"LP", "TD"} {
		for _, b := range fields[c] {
			p.paragraphs = append(p.paragraphs, paragraph{text: oneLine(b.text)})
		}
	}
	for _, b := range fields["ART"] {
		p.paragraphs = append(p.paragraphs, paragraph{text: oneLine(b.text), role: parse.RoleCaption, told: true})
	}
	return finishExport(p)
}

var (
	factivaWords = lazily(`(?i)^\d[\d., ]{0,8} (?:words|mots|wörter|palabras|parole|palavras|woorden|слов)$`)
	factivaEnd   = lazily(`^(?:Document|Documento|Dokument) [A-Z0-9]{5,}[a-z0-9]*$`)
)

// factivaForReading reads an article without letters: headline and writer, the
// number of words, date, outlet, code, language and rights, then the text.
func factivaForReading(list []paragraph) piece {
	p := piece{declared: parse.Declared{Basis: parse.BasisMetadata}}
	d := &p.declared
	count, rights := -1, -1
	for i, l := range list[:min(len(list), 20)] {
		if count < 0 && factivaWords.MatchString(strings.TrimSpace(l.text)) {
			count = i
		}
		if rights < 0 && count >= 0 && rightsLine.MatchString(strings.TrimSpace(l.text)) {
			rights = i
		}
	}
	if count < 0 {
		for _, l := range list {
			p.paragraphs = append(p.paragraphs, paragraph{text: l.text, role: l.role, told: l.told})
		}
		return finishExport(p)
	}
	for i, l := range list[:count] {
		switch text := oneLine(l.text); {
		case d.Title == "":
			d.Title = text
		case i == count-1:
			d.Byline = withoutBy(text)
		}
	}
	body := count + 1
	for i, l := range list[count+1:] {
		text := oneLine(l.text)
		if rights >= 0 && count+1+i > rights || rights < 0 && len(strings.Fields(text)) > 12 {
			break
		}
		body = count + 2 + i
		date := exportDay(text, d.Language)
		switch tag := namedLanguage(text); {
		case d.Date.IsZero() && !date.IsZero():
			d.Date = date
		case !d.Date.IsZero() && d.Source == "" && hasLetter(text):
			d.Source = outletName(text)
		case tag != "" && lang.LanguageNames[strings.ToLower(text)] != "":
			d.Language = tag
		}
	}
	for _, l := range list[min(body, len(list)):] {
		if factivaEnd.MatchString(oneLine(l.text)) {
			break
		}
		p.paragraphs = append(p.paragraphs, paragraph{text: oneLine(l.text)})
	}
	return finishExport(p)
}

// withoutBy drops the word before the writers' names.
func withoutBy(s string) string {
	return byWord.ReplaceAllString(s, "")
}

var byWord = lazily(`^(?i:by|von|par|por|di|door)[: ]\s*`)
