package workbook

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/report"
)

// What was edited in the files of testdata/back.
const (
	savedEdits = `r1 whole: "Mara Lindqvist Voss" "Ports" "new" ""
r3 whole: "Piet Halloran" "" "new" ="Mara Lindqvist Voss knows"
r4 whole: "" "" "use" "who is it?\nask “Ines” – today…"
`
	uncalculated = `="Mara Lindqvist Voss knows"`
)

func TestFilesThatProgramsSavedComeBackWithoutALoss(t *testing.T) {
	for _, c := range []struct{ file, want, how string }{
		{"openpyxl.xlsx", strings.Replace(savedEdits, uncalculated, `=!""`, 1), "the table tblQuotes"},
		{"libreoffice.xlsx", savedEdits, "the table tblQuotes"},
		{"libreoffice-from-ods.xlsx", savedEdits, "the table tblQuotes"},
		{"libreoffice.csv", strings.Replace(savedEdits, "=", "", 1), "its heads"},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", "back", c.file))
		if err != nil {
			t.Fatal(err)
		}
		read := func(data []byte) (report.Edits, error) { return Read(bytes.NewReader(data), int64(len(data)), nil) }
		if filepath.Ext(c.file) == ".csv" {
			read = func(data []byte) (report.Edits, error) { return ReadCSV(data, nil) }
		}
		e, err := read(data)
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if got := summaryOf(e); got != c.want || len(e.Notes) > 0 || e.Tables[0].How != c.how {
			t.Errorf("%s: got\n%swant\n%s%v %v", c.file, got, c.want, e.Notes, e.Tables)
		}
		if filepath.Ext(c.file) == ".csv" {
			continue
		}
		if e.Export == "" || e.Exported != 3 || len(e.Documents) != 3 || e.Documents[0].Cells[report.EditDate].Text != "2026-11-16" || e.Documents[1].Cells[report.EditDate].Text != "2026-11-17" || e.Documents[2].Cells[report.EditDate].Text != "" {
			t.Errorf("%s: export %q of %d, documents %+v", c.file, e.Export, e.Exported, e.Documents)
		}
	}
}

// The same with the LibreOffice of this machine: edited, saved as OpenDocument
// and as a workbook again.
func TestLibreOfficeSavesAWorkbookAndNothingIsLost(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not here: soffice is not in the path")
	}
	if testing.Short() {
		t.Skip("it takes seconds to start")
	}
	dir := t.TempDir()
	data := saved(t, sample(), func(f *excelize.File) {
		set(t, f, quotesName, at("speaker", 2), "Mara Lindqvist Voss")
		set(t, f, quotesName, at("note", 4), "who is it?\nask “Ines”")
		check(t, f.SetRowVisible(quotesName, 3, false)) // filtered away
	})
	check(t, os.WriteFile(filepath.Join(dir, "edited.xlsx"), data, 0o644))
	for _, step := range [][2]string{{"edited.xlsx", "ods"}, {"edited.ods", "xlsx"}} {
		cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", step[1], "--outdir", dir, filepath.Join(dir, step[0]))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("LibreOffice does not run here: %v\n%s", err, out)
		}
	}
	data, err = os.ReadFile(filepath.Join(dir, "edited.xlsx"))
	check(t, err)
	want := `r1 whole: "Mara Lindqvist Voss" "Ports" "new" ""
r3 whole: "Piet Halloran" "Energy" "new" ""
r4 whole: "" "" "new" "who is it?\nask “Ines”"
`
	e := readBackAs(t, data)
	if got := summaryOf(e); got != want || e.Export != exportID(sample()) || e.Exported != 3 || len(e.Problems)+len(e.Notes) > 0 {
		t.Errorf("got\n%swant\n%s%+v", got, want, e)
	}
}
