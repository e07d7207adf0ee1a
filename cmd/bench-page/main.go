// Command bench-page checks that "onrecord serve" shows the pages of a large desk at
// once, even while many people read and some make corrections. It makes a desk of
// invented statements, serves it, requests each page alone, and then simulates readers
// and editors together. docs/serve.md has the results.
//
//	go build -o onrecord ./cmd/onrecord
//	go run ./cmd/bench-page -onrecord ./onrecord -rows 300000
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	program := flag.String("onrecord", "./onrecord", "the program")
	rows := flag.Int("rows", 100_000, "rows of the desk")
	readers := flag.Int("readers", 50, "people who read")
	editors := flag.Int("editors", 5, "people who correct")
	last := flag.Duration("for", 30*time.Second, "how long they do")
	think := flag.Duration("think", time.Second, "how long each looks at a page")
	flag.Parse()
	dir, err := os.MkdirTemp("", "bench-page-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	dir = filepath.Join(dir, "desk")
	if out, err := exec.CommandContext(ctx, *program, "init", dir).CombinedOutput(); err != nil {
		return fmt.Errorf("init: %w\n%s", err, out)
	}
	known, err := fill(ctx, dir, *rows)
	if err != nil {
		return err
	}
	serve := exec.CommandContext(ctx, *program, "serve", dir, "--listen", "127.0.0.1:0", "--quiet")
	serve.Stderr = os.Stderr
	out, err := serve.StdoutPipe()
	if err == nil {
		err = serve.Start()
	}
	if err != nil {
		return err
	}
	defer serve.Process.Kill() // does nothing if it has ended
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return err
	}
	base, key, _ := strings.Cut(strings.TrimSpace(line), "/?key=")
	c := &client{base: base, key: key, known: known, took: map[string][]time.Duration{}, early: map[string]int{}, cost: map[string]time.Duration{}}

	if err := c.warm(ctx); err != nil {
		return err
	}
	fmt.Printf("%d rows. Each page alone, in ms:\n", *rows)
	const times = 40
	random := rand.New(rand.NewPCG(5, 6))
	for _, kind := range append(slices.Clone(kinds), corrected) {
		before := processorTime(serve.Process.Pid)
		for i := range times {
			if kind == corrected {
				err = c.correct(ctx, random)
			} else {
				err = c.read(ctx, kind, uint64(i))
			}
			if err != nil {
				return err
			}
		}
		c.cost[kind] = (processorTime(serve.Process.Pid) - before) / times
	}
	c.print()
	c.cost = nil
	c.took, c.early = map[string][]time.Duration{}, map[string]int{}
	fmt.Printf("%d readers and %d editors for %s, each looking at a page for about %s, in ms:\n", *readers, *editors, *last, *think)
	if err := c.crowd(ctx, *readers, *editors, *last, *think); err != nil {
		return err
	}
	c.print()
	_ = serve.Process.Signal(os.Interrupt)
	_ = serve.Wait() // its end is of no interest
	spent := serve.ProcessState.UserTime() + serve.ProcessState.SystemTime()
	fmt.Printf("The server needed %.1f s of processor time for %d requests: %.1f ms each.\n", spent.Seconds(), c.asked, float64(spent.Milliseconds())/float64(c.asked))
	return nil
}

// warm asks for what is made of the whole record until it is there.
func (c *client) warm(ctx context.Context) error {
	began := time.Now()
	for n := range uint64(weeks) {
		for _, kind := range []string{"people", "a week"} {
			for early := -1; early != c.early[kind]; {
				early = c.early[kind]
				if err := c.read(ctx, kind, n); err != nil {
					return err
				}
				time.Sleep(10 * time.Millisecond)
			}
		}
	}
	fmt.Printf("%d weeks and the list of people were there after %.1f s.\n", weeks, time.Since(began).Seconds())
	c.took, c.early = map[string][]time.Duration{}, map[string]int{}
	return nil
}

// print writes how long pages took, by kind.
func (c *client) print() {
	fmt.Printf("  %-28s %7s %7s %7s %7s", "", "times", "median", "99 %", "longest")
	if c.cost != nil {
		fmt.Printf(" %9s", "processor")
	}
	fmt.Println()
	for _, kind := range append(slices.Clone(kinds), corrected) {
		list := c.took[kind]
		if len(list) == 0 {
			continue
		}
		slices.Sort(list)
		at := func(share float64) float64 {
			return float64(list[int(share*float64(len(list)-1))].Microseconds()) / 1000
		}
		fmt.Printf("  %-28s %7d %7.1f %7.1f %7.1f", kind, len(list), at(0.5), at(0.99), at(1))
		if c.cost != nil {
			fmt.Printf(" %9.1f", float64(c.cost[kind].Microseconds())/1000)
		}
		if n := c.early[kind]; n > 0 {
			fmt.Printf("   %d that say that it is being made", n)
		}
		fmt.Println()
	}
}

// processorTime returns what a process has used of the processors so far, as Linux says it
// of its threads; elsewhere 0. On a machine that is busy with other things the clock says
// little.
func processorTime(pid int) time.Duration {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid)) // the pattern is a good one
	var sum time.Duration
	for _, path := range threads {
		data, _ := os.ReadFile(path) // one may have ended
		var ran int64
		_, _ = fmt.Sscan(string(data), &ran)
		sum += time.Duration(ran)
	}
	return sum
}
