// Package serve shows a desk to browsers: it listens, accepts uploads, and carries out
// the changes that people make on the pages of report/page.
package serve

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/cmd/onrecord/input"
	"onrecord/parse"
	"onrecord/parse/read"
	"onrecord/parse/segment"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/explain"
	"onrecord/report/ingest"
	"onrecord/report/pack"
	"onrecord/report/page"
)

// Options say where the pages are served, and to whom.
type Options struct {
	Listen, Who string
	Hosts       []string // under which others than this machine reach it
	ReadOnly    bool
	Wait        time.Duration // of a change, for another run
	Version     string        // of the program
}

// DefaultAddress is the address of the pages unless --listen gives another: always the same port,
// so that addresses can be kept.
const DefaultAddress = "127.0.0.1:7300"

// pagePatience is how long a page waits for what is made of the whole record, before it shows
// what was made last.
const pagePatience = 25 * time.Millisecond

// lookEvery is how often the record is looked at for changes by others.
const lookEvery = 500 * time.Millisecond

// Run serves a desk until the context ends, and prints its address. Keep says where a
// temporary desk is to be in the end, nil for any other.
func Run(ctx context.Context, m *console.Messages, stdout io.Writer, o Options, d folder.Desk, keep func(string) (string, error)) error {
	if !o.ReadOnly {
		d.TellIfOld(ctx, m)
		a, err := d.OpenArchive(ctx, true) // makes it, and brings it up to date
		if err != nil {
			return err
		}
		a.Close()
	}
	a, err := d.ReadArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.Listen)
	if err != nil {
		return report.WithHint(fmt.Errorf("%s: %w", o.Listen, errors.Unwrap(err)),
			"another program may have the port: --listen 127.0.0.1:0 takes a free one")
	}
	options := page.Options{Key: rand.Text(), Secret: rand.Text(), Hosts: o.names(listener.Addr().String()),
		ReadOnly: o.ReadOnly, Who: cmp.Or(o.Who, folder.UserName()), Patience: pagePatience}
	change := &changes{m: m, desk: d, wait: o.Wait, turn: make(chan struct{}, 1)}
	defer change.close()
	reads := &dropped{change: change, wake: make(chan struct{}, 1)}
	pages := shown(d, a, change)
	weeks := &weekPages{change: change, look: a, version: o.Version}
	pages.Brief, pages.Make, pages.Made, pages.Open = weeks.brief, weeks.make, weeks.made, weeks.open
	pages.ReadNote, pages.WriteNote = d.Note, weeks.writeNote
	pages.People = change.people
	pages.Store, pages.StoreText, pages.Wake, pages.Keep = d.Store, d.StoreText, reads.newIn, keep
	s, err := page.New(pages, options)
	if err != nil {
		listener.Close()
		return err
	}
	if _, err := fmt.Fprintf(stdout, "http://%s/?key=%s\n", options.Hosts[0], options.Key); err != nil {
		listener.Close()
		return err
	}
	m.Note("open this address in a browser; Ctrl-C ends it")
	if reads.tell = s.Tell; !o.ReadOnly {
		d.SweepDrops()
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
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
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

// Check finds mistakes in the options before a desk is opened.
func (o Options) Check() error {
	host, _, err := net.SplitHostPort(o.Listen)
	if err != nil {
		return exit.Usage(fmt.Sprintf("--listen: %q is not an address and a port", o.Listen), "such as "+DefaultAddress)
	}
	if isLoopback(host) || len(o.Hosts) > 0 {
		return nil
	}
	return exit.Usage("--listen "+o.Listen+" can be reached by other machines, and traffic is not encrypted",
		"if that is meant, --host NAME says under which name they reach it")
}

func isLoopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}

// names returns the names and ports under which the page may be asked for, the one to
// print first.
func (o Options) names(at string) []string {
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		return []string{at} // the listener's own address has both
	}
	var out []string
	for _, h := range o.Hosts {
		out = append(out, net.JoinHostPort(strings.ToLower(h), port))
	}
	for _, h := range []string{host, "localhost", "127.0.0.1", "[::1]"} {
		if name := net.JoinHostPort(strings.Trim(h, "[]"), port); isLoopback(host) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if port == "80" { // which browsers leave out
		for _, name := range slices.Clone(out) {
			out = append(out, strings.TrimSuffix(name, ":80"))
		}
	}
	return out
}

// shown returns the desk as the pages need it.
func shown(d folder.Desk, a *archive.Archive, change *changes) page.Desk {
	s := page.Desk{
		Title: cmp.Or(d.Settings.Title, filepath.Base(d.Dir)), Archive: a, Topics: d.Settings.Taxonomy.Labels(), Starts: d.Settings.Week.Starts, Now: time.Now,
		Today: func() parse.Date {
			day, err := d.Today("")
			if err != nil {
				now := time.Now() // SOURCE_DATE_EPOCH is no number
				return parse.NewDate(now.Year(), now.Month(), now.Day())
			}
			return day
		},
		Read: func(ctx context.Context, of archive.Document) (parse.Document, []parse.Paragraph, error) {
			return readAgain(ctx, d, of)
		},
		Explain: func(ctx context.Context, of archive.Document) (explain.Document, error) {
			return explainAgain(ctx, d, of)
		},
		Change: change.do,
		Undo:   change.undo,
		Fonts:  map[string][]byte{},
	}
	for _, name := range []string{"SourceSerif4-Regular", "SourceSerif4-SemiBold",
		"IBMPlexSans-Regular", "IBMPlexSans-SemiBold"} {
		s.Fonts[name] = pack.FontFile(name)
	}
	return s
}

// fileOf returns the file of the inbox that a document is from. The folder is not listed:
// it may hold many thousands.
func fileOf(d folder.Desk, of archive.Document) ingest.File {
	f := ingest.File{Path: of.File, Named: true}
	for _, name := range ingest.SidecarNames(of.File) {
		if f.Sidecar == "" && name != of.File && disk.Exists(d.Path(folder.Inbox, filepath.FromSlash(name))) {
			f.Sidecar = name
		}
	}
	return input.Open(nil, []ingest.File{f}, d.Path(folder.Inbox), d.Settings.Tables)[0]
}

// readAgain reads the text of a document on record.
func readAgain(ctx context.Context, d folder.Desk, of archive.Document) (parse.Document, []parse.Paragraph, error) {
	in, err := fileOf(d, of).Open(ctx)
	if err != nil {
		return parse.Document{}, nil, report.PathError(of.File, err)
	}
	for found := range read.Documents(in) {
		if found.Err == nil && found.Document.ID == of.Content {
			return found.Document, segment.Split(found.Document).Paragraphs, nil
		}
	}
	return parse.Document{}, nil, fmt.Errorf("%s has changed; \"onrecord weekly\" reads it again", of.File)
}

// explainAgain finds the statements of a document on record again, and says how.
func explainAgain(ctx context.Context, d folder.Desk, of archive.Document) (explain.Document, error) {
	list, err := ingest.Read(ctx, []ingest.File{fileOf(d, of)},
		ingest.Options{Extract: d.Options, Results: true, Copies: true})
	if err != nil {
		return explain.Document{}, err
	}
	for _, one := range list {
		if one.Hash == of.Content {
			return explain.New(*one.Result, one.Rows), nil
		}
	}
	return explain.Document{}, fmt.Errorf("%s has changed; \"onrecord weekly\" reads it again", of.File)
}
