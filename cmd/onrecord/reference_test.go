package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
	"github.com/spf13/pflag"

	"onrecord/cmd/onrecord/exit"
	"onrecord/parse/read"
)

// The command reference, the manual pages and the table of formats are made from
// the program. These tests compare what lies in docs/ with what would be made now;
// with -update they write it.

func TestCommandReferenceIsThatOfTheProgram(t *testing.T) {
	generated(t, "docs/commands.md", commandReference())
}

func TestFormatsPageIsThatOfTheProgram(t *testing.T) {
	var b strings.Builder
	b.WriteString("| format | extensions | what is taken from it |\n|---|---|---|\n")
	for _, f := range read.Formats() {
		var endings []string
		for _, e := range f.Endings {
			endings = append(endings, "`"+e+"`")
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", f.Name, strings.Join(endings, " "), f.Yields)
	}
	generatedPart(t, "docs/formats.md", "table", b.String())
}

func TestSettingsPageShowsTheTemplate(t *testing.T) {
	generatedPart(t, "docs/settings.md", "desk.yaml", "```yaml\n"+document(t, "templates/desk.yaml")+"```\n")
}

// generatedPart does so for what stands between two marks of a page.
func generatedPart(t *testing.T, name, mark, want string) {
	t.Helper()
	page := document(t, name)
	_, rest, ok := strings.Cut(page, "<!-- begin "+mark)
	before := page[:len(page)-len(rest)]
	line, rest, begins := strings.Cut(rest, "\n")
	_, after, ends := strings.Cut(rest, "<!-- end "+mark)
	if !ok || !begins || !ends {
		t.Fatalf("%s lacks the marks of %s", name, mark)
	}
	generated(t, name, before+line+"\n\n"+want+"\n<!-- end "+mark+after)
}

func TestManualPagesAreThoseOfTheProgram(t *testing.T) {
	pages := manualPages(t)
	for name, page := range pages {
		generated(t, "docs/man/"+name, page)
	}
	lying, err := filepath.Glob("../../docs/man/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range lying {
		if _, ok := pages[filepath.Base(name)]; !ok {
			t.Errorf("%s is the page of no command", name)
		}
	}
}

// generated compares a file of the repository with what it should hold.
func generated(t *testing.T, name, want string) {
	t.Helper()
	path := filepath.Join("..", "..", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not up to date: run go test ./cmd/onrecord -update and read the difference\n%s", name, firstDifference(string(got), want))
	}
}

// commandReference is docs/commands.md: every command with its flags, by group.
func commandReference() string {
	var b strings.Builder
	b.WriteString("# Commands\n\n<!-- Made from the command tree by go test ./cmd/onrecord -update. -->\n\n" +
		"`onrecord COMMAND --help` prints the same, and [man/](man) has it as manual pages.\n")
	list := commands()
	root := list[0]
	for _, group := range root.Groups() {
		fmt.Fprintf(&b, "\n- %s ", group.Title)
		var links []string
		for _, c := range list[1:] {
			if c.GroupID == group.ID {
				links = append(links, fmt.Sprintf("[%[1]s](#onrecord-%[1]s)", c.Name()))
			}
		}
		b.WriteString(strings.Join(links, ", "))
	}
	b.WriteString("\n")
	for _, group := range root.Groups() {
		for _, c := range list[1:] {
			if c.GroupID == group.ID {
				commandSection(&b, c)
			}
		}
	}
	b.WriteString("\n## Flags of every command\n\n")
	flagTable(&b, root.PersistentFlags())
	b.WriteString("\n## Exit codes\n\n| code | meaning |\n|---|---|\n")
	for line := range strings.Lines(exit.Help) {
		if code, meaning, ok := strings.Cut(strings.TrimSpace(line), " "); ok && code != "Exit" {
			fmt.Fprintf(&b, "| %s | %s |\n", code, strings.TrimSpace(meaning))
		}
	}
	b.WriteString(`
Results go to standard output or to files, messages to standard error. Output files appear complete or not at all:
an existing file is replaced only when the new one is finished.
`)
	return b.String()
}

func commandSection(b *strings.Builder, c *cobra.Command) {
	about := c.Long
	if about == "" {
		about = c.Short + "."
	}
	fmt.Fprintf(b, "\n## onrecord %s\n\n`%s`\n\n%s\n", c.Name(), strings.TrimSuffix(c.UseLine(), " [flags]"), inMarkdown(about))
	if c.Example != "" {
		fmt.Fprintf(b, "\n```sh\n%s\n```\n", strings.TrimSpace(strings.ReplaceAll(c.Example, "\n  ", "\n")))
	}
	if c.Flags().HasAvailableFlags() {
		b.WriteString("\n")
		flagTable(b, c.Flags())
	}
}

func flagTable(b *strings.Builder, flags *pflag.FlagSet) {
	b.WriteString("| flag | meaning |\n|---|---|\n")
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		value, meaning := described(f)
		name := "`--" + strings.TrimSpace(f.Name+" "+value) + "`"
		if f.Shorthand != "" {
			name = "`-" + f.Shorthand + "`, " + name
		}
		fmt.Fprintf(b, "| %s | %s |\n", name, meaning)
	})
}

// described returns what a flag's value is called, in capitals, and what the flag
// does, with its default.
func described(f *pflag.Flag) (value, meaning string) {
	value, meaning = pflag.UnquoteUsage(f)
	if !slices.Contains([]string{"", "0", "false", "[]"}, f.DefValue) && !strings.Contains(meaning, "(default ") {
		meaning += " (default " + strings.Trim(f.DefValue, "[]") + ")"
	}
	return strings.ToUpper(value), meaning
}

// inMarkdown keeps marks that stand for themselves from becoming emphasis or links.
func inMarkdown(text string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "[", `\[`, "<", `\<`).Replace(text)
}

// manualPages returns the pages of section 1 by their file names.
func manualPages(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	header := doc.GenManHeader{
		Title: "ONRECORD", Section: "1", Source: "onrecord", Manual: "onrecord",
		Date: new(time.Time), // set below: each run gives the same page
	}
	*header.Date = time.Date(2026, time.November, 30, 0, 0, 0, 0, time.UTC)
	for _, c := range tree(commands()[0]) {
		c.DisableAutoGenTag = true
		for _, text := range []*string{&c.Long, &c.Short} {
			*text = inMarkdown(*text)
		}
		values := map[string]string{}
		describe := func(f *pflag.Flag) { values[f.Name], f.Usage = described(f) }
		c.Flags().VisitAll(describe)
		c.Root().PersistentFlags().VisitAll(describe)
		head := header
		head.Title = strings.ToUpper(strings.ReplaceAll(c.CommandPath(), " ", "-"))
		var b bytes.Buffer
		if err := doc.GenMan(c, &head, &b); err != nil {
			t.Fatal(err)
		}
		// Of a flag, the generator shows the default value; readers want to know what to write.
		page := manualFlag.ReplaceAllStringFunc(b.String(), func(flag string) string {
			m := manualFlag.FindStringSubmatch(flag)
			if value := values[m[2]]; value != "" {
				return m[1] + ` \fI` + value + `\fP`
			}
			return m[1]
		})
		page = manualItem.ReplaceAllString(page, ".TP\n$1\n")
		pages[strings.ReplaceAll(c.CommandPath(), " ", "-")+".1"] = withExitStatus(page)
	}
	return pages
}

// tree returns a command and all beneath it.
func tree(c *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		list = append(list, tree(sub)...)
	}
	return list
}

var manualItem = regexp.MustCompile(`\.PP\n(.*)\n\t`)

var manualFlag = regexp.MustCompile(`(\\fB--([a-z-]+)\\fP)\[?=.*`)

// withExitStatus adds the exit codes to a page, where readers of manual pages look
// for them.
func withExitStatus(page string) string {
	var b strings.Builder
	b.WriteString(".SH EXIT STATUS\n")
	for line := range strings.Lines(exit.Help) {
		if code, meaning, ok := strings.Cut(strings.TrimSpace(line), " "); ok && code != "Exit" {
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fP\n%s\n", code, strings.TrimSpace(meaning))
		}
	}
	before, after, ok := strings.Cut(page, ".SH SEE ALSO\n")
	if !ok {
		return page + "\n" + b.String()
	}
	return before + b.String() + "\n.SH SEE ALSO\n" + after
}
