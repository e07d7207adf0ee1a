package report

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Reason returns an error's text as it appears in the record of a document: without the
// path and the system call that package os adds, since the path is always shown beside it.
func Reason(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return strings.Replace(err.Error(), e.Error(), e.Err.Error(), 1)
	}
	return err.Error()
}

// PathError names a path given by the user and says what is wrong with it.
func PathError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file or folder", path)
	}
	return fmt.Errorf("%s: %s", path, Reason(err))
}

// WithHint adds hints to an error: what the user can do about it.
func WithHint(err error, hints ...string) error { return &hintedError{err, hints} }

type hintedError struct {
	error
	hints []string
}

func (e *hintedError) Unwrap() error   { return e.error }
func (e *hintedError) Hints() []string { return e.hints }

// Hints returns what the user can do about an error: the result of its method of that
// name, or of an error that it wraps.
func Hints(err error) []string {
	var e interface{ Hints() []string }
	if errors.As(err, &e) {
		return e.Hints()
	}
	return nil
}
