package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report/desk/archive"
)

// commandProcess is a run of the program in a desk.
func commandProcess(t *testing.T, args ...string) process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := process{exec.Command(self, args...)}
	p.Env = append(os.Environ(), playProgram+"=1")
	return p
}

// copied returns a copy of a desk.
func copied(t *testing.T, desk string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "desk")
	if err := os.CopyFS(dir, os.DirFS(desk)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// speakersOf returns the rows by speaker of a desk whose archive is whole.
func speakersOf(t *testing.T, dir, when string) map[string]int {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(dir, folder.Archive))
	if err != nil {
		t.Fatalf("%s: the archive does not open: %v", when, err)
	}
	defer a.Close()
	if err := a.Verify(t.Context()); err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	list, err := a.Speakers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, s := range list {
		out[s.Name] = s.Rows
	}
	return out
}

// settingsOf returns the file of people of a desk.
func settingsOf(t *testing.T, dir string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "speakers.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What changes the record is done or not done, whenever the program is killed.
func TestForgetPeopleAndUndoAreDoneOrNotDoneWhenTheyAreKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	desk := manyClippings(t)
	weeklyProcess(t, desk).mustRun(t)
	commandProcess(t, "people", "rename", "Greta Lund", "Greta Lund-Berg", "--desk", desk, "--quiet").mustRun(t)
	before := speakersOf(t, desk, "before")
	random := rand.New(rand.NewPCG(3, 17))
	for _, args := range [][]string{
		{"forget", "--speaker", "Piet Halloran", "--apply"},
		{"people", "merge", "Ida Hale", "Piet Halloran"},
		{"undo", "1"},
	} {
		args = append(args, "--quiet", "--desk")
		undisturbed := copied(t, desk)
		began := time.Now()
		commandProcess(t, append(args, undisturbed)...).mustRun(t)
		whole := time.Since(began)
		after := speakersOf(t, undisturbed, args[0])
		if maps.Equal(before, after) {
			t.Fatalf("%s changes nothing", args[0])
		}
		done := 0
		for n := range *kills {
			dir := copied(t, desk)
			p := commandProcess(t, append(args, dir)...)
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(whole/10 + time.Duration(random.Int64N(int64(whole))))
			_ = p.Process.Kill() // it may be done already
			_ = p.Wait()
			switch got := speakersOf(t, dir, fmt.Sprintf("%s, kill %d", args[0], n)); {
			case maps.Equal(got, after):
				done++
			case !maps.Equal(got, before):
				t.Errorf("%s, kill %d: half done: %v", args[0], n, got)
			}
			// The same again comes to its end, or says that it was done.
			if said, err := commandProcess(t, append(args, dir)...).CombinedOutput(); err != nil &&
				!bytes.Contains(said, []byte("nobody on record is called")) && !bytes.Contains(said, []byte(archive.ErrAlreadyUndone.Error())) {
				t.Errorf("%s, kill %d, again: %v\n%s", args[0], n, err, said)
			}
			if got := speakersOf(t, dir, args[0]+" again"); !maps.Equal(got, after) {
				t.Errorf("%s, kill %d: done again, it comes to %v", args[0], n, got)
			}
			if !bytes.Equal(settingsOf(t, dir), settingsOf(t, undisturbed)) {
				t.Errorf("%s, kill %d: done again, speakers.yaml is another", args[0], n)
			}
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("%s: %d kills, %d came after it was done", args[0], *kills, done)
	}
}

// Bytes of the archive that flip are named by every command that meets them, and no
// command loses more than they did.
func TestFlippedBytesAreNamedAndNothingMoreIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	desk := manyClippings(t)
	weeklyProcess(t, desk).mustRun(t)
	whole, err := os.ReadFile(filepath.Join(desk, folder.Archive))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 23))
	seen, told := 0, 0
	for n := range 40 {
		bad := bytes.Clone(whole)
		at := random.IntN(len(bad))
		bad[at] ^= byte(1 << random.IntN(8))
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, "desk.yaml"), "title: Northmoor\n")
		path := filepath.Join(dir, folder.Archive)
		if err := os.WriteFile(path, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(dir, folder.Inbox), 0o755); err != nil {
			t.Fatal(err)
		}
		damaged := false
		for _, args := range [][]string{
			{"check", dir}, {"status", dir}, {"find", "ferry", "--desk", dir}, {"people", "list", "--desk", dir},
			{"backup", filepath.Join(dir, "copy.sqlite"), "--desk", dir}, {"export", filepath.Join(dir, "plain"), "--desk", dir},
		} {
			var said bytes.Buffer
			code := run(context.Background(), args, strings.NewReader(""), io.Discard, &said)
			words := said.String()
			switch {
			case strings.Contains(words, "panic") || strings.Contains(words, "internal error"):
				t.Errorf("byte %d: %s: %s", at, args[0], words)
			case code == exit.Failed && !strings.HasPrefix(words, "onrecord: "), code != exit.Done && code != exit.Failed:
				t.Errorf("byte %d: %s ends with %d: %s", at, args[0], code, words)
			}
			if code == exit.Failed {
				told++
			}
			damaged = damaged || args[0] == "check" && code == exit.Failed
			if args[0] == "backup" && damaged && code == exit.Done {
				t.Errorf("byte %d: a damaged archive was copied", at)
			}
		}
		if damaged {
			seen++
		}
		now, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(now, bad) {
			t.Errorf("byte %d of flip %d: a command that only reads changed the archive", at, n)
		}
	}
	t.Logf("40 flips: %d found by check, %d commands that refused", seen, told)
}
