package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/desk/yamlfile"
	"onrecord/report/ingest"
)

func newDate(p *program) *cobra.Command {
	var dir string
	var wait time.Duration
	var yes bool
	cmd := &cobra.Command{
		Use:   "date FILE DAY",
		Short: "Set the date of a document that does not give one",
		Long: `date sets the date of a document in the desk's inbox, so that it is counted in that
week. The date is written to the sidecar file NAME.yaml beside the document, or,
if the file is gone or lies inside another file, to the archive. FILE is a path,
or the name that the briefing lists. A DAY that no clipping can have, after today or
before 1900, is set only after a question.`,
		Example: `  onrecord date inbox/clipping.txt 2026-11-18
  onrecord date clipping.txt 2026-11-18 --desk desk`,
		Args:              exactly(2, "date needs a file and a date", "onrecord date inbox/clipping.txt 2026-11-18"),
		ValidArgsFunction: firstArgument(fromRecord(deskOfFlag, undatedDocuments)),
		RunE: func(cmd *cobra.Command, args []string) error {
			day, err := parse.ParseDate(args[1])
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

// sensible asks about a day that no clipping can have.
func (p *program) sensible(ctx context.Context, day parse.Date, yes bool) error {
	today, err := dayOfMaking("")
	if err != nil {
		return err
	}
	why := weekly.Strange(day, today.AddDays(1)) // it is tomorrow already somewhere
	if why == "" {
		return nil
	}
	return p.confirm(ctx, yes, fmt.Sprintf("%s is %s; set it all the same?", day, why))
}

func (p *program) dateDocument(ctx context.Context, dir, name string, day parse.Date, wait time.Duration) error {
	d := folder{dir: dir}
	if err := d.exists(); err != nil {
		return err
	}
	inside, file, err := d.inInbox(name)
	if err != nil {
		return err
	}
	if file != "" {
		d.share()
		sidecar, err := dateSidecar(ctx, file, day)
		if err != nil {
			return err
		}
		p.messages.Note("%s is now dated %s in %s; the next briefing uses it", inside, day, sidecar)
		return nil
	}
	a, err := d.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := p.lockArchive(ctx, a, "date", wait); err != nil {
		return err
	}
	found, err := a.At(ctx, inside)
	if err != nil {
		return err
	}
	var read []archive.Document
	for _, one := range found {
		if one.Record.Status == report.StatusRead {
			read = append(read, one)
		}
	}
	switch {
	case len(read) == 0:
		return fmt.Errorf("%s: neither in the inbox nor on record", name)
	case len(read) > 1:
		return exit.Usage(fmt.Sprintf("%s holds %s", name, report.Counted(len(read), "document")), "name one of them: "+read[0].Record.Path)
	}
	corrected, err := a.Corrected(ctx)
	if err != nil {
		return err
	}
	c := archive.Correction{Kind: archive.OfDocument, Target: read[0].Hash, Field: archive.FieldDate,
		Old: archive.ApplyDocumentCorrections(read[0], corrected).Date.String(), New: day.String()}
	if _, err := a.Take(ctx, archive.Entry{Did: archive.DidDate, What: read[0].Record.Path, Who: userName(), Made: time.Now()}, c); err != nil {
		return err
	}
	p.messages.Note("%s is now dated %s; the next briefing uses it", read[0].Record.Path, day)
	return nil
}

// inInbox returns the name of a document in the inbox, and its file if it is one
// of its own. The name may be a path from here or one inside the inbox.
func (d folder) inInbox(name string) (inside, file string, err error) {
	root, err := filepath.Abs(d.path(inboxName))
	if err != nil {
		return "", "", err
	}
	for _, at := range []string{name, filepath.Join(root, name)} {
		full, err := filepath.Abs(at)
		if err != nil {
			return "", "", err
		}
		info, err := os.Stat(full)
		rel, relErr := filepath.Rel(root, full)
		outside := relErr != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator))
		switch {
		case err == nil && outside && at == name:
			return "", "", exit.Usage(name + " is not in the inbox of " + d.dir)
		case err == nil && info.Mode().IsRegular() && !outside:
			return filepath.ToSlash(rel), full, nil
		case err != nil && !outside && at == name:
			return filepath.ToSlash(rel), "", nil // it was there once, or is inside a file
		}
	}
	return filepath.ToSlash(filepath.Clean(name)), "", nil
}

// dateSidecar writes a day into the sidecar of a file, and returns its name. What
// else the sidecar says stays as it is.
func dateSidecar(ctx context.Context, file string, day parse.Date) (string, error) {
	list, err := collect(ctx, []string{file})
	if err != nil {
		return "", err
	}
	path := ""
	if len(list) == 1 {
		path = list[0].Sidecar
	}
	if path == "" {
		path = filepath.Join(filepath.Dir(file), ingest.FreeSidecar(disk.At(""), file))
	}
	before, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s: %s", path, report.Reason(err))
	}
	sidecar, err := yamlfile.New(path, before)
	if bad, ok := errors.AsType[*yamlfile.SyntaxError](err); ok {
		return "", report.WithHint(fmt.Errorf("%s:%s", path, bad), "correct it, or delete it and run the command again")
	}
	if err == nil {
		err = sidecar.Set("date", day.String())
	}
	if err != nil {
		return "", report.WithHint(err, "date: "+day.String())
	}
	return filepath.Base(path), disk.Write(ctx, disk.Holding(path, sidecar.Bytes()))
}
