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

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/plain"
)

func newExport(p *program) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "export PLACE",
		Short: "Write the whole desk as plain files",
		Long: `export writes a desk as plain files: its settings, and everything on record as JSON
Lines (documents, uncorrected rows, corrections, exports). PLACE is a new folder, or a
file ending in .zip. The documents in the inbox are not copied. "onrecord import" turns
the files back into a desk.`,
		Example: `  onrecord export desk-2026
  onrecord export desk-2026.zip --desk desk`,
		Args: exactly(1, "export writes one folder or file", "onrecord export PLACE"),
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
		return report.WithHint(fmt.Errorf("%s already exists", place), "name a new folder or file")
	}
	open := d.ReadArchive
	if !disk.Exists(d.Path(folder.Archive)) {
		open = func(ctx context.Context) (*archive.Archive, error) { return d.OpenArchive(ctx, true) }
	}
	a, err := open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	files := os.DirFS(d.Dir)
	names, err := plain.SettingsFiles(files, d.Settings)
	if err != nil {
		return err
	}
	write := func(create plain.Create) error {
		return plain.Write(ctx, a, files, names, "onrecord "+programVersion(), create)
	}
	if strings.EqualFold(filepath.Ext(place), ".zip") {
		err = disk.Write(ctx, disk.Output{Path: place, Write: func(w io.Writer) error { return plain.Zip(w, write) }})
	} else {
		err = disk.WriteFolder(place, write)
	}
	if err != nil {
		return err
	}
	size, err := a.Size(ctx)
	if err != nil {
		return err
	}
	p.messages.Note("%s and %s → %s", report.Counted(len(names), "settings file"), size, place)
	return nil
}
