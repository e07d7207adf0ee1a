package read

import (
	"errors"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
)

// clipping is an article with sentences enough to be one.
func clipping(head, by, day, said string) string {
	return `<article><h1>` + head + `</h1><p class="byline">By <a rel="author" href="/x">` + by + `</a></p><time datetime="` + day + `">` + day + `</time><p>` +
		strings.Repeat("The council of Tarn met in the old hall on a wet evening and spoke of nothing else. ", 3) + `</p><p>“` + said + `,” said Mara Voss.</p><p>` +
		strings.Repeat("The owners of the boats had come as well, and stood along the wall until midnight. ", 2) + `</p></article>`
}

// Pages that go on with the next story while a reader scrolls hold several when they are
// saved: none is the first one's.
func TestAPageThatWasScrolledOn(t *testing.T) {
	head := `<!DOCTYPE html><html><head><title>Pier closed | Harbour Post</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier closed","datePublished":"2026-11-17","author":{"name":"Ann Lee"},"publisher":{"name":"Harbour Post"}}</script></head><body><main>`
	got := readAll("a.html", []byte(head+clipping("Pier closed", "Ann Lee", "2026-11-17", "It is rotten")+clipping("Lock closed", "Jo Wexler", "2026-11-18", "It leaks")+
		`<article><h1>More news</h1><p>Read it all in tomorrow’s paper.</p></article></main></body></html>`))
	if len(got) != 2 || got[0].Err != nil || got[1].Err != nil {
		t.Fatal(outline(got))
	}
	a, b := got[0].Document, got[1].Document
	if a.Declared.Title != "Pier closed" || strings.Contains(a.Text, "leaks") || a.Declared.Byline != "Ann Lee" {
		t.Errorf("first: %+v %q", a.Declared, a.Text)
	}
	if d := b.Declared; d.Title != "Lock closed" || d.Source != "Harbour Post" || d.Date.String() != "2026-11-18" || d.Byline != "Jo Wexler" || strings.Contains(b.Text, "rotten") {
		t.Errorf("second: %+v %q", d, b.Text)
	}
}

func TestAPageThatIsNotFree(t *testing.T) {
	page := func(body string) string {
		return `<!DOCTYPE html><html><head><title>Pier closed</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier closed","isAccessibleForFree":"False"` + body +
			`}</script></head><body><article><h1>Pier closed</h1><p>The pier of Tarn was closed on Tuesday after planks had given way under two anglers, the council said in the evening.</p>` +
			`<div class="offer"><h2>Subscribe to continue reading</h2><p>Get unlimited access to every story from the harbour for one pound a week, and cancel it whenever you like.</p></div></article></body></html>`
	}
	doc, err := Document(Input{Path: "a.html", Data: []byte(page(`,"articleBody":"The pier of Tarn was closed on Tuesday after planks had given way under two anglers, the council said in the evening.\n\n“It is rotten,” said Mara Voss, who keeps the harbour.\n\nIt will be shut until the spring, and the boats will land at the lock, where there is room for nine of them and no more. The harbour office will tell the owners by letter which of them must leave first."`))})
	if err != nil || !strings.Contains(doc.Text, "It is rotten") || strings.Contains(doc.Text, "one pound") {
		t.Errorf("%v: %q", err, doc.Text)
	}
	doc, err = Document(Input{Path: "a.html", Data: []byte(page(""))})
	if err != nil || len(doc.Warnings) == 0 || !strings.Contains(doc.Warnings[0].Text, "not free to read, and only") || !doc.Warnings[0].Loses() {
		t.Errorf("%v: %v", err, doc.Warnings)
	}
}

func TestAPageOfScriptsOnly(t *testing.T) {
	err := onlyError(t, readAll("a.html", []byte(`<!DOCTYPE html><html><head><title>Pier closed</title></head><body><div id="root"></div><noscript>Please enable JavaScript.</noscript><script>load()</script></body></html>`)))
	if !errors.Is(err, draft.ErrEmpty) || !strings.Contains(err.Error(), "save it from there") {
		t.Error(err)
	}
}

func TestWhatPagesSayInMicrodataAndForPrint(t *testing.T) {
	story := "<p>" + strings.Repeat("The council of Tarn met in the old hall on a wet evening and spoke of nothing else. ", 3) + `</p><p>“It is rotten,” said Mara Voss.</p>`
	doc, err := Document(Input{Path: "a.html", Data: []byte(`<!DOCTYPE html><html><head><title>Print: Pier closed</title></head><body><div itemscope itemtype="http://schema.org/NewsArticle"><div itemprop="publisher" itemscope><meta itemprop="name" content="Harbour Post"></div><div itemprop="articleBody">` +
		story + `<p>READ MORE: <a href="/x">“Never again,” says owner of boat</a></p><p>The owners of the boats stood along the wall until midnight, and went home.</p></div></div></body></html>`)})
	if err != nil || doc.Declared.Source != "Harbour Post" || doc.Declared.Title != "Pier closed" {
		t.Errorf("%v: %+v", err, doc.Declared)
	}
	if strings.Contains(doc.Text, "Never again") || !strings.Contains(doc.Text, "until midnight") {
		t.Errorf("%q", doc.Text)
	}
}

// Pages for printing have writer and day in one line.
func TestTheDayBesideTheWriter(t *testing.T) {
	doc, err := Document(Input{Path: "a.html", Data: []byte(`<html><body><b>Harbour Post</b><hr><h2>Pier closed</h2><i>By Ann Lee, Thursday, November 19, 2026</i><hr><p>` +
		strings.Repeat("The council of Tarn met in the old hall on a wet evening and spoke of nothing else. ", 3) + `</p><p>“It is rotten,” said Mara Voss.</p></body></html>`)})
	if err != nil || doc.Declared.Date.String() != "2026-11-19" {
		t.Errorf("%v: %+v", err, doc.Declared)
	}
}

func TestAnExportPastedWithoutBlankLines(t *testing.T) {
	one := "Pier closed\nHarbour Post\nNovember 17, 2026 Tuesday\nCopyright 2026 Harbour Post All Rights Reserved\nSection: NEWS; Pg. 4\nLength: 312 words\nByline: Ann Lee\nBody\n\nThe pier of Tarn was closed.\n“It is rotten,” said Mara Voss.\n\nLoad-Date: November 17, 2026\n\nEnd of Document\n\n"
	got := readAll("a.txt", []byte(one+strings.Replace(one, "Pier", "Lock", 1)))
	if len(got) != 2 || got[1].Err != nil || got[1].Document.Declared.Title != "Lock closed" || got[1].Document.Declared.Byline != "Ann Lee" ||
		!strings.HasSuffix(got[1].Document.Text, "The pier of Tarn was closed.\n\n“It is rotten,” said Mara Voss.\n") {
		t.Error(outline(got))
	}
}

func TestAlertsOfGoogle(t *testing.T) {
	story := func(head, outlet, words string) string {
		return `<tr itemscope itemtype="http://schema.org/Article"><td><a href="https://www.google.com/url?rct=j&amp;url=https://post.example/` + head + `&amp;ct=ga" itemprop="url"><span itemprop="name">` + head +
			`</span></a><div itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><span itemprop="name">` + outlet + `</span></div><div itemprop="description">` + words + ` ...</div></td></tr>`
	}
	mail := "From: Google Alerts <alerts@google.example>\nSubject: Google Alert - pier\nDate: Tue, 17 Nov 2026 10:00:00 +0000\nContent-Type: text/html; charset=utf-8\n\n<html><body><table>" +
		story("pier", "Harbour Post", "“It is rotten,” said Mara Voss") + story("Ferry: “We sail,” says Voss", "Harbour Post", "") + story("lock", "The Lantern", "“It leaks,” said Per Halden") + "</table></body></html>"
	got := readAll("a.eml", []byte(mail))
	if len(got) != 3 || got[2].Err != nil || !strings.Contains(got[1].Document.Text, "We sail") {
		t.Fatal(outline(got))
	}
	d := got[2].Document
	if d.Declared.Source != "The Lantern" || d.Declared.URL != "https://post.example/lock" || d.Declared.Date.String() != "2026-11-17" || len(d.Warnings) != 1 || d.Warnings[0].Code != "teaser only" {
		t.Errorf("%+v %v", d.Declared, d.Warnings)
	}
}

// An outlet that is called after its town is no person of that town.
func TestAnOutletOfATownSendsMail(t *testing.T) {
	doc, err := Document(Input{Path: "a.eml", Data: []byte("From: Evening Standard of Tarn <n@tarn.example>\nSubject: Pier closed\nDate: Tue, 17 Nov 2026 10:00:00 +0000\n\nThe pier of Tarn was closed.\n")})
	if err != nil || doc.Declared.Source != "Evening Standard of Tarn" || doc.Declared.Byline != "" {
		t.Errorf("%v: %+v", err, doc.Declared)
	}
}
