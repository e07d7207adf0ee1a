-- How many rows of a document nobody has looked at and somebody should; see recount.
-- Every page of a desk asks what was taken back. Who corrects a row does not wait for the
-- index of words to be tidied: see Tidy.
ALTER TABLE documents ADD COLUMN to_check INTEGER NOT NULL DEFAULT 0;
CREATE INDEX log_undone ON log (id) WHERE undone <> '';
INSERT INTO words (words, rank) VALUES ('automerge', 0);
