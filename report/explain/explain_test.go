package explain

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/read"
	"onrecord/report"
)

// explanationOf reads a text and explains it without topics.
func explanationOf(t *testing.T, text string) Document {
	t.Helper()
	doc, err := read.Document(read.Input{Path: "a.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	result := extract.Statements(doc, extract.Options{})
	return New(result, report.Rows(result))
}

func TestTextIsTheSameInColourAndWithout(t *testing.T) {
	e := explanationOf(t, "“We wait for snow, and then we wait for the plough,” Mara Voss said. He did not elaborate.\n")
	var without, with bytes.Buffer
	e.WriteText(&without, Screen{Width: 40})
	e.WriteText(&with, Screen{Width: 40, Colour: true})
	colours := strings.NewReplacer(green, "", cyan, "", bold, "", faint, "", unstyled, "")
	if got := colours.Replace(with.String()); got != without.String() {
		t.Errorf("in Colour:\n%s\nwithout:\n%s", got, &without)
	}
	if !strings.Contains(with.String(), green+"snow,"+unstyled) || strings.Contains(without.String(), "\x1b") {
		t.Errorf("got %q and %q", &with, &without)
	}
}

func TestNoLineOfAnExplanationIsWiderThanTheScreen(t *testing.T) {
	e := explanationOf(t, strings.Repeat("“We wait for snow, and then we wait for the plough,” Mara Voss said. ", 5)+"\n")
	for _, width := range []int{40, 41, 42, 43, 44, 80} {
		var b bytes.Buffer
		e.WriteText(&b, Screen{Width: width})
		for line := range strings.Lines(b.String()) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > width {
				t.Errorf("%d characters, not %d: %s", n, width, line)
			}
		}
	}
}

// A document must not move the cursor of the terminal that explains it.
func TestControlCharactersOfADocumentAreShown(t *testing.T) {
	var b bytes.Buffer
	explanationOf(t, "“We wait\x1b[2J,” Mara Voss said.\n").WriteText(&b, Screen{Width: 80})
	if strings.Contains(b.String(), "\x1b") || !strings.Contains(b.String(), `\x1b[2J`) {
		t.Errorf("got %q", &b)
	}
}

// A statement may lie within the words of another.
func TestStatementsWithinStatementsAreMarkedWithinThem(t *testing.T) {
	text := "Voss said that Lind claimed the road is shut."
	span := func(s string) [][2]int {
		at := strings.Index(text, s)
		return [][2]int{{at, at + len(s)}}
	}
	rows := []report.Row{
		{Statement: 1, Spans: report.Spans{Content: span("Lind claimed the road is shut"), Cue: span("said"), Mention: span("Voss")}},
		{Statement: 2, Spans: report.Spans{Content: span("the road is shut"), Cue: span("claimed"), Mention: span("Lind")}},
	}
	p, opened := Paragraph{Searched: true}, map[int]bool{}
	for _, m := range Marked(text, []parse.Paragraph{{Span: parse.Span{End: len(text)}}}, rows)[0].Pieces {
		p.Pieces = append(p.Pieces, pieceOf(m, rows, opened))
	}
	e := Document{Paragraphs: []Paragraph{p}}
	var b bytes.Buffer
	e.WriteText(&b, Screen{Width: 200})
	if want := "\n*Voss* _said_ that [1 *Lind* _claimed_ [2 the road is shut]].\n"; !strings.HasSuffix(b.String(), want) {
		t.Errorf("got %q, want %q", &b, want)
	}
}

// Every rule has its words, and every statement of the documents is by a rule
// that has.
func TestRulesHaveTheirWords(t *testing.T) {
	source, err := parser.ParseFile(token.NewFileSet(), "../../parse/rule.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	rules := 0
	ast.Inspect(source, func(n ast.Node) bool {
		c, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := c.Type.(*ast.Ident); !ok || name.Name != "Rule" || c.Names[0].Name == "RuleBareQuotation" {
			return true
		}
		rules++
		text, err := strconv.Unquote(c.Values[0].(*ast.BasicLit).Value)
		if err != nil || rulesInWords[parse.Rule(text)] == "" {
			t.Errorf("%s has no words", c.Names[0].Name)
		}
		return true
	})
	if rules != len(rulesInWords) {
		t.Errorf("%d rules, %d in words", rules, len(rulesInWords))
	}
	documents, err := filepath.Glob("../../testdata/documents/*.txt")
	if err != nil || len(documents) == 0 {
		t.Fatalf("%d documents, %v", len(documents), err)
	}
	for _, name := range documents {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := read.Document(read.Input{Path: name, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range extract.Statements(doc, extract.Options{}).Statements {
			if rulesInWords[s.Rule] == "" {
				t.Errorf("%s: the rule %q has no words", name, s.Rule)
			}
		}
	}
}
