package desk

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/parse/topic"
	"onrecord/templates"
)

func TestTheDefaultsThatShipAreWhole(t *testing.T) {
	s, err := Defaults()
	if err != nil {
		t.Fatal(err)
	}
	if s.Title == "" || s.Paper != "A4" {
		t.Errorf("title %q, paper %q", s.Title, s.Paper)
	}
	if s.Taxonomy.Name == "" || len(s.Taxonomy.Topics) == 0 {
		t.Errorf("the taxonomy %q has %d topics", s.Taxonomy.Name, len(s.Taxonomy.Topics))
	}
	if len(s.Outlets) == 0 {
		t.Error("no outlet is known")
	}
	for _, o := range s.Outlets {
		if o.Name == "" {
			t.Errorf("an outlet has no name: %+v", o)
		}
	}
	for _, k := range s.Known {
		if k.Name == "" {
			t.Errorf("a speaker has no name: %+v", k)
		}
	}
}

// Every taxonomy that ships can be chosen in desk.yaml.
func TestEveryTaxonomyThatShipsCompiles(t *testing.T) {
	names, err := fs.Glob(templates.Files, "topics*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d taxonomies, %v", len(names), err)
	}
	for _, name := range names {
		tax, err := taxonomy(templates.Files, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := topic.New(tax); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAMistakeInTheSettingsNamesItsPlace(t *testing.T) {
	tests := []struct {
		name, file, content, want string
	}{
		{"an unknown key", "desk.yaml", "title: Week\nmarkings: none\n", `desk.yaml:2:1: unknown field "markings"`},
		{"a value of the wrong type", "desk.yaml", "title: [a, b]\n", "desk.yaml:1:8: "},
		{"no YAML at all", "desk.yaml", "title: \"Week\nmarking: x\n", "desk.yaml:1:8: "},
		{"a key twice", "desk.yaml", "title: a\ntitle: b\n", "desk.yaml:2:1: "},
		{"an unknown paper", "desk.yaml", "paper: A0\ntopics: topics.yaml\n", `desk.yaml: paper "A0" is neither A4 nor Letter`},
		{"a taxonomy that is not there", "desk.yaml", "paper: A4\ntopics: sport.yaml\n", "sport.yaml: no such settings file"},
		{"an unknown key of a topic", "topics.yaml", "topics:\n  - label: War\n    colour: red\n", `topics.yaml:3:5: unknown field "colour"`},
		{"a topic without a label", "topics.yaml", "topics:\n  - label: War\n  - words: [peace]\n", "topics.yaml: topic 2 has no label"},
		{"a topic that stands twice", "topics.yaml", "topics:\n  - label: War\n  - label: War\n", `topics.yaml: topic "War" stands twice`},
		{"an unknown key of an outlet", "outlets.yaml", "outlets:\n  - {name: Lantern, town: Velmora}\n", `outlets.yaml:2:21: unknown field "town"`},
		{"an unknown key of a speaker", "speakers.yaml", "speakers:\n  - {name: Mara Voss, age: 50}\n", `speakers.yaml:2:23: unknown field "age"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{
				"desk.yaml":     {Data: []byte("title: Week\npaper: A4\ntopics: topics.yaml\n")},
				"topics.yaml":   {Data: []byte("name: War\ntopics:\n  - {label: War, words: [war]}\n")},
				"outlets.yaml":  {Data: []byte("# none\n")},
				"speakers.yaml": {Data: []byte("speakers: []\n")},
			}
			if _, err := load(files); err != nil {
				t.Fatalf("without the mistake: %v", err)
			}
			files[tt.file] = &fstest.MapFile{Data: []byte(tt.content)}
			_, err := load(files)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s…", err, tt.want)
			}
		})
	}
}

func BenchmarkDefaults(b *testing.B) {
	for b.Loop() {
		if _, err := Defaults(); err != nil {
			b.Fatal(err)
		}
	}
}
