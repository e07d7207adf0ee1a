// Bench-workbook compares the workbook's writer with others on the same rows, in one
// run: rust_xlsxwriter and libxlsxwriter in constant memory, excelize's StreamWriter,
// XlsxWriter, XML written by hand as a lower bound, and the compression of that XML
// alone.
//
//	go run ./cmd/bench-workbook                     100,000 rows
//	go run ./cmd/bench-workbook -rows 1000000       takes minutes and 3 GB of disk
//	go run ./cmd/bench-workbook -rows 2000 -verify  reads every file back
//	go run ./cmd/bench-workbook -rows 1000000 -jsonl rows.jsonl  rows for "onrecord brief --rows"
//
// Each writer is a separate process, and its CPU time (user and system) and peak
// resident memory are compared. Those in Rust, C and Python are skipped if the compiler
// or the library is missing. README.md has the results.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
)

// writers are the programs compared. A program that is part of this one is
// called with -part NAME.
var writers = []struct{ name, about string }{
	{"onrecord", "this package: the whole workbook, counted and written from rows that are read twice"},
	{"floor", "XML by hand, klauspost deflate: the sheet alone"},
	{"stream", "excelize StreamWriter, with its table; no links"},
	{"deflate", "the XML of this package's sheet, compressed alone"},
	{"rust", "rust_xlsxwriter, constant_memory; no table"},
	{"c", "libxlsxwriter, constant_memory; no table"},
	{"python", "XlsxWriter, constant_memory; no table"},
}

func main() {
	rows := flag.Int("rows", 100_000, "`number` of rows")
	runs := flag.Int("runs", 1, "`times` that each writer runs; the least CPU counts")
	only := flag.String("only", "", "writers to run, by `names`: onrecord,floor")
	dir := flag.String("dir", filepath.Join(os.TempDir(), "onrecord-bench"), "`folder` for rows and workbooks")
	check := flag.Bool("verify", false, "read every file back and compare its cells with the rows")
	lines := flag.String("jsonl", "", "write the rows as JSON Lines to a `file`, for \"onrecord brief --rows\", and stop")
	part := flag.String("part", "", "be one `part` of the comparison (for the program itself)")
	flag.Parse()
	input, output := filepath.Join(*dir, "rows.tsv"), filepath.Join(*dir, *part+".xlsx")
	var err error
	switch {
	case *lines != "":
		err = writeLines(*lines, *rows)
	case *part == "":
		err = compare(*dir, input, *rows, *runs, strings.Split(*only, ","), *check)
	}
	switch *part {
	case "rows":
		err = writeRows(*dir, *rows)
	case "verify":
		err = verify(input, flag.Arg(0))
	case "onrecord":
		collectRarely()
		err = writeOurs(*dir, output)
	case "floor":
		collectRarely()
		err = writeFloor(*dir, output)
	case "deflate":
		collectRarely()
		err = writeDeflated(filepath.Join(*dir, "sheet.xml"), output)
	case "stream":
		err = writeStream(input, output)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// collectRarely lets a program use 48 MB before garbage is collected, as the command lets
// its own grow: with as little in use as here, it would else be collected every 4 MB.
func collectRarely() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(48 << 20)
}

// result is what one writer took.
type result struct {
	name, about string
	cpu, wall   float64 // seconds
	memory      float64 // MB
	size        float64 // MB
}

func compare(dir, input string, rows, runs int, only []string, check bool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	// A process is charged with the memory of the one that starts it, so this
	// one stays small: it leaves all work to others.
	if _, err := measured([]string{self, "-part", "rows", "-dir", dir, "-rows", fmt.Sprint(rows)}); err != nil {
		return err
	}
	var results []result
	var commands [][]string
	for _, w := range writers {
		if only[0] != "" && !slices.Contains(only, w.name) {
			continue
		}
		command, missing := commandOf(w.name, dir, input, filepath.Join(dir, w.name+".xlsx"))
		if missing != nil {
			fmt.Printf("SKIPPED %s: %v\n", w.name, missing)
			continue
		}
		results, commands = append(results, result{name: w.name, about: w.about}), append(commands, command)
	}
	for run := range runs { // each writer in turn, since the machine may be slower in a while
		for i := range results {
			if run == 0 && results[i].name == "deflate" {
				if err := unpack(filepath.Join(dir, "onrecord.xlsx"), filepath.Join(dir, "sheet.xml")); err != nil {
					return fmt.Errorf("deflate needs the workbook of onrecord: %v", err)
				}
			}
			if err := results[i].run(commands[i]); err != nil {
				return err
			}
		}
	}
	for i := range results {
		output := filepath.Join(dir, results[i].name+".xlsx")
		info, err := os.Stat(output)
		if err != nil {
			return err
		}
		results[i].size = float64(info.Size()) / 1e6
		if check && results[i].name != "deflate" {
			if _, err := measured([]string{self, "-part", "verify", "-dir", dir, output}); err != nil {
				return fmt.Errorf("%s: %w", results[i].name, err)
			}
			fmt.Printf("%s: every cell is as it should be\n", results[i].name)
		}
	}
	show(results, rows)
	return nil
}

// run runs the writer once more.
func (r *result) run(command []string) error {
	once, err := measured(command)
	if err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	if r.cpu == 0 || once.cpu < r.cpu {
		r.cpu, r.wall = once.cpu, once.wall
	}
	r.memory = max(r.memory, once.memory)
	return nil
}

// commandOf returns how a writer is run; an error says what is missing.
func commandOf(name, dir, input, output string) ([]string, error) {
	source := filepath.Join("cmd", "bench-workbook", "others")
	heads := filepath.Join(dir, "columns.tsv")
	switch name {
	case "rust":
		build := exec.Command("cargo", "build", "--release", "--quiet", "--manifest-path", filepath.Join(source, "rust", "Cargo.toml"), "--target-dir", filepath.Join(dir, "rust"))
		if out, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("it needs cargo and the crate (%s): %v", firstLine(out), err)
		}
		return []string{filepath.Join(dir, "rust", "release", "with-rust-xlsxwriter"), heads, input, output}, nil
	case "c":
		program := filepath.Join(dir, "libxlsxwriter")
		out, err := exec.Command("cc", "-O2", "-o", program, filepath.Join(source, "libxlsxwriter.c"), "-lxlsxwriter").CombinedOutput()
		if err != nil {
			return nil, fmt.Errorf("it needs a C compiler and libxlsxwriter (%s): %v", firstLine(out), err)
		}
		return []string{program, heads, input, output}, nil
	case "python":
		out, err := exec.Command(python(), "-c", "import xlsxwriter").CombinedOutput()
		if err != nil {
			return nil, fmt.Errorf("it needs Python and XlsxWriter (%s): %v", firstLine(out), err)
		}
		return []string{python(), filepath.Join(source, "with_xlsxwriter.py"), heads, input, output}, nil
	}
	self, err := os.Executable()
	return []string{self, "-part", name, "-dir", dir}, err
}

// python is the interpreter; the variable names one that has the library.
func python() string {
	if p := os.Getenv("PYTHON"); p != "" {
		return p
	}
	return "python3"
}

func firstLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}

// show prints the results as a table, against StreamWriter and the floor.
func show(results []result, rows int) {
	cpuOf := func(name string) float64 {
		for _, r := range results {
			if r.name == name {
				return r.cpu
			}
		}
		return 0
	}
	against := func(cpu, other float64) string {
		if other == 0 {
			return ""
		}
		return fmt.Sprintf("%.2f", cpu/other)
	}
	fmt.Printf("\n%d rows of %d columns\n\n| writer | CPU s | of StreamWriter | of the floor | wall s | peak memory MB | file MB |\n|---|---|---|---|---|---|---|\n", rows, len(columns))
	for _, r := range results {
		fmt.Printf("| %s | %.2f | %s | %s | %.2f | %.0f | %.1f |\n", r.about, r.cpu, against(r.cpu, cpuOf("stream")), against(r.cpu, cpuOf("floor")), r.wall, r.memory, r.size)
	}
}
