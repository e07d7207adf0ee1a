package main

import (
	"context"
	"math"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report"
	"onrecord/report/desk/weekly"
	"onrecord/report/ingest"
	"onrecord/report/terminal"
)

func newStatus(p *program) *cobra.Command {
	var asJSON, all bool
	var date string
	cmd := &cobra.Command{
		Use:   "status [DIR]",
		Short: "Show what is new, late, undated, unreviewed, and what was done last",
		Long: `status shows the state of a desk: what is on record and what in the inbox has not been
read; which documents are in no briefing, have no date, or are dated after today or
before 1900; when briefings were made and how many of their rows have been reviewed;
and who did what last. It changes nothing. DIR is the desk's folder, by default the
current folder.`,
		Example: `  onrecord status
  onrecord status desk --all
  onrecord status desk --json`,
		Args:              atMostOne("status takes one folder"),
		ValidArgsFunction: oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.status(cmd.Context(), deskOf(args), date, asJSON, all)
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "list every document, however many there are")
	cmd.Flags().StringVar(&date, "date", "", "`day` that counts as today, such as 2026-11-23")
	addJSON(cmd, &asJSON)
	noCompletion(cmd, "date")
	return cmd
}

func (p *program) status(ctx context.Context, dir, date string, asJSON, all bool) error {
	d, err := openDesk(dir)
	if err != nil {
		return err
	}
	today, err := d.Today(date)
	if err != nil {
		return err
	}
	d.TellIfOld(ctx, p.messages)
	a, err := d.ReadArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	var files []ingest.File
	root := d.Path(folder.Inbox)
	if disk.Exists(root) {
		if files, err = ingest.Collect(ctx, disk.At(root), []string{"."}); err != nil {
			return err
		}
	} else {
		p.messages.Warning(root+" does not exist", "put it back, or connect the drive it is on")
	}
	now := weekly.Now{Today: today, Reading: d.Reading, Starts: d.Settings.Week.Starts}
	s, err := weekly.StatusOf(ctx, a, files, disk.At(root), now)
	switch {
	case err != nil:
		return err
	case asJSON:
		return terminal.WriteJSON(p.stdout, s)
	case all:
		return s.WriteText(p.stdout, dir, math.MaxInt)
	}
	return s.WriteText(p.stdout, dir, report.MostNamed)
}
