package main

import (
	"cmp"
	"context"
	"os"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/terminal"
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
	return archive.Entry{Made: time.Now(), Who: cmp.Or(o.who, userName()), Did: did}
}

// userName returns who is at work, for the log.
func userName() string {
	name := cmp.Or(os.Getenv("ONRECORD_USER"), os.Getenv("USER"), os.Getenv("USERNAME"), "unknown")
	return terminal.Printable(name) // it is shown for years
}

// openToChange opens a desk and its archive, of which this run is the one that
// writes. The archive is the caller's to close.
func (p *program) openToChange(ctx context.Context, o changeFlags, doing string) (folder, *archive.Archive, error) {
	d, err := openDesk(o.desk)
	if err != nil {
		return d, nil, err
	}
	a, err := d.openArchive(ctx, false)
	if err != nil {
		return d, nil, err
	}
	if err := p.lockArchive(ctx, a, doing, o.wait); err != nil {
		a.Close()
		return d, nil, err
	}
	return d, a, nil
}

// lockArchive makes this run the one that writes to the archive.
func (p *program) lockArchive(ctx context.Context, a *archive.Archive, doing string, wait time.Duration) error {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown host"
	}
	bounded, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	left, err := a.Lock(bounded, archive.Holder{PID: os.Getpid(), Host: host, Since: time.Now(), Doing: "onrecord " + doing})
	if exit.Is[*archive.LockedError](err) && ctx.Err() == nil {
		return report.WithHint(err, "try again later, or wait for it: --wait 10m")
	}
	if left != nil {
		p.messages.Detail("%s of %s did not finish (process %d on %s); the documents it filed are kept",
			left.Doing, left.Since.Format(time.DateTime), left.PID, left.Host)
	}
	return err
}

// addWait adds the flag that says how long to wait for another run.
func addWait(cmd *cobra.Command, wait *time.Duration) {
	cmd.Flags().DurationVar(wait, "wait", 2*time.Second, "how long to wait if another run is using the desk: 30s, 10m")
	noCompletion(cmd, "wait")
}
