// Package exit says what an error means to the person who ran the command: the exit
// code, which scripts rely on, and hints on what to do.
package exit

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/review"
	"onrecord/report/pack"
)

// The exit codes of the command.
const (
	Done        = 0
	Failed      = 1
	Wrong       = 2 // usage or settings
	Partly      = 3
	Interrupted = 130
)

// Help is the end of every command's help text.
const Help = `Exit codes:
  0    done
  1    failed; no output was written
  2    wrong usage or settings
  3    done, but some documents could not be read, edits applied or characters shown
  130  interrupted; no output was written, but what a desk had filed by then is kept
`

// workError marks an error that a command's own work ended with. Any error without the
// mark came from cobra, and is one of usage.
type workError struct{ error }

func (e *workError) Unwrap() error { return e.error }

// OfWork returns the error of a command's own work.
func OfWork(err error) error {
	if err == nil {
		return nil
	}
	return &workError{err}
}

type usageError struct {
	error
	hints []string
}

func (e *usageError) Hints() []string { return e.hints }

// Usage returns the error for an invalid command line.
func Usage(message string, hints ...string) error {
	return &usageError{errors.New(message), hints}
}

// Incomplete counts the documents of a completed run, some of which may not have been
// read.
type Incomplete struct {
	Failed, Total int
	Reasons       []string // shown as hints
}

// Count adds a document with this status.
func (e *Incomplete) Count(s report.Status) {
	if s != report.StatusSkipped {
		e.Total++
	}
	if s == report.StatusFailed {
		e.Failed++
	}
}

// Err returns the error of the run, nil if every document was read.
func (e *Incomplete) Err() error {
	if e.Failed == 0 {
		return nil
	}
	return e
}

func (e *Incomplete) Error() string {
	if e.Failed == e.Total {
		return "no document could be read"
	}
	return fmt.Sprintf("%s of %s could not be read", report.Thousands(e.Failed), report.Counted(e.Total, "document"))
}

func (e *Incomplete) Hints() []string { return e.Reasons }

// Code returns the exit code for the error that the command ended with.
func Code(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return Done
	case ctx.Err() != nil: // whatever it failed with, this is why
		return Interrupted
	case Is[*Incomplete](err), Is[*review.UntakenError](err), Is[*pack.LettersError](err):
		return Partly
	case Is[*usageError](err), Is[desk.Errors](err), !Is[*workError](err):
		return Wrong
	}
	return Failed
}

// Text returns the message of an error. Those of a desk's archive in the middle of the work
// do not name the file themselves.
func Text(err error) string {
	text := err.Error()
	switch {
	case strings.Contains(text, ".sqlite"):
	case archive.IsFull(err):
		return "the disk of the desk is full: archive.sqlite cannot be written"
	case archive.IsDamage(err):
		return "archive.sqlite of the desk is damaged: " + text
	}
	return text
}

// Hints returns what the user can do about an error, including an error of a desk's
// archive in the middle of the work.
func Hints(err error) []string {
	hints := report.Hints(err)
	switch {
	case hints != nil:
	case archive.IsFull(err):
		hints = []string{"free some space there and run the command again; what was filed before is kept"}
	case archive.IsDamage(err):
		hints = []string{`the desk's archive is damaged; "onrecord check" gives details; put the latest good backup in its place`}
	case archive.IsReadOnly(err):
		hints = []string{"you may not write to this desk or to the folder that holds it; find, status, check, export and backup work all the same"}
	}
	return hints
}

// Is reports whether an error is of a kind, or wraps one.
func Is[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}
