package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// A file that is no workbook, or that was made to do harm, is refused with a
// reason, quickly and within bounds.
func TestAHostileFileIsRefusedWithAReason(t *testing.T) {
	const quotes = "xl/worksheets/sheet2.xml"
	whole := written(t, sample())
	changed := func(change func(p parts)) []byte {
		p := takenApart(t, whole)
		change(p)
		return p.zipped(t)
	}
	in := func(part, old, new string) []byte {
		return changed(func(p parts) {
			if !strings.Contains(p[part], old) {
				t.Fatalf("%s has no %s", part, old)
			}
			p[part] = strings.Replace(p[part], old, new, 1)
		})
	}
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "it is empty", nil},
		{"text", "not an .xlsx workbook", []byte("source,date,speaker")},
		{"a password", "protected by a password", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)},
		{"cut short", "cut short or damaged", whole[:len(whole)/2]},
		{"a zip of something else", "none of its sheets has rows", parts{"a.txt": "b"}.zipped(t)},
		{"xlsb", ".xlsb", parts{"xl/workbook.bin": ""}.zipped(t)},
		{"OpenDocument without sheets", "none of its sheets has rows", parts{"mimetype": "", "content.xml": ""}.zipped(t)},
		{"two parts of one name", "two parts", changed(func(p parts) { p["XL/workbook.xml"] = p["xl/workbook.xml"] })},
		{"a sheet cut short", "it is damaged", changed(func(p parts) { p[quotes] = p[quotes][:len(p[quotes])/2] })},
		{"no XML", "it is damaged", changed(func(p parts) { p[quotes] = "<worksheet><sheetData><row><c t=1>" })},
		{"a bomb of one text", "larger than any workbook", in(quotes, "<sheetData>", "<sheetData>"+strings.Repeat(" ", 64<<20))},
		{"a shared string without end", "larger than any workbook", in("xl/sharedStrings.xml", "<si><t>", "<si><t>"+strings.Repeat("ha", 4<<20))},
		{"a text of many pieces", "larger than any workbook", in("xl/sharedStrings.xml", "<si><t>", "<si><t>"+strings.Repeat("ha<!-- -->", 3<<20))},
		{"entities", "it is damaged", in(quotes, `<?xml version="1.0" encoding="UTF-8"?>`, `<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>`)},
		{"a million columns, named", "outside the limits of a sheet", in(quotes, `<c r="A2"`, `<c r="BDWGN2"`)},
		{"a million columns, counted", "outside the limits of a sheet", in(quotes, `<c r="A2"`, strings.Repeat("<c><v>1</v></c>", 1_000_000)+`<c r="A2"`)},
		{"a line past the last", "outside the limits of a sheet", in(quotes, `<row r="2"`, `<row r="99999999"`)},
		{"no column for the topic", "has no column topic; it has unknown columns: Thema; restore its heading", changed(func(p parts) {
			p["xl/sharedStrings.xml"] = strings.Replace(p["xl/sharedStrings.xml"], "<t>topic</t>", "<t>Thema</t>", 1)
		})},
		{"a newer program", "it was made by a newer version of onrecord (schema 9", in("xl/worksheets/sheet10.xml", `>1<`, `>9<`)},
	} {
		_, err := Read(bytes.NewReader(c.data), int64(len(c.data)), nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want … %s …", c.name, err, c.want)
		}
	}
}

// What a workbook brings along is not run, followed or believed.
func TestWhatAFileBringsAlongIsLeftAlone(t *testing.T) {
	p := takenApart(t, written(t, sample()))
	p["xl/vbaProject.bin"] = "Sub Auto_Open"
	p["xl/externalLinks/externalLink1.xml"] = "<not well formed"
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>
<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="http://127.0.0.1:9/sheet.xml" TargetMode="External"/>
<Relationship Id="rIdY" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../../../../etc/passwd"/></Relationships>`, 1)
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "</sheets>", `<sheet name="Far" sheetId="90" r:id="rIdX"/><sheet name="Up" sheetId="91" r:id="rIdY"/></sheets>`, 1)
	e := readBackAs(t, p.zipped(t))
	if got := summaryOf(e); got != asWritten || fmt.Sprint(e.Notes) != "[it has macros; they were not run]" {
		t.Errorf("got\n%s%v", got, e.Notes)
	}
}

func TestAPartIsNotUnpackedPastTheBounds(t *testing.T) {
	left := int64(1000)
	n, err := io.Copy(io.Discard, &meter{in: strings.NewReader(strings.Repeat("x", 5000)), left: &left})
	if !errors.Is(err, errTooLarge) || n > 1000 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

func TestACellThatIsNoneIsRejectedAlone(t *testing.T) {
	const quotes = "xl/worksheets/sheet2.xml"
	p := takenApart(t, written(t, sample()))
	for old, new := range map[string]string{
		`t="inlineStr"><is><t>Mara Voss</t></is>`:     `t="s"><v>99999</v>`,
		`t="inlineStr"><is><t>Energy</t></is>`:        `t="e"><f>#REF!</f><v>#REF!</v>`,
		`t="inlineStr"><is><t>Piet Halloran</t></is>`: `><v>1e999</v>`,
	} {
		if !strings.Contains(p[quotes], old) {
			t.Fatal(old)
		}
		p[quotes] = strings.Replace(p[quotes], old, new, 1)
	}
	e := readBackAs(t, p.zipped(t))
	want := `r1 whole: !"" "Ports" "new" ""
r3 whole: !"" =!"" "new" ""
r4 whole: "" "" "new" ""
`
	if got := summaryOf(e); got != want || len(e.Problems) != 3 {
		t.Errorf("got\n%s%v", got, e.Problems)
	}
}
