package folder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"onrecord/cmd/onrecord/disk"
	"onrecord/parse/read"
	"onrecord/report/ingest"
	"onrecord/report/page"
)

// draftMark begins the name of a file in the inbox that is not whole yet; a hidden file is
// no document.
const draftMark = ".onrecord-drop-"

// Store puts a file into the inbox. The file gets its name when it is completely written
// to disk, and never replaces another; if the same file exists under the same name,
// nothing is done.
func (d Desk) Store(ctx context.Context, name string, from io.Reader) (page.Stored, error) {
	var stored page.Stored
	draft, err := d.draft(from)
	if err != nil {
		return stored, err
	}
	defer os.Remove(draft)
	for n := 1; ctx.Err() == nil; n++ {
		stored.Name = numberedName(name, n)
		target := d.Path(Inbox, stored.Name)
		err := os.Link(draft, target)
		switch {
		case err == nil:
			return stored, nil
		case !errors.Is(err, fs.ErrExist):
			if disk.Exists(target) {
				continue
			}
			return stored, os.Rename(draft, target) // a file system without links
		}
		if same, err := sameFile(draft, target); same || err != nil {
			stored.There = same
			return stored, err
		}
	}
	return stored, ctx.Err()
}

// draft writes a file that has no name yet.
func (d Desk) draft(from io.Reader) (path string, err error) {
	f, err := os.CreateTemp(d.Path(Inbox), draftMark+"*")
	if err != nil {
		return "", err
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			os.Remove(f.Name())
		}
	}()
	const readable = 0o644
	n, err := io.Copy(f, io.LimitReader(from, read.MaxSize+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("it did not arrive complete: %w", err)
	case n > read.MaxSize:
		return "", fmt.Errorf("%w: more than %d MB", read.ErrTooLarge, read.MaxSize>>20)
	}
	return f.Name(), errors.Join(f.Chmod(readable), f.Sync())
}

func numberedName(name string, n int) string {
	if n == 1 {
		return name
	}
	ending := filepath.Ext(name)
	return strings.TrimSuffix(name, ending) + "-" + strconv.Itoa(n) + ending
}

func sameFile(a, b string) (bool, error) {
	x, err := os.ReadFile(a)
	if err != nil {
		return false, err
	}
	y, err := os.ReadFile(b)
	return bytes.Equal(x, y), err
}

// StoreText puts a text into the inbox, with its sidecar.
func (d Desk) StoreText(ctx context.Context, name, text, beside string) error {
	if beside != "" {
		for n := 1; disk.Exists(d.Path(Inbox, name)) || disk.Exists(d.Path(Inbox, name+ingest.SidecarEnding)); n++ {
			name = numberedName(name, n+1)
		}
		if err := disk.Write(ctx, disk.Holding(d.Path(Inbox, name+ingest.SidecarEnding), []byte(beside))); err != nil {
			return err
		}
	}
	_, err := d.Store(ctx, name, strings.NewReader(text))
	return err
}

// SweepDrops removes what interrupted uploads have left.
func (d Desk) SweepDrops() {
	list, _ := filepath.Glob(d.Path(Inbox, draftMark+"*")) // the pattern is a good one
	for _, path := range list {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > oldDraft {
			os.Remove(path)
		}
	}
}

// oldDraft is the age at which no upload can be at work on a draft.
const oldDraft = 2 * time.Hour
