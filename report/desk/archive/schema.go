package archive

import (
	"context"
	"database/sql"
	"fmt"

	"onrecord/report"
)

// migrations bring an archive from the version that is their index to the next.
// A released one is never changed: archives have gone through it.
var migrations = []string{
	// 1: documents, rows, corrections.
	`
CREATE TABLE files (               -- of the inbox, as they were when they were read
	path     TEXT PRIMARY KEY,     -- in the inbox
	size     INTEGER NOT NULL,
	modified INTEGER NOT NULL,     -- nanoseconds since 1970
	beside   TEXT NOT NULL,        -- the same of its sidecar; empty without one
	reading  TEXT NOT NULL         -- what it was read with: program and settings
) WITHOUT ROWID;

CREATE TABLE documents (
	id      INTEGER PRIMARY KEY,
	file    TEXT NOT NULL,         -- of the inbox
	path    TEXT NOT NULL,         -- of the document: the file's, or a place inside the file
	hash    TEXT NOT NULL,         -- of the content; empty if it could not be read
	version INTEGER NOT NULL,      -- from 1; 0 if it could not be read
	current INTEGER NOT NULL,      -- 0: a later version took its place
	status  TEXT NOT NULL,         -- read, skipped, failed
	date    TEXT NOT NULL,         -- that holds, YYYY-MM-DD or empty
	filed   TEXT NOT NULL,         -- day of the run that filed it first
	record  TEXT NOT NULL,         -- what the program said of it, JSON
	people  TEXT NOT NULL,         -- whom it names, JSON
	speak   TEXT NOT NULL,         -- rows by the name that speaks, JSON
	names   TEXT NOT NULL          -- what its names became among all documents, JSON
);
CREATE INDEX documents_path ON documents (path);
CREATE INDEX documents_hash ON documents (hash);
CREATE INDEX documents_date ON documents (date);

CREATE TABLE rows (
	key      INTEGER PRIMARY KEY,  -- orders rows by date, document and place; negative for versions that are past
	id       TEXT NOT NULL,
	document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	source   TEXT NOT NULL,        -- these four as they hold now
	speaker  TEXT NOT NULL,
	topic    TEXT NOT NULL,
	kind     TEXT NOT NULL,
	row      TEXT NOT NULL         -- what the program said, JSON
);
CREATE INDEX rows_id ON rows (id);
CREATE INDEX rows_document ON rows (document);

CREATE TABLE corrections (
	id     INTEGER PRIMARY KEY,    -- in the order in which they were made
	kind   TEXT NOT NULL CHECK (kind IN ('row', 'document')),
	target TEXT NOT NULL,          -- id of the row, or hash of the document
	field  TEXT NOT NULL,
	old    TEXT NOT NULL,
	new    TEXT NOT NULL,
	who    TEXT NOT NULL,
	made   TEXT NOT NULL,          -- time, RFC 3339
	export TEXT NOT NULL,          -- id of the workbook that it came back with
	path   TEXT NOT NULL,          -- of the document, and the row's words, by which it
	quote  TEXT NOT NULL,          -- is found again under another id
	first  TEXT NOT NULL           -- the target when it was made
);
CREATE INDEX corrections_target ON corrections (target);
CREATE INDEX corrections_path ON corrections (path);

CREATE TABLE names (               -- every speaker, topic and source that a row has had
	field TEXT NOT NULL,
	name  TEXT NOT NULL,
	PRIMARY KEY (field, name)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (quote, tags, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='3 4');

CREATE TABLE holder (              -- the run that writes, or one that did not end
	one   INTEGER PRIMARY KEY CHECK (one = 1),
	pid   INTEGER NOT NULL,
	host  TEXT NOT NULL,
	since TEXT NOT NULL,
	doing TEXT NOT NULL
);`,
	// 2: what was handed out, so that what comes back can be told from it; the rows
	// as a table of plain columns, for those who look with other programs.
	`
CREATE TABLE exports (
	id     TEXT PRIMARY KEY,
	period TEXT NOT NULL,
	made   TEXT NOT NULL           -- the day it bears
) WITHOUT ROWID;

CREATE TABLE exported (            -- what could be edited in it, as it stood there
	export  TEXT NOT NULL REFERENCES exports (id) ON DELETE CASCADE,
	row     TEXT NOT NULL,
	speaker TEXT NOT NULL,
	topic   TEXT NOT NULL,
	status  TEXT NOT NULL,
	note    TEXT NOT NULL,
	PRIMARY KEY (export, row)
) WITHOUT ROWID;

CREATE VIEW statements AS
SELECT r.source, d.date, r.speaker, r.topic, r.row ->> 'quote' AS quote, r.kind, r.row ->> 'act' AS act, r.row ->> 'role' AS role,
	r.row ->> 'mention' AS mention, r.row ->> 'cue' AS cue, r.row ->> 'via' AS via, r.row ->> 'said' AS said,
	r.row ->> 'place' AS place, r.row ->> 'title' AS title, r.row ->> 'url' AS url, r.row ->> 'language' AS language,
	r.row ->> 'context' AS context, d.path AS document, r.row ->> 'statement' AS statement,
	r.row ->> 'confidence' AS confidence, r.row ->> 'flags' AS flags, r.id
FROM rows r JOIN documents d ON d.id = r.document WHERE r.key > 0;`,
	// 3: what tells a claim from a denial. Rows of documents that were read before have
	// neither until they are read again.
	`
DROP VIEW statements;
CREATE VIEW statements AS
SELECT r.source, d.date, r.speaker, r.topic, r.row ->> 'quote' AS quote, r.kind, r.row ->> 'act' AS act,
	coalesce(r.row ->> 'stance', '') AS stance, r.row ->> 'role' AS role, r.row ->> 'mention' AS mention, r.row ->> 'cue' AS cue,
	coalesce(r.row ->> 'frame', '') AS frame, r.row ->> 'via' AS via, r.row ->> 'said' AS said,
	r.row ->> 'place' AS place, r.row ->> 'title' AS title, r.row ->> 'url' AS url, r.row ->> 'language' AS language,
	r.row ->> 'context' AS context, d.path AS document, r.row ->> 'statement' AS statement,
	r.row ->> 'confidence' AS confidence, r.row ->> 'flags' AS flags, r.id
FROM rows r JOIN documents d ON d.id = r.document WHERE r.key > 0;`,
	// 4: the days of each briefing and the documents in it, so that what arrives late is
	// known; the content of a document apart from its name in the archive, so that one text
	// of two outlets is two documents; who did what.
	`
ALTER TABLE documents ADD COLUMN content TEXT NOT NULL DEFAULT ''; -- hash of the content; hash differs where another document has the same
UPDATE documents SET content = hash;
CREATE INDEX documents_content ON documents (content);

ALTER TABLE exports ADD COLUMN first TEXT NOT NULL DEFAULT '';     -- days that it covers
ALTER TABLE exports ADD COLUMN last TEXT NOT NULL DEFAULT '';
ALTER TABLE exports ADD COLUMN reading TEXT NOT NULL DEFAULT '';   -- what it was made with: program and settings
UPDATE exports SET first = substr(period, 1, 10), last = substr(period, 13) WHERE period LIKE '____-__-__..____-__-__';
UPDATE exports SET first = date(substr(period, 1, 4) || '-01-04',
	'-' || ((strftime('%w', substr(period, 1, 4) || '-01-04') + 6) % 7) || ' days',
	'+' || 7 * (substr(period, 7) - 1) || ' days') WHERE period LIKE '____-W__';
UPDATE exports SET last = date(first, '+6 days') WHERE period LIKE '____-W__';

CREATE TABLE briefed (             -- documents that are in a briefing
	document INTEGER NOT NULL,     -- id of the version
	export   TEXT NOT NULL,
	late     INTEGER NOT NULL,     -- 1: as one that came after the briefing of its own days
	PRIMARY KEY (document, export)
) WITHOUT ROWID;
INSERT INTO briefed SELECT DISTINCT d.id, e.id, 0 FROM exports e JOIN documents d
	ON d.date BETWEEN e.first AND e.last AND d.date <> '' AND d.filed <= e.made AND d.current AND d.status = 'read';

CREATE TABLE log (                 -- who did what; never the words of a document
	id   INTEGER PRIMARY KEY,
	made TEXT NOT NULL,            -- time, RFC 3339
	who  TEXT NOT NULL,
	did  TEXT NOT NULL,            -- the command
	what TEXT NOT NULL             -- what came of it, in words
);`,
	// 5: corrections that were taken together are an entry of the log, and can be taken
	// back together; what stood in the sheets of a workbook when it was handed out.
	// Corrections of before become entries by their time.
	`
ALTER TABLE log ADD COLUMN file TEXT NOT NULL DEFAULT '';          -- that corrections came back in
ALTER TABLE log ADD COLUMN export TEXT NOT NULL DEFAULT '';        -- id of the workbook that it was
ALTER TABLE log ADD COLUMN undone TEXT NOT NULL DEFAULT '';        -- when it was taken back; empty if it holds
ALTER TABLE log ADD COLUMN undoer TEXT NOT NULL DEFAULT '';        -- who took it back
ALTER TABLE log ADD COLUMN learnt TEXT NOT NULL DEFAULT 'null';    -- settings files changed with it, JSON
ALTER TABLE corrections ADD COLUMN entry INTEGER NOT NULL DEFAULT 0; -- of the log
INSERT INTO log (made, who, did, what, export)
	SELECT made, who, CASE WHEN export = '' THEN 'date' ELSE 'review' END, count(*) || ' corrections', export
	FROM corrections GROUP BY made, who, export ORDER BY min(id);
UPDATE corrections SET entry = (SELECT max(l.id) FROM log l WHERE l.made = corrections.made AND l.who = corrections.who AND l.export = corrections.export);
CREATE INDEX corrections_entry ON corrections (entry);

CREATE TABLE handed (
	export TEXT PRIMARY KEY REFERENCES exports (id) ON DELETE CASCADE,
	sheets BLOB NOT NULL           -- JSON, deflated
) WITHOUT ROWID;`,
	// 6: what was removed and is not to be taken in again: no words, no names; whom the
	// names mean that people gave in corrections.
	`
CREATE TABLE people (
	given TEXT PRIMARY KEY,        -- the name in a correction
	name  TEXT NOT NULL            -- that the desk has for this person
) WITHOUT ROWID;

CREATE TABLE forgotten (
	content TEXT NOT NULL,         -- hash of a document
	mark    TEXT NOT NULL,         -- hash of a speaker in it, or id of a row; empty for all of it
	day     TEXT NOT NULL,         -- when it was removed
	PRIMARY KEY (content, mark)
) WITHOUT ROWID;`,
	// 7: rows are found by their review status and by what is to be checked; see retag.
	``,
	// 8: how many rows of a document nobody has looked at and somebody should; see recount.
	// Every page of a desk asks what was taken back. Who corrects a row does not wait for the
	// index of words to be tidied: see Tidy.
	`
ALTER TABLE documents ADD COLUMN to_check INTEGER NOT NULL DEFAULT 0;
CREATE INDEX log_undone ON log (id) WHERE undone <> '';
INSERT INTO words (words, rank) VALUES ('automerge', 0);`,
}

// recounted is the version that brought the count of rows to check.
const recounted = 8

// retagged is the version that brought the last change to what rows are found by.
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

// recount counts what is to be checked of every document. The index of words knows it, and
// the document is part of its keys.
func recount(ctx context.Context, tx *sql.Tx) error {
	q := Query{Checks: []string{AnyCheck}, Statuses: []string{report.StatusNew}}
	_, err := tx.ExecContext(ctx, fmt.Sprintf(`UPDATE documents SET to_check = n FROM
		(SELECT (rowid >> %d) & %d AS document, count(*) AS n FROM words WHERE words MATCH ? GROUP BY 1) WHERE document = id`, placeBits, 1<<documentBits-1), q.match())
	return err
}
