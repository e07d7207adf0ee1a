package archive

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Holder is the run that writes to the archive.
type Holder struct {
	PID   int
	Host  string
	Since time.Time
	Doing string // the command
}

// LockedError says that another run is writing to the archive.
type LockedError struct{ By Holder }

func (e *LockedError) Error() string {
	if e.By.PID == 0 {
		return "another run is using the desk"
	}
	return fmt.Sprintf("%s has been using the desk since %s (process %d on %s)", e.By.Doing, e.By.Since.Format("2006-01-02 15:04:05"), e.By.PID, e.By.Host)
}

// lock is a lock of the operating system on a file beside the archive. It ends
// with the process, however that ends, so that no lock is ever left behind.
type lock struct {
	db   *sql.DB
	conn *sql.Conn
	held bool // by this run
}

// Lock makes this run the writer, until Unlock or Close. If another run is writing, it
// waits until the context ends, and then returns a [LockedError]. If the previous writer
// ended without releasing the lock, that writer is returned: what it had stored is kept,
// the rest is lost; if it was removing something, the file is rewritten now.
func (a *Archive) Lock(ctx context.Context, me Holder) (left *Holder, err error) {
	quiet := context.WithoutCancel(ctx) // ctx bounds the wait, and nothing else
	if a.lock == nil {
		// The lock must not share a file with the archive, which others read. Locking is
		// tried again and again, so that the wait can end at any moment.
		db, err := connect(a.path+"-lock", "rwc", "busy_timeout(0)")
		if err != nil {
			return nil, err
		}
		conn, err := db.Conn(quiet)
		if err != nil {
			db.Close()
			return nil, err
		}
		a.lock = &lock{db: db, conn: conn}
	}
	if a.lock.held {
		return nil, nil
	}
	if err := acquire(ctx, a.lock.conn); err != nil {
		if ctx.Err() == nil {
			return nil, fmt.Errorf("locking the desk: %w", err)
		}
		by, _ := a.holder(quiet)
		return nil, &LockedError{by}
	}
	a.lock.held = true
	if by, err := a.holder(quiet); err == nil && by.PID != 0 {
		left = &by
	}
	if err := a.setHolder(quiet, "INSERT OR REPLACE INTO holder VALUES (1, ?, ?, ?, ?)", me.PID, me.Host, me.Since.Format(time.RFC3339Nano), me.Doing); err != nil {
		return left, err
	}
	return left, a.scrubAgain(quiet)
}

// setHolder records who holds the desk. It need not be flushed to disk at once: the lock
// itself is what counts.
func (a *Archive) setHolder(ctx context.Context, query string, args ...any) error {
	conn, err := a.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	_, err = conn.ExecContext(ctx, "PRAGMA synchronous(NORMAL)")
	if err == nil {
		_, err = conn.ExecContext(ctx, query, args...)
	}
	_, after := conn.ExecContext(ctx, "PRAGMA synchronous(FULL)")
	return cmp.Or(err, after)
}

// acquire locks the file, retrying while another process has it.
func acquire(ctx context.Context, conn *sql.Conn) error {
	quiet := context.WithoutCancel(ctx)
	pause := time.NewTicker(50 * time.Millisecond)
	defer pause.Stop()
	for {
		_, err := conn.ExecContext(quiet, "BEGIN EXCLUSIVE")
		if err == nil || codeOf(err)&sqlitePrimaries != sqliteBusy {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-pause.C:
		}
	}
}

func (a *Archive) holder(ctx context.Context) (Holder, error) {
	var h Holder
	var since string
	err := a.db.QueryRowContext(ctx, "SELECT pid, host, since, doing FROM holder").Scan(&h.PID, &h.Host, &since, &h.Doing)
	if err == nil {
		h.Since, err = time.Parse(time.RFC3339Nano, since)
	}
	return h, err
}

// Unlock releases the lock, if this run holds it.
func (a *Archive) Unlock() {
	if a.lock == nil || !a.lock.held {
		return
	}
	_ = a.setHolder(context.Background(), "DELETE FROM holder") // if it fails, the run seems to have crashed
	_, _ = a.lock.conn.ExecContext(context.Background(), "ROLLBACK")
	a.lock.held = false
}
