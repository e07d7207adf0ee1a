package ingest

import (
	"context"
	"iter"

	"onrecord/report"
	"onrecord/report/brief"
)

// Stream returns spooled rows, document by document, as often as it is asked.
type Stream struct {
	// Progress is called with the rows that were handed out and, once it is known,
	// how many there are; nil for nobody who asks.
	Progress func(rows, all int)

	ctx       context.Context
	spool     *Spool
	documents []Document
	order     []int // in which they are handed out
	choose    func(brief.Document) (brief.Document, brief.LeftOut)

	// Counted when the rows are handed out for the first time.
	counted   bool
	record    []report.Document
	delivered []int // rows of each document
	figures   report.KeyFigures
	left      brief.LeftOut
}

// NewStream returns a stream of the rows of documents as a precision delivers
// them.
func NewStream(ctx context.Context, spool *Spool, documents []Document, p report.Precision) *Stream {
	s := newStream(ctx, spool, documents)
	s.order = make([]int, len(documents))
	for k := range s.order {
		s.order[k] = k
	}
	s.choose = func(d brief.Document) (brief.Document, brief.LeftOut) {
		kept := p.Apply(d.Rows)
		left := brief.LeftOut{Doubtful: len(d.Rows) - len(kept)}
		d.Rows, d.Document.Rows = kept, len(kept)
		return d, left
	}
	return s
}

// NewBriefing returns a stream of the rows that a briefing shows, by date and without
// questions: those of [brief.Build], for documents whose rows have the date of their
// document.
func NewBriefing(ctx context.Context, spool *Spool, documents []Document, o brief.Options) *Stream {
	s := newStream(ctx, spool, documents)
	s.order = brief.ByDate(s.record)
	s.choose = func(d brief.Document) (brief.Document, brief.LeftOut) {
		d, left := o.Choose(o.Period, d)
		d.Rows = report.Quoted(d.Rows)
		return d, left
	}
	return s
}

func newStream(ctx context.Context, spool *Spool, documents []Document) *Stream {
	s := &Stream{ctx: ctx, spool: spool, documents: documents, delivered: make([]int, len(documents))}
	for _, d := range documents {
		s.record = append(s.record, d.Record)
	}
	return s
}

// Load gives documents their spooled rows back, for a briefing that is made in memory.
func Load(spool *Spool, documents []Document) error {
	for i := range documents {
		d := &documents[i]
		if d.spooled == nil {
			continue // it has none, or has them
		}
		rows, err := d.rows(spool)
		if err != nil {
			return err
		}
		d.Rows, d.spooled = rows, nil
	}
	return nil
}

// Rows yields the rows from the i-th on. The first time it is asked for all of them, it
// also counts them.
func (s *Stream) Rows(i int) iter.Seq2[*report.Row, error] {
	return func(yield func(*report.Row, error) bool) {
		skip, given := i, 0
		for _, k := range s.order {
			if n := s.delivered[k]; s.counted && skip >= n {
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
	d := &s.documents[k]
	rows, err := d.rows(s.spool)
	if err != nil {
		return nil, err
	}
	kept, left := s.choose(brief.Document{Document: d.Record, Rows: rows})
	if !s.counted {
		s.left.Add(left)
		s.record[k], s.delivered[k] = kept.Document, len(kept.Rows)
		f := report.Figures(report.Briefing{Rows: kept.Rows})
		s.figures.Rows += f.Rows
		s.figures.Statements += f.Statements
		s.figures.Questions += f.Questions
	}
	return kept.Rows, nil
}

// rows returns the spooled rows of a document, with the names and ids that were settled
// since.
func (d *Document) rows(spool *Spool) ([]report.Row, error) {
	rows, err := spool.get(d.spooled)
	if err != nil {
		return nil, err
	}
	if d.CopyID != "" {
		report.ReissueIDs(rows, d.CopyID)
	}
	report.Rename(rows, d.Names)
	return rows, nil
}

// Record returns the records of the documents, with the number of rows returned so far.
func (s *Stream) Record() []report.Document { return s.record }

// Figures returns the number of documents, statements and rows, and the rows left out,
// once all rows have been returned.
func (s *Stream) Figures() (report.KeyFigures, brief.LeftOut) {
	f := report.Figures(report.Briefing{Documents: s.record})
	s.figures.Read, s.figures.Skipped, s.figures.Failed = f.Read, f.Skipped, f.Failed
	return s.figures, s.left
}
