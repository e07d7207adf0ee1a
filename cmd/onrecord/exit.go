package main

import (
	"context"
	"errors"
	"fmt"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/review"
	"onrecord/report/pack"
)

// Exit codes are part of the interface: scripts branch on them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitIncomplete  = 3
	exitInterrupted = 130
)

const exitCodesHelp = `Exit codes:
  0    done
  1    failed; nothing was written
  2    wrong usage or settings
  3    done, but documents could not be read, edits not taken or letters not shown
  130  interrupted; nothing was written
`

// handlerError marks an error that a command's own work ended with. Any error
// without the mark came from cobra, and is one of usage.
type handlerError struct{ err error }

func (e *handlerError) Error() string { return e.err.Error() }
func (e *handlerError) Unwrap() error { return e.err }

// usageError is a value on the command line that makes no sense.
type usageError struct {
	message string
	hints   []string
}

func (e *usageError) Error() string   { return e.message }
func (e *usageError) Hints() []string { return e.hints }

// incompleteError says that the work is done and delivered, but that some
// documents could not be read.
type incompleteError struct {
	failed, total int
	hints         []string
}

func (e *incompleteError) Error() string {
	if e.failed == e.total {
		return "no document could be read"
	}
	return fmt.Sprintf("%s of %s could not be read", report.Thousands(e.failed), report.Counted(e.total, "document"))
}

func (e *incompleteError) Hints() []string { return e.hints }

// exit turns the final error into its message and its exit code. It is the
// one place that does.
func (p *program) exit(ctx context.Context, err error) int {
	code := exitCode(ctx, err)
	switch code {
	case exitDone:
	case exitInterrupted:
		p.messages.Failure("interrupted")
	default:
		// Mistakes in settings come as a list: each is a line that editors jump to.
		if e, ok := errors.AsType[*settingsError](err); ok {
			for _, m := range e.mistakes {
				p.messages.Failure(m.Error())
			}
			break
		}
		p.messages.Failure(err.Error(), hintsOf(err)...)
	}
	return code
}

// hintsOf returns what a person can do about an error, also where a desk's archive
// failed in the middle of the work.
func hintsOf(err error) []string {
	hints := report.Hints(err)
	switch {
	case hints != nil:
	case archive.IsDamage(err):
		hints = []string{`the desk's archive is damaged: "onrecord check" says more; put the latest good backup in its place`}
	case archive.IsReadOnly(err):
		hints = []string{"you may not write to this desk, or to the folder that it lies in; find, status, check, export and backup work without"}
	}
	return hints
}

func exitCode(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil: // whatever it failed with, this is why
		return exitInterrupted
	case is[*incompleteError](err), is[*review.UntakenError](err), is[*pack.LettersError](err):
		return exitIncomplete
	case is[*usageError](err), is[*settingsError](err), !is[*handlerError](err):
		return exitUsage
	default:
		return exitFailed
	}
}

func is[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}
