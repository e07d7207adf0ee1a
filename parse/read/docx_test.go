package read

import (
	"errors"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/office"
)

// wordFile makes a DOCX of the body's XML and other parts.
func wordFile(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	const open = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>`
	return zipped(t, append([]string{"word/document.xml", open + body + `</w:body></w:document>`}, parts...)...)
}

// shown reads a file and shows its paragraphs, one a line.
func shown(t testing.TB, read func([]byte, *draft.Budget) ([]draft.Piece, error), data []byte) string {
	t.Helper()
	pieces, err := read(data, draft.NewBudget())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range pieces {
		for _, para := range p.Paragraphs {
			role := "-"
			if para.Told {
				role = para.Role.String()
			}
			out = append(out, role+"|"+para.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestWordParagraphs(t *testing.T) {
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	tests := []struct{ name, body, want string }{
		{"runs, tabs and breaks",
			`<w:p>` + run("“We ") + run("go,” ") + run("said Voss.") + `<w:r><w:br/><w:t>And</w:t><w:tab/><w:t>left.</w:t></w:r></w:p>`,
			"-|“We go,” said Voss.\nAnd\tleft."},
		{"a break in the middle of a sentence is the layout's",
			`<w:p>` + run("Voss said she would") + `<w:r><w:br/></w:r>` + run("go.") + `</w:p>`, "-|Voss said she would go."},
		{"hyphens that are seen and hyphens that are not",
			`<w:p>` + run("al") + `<w:r><w:noBreakHyphen/></w:r>` + run("Sadr min") + `<w:r><w:softHyphen/></w:r>` + run("is\u00ADter") + `</w:p>`, "-|al-Sadr minister"},
		{"deleted and inserted, with the end of a paragraph deleted",
			`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + run("Voss ") + `<w:del w:id="2"><w:r><w:delText>not </w:delText></w:r></w:del></w:p>` +
				`<w:p><w:ins w:id="3">` + run("spoke.") + `</w:ins></w:p>`, "-|Voss spoke."},
		{"the style before a tracked change does not count",
			`<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr>` + run("Voss spoke.") + `</w:p>`, "-|Voss spoke."},
		{"hidden, by itself, by style, and not after all",
			`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>b</w:t></w:r>` +
				`<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>c</w:t></w:r></w:p>`, "-|c"},
		{"of a field, the result and not the instruction",
			`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:t>wrong</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
				run("the paper") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run(", she said.") + `</w:p>`, "-|the paper, she said."},
		{"text box once, after its paragraph; a pull quote is a repeat",
			`<w:p>` + run("“We will go on,” said Voss. ") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p>` + run("We will go on") +
				`</w:p><w:p>` + run("Other words in a box.") + `</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent><w:p>` + run("We will go on") +
				`</w:p></w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>` + run("Then she left.") + `</w:p>`,
			"-|“We will go on,” said Voss. Then she left.\nrepeat|We will go on\n-|Other words in a box."},
		{"a large initial belongs to its word",
			`<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>` + run("T") + `</w:p><w:p>` + run("he council met.") + `</w:p>`, "-|The council met."},
		{"a prompt is no text; what was filled in is",
			`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>` + run("Click here to enter text.") + `</w:p></w:sdtContent></w:sdt>` +
				`<w:sdt><w:sdtPr/><w:sdtContent><w:p>` + run("Voss spoke.") + `</w:p></w:sdtContent></w:sdt>`, "-|Voss spoke."},
		{"headings by level and by what their style is based on",
			`<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>` + run("One") + `</w:p><w:p><w:pPr><w:pStyle w:val="Ours"/></w:pPr>` + run("Two") + `</w:p>` +
				`<w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr>` + run("Three") + `</w:p>`, "title|One\ntitle|Two\n-|Three"},
		{"a whole paragraph set as a heading is none",
			`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + run(strings.Repeat("many words ", 20)) + `</w:p>`, "-|" + strings.TrimSpace(strings.Repeat("many words ", 20))},
		{"symbols, formulas, reading aids",
			`<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Arial" w:char="2014"/></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>` +
				`<w:r><w:ruby><w:rt>` + run("ka") + `</w:rt><w:rubyBase>` + run("火") + `</w:rubyBase></w:ruby></w:r></w:p>`, "-|•—x=1火"},
		{"notes after the text, in its order, each once",
			`<w:p>` + run("One.") + `<w:r><w:footnoteReference w:id="7"/></w:r>` + run(" Two.") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
			"-|One. Two.\nboilerplate|Seven.\nboilerplate|Two."},
	}
	styles := `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Heading1"/></w:style>` +
		`<w:style w:styleId="Ours"><w:name w:val="Our headline"/><w:basedOn w:val="Heading1"/></w:style><w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`
	notes := `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>` +
		`<w:footnote w:id="2"><w:p>` + run("Two.") + `</w:p></w:footnote><w:footnote w:id="7"><w:p>` + run("Seven.") + `</w:p></w:footnote><w:footnote w:id="8"><w:p>` + run("Of no text.") + `</w:p></w:footnote></w:footnotes>`
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(t, office.ReadDOCX, wordFile(t, tt.body, "word/styles.xml", styles, "word/footnotes.xml", notes)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// Programs other than Word give the parts other names, and the strict form of
// the standard has other addresses.
func TestWordPartsByTheirRelations(t *testing.T) {
	data := zipped(t,
		"_rels/.rels", `<Relationships xmlns="x"><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/doc/text.xml"/></Relationships>`,
		"doc/_rels/text.xml.rels", `<Relationships xmlns="x"><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="../looks.xml"/></Relationships>`,
		"doc/text.xml", `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>Talks go on</w:t></w:r></w:p></w:body></w:document>`,
		"looks.xml", `<w:styles xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:style w:styleId="a"><w:name w:val="Title"/></w:style></w:styles>`)
	if got := shown(t, office.ReadDOCX, data); got != "title|Talks go on" {
		t.Errorf("got %s", got)
	}
}

func TestWordTitleIsBelievedIfTheTextHasIt(t *testing.T) {
	core := func(title string) string {
		return `<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="d"><dc:title>` + title +
			`</dc:title><dc:creator>Windows User</dc:creator><dcterms:created>2021-03-04T00:00:00Z</dcterms:created></cp:coreProperties>`
	}
	body := `<w:p><w:r><w:t>Talks go on</w:t></w:r></w:p><w:p><w:r><w:t>Voss spoke.</w:t></w:r></w:p>`
	for _, tt := range []struct{ title, want, declared string }{
		{"Talks Go On", "title|Talks go on\n-|Voss spoke.", "Talks go on"},
		{"Press release template", "-|Talks go on\n-|Voss spoke.", ""},
		{"", "-|Talks go on\n-|Voss spoke.", ""},
	} {
		data := wordFile(t, body, "docProps/core.xml", core(tt.title))
		if got := shown(t, office.ReadDOCX, data); got != tt.want {
			t.Errorf("%q: got\n%s", tt.title, got)
		}
		pieces, _ := office.ReadDOCX(data, draft.NewBudget())
		if got := pieces[0].Declared; got.Title != tt.declared || !got.Date.IsZero() || got.Source != "" {
			t.Errorf("%q: declared %+v", tt.title, got)
		}
	}
}

func TestWordFilesThatCannotBeRead(t *testing.T) {
	deep := strings.Repeat("<w:sdt><w:sdtContent>", draft.MaxXMLDepth) + strings.Repeat("</w:sdtContent></w:sdt>", draft.MaxXMLDepth)
	laughs := `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document xmlns:w="wordprocessingml"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"no archive", []byte("PK\x03\x04 and no more"), draft.ErrDamaged},
		{"no text in it", zipped(t, "word/styles.xml", "<x/>"), draft.ErrDamaged},
		{"XML cut off", zipped(t, "word/document.xml", "<w:document><w:p>"), draft.ErrDamaged},
		{"elements too deep", wordFile(t, deep), draft.ErrTooLarge},
		{"entities", zipped(t, "word/document.xml", laughs), draft.ErrDamaged},
		{"bomb", wordFile(t, strings.Repeat("<w:p/>", 1<<20)), draft.ErrTooLarge},
	} {
		if _, err := office.ReadDOCX(tt.data, draft.NewBudget()); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

func TestWordFileInAFile(t *testing.T) {
	pieces, err := office.ReadDOCX(wordFile(t, `<w:p><w:r><w:t>Voss spoke.</w:t></w:r></w:p><w:altChunk/><w:altChunk/>`), draft.NewBudget())
	if err != nil || len(pieces[0].Warnings) != 1 || pieces[0].Warnings[0].Code != "part not read" {
		t.Errorf("%+v, %v", pieces, err)
	}
}
