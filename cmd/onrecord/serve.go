package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/parse"
	"onrecord/parse/read"
	"onrecord/parse/segment"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/people"
	"onrecord/report/explain"
	"onrecord/report/ingest"
	"onrecord/report/pack"
	"onrecord/report/page"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	listen, who string
	hosts       []string
	readOnly    bool
	wait        time.Duration
}

// servedAt is where the page is unless somebody says otherwise: always the same port,
// so that addresses can be kept.
const servedAt = "127.0.0.1:7300"

// servePatience is how long a page waits for what is made of the whole record, before it
// shows what was made last.
const servePatience = 25 * time.Millisecond

// lookEvery is how often the record is looked at for changes by others.
const lookEvery = 500 * time.Millisecond

func newServe(p *program) *cobra.Command {
	o := serveOptions{listen: servedAt}
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
	f.StringVar(&o.listen, "listen", o.listen, "`address` and port to listen at; port 0 takes a free one")
	f.StringArrayVar(&o.hosts, "host", nil, "`name` under which other machines reach it; may be repeated")
	f.BoolVar(&o.readOnly, "read-only", false, "show everything and change nothing")
	f.StringVar(&o.who, "who", "", "`name` to record with what is changed (default the user name)")
	f.DurationVar(&o.wait, "wait", 500*time.Millisecond, "how long a change waits if another run is using the desk: 0s, 10s")
	noCompletion(cmd, "listen", "host", "who", "wait")
	return cmd
}

// serve answers until it is interrupted.
func (p *program) serve(ctx context.Context, o serveOptions, args []string) (err error) {
	if err := o.check(); err != nil {
		return err
	}
	dir, keep := deskOf(args), (func(string) (string, error))(nil)
	if len(args) == 0 && !o.readOnly && (folder{dir: dir}).exists() != nil {
		t, err := p.temporaryDesk(ctx)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, t.end()) }()
		p.messages.Note("there is no desk here: this is a temporary one, which a page can keep")
		dir, keep = t.dir, t.keep
	}
	d, err := openDesk(dir)
	if err != nil {
		return err
	}
	if !o.readOnly {
		a, err := d.openArchive(ctx, true) // makes it, and brings it up to date
		if err != nil {
			return err
		}
		a.Close()
	}
	a, err := d.readArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.listen)
	if err != nil {
		return report.WithHint(fmt.Errorf("%s: %w", o.listen, errors.Unwrap(err)), "another program may have the port: --listen 127.0.0.1:0 takes a free one")
	}
	options := page.Options{Key: rand.Text(), Secret: rand.Text(), Hosts: o.names(listener.Addr().String()), ReadOnly: o.readOnly, Who: cmp.Or(o.who, userName()), Patience: servePatience}
	change := &changes{p: p, dir: d.dir, wait: o.wait, turn: make(chan struct{}, 1)}
	defer change.close()
	reads := &dropped{p: p, change: change, wake: make(chan struct{}, 1)}
	shown := p.shown(d, a, change)
	weeks := &weekPages{p: p, change: change, look: a, desk: d}
	shown.Brief, shown.Make, shown.Made, shown.Open = weeks.brief, weeks.make, weeks.made, weeks.open
	shown.ReadNote, shown.WriteNote = d.noteOf, weeks.writeNote
	shown.People = func(ctx context.Context, kind string, names []string, who string) (said string, err error) {
		err = change.do(ctx, func(a *archive.Archive) error {
			d, err := openDesk(change.dir)
			if err != nil {
				return err
			}
			said, err = changeFileOfPeople(ctx, d, a, people.Change{Kind: kind, Names: names}, archive.Entry{Made: time.Now(), Who: who, Did: "people"})
			return err
		})
		return said, err
	}
	shown.Store, shown.StoreText, shown.Wake, shown.Keep = d.store, d.storeText, reads.newIn, keep
	s, err := page.New(shown, options)
	if err != nil {
		listener.Close()
		return err
	}
	if _, err := fmt.Fprintf(p.stdout, "http://%s/?key=%s\n", options.Hosts[0], options.Key); err != nil {
		listener.Close()
		return err
	}
	p.messages.Note("open this address in a browser; Ctrl-C ends it")
	if reads.tell = s.Tell; !o.readOnly {
		d.sweepDrops()
		reads.newIn()
		done := make(chan struct{})
		ctx, stop := context.WithCancel(ctx)
		go func() { defer close(done); reads.run(ctx) }()
		defer func() { stop(); <-done }()
		go change.settle(ctx)
	}
	s.Warm(ctx)
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	go func() { _ = s.Watch(ctx, look.C) }() // without it pages are as they were loaded
	return answer(ctx, listener, s)
}

// answer serves until the context ends, and then lets requests that are under way finish.
func answer(ctx context.Context, listener net.Listener, h http.Handler) error {
	const patience = 3 * time.Second
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, stop := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer stop()
	if err := server.Shutdown(last); err != nil {
		server.Close()
	}
	return nil
}

func (o serveOptions) check() error {
	host, _, err := net.SplitHostPort(o.listen)
	if err != nil {
		return exit.Usage(fmt.Sprintf("--listen: %q is not an address and a port", o.listen), "such as "+servedAt)
	}
	if isLoopback(host) || len(o.hosts) > 0 {
		return nil
	}
	return exit.Usage("--listen "+o.listen+" is reached by other machines, and nothing is encrypted",
		"if that is meant, --host NAME says under which name they reach it")

}

func isLoopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}

// names returns the names and ports under which the page may be asked for, the one to
// print first.
func (o serveOptions) names(at string) []string {
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		return []string{at} // the listener's own address has both
	}
	var out []string
	for _, h := range o.hosts {
		out = append(out, net.JoinHostPort(strings.ToLower(h), port))
	}
	for _, h := range []string{host, "localhost", "127.0.0.1", "[::1]"} {
		if name := net.JoinHostPort(strings.Trim(h, "[]"), port); isLoopback(host) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if port == "80" { // which browsers leave away
		for _, name := range slices.Clone(out) {
			out = append(out, strings.TrimSuffix(name, ":80"))
		}
	}
	return out
}

// shown is what the pages show of a desk.
func (p *program) shown(d folder, a *archive.Archive, change *changes) page.Desk {
	title := d.settings.Title
	if title == "" {
		title = filepath.Base(d.dir)
	}
	s := page.Desk{
		Title: title, Archive: a, Topics: d.settings.Taxonomy.Labels(), Starts: d.settings.Week.Starts, Now: time.Now,
		Today: func() parse.Date {
			day, err := d.today("")
			if err != nil {
				now := time.Now() // SOURCE_DATE_EPOCH is no number
				return parse.NewDate(now.Year(), now.Month(), now.Day())
			}
			return day
		},
		Read: func(ctx context.Context, of archive.Document) (parse.Document, []parse.Paragraph, error) {
			return p.readAgain(ctx, d, of)
		},
		Explain: func(ctx context.Context, of archive.Document) (explain.Document, error) {
			return p.explainAgain(ctx, d, of)
		},
		Change: change.do,
		Undo:   change.undo,
		Fonts:  map[string][]byte{},
	}
	for _, name := range []string{"SourceSerif4-Regular", "SourceSerif4-SemiBold", "IBMPlexSans-Regular", "IBMPlexSans-SemiBold"} {
		s.Fonts[name] = pack.FontFile(name)
	}
	return s
}

// fileOf returns the file of the inbox that a document is from. The folder is not listed:
// it may hold many thousands.
func (p *program) fileOf(d folder, of archive.Document) ingest.File {
	f := ingest.File{Path: of.File, Named: true}
	for _, name := range ingest.SidecarNames(of.File) {
		if f.Sidecar == "" && name != of.File && disk.Exists(d.path(inboxName, filepath.FromSlash(name))) {
			f.Sidecar = name
		}
	}
	return p.openFiles([]ingest.File{f}, d.path(inboxName), d.settings.Tables)[0]
}

// readAgain reads the text of a document on record.
func (p *program) readAgain(ctx context.Context, d folder, of archive.Document) (parse.Document, []parse.Paragraph, error) {
	in, err := p.fileOf(d, of).Open(ctx)
	if err != nil {
		return parse.Document{}, nil, report.PathError(of.File, err)
	}
	for found := range read.Documents(in) {
		if found.Err == nil && found.Document.ID == of.Content {
			return found.Document, segment.Split(found.Document).Paragraphs, nil
		}
	}
	return parse.Document{}, nil, fmt.Errorf("%s has other content now; onrecord weekly reads it again", of.File)
}

// explainAgain finds the statements of a document on record again, and says how.
func (p *program) explainAgain(ctx context.Context, d folder, of archive.Document) (explain.Document, error) {
	list, err := ingest.Read(ctx, []ingest.File{p.fileOf(d, of)}, ingest.Options{Extract: d.options, Results: true, Copies: true})
	if err != nil {
		return explain.Document{}, err
	}
	for _, one := range list {
		if one.Hash == of.Content {
			return explain.New(one.Result, one.Rows), nil
		}
	}
	return explain.Document{}, fmt.Errorf("%s has other content now; onrecord weekly reads it again", of.File)
}
