package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onrecord/cmd/onrecord/disk"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// Backup copies the archive into a new file, even while it is in use, and checks that the
// copy can be read.
func (d Desk) Backup(ctx context.Context, file string) (size archive.Size, err error) {
	a, err := d.ReadArchive(ctx)
	if err != nil {
		return size, withDamagedFlag(err)
	}
	defer a.Close()
	if err := a.Verify(ctx); err != nil {
		return size, withDamagedFlag(d.explain(err))
	}

	// Beside its place first: half a backup is none.
	part := filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+".part")
	_ = os.Remove(part) // of a run that was ended
	defer os.Remove(part)
	if err := a.Backup(ctx, part); err != nil {
		return size, fmt.Errorf("%s cannot be written: %w", file, err)
	}
	size, err = sizeOf(ctx, part) // that it can be read is part of the job
	if err != nil {
		return size, fmt.Errorf("the backup cannot be read back: %w", err)
	}
	if err := os.Rename(part, file); err != nil {
		return size, fmt.Errorf("%s cannot be written: %s", file, report.Reason(err))
	}
	return size, nil
}

// withDamagedFlag adds to an error that the archive is damaged what can be done.
func withDamagedFlag(err error) error {
	if !archive.IsDamage(err) {
		return err
	}
	return report.WithHint(fmt.Errorf("%w; nothing was copied", err), append(report.Hints(err), "--damaged copies it as it is; keep the backups you have")...)
}

// CopyDamaged copies the archive byte for byte, with its write-ahead log, and returns the
// files that it made.
func (d Desk) CopyDamaged(ctx context.Context, file string) ([]string, error) {
	var files []disk.Output
	for _, beside := range []string{"", "-wal"} {
		from := d.Path(Archive + beside)
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
		return nil, nothingOnRecord(d.Path(Archive))
	}
	return disk.Paths(files), disk.Write(ctx, files...)
}

func sizeOf(ctx context.Context, path string) (archive.Size, error) {
	a, err := archive.Look(ctx, path, 0, true)
	if err != nil {
		return archive.Size{}, err
	}
	size, err := a.Size(ctx)
	return size, errors.Join(err, a.Close())
}
