package report

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Reason returns an error's words as the record of a document gives them: without
// the path and the call that package os puts before them, since the path stands
// beside the reason wherever it is shown.
func Reason(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return strings.Replace(err.Error(), e.Error(), e.Err.Error(), 1)
	}
	return err.Error()
}

// PathError names a path that somebody gave and says what is wrong with it.
func PathError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file or folder", path)
	}
	return fmt.Errorf("%s: %s", path, Reason(err))
}

// WithHint adds to an error what a person can do about it.
func WithHint(err error, hints ...string) error { return &hintedError{err, hints} }

type hintedError struct {
	error
	hints []string
}

func (e *hintedError) Unwrap() error   { return e.error }
func (e *hintedError) Hints() []string { return e.hints }

// Hints returns what a person can do about an error: what it, or one that it wraps,
// says by a method of that name.
func Hints(err error) []string {
	var e interface{ Hints() []string }
	if errors.As(err, &e) {
		return e.Hints()
	}
	return nil
}
