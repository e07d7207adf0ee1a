-- What was removed and is not to be taken in again: no words, no names; whom the
-- names mean that people gave in corrections.
CREATE TABLE people (
	given TEXT PRIMARY KEY,        -- the name in a correction
	name  TEXT NOT NULL            -- that the desk has for this person
) WITHOUT ROWID;

CREATE TABLE forgotten (
	content TEXT NOT NULL,         -- hash of a document
	mark    TEXT NOT NULL,         -- hash of a speaker in it, or id of a row; empty for all of it
	day     TEXT NOT NULL,         -- when it was removed
	PRIMARY KEY (content, mark)
) WITHOUT ROWID;
