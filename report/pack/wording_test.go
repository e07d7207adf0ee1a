package pack

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"onrecord/report"
	"onrecord/templates"
)

// keysUsed are the keys of wordings in the source of the package: whole ones, and the
// beginnings of those that are put together.
func keysUsed(t *testing.T) map[string]bool {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				s, _ := strconv.Unquote(l.Value)
				out[s] = true
			}
			return true
		})
	}
	return out
}

func TestTheWordsOfThePackAreThoseThatItUses(t *testing.T) {
	used := keysUsed(t)
	for key, words := range wordings()[report.Languages()[0]] {
		first, rest, _ := strings.Cut(key, " ")
		if !used[key] && !(used[first+" "] && (used[rest] || rest == "day" || rest == "week" || rest == "month" || rest == "year")) {
			t.Errorf("nothing uses %q (%s)", key, words)
		}
	}
	for _, name := range report.Languages() {
		w := wordings()[name]
		for _, call := range []string{"briefing", "leads", "record", "statements", "page of", "terms check", "fact ranking"} {
			if w[call] == "" {
				t.Errorf("%s has no words for %q", name, call)
			}
		}
		for key, words := range w {
			if strings.Contains(words, "{n}") && strings.Contains(words, " | ") {
				if one := w.count(key, 1); strings.ContainsAny(one, "|") {
					t.Errorf("%s, %s: %q", name, key, one)
				}
			}
		}
	}
}

func TestWordings(t *testing.T) {
	all := readWordings("# a comment\n[en-GB]\ncolour = colour\nday = {day}, {n} of | {day}, {n} of them\n[en-US]\ncolour = color\n")
	if all["en-US"]["colour"] != "color" || all["en-GB"]["colour"] != "colour" || all["en-US"]["day"] == "" {
		t.Errorf("%v", all)
	}
	if got := all["en-US"].count("day", 1200, "day", "Monday"); got != "Monday, 1,200 of them" {
		t.Errorf("%q", got)
	}
	if !slices.Contains(strings.Split(templates.Wording, "\n"), "[en-US]") {
		t.Error("American English has no head in the file of words")
	}
}

func TestTextsBecomeOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " ": "", "a b": "a b", "a  b": "a b", " a": "a", "a ": "a", "a\tb": "a b", "a \n b": "a b", "a\u0085b": "a b", "a\u3000b": "a b",
		"a\u2028b": "a b", "\uFEFFa": "a", "a\x00b": "ab", "a\xFFb": "a\uFFFDb", "a\u00A0b": "a\u00A0b", "1\u202F000": "1\u202F000", "“Nō”": "“Nō”",
	} {
		if got := oneLine(in); got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
	}
}
