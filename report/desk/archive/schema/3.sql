-- What tells a claim from a denial. Rows of documents that were read before have
-- neither until they are read again.
DROP VIEW statements;
CREATE VIEW statements AS
SELECT r.source, d.date, r.speaker, r.topic, r.row ->> 'quote' AS quote, r.kind, r.row ->> 'act' AS act,
	coalesce(r.row ->> 'stance', '') AS stance, r.row ->> 'role' AS role, r.row ->> 'mention' AS mention, r.row ->> 'cue' AS cue,
	coalesce(r.row ->> 'frame', '') AS frame, r.row ->> 'via' AS via, r.row ->> 'said' AS said,
	r.row ->> 'place' AS place, r.row ->> 'title' AS title, r.row ->> 'url' AS url, r.row ->> 'language' AS language,
	r.row ->> 'context' AS context, d.path AS document, r.row ->> 'statement' AS statement,
	r.row ->> 'confidence' AS confidence, r.row ->> 'flags' AS flags, r.id
FROM rows r JOIN documents d ON d.id = r.document WHERE r.key > 0;
