package archive

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Holder is a run that writes to the archive.
type Holder struct {
	PID   int
	Host  string
	Since time.Time
	Doing string // the command
}

// LockedError says that another run writes to the archive.
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
}

// Lock makes this run the writer, until Close. If another run is writing, it
// waits until the context ends, and then returns a [LockedError]. If the
// previous writer ended without releasing the lock, it is returned: what it had
// stored by then is kept, the rest is not; if it was removing something, its file is
// rewritten now.
func (a *Archive) Lock(ctx context.Context, me Holder) (left *Holder, err error) {
	if a.lock != nil {
		return nil, nil
	}
	// The lock must not share a file with the archive, which others read.
	db, err := connect(a.path+"-lock", "rwc", "busy_timeout(0)")
	if err != nil {
		return nil, err
	}
	conn, err := acquire(ctx, db)
	if err != nil {
		db.Close()
		if ctx.Err() == nil {
			return nil, fmt.Errorf("locking the desk: %w", err)
		}
		by, _ := a.holder(context.WithoutCancel(ctx))
		return nil, &LockedError{by}
	}
	a.lock = &lock{db, conn}
	ctx = context.WithoutCancel(ctx) // it bounds the wait, which is over
	if by, err := a.holder(ctx); err == nil && by.PID != 0 {
		left = &by
	}
	if _, err = a.db.ExecContext(ctx, "INSERT OR REPLACE INTO holder VALUES (1, ?, ?, ?, ?)", me.PID, me.Host, me.Since.Format(time.RFC3339Nano), me.Doing); err != nil {
		return left, err
	}
	return left, a.scrubAgain(ctx)
}

// acquire locks the file, retrying while another process has it.
func acquire(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	quiet := context.WithoutCancel(ctx)
	conn, err := db.Conn(quiet)
	if err != nil {
		return nil, err
	}
	pause := time.NewTicker(50 * time.Millisecond)
	defer pause.Stop()
	for {
		if _, err = conn.ExecContext(quiet, "BEGIN EXCLUSIVE"); err == nil {
			return conn, nil
		}
		if codeOf(err)&sqlitePrimaries != sqliteBusy {
			conn.Close()
			return nil, err
		}
		select {
		case <-ctx.Done():
			conn.Close()
			return nil, ctx.Err()
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

// unlock releases the lock.
func (a *Archive) unlock() {
	if a.lock == nil {
		return
	}
	_, _ = a.db.Exec("DELETE FROM holder") // what stays is taken for a run that did not end
	_, _ = a.lock.conn.ExecContext(context.Background(), "ROLLBACK")
	_ = a.lock.conn.Close()
	_ = a.lock.db.Close()
	a.lock = nil
}
