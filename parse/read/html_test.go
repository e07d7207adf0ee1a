package read

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/web"
)

// story4 is a body long enough to be taken for one.
const story4 = `<p>Mara Voss said on Friday that the treaty with Northmoor would be signed before the ice came, and not a day later.</p>
<p>“We have waited for nineteen days of war and for ninety days of talk,” the minister told the assembly in Velmora.</p>
<p>Governor Piet Halloran answered that he had read the treaty twice, and that he had found nothing in it about the bridge.</p>
<p>The bridge at Corrin has been closed since August, when a shell fell through its northern span and did not explode.</p>`

func readPage(t *testing.T, page string) parse.Document {
	t.Helper()
	return mustRead(t, Input{Path: "page.html", Data: []byte(page)})
}

func TestWhatAPageDeclares(t *testing.T) {
	tests := []struct{ name, head, body, want string }{
		{"published by OpenGraph", `<meta property="article:published_time" content="2026-11-20T23:30:00+03:00">`, "", "date 2026-11-20 article:published_time"},
		{"the address before all", `<link rel=canonical href="https://a.example/2026/11/19/talks"><meta property="article:published_time" content="2026-11-20">`, "", "date 2026-11-19 address"},
		{"an address with the month's name", `<link rel=canonical href="https://a.example/world/2026/nov/19/talks">`, "", "date 2026-11-19 address"},
		{"JSON-LD of an article before that of its page", `<script type="application/ld+json">[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":"NewsArticle","datePublished":"2026-11-19T10:00Z"}]</script>`, "", "date 2026-11-19 JSON-LD datePublished"},
		{"JSON-LD with line breaks in a string", "<script type='application/ld+json'>{\"@type\":\"Article\",\"description\":\"a\nb\",\"datePublished\":\"2026-11-19\"}</script>", "", "date 2026-11-19 JSON-LD datePublished"},
		{"JSON-LD that is no JSON", `<script type="application/ld+json">{"@type":"Article","datePublished":"2026-11-19",,}</script>`, "", "date 2026-11-19 JSON-LD, broken"},
		{"itemprop", "", `<span itemprop="datePublished" content="2026-11-19">yesterday</span>`, "date 2026-11-19 itemprop datePublished"},
		{"a time element that says so", "", `<time class="entry-date published" datetime="2026-11-19T08:00">19 Nov</time>`, "date 2026-11-19 time published"},
		{"the line under the headline", "", `<h1>Talks Go On in Lindesby</h1><div>Friday, November 20, 2026 10:15 AM</div>`, "date 2026-11-20 line by the headline"},
		{"the newsroom's day, not that of Greenwich", `<meta property="article:published_time" content="2026-11-21T03:10:00Z">`, `<h1>Talks Go On in Lindesby</h1><div>November 20, 2026 at 10:10 pm</div>`, "date 2026-11-20 line by the headline"},
		{"a German page", "", `<h1>Gespräche gehen weiter</h1><div>Freitag, 20. November 2026</div>`, "date 2026-11-20 line by the headline"},
		{"a French page", "", `<h1>Les pourparlers continuent</h1><div>Publié le 20 février 2026 à 10h</div>`, "date 2026-02-20 line by the headline"},
		{"day first", `<meta name=pubdate content="03.04.2026">`, "", "date 2026-04-03 meta pubdate"},
		{"month first in America", `<meta property=og:locale content=en_US><meta name=pubdate content="03/04/2026">`, "", "date 2026-03-04 meta pubdate"},
		{"a word that begins like a month", "", `<h1>Talks Go On in Lindesby</h1><div>Magazine 12, 2026</div>`, "date  "},
		{"another", "", `<h1>Talks Go On in Lindesby</h1><p>Decree 12, 2026</p>`, "date  "},
		{"numbers in an English page", `<meta property=og:locale content=en>`, `<h1>Talks Go On in Lindesby</h1><p>03/04/2026</p>`, "doubt 03/04/2026 = "},
		{"numbers in a British page", `<meta property=og:locale content=en_GB>`, `<h1>Talks Go On in Lindesby</h1><p>03/04/2026</p>`, "doubt 03/04/2026 = 2026-04-03"},
		{"numbers beside others of one reading", `<meta property=og:locale content=en>`, `<h1>Talks Go On in Lindesby</h1><p>03/04/2026</p><p>Bridge shut<p>27/03/2026</p>`, "doubt  = 2026-04-03"},
		{"numbers of a site by its country", `<link rel=canonical href="https://northmoorpost.co.uk/talks"><meta property=og:locale content=en_US>`, `<h1>Talks Go On in Lindesby</h1><p>03/04/2026</p>`, "doubt  = 2026-04-03"},
		{"numbers before a timestamp", `<meta name=date content="2026-04-03T10:00">`, `<h1>Talks Go On in Lindesby</h1><p>03/04/2026</p>`, "doubt  = 2026-04-03"},
		{"a time in an abbreviation", "", `<cite>By Joran Robbin | <abbr title="2026-11-20T01:40:40Z">1 hr 4 mins ago</abbr></cite>`, "date 2026-11-20 time"},
		{"a time of a blog", "", `<h1>Talks</h1><abbr class="published" title="2026-11-20T10:00:00+01:00">20 November</abbr>`, "date 2026-11-20 time published"},
		{"a day without an hour", "", `<h1>Talks</h1><p>By Joran Robbin, <abbr title="2026-11-20">Friday</abbr></p>`, "date 2026-11-20 time"},
		{"an abbreviation that means something else", "", `<abbr title="20 November 2026">the deadline</abbr>`, "date  "},
		{"only changed", `<meta property="article:modified_time" content="2026-11-22T10:00:00Z">`, "", "date  "},
		{"an impossible day", `<meta property="article:published_time" content="2026-02-30">`, "", "date  "},

		{"outlet by OpenGraph", `<meta property="og:site_name" content="The Harbour Post">`, "", "source The Harbour Post og:site_name"},
		{"outlet by JSON-LD", `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"Northmoor Wire"}}]}</script>`, "", "source Northmoor Wire JSON-LD publisher"},
		{"outlet behind the title", `<title>Voss Backs Talks - World - Northmoor Post</title>`, `<h1>Voss Backs Talks</h1>`, "source Northmoor Post title"},
		{"an account is no outlet", `<meta property="og:site_name" content="@harbourpost">`, "", "source  "},

		{"writers by JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ann Lee"},{"name":"By Jan de Boer"},{"name":"Ann Lee"}]}</script>`, "", "byline Ann Lee, Jan de Boer JSON-LD author"},
		{"a writer by meta", `<meta name=author content="By ANN LEE | Northmoor Post">`, "", "byline ANN LEE author"},
		{"an address is no writer", `<meta property="article:author" content="https://facebook.example/annlee"><meta name=author content=admin>`, "", "byline  "},
		{"a form asks for the reader's name", "", `<form><label class=author>Your name</label></form>`, "byline  "},
		{"a byline on the page", "", `<div class="article__byline">By Ann Lee, Published 10:15</div>`, "byline Ann Lee byline element"},

		{"canonical", `<link rel=canonical href="https://a.example/talks"><meta property=og:url content="https://b.example/talks">`, "", "url https://a.example/talks link canonical"},
		{"canonical that is the front page", `<link rel=canonical href="https://a.example/"><meta property=og:url content="https://a.example/talks">`, "", "url https://a.example/talks og:url"},
		{"canonical that is no address", `<link rel=canonical href="javascript:alert(1)">`, "", "url  "},
		{"language", `<meta property=og:locale content=de_DE>`, "", "language de-DE og:locale"},

		{"the heading", `<title>Voss Backs Talks | Northmoor Post</title>`, `<h1>Voss Backs Talks</h1>`, "title Voss Backs Talks h1"},
		{"the outlet behind a bar", `<meta property=og:title content="Voss Backs Talks With Veshnia | World | Northmoor Post">`, "", "title Voss Backs Talks With Veshnia og:title"},
		{"the outlet behind a dash", `<meta property=og:site_name content="Northmoor Post"><meta property=og:title content="Voss: No Talks - Northmoor Post">`, "", "title Voss: No Talks og:title"},
		{"a dash of the headline", `<meta property=og:title content="Voss backs talks – and the bridge">`, "", "title Voss backs talks – and the bridge og:title"},
		{"the outlet before the title", `<meta property=og:site_name content="Northmoor Post"><title>Northmoor Post | Voss Backs Talks</title>`, "", "title Voss Backs Talks title"},
		{"the outlet's heading", `<title>Voss Backs Talks - northmoorpost.example</title><link rel=canonical href="https://www.northmoorpost.example/talks">`, `<h1>Northmoor Post</h1>`, "title Voss Backs Talks title"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := readPage(t, "<html><head>"+tt.head+"</head><body>"+tt.body+"<div>"+story4+"</div></body></html>").Declared
			field, _, _ := strings.Cut(tt.want, " ")
			got := map[string]string{
				"date":     d.Date.String() + " " + d.Marks.Date.Name,
				"doubt":    d.DateInDoubt + " = " + d.Date.String(),
				"source":   d.Source + " " + d.Marks.Source.Name,
				"byline":   d.Byline + " " + d.Marks.Byline.Name,
				"url":      d.URL + " " + d.Marks.URL.Name,
				"language": d.Language + " " + d.Marks.Language.Name,
				"title":    d.Title + " " + d.Marks.Title.Name,
			}[field]
			if field+" "+got != tt.want {
				t.Errorf("got %q, want %q", field+" "+got, tt.want)
			}
		})
	}
}

func TestADateOfMarkupKnowsHowSureItIs(t *testing.T) {
	d := readPage(t, `<html><head><meta property="article:published_time" content="2026-11-20"></head><body>`+story4).Declared
	if c := d.Marks.Date.Confidence; c < 0.9 || c > 0.99 {
		t.Errorf("confidence %v", c)
	}
	if b := d.BasisOf(d.Marks.Date); b != parse.BasisMetadata {
		t.Errorf("basis %s", b)
	}
}

func TestEncodingsOfPages(t *testing.T) {
	const words = "Мара Восс сказала в пятницу, что правительство готово подписать договор до конца недели."
	cyrillic := strings.Repeat("<p>"+words+"</p>", 6)
	in1251 := func(s string) string {
		var b []byte
		for _, r := range s {
			switch {
			case r < 0x80:
				b = append(b, byte(r))
			case r >= 'А' && r <= 'я':
				b = append(b, byte(r-'А'+0xC0))
			}
		}
		return string(b)
	}
	tests := []struct{ name, page, encoding string }{
		{"declared", in1251(`<html><head><meta charset=windows-1251></head><body>` + cyrillic), "windows-1251"},
		{"declared the old way", in1251(`<html><head><meta http-equiv=Content-Type content="text/html; charset=Windows-1251"></head><body>` + cyrillic), "windows-1251"},
		{"declared in XML", in1251(`<?xml version="1.0" encoding="windows-1251"?><html><body>` + cyrillic), "windows-1251"},
		{"UTF-8 that keeps an old declaration", `<html><head><meta charset=windows-1251></head><body>` + cyrillic, "UTF-8"},
		{"UTF-8 with a mark", "\uFEFF<html><body>" + cyrillic, "UTF-8"},
		{"UTF-16", string(utf16Bytes("\uFEFF<html><body>"+cyrillic, binary.LittleEndian)), "UTF-16LE"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := readPage(t, tt.page)
			if !strings.Contains(doc.Text, words) && !strings.Contains(doc.Text, strings.ReplaceAll(words, "ё", "")) || doc.Encoding != tt.encoding {
				t.Errorf("encoding %s, text %.120q", doc.Encoding, doc.Text)
			}
		})
	}
}

// What pages put around and into a story is not searched for what people said.
func TestFurnitureOfPagesIsLeftOut(t *testing.T) {
	const foreign = "“This is another story,” said Halloran, who was not in the story at all."
	tests := []struct{ name, markup string }{
		{"a caption", `<figure><img src=a.jpg><figcaption>` + foreign + `</figcaption></figure>`},
		{"a caption by its name", `<div class="wp-caption-text">` + foreign + `</div>`},
		{"a list of related stories", `<div class="relatedLinks"><p>` + foreign + `</p></div>`},
		{"comments", `<div id="comments"><p>` + foreign + `</p></div>`},
		{"a teaser", `<p><a href="/other">` + strings.NewReplacer("“", "", "”", "", "all.", "all").Replace(foreign) + `</a></p>`},
		{"a headline of another story", `<h3><a href="/other">Halloran: Not in the Story at All</a></h3>`},
		{"a pull quote", `<aside class=pullquote>“We have waited for nineteen days of war and for ninety days of talk,” the minister told the assembly in Velmora.</aside>`},
		{"what is hidden", `<div style="display: none"><p>` + foreign + `</p></div>`},
		{"a script", `<script>var s = "<p>` + foreign + `</p>"</script>`},
		{"a template", `<template><p>` + foreign + `</p></template>`},
		{"a newsletter", `<p>Sign up for our newsletter to get the Harbour Post in your inbox.</p>`},
		{"a slide's number", `<p>Image 3 of 12</p>`},
		{"a credit", `<p>(Reporting by Ann Lee; editing by Jan de Boer)</p>`},
		{"rights", `<p>© 2026 Harbour Newspapers Ltd. All rights reserved.</p>`},
	}
	want := readPage(t, "<html><body><article><h1>Voss Will Sign</h1><div>"+story4+"</div></article></body></html>").Text
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.Index(story4, "</p>\n<p>Governor") + 4
			page := "<html><body><article><h1>Voss Will Sign</h1><div>" + story4[:at] + tt.markup + story4[at:] + "</div></article></body></html>"
			if got := readPage(t, page).Text; got != want {
				t.Errorf("the text is\n%s", got)
			}
		})
	}
}

// A post that is quoted is part of the story, whatever its element is called.
func TestQuotedPostsStay(t *testing.T) {
	page := "<html><body><article><h1>Voss Will Sign</h1>" + story4 +
		`<div class="social-media-embed"><blockquote class="twitter-tweet"><p>Nobody signs a treaty with a cold.</p>— Mara Voss (@voss) <a href="#">November 20, 2026</a></blockquote></div>` + story4[:120] + "</p></article></body></html>"
	if doc := readPage(t, page); !strings.Contains(doc.Text, "Nobody signs a treaty with a cold.") {
		t.Errorf("the text is\n%s", doc.Text)
	}
}

func TestLinesOfAPageAreThoseOfABrowser(t *testing.T) {
	page := `<p>One&nbsp;two <b>three</b>,
	four<br>five</p>six<div>seven <span>eight</span><p>nine</div><ul><li>ten<li>eleven</ul><pre>a  b
c</pre><table><tr><td>x<td>y</table><p>soft&shy;hyphen <q>quoted</q>`
	doc := mustRead(t, Input{Path: "a.html", Data: []byte(page)})
	want := "One\u00A0two three, four\nfive\n\nsix\n\nseven eight\n\nnine\n\nten\n\neleven\n\na  b\nc\n\nx\n\ny\n\nsofthyphen “quoted”\n"
	if doc.Text != want || doc.Body != web.BodyWhole {
		t.Errorf("body %s, text %q, want %q", doc.Body, doc.Text, want)
	}
}

// Markup that nests without end is read by its words.
func TestDeepPagesFallBackToTheirLines(t *testing.T) {
	doc := readPage(t, "<html><body>"+strings.Repeat("<div>", 600)+"<p>Home<p>World"+story4+strings.Repeat("</div>", 600))
	if doc.Body != web.BodyByWindow || codes(doc.Warnings) != "page damaged" || !strings.Contains(doc.Text, "“We have waited") || strings.Contains(doc.Text, "Home") {
		t.Errorf("body %q, warnings %q, text\n%s", doc.Body, codes(doc.Warnings), doc.Text)
	}
}

// A page that makes its story by script may hold it for machines.
func TestTheStoryInJSONLDIsTheLastResort(t *testing.T) {
	body := strings.NewReplacer("<p>", "", "</p>", `\n`, "\n", "", `"`, `\"`).Replace(story4)
	doc := readPage(t, `<html><head><title>Voss Will Sign</title><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"`+body+`"}</script></head><body><div id=app></div></body></html>`)
	if doc.Body != web.BodyByMarkup || !strings.Contains(doc.Text, "“We have waited") {
		t.Errorf("body %q, text\n%s", doc.Body, doc.Text)
	}
}

// A page may show the beginning of its story and keep the whole for machines.
func TestThePageShowsTheBeginningOnly(t *testing.T) {
	rest := strings.Repeat("The governor added that the ferry would sail on Monday and on every day after it. ", 12)
	body := strings.NewReplacer("<p>", "", "</p>", `\n`, "\n", "", `"`, `\"`).Replace(story4) + rest
	doc := readPage(t, `<html><head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"`+body+`"}</script></head><body><article>`+story4+`</article></body></html>`)
	if doc.Body != web.BodyByMarkup || !strings.Contains(doc.Text, "the ferry would sail") {
		t.Errorf("body %q, text\n%s", doc.Body, doc.Text)
	}
}

func TestDoubtfulBodiesAreFlagged(t *testing.T) {
	own := strings.Repeat("Nothing of this stands on the page that a reader sees in the browser. ", 12)
	page := `<html><head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + own + `"}</script></head><body><article>` + story4 + `</article></body></html>`
	if got := codes(readPage(t, page).Warnings); got != "body doubtful" {
		t.Errorf("warnings %q", got)
	}
	if got := codes(readPage(t, "<html><body><article>"+story4+"</article></body></html>").Warnings); got != "" {
		t.Errorf("warnings %q of a plain page", got)
	}
}

func TestPagesHaveALimit(t *testing.T) {
	page := "<html><body>" + story4 + "<!--" + strings.Repeat("x", draft.MaxHTML) + "-->"
	if _, err := Document(Input{Path: "a.html", Data: []byte(page)}); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("error %v", err)
	}
	picture := `<img src="data:image/png;base64,` + strings.Repeat("QUJD", draft.MaxHTML/4) + `">`
	if _, err := Document(Input{Path: "a.html", Data: []byte("<html><body>" + picture + story4)}); err != nil {
		t.Errorf("pictures inside the page count: %v", err)
	}
}

func TestPagesWithoutWordsAreEmpty(t *testing.T) {
	for _, page := range []string{"<html></html>", "<!DOCTYPE html><title>Voss</title>", "<html><body><script>x</script></body></html>", "<html>\x00\x01\x02</html>"} {
		_, err := Document(Input{Path: "a.html", Data: []byte(page)})
		if !errors.Is(err, draft.ErrEmpty) && !errors.Is(err, draft.ErrBinary) {
			t.Errorf("%q: error %v", page, err)
		}
	}
}

// A page with very many elements of one kind takes time in proportion.
func TestManyElementsTakeTheirTimeOnly(t *testing.T) {
	for _, unit := range []string{"<a href=x>", "<p>Voss said so.", "<table><tr><td>", "<b><p>x</b>", "<div class=related>", "<br>", "<font><center>", "<li>x"} {
		page := "<html><body>" + story4 + strings.Repeat(unit, 4000)
		if _, err := Document(Input{Path: "a.html", Data: []byte(page)}); err != nil && !errors.Is(err, draft.ErrEmpty) {
			t.Errorf("%q: %v", unit, err)
		}
	}
}

// FuzzHTML checks what holds for every page: no panic, no text that is not
// whole, the same text twice.
func FuzzHTML(f *testing.F) {
	for _, s := range seeds(f) {
		if s.format == "HTML" {
			f.Add(s.data)
		}
	}
	f.Add([]byte("<html><body>" + story4))
	f.Add([]byte(`<html><script type="application/ld+json">{"@graph":[{"@type":["Article"],"datePublished":["2026"]}]}</script><table><td><p>x</table>`))
	f.Add([]byte("<svg><p><math><title></table><select><option><template>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		in := Input{Path: "a.html", Data: data}
		doc, err := Document(in)
		if why := harm(Found{Document: doc, Err: err}); why != "" {
			t.Fatal(why)
		}
		again, _ := Document(in)
		if fmt.Sprint(doc) != fmt.Sprint(again) {
			t.Fatal("the same bytes are read in two ways")
		}
	})
}
