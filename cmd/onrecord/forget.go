package main

import (
	"context"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/search"
)

// forgetOptions are the flags of forget.
type forgetOptions struct {
	changeFlags
	before             string
	versions, speakers []string
	apply              bool
}

func newForget(p *program) *cobra.Command {
	var o forgetOptions
	cmd := &cobra.Command{
		Use:   "forget [DOCUMENT…]",
		Short: "Remove documents, versions or a speaker's rows from the record",
		Long: `forget removes from a desk's archive what must not be kept: documents, the earlier
versions of a document, the rows of a speaker, or all documents dated before a day.
Their search index entries, corrections and export records go with them. The command
first shows what would be removed; --apply removes it, all or nothing, and overwrites
it in the file. The log says how much was removed, when and by whom, but holds no names
or text.

A removed document is not read again, even if its file is still in the inbox. Files in
the inbox, finished briefings, backups and exports are not touched; forget names the
files and briefings that remain. Only a backup can bring the data back.`,
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
	f.StringArrayVar(&o.speakers, "speaker", nil, "`name` of a speaker whose rows are removed, as find shows it; may be repeated")
	f.StringVar(&o.before, "before", "", "`day` before which documents are removed")
	f.StringArrayVar(&o.versions, "versions", nil, "`document` whose earlier versions are removed; may be repeated")
	f.BoolVar(&o.apply, "apply", false, "remove it; without this flag, only show what would go")
	o.addFlags(cmd)
	completeNames(cmd, "speaker", archive.FieldSpeaker, deskOfFlag)
	noCompletion(cmd, "before", "versions")
	return cmd
}

func (p *program) forget(ctx context.Context, o forgetOptions, paths []string) error {
	what := archive.Forgetting{Speakers: o.speakers}
	if len(paths)+len(o.versions)+len(o.speakers) == 0 && o.before == "" {
		return exit.Usage("nothing to remove was named", "name a document, or use --speaker, --before or --versions")
	}
	if o.before != "" {
		var err error
		if what.Before, err = typedDay(o.before); err != nil {
			return exit.Usage("--before: " + err.Error())
		}
	}
	d, a, err := p.openToChange(ctx, o.changeFlags, "forget")
	if err != nil {
		return err
	}
	defer a.Close()
	if what.Documents, err = d.AllOnRecord(ctx, a, paths); err != nil {
		return err
	}
	if what.Versions, err = d.AllOnRecord(ctx, a, o.versions); err != nil {
		return err
	}
	for _, name := range o.speakers {
		if err := search.Speaker(ctx, a, "--speaker", name); err != nil {
			return err
		}
	}
	done, err := a.Forget(ctx, what, o.entry("forget"), !o.apply)
	if err != nil {
		return err
	}
	p.messages.Say(done.Messages(o.apply, func(file string) bool { return disk.Exists(d.Path(folder.Inbox, file)) })...)
	return nil
}
