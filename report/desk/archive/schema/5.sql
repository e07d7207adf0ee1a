-- Corrections that were taken together are an entry of the log, and can be taken
-- back together; what stood in the sheets of a workbook when it was handed out.
-- Corrections of before become entries by their time.
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
) WITHOUT ROWID;
