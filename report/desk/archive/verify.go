package archive

import (
	"context"
	"fmt"
	"strings"
)

// Verify checks the archive for damage that no run may leave behind, and returns an error
// for the first thing found: a damaged file, a document that lacks rows, a row that a
// search for its words does not find.
func (a *Archive) Verify(ctx context.Context) error {
	var found string
	if err := a.db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return damage(found[strings.LastIndexByte(found, '\n')+1:]) // after a headline
	}
	for _, c := range []struct{ what, query string }{
		{"documents with missing rows", `SELECT count(*) FROM documents d WHERE status = 'read' AND (record ->> 'rows') <> (SELECT count(*) FROM rows WHERE document = d.id)`},
		{"rows without a document", `SELECT count(*) FROM rows WHERE document NOT IN (SELECT id FROM documents)`},
		{"rows in the wrong order", `SELECT count(*) FROM rows r JOIN documents d ON d.id = r.document WHERE (r.key > 0) <> d.current`},
		{"rows missing from the word index", `SELECT count(*) FROM rows WHERE key > 0 AND NOT coalesce(row ->> 'question', 0) AND NOT EXISTS (SELECT 1 FROM words_docsize WHERE id = key)`},
		{"word index entries without a row", `SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT key FROM rows WHERE key > 0)`},
		{"documents filed twice", `SELECT count(*) FROM (SELECT 1 FROM documents WHERE current AND status = 'read' GROUP BY hash HAVING count(*) > 1)`},
		{"documents with two current versions", `SELECT count(*) FROM (SELECT 1 FROM documents WHERE current AND status = 'read' GROUP BY path HAVING count(*) > 1)`},
		{"files on record without their documents", `SELECT count(*) FROM files WHERE size >= 0 AND path NOT IN (SELECT file FROM documents)`},
	} {
		var n int
		if err := a.db.QueryRowContext(ctx, c.query).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return damage(fmt.Sprintf("%d %s", n, c.what))
		}
	}
	return nil
}

// damage is what is wrong with an archive.
type damage string

func (d damage) Error() string { return string(d) }
