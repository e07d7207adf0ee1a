package main

import (
	"io/fs"
	"os"
	"path/filepath"
)

// disk is the file system of the machine for packages that open no files
// themselves. Names are paths as they are typed, whatever bytes they have, from a
// folder or, if it is empty, from the working folder.
type disk struct{ root string }

func (d disk) Open(name string) (fs.File, error)          { return os.Open(d.path(name)) }
func (d disk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(d.path(name)) }
func (d disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.path(name)) }
func (d disk) ReadFile(name string) ([]byte, error)       { return readFile(d.path(name)) }

func (d disk) path(name string) string {
	if d.root == "" {
		return name
	}
	return filepath.Join(d.root, filepath.FromSlash(name))
}
