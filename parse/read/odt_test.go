package read

import (
	"errors"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/office"
)

const odtOpen = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
	` xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">`

func odtFile(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	content := odtOpen + `<office:automatic-styles><style:style style:name="H"><style:text-properties text:display="none"/></style:style>` +
		`<style:style style:name="P1" style:parent-style-name="Ours"/><style:style style:name="C" style:parent-style-name="C"/></office:automatic-styles>` +
		`<office:body><office:text>` + body + `</office:text></office:body></office:document-content>`
	styles := odtOpen + `<style:style style:name="Ours" style:display-name="Our words" style:parent-style-name="Heading_20_1"/></office:document-content>`
	return zipped(t, append([]string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content, "styles.xml", styles}, parts...)...)
}

func TestODTParagraphs(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"white space of the file is one blank, that of the text is kept",
			"<text:p>\n  “We\n go,”<text:s text:c=\"2\"/>said<text:tab/>Voss. <text:span> And</text:span><text:line-break/>Left.</text:p>", "-|“We go,”  said\tVoss. And\nLeft."},
		{"hidden words, paragraphs and sections",
			`<text:p>a<text:span text:style-name="H">b<text:span>c</text:span></text:span>d</text:p><text:p text:style-name="H">e</text:p><text:section text:display="none"><text:p>f</text:p></text:section>`, "-|ad"},
		{"headings by element and by what their style is based on",
			`<text:h text:outline-level="1">One</text:h><text:p text:style-name="P1">Two</text:p><text:p text:style-name="C">Three</text:p>`, "title|One\ntitle|Two\n-|Three"},
		{"text boxes after their paragraph, tied to it or to the page",
			`<draw:frame><draw:text-box><text:p>We will go on</text:p></draw:text-box></draw:frame><text:p>“We will go on,” said Voss.<draw:frame><draw:text-box><text:p>Other words in it.</text:p></draw:text-box><svg:desc>a picture</svg:desc></draw:frame></text:p>`,
			"repeat|We will go on\n-|“We will go on,” said Voss.\n-|Other words in it."},
		{"notes after the text, deletions and comments nowhere, fields as they show",
			`<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p>One.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note><office:annotation><text:p>c</text:p></office:annotation> Two by <text:author-name>Voss</text:author-name>, <text:title>T</text:title>.</text:p>`,
			"-|One. Two by Voss, T.\nboilerplate|A note."},
		{"contents and cells",
			`<text:table-of-content><text:index-body><text:p>One 1</text:p></text:index-body></text:table-of-content><table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>b</text:p></table:covered-table-cell></table:table-row></table:table>`,
			"boilerplate|One 1\n-|a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(t, office.ReadODT, odtFile(t, tt.body)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestODTFilesThatCannotBeRead(t *testing.T) {
	deep := strings.Repeat("<text:section>", draft.MaxXMLDepth) + strings.Repeat("</text:section>", draft.MaxXMLDepth)
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"no archive", []byte("PK\x03\x04"), draft.ErrDamaged},
		{"no text in it", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text"), draft.ErrDamaged},
		{"locked", odtFile(t, "", "META-INF/manifest.xml", "<manifest:encryption-data/>"), draft.ErrLocked},
		{"elements too deep", odtFile(t, deep), draft.ErrTooLarge},
		{"bomb", odtFile(t, strings.Repeat("<text:p/>", 1<<20)), draft.ErrTooLarge},
	} {
		if _, err := office.ReadODT(tt.data, draft.NewBudget()); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	if _, err := office.ReadFlatODT([]byte(odtOpen+"<text:p>a"), draft.NewBudget()); !errors.Is(err, draft.ErrDamaged) {
		t.Errorf("flat, cut off: %v", err)
	}
	many := odtFile(t, `<text:p>a<text:s text:c="2000000000"/>b</text:p>`)
	if got := shown(t, office.ReadODT, many); len(got) > 2*office.MaxBlanks {
		t.Errorf("%d bytes of blanks", len(got))
	}
}
