package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/review"
	"onrecord/report/terminal"
	"onrecord/report/workbook"
)

// reviewOptions are the flags of review.
type reviewOptions struct {
	changeFlags
	apply, learn, deletions, yes bool
	many, take                   []string
}

func newReview(p *program) *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   "review FILE",
		Short: "Apply corrections from an edited workbook",
		Long: `review reads an edited workbook (.xlsx, .ods), or its Quotes sheet saved as CSV,
and lists, cell by cell, what it would change in the desk: speaker, topic, role, kind,
said, status and note of rows; source, date, title, address and place of documents.
Nothing changes without --apply, and onrecord undo reverses it.

The file may have been sorted, filtered or shortened, saved by another program, and
its columns moved or added to. Every cell is compared with the workbook as it was sent
out; a change that cannot be applied is listed with the reason. If a cell was changed
both in the file and in the desk, to different values, it is left alone. A column that
looks filled, cleared or overwritten by mistake is skipped, and a file in which one
column was shifted or sorted by itself is rejected; --accept-many confirms that such a
change is intended.

If the corrections suggest changes to the desk's people or topics, the changes are
shown; --learn writes them, and asks before it adds more than two spellings of a name.`,
		Example: `  onrecord review briefing-2026-W47.xlsx
  onrecord review briefing-2026-W47.xlsx --apply --who "H. Lind"
  onrecord review briefing-2026-W47.xlsx --apply --learn`,
		Args:              exactly(1, "review reads one file"),
		ValidArgsFunction: firstArgument(cobra.FixedCompletions([]cobra.Completion{"xlsx", "ods", "csv"}, cobra.ShellCompDirectiveFilterFileExt)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.review(cmd.Context(), o, args[0])
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.apply, "apply", false, "apply the corrections, all or none")
	f.BoolVar(&o.learn, "learn", false, "add what the corrections suggest to the desk's speakers and topics")
	f.BoolVar(&o.deletions, "accept-deletions", false, "drop the rows that were deleted from the file")
	f.StringSliceVar(&o.many, "accept-many", nil, "apply the changes to a `column` even though they look like an accident; may be repeated")
	f.StringArrayVar(&o.take, "take", nil, "`id` of a row, or path of a document, where the file wins conflicts; may be repeated")
	o.addFlags(cmd)
	addYes(cmd, &o.yes)
	addJSON(cmd, &o.asJSON)
	closedList(cmd, "accept-many", report.EditFieldNames()...)
	noCompletion(cmd, "take")
	return cmd
}

// review is the way back: from a file to the desk.
func (p *program) review(ctx context.Context, o reviewOptions, path string) error {
	d, err := openDesk(o.desk)
	if err != nil {
		return err
	}
	d.TellIfOld(ctx, p.messages)
	a, err := d.OpenArchive(ctx, false)
	if err != nil {
		return err
	}
	defer a.Close()
	if o.apply || o.learn {
		if err := folder.Lock(ctx, p.messages, a, "review", o.wait); err != nil {
			return err
		}
	}
	options := review.Options{AcceptDeletions: o.deletions, AcceptMany: map[string]bool{}, Take: map[string]bool{}}
	for _, column := range o.many {
		if _, ok := report.EditFieldOf(column); !ok {
			return badValue("accept-many", column, report.EditFieldNames()...)
		}
		options.AcceptMany[column] = true
	}
	edits, handed, err := p.readBack(ctx, a, path)
	if err != nil {
		return err
	}
	r, err := review.Gather(ctx, a, edits, handed, d.Settings.Taxonomy.Labels(), workbook.RowHash)
	if err != nil {
		return err
	}
	for _, target := range o.take {
		if !r.Has(target) {
			return exit.Usage("--take: " + target + " is not a row or document of " + path + " that the desk has")
		}
		options.Take[target] = true
	}
	if r.Outcome, err = review.Merge(r.Desk, r.Edits, options); err != nil {
		return review.Refused(path, err)
	}
	suggested, err := review.Suggest(os.DirFS(d.Dir), r, d.Settings)
	if err != nil {
		return err
	}
	if err := p.carryOut(ctx, o, d, a, path, r, suggested); err != nil {
		return err
	}
	if o.asJSON {
		err = r.WriteJSON(p.stdout, path, suggested, o.apply, o.learn)
	} else {
		err = r.WriteText(p.stdout, suggested)
	}
	if err != nil {
		return err
	}
	p.messages.Say(r.Outcome.Messages(review.Done{Applied: o.apply, Deletions: o.deletions, Learnt: o.learn}, suggested)...)
	return r.Outcome.Untaken()
}

// carryOut takes the corrections and what they suggest, as far as that was asked
// for.
func (p *program) carryOut(ctx context.Context, o reviewOptions, d folder.Desk, a *archive.Archive, path string, r *review.Returned, suggested review.Suggestions) error {
	pending := len(r.Outcome.Changes) > 0
	if o.learn && !o.apply && pending {
		return exit.Usage("--learn: the corrections have not been applied yet", "--apply --learn does both")
	}
	if question := suggested.Question(); o.learn && question != "" {
		if err := p.confirm(ctx, o.yes, terminal.Printable(question)); err != nil {
			return err
		}
	}
	e := o.entry(archive.DidReview)
	e.File = filepath.Base(path)
	var entry int64
	var err error
	if o.apply && pending {
		if entry, err = r.Take(ctx, e.Who, e.File, e.Made); err != nil {
			return err
		}
	}
	if !o.learn || len(suggested.Changed) == 0 {
		return nil
	}
	var files []disk.Output
	for _, f := range suggested.Changed {
		files = append(files, disk.Holding(d.Path(filepath.FromSlash(f.File)), []byte(f.After)))
	}
	if err := disk.Write(ctx, files...); err != nil {
		return err
	}
	if entry == 0 { // the corrections were taken before
		e.What = "settings learnt"
		if entry, err = a.Take(ctx, e); err != nil {
			return err
		}
	}
	return a.SetLearnt(ctx, entry, suggested.Changed)
}

// readBack reads the file: a workbook, or text. It returns what the desk knows of the
// workbook that it was.
func (p *program) readBack(ctx context.Context, a *archive.Archive, path string) (edits report.Edits, handed *review.Handed, err error) {
	var failed error
	known := func(export string) workbook.Known {
		if handed, failed = review.HandedOut(ctx, a, export, workbook.RowTexts); failed != nil {
			return workbook.Known{}
		}
		return workbook.Known{Row: handed.Row, Document: handed.Document, Exact: handed.Exact()}
	}
	var in io.ReaderAt
	var size int64
	if path == input.Stdin {
		data, err := disk.ReadStream(ctx, p.stdin)
		if err != nil {
			return edits, nil, review.Refused(path, err)
		}
		in, size = bytes.NewReader(data), int64(len(data))
	} else {
		f, err := disk.Open(ctx, path)
		if err != nil {
			return edits, nil, report.PathError(path, err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil || !info.Mode().IsRegular() {
			return edits, nil, review.Refused(path, errors.New("it is not a file"))
		}
		in, size = f, info.Size()
	}
	if edits, err = workbook.ReadAny(in, size, known); err != nil || failed != nil {
		return edits, nil, review.Refused(path, errors.Join(err, failed))
	}
	return edits, handed, nil
}
