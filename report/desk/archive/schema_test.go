package archive

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/report"
)

// past makes an archive as an earlier schema left it, and returns its path.
func past(t *testing.T, fixture string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "archive.sqlite")
	script, err := os.ReadFile(filepath.Join("testdata", fixture))
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(string(script)); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnArchiveOfAnEarlierSchemaIsBroughtUpToDate(t *testing.T) {
	path := past(t, "v1.sql")
	for range 2 { // the second time there is nothing to do
		a, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		wantHeld(t, a, "a.txt Mara Lund: The harbour closes.")
		rows, err := a.Rows(t.Context(), "ra1", "ra2")
		if err != nil || len(rows) != 1 || rows["ra2"].Program.Speaker != "Mara Voss" || rows["ra2"].Corrected[FieldSpeaker].Who != "H. Lind" {
			t.Errorf("rows %+v, %v", rows, err)
		}
		unread, err := a.Undated(t.Context(), monday, monday.AddDays(6))
		if err != nil || len(unread) != 1 || unread[0].Record.Status != report.StatusFailed {
			t.Errorf("unread %+v, %v", unread, err)
		}
		// It has what the new schema has.
		if err := a.RecordExport(t.Context(), Export{ID: "x2", Period: week47, Made: monday}, []report.Row{rows["ra2"].Row}); err != nil {
			t.Error(err)
		}
		var quote, speaker, stance string
		if err := a.db.QueryRow("SELECT quote, speaker, stance || frame FROM statements").Scan(&quote, &speaker, &stance); err != nil || quote != "The harbour closes." || speaker != "Mara Lund" || stance != "" {
			t.Errorf("statements: %q, %q, %q, %v", quote, speaker, stance, err)
		}
		a.Close()
	}
}

// The schema of a released version must not change.
func TestASchemaThatWasReleasedIsNotChanged(t *testing.T) {
	script, err := os.ReadFile(filepath.Join("testdata", "v1.sql"))
	if err != nil {
		t.Fatal(err)
	}
	_, tables, _ := strings.Cut(migrations[0], "\n") // after the line that says what it is for
	if len(migrations) < 8 || !strings.Contains(string(script), strings.TrimSpace(tables)) {
		t.Error("schema 1 is not that of testdata/v1.sql")
	}
}

func TestAnArchiveOfANewerProgramIsLeftAlone(t *testing.T) {
	a := open(t)
	if _, err := a.db.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), a.path)
	if err == nil || !strings.Contains(err.Error(), "newer version of onrecord") {
		t.Errorf("got %v", err)
	}
}
