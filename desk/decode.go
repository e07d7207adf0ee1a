package desk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/goccy/go-yaml"
)

// Error is a mistake in a settings file. Line and Column count from 1; both
// are 0 where the mistake concerns the whole file.
type Error struct {
	File         string
	Line, Column int
	Message      string
}

// Error returns "FILE:LINE:COLUMN: message", the form editors jump to.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

func settingError(file, format string, args ...any) *Error {
	return &Error{File: file, Message: fmt.Sprintf(format, args...)}
}

// decode reads one settings file into a struct whose field names, in lower
// case, are the keys allowed. A file of nothing but comments leaves it as it is.
func decode(files fs.FS, name string, into any) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return settingError(name, "no such settings file")
	}
	err = yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(into)
	if err == nil || errors.Is(err, io.EOF) {
		return nil
	}
	out := &Error{File: name, Message: err.Error()}
	if y, ok := errors.AsType[yaml.Error](err); ok {
		out.Message = y.GetMessage()
		if t := y.GetToken(); t != nil && t.Position != nil {
			out.Line, out.Column = t.Position.Line, t.Position.Column
		}
	}
	return out
}
