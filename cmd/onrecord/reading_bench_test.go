//go:build unix

package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

var articles = flag.String("articles", "", "`folder` of texts for BenchmarkArticles to read in place of those of testdata")

// BenchmarkStart is the whole program for one small document, in milliseconds of
// CPU: what it costs to start.
func BenchmarkStart(b *testing.B) {
	file := filepath.Join(b.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("Sar, 3 November 2026\n\n“We keep berth 7 open,” said Mara Voss, the harbour master, on Monday.\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	spent := 0.0
	for b.Loop() {
		spent += programCPU(b, "rows", file)
	}
	b.ReportMetric(1000*spent/float64(b.N), "cpu-ms/op")
}

// BenchmarkArticles is the whole program on a folder of articles: how many it
// reads in a second of CPU.
func BenchmarkArticles(b *testing.B) {
	dir := *articles
	if dir == "" {
		dir = b.TempDir()
		dropClippings(b, dir, 1000)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	spent := 0.0
	for b.Loop() {
		spent += programCPU(b, "rows", dir)
	}
	b.ReportMetric(spent/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(b.N*len(files))/spent, "articles/cpu-s")
}

// programCPU runs the program, and returns the seconds of CPU that it took.
func programCPU(b *testing.B, args ...string) float64 {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	p := exec.Command(self, args...)
	p.Env = append(os.Environ(), playProgram+"=1")
	if out, err := p.Output(); err != nil || len(out) == 0 {
		b.Fatal(fmt.Errorf("%v: %w", args, err))
	}
	return (p.ProcessState.UserTime() + p.ProcessState.SystemTime()).Seconds()
}
