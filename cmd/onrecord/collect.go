package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/ingest"
)

// openFiles has files opened from a folder, which their paths and sidecars are
// relative to.
func (p *program) openFiles(list []ingest.File, root string, tables []desk.Table) []ingest.File {
	for i, f := range list {
		list[i].Open = func(ctx context.Context) (read.Input, error) { return p.open(ctx, f, root, tables) }
	}
	return list
}

// open reads one file, with its sidecar.
func (p *program) open(ctx context.Context, f ingest.File, root string, tables []desk.Table) (read.Input, error) {
	in := read.Input{Path: f.Path, Columns: desk.Columns(tables, f.Path), PDF: pdfReader(ctx)}
	var err error
	if f.Path == stdinPath {
		in.Data, err = readStream(ctx, p.stdin)
	} else {
		in.Data, err = readFile(filepath.Join(root, filepath.FromSlash(f.Path)))
	}
	if err == nil && f.Sidecar != "" {
		in.SidecarPath = filepath.ToSlash(f.Sidecar)
		if in.Sidecar, err = readFile(filepath.Join(root, f.Sidecar)); err != nil {
			err = fmt.Errorf("sidecar %s: %s", in.SidecarPath, report.Reason(err))
		}
	}
	return in, err
}

// stdinPath stands for standard input among the paths of a command.
const stdinPath = "-"

// collect lists the documents that the paths lead to: files in the order
// given, those of a folder at any depth and sorted by name. Hidden files and
// sidecars are not documents. Whatever else cannot be read later is listed
// with its reason: nothing is lost silently.
//
// A path that does not exist is an error before any work is done: a slip of
// the pen in a command must not become a briefing with a document missing.
func collect(ctx context.Context, paths []string) ([]ingest.File, error) {
	var missing []error
	for _, p := range paths {
		if p == stdinPath {
			continue
		}
		if _, err := os.Stat(p); err != nil {
			missing = append(missing, pathError(p, err))
		}
	}
	if missing != nil {
		return nil, joined(missing)
	}

	c := collector{ctx: ctx, seen: make(map[string]bool), folders: make(map[string]names)}
	for _, p := range paths {
		if err := c.argument(p); err != nil {
			return nil, err
		}
	}
	return c.list, nil
}

type collector struct {
	ctx  context.Context
	list []ingest.File
	seen map[string]bool // a file that two paths lead to is one document

	folders map[string]names // of the files that were named themselves
}

func (c *collector) add(f ingest.File) {
	f.Path = filepath.ToSlash(f.Path)
	if !c.seen[f.Path] {
		c.seen[f.Path] = true
		c.list = append(c.list, f)
	}
}

func (c *collector) skip(path, reason string) {
	c.add(ingest.File{Path: path, Status: report.StatusSkipped, Reason: reason})
}

func (c *collector) fail(path string, err error) {
	c.add(ingest.File{Path: path, Status: report.StatusFailed, Reason: report.Reason(err)})
}

// argument adds what one path of the command line leads to. A file that is
// named is read whatever it is called, unless it is the sidecar of a document
// beside it: "inbox/*" names those as well.
func (c *collector) argument(path string) error {
	if path == stdinPath {
		c.add(ingest.File{Path: path, Named: true})
		return nil
	}
	path = filepath.Clean(path)
	info, err := os.Stat(path)
	if err != nil {
		return pathError(path, err)
	}
	if info.IsDir() {
		return c.folder(path)
	}
	dir := filepath.Dir(path)
	beside, ok := c.folders[dir]
	if !ok {
		entries, _ := os.ReadDir(dir) // a folder that may not be listed has no sidecars that we could find
		beside = namesOf(entries)
		c.folders[dir] = beside
	}
	if !beside.sidecars[filepath.Base(path)] {
		c.document(path, beside, true)
	}
	return nil
}

func (c *collector) folder(path string) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	entries, err := os.ReadDir(path) // sorted by name
	if err != nil {
		c.fail(path, fmt.Errorf("the folder cannot be listed: %w", err))
		return nil
	}
	beside := namesOf(entries)
	for _, e := range entries {
		name, full := e.Name(), filepath.Join(path, e.Name())
		switch {
		case isHidden(name) || beside.sidecars[name]:
		case e.IsDir() && beside.pageOf(name) != "":
			c.skip(full, "the pictures and scripts of "+beside.pageOf(name))
		case e.IsDir():
			if err := c.folder(full); err != nil {
				return err
			}
		default:
			c.entry(full, beside)
		}
	}
	return nil
}

// entry adds a file found in a folder. Pipes and devices are not opened:
// reading them may never end. A link to a folder is not followed: it may lead
// back to where it is.
func (c *collector) entry(path string, beside names) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		c.fail(path, err)
	case info.IsDir():
		c.skip(path, "a link to a folder; name the folder itself to read it")
	case !info.Mode().IsRegular():
		c.skip(path, "not a file but a pipe or a device")
	default:
		c.document(path, beside, false)
	}
}

func (c *collector) document(path string, beside names, named bool) {
	name := filepath.Base(path)
	f := ingest.File{Path: path, Named: named}
	for _, s := range ingest.SidecarNames(name) {
		if beside.sidecars[s] && beside.all[s] {
			f.Sidecar = filepath.Join(filepath.Dir(path), s)
			break
		}
	}
	c.add(f)
}

// isHidden reports whether a file of a folder is none of the user's: dot
// files, and the locks that Word and Excel leave beside an open file.
func isHidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// names are what one folder holds.
type names struct {
	all      map[string]bool
	sidecars map[string]bool // what a sidecar of its documents would be called
}

func namesOf(entries []fs.DirEntry) names {
	n := names{all: make(map[string]bool, len(entries)), sidecars: make(map[string]bool, len(entries))}
	for _, e := range entries {
		n.all[e.Name()] = true
		if filepath.Ext(e.Name()) == ingest.SidecarEnding || isHidden(e.Name()) {
			continue
		}
		for _, s := range ingest.SidecarNames(e.Name()) {
			n.sidecars[s] = true
		}
	}
	return n
}

// pageOf returns the web page beside a folder in which the browser that saved
// it put its parts: NAME.html beside "NAME_files", as browsers call it in
// several languages. The pages in there are advertisements.
func (n names) pageOf(folder string) string {
	for _, end := range []string{"_files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_arquivos", "_pliki"} {
		page, ok := strings.CutSuffix(folder, end)
		if !ok {
			continue
		}
		for _, ending := range []string{".html", ".htm", ".xhtml"} {
			if n.all[page+ending] {
				return page + ending
			}
		}
	}
	return ""
}

// readFile returns the bytes of a file. What is too large is not even begun.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > read.MaxSize {
		return nil, fmt.Errorf("%w: more than %d MB", read.ErrTooLarge, read.MaxSize>>20)
	}
	return ingest.ReadAll(f)
}

// readStream is ingest.ReadAll for a stream that may never end, such as a terminal
// where nobody types: an interrupt must not wait for it.
func readStream(ctx context.Context, r io.Reader) ([]byte, error) {
	type answer struct {
		data []byte
		err  error
	}
	ready := make(chan answer, 1)
	go func() {
		data, err := ingest.ReadAll(r)
		ready <- answer{data, err}
	}()
	select {
	case a := <-ready:
		return a.data, a.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// pathError names a path of the command line and what is wrong with it.
func pathError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file or folder", path)
	}
	return fmt.Errorf("%s: %s", path, report.Reason(err))
}

// joined makes several errors one, of one line.
func joined(errs []error) error {
	words := make([]string, len(errs))
	for i, err := range errs {
		words[i] = err.Error()
	}
	return errors.New(strings.Join(words, "; "))
}
