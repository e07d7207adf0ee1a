package export

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// europresseMark matches the element with the outlet, which begins an article.
var europresseMark = pattern.Lazily(`<[a-z]+[^<>]{0,200}\bclass=["'](?:[^"'<>]{0,100} )?DocPublicationName["' ][^<>]{0,200}>`)

// IsEuropresse recognises an export of Europresse or Eureka.cc, old or new.
func IsEuropresse(head string, _ bool) bool {
	return strings.HasPrefix(strings.TrimLeftFunc(head, draft.IsFiller), "<") &&
		(strings.Contains(head, "DocPublicationName") || strings.Contains(head, "europresse.com/") ||
			strings.Contains(head, "cedrom-sni.com"))
}

// ReadEuropresse reads the articles of an export of Europresse.
func ReadEuropresse(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	return readExport(data, europresseMark.Regexp(), europressePiece)
}

// europressePiece reads one article. Its outlet, day and headline are elements of
// a class; the writers stand between headline and text.
func europressePiece(part string) draft.Piece {
	root, err := html.Parse(strings.NewReader("<span class=DocPublicationName>" + part))
	if err != nil {
		return draft.Piece{Err: draft.ErrDamaged}
	}
	p := draft.Piece{Declared: parse.Declared{Basis: parse.BasisMetadata}}
	d := &p.Declared
	r := europresseReader{p: &p}
	r.walk(root)
	d.Source = outletName(issueNumber.ReplaceAllString(web.OneLine(r.source), ""))
	d.Title = web.OneLine(r.title)
	if reading, ok := day.Find(web.OneLine(r.dated), day.Policy{}); ok {
		d.Date, d.DateInDoubt = reading.Date, draft.InDoubt(reading, web.OneLine(r.dated))
	}
	r.text(web.BlocksOf(root, r.isTaken))
	return finishExport(p)
}

// issueNumber matches the issue number after the name of an outlet: ", no. 5968".
var issueNumber = pattern.Lazily(`(?i),? (?:no|n°|nº|vol|#)\.? ?\d.*$`)

// europresseReader is the state of reading an article.
type europresseReader struct {
	p                    *draft.Piece
	source, dated, title string
	body                 *html.Node // the element that the text stands in; nil in old exports
	taken                map[*html.Node]bool
}

// walk takes the elements that have a class of their own.
func (r *europresseReader) walk(n *html.Node) {
	if r.taken == nil {
		r.taken = map[*html.Node]bool{}
	}
	for c := range n.Descendants() {
		if c.Type != html.ElementNode {
			continue
		}
		names := " " + strings.ToLower(web.Attribute(c, "class")) + " "
		has := func(name string) bool { return strings.Contains(names, " "+name+" ") }
		switch {
		case has("docpublicationname") && r.source == "":
			r.source, r.taken[c] = web.AllText(c), true
		case has("docheader"):
			r.dated, r.taken[c] = r.dated+" "+web.AllText(c), true
		case has("titrearticlevisu") && r.title == "":
			r.title = web.AllText(c)
		case has("doctitresoussection"), has("txtcertificat"), strings.Contains(names, "certificat"),
			strings.Contains(names, "public-"),
			strings.EqualFold(web.Attribute(c, "id"), "divPubliC"), c.DataAtom == atom.Footer, c.DataAtom == atom.Form:
			r.taken[c] = true
		case (has("dococurrcontainer") || has("doctext")) && r.body == nil:
			r.body = c
		}
	}
}

func (r *europresseReader) isTaken(n *html.Node) bool { return r.taken[n] }

// text sorts the paragraphs of the page: over the headline, the writers, the text.
func (r *europresseReader) text(blocks []web.Block) {
	p := r.p
	title, titled := web.OneLine(r.title), r.title == ""
	for i, b := range blocks {
		if !titled { // a section stands over the headline, and the writers may stand right under it
			var under string
			if titled, under = pastTitle(b.Text, title); titled && under != "" && isWriters(under) {
				p.Declared.Byline = withoutBy(web.OneLine(under))
			}
			continue
		}
		inBody := r.body != nil && isInside(b.In, r.body)
		text := strings.TrimSpace(b.Text)
		switch {
		case europresseEnd.MatchString(text):
			if len(p.Paragraphs) > 0 {
				return
			}
		case r.body != nil && !inBody:
			if isWriters(text) {
				p.Declared.Byline = cmp.Or(p.Declared.Byline, withoutBy(web.OneLine(text)))
			}
		case r.body == nil && len(p.Paragraphs) == 0 && p.Declared.Byline == "" && i+1 < len(blocks) && isWriters(text):
			p.Declared.Byline = withoutBy(web.OneLine(text))
		default:
			p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: b.Text})
		}
	}
}

// pastTitle reports whether a block ends with the headline, or has it as a line of its
// own above others, which it returns.
func pastTitle(block, title string) (bool, string) {
	if strings.HasSuffix(web.OneLine(block), title) {
		return true, ""
	}
	for i, c := range block {
		if c == '\n' && strings.HasSuffix(web.OneLine(block[:i]), title) {
			return true, strings.TrimSpace(block[i:])
		}
	}
	return false, ""
}

// europresseEnd matches the lines under the text: rights, number, certificate.
var europresseEnd = pattern.Lazily(`(?i)^(?:©|\(c\) \d{4}|copyright |numéro de document|document number|número de documento|ce certificat est|certificat émis le|certificate issued on|this certificate|date d.émission|le présent document est protégé|news·\d)`)

// isWriters reports a line that can only be the names of writers: "Anna Quist",
// "Anna Quist et Karl Dahm", "Quist, Anna; AFP".
func isWriters(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && len(words) <= 10 && !layout.Closes(s) && layout.HasLetter(s) && !layout.HasDigit(s) &&
		strings.ToUpper(s) != s && !strings.ContainsAny(s, "?!:«»“”\"")
}

// isInside reports whether a node is inside another.
func isInside(n, in *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == in {
			return true
		}
	}
	return false
}
