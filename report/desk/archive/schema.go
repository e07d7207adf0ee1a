package archive

import (
	"context"
	"database/sql"
	"embed"
	"fmt"

	"onrecord/report"
)

//go:embed schema/*.sql
var schema embed.FS

// migrations[n] brings an archive from version n to n+1; that of schema/1.sql to version 1.
// A released migration is never changed: archives have been through it.
var migrations = func() (list []string) {
	for n := 1; ; n++ {
		script, err := schema.ReadFile(fmt.Sprintf("schema/%d.sql", n))
		if err != nil {
			return list
		}
		list = append(list, string(script))
	}
}()

// recounted is the version that introduced the count of rows to check.
const recounted = 8

// retagged is the version of the last change to what rows are found by.
const retagged = 7

// migrate brings the archive to a version, in one transaction.
func (a *Archive) migrate(ctx context.Context, to int) error {
	var version int
	if err := a.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version == to {
		return nil
	}
	if version > to {
		return &SchemaError{version, to}
	}
	return a.write(ctx, func(w *writer) error {
		tx := w.tx
		// Another run may have done it while this one waited.
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		from := version
		for ; version < to; version++ {
			if _, err := tx.Exec(migrations[version]); err != nil {
				return fmt.Errorf("upgrading the archive from schema %d to %d: %w", version, version+1, err)
			}
		}
		if from > 0 && from < retagged && to >= retagged {
			if err := w.retag(); err != nil {
				return fmt.Errorf("upgrading the archive to schema %d: %w", retagged, err)
			}
		}
		if from > 0 && from < recounted && to >= recounted {
			if err := recount(ctx, tx); err != nil {
				return fmt.Errorf("upgrading the archive to schema %d: %w", recounted, err)
			}
		}
		_, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", to))
		return err
	})
}

// recount counts the rows to check of every document, from the word index, whose keys
// contain the document.
func recount(ctx context.Context, tx *sql.Tx) error {
	q := Query{Checks: []string{AnyCheck}, Statuses: []string{report.StatusNew}}
	_, err := tx.ExecContext(ctx, fmt.Sprintf(`UPDATE documents SET to_check = n FROM
		(SELECT (rowid >> %d) & %d AS document, count(*) AS n FROM words WHERE words MATCH ? GROUP BY 1) WHERE document = id`, placeBits, 1<<documentBits-1), q.match())
	return err
}
