package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/folder"
	"onrecord/report"
)

func newBackup(p *program) *cobra.Command {
	var dir string
	var damaged bool
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the archive, even while it is in use",
		Long: `backup writes a consistent copy of the desk's archive, even while another run is
using it. FILE must not exist yet. To restore a backup, copy it over archive.sqlite.
A damaged archive is not copied, so that it does not replace a good backup;
--damaged copies it byte for byte, so that someone can try to recover the data.`,
		Example: `  onrecord backup /backups/desk-2026-11-23.sqlite`,
		Args:    exactly(1, "backup writes one file", "onrecord backup FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.backup(cmd.Context(), dir, args[0], damaged)
		},
	}
	addDesk(cmd, &dir)
	cmd.Flags().BoolVar(&damaged, "damaged", false, "copy the archive as it is, even if it is damaged")
	return cmd
}

func (p *program) backup(ctx context.Context, dir, file string, damaged bool) error {
	d := folder.Desk{Dir: dir}
	if err := d.Exists(); err != nil {
		return err
	}
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return report.WithHint(fmt.Errorf("%s already exists", file), "name a new file")
	}
	if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: no such folder", filepath.Dir(file))
	}
	if damaged {
		made, err := d.CopyDamaged(ctx, file)
		if err == nil {
			p.messages.Note("copied byte for byte → %s", strings.Join(made, ", "))
		}
		return err
	}
	size, err := d.Backup(ctx, file)
	if err == nil {
		p.messages.Note("%s → %s", size, file)
	}
	return err
}
