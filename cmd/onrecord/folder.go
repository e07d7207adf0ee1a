package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/pack"
)

// What a desk's folder holds beside its settings.
const (
	inboxName     = "inbox"
	archiveName   = "archive.sqlite"
	briefingsName = "briefings"
)

// folder is a desk that a command works in.
type folder struct {
	dir      string
	settings desk.Settings
	options  extract.Options
	reading  string // names program and settings: what they read alike has the same
}

// addDesk adds the flag that names the desk, to commands whose arguments are
// something else.
func addDesk(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "desk", ".", "`folder` of the desk")
	_ = cmd.MarkFlagDirname("desk") // the flag exists: it stands above
}

// deskOf returns the folder that the arguments of a command name, or this one.
func deskOf(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}

// openDesk reads the settings of a desk.
func openDesk(dir string) (folder, error) {
	d := folder{dir: dir}
	if err := d.exists(); err != nil {
		return d, err
	}
	var err error
	if d.settings, err = loadDesk(dir); err != nil {
		return d, err
	}
	d.options = d.settings.Extract()
	commit, _ := build()
	d.reading = programVersion() + " " + commit + " " + d.settings.Fingerprint()
	return d, nil
}

func (d folder) exists() error {
	if _, err := os.Stat(d.path(desk.SettingsName)); err != nil {
		return &usageError{d.dir + " is not a desk: " + d.path(desk.SettingsName) + " does not exist",
			[]string{"change to the folder of a desk, or create one: onrecord init DIR"}}
	}
	return nil
}

// loadDesk reads the settings of a desk's folder. Mistakes are named by the path
// that an editor finds from here.
func loadDesk(dir string) (desk.Settings, error) {
	s, err := desk.Load(os.DirFS(dir), desk.Own{})
	if list, ok := errors.AsType[desk.Errors](err); ok {
		for _, e := range list {
			e.File = filepath.Join(dir, filepath.FromSlash(e.File))
		}
		return s, &settingsError{list}
	}
	if err == nil {
		if wrong := pack.CheckLook(s.Look); wrong != nil {
			return s, &settingsError{desk.Errors{{File: filepath.Join(dir, desk.SettingsName), Message: "look: " + wrong.Error()}}}
		}
	}
	return s, err
}

func (d folder) path(name ...string) string {
	return filepath.Join(append([]string{d.dir}, name...)...)
}

// command returns the command line that does something in this desk.
func (d folder) command(name string, args ...string) string {
	if filepath.Clean(d.dir) != "." {
		args = append([]string{d.dir}, args...)
	}
	return strings.Join(append([]string{"onrecord", name}, args...), " ")
}

// weeklyFor returns the command line that makes the briefing of a week.
func (d folder) weeklyFor(p report.Period) string {
	if p.IsISOWeek() {
		return d.command("weekly", "--week", p.Name)
	}
	return d.command("weekly", "--since", p.From.String(), "--until", p.To.String())
}

// openArchive opens the archive of the desk. Unless it may be made, one that is
// not there is an error: nothing was filed yet.
func (d folder) openArchive(ctx context.Context, make bool) (*archive.Archive, error) {
	path := d.path(archiveName)
	if _, err := os.Stat(path); err != nil && !make {
		return nil, report.WithHint(fmt.Errorf("%s: nothing is on record yet", path), `"onrecord weekly" reads the documents in the inbox`)
	}
	a, err := archive.Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be opened: %w", path, err)
	}
	return a, nil
}

// readArchive opens the archive of the desk to look something up.
func (d folder) readArchive(ctx context.Context) (*archive.Archive, error) {
	if err := d.exists(); err != nil {
		return nil, err
	}
	return d.openArchive(ctx, false)
}

// lockArchive makes this run the one that writes to the archive.
func (p *program) lockArchive(ctx context.Context, a *archive.Archive, doing string, wait time.Duration) error {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown host"
	}
	bounded, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	left, err := a.Lock(bounded, archive.Holder{PID: os.Getpid(), Host: host, Since: time.Now(), Doing: "onrecord " + doing})
	if is[*archive.LockedError](err) && ctx.Err() == nil {
		return report.WithHint(err, "try again later, or wait for it: --wait 10m")
	}
	if left != nil {
		p.messages.detail("%s of %s did not finish (process %d on %s); the documents it filed are kept",
			left.Doing, left.Since.Format(time.DateTime), left.PID, left.Host)
	}
	return err
}

// addWait adds the flag that says how long to wait for another run.
func addWait(cmd *cobra.Command, wait *time.Duration) {
	cmd.Flags().DurationVar(wait, "wait", 2*time.Second, "how long to wait if another run is using the desk: 30s, 10m")
	noCompletion(cmd, "wait")
}

// today returns the day of the run where the desk is.
func (d folder) today(flag string) (parse.Date, error) { return dayIn(flag, d.settings.Week.Zone) }
