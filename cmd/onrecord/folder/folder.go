// Package folder is a desk on disk: its settings, inbox, archive and briefings, and the
// lock that lets only one run write.
package folder

import (
	"errors"
	"os"
	"path/filepath"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/report/desk"
	"onrecord/report/pack"
)

// The contents of a desk's folder, besides its settings.
const (
	Inbox     = "inbox"
	Archive   = "archive.sqlite"
	Briefings = "briefings"
)

// Desk is a desk that a command works in.
type Desk struct {
	Dir      string
	Settings desk.Settings
	Options  extract.Options
	Reading  string // names program and settings: what they read alike has the same

	program string
}

// Open reads the settings of a desk. Program identifies the version that reads with them.
func Open(dir, program string) (Desk, error) {
	d := Desk{Dir: dir, program: program}
	if err := d.Exists(); err != nil {
		return d, err
	}
	var err error
	if d.Settings, err = Settings(dir); err != nil {
		return d, err
	}
	if d.Settings.Shared {
		disk.ShareFiles()
	}
	d.Options = d.Settings.Extract()
	d.Reading = program + " " + d.Settings.Fingerprint()
	return d, nil
}

// Again reads the settings again, after this run or someone else has changed them.
func (d Desk) Again() (Desk, error) { return Open(d.Dir, d.program) }

// Today returns the day of the run in the desk's time zone.
func (d Desk) Today(flag string) (parse.Date, error) { return input.Day(flag, d.Settings.Week.Zone) }

// Share lets the group change the files that a command creates in a shared desk. Commands
// that read the settings do so already.
func (d Desk) Share() {
	if d.Reading == "" && desk.Shared(os.DirFS(d.Dir)) {
		disk.ShareFiles()
	}
}

// Exists returns an error unless the folder is a desk.
func (d Desk) Exists() error {
	if _, err := os.Stat(d.Path(desk.SettingsName)); err != nil {
		return exit.Usage(d.Dir+" is not a desk: "+d.Path(desk.SettingsName)+" does not exist",
			"change to the folder of a desk, or create one: onrecord init DIR")
	}
	return nil
}

// Settings reads the settings of a desk's folder. Mistakes are reported with paths
// relative to the working folder, for editors.
func Settings(dir string) (desk.Settings, error) {
	s, err := desk.Load(os.DirFS(dir), desk.Own{})
	if list, ok := errors.AsType[desk.Errors](err); ok {
		for _, e := range list {
			e.File = filepath.Join(dir, filepath.FromSlash(e.File))
		}
		return s, list
	}
	if err == nil {
		if wrong := pack.CheckLook(s.Look); wrong != nil {
			return s, desk.Errors{{File: filepath.Join(dir, desk.SettingsName), Message: "look: " + wrong.Error()}}
		}
	}
	return s, err
}

// Path returns the path of a file of the desk.
func (d Desk) Path(name ...string) string {
	return filepath.Join(append([]string{d.Dir}, name...)...)
}
