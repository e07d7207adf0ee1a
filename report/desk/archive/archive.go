// Package archive keeps what a desk has read, in one SQLite file: documents,
// their rows, and what people corrected.
//
// A document is known by the hash of its content. Filing it twice adds nothing
// twice; another content at the same path is a new version, whose rows take the
// place of those before; a document whose file is gone stays on record. What
// the program said and what a person corrected are kept apart: rows hold the
// one, corrections the other, and a row as it holds is put together from both
// ([Archive.Rows], [ApplyCorrections]). A correction is about a row's id, and where a new
// version or a newer program gives the same words another id, it follows them.
//
// Every call that writes is one transaction: whatever ends the process, each
// document is wholly in or wholly out. Any number of readers may look while one
// run writes; who writes locks the desk ([Archive.Lock]). The package reads no
// clock and asks nothing of the machine: days, process and host are arguments.
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
	db, err := connect(path, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cache_size(-32000)", "temp_store(MEMORY)")
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

// connect opens a database. A write begins by taking the lock, so that it waits
// at its start, if at all, and never fails in its middle.
func connect(path string, pragmas ...string) (*sql.DB, error) {
	query := url.Values{"_txlock": {"immediate"}, "_pragma": append([]string{"busy_timeout(5000)"}, pragmas...)}
	name := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" && !strings.HasPrefix(name, "/") {
		name = "/" + name // C:/desk
	}
	return sql.Open("sqlite", "file:"+(&url.URL{Path: name}).EscapedPath()+"?"+query.Encode())
}

// Close gives back what the archive holds.
func (a *Archive) Close() error {
	a.unlock()
	return a.db.Close()
}

// write does something in one transaction.
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
