package serve

import (
	"context"
	"sync"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/people"
)

// changes lets the pages of one server change the desk one after the other, also while
// what was dropped is read. The archive stays open; between changes other runs may use the
// desk.
type changes struct {
	m    *console.Messages
	desk folder.Desk
	wait time.Duration // for another run
	turn chan struct{} // holds one while somebody changes the desk

	mu      sync.Mutex
	users   int // who rely on the lock
	written bool
	archive *archive.Archive // nil before it is first needed
}

// hold returns the archive of the desk, which this process alone writes to until all have
// released it. Settings are not read: a correction needs none.
func (c *changes) hold(ctx context.Context) (*archive.Archive, func(), error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.archive == nil {
		a, err := c.desk.OpenArchiveWith(ctx, false, archive.OpenServed)
		if err != nil {
			return nil, nil, err
		}
		c.archive = a
	}
	if c.users == 0 {
		if err := folder.Lock(ctx, c.m, c.archive, "serve", c.wait); err != nil {
			return nil, nil, err
		}
	}
	c.users++
	c.written = true
	return c.archive, c.release, nil
}

func (c *changes) release() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users--; c.users == 0 {
		c.archive.Unlock()
	}
}

// settleEvery is how often what was written is moved into the file of the archive.
const settleEvery = time.Second

// settle does that until the context ends: those who write need not wait for it.
func (c *changes) settle(ctx context.Context) {
	tick := time.NewTicker(settleEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		c.mu.Lock()
		a, written := c.archive, c.written
		c.written = c.users > 0 // somebody is at it
		c.mu.Unlock()
		if written {
			_ = a.Checkpoint(ctx) // the next one does it
			c.tidy(ctx)
		}
	}
}

// tidy makes what was written faster to search, a little at a time so that nobody who
// changes something waits for it.
func (c *changes) tidy(ctx context.Context) {
	const most = 20
	more := true
	for n := 0; more && n < most; n++ {
		if err := c.do(ctx, func(a *archive.Archive) (err error) {
			more, err = a.Tidy(ctx)
			return err
		}); err != nil {
			break // another run holds the desk
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.written = more || c.users > 0
}

// close closes the archive: every change was written when it was made.
func (c *changes) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.archive != nil {
		_ = c.archive.Close()
		c.archive = nil
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

// people merges, splits or renames names.
func (c *changes) people(ctx context.Context, kind string, names []string, who string) (said string, err error) {
	err = c.do(ctx, func(a *archive.Archive) error {
		d, err := c.desk.Again()
		if err != nil {
			return err
		}
		said, err = d.ChangePeople(ctx, a, people.Change{Kind: kind, Names: names}, archive.Entry{Made: time.Now(), Who: who, Did: "people"})
		return err
	})
	return said, err
}

// undo undoes a line of the log, as the command of that name does.
func (c *changes) undo(ctx context.Context, id int64, who string) error {
	return c.do(ctx, func(a *archive.Archive) error {
		entry, _, err := a.EntryOf(ctx, id)
		if err != nil {
			return err
		}
		if entry.ID == 0 {
			return archive.ErrNoEntry
		}
		return c.desk.Undo(ctx, c.m, a, entry, who)
	})
}
