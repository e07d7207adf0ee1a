package provenance_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/provenance"
	"onrecord/parse/read"
)

// entry is one document of testdata/provenance with what a careful librarian
// would write on its card.
type entry struct {
	archive, path string
	text, sidecar []byte
	fields        map[string]string // "source", "date_basis": an absent one is empty, a basis "unknown"
	said          []wantSaid
}

type wantSaid struct{ words, day string }

// TestTheLibrary reads every document of testdata/provenance as the program would and
// compares it with its card. Some values may be missing; none may be wrong or made up.
func TestTheLibrary(t *testing.T) {
	options := extract.Options{Outlets: shipped(t)}
	entries := library(t)
	right := 0
	for _, e := range entries {
		doc, err := read.Document(read.Input{Path: e.path, Data: e.text, Sidecar: e.sidecar})
		if err != nil {
			t.Errorf("%s: %s: %v", e.archive, e.path, err)
			continue
		}
		if compare(t, e, extract.Statements(doc, options)) {
			right++
		}
	}
	t.Logf("%d of %d documents right", right, len(entries))
	if len(entries) < 60 {
		t.Errorf("the library has %d documents, not 60", len(entries))
	}
	if right*100 < len(entries)*95 {
		t.Errorf("%d of %d documents right, want 95 %%", right, len(entries))
	}
}

// shipped is the table of outlets that ships.
func shipped(t *testing.T) *provenance.Outlets {
	t.Helper()
	data, err := os.ReadFile("../../templates/outlets.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Outlets []provenance.Outlet }
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return provenance.NewOutlets(file.Outlets)
}

// compare reports whether all is right. It prints what is missing or known
// for another reason, and fails the test for a value that is invented.
func compare(t *testing.T, e entry, r parse.Result) bool {
	t.Helper()
	p, right := r.Provenance, true
	check := func(field, got, want string, value bool) {
		t.Helper()
		if got == want {
			return
		}
		right = false
		if value && got != "" {
			t.Errorf("%s: %s: %s %q, want %q", e.archive, e.path, field, got, want)
		} else {
			t.Logf("%s: %s: %s %q, want %q", e.archive, e.path, field, got, want)
		}
	}
	check("source", p.Source, e.fields["source"], true)
	check("source_basis", string(p.SourceBasis), e.basis("source_basis"), false)
	check("agency", p.Agency, e.fields["agency"], true)
	check("date", p.Date.String(), e.fields["date"], true)
	check("date_basis", string(p.DateBasis), e.basis("date_basis"), false)
	check("place", p.Place, e.fields["place"], true)
	for _, want := range e.said {
		got, found := saidOf(r, want.words)
		if !found {
			if want.day != "" { // for parse/quote to find, and its tests to miss
				t.Logf("%s: %s: no statement holds %q", e.archive, e.path, want.words)
			}
			continue
		}
		check("said of "+want.words, got, want.day, true)
	}
	return right
}

func saidOf(r parse.Result, words string) (day string, found bool) {
	for i, s := range r.Statements {
		for _, c := range s.Content {
			if strings.Contains(c.In(r.Document.Text), words) {
				return r.Said[i].String(), true
			}
		}
	}
	return "", false
}

func (e entry) basis(field string) string {
	if v := e.fields[field]; v != "" {
		return v
	}
	return string(parse.BasisUnknown)
}

// library reads the archives: a document under its path, a section "sidecar"
// where it has one, and a section "expect".
func library(t *testing.T) []entry {
	t.Helper()
	archives, err := filepath.Glob("../../testdata/provenance/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var entries []entry
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		e := entry{}
		for _, f := range txtar.Parse(data).Files {
			switch f.Name {
			case "sidecar":
				e.sidecar = f.Data
			case "expect":
				readCard(t, &e, string(f.Data))
				entries = append(entries, e)
			default:
				e = entry{archive: filepath.Base(name), path: f.Name, text: f.Data}
			}
		}
	}
	return entries
}

func readCard(t *testing.T, e *entry, card string) {
	t.Helper()
	e.fields = map[string]string{}
	for line := range strings.Lines(card) {
		line = strings.TrimSpace(line)
		field, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch {
		case line == "":
		case !ok:
			t.Fatalf("%s: %s: %q is no field", e.archive, e.path, line)
		case field == "said":
			words, day, ok := strings.Cut(value, " = ")
			if !ok {
				t.Fatalf("%s: %s: %q names no day", e.archive, e.path, line)
			}
			if day == "none" {
				day = ""
			}
			e.said = append(e.said, wantSaid{words, day})
		case field == "source", field == "source_basis", field == "agency", field == "date", field == "date_basis", field == "place":
			e.fields[field] = value
		default:
			t.Fatalf("%s: %s: unknown field %q", e.archive, e.path, field)
		}
	}
}
