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
	"onrecord/report"
	"onrecord/report/desk/archive"
)

func newBackup(p *program) *cobra.Command {
	var dir string
	var damaged bool
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the archive, even while it is in use",
		Long: `backup writes a consistent copy of the desk's archive, even while another run is
using it. FILE must not exist yet. To restore it, put it in place of
archive.sqlite. A damaged archive is not copied: it would take the place of a good
backup. --damaged copies it byte for byte, for somebody to rescue what is left.`,
		Example: `  onrecord backup /backups/desk-2026-11-23.sqlite`,
		Args:    exactly(1, "backup writes one file", "onrecord backup FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.backup(cmd.Context(), dir, args[0], damaged)
		},
	}
	addDesk(cmd, &dir)
	cmd.Flags().BoolVar(&damaged, "damaged", false, "copy the archive as it is, though it is damaged")
	return cmd
}

func (p *program) backup(ctx context.Context, dir, file string, damaged bool) error {
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
	if damaged {
		return p.copyDamaged(ctx, d, file)
	}
	a, err := d.readArchive(ctx)
	if err != nil {
		return withDamagedFlag(err)
	}
	defer a.Close()
	if err := a.Verify(ctx); err != nil {
		return withDamagedFlag(d.explained(err))
	}

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
	p.messages.Note("%s → %s", size, file)
	return nil
}

// withDamagedFlag adds to an error that the archive is damaged what can be done.
func withDamagedFlag(err error) error {
	if !archive.IsDamage(err) {
		return err
	}
	return report.WithHint(fmt.Errorf("%w; nothing was copied", err), append(report.Hints(err), "--damaged copies it as it is; keep the backups that you have")...)
}

// copyDamaged copies the archive byte for byte, with what was written last beside it.
func (p *program) copyDamaged(ctx context.Context, d folder, file string) error {
	var files []disk.Output
	for _, beside := range []string{"", "-wal"} {
		from := d.path(archiveName + beside)
		if !disk.Exists(from) {
			continue
		}
		files = append(files, disk.Output{Path: file + beside, Write: func(w io.Writer) error {
			f, err := os.Open(from)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = io.Copy(w, f)
			return err
		}})
	}
	if len(files) == 0 {
		return nothingOnRecord(d.path(archiveName))
	}
	if err := disk.Write(ctx, files...); err != nil {
		return err
	}
	p.messages.Note("as it is, byte for byte → %s", strings.Join(disk.Paths(files), ", "))
	return nil
}

func sizeOf(ctx context.Context, path string) (archive.Size, error) {
	a, err := archive.Look(ctx, path, 0, true)
	if err != nil {
		return archive.Size{}, err
	}
	size, err := a.Size(ctx)
	return size, errors.Join(err, a.Close())
}
