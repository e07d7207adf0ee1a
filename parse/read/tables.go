package read

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
)

// maxArticles is the number of articles in one file, whether in one table, feed
// or export or in all that an archive holds. A table
// of [MaxSize] bytes with more has less than 700 bytes for each: these are
// headlines or posts, and each would take a document's memory.
const maxArticles = 100_000

// maxColumns is the number of columns of a table: that of a sheet of Excel.
const maxColumns = 16_384

// errOwnRows is for a table that this program made.
var errOwnRows = fmt.Errorf("%w: rows that onrecord wrote; give it the documents that they were made of", ErrNoArticles)

// tableFields are what a column of a table may hold, each with the names that
// tables have for it; the more telling ones first. Case, spaces and marks do
// not count.
var tableFields = []struct {
	field string
	names []string
}{
	{"text", []string{"text", "fulltext", "body", "bodytext", "articletext", "articlebody", "maintext", "content", "contents", "contenttext", "contenthtml",
		"plaintext", "story", "article", "transcript", "volltext", "inhalt", "texte", "contenu", "texto", "contenido", "testo", "conteudo", "tekst"}},
	{"title", []string{"title", "headline", "head", "articletitle", "subject", "hd", "titel", "titre", "titolo", "titulo", "título", "schlagzeile", "kop"}},
	{"date", []string{"date", "published", "publicationdate", "publishdate", "pubdate", "datepublished", "publishedat", "publisheddate", "publishedon", "datepublish",
		"datetime", "firstpublished", "webpublicationdate", "pd", "datum", "fecha", "data", "created", "createdat", "timestamp"}},
	{"source", []string{"source", "outlet", "publication", "publisher", "newspaper", "sourcename", "publicationname", "outletname", "journal", "medianame", "media", "medium",
		"sn", "site", "sitename", "website", "quelle", "zeitung", "fuente", "fonte", "journalname", "bron", "krant", "domain"}},
	{"url", []string{"url", "link", "articleurl", "permalink", "canonicalurl", "sourceurl", "weburl", "address", "href", "uri", "guid"}},
	{"byline", []string{"byline", "author", "authors", "by", "writer", "writers", "journalist", "creator", "autor", "auteur", "autore", "verfasser"}},
	{"language", []string{"language", "lang", "la", "sprache", "langue", "idioma", "lingua", "taal"}},
	{"summary", []string{"summary", "description", "abstract", "teaser", "snippet", "lead", "excerpt", "deck", "zusammenfassung", "resume", "resumen"}},
}

// columnKey folds the name of a column: "Publication_Date", "publication date".
func columnKey(name string) string {
	return strings.ReplaceAll(fold(strings.ReplaceAll(name, "_", " ")), " ", "")
}

// guessColumns says which column holds what, by the columns that the user
// names and then by their names. The result maps a field to an index.
func guessColumns(columns []string, named map[string]string) (map[string]int, error) {
	if isOwnExport(columns) {
		return nil, errOwnRows
	}
	if len(columns) > maxColumns {
		return nil, fmt.Errorf("%w: the table has more than %d columns", ErrTooLarge, maxColumns)
	}
	keys := make([]string, len(columns))
	for i, c := range columns {
		keys[i] = columnKey(c)
	}
	at := map[string]int{}
	for _, f := range tableFields {
		if want := named[f.field]; want != "" {
			i := slices.Index(keys, columnKey(want))
			if i < 0 {
				return nil, fmt.Errorf("%w: there is no column %q for %s; the columns are %s", ErrColumns, want, f.field, listColumns(columns))
			}
			at[f.field] = i
			continue
		}
		for _, name := range f.names {
			if i := slices.Index(keys, name); i >= 0 {
				at[f.field] = i
				break
			}
		}
	}
	if _, ok := at["text"]; ok {
		return at, nil
	}
	about := 0 // columns that tables of articles have
	for _, field := range []string{"title", "date", "source", "url", "byline"} {
		if _, ok := at[field]; ok {
			about++
		}
	}
	_, summary := at["summary"]
	_, title := at["title"]
	if summary && title && about >= 2 {
		return at, nil
	}
	why := ErrNoArticles
	if about >= 2 {
		why = ErrColumns
	}
	return nil, fmt.Errorf("%w: no column is known to hold their text; the columns are %s; name it with --column text=NAME, or under tables in desk.yaml", why, listColumns(columns))
}

// isOwnExport recognises the columns of rows, in which no article stands.
func isOwnExport(columns []string) bool {
	for _, name := range []string{"source", "date", "speaker", "topic", "quote"} {
		if !slices.Contains(columns, name) {
			return false
		}
	}
	return true
}

// listColumns names the columns, as many as a message can hold.
func listColumns(columns []string) string {
	const most = 12
	var out []string
	for i, c := range columns {
		if i == most {
			out = append(out, fmt.Sprintf("and %d more", len(columns)-most))
			break
		}
		if len(c) > 40 {
			c = strings.ToValidUTF8(c[:40], "") + "…"
		}
		out = append(out, fmt.Sprintf("%q", c))
	}
	return strings.Join(out, ", ")
}

// item is an article as a table, a feed or an export gives it.
type item struct {
	number int // in its file, from 1
	text   string
	title, date, source, url,
	byline, language, summary string
}

// itemPieces makes documents of the articles of one file.
func itemPieces(list []item) []piece {
	var dates []string
	for _, a := range list {
		dates = append(dates, a.date)
	}
	order := day.Among(dates...)
	var out []piece
	var empty []int
	for _, a := range list {
		p := a.piece(order)
		if len(p.paragraphs) == 0 {
			empty = append(empty, a.number)
			continue
		}
		out = append(out, p)
	}
	if len(empty) > 0 && len(out) > 0 {
		out[0].warnings = append(out[0].warnings, parse.Warning{Code: "articles without text", Text: leftOut(empty)})
	}
	return out
}

func leftOut(numbers []int) string {
	const most = 8
	var list []string
	for i, n := range numbers {
		if i == most {
			list = append(list, fmt.Sprintf("and %d more", len(numbers)-most))
			break
		}
		list = append(list, fmt.Sprint(n))
	}
	if len(numbers) == 1 {
		return "Article " + list[0] + " of the file has no text and was left out."
	}
	return "Articles without text were left out: " + strings.Join(list, ", ") + "."
}

// piece makes a document of an article. What is only a summary of it says so:
// most of what was said is not there.
func (a item) piece(order day.Order) piece {
	one := func(s string) string { return strings.Join(strings.Fields(plainOf(s)), " ") }
	p := piece{number: a.number, declared: parse.Declared{
		Basis: parse.BasisMetadata, Title: one(a.title), Source: one(a.source), URL: strings.TrimSpace(a.url),
		Byline: one(a.byline), Language: namedLanguage(one(a.language)),
	}}
	if r, ok := day.Value(a.date, day.Policy{Language: p.declared.Language, Order: order}); ok {
		p.declared.Date, p.declared.DateInDoubt = r.Date, inDoubt(r, a.date)
	} else if strings.TrimSpace(a.date) != "" {
		p.warnings = append(p.warnings, parse.Warning{Code: "date value", Text: fmt.Sprintf("%q is not a date.", one(a.date))})
	}
	if strings.Contains(p.declared.Source, "://") {
		p.declared.Source = "" // a column "media" may list pictures
	}
	p.declared = declaredOrNone(p.declared)
	p.paragraphs = fieldParagraphs(a.text)
	if len(p.paragraphs) == 0 {
		if p.paragraphs = fieldParagraphs(a.summary); len(p.paragraphs) == 0 {
			return p
		}
		p.warnings = append(p.warnings, teaser)
	}
	p.paragraphs = underTitle(p.declared.Title, p.paragraphs)
	return p
}

// teaser is what a document is warned of that is not the whole article.
var teaser = parse.Warning{Code: "teaser only", Text: "Only a summary of the article is here; read the article at its address for what was said."}

// plainOf takes the markup out of a field that should have none.
func plainOf(s string) string {
	if !looksHTML(s) {
		return s
	}
	var out []string
	for _, p := range markup(s) {
		out = append(out, p.text)
	}
	return strings.Join(out, " ")
}

// namedLanguage returns the tag of a language, which exports name in words.
func namedLanguage(s string) string {
	if tag, ok := lang.LanguageNames[strings.ToLower(s)]; ok {
		return tag
	}
	return languageTag(s)
}
