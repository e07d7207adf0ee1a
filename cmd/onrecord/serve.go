package main

import (
	"context"
	"errors"
	"time"

	"onrecord/cmd/onrecord/folder"
	"onrecord/cmd/onrecord/serve"

	"github.com/spf13/cobra"
)

func newServe(p *program) *cobra.Command {
	o := serve.Options{Listen: serve.DefaultAddress, Version: programVersion()}
	cmd := &cobra.Command{
		Use:   "serve [DESK]",
		Short: "Show a desk as pages in a browser",
		Long: `serve shows a desk in a browser on this machine: its rows with filters and search, and
each document with its statements marked in place. Rows can be reviewed there: what is
corrected is the same as in a workbook that comes back, and onrecord undo takes it back.
It prints an address with a key;
whoever opens that once may see the pages until serve ends. DESK is the desk's folder,
by default the current folder; where that is none, a temporary desk is shown.

Documents can be dropped on a page. They are copied into the inbox of the desk and read
at once, and so is what else is new there.

Only this machine is answered. --listen with an address that others reach needs --host
with the name under which they do; what goes over the network is not encrypted.
Ctrl-C ends it.`,
		Example: `  onrecord serve
  onrecord serve desk --read-only
  onrecord serve desk --listen 127.0.0.1:0`,
		Args:              atMostOne("serve takes one folder"),
		ValidArgsFunction: oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.serve(cmd.Context(), o, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Listen, "listen", o.Listen, "`address` and port to listen at; port 0 takes a free one")
	f.StringArrayVar(&o.Hosts, "host", nil, "`name` under which other machines reach it; may be repeated")
	f.BoolVar(&o.ReadOnly, "read-only", false, "show everything and change nothing")
	f.StringVar(&o.Who, "who", "", "`name` to record with what is changed (default the user name)")
	f.DurationVar(&o.Wait, "wait", 500*time.Millisecond, "how long a change waits if another run is using the desk: 0s, 10s")
	noCompletion(cmd, "listen", "host", "who", "wait")
	return cmd
}

// serve answers until it is interrupted.
func (p *program) serve(ctx context.Context, o serve.Options, args []string) (err error) {
	if err := o.Check(); err != nil {
		return err
	}
	dir, keep := deskOf(args), (func(string) (string, error))(nil)
	if len(args) == 0 && !o.ReadOnly && (folder.Desk{Dir: dir}).Exists() != nil {
		t, err := folder.NewTemporary(ctx)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, t.End()) }()
		p.messages.Note("there is no desk here: this is a temporary one, which a page can keep")
		dir, keep = t.Dir, t.Keep
	}
	d, err := openDesk(dir)
	if err != nil {
		return err
	}
	return serve.Run(ctx, p.messages, p.stdout, o, d, keep)
}
