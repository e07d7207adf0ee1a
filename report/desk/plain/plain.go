// Package plain writes a desk as plain files, for storage or for another machine, and
// reads them back: settings unchanged, the record as JSON Lines.
package plain

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
)

// format is the version of a desk as plain files.
const format = 1

// headName is the file that says what the others are.
const headName = "onrecord-desk.json"

// Settings is the folder of the settings files.
const Settings = "settings/"

// Head describes the other files.
type Head struct {
	Format   int      `json:"format"`
	Program  string   `json:"program"`
	Settings []string `json:"settings"` // files of the desk that lie in settings/
}

// Create creates a file and returns its writer, which is finished when the next file is
// created.
type Create = func(name string) (io.Writer, error)

// SettingsFiles returns the settings files in a desk's folder, and the files that they
// name, sorted by name and with forward slashes.
func SettingsFiles(folder fs.FS, s desk.Settings) ([]string, error) {
	var out []string
	add := func(name string) {
		name = path.Clean(name)
		if info, err := fs.Stat(folder, name); err == nil && info.Mode().IsRegular() && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if path.Ext(e.Name()) == ".yaml" {
			add(e.Name())
		}
	}
	for _, name := range desk.Files(s) {
		add(name)
	}
	slices.Sort(out)
	return out, nil
}

// Write writes a desk: the settings files with these names, and the contents of its
// archive.
func Write(ctx context.Context, a *archive.Archive, folder fs.FS, settings []string, program string, create Create) error {
	w, err := create(headName)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(w)
	lines.SetIndent("", "  ")
	if err := lines.Encode(Head{format, program, settings}); err != nil {
		return err
	}
	for _, name := range settings {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return fmt.Errorf("%s: %s", name, report.Reason(err))
		}
		if w, err = create(Settings + name); err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			return err
		}
	}
	return a.WritePlain(ctx, create)
}

// Zip writes files into a ZIP archive, with the same bytes for the same files.
func Zip(w io.Writer, write func(Create) error) error {
	z := zip.NewWriter(w)
	if err := write(z.Create); err != nil {
		return err
	}
	return z.Close()
}

// Open reads the header of an exported desk.
func Open(files fs.FS) (Head, error) {
	var head Head
	data, err := fs.ReadFile(files, headName)
	if err != nil {
		return head, report.WithHint(errors.New("not an exported desk: "+headName+" is missing"), `"onrecord export" writes one`)
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return head, fmt.Errorf("%s: %w", headName, err)
	}
	if head.Format != format {
		return head, fmt.Errorf("written by %s in format %d; this version reads format %d", head.Program, head.Format, format)
	}
	return head, nil
}
