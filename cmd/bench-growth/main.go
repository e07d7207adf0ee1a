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
	"html"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
		return errors.New("give one program")
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

// figure is a measured point of a curve.
type figure struct{ size, seconds float64 }

// curve is how a cost grows.
type curve struct {
	name   string
	points []figure
}

// draw draws the figures as two charts, one beside the other, with both axes
// logarithmic: what costs in proportion to its size is a line of the slope of the dotted
// one.
func draw(in io.Reader, out io.Writer) error {
	charts := map[string][]curve{}
	for lines := bufio.NewScanner(in); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != 5 {
			return fmt.Errorf("%q is no figure", lines.Text())
		}
		size, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return err
		}
		seconds, err := strconv.ParseFloat(cells[3], 64)
		if err != nil {
			return err
		}
		list := charts[cells[0]]
		i := slices.IndexFunc(list, func(c curve) bool { return c.name == cells[1] })
		if i < 0 {
			i, list = len(list), append(list, curve{name: cells[1]})
		}
		list[i].points = append(list[i].points, figure{size, seconds})
		charts[cells[0]] = list
	}
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 400"`+
		` font-family="sans-serif" font-size="12">`+"\n"+`<rect width="980" height="400" fill="#fff"/>`+"\n")
	drawChart(out, 60, "One document", "KB", charts["document"])
	drawChart(out, 550, "Many articles", "articles", charts["stream"])
	_, err := fmt.Fprintln(out, "</svg>")
	return err
}

var colours = strings.Fields("#1b4965 #c1121f #2a9d8f #e07a00 #6a4c93 #7f5539 #3a86ff #588157")

func drawChart(out io.Writer, left float64, title, unit string, curves []curve) {
	const width, height, top = 260.0, 310.0, 50.0
	low, high := figure{math.Inf(1), math.Inf(1)}, figure{}
	for _, c := range curves {
		for _, p := range c.points {
			low = figure{min(low.size, p.size), min(low.seconds, p.seconds)}
			high = figure{max(high.size, p.size), max(high.seconds, p.seconds)}
		}
	}
	x := func(size float64) float64 { return left + width*math.Log(size/low.size)/math.Log(high.size/low.size) }
	y := func(s float64) float64 {
		return top + height - height*math.Log(s/low.seconds)/math.Log(high.seconds/low.seconds)
	}
	put := func(format string, values ...any) { fmt.Fprintf(out, format+"\n", values...) }
	put(`<text x="%.0f" y="24" font-size="15" font-weight="bold">%s</text>`, left, title)
	put(`<text x="%.0f" y="42" fill="#555">CPU seconds by %s; dotted: in proportion</text>`, left, unit)
	put(`<path d="M%.1f %.1fV%.1fH%.1f" fill="none" stroke="#888"/>`, left, top, top+height, left+width)
	for decade := math.Pow(10, math.Floor(math.Log10(low.seconds))); decade <= high.seconds; decade *= 10 {
		for _, s := range []float64{decade, 2 * decade, 5 * decade} {
			if s >= low.seconds && s <= high.seconds {
				put(`<text x="%.1f" y="%.1f" text-anchor="end">%.3g</text><path d="M%.1f %.1fh%.0f" stroke="#e4e4e4"/>`,
					left-6, y(s)+4, s, left, y(s), width)
			}
		}
	}
	straight := min(high.size/low.size, high.seconds/low.seconds)
	put(`<path d="M%.1f %.1fL%.1f %.1f" stroke="#555" stroke-dasharray="2 4"/>`,
		x(low.size), y(low.seconds), x(low.size*straight), y(low.seconds*straight))
	for i, c := range curves {
		colour := colours[i%len(colours)]
		var line strings.Builder
		for _, p := range c.points {
			fmt.Fprintf(&line, "%.1f,%.1f ", x(p.size), y(p.seconds))
			if i == 0 {
				put(`<text x="%.1f" y="%.1f" text-anchor="middle">%g</text>`, x(p.size), top+height+18, p.size)
			}
			put(`<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>`, x(p.size), y(p.seconds), colour)
		}
		put(`<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`, line.String(), colour)
		at := top + 12 + 18*float64(i)
		put(`<circle cx="%.1f" cy="%.1f" r="4" fill="%s"/><text x="%.1f" y="%.1f">%s</text>`,
			left+width+16, at, colour, left+width+26, at+4, html.EscapeString(c.name))
	}
}
