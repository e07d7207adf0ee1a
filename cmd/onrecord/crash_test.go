package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
)

var kills = flag.Int("kills", 10, "how many times the program is killed in the middle of its work")

// TestARunThatIsKilledLeavesEachDocumentWholeOrOut kills the program at any
// moment of its weekly run, over and over. Whatever the moment, the archive
// opens, each document is wholly in it or not at all, and the run after it makes
// the very briefing that a run without disturbance makes.
func TestARunThatIsKilledLeavesEachDocumentWholeOrOut(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	desk, undisturbed := manyClippings(t), manyClippings(t)
	began := time.Now()
	weeklyProcess(t, undisturbed).mustRun(t)
	whole := time.Since(began)
	want := madeBriefings(t, undisturbed)

	random := rand.New(rand.NewPCG(7, 11))
	partly, done := 0, 0
	for n := range *kills {
		p := weeklyProcess(t, desk)
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		// The first part is reading settings, the last is writing files.
		time.Sleep(whole/20 + time.Duration(random.Int64N(int64(whole))))
		_ = p.Process.Kill() // it may be done already
		_ = p.Wait()
		size := verified(t, desk, n)
		switch {
		case size.Documents == 0:
		case size.Documents < clippings:
			partly++
		default: // begin again, in the middle of what is left
			done++
			if got := madeBriefings(t, desk); len(got) > 0 && !bytes.Equal(got, want) {
				t.Fatalf("kill %d: a briefing stands there that is not whole", n)
			}
			if err := os.Remove(filepath.Join(desk, folder.Archive)); err != nil {
				t.Fatal(err)
			}
			for _, beside := range []string{"-wal", "-shm", "-lock"} {
				_ = os.Remove(filepath.Join(desk, folder.Archive+beside))
			}
			if err := os.RemoveAll(filepath.Join(desk, folder.Briefings)); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d kills: %d left a part of the documents on record, %d came after all were", *kills, partly, done)
	weeklyProcess(t, desk).mustRun(t)
	verified(t, desk, *kills)
	if left, _ := filepath.Glob(filepath.Join(desk, folder.Briefings, ".*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if !bytes.Equal(madeBriefings(t, desk), want) {
		t.Error("the briefing after all that is another than that of a run without disturbance")
	}
}

// What a killed run left in the inbox goes; what somebody writes there now stays.
func TestWhatAKilledRunLeftInTheInboxIsSwept(t *testing.T) {
	dir := t.TempDir()
	before := time.Now().Add(-2 * time.Hour)
	for name, stays := range map[string]bool{".a.yaml-0123abcd.tmp": false, "b/.c.yaml-0123abcd.tmp.old": false, ".d.yaml-89abcdef.tmp": true, ".e.yaml-0123.tmp": true, "f-0123abcd.tmp": true} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		writeFile(t, path, "date: 2026-11-16\n")
		if name[1] != 'd' {
			if err := os.Chtimes(path, before, before); err != nil {
				t.Fatal(err)
			}
		}
		defer func() {
			if _, err := os.Stat(path); (err == nil) != stays {
				t.Errorf("%s: %v", name, err)
			}
		}()
	}
	disk.SweepInbox(dir)
}

// clippings is the number of documents of manyClippings: filed in several goes.
const clippings = 5 * weekly.FiledAtOnce / 2

// manyClippings makes a desk with documents in its inbox.
func manyClippings(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "desk.yaml"), "title: Northmoor, week by week\n")
	for n := range clippings {
		who := []string{"Mara Voss, the foreign minister of Northmoor", "Piet Halloran, the governor of Stannick", "Ida Hale, the harbour master"}[n%3]
		writeFile(t, filepath.Join(dir, folder.Inbox, fmt.Sprintf("%02d", n%7), fmt.Sprintf("%03d.txt", n)),
			fmt.Sprintf("ALDPORT, %d November 2026 (NPA) – “The ferry number %d will sail on Friday,” said %s.\n\n“Nobody asked crew %d,” said Greta Lund. “It is late.”\n", 9+n%7, n, who, n))
	}
	return dir
}

// process is the program as the system runs it, and not a call of it.
type process struct{ *exec.Cmd }

func weeklyProcess(t *testing.T, dir string) process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := process{exec.Command(self, "weekly", dir, "--date", "2026-11-16", "--quiet", "--format", "xlsx")}
	p.Env = append(os.Environ(), playProgram+"=1")
	return p
}

func (p process) mustRun(t *testing.T) {
	t.Helper()
	var said bytes.Buffer
	p.Stderr = &said
	if err := p.Run(); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
}

// verified opens the archive that a killed run left, if it came that far.
func verified(t *testing.T, dir string, n int) archive.Size {
	t.Helper()
	path := filepath.Join(dir, folder.Archive)
	if _, err := os.Stat(path); err != nil {
		return archive.Size{}
	}
	ctx := context.Background()
	a, err := archive.Open(ctx, path)
	if err != nil {
		t.Fatalf("kill %d: the archive does not open: %v", n, err)
	}
	defer a.Close()
	if err := a.Verify(ctx); err != nil {
		t.Fatalf("kill %d: %v", n, err)
	}
	size, err := a.Size(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return size
}

// madeBriefings returns the briefings that were made, all in one. What a killed run
// was about to make has a hidden name.
func madeBriefings(t *testing.T, dir string) []byte {
	t.Helper()
	var all bytes.Buffer
	paths, err := filepath.Glob(filepath.Join(dir, folder.Briefings, "briefing-*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, f); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	return all.Bytes()
}
