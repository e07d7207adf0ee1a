package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/history"
	"onrecord/report/terminal"
)

func newUndo(p *program) *cobra.Command {
	var o changeFlags
	cmd := &cobra.Command{
		Use:   "undo [NUMBER]",
		Short: "List corrections, and undo them",
		Long: `undo lists the changes made to the desk's record: when, by whom, from which file and how
many corrections. With the NUMBER of a line, it undoes that change completely. Earlier
and later corrections stay. If the change also edited the desk's people or topics, those
edits are reversed too, and later ones stay. If a later edit is in the way, the file stays
as it is; a change to the file alone is then not undone.

"onrecord corrections" lists the corrections themselves.`,
		Example: `  onrecord undo
  onrecord undo 12`,
		Args:              atMostOne("undo takes one number"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.listUndo(cmd.Context(), o)
			}
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil || id < 1 {
				return exit.Usage(fmt.Sprintf("%q is not a line number", args[0]), undoLists)
			}
			return p.undo(cmd.Context(), o, id)
		},
	}
	o.addFlags(cmd)
	addJSON(cmd, &o.asJSON)
	return cmd
}

const undoLists = "onrecord undo lists them"

// listUndo prints what can be undone, and what was.
func (p *program) listUndo(ctx context.Context, o changeFlags) error {
	a, err := folder.Desk{Dir: o.desk}.ReadArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	list, err := history.Undoable(ctx, a)
	if err != nil {
		return err
	}
	if o.asJSON {
		for i := range list {
			list[i].Learnt = nil // whole files
		}
		return terminal.WriteJSON(p.stdout, list)
	}
	if len(list) == 0 {
		p.messages.Note("nothing has been corrected yet")
	}
	return history.WriteUndoable(p.stdout, list)
}

// undo undoes one line of the log.
func (p *program) undo(ctx context.Context, o changeFlags, id int64) error {
	d, a, err := p.openToChange(ctx, o, "undo")
	if err != nil {
		return err
	}
	defer a.Close()
	entry, err := history.ToUndo(ctx, a, id)
	switch {
	case errors.Is(err, history.ErrNothingToUndo):
		return exit.Usage(fmt.Sprintf("line %d, %q, has no corrections to undo", id, entry.Did), "onrecord undo lists those that have")
	case errors.Is(err, archive.ErrNoEntry):
		return exit.Usage(fmt.Sprintf("there is no line %d", id), undoLists)
	case errors.Is(err, archive.ErrAlreadyUndone):
		return fmt.Errorf("line %d: %w", id, err)
	case err != nil:
		return err
	}
	if err := d.Undo(ctx, p.messages, a, entry, o.entry("undo").Who); err != nil {
		return err
	}
	if entry.Corrections > 0 {
		p.messages.Note("undone: %s; the next briefing will not include them", report.Counted(entry.Corrections, "correction"))
	} else {
		p.messages.Note("undone: %s: %s", entry.Did, entry.What)
	}
	return nil
}
