package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"unicode"

	"onrecord/parse/read"
	"onrecord/report"
)

// Stdin among paths means standard input.
const Stdin = "-"

// Collect lists the documents that the paths lead to: files in the order given, and all
// files in folders and their subfolders, sorted by name. Hidden files and sidecars are not
// documents. Anything that cannot be read later is listed with the reason, so that nothing
// is lost silently.
//
// A path that does not exist is an error before any work is done: a typing error in a
// command must not lead to a briefing without a document.
func Collect(ctx context.Context, files fs.FS, paths []string) ([]File, error) {
	var missing []string
	for _, p := range paths {
		if p == Stdin {
			continue
		}
		if _, err := fs.Stat(files, p); err != nil {
			missing = append(missing, report.PathError(p, err).Error())
		}
	}
	if missing != nil {
		return nil, errors.New(strings.Join(missing, "; "))
	}

	c := collector{ctx: ctx, files: files, seen: make(map[string]bool), folders: make(map[string]names)}
	for _, p := range paths {
		if err := c.argument(p); err != nil {
			return nil, err
		}
	}
	return c.list, nil
}

type collector struct {
	ctx   context.Context
	files fs.FS
	list  []File
	seen  map[string]bool // a file that two paths lead to is one document

	folders map[string]names // of the files that were named themselves
}

func (c *collector) add(f File) {
	f.Path = filepath.ToSlash(f.Path)
	if !c.seen[f.Path] {
		c.seen[f.Path] = true
		c.list = append(c.list, f)
	}
}

func (c *collector) skip(path, reason string) {
	c.add(File{Path: path, Status: report.StatusSkipped, Reason: reason})
}

func (c *collector) fail(path string, err error) {
	c.add(File{Path: path, Status: report.StatusFailed, Reason: report.Reason(err)})
}

// argument adds what one path of the command line leads to. A file that is
// named is read whatever it is called, unless it is the sidecar of a document
// beside it: "inbox/*" names those as well.
func (c *collector) argument(path string) error {
	if path == Stdin {
		c.add(File{Path: path, Named: true})
		return nil
	}
	path = filepath.Clean(path)
	info, err := fs.Stat(c.files, path)
	if err != nil {
		return report.PathError(path, err)
	}
	if info.IsDir() {
		return c.folder(path)
	}
	dir := filepath.Dir(path)
	beside, ok := c.folders[dir]
	if !ok {
		entries, _ := fs.ReadDir(c.files, dir) // a folder that may not be listed has no sidecars that we could find
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
	entries, err := fs.ReadDir(c.files, path) // sorted by name
	if err != nil {
		c.fail(path, fmt.Errorf("cannot list the folder: %w", err))
		return nil
	}
	beside := namesOf(entries)
	for _, e := range entries {
		name, full := e.Name(), filepath.Join(path, e.Name())
		switch {
		case isHidden(name) || beside.sidecars[name]:
		case e.IsDir() && beside.pageOf(name) != "":
			c.skip(full, "pictures and scripts saved with "+beside.pageOf(name))
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
	info, err := fs.Stat(c.files, path)
	switch {
	case err != nil:
		c.fail(path, err)
	case info.IsDir():
		c.skip(path, "a link to a folder; name the folder itself to read it")
	case !info.Mode().IsRegular():
		c.skip(path, "a pipe or device, not a file")
	default:
		c.document(path, beside, false)
	}
}

func (c *collector) document(path string, beside names, named bool) {
	name := filepath.Base(path)
	f := File{Path: path, Named: named}
	for _, s := range SidecarNames(name) {
		if beside.sidecars[s] && beside.all[s] {
			f.Sidecar = filepath.Join(filepath.Dir(path), s)
			break
		}
	}
	c.add(f)
}

// isHidden reports whether a file in a folder is not the user's own: dot files, and the
// lock files that Word and Excel leave beside an open file.
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
		if filepath.Ext(e.Name()) == SidecarEnding || isHidden(e.Name()) {
			continue
		}
		for _, s := range SidecarNames(e.Name()) {
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

// FreeSidecar returns a name for the sidecar of a file that has none: the short form,
// unless it would also describe another document in the folder.
func FreeSidecar(files fs.FS, file string) string {
	name := filepath.Base(file)
	long, short := SidecarNames(name)[0], SidecarNames(name)[1]
	entries, err := fs.ReadDir(files, filepath.Dir(file))
	if err != nil {
		return long
	}
	for _, e := range entries {
		if e.Name() != name && !isHidden(e.Name()) && SidecarNames(e.Name())[1] == short {
			return long
		}
	}
	return short
}

// File is one file to be read, or to be listed without being read.
type File struct {
	Path string // as rows and record name it, with forward slashes

	// Named says that somebody asked for this very file: it is read whatever its
	// name is. Of a folder's files only documents are, see isDocument.
	Named   bool
	Sidecar string // path of the file that describes it; empty if there is none

	// A Status says that the file is not to be read, and Reason why.
	Status report.Status
	Reason string

	// Open returns the file's bytes, its sidecar and how it is to be read.
	Open func(context.Context) (read.Input, error)
}

// FromReader returns a file with the content of a reader. The path names it in rows; its
// extension helps to recognise the format.
func FromReader(name string, r io.Reader) File {
	return File{Path: name, Named: true, Open: func(context.Context) (read.Input, error) {
		data, err := ReadAll(r)
		return read.Input{Path: name, Data: data}, err
	}}
}

// FromFS returns a file in a file system, with its sidecar: "talks.txt.yaml" or
// "talks.yaml".
func FromFS(files fs.FS, name string) File {
	return File{Path: name, Named: true, Open: func(context.Context) (read.Input, error) {
		f, err := files.Open(name)
		if err != nil {
			return read.Input{}, err
		}
		defer f.Close()
		in := read.Input{Path: name}
		if in.Data, err = ReadAll(f); err != nil {
			return in, err
		}
		for _, beside := range SidecarNames(name) {
			if in.Sidecar, err = fs.ReadFile(files, beside); err == nil {
				in.SidecarPath = beside
				break
			} else if !errors.Is(err, fs.ErrNotExist) {
				return in, fmt.Errorf("sidecar %s: %s", beside, report.Reason(err))
			}
		}
		return in, nil
	}}
}

// ReadAll reads a stream. If it is too large, it reads just enough for parse/read to
// notice.
func ReadAll(r io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, read.MaxSize+1))
}

// SidecarEnding is the extension of sidecar files.
const SidecarEnding = ".yaml"

// SidecarNames returns the possible names of a document's sidecar, the more exact one
// first: "statement.txt.yaml", "statement.yaml".
func SidecarNames(name string) []string {
	return []string{name + SidecarEnding, strings.TrimSuffix(name, path.Ext(name)) + SidecarEnding}
}

// isDocument reports whether a file's name allows it to be a document: it has the
// extension of a format that is read, or no extension. An extension is made of letters:
// "speech of Nov. 5" has none, nor has the third article of "export.csv#3".
func isDocument(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	for _, r := range strings.TrimPrefix(ending, ".") {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return true
		}
	}
	return ending == "" || endings()[ending]
}

// endings are those of the formats that are read.
var endings = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, f := range read.Formats() {
		for _, e := range f.Endings {
			all[e] = true
		}
	}
	return all
})

// asked reports whether the user or the name of a file says that it is a
// document.
func (f File) asked() bool { return f.Named || isDocument(f.Path) }
