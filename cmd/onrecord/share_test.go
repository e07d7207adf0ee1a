//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"onrecord/cmd/onrecord/folder"
)

// colleague returns a run of the program as somebody who may not write to files of
// others. Only the superuser can send one, and needs a program that anybody may start.
func colleague(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	if os.Geteuid() == 0 {
		cmd = exec.Command(programForAll(t, self), args...)
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	cmd.Env = append(os.Environ(), playProgram+"=1", "HOME=/")
	cmd.Dir = "/"
	return cmd
}

func programForAll(t *testing.T, self string) string {
	t.Helper()
	in, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	path := filepath.Join(t.TempDir(), "onrecord")
	out, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// teamDesk is a desk with a document on record, below a folder that all may look into.
func teamDesk(t *testing.T, settings string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "desk")
	for at := dir; strings.Contains(at, t.Name()); at = filepath.Dir(at) {
		_ = os.Chmod(filepath.Dir(at), 0o755)
	}
	writeFile(t, filepath.Join(dir, "desk.yaml"), settings)
	writeFile(t, filepath.Join(dir, folder.Inbox, "a.txt"), "ALDPORT, 11 November 2026 (NPA) – “The ferry will sail on Friday,” said Mara Voss, the foreign minister of Northmoor.\n")
	weeklyProcess(t, dir).mustRun(t)
	return dir
}

// A shared desk is its group's, whatever the umask of whoever works in it.
func TestFilesOfASharedDeskAreTheGroupsToo(t *testing.T) {
	dir := teamDesk(t, "shared: true\n")
	for _, name := range []string{folder.Archive, folder.Archive + "-lock", folder.Briefings, folder.Briefings + "/briefing-2026-W46.xlsx"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o060 != 0o060 {
			t.Errorf("%s has the rights %s", name, info.Mode())
		}
	}
}

// Commands that ask for no settings give the group what they write as well.
func TestWhatAnyCommandWritesInASharedDeskIsTheGroupsToo(t *testing.T) {
	dir := teamDesk(t, "shared: true\n")
	for _, args := range [][]string{
		{"date", filepath.Join(dir, folder.Inbox, "a.txt"), "2026-11-12", "--desk", dir},
		{"people", "rename", "Mara Voss", "Mara Voss-Lind", "--desk", dir},
		{"forget", "--speaker", "Mara Voss-Lind", "--apply", "--desk", dir},
		{"find", "--desk", dir}, {"undo", "--desk", dir}, {"status", dir},
	} {
		c := commandProcess(t, args...)
		// A shell sets the umask: that of a test is everybody's.
		c.Cmd = exec.Command("/bin/sh", append([]string{"-c", `umask 077; exec "$0" "$@"`, c.Path}, args...)...)
		c.Env = append(os.Environ(), playProgram+"=1")
		c.mustRun(t)
	}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		made := !slices.Contains([]string{"desk", folder.Inbox, "desk.yaml", "a.txt"}, entry.Name()) // by the program
		if err == nil && made && info.Mode().Perm()&0o060 != 0o060 {
			t.Errorf("%s has the rights %s", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Who may only read a desk can search it, check it and copy it, and is told the rest.
func TestADeskThatOneMayOnlyReadCanBeUsed(t *testing.T) {
	dir := teamDesk(t, "title: Ports\n")
	for _, path := range []string{dir, filepath.Join(dir, folder.Archive), filepath.Join(dir, folder.Archive+"-lock")} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, info.Mode().Perm()&^0o222|0o444); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o755) }) // so that the folder can be removed
	}
	free := t.TempDir()
	if err := os.Chmod(free, 0o777); err != nil {
		t.Fatal(err)
	}
	_ = os.Chmod(filepath.Dir(free), 0o755)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"find", "ferry", "--desk", dir}, "The ferry will sail on Friday,"},
		{[]string{"check", dir}, "no mistakes"},
		{[]string{"backup", filepath.Join(free, "copy.sqlite"), "--desk", dir}, "1 document, 1 row, 0 corrections"},
		{[]string{"export", filepath.Join(free, "plain"), "--desk", dir}, "1 document, 1 row, 0 corrections"},
		{[]string{"weekly", dir, "--date", "2026-11-16"}, "you may not write to this desk"},
	} {
		said, err := colleague(t, c.args...).CombinedOutput()
		if (err == nil) != (c.args[0] != "weekly") || !strings.Contains(string(said), c.want) {
			t.Errorf("%s: %v\n%s", strings.Join(c.args, " "), err, said)
		}
	}
}
