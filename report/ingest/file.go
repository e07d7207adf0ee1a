package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"onrecord/parse/read"
	"onrecord/report"
)

// File is one file to be read, or to be listed without being read.
type File struct {
	Path string // as rows and record name it, with forward slashes

	// Named says that somebody asked for this very file: it is read whatever its
	// name is. Of a folder's files only documents are, see [IsDocument].
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

// IsDocument reports whether a file's name allows it to be a document: it has the
// extension of a format that is read, or no extension. An extension is made of letters:
// "speech of Nov. 5" has none, nor has the third article of "export.csv#3".
func IsDocument(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	for _, r := range strings.TrimPrefix(ending, ".") {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return true
		}
	}
	return ending == "" || slices.ContainsFunc(read.Formats(), func(f read.Format) bool { return slices.Contains(f.Endings, ending) })
}

// asked reports whether the user or the name of a file says that it is a
// document.
func (f File) asked() bool { return f.Named || IsDocument(f.Path) }
