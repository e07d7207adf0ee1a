package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// An OpenDocument file as LibreOffice saves one: a row of heads, repeated empty cells and
// rows, a date, a comment, a merged and a coloured cell, a chart in a cell.
func TestAnOpenDocumentFileIsRead(t *testing.T) {
	const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f" xmlns:draw="d" xmlns:svg="v" xmlns:dc="c">
<office:automatic-styles><style:style style:name="ce1"><style:table-cell-properties fo:background-color="#ffff00"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Summary"><table:table-row><table:table-cell office:value-type="string"><draw:frame><svg:desc>a chart</svg:desc><draw:text-box><text:p>no text</text:p></draw:text-box></draw:frame><text:p>Coastal</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Quotes">
<table:table-row>%s</table:table-row>
<table:table-row>%s<table:table-cell table:number-columns-repeated="900"/></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row>%s</table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>`
	cell := func(s string) string {
		return `<table:table-cell office:value-type="string"><text:p>` + s + `</text:p></table:table-cell>`
	}
	head := ""
	for _, h := range []string{"source", "date", "speaker", "topic", "quote", "status", "note", "id"} {
		head += cell(h)
	}
	one := cell("Post") + `<table:table-cell office:value-type="date" office:date-value="2026-11-18"><text:p>18.11.26</text:p></table:table-cell>` +
		`<table:table-cell office:value-type="string" table:number-rows-spanned="5"><text:p>Mara <text:span>Voss</text:span></text:p></table:table-cell>` +
		cell("Ports") + `<table:table-cell table:style-name="ce1" office:value-type="string"><office:annotation><dc:creator>Anna</dc:creator><dc:date>2026-11-23</dc:date><text:p>Who is this?</text:p></office:annotation><text:p>We stay<text:s/><text:s/>here,</text:p><text:p>she said.</text:p></table:table-cell>` +
		cell("use") + `<table:table-cell/>` + cell("r1")
	two := cell("Post") + `<table:table-cell/><table:covered-table-cell/>` + cell("Energy") + cell("No.") + `<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>` + cell("late") + cell("r2")
	data := parts{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": fmt.Sprintf(content, head, one, two),
		"meta.xml": `<m xmlns:meta="m"><meta:user-defined meta:name="export_id">x7</meta:user-defined></m>`}.zipped(t)
	e, err := Read(bytes.NewReader(data), int64(len(data)), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := "r1 whole: \"Mara Voss\" \"Ports\" \"use\" \"\"\nr2 whole: !\"\" \"Energy\" \"TRUE\" \"late\"\n"
	if got := summaryOf(e); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if e.Export != "x7" || len(e.Rows) != 2 || e.Rows[0].Date != "2026-11-18" || e.Rows[1].Line != 6 || e.Rows[0].Quote != "We stay here,\nshe said." {
		t.Errorf("export %q, rows %+v", e.Export, e.Rows)
	}
	if got := fmt.Sprint(e.Rows[0].Comments); got != "[{quote Anna Who is this?}]" {
		t.Errorf("comments %s", got)
	}
	problems := fmt.Sprint(e.Problems)
	for _, part := range []string{"merged with C2", "cells in line 2 are coloured; "} {
		if !strings.Contains(problems, part) {
			t.Errorf("nothing of %q among %s", part, problems)
		}
	}
	if len(e.Sheets) != 1 || fmt.Sprint(e.Sheets[0].Lines) != "[{1 [Coastal]}]" {
		t.Errorf("sheets %+v", e.Sheets)
	}
}
