package archive

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

var since = time.Date(2026, 11, 23, 8, 30, 0, 0, time.UTC)

func TestTheSecondRunIsToldWhoHoldsTheDesk(t *testing.T) {
	a := open(t)
	if left, err := a.Lock(t.Context(), Holder{4711, "desk-1", since, "weekly"}); left != nil || err != nil {
		t.Fatal(left, err)
	}
	b, err := Open(t.Context(), a.path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 120*time.Millisecond)
	defer cancel()
	_, err = b.Lock(ctx, Holder{4712, "desk-2", since, "review"})
	held, ok := errors.AsType[*LockedError](err)
	if !ok || held.By.PID != 4711 || held.By.Host != "desk-1" || !held.By.Since.Equal(since) {
		t.Fatalf("got %v", err)
	}
	if want := "weekly has been using the desk since 2026-11-23 08:30:00 (process 4711 on desk-1)"; err.Error() != want {
		t.Errorf("says %q, want %q", err, want)
	}
	// Readers are not kept out.
	if _, err := b.DocumentsByDate(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestTheSecondRunWaitsForTheFirst(t *testing.T) {
	a := open(t)
	if _, err := a.Lock(t.Context(), Holder{1, "a", since, "weekly"}); err != nil {
		t.Fatal(err)
	}
	b, err := Open(t.Context(), a.path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	var first sync.WaitGroup
	defer first.Wait()
	first.Go(func() {
		time.Sleep(100 * time.Millisecond)
		a.Unlock()
	})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if left, err := b.Lock(ctx, Holder{2, "a", since, "weekly"}); err != nil || left != nil {
		t.Errorf("got %v, %v", left, err)
	}
}

// A run that was killed leaves its name, but no lock; the next run is told.
func TestARunThatDidNotEndHoldsNothing(t *testing.T) {
	a := open(t)
	if _, err := a.Lock(t.Context(), Holder{4711, "desk-1", since, "weekly"}); err != nil {
		t.Fatal(err)
	}
	a.lock.conn.ExecContext(t.Context(), "ROLLBACK") // as the end of the process does
	b, err := Open(t.Context(), a.path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	left, err := b.Lock(t.Context(), Holder{4712, "desk-1", since, "weekly"})
	if err != nil || left == nil || left.PID != 4711 {
		t.Errorf("got %v, %v", left, err)
	}
}

// A removal that ended before the file was rewritten is completed by the next writer.
func TestTheNextWriterRewritesWhatARemovalLeft(t *testing.T) {
	a := open(t)
	const secret = "nobody may read this of the ferry"
	for _, command := range []string{"CREATE TABLE gone (words TEXT)", "INSERT INTO gone VALUES ('" + secret + "')", "DROP TABLE gone",
		"INSERT INTO forgotten VALUES ('', '" + unscrubbed + "', '2026-11-23')", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := a.db.ExecContext(t.Context(), command); err != nil {
			t.Fatal(err)
		}
	}
	holds := func() bool {
		data, err := os.ReadFile(a.path)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(data, []byte(secret))
	}
	if !holds() {
		t.Fatal("there is nothing to rewrite")
	}
	if _, err := a.Lock(t.Context(), Holder{4711, "desk-1", since, "weekly"}); err != nil {
		t.Fatal(err)
	}
	if left, err := marks(t.Context(), a.db, ""); err != nil || len(left) > 0 || holds() {
		t.Errorf("marks %v, %v; the words are there still: %v", left, err, holds())
	}
}

// A file that is not an archive is left alone and reported.
func TestAFileThatIsNoArchiveIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.sqlite")
	if err := os.WriteFile(path, []byte("Dear diary, the harbour was closed again today, and nobody was told."), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); err == nil {
		t.Error("no error")
	}
}

// A wait ends when the caller says so: SQLite itself must not wait longer.
func TestTheLockIsNotWaitedForInside(t *testing.T) {
	a := open(t)
	if _, err := a.Lock(t.Context(), Holder{1, "a", since, "weekly"}); err != nil {
		t.Fatal(err)
	}
	var wait int
	if err := a.lock.conn.QueryRowContext(t.Context(), "PRAGMA busy_timeout").Scan(&wait); err != nil || wait != 0 {
		t.Errorf("waits %d ms, %v", wait, err)
	}
}

// Between changes made on an open page others may use the desk, and the page may use it
// again.
func TestALockCanBeGivenBackAndTakenAgain(t *testing.T) {
	a := open(t)
	b, err := OpenServed(t.Context(), a.path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	gone, cancel := context.WithCancel(t.Context())
	cancel() // no wait at all
	for range 3 {
		if left, err := a.Lock(gone, Holder{1, "a", since, "weekly"}); err != nil || left != nil {
			t.Fatal(left, err)
		}
		held := &LockedError{}
		if _, err := b.Lock(gone, Holder{2, "b", since, "serve"}); !errors.As(err, &held) || held.By.PID != 1 {
			t.Fatal(err)
		}
		a.Unlock()
		if left, err := b.Lock(gone, Holder{2, "b", since, "serve"}); err != nil || left != nil {
			t.Fatal(left, err)
		}
		b.Unlock()
		if err := b.Checkpoint(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
