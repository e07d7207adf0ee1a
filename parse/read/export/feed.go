package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	neturl "net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// rootOf matches the first element of an XML file.
var rootOf = pattern.Lazily(`(?s)^(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)`)

// rootName is the name of the first element of an XML file, "" of any other.
func rootName(head string) string {
	head = strings.TrimLeftFunc(head, draft.IsFiller)
	if !strings.HasPrefix(head, "<") {
		return "" // before the costly look
	}
	if g := rootOf.FindStringSubmatch(head); g != nil {
		return g[1]
	}
	return ""
}

// IsFeed recognises RSS, RSS 1.0 and Atom by their first element.
func IsFeed(head string, _ bool) bool {
	root := rootName(head)
	return root == "rss" || root == "feed" || root == "RDF" && strings.Contains(head, "purl.org/rss/")
}

// IsJSONFeed recognises the address that every JSON Feed must name.
func IsJSONFeed(head string, _ bool) bool {
	return strings.HasPrefix(strings.TrimLeftFunc(head, draft.IsFiller), "{") &&
		strings.Contains(strings.ReplaceAll(head, `\/`, "/"), "jsonfeed.org/version/")
}

// fullEntry is the length of an entry, in words, from which on its description
// is taken for the article.
const fullEntry = 120

// feedBook is the state of reading a feed.
type feedBook struct {
	title, language string
	base            string // the address that relative ones of entries lead on from
	list            []item
	now             *item  // the entry that is open
	depth           int    // of its element
	id, updated     string // of the entry
	content         string // of the entry

	openField
}

// ReadFeed reads the entries of RSS and Atom, each an article.
func ReadFeed(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	var f feedBook
	warnings, err := readItems(data, &f)
	return feedPieces(f.list, f.title, f.language, warnings, err)
}

// declaresEncoding matches the encoding that an XML file names.
var declaresEncoding = pattern.Lazily(`^\s*<\?xml[^>]*encoding=["']([^"']+)["']`)

// cleanXML repairs what makes a reader of XML give up and is of no account:
// broken letters in UTF-8, and control characters.
func cleanXML(data []byte) ([]byte, []parse.Warning) {
	var warnings []parse.Warning
	if order, _ := draft.UTF16Order(data); order != nil {
		return data, nil
	}
	if g := declaresEncoding.FindStringSubmatch(string(data[:min(len(data), 200)])); !utf8.Valid(data) && (g == nil || strings.EqualFold(g[1], "utf-8")) {
		if dec, err := draft.Decode(data); err == nil {
			data, warnings = []byte(dec.Text), dec.Warnings
		}
	}
	if bytes.ContainsFunc(data, draft.IsControl) {
		data = slices.DeleteFunc(slices.Clone(data), func(c byte) bool { return draft.IsControl(rune(c)) && c < 0x80 || c == '\v' || c == '\f' })
	}
	return data, warnings
}

// xmlItems reads items of an XML file, each with its fields, from the start and end of
// elements and the characters between them, at the depth at which they stand.
type xmlItems interface {
	start(t xml.StartElement, depth int) error
	end(t xml.EndElement, depth int)
	chars(t xml.CharData, depth int)
}

func readItems(data []byte, into xmlItems) ([]parse.Warning, error) {
	data, warnings := cleanXML(data)
	x := draft.NewXMLReader(data)
	x.Strict = false // feeds have &nbsp; and unclosed marks, and are read all the same
	return warnings, x.Each(func(x *draft.XMLReader, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			return into.start(t, x.Depth)
		case xml.EndElement:
			into.end(t, x.Depth+1)
		case xml.CharData:
			into.chars(t, x.Depth)
		}
		return nil
	})
}

// openField is the field of an item that is being read.
type openField struct {
	text  strings.Builder
	field string // its name; "" for none
	at    int    // depth of its element
	inner bool   // it has markup inside, which belongs to the text
}

func (f *openField) open(field string, depth int) {
	f.field, f.at, f.inner = field, depth, false
	f.text.Reset()
}

// chars adds characters at a depth to the text.
func (f *openField) chars(t xml.CharData, depth int) {
	switch {
	case f.field == "":
	case f.inner && f.at < depth: // beside tags
		f.text.WriteString(xmlEscapes.Replace(string(t)))
	default:
		f.text.Write(t)
	}
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;")

// start opens an entry, a field, or markup inside a field.
func (f *feedBook) start(t xml.StartElement, depth int) error {
	name := feedName(t.Name)
	switch {
	case f.field != "":
		f.inner = true
		f.text.WriteString("<" + t.Name.Local + ">")
	case f.now == nil && (name == "item" || name == "entry"):
		if len(f.list) == draft.MaxArticles {
			return fmt.Errorf("%w: more than %d entries", draft.ErrTooLarge, draft.MaxArticles)
		}
		f.now, f.depth = &item{number: len(f.list) + 1}, depth
		f.id, f.updated, f.content = "", "", ""
	case f.now != nil && name == "source":
		f.open("source", depth)
	case f.now != nil && name == "link" && draft.Attr(t, "href") != "":
		if rel := draft.Attr(t, "rel"); rel == "alternate" || rel == "" && f.now.url == "" {
			f.now.url = draft.Attr(t, "href")
		}
	case name == "author":
		if f.now != nil && t.Name.Space != "http://www.w3.org/2005/Atom" && !strings.HasPrefix(t.Name.Space, "http://www.itunes") {
			f.open("author", depth)
		}
	case feedFields[name] && (f.now != nil || name == "title" || name == "language" || name == "link"):
		f.open(name, depth)
	}
	if base := draft.Attr(t, "base"); f.now == nil && strings.HasPrefix(base, "http") {
		f.base = base
	}
	if f.now == nil && name == "link" && draft.Attr(t, "href") != "" {
		f.setBase(draft.Attr(t, "href"))
	}
	if lang := draft.Attr(t, "lang"); lang != "" && f.language == "" {
		f.language = lang
	}
	return nil
}

// feedFields are the elements of an entry, or of the feed, that are taken.
var feedFields = map[string]bool{"title": true, "link": true, "guid": true, "pubDate": true, "date": true, "published": true, "issued": true,
	"updated": true, "modified": true, "creator": true, "name": true, "description": true, "summary": true, "encoded": true, "content": true, "language": true}

// feedName returns the name of an element that belongs to feeds, or to the
// modules for authors, dates and texts; "" for one of another language:
// <media:title> is the title of a picture.
func feedName(n xml.Name) string {
	switch n.Space {
	case "", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
		"http://backend.userland.com/rss2", "http://purl.org/dc/elements/1.1/", "dc", "http://purl.org/dc/terms/", "dcterms",
		"http://purl.org/rss/1.0/modules/content/", "content":
		return n.Local
	}
	return ""
}

// end closes markup, a field, or an entry.
func (f *feedBook) end(t xml.EndElement, depth int) {
	switch {
	case f.field != "" && depth > f.at:
		f.text.WriteString("</" + t.Name.Local + ">")
	case f.field != "":
		f.set(f.field, strings.TrimSpace(f.text.String()))
		f.field = ""
	case f.now != nil && depth == f.depth:
		f.finish()
	}
}

// set takes the value of a field; of several the first.
func (f *feedBook) set(field, value string) {
	put := func(to *string) { *to = cmp.Or(*to, value) }
	if f.now == nil {
		switch field {
		case "title":
			put(&f.title)
		case "language":
			f.language = value
		case "link":
			f.setBase(value)
		}
		return
	}
	a := f.now
	switch field {
	case "title":
		put(&a.title)
	case "link":
		put(&a.url)
	case "guid":
		put(&f.id)
	case "pubDate", "date", "published", "issued":
		put(&a.date)
	case "updated", "modified":
		put(&f.updated)
	case "creator", "name":
		const most = 500 // bytes; a feed of names without end is not put together
		if a.byline == "" || len(a.byline) < most && !strings.Contains(a.byline, value) {
			a.byline = strings.TrimPrefix(a.byline+", "+value, ", ")
		}
	case "author": // "ann@northmoorpost.example (Ann Lee)", or a person's own elements
		if _, name, ok := strings.Cut(plainOf(value), "("); ok {
			value = strings.TrimRight(name, ") ")
		} else if strings.Contains(value, "@") {
			value = ""
		}
		value = plainOf(value)
		put(&a.byline)
	case "description", "summary":
		put(&a.summary)
	case "encoded", "content":
		put(&f.content)
	case "language":
		put(&a.language)
	case "source":
		if g := sourceTitle.FindStringSubmatch(value); g != nil {
			value = g[1]
		}
		put(&a.source)
	}
}

// setBase takes the address of the feed's site, unless the feed names a base.
func (f *feedBook) setBase(address string) {
	if f.base == "" && strings.HasPrefix(address, "http") {
		f.base = address
	}
}

// absolute returns the address of an entry, which feeds may leave relative.
func (f *feedBook) absolute(address string) string {
	base, err := neturl.Parse(f.base)
	if address == "" || f.base == "" || err != nil {
		return address
	}
	ref, err := base.Parse(address)
	if err != nil || ref.Scheme == "" {
		return address
	}
	return ref.String()
}

// sourceTitle matches the title among the elements of the feed that an entry
// of Atom was taken from.
var sourceTitle = pattern.Lazily(`(?s)<title>(.*?)</title>`)

// finish closes an entry.
func (f *feedBook) finish() {
	a := *f.now
	f.now = nil
	if a.url == "" && strings.HasPrefix(f.id, "http") {
		a.url = f.id
	}
	a.date, a.text, a.url = cmp.Or(a.date, f.updated), f.content, f.absolute(strings.TrimSpace(a.url))
	f.list = append(f.list, a)
}

// feedPieces makes documents of the entries of a feed; err is the error met while reading.
func feedPieces(list []item, title, language string, warnings []parse.Warning, err error) ([]draft.Piece, error) {
	for i, a := range list {
		if a.text == "" && len(strings.Fields(plainOf(a.summary))) >= fullEntry {
			list[i].text = a.summary
		}
		if strings.TrimSpace(a.text+a.summary) == "" {
			list[i].summary = a.title // of some feeds the headline is all there is
		}
		if a.source == "" {
			list[i].source = feedOutlet(plainOf(title))
		}
		list[i].language = cmp.Or(a.language, language)
	}
	pieces := itemPieces(list)
	if len(pieces) == 0 {
		return nil, cmp.Or(err, fmt.Errorf("%w: the feed has no entry with text", draft.ErrEmpty))
	}
	for i, p := range pieces {
		if d := &pieces[i].Declared; d.Basis != "" {
			d.Marks.Date.Name, d.Marks.Source.Name = "feed date", "feed title"
		}
		if n := len(p.Paragraphs); cutOff.MatchString(p.Paragraphs[n-1].Text) && !slices.Contains(p.Warnings, teaser) {
			pieces[i].Warnings = append(p.Warnings, teaser)
		}
	}
	pieces[0].Warnings = append(warnings, pieces[0].Warnings...)
	return pieces, err
}

// cutOff matches the end of an entry that goes on elsewhere.
var cutOff = pattern.Lazily(`(?i)(?:\[(?:…|\.\.\.|&hellip;)\]|(?:continue reading|read more|read the (?:full|rest)|weiterlesen|lire la suite|seguir leyendo)[^.]{0,60})\W*$`)

// titleParts parts the title of a feed: "Northmoor Post » World", "World -
// Northmoor Post".
var titleParts = pattern.Lazily(`\s+[»›>|–—:-]+\s+`)

// feedOutlet returns the outlet in the title of a feed: the part that can only
// be an outlet's name, or the first.
func feedOutlet(title string) string {
	parts := titleParts.Regexp().Split(strings.Join(strings.Fields(title), " "), -1)
	for _, p := range parts {
		if layout.OutletWord.MatchString(p) {
			return p
		}
	}
	return parts[0]
}

// jsonFeed is JSON Feed 1 and 1.1, as far as it matters.
type jsonFeed struct {
	Title    string `json:"title"`
	Language string `json:"language"`
	Items    []struct {
		URL         string       `json:"url"`
		ExternalURL string       `json:"external_url"`
		Title       string       `json:"title"`
		HTML        string       `json:"content_html"`
		Text        string       `json:"content_text"`
		Summary     string       `json:"summary"`
		Published   string       `json:"date_published"`
		Modified    string       `json:"date_modified"`
		Language    string       `json:"language"`
		Author      feedAuthor   `json:"author"`
		Authors     []feedAuthor `json:"authors"`
	} `json:"items"`
}

type feedAuthor struct {
	Name string `json:"name"`
}

// ReadJSONFeed reads the entries of a JSON Feed.
func ReadJSONFeed(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	var feed jsonFeed
	warnings, err := draft.DecodeJSON(data, "", &feed)
	if err != nil {
		return nil, err
	}
	if len(feed.Items) > draft.MaxArticles {
		return nil, fmt.Errorf("%w: more than %d entries", draft.ErrTooLarge, draft.MaxArticles)
	}
	var list []item
	for i, e := range feed.Items {
		var names []string
		for _, one := range e.Authors {
			names = append(names, one.Name)
		}
		a := item{number: i + 1, title: e.Title, url: cmp.Or(e.URL, e.ExternalURL), date: cmp.Or(e.Published, e.Modified),
			language: e.Language, text: e.HTML, summary: e.Summary, byline: cmp.Or(strings.Join(names, ", "), e.Author.Name)}
		if strings.TrimSpace(a.text) == "" {
			a.text = e.Text
		}
		list = append(list, a)
	}
	return feedPieces(list, feed.Title, feed.Language, warnings, nil)
}
