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
each document with its statements marked. Rows can be corrected there as in a workbook,
and onrecord undo reverses the corrections. serve prints an address that contains a key;
whoever opens it can use the pages until serve ends. DESK is the desk's folder, by
default the current folder. If that is not a desk, a temporary desk is shown.

Documents can be dropped on a page. They are copied into the desk's inbox and read at
once, together with anything else that is new there.

By default only this machine can connect. --listen with an address that other machines
can reach needs --host with the name they use; traffic is not encrypted. Ctrl-C ends
serve.`,
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
	f.StringVar(&o.Listen, "listen", o.Listen, "`address` and port to listen on; port 0 picks a free one")
	f.StringArrayVar(&o.Hosts, "host", nil, "`name` that other machines use to reach it; may be repeated")
	f.BoolVar(&o.ReadOnly, "read-only", false, "allow no changes")
	f.StringVar(&o.Who, "who", "", "`name` to record with changes (default the user name)")
	f.DurationVar(&o.Wait, "wait", 500*time.Millisecond, "how long a change waits if another run is using the desk, such as 0s or 10s")
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
		p.messages.Note("this folder is not a desk; a temporary desk is shown, which can be kept from its page")
		dir, keep = t.Dir, t.Keep
	}
	d, err := openDesk(dir)
	if err != nil {
		return err
	}
	return serve.Run(ctx, p.messages, p.stdout, o, d, keep)
}
