package serve

import (
	"context"
	"time"

	"onrecord/cmd/onrecord/exit"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/ingest"
	"onrecord/report/page"
)

// dropped reads what is dropped on the pages, as the weekly run reads what is new in the
// inbox: whatever was not read when the program ended is new at the next start.
type dropped struct {
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
	d, err := r.change.desk.Again()
	if err != nil {
		return err
	}
	a, release, err := r.change.hold(ctx)
	if err != nil {
		return err
	}
	defer release()
	today, err := d.Today("")
	if err != nil {
		return err
	}
	in := &weekly.Inbox{Archive: a, Today: today, Period: brief.LastWeek(today, d.Settings.Week.Starts),
		Known: d.Settings.Known, Reading: d.Reading}
	var at page.Progress
	var told time.Time
	err = d.TakeIn(ctx, r.change.m, in,
		func(n, files int) {
			at.Running, at.Done, at.Total = files > 0, n, files
			if at.Running && time.Since(told) >= toldEvery {
				r.tell(at)
				told, at.Documents = time.Now(), nil
			}
		},
		func(list []ingest.Document) {
			for _, one := range list {
				at.Documents = append(at.Documents, page.Read{Path: one.Record.Path, Status: one.Record.Status,
					Reason: one.Record.Reason, Rows: len(one.Rows)})
			}
		})
	if err == nil {
		at.Running, at.Done = false, at.Total
		r.tell(at)
	}
	return err
}
