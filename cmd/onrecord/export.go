package main

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/desk"
)

// plainFormat is the version of a desk as plain files.
const plainFormat = 1

// plainHead is the file that says what the others are.
const plainHead = "onrecord-desk.json"

type plainDesk struct {
	Format   int      `json:"format"`
	Program  string   `json:"program"`
	Settings []string `json:"settings"` // files of the desk that lie in settings/
}

func newExport(p *program) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "export PLACE",
		Short: "In a desk: write all of it as plain files, for keeps or for another machine",
		Long: `export writes a desk as plain files: its settings, and what is on record as JSON
Lines (documents, rows as the program found them, corrections, exports). PLACE is a
folder that is not there yet, or a file ending in .zip. The documents themselves
stay in the inbox. "onrecord import" makes a desk of it again.`,
		Example: `  onrecord export desk-2026
  onrecord export desk-2026.zip --desk desk`,
		Args: exactlyOne("export writes one folder or file", "onrecord export PLACE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.exportDesk(cmd.Context(), dir, args[0])
		},
	}
	addDesk(cmd, &dir)
	return cmd
}

func (p *program) exportDesk(ctx context.Context, dir, place string) error {
	d, err := openDesk(dir)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(place); !errors.Is(err, fs.ErrNotExist) {
		return withHint(fmt.Errorf("%s is there already", place), "name a place that is not there yet")
	}
	a, err := d.openArchive(ctx, true)
	if err != nil {
		return err
	}
	defer a.Close()
	names, err := d.settingsFiles()
	if err != nil {
		return err
	}
	write := func(create func(string) (io.Writer, error)) error {
		w, err := create(plainHead)
		if err != nil {
			return err
		}
		lines := json.NewEncoder(w)
		lines.SetIndent("", "  ")
		if err := lines.Encode(plainDesk{plainFormat, "onrecord " + programVersion(), names}); err != nil {
			return err
		}
		for _, name := range names {
			data, err := readFile(d.path(filepath.FromSlash(name)))
			if err != nil {
				return fmt.Errorf("%s: %s", name, report.Reason(err))
			}
			if w, err = create("settings/" + name); err == nil {
				_, err = w.Write(data)
			}
			if err != nil {
				return err
			}
		}
		return a.WritePlain(ctx, func(name string) (io.Writer, error) { return create(name) })
	}
	if strings.EqualFold(filepath.Ext(place), ".zip") {
		err = writeFiles(ctx, output{place, func(w io.Writer) error { return writeZip(w, write) }})
	} else {
		err = writeFolder(place, write)
	}
	if err != nil {
		return err
	}
	size, err := a.Size(ctx)
	if err != nil {
		return err
	}
	p.messages.note("%s and %s → %s", report.Counted(len(names), "settings file"), sizeInWords(size), place)
	return nil
}

// settingsFiles returns the files of the desk that are settings, or that settings
// name, by name and with forward slashes.
func (d folder) settingsFiles() ([]string, error) {
	var out []string
	add := func(name string) {
		name = filepath.ToSlash(filepath.Clean(name))
		if info, err := os.Stat(d.path(filepath.FromSlash(name))); err == nil && info.Mode().IsRegular() && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".yaml" {
			add(e.Name())
		}
	}
	for _, name := range desk.Files(d.settings) {
		add(name)
	}
	slices.Sort(out)
	return out, nil
}

// writeZip writes files into an archive, the same bytes for the same files.
func writeZip(w io.Writer, write func(func(string) (io.Writer, error)) error) error {
	z := zip.NewWriter(w)
	if err := write(z.Create); err != nil {
		return err
	}
	return z.Close()
}

// writeFolder writes files into a folder that takes its name when all are there.
func writeFolder(place string, write func(func(string) (io.Writer, error)) error) error {
	part := filepath.Join(filepath.Dir(place), "."+filepath.Base(place)+".part")
	if err := os.RemoveAll(part); err != nil { // of a run that was ended
		return err
	}
	defer os.RemoveAll(part)
	var open *os.File
	done := func() error {
		if open == nil {
			return nil
		}
		err := errors.Join(open.Sync(), open.Close())
		open = nil
		return err
	}
	err := write(func(name string) (io.Writer, error) {
		if err := done(); err != nil {
			return nil, err
		}
		path := filepath.Join(part, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		var err error
		open, err = os.Create(path)
		return open, err
	})
	if err = errors.Join(err, done()); err == nil {
		err = os.Rename(part, place)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %s", place, report.Reason(err))
	}
	return nil
}
