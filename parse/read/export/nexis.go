package export

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

var (
	// nexisMark matches the line over each article of a Nexis export: "3 of 12
	// DOCUMENTS".
	nexisMark = pattern.Lazily(`(?m)^[ \t\x{FEFF}\x{00A0}]*(?:Document )?(\d{1,5}) (?:of|de|von|di|van) (\d{1,5}) (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTI|DOCUMENTOS|DOCUMENTEN)[ \t\r]*$`)
	// nexisHTML matches what older exports put before each article.
	nexisHTML = pattern.Lazily(`<DOCFULL>\s*(?:-->)?`)
)

// IsNexisText recognises an export by the line over its first article, or over
// two of them. One article that was pasted into a file is text: its spans point
// into the file.
func IsNexisText(head string, _ bool) bool {
	if !strings.Contains(head, " DO") { // DOCUMENTS, DOKUMENTE: quicker than a pattern
		return false
	}
	g := nexisMark.Regexp().FindAllStringSubmatch(head, 2)
	return len(g) == 2 || len(g) == 1 && g[0][1] == "1" && g[0][2] != "1"
}

// IsNexisHTML recognises an export saved as HTML, before 2020.
func IsNexisHTML(head string, _ bool) bool {
	return strings.Contains(head, "<DOCFULL>") || strings.Contains(head, "Hide XML section from browser")
}

// ReadNexisText reads the articles of a Nexis export saved as text.
func ReadNexisText(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return nil, err
	}
	marks := nexisMark.Regexp().FindAllStringIndex(dec.Text, -1)
	var out []draft.Piece
	for i, m := range marks {
		if i == draft.MaxArticles {
			return out, fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
		}
		end := len(dec.Text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		var blocks []string
		for _, p := range web.PlainParagraphs(dec.Text[m[1]:end]) {
			blocks = append(blocks, unwrap(p.Text))
		}
		p := nexisArticle(blocks)
		p.Number, p.Encoding = i+1, dec.Name
		out = append(out, p)
	}
	if len(out) > 0 {
		out[0].Warnings = append(dec.Warnings, out[0].Warnings...)
	}
	return out, nil
}

// ReadNexisHTML reads the articles of a Nexis export saved as HTML.
func ReadNexisHTML(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	return readExport(data, nexisHTML.Regexp(), nexisHTMLArticle)
}

func nexisHTMLArticle(part string) draft.Piece {
	if end := strings.Index(part, "<!--"); end >= 0 &&
		strings.Contains(part[end:min(len(part), end+200)], "</DOCFULL>") {
		part = part[:end]
	} else {
		part, _, _ = strings.Cut(part, "</DOCFULL>")
	}
	var blocks []string
	for _, p := range web.Markup(part) {
		if !nexisMark.MatchString(p.Text) {
			blocks = append(blocks, web.OneLine(p.Text))
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
			if len(lines[i-1]) >= brokenOff || layout.StartsLower(l) {
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
var nexisLabel = pattern.Lazily(`^(\p{Lu}[\p{Lu}-]{2,25}(?: \p{Lu}[\p{Lu}-]+)?):[ \x{00A0}]*(.*)$`)

// nexisFields are the labels that matter, in the languages of the exports.
var nexisFields = map[string]string{
	"BYLINE": "byline", "AUTEUR": "byline", "AUTOR": "byline", "AUTORE": "byline", "AUTHOR": "byline",
	"HEADLINE": "title", "TITRE": "title", "LANGUAGE": "language", "LANGUE": "language", "SPRACHE": "language",
	"IDIOMA": "language", "LINGUA": "language", "TAAL": "language",
	"DATELINE": "dateline", "GRAPHIC": "graphic", "GRAPHIQUE": "graphic", "GRAFIK": "graphic",
	"HIGHLIGHT": "highlight", "ENCART": "highlight", "BODY": "body", "URL": "url",
	"LOAD-DATE": "end", "DATE-CHARGEMENT": "end", "UPDATE": "end", "PUBLICATION-TYPE": "end",
	"TYPE-PUBLICATION": "end", "SUBJECT": "end", "SUJET": "end",
	"JOURNAL-CODE": "end", "DOCUMENT-TYPE": "end", "COPYRIGHT": "end", "ORGANIZATION": "end", "PERSON": "end",
	"COMPANY": "end", "GEOGRAPHIC": "end",
}

// nexisHead is how many paragraphs outlet, date and headline may take.
const nexisHead = 6

var rightsLine = pattern.Lazily(`(?i)^(?:copyright|©|\(c\)|all rights reserved|tous droits)`)

// exportDay reads a line or field that may be the day of an export's article;
// the zero Date for another. The databases write the month as a word.
func exportDay(s, language string) parse.Date {
	r, _ := day.Value(s, day.Policy{Language: language})
	return r.Date
}

// nexisArticle reads one article of an export: outlet, date and headline, then
// fields, the text, and fields again.
func nexisArticle(blocks []string) draft.Piece {
	p := draft.Piece{Declared: parse.Declared{Basis: parse.BasisMetadata}}
	d := &p.Declared
	ended := false
	rest := blocks[nexisTop(d, blocks):]
	for i := 0; i < len(rest); i++ {
		b := rest[i]
		label, value := "", b
		if g := nexisLabel.FindStringSubmatch(layout.FirstLine(b)); g != nil {
			label = nexisFields[g[1]]
			_, below, _ := strings.Cut(b, "\n")
			value = strings.TrimSpace(g[2] + "\n" + below)
			if label == "" && g[2] != "" && len(p.Paragraphs) > 0 && !ended {
				label, value = "body", b // "NORTHMOOR: The minister said …" is the story's own
			}
			if label == "" {
				label = "other"
			}
			if value == "" && label != "body" && len(p.Paragraphs) == 0 && i+1 < len(rest) &&
				len(rest[i+1]) < fieldLength && !nexisLabel.MatchString(rest[i+1]) {
				i++
				value = rest[i] // the label stands above
			}
		}
		ended = ended || label == "end" || len(p.Paragraphs) > 0 && rightsLine.MatchString(b)
		switch {
		case label == "byline":
			d.Byline = withoutBy(strings.TrimSuffix(web.OneLine(value), ","))
		case label == "title":
			d.Title = web.OneLine(value)
		case label == "language":
			d.Language = namedLanguage(firstWord(value))
			ended = ended || len(p.Paragraphs) > 0
		case label == "url":
			d.URL = web.OneLine(value)
		case label == "dateline":
			p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: value, Role: parse.RoleDateline, Told: true})
		case label == "graphic":
			p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: value, Role: parse.RoleCaption, Told: true})
		case ended, label == "other", rightsLine.MatchString(b):
		default:
			p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: value})
		}
	}
	return finishExport(p)
}

// nexisTop reads what stands above the labels of an article, and returns the number of its
// blocks.
func nexisTop(d *parse.Declared, blocks []string) int {
	for at, b := range blocks[:min(len(blocks), nexisHead)] {
		date := exportDay(layout.FirstLine(b), "")
		switch {
		case nexisLabel.MatchString(layout.FirstLine(b)):
			return at
		case rightsLine.MatchString(b), isEdition(b):
		case !date.IsZero() && d.Date.IsZero() && len(layout.FirstLine(b)) < 80:
			d.Date = date
		case d.Source == "":
			d.Source = outletName(b)
		case d.Title == "" && (!d.Date.IsZero() || at < 3):
			d.Title = web.OneLine(b)
		default:
			return at // the story begins, and no field stands before it
		}
	}
	return min(len(blocks), nexisHead)
}

// fieldLength is the length of the value of a field, in bytes, at most.
const fieldLength = 200

// isEdition reports a line that says which printing an article is of: "FIRST
// EDITION", "Correction Appended".
func isEdition(s string) bool {
	return len(s) < 60 && editionLine.MatchString(strings.TrimSpace(s))
}

var editionLine = pattern.Lazily(`(?i)^(?:[\p{L}\d' -]{0,40}\bedition\b(?: - final)?\d?|correction appended|appeared in print)$`)

// finishExport puts the headline over the text of an article, and parts the place of its outlet
// from the name.
func finishExport(p draft.Piece) draft.Piece {
	d := &p.Declared
	if name, place, ok := strings.Cut(d.Source, " ("); ok {
		d.Source, d.SourcePlace = name, strings.TrimSuffix(place, ")")
	}
	p.Declared = draft.DeclaredOrNone(p.Declared)
	if len(p.Paragraphs) == 0 {
		return draft.Piece{Err: fmt.Errorf("%w: the article has no text", draft.ErrEmpty)}
	}
	p.Paragraphs = layout.UnderTitle(p.Declared.Title, p.Paragraphs)
	return p
}

// outletName puts the article of a name in front and drops what databases add to it: "Osk
// Post, The [Osk]", "Osk Post (Online)". A country or town in brackets stays, since it may tell
// one outlet from another of the same name; "(Osk, Ostre)" follows every name of a database.
func outletName(s string) string {
	s = web.OneLine(s)
	place := ""
	if g := bracketsOfOutlet.FindStringSubmatch(s); g != nil {
		s = strings.TrimSuffix(s, g[0])
		if g[1] != "" && placeOfOutlet.MatchString(g[1]) && !formOfOutlet.MatchString(g[1]) {
			place = " (" + g[1] + ")"
		}
	}
	if name, ok := strings.CutSuffix(s, ", The"); ok {
		s = "The " + name
	}
	return s + place
}

var (
	bracketsOfOutlet = pattern.Lazily(`\s*(?:\(([^()]{2,40})\)|\[[^\[\]]{2,40}\])$`)
	placeOfOutlet    = pattern.Lazily(`^\p{Lu}[\p{L}.'’-]+(?: (?:(?:and|of|the|de|du|da) )*\p{Lu}[\p{L}.'’-]+){0,3}$`)
	// formOfOutlet matches words in brackets that are no place.
	formOfOutlet = pattern.Lazily(`(?i)\b(?:online|print|web(?:site)?|edition|blogs?|english|french|german|spanish|arabic|russian|chinese|language|newspaper|magazine|wire|abstracts|pty|ltd|inc)\b|(?-i:^\p{Lu}{3,}$)`)
)

func firstWord(s string) string {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '\n' })
	if len(f) == 0 {
		return ""
	}
	return f[0]
}

var (
	// uniBody matches the line over the text of an article of Nexis Uni.
	uniBody = pattern.Lazily(`(?i)^(?:body|haupttext|textkörper|corps(?: de l['’]article)?|cuerpo|corpo|tekst)$`)
	// uniLabel matches its fields: "Section: News", "Length: 212 words".
	uniLabel  = pattern.Lazily(`^(\p{Lu}[\p{L}-]{2,20}):[ \x{00A0}]*(.*)$`)
	uniLength = pattern.Lazily(`(?i)^(?:length|länge|longueur|longitud|extensión|lunghezza|lengte|tamanho):[ \x{00A0}]*\d`)
	uniByline = pattern.Lazily(`(?i)^(?:byline|autor|auteur|autore|von|par):[ \x{00A0}]*(.+)$`)
	uniTail   = pattern.Lazily(`(?i)^(?:load-date:.*|end of document|classification|dokumentende|ende des dokuments|fin du document|fin del documento)$`)
	uniSpeech = pattern.Lazily(`(?i)^(?:language|sprache|langue|idioma|lingua|taal):[ \x{00A0}]*(.+)$`)
)

var (
	uniLongLine = pattern.Lazily(`(?mi)^[ \t]*(?:length|länge|longueur|longitud|extensión|lunghezza|lengte|tamanho):[ \t\x{00A0}\r\n]*\d`)
)

// shortLine is longer than a line that afterLine finds, in bytes.
const shortLine = 40

// afterLine returns what follows the first line that an expression matches without the
// white space around it. It looks at short lines only: in most texts none is.
func afterLine(text string, line pattern.Pattern) (below string, found bool) {
	for text != "" {
		var one string
		one, text, _ = strings.Cut(text, "\n")
		if one = strings.TrimRight(strings.TrimLeft(one, " \t"), " \t\r"); one != "" && len(one) < shortLine && line.MatchString(one) {
			return text, true
		}
	}
	return "", false
}

// isNexisPages recognises articles of Nexis Uni or Lexis+ in a text by the lines
// over their text.
func isNexisPages(head string) bool {
	_, found := afterLine(head, uniBody)
	return found && uniLongLine.MatchString(head)
}

// uniHead is how many paragraphs stand between the headline of an article and
// its text, at most.
const uniHead = 16

// uniAlone matches a label whose value is below it.
var uniAlone = pattern.Lazily(`(?i)^(?:section|length|byline|dateline|highlight|language|graphic|load-date|rubrik|ressort|länge|autor|longueur|auteur|rubrique|sección|longitud|extensión|lengte|lunghezza|sezione):$`)

// joinLabels puts the labels of fields beside their values.
func joinLabels(list []draft.Paragraph) []draft.Paragraph {
	alone := func(p draft.Paragraph) bool { return uniAlone.MatchString(strings.TrimSpace(p.Text)) }
	if !slices.ContainsFunc(list, alone) {
		return list
	}
	var out []draft.Paragraph
	for i := 0; i < len(list); i++ {
		p := list[i]
		if alone(p) && i+1 < len(list) && len(list[i+1].Text) < fieldLength &&
			!uniBody.MatchString(strings.TrimSpace(list[i+1].Text)) {
			p.Text = strings.TrimSpace(p.Text) + " " + list[i+1].Text
			i++
		}
		out = append(out, p)
	}
	return out
}

// NexisUni takes apart what Nexis Uni exports as one Word or RTF file: a list
// of what was found, then the articles. It returns nil for any other file.
//
// An article goes up to the headline of the next: the line "End of Document"
// is not always there.
func NexisUni(list []draft.Paragraph) []draft.Piece {
	type head struct{ title, date, body int }
	list = joinLabels(list)
	var heads []head
	for i, p := range list {
		if !uniBody.MatchString(strings.TrimSpace(p.Text)) {
			continue
		}
		h := head{title: -1, date: -1, body: i}
		length := false
		for k := i - 1; k >= 0 && k >= i-uniHead; k-- {
			text := strings.TrimSpace(list[k].Text)
			if uniLength.MatchString(text) {
				length = true
			}
			if date := exportDay(text, ""); !date.IsZero() && len(text) < 60 && !uniLabel.MatchString(text) &&
				!rightsLine.MatchString(text) {
				h.date = k
				break
			}
		}
		if h.title = h.date - 2; length && h.title >= 0 && (len(heads) == 0 || h.title > heads[len(heads)-1].body) {
			heads = append(heads, h)
		}
	}
	var out []draft.Piece
	for n, h := range heads {
		end := len(list)
		if n+1 < len(heads) {
			end = heads[n+1].title
		}
		p := draft.Piece{Number: n + 1, Declared: parse.Declared{Basis: parse.BasisMetadata,
			Title: web.OneLine(list[h.title].Text), Source: outletName(list[h.title+1].Text)}}
		p.Declared.Date = exportDay(list[h.date].Text, "")
		for _, l := range list[h.date:h.body] {
			if g := uniByline.FindStringSubmatch(strings.TrimSpace(l.Text)); g != nil {
				p.Declared.Byline = withoutBy(web.OneLine(g[1]))
			}
		}
		for i, l := range list[h.body+1 : end] {
			if uniTail.MatchString(strings.TrimSpace(l.Text)) {
				for _, rest := range list[h.body+1+i : end] {
					if g := uniSpeech.FindStringSubmatch(strings.TrimSpace(rest.Text)); g != nil {
						p.Declared.Language = namedLanguage(firstWord(g[1]))
					}
				}
				break
			}
			p.Paragraphs = append(p.Paragraphs, l)
		}
		out = append(out, finishExport(p))
	}
	return out
}
