package read

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var updateWant = flag.Bool("update-want", false, "rewrite the .want files beside the fixtures; read the difference")

// officeReaders are the formats of this file's tests, by the ending of a
// fixture.
var officeReaders = map[string]func([]byte, *budget) ([]piece, error){
	".docx": readDOCX, ".odt": readODT, ".fodt": readFlatODT, ".rtf": readRTF,
}

// TestOfficeFiles reads every fixture, made by the program in its name, and
// compares what a reader finds with the .want file beside it: a paragraph a
// line, with the role that the markup tells, or "-" where the words decide.
func TestOfficeFiles(t *testing.T) {
	for _, file := range fixtures(t) {
		read, ok := officeReaders[filepath.Ext(file)]
		if !ok {
			continue
		}
		t.Run(filepath.ToSlash(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			pieces, err := read(data, newBudget())
			if err != nil {
				t.Fatal(err)
			}
			compareWant(t, file+".want", describe(pieces))
		})
	}
}

// fixtures lists the files under testdata that are documents.
func fixtures(t testing.TB) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join("testdata", "*", "*"))
	if err != nil || len(list) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	var out []string
	for _, f := range list {
		if filepath.Ext(f) != ".want" {
			out = append(out, f)
		}
	}
	return out
}

func compareWant(t *testing.T, file, got string) {
	t.Helper()
	if *updateWant {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

// describe shows pieces as people read them.
func describe(pieces []piece) string {
	var b strings.Builder
	for i, p := range pieces {
		if i > 0 {
			b.WriteString("\n")
		}
		if p.name != "" {
			fmt.Fprintf(&b, "# name: %s\n", p.name)
		}
		if p.err != nil {
			fmt.Fprintf(&b, "# error: %s\n", p.err)
		}
		d := p.declared
		for _, field := range [][2]string{{"title", d.Title}, {"source", d.Source}, {"date", d.Date.String()}, {"url", d.URL}, {"language", d.Language}} {
			if field[1] != "" {
				fmt.Fprintf(&b, "# %s: %s\n", field[0], field[1])
			}
		}
		for _, w := range p.warnings {
			fmt.Fprintf(&b, "# warning: %s: %s\n", w.Code, w.Text)
		}
		for _, para := range p.paragraphs {
			role := "-"
			if para.told {
				role = para.role.String()
			}
			fmt.Fprintf(&b, "%-11s %s\n", role, strings.ReplaceAll(para.text, "\n", "\n            "))
		}
	}
	return b.String()
}
