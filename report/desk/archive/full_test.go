package archive

import (
	"path/filepath"
	"testing"
)

func TestAFullDiskIsRecognised(t *testing.T) {
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "archive.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	a.db.SetMaxOpenConns(1) // the limit is that of a connection
	if _, err := a.db.ExecContext(t.Context(), "PRAGMA max_page_count(1)"); err != nil {
		t.Fatal(err)
	}
	_, err = a.db.ExecContext(t.Context(), "INSERT INTO names SELECT 'speaker', value || hex(zeroblob(4000)) FROM (WITH n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 100) SELECT value FROM n)")
	if !IsFull(err) || IsDamage(err) || IsReadOnly(err) {
		t.Errorf("%v", err)
	}
}
