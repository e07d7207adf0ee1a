package ingest

import (
	"context"
	"iter"

	"onrecord/report"
	"onrecord/report/brief"
)

// Stream hands out spooled rows, document by document, as often as it is asked.
type Stream struct {
	// Progress is called with the rows that were handed out and, once it is known,
	// how many there are; nil for nobody who asks.
	Progress func(rows, all int)

	ctx       context.Context
	spool     *Spool
	documents []Document
	precision report.Precision

	// Counted when the rows are handed out for the first time.
	counted bool
	record  []report.Document
	figures report.KeyFigures
	left    brief.LeftOut
}

// NewStream returns a stream of the rows of documents as a precision delivers
// them.
func NewStream(ctx context.Context, spool *Spool, documents []Document, p report.Precision) *Stream {
	s := &Stream{ctx: ctx, spool: spool, documents: documents, precision: p}
	for _, d := range documents {
		s.record = append(s.record, d.Record)
	}
	return s
}

// Rows hands out the rows from the i-th on. The first time it is asked for all,
// it counts them as well.
func (s *Stream) Rows(i int) iter.Seq2[*report.Row, error] {
	return func(yield func(*report.Row, error) bool) {
		skip, given := i, 0
		for k := range s.documents {
			if n := s.record[k].Rows; s.counted && skip >= n {
				skip -= n
				given += n
				continue
			}
			rows, err := s.document(k)
			if err != nil {
				yield(nil, err)
				return
			}
			s.say(given)
			for i := min(skip, len(rows)); i < len(rows); i++ {
				if !yield(&rows[i], nil) {
					return
				}
			}
			skip = max(0, skip-len(rows))
			given += len(rows)
		}
		s.counted = true
	}
}

func (s *Stream) say(given int) {
	all := 0
	if s.counted {
		all = s.figures.Rows + s.figures.Questions
	}
	if s.Progress != nil {
		s.Progress(given, all)
	}
}

// document returns the rows of one document that are delivered.
func (s *Stream) document(k int) ([]report.Row, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	rows, err := s.spool.get(s.documents[k].spooled)
	if err != nil {
		return nil, err
	}
	if as := s.documents[k].Another; as != "" {
		report.Identify(rows, as)
	}
	report.Rename(rows, s.documents[k].Names)
	kept := s.precision.Apply(rows)
	if !s.counted {
		s.left.Doubtful += len(rows) - len(kept)
		s.record[k].Rows = len(kept)
		f := report.Figures(report.Briefing{Rows: kept})
		s.figures.Rows += f.Rows
		s.figures.Statements += f.Statements
		s.figures.Questions += f.Questions
	}
	return kept, nil
}

// Record returns the lines of the documents, with their rows as far as these were
// handed out.
func (s *Stream) Record() []report.Document { return s.record }

// Figures returns how many documents, statements and rows there are, and the rows
// that were left out, after all rows were handed out.
func (s *Stream) Figures() (report.KeyFigures, brief.LeftOut) {
	f := report.Figures(report.Briefing{Documents: s.record})
	s.figures.Read, s.figures.Skipped, s.figures.Failed = f.Read, f.Skipped, f.Failed
	return s.figures, s.left
}
