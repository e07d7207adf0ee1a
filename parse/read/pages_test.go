package read

import (
	"strings"
	"testing"

	"onrecord/parse/read/export"
)

// A story in several containers of one name keeps its beginning; what is another
// story, or no story, stays out.
func TestTheBeginningOfAStoryInAContainerOfItsOwn(t *testing.T) {
	paragraph := func(class, text string) string { return `<p class="` + class + `">` + text + `</p>` }
	long := strings.Repeat(paragraph("story__p", "In the ports the news came by way of the baker, the radio and the bus driver, in that order, and it came too late for anyone to print it. "), 8)
	lede := paragraph("story__p", "Councillor Marcus Meddows gave up his seat on Monday, two days before the lists close, as people in the ward will tell you.")
	page := func(inner string) string {
		return `<!DOCTYPE html><html lang="en"><head><title>Councillor gives up</title></head><body><main>` + inner + `</main></body></html>`
	}
	in := func(class, inner string) string {
		return `<section><div class="box"><div class="` + class + `">` + inner + `</div></div></section>`
	}
	for name, tt := range map[string]struct {
		page string
		want bool
	}{
		"the same names":        {page(in("story-text", lede) + `<section><img src="a.jpg"></section>` + in("story-text", long)), true},
		"a picture between":     {page(in("article__body", lede) + `<figure><img src="a.jpg"><figcaption>The ward.</figcaption></figure>` + in("article__body", long)), true},
		"three containers":      {page(in("entry-content", lede) + in("entry-content", paragraph("story__p", "He had meant to go back to his bees, he said in a letter to the ward.")) + in("entry-content", long)), true},
		"another story's":       {page(in("story-text", lede) + `<h1>The baker of the ports</h1>` + in("story-text", long)), false},
		"another article":       {page(`<article>` + in("story-text", lede) + `</article><article>` + in("story-text", long) + `</article>`), false},
		"names of another kind": {page(in("promo-box", lede) + in("story-text", long)), false},
	} {
		doc := readPage(t, tt.page)
		if got := strings.HasPrefix(bodyOf(doc), "Councillor Marcus Meddows gave up"); got != tt.want {
			t.Errorf("%s: the beginning is there: %v\n%.200s", name, got, bodyOf(doc))
		}
	}
}

func TestAHeadlineIsNoLogo(t *testing.T) {
	story := strings.Repeat("<p>The board of the harbour said on Friday that it would wait no longer for the crews, whatever they say.</p>", 4)
	for name, tt := range map[string]struct{ head, want string }{
		"a drawing with a name":      {`<h1><a href="/"><svg><title>Lantern Logo</title></svg></a></h1>`, "Crews vote"},
		"words in place of the logo": {`<h1>The Lantern The Lantern Logo</h1>`, "Crews vote"},
		"the headline":               {`<h1>Crews vote on Monday</h1>`, "Crews vote on Monday"},
	} {
		doc := readPage(t, `<html><head><title>Crews vote</title></head><body>`+tt.head+`<article>`+story+`</article></body></html>`)
		if doc.Declared.Title != tt.want {
			t.Errorf("%s: title %q", name, doc.Declared.Title)
		}
	}
}

func TestDocumentsOfGoogle(t *testing.T) {
	const head = `<html><head><meta charset="utf-8"><style>@import url(https://themes.googleusercontent.com/fonts/css?kit=x);</style></head><body class="c2 doc-content">`
	const comment = `<div class="c9"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Who said so?</span></p></div>`
	for name, tt := range map[string]struct{ page, title, body string }{
		"a title and a comment": {head + `<p class="c1 title"><span>Talks</span></p><p><span>Mara Voss said no.</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>` + comment + `</body></html>`, "Talks", "Mara Voss said no."},
		"a heading, no title":   {head + `<h1>Talks</h1><p>Mara Voss said no.</p></body></html>`, "", "Mara Voss said no."},
		"a footnote":            {head + `<p>Mara Voss said no.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> On tape.</p></div></body></html>`, "", "Mara Voss said no."},
	} {
		doc := readPage(t, tt.page)
		if doc.Declared.Title != tt.title || bodyOf(doc) != tt.body {
			t.Errorf("%s: title %q, body %q", name, doc.Declared.Title, bodyOf(doc))
		}
	}
}

// Declarations behind a long head of styles count, as in browsers.
func TestACharsetThatIsDeclaredLate(t *testing.T) {
	for _, at := range []int{100, 5_000, 100_000} {
		page := "<html><head><style>" + strings.Repeat(" ", at) + "</style><meta charset=windows-1251></head><body><p>\xCC\xE0\xF0\xE0 \xC2\xEE\xF1\xF1</p></body></html>"
		if doc := readPage(t, page); doc.Encoding != "windows-1251" || !strings.Contains(doc.Text, "Мара Восс") {
			t.Errorf("declared at %d: %s %q", at, doc.Encoding, doc.Text)
		}
	}
}

// Files whose text Word shows in a document.
func TestFilesInsideWordFiles(t *testing.T) {
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="`
	body := `<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="c1"/><w:p><w:r><w:t>After.</w:t></w:r></w:p>`
	inner := string(wordFile(t, `<w:p><w:r><w:t>Mara Voss said no.</w:t></w:r></w:p>`))
	for name, chunk := range map[string]string{
		"a page":       "<html><body><p>Mara Voss said no.</p></body></html>",
		"a saved page": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>Mara Voss said no.</p></body></html>\n--B--\n",
		"Rich Text":    `{\rtf1 Mara Voss said no.\par}`,
		"a Word file":  inner,
		"a text":       "Mara Voss said no.\n",
	} {
		doc := readAll("a.docx", wordFile(t, body, "word/_rels/document.xml.rels", rels+`/word/chunk.bin"/></Relationships>`, "word/chunk.bin", chunk))[0].Document
		if got := bodyOf(doc); got != "Before.|Mara Voss said no.|After." && !strings.HasSuffix(got, "Mara Voss said no.|After.") {
			t.Errorf("%s: %q, %v", name, got, doc.Warnings)
		}
	}
	doc := readAll("a.docx", wordFile(t, body))[0].Document
	if codes(doc.Warnings) != "part not read" {
		t.Errorf("without the file: %v", doc.Warnings)
	}
}

// A style may say that what the style beneath it hides is shown.
func TestStylesThatShowAgain(t *testing.T) {
	style := func(id, based, vanish string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + id + `"/><w:basedOn w:val="` + based + `"/><w:rPr>` + vanish + `</w:rPr></w:style>`
	}
	styles := `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + style("Hidden", "", `<w:vanish/>`) +
		style("Shown", "Hidden", `<w:vanish w:val="0"/>`) + style("Heir", "Hidden", "") + style("Plain", "", "") + `</w:styles>`
	for id, want := range map[string]string{"Hidden": "", "Shown": "Voss said no.", "Heir": "", "Plain": "Voss said no."} {
		data := wordFile(t, `<w:p><w:r><w:t>All.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="`+id+`"/></w:pPr><w:r><w:t>Voss said no.</w:t></w:r></w:p>`, "word/styles.xml", styles)
		if got := strings.Contains(readAll("a.docx", data)[0].Document.Text, "Voss said no."); got != (want != "") {
			t.Errorf("%s: shown %v", id, got)
		}
	}
}

// What stands in the place of a chapter of another type.
func TestFallbacksOfChapters(t *testing.T) {
	page := `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Mara Voss said no.</p></body></html>`
	for name, kind := range map[string]string{"a PDF file": "application/pdf", "data": "application/json", "a drawing": "image/svg+xml"} {
		data := zipOf(t, "mimetype", "application/epub+zip", "page.x", "%PDF-1.4", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>`,
			"c.opf", `<package><metadata/><manifest><item id="d" href="page.x" media-type="`+kind+`" fallback="e"/><item id="e" href="page.y" media-type="x/y" fallback="f"/><item id="f" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="d"/></spine></package>`, "a.xhtml", page)
		got := readAll("a.epub", data)
		if len(got) != 1 || got[0].Err != nil || bodyOf(got[0].Document) != "Mara Voss said no." {
			t.Errorf("%s: %s", name, outline(got))
		}
	}
}

// A standfirst stands under the headline, however the page keeps it: it is a part of
// what was published.
func TestAStandfirstBelongsToTheHeadline(t *testing.T) {
	const sum = "Per Halden told the crews that the pier stays closed until June, and that nobody will be paid for the days lost."
	story := strings.Repeat("<p>The ports were quiet on Saturday, with ferries at their berths and people on the quay waiting for the vote to be counted.</p>"+
		"<p>The vote closes on Monday evening, and the result will be read out at the pier by the oldest of the crew, as it has been for forty years.</p>", 2)
	for name, tt := range map[string]struct {
		head, above string
		want        bool
	}{
		"a name of the element":    {"", `<header><h1>Crews vote</h1><p class="article-standfirst">` + sum + `</p></header>`, true},
		"a name in French":         {"", `<h1>Crews vote</h1><div class="chapo"><p>` + sum + `</p></div>`, true},
		"a teaser that is pruned":  {"", `<h1>Crews vote</h1><div class="teaser-text"><p>` + sum + `</p></div>`, true},
		"the page's description":   {`<meta name="description" content="` + sum + `">`, `<header><h1>Crews vote</h1><h2 class="a7">` + sum + `</h2></header>`, true},
		"a description cut off":    {`<meta property="og:description" content="` + sum[:70] + `…">`, `<header><h1>Crews vote</h1><div><p>` + sum + `</p></div></header>`, true},
		"a caption":                {`<meta name="description" content="` + sum + `">`, `<h1>Crews vote</h1><figure><img src="a.jpg"><figcaption>` + sum + `</figcaption></figure>`, false},
		"a list of other stories":  {"", `<h1>Crews vote</h1><ul class="teaser"><li>` + sum + `</li></ul>`, false},
		"the beginning of a story": {"", `<h1>Crews vote</h1><div class="teaser"><p>` + sum[:60] + `…</p></div>`, false},
		"hidden":                   {"", `<h1>Crews vote</h1><div hidden><p class="summary">` + sum + `</p></div>`, false},
	} {
		doc := readPage(t, `<!DOCTYPE html><html lang="en"><head><title>Crews vote</title>`+tt.head+`</head><body><article>`+tt.above+`<div class="story-body">`+story+`</div></article></body></html>`)
		if got := strings.HasPrefix(doc.Text, "Crews vote\n\n"+sum+"\n\nThe ports"); got != tt.want {
			t.Errorf("%s: the standfirst is there: %v\n%.300s", name, got, doc.Text)
		}
		if doc.Title() != "Crews vote" || strings.Count(doc.Text, sum) > 1 {
			t.Errorf("%s: title %q, %d times", name, doc.Title(), strings.Count(doc.Text, sum))
		}
	}
}

// What asks for consent is no story, however short the story is, and neither is the head
// that an archive of pages puts over a page: its day is that on which the page was kept.
func TestWhatStandsOverAPage(t *testing.T) {
	consent := `<div class="fc-consent-root"><h2>We ask for your consent</h2><p>Your personal data will be processed, and cookies of 134 vendors and 64 partners may be stored on your device, so that advertising can be measured and the audience be known.</p><p>“We value your privacy,” said our privacy officer, who has looked into the matter for all of us.</p></div>`
	archive := `<div id="HEADER"><table><tr><td>archive.today webpage capture</td><td>Saved from <input value="https://post.example/pier"></td><td>20 Nov 2026 10:15:00 UTC</td></tr></table></div>`
	doc := readPage(t, `<html><head><title>Pier closed</title></head><body>`+archive+consent+`<div><h1>Pier closed</h1><p>The pier was closed on Tuesday, the council of Tarn said, and it will stay so.</p>`+strings.Repeat("<p>Nobody knows when it will open again, said the owners of the boats, who had not been asked.</p>", 3)+`<p>“It is rotten,” said Mara Voss.</p></div></body></html>`)
	if strings.Contains(doc.Text, "privacy") || strings.Contains(doc.Text, "capture") || !strings.Contains(doc.Text, "rotten") {
		t.Errorf("%q", doc.Text)
	}
	if d := doc.Declared; d.URL != "https://post.example/pier" || d.Saved.String() != "2026-11-20" || !d.Date.IsZero() {
		t.Errorf("%+v", d)
	}
}

// A file that is only the address of a page says so.
func TestLinksAreNoPages(t *testing.T) {
	for name, data := range map[string]string{
		"a.url": "[InternetShortcut]\r\nURL=https://post.example/pier\r\n", "a.gdoc": `{"url":"https://docs.example/1","doc_id":"1"}`,
		"a.webloc": `<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x"><plist version="1.0"><dict><key>URL</key><string>https://post.example</string></dict></plist>`,
	} {
		if got := readAll(name, []byte(data)); len(got) != 1 || got[0].Err != export.ErrLink {
			t.Errorf("%s: %s", name, outline(got))
		}
	}
}
