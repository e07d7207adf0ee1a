package table

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"onrecord/report"
)

// JSONL writes rows as JSON Lines: one object per line, with the keys of the schema in its
// order, in UTF-8. Lists are [] when empty, never null; an unknown date is "". Bytes that
// are not valid UTF-8 become U+FFFD, because JSON cannot hold them.
type JSONL struct {
	out *bufio.Writer
	enc *json.Encoder
}

// NewJSONL returns a writer of JSON Lines. Call Flush after the last row.
func NewJSONL(w io.Writer) *JSONL {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false) // "<" is a character of a quote, not markup
	return &JSONL{out, enc}
}

// Write writes one row.
func (j *JSONL) Write(r report.Row) error {
	if err := j.enc.Encode(withLists(r)); err != nil {
		return fmt.Errorf("write row %s as JSON: %w", r.ID, err)
	}
	return nil
}

// WriteSummary writes the summary of a document, as a line with "status".
func (j *JSONL) WriteSummary(s report.Summary) error { return j.enc.Encode(s) }

// Flush writes what is still buffered.
func (j *JSONL) Flush() error { return j.out.Flush() }

// withLists returns the row with empty lists where it has none, so that a
// reader never meets null.
func withLists(r report.Row) report.Row {
	r.Topics, r.SameAs, r.Flags = list(r.Topics), list(r.SameAs), list(r.Flags)
	s := &r.Spans
	s.Content, s.Mention, s.Cue, s.Frame = list(s.Content), list(s.Mention), list(s.Cue), list(s.Frame)
	return r
}

func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
