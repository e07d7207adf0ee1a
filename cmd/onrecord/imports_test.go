package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// bans are the import rules, each with its reason: what the packages of from
// must not import, unless importer or import stands among the exceptions.
// "X/..." is X and everything beneath it; paths are relative to the module
// for importers, and whole for imports.
var bans = []struct {
	from, imports string
	except        []string
	why           string
}{
	{"parse/...", "onrecord/report/...", nil,
		"reading must not know what its findings are delivered as; taxonomy, people and outlets reach it as arguments"},
	{"parse/...", "onrecord/templates/...", nil,
		"as above: what a desk may change is an argument"},
	{"parse/read", "onrecord/parse/...", vocabulary, oneJob},
	{"parse/segment", "onrecord/parse/...", vocabulary, oneJob},
	{"parse/quote", "onrecord/parse/...", append([]string{"onrecord/parse/quote/tagger"}, vocabulary...), oneJob},
	{"parse/quote/tagger", "onrecord/parse/...", append([]string{"onrecord/parse/quote/tagger/..."}, vocabulary...),
		"the tagger gets the rules' findings as hints; it does not know the rules"},
	{"parse/speaker", "onrecord/parse/...", vocabulary, oneJob},
	{"parse/topic", "onrecord/parse/...", vocabulary, oneJob},
	{"parse/provenance", "onrecord/parse/...", vocabulary, oneJob},
	{"parse/lang", "onrecord/...", nil,
		"words and their folding lie under the workers, and know no documents"},
	{"parse/day", "onrecord/...", []string{"onrecord/parse"},
		"days lie under the workers, and know lines and fields, no documents"},
	{"parse/transcript", "onrecord/...", []string{"onrecord/parse", "onrecord/parse/lang"},
		"one grammar of labels lies under the reader and the finder of turns, and knows lines only"},
	{"parse", "onrecord/...", nil,
		"the vocabulary stands at the root: everything imports it, it imports nothing of ours"},

	{"report", "onrecord/...", []string{"onrecord/parse", "onrecord/parse/lang"},
		"delivery needs the vocabulary of reading and none of its algorithms"},
	{"report/workbook", "onrecord/parse/...", nil, wholeRow},
	{"report/pack/...", "onrecord/parse/...", nil, wholeRow},
	{"report/table", "onrecord/parse/...", nil, wholeRow},
	{"report/score", "onrecord/parse/...", nil, wholeRow},
	{"report/workbook", "onrecord/report/...", []string{"onrecord/report"}, noSibling},
	{"report/pack/...", "onrecord/report/...", []string{"onrecord/report", "onrecord/report/pack/..."}, noSibling},
	{"report/table", "onrecord/report/...", []string{"onrecord/report"}, noSibling},
	{"report/score", "onrecord/report/...", printed, noSibling},
	{"report/explain", "onrecord/report/...", printed, noSibling},
	{"report/coverage", "onrecord/report/...", printed, noSibling},
	{"report/terminal", "onrecord/...", nil, "a line is a line, whatever it says"},
	{"report/brief", "onrecord/...", []string{"onrecord/parse", "onrecord/report"},
		"a briefing is built of rows, whatever they come from"},
	{"report/ingest", "onrecord/report/...", []string{"onrecord/report", "onrecord/report/brief"},
		"rows do not know what becomes of them"},
	{"report/pack/typeset", "onrecord/...", nil, "typesetting knows glyphs and lines, not briefings"},

	{"templates", "onrecord/...", nil, "templates are files, and decide nothing"},
	{"...", "onrecord/cmd/...", nil, "a package is the same whatever command asks for it"},
	{"...", "onrecord/report/desk/...", []string{"cmd/onrecord", "report/desk/..."}, "only the command knows that there are desks"},
	{"report/desk", "onrecord/report/...", []string{"onrecord/report", "onrecord/report/desk/yamlfile"}, "settings do not know what is made with them"},
	{"report/desk/yamlfile", "onrecord/...", nil, "a file of settings and a sidecar are changed in the same way"},
	{"report/desk/review", "onrecord/report/...", []string{"onrecord/report"}, "a correction is a row compared with a row, whatever file it came from"},

	{"report/desk/archive", "onrecord/...", []string{"onrecord/parse", "onrecord/report"},
		"the archive keeps what was read; settings and people are matters of the day"},

	{"...", "modernc.org/...", []string{"report/desk/archive"}, oneImporter},
	{"...", "github.com/xuri/excelize/...", []string{"report/workbook", "cmd/bench-workbook"}, oneImporter},
	{"...", "codeberg.org/go-pdf/fpdf/...", []string{"report/pack"}, oneImporter},
	{"...", "github.com/go-text/typesetting/...", []string{"report/pack/..."}, oneImporter},
	{"...", "github.com/aymanbagabas/go-udiff/...", []string{"cmd/..."}, oneImporter},
	{"...", "github.com/spf13/...", []string{"cmd/..."}, oneImporter},
	{"...", "github.com/parquet-go/parquet-go/...", []string{"report/table"}, oneImporter},
	{"...", "golang.org/x/term/...", []string{"cmd/..."}, oneImporter},
	{"...", "golang.org/x/net/...", []string{"parse/read"}, oneImporter},
	{"...", "codeberg.org/readeck/go-readability/...", []string{"parse/read"}, oneImporter},
	{"...", "github.com/ledongthuc/pdf/...", []string{"parse/read"}, oneImporter},
	{"...", "github.com/goccy/go-yaml/...", []string{"report/desk", "report/desk/yamlfile", "parse/read"}, oneImporter},

	{"parse/...", "os/...", nil, onlyCmd},
	{"report/...", "os/...", nil, onlyCmd},
	{"...", "log/...", nil, "a package reports by returning; only cmd/onrecord has a voice, and one of its own"},
	{"...", "net/http/...", nil, "the program needs no network"},
}

// vocabulary is what every worker may import: what lies under all of them.
var printed = []string{"onrecord/report", "onrecord/report/terminal"}

var vocabulary = []string{"onrecord/parse", "onrecord/parse/lang", "onrecord/parse/day", "onrecord/parse/transcript"}

const (
	oneJob      = "one job each: if quote needs sentences, it receives them; only parse/extract sees them all"
	wholeRow    = "whatever a writer needs must be in the Row, or two outputs will tell two stories"
	noSibling   = "one delivery must not depend on another"
	oneImporter = "a library has one importer, so that it can be replaced in one place"
	onlyCmd     = "only cmd opens files, reads the environment, prints and ends the process"
)

// TestNoPackageImportsWhatItMustNot reads the imports of every file that is
// not a test and holds them against the bans.
func TestNoPackageImportsWhatItMustNot(t *testing.T) {
	files := imports(t)
	matched := make(map[int]bool)
	for file, imported := range files {
		from := path.Dir(file)
		for i, ban := range bans {
			if !matches(ban.from, from) {
				continue
			}
			matched[i] = true
			for _, name := range imported {
				if matches(ban.imports, name) && !excepted(ban.except, from, name) {
					t.Errorf("%s imports %s, which is forbidden: %s", file, name, ban.why)
				}
			}
		}
	}
	for i, ban := range bans {
		if !matched[i] {
			t.Errorf("the ban on %s concerns no package: %s does not exist", ban.imports, ban.from)
		}
	}
}

// imports returns, for every Go file of the module that is not a test, the
// paths it imports.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	root := filepath.Join("..", "..")
	out := make(map[string][]string)
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && name != root):
			return fs.SkipDir
		case d.IsDir(), filepath.Ext(name) != ".go", strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		out[rel] = nil
		for _, spec := range f.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			out[rel] = append(out[rel], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatal("no Go files found: the test looks at the wrong folder")
	}
	return out
}

func matches(pattern, name string) bool {
	prefix, deep := strings.CutSuffix(pattern, "...")
	if !deep {
		return pattern == name
	}
	return strings.HasPrefix(name+"/", prefix)
}

// excepted reports whether the importer or the imported stands among the
// exceptions.
func excepted(list []string, from, name string) bool {
	for _, e := range list {
		if matches(e, from) || matches(e, name) {
			return true
		}
	}
	return false
}
