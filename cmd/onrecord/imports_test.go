package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers are all packages from the ground up, each with those of ours that it may
// import, which stand above it in this list: data flows one way, and no arrow
// leads back. A package that is not here has no place yet.
var layers = []struct{ path, imports, why string }{
	{"parse", "", "the vocabulary of reading: everything imports it, it imports nothing of ours"},
	{"parse/lang", "", "words and their folding lie under the workers, and know no documents"},
	{"parse/pattern", "", "expressions lie under the workers"},
	{"parse/fields", "", "bytes of temporary files lie under whoever writes them"},
	{"parse/day", "parse parse/pattern", "days lie under the workers, and know lines and fields, no documents"},
	{"parse/transcript", "parse parse/lang parse/pattern", "one grammar of labels lies under the reader and the finder of turns, and knows lines only"},

	{"parse/read/draft", shared, "what readers of formats share; it knows no format"},
	{"parse/read/layout", shared + " parse/read/draft", "what a line is there for, whatever format it stood in"},
	{"parse/read/caption", shared + " parse/read/draft parse/read/layout", reader},
	{"parse/read/web", shared + " parse/read/draft parse/read/layout", reader},
	{"parse/read/chat", shared + " parse/read/draft parse/read/layout parse/read/caption parse/read/web", reader},
	{"parse/read/export", shared + " parse/read/draft parse/read/layout parse/read/web", reader},
	{"parse/read/mail", shared + " parse/read/draft parse/read/layout parse/read/web parse/read/export", reader},
	{"parse/read/container", shared + " parse/read/draft parse/read/web parse/read/mail", reader},
	{"parse/read/office", shared + " parse/read/draft parse/read/layout parse/read/web parse/read/export parse/read/mail", reader},
	{"parse/read/pdf", shared + " parse/read/draft parse/read/layout parse/read/export parse/read/office", reader},
	{"parse/read", shared + " parse/read/draft parse/read/layout parse/read/caption parse/read/chat parse/read/web parse/read/mail parse/read/container parse/read/export parse/read/office parse/read/pdf", oneJob},
	{"parse/segment", shared, oneJob},
	{"parse/quote/tagger/crf", "", "a field is numbers; it knows no words"},
	{"parse/quote/tagger/prose", "parse parse/lang parse/quote/tagger/crf", tagged},
	{"parse/quote/tagger/treebank", "parse", tagged},
	{"parse/quote/tagger/weights", "parse/quote/tagger/crf parse/quote/tagger/prose", tagged},
	{"parse/quote/tagger", shared + " parse/quote/tagger/crf parse/quote/tagger/prose parse/quote/tagger/weights", tagged},
	{"parse/quote", shared + " parse/quote/tagger", oneJob},
	{"parse/speaker", shared + " parse/fields", oneJob},
	{"parse/topic", shared, oneJob},
	{"parse/provenance", shared, oneJob},
	{"parse/extract", shared + " parse/read parse/segment parse/quote parse/speaker parse/topic parse/provenance",
		"the composition of reading, which does not know what its findings are delivered as; taxonomy, people and outlets are arguments"},

	{"templates", "", "templates are files, and decide nothing"},
	{"report/terminal", "", "a line is a line, whatever it says"},
	{"report", "parse parse/lang", "delivery needs the vocabulary of reading and none of its algorithms"},
	{"report/table", "report report/terminal", wholeRow},
	{"report/trend", "parse parse/lang report", "what rows say of several weeks; how it is shown is the writers' business"},
	{"report/workbook", "report report/trend", wholeRow},
	{"report/pack/typeset", "", "typesetting knows glyphs and lines, not briefings"},
	{"report/pack", "report report/trend report/pack/typeset templates", wholeRow},
	{"report/score", "report report/terminal", "what is scored is rows, whoever made them"},
	{"report/explain", "parse parse/transcript report report/terminal",
		"what was found and its rows; how they were found is in them, but for what each line of a transcript was taken for"},
	{"report/coverage", "parse/topic report report/terminal", "a taxonomy and rows"},
	{"report/brief", "parse report", "a briefing is built of rows, whatever they come from"},
	{"report/ingest", "parse parse/fields parse/read parse/extract parse/speaker report report/brief", "rows do not know what becomes of them"},

	{"report/desk/yamlfile", "", "a file of settings and a sidecar are changed in the same way"},
	{"report/desk", "parse parse/lang parse/read parse/extract parse/speaker parse/topic parse/provenance report report/terminal report/desk/yamlfile templates",
		"settings are values for reading and delivery; they do not know what is made with them"},
	{"report/desk/archive", "parse report", "the archive keeps what was read; settings and people are matters of the day"},
	{"report/desk/plain", "report report/desk report/desk/archive", "a desk as files: settings and record"},
	{"report/desk/review", "parse parse/lang parse/speaker parse/topic report report/terminal report/desk report/desk/archive report/desk/yamlfile",
		"a correction is a row compared with a row, whatever file it came from"},
	{"report/desk/history", "report report/table report/terminal report/desk/archive", "what people did to the record, as lists"},
	{"report/desk/weekly", "parse parse/speaker report report/brief report/ingest report/terminal report/desk report/desk/archive report/desk/history",
		"a week is what is on record, whatever is made of it"},
	{"report/desk/delivery", "report report/brief report/desk report/pack",
		"how a desk wants its briefing to look, and the files of it; whoever makes them opens files"},
	{"report/desk/search", "parse parse/lang report report/brief report/table report/terminal report/trend report/workbook report/desk/archive",
		"what a person asks of the record, and what it answers"},
	{"report/desk/people", "parse/speaker report report/terminal report/desk report/desk/archive report/desk/search report/desk/weekly",
		"names on record and the file that joins them"},
	{"report/page", "parse report report/brief report/trend report/desk/archive report/desk/review report/explain",
		"pages show a desk to a browser; whoever serves them opens files and tells the time"},
}

// within are the packages of the command, each with those of the command that it may
// import. They may import whatever they need of parse and report.
var within = map[string]string{
	"cmd/onrecord/exit":    "",
	"cmd/onrecord/console": "",
	"cmd/onrecord/disk":    "",
	"cmd/onrecord/pdftext": "",
	"cmd/onrecord/input":   "cmd/onrecord/exit cmd/onrecord/disk cmd/onrecord/pdftext",
	"cmd/onrecord/deliver": "cmd/onrecord/console cmd/onrecord/disk",
	"cmd/onrecord/folder":  "cmd/onrecord/exit cmd/onrecord/console cmd/onrecord/disk cmd/onrecord/input cmd/onrecord/deliver",
	"cmd/onrecord/serve":   "cmd/onrecord/exit cmd/onrecord/console cmd/onrecord/disk cmd/onrecord/input cmd/onrecord/folder",
}

// shared is the vocabulary that lies under every worker.
const shared = "parse parse/lang parse/pattern parse/day parse/transcript"

const (
	reader   = "a mail may hold pages, an export is a page, a mail or a table, a document of an office may be an export; none knows what holds it"
	oneJob   = "one job each: if quote needs sentences, it receives them; only parse/extract sees them all"
	tagged   = "the tagger gets the rules' findings as hints; it does not know the rules"
	wholeRow = "whatever a writer needs must be in the Row, or two outputs will tell two stories"
	network  = "the program needs no network; one command answers a browser"
	onlyCmd  = "only cmd opens files, reads clock and environment, prints and ends the process"
)

// restricted are packages of the standard library that not everybody may import;
// "X/..." is X and everything beneath it. Who may import what is not ours, and why, is in
// ARCHITECTURE.md, which another test holds against the files.
var restricted = []struct {
	imports   string
	importers []string
	why       string
}{
	{"log/...", nil, "a package reports by returning; only cmd/onrecord has a voice, and one of its own"},
	{"net", []string{"cmd/onrecord/serve"}, network},
	{"net/http/...", []string{"report/page", "cmd/onrecord/serve", "cmd/bench-page"}, network},
	{"net/rpc/...", nil, network},
	{"net/smtp", nil, network},
	{"os/...", []string{"cmd/..."}, onlyCmd},
	{"syscall/...", []string{"cmd/..."}, onlyCmd},
	{"golang.org/x/sys/...", []string{"cmd/..."}, onlyCmd},
	{"plugin", nil, onlyCmd},
	{"unsafe", nil, "what is read comes from outside"},
	{"math/rand/...", []string{"cmd/..."}, "the same documents give the same bytes"},
}

// calls are functions that touch the world without package os, and those that write
// files, with who may call them. SQLite opens the archive's file, and the lock beside it,
// by itself.
var calls = map[string][]string{
	"time.Now": {"cmd/..."}, "time.Since": {"cmd/..."}, "time.Until": {"cmd/..."},
	"fmt.Print": {"cmd/..."}, "fmt.Printf": {"cmd/..."}, "fmt.Println": {"cmd/..."},
	"fmt.Scan": nil, "fmt.Scanf": nil, "fmt.Scanln": nil,
	"path/filepath.Abs": {"cmd/..."}, "path/filepath.EvalSymlinks": {"cmd/..."}, "path/filepath.Glob": {"cmd/..."},
	"path/filepath.Walk": {"cmd/..."}, "path/filepath.WalkDir": {"cmd/..."},
	"archive/zip.OpenReader":   {"cmd/..."},
	"html/template.ParseFiles": nil, "html/template.ParseGlob": nil,
	"net/http.Get": nil, "net/http.Post": nil, "net/http.ListenAndServe": nil, "net/http.Dir": nil,
	"database/sql.Open": {"report/desk/archive"},
	"os.Create":         writers, "os.CreateTemp": writers, "os.OpenFile": writers, "os.WriteFile": notShipped, "os.Exit": append([]string{"cmd/onrecord"}, notShipped...),
}

// writers make files: cmd/onrecord/disk those of a run, cmd/onrecord/folder those that are
// a desk's own; what runs in a process of its own has no output but to nowhere.
var writers = append([]string{"cmd/onrecord/disk", "cmd/onrecord/folder", "cmd/onrecord/pdftext"}, notShipped...)

var notShipped = []string{"cmd/bench-growth", "cmd/bench-pack", "cmd/bench-page", "cmd/bench-workbook", "cmd/fit-pronoun", "cmd/fit-speaker", "cmd/train-tagger"}

// TestNoPackageImportsWhatItMustNot reads every file that is not a test and holds
// its imports against the rules.
func TestNoPackageImportsWhatItMustNot(t *testing.T) {
	place := make(map[string]int)
	for i, l := range layers {
		place[l.path] = i
		for _, of := range strings.Fields(l.imports) {
			if at, ok := place[of]; !ok || at >= i {
				t.Errorf("%s may import %s, which does not stand above it", l.path, of)
			}
		}
	}
	used := make(map[string]bool) // "X Y": X imports Y
	packages := make(map[string]bool)
	for name, file := range files(t) {
		from := path.Dir(name)
		packages[from] = true
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			of, ours := strings.CutPrefix(imported, "onrecord/")
			at, known := place[from]
			switch {
			case strings.HasPrefix(from, "cmd/"):
				beneath, listed := within[from]
				if !listed && strings.Count(from, "/") > 1 {
					t.Errorf("%s has no place among the packages of commands in imports_test.go", from)
				}
				if ours && strings.HasPrefix(of, "cmd/") && !strings.HasPrefix(of, from+"/") && !slices.Contains(strings.Fields(beneath), of) {
					t.Errorf("%s imports %s: a package is the same whatever command asks for it", name, of)
				}
			case !known:
				t.Errorf("%s has no place among the layers of imports_test.go", from)
			case ours && !slices.Contains(strings.Fields(layers[at].imports), of):
				t.Errorf("%s imports %s, which is forbidden: %s", name, of, layers[at].why)
			}
			used[from+" "+of] = true
			for _, l := range restricted {
				if matches(l.imports, imported) && !anyMatches(l.importers, from) {
					t.Errorf("%s imports %s, which is forbidden: %s", name, imported, l.why)
				}
			}
		}
	}
	stale := func(from, may string) {
		if !packages[from] {
			t.Errorf("%s has a place and does not exist", from)
		}
		for of := range strings.FieldsSeq(may) {
			if !used[from+" "+of] && !slices.Contains(strings.Fields(shared), of) {
				t.Errorf("%s may import %s and does not", from, of)
			}
		}
	}
	for _, l := range layers {
		stale(l.path, l.imports)
	}
	for from, may := range within {
		stale(from, may)
	}
}

// TestTheListsSayWhatArchitectureSays holds the lists above against the sentences of
// ARCHITECTURE.md: whoever lets a package import more has to change the sentence, too.
func TestTheListsSayWhatArchitectureSays(t *testing.T) {
	workers := strings.Fields("parse/read parse/segment parse/quote parse/speaker parse/topic parse/provenance")
	writers := strings.Fields("report/workbook report/pack report/table")
	for _, l := range layers {
		may := strings.Fields(l.imports)
		none := func(rule string, forbidden func(of string) bool) {
			if i := slices.IndexFunc(may, forbidden); i >= 0 {
				t.Errorf("%s may import %s; ARCHITECTURE.md: %s", l.path, may[i], rule)
			}
		}
		if l.path == "parse" || l.path == "templates" {
			none("it imports nothing of ours", func(string) bool { return true })
		}
		if l.path == "report" {
			none("it imports only parse and parse/lang", func(of string) bool { return of != "parse" && of != "parse/lang" })
		}
		if l.path == "report/desk/archive" {
			none("it knows rows and documents, not settings", func(of string) bool { return of != "parse" && of != "report" })
		}
		if matches("parse/...", l.path) {
			none("nothing under parse imports report or templates", func(of string) bool { return !matches("parse/...", of) })
		}
		if slices.Contains(workers, l.path) {
			none("workers never import each other", func(of string) bool { return slices.Contains(workers, of) })
		}
		if slices.Contains(writers, l.path) {
			none("writers import nothing of parse, and never each other", func(of string) bool { return matches("parse/...", of) || slices.Contains(writers, of) })
		}
		if matches("report/...", l.path) && !matches("report/desk/...", l.path) && l.path != "report/page" {
			none("only what stands under report/desk, and the pages, know that there are desks", func(of string) bool { return matches("report/desk/...", of) })
		}
	}
}

// TestOnlyIngestReadsSideBySide: what a document gives does not depend on others.
func TestOnlyIngestReadsSideBySide(t *testing.T) {
	for name, file := range files(t) {
		if !matches("parse/...", name) {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s starts a goroutine; documents are read side by side in report/ingest, and only there", name)
			}
			if s, ok := n.(*ast.SelectorExpr); ok && (s.Sel.Name == "WaitGroup" || s.Sel.Name == "Go") {
				t.Errorf("%s waits for goroutines; documents are read side by side in report/ingest, and only there", name)
			}
			return true
		})
	}
}

// TestOnlyCmdTouchesTheWorld looks for calls that need no import of package os, by
// whatever name a package is imported, and for those that make files.
func TestOnlyCmdTouchesTheWorld(t *testing.T) {
	for name, file := range files(t) {
		from := path.Dir(name)
		local := map[string]string{} // packages by the name that the file has for them
		for _, spec := range file.Imports {
			imported, as := strings.Trim(spec.Path.Value, `"`), ""
			if spec.Name != nil {
				as = spec.Name.Name
			}
			if as == "." {
				t.Errorf("%s imports the names of %s as its own", name, imported)
			}
			local[cmp.Or(as, path.Base(imported))] = imported
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok {
					call := local[x.Name] + "." + n.Sel.Name
					if callers, ok := calls[call]; ok && !anyMatches(callers, from) {
						t.Errorf("%s calls %s: %s", name, call, onlyCmd)
					}
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "print" || f.Name == "println") && f.Obj == nil && !declares(file, f.Name) {
					t.Errorf("%s calls %s: %s", name, f.Name, onlyCmd)
				}
			}
			return true
		})
	}
}

// declares reports a function of that name in a file.
func declares(file *ast.File, name string) bool {
	return slices.ContainsFunc(file.Decls, func(d ast.Decl) bool {
		f, ok := d.(*ast.FuncDecl)
		return ok && f.Name.Name == name
	})
}

// files returns every Go file of the module that is not a test, by its path.
func files(t *testing.T) map[string]*ast.File {
	t.Helper()
	root := filepath.Join("..", "..")
	out := make(map[string]*ast.File)
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && name != root):
			return fs.SkipDir
		case d.IsDir(), filepath.Ext(name) != ".go", strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		out[filepath.ToSlash(rel)] = f
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

func anyMatches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(p, name) })
}
