package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
)

// served is a desk that is being served.
type served struct {
	dir, address string // address without the key
	client       *http.Client
	end          func() int // interrupts it and returns its exit code
}

// serveDesk makes a desk, puts a document on record and serves it as a user would.
func serveDesk(t *testing.T, flags ...string) *served {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "desk")
	command := func(args ...string) {
		var out strings.Builder
		if code := run(t.Context(), args, strings.NewReader(""), io.Discard, &out); code != exit.Done {
			t.Fatalf("onrecord %s: %d\n%s", strings.Join(args, " "), code, out.String())
		}
	}
	command("init", dir)
	text := "Ferry stays in port\nThe Sandhaven Ledger\n18 November 2026\n\n" +
		"Harbour master Dora Pell said the ferry would not sail before Monday. \"The engine is in pieces,\" she said.\n"
	if err := os.WriteFile(filepath.Join(dir, folder.Inbox, "ferry.txt"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	command("weekly", dir, "--date", "2026-11-23", "--quiet")
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	ended := make(chan int, 1)
	var said strings.Builder
	go func() {
		code := run(ctx, append([]string{"serve", dir, "--listen", "127.0.0.1:0"}, flags...), strings.NewReader(""), w, &said)
		w.Close()
		ended <- code
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("no address is printed: %v\n%s", err, said.String())
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &served{dir: dir, client: &http.Client{Jar: jar}}
	s.address, _, _ = strings.Cut(line, "/?key=")
	done := false
	s.end = func() int {
		stop()
		done = true
		return <-ended
	}
	t.Cleanup(func() {
		if !done {
			s.end()
		}
	})
	s.get(t, strings.TrimPrefix(strings.TrimSpace(line), s.address))
	return s
}

// get returns a page, whatever its status.
func (s *served) get(t *testing.T, path string) (int, string) {
	t.Helper()
	answer, err := s.client.Get(s.address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

func TestServeShowsTheDeskUntilItIsInterrupted(t *testing.T) {
	s := serveDesk(t)
	status, page := s.get(t, "/rows?q=engine")
	if status != http.StatusOK || !strings.Contains(page, "The engine is in pieces") {
		t.Fatalf("%d\n%s", status, page)
	}
	_, rest, _ := strings.Cut(page, `href="/rows/`)
	id, _, _ := strings.Cut(rest, `"`)
	id = strings.ReplaceAll(id, "&amp;", "&")
	status, page = s.get(t, "/rows/"+id+"&why=1")
	if status != http.StatusOK || !strings.Contains(page, `this-content">The engine is in pieces,`) || !strings.Contains(page, "<dt>found</dt>") {
		t.Errorf("the row beside its document: %d\n%s", status, page)
	}
	if code := s.end(); code != exit.Done {
		t.Errorf("interrupted it ends with %d", code)
	}
}
