package disk

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onrecord/report"
	"onrecord/report/desk/plain"
)

// WriteFolder writes files into a folder, which gets its name when all of them are there.
func WriteFolder(place string, write func(plain.Create) error) error {
	part := filepath.Join(filepath.Dir(place), "."+filepath.Base(place)+".part")
	if err := os.RemoveAll(part); err != nil { // of a run that was ended
		return err
	}
	defer os.RemoveAll(part)
	var open *os.File
	done := func() error {
		if open == nil {
			return nil
		}
		err := errors.Join(open.Sync(), open.Close())
		open = nil
		return err
	}
	err := write(func(name string) (io.Writer, error) {
		if err := done(); err != nil {
			return nil, err
		}
		path := filepath.Join(part, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return nil, err
		}
		var err error
		open, err = os.Create(path)
		return open, err
	})
	if err = errors.Join(err, done()); err == nil {
		err = os.Rename(part, place)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %s", place, report.Reason(err))
	}
	return nil
}
