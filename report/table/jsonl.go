package table

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

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

// WriteJSONL writes all rows as JSON Lines.
func WriteJSONL(w io.Writer, rows []report.Row) error {
	j := NewJSONL(w)
	for _, r := range rows {
		if err := j.Write(r); err != nil {
			return err
		}
	}
	return j.Flush()
}

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

// Found writes rows and summaries of documents as one Parquet file: the columns of
// [Parquet], and those of a summary, which are null in rows. A record with a status is
// a document.
type Found struct {
	out   *parquet.GenericWriter[parquetFound]
	lines int // in the group begun
}

// parquetFound is a row or a summary.
type parquetFound struct {
	parquetRow
	Status   *string         `parquet:"status,optional,dict,zstd"`
	Reason   *string         `parquet:"reason,optional,dict,zstd"`
	Hash     *string         `parquet:"hash,optional,zstd"`
	Rows     *int32          `parquet:"rows,optional,zstd"`
	Warnings []string        `parquet:"warnings,list,zstd"`
	People   []parquetPerson `parquet:"people,list"`
}

type parquetPerson struct {
	Name    string   `parquet:"name,dict,zstd"`
	Role    string   `parquet:"role,dict,zstd"`
	Group   bool     `parquet:"group,zstd"`
	Aliases []string `parquet:"aliases,list,dict,zstd"`
}

// NewFound returns a writer of Parquet. Call Flush after the last record: without it the
// file is not valid.
func NewFound(w io.Writer) *Found {
	return &Found{out: parquet.NewGenericWriter[parquetFound](w, parquet.CreatedBy("onrecord", "", ""))}
}

// Write writes one row.
func (f *Found) Write(r report.Row) error { return f.write(parquetFound{parquetRow: asParquet(r)}) }

// WriteSummary writes the summary of a document.
func (f *Found) WriteSummary(s report.Summary) error {
	status, reason, hash, rows := string(s.Status), valid(s.Reason), s.Hash, int32(s.Rows)
	out := parquetFound{Status: &status, Hash: &hash, Rows: &rows, Warnings: allValid(s.Warnings)}
	if reason != "" {
		out.Reason = &reason
	}
	out.parquetRow = asParquet(report.Row{Document: s.Document, Source: s.Source, Date: s.Date})
	for _, p := range s.People {
		out.People = append(out.People, parquetPerson{valid(p.Name), valid(p.Role), p.Group, allValid(p.Aliases)})
	}
	return f.write(out)
}

func (f *Found) write(line parquetFound) error {
	if _, err := f.out.Write([]parquetFound{line}); err != nil {
		return fmt.Errorf("write what was found in %s as Parquet: %w", line.Document, err)
	}
	if f.lines++; f.lines < groupRows {
		return nil
	}
	f.lines = 0
	return f.out.Flush()
}

// Flush ends the file.
func (f *Found) Flush() error { return f.out.Close() }
