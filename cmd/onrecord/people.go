package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/people"
	"onrecord/report/terminal"
)

func newPeople(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "people",
		Short: "List, merge, split and rename the speakers on record",
		Long: `people lists the speakers on record, most rows first, with the names that documents use
for them and why these were taken to be one person. merge, split and rename change the
desk's people file and, with it, everything on record, including corrections.
"onrecord undo" reverses the change.`,
	}
	var o changeFlags
	show := &cobra.Command{
		Use:               "list [TEXT]",
		Short:             "List the speakers on record, with the evidence for each name",
		Long:              `list shows all speakers, or those whose name contains TEXT: rows, documents, outlets, first and last day, and below them the names that were joined and why.`,
		Example:           "  onrecord people list voss",
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.listPeople(cmd.Context(), o, strings.Join(args, " "))
		},
	}
	addDesk(show, &o.desk)
	addJSON(show, &o.asJSON)
	cmd.AddCommand(show,
		p.peopleCommand("merge NAME OTHER…", "Make several names one person",
			`merge makes every OTHER an alias of NAME in the desk's people file. Write names as
"onrecord people list" shows them.`,
			`  onrecord people merge "Anna Person" "A. Person"`, 100),
		p.peopleCommand("split NAME OTHER", "Keep a name separate from a person",
			`split makes sure that OTHER is never taken for NAME: it is listed under "not" in the
desk's people file and removed from the aliases. Write OTHER as it appears in the
documents.`,
			`  onrecord people split "Anna Person" "Anja Person"`, 2),
		p.peopleCommand("rename OLD NEW", "Give a person another name",
			`rename gives a person the name NEW in all rows. OLD stays as an alias, so that documents
and corrections that use it are still found.`,
			`  onrecord people rename "Anna Person" "Anna Person-Berg"`, 2))
	return cmd
}

func (p *program) peopleCommand(use, short, long, example string, most int) *cobra.Command {
	var o changeFlags
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long, Example: example,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || len(args) > most {
				return exit.Usage("people "+use+" was meant", "put names with spaces in quotation marks")
			}
			return nil
		},
		ValidArgsFunction: fromRecord(deskOfFlag, func(ctx context.Context, a *archive.Archive, text string) ([]string, error) {
			return a.Names(ctx, archive.FieldSpeaker, text)
		}),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.changePeople(cmd.Context(), o, people.Change{Kind: cmd.Name(), Names: args})
		},
	}
	o.addFlags(cmd)
	return cmd
}

// changePeople changes the file of people, and what is on record with it.
func (p *program) changePeople(ctx context.Context, o changeFlags, c people.Change) error {
	d, a, err := p.openToChange(ctx, o, "people")
	if err != nil {
		return err
	}
	defer a.Close()
	said, err := d.ChangePeople(ctx, a, c, o.entry("people"))
	if err == nil {
		p.messages.Note("%s", said)
	}
	return err
}

func (p *program) listPeople(ctx context.Context, o changeFlags, text string) error {
	a, err := folder.Desk{Dir: o.desk}.ReadArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	list, err := people.List(ctx, a, text)
	if err != nil {
		return err
	}
	if o.asJSON {
		return terminal.WriteJSON(p.stdout, list)
	}
	p.messages.Note("%s", report.Counted(len(list), "speaker"))
	return people.WriteText(p.stdout, list)
}
