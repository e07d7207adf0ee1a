package desk

import (
	"io/fs"

	"onrecord/templates"
)

// The long files that ship are part of the program as tables of Go as well
// (shipped_tables.go), since to decode them takes longer than to read an
// article. A test holds the tables against the files.
//
//go:generate go test -run TestTablesAreThoseOfTheFiles . -update

// ships reports whether a settings file is one that ships, byte for byte:
// most desks leave theirs as they are.
func ships(files fs.FS, name, shipped string) bool {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return false
	}
	want, err := templates.Files.ReadFile(shipped)
	return err == nil && string(data) == string(want)
}
