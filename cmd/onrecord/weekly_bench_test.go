//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// BenchmarkWeekly is a Monday: 1,000 new documents in the inbox of a desk that has
// 100,000 rows on record, read, filed and made into workbook and PDF. The
// documents are those of testdata with their names changed a little, 330
// words each.
func BenchmarkWeekly(b *testing.B) {
	warm := warmArchive(b, 100_000)
	for b.Loop() {
		b.StopTimer()
		dir := b.TempDir()
		if err := os.CopyFS(filepath.Join(dir), os.DirFS(warm)); err != nil {
			b.Fatal(err)
		}
		dropClippings(b, filepath.Join(dir, folder.Inbox), 1000)
		b.StartTimer()
		spent := cpuTime(b)
		var said bytes.Buffer
		if code := run(context.Background(), []string{"weekly", dir, "--date", "2026-11-23"}, strings.NewReader(""), io.Discard, &said); code != exit.Done {
			b.Fatalf("exit code %d: %s", code, said.String())
		}
		b.StopTimer()
		b.ReportMetric((cpuTime(b) - spent).Seconds(), "cpu-s")
		b.Log(said.String())
		b.StartTimer()
	}
}

// BenchmarkCheck looks through an archive of 300,000 rows.
func BenchmarkCheck(b *testing.B) {
	dir := warmArchive(b, 300_000)
	for b.Loop() {
		spent := cpuTime(b)
		var said bytes.Buffer
		if code := run(context.Background(), []string{"check", dir}, strings.NewReader(""), io.Discard, &said); code != exit.Done {
			b.Fatalf("exit code %d: %s", code, said.String())
		}
		b.ReportMetric((cpuTime(b) - spent).Seconds(), "cpu-s")
	}
}

// cpuTime is what this process has used of the processors: on a machine that is
// busy with other things the time of the clock says little.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// dropClippings writes documents of the week of 16 November 2026 into a folder.
func dropClippings(b *testing.B, dir string, n int) {
	b.Helper()
	samples, err := filepath.Glob("../../testdata/documents/*.txt")
	if err != nil || len(samples) == 0 {
		b.Fatal("no samples", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.Fatal(err)
	}
	for i := range n {
		text, err := os.ReadFile(samples[i%len(samples)])
		if err != nil {
			b.Fatal(err)
		}
		name := filepath.Join(dir, fmt.Sprintf("%04d", i))
		own := bytes.ReplaceAll(text, []byte("Corrin"), fmt.Appendf(nil, "Corrin%c%c", 'a'+i/26%26, 'a'+i%26))
		own = fmt.Appendf(own, "\n\nEdition %d.\n", i)
		sidecar := fmt.Sprintf("source: Outlet %d\ndate: 2026-11-%d\n", i%40, 16+i%7)
		for path, data := range map[string][]byte{name + ".txt": own, name + ".yaml": []byte(sidecar)} {
			if err := os.WriteFile(path, data, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// warmArchive makes a desk with a year of documents on record, ten rows each.
func warmArchive(b *testing.B, rows int) string {
	b.Helper()
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "desk.yaml"), []byte("title: The week\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	ctx := context.Background()
	a, err := archive.Open(ctx, filepath.Join(dir, folder.Archive))
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	const perDocument = 10
	first := parse.NewDate(2025, time.November, 17)
	var files []archive.File
	for n := range rows / perDocument {
		date := first.AddDays(n * 364 * perDocument / rows)
		path := fmt.Sprintf("%s/%05d.txt", date, n)
		d := archive.Document{Hash: fmt.Sprintf("%016x", n), Record: report.Document{Path: path, Status: report.StatusRead, Date: date, Source: fmt.Sprintf("Outlet %d", n%40), Rows: perDocument}}
		for i := range perDocument {
			who := fmt.Sprintf("%s %s", given[(n*7+i*3)%len(given)], family[(n*5+i)%len(family)])
			d.Rows = append(d.Rows, report.Row{ID: fmt.Sprintf("r%05d%d", n, i), Document: path, Date: date, Source: d.Record.Source, Speaker: who, Role: "minister of ports",
				Topic: "War and ceasefire", Topics: []string{"War and ceasefire"}, Kind: "direct", Act: "speech", Statement: i + 1, Confidence: 0.9, Flags: []string{}, SameAs: []string{},
				Quote: fmt.Sprintf("On day %d the harbour of %s had %d ships, and nobody told the crews what comes after number %d.", n%364, family[n%len(family)], n, i)})
			d.People = append(d.People, parse.Person{Name: who, Role: "minister of ports"})
		}
		files = append(files, archive.File{Path: path, Documents: []archive.Document{d}})
		if len(files) == 500 || n == rows/perDocument-1 {
			if _, err := a.Ingest(ctx, date, func(string) bool { return false }, files...); err != nil {
				b.Fatal(err)
			}
			files = nil
		}
	}
	return dir
}

var (
	given  = strings.Fields("Mara Piet Ida Jan Greta Anton Ines Joren Edda Lars Nadia Oskar Petra Rolf Sanna Tomas Ulla Viktor Wanda Yara")
	family = strings.Fields("Voss Halloran Hale Boer Lund Resk Roke Brandt Ekholm Fjord Grieg Holt Iversen Jansen Kvist Lind Moen Nyberg Olsen Palm Quist Rasmus Strand Thorn Ulvang Vik Wold Ystad Zander Aas Berg Dahl")
)
