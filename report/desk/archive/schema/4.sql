-- The days of each briefing and the documents in it, so that what arrives late is
-- known; the content of a document apart from its name in the archive, so that one text
-- of two outlets is two documents; who did what.
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
);
