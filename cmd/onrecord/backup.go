package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/desk/archive"
)

func newBackup(p *program) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the archive, even while it is in use",
		Long: `backup writes a consistent copy of the desk's archive, even while another run is
using it. FILE must not exist yet. To restore it, put it in place of
archive.sqlite.`,
		Example: `  onrecord backup /backups/desk-2026-11-23.sqlite`,
		Args:    exactly(1, "backup writes one file", "onrecord backup FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.backup(cmd.Context(), dir, args[0])
		},
	}
	addDesk(cmd, &dir)
	return cmd
}

func (p *program) backup(ctx context.Context, dir, file string) error {
	d := folder{dir: dir}
	if err := d.exists(); err != nil {
		return err
	}
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return report.WithHint(fmt.Errorf("%s already exists", file), "name a new file")
	}
	if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: no such folder", filepath.Dir(file))
	}
	a, err := d.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer a.Close()

	// Beside its place first: half a backup is none.
	part := filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+".part")
	_ = os.Remove(part) // of a run that was ended
	defer os.Remove(part)
	if err := a.Backup(ctx, part); err != nil {
		return fmt.Errorf("%s cannot be written: %w", file, err)
	}
	size, err := sizeOf(ctx, part) // that it can be read is part of the job
	if err != nil {
		return fmt.Errorf("the backup cannot be read back: %w", err)
	}
	if err := os.Rename(part, file); err != nil {
		return fmt.Errorf("%s cannot be written: %s", file, report.Reason(err))
	}
	p.messages.note("%s → %s", sizeInWords(size), file)
	return nil
}

func sizeOf(ctx context.Context, path string) (archive.Size, error) {
	a, err := archive.Open(ctx, path)
	if err != nil {
		return archive.Size{}, err
	}
	size, err := a.Size(ctx)
	return size, errors.Join(err, a.Close())
}

func sizeInWords(s archive.Size) string {
	return report.Counted(s.Documents, "document") + ", " + report.Counted(s.Rows, "row") + ", " + report.Counted(s.Corrections, "correction")
}
