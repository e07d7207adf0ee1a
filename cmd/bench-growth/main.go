//go:build unix

// Bench-growth measures what onrecord costs as documents grow longer and more.
//
//	go run ./cmd/bench-growth PROGRAM > growth.tsv   # both tables, in CPU seconds
//	go run ./cmd/bench-growth -chart < growth.tsv > growth.svg
//	go run ./cmd/bench-growth -articles 100000 > articles.jsonl
//
// Each figure is the CPU time (user and system) and the peak memory of a separate
// process; of several runs the lowest counts. All text is invented.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("bench-growth", flag.ContinueOnError)
	articles := flags.Int("articles", 0, "write so many invented articles as JSON Lines, and measure nothing")
	chart := flags.Bool("chart", false, "draw the figures that come on standard input, and measure nothing")
	runs := flags.Int("runs", 3, "how often each document is read")
	streams := flags.String("streams", "1000,10000,100000", "numbers of articles in a stream, with commas")
	if err := flags.Parse(args); err != nil {
		return err
	}
	buffered := bufio.NewWriter(out)
	defer buffered.Flush()
	switch {
	case *articles > 0:
		return writeArticles(buffered, 0, *articles, *articles)
	case *chart:
		return draw(in, buffered)
	case flags.NArg() != 1:
		return errors.New("one program, please")
	}
	folder, err := os.MkdirTemp("", "bench-growth-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	b := &bench{program: flags.Arg(0), folder: folder, out: out}
	if err := b.documents(*runs); err != nil {
		return err
	}
	for number := range strings.SplitSeq(*streams, ",") {
		n, err := strconv.Atoi(number)
		if err != nil {
			return err
		}
		if err := b.stream(n); err != nil {
			return err
		}
	}
	return nil
}

// bench measures a program.
type bench struct {
	program, folder string
	out             io.Writer
}

// sizes are those of the documents, in bytes.
var sizes = []int{100_000, 400_000, 1_600_000}

// documents measures one document of every form and size.
func (b *bench) documents(runs int) error {
	for _, f := range forms {
		for _, size := range sizes {
			path := filepath.Join(b.folder, "document."+f.ending)
			if err := os.WriteFile(path, []byte(f.repeated(size)), 0o600); err != nil {
				return err
			}
			least := cost{seconds: 1e9}
			for range runs {
				c, err := b.cost("rows", path)
				if err != nil {
					return err
				}
				if c.seconds < least.seconds {
					least = c
				}
			}
			b.tell("document", f.name, size/1000, least)
		}
	}
	return nil
}

// stream measures many articles: read in a stream and joined, and read in one run.
func (b *bench) stream(n int) error {
	articles := filepath.Join(b.folder, "articles")
	found, rows := filepath.Join(b.folder, "found.jsonl"), filepath.Join(b.folder, "rows.jsonl")
	if err := errors.Join(os.RemoveAll(articles), os.Mkdir(articles, 0o700)); err != nil {
		return err
	}
	const each = 5000 // articles in a file
	for from := 0; from < n; from += each {
		var part bytes.Buffer
		if err := writeArticles(&part, from, min(n, from+each), n); err != nil {
			return err
		}
		path := filepath.Join(articles, fmt.Sprintf("%06d.jsonl", from))
		if err := os.WriteFile(path, part.Bytes(), 0o600); err != nil {
			return err
		}
	}
	for _, step := range []struct {
		name string
		args []string
	}{
		{"rows --stream", []string{"rows", "--stream", articles, "--people", "--out", found}},
		{"join", []string{"join", found, "--out", rows}},
		{"rows", []string{"rows", articles, "--out", rows}},
	} {
		c, err := b.cost(step.args...)
		if err != nil {
			return err
		}
		b.tell("stream", step.name, n, c)
	}
	return nil
}

// cost is what a process took.
type cost struct {
	seconds float64 // of the processor
	memory  int64   // bytes at most
}

func (b *bench) cost(args ...string) (cost, error) {
	cmd := exec.Command(b.program, append(args, "--quiet")...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, &stderr)
	}
	c := cost{seconds: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()}
	if used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.memory = int64(used.Maxrss) << 10
	}
	return c, nil
}

// tell writes a figure: kind, name, size, CPU seconds, MB.
func (b *bench) tell(kind, name string, size int, c cost) {
	fmt.Fprintf(b.out, "%s\t%s\t%d\t%.2f\t%d\n", kind, name, size, c.seconds, c.memory>>20)
}
