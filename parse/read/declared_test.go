package read

import (
	"strings"
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/parse/read/draft"
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
	doc := mustRead(t, Input{Path: "a.md", Data: []byte("---\nsource: Northmoor Post\nnotes: " + strings.Repeat("long ", draft.MaxYAML) + "\n---" + body)})
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
		{"huge", strings.Repeat("a: b\n", draft.MaxYAML), "inbox/a.yaml:1:1: larger than"},
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

func TestDatesThatPeopleDeclare(t *testing.T) {
	tests := []struct{ yaml, want, warning string }{
		{"date: 21 November 2026", "2026-11-21", ""},
		{"date: 21.11.2026", "2026-11-21", ""},
		{"language: de\ndate: 3. März 2026", "2026-03-03", ""},
		{"date: 3 févr. 2026\nlanguage: fr", "2026-02-03", ""},
		{"date: 11/12/2026\nlanguage: en-GB", "2026-12-11", ""},
		{"date: 11/12/2026", "", `"11/12/2026" could be two days; write it like 2026-11-21`},
		{"date: last Friday", "", `"last Friday" is not a date like 2026-11-21`},
		{"date: Decree 12, 2026", "", `"Decree 12, 2026" is not a date like 2026-11-21`},
		{"date: not before 3 May 2026", "", `"not before 3 May 2026" is not a date like 2026-11-21`},
	}
	for _, tt := range tests {
		doc := mustRead(t, Input{Path: "a.txt", Data: []byte(body), Sidecar: []byte(tt.yaml), SidecarPath: "a.yaml"})
		warning := ""
		for _, w := range doc.Warnings {
			_, warning, _ = strings.Cut(strings.TrimSuffix(w.Text, "."), ": ")
		}
		if got := doc.Declared.Date.String(); got != tt.want || warning != tt.warning {
			t.Errorf("%q: %q, %q; want %q, %q", tt.yaml, got, warning, tt.want, tt.warning)
		}
	}
}
