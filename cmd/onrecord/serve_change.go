package main

import (
	"context"
	"sync"
	"time"

	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
)

// servePatience is how long a change on a page waits for another run.
const servePatience = 5 * time.Second

// changes lets the pages of one server change the desk one after the other, also while
// what was dropped is read. Between changes other runs may use the desk.
type changes struct {
	p    *program
	dir  string
	turn chan struct{} // holds one while somebody changes the desk

	mu      sync.Mutex
	users   int // of the archive
	archive *archive.Archive
}

// hold returns the archive of the desk, which this process alone writes to until all have
// released it. Settings are not read: a correction needs none.
func (c *changes) hold(ctx context.Context) (*archive.Archive, func(), error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users == 0 {
		a, err := folder{dir: c.dir}.openArchive(ctx, false)
		if err != nil {
			return nil, nil, err
		}
		if err := c.p.lockArchive(ctx, a, "serve", servePatience); err != nil {
			a.Close()
			return nil, nil, err
		}
		c.archive = a
	}
	c.users++
	return c.archive, c.release, nil
}

func (c *changes) release() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users--; c.users == 0 {
		_ = c.archive.Close() // every change was written when it was made
	}
}

// do runs a function with the archive, when it is its turn.
func (c *changes) do(ctx context.Context, work func(*archive.Archive) error) error {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	a, release, err := c.hold(ctx)
	if err != nil {
		return err
	}
	defer release()
	return work(a)
}

// undo takes a line of the log back, as the command of that name does.
func (c *changes) undo(ctx context.Context, id int64, who string) error {
	return c.do(ctx, func(a *archive.Archive) error {
		entry, _, err := a.EntryOf(ctx, id)
		if err != nil {
			return err
		}
		if err := a.Undo(ctx, id, who, time.Now()); err != nil || len(entry.Learnt) == 0 {
			return err
		}
		if err := c.p.unlearn(ctx, folder{dir: c.dir}, entry.Learnt); err != nil {
			return err
		}
		d, err := openDesk(c.dir) // as it is again
		if err != nil {
			return err
		}
		return weekly.SaveNames(ctx, a, d.settings.Known)
	})
}
