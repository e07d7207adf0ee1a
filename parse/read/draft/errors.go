package draft

import (
	"errors"
	"fmt"
)

// What keeps a document from being read. Callers tell them apart with
// errors.Is.
var (
	ErrEmpty      = errors.New("the file is empty")
	ErrTooLarge   = errors.New("the file is too large")
	ErrBinary     = errors.New("the file is not text")
	ErrEncoding   = errors.New("the text encoding is unknown")
	ErrFormat     = errors.New("the format cannot be read")
	ErrColumns    = errors.New("the columns of the articles were not recognised")
	ErrNoArticles = errors.New("the table contains no articles")
	ErrDamaged    = errors.New("the file is damaged")
	ErrLocked     = errors.New("the file is protected by a password; save a copy without one")
	ErrNesting    = errors.New("too many archives inside archives")
	ErrInternal   = errors.New("internal error")
)

// FormatError names a format that was recognised and is not read. It wraps
// ErrFormat.
type FormatError struct {
	Format  string // "PDF", "HTML"
	Instead string // what to do with such a file; empty if nobody knows
}

func (e *FormatError) Error() string {
	if e.Instead == "" {
		return e.Format + " cannot be read"
	}
	return e.Format + " cannot be read; " + e.Instead
}

// Unwrap returns ErrFormat.
func (e *FormatError) Unwrap() error { return ErrFormat }

// PanicError is a bug, met while a document was read. It wraps
// ErrInternal.
type PanicError struct {
	Value any
	Stack string
}

func (e *PanicError) Error() string { return fmt.Sprintf("%s: %v", ErrInternal, e.Value) }

// Unwrap returns ErrInternal.
func (e *PanicError) Unwrap() error { return ErrInternal }
