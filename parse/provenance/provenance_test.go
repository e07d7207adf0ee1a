package provenance

import (
	"strings"
	"testing"
	"time"

	"onrecord/parse"
)

var table = NewOutlets([]Outlet{
	{Name: "Northmoor Post", Aliases: []string{"NP", "nmpost"}, Domain: "northmoorpost.example", Country: "NM", Language: "en"},
	{Name: "Northmoor News Agency", Aliases: []string{"NNA"}, Domain: "www.nna.example", Agency: true},
	{Name: "The Veshnia Herald", Domain: "herald.example"},
	{Name: "NorthWorld", Domain: "northworld.example"},
	{Name: "PA Media", Aliases: []string{"PA"}, Agency: true},
	{Name: "Time", Domain: "time.example"},
	{Name: "The Lantern", Country: "GB"},
	{Name: "The Ferry (Zimbabwe)", Aliases: []string{"The Ferry"}, Country: "ZW"},
})

// page builds a document from lines written "role|text". A dateline is marked
// by angle brackets in its line.
func page(path string, declared parse.Declared, lines ...string) parse.Document {
	roles := map[string]parse.Role{
		"title": parse.RoleTitle, "byline": parse.RoleByline, "dateline": parse.RoleDateline,
		"body": parse.RoleBody, "boilerplate": parse.RoleBoilerplate, "blank": parse.RoleBlank,
	}
	doc := parse.Document{Path: path, Declared: declared}
	var text strings.Builder
	for _, l := range lines {
		role, s, _ := strings.Cut(l, "|")
		start := text.Len()
		before, rest, marked := strings.Cut(s, "<")
		inside, after, _ := strings.Cut(rest, ">")
		if marked && role != "boilerplate" {
			at := start + len(before)
			doc.Dateline = parse.Span{Start: at, End: at + len(inside)}
			s = before + inside + after
		}
		text.WriteString(s)
		doc.Lines = append(doc.Lines, parse.Line{Span: parse.Span{Start: start, End: text.Len()}, Role: roles[role]})
		text.WriteByte('\n')
	}
	doc.Text = text.String()
	return doc
}

func TestSource(t *testing.T) {
	none := parse.Declared{}
	story := "body|The minister said so on Friday."
	tests := []struct {
		name   string
		doc    parse.Document
		source string
		basis  parse.Basis
		agency string
	}{
		{"front matter, by its alias", page("a.txt", parse.Declared{Source: "np", Basis: parse.BasisMetadata}, story), "Northmoor Post", "metadata", ""},
		{"sidecar, not in the table", page("a.txt", parse.Declared{Source: "Harbour Echo", Basis: parse.BasisSidecar}, story), "Harbour Echo", "sidecar", ""},
		{"declared with its own country", page("a.txt", parse.Declared{Source: "The Lantern (London)", Basis: parse.BasisMetadata}, story), "The Lantern", "metadata", ""},
		{"declared with another's country", page("a.txt", parse.Declared{Source: "The Ferry (Glasgow)", Basis: parse.BasisMetadata}, story), "The Ferry (Glasgow)", "metadata", ""},
		{"a database's place, of another's name", page("a.txt", parse.Declared{Source: "The Ferry", SourcePlace: "Glasgow", Basis: parse.BasisMetadata}, story), "The Ferry (Glasgow)", "metadata", ""},
		{"a database's place, of its country", page("a.txt", parse.Declared{Source: "The Lantern", SourcePlace: "London", Basis: parse.BasisMetadata}, story), "The Lantern", "metadata", ""},
		{"a database's place, of an unknown outlet", page("a.txt", parse.Declared{Source: "The Osk Post", SourcePlace: "Osk", Basis: parse.BasisMetadata}, story), "The Osk Post", "metadata", ""},
		{"declared as the table has it", page("a.txt", parse.Declared{Source: "Ferry (Zimbabwe)", Basis: parse.BasisMetadata}, story), "The Ferry (Zimbabwe)", "metadata", ""},
		{"declared with its capital", page("a.txt", parse.Declared{Source: "The Ferry (Harare)", Basis: parse.BasisMetadata}, story), "The Ferry (Zimbabwe)", "metadata", ""},
		{"the head of a page whose columns are lost", page("a.txt", none, "boilerplate|Northmoor Post Tuesday, 17 November 2026 Page 4", "title|Voss says no", story), "Northmoor Post", "dateline", ""},
		{"a credit", page("a.txt", none, "title|Voss says no", "boilerplate|Photo: Northmoor Post, 17 November 2026", story), "", "unknown", ""},
		{"declared as a domain", page("a.txt", parse.Declared{Source: "www.herald.example", Basis: parse.BasisMetadata}, story), "The Veshnia Herald", "metadata", ""},
		{"declared address", page("a.txt", parse.Declared{URL: "https://edition.northmoorpost.example/a", Basis: parse.BasisMetadata}, story), "Northmoor Post", "inferred: address", ""},
		{"printed address", page("a.txt", none, "title|Voss", "boilerplate|https://herald.example/2026/11/21/a", story), "The Veshnia Herald", "inferred: address", ""},
		{"address not in the table", page("a.txt", parse.Declared{URL: "https://notherald.example/a"}, story), "", "unknown", ""},
		{"copyright", page("a.txt", none, story, "boilerplate|© 2026 Harbour Echo. All rights reserved."), "Harbour Echo", "inferred: copyright", ""},
		{"copyright in words", page("a.txt", none, story, "boilerplate|Copyright (c) 2019-2026 The Veshnia Herald"), "The Veshnia Herald", "inferred: copyright", ""},
		{"copyright with the year behind", page("a.txt", none, story, "boilerplate|(c) Northmoor Post 2026"), "Northmoor Post", "inferred: copyright", ""},
		{"copyright of a book", page("a.txt", none, story, "boilerplate|From A LONG WINTER by Jan de Boer. Copyright © 2026 by Jan de Boer."), "", "unknown", ""},
		{"copyright of nobody", page("a.txt", none, story, "boilerplate|© 2026 All rights reserved."), "", "unknown", ""},
		{"line of place and outlet", page("a.txt", none, "dateline|<Veshnia City, NorthWorld>", story), "NorthWorld", "dateline", ""},
		{"line of place and an outlet not in the table", page("a.txt", none, "dateline|<Veshnia City, HarbourNews>", story), "HarbourNews", "dateline", ""},
		{"behind the headline", page("a.txt", none, "title|Voss backs talks | Northmoor Post", story), "Northmoor Post", "inferred: title", ""},
		{"a name in the headline that is no outlet's", page("a.txt", none, "title|Voss backs talks - Halloran", story), "", "unknown", ""},
		{"masthead", page("a.txt", none, "dateline|Harbour Gazette", "dateline|21 November 2026", story), "Harbour Gazette", "dateline", ""},
		{"agency in a line of its own", page("a.txt", none, "title|Voss", "dateline|(NNA)", story), "Northmoor News Agency", "dateline", ""},
		{"agency in a line of its own in another outlet", page("nmpost_2026-11-21_a.txt", none, "title|Voss", "dateline|NNA", story), "Northmoor Post", "filename", "Northmoor News Agency"},
		{"publisher's company", page("a.txt", none, story, "boilerplate|Copyright 2026 Northmoor Post Ltd."), "Northmoor Post", "inferred: copyright", ""},
		{"byline", page("a.txt", none, "byline|Ann Lee in Veshnia, Northmoor Post", story), "Northmoor Post", "byline", ""},
		{"byline, not in the table", page("a.txt", none, "byline|By Ann Lee | Harbour Gazette", story), "Harbour Gazette", "byline", ""},
		{"byline with an office", page("a.txt", none, "byline|Ann Lee, Political Editor", story), "", "unknown", ""},
		{"disclaimer", page("a.txt", none, story, "boilerplate|(The views expressed are the author’s own and do not necessarily reflect those of Harbour.example.)"), "Harbour.example", "inferred: disclaimer", ""},
		{"disclaimer with a small domain", page("a.txt", none, story, "boilerplate|The views do not necessarily reflect those of harbour-mfa.example."), "harbour-mfa.example", "inferred: disclaimer", ""},
		{"line of outlet and date", page("a.txt", none, "dateline|<Harbour Review, 20 November 2026>", story), "Harbour Review", "dateline", ""},
		{"line of a courier and date", page("a.txt", none, "dateline|<Harbour Courier, 20 November 2026>", story), "Harbour Courier", "dateline", ""},
		{"line of station and date", page("a.txt", none, "dateline|<Radio Harbour, Saturday 21 November 2026>", story), "Radio Harbour", "dateline", ""},
		{"line of a name with an article and date", page("a.txt", none, "dateline|<The Sunday Harbour, 15 November 2026>", story), "", "unknown", ""},
		{"line of place with an article and date", page("a.txt", none, "dateline|<The Hague, 15 November 2026>", story), "", "unknown", ""},
		{"disclaimer with a policy", page("a.txt", none, story, "boilerplate|The opinions do not necessarily represent the editorial policy of the Northmoor Post."), "Northmoor Post", "inferred: disclaimer", ""},
		{"disclaimer of nobody", page("a.txt", none, story, "boilerplate|The views do not necessarily reflect those of the editors."), "", "unknown", ""},
		{"told an outlet", page("a.txt", none, "body|Voss told Northmoor Post that she would sign."), "", "unknown", ""},
		{"file name", page("in/nmpost_2026-11-21_talks.txt", none, story), "Northmoor Post", "filename", ""},
		{"file name, spaces", page("in/Veshnia Herald 2026-11-21 Talks go on.txt", none, story), "The Veshnia Herald", "filename", ""},
		{"folder", page("Northmoor Post/talks.txt", none, story), "Northmoor Post", "filename", ""},
		{"file name that only begins like an outlet", page("time_to_talk_again.txt", none, story), "", "unknown", ""},
		{"file name not in the table", page("echo_2026-11-21_talks.txt", none, story), "", "unknown", ""},
		{"agency in the dateline and nothing else", page("a.txt", none, "body|<VESHNIA CITY (NNA) – >Talks go on."), "Northmoor News Agency", "dateline", ""},
		{"agency copy in another outlet", page("nmpost_2026-11-21_a.txt", none, "body|<VESHNIA CITY (NNA) – >Talks go on."), "Northmoor Post", "filename", "Northmoor News Agency"},
		{"agency copy that declares the agency", page("a.txt", parse.Declared{Source: "NNA", Basis: parse.BasisSidecar}, "body|<VESHNIA CITY (NNA) – >Talks go on."), "Northmoor News Agency", "sidecar", ""},
		{"place alone", page("a.txt", none, "body|<VESHNIA CITY, Northmoor - >Talks go on."), "", "unknown", ""},
		{"state beside the place", page("a.txt", none, "body|<PORT HALM, PA - >Talks go on."), "", "unknown", ""},
		{"abbreviated state beside the place", page("a.txt", none, "body|<PORT HALM, Pa. — >Talks go on."), "", "unknown", ""},
		{"agency beside the place, in the table", page("a.txt", none, "body|<VESHNIA CITY, NNA – >Talks go on."), "Northmoor News Agency", "dateline", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Detect(tt.doc, table)
			if p.Source != tt.source || p.SourceBasis != tt.basis || p.Agency != tt.agency {
				t.Errorf("source %q (%s), agency %q; want %q (%s), %q", p.Source, p.SourceBasis, p.Agency, tt.source, tt.basis, tt.agency)
			}
		})
	}
}

func TestDate(t *testing.T) {
	none := parse.Declared{}
	story := "body|The minister said so on Friday, 20 November 2026."
	tests := []struct {
		name  string
		doc   parse.Document
		date  string
		basis parse.Basis
	}{
		{"declared", page("2026-01-01.txt", parse.Declared{Date: parse.NewDate(2026, time.November, 21), Basis: parse.BasisSidecar}, story), "2026-11-21", "sidecar"},
		{"date line", page("2026-01-01.txt", none, "title|Voss", "dateline|Published: Saturday, 21 November 2026, 10:15 GMT", story), "2026-11-21", "dateline"},
		{"date line that a time runs into", page("a.txt", none, "dateline|November 21, 20264:12 PM GMT+3Updated 2 hours ago", story), "2026-11-21", "dateline"},
		{"date line, published and updated", page("a.txt", none, "dateline|Published 21 November 2026 | Updated 23 November 2026", story), "2026-11-21", "dateline"},
		{"date line after an update line", page("a.txt", none, "dateline|Updated 23 November 2026", "dateline|November 21, 2026", story), "2026-11-21", "dateline"},
		{"update line alone", page("a.txt", none, "dateline|Last updated: 23 November 2026", story), "2026-11-23", "inferred: update line"},
		{"byline", page("a.txt", none, "byline|By Ann Lee – 21 Nov 2026", story), "2026-11-21", "byline"},
		{"dateline", page("a.txt", none, "body|<GENEVA, Nov. 21, 2026 (NNA) — >Talks go on."), "2026-11-21", "dateline"},
		{"dateline, date in brackets", page("a.txt", none, "body|<GENEVA (21 November 2026) — >Talks go on."), "2026-11-21", "dateline"},
		{"dateline without a year", page("a.txt", none, "body|<GENEVA, Nov 21 (NNA) — >Talks go on."), "", "inferred: Nov 21, year not given"},
		{"dateline without a year, file name with one", page("post_2026-11-22_a.txt", none, "body|<GENEVA, Nov 21 (NNA) — >Talks go on."), "2026-11-21", "dateline"},
		{"heading", page("2026-01-01.txt", none, "title|Verbatim record, Wednesday 11 November 2026", story), "2026-11-11", "dateline"},
		{"date line that ran into the heading", page("a.txt", none, "title|An interview with Mara Voss Wednesday, November 11, 2026", story), "2026-11-11", "dateline"},
		{"heading with another day of the week", page("a.txt", none, "title|Verbatim record, Tuesday 11 November 2026", story), "2026-11-11", "inferred: heading"},
		{"heading without a day of the week", page("a.txt", none, "title|Verbatim record, 11 November 2026", story), "2026-11-11", "inferred: heading"},
		{"heading with a short weekday", page("a.txt", none, "title|Press briefing, Wed 11 Nov 2026", story), "2026-11-11", "inferred: heading"},
		{"heading that tells of the day", page("a.txt", none, "title|Vote will be on 11 November 2026", story), "", "unknown"},
		{"file name", page("in/2026-11-21 talks.txt", none, story), "2026-11-21", "filename"},
		{"file name, digits", page("in/20261121_talks.txt", none, story), "2026-11-21", "filename"},
		{"file name, in words", page("in/talks 21 Nov 2026.txt", none, story), "2026-11-21", "filename"},
		{"folders", page("2026/11/21/talks.txt", none, story), "2026-11-21", "filename"},
		{"file name, no such day", page("in/2026-13-45 talks.txt", none, story), "", "unknown"},
		{"file name, a serial number", page("in/99920261121345.txt", none, story), "", "unknown"},
		{"file name, a hash", page("in/001_13d7f17c1731be27.txt", none, story), "", "unknown"},
		{"address", page("a.txt", parse.Declared{URL: "https://x.example/2026/11/21/talks"}, story), "2026-11-21", "inferred: address"},
		{"address, month in letters", page("a.txt", parse.Declared{URL: "https://x.example/world/2026/nov/21/talks"}, story), "2026-11-21", "inferred: address"},
		{"address, digits", page("a.txt", parse.Declared{URL: "https://x.example/talks-20261121"}, story), "2026-11-21", "inferred: address"},
		{"address without a day", page("a.txt", parse.Declared{URL: "https://x.example/2026/11/talks"}, story), "", "unknown"},
		{"numbers with one reading", page("a.txt", none, "dateline|21/11/2026", story), "2026-11-21", "dateline"},
		{"numbers with the other reading", page("a.txt", none, "dateline|11/21/2026", story), "2026-11-21", "dateline"},
		{"numbers in doubt", page("a.txt", none, "dateline|03/04/2026", story), "", "inferred: 03/04/2026, day or month first"},
		{"numbers whose readings agree", page("a.txt", none, "dateline|04.04.2026", story), "2026-04-04", "dateline"},
		{"numbers in doubt, American English", page("a.txt", parse.Declared{Language: "en-US"}, "dateline|03/04/2026", story), "2026-03-04", "inferred: day and month by language"},
		{"numbers in doubt, an outlet of the table", page("a.txt", parse.Declared{Language: "en-US", Source: "Northmoor Post"}, "dateline|03/04/2026", story), "2026-04-03", "inferred: day and month by outlet"},
		{"numbers in doubt, a country's address", page("a.txt", parse.Declared{URL: "https://a.example.co.uk/x"}, "dateline|03/04/2026", story), "2026-04-03", "inferred: day and month by outlet"},
		{"numbers beside others of one reading", page("a.txt", none, "dateline|03/04/2026", "body|The ferry ran until 28/02/2026."), "2026-04-03", "dateline"},
		{"numbers in doubt, declared", page("a.txt", parse.Declared{DateInDoubt: "03/04/2026"}, story), "", "inferred: 03/04/2026, day or month first"},
		{"numbers in doubt, declared, file name with a day", page("post_2026-04-05_a.txt", parse.Declared{DateInDoubt: "03/04/2026"}, story), "2026-04-03", "metadata"},
		{"numbers in doubt, declared, an outlet of the table", page("a.txt", parse.Declared{Source: "Northmoor Post", DateInDoubt: "03/04/2026"}, story), "2026-04-03", "inferred: day and month by outlet"},
		{"numbers that the language settled, an outlet of the table", page("a.txt", parse.Declared{Source: "Northmoor Post", Language: "en-US", Date: parse.NewDate(2026, time.March, 4), DateInDoubt: "03/04/2026", Basis: parse.BasisMetadata}, story), "2026-04-03", "inferred: day and month by outlet"},
		{"a month of the document's language", page("a.txt", parse.Declared{Language: "fr"}, "dateline|Publié le 3 févr. 2026", story), "2026-02-03", "dateline"},
		{"a month of another language", page("a.txt", parse.Declared{Language: "en"}, "dateline|12 mars 2026", story), "", "unknown"},
		{"a day the story tells of", page("a.txt", none, story), "", "unknown"},
		{"a date line below the story", page("a.txt", none, story, story, "dateline|21 November 2026"), "", "unknown"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Detect(tt.doc, table)
			if p.Date.String() != tt.date || p.DateBasis != tt.basis {
				t.Errorf("date %q (%s), want %q (%s)", p.Date, p.DateBasis, tt.date, tt.basis)
			}
		})
	}
}

func TestPlace(t *testing.T) {
	tests := []struct{ line, want string }{
		{"body|<TEHRAN (Tasnim) – >Talks.", "TEHRAN"},
		{"body|<SULAIMANI, Kurdistan Region of Iraq - >Talks.", "SULAIMANI, Kurdistan Region of Iraq"},
		{"body|<GENEVA, Nov 3 (Reuters) — >Talks.", "GENEVA"},
		{"body|<NEWPORT NEWS, Va. - >Talks.", "NEWPORT NEWS, Va."},
		{"body|<Veshnia City, NNA – >Talks.", "Veshnia City"},
		{"body|<(Reuters) - >Talks.", ""},
		{"body|<Nov 3 (Reuters) - >Talks.", ""},
		{"dateline|<Veshnia City, NorthWorld>", "Veshnia City"},
		{"dateline|<Veshnia City, 3 November 2026>", "Veshnia City"},
		{"dateline|<Veshnia City, Friday 20 November 2026>", "Veshnia City"},
		{"dateline|<The Hague, 3 November 2026>", "The Hague"},
		{"dateline|<Harbour Review, 3 November 2026>", ""},
		{"dateline|<The Sunday Harbour, 3 November 2026>", ""},
		{"dateline|<VESHNIA CITY, Northmoor, Nov 3 (NNA)>", "VESHNIA CITY, Northmoor"},
		{"body|Talks.", ""},
	}
	for _, tt := range tests {
		if got := Detect(page("a.txt", parse.Declared{}, tt.line), table).Place; got != tt.want {
			t.Errorf("%s: place %q, want %q", tt.line, got, tt.want)
		}
	}
}

func TestTitleAddressAndLanguage(t *testing.T) {
	declared := parse.Declared{Title: "Talks", URL: "https://x.example/a", Language: "en-GB", Basis: parse.BasisMetadata}
	p := Detect(page("a.txt", declared, "title|Voss", "boilerplate|https://y.example/b"), nil)
	if p.Title != "Talks" || p.URL != "https://x.example/a" || p.Language != "en-GB" {
		t.Errorf("declared: %+v", p)
	}
	p = Detect(page("a.txt", parse.Declared{}, "title|Subject: Talks – again - Northmoor Post"), table)
	if p.Title != "Talks – again" {
		t.Errorf("with the outlet behind: %+v", p)
	}
	p = Detect(page("a.txt", parse.Declared{}, "title|\uFEFF## Voss backs talks; ", "boilerplate|URL: https://y.example/b"), nil)
	if p.Title != "Voss backs talks" || p.URL != "https://y.example/b" || p.Language != "" {
		t.Errorf("printed: %+v", p)
	}
}

// "News" behind the name of a paper is its part, and no paper called The News.
func TestPartsOfAPaperInATitle(t *testing.T) {
	table := NewOutlets([]Outlet{{Name: "The News of Tarn", Aliases: []string{"The News"}}})
	if p := Detect(page("a.txt", parse.Declared{}, "title|Harbour Post - News", "body|Talks go on."), table); p.Source != "" {
		t.Errorf("source %q", p.Source)
	}
	if p := Detect(page("a.txt", parse.Declared{}, "title|Pier closed - The News", "body|Talks go on."), table); p.Source != "The News of Tarn" {
		t.Errorf("source %q", p.Source)
	}
}

func TestNothingIsKnownOfNothing(t *testing.T) {
	want := parse.Provenance{SourceBasis: parse.BasisUnknown, DateBasis: parse.BasisUnknown}
	for _, outlets := range []*Outlets{nil, NewOutlets(nil), table} {
		if got := Detect(parse.Document{}, outlets); got != want {
			t.Errorf("%+v", got)
		}
	}
}

func TestOutletsByNameAliasAndDomain(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Northmoor Post", "Northmoor Post"},
		{"the NORTHMOOR-POST", "Northmoor Post"},
		{"northmoorpost", "Northmoor Post"},
		{"nna", "Northmoor News Agency"},
		{"veshnia herald", "The Veshnia Herald"},
		{"www.nna.example", "Northmoor News Agency"},
		{"Harbour Echo", "Harbour Echo"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := table.canonical(tt.in); got != tt.want {
			t.Errorf("%q is %q, want %q", tt.in, got, tt.want)
		}
	}
	for address, want := range map[string]string{
		"https://www.northmoorpost.example:443/x": "Northmoor Post",
		"northmoorpost.example/x":                 "Northmoor Post",
		"https://northmoorpost.example.evil/x":    "",
		"https://notnorthmoorpost.example/":       "",
		"::not an address":                        "",
	} {
		got := ""
		if o := table.byAddress(address); o != nil {
			got = o.Name
		}
		if got != want {
			t.Errorf("%s is %q, want %q", address, got, want)
		}
	}
}

// The first of two outlets has a name they share, and a name goes before an
// alias.
func TestOutletsThatShareAName(t *testing.T) {
	o := NewOutlets([]Outlet{{Name: "A Post", Aliases: []string{"Post", "B Post"}}, {Name: "B Post", Aliases: []string{"Post"}}})
	if got := o.canonical("post"); got != "A Post" {
		t.Errorf("post is %q", got)
	}
	if got := o.canonical("b post"); got != "B Post" {
		t.Errorf("b post is %q", got)
	}
}

// FuzzDetect checks that no text makes it panic or name a source and no basis.
func FuzzDetect(f *testing.F) {
	f.Add("a/b_2026-11-21.txt", "VESHNIA CITY, Nov 3 (NNA) – ", "© 2026 Northmoor Post", "https://x.example/2026/11/21")
	f.Add("", "(((", "do not necessarily reflect those of A", "http://[::1")
	f.Fuzz(func(t *testing.T, path, dateline, notice, address string) {
		doc := parse.Document{Path: path, Text: dateline + notice, Declared: parse.Declared{URL: address}}
		doc.Dateline = parse.Span{End: len(dateline)}
		doc.Lines = []parse.Line{
			{Span: doc.Dateline, Role: parse.RoleDateline},
			{Span: parse.Span{Start: len(dateline), End: len(doc.Text)}, Role: parse.RoleBoilerplate},
		}
		p := Detect(doc, table)
		if (p.Source != "") != (p.SourceBasis != parse.BasisUnknown) {
			t.Errorf("source %q with basis %q", p.Source, p.SourceBasis)
		}
		if !p.Date.IsZero() && p.DateBasis == parse.BasisUnknown {
			t.Errorf("date %s of unknown basis", p.Date)
		}
		if !strings.Contains(dateline, p.Place) {
			t.Errorf("place %q is not in the dateline", p.Place)
		}
	})
}

func TestTheHeadOfARelease(t *testing.T) {
	doc := page("release.txt", parse.Declared{}, "title|Press release", "dateline|<Ministry of Transport, 10 November 2026>", "title|Ferry subsidy to be doubled",
		"body|Transport Minister Lars Eide announced on Tuesday that the subsidy will be doubled.")
	p := Detect(doc, table)
	if p.Title != "Ferry subsidy to be doubled" || p.Source != "Ministry of Transport" || p.SourceBasis != parse.BasisDateline || p.Place != "" || p.Date.String() != "2026-11-10" {
		t.Errorf("got %+v", p)
	}
	doc = page("release.txt", parse.Declared{}, "title|Press release", "dateline|<Lindesby, 10 November 2026>", "body|The ferries will sail, said Lars Eide.")
	if p := Detect(doc, table); p.Title != "Press release" || p.Source != "" || p.Place != "Lindesby" {
		t.Errorf("without either: %+v", p)
	}
}
