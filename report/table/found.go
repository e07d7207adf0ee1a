package table

import (
	"fmt"
	"io"

	"onrecord/report"
)

// Found writes rows and summaries of documents as one Parquet file: the columns of
// [Parquet], and those of a summary, which are null in rows. A record with a status is
// a document.
type Found struct{ groups[parquetFound] }

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
	return &Found{newGroups[parquetFound](w)}
}

// Write writes one row.
func (f *Found) Write(r report.Row) error { return f.record(parquetFound{parquetRow: asParquet(r)}) }

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
	return f.record(out)
}

func (f *Found) record(line parquetFound) error {
	if err := f.write(line); err != nil {
		return fmt.Errorf("write what was found in %s as Parquet: %w", line.Document, err)
	}
	return nil
}
