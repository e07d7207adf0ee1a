// Package archive keeps what a desk has read in one SQLite file: documents,
// their rows, and the corrections people made.
//
// A document is identified by the hash of its content. Ingesting it twice adds nothing;
// different content at the same path is a new version, whose rows replace the earlier
// ones; a document whose file is gone stays on record. The program's findings and
// people's corrections are stored separately and merged on reading ([Archive.Rows],
// applyCorrections). A correction belongs to the id of a row. If a new version of the
// document or of the program gives the same words a different id, the correction follows
// the words.
//
// Every call that writes is one transaction, so a document is stored completely or not
// at all, however the process ends. Any number of readers can read while one run writes;
// the writer locks the archive ([Archive.Lock]). The package reads neither the clock nor
// the environment: days, process and host are arguments.
package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// Archive is an open archive.
type Archive struct {
	db   *sql.DB
	path string
	lock *lock // nil before it is first needed
}

// Open opens the archive at path. It creates a missing archive and upgrades one made by an
// earlier version of the program.
func Open(ctx context.Context, path string) (*Archive, error) {
	return openWith(ctx, path)
}

// OpenServed opens an archive like [Open], for a program that shows it while it is being
// written to. What was written is moved into the file by [Archive.Checkpoint], so that a
// small write never waits for what others have written.
func OpenServed(ctx context.Context, path string) (*Archive, error) {
	return openWith(ctx, path, "wal_autocheckpoint(0)", "cache_size(-12000)")
}

func openWith(ctx context.Context, path string, pragmas ...string) (*Archive, error) {
	db, err := connect(path, "rwc", append([]string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "temp_store(MEMORY)"}, pragmas...)...)
	if err != nil {
		return nil, err
	}
	a := &Archive{db: db, path: path}
	if err := a.migrate(ctx, len(migrations)); err != nil {
		db.Close()
		return nil, err
	}
	return a, nil
}

// SchemaError says that an archive was made by another version of the program.
type SchemaError struct{ Has, Knows int }

func (e *SchemaError) Error() string {
	if e.Has > e.Knows {
		return fmt.Sprintf("this archive was made by a newer version of onrecord (schema %d; this version knows %d)", e.Has, e.Knows)
	}
	return fmt.Sprintf("this archive was made by an earlier version of onrecord (schema %d; this version has %d)", e.Has, e.Knows)
}

// Look opens the archive at path for reading only. A missing archive is an error, and one
// of another version of the program a [SchemaError]; nothing is created or changed. It also
// works where nothing may be written, in somebody else's folder or on a read-only mount, if
// the files of a running writer can be read or there are none; the caller says with
// nobodyWrites that there are none. Look waits up to wait for a run that is tidying up.
func Look(ctx context.Context, path string, wait time.Duration, nobodyWrites bool) (*Archive, error) {
	pragmas := []string{fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), "query_only(1)", "temp_store(MEMORY)"}
	var first error
	// Reading needs an index of the latest writes in a file beside the archive. Without the
	// right to write it cannot be made, and if nobody is writing it is not needed.
	for _, mode := range []string{"rw", "ro", "immutable"} {
		if mode == "immutable" && !nobodyWrites {
			break
		}
		db, err := connect(path, mode, pragmas...)
		if err != nil {
			return nil, err
		}
		var version int
		if err = db.QueryRowContext(ctx, "SELECT user_version FROM pragma_user_version, (SELECT count(*) FROM sqlite_master)").Scan(&version); err == nil && version != len(migrations) {
			db.Close()
			return nil, &SchemaError{version, len(migrations)}
		}
		if err == nil {
			return &Archive{db: db, path: path}, nil
		}
		db.Close()
		first = cmp.Or(first, err)
		if !IsReadOnly(err) {
			return nil, err
		}
	}
	return nil, first
}

// Result codes of SQLite.
const (
	sqliteBusy      = 5
	sqliteReadOnly  = 8
	sqliteCorrupt   = 11
	sqliteFull      = 13
	sqliteCantOpen  = 14
	sqliteNotADB    = 26
	sqliteIOShort   = 10 | 2<<8
	sqlitePrimaries = 0xff
)

// codeOf returns the result code of an error of SQLite, 0 for other errors.
func codeOf(err error) int {
	if coded, ok := errors.AsType[interface {
		error
		Code() int
	}](err); ok {
		return coded.Code()
	}
	return 0
}

// IsReadOnly reports whether an error means that the archive, or its folder, cannot be
// written to.
func IsReadOnly(err error) bool {
	code := codeOf(err) & sqlitePrimaries
	return code == sqliteReadOnly || code == sqliteCantOpen
}

// IsFull reports whether an error means that there is no room on the disk of the archive.
func IsFull(err error) bool { return codeOf(err)&sqlitePrimaries == sqliteFull }

// IsDamage reports whether an error means that the archive file is damaged or not an
// archive.
func IsDamage(err error) bool {
	code := codeOf(err)
	_, found := errors.AsType[damage](err) // by Verify
	return code&sqlitePrimaries == sqliteCorrupt || code&sqlitePrimaries == sqliteNotADB || code == sqliteIOShort || found
}

// connect opens a database. A write transaction takes the lock when it begins, so that it
// waits then and does not fail halfway. In mode "rwc" a missing database is created, in
// modes "rw" and "ro" it is an error; "immutable" is "ro" for a file that nobody writes to.
func connect(path, mode string, pragmas ...string) (*sql.DB, error) {
	immutable := "0"
	if mode == "immutable" {
		mode, immutable = "ro", "1"
	}
	if !slices.ContainsFunc(pragmas, func(p string) bool { return strings.HasPrefix(p, "busy_timeout") }) { // of two, either might apply
		pragmas = append(pragmas, "busy_timeout(5000)")
	}
	query := url.Values{"mode": {mode}, "immutable": {immutable}, "_txlock": {"immediate"}, "_pragma": pragmas}
	name := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" && !strings.HasPrefix(name, "/") {
		name = "/" + name // C:/desk
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: name}).EscapedPath()+"?"+query.Encode())
	if err == nil {
		db.SetMaxIdleConns(idleConnections)
	}
	return db, err
}

// idleConnections is how many connections are kept for reuse: a new one has to read the
// schema and has nothing of the file in memory.
const idleConnections = 16

// Rest frees the memory in which connections hold pages of the file; the next call opens
// one anew. A run that has filed what is new needs the memory for other things.
func (a *Archive) Rest() {
	a.db.SetMaxIdleConns(0)
	a.db.SetMaxIdleConns(idleConnections)
}

// Close releases the lock, if this run holds it, and closes the archive.
func (a *Archive) Close() error {
	a.Unlock()
	if a.lock != nil {
		_ = a.lock.conn.Close()
		_ = a.lock.db.Close()
		a.lock = nil
	}
	return a.db.Close()
}

// How many pages of the word index are written when it is tidied a little, and when
// documents are filed.
const (
	tidiedALittle = 16
	tidiedFiling  = 64
)

// tidy merges parts of the word index that were written one after the other, which makes
// searching faster, and reports whether there was anything to do.
func (w *writer) tidy(pages int) (done bool, err error) {
	if err := w.indexAll(); err != nil {
		return false, err
	}
	const changes = "SELECT total_changes()"
	var before, after int
	if err := w.tx.QueryRowContext(w.ctx, changes).Scan(&before); err != nil {
		return false, err
	}
	if _, err := w.exec("INSERT INTO words (words, rank) VALUES ('merge', ?)", pages); err != nil {
		return false, err
	}
	err = w.tx.QueryRowContext(w.ctx, changes).Scan(&after)
	return after-before >= 2, err // as the FTS5 manual says
}

// Tidy does a small part of the optimisation of the search index, and reports whether
// there may be more to do. Filing documents does so as well.
func (a *Archive) Tidy(ctx context.Context) (more bool, err error) {
	err = a.write(ctx, func(w *writer) error {
		more, err = w.tidy(tidiedALittle)
		return err
	})
	return more, err
}

// Checkpoint moves what was written from the write-ahead log into the archive file. Nobody
// waits for it.
func (a *Archive) Checkpoint(ctx context.Context) error {
	_, err := a.db.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
	return err
}

// largeCache lets a connection keep 12 MB of the file in memory instead of 2: writing many
// documents needs the same pages again and again.
func (w *writer) largeCache() error {
	_, err := w.exec("PRAGMA cache_size = -12000")
	return err
}

// write runs a function in one transaction.
func (a *Archive) write(ctx context.Context, do func(*writer) error) error {
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	w := newWriter(ctx, tx)
	defer w.close()
	if err := do(w); err != nil {
		return err
	}
	if err := w.indexAll(); err != nil {
		return err
	}
	return tx.Commit()
}
