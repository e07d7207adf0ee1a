package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// forgetOptions are the flags of forget.
type forgetOptions struct {
	desk, who, before  string
	versions, speakers []string
	apply              bool
	wait               time.Duration
}

func newForget(p *program) *cobra.Command {
	var o forgetOptions
	cmd := &cobra.Command{
		Use:   "forget [DOCUMENT…]",
		Short: "Remove documents, versions or a speaker's rows from the record",
		Long: `forget removes from a desk's archive what must not be kept: documents, the earlier
versions of a document, the rows of a speaker, or all documents dated before a day;
with their words in the index, their corrections and what was noted when they were
handed out. It first shows what would be removed; --apply removes it, all or nothing,
and overwrites it in the file. The log says how much was removed, when and by whom,
without names and words.

What is removed is not taken in again, though its file is still in the inbox. Files in
the inbox, briefings that were made, backups and exports are not touched: forget names
the files and briefings that remain. There is no way back but a backup.`,
		Example: `  onrecord forget clipping.txt
  onrecord forget --speaker "Ida Hale" --apply
  onrecord forget --before 2020-01-01 --apply
  onrecord forget --versions w46/harbour.txt --apply`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.forget(cmd.Context(), o, args)
		},
	}
	f := cmd.Flags()
	addDesk(cmd, &o.desk)
	f.StringArrayVar(&o.speakers, "speaker", nil, "`name` of a speaker whose rows are removed, as find shows it; may be repeated")
	f.StringVar(&o.before, "before", "", "`day`; documents dated before it are removed")
	f.StringArrayVar(&o.versions, "versions", nil, "`document` whose earlier versions are removed; may be repeated")
	f.BoolVar(&o.apply, "apply", false, "remove it; without this flag it is only shown")
	f.StringVar(&o.who, "who", "", "`name` to record in the log (default the user name)")
	addWait(cmd, &o.wait)
	completeNames(cmd, "speaker", archive.FieldSpeaker, deskOfFlag)
	noCompletion(cmd, "before", "versions", "who")
	return cmd
}

func (p *program) forget(ctx context.Context, o forgetOptions, paths []string) error {
	what := archive.Forgetting{Speakers: o.speakers}
	if len(paths)+len(o.versions)+len(o.speakers) == 0 && o.before == "" {
		return &usageError{"nothing to remove was named", []string{"name a document, or use --speaker, --before or --versions"}}
	}
	if o.before != "" {
		day, err := parse.ParseDate(o.before)
		if err != nil {
			return &usageError{message: "--before: " + err.Error()}
		}
		what.Before = day
	}
	d := folder{dir: o.desk}
	if err := d.exists(); err != nil {
		return err
	}
	a, err := d.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := p.lockArchive(ctx, a, "forget", o.wait); err != nil {
		return err
	}
	if what.Documents, err = d.onRecord(ctx, a, paths); err != nil {
		return err
	}
	if what.Versions, err = d.onRecord(ctx, a, o.versions); err != nil {
		return err
	}
	for _, name := range o.speakers {
		if err := knownSpeaker(ctx, a, "--speaker", name); err != nil {
			return err
		}
	}
	who := o.who
	if who == "" {
		who = userName()
	}
	done, err := a.Forget(ctx, what, archive.Entry{Made: time.Now(), Who: who, Did: "forget"}, !o.apply)
	if err != nil {
		return err
	}
	p.tellForgotten(d, done, o.apply)
	return nil
}

// onRecord returns the names of documents in the archive for what somebody calls them.
func (d folder) onRecord(ctx context.Context, a *archive.Archive, names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		inside, _, err := d.inInbox(name)
		if err != nil {
			return nil, err
		}
		found, err := a.At(ctx, inside)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, report.WithHint(fmt.Errorf("%s is not on record", name), "name it as the briefing does, or by its path in the inbox")
		}
		out = append(out, inside)
	}
	return out, nil
}

// knownSpeaker sees to it that somebody on record has this very name.
func knownSpeaker(ctx context.Context, a *archive.Archive, flag, name string) error {
	names, err := a.Names(ctx, archive.FieldSpeaker, "")
	if err != nil {
		return err
	}
	for _, n := range names {
		if n == name {
			return nil
		}
	}
	return &hintedError{fmt.Errorf("%s: nobody on record is called %q", flag, name), suggested(name, names)}
}

// tellForgotten says what was removed, or would be, and what of it remains elsewhere.
func (p *program) tellForgotten(d folder, f archive.Forgotten, applied bool) {
	switch {
	case f.Versions+f.Rows == 0:
		p.messages.note("nothing to remove")
		return
	case applied:
		p.messages.note("removed: %s", f)
	default:
		p.messages.note("would be removed: %s; --apply removes it", f)
	}
	var files []string
	for _, name := range f.Files {
		if exists(filepath.Join(d.path(inboxName), filepath.FromSlash(name))) {
			files = append(files, name)
		}
	}
	if len(files) > 0 {
		p.messages.note("still in the inbox, and not taken in again: %s", enumerated(files, named))
	}
	if len(f.Briefings) > 0 {
		p.messages.note("briefings that were made with it: %s; delete them, or brief these weeks again", enumerated(f.Briefings, named))
	}
}
