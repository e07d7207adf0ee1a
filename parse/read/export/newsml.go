package export

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
)

// IsNewsML recognises what agencies send: NewsML-G2, NewsML 1 and NITF, by the first
// element.
func IsNewsML(head string, _ bool) bool {
	return slices.Contains([]string{"newsItem", "newsMessage", "NewsML", "NewsItem", "nitf"}, rootName(head))
}

// newsWire is the state of reading the news items of an agency.
type newsWire struct {
	list      []item
	withdrawn map[int]string // numbers of items that the agency took back, with its word for it
	now       *item
	depth     int // of the element of the open item
	names     map[string]string
	page      bool // an XHTML page is open, whose body is the text
	provider  int  // depth of the element of the provider, while it is open

	openField
}

// ReadNewsML reads the news items of an agency, each an article.
func ReadNewsML(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	w := newsWire{withdrawn: map[int]string{}}
	warnings, err := readItems(data, &w)
	out := itemPieces(w.list)
	if len(out) == 0 {
		return nil, cmp.Or(err, fmt.Errorf("%w: no news item has a text", draft.ErrEmpty))
	}
	for i := range out {
		if status := w.withdrawn[out[i].Number]; status != "" {
			out[i].Warnings = append(out[i].Warnings, parse.Warning{Code: "withdrawn",
				Text: fmt.Sprintf("The agency marks this item as %q: do not quote it without asking.", status)})
		}
	}
	out[0].Warnings = append(warnings, out[0].Warnings...)
	return out, err
}

// newsFields are the elements of an item that are taken, as they are called in NewsML-G2,
// NewsML 1 and NITF.
var newsFields = map[string]string{
	"headline": "title", "HeadLine": "title", "hl1": "title",
	"by": "byline", "ByLine": "byline", "byline": "byline",
	"contentCreated": "created", "DateId": "created", "FirstCreated": "created", "versionCreated": "version", "ThisRevisionCreated": "version",
	"creditline": "credit", "CreditLine": "credit", "distributor": "credit",
}

// start opens an item, a field, or markup inside a field.
func (w *newsWire) start(t xml.StartElement, depth int) error {
	name := t.Name.Local
	if w.now == nil {
		if name != "newsItem" && name != "NewsItem" && name != "nitf" {
			return nil
		}
		if len(w.list) == draft.MaxArticles {
			return fmt.Errorf("%w: more than %d news items", draft.ErrTooLarge, draft.MaxArticles)
		}
		w.now, w.depth, w.names, w.page = &item{number: len(w.list) + 1, language: draft.Attr(t, "lang")}, depth, map[string]string{}, false
		return nil
	}
	switch name {
	case "html", "body.content":
		// The text proper: what was taken for it so far was the wrapping.
		w.page = w.page || name == "html"
		w.field = ""
		if name == "body.content" {
			w.open("text", depth)
		}
		return nil
	case "body":
		if w.page {
			w.open("text", depth)
			return nil
		}
	case "nitf", "head", "body.head", "body.end":
		w.field = ""
		return nil
	}
	switch {
	case w.field == "text":
		w.inner = true
		w.text.WriteString("<" + newsMarkup(name) + ">")
	case w.field != "", w.page:
	case name == "inlineXML", name == "inlineData", name == "DataContent":
		w.open("text", depth)
	case newsFields[name] != "":
		w.open(newsFields[name], depth)
	case name == "name" && w.provider > 0:
		w.open("provider", depth)
	default:
		w.attributes(t, depth)
	}
	return nil
}

// attributes takes what items say in attributes.
func (w *newsWire) attributes(t xml.StartElement, depth int) {
	put := func(key, value string) { w.names[key] = cmp.Or(w.names[key], strings.TrimSpace(value)) }
	switch t.Name.Local {
	case "provider", "infoSource":
		w.provider = depth
		put("provider", draft.Attr(t, "literal"))
	case "pubdata":
		put("provider", draft.Attr(t, "name"))
		put("version", draft.Attr(t, "date.publication"))
	case "doc.copyright":
		put("credit", draft.Attr(t, "holder"))
	case "date.issue", "date.release", "story.date":
		put("created", draft.Attr(t, "norm"))
	case "pubStatus", "Status":
		if status := statusWord.FindString(draft.Attr(t, "qcode") + draft.Attr(t, "FormalName")); status != "" {
			w.withdrawn[w.now.number] = strings.ToLower(status)
		}
	}
}

var statusWord = pattern.Lazily(`(?i)(?:cancell?ed|withheld|embargoed|killed)$`)

// newsMarkup gives the elements of NITF that are not those of HTML their names there.
func newsMarkup(name string) string {
	switch name {
	case "hl2":
		return "h2"
	case "bq":
		return "blockquote"
	case "media-caption":
		return "figcaption"
	case "media-producer":
		return "small"
	case "media":
		return "figure"
	}
	return name
}

// end closes markup, a field, or an item.
func (w *newsWire) end(t xml.EndElement, depth int) {
	switch {
	case w.field != "" && depth > w.at:
		if w.field == "text" {
			w.text.WriteString("</" + newsMarkup(t.Name.Local) + ">")
		}
	case w.field != "":
		w.set(w.field, strings.TrimSpace(w.text.String()))
		w.field = ""
	case w.now != nil && depth == w.depth:
		w.finish()
	case depth == w.provider:
		w.provider = 0
	}
}

// set takes the value of a field; of several the first, and of texts the longest.
func (w *newsWire) set(field, value string) {
	a := w.now
	if a == nil {
		return
	}
	switch field {
	case "text":
		if len(value) > len(a.text) {
			a.text = value
		}
	case "title":
		a.title = cmp.Or(a.title, value)
	case "byline":
		a.byline = cmp.Or(a.byline, value)
	default:
		w.names[field] = cmp.Or(w.names[field], value)
	}
}

// compactDay matches the beginning of "20261120T093000Z".
var compactDay = pattern.Lazily(`^(\d{4})(\d\d)(\d\d)(?:T|$)`)

// finish closes an item.
func (w *newsWire) finish() {
	a := *w.now
	w.now = nil
	a.source = cmp.Or(w.names["provider"], w.names["credit"])
	a.date = cmp.Or(w.names["created"], w.names["version"])
	if g := compactDay.FindStringSubmatch(a.date); g != nil {
		a.date = g[1] + "-" + g[2] + "-" + g[3]
	}
	a.byline = withoutBy(a.byline)
	w.list = append(w.list, a)
}
