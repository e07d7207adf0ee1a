package read

import (
	"fmt"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
)

var (
	// nexisMark matches the line over each article of a Nexis export: "3 of 12
	// DOCUMENTS".
	nexisMark = lazily(`(?m)^[ \t\x{FEFF}\x{00A0}]*(?:Document )?(\d{1,5}) (?:of|de|von|di|van) (\d{1,5}) (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTI|DOCUMENTOS|DOCUMENTEN)[ \t\r]*$`)
	// nexisHTML matches what older exports put before each article.
	nexisHTML = lazily(`<DOCFULL>\s*(?:-->)?`)
)

// isNexisText recognises an export by the line over its first article, or over
// two of them. One article that was pasted into a file is text: its spans point
// into the file.
func isNexisText(head string, _ bool) bool {
	if !strings.Contains(head, " DO") { // DOCUMENTS, DOKUMENTE: quicker than a pattern
		return false
	}
	g := nexisMark().FindAllStringSubmatch(head, 2)
	return len(g) == 2 || len(g) == 1 && g[0][1] == "1" && g[0][2] != "1"
}

// isNexisHTML recognises an export saved as HTML, before 2020.
func isNexisHTML(head string, _ bool) bool {
	return strings.Contains(head, "<DOCFULL>") || strings.Contains(head, "Hide XML section from browser")
}

// readNexisText reads the articles of a Nexis export saved as text.
func readNexisText(data []byte, _ *budget) ([]piece, error) {
	dec, err := decode(data)
	if err != nil {
		return nil, err
	}
	marks := nexisMark().FindAllStringIndex(dec.text, -1)
	var out []piece
	for i, m := range marks {
		if i == maxArticles {
			return out, fmt.Errorf("%w: more than %d articles", ErrTooLarge, maxArticles)
		}
		end := len(dec.text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		var blocks []string
		for _, p := range plainParagraphs(dec.text[m[1]:end]) {
			blocks = append(blocks, unwrap(p.text))
		}
		p := nexisArticle(blocks)
		p.number, p.encoding = i+1, dec.name
		out = append(out, p)
	}
	if len(out) > 0 {
		out[0].warnings = append(dec.warnings, out[0].warnings...)
	}
	return out, nil
}

// readNexisHTML reads the articles of a Nexis export saved as HTML.
func readNexisHTML(data []byte, _ *budget) ([]piece, error) {
	return readExport(data, nexisHTML(), nexisHTMLArticle)
}

func nexisHTMLArticle(part string) piece {
	if end := strings.Index(part, "<!--"); end >= 0 && strings.Contains(part[end:min(len(part), end+200)], "</DOCFULL>") {
		part = part[:end]
	} else {
		part, _, _ = strings.Cut(part, "</DOCFULL>")
	}
	var blocks []string
	for _, p := range markup(part) {
		if !nexisMark.MatchString(p.text) {
			blocks = append(blocks, oneLine(p.text))
		}
	}
	return nexisArticle(blocks)
}

// brokenOff is the length, in bytes, below which a line of an export was ended
// by its writer and not by the margin, which is near column 78.
const brokenOff = 55

// unwrap joins the lines of a paragraph that the margin broke.
func unwrap(s string) string {
	lines := strings.Split(s, "\n")
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			if len(lines[i-1]) >= brokenOff || startsLower(l) {
				b.WriteByte(' ')
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(l)
	}
	return b.String()
}

// nexisLabel matches a line that names a field: "BYLINE: Ann Lee", "LÄNGE: 120
// Wörter".
var nexisLabel = lazily(`^(\p{Lu}[\p{Lu}-]{2,25}(?: \p{Lu}[\p{Lu}-]+)?):[ \x{00A0}]*(.*)$`)

// nexisFields are the labels that matter, in the languages of the exports.
var nexisFields = map[string]string{
	"BYLINE": "byline", "AUTEUR": "byline", "AUTOR": "byline", "AUTORE": "byline", "AUTHOR": "byline",
	"HEADLINE": "title", "TITRE": "title", "LANGUAGE": "language", "LANGUE": "language", "SPRACHE": "language", "IDIOMA": "language", "LINGUA": "language", "TAAL": "language",
	"DATELINE": "dateline", "GRAPHIC": "graphic", "GRAPHIQUE": "graphic", "GRAFIK": "graphic", "HIGHLIGHT": "highlight", "ENCART": "highlight", "BODY": "body", "URL": "url",
	"LOAD-DATE": "end", "DATE-CHARGEMENT": "end", "UPDATE": "end", "PUBLICATION-TYPE": "end", "TYPE-PUBLICATION": "end", "SUBJECT": "end", "SUJET": "end",
	"JOURNAL-CODE": "end", "DOCUMENT-TYPE": "end", "COPYRIGHT": "end", "ORGANIZATION": "end", "PERSON": "end", "COMPANY": "end", "GEOGRAPHIC": "end",
}

// nexisHead is how many paragraphs outlet, date and headline may take.
const nexisHead = 6

var rightsLine = lazily(`(?i)^(?:copyright|©|\(c\)|all rights reserved|tous droits)`)

// exportDay reads a line or field that may be the day of an export's article;
// the zero Date for another. The databases write the month as a word.
func exportDay(s, language string) parse.Date {
	r, _ := day.Value(s, day.Policy{Language: language})
	return r.Date
}

// nexisArticle reads one article of an export: outlet, date and headline, then
// fields, the text, and fields again.
func nexisArticle(blocks []string) piece {
	p := piece{declared: parse.Declared{Basis: parse.BasisMetadata}}
	d := &p.declared
	at := 0
head:
	for ; at < len(blocks) && at < nexisHead; at++ {
		b := blocks[at]
		if nexisLabel.MatchString(firstLine(b)) {
			break
		}
		date := exportDay(firstLine(b), "")
		switch {
		case rightsLine.MatchString(b):
		case !date.IsZero() && d.Date.IsZero() && len(firstLine(b)) < 80:
			d.Date = date
		case d.Source == "":
			d.Source = outletName(b)
		case d.Title == "" && (!d.Date.IsZero() || at < 3):
			d.Title = oneLine(b)
		default:
			break head // the story begins, and no field stands before it
		}
	}
	ended := false
	for _, b := range blocks[at:] {
		label, value := "", b
		if g := nexisLabel.FindStringSubmatch(firstLine(b)); g != nil {
			label = nexisFields[g[1]]
			_, rest, _ := strings.Cut(b, "\n")
			value = strings.TrimSpace(g[2] + "\n" + rest)
			if label == "" && g[2] != "" && len(p.paragraphs) > 0 && !ended {
				label, value = "body", b // "NORTHMOOR: The minister said …" is the story's own
			}
			if label == "" {
				label = "other"
			}
		}
		ended = ended || label == "end" || len(p.paragraphs) > 0 && rightsLine.MatchString(b)
		switch {
		case label == "byline":
			d.Byline = withoutBy(strings.TrimSuffix(oneLine(value), ","))
		case label == "title":
			d.Title = oneLine(value)
		case label == "language":
			d.Language = namedLanguage(firstWord(value))
			ended = ended || len(p.paragraphs) > 0
		case label == "url":
			d.URL = oneLine(value)
		case label == "dateline":
			p.paragraphs = append(p.paragraphs, paragraph{text: value, role: parse.RoleDateline, told: true})
		case label == "graphic":
			p.paragraphs = append(p.paragraphs, paragraph{text: value, role: parse.RoleCaption, told: true})
		case ended, label == "other", rightsLine.MatchString(b):
		default:
			p.paragraphs = append(p.paragraphs, paragraph{text: value})
		}
	}
	return finishExport(p)
}

// finishExport puts the headline over the text of an article.
func finishExport(p piece) piece {
	p.declared = declaredOrNone(p.declared)
	if len(p.paragraphs) == 0 {
		return piece{err: fmt.Errorf("%w: the article has no text", ErrEmpty)}
	}
	p.paragraphs = underTitle(p.declared.Title, p.paragraphs)
	return p
}

// outletName drops what databases add to the name of an outlet: "The Northmoor
// Post (Veshnia)", "Northmoor Post, The".
func outletName(s string) string {
	s = placeOfOutlet.ReplaceAllString(oneLine(s), "")
	if name, ok := strings.CutSuffix(s, ", The"); ok {
		s = "The " + name
	}
	return s
}

var placeOfOutlet = lazily(`\s*(?:\([^()]{2,40}\)|\[[^\[\]]{2,40}\])$`)

func firstWord(s string) string {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '\n' })
	if len(f) == 0 {
		return ""
	}
	return f[0]
}

var (
	// uniBody matches the line over the text of an article of Nexis Uni.
	uniBody = lazily(`(?i)^(?:body|haupttext|textkörper|corps(?: de l['’]article)?|cuerpo|corpo|tekst)$`)
	// uniLabel matches its fields: "Section: News", "Length: 212 words".
	uniLabel  = lazily(`^(\p{Lu}[\p{L}-]{2,20}):[ \x{00A0}]*(.*)$`)
	uniLength = lazily(`(?i)^(?:length|länge|longueur|longitud|extensión|lunghezza|lengte|tamanho):[ \x{00A0}]*\d`)
	uniByline = lazily(`(?i)^(?:byline|autor|auteur|autore|von|par):[ \x{00A0}]*(.+)$`)
	uniTail   = lazily(`(?i)^(?:load-date:.*|end of document|classification|dokumentende|ende des dokuments|fin du document|fin del documento)$`)
	uniSpeech = lazily(`(?i)^(?:language|sprache|langue|idioma|lingua|taal):[ \x{00A0}]*(.+)$`)
)

// uniHead is how many paragraphs stand between the headline of an article and
// its text, at most.
const uniHead = 16

// nexisUni takes apart what Nexis Uni exports as one Word or RTF file: a list
// of what was found, then the articles. It returns nil for any other file.
//
// An article goes up to the headline of the next: the line "End of Document"
// is not always there.
func nexisUni(list []paragraph) []piece {
	type head struct{ title, date, body int }
	var heads []head
	for i, p := range list {
		if !uniBody.MatchString(strings.TrimSpace(p.text)) {
			continue
		}
		h := head{title: -1, date: -1, body: i}
		length := false
		for k := i - 1; k >= 0 && k >= i-uniHead; k-- {
			text := strings.TrimSpace(list[k].text)
			if uniLength.MatchString(text) {
				length = true
			}
			if date := exportDay(text, ""); !date.IsZero() && len(text) < 60 && !uniLabel.MatchString(text) && !rightsLine.MatchString(text) {
				h.date = k
				break
			}
		}
		if h.title = h.date - 2; length && h.title >= 0 && (len(heads) == 0 || h.title > heads[len(heads)-1].body) {
			heads = append(heads, h)
		}
	}
	var out []piece
	for n, h := range heads {
		end := len(list)
		if n+1 < len(heads) {
			end = heads[n+1].title
		}
		p := piece{number: n + 1, declared: parse.Declared{Basis: parse.BasisMetadata, Title: oneLine(list[h.title].text), Source: outletName(list[h.title+1].text)}}
		p.declared.Date = exportDay(list[h.date].text, "")
		for _, l := range list[h.date:h.body] {
			if g := uniByline.FindStringSubmatch(strings.TrimSpace(l.text)); g != nil {
				p.declared.Byline = withoutBy(oneLine(g[1]))
			}
		}
		for i, l := range list[h.body+1 : end] {
			if uniTail.MatchString(strings.TrimSpace(l.text)) {
				for _, rest := range list[h.body+1+i : end] {
					if g := uniSpeech.FindStringSubmatch(strings.TrimSpace(rest.text)); g != nil {
						p.declared.Language = namedLanguage(firstWord(g[1]))
					}
				}
				break
			}
			p.paragraphs = append(p.paragraphs, l)
		}
		out = append(out, finishExport(p))
	}
	return out
}
