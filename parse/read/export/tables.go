package export

import (
	"fmt"
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

// MaxColumns is the number of columns of a table: that of a sheet of Excel.
const MaxColumns = 16_384

// ErrOwnRows is for a table that this program made.
var ErrOwnRows = fmt.Errorf("%w: rows written by onrecord; give it the documents they came from",
	draft.ErrNoArticles)

// tableFields are what a column of a table may hold, each with the names that
// tables have for it; the more telling ones first. Case, spaces and marks do
// not count.
var tableFields = []struct {
	field string
	names []string
}{
	{"text", []string{"text", "fulltext", "body", "bodytext", "articletext", "articlebody", "maintext", "content",
		"contents", "contenttext", "contenthtml", "html",
		"plaintext", "story", "article", "transcript", "volltext", "inhalt", "artikeltext", "texte", "contenu", "texto",
		"contenido", "testo", "conteudo", "tekst", "newstext", "articlefulltext", "bodyplain", "webbody", "textbody", "texteintégral", "texteintegral", "textecomplet", "corps", "textointegro", "textocompleto", "cuerpo", "testocompleto", "corpo", "полныйтекст", "текст", "текстстатьи", "текстпубликации", "содержание", "повнийтекст", "النصالكامل", "النص", "نصالخبر", "نصالمقال", "المحتوى", "الخبر", "tammetin", "metin", "haber", "pełnytekst", "treść", "全文", "正文", "内容", "本文"}},
	{"title", []string{"title", "headline", "head", "articletitle", "subject", "hd", "titel", "titre", "titolo",
		"titulo", "título", "schlagzeile", "überschrift", "kop", "newsheadline", "articleheadline", "storytitle", "pagetitle", "webtitle", "titledelarticle", "titredelarticle", "titulardelanoticia", "titular", "overskrift", "rubrik", "заголовок", "название", "заглавие", "назва", "العنوان", "عنوانالخبر", "عنوانالمقال", "başlık", "tytuł", "标题", "標題", "見出し"}},
	{"date", []string{"date", "published", "publicationdate", "publishdate", "pubdate", "datepublished",
		"publishedat", "publisheddate", "publishedon", "datepublish",
		"datetime", "firstpublished", "webpublicationdate", "pd", "seendate", "datum", "fecha", "data", "erscheinungsdatum", "created",
		"createdat", "timestamp", "newsdate", "articledate", "storydate", "datepub", "releasedate", "pubdateutc", "datedeparution", "datedepublication", "parution", "fechadepublicación", "fechadepublicacion", "datadipubblicazione", "datadepublicação", "veröffentlicht", "veröffentlichungsdatum", "datumpublikation", "дата", "датапубликации", "датавыхода", "опубликовано", "التاريخ", "تاريخالنشر", "تاريخ", "tarih", "日期", "发布日期", "发布时间", "日付"}},
	{"source", []string{"source", "outlet", "publication", "publisher", "newspaper", "sourcename",
		"publicationname", "outletname", "journal", "medianame", "media", "medium",
		"sn", "site", "sitename", "website", "newssource", "mediaoutlet", "quelle", "zeitung", "fuente", "fonte", "journalname",
		"bron", "krant", "domain", "outletnames", "newsoutlet", "newssourcename", "publicationtitle", "mediatitle", "mediasource", "paper", "paperconcerned", "sourcetitle", "broadcaster", "média", "titredepresse", "organedepresse", "médium", "medio", "testata", "veículo", "сми", "источник", "издание", "медиа", "названиесми", "газета", "джерело", "المصدر", "الصحيفة", "الجريدة", "الوسيلة", "اسمالصحيفة", "الموقع", "kaynak", "gazete", "źródło", "来源", "媒体", "媒體", "出典"}},
	{"url", []string{"url", "link", "articleurl", "permalink", "canonicalurl", "sourceurl", "weburl",
		"address", "href", "uri", "guid", "articlelink", "linktoarticle", "newsurl", "weblink", "lien", "enlace", "ссылка", "адрес", "посилання", "الرابط", "رابط", "bağlantı", "链接", "網址"}},
	{"byline", []string{"byline", "author", "authors", "by", "writer", "writers", "journalist", "creator", "autor",
		"auteur", "autore", "verfasser", "authorname", "journalistname", "reporter", "reporters", "newsauthor", "contributor", "influencer", "journaliste", "auteurs", "periodista", "giornalista", "redakteur", "автор", "журналист", "الكاتب", "الصحفي", "المحرر", "yazar", "作者", "记者"}},
	{"language", []string{"language", "lang", "la", "sprache", "langue", "idioma", "lingua", "taal", "язык", "اللغة", "语言"}},
	{"hit", []string{"hitsentence", "keysentence", "matchedsentence"}},
	{"summary", []string{"summary", "description", "abstract", "teaser", "snippet", "lead", "excerpt", "deck",
		"zusammenfassung", "resume", "resumen", "openingtext", "summarytext", "articlesummary", "lede", "chapo", "résumé", "sommario", "resumo", "аннотация", "краткоесодержание", "الملخص", "özet", "摘要"}},
}

// columnKey folds the name of a column: "Publication_Date", "publication date".
func columnKey(name string) string {
	return strings.ReplaceAll(layout.Fold(strings.ReplaceAll(name, "_", " ")), " ", "")
}

// guessColumns says which column holds what, by the columns that the user
// names and then by their names. The result maps a field to an index.
func guessColumns(columns []string, named map[string]string) (map[string]int, error) {
	if isOwnExport(columns) {
		return nil, ErrOwnRows
	}
	if len(columns) > MaxColumns {
		return nil, fmt.Errorf("%w: the table has more than %d columns", draft.ErrTooLarge, MaxColumns)
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
				return nil, fmt.Errorf("%w: there is no column %q for %s; the columns are %s", draft.ErrColumns,
					want, f.field, listColumns(columns))
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
	if _, hit := at["hit"]; hit {
		summary = true
	}
	_, title := at["title"]
	if summary && title && about >= 2 {
		return at, nil
	}
	if name := listOf(keys); name != "" {
		return nil, fmt.Errorf("%w: %s lists articles by title and address, without their text; save the pages and give it those", draft.ErrNoArticles, name)
	}
	why := draft.ErrNoArticles
	if about >= 2 {
		why = draft.ErrColumns
	}
	return at, fmt.Errorf("%w: no column is known to hold their text; the columns are %s; name it with --column text=NAME, or under tables in desk.yaml", why, listColumns(columns))
}

// contentRows is how many rows of a table are looked at where its columns' names do not say
// what they hold.
const contentRows = 20

// byContents completes what the names of columns say by what stands in the rows: the text of
// articles is sentences, the longest ones, and their dates are days. It reports whether a
// text and a day were found, and says what was taken for what.
func byContents(columns []string, at map[string]int, rows [][]string) (parse.Warning, bool) {
	const words = 30 // that a text has on average
	if at == nil {
		return parse.Warning{}, false
	}
	taken := map[int]bool{}
	for _, i := range at {
		taken[i] = true
	}
	text, most, date := -1, words-1, -1
	for i := range columns {
		if taken[i] {
			continue
		}
		filled, prose, days, all := 0, 0, 0, 0
		for _, r := range rows {
			if i >= len(r) || strings.TrimSpace(r[i]) == "" {
				continue
			}
			n := lang.CountWords(r[i], 1000)
			filled, all = filled+1, all+n
			if layout.IsProse(layout.Block{Text: r[i], Words: n}) {
				prose++
			}
			if d, ok := day.Whole(sheetDay(r[i]), day.Policy{}); ok && (!d.Date.IsZero() || d.Open()) && n <= 6 {
				days++
			}
		}
		switch {
		case filled == 0:
		case prose*5 >= filled*4 && all/filled > most:
			text, most = i, all/filled
		case days == filled && date < 0:
			date = i
		}
	}
	if text < 0 {
		return parse.Warning{}, false
	}
	at["text"] = text
	said := fmt.Sprintf("The text was taken from column %q", columns[text])
	if _, known := at["date"]; !known && date >= 0 {
		at["date"] = date
		said += fmt.Sprintf(" and the date from column %q", columns[date])
	}
	_, dated := at["date"]
	return parse.Warning{Code: "columns guessed",
		Text: said + ", judging by their contents; other columns are named with --column source=NAME."}, dated
}

// Clips makes documents of the rows of a table whose first row names its columns. It returns
// nil for a table without a text and a day or outlet for each.
func Clips(rows [][]string, named map[string]string) []draft.Piece {
	at, err := guessColumns(rows[0], named)
	_, text := at["text"]
	_, date := at["date"]
	_, source := at["source"]
	if err != nil || !text || !date && !source {
		return nil
	}
	var list []item
	for n, fields := range rows[1:] {
		list = append(list, newItem(n+1, func(field string) string {
			if i, ok := at[field]; ok && i < len(fields) {
				return fields[i]
			}
			return ""
		}))
	}
	return itemPieces(list)
}

// listOf returns the service whose list of articles a table is: one that has no text.
func listOf(keys []string) string {
	has := func(names ...string) bool { return holdsAll(keys, names...) }
	switch {
	case has("medianame", "publishdate", "url"), has("storiesid", "medianame"), has("mediaurl", "url", "title"):
		return "a table of Media Cloud"
	case has("url", "title", "selection", "folder"), has("url", "title", "timeadded"):
		return "a list of saved pages"
	case has("url", "mobileurl", "title"), has("urlmobile", "seendate"), has("gkgrecordid"), has("globaleventid"):
		return "a table of GDELT"
	}
	return ""
}

// isOwnExport recognises the columns of rows written by onrecord, which contain no
// articles.
func isOwnExport(columns []string) bool {
	return holdsAll(columns, "source", "date", "speaker", "topic", "quote")
}

func holdsAll(list []string, names ...string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(list, n) })
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

// withHit adds the sentence that a search found to the beginning of an article, which may
// have it.
func withHit(summary, hit string) string {
	if hit == "" || strings.Contains(summary, strings.Trim(hit, " .…")) {
		return summary
	}
	return strings.TrimSpace(summary + "\n\n" + hit)
}

// itemPieces makes documents of the articles of one file.
func itemPieces(list []item) []draft.Piece {
	var dates []string
	for _, a := range list {
		dates = append(dates, a.date)
	}
	order := day.Among(dates...)
	var out []draft.Piece
	var empty []int
	for _, a := range list {
		p := a.piece(order)
		if len(p.Paragraphs) == 0 {
			empty = append(empty, a.number)
			continue
		}
		out = append(out, p)
	}
	if len(empty) > 0 && len(out) > 0 {
		out[0].Warnings = append(out[0].Warnings, parse.Warning{Code: "articles without text", Text: leftOut(empty)})
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
		return "Article " + list[0] + " has no text and was left out."
	}
	return "Articles without text were left out: " + strings.Join(list, ", ") + "."
}

// piece makes a document of an article. What is only a summary of it says so:
// most of what was said is not there.
func (a item) piece(order day.Order) draft.Piece {
	one := func(s string) string { return strings.Join(strings.Fields(plainOf(s)), " ") }
	p := draft.Piece{Number: a.number, Declared: parse.Declared{
		Basis: parse.BasisMetadata, Title: one(a.title), Source: one(a.source), URL: strings.TrimSpace(a.url),
		Byline: one(a.byline), Language: namedLanguage(one(a.language)),
	}}
	if r, ok := day.Value(a.date, day.Policy{Language: p.Declared.Language, Order: order}); ok {
		p.Declared.Date, p.Declared.DateInDoubt = r.Date, draft.InDoubt(r, a.date)
	} else if strings.TrimSpace(a.date) != "" {
		p.Warnings = append(p.Warnings, parse.Warning{Code: "date value",
			Text: fmt.Sprintf("%q is not a date.", one(a.date))})
	}
	if strings.Contains(p.Declared.Source, "://") {
		p.Declared.Source = "" // a column "media" may list pictures
	}
	p.Declared = draft.DeclaredOrNone(p.Declared)
	if g := charsLeft.FindStringSubmatch(a.text); g != nil {
		a.text = strings.TrimSuffix(a.text, g[0])
		p.Warnings = append(p.Warnings, parse.Warning{Code: "article cut off",
			Text: fmt.Sprintf("The text is cut off; %s more characters are at its address.", g[1])})
	}
	p.Paragraphs = web.FieldParagraphs(a.text)
	if len(p.Paragraphs) == 0 {
		if p.Paragraphs = web.FieldParagraphs(a.summary); len(p.Paragraphs) == 0 {
			return p
		}
		p.Warnings = append(p.Warnings, teaser)
	}
	p.Paragraphs = layout.UnderTitle(p.Declared.Title, p.Paragraphs)
	return p
}

// charsLeft matches what news services put in place of the rest of an article:
// "… [+2100 chars]".
var charsLeft = pattern.Lazily(`\s*\[\+(\d{1,7}) chars\]\s*$`)

// teaser is what a document is warned of that is not the whole article.
var teaser = parse.Warning{Code: "teaser only", Text: "This is only a summary; the full article is at its address."}

// plainOf takes the markup out of a field that should have none.
func plainOf(s string) string {
	if !web.LooksHTML(s) {
		return s
	}
	var out []string
	for _, p := range web.Markup(s) {
		out = append(out, p.Text)
	}
	return strings.Join(out, " ")
}

// namedLanguage returns the tag of a language, which exports name in words.
func namedLanguage(s string) string {
	if tag, ok := lang.LanguageNames[strings.ToLower(s)]; ok {
		return tag
	}
	return draft.LanguageTag(s)
}
