package workbook

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/report"
)

// On a protected sheet, the cells that corrections are taken from can be edited, and no others.
func TestAProtectedWorkbookLocksWhatIsNotTaken(t *testing.T) {
	b := report.Briefing{Title: "Week", Look: report.Look{Protect: true}, Documents: []report.Document{{Path: "one.txt", Status: report.StatusRead, Rows: 1}},
		Rows: []report.Row{{ID: "r1", Document: "one.txt", Source: "Northmoor Herald", URL: "https://herald.example/1", Speaker: "Mara Voss", Quote: "We keep the berth open."}}}
	var w bytes.Buffer
	if err := Write(&w, b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&w)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, columns := range map[string][]column{quotesName: quoteColumns, "Documents": documentColumns} {
		allowed, err := f.GetSheetProtection(name)
		if err != nil || !allowed.AutoFilter || !allowed.Sort || !allowed.FormatColumns || !allowed.EditObjects || allowed.Password != "" {
			t.Errorf("%s is protected with %+v, %v", name, allowed, err)
		}
		for i, c := range columns {
			for _, row := range []string{"1", "2"} {
				id, err := f.GetCellStyle(name, letter(i)+row)
				if err != nil {
					t.Fatal(err)
				}
				look, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				if locked := look.Protection == nil || look.Protection.Locked; locked == (c.editable && row == "2") {
					t.Errorf("%s, %s%s (%s): locked %v", name, letter(i), row, c.head, locked)
				}
			}
		}
	}
	protected := summaryOf(readBackAs(t, saved(t, b, func(f *excelize.File) { set(t, f, quotesName, "C2", "Mara Vos") })))
	b.Look.Protect = false
	free := summaryOf(readBackAs(t, saved(t, b, func(f *excelize.File) { set(t, f, quotesName, "C2", "Mara Vos") })))
	if protected != free {
		t.Errorf("edited, a protected workbook says\n%s\nwant\n%s", protected, free)
	}
}
