package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/cmd/onrecord/folder"
	"onrecord/report/desk/archive"
)

var droppedDocuments = flag.Int("dropped", 60, "documents that are dropped on a page while it is killed")

// servedProcess is a desk that a process of its own serves.
type servedProcess struct {
	process
	address, key string
	out          io.ReadCloser
}

func serveProcess(t *testing.T, dir string) *servedProcess {
	t.Helper()
	s := &servedProcess{process: commandProcess(t, "serve", dir, "--listen", "127.0.0.1:0", "--quiet")}
	var err error
	if s.out, err = s.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(s.out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s.address, s.key, _ = strings.Cut(strings.TrimSpace(line), "/?key=")
	return s
}

// kill ends it as a power cut does.
func (s *servedProcess) kill() {
	_ = s.Process.Kill()
	_ = s.Wait() // it was killed
}

// drop sends files; an error is that of a connection that was lost.
func (s *servedProcess) drop(ctx context.Context, files map[string]string, names []string) error {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, name := range names {
		part, err := w.CreateFormFile("file", name)
		if err == nil {
			_, err = io.WriteString(part, files[name])
		}
		if err != nil {
			return err
		}
	}
	w.Close()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.address+"/inbox", &body)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Authorization", "Bearer "+s.key)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s", answer.Status)
	}
	_, err = io.Copy(io.Discard, answer.Body)
	return err
}

// TestNothingDroppedIsLostOrThereTwice drops documents, kills the server in the middle of
// an upload and again while it reads, and drops everything again.
func TestNothingDroppedIsLostOrThereTwice(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := filepath.Join(t.TempDir(), "desk")
	commandProcess(t, "init", dir, "--quiet").mustRun(t)
	files := map[string]string{}
	var names []string
	for i := range *droppedDocuments {
		name := fmt.Sprintf("clipping %d.txt", i)
		names = append(names, name)
		files[name] = fmt.Sprintf("Pier %d\nThe Sandhaven Ledger\n18 November 2026\n\nHarbour master Dora Pell said pier %d would be sold.\n", i, i)
	}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Minute)
	defer stop()
	half := len(names) / 2

	s := serveProcess(t, dir)
	if err := s.drop(ctx, files, names[:half]); err != nil {
		t.Fatal(err)
	}
	// The connection is lost in the middle of the second half, and the process dies.
	lost, cut := context.WithTimeout(ctx, 30*time.Millisecond)
	_ = s.drop(lost, files, names[half:]) // it may have arrived
	cut()
	s.kill()
	if left, err := os.ReadDir(filepath.Join(dir, folder.Inbox)); err != nil || len(left) < half {
		t.Fatalf("after the kill the inbox has %d files of at least %d, %v", len(left), half, err)
	}

	s = serveProcess(t, dir) // reads what is there; is killed while it does
	time.Sleep(50 * time.Millisecond)
	s.kill()

	s = serveProcess(t, dir)
	defer s.kill()
	if err := s.drop(ctx, files, names); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(ctx, filepath.Join(dir, folder.Archive))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for {
		size, err := a.Size(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if size.Documents >= len(names) {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	s.kill()
	if size, err := a.Size(ctx); err != nil || size.Documents != len(names) || size.Rows != len(names) {
		t.Errorf("%d documents were dropped; on record are %+v, %v", len(names), size, err)
	}
	list, err := os.ReadDir(filepath.Join(dir, folder.Inbox))
	if err != nil {
		t.Fatal(err)
	}
	whole := 0
	for _, f := range list {
		if !strings.HasPrefix(f.Name(), ".") {
			whole++
		}
	}
	if whole != len(names) {
		t.Errorf("%d files were dropped, %d are in the inbox", len(names), whole)
	}
	if err := a.Verify(ctx); err != nil {
		t.Error(err)
	}
}
