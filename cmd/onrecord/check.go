package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

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
the sidecar files of its inbox, as FILE:LINE:COLUMN: message. It then verifies that
the archive is intact. DIR is the desk's folder, by default the current folder.
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

// checked is what check prints with --json.
type checked struct {
	Desk     string    `json:"desk"`
	Mistakes []mistake `json:"mistakes"`
	Topics   int       `json:"topics"`
	People   int       `json:"people"`
	Outlets  int       `json:"outlets"`
	Sidecars int       `json:"sidecars"`
}

type mistake struct {
	File    string `json:"file"`
	Line    int    `json:"line"`   // 0 if it concerns the whole file
	Column  int    `json:"column"` // likewise
	Message string `json:"message"`
}

func (p *program) check(ctx context.Context, dir string, asJSON bool) error {
	d := folder{dir: dir}
	if err := d.exists(); err != nil {
		return err
	}
	s, err := loadDesk(dir)
	var list desk.Errors
	if e, ok := errors.AsType[*settingsError](err); ok {
		list = e.mistakes
	} else if err != nil {
		return err
	}
	out := checked{Desk: dir, Mistakes: []mistake{}, Topics: len(s.Taxonomy.Topics), People: len(s.Known), Outlets: len(s.Outlets)}
	var sidecars desk.Errors
	if exists(d.path(inboxName)) { // a new desk may have none yet
		files, err := collect(ctx, []string{d.path(inboxName)})
		if err != nil {
			return err
		}
		sidecars, out.Sidecars = weekly.CheckSidecars(disk{}, files)
	}
	for _, e := range append(list, sidecars...) {
		out.Mistakes = append(out.Mistakes, mistake{e.File, e.Line, e.Column, e.Message})
		if !asJSON {
			fmt.Fprintln(p.stdout, terminal.Printable(e.Error()))
		}
	}
	if asJSON {
		if err := terminal.WriteJSON(p.stdout, out); err != nil {
			return err
		}
	}
	if n := len(out.Mistakes); n > 0 {
		return &usageError{message: report.Counted(n, "mistake") + " in the settings of " + dir}
	}
	if err := d.verify(ctx); err != nil {
		return err
	}
	p.messages.note("no mistakes: %s, %s, %s, %s", report.Counted(out.Topics, "topic"), report.Thousands(out.People)+" people and organisations", report.Counted(out.Outlets, "outlet"), report.Counted(out.Sidecars, "sidecar"))
	return nil
}

// verify looks through the archive, if there is one.
func (d folder) verify(ctx context.Context) error {
	if !exists(d.path(archiveName)) {
		return nil
	}
	a, err := d.readArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.Verify(ctx); err != nil {
		return d.explained(err)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
