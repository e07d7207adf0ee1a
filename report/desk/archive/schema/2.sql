-- What was handed out, so that what comes back can be told from it; the rows
-- as a table of plain columns, for those who look with other programs.
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
FROM rows r JOIN documents d ON d.id = r.document WHERE r.key > 0;
