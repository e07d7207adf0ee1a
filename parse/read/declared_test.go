package read

import (
	"strings"
	"testing"
	"time"

	"onrecord/parse"
)

const body = "\nThe minister said on Friday that her government would sign the treaty.\n"

func TestFrontMatter(t *testing.T) {
	doc := mustRead(t, Input{Path: "a.md", Data: []byte("---\npublisher: Northmoor Post\ntitle: \"Voss: Yes\"\ndate: 21 November 2026\nlink: https://northmoor.example/a\nlang: en\nlayout: story\n---" + body)})
	want := parse.Declared{
		Source: "Northmoor Post", Title: "Voss: Yes", URL: "https://northmoor.example/a", Language: "en",
		Date: parse.NewDate(2026, time.November, 21), Basis: parse.BasisMetadata,
	}
	if doc.Declared != want {
		t.Errorf("declared %+v, want %+v", doc.Declared, want)
	}
	if got := codes(doc.Warnings); got != "" {
		t.Errorf("warnings %q: other programs' keys are none of ours", got)
	}
	for i, l := range doc.Lines[:8] {
		if l.Role != parse.RoleMetadata {
			t.Errorf("line %d is %s", i+1, l.Role)
		}
	}
	if doc.Lines[8].Role != parse.RoleBody {
		t.Errorf("the story is %s", doc.Lines[8].Role)
	}
}

func TestWhatIsNoFrontMatter(t *testing.T) {
	for _, text := range []string{
		"---\nVoss said so.\n---" + body,                           // prose between two rules
		"---\nsource: Northmoor Post\n" + body,                     // never closed
		"Voss said so.\n---\nsource: Northmoor Post\n---" + body,   // not at the top
		"---\nMARA VOSS: We are ready.\nHALLORAN: No.\n---" + body, // a transcript
	} {
		doc := mustRead(t, Input{Path: "a.md", Data: []byte(text)})
		if doc.Declared != (parse.Declared{}) || len(doc.Warnings) > 0 {
			t.Errorf("%q: declared %+v, warnings %v", text, doc.Declared, doc.Warnings)
		}
		for _, l := range doc.Lines {
			if l.Role == parse.RoleMetadata {
				t.Errorf("%q: %q is metadata", text, l.Span.In(doc.Text))
			}
		}
	}
}

func TestBrokenFrontMatterIsAWarning(t *testing.T) {
	doc := mustRead(t, Input{Path: "a.md", Data: []byte("---\nsource: Northmoor Post\ntitle: [one\ndate: 2026-11-21\n---" + body)})
	if len(doc.Warnings) != 1 || doc.Warnings[0].Code != "front matter broken" || doc.Warnings[0].Line < 2 || doc.Warnings[0].Line > 5 {
		t.Errorf("warnings %+v", doc.Warnings)
	}
	if doc.Declared != (parse.Declared{}) {
		t.Errorf("declared %+v", doc.Declared)
	}
	if doc.Lines[1].Role != parse.RoleMetadata {
		t.Errorf("front matter is %s", doc.Lines[1].Role)
	}
}

func TestFrontMatterThatIsTooLargeIsAWarning(t *testing.T) {
	doc := mustRead(t, Input{Path: "a.md", Data: []byte("---\nsource: Northmoor Post\nnotes: " + strings.Repeat("long ", maxYAML) + "\n---" + body)})
	if got := codes(doc.Warnings); got != "front matter broken" || doc.Declared != (parse.Declared{}) {
		t.Errorf("warnings %q, declared %+v", got, doc.Declared)
	}
}

func TestFrontMatterWithABadDate(t *testing.T) {
	doc := mustRead(t, Input{Path: "a.md", Data: []byte("---\nsource: Northmoor Post\ndate: soon\n---" + body)})
	if len(doc.Warnings) != 1 || doc.Warnings[0].Line != 3 || !strings.Contains(doc.Warnings[0].Text, `"soon"`) {
		t.Errorf("warnings %+v", doc.Warnings)
	}
	if doc.Declared.Source != "Northmoor Post" {
		t.Errorf("declared %+v", doc.Declared)
	}
}

func TestSidecarWinsOverFrontMatter(t *testing.T) {
	doc := mustRead(t, Input{
		Path: "a.md", Data: []byte("---\nsource: Northmoor Post\ntitle: Voss\n---" + body),
		Sidecar: []byte("outlet: Veshnia Herald\ndate: 2026-11-20T23:30:00+03:00\n"), SidecarPath: "a.yaml",
	})
	want := parse.Declared{Source: "Veshnia Herald", Title: "Voss", Date: parse.NewDate(2026, time.November, 20), Basis: parse.BasisSidecar}
	if doc.Declared != want {
		t.Errorf("declared %+v, want %+v", doc.Declared, want)
	}
}

func TestSidecarWarningsSayWhere(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"unknown key", "source: Northmoor Post\nsorce: x\n", `inbox/a.yaml:2:1: unknown key "sorce"`},
		{"bad date", "date: 2026-02-30\n", `inbox/a.yaml:1:1: "2026-02-30" is not a date`},
		{"a list", "source:\n  - a\n  - b\n", "inbox/a.yaml:1:1: source should be one value"},
		{"no mapping", "- a\n- b\n", "inbox/a.yaml:1:1: not valid YAML"},
		{"broken", "source: Northmoor Post\ntitle: \"open\n", "inbox/a.yaml:2:8: not valid YAML"},
		{"binary", "a\x00\x00b", "inbox/a.yaml:1:1: ignored"},
		{"huge", strings.Repeat("a: b\n", maxYAML), "inbox/a.yaml:1:1: larger than"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := mustRead(t, Input{Path: "inbox/a.txt", Data: []byte(body), Sidecar: []byte(tt.yaml), SidecarPath: "inbox/a.yaml"})
			if len(doc.Warnings) != 1 || !strings.HasPrefix(doc.Warnings[0].Text, tt.want) {
				t.Errorf("warnings %+v, want %s", doc.Warnings, tt.want)
			}
		})
	}
}

func TestEmptySidecarSaysNothing(t *testing.T) {
	for _, yaml := range []string{"", "\n", "# nothing yet\n", "source:\n"} {
		doc := mustRead(t, Input{Path: "a.txt", Data: []byte(body), Sidecar: []byte(yaml), SidecarPath: "a.yaml"})
		if doc.Declared != (parse.Declared{}) || len(doc.Warnings) > 0 {
			t.Errorf("%q: declared %+v, warnings %v", yaml, doc.Declared, doc.Warnings)
		}
	}
}

func TestDeclaredDates(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2026-11-21", "2026-11-21"},
		{"2026-11-21T23:30:00+03:00", "2026-11-21"},
		{"2026-11-21 10:15", "2026-11-21"},
		{"21 November 2026", "2026-11-21"},
		{"21st Nov 2026", "2026-11-21"},
		{"November 21, 2026", "2026-11-21"},
		{"Nov. 21, 2026", "2026-11-21"},
		{"Sat, 21 Nov 2026 10:15:00 GMT", "2026-11-21"},
		{"Saturday, November 21, 2026", "2026-11-21"},
		{"Sept. 3 2026", "2026-09-03"},
		{"29 February 2027", ""},
		{"2026-11", ""},
		{"11/12/2026", ""},
		{"21.11.2026", ""},
		{"last Friday", ""},
		{"20261121", ""},
	}
	for _, tt := range tests {
		got, ok := declaredDate(tt.in)
		if got.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: %q, %v; want %q", tt.in, got, ok, tt.want)
		}
	}
}
