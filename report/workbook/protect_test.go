package workbook

import (
	"bytes"
	"strings"
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

// Without protection every column can be sorted, and Excel warns before one is changed from which nothing is taken.
func TestColumnsNotForEditingWarn(t *testing.T) {
	var w bytes.Buffer
	b := report.Briefing{Title: "Week", Rows: []report.Row{{ID: "r1", Document: "one.txt", Speaker: "Mara Voss", Quote: "We keep the berth open."}, {ID: "r2", Document: "one.txt", Quote: "The berth stays open."}}}
	if err := Write(&w, b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&w)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if allowed, err := f.GetSheetProtection(quotesName); err != nil || allowed.SelectLockedCells || allowed.Sort {
		t.Errorf("Quotes is protected with %+v, %v", allowed, err)
	}
	rules, err := f.GetDataValidations(quotesName)
	if err != nil {
		t.Fatal(err)
	}
	warned := ""
	for _, r := range rules {
		if r.Type == "custom" && r.Formula1 == "FALSE" && r.ErrorStyle != nil && *r.ErrorStyle == "warning" {
			warned += " " + r.Sqref + " "
		}
	}
	for i, c := range quoteColumns[:colShown] {
		area := letter(i) + "2:" + letter(i) + "3"
		if warns := strings.Contains(warned, " "+area+" "); warns == c.editable {
			t.Errorf("%s warns: %v; areas with a warning: %s", c.head, warns, warned)
		}
	}
}
