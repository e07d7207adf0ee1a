package read

import (
	"strings"
	"testing"
)

const newsML = `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-11-22T00:00:00Z</sent></header><itemSet>
<newsItem guid="tag:a" version="3" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:HW"><name>Harbour Wire</name></provider><versionCreated>2026-11-21T10:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>2026-11-20T09:00:00Z</contentCreated><by>By Ann Lee</by><headline>Pier &amp; lock closed</headline><subject><name>transport</name></subject></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>“The pier is shut,” said Mara Voss.</p><p>“So is the lock,” she said.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="tag:b"><itemMeta><itemClass qcode="ninat:picture"/><provider literal="Harbour Wire"/></itemMeta><contentMeta><headline>The pier</headline></contentMeta></newsItem>
<newsItem guid="tag:c"><itemMeta><provider literal="Harbour Wire"/><versionCreated>2026-11-21T10:00:00Z</versionCreated><pubStatus qcode="stat:canceled"/></itemMeta>
<contentMeta><headline>Voss resigns</headline></contentMeta><contentSet><inlineData contenttype="text/plain">Mara Voss has resigned &lt;at last&gt;.

“I go,” she said.</inlineData></contentSet></newsItem>
</itemSet></newsMessage>`

const nitf = `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>slug</title><docdata><date.issue norm="20261120T100000Z"/><doc.copyright holder="Harbour Group" year="2026"/></docdata><pubdata name="Harbour Post" date.publication="20261121T000000Z"/></head>
<body><body.head><hedline><hl1>Pier closed</hl1><hl2>Lock too</hl2></hedline><byline>By <person>Ann Lee</person></byline><dateline><location>TARN</location></dateline></body.head>
<body.content><media media-type="image"><media-caption>The pier on Friday</media-caption></media><p>“The pier is shut,” said <person>Mara Voss</person>.</p><hl2>Lock</hl2><p>“So is the lock,” she said.</p></body.content><body.end/></body></nitf>`

func TestItemsOfNewsAgencies(t *testing.T) {
	got := readAll("wire.xml", []byte(newsML))
	if len(got) != 2 || got[0].Err != nil || got[1].Err != nil {
		t.Fatal(outline(got))
	}
	a, b := got[0].Document, got[1].Document
	if d := a.Declared; d.Source != "Harbour Wire" || d.Title != "Pier & lock closed" || d.Byline != "Ann Lee" || d.Date.String() != "2026-11-20" || d.Language != "en" {
		t.Errorf("declared %+v", d)
	}
	if want := "Pier & lock closed\n\n“The pier is shut,” said Mara Voss.\n\n“So is the lock,” she said.\n"; a.Text != want {
		t.Errorf("text %q", a.Text)
	}
	if len(a.Warnings) != 1 || a.Warnings[0].Text != "Article 2 has no text and was left out." {
		t.Errorf("warnings %v", a.Warnings)
	}
	if !strings.Contains(b.Text, "Mara Voss has resigned <at last>.\n\n“I go,” she said.") || b.Declared.Date.String() != "2026-11-21" {
		t.Errorf("%q, %+v", b.Text, b.Declared)
	}
	if len(b.Warnings) != 1 || !strings.Contains(b.Warnings[0].Text, `"canceled": do not quote`) || !b.Warnings[0].Loses() {
		t.Errorf("warnings %v of an item that was withdrawn", b.Warnings)
	}
}

func TestNITFAloneAndInNewsML1(t *testing.T) {
	inside := nitf[strings.Index(nitf, "<nitf"):]
	for name, data := range map[string]string{
		"alone": nitf,
		"in NewsML 1": `<?xml version="1.0"?><NewsML><NewsEnvelope><DateAndTime>20261122T000000Z</DateAndTime></NewsEnvelope><NewsItem><NewsManagement><FirstCreated>20261120T100000Z</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Pier closed</HeadLine><ByLine>Ann Lee</ByLine><CreditLine>Harbour Post</CreditLine></NewsLines><ContentItem><DataContent>` + inside + `</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
	} {
		got := readAll("wire.xml", []byte(data))
		if len(got) != 1 || got[0].Err != nil {
			t.Fatal(name, outline(got))
		}
		doc := got[0].Document
		if d := doc.Declared; d.Source != "Harbour Post" || d.Title != "Pier closed" || d.Byline != "Ann Lee" || d.Date.String() != "2026-11-20" {
			t.Errorf("%s: declared %+v", name, d)
		}
		if !strings.Contains(doc.Text, "“The pier is shut,” said Mara Voss.\n\nLock\n\n“So is the lock,” she said.") {
			t.Errorf("%s: text %q", name, doc.Text)
		}
	}
}
