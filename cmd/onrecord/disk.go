package main

import (
	"io/fs"
	"os"
)

// disk is the file system of the machine for packages that open no files
// themselves. Names are paths as they are typed, from the working folder.
type disk struct{}

func (disk) Open(name string) (fs.File, error)          { return os.Open(name) }
func (disk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (disk) ReadFile(name string) ([]byte, error)       { return readFile(name) }
