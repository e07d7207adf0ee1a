package main

import (
	"context"
	"errors"
	"time"

	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
)

// servePatience is how long a change on a page waits for another run.
const servePatience = 5 * time.Second

// changes lets the pages of one server change the desk one after the other. Between
// changes other runs may use the desk.
type changes struct {
	p    *program
	dir  string
	turn chan struct{} // holds one while somebody changes the desk
}

// do runs a function with a desk and its archive, which it alone may write to meanwhile.
func (c *changes) do(ctx context.Context, work func(folder, *archive.Archive) error) error {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	d, a, err := c.p.openToChange(ctx, c.dir, "serve", servePatience)
	if err != nil {
		return err
	}
	return errors.Join(work(d, a), a.Close())
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
