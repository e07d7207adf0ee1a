package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/review"
	"onrecord/report/ingest"
	"onrecord/report/workbook"
)

// reviewOptions are the flags of review.
type reviewOptions struct {
	desk, who                       string
	apply, learn, deletions, asJSON bool
	take                            []string
	wait                            time.Duration
}

func newReview(p *program) *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   "review FILE",
		Short: "Take back what people corrected in a workbook",
		Long: `review reads a workbook that came back, or its sheet Quotes saved as CSV, and
lists cell by cell what it would change in the desk: speaker, topic, status and
note of rows, and the dates of documents. Nothing is changed without --apply.

The file may be sorted, filtered, cut down, saved by another program, and have
columns moved or added. A cell that the desk and the file changed in two ways is
shown and left as the desk has it; a file whose rows were mixed up is refused
whole. Corrections hold in every later briefing.

What corrections suggest for the desk's people and topics is shown as a change of
their files, and written with --learn.`,
		Example: `  onrecord review briefing-2026-W47.xlsx
  onrecord review briefing-2026-W47.xlsx --apply --who "H. Lind"
  onrecord review briefing-2026-W47.xlsx --apply --learn`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{message: "review reads one file, not " + strconv.Itoa(len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.review(cmd.Context(), o, args[0])
		},
	}
	f := cmd.Flags()
	addDesk(cmd, &o.desk)
	f.BoolVar(&o.apply, "apply", false, "take the corrections, all together")
	f.BoolVar(&o.learn, "learn", false, "write what they suggest into the desk's speakers and topics")
	f.BoolVar(&o.deletions, "accept-deletions", false, "drop the rows that were deleted from the file")
	f.StringArrayVar(&o.take, "take", nil, "`id` of a row, or path of a document, whose conflicts are decided for the file; may be repeated")
	f.StringVar(&o.who, "who", "", "`name` to note beside the corrections (default that of the user)")
	addJSON(cmd, &o.asJSON)
	addWait(cmd, &o.wait)
	noCompletion(cmd, "who", "take")
	return cmd
}

// review is the way back: from a file to the desk.
func (p *program) review(ctx context.Context, o reviewOptions, path string) error {
	d, err := openDesk(o.desk)
	if err != nil {
		return err
	}
	a, err := d.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer a.Close()
	if o.apply || o.learn {
		if err := p.hold(ctx, a, "review", o.wait); err != nil {
			return err
		}
	}
	r := reviewing{folder: d, archive: a, path: path}
	if err := p.readBack(ctx, &r); err != nil {
		return err
	}
	if err := r.gather(ctx); err != nil {
		return err
	}
	if err := r.merge(o); err != nil {
		return err
	}
	lessons, err := r.lessons()
	if err != nil {
		return err
	}
	if err := r.carryOut(ctx, o, lessons); err != nil {
		return err
	}
	if o.asJSON {
		err = r.writeJSON(p.stdout, o, lessons)
	} else {
		r.writeText(p.stdout, lessons)
	}
	if err != nil {
		return err
	}
	p.tellReview(&r, o, lessons)
	return r.untaken()
}

// merge tells what of the file is a correction.
func (r *reviewing) merge(o reviewOptions) (err error) {
	options := review.Options{AcceptDeletions: o.deletions, Take: map[string]bool{}}
	for _, target := range o.take {
		if _, row := r.rows[target]; !row && r.document[target].Hash == "" {
			return &usageError{message: "--take: " + target + " is no row or document of " + r.path + " that the desk has"}
		}
		options.Take[target] = true
	}
	r.outcome, err = review.Merge(r.desk, r.edits, options)
	return stopped(r.path, err)
}

// carryOut takes the corrections and what they suggest, as far as that was asked
// for.
func (r *reviewing) carryOut(ctx context.Context, o reviewOptions, l lessons) error {
	pending := len(r.outcome.Changes) > 0
	if o.learn && !o.apply && pending {
		return &usageError{"--learn: its corrections are not taken yet", []string{"--apply --learn does both"}}
	}
	if o.apply && pending {
		if err := r.take(ctx, cmp.Or(o.who, userName())); err != nil {
			return err
		}
	}
	if o.learn {
		return writeFiles(ctx, l.files(r.folder)...)
	}
	return nil
}

// reviewing is one file on its way back.
type reviewing struct {
	folder  folder
	archive *archive.Archive
	path    string

	edits    report.Edits
	desk     review.Desk
	rows     map[string]archive.Row      // by id
	document map[string]archive.Document // by path
	outcome  review.Outcome
}

// readBack reads the file: a workbook, or text.
func (p *program) readBack(ctx context.Context, r *reviewing) error {
	known := func(export string) workbook.Known { return r.known(ctx, export) }
	refused := func(err error) error {
		return withHint(fmt.Errorf("%s cannot be taken back: %s", r.path, report.Reason(err)), "nothing was changed")
	}
	var in interface {
		io.ReaderAt
		io.Reader
	}
	var size int64
	if r.path == stdinPath {
		data, err := readStream(ctx, p.stdin)
		if err != nil {
			return refused(err)
		}
		in, size = bytes.NewReader(data), int64(len(data))
	} else {
		f, err := os.Open(r.path)
		if err != nil {
			return report.PathError(r.path, err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil || !info.Mode().IsRegular() {
			return refused(errors.New("it is not a file"))
		}
		in, size = f, info.Size()
	}
	var magic [4]byte
	_, _ = in.ReadAt(magic[:], 0) // of an empty file there is nothing to see
	var err error
	if bytes.HasPrefix(magic[:], []byte("PK")) || bytes.HasPrefix(magic[:], []byte("\xD0\xCF\x11\xE0")) || size == 0 {
		r.edits, err = workbook.Read(in, size, known)
	} else {
		var data []byte
		if data, err = ingest.ReadAll(in); err == nil && len(data) > read.MaxSize {
			err = fmt.Errorf("it is text of more than %d MB", read.MaxSize>>20)
		}
		if err == nil {
			r.edits, err = workbook.ReadCSV(data, known)
		}
	}
	if err != nil {
		return refused(err)
	}
	return nil
}

// known answers what an export, or the archive, has in a row's cells.
func (r *reviewing) known(ctx context.Context, export string) workbook.Known {
	handed, _, err := r.archive.Export(ctx, export)
	if err != nil {
		return nil // the comparison says it
	}
	rows := map[string]map[string]string{}
	return func(id, field string) (string, bool) {
		if _, ok := rows[id]; !ok {
			rows[id] = nil
			if list, err := r.archive.Rows(ctx, id); err == nil {
				if row, ok := list[id]; ok {
					rows[id] = map[string]string{"speaker": row.Speaker, "topic": row.Topic, "status": shownStatus(row.Status), "note": row.Note,
						"source": row.Source, "date": row.Date.String(), "quote": row.Quote, "document": row.Row.Document}
				}
			}
			if e, ok := handed.Rows[id]; ok && rows[id] != nil {
				maps.Copy(rows[id], map[string]string{"speaker": e.Speaker, "topic": e.Topic, "status": shownStatus(e.Status), "note": e.Note})
			}
		}
		value, ok := rows[id][field]
		return value, ok
	}
}

// shownStatus is a status as the workbook shows it.
func shownStatus(status string) string { return cmp.Or(status, report.StatusNew) }

// gather finds what the desk knows of the file's rows and documents.
func (r *reviewing) gather(ctx context.Context) error {
	handed, known, err := r.archive.Export(ctx, r.edits.Export)
	if err != nil {
		return err
	}
	ids := map[string]bool{}
	for _, row := range r.edits.Rows {
		ids[row.ID] = true
	}
	if known {
		r.desk.Export = make(map[string]review.Values, len(handed.Rows))
		for id, e := range handed.Rows {
			r.desk.Export[id] = review.Values{e.Speaker, e.Topic, shownStatus(e.Status), e.Note}
			ids[id] = true
		}
	}
	delete(ids, "")
	if r.rows, err = r.archive.Rows(ctx, slices.Sorted(maps.Keys(ids))...); err != nil {
		return err
	}
	if err := r.follow(ctx); err != nil {
		return err
	}
	r.desk.Rows = make(map[string]review.Row, len(r.rows))
	for id, row := range r.rows {
		v := review.Row{Hash: workbook.RowHash(row.Row), Quote: row.Quote,
			Values:  review.Values{row.Speaker, row.Topic, shownStatus(row.Status), row.Note},
			Program: review.Values{row.Program.Speaker, row.Program.Topic}}
		for f := range v.Corrected {
			_, v.Corrected[f] = row.Corrected[report.EditField(f).String()]
		}
		r.desk.Rows[id] = v
	}
	r.desk.Topics = r.folder.settings.Taxonomy.Labels()
	return r.documents(ctx)
}

// follow gives rows of the file that are on record no more the id of the row that
// has their words now: their document was changed, or read by a newer program,
// since the workbook was made.
func (r *reviewing) follow(ctx context.Context) error {
	at := map[string][]archive.Row{}
	used := map[string]bool{}
	for i := range r.edits.Rows {
		e := &r.edits.Rows[i]
		if _, ok := r.rows[e.ID]; ok || e.ID == "" || e.Document == "" || e.Computed == "" || e.Computed != e.Hash {
			continue
		}
		if _, ok := at[e.Document]; !ok {
			var err error
			if at[e.Document], err = r.archive.RowsAt(ctx, e.Document); err != nil {
				return err
			}
		}
		for _, row := range at[e.Document] {
			_, inFile := r.rows[row.ID]
			if inFile || used[row.ID] || !report.Alike(row.Quote, e.Quote) {
				continue
			}
			used[row.ID] = true
			if base, ok := r.desk.Export[e.ID]; ok {
				r.desk.Export[row.ID] = base
				delete(r.desk.Export, e.ID)
			}
			e.ID = row.ID
			break
		}
	}
	if len(used) == 0 {
		return nil
	}
	found, err := r.archive.Rows(ctx, slices.Sorted(maps.Keys(used))...)
	maps.Copy(r.rows, found)
	r.edits.Notes = append(r.edits.Notes, fmt.Sprintf("rows whose documents were read anew since: %s, found again by their words", report.Thousands(len(used))))
	return err
}

// documents gathers the documents whose dates the file has.
func (r *reviewing) documents(ctx context.Context) error {
	corrected, err := r.archive.Corrected(ctx)
	if err != nil {
		return err
	}
	r.document, r.desk.Documents = map[string]archive.Document{}, map[string]review.Document{}
	for _, e := range r.edits.Documents {
		list, err := r.archive.At(ctx, e.Path)
		if err != nil {
			return err
		}
		for _, d := range list {
			if d.Record.Path != e.Path || d.Hash == "" {
				continue
			}
			_, byPerson := corrected[d.Hash][archive.FieldDate]
			r.document[e.Path] = d
			r.desk.Documents[e.Path] = review.Document{Date: d.Date.String(), Program: d.Record.Date.String(), Corrected: byPerson}
		}
	}
	return nil
}

// take writes the changes into the archive, all or none.
func (r *reviewing) take(ctx context.Context, who string) error {
	now := time.Now()
	var list []archive.Correction
	for _, c := range r.outcome.Changes {
		k := archive.Correction{Kind: archive.OfRow, Target: c.Target, Field: c.Field, Old: c.Old, New: c.New, Who: who, Made: now, Export: r.edits.Export}
		if c.Document {
			k.Kind, k.Target = archive.OfDocument, r.document[c.Target].Hash
		}
		if c.Field == archive.FieldStatus && c.New == report.StatusNew {
			k.New = "" // that of a row nobody has looked at
		}
		list = append(list, k)
	}
	return r.archive.Correct(ctx, list...)
}

// stopped is the error for a file of which nothing can be taken.
func stopped(path string, err error) error {
	stop, ok := errors.AsType[*review.StopError](err)
	if !ok {
		return err
	}
	var hints []string
	if len(stop.Places) > 0 {
		hints = append(hints, "it shows in "+strings.Join(stop.Places, ", "))
	}
	return withHint(fmt.Errorf("%s cannot be taken back: %s", path, stop.Reason), append(hints, "nothing was changed")...)
}

// untakenError says that some of a file could not be taken.
type untakenError struct{ conflicts, problems int }

func (e *untakenError) Error() string {
	var parts []string
	if e.conflicts > 0 {
		parts = append(parts, report.Counted(e.conflicts, "conflict"))
	}
	if e.problems > 0 {
		parts = append(parts, report.Thousands(e.problems)+" of its cells and rows")
	}
	return "not taken: " + strings.Join(parts, ", ")
}

func (r *reviewing) untaken() error {
	if len(r.outcome.Conflicts)+len(r.outcome.Problems) == 0 {
		return nil
	}
	return &untakenError{len(r.outcome.Conflicts), len(r.outcome.Problems)}
}

// tellReview says in a line what the file came to, and what to do next.
func (p *program) tellReview(r *reviewing, o reviewOptions, l lessons) {
	rows := map[string]bool{}
	for _, c := range r.outcome.Changes {
		rows[c.Target] = true
	}
	n := len(r.outcome.Changes)
	switch {
	case n == 0 && r.outcome.Already > 0:
		p.messages.note("nothing to change: the desk has all of %s already", report.Counted(r.outcome.Already, "edit"))
	case n == 0:
		p.messages.note("nothing to change: no cell of %s is edited", report.Counted(r.outcome.Rows, "row"))
	case o.apply:
		p.messages.note("taken: %s of %s; the next briefing has them", report.Counted(n, "correction"), report.Counted(len(rows), "row"))
	default:
		p.messages.note("%s of %s would be taken; --apply takes them", report.Counted(n, "correction"), report.Counted(len(rows), "row"))
	}
	if missing := len(r.outcome.Missing); missing > 0 && !o.deletions {
		p.messages.note("%s of the export not in the file; --accept-deletions drops them", report.Counted(missing, "row"))
	}
	if len(l.changed) > 0 && !o.learn {
		p.messages.note("the corrections suggest changes of %s; --learn writes them", strings.Join(l.names(), " and "))
	}
}
