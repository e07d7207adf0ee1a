//go:build unix

// Bench-pack measures the cost of a pack and compares it with the same rows set by
// Typst.
//
//	onrecord rows testdata/documents --out rows.jsonl
//	go run ./cmd/bench-pack [flags] rows.jsonl
//
// Rows are repeated, each time with their words in a different order, until there are
// enough. Each pack is made by a separate process; of several runs the median counts.
// Typst comes from the Python package "typst" and uses the fonts of the pack; pack.typ
// is the pack as a user of Typst would write it. Without that package, only onrecord is
// measured.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"onrecord/report"
	"onrecord/report/pack"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("bench-pack", flag.ContinueOnError)
	sizes := flags.String("rows", "100,1000,10000", "numbers of rows, with commas")
	runs := flags.Int("runs", 5, "how often each is run")
	python := flags.String("python", "python3", "Python that has the package typst")
	target := flags.String("make", "", "make one pack of the rows as they are, in this `file`, and measure nothing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("give one file of rows (JSON Lines)")
	}
	rows, err := readRows(flags.Arg(0))
	if err != nil {
		return err
	}
	if *target != "" {
		return makePack(rows, *target)
	}
	c, err := newComparison(*python, *runs, out)
	if err != nil {
		return err
	}
	defer c.close()
	for _, s := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return err
		}
		if err := c.compare(repeated(rows, n)); err != nil {
			return err
		}
	}
	return nil
}

func readRows(path string) ([]report.Row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var rows []report.Row
	lines := json.NewDecoder(bufio.NewReader(f))
	for {
		var r report.Row
		switch err := lines.Decode(&r); {
		case err == io.EOF && len(rows) == 0:
			return nil, fmt.Errorf("%s holds no rows", path)
		case err == io.EOF:
			return rows, nil
		case err != nil:
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		rows = append(rows, r)
	}
}

// repeated returns n rows, no two of the same words as far as those allow.
func repeated(rows []report.Row, n int) []report.Row {
	out := make([]report.Row, n)
	for i := range out {
		r := rows[i%len(rows)]
		words := strings.Fields(r.Quote)
		if len(words) > 0 {
			at := i / len(rows) % len(words)
			r.Quote = strings.Join(slices.Concat(words[at:], words[:at]), " ")
		}
		r.ID, r.SameAs = fmt.Sprintf("r%07d", i), []string{}
		if round := i / len(rows); round > 0 { // a week of more rows is a week of more documents
			r.Document = fmt.Sprintf("%s (%d)", r.Document, round+1)
		}
		out[i] = r
	}
	return out
}

// makePack does what brief does for the PDF, from rows that are there.
func makePack(rows []report.Row, target string) error {
	b := report.Briefing{Title: "Statements on record", Period: report.Period{Name: "all"}, Rows: rows}
	if err := b.Made.UnmarshalText([]byte("2026-11-21")); err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, r := range rows {
		if !seen[r.Document] {
			seen[r.Document] = true
			b.Documents = append(b.Documents, report.Document{Path: r.Document, Status: report.StatusRead, Source: r.Source, Date: r.Date, Title: r.Title, URL: r.URL})
		}
	}
	var w bytes.Buffer
	if err := pack.Write(&w, b, pack.Options{}); err != nil {
		return err
	}
	return os.WriteFile(target, w.Bytes(), 0o644)
}

//go:embed pack.typ
var template []byte

const compile = `
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3], font_paths=[sys.argv[3]],
              ignore_system_fonts=True, sys_inputs={"rows": sys.argv[4]})`

// comparison runs both programs on the same rows.
type comparison struct {
	python string // empty without Typst
	typst  string // its version
	runs   int
	folder string
	out    io.Writer
}

func newComparison(python string, runs int, out io.Writer) (*comparison, error) {
	folder, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	c := &comparison{python: python, runs: runs, folder: folder, out: out}
	version, err := exec.Command(python, "-c", `import typst; from importlib.metadata import version; print(version("typst"))`).Output()
	if err != nil {
		fmt.Fprintf(out, "Typst is left out: %s has no package typst\n\n", python)
		c.python = ""
	}
	c.typst = strings.TrimSpace(string(version))
	if err := os.WriteFile(filepath.Join(folder, "pack.typ"), template, 0o644); err != nil {
		return nil, err
	}
	fmt.Fprintln(out, "| rows | program | pages | CPU seconds | seconds | peak MB | file KB |\n|---|---|---|---|---|---|---|")
	return c, c.unpackFonts("report/pack/fonts")
}

func (c *comparison) close() { os.RemoveAll(c.folder) }

// unpackFonts gives Typst the fonts of the pack.
func (c *comparison) unpackFonts(from string) error {
	list, err := filepath.Glob(filepath.Join(from, "*.gz"))
	if err != nil || len(list) == 0 {
		return fmt.Errorf("no fonts in %s: run this in the folder of the project", from)
	}
	for _, path := range list {
		packed, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return err
		}
		font, err := io.ReadAll(z)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(c.folder, strings.TrimSuffix(filepath.Base(path), ".gz")), font, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// cost is what one run took.
type cost struct {
	cpu, wall time.Duration
	peak      int64 // KB
}

// compare measures both on these rows, in turn, so that what else the machine
// does hits both.
func (c *comparison) compare(rows []report.Row) error {
	lines, array := filepath.Join(c.folder, "rows.jsonl"), filepath.Join(c.folder, "rows.json")
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	for _, r := range rows {
		if err := e.Encode(r); err != nil {
			return err
		}
	}
	if err := os.WriteFile(lines, b.Bytes(), 0o644); err != nil {
		return err
	}
	all, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	if err := os.WriteFile(array, all, 0o644); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	ourFile, theirFile := filepath.Join(c.folder, "ours.pdf"), filepath.Join(c.folder, "theirs.pdf")
	var ours, theirs []cost
	for range c.runs {
		one, err := measure(self, "-make", ourFile, lines)
		if err != nil {
			return err
		}
		ours = append(ours, one)
		if c.python == "" {
			continue
		}
		one, err = measure(c.python, "-c", compile, filepath.Join(c.folder, "pack.typ"), theirFile, c.folder, "/rows.json")
		if err != nil {
			return err
		}
		theirs = append(theirs, one)
	}
	c.print(len(rows), "onrecord", ourFile, ours)
	if c.python != "" {
		c.print(len(rows), "Typst "+c.typst, theirFile, theirs)
	}
	return nil
}

func measure(name string, args ...string) (cost, error) {
	cmd := exec.Command(name, args...)
	var messages bytes.Buffer
	cmd.Stderr = &messages
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", name, err, messages.String())
	}
	one := cost{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		one.peak = u.Maxrss
	}
	return one, nil
}

func (c *comparison) print(rows int, name, file string, costs []cost) {
	info, err := os.Stat(file)
	if err != nil {
		fmt.Fprintln(c.out, err)
		return
	}
	peak := int64(0)
	for _, one := range costs {
		peak = max(peak, one.peak)
	}
	fmt.Fprintf(c.out, "| %d | %s | %s | %.2f | %.2f | %d | %d |\n", rows, name, pages(file),
		median(costs, func(o cost) time.Duration { return o.cpu }), median(costs, func(o cost) time.Duration { return o.wall }), peak>>10, info.Size()>>10)
}

func median(costs []cost, of func(cost) time.Duration) float64 {
	sorted := slices.SortedFunc(slices.Values(costs), func(a, b cost) int { return cmp.Compare(of(a), of(b)) })
	return of(sorted[len(sorted)/2]).Seconds()
}

var pageCount = regexp.MustCompile(`Pages: +(\d+)`)

// pages is the number of pages, by pdfinfo.
func pages(file string) string {
	out, _ := exec.Command("pdfinfo", file).Output()
	if m := pageCount.FindSubmatch(out); m != nil {
		return string(m[1])
	}
	return "?"
}
