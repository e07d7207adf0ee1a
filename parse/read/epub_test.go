package read

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/office"
)

// book makes an EPUB of chapters, in the order given.
func book(t testing.TB, metadata string, chapters ...string) []byte {
	t.Helper()
	items, refs := "", ""
	files := []string{"mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="b/p.opf"/></rootfiles></container>`}
	for i, c := range chapters {
		items += fmt.Sprintf(`<item id="c%d" href="c%d.xhtml" media-type="application/xhtml+xml"/>`, i, i)
		refs += fmt.Sprintf(`<itemref idref="c%d"/>`, i)
		files = append(files, fmt.Sprintf("b/c%d.xhtml", i), `<?xml version="1.0"?><html xmlns="x"><head><title/></head><body>`+c+`</body></html>`)
	}
	opf := `<package xmlns:dc="d"><metadata>` + metadata + `</metadata><manifest>` + items + `</manifest><spine>` + refs + `</spine></package>`
	return zipped(t, append(files, "b/p.opf", opf)...)
}

func TestEPUBChapters(t *testing.T) {
	tests := []struct{ name, chapter, want string }{
		{"headings, lists, quotations, captions",
			`<h1>Talks go on</h1><p>Voss spoke.</p><ul><li>One</li></ul><blockquote>“So it is.”</blockquote><figure><figcaption>A bridge</figcaption></figure>`,
			"title|Talks go on\n-|Voss spoke.\nbody|One\nbody|“So it is.”\ncaption|A bridge"},
		{"elements that end where they begin",
			`<p>Voss<a id="x"/> spoke<span class="y" />.</p><div/><p>So did Reed.</p>`, "-|Voss spoke.\n-|So did Reed."},
		{"classes that are names of styles", `<p class="author">Ann Lee</p><p class="title">Talks</p>`, "byline|Ann Lee\ntitle|Talks"},
		{"notes after the text, marks of notes and pages nowhere",
			`<p>One.<a epub:type="noteref" href="#n">1</a> Two.<span epub:type="pagebreak" title="7">7</span></p><aside epub:type="footnote"><p>A note.</p></aside><p>Three.</p>`,
			"-|One. Two.\n-|Three.\nboilerplate|A note."},
		{"what is no text", `<nav><p>Contents</p></nav><section epub:type="copyright-page"><p>All rights.</p></section><p hidden="">x</p><p>Voss <ruby>spoke<rt>s</rt></ruby>.</p>`, "-|Voss spoke."},
		{"a link alone leads elsewhere", `<p>Voss spoke.</p><p><a href="c1.xhtml">Next article</a></p>`, "-|Voss spoke.\nboilerplate|Next article"},
		{"elements that nest without end", strings.Repeat("<div>", 2000) + "Voss spoke.", "-|Voss spoke."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(t, office.ReadEPUB, book(t, "", tt.chapter)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestEPUBIsOneDocumentOrMany(t *testing.T) {
	words := "<p>" + strings.Repeat("The ferry sails again. ", 12) + "</p>"
	signed, plain := "<h1>A</h1><p>By Ann Lee</p>"+words, "<h1>One</h1>"+words
	for _, tt := range []struct {
		name, metadata string
		chapters       []string
		want           int
	}{
		{"a book", "", []string{plain, plain, plain}, 1},
		{"signed articles", "", []string{signed, signed, plain}, 3},
		{"one article", "", []string{signed}, 1},
		{"says that it is a newspaper", `<meta name="calibre:publication_type" content="periodical:newspaper:Echo"/>`, []string{plain, plain}, 2},
	} {
		pieces, err := office.ReadEPUB(book(t, tt.metadata, tt.chapters...), draft.NewBudget())
		if err != nil || len(pieces) != tt.want {
			t.Errorf("%s: %d pieces, %v, want %d", tt.name, len(pieces), err, tt.want)
		}
	}
}

func TestEPUBMetadata(t *testing.T) {
	text := "<p>Voss spoke.</p>"
	for _, tt := range []struct{ metadata, title, source, date, byline string }{
		{`<dc:title>Talks go on</dc:title><dc:creator>Ann Lee</dc:creator><dc:publisher>Harbour Echo</dc:publisher><dc:date>2026-11-19</dc:date>`, "Talks go on", "Harbour Echo", "2026-11-19", "Ann Lee"},
		{`<dc:title>Untitled</dc:title><dc:creator>calibre</dc:creator><dc:publisher>calibre</dc:publisher><dc:date>0101-01-01T00:00:00+00:00</dc:date>`, "", "", "", ""},
		{`<dc:title>talks.docx</dc:title><dc:date>2026-11-21T10:00:00Z</dc:date><meta property="dcterms:modified">2026-11-21T10:00:00Z</meta>`, "", "", "", ""},
		{`<dc:title>Talks go on</dc:title><dc:date event="modification">2026-11-19</dc:date>`, "Talks go on", "", "", ""},
	} {
		pieces, err := office.ReadEPUB(book(t, tt.metadata, text), draft.NewBudget())
		if err != nil {
			t.Fatal(err)
		}
		if d := pieces[0].Declared; d.Title != tt.title || d.Source != tt.source || d.Date.String() != tt.date || d.Byline != tt.byline {
			t.Errorf("%s: %+v", tt.metadata, d)
		}
	}
}

func TestEPUBsThatCannotBeRead(t *testing.T) {
	lock := []string{"META-INF/encryption.xml", `<e><CipherReference URI="b/c0.xhtml"/></e>`}
	container := []string{"META-INF/container.xml", `<rootfile full-path="p.opf"/>`}
	opf := `<package><manifest><item id="a" href="c0.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"no archive", []byte("PK\x03\x04"), draft.ErrDamaged},
		{"no package", zipped(t, container...), draft.ErrDamaged},
		{"chapter missing", zipped(t, append(container, "p.opf", opf)...), draft.ErrDamaged},
		{"locked", zipped(t, append(lock, "META-INF/container.xml", `<rootfile full-path="b/p.opf"/>`, "b/p.opf", opf, "b/c0.xhtml", "x")...), draft.ErrLocked},
		{"chapter too large", zipped(t, append(container, "p.opf", opf, "c0.xhtml", incompressible(draft.MaxHTML+1))...), draft.ErrTooLarge},
		{"bomb", zipped(t, append(container, "p.opf", opf, "c0.xhtml", strings.Repeat("<p>a</p>", 1<<20))...), draft.ErrTooLarge},
	} {
		if _, err := office.ReadEPUB(tt.data, draft.NewBudget()); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

// incompressible returns letters that pack badly.
func incompressible(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'a' + byte(x>>24)%26
	}
	return string(b)
}
