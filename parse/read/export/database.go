// Package export reads files of many articles: exports from press databases (Nexis,
// Factiva, Europresse, ProQuest and others), tables (CSV, JSON, spreadsheets) and feeds.
package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// database is a database whose exports give each article as a headline, fields
// with labels and the text.
type database struct {
	name   string
	fields map[string]string      // what a label stands for; labels are folded, with _ for spaces
	mark   func(head string) bool // recognises an export by its beginning
	source pattern.Pattern        // a line under the headline that names outlet and day; nil for none
	cited  func(string) bool      // a line under the headline that repeats the fields; nil for none
	ends   func(string) bool      // a line after which nothing of the article's text comes; nil for none
	closes func(string) bool      // a line without a value that is in every article after its text; nil for none
}

// What fields stand for, beside those of parse.Declared: the text begins, one of
// these is in every article after its text, a summary, something else.
const (
	fieldBody     = "body"
	fieldAnchor   = "anchor"
	fieldAbstract = "abstract"
	fieldOther    = "other"
)

var databases = []*database{
	{name: ProQuest, fields: lang.ProQuestFields, mark: isProQuest, cited: isCitation},
	{name: Gale, fields: lang.GaleFields, mark: isGale, ends: isGaleEnd},
	{name: NewsBank, fields: lang.NewsBankFields, mark: isNewsBank, source: newsBankSource, closes: isNewsBankCitation},
}

// databaseNamed returns a database by the name of its exports.
func databaseNamed(name string) *database {
	return databases[slices.IndexFunc(databases, func(d *database) bool { return d.name == name })]
}

// fieldLine is a paragraph of an export: with a label that the database has, or
// without.
type fieldLine struct {
	field, value string
	draft.Paragraph
}

// labelled matches a line that begins with a label.
var labelled = pattern.Lazily(`^(\p{L}[\p{L}\d /&'’().-]{1,45}?)\s?:[ \x{00A0}]*(.*)$`)

// line reads one paragraph.
func (db *database) line(p draft.Paragraph) fieldLine {
	first, rest, _ := strings.Cut(p.Text, "\n")
	if db.closes != nil && db.closes(first) {
		return fieldLine{field: fieldAnchor, value: rest, Paragraph: p}
	}
	g := labelled.FindStringSubmatch(first)
	if g == nil {
		return fieldLine{Paragraph: p}
	}
	field := db.fields[strings.ReplaceAll(lang.Fold(g[1]), " ", "_")]
	if field == "" || field != fieldBody && field != fieldAbstract && field != "caption" && isStory(g[2]) {
		return fieldLine{Paragraph: p}
	}
	return fieldLine{field: field, value: strings.TrimSpace(g[2] + "\n" + rest), Paragraph: p}
}

// isStory reports the words after a colon that go on a sentence, and are no value.
func isStory(s string) bool {
	const sentence = 6 // words
	return len(strings.Fields(s)) >= sentence && layout.Closes(s) &&
		(layout.StartsLower(s) || strings.ContainsAny(s, "\"“”«»"))
}

// lines cuts paragraphs in which several labels stand line by line.
func (db *database) lines(list []draft.Paragraph) []fieldLine {
	var out []fieldLine
	for _, p := range list {
		var parts []string
		for line := range strings.SplitSeq(p.Text, "\n") {
			// "Author: Anna Quist | Page: A3 | Section: News"
			if head, _, ok := strings.Cut(line, " | "); ok && db.line(draft.Paragraph{Text: head}).field != "" {
				parts = append(parts, strings.Split(line, " | ")...)
			} else {
				parts = append(parts, line)
			}
		}
		from := 0
		for i := 1; i <= len(parts); i++ {
			if i == len(parts) || db.line(draft.Paragraph{Text: parts[i]}).field != "" ||
				db.source != nil && db.source.MatchString(parts[i]) ||
				from == i-1 && db.source != nil && db.source.MatchString(parts[from]) {
				q := p
				q.Text = strings.Join(parts[from:i], "\n")
				out = append(out, db.line(q))
				from = i
			}
		}
	}
	return out
}

// articles splits an export: each article ends with the fields below its text. It returns
// nil if there are no articles.
func (db *database) articles(list []draft.Paragraph) []draft.Piece {
	lines := db.lines(list)
	var out []draft.Piece
	from := 0
	for i := 0; i < len(lines); i++ {
		if lines[i].field != fieldAnchor {
			continue
		}
		tail, end := tailStart(lines, from, i), i+1
		for end < len(lines) && (lines[end].field != "" && lines[end].field != fieldBody ||
			rightsLine.MatchString(lines[end].Text)) {
			end++
		}
		out = append(out, db.article(lines[from:end], tail-from))
		from, i = end, end-1
	}
	rest := lines[from:]
	if len(out) > 0 && slices.ContainsFunc(rest, func(l fieldLine) bool { return l.field == fieldBody }) {
		last := db.article(rest, len(rest))
		last.Warnings = append(last.Warnings, parse.Warning{Code: "article cut off",
			Text: "The export ends in the middle of this article."})
		out = append(out, last)
	}
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

// tailStart returns where the fields after the text begin, of which the one at i is
// one. Among them may be labels that the database has seldom.
func tailStart(lines []fieldLine, from, i int) int {
	first := i
	for k := i - 1; k >= from; k-- {
		switch {
		case lines[k].field == fieldBody:
			return first
		case lines[k].field != "":
			first = k
		case !labelled.MatchString(lines[k].Text):
			return first
		}
	}
	return first
}

// head returns the position of the headline and of the fields below it.
func (db *database) head(lines []fieldLine) (title, fields int) {
	for i, l := range lines {
		named := db.source != nil && db.source.MatchString(l.Text)
		if l.field == "" && !named && !(db.cited != nil && db.cited(l.Text)) {
			continue
		}
		for title = i - 1; title >= 0 && !layout.HasLetter(lines[title].Text); {
			title--
		}
		return title, i
	}
	return -1, 0
}

// article reads one article, whose fields after the text begin at tail.
func (db *database) article(lines []fieldLine, tail int) draft.Piece {
	p := draft.Piece{Declared: parse.Declared{Basis: parse.BasisMetadata}}
	d := &p.Declared
	title, at := db.head(lines)
	headline := ""
	if title >= 0 && !documentCount.MatchString(lines[title].Text) {
		headline = web.OneLine(lines[title].Text)
	}
	var abstract []draft.Paragraph
	began, last := false, ""
	hasBody := slices.Contains(slices.Collect(maps.Values(db.fields)), fieldBody) // it marks where the text begins
	for i, l := range lines[at:] {
		i += at
		if began && i < tail && l.field != "caption" {
			if db.ends != nil && db.ends(l.Text) {
				tail = i
				continue
			}
			p.Paragraphs = append(p.Paragraphs, storyParagraph(l.Paragraph))
			continue
		}
		switch l.field {
		case "":
			switch {
			case db.source != nil && db.source.MatchString(l.Text):
				db.readSource(d, l.Text)
			case i >= tail, !began && wordCount.MatchString(l.Text):
			case last == fieldAbstract:
				abstract = append(abstract, storyParagraph(l.Paragraph))
			case !hasBody && layout.HasLetter(l.Text):
				began = true
				p.Paragraphs = append(p.Paragraphs, storyParagraph(l.Paragraph))
			}
		case fieldBody:
			began = true
			if l.value != "" && l.value != "html>" { // some mails have lost the bracket of a tag
				p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: unwrap(l.value)})
			}
		case fieldAbstract:
			if l.value != "" && !strings.HasPrefix(strings.ToLower(l.value), "none available") {
				abstract = append(abstract, draft.Paragraph{Text: unwrap(l.value)})
			}
		case "caption":
			p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: web.OneLine(l.value),
				Role: parse.RoleCaption, Told: true})
		default:
			setField(d, l.field, web.OneLine(l.value))
		}
		last = cmp.Or(l.field, last)
	}
	d.Title = editionMark.ReplaceAllString(cmp.Or(d.Title, headline), "")
	if len(p.Paragraphs) == 0 && len(abstract) > 0 {
		p.Paragraphs = abstract
		p.Warnings = append(p.Warnings, teaser)
	}
	return finishExport(p)
}

// readSource reads the line that names outlet and day.
func (db *database) readSource(d *parse.Declared, line string) {
	g := db.source.FindStringSubmatch(line)
	if date := exportDay(cmp.Or(g[2], g[3]), d.Language); d.Date.IsZero() {
		d.Date = date
	}
	d.Source = cmp.Or(d.Source, outletName(cmp.Or(g[1], g[4])))
}

// storyParagraph is a paragraph of the text of an article, without the line
// breaks of the margin.
func storyParagraph(p draft.Paragraph) draft.Paragraph {
	p.Text = unwrap(p.Text)
	if p.Role == parse.RoleBoilerplate {
		p.Role, p.Told = parse.RoleBody, false // a mail that was sent on, not one that is answered
	}
	return p
}

// setField takes the value of a field; of several the first.
func setField(d *parse.Declared, field, value string) {
	if value == "" {
		return
	}
	switch field {
	case "source":
		d.Source = cmp.Or(d.Source, databaseOutlet(value))
	case "title":
		d.Title = cmp.Or(d.Title, value)
	case "url":
		d.URL = cmp.Or(d.URL, value)
	case "language":
		d.Language = cmp.Or(d.Language, namedLanguage(firstWord(value)))
	case "byline":
		d.Byline = cmp.Or(d.Byline, writers(value))
	case "date":
		if r, ok := day.Value(value, day.Policy{Language: d.Language}); ok && d.Date.IsZero() && d.DateInDoubt == "" {
			d.Date, d.DateInDoubt = r.Date, draft.InDoubt(r, value)
		}
	}
}

var (
	// documentCount matches the line over an article: "Document 3 of 20".
	documentCount = pattern.Lazily(`(?i)^(?:document|article|email|dokument|documento) \d{1,5} (?:of|de|von|di) \d{1,5}$`)
	// editionMark matches what databases put after a headline or an outlet:
	// "[Final Edition]", ", Late Edition (East Coast)".
	editionMark = pattern.Lazily(`(?i):? ?\[[^\[\]]{0,60}edition\]$|, ?[\p{L} -]{0,40}edition(?: \([^()]{1,40}\))?$`)
)

// databaseOutlet removes what follows the name of an outlet: "Osk Post, Late Edition;
// Osk".
func databaseOutlet(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return outletName(editionMark.ReplaceAllString(strings.TrimSpace(s), ""))
}

// writers turns names as libraries write them: "Quist, Anna; Dahm, Karl".
func writers(s string) string {
	var out []string
	for _, one := range strings.Split(withoutBy(strings.TrimSuffix(s, ".")), ";") {
		one = strings.TrimSpace(one)
		if last, first, ok := strings.Cut(one, ","); ok && lastName.MatchString(last) && !strings.Contains(first, ",") {
			one = strings.TrimSpace(first) + " " + last
		}
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	return strings.Join(out, ", ")
}

// lastName matches a surname before a given name: "Quist", "van der Berg".
var lastName = pattern.Lazily(`^(?:(?:\p{Ll}[\p{L}'’]* ){1,3}|(?:Al|El|Ben|De|Di|La|Le|Van|Von) )?[\p{L}'’-]+$`)

// isProQuest recognises an export of ProQuest, whose articles all have a link.
func isProQuest(head string) bool {
	return strings.Contains(head, "ProQuest") && proQuestLine.MatchString(head)
}

// proQuestLine matches a line that only ProQuest has.
var proQuestLine = pattern.Lazily(`(?m)(?:^|>)[ \t]*(?:Report Information from ProQuest|ProQuest document link|ProQuest document ID:)`)

// citation matches the line in which ProQuest repeats what it has of an article:
// "Quist, Anna.  Osk Post; Osk [Osk]. 10 Nov 2026: A.2."
var citation = pattern.Lazily(`\[[^\[\]]{2,40}\]\.? ?\d{1,2} \p{L}{3,9}\.? \d{4}`)

func isCitation(s string) bool { return citation.MatchString(web.OneLine(s)) }

// isGale recognises an export of Gale by its fields.
func isGale(head string) bool {
	return strings.Contains(head, "Gale Document Number:") && galeLine.MatchString(head) ||
		strings.Contains(head, "Full Text:") && galeText.MatchString(head) && galeType.MatchString(head)
}

var (
	galeLine = pattern.Lazily(`(?m)(?:^|>)[ \t]*Gale Document Number:`)
	galeText = pattern.Lazily(`(?m)(?:^|>)[ \t]*Full Text:`)
	galeType = pattern.Lazily(`(?m)(?:^|>)[ \t]*(?:Content Level|Lexile Measure|Document Type):`)
)

// isGaleEnd recognises the line over the citation under an article.
func isGaleEnd(s string) bool {
	return strings.HasPrefix(s, "Source Citation")
}

const (
	newsBankOutlet = `[^\n()|]{2,80}? \([^()\n]{2,60}\)`
	newsBankDay    = `(?:\p{L}{3,10}[.,]{0,2} )?\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{1,2} \p{L}{3,10}\.? \d{4}`
)

var (
	// newsBankSource matches the line under a headline: "Osk Post (Osk, NM) -
	// November 9, 2026", "November 9, 2026 | Osk Post (Osk, NM)".
	newsBankSource = pattern.Lazily(`^(?:(` + newsBankOutlet + `) [-–—] (` + newsBankDay + `)|(` + newsBankDay +
		`) \| (` + newsBankOutlet + `))$`)
	newsBankHead = pattern.Lazily(`(?m)^(?:` + newsBankOutlet + ` [-–—] (?:` + newsBankDay + `)|(?:` +
		newsBankDay + `) \| ` + newsBankOutlet + `)[ \r]*$`)
	// wordCount matches a field without a label: "312 Words".
	wordCount = pattern.Lazily(`(?i)^\d[\d,.]* words?$`)
)

// isNewsBank recognises an export of NewsBank by the line under its first
// headline, and by fields that nobody else has together.
func isNewsBank(head string) bool {
	named := strings.Contains(head, "Author/Byline:") || strings.Contains(head, "Readability:") ||
		strings.Contains(head, "OpenURL Link") ||
		strings.Contains(head, "Record Number:") || strings.Contains(head, "NewsBank") ||
		strings.Contains(head, newsBankCitation)
	return named && newsBankHead.MatchString(head)
}

// newsBankCitation is the line above the citation below an article, in exports of several
// articles.
const newsBankCitation = "Citation (aglc Style)"

func isNewsBankCitation(s string) bool { return strings.TrimSpace(s) == newsBankCitation }

// Names of what [IsExport] recognises and [ReadExport] reads.
const (
	ProQuest    = "ProQuest export"
	Gale        = "Gale export"
	NewsBank    = "NewsBank export"
	PressReader = "PressReader export"
	NexisPages  = "Nexis Uni export (text)"
	Factiva     = "Factiva export"
	Europresse  = "Europresse export (text)"
)

// IsExport returns what recognises an export of this name in a text or a page.
func IsExport(name string) func(head string) bool {
	switch name {
	case PressReader:
		return func(head string) bool { return isPressReader(head) && hasPressReaderLine(head) }
	case NexisPages:
		return isNexisPages
	case Europresse:
		return isEuropresseText
	}
	return databaseNamed(name).mark
}

// ReadExport returns what reads an export of this name from a text or a page.
func ReadExport(name string) func(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	split := map[string]func([]draft.Paragraph) []draft.Piece{PressReader: pressReader, NexisPages: NexisUni, Europresse: europresseText}[name]
	if split == nil {
		split = databaseNamed(name).articles
	}
	return func(data []byte, _ *draft.Budget) ([]draft.Piece, error) { return readSplit(data, name, split) }
}

// readSplit reads a file of text or HTML and takes it apart.
func readSplit(data []byte, name string, split func([]draft.Paragraph) []draft.Piece) ([]draft.Piece, error) {
	text, encoding, warnings, err := web.DecodeHTML(data)
	if err != nil {
		return nil, err
	}
	list := web.PlainParagraphs
	if htmlStart.MatchString(text[:min(len(text), draft.Sniffed)]) {
		list = web.Markup
	}
	found := split(list(text))
	if len(found) == 0 && name == NexisPages {
		found = split(lineByLine(text)) // pasted from Word: no blank lines
	}
	out, err := splitOrRefuse(name, found)
	if err != nil {
		return nil, err
	}
	if len(out) > draft.MaxArticles {
		return out[:draft.MaxArticles], fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
	}
	for i := range out {
		out[i].Encoding = encoding
	}
	out[0].Warnings = append(warnings, out[0].Warnings...)
	return out, nil
}

// lineByLine makes a paragraph of every line of a text.
func lineByLine(text string) []draft.Paragraph {
	var out []draft.Paragraph
	for _, l := range layout.SplitLines(text) {
		if l.Text != "" {
			out = append(out, draft.Paragraph{Text: l.Text})
		}
	}
	return out
}

// htmlStart matches the beginning of a page or of a piece of one.
var htmlStart = pattern.Lazily(`(?i)^[\s\x{FEFF}]*<(?:!doctype|html|head|body|div|p|table|meta|a|!--)\b`)

// Split takes apart what a database exported, whatever it was kept in: a mail, a
// Word file, a PDF. It returns nothing for a file that is no export, and an error
// for an export that cannot be taken apart, which must not pass for one article.
func Split(list []draft.Paragraph) ([]draft.Piece, error) {
	if articles := NexisUni(list); articles != nil {
		return articles, nil
	}
	head := beginningOf(list)
	for _, db := range databases {
		if db.mark(head) {
			return splitOrRefuse(db.name, db.articles(list))
		}
	}
	if isFactivaText(head) {
		return splitOrRefuse(Factiva, factivaArticles(list))
	}
	if isEuropresseText(head) {
		return splitOrRefuse(Europresse, europresseText(list))
	}
	if isPressReader(head) {
		return pressReader(list), nil // pages mention it that are no export
	}
	return nil, nil
}

func splitOrRefuse(name string, articles []draft.Piece) ([]draft.Piece, error) {
	if len(articles) == 0 {
		return nil, fmt.Errorf("%w: %s in which no article was found", draft.ErrNoArticles, name)
	}
	return articles, nil
}

// beginningOf returns the beginning of a document as text.
func beginningOf(list []draft.Paragraph) string {
	var b strings.Builder
	for _, p := range list {
		if b.Len() > draft.Sniffed {
			break
		}
		b.WriteString(p.Text[:min(len(p.Text), draft.Sniffed)])
		b.WriteString("\n\n")
	}
	return b.String()
}
