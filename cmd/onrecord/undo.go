package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/terminal"
)

// undoOptions are the flags of undo.
type undoOptions struct {
	desk, who string
	asJSON    bool
	wait      time.Duration
}

func newUndo(p *program) *cobra.Command {
	var o undoOptions
	cmd := &cobra.Command{
		Use:   "undo [NUMBER]",
		Short: "List what was corrected, and take it back",
		Long: `undo lists what was taken into the desk's record: when, by whom, from which file and
how many corrections. With the NUMBER of a line it takes that line back whole, as if
it had never been taken. What was corrected before or since holds. If the speakers or
topics of the desk were changed with it, they become what they were, unless they have
been edited since.

onrecord corrections lists the corrections themselves.`,
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
				return &usageError{fmt.Sprintf("%q is not the number of a line", args[0]), []string{"onrecord undo lists them"}}
			}
			return p.undo(cmd.Context(), o, id)
		},
	}
	addDesk(cmd, &o.desk)
	cmd.Flags().StringVar(&o.who, "who", "", "`name` to record (default the user name)")
	addJSON(cmd, &o.asJSON)
	addWait(cmd, &o.wait)
	noCompletion(cmd, "who")
	return cmd
}

// listUndo prints what can be taken back, and what was.
func (p *program) listUndo(ctx context.Context, o undoOptions) error {
	a, err := folder{dir: o.desk}.readArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	list, err := a.Log(ctx)
	if err != nil {
		return err
	}
	taken := []archive.Entry{}
	for _, e := range list {
		if e.Corrections > 0 || e.Learnt != nil {
			taken = append(taken, e)
		}
	}
	if o.asJSON {
		for i := range taken {
			taken[i].Learnt = nil // whole files
		}
		return terminal.WriteJSON(p.stdout, taken)
	}
	for _, e := range taken {
		line := fmt.Sprintf("%4d  %s  %s", e.ID, e.Made.Local().Format("2006-01-02 15:04"), terminal.Printable(e.Who))
		if e.File != "" {
			line += "  " + terminal.Printable(e.File)
		} else {
			line += "  onrecord " + terminal.Printable(e.Did)
		}
		line += "  " + report.Counted(e.Corrections, "correction")
		for _, l := range e.Learnt {
			line += ", " + terminal.Printable(l.File)
		}
		if !e.Undone.IsZero() {
			line += fmt.Sprintf("  taken back %s by %s", e.Undone.Local().Format("2006-01-02 15:04"), terminal.Printable(e.UndoneBy))
		}
		if _, err := fmt.Fprintln(p.stdout, line); err != nil {
			return err
		}
	}
	if len(taken) == 0 {
		p.messages.note("nothing was corrected yet")
	}
	return nil
}

// undo takes back one entry of the log.
func (p *program) undo(ctx context.Context, o undoOptions, id int64) error {
	d, a, err := p.openToChange(ctx, o.desk, "undo", o.wait)
	if err != nil {
		return err
	}
	defer a.Close()
	list, err := a.Log(ctx)
	if err != nil {
		return err
	}
	var entry archive.Entry
	for _, e := range list {
		if e.ID == id {
			entry = e
		}
	}
	if entry.ID != 0 && entry.Corrections == 0 && entry.Learnt == nil {
		return &usageError{fmt.Sprintf("line %d, %q, has no corrections to take back", id, entry.Did), []string{"onrecord undo lists those that have"}}
	}
	who := o.who
	if who == "" {
		who = userName()
	}
	switch err := a.Undo(ctx, id, who, time.Now()); {
	case errors.Is(err, archive.ErrNoEntry):
		return &usageError{fmt.Sprintf("there is no line %d", id), []string{"onrecord undo lists them"}}
	case errors.Is(err, archive.ErrAlreadyUndone):
		return fmt.Errorf("line %d: %w", id, err)
	case err != nil:
		return err
	}
	if entry.Corrections > 0 {
		p.messages.note("taken back: %s; the next briefing is without them", report.Counted(entry.Corrections, "correction"))
	} else {
		p.messages.note("taken back: %s: %s", entry.Did, entry.What)
	}
	if err := p.unlearn(ctx, d, entry.Learnt); err != nil || len(entry.Learnt) == 0 {
		return err
	}
	if d, err = openDesk(o.desk); err != nil { // as it is again
		return err
	}
	return weekly.SaveNames(ctx, a, d.settings.Known)
}

// unlearn gives settings files what they had before corrections changed them, unless
// somebody has edited them since.
func (p *program) unlearn(ctx context.Context, d folder, learnt []archive.Learnt) error {
	var files []output
	var left []string
	for _, l := range learnt {
		path := d.path(filepath.FromSlash(l.File))
		now, err := os.ReadFile(path)
		if err != nil || string(now) != l.After {
			left = append(left, l.File)
			continue
		}
		files = append(files, holding(path, []byte(l.Before)))
		p.messages.note("%s is what it was before", l.File)
	}
	if err := writeFiles(ctx, files...); err != nil {
		return err
	}
	for _, name := range left {
		p.messages.note("%s has been edited since; look at what was added to it", name)
	}
	return nil
}
