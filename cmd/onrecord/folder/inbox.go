package folder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/parse"
	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/desk/yamlfile"
	"onrecord/report/ingest"
	"onrecord/report/page"
)

// MakeInbox makes sure that the desk has an inbox. If it is missing although documents are
// on record, the folder was moved or a drive is not connected, and it is not created
// again: an empty inbox would hide the problem.
func (d Desk) MakeInbox(m *console.Messages) error {
	root := d.Path(Inbox)
	if disk.Exists(root) {
		return nil
	}
	if disk.Exists(d.Path(Archive)) {
		return report.WithHint(fmt.Errorf("%s does not exist, although documents from it are on record", root),
			"put it back, or connect the drive it is on; \"mkdir "+root+"\" starts with an empty one and keeps what is on record")
	}
	if err := os.MkdirAll(root, 0o777); err != nil {
		return fmt.Errorf("%s: %s", root, report.Reason(err))
	}
	m.Note("%s did not exist and has been created", root)
	return nil
}

// TakeIn files the new documents in the inbox, and reports progress before it begins and
// after each file. Unless it is nil, read is called with the documents of each file.
func (d Desk) TakeIn(ctx context.Context, m *console.Messages, in *weekly.Inbox, progress func(done, files int), read func([]ingest.Document)) error {
	root := d.Path(Inbox)
	files, err := ingest.Collect(ctx, disk.At(root), []string{"."})
	if err == nil {
		files, err = in.New(ctx, files, disk.At(root))
	}
	if err != nil {
		return err
	}
	mistakes, _ := weekly.CheckSidecars(disk.At(root), files)
	for _, wrong := range mistakes {
		wrong.File = filepath.Join(root, filepath.FromSlash(wrong.File))
		m.Warning(wrong.Error(), "correct it; the next run reads the document again")
	}
	leaveOutLinks(m, root, files)
	progress(0, len(files))
	return in.TakeIn(ctx, input.Open(nil, files, root, d.Settings.Tables),
		ingest.Options{Extract: d.Options, Done: read, Progress: func(n int) { progress(n, len(files)) }})
}

// leaveOutLinks marks files that are not of the inbox, though a link in it leads there.
func leaveOutLinks(m *console.Messages, root string, files []ingest.File) {
	inside, err := filepath.EvalSymlinks(root)
	if err != nil {
		return // it was looked into a moment ago
	}
	for i, f := range files {
		full := filepath.Join(root, filepath.FromSlash(f.Path))
		if info, err := os.Lstat(full); err != nil || info.Mode()&os.ModeSymlink == 0 {
			continue
		}
		behind, err := filepath.EvalSymlinks(full)
		if err != nil {
			continue // reading says why
		}
		if rel, err := filepath.Rel(inside, behind); err == nil && filepath.IsLocal(rel) {
			continue
		}
		files[i].Status, files[i].Reason = report.StatusSkipped, "a link to a place outside the inbox; copy the file into it"
		m.Warning(full+" is a link to a place outside the inbox, "+behind+"; it is not read", "copy the file into the inbox")
	}
}

// Inside returns the name of a document in the inbox, and its file unless it is inside
// another. The name may be a path from the working folder or from the inbox.
func (d Desk) Inside(name string) (inside, file string, err error) {
	root, err := filepath.Abs(d.Path(Inbox))
	if err != nil {
		return "", "", err
	}
	here, err := filepath.Abs(name)
	if err != nil {
		return "", "", err
	}
	for _, full := range []string{here, filepath.Join(root, name)} {
		rel, err := filepath.Rel(root, full)
		if err != nil || !filepath.IsLocal(rel) {
			continue
		}
		info, err := os.Stat(full)
		switch {
		case err == nil && info.Mode().IsRegular():
			return filepath.ToSlash(rel), full, nil
		case err != nil && full == here:
			return filepath.ToSlash(rel), "", nil // it was there once, or is inside a file
		}
	}
	return filepath.ToSlash(filepath.Clean(name)), "", nil
}

// OnRecord returns the name in the archive of a document that the user names by its path
// or by its bare name, as the PDF shows it, with its file if that is still in the inbox and
// not around others.
func (d Desk) OnRecord(ctx context.Context, a *archive.Archive, name string) (inside, file string, err error) {
	inside, file, err = d.Inside(name)
	if err != nil {
		return "", "", err
	}
	found, err := a.At(ctx, inside)
	if err != nil || len(found) > 0 {
		return inside, file, err
	}
	names, err := a.Called(ctx, path.Base(inside))
	switch {
	case err != nil:
		return "", "", err
	case inside == path.Base(inside) && len(names) == 1:
		return d.Inside(names[0])
	case inside == path.Base(inside) && len(names) > 1:
		return "", "", exit.Usage(fmt.Sprintf("%s are called %s", report.Counted(len(names), "document"), name), "name one of them: "+report.Listed(names, report.MostNamed))
	}
	if _, err := os.Stat(name); err == nil && file == "" {
		return "", "", exit.Usage(name + " is not in the inbox of " + d.Dir)
	}
	return inside, file, nil
}

// DateSidecar writes a date into the sidecar of a file, and returns the sidecar's name.
// The rest of the sidecar is unchanged.
func DateSidecar(ctx context.Context, file string, day parse.Date) (string, error) {
	list, err := input.Collect(ctx, []string{file})
	if err != nil {
		return "", err
	}
	path := ""
	if len(list) == 1 {
		path = list[0].Sidecar
	}
	if path == "" {
		path = filepath.Join(filepath.Dir(file), ingest.FreeSidecar(disk.At(""), file))
	}
	before, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s: %s", path, report.Reason(err))
	}
	sidecar, err := yamlfile.New(path, before)
	if bad, ok := errors.AsType[*yamlfile.SyntaxError](err); ok {
		return "", report.WithHint(fmt.Errorf("%s:%s", path, bad), "correct it, or delete it and run the command again")
	}
	if err == nil {
		err = sidecar.Set("date", day.String())
	}
	if err != nil {
		return "", report.WithHint(err, "date: "+day.String())
	}
	return filepath.Base(path), disk.Write(ctx, disk.Holding(path, sidecar.Bytes()))
}

// AllOnRecord returns the names in the archive of the documents that the user names.
func (d Desk) AllOnRecord(ctx context.Context, a *archive.Archive, names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		inside, _, err := d.OnRecord(ctx, a, name)
		if err != nil {
			return nil, err
		}
		found, err := a.At(ctx, inside)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, report.WithHint(fmt.Errorf("%s is not on record", name), "name it as the briefing does, or by its path in the inbox")
		}
		out = append(out, inside)
	}
	return out, nil
}

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
