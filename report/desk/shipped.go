package desk

import (
	"io/fs"

	"onrecord/templates"
)

// The long built-in files are also part of the program as Go tables (shipped_tables.go),
// since decoding them takes longer than reading an article. A test compares the tables with
// the files.
//
//go:generate go test -run TestTablesAreThoseOfTheFiles . -update

// ships reports whether a settings file is byte for byte the built-in one, as on most
// desks.
func ships(files fs.FS, name, shipped string) bool {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return false
	}
	want, err := templates.Files.ReadFile(shipped)
	return err == nil && string(data) == string(want)
}
