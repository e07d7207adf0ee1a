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
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
	root := newRoot(&program{stdin: strings.NewReader(""), stdout: &results{w: io.Discard}, messages: &messages{w: io.Discard}})
	list := []*cobra.Command{root}
	for _, c := range root.Commands() {
		if c.Name() != "completion" { // its subcommands and their flag are cobra's own
			list = append(list, c)
		}
	}
	return list
}

func TestEveryCommandFlagExitCodeAndColumnStandsInTheReadme(t *testing.T) {
	readme := document(t, "README.md")
	want := func(what, text string) {
		if !strings.Contains(readme, text) {
			t.Errorf("README.md does not name %s: %s", what, text)
		}
	}
	known := map[string]bool{"--help": true, "--version": true}
	for _, c := range commands() {
		want("the command", "`"+c.CommandPath())
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			known["--"+f.Name] = true
			if f.Name != "help" {
				want("a flag of "+c.CommandPath(), "`--"+f.Name)
			}
		})
	}
	for _, code := range []int{exitDone, exitFailed, exitUsage, exitIncomplete, exitInterrupted} {
		want("the exit code", "| "+strconv.Itoa(code)+" |")
	}
	row := reflect.TypeFor[report.Row]()
	for i := range row.NumField() {
		if key := row.Field(i).Tag.Get("json"); key != "-" {
			want("the column", "`"+key+"`")
		}
	}
	for _, flag := range regexp.MustCompile("`(--[a-z-]+)").FindAllStringSubmatch(readme, -1) {
		if !known[flag[1]] {
			t.Errorf("README.md names the flag %s, which does not exist", flag[1])
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
	for file, parsed := range files(t) {
		for _, spec := range parsed.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			if !strings.Contains(strings.Split(name, "/")[0], ".") {
				continue // ours, or the standard library's
			}
			reasoned := false
			for _, m := range quoted.FindAllStringSubmatch(reasons[moduleOf(name, reasons)], -1) {
				reasoned = reasoned || matches(m[1], path.Dir(file))
			}
			if !reasoned {
				t.Errorf("ARCHITECTURE.md does not say why %s imports %s", path.Dir(file), name)
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

// TestTheReadmeShowsWhatTheProgramPrints runs every command of the README's
// console examples and compares what it prints, first to standard output and
// then to standard error. How many statements are found is left to -update,
// which rewrites the README: every better rule changes it.
func TestTheReadmeShowsWhatTheProgramPrints(t *testing.T) {
	name, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	documents, err := filepath.Abs("../../testdata/documents")
	if err != nil {
		t.Fatal(err)
	}
	readme := document(t, "README.md")
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "testdata", "documents"), os.DirFS(documents)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)

	const prompt = "$ go run ./cmd/onrecord "
	var got strings.Builder
	example, shown, ran := false, false, 0
	for line := range strings.Lines(readme) {
		switch {
		case strings.HasPrefix(line, "```"):
			example, shown = strings.HasPrefix(line, "```console"), false
		case example && strings.HasPrefix(line, prompt):
			var out, errs bytes.Buffer
			run(t.Context(), strings.Fields(line[len(prompt):]), strings.NewReader(""), &out, &errs)
			got.WriteString(line + out.String() + errs.String())
			shown = true
			ran++
			continue
		case example && shown:
			continue // what was printed when the README was written
		}
		got.WriteString(line)
	}
	if ran == 0 {
		t.Error("README.md shows no command")
	}
	statements := regexp.MustCompile(`[0-9,]+ statements( in [0-9,]+ rows)?`)
	if statements.ReplaceAllString(got.String(), "") == statements.ReplaceAllString(readme, "") && !*update {
		return
	}
	if *update {
		if err := os.WriteFile(name, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md should read:\n%s", firstDifference(readme, got.String()))
}

// The rows that the README shows are among those of the sample documents;
// their topic may come to be another.
func TestTheReadmeShowsRowsOfTheSamples(t *testing.T) {
	var out bytes.Buffer
	if code := run(t.Context(), []string{"rows", "../../testdata/documents", "--quiet"}, strings.NewReader(""), &out, io.Discard); code != exitDone {
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
