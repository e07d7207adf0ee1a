package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/weekly"
	"onrecord/report/terminal"
)

func newCheck(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Check a desk's settings and archive for mistakes",
		Long: `check lists every mistake in a desk's settings, topics, people and outlets, and in
the sidecar files of its inbox, as FILE:LINE:COLUMN: message. It also verifies that
the archive is intact and warns of documents dated after today or before 1900.
DIR is the desk's folder, by default the current folder.
The exit code is 2 if there are mistakes.`,
		Example: `  onrecord check
  onrecord check desk --json`,
		Args:              atMostOne("check takes one folder"),
		ValidArgsFunction: oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.check(cmd.Context(), deskOf(args), asJSON)
		},
	}
	addJSON(cmd, &asJSON)
	return cmd
}

// addJSON adds the flag by which a command that lists does so for programs.
func addJSON(cmd *cobra.Command, asJSON *bool) {
	cmd.Flags().BoolVar(asJSON, "json", false, "print JSON")
}

func (p *program) check(ctx context.Context, dir string, asJSON bool) error {
	d := folder.Desk{Dir: dir}
	if err := d.Exists(); err != nil {
		return err
	}
	s, err := folder.Settings(dir)
	list, ok := errors.AsType[desk.Errors](err)
	if err != nil && !ok {
		return err
	}
	sidecars := 0
	if disk.Exists(d.Path(folder.Inbox)) { // a new desk may have none yet
		files, err := input.Collect(ctx, []string{d.Path(folder.Inbox)})
		if err != nil {
			return err
		}
		var wrong desk.Errors
		wrong, sidecars = weekly.CheckSidecars(disk.At(""), files)
		list = append(list, wrong...)
	}
	out := desk.NewChecked(dir, s, sidecars, list)
	if asJSON {
		err = terminal.WriteJSON(p.stdout, out)
	} else {
		err = out.WriteMistakes(p.stdout)
	}
	if err != nil {
		return err
	}
	d.Settings = s
	odd, damage := d.Verify(ctx)
	p.messages.Say(odd...)
	if n := len(out.Mistakes); n > 0 {
		if damage != nil {
			p.messages.Failure(exit.Text(damage), exit.Hints(damage)...)
		}
		return exit.Usage(report.Counted(n, "mistake") + " in the settings of " + dir)
	}
	if damage != nil {
		return damage
	}
	p.messages.Note("no mistakes: %s", out)
	return nil
}
