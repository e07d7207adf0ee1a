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
