package read

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// seed is a document of testdata/formats.
type seed struct {
	name   string // of the file
	format string // that it is told to be
	data   []byte
}

// seeds returns the documents of testdata/formats, and one of plain text.
func seeds(t testing.TB) []seed {
	t.Helper()
	names, err := filepath.Glob("../../testdata/formats/*.*")
	if err != nil {
		t.Fatal(err)
	}
	names = append(names, "../../testdata/documents/ceasefire-line-holds.txt", "../../testdata/documents/sanctions-mechanism-explained.md")
	var out []seed
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, seed{filepath.Base(name), formatOf(name, data).name, data})
	}
	return out
}

// Every format of the table has seeds, so that the tests of this file concern
// all of them.
func TestEveryFormatHasItsSeeds(t *testing.T) {
	with := map[string]bool{}
	for _, s := range seeds(t) {
		with[s.format] = true
	}
	for _, f := range Formats() {
		if !with[f.Name] {
			t.Errorf("testdata/formats has no document of the format %s", f.Name)
		}
	}
}

// TestFormatsReadAsExpected compares what the documents of testdata/formats
// are read as with what their author wrote down. No switch rewrites that.
func TestFormatsReadAsExpected(t *testing.T) {
	for _, s := range seeds(t) {
		want, err := os.ReadFile(filepath.Join("../../testdata/formats/expect", s.name+".txt"))
		if err != nil {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			var got strings.Builder
			for d := range Documents(Input{Path: s.name, Data: s.data}) {
				describe(&got, d)
			}
			if got.String() != string(want) {
				t.Errorf("%s is read as\n%s\n%s", s.name, got.String(), firstDifference(got.String(), string(want)))
			}
		})
	}
}

// describe writes a document down: a line for each thing that is declared, one
// for each warning, then the lines of the text with their roles.
func describe(w *strings.Builder, d Found) {
	fmt.Fprintf(w, "=== %s\n", d.Path)
	if d.Err != nil {
		fmt.Fprintf(w, "error: %s\n", d.Err)
		return
	}
	doc := d.Document
	line := func(name, value string, m parse.Mark) {
		if value == "" {
			return
		}
		fmt.Fprintf(w, "%s: %s", name, value)
		if m.Name != "" {
			fmt.Fprintf(w, "  (%s)", m.Name)
		}
		w.WriteByte('\n')
	}
	c := doc.Declared
	line("format", doc.Format, parse.Mark{})
	line("body", doc.Body, parse.Mark{})
	line("source", c.Source, c.Marks.Source)
	line("date", c.Date.String(), c.Marks.Date)
	line("modified", c.Modified.String(), parse.Mark{})
	line("saved", c.Saved.String(), parse.Mark{})
	line("byline", c.Byline, c.Marks.Byline)
	line("title", c.Title, c.Marks.Title)
	line("url", c.URL, c.Marks.URL)
	line("language", c.Language, c.Marks.Language)
	for _, m := range doc.Warnings {
		fmt.Fprintf(w, "warning: %s\n", m.Text)
	}
	for _, l := range doc.Lines {
		if l.Role != parse.RoleBlank {
			fmt.Fprintf(w, "%-11s %s\n", l.Role, l.Span.In(doc.Text))
		}
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("line %d is\n  %q\nand should be\n  %q", i+1, x, y)
		}
	}
	return ""
}

// mutants is how many damaged files of each format are read. The checks of a
// change read 6000: "go test ./parse/read -run Damaged -mutants 6000".
var mutants = flag.Int("mutants", 300, "damaged files to read of each format")

// Whatever a stranger's file holds, reading it ends, soon, without a panic,
// with text that is whole. Each seed is cut short, has bytes changed, and has
// parts of it doubled, as damage on the way and as malice do it.
func TestDamagedFilesDoNoHarm(t *testing.T) {
	const slow = 10 * time.Second // on a busy machine
	byFormat := map[string][]seed{}
	for _, s := range seeds(t) {
		if len(s.data) <= 256<<10 {
			byFormat[s.format] = append(byFormat[s.format], s)
		}
	}
	for _, format := range Formats() {
		of := byFormat[format.Name]
		if len(of) == 0 {
			continue
		}
		t.Run(format.Name, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(1, uint64(len(format.Name))))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for i := range *mutants {
				s := of[i%len(of)]
				data := mutant(random, s.data)
				start := time.Now()
				for d := range Documents(Input{Path: s.name, Data: data}) {
					if why := harm(d); why != "" {
						t.Fatalf("mutant %d of %s: %s", i, s.name, why)
					}
				}
				if took := time.Since(start); took > slow {
					t.Fatalf("mutant %d of %s took %s", i, s.name, took)
				}
			}
			runtime.ReadMemStats(&after)
			if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 1<<30 {
				t.Errorf("the heap grew by %d MB", grown>>20)
			}
		})
	}
}

// harm says what is wrong with a document that was read of damaged bytes.
func harm(d Found) string {
	if d.Err != nil {
		if e, ok := d.Err.(*draft.PanicError); ok {
			return e.Error() + "\n" + e.Stack
		}
		return ""
	}
	doc := d.Document
	if !utf8.ValidString(doc.Text) || strings.TrimFunc(doc.Text, draft.IsFiller) == "" {
		return "the text is not whole"
	}
	at := 0
	for _, l := range doc.Lines {
		if l.Span.Start < at || l.Span.End < l.Span.Start || l.Span.End > len(doc.Text) {
			return "lines out of order"
		}
		at = l.Span.End
	}
	return ""
}

// mutant damages a copy of data in one to four places.
func mutant(r *rand.Rand, data []byte) []byte {
	out := slices.Clone(data)
	for range 1 + r.IntN(4) {
		if len(out) < 2 {
			break
		}
		at := r.IntN(len(out))
		switch r.IntN(6) {
		case 0: // cut short
			if r.IntN(4) == 0 {
				out = out[:at]
			}
		case 1: // a part is missing
			out = slices.Delete(out, at, min(len(out), at+1+r.IntN(64)))
		case 2: // a part is there twice
			part := slices.Clone(out[at:min(len(out), at+1+r.IntN(512))])
			out = slices.Insert(out, at, part...)
		case 3: // a bit has changed
			out[at] ^= 1 << r.IntN(8)
		case 4: // a byte is another
			out[at] = byte(r.IntN(256))
		case 5: // a run of one byte
			out = slices.Insert(out, at, bytes.Repeat([]byte{out[at]}, r.IntN(256))...)
		}
	}
	return out
}

// BenchmarkFormats measures documents and bytes a second by format; the table
// in README.md of this folder is made of it:
//
//	go test ./parse/read -run - -bench Formats -benchtime 2s
func BenchmarkFormats(b *testing.B) {
	byFormat := map[string][]seed{}
	for _, s := range seeds(b) {
		byFormat[s.format] = append(byFormat[s.format], s)
	}
	for _, format := range Formats() {
		of := byFormat[format.Name]
		if len(of) == 0 {
			continue
		}
		b.Run(strings.ReplaceAll(format.Name, " ", "_"), func(b *testing.B) {
			documents, bytes := 0, 0
			for i := 0; b.Loop(); i++ {
				s := of[i%len(of)]
				bytes += len(s.data)
				for range Documents(Input{Path: s.name, Data: s.data}) {
					documents++
				}
			}
			seconds := b.Elapsed().Seconds()
			b.ReportMetric(float64(documents)/seconds, "documents/s")
			b.ReportMetric(float64(bytes)/1e6/seconds, "MB/s")
		})
	}
}
