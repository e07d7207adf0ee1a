package read

import "errors"

// What keeps a document from being read. Callers tell them apart with
// errors.Is.
var (
	ErrEmpty    = errors.New("the file is empty")
	ErrTooLarge = errors.New("the file is too large")
	ErrBinary   = errors.New("the file is not text")
	ErrEncoding = errors.New("the file is in no known encoding")
	ErrFormat   = errors.New("the format is not read yet")
	ErrDamaged  = errors.New("the file is damaged")
	ErrLocked   = errors.New("the file is locked with a password; save a copy without one")
)

// FormatError names a format that was recognised and is not read. It wraps
// ErrFormat.
type FormatError struct {
	Format string // "PDF", "HTML"
}

func (e *FormatError) Error() string { return e.Format + " is not read yet" }

// Unwrap returns ErrFormat.
func (e *FormatError) Unwrap() error { return ErrFormat }
