package archive

import (
	"context"
	"testing"
	"time"

	"onrecord/parse"
)

// TestRowsOfAnOlderArchiveAreFoundByTheirChecks: the index is rebuilt when an archive of an
// earlier version is opened.
func TestRowsOfAnOlderArchiveAreFoundByTheirChecks(t *testing.T) {
	ctx := t.Context()
	a := open(t)
	path := a.path
	put(t, a, document("a.txt", "h1", parse.NewDate(2026, time.November, 18), "Pell: The quay is wet.", ": Nobody knows who said this."))
	q := Query{Checks: []string{AnyCheck}, Limit: 10}
	before, _, err := a.Page(ctx, q, 0)
	if err != nil || len(before) == 0 {
		t.Fatalf("%d rows to check, %v", len(before), err)
	}
	// As the earlier version left it.
	if err := a.write(ctx, func(w *writer) error {
		_, err := w.tx.Exec("DELETE FROM words; INSERT INTO words (rowid, quote, tags) SELECT key, row ->> 'quote', 'x' FROM rows WHERE key > 0; ALTER TABLE documents DROP COLUMN to_check; DROP INDEX log_undone; INSERT INTO words (words, rank) VALUES ('automerge', 4); PRAGMA user_version = 6")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if rows, _, err := a.Page(ctx, q, 0); err != nil || len(rows) != 0 {
		t.Fatalf("the older archive has %d, %v", len(rows), err)
	}
	a.Close()
	if a, err = Open(ctx, path); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	after, _, err := a.Page(ctx, q, 0)
	if err != nil || len(after) != len(before) {
		t.Errorf("%d rows to check, there were %d, %v", len(after), len(before), err)
	}
	if list, err := a.Recent(ctx, 0, 1); err != nil || len(list) != 1 || list[0].ToCheck != len(before) {
		t.Errorf("the document has %+v, %v", list, err)
	}
}

func TestAChangeBySomebodyElseIsSeen(t *testing.T) {
	a := open(t)
	path := a.path
	put(t, a, document("a.txt", "h1", parse.NewDate(2026, time.November, 18), "Pell: The quay is wet.", ": Nobody knows who said this."))
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	look, changed := make(chan time.Time), make(chan bool, 1)
	ended := make(chan error, 1)
	go func() { ended <- a.Watch(ctx, look, func() { changed <- true }) }()
	look <- time.Time{}
	look <- time.Time{} // the first signal was handled
	select {
	case <-changed:
		t.Error("a change is seen where there is none")
	default:
	}
	other, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := other.Note(ctx, Entry{Who: "somebody", Did: "test"}); err != nil {
		t.Fatal(err)
	}
	look <- time.Time{}
	select {
	case <-changed:
	case <-ctx.Done():
		t.Error("the change is not seen")
	}
	stop()
	<-ended
}
