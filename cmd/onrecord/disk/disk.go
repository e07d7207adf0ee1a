// Package disk reads and writes files for the command: it reads within size limits,
// writes all outputs of a run or none, and stops when the run is interrupted.
package disk

import (
	"io/fs"
	"os"
	"path/filepath"
)

// FS is the machine's file system, for packages that open no files themselves. Names are
// paths as typed, with any bytes, relative to a folder or, if it is empty, to the working
// folder.
type FS struct{ root string }

// At returns the files below a folder, or below the working folder for "".
func At(root string) FS { return FS{root} }

func (d FS) Open(name string) (fs.File, error)          { return os.Open(d.path(name)) }
func (d FS) Stat(name string) (fs.FileInfo, error)      { return os.Stat(d.path(name)) }
func (d FS) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.path(name)) }
func (d FS) ReadFile(name string) ([]byte, error)       { return ReadFile(d.path(name)) }

func (d FS) path(name string) string {
	if d.root == "" {
		return name
	}
	return filepath.Join(d.root, filepath.FromSlash(name))
}
