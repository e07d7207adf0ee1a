// Package archive keeps what a desk has read in one SQLite file: documents,
// their rows, and the corrections people made.
//
// A document is identified by the hash of its content. Ingesting it twice adds
// nothing; other content at the same path is a new version, whose rows replace
// the earlier ones; a document whose file is gone stays on record. What the
// program found and what people corrected are stored apart and merged on
// reading ([Archive.Rows], [ApplyCorrections]). A correction belongs to the id
// of a row. Where a new version of the document or of the program gives the
// same words another id, the correction follows them.
//
// Every call that writes is one transaction, so that a document is stored
// completely or not at all, whatever ends the process. Any number of readers
// may read while one run writes; the writer locks the archive ([Archive.Lock]).
// The package reads neither clock nor environment: days, process and host are
// arguments.
package archive

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver
)

// Archive is an open archive.
type Archive struct {
	db   *sql.DB
	path string
	lock *lock // held by this process; nil if it is not
}

// Open opens the archive at path, makes it if there is none, and brings one of an
// earlier version of the program up to date.
func Open(ctx context.Context, path string) (*Archive, error) {
	db, err := connect(path, "rwc", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cache_size(-32000)", "temp_store(MEMORY)")
	if err != nil {
		return nil, err
	}
	a := &Archive{db: db, path: path}
	if err := a.migrate(ctx, len(migrations)); err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return a, nil
}

// Look opens the archive at path for reading only. A missing archive, or one of
// another version of the program, is an error; nothing is created or changed. Look
// does not wait for other runs, as [Open] does.
func Look(ctx context.Context, path string) (*Archive, error) {
	db, err := connect(path, "rw", "busy_timeout(0)", "query_only(1)")
	if err != nil {
		return nil, err
	}
	var version int
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	if err == nil && version != len(migrations) {
		err = fmt.Errorf("%s: schema %d, not %d", filepath.Base(path), version, len(migrations))
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return &Archive{db: db, path: path}, nil
}

// connect opens a database. A write transaction takes the lock when it begins,
// so that it may wait then and never fails halfway. In mode "rwc" a missing
// database is created, in mode "rw" it is an error.
func connect(path, mode string, pragmas ...string) (*sql.DB, error) {
	query := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_pragma": append([]string{"busy_timeout(5000)"}, pragmas...)}
	name := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" && !strings.HasPrefix(name, "/") {
		name = "/" + name // C:/desk
	}
	return sql.Open("sqlite", "file:"+(&url.URL{Path: name}).EscapedPath()+"?"+query.Encode())
}

// Close releases the lock, if this run has it, and closes the archive.
func (a *Archive) Close() error {
	a.unlock()
	return a.db.Close()
}

// write runs a function in one transaction.
func (a *Archive) write(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}
