// Package brief builds briefings: the rows of a period, what they are compared with, and
// a count of everything left out. No other package builds one.
//
// Documents come from a [Record]: those of one run (see [Held]) or a desk's archive (see
// report/desk/weekly). [Build] asks it for the documents of the period and of the
// periods before.
package brief

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/report"
)

// Options say how a briefing is made; its documents come from a [Record].
type Options struct {
	Title, Marking, Note string
	For                  []string // recipients
	Look                 report.Look

	Period  report.Period
	Made    parse.Date
	Version string // of the program

	Taxonomy string   // its name
	Topics   []string // its labels, in its order
	Paper    string   // of the pack, for the record; empty if there is none

	Intent      bool // with statements of mere intent
	IncludeLate bool // late documents count as if they were of the period, in place of a list of their own
	Precision   report.Precision
}

// Document is one document with its final rows: names joined, corrections applied.
type Document struct {
	report.Document
	Rows []report.Row
}

// Late is a document that arrived after the briefing of its own period.
type Late struct {
	Document
	Own     report.Period // the week that it is of
	Changed bool          // an earlier version of it was on record
}

// Record is the source of a briefing's documents.
type Record interface {
	// Documents returns the documents of a period, in the order in which they are to
	// be listed. Others among them are listed as left out.
	Documents(context.Context, report.Period) ([]Document, error)

	// Undated returns documents that belong to no period and are to be listed with
	// this one.
	Undated(context.Context, report.Period) ([]report.Document, error)

	// Late returns the documents that a briefing of a period is to make good for, by
	// date: those of earlier days that are in no briefing, though their days are.
	Late(context.Context, report.Period) ([]Late, error)

	// Comparable returns how many of the periods before one it can be compared with.
	Comparable(report.Period) int

	// Speakers returns who is on record in documents before a day.
	Speakers(before parse.Date) []string
}

// LeftOut counts what a briefing leaves out.
type LeftOut struct {
	Documents int // not of the period
	Doubtful  int // rows below the bar of the precision
	Dropped   int // rows that a reviewer does not want
}

// Add adds the counts of another.
func (l *LeftOut) Add(other LeftOut) {
	l.Documents += other.Documents
	l.Doubtful += other.Doubtful
	l.Dropped += other.Dropped
}

// Head returns a briefing without rows: only what its cover and headers need.
func (o Options) Head() report.Briefing {
	return report.Briefing{Title: o.Title, Marking: o.Marking, Note: o.Note, For: o.For, Look: o.Look,
		Period: o.Period, Made: o.Made, Version: o.Version, Topics: o.Topics}
}

// Build makes the briefing of a period. It returns only errors of the record.
func Build(ctx context.Context, o Options, r Record) (report.Briefing, LeftOut, error) {
	b := o.Head()
	documents, err := r.Documents(ctx, o.Period)
	if err != nil {
		return b, LeftOut{}, err
	}
	var left LeftOut
	b.Rows, b.Documents, left = o.chooseAll(o.Period, documents)
	undated, err := r.Undated(ctx, o.Period)
	if err != nil {
		return b, left, err
	}
	b.Documents = append(b.Documents, undated...)
	late, err := r.Late(ctx, o.Period)
	if err != nil {
		return b, left, err
	}
	o.addLate(&b, late, &left)
	if b.Before, err = o.before(ctx, r); err != nil {
		return b, left, err
	}
	var past []report.Row
	if b.Before != nil {
		weeks := make([][]report.Row, len(b.Before.Weeks))
		for i, earlier := range b.Before.Weeks {
			weeks[i] = earlier.Rows
		}
		past = slices.Concat(weeks...)
	}
	b.LinkSameWords(past...)
	b.Settings = o.Settings(o.precisionWords(left))
	if left.Dropped > 0 {
		b.Settings = append(b.Settings, report.Setting{Name: "Rows dropped in review", Value: report.Thousands(left.Dropped)})
	}
	return b, left, nil
}

// addLate adds late documents: to their own list or, if they are to be included, to the
// rows and documents of the period.
func (o Options) addLate(b *report.Briefing, list []Late, left *LeftOut) {
	for _, l := range list {
		rows, documents, its := o.chooseAll(report.Period{}, []Document{l.Document})
		if !o.IncludeLate {
			b.Late = append(b.Late, report.Late{Document: documents[0], Own: l.Own, Changed: l.Changed, Rows: report.Quoted(rows)})
			continue
		}
		b.Rows, b.Documents = append(b.Rows, rows...), append(b.Documents, documents...)
		left.Doubtful += its.Doubtful
		left.Dropped += its.Dropped
	}
	if o.IncludeLate {
		sortByDate(b.Rows)
	}
}

// chooseAll returns the rows of a period, by date (the undated last), document and place,
// questions after all others, and the record of the documents. Those that are not of the
// period are skipped there, with that reason.
func (o Options) chooseAll(p report.Period, list []Document) (rows []report.Row, documents []report.Document, left LeftOut) {
	documents = make([]report.Document, len(list))
	most := 0
	for _, d := range list {
		if Within(p, d.Date) {
			most += len(d.Rows)
		}
	}
	rows = make([]report.Row, 0, most)
	for i, d := range list {
		kept, its := o.Choose(p, d)
		left.Add(its)
		documents[i], rows = kept.Document, append(rows, kept.Rows...)
	}
	sortByDate(rows)
	return rows, documents, left
}

// Choose returns a document with the rows that belong in the briefing of a period. If the
// document is not from the period, it has no rows, and its record gives the reason.
func (o Options) Choose(p report.Period, d Document) (Document, LeftOut) {
	var left LeftOut
	chosen := make([]report.Row, 0, len(d.Rows))
	for i := range d.Rows {
		switch r := &d.Rows[i]; {
		case r.Status == report.StatusDrop:
			left.Dropped++
		case parse.Act(r.Act) == parse.Intent && !o.Intent:
		default:
			chosen = append(chosen, *r)
		}
	}
	if why := outside(p, d.Date); d.Status == report.StatusRead && why != "" {
		d.Status, d.Reason = report.StatusSkipped, fmt.Sprintf("%s (%s left out)", why, report.Counted(len(chosen), "row"))
		chosen, left = nil, LeftOut{Documents: 1}
	}
	d.Rows = o.Precision.Apply(chosen)
	left.Doubtful = len(chosen) - len(d.Rows)
	d.Document.Rows = len(d.Rows)
	return d, left
}

// Within reports whether a document with this date belongs to a period.
func Within(p report.Period, date parse.Date) bool { return outside(p, date) == "" }

// ByDate returns the indexes of documents in the order in which a briefing lists their
// rows: by date, undated ones last.
func ByDate(documents []report.Document) []int {
	order := make([]int, len(documents))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return byDate(documents[i].Date, documents[k].Date) })
	return order
}

// sortByDate sorts rows by date, the undated last, and questions after all others, so that
// the rows that are shown need not be copied.
func sortByDate(rows []report.Row) {
	slices.SortStableFunc(rows, func(a, b report.Row) int {
		switch {
		case a.Question == b.Question:
			return byDate(a.Date, b.Date)
		case a.Question:
			return 1
		}
		return -1
	})
}

func byDate(a, b parse.Date) int {
	if a.IsZero() != b.IsZero() {
		return b.Compare(a)
	}
	return a.Compare(b)
}

// before returns what the period is compared with, or nil.
func (o Options) before(ctx context.Context, r Record) (*report.Earlier, error) {
	at, ok := o.Period.Before()
	periods := r.Comparable(o.Period)
	if !ok || periods == 0 {
		return nil, nil
	}
	e := &report.Earlier{Period: at, Known: r.Speakers(at.From)}
	var weeks []report.Week
	for ; ok && len(weeks) < periods; at, ok = at.Before() {
		documents, err := r.Documents(ctx, at)
		if err != nil {
			return nil, err
		}
		rows, _, _ := o.chooseAll(at, documents)
		weeks = append(weeks, report.Week{Period: at, Rows: rows})
	}
	e.Rows = weeks[0].Rows
	if periods > 1 { // one period before is a comparison, and no trend yet
		slices.Reverse(weeks)
		e.Weeks = weeks
	}
	return e, nil
}

// Settings returns the settings of a workbook or a pack, for its account of how it was
// made. The precision is given in words.
func (o Options) Settings(precision string) []report.Setting {
	intent := "left out"
	if o.Intent {
		intent = "included"
	}
	out := []report.Setting{
		{Name: "Taxonomy", Value: o.Taxonomy},
		{Name: "Statements of intent", Value: intent},
		{Name: "Precision", Value: precision},
	}
	if o.Paper != "" {
		out = append(out, report.Setting{Name: "Paper", Value: o.Paper})
	}
	return out
}

// precisionWords says what the precision came to.
func (o Options) precisionWords(left LeftOut) string {
	p := o.Precision
	if p.Drop > 0 {
		return fmt.Sprintf("%s: rows below %g left out (%s)", p.Name, p.Drop, report.Thousands(left.Doubtful))
	}
	return fmt.Sprintf("%s: rows below %g flagged", p.Name, p.Flag)
}

// Rows says which rows were not delivered: "", or "12 rows below 0.75 left out, 1 row
// dropped in review".
func (l LeftOut) Rows(p report.Precision) string {
	var parts []string
	if l.Doubtful > 0 {
		parts = append(parts, fmt.Sprintf("%s below %g left out", report.Counted(l.Doubtful, "row"), p.Drop))
	}
	if l.Dropped > 0 {
		parts = append(parts, report.Counted(l.Dropped, "row")+" dropped in review")
	}
	return strings.Join(parts, ", ")
}

// Held is the record of the documents of one run, in memory. A briefing is compared with
// the period before if there are documents from it.
type Held []Document

func (h Held) Documents(context.Context, report.Period) ([]Document, error) { return h, nil }

func (h Held) Undated(context.Context, report.Period) ([]report.Document, error) { return nil, nil }

func (h Held) Late(context.Context, report.Period) ([]Late, error) { return nil, nil }

func (h Held) Comparable(p report.Period) int {
	before, ok := p.Before()
	if ok && slices.ContainsFunc(h, func(d Document) bool { return d.Status == report.StatusRead && outside(before, d.Date) == "" }) {
		return 1
	}
	return 0
}

func (h Held) Speakers(before parse.Date) []string {
	var out []string
	for _, d := range h {
		if !d.Date.IsZero() && d.Date.Compare(before) < 0 {
			out = append(out, SpeakersOf(d.Rows)...)
		}
	}
	return out
}

// SpeakersOf returns the names of the speakers in rows, in the order of the rows.
func SpeakersOf(rows []report.Row) []string {
	var out []string
	for _, r := range rows {
		if r.Speaker != "" && !slices.Contains(out, r.Speaker) {
			out = append(out, strings.Clone(r.Speaker)) // not all of the text that it is part of
		}
	}
	return out
}
