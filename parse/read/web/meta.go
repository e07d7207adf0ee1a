package web

import (
	"cmp"
	neturl "net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// htmlPage is a page and what it declares of itself.
type htmlPage struct {
	root     *html.Node
	source   string  // the markup
	lines    []Block // all that the page shows
	fragment bool    // it has no head and no body of its own

	meta      map[string][]string // contents by property, name or itemprop, in lower case
	linked    []ldArticle         // from JSON-LD, articles first
	brokenLD  string              // JSON-LD that is no JSON
	times     []timeMark
	dateLines []string // texts of elements whose names say that they hold a date
	heads     []string // of first rank
	titleTag  string
	canonical string
	language  string
	saved     string     // address that a tool noted when it saved the page
	bylines   []string   // texts of elements whose names say that they hold the writers
	writers   []string   // marked as such: rel=author, itemprop=author
	writersIn *html.Node // the element around the first of those
	publisher string     // itemprop=publisher
	above     []string   // lines that stand above the story, set when that is found
}

// timeMark is a moment that the page's markup names.
type timeMark struct {
	value string
	kind  timeKind
}

type timeKind int

const (
	timePlain     timeKind = iota // <time datetime>
	timePublished                 // <time pubdate>, class="published"
	timeItem                      // itemprop=datePublished
	timeModified
)

// surveyPage reads what a page declares, before anything is taken out of it.
func surveyPage(root *html.Node, source string) *htmlPage {
	p := &htmlPage{root: root, source: source, meta: map[string][]string{}}
	low := strings.ToLower(source[:min(len(source), 4<<10)])
	p.fragment = !strings.Contains(low, "<html") && !strings.Contains(low, "<head") && !strings.Contains(low, "<body") &&
		!strings.Contains(strings.ToLower(source), "<body")
	for n := range root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			if g := savedFrom.FindStringSubmatch(n.Data); g != nil && p.saved == "" {
				p.saved = g[1]
			}
		case html.ElementNode:
			p.note(n)
		}
	}
	p.lines = BlocksOf(root, nil)
	for _, l := range p.lines[:min(len(p.lines), bylineWithin)] {
		if _, ok := day.Value(l.Text, day.Policy{}); ok && layout.IsStrictByline(l.Text) {
			p.dateLines = append(p.dateLines, l.Text) // "By Ann Lee, Thursday, November 19, 2026"
			break
		}
	}
	slices.SortStableFunc(p.linked, func(a, b ldArticle) int { return b.rank - a.rank })
	return p
}

// bylineWithin is how many lines from the top a line of writer and day is looked for.
const bylineWithin = 40

// savedFrom matches the comments of SingleFile and of browsers.
var savedFrom = pattern.Lazily(`(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)`)

// note keeps what one element declares.
func (p *htmlPage) note(n *html.Node) {
	prop := strings.ToLower(Attribute(n, "itemprop"))
	switch n.DataAtom {
	case atom.Html:
		p.language = cmp.Or(Attribute(n, "lang"), Attribute(n, "xml:lang"))
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			if name := strings.ToLower(strings.TrimSpace(Attribute(n, key))); name != "" {
				if c := OneLine(Attribute(n, "content")); c != "" {
					p.meta[name] = append(p.meta[name], c)
				}
			}
		}
		if prop == "datepublished" {
			p.times = append(p.times, timeMark{Attribute(n, "content"), timeItem})
		}
	case atom.Link:
		if strings.EqualFold(Attribute(n, "rel"), "canonical") && p.canonical == "" {
			p.canonical = strings.TrimSpace(Attribute(n, "href"))
		}
	case atom.Title:
		if p.titleTag == "" && within(n, atom.Head) {
			p.titleTag = forPrint.ReplaceAllString(OneLine(textOf(n)), "")
		}
	case atom.Script:
		if strings.Contains(strings.ToLower(Attribute(n, "type")), "ld+json") {
			p.readLinked(textOf(n))
		}
	case atom.H1:
		if t := OneLine(blockText(n)); t != "" && !isLogo.MatchString(t) { // without the names of drawings
			p.heads = append(p.heads, t)
		}
	case atom.Time:
		p.noteTime(n, prop, cmp.Or(Attribute(n, "datetime"), OneLine(textOf(n))))
	case atom.Abbr:
		// The older way to give a machine the time: <abbr title="2026-11-20T01:40:40Z">.
		if value := strings.TrimSpace(Attribute(n, "title")); timestamp.MatchString(value) {
			p.noteTime(n, prop, value)
		} else {
			p.noteNamed(n, prop)
		}
	default:
		p.noteNamed(n, prop)
	}
}

// forPrint matches what pages for printing put before their title.
var forPrint = pattern.Lazily(`^(?i:print|printable version|printer[ -]friendly(?: version)?)\s*[:|–-]\s+`)

// isLogo matches the words that stand for a picture of the outlet's name.
var isLogo = pattern.Lazily(`(?i)^.{0,60}\blogo$`)

func (p *htmlPage) noteTime(n *html.Node, prop, value string) {
	kind := timePlain
	names := strings.ToLower(Attribute(n, "class") + " " + Attribute(n, "id"))
	_, pubdate := findAttr(n, "pubdate")
	switch {
	case prop == "datepublished":
		kind = timeItem
	case prop == "datemodified", strings.Contains(names, "updated") && !strings.Contains(names, "publish"), strings.Contains(names, "modified"):
		kind = timeModified
	case pubdate, strings.Contains(names, "publish"), strings.Contains(names, "pubdate"), strings.Contains(names, "entry-date"):
		kind = timePublished
	}
	p.times = append(p.times, timeMark{value, kind})
}

// timestamp matches what only machines write; other titles explain a word.
var timestamp = pattern.Lazily(`^\d{4}-\d\d-\d\d(?:$|[T ])`)

// noteNamed reads elements whose own names say what they hold.
func (p *htmlPage) noteNamed(n *html.Node, prop string) {
	switch prop {
	case "datepublished":
		value := cmp.Or(Attribute(n, "content"), Attribute(n, "datetime"), OneLine(textOf(n)))
		p.times = append(p.times, timeMark{value, timeItem})
		return
	case "author", "creator":
		p.noteWriter(n)
		return
	case "publisher":
		p.publisher = cmp.Or(p.publisher, itemName(n))
		return
	}
	if n.DataAtom == atom.A && slices.Contains(strings.Fields(Attribute(n, "rel")), "author") {
		p.noteWriter(n)
		return
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main || n.DataAtom == atom.Input {
		return
	}
	names := Attribute(n, "class") + " " + Attribute(n, "id")
	if names == " " {
		return
	}
	for _, w := range nameWords(names) {
		switch w {
		case "byline", "bylines", "byl", "author", "authors", "autor", "autoren", "auteur", "autore":
			if t := OneLine(blockText(n)); t != "" && len(t) < 120 && len(p.bylines) == 0 && !within(n, atom.Form, atom.Label) {
				p.bylines = append(p.bylines, t)
			}
			return
		case "date", "dates", "pubdate", "published", "publication", "posted", "postdate", "datetime", "timestamp", "dateline", "datum", "fecha", "data", "pubdatum":
			if t := OneLine(blockText(n)); t != "" && len(t) < 120 && layout.HasDigit(t) {
				p.dateLines = append(p.dateLines, t)
			}
			return
		}
	}
}

// itemName returns the name of a body in microdata: <meta itemprop=name content="Harbour
// Post"> inside it, an element of that name, or all that it shows.
func itemName(n *html.Node) string {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && Attribute(c, "itemprop") == "name" {
			return cmp.Or(OneLine(Attribute(c, "content")), OneLine(textOf(c)))
		}
	}
	return OneLine(cmp.Or(Attribute(n, "content"), blockText(n)))
}

// noteWriter keeps a writer's name, and those that stand beside it. Further
// down, other stories have theirs.
func (p *htmlPage) noteWriter(n *html.Node) {
	around := n.Parent
	if around != nil && around.Parent != nil {
		around = around.Parent
	}
	if p.writersIn == nil {
		p.writersIn = around
	}
	for up := n; up != nil; up = up.Parent {
		if up == p.writersIn {
			p.writers = append(p.writers, OneLine(blockText(n)))
			return
		}
	}
}

func findAttr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// AllText returns the text beneath a node as it is, however long.
func AllText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// textLimit is how much of an element is looked at that holds a name or a
// date, in bytes. A script has one text, and is read whole.
const textLimit = 16 << 10

// textOf returns the text beneath a node as it is.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
		if b.Len() > textLimit {
			break
		}
	}
	return b.String()
}

// blockText returns the beginning of the text beneath a node as a browser
// shows it: a name or a date, and of anything longer enough to see that it is
// neither.
func blockText(n *html.Node) string {
	r := blockReader{at: n, most: 16}
	r.walk(n)
	r.flush()
	var parts []string
	for _, b := range r.out {
		parts = append(parts, b.Text)
	}
	return strings.Join(parts, " ")
}

// OneLine returns a text with one space for every run of white space.
func OneLine(s string) string { return strings.Join(strings.Fields(layout.Tidy(s)), " ") }

// first returns the first content of the first of these names that has one.
func (p *htmlPage) first(names ...string) (value, name string) {
	for _, name := range names {
		if v := cmp.Or(p.meta[name]...); v != "" {
			return v, name
		}
	}
	return "", ""
}

// declare returns what the page says of itself, with the place in the markup.
func (p *htmlPage) declare() parse.Declared {
	d := parse.Declared{Basis: parse.BasisMetadata}
	m := &d.Marks
	d.URL, m.URL.Name = p.address()
	d.Source, m.Source.Name = p.outlet()
	d.Title, m.Title.Name = p.title(d.Source, d.URL)
	d.Byline, m.Byline.Name = p.byline(d.Source)
	d.Language, m.Language.Name = p.declaredLanguage()
	policy := p.datePolicy(d.URL, d.Language)
	published := p.published(d.URL, policy)
	d.Date, m.Date, d.DateInDoubt = published.date, published.mark, published.doubt
	d.Modified = p.modified(policy)
	return draft.DeclaredOrNone(d)
}

// address returns the page's own address. A canonical one that is the site's
// front page is a mistake of the site.
func (p *htmlPage) address() (string, string) {
	og, _ := p.first("og:url", "twitter:url", "parsely-link")
	for _, c := range []struct{ value, name string }{{p.canonical, "link canonical"}, {og, "og:url"}, {p.saved, "noted when saved"}} {
		u, err := neturl.Parse(c.value)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || utf8.RuneCountInString(c.value) > 1000 {
			continue
		}
		if c.name == "link canonical" && strings.Trim(u.Path, "/") == "" && og != c.value && og != "" {
			continue
		}
		return c.value, c.name
	}
	return "", ""
}

// outlet returns who publishes the page.
func (p *htmlPage) outlet() (string, string) {
	if v, name := p.first("og:site_name"); isOutletName(v) {
		v, _, _ = strings.Cut(v, " | ") // its slogan
		return v, name
	}
	for _, a := range p.linked {
		if isOutletName(a.publisher) {
			return a.publisher, "JSON-LD publisher"
		}
	}
	if v, name := p.first("application-name", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher", "citation_journal_title", "cre", "apple-mobile-web-app-title"); isOutletName(v) {
		return v, name
	}
	if isOutletName(p.publisher) {
		return p.publisher, "itemprop publisher"
	}
	if tail := p.titleTail(); isOutletName(tail) {
		return tail, "title"
	}
	return "", ""
}

func isOutletName(s string) bool {
	return s != "" && len(s) <= 80 && layout.HasLetter(s) && !strings.Contains(s, "://") && !strings.HasPrefix(s, "@")
}

func (p *htmlPage) declaredLanguage() (string, string) {
	og, _ := p.first("og:locale")
	http, _ := p.first("content-language", "language", "dc.language", "inlanguage")
	ld := ""
	for _, a := range p.linked {
		ld = cmp.Or(ld, a.language)
	}
	for _, c := range []struct{ value, name string }{{p.language, "html lang"}, {ld, "JSON-LD inLanguage"}, {og, "og:locale"}, {http, "meta language"}} {
		if g := languageCode.FindString(strings.ReplaceAll(strings.TrimSpace(c.value), "_", "-")); g != "" {
			return g, c.name
		}
	}
	return "", ""
}

var languageCode = pattern.Lazily(`^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?$`)

// byline returns the writers' names, joined by commas.
func (p *htmlPage) byline(outlet string) (string, string) {
	for _, a := range p.linked {
		if a.rank < ldArticleRank {
			break
		}
		if names := writers(a.authors, outlet); names != "" {
			return names, "JSON-LD author"
		}
	}
	for _, name := range []string{"author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "article:author_name", "twitter:creator:name"} {
		if names := writers(p.meta[name], outlet); names != "" {
			return names, name
		}
	}
	if names := writers(p.writers, outlet); names != "" {
		return names, "author element"
	}
	if names := writers(p.bylines, outlet); names != "" {
		return names, "byline element"
	}
	for _, line := range p.underHeadline() {
		if layout.IsByline(line) {
			if names := writers([]string{line}, outlet); names != "" {
				return names, "line by the headline"
			}
		}
	}
	return "", ""
}

// writers cleans names that are declared as the writers'.
func writers(values []string, outlet string) string {
	var names []string
	for _, v := range values {
		v = bylineLead.ReplaceAllString(OneLine(v), "")
		if g := nameEnds.FindStringIndex(v); g != nil {
			v = v[:g[0]]
		}
		v = strings.Trim(v, " ,;|·•–—-")
		if v == "" || len(v) > 150 || strings.Contains(v, "://") || strings.HasPrefix(v, "@") || strings.Contains(v, "@") || !layout.HasLetter(v) ||
			strings.Contains(v, "facebook.com") || notABylineName.MatchString(v) || layout.Fold(v) == layout.Fold(outlet) {
			continue
		}
		if !slices.ContainsFunc(names, func(n string) bool { return strings.Contains(layout.Fold(n), layout.Fold(v)) }) {
			names = append(names, v)
		}
		if len(names) == 8 {
			break
		}
	}
	return strings.Join(names, ", ")
}

var (
	bylineLead = pattern.Lazily(`^(?i:(?:by|von|vom|par|por|di|door|written by|posted by|published by|(?:zeige )?alle beitr[äa]ge von|view all posts by|autor(?:en|in)?|author|auteur|text|fotos?)\b[: ]\s*)+`)
	// nameEnds matches what runs on after the writers' names: the date, the time
	// of reading, the name of the desk.
	nameEnds       = pattern.Lazily(`(?i)\s*(?:[|·•]|\b(?:published|posted|updated|\d{4}-\d{2}-\d{2}|\d{1,2}[:.]\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d+ min(?:ute)?s?\b|(?:on )?` + day.EnglishMonth + ` \d|(?:on )?\d{1,2} ` + day.EnglishMonth + `|am \d|le \d|el \d|follow |[A-Z][a-z]+day,)).*$`)
	notABylineName = pattern.Lazily(`(?i)^(?:admin|administrator|editor|editors|staff|guest|user|unknown|null|undefined|none|author|webmaster|redaktion|default|root|wordpress|wp|n/?a|true|false|\d+)$`)
)
