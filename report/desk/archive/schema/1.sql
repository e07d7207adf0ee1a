-- Documents, rows, corrections.
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
);
