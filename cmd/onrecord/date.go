package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/cmd/onrecord/input"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/workbook"
)

func newDate(p *program) *cobra.Command {
	var dir string
	var wait time.Duration
	var yes bool
	cmd := &cobra.Command{
		Use:   "date FILE DAY",
		Short: "Set the date of a document that does not give one",
		Long: `date sets the date of a document in the desk's inbox, so that it is counted in the
right week. The date is written to the sidecar file NAME.yaml beside the document or,
if the file is gone or is inside another file, to the archive. FILE is a path or the
name shown in the briefing; if several documents have that name, they are listed. DAY may
be written as in a workbook, "18/11/2026" or "18 Nov 2026", if that can be one day only.
If DAY is after today or before 1900, the command asks before setting it.`,
		Example: `  onrecord date inbox/clipping.txt 2026-11-18
  onrecord date clipping.txt 2026-11-18 --desk desk`,
		Args:              exactly(2, "date needs a file and a date", "onrecord date inbox/clipping.txt 2026-11-18"),
		ValidArgsFunction: firstArgument(fromRecord(deskOfFlag, undatedDocuments)),
		RunE: func(cmd *cobra.Command, args []string) error {
			day, err := typedDay(args[1])
			if err != nil {
				return exit.Usage(err.Error())
			}
			if err := p.sensible(cmd.Context(), day, yes); err != nil {
				return err
			}
			return p.dateDocument(cmd.Context(), dir, args[0], day, wait)
		},
	}
	addDesk(cmd, &dir)
	addWait(cmd, &wait)
	addYes(cmd, &yes)
	return cmd
}

// typedDay reads a day as review reads one in a workbook.
func typedDay(text string) (parse.Date, error) {
	day, err := workbook.TypedDay(text, "")
	if err != nil {
		return parse.Date{}, err
	}
	return parse.ParseDate(day)
}

// sensible asks about a day that no clipping can have.
func (p *program) sensible(ctx context.Context, day parse.Date, yes bool) error {
	today, err := input.Day("", nil)
	if err != nil {
		return err
	}
	why := weekly.Strange(day, today.AddDays(1)) // it is tomorrow already somewhere
	if why == "" {
		return nil
	}
	return p.confirm(ctx, yes, fmt.Sprintf("%s is %s; set it anyway?", day, why))
}

func (p *program) dateDocument(ctx context.Context, dir, name string, day parse.Date, wait time.Duration) error {
	d := folder.Desk{Dir: dir}
	if err := d.Exists(); err != nil {
		return err
	}
	if _, file, err := d.Inside(name); err != nil {
		return err
	} else if file != "" {
		return p.dateFile(ctx, d, file, day)
	}
	a, err := d.OpenToChange(ctx, p.messages, "date", wait)
	if err != nil {
		return err
	}
	defer a.Close()
	inside, file, err := d.OnRecord(ctx, a, name)
	if err != nil {
		return err
	}
	if file != "" {
		return p.dateFile(ctx, d, file, day)
	}
	return p.dateOnRecord(ctx, a, name, inside, day)
}

// dateOnRecord dates a document, typed as name, that has no file of its own in the inbox.
func (p *program) dateOnRecord(ctx context.Context, a *archive.Archive, name, inside string, day parse.Date) error {
	found, err := a.At(ctx, inside)
	if err != nil {
		return err
	}
	read := slices.DeleteFunc(found, func(d archive.Document) bool { return d.Record.Status != report.StatusRead })
	switch {
	case len(read) == 0:
		return fmt.Errorf("%s is neither in the inbox nor on record", name)
	case len(read) > 1:
		return exit.Usage(fmt.Sprintf("%s holds %s", name, report.Counted(len(read), "document")), "name one of them: "+read[0].Record.Path)
	}
	corrected, err := a.Corrected(ctx)
	if err != nil {
		return err
	}
	c := archive.Correction{Kind: archive.OfDocument, Target: read[0].Hash, Field: archive.FieldDate,
		Old: archive.ApplyDocumentCorrections(read[0], corrected).Date.String(), New: day.String()}
	if _, err := a.Take(ctx, archive.Entry{Did: archive.DidDate, What: read[0].Record.Path, Who: folder.UserName(), Made: time.Now()}, c); err != nil {
		return err
	}
	p.messages.Note("%s is now dated %s; the next briefing uses it", read[0].Record.Path, day)
	return nil
}

// dateFile dates a document by the sidecar of its file.
func (p *program) dateFile(ctx context.Context, d folder.Desk, file string, day parse.Date) error {
	d.Share()
	inside, _, err := d.Inside(file)
	if err != nil {
		return err
	}
	sidecar, err := folder.DateSidecar(ctx, file, day)
	if err != nil {
		return err
	}
	uses := "the next briefing uses it"
	if reason := d.Unread(ctx, inside); reason != "" {
		uses = "but it could not be read: " + reason
	}
	p.messages.Note("%s is now dated %s in %s; %s", inside, day, sidecar, uses)
	return nil
}
