package pdftext

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/parse/read"
)

// TestMain lets the test binary play the process, which is started by the
// program's own path.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == Command {
		os.Exit(Main(os.Args[2:]))
	}
	os.Exit(m.Run())
}

// wordsOf returns the words of a PDF, without their places.
func wordsOf(t read.PDFText) string {
	var b strings.Builder
	for _, p := range t.Pages {
		for _, l := range p.Lines {
			b.WriteString(l.Text + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func formatFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "formats", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The library reads in a process what it reads in this one.
func TestPDFInAProcessOfItsOwn(t *testing.T) {
	data := formatFile(t, "same-article.pdf")
	want, err := read.PDFInProcess(data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := byLibrary(context.Background(), data)
	if err != nil || wordsOf(got) != wordsOf(want) || got.Title != want.Title {
		t.Errorf("got %q, %v\nwant %q", wordsOf(got), err, wordsOf(want))
	}
}

// Errors keep their kind on the way out of the process.
func TestPDFErrorsOfTheProcess(t *testing.T) {
	for name, want := range map[string]error{"refused/locked.pdf": read.ErrLocked, "same-article.docx": read.ErrDamaged} {
		if _, err := byLibrary(context.Background(), formatFile(t, name)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}

// pdftotext and the library tell the same story, paragraph by paragraph.
func TestPDFByEitherReader(t *testing.T) {
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	for _, name := range []string{"same-article.pdf", "release-reportlab.pdf", "columns-groff.pdf", "owner-locked-qpdf.pdf"} {
		data := formatFile(t, name)
		text := func(pdf func([]byte) (read.PDFText, error)) string {
			doc, err := read.Document(read.Input{Path: name, Data: data, PDF: pdf})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return doc.Text
		}
		a := text(func(data []byte) (read.PDFText, error) { return byProgram(context.Background(), path, data) })
		b := text(read.PDFInProcess)
		if a != b {
			t.Errorf("%s: pdftotext\n%s\nlibrary\n%s", name, a, b)
		}
	}
	if _, err := byProgram(context.Background(), path, formatFile(t, "refused/locked.pdf")); !errors.Is(err, read.ErrLocked) {
		t.Errorf("locked: %v", err)
	}
}

// A process that never ends is killed, one that answers without end is, too,
// and one that crashes is a damaged file.
func TestPDFProcessIsBound(t *testing.T) {
	if !canLimit {
		t.Skip("needs a shell")
	}
	start := time.Now()
	_, err := run(context.Background(), 200*time.Millisecond, answerLimit, []string{"/bin/sh", "-c", "sleep 60"}, nil)
	if !errors.Is(err, errTime) || time.Since(start) > 10*time.Second {
		t.Errorf("sleeping: %v after %s", err, time.Since(start))
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	_, err = run(context.Background(), time.Minute, answerLimit, []string{self, Command, "/bin/sh", "-c", "ulimit -S -t 1; while :; do :; done"}, nil)
	if !errors.Is(err, errTime) {
		t.Errorf("a busy process: %v", err)
	}
	_, err = run(context.Background(), timeLimit, 1<<20, []string{"/bin/sh", "-c", "while :; do head -c 9000000 /dev/zero; done"}, nil)
	if !errors.Is(err, read.ErrTooLarge) {
		t.Errorf("endless answer: %v", err)
	}
	_, err = run(context.Background(), timeLimit, answerLimit, []string{"/bin/sh", "-c", "echo no >&2; kill -SEGV $$"}, nil)
	if !errors.Is(err, read.ErrDamaged) {
		t.Errorf("crash: %v", err)
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err = run(gone, timeLimit, answerLimit, []string{"/bin/sh", "-c", "true"}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// The process binds itself before it becomes another program: it may not write
// files, and has only so much time and memory.
func TestPDFProcessLimits(t *testing.T) {
	if !canLimit {
		t.Skip("this system has no such limits")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "file")
	out, err := exec.Command(self, Command, "/bin/sh", "-c", "ulimit -t; ulimit -v; echo x > "+file).CombinedOutput()
	want := fmt.Sprintf("%d\n%d\n", int(timeLimit.Seconds()), memoryLimit>>10)
	if !bytes.HasPrefix(out, []byte(want)) {
		t.Errorf("limits %q, want %q; %v", out, want, err)
	}
	if info, err := os.Stat(file); err == nil && info.Size() > 0 {
		t.Error("it wrote a file")
	}
}
