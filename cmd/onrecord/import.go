package main

import (
	"archive/zip"
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
	"onrecord/report/desk/plain"
)

func newImport(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "import PLACE DIR",
		Short: "Create a desk from exported files",
		Long: `import creates the desk DIR from PLACE, a folder or .zip file written by "onrecord
export", with the same settings, documents, rows and corrections. Existing
files in DIR are never replaced. The inbox is not included; copy it yourself.`,
		Example: `  onrecord import desk-2026.zip desk`,
		Args:    exactly(2, "import needs an exported folder or file and a new folder", "onrecord import PLACE DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.importDesk(cmd.Context(), args[0], args[1])
		},
	}
}

func (p *program) importDesk(ctx context.Context, place, dir string) error {
	var files fs.FS = os.DirFS(place)
	if strings.EqualFold(filepath.Ext(place), ".zip") {
		z, err := disk.WaitFor(ctx, func() (*zip.ReadCloser, error) { return zip.OpenReader(place) })
		if err != nil {
			return report.PathError(place, err)
		}
		defer z.Close()
		files = z
	}
	head, err := plain.Open(files)
	if err != nil {
		return report.WithHint(fmt.Errorf("%s: %w", place, err), report.Hints(err)...)
	}
	d := folder.Desk{Dir: dir}
	var settings []disk.Output
	for _, name := range head.Settings {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return fmt.Errorf("%s: the settings file %q lies outside a desk", place, name)
		}
		settings = append(settings, disk.Output{Path: d.Path(filepath.FromSlash(name)), Write: func(w io.Writer) error {
			data, err := fs.ReadFile(files, plain.Settings+name)
			if err == nil {
				_, err = w.Write(data)
			}
			return err
		}})
	}
	for _, path := range append([]string{d.Path(folder.Archive)}, disk.Paths(settings)...) {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return report.WithHint(fmt.Errorf("%s already exists; nothing was created", path), "import into a new folder")
		}
	}
	for _, name := range []string{folder.Inbox, folder.Briefings} {
		if err := os.MkdirAll(d.Path(name), 0o777); err != nil {
			return err
		}
	}
	size, err := d.Fill(ctx, files)
	if err != nil {
		return fmt.Errorf("%s: %w", place, err)
	}
	if err := disk.Write(ctx, settings...); err != nil {
		return err
	}
	p.messages.Note("%s and %s → %s", report.Counted(len(settings), "settings file"), size, dir)
	return nil
}
