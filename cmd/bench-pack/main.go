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
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

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
		return errors.New("one file of rows, please (JSON Lines)")
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
