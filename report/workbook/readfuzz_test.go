package workbook

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"onrecord/report"
)

// Whatever the parts of a workbook hold, it is read or refused: no part makes
// the reader fail, and what it says is tidy text, and a date that is a day.
func FuzzRead(f *testing.F) {
	whole := parts{}
	var out bytes.Buffer
	if err := Write(&out, sample()); err != nil {
		f.Fatal(err)
	}
	for name, content := range partsOf(f, out.Bytes()) {
		whole[name] = string(content)
	}
	const sheet, shared, styles, book = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
	f.Add(whole[sheet], whole[shared], whole[styles], whole[book])
	throughSheets(whole)
	f.Add(whole[sheet], whole[shared], whole[styles], whole[book])
	f.Add(`<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c r="ZZ9" t="e"><f>A1</f><v>#N/A</v></x:c><x:c><is><r><t>a</t></r></is></x:c></x:row></x:sheetData>`, `<sst><si><r><t>id</t></r><rPh><t>x</t></rPh></si></sst>`, `<cellXfs><xf numFmtId="14"/></cellXfs>`, `<workbookPr date1904="1"/>`)
	f.Fuzz(func(t *testing.T, sheetXML, sharedXML, stylesXML, bookXML string) {
		p := parts{sheet: sheetXML, shared: sharedXML, styles: stylesXML, book: bookXML}
		for _, name := range []string{"_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet7.xml", "xl/worksheets/sheet10.xml"} {
			p[name] = whole[name]
		}
		data := p.zipped(t)
		e, err := read(bytes.NewReader(data), int64(len(data)), nil)
		if err == nil && len(e.Tables) == 0 {
			t.Error("neither a table nor an error")
		}
		checkEdits(t, e)
	})
}

func checkEdits(t *testing.T, e report.Edits) {
	t.Helper()
	for _, r := range e.Rows {
		for _, c := range r.Cells {
			if c.Text != report.Tidy(c.Text) || !utf8.ValidString(c.Text) || c.Rejected && c.Text != "" {
				t.Errorf("line %d: %+v", r.Line, c)
			}
		}
		if r.Line < 1 {
			t.Errorf("a row in line %d", r.Line)
		}
	}
	for _, d := range e.Documents {
		if iso, ok := isoDay(d.Cells[report.EditDate].Text); d.Cells[report.EditDate].Text != "" && (!ok || iso != d.Cells[report.EditDate].Text) {
			t.Errorf("the day %q", d.Cells[report.EditDate].Text)
		}
	}
}

// The same for text.
func FuzzReadCSV(f *testing.F) {
	for _, s := range []string{"", "id,speaker,topic,quote,status,note\nr1,a,b,c,new,\n", "\ufeffsep=;\nid;speaker;topic;quote\n\"r\"\"1\";;;\n", "\xff\xfei\x00d\x00", "id\tspeaker\ttopic\tquote\trow_hash\n",
		"source,date,speaker,topic,quote,status,note,document,spans,id,row_hash\n,3/11/26,,,,,,,,r1,h1\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := ReadCSV(data, nil)
		if err == nil && len(e.Tables) == 0 {
			t.Error("neither a table nor an error")
		}
		checkEdits(t, e)
	})
}
