package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
)

func document(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// commands returns every command of the tree that help shows.
func commands() []*cobra.Command {
	root := newRoot(&program{stdin: strings.NewReader(""), stdout: &console.Results{Out: io.Discard}, messages: &console.Messages{Out: io.Discard}})
	return append([]*cobra.Command{root}, root.Commands()...)
}

// pages are the README and what it leads to.
func pages(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{"README.md": document(t, "README.md")}
	for _, name := range names {
		name = "docs/" + filepath.Base(name)
		out[name] = document(t, name)
	}
	return out
}

// A flag that a page names is one of the command that the line is about, or where
// the line names no command, of any.
func TestPagesNameOnlyFlagsThatExist(t *testing.T) {
	of := map[string]map[string]bool{"": {"--help": true}}
	for _, c := range tree(commands()[0]) {
		of[c.Name()] = map[string]bool{"--help": true}
		add := func(f *pflag.Flag) { of[c.Name()]["--"+f.Name], of[""]["--"+f.Name] = true, true }
		c.Flags().VisitAll(add)
		c.Root().PersistentFlags().VisitAll(add)
	}
	command := regexp.MustCompile(`^(?:\$ )?(?:go run \./cmd/onrecord|onrecord) ([a-z]+)`)
	flag := regexp.MustCompile(`(?:^|[ \x60])(--[a-z][a-z-]*)`)
	quoted := regexp.MustCompile("`[^`\n]+`")
	for name, text := range pages(t) {
		block := ""
		for line := range strings.Lines(text) {
			if after, ok := strings.CutPrefix(line, "```"); ok {
				if block != "" {
					block = ""
				} else if block = strings.TrimSpace(after); block == "" {
					block = "text"
				}
				continue
			}
			code := quoted.FindAllString(line, -1)
			if block == "sh" || block == "console" {
				code = []string{line}
			} else if block != "" {
				continue
			}
			for _, c := range code {
				m := command.FindStringSubmatch(strings.Trim(c, "`"))
				if m == nil && block != "" {
					continue // of another program
				}
				about := ""
				if m != nil {
					about = m[1]
				}
				if of[about] == nil {
					t.Errorf("%s: there is no command %q: %s", name, about, line)
					continue
				}
				for _, f := range flag.FindAllStringSubmatch(c, -1) {
					if !of[about][f[1]] {
						t.Errorf("%s: %s has no flag %s: %s", name, strings.TrimSpace("onrecord "+about), f[1], line)
					}
				}
			}
		}
	}
}

// The page of columns has them all, in the order of the row, and no other.
func TestColumnsPageListsTheColumns(t *testing.T) {
	var want, got []string
	row := reflect.TypeFor[report.Row]()
	for i := range row.NumField() {
		if key := row.Field(i).Tag.Get("json"); key != "-" {
			want = append(want, key)
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|").FindAllStringSubmatch(document(t, "docs/columns.md"), -1) {
		got = append(got, m[1])
	}
	if !slices.Equal(got, want) {
		t.Errorf("docs/columns.md lists\n%s, and a row has\n%s", strings.Join(got, " "), strings.Join(want, " "))
	}
}

// A link leads to a file that is there, and to a heading that is in it.
func TestLinksOfPagesLeadSomewhere(t *testing.T) {
	all := pages(t)
	for _, name := range []string{"ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"} {
		all[name] = document(t, name)
	}
	link := regexp.MustCompile(`(?:\]\(|(?:src|href)=")([^)"\s]+)`)
	heading := regexp.MustCompile(`(?m)^#+ (.+)$`)
	notInAnchors := regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	for name, text := range all {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
			}
			if _, err := os.Stat(filepath.Join("../..", filepath.FromSlash(target))); err != nil {
				t.Errorf("%s leads to %s, which is not there", name, m[1])
				continue
			}
			found := anchor == ""
			if !found {
				for _, h := range heading.FindAllStringSubmatch(document(t, target), -1) {
					found = found || strings.ReplaceAll(strings.ToLower(notInAnchors.ReplaceAllString(h[1], "")), " ", "-") == anchor
				}
			}
			if !found {
				t.Errorf("%s leads to %s, and there is no such heading", name, m[1])
			}
		}
	}
}

func TestArchitectureNamesEveryPackage(t *testing.T) {
	text := document(t, "ARCHITECTURE.md")
	named := map[string]bool{}
	for file := range files(t) {
		folder := path.Dir(file)
		if !named[folder] && !strings.Contains(text, path.Base(folder)+"/ ") {
			t.Errorf("ARCHITECTURE.md does not say what %s does", folder)
		}
		named[folder] = true
	}
	for _, m := range regexp.MustCompile("`((?:cmd|parse|report|templates|testdata)/[a-z0-9_/.]+)`").FindAllStringSubmatch(text, -1) {
		name := strings.TrimSuffix(m[1], "/...")
		if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(name))); err != nil {
			t.Errorf("ARCHITECTURE.md names %s, which does not exist", m[1])
		}
	}
}

// A dependency has its reason, and the reason names who imports it.
func TestArchitectureGivesEveryDependencyItsReason(t *testing.T) {
	reasons := map[string]string{}
	for line := range strings.Lines(document(t, "ARCHITECTURE.md")) {
		for _, m := range regexp.MustCompile("`([a-z]+\\.[a-z]+/[^`]+)`").FindAllStringSubmatch(line, -1) {
			reasons[m[1]] += line
		}
	}
	quoted := regexp.MustCompile("`([^`]+)`")
	used := map[string]bool{} // module and who is said to use it
	for file, parsed := range files(t) {
		for _, spec := range parsed.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			if !strings.Contains(strings.Split(name, "/")[0], ".") {
				continue // ours, or the standard library's
			}
			reasoned := false
			module := moduleOf(name, reasons)
			for _, m := range quoted.FindAllStringSubmatch(reasons[module], -1) {
				if matches(m[1], path.Dir(file)) {
					reasoned, used[m[1]+" "+module] = true, true
				}
			}
			if !reasoned {
				t.Errorf("ARCHITECTURE.md does not say why %s imports %s", path.Dir(file), name)
			}
		}
	}
	for module, line := range reasons {
		cells := strings.Split(line, "|")
		if len(cells) < 4 {
			continue // a sentence, and no line of the table
		}
		for _, m := range quoted.FindAllStringSubmatch(cells[2], -1) {
			if !used[m[1]+" "+module] && strings.Count(cells[1], "`") == 2 {
				t.Errorf("ARCHITECTURE.md says that %s imports %s, which it does not", m[1], module)
			}
		}
	}
}

// moduleOf returns the module, of those that have a reason, that a package
// belongs to.
func moduleOf(name string, reasons map[string]string) string {
	for module := range reasons {
		if matches(module+"/...", name) {
			return module
		}
	}
	return ""
}

// TestPagesShowWhatTheProgramPrints runs every command of the console examples, a
// page at a time, and compares what it prints, first to standard output and then to
// standard error. Figures, which every better rule changes, are left to -update,
// which rewrites the pages.
func TestPagesShowWhatTheProgramPrints(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("SOURCE_DATE_EPOCH", "1794873600") // 2026-11-17
	ran := 0
	for name, text := range pages(t) {
		got, n := withOutput(t, root, text)
		ran += n
		switch figures := regexp.MustCompile(` *[0-9][0-9.,]*`); {
		case *update:
			if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		case figures.ReplaceAllString(got, "") != figures.ReplaceAllString(text, ""):
			t.Errorf("%s is not up to date: run go test ./cmd/onrecord -update and read the difference\n%s", name, firstDifference(text, got))
		}
	}
	if ran == 0 {
		t.Error("no page shows a command")
	}
}

// withOutput returns a page with what its commands print now, and their number.
func withOutput(t *testing.T, root, page string) (string, int) {
	dir := t.TempDir()
	for _, folder := range []string{"testdata/documents", "testdata/expect"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join(root, folder))); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	prompt := regexp.MustCompile(`^\$ (?:go run \./cmd/onrecord|onrecord) `)
	var got strings.Builder
	example, shown, ran := false, false, 0
	for line := range strings.Lines(page) {
		asked := prompt.FindString(line)
		switch {
		case strings.HasPrefix(line, "```"):
			example, shown = strings.HasPrefix(line, "```console"), false
		case example && asked != "":
			var out, errs bytes.Buffer
			run(t.Context(), strings.Fields(line[len(asked):]), strings.NewReader(""), &out, &errs)
			got.WriteString(line + out.String() + errs.String())
			shown = true
			ran++
			continue
		case example && shown:
			continue // what was printed when the page was written
		}
		got.WriteString(line)
	}
	return got.String(), ran
}

// The rows that the README shows are among those of the sample documents;
// their topic may come to be another.
func TestTheReadmeShowsRowsOfTheSamples(t *testing.T) {
	var out bytes.Buffer
	if code := run(t.Context(), []string{"rows", "../../testdata/documents", "--quiet"}, strings.NewReader(""), &out, io.Discard); code != exit.Done {
		t.Fatalf("exit code %d", code)
	}
	found := map[string]bool{}
	for d := json.NewDecoder(&out); d.More(); {
		var r report.Row
		if err := d.Decode(&r); err != nil {
			t.Fatal(err)
		}
		found[strings.Join([]string{r.Source, r.Date.String(), r.Speaker, r.Quote}, " | ")] = true
	}
	_, table, ok := strings.Cut(document(t, "README.md"), "| source | date | speaker | topic | quote |\n|---|---|---|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	if !ok {
		t.Fatal("README.md shows no rows")
	}
	for line := range strings.Lines(table + "\n") {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "| "), " | ")
		if len(cells) != 5 || !found[strings.Join(append(cells[:3:3], cells[4]), " | ")] {
			t.Errorf("not a row of the sample documents: %s", line)
		}
	}
}

// firstDifference returns the first lines in which two texts differ.
func firstDifference(old, now string) string {
	a, b := strings.Split(old, "\n"), strings.Split(now, "\n")
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			return "line " + strconv.Itoa(i+1) + "\n- " + a[i] + "\n+ " + b[i]
		}
	}
	return "the longer one, line " + strconv.Itoa(min(len(a), len(b))+1)
}
