package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/parse/read"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/ingest"
	"onrecord/report/page"
)

// dropped reads what is dropped on the pages, as the weekly run reads what is new in the
// inbox: whatever was not read when the program ended is new at the next start.
type dropped struct {
	p      *program
	change *changes
	wake   chan struct{} // holds one while there may be something new
	tell   func(page.Progress)
}

// newIn says that there may be something new.
func (r *dropped) newIn() {
	select {
	case r.wake <- struct{}{}:
	default: // it will be looked at anyway
	}
}

// run reads until the context ends.
func (r *dropped) run(ctx context.Context) {
	const pause = 2 * time.Second // before a desk is tried again that another run holds
	for {
		select {
		case <-ctx.Done():
			return
		case <-r.wake:
		}
		for err := r.read(ctx); err != nil && ctx.Err() == nil; err = r.read(ctx) {
			if !exit.Is[*archive.LockedError](err) {
				r.tell(page.Progress{Failed: err.Error()})
				break
			}
			r.tell(page.Progress{Running: true, Waiting: err.Error()})
			select {
			case <-ctx.Done():
				return
			case <-time.After(pause):
			}
		}
	}
}

// toldEvery is how often browsers are told how far reading is.
const toldEvery = 200 * time.Millisecond

// read reads what is new in the inbox now.
func (r *dropped) read(ctx context.Context) error {
	d, err := openDesk(r.change.dir)
	if err != nil {
		return err
	}
	a, release, err := r.change.hold(ctx)
	if err != nil {
		return err
	}
	defer release()
	root := d.path(inboxName)
	today, err := d.today("")
	if err != nil {
		return err
	}
	in := &weekly.Inbox{Archive: a, Today: today, Period: brief.LastWeek(today, d.settings.Week.Starts), Known: d.settings.Known, Reading: d.reading}
	files, err := ingest.Collect(ctx, disk.At(root), []string{"."})
	if err == nil {
		files, err = in.New(ctx, files, disk.At(root))
	}
	if err != nil || len(files) == 0 {
		r.tell(page.Progress{})
		return err
	}
	r.p.leaveOutLinks(root, files)
	at := page.Progress{Running: true, Total: len(files)}
	r.tell(at)
	told := time.Now()
	err = in.TakeIn(ctx, r.p.openFiles(files, root, d.settings.Tables), ingest.Options{Extract: d.options,
		Done: func(list []ingest.Document) {
			for _, one := range list {
				at.Documents = append(at.Documents, page.Read{Path: one.Record.Path, Status: one.Record.Status, Reason: one.Record.Reason, Rows: len(one.Rows)})
			}
		},
		Progress: func(n int) {
			if at.Done = n; time.Since(told) >= toldEvery {
				r.tell(at)
				told, at.Documents = time.Now(), nil
			}
		}})
	if err == nil {
		at.Running, at.Done = false, at.Total
		r.tell(at)
	}
	return err
}

// draftMark begins the name of a file in the inbox that is not whole yet; a hidden file is
// no document.
const draftMark = ".onrecord-drop-"

// store takes a file into the inbox. It has its name when it is whole and on the disk, and
// never takes the place of another; the same file under the same name is there already.
func (d folder) store(ctx context.Context, name string, from io.Reader) (page.Stored, error) {
	var stored page.Stored
	draft, err := d.draft(from)
	if err != nil {
		return stored, err
	}
	defer os.Remove(draft)
	for n := 1; ctx.Err() == nil; n++ {
		stored.Name = numberedName(name, n)
		target := d.path(inboxName, stored.Name)
		err := os.Link(draft, target)
		switch {
		case err == nil:
			return stored, nil
		case !errors.Is(err, fs.ErrExist):
			if disk.Exists(target) {
				continue
			}
			return stored, os.Rename(draft, target) // a file system without links
		}
		if same, err := sameFile(draft, target); same || err != nil {
			stored.There = same
			return stored, err
		}
	}
	return stored, ctx.Err()
}

// draft writes a file that has no name yet.
func (d folder) draft(from io.Reader) (path string, err error) {
	f, err := os.CreateTemp(d.path(inboxName), draftMark+"*")
	if err != nil {
		return "", err
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			os.Remove(f.Name())
		}
	}()
	const readable = 0o644
	n, err := io.Copy(f, io.LimitReader(from, read.MaxSize+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("it did not arrive whole: %w", err)
	case n > read.MaxSize:
		return "", fmt.Errorf("%w: more than %d MB", read.ErrTooLarge, read.MaxSize>>20)
	}
	return f.Name(), errors.Join(f.Chmod(readable), f.Sync())
}

func numberedName(name string, n int) string {
	if n == 1 {
		return name
	}
	ending := filepath.Ext(name)
	return strings.TrimSuffix(name, ending) + "-" + strconv.Itoa(n) + ending
}

func sameFile(a, b string) (bool, error) {
	x, err := os.ReadFile(a)
	if err != nil {
		return false, err
	}
	y, err := os.ReadFile(b)
	return bytes.Equal(x, y), err
}

// storeText takes a text into the inbox, with what describes it beside it.
func (d folder) storeText(ctx context.Context, name, text, beside string) error {
	if beside != "" {
		for n := 1; disk.Exists(d.path(inboxName, name)) || disk.Exists(d.path(inboxName, name+ingest.SidecarEnding)); n++ {
			name = numberedName(name, n+1)
		}
		if err := disk.Write(ctx, disk.Holding(d.path(inboxName, name+ingest.SidecarEnding), []byte(beside))); err != nil {
			return err
		}
	}
	_, err := d.store(ctx, name, strings.NewReader(text))
	return err
}

// sweepDrops removes what an upload that was cut off has left.
func (d folder) sweepDrops() {
	list, _ := filepath.Glob(d.path(inboxName, draftMark+"*")) // the pattern is a good one
	for _, path := range list {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > oldDraft {
			os.Remove(path)
		}
	}
}

// oldDraft is the age at which no upload can be at work on a draft.
const oldDraft = 2 * time.Hour

// temporaryDesk makes a desk that is gone when it is given back, unless it was kept.
func (p *program) temporaryDesk(ctx context.Context) (t *temporary, err error) {
	top, err := os.MkdirTemp("", "onrecord-desk-")
	if err != nil {
		return nil, err
	}
	t = &temporary{top: top, dir: filepath.Join(top, "desk")}
	quiet := &program{stdin: p.stdin, stdout: p.stdout, messages: &console.Messages{Out: p.messages.Out, Quiet: true}}
	if err := quiet.makeDesk(ctx, t.dir, allTopics); err != nil {
		os.RemoveAll(top)
		return nil, err
	}
	return t, nil
}

type temporary struct{ top, dir, keepAt string }

// keep says where the desk is to be in the end.
func (t *temporary) keep(name string) (string, error) {
	at, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if disk.Exists(at) {
		return "", fmt.Errorf("%s exists already", at)
	}
	t.keepAt = at
	return at, nil
}

// end keeps the desk or removes it.
func (t *temporary) end() error {
	defer os.RemoveAll(t.top)
	if t.keepAt == "" {
		return nil
	}
	if os.Rename(t.dir, t.keepAt) == nil {
		return nil
	}
	return os.CopyFS(t.keepAt, os.DirFS(t.dir)) // it lies on another disk
}
