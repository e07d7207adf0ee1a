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
	users   int // of what follows
	desk    folder
	archive *archive.Archive
}

// hold returns the desk and its archive, which this process alone writes to until all have
// released it.
func (c *changes) hold(ctx context.Context) (folder, *archive.Archive, func(), error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users == 0 {
		var err error
		if c.desk, c.archive, err = c.p.openToChange(ctx, changeFlags{desk: c.dir, wait: servePatience}, "serve"); err != nil {
			return folder{}, nil, nil, err
		}
	}
	c.users++
	return c.desk, c.archive, c.release, nil
}

func (c *changes) release() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users--; c.users == 0 {
		_ = c.archive.Close() // every change was written when it was made
	}
}

// do runs a function with a desk and its archive, when it is its turn.
func (c *changes) do(ctx context.Context, work func(folder, *archive.Archive) error) error {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	d, a, release, err := c.hold(ctx)
	if err != nil {
		return err
	}
	defer release()
	return work(d, a)
}

// undo takes a line of the log back, as the command of that name does.
func (c *changes) undo(ctx context.Context, id int64, who string) error {
	return c.do(ctx, func(d folder, a *archive.Archive) error {
		entry, _, err := a.EntryOf(ctx, id)
		if err != nil {
			return err
		}
		if err := a.Undo(ctx, id, who, time.Now()); err != nil || len(entry.Learnt) == 0 {
			return err
		}
		if err := c.p.unlearn(ctx, d, entry.Learnt); err != nil {
			return err
		}
		if d, err = openDesk(c.dir); err != nil { // as it is again
			return err
		}
		return weekly.SaveNames(ctx, a, d.settings.Known)
	})
}
