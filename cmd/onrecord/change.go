package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report/desk/archive"
)

// changeFlags are the flags that commands share which change a desk's record.
type changeFlags struct {
	desk, who string
	wait      time.Duration
	asJSON    bool
}

func (o *changeFlags) addFlags(cmd *cobra.Command) {
	addDesk(cmd, &o.desk)
	cmd.Flags().StringVar(&o.who, "who", "", "`name` to record in the log (default the user name)")
	addWait(cmd, &o.wait)
	noCompletion(cmd, "who")
}

// entry returns a line of the log for what a command does now.
func (o changeFlags) entry(did string) archive.Entry {
	return archive.Entry{Made: time.Now(), Who: cmp.Or(o.who, folder.UserName()), Did: did}
}

// openToChange opens a desk and its archive, of which this run is the one that
// writes. The archive is the caller's to close.
func (p *program) openToChange(ctx context.Context, o changeFlags, doing string) (folder.Desk, *archive.Archive, error) {
	d, err := openDesk(o.desk)
	if err != nil {
		return d, nil, err
	}
	a, err := d.OpenToChange(ctx, p.messages, doing, o.wait)
	return d, a, err
}

// addWait adds the flag that says how long to wait for another run.
func addWait(cmd *cobra.Command, wait *time.Duration) {
	cmd.Flags().DurationVar(wait, "wait", 2*time.Second, "how long to wait if another run is using the desk, such as 30s or 10m")
	noCompletion(cmd, "wait")
}

// addDesk adds the flag that names the desk, to commands whose arguments are
// something else.
func addDesk(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "desk", ".", "`folder` of the desk")
	_ = cmd.MarkFlagDirname("desk") // the flag exists: it stands above
}

// deskOf returns the folder that the arguments of a command name, or this one.
func deskOf(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}

// openDesk reads the settings of a desk.
func openDesk(dir string) (folder.Desk, error) {
	commit, _ := build()
	return folder.Open(dir, programVersion()+" "+commit)
}

// addYes adds the flag that answers the question of a command beforehand.
func addYes(cmd *cobra.Command, yes *bool) {
	cmd.Flags().BoolVar(yes, "yes", false, "answer yes to the question; needed in scripts")
}

// confirm asks a question on the terminal and returns nil for yes. Where nobody can be
// asked, the answer is no, unless it was given beforehand.
func (p *program) confirm(ctx context.Context, yes bool, question string) error {
	refused := exit.Usage(strings.TrimSuffix(question, "?")+"? Nothing was changed", "--yes answers yes")
	switch {
	case yes:
		return nil
	case !console.IsTerminal(p.stdin):
		return refused
	}
	fmt.Fprintf(p.messages.Out, "%s [y/N] ", question)
	answers := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(p.stdin).ReadString('\n')
		answers <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case answer := <-answers:
		if answer == "y" || answer == "yes" {
			return nil
		}
		return errors.New("nothing was changed")
	case <-ctx.Done():
		return ctx.Err()
	}
}
