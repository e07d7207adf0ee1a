package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
)

// outcomeOf runs the program in this process.
func outcomeOf(ctx context.Context, stdin io.Reader, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(ctx, args, stdin, &out, &errs)
	return code, out.String(), errs.String()
}

func TestExitCodes(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "voss.txt", "“We will stay,” Mara Voss said.\n")
	writeFile(t, "mixed/voss.txt", "“We will stay,” Mara Voss said.\n")
	writeFile(t, "mixed/empty.txt", "")
	writeFile(t, "blank/empty.txt", "")
	mkdir(t, "nothing")
	writeFile(t, "picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01")
	writeFile(t, "a.7z", "7z\xBC\xAF\x27\x1C\x00\x04")
	const mail = "Message-ID: <1>\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\n“We will stay,” Mara Voss said.\n--B\n"
	writeFile(t, "picture.eml", mail+"Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\niVBORw0KGgoAAAANSUhEUgAAAAE=\n--B--\n")
	writeFile(t, "empty.eml", mail+"Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\n--B--\n")

	tests := []struct {
		name string
		args []string
		want int
	}{
		{"no arguments print help", nil, exit.Done},
		{"help", []string{"help"}, exit.Done},
		{"help of a command", []string{"help", "brief"}, exit.Done},
		{"version", []string{"version"}, exit.Done},
		{"rows", []string{"rows", "voss.txt"}, exit.Done},
		{"text", []string{"text", "voss.txt"}, exit.Done},
		{"completion", []string{"completion", "bash"}, exit.Done},

		{"no such file", []string{"rows", "voss.txt", "halloran.txt"}, exit.Failed},
		{"a folder without documents", []string{"rows", "nothing"}, exit.Failed},

		{"unknown command", []string{"breif"}, exit.Wrong},
		{"help of an unknown command", []string{"help", "breif"}, exit.Wrong},
		{"unknown flag", []string{"brief", "--colour", "voss.txt"}, exit.Wrong},
		{"flag without its value", []string{"brief", "voss.txt", "--out"}, exit.Wrong},
		{"no path", []string{"rows"}, exit.Wrong},
		{"text of nothing", []string{"text"}, exit.Wrong},
		{"text of two files", []string{"text", "voss.txt", "voss.txt"}, exit.Wrong},
		{"text of a folder", []string{"text", "mixed"}, exit.Wrong},
		{"version of something", []string{"version", "now"}, exit.Wrong},
		{"completion of an unknown shell", []string{"completion", "cmd"}, exit.Wrong},
		{"bad period", []string{"brief", "voss.txt", "--period", "soonish"}, exit.Wrong},
		{"bad date", []string{"brief", "voss.txt", "--date", "21.11.2026"}, exit.Wrong},
		{"bad paper", []string{"brief", "voss.txt", "--paper", "A0"}, exit.Wrong},
		{"bad format", []string{"brief", "voss.txt", "--format", "docx"}, exit.Wrong},
		{"CSV flags without CSV", []string{"rows", "voss.txt", "--csv-bom"}, exit.Wrong},
		{"quiet and verbose", []string{"rows", "voss.txt", "--quiet", "--verbose"}, exit.Wrong},

		{"some documents unreadable", []string{"rows", "mixed"}, exit.Partly},
		{"all documents unreadable", []string{"rows", "blank"}, exit.Partly},
		{"rows of an empty file", []string{"rows", "blank/empty.txt"}, exit.Partly},
		{"text of an empty file", []string{"text", "blank/empty.txt"}, exit.Partly},
		{"rows of a picture", []string{"rows", "picture.png"}, exit.Partly},
		{"text of a picture", []string{"text", "picture.png"}, exit.Partly},
		{"rows of an archive that is not read", []string{"rows", "a.7z"}, exit.Failed},
		{"text of an archive that is not read", []string{"text", "a.7z"}, exit.Failed},
		{"rows of a mail with a picture", []string{"rows", "picture.eml"}, exit.Done},
		{"text of a mail with a picture", []string{"text", "picture.eml"}, exit.Done},
		{"rows of a mail with an empty text", []string{"rows", "empty.eml"}, exit.Partly},
		{"text of a mail with an empty text", []string{"text", "empty.eml"}, exit.Partly},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, _, stderr := outcomeOf(t.Context(), strings.NewReader(""), tt.args...)
			if code != tt.want {
				t.Errorf("onrecord %s: exit code %d, want %d\n%s", strings.Join(tt.args, " "), code, tt.want, stderr)
			}
			if (code == exit.Done) != !strings.Contains(stderr, "onrecord: ") {
				t.Errorf("exit code %d with these messages:\n%s", code, stderr)
			}
		})
	}
}

// A disk that is full when the rows are printed is not a success, whichever
// command prints.
func TestAFullDiskIsNotASuccess(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "voss.txt", "“We will stay,” Mara Voss said.\n")
	for _, args := range [][]string{
		nil, {"help"}, {"version"}, {"rows", "voss.txt", "--format", "csv"}, {"text", "voss.txt"}, {"completion", "fish"},
	} {
		var stderr bytes.Buffer
		code := run(t.Context(), args, strings.NewReader(""), full{}, &stderr)
		if code != exit.Failed || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("onrecord %v: exit code %d and %q, want %d and the reason", args, code, &stderr, exit.Failed)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// endless is a standard input where somebody presses Ctrl-C.
type endless struct{ interrupt func() }

func (e endless) Read([]byte) (int, error) {
	e.interrupt()
	select {}
}

func TestAnInterruptedRunLeavesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	code, stdout, stderr := outcomeOf(ctx, endless{cancel}, "brief", "-", "--out", "made")
	if code != exit.Interrupted || stdout != "" || stderr != "onrecord: interrupted\n" {
		t.Errorf("exit code %d, output %q, messages %q", code, stdout, stderr)
	}
	if _, err := os.Stat("made"); err == nil {
		t.Error("the folder of the output was made")
	}
}

// TestCtrlCStopsTheProgram sends the real signal to the real program while it
// reads standard input.
func TestCtrlCStopsTheProgram(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot send an interrupt to another on Windows")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := exec.Command(self)
	cmd.Args = []string{"onrecord", "rows", "-", "--out", "rows.jsonl"}
	cmd.Dir = dir
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than any pipe holds: once it is written, the program is reading.
	if _, err := stdin.Write(bytes.Repeat([]byte("Mara Voss spoke.\n"), 1<<17)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); codeOf(err) != exit.Interrupted {
		t.Errorf("the program ended with %v, want exit code %d", err, exit.Interrupted)
	}
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("%d files were left, such as %s", len(left), left[0].Name())
	}
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	mkdir(t, filepath.Dir(name))
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, name string) {
	t.Helper()
	if err := os.MkdirAll(name, 0o755); err != nil {
		t.Fatal(err)
	}
}

// An interrupt ends a command that waits for a pipe to which nobody writes.
func TestAnInterruptEndsTheWaitForAPipe(t *testing.T) {
	mkfifo, err := exec.LookPath("mkfifo")
	if err != nil {
		t.Skip("this system has no mkfifo")
	}
	t.Chdir(t.TempDir())
	if err := exec.Command(mkfifo, "pipe").Run(); err != nil {
		t.Skip("this folder cannot hold a pipe: " + err.Error())
	}
	if err := os.Symlink("pipe", "pipe.zip"); err != nil {
		t.Skip(err)
	}
	writeFile(t, "a.txt", "Talks failed on Monday.\n")
	for _, command := range []string{"init desk", "weekly desk"} {
		if code, _, stderr := outcomeOf(t.Context(), strings.NewReader(""), strings.Fields(command)...); code != exit.Done {
			t.Fatal(stderr)
		}
		writeFile(t, "desk/inbox/a.txt", "16 November 2026\n\nTalks failed on Monday, said Mara Voss.\n")
	}
	for _, command := range []string{
		"text pipe", "rows pipe", "explain pipe", "topics pipe", "evaluate pipe", "join pipe", "brief --rows pipe", "rows --stream pipe",
		"rows a.txt --speakers pipe", "brief a.txt --taxonomy pipe", "brief a.txt --note pipe", "brief a.txt --logo pipe --logo-alt Desk",
		"brief a.txt --font pipe", "brief a.txt --password-file pipe",
		"review pipe --desk desk", "import pipe.zip new", "init new --taxonomy pipe",
	} {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(50*time.Millisecond, cancel)
		if code, _, stderr := outcomeOf(ctx, strings.NewReader(""), strings.Fields(command)...); code != exit.Interrupted {
			t.Errorf("%s: exit code %d\n%s", command, code, stderr)
		}
	}
}

// A mailbox has no limit of size; any other file has.
func TestAMailboxOfAnySize(t *testing.T) {
	t.Chdir(t.TempDir())
	f, err := os.Create("takeout.mbox")
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Repeat("QUJD", 19) + "\n"
	const messages = 3
	for i := range messages {
		fmt.Fprintf(f, "From a@b.example Mon Nov 16 10:00:00 2026\nMessage-ID: <%d>\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\n“We will stay,” Mara Voss said.\n--B\n"+
			"Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n%s--B--\n\n", i, strings.Repeat(line, 24<<20/len(line)))
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := outcomeOf(t.Context(), strings.NewReader(""), "rows", "takeout.mbox")
	if code != exit.Done || strings.Count(stdout, "We will stay,") < messages {
		t.Errorf("exit code %d, %d rows\n%s", code, strings.Count(stdout, "\n"), stderr)
	}
	if err := os.Rename("takeout.mbox", "takeout.txt"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("takeout.txt", []byte("Talks\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate("takeout.txt", 65<<20); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := outcomeOf(t.Context(), strings.NewReader(""), "rows", "takeout.txt"); code != exit.Partly || !strings.Contains(stderr, "64 MB") {
		t.Errorf("a large text: exit code %d\n%s", code, stderr)
	}
}

// fullDisk is the error of a database on a full disk.
type fullDisk struct{}

func (fullDisk) Error() string { return "database or disk is full (13)" }
func (fullDisk) Code() int     { return 13 }

func TestAFullDiskIsNamed(t *testing.T) {
	err := fmt.Errorf("locking the desk: %w", fullDisk{})
	if got, want := exit.Text(err), "the disk of the desk is full: archive.sqlite cannot be written"; got != want {
		t.Errorf("got %q", got)
	}
	if hints := exit.Hints(err); len(hints) != 1 || !strings.HasPrefix(hints[0], "free some space") {
		t.Errorf("hints %q", hints)
	}
}

// TestWhoDidIt: a correction has the name of the one who is logged in.
func TestWhoDidIt(t *testing.T) {
	for _, name := range []string{"ONRECORD_USER", "USER", "USERNAME"} {
		t.Setenv(name, "")
	}
	t.Setenv("LOGNAME", "hlind")
	if got := folder.UserName(); got != "hlind" {
		t.Errorf("got %q", got)
	}
}
