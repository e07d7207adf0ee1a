package read

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
	"onrecord/parse/read/web"
)

func readTable(name, data string, columns map[string]string) []Found {
	var out []Found
	for d := range Documents(Input{Path: name, Data: []byte(data), Columns: columns}) {
		out = append(out, d)
	}
	return out
}

func TestColumnsThatTheUserNames(t *testing.T) {
	const table = "A,B,When,Text\nVoss said no.,Talks,2026-11-20,not this\n"
	named := map[string]string{"text": "a", "title": "B", "date": "when"}
	got := readTable("t.csv", table, named)
	if len(got) != 1 || got[0].Err != nil {
		t.Fatal(outline(got))
	}
	d := got[0].Document
	if d.Text != "Talks\n\nVoss said no.\n" || d.Declared.Title != "Talks" || d.Declared.Date != parse.NewDate(2026, 11, 20) {
		t.Errorf("text %q, declared %+v", d.Text, d.Declared)
	}
	got = readTable("t.jsonl", `{"a":"Voss said no.","meta":{"paper":{"name":"Northmoor Post"}},"text":"not this"}`, map[string]string{"text": "a", "source": "meta.paper.name"})
	if len(got) != 1 || got[0].Err != nil || got[0].Document.Declared.Source != "Northmoor Post" || got[0].Document.Text != "Voss said no.\n" {
		t.Errorf("got %s", outline(got))
	}
	err := onlyError(t, readTable("t.csv", table, map[string]string{"text": "body"}))
	if want := `the columns of the articles were not recognised: there is no column "body" for text; the columns are "A", "B", "When", "Text"`; err.Error() != want {
		t.Errorf("error %q, want %q", err, want)
	}
}

func TestTablesThatHoldNoArticles(t *testing.T) {
	wide := strings.Repeat("column,", 200) + "x\n1\n"
	tests := []struct {
		name, file, data string
		want             error
		words            string
	}{
		{"no column of text", "a.csv", "id,price\n1,2\n", draft.ErrNoArticles, `"id", "price"; name it with --column text=NAME`},
		{"articles without their text", "a.csv", "title,date\n1,2\n", draft.ErrColumns, `"title", "date"; name it with --column text=NAME`},
		{"settings with a description", "a.json", `{"name": "x", "description": "y", "author": "z"}`, draft.ErrNoArticles, ""},
		{"very many columns", "a.csv", wide, draft.ErrNoArticles, "and 189 more"},
		{"more columns than a sheet has", "a.csv", strings.Repeat("text,", export.MaxColumns) + "x\n1\n", draft.ErrTooLarge, "16384 columns"},
		{"only names", "a.csv", "title,text\n", draft.ErrEmpty, ""},
		{"rows that onrecord wrote", "a.csv", "source,date,speaker,topic,quote,kind\nx,,y,,z,direct\n", export.ErrOwnRows, "documents they came from"},
		{"the same as JSON Lines", "a.jsonl", `{"source":"x","date":"","speaker":"y","topic":"","quote":"z"}` + "\n" + `{"source":"x","date":"","speaker":"y","topic":"","quote":"z"}`, export.ErrOwnRows, ""},
		{"a number", "a.json", "17", draft.ErrNoArticles, ""},
		{"settings", "a.json", `{"port": 80, "hosts": [{"name": "a"}]}`, draft.ErrNoArticles, `"name"`},
		{"an object that ends early", "a.json", `{"text": "Voss sa`, draft.ErrDamaged, ""},
		{"a list that ends early", "a.json", `[{"title": "x"`, draft.ErrDamaged, ""},
		{"nothing but a bracket", "a.json", `[`, draft.ErrDamaged, ""},
		{"a feed without entries", "a.rss", "<rss><channel><title>x</title></channel></rss>", draft.ErrEmpty, ""},
		{"a feed that is cut off", "a.rss", "<rss><channel><item><title>x", draft.ErrDamaged, ""},
		{"a JSON Feed that is cut off", "a.json", `{"version": "https://jsonfeed.org/version/1", "items": [`, draft.ErrDamaged, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := onlyError(t, readTable(tt.file, tt.data, nil))
			if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.words) {
				t.Errorf("error %v, want %v with %q", err, tt.want, tt.words)
			}
		})
	}
}

func TestDatesOfAColumn(t *testing.T) {
	tests := []struct{ name, rows, want string }{
		{"a word that begins like a month", "\"Decree 12, 2026\",en,Voss said no.\n", " "},
		{"in doubt", "03/04/2026,en,Voss said no.\n", " 03/04/2026"},
		{"in doubt, British", "03/04/2026,en-GB,Voss said no.\n", "2026-04-03 03/04/2026"},
		{"another row of one reading", "03/04/2026,en,Voss said no.\n23/04/2026,en,Oskel said yes.\n", "2026-04-03 "},
		{"in the language of the row", "12 janv. 2026,fr,Voss a dit non.\n", "2026-01-12 "},
	}
	for _, tt := range tests {
		d := readTable("t.csv", "date,language,text\n"+tt.rows, nil)[0].Document.Declared
		if got := d.Date.String() + " " + d.DateInDoubt; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A list that was cut off is read up to there, and says so.
func TestATableIsReadAsFarAsItGoes(t *testing.T) {
	got := readTable("a.json", `[{"text": "Voss said no."}, {"text": "Oskel sai`, nil)
	if len(got) != 2 || got[0].Err != nil || !errors.Is(got[1].Err, draft.ErrDamaged) {
		t.Errorf("got %s", outline(got))
	}
	got = readTable("a.jsonl", "{\"text\": \"Voss said no.\"}\n{\"text\": 3,,}\n{\"text\": \"Oskel said yes.\"}\n", nil)
	if len(got) != 3 || got[0].Path != "a.jsonl#1" || got[1].Path != "a.jsonl#2" || !errors.Is(got[1].Err, draft.ErrDamaged) || got[2].Path != "a.jsonl#3" || got[2].Err != nil {
		t.Errorf("got %s", outline(got))
	}
}

func TestTooManyArticlesInOneFile(t *testing.T) {
	count := func(pieces []draft.Piece, err error) (int, error) { return len(pieces), err }
	n := draft.MaxArticles + 1
	tests := map[string]func() (int, error){
		"CSV": func() (int, error) {
			return count(export.ReadCSV([]byte("text\n"+strings.Repeat("no\n", n)), draft.NewBudget()))
		},
		"JSON Lines": func() (int, error) {
			return count(export.ReadJSON([]byte(strings.Repeat("{\"text\":\"no\"}\n", n)), draft.NewBudget()))
		},
		"JSON": func() (int, error) {
			return count(export.ReadJSON([]byte("["+strings.Repeat(`{"text":"no"},`, n)+"{}]"), draft.NewBudget()))
		},
		"RSS": func() (int, error) {
			return count(export.ReadFeed([]byte("<rss>"+strings.Repeat("<item><title>no</title></item>", n)+"</rss>"), draft.NewBudget()))
		},
	}
	for name, read := range tests {
		t.Run(name, func(t *testing.T) {
			if got, err := read(); got != draft.MaxArticles || !errors.Is(err, draft.ErrTooLarge) {
				t.Errorf("%d articles, error %v", got, err)
			}
		})
	}
	if _, err := export.ReadJSONFeed([]byte(`{"version":"https://jsonfeed.org/version/1","items":[`+strings.Repeat(`{"title":"no"},`, n)+"{}]}"), draft.NewBudget()); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("JSON Feed: %v", err)
	}
}

func TestDeepTablesAndFeedsDoNoHarm(t *testing.T) {
	for name, data := range map[string]string{
		"lists.json":   strings.Repeat("[", 100_000),
		"objects.json": strings.Repeat(`{"text":`, 100_000),
		"line.jsonl":   "{\"text\": \"no\"}\n{\"text\":" + strings.Repeat("[", 100_000) + "\n",
		"feed.rss":     "<rss><item><description>" + strings.Repeat("<a>", 100_000),
		"field.csv":    "text,title\n\"" + strings.Repeat("no,\n", 1<<15),
		"columns.csv":  strings.Repeat("text,", 1<<15) + "\n",
	} {
		for _, d := range readTable(name, data, nil) {
			if e, ok := errors.AsType[*draft.PanicError](d.Err); ok {
				t.Errorf("%s: %v", name, e)
			}
		}
	}
}

// What a document type declares is never looked at, and entities of feeds are
// read as browsers do.
func TestFeedsExpandNoEntities(t *testing.T) {
	const laughs = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title><description>Voss said&nbsp;no.</description></item></channel></rss>`
	got := readTable("a.rss", laughs, nil)
	if len(got) != 1 || got[0].Err != nil || got[0].Document.Text != "&b;\n\nVoss said\u00A0no.\n" {
		t.Errorf("got %s", outline(got))
	}
}

func TestAddressesOfAFeedAreWhole(t *testing.T) {
	const words = "<description>Mara Voss said no, and the ports stay shut until June.</description>"
	for name, tt := range map[string]struct{ feed, want string }{
		"a base of the feed":    {`<rss xml:base="https://lantern.example/"><channel><title>The Lantern</title><item><title>Talks</title><link>/a/1</link>` + words + `</item></channel></rss>`, "https://lantern.example/a/1"},
		"a base of the channel": {`<rss><channel xml:base="https://lantern.example/world/"><title>The Lantern</title><item><title>Talks</title><link>a/1</link>` + words + `</item></channel></rss>`, "https://lantern.example/world/a/1"},
		"the channel's address": {`<rss><channel><title>The Lantern</title><link>https://lantern.example/world</link><item><title>Talks</title><link>/a/1</link>` + words + `</item></channel></rss>`, "https://lantern.example/a/1"},
		"Atom":                  {`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lantern.example/"><title>The Lantern</title><entry><title>Talks</title><link href="a/1"/><content>Mara Voss said no.</content></entry></feed>`, "https://lantern.example/a/1"},
		"another site's":        {`<rss xml:base="https://lantern.example/"><channel><title>The Lantern</title><item><title>Talks</title><link>https://post.example/1</link>` + words + `</item></channel></rss>`, "https://post.example/1"},
	} {
		got := readAll("a.rss", []byte(tt.feed))
		if len(got) != 1 || got[0].Err != nil || got[0].Document.Declared.URL != tt.want {
			t.Errorf("%s: %s, %v", name, outline(got), got[0].Document.Declared.URL)
		}
	}
}

func TestWhatAFeedOnlySummarises(t *testing.T) {
	long := strings.Repeat("Voss said that the talks would go on. ", 20)
	for name, tt := range map[string]struct {
		entry  string
		teaser bool
	}{
		"a summary":           {"<description>Voss said no.</description>", true},
		"a whole description": {"<description>" + long + "</description>", false},
		"a whole text":        {`<description>No.</description><encoded xmlns="http://purl.org/rss/1.0/modules/content/">Voss said no.</encoded>`, false},
		"a text cut off":      {`<encoded xmlns="http://purl.org/rss/1.0/modules/content/">Voss said no. [&#8230;]</encoded>`, true},
		"a headline":          {"<title>Voss: no</title>", true},
	} {
		got := readTable("a.rss", "<rss><channel><item>"+tt.entry+"</item></channel></rss>", nil)
		if len(got) != 1 || got[0].Err != nil || (codes(got[0].Document.Warnings) == "teaser only") != tt.teaser {
			t.Errorf("%s: %s %+v", name, outline(got), got[0].Document.Warnings)
		}
	}
}

func TestVisibleTextOfMarkup(t *testing.T) {
	tests := []struct{ in, want string }{
		{"<p>Voss <b>said</b>\n no.<p>Yes.", "Voss said no.|Yes."},
		{"a<br>b<br><br>c", "a\nb|c"},
		{"<div style='display: none'>hidden<div>more</div></div>seen", "seen"},
		{"<div hidden>all that follows was hidden by a slip", "all that follows was hidden by a slip"},
		{"<head><title>x</title><body>seen", "seen"},
		{"<script>if (a<b) {}</script>seen<style>p{}</style>", "seen"},
		{"<p>x &amp; y&nbsp;z &#8220;q&#8221;</p>", "x & y\u00A0z “q”"},
		{"<table><tr><td>a<td>b</table>", "a|b"},
		{"</div></div></blockquote>x", "x"},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range web.Markup(tt.in) {
			got = append(got, p.Text)
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
	roles := ""
	for _, p := range web.Markup("<h1>T</h1><p>b</p><figcaption>c</figcaption><nav>n</nav><blockquote type=cite><p>q<blockquote>q</blockquote>q</blockquote><p>b") {
		roles += fmt.Sprintf("%s:%s %v|", p.Text, p.Role, p.Told)
	}
	if want := "T:title true|b:body false|c:caption true|n:boilerplate true|q:boilerplate true|q:boilerplate true|q:boilerplate true|b:body false|"; roles != want {
		t.Errorf("roles %s, want %s", roles, want)
	}
}

// Workbooks in the forms that the seeds do not have.
func TestTablesInWorkbooks(t *testing.T) {
	const space = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const cells = `<row><c t="inlineStr"><is><t>Title</t></is></c><c t="inlineStr"><is><t>Date</t></is></c><c t="inlineStr"><is><t>Text</t></is></c></row>`
	book := func(properties, rows string) []byte {
		return zipOf(t, "xl/workbook.xml", `<workbook`+space+`>`+properties+`<sheets><sheet name="A" sheetId="1"/></sheets></workbook>`,
			"xl/worksheets/sheet1.xml", `<worksheet`+space+`><sheetData>`+rows+`</sheetData></worksheet>`)
	}
	row := func(day string) string {
		return `<row><c t="inlineStr"><is><t>Talks</t></is></c><c>` + day + `</c><c t="inlineStr"><is><t>Voss said no.</t></is></c></row>`
	}
	own := `<row>`
	for _, name := range []string{"Source", "Date", "Speaker", "Topic", "Quote"} {
		own += `<c t="inlineStr"><is><t>` + name + `</t></is></c>`
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"cells without places", book("", cells+row("<v>46342</v>")), " | 2026-11-16 |  | Talks"},
		{"a workbook of an old Mac", book(`<workbookPr date1904="1"/>`, cells+row("<v>44880</v>")), " | 2026-11-16 |  | Talks"},
		{"a day as text", book("", cells+row("<v>20261116</v>")), " | 2026-11-16 |  | Talks"},
		{"no articles", book("", row("<v>1</v>")), `the table contains no articles: no column is known to hold their text; the columns are "Talks", "1", "Voss said no."; name it with --column text=NAME, or under tables in desk.yaml`},
		{"rows of the program", book("", own+`</row><row/>`), export.ErrOwnRows.Error()},
		{"no workbook", zipOf(t, "xl/styles.xml", "<x/>"), "the file is damaged: the archive holds no workbook"},
	}
	for _, tt := range tests {
		if got := heads(readAll("a.xlsx", tt.data)); got != tt.want {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}

// The names of columns are read in several languages; where they say nothing, what stands
// in the rows does, and the document says so.
func TestColumnsOfManyTables(t *testing.T) {
	const story = "The pier of Tarn was closed on Tuesday evening after two planks had given way under a cart, the council said, and nobody knows when it will open again this year. “They are rotten,” said Mara Voss."
	for _, tt := range []struct{ name, heads, date, want string }{
		{"Russian", "Дата,СМИ,Заголовок,Полный текст", "17.11.2026", ""},
		{"Arabic", "التاريخ,المصدر,العنوان,النص الكامل", "17/11/2026", ""},
		{"French", "Date de parution,Média,Titre de l’article,Texte intégral", "17/11/2026", ""},
		{"a monitoring service", "News Date,Outlet Name,News Headline,News Text", "2026-11-17", ""},
		{"by contents", "Date,Outlet,Headline,What we kept", "2026-11-17", "columns guessed"},
		{"dates by contents, too", "Seen,Outlet,Headline,What we kept", "2026-11-17", "columns guessed"},
	} {
		data := tt.heads + "\n" + tt.date + ",Harbour Post,Pier closed,\"" + story + "\"\n"
		got := readTable("a.csv", data, nil)
		if heads(got) != "Harbour Post | 2026-11-17 |  | Pier closed" || !strings.Contains(got[0].Document.Text, "rotten") || codes(got[0].Document.Warnings) != tt.want {
			t.Errorf("%s: %s %v", tt.name, heads(got), outline(got))
		}
	}
	for name, data := range map[string]string{
		"no sentences":     "When,Who\n2026-11-17,Voss\n",
		"no day":           "Name,Biography\nVoss,\"" + story + "\"\n",
		"saved pages":      "URL,Title,Selection,Folder,Timestamp\nhttps://post.example/1,Pier closed,,Unread,1763366400\n",
		"rows of onrecord": "source,date,speaker,topic,quote\nHarbour Post,2026-11-17,Mara Voss,Piers,\"" + story + "\"\n",
	} {
		if got := readTable("a.csv", data, nil); len(got) != 1 || got[0].Err == nil {
			t.Errorf("%s: %s", name, outline(got))
		}
	}
}

// What is only a beginning keeps the sentence that the search was for, and the members of
// an object in an article are the article's.
func TestFieldsThatServicesHave(t *testing.T) {
	got := readTable("a.csv", "Date\tHeadline\tOpening Text\tHit Sentence\tSource\n17-Nov-2026 09:00AM\tPier closed\tThe pier was closed.\t“They are rotten,” said Mara Voss.\tHarbour Post\n", nil)
	if heads(got) != "Harbour Post | 2026-11-17 |  | Pier closed" || !strings.Contains(got[0].Document.Text, "The pier was closed.\n\n“They") || codes(got[0].Document.Warnings) != "teaser only" {
		t.Error(outline(got))
	}
	got = readTable("a.json", `{"response":{"results":[{"webPublicationDate":"2026-11-17T09:00:00Z","webTitle":"Pier closed","fields":{"byline":"Ann Lee","bodyText":"The pier was closed."}}]}}`, nil)
	if heads(got) != " | 2026-11-17 | Ann Lee | Pier closed" {
		t.Error(outline(got))
	}
	for name, data := range map[string]string{"a.ris": "TY  - NEWS\nTI  - Pier closed\nER  - \n", "b": "@article{voss2026,\n  title = {Pier closed}\n}\n"} {
		if got := readAll(name, []byte(data)); len(got) != 1 || !errors.Is(got[0].Err, export.ErrReferences) {
			t.Errorf("%s: %s", name, outline(got))
		}
	}
}
