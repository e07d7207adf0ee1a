package desk

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
	"onrecord/templates"
)

func TestTheDefaultsThatShipAreWhole(t *testing.T) {
	s, err := Load(nil, Own{})
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

// Every built-in taxonomy can be chosen in desk.yaml.
func TestEveryTaxonomyThatShipsCompiles(t *testing.T) {
	names, err := fs.Glob(templates.Files, "topics*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d taxonomies, %v", len(names), err)
	}
	for _, name := range names {
		if _, c, err := taxonomy(templates.Files, name); err != nil || c == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAMistakeInTheSettingsNamesItsPlace(t *testing.T) {
	tests := []struct {
		name, file, content, want string
	}{
		{"an unknown key", "desk.yaml", "title: Week\nmarkings: none\n", `desk.yaml:2:1: unknown key "markings"; did you mean "marking"?`},
		{"a value of the wrong type", "desk.yaml", "title: [a, b]\n", "desk.yaml:1:8: title must be a single value"},
		{"no YAML at all", "desk.yaml", "title: \"Week\nmarking: x\n", "desk.yaml:1:8: "},
		{"a key twice", "desk.yaml", "title: a\ntitle: b\n", "desk.yaml:2:1: "},
		{"an unknown paper", "desk.yaml", "paper: A0\ntopics: topics.yaml\n", `desk.yaml:1:8: paper "A0" is neither A4 nor Letter`},
		{"an unknown precision", "desk.yaml", "paper: A4\nprecision: low\ntopics: topics.yaml\n", `desk.yaml:2:12: precision "low" is not one of balanced, high, complete`},
		{"a taxonomy that is not there", "desk.yaml", "paper: A4\ntopics: sport.yaml\n", "sport.yaml: no such settings file"},
		{"an unknown key of a topic", "topics.yaml", "topics:\n  - label: War\n    colour: red\n", `topics.yaml:3:5: unknown key "colour"; the keys here are label, code,`},
		{"a list that is none", "topics.yaml", "topics:\n  - label: War\n    words: war, peace\n", `topics.yaml:3:12: words must be a list`},
		{"no topics", "topics.yaml", "name: War\n", `topics.yaml:1:1: the taxonomy has no topics`},
		{"a topic without a label", "topics.yaml", "topics:\n  - {label: War, words: [war]}\n  - words: [peace]\n", "topics.yaml:3:5: topic 2: label: is empty"},
		{"an empty label", "topics.yaml", "topics:\n  - label: \"\"\n    words: [peace]\n", "topics.yaml:2:12: topic 1: label: is empty"},
		{"a topic that stands twice", "topics.yaml", "topics:\n  - {label: War, words: [war]}\n  - {label: War, words: [wars]}\n", `topics.yaml:3:13: topic "War": label: stands twice`},
		{"a topic without words", "topics.yaml", "topics:\n  - label: War\n    weak: [front]\n", `topics.yaml:2:5: topic "War": words: the topic has no words`},
		{"a word that stands twice", "topics.yaml", "topics:\n  - label: War\n    words: [war, truce,\n      war]\n", `topics.yaml:4:7: topic "War": words: "war" stands under words already`},
		{"a word of another list", "topics.yaml", "topics:\n  - label: War\n    words: [war]\n    common:\n      - fight\n      - war\n", `topics.yaml:6:9: topic "War": common: "war" stands under words already`},
		{"a phrase among the words", "topics.yaml", "topics:\n  - label: War\n    words: [war, cease fire]\n", `topics.yaml:3:18: topic "War": words: "cease fire" is more than one word`},
		{"a word that YAML takes for nothing", "topics.yaml", "topics:\n  - label: War\n    words: [war, null]\n", `topics.yaml:3:18: topic "War": words: holds an empty term`},
		{"a code of no kind", "topics.yaml", "topics:\n  - label: War\n    words: [war]\n    code: war\n", `topics.yaml:4:11: topic "War": code: `},
		{"an outlet without a name", "outlets.yaml", "outlets:\n  - {name: \"\", country: NO}\n", `outlets.yaml:2:12: an entry without a name`},
		{"two outlets of one name", "outlets.yaml", "outlets:\n  - {name: Lantern, aliases: [VNA]}\n  - {name: VNA}\n", `outlets.yaml:3:12: the name "vna" of VNA already belongs to Lantern`},
		{"two outlets at one address", "outlets.yaml", "outlets:\n  - {name: Lantern, domain: l.example}\n  - {name: Post, domain: l.example}\n", `outlets.yaml:3:26: the domain "l.example" of Post already belongs to Lantern`},
		{"a country in full", "outlets.yaml", "outlets:\n  - {name: Lantern, country: Veshnia}\n", `outlets.yaml:2:30: "Veshnia" is not a two-letter country code`},
		{"an unknown key of an outlet", "outlets.yaml", "outlets:\n  - {name: Lantern, town: Velmora}\n", `outlets.yaml:2:21: unknown key "town"`},
		{"an unknown key of a speaker", "speakers.yaml", "speakers:\n  - {name: Mara Voss, age: 50}\n", `speakers.yaml:2:23: unknown key "age"; the keys here are name, aliases, not, role, from, to`},
		{"a speaker without a name", "speakers.yaml", "speakers:\n  - role: mayor\n", "speakers.yaml:2:5: an entry without a name"},
		{"an empty name", "speakers.yaml", "speakers:\n  - name: \"\"\n", "speakers.yaml:2:11: an entry without a name"},
		{"a day that is none", "speakers.yaml", "speakers:\n  - name: Mara Voss\n    from: 2026-02-30\n", `speakers.yaml:3:11: "2026-02-30" is not a date like 2026-11-21`},
		{"a role that ends before it begins", "speakers.yaml", "speakers:\n  - {name: Mara Voss, from: 2026-02-01, to: 2025-02-01}\n", "speakers.yaml:2:45: Mara Voss: the role ends on 2025-02-01"},
		{"an alias of two people", "speakers.yaml", "speakers:\n  - {name: Mara Voss, aliases: [Voss]}\n  - {name: Piet Voss, aliases: [Pieter Voss, voss]}\n", `speakers.yaml:3:46: "voss" is already an alias of Mara Voss`},
		{"an alias that the entry denies", "speakers.yaml", "speakers:\n  - {name: Mara Voss, aliases: [Wos], not: [M. Voss, wos]}\n", `speakers.yaml:2:54: "wos" is a name of Mara Voss and is also listed under not`},
		{"an alias that is another's name", "speakers.yaml", "speakers:\n  - {name: Mara Voss, aliases: [Piet Hale]}\n  - name: Piet Hale\n", `speakers.yaml:2:33: the alias "Piet Hale" of Mara Voss is the name of Piet Hale`},
		{"one name in two spellings", "speakers.yaml", "speakers:\n  - name: José Ibarra\n  - name: Jose Ibarra\n", `speakers.yaml:3:11: "Jose Ibarra" is written "José Ibarra" above`},
		{"two roles at the same time", "speakers.yaml", "speakers:\n  - {name: Mara Voss, role: mayor}\n  - {name: Mara Voss, role: envoy}\n", `speakers.yaml:3:29: Mara Voss has the role "mayor" on the same days`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{
				"desk.yaml":     {Data: []byte("title: Week\npaper: A4\ntopics: topics.yaml\n")},
				"topics.yaml":   {Data: []byte("name: War\ntopics:\n  - {label: War, words: [war]}\n")},
				"outlets.yaml":  {Data: []byte("# none\n")},
				"speakers.yaml": {Data: []byte("speakers: []\n")},
			}
			if _, err := load(files, Own{}); err != nil {
				t.Fatalf("without the mistake: %v", err)
			}
			files[tt.file] = &fstest.MapFile{Data: []byte(tt.content)}
			_, err := load(files, Own{})
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s…", err, tt.want)
			}
		})
	}
}

// Whoever writes a taxonomy wants to see every mistake at once, in the order of
// the file.
func TestAllMistakesOfAFileAreReportedAtOnce(t *testing.T) {
	tests := []struct {
		name string
		own  Own
		want []string
	}{
		{"keys", Own{Taxonomy: File{"mine.yaml", []byte("nam: Mine\ntopics:\n  - label: War\n    wrods: [war]\n    weight: heavy\n")}},
			[]string{`mine.yaml:1:1: unknown key "nam"; did you mean "name"?`, `mine.yaml:4:5: unknown key "wrods"; did you mean "words"?`, "mine.yaml:5:13: weight must be a number"}},
		{"a key and a term", Own{Taxonomy: File{"mine.yaml", []byte("topics:\n  - label: War\n    wrods: [war]\n  - lable: Peace\n    words: [peace, peace]\n")}},
			[]string{`mine.yaml:3:5: unknown key "wrods"`, `mine.yaml:4:5: unknown key "lable"; did you mean "label"?`, "mine.yaml:5:20: "}},
		{"a key and a name", Own{Speakers: File{"who.yaml", []byte("speakers:\n  - nmae: Mara Voss\n  - name: Piet Hale\n    from: today\n")}},
			[]string{`who.yaml:2:5: unknown key "nmae"`, "who.yaml:4:11: "}},
		{"nothing at all", Own{Taxonomy: File{"mine.yaml", nil}}, []string{"mine.yaml:1:1: the taxonomy has no topics"}},
		{"terms", Own{Taxonomy: File{"mine.yaml", []byte("topics:\n  - label: War\n    words: [war, war, a b, war]\n  - label: war\n    words: [\"!\"]\n")}},
			[]string{"mine.yaml:3:18: ", "mine.yaml:3:23: ", "mine.yaml:3:28: ", "mine.yaml:4:12: ", "mine.yaml:5:13: "}},
		{"people and topics", Own{Taxonomy: File{"mine.yaml", []byte("topics: 3\n")}, Speakers: File{"who.yaml", []byte("people: []\n")}},
			[]string{`who.yaml:1:1: unknown key "people"; the keys here are speakers`, "mine.yaml:1:9: topics must be a list"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(nil, tt.own)
			list, ok := errors.AsType[Errors](err)
			if !ok || len(list) != len(tt.want) {
				t.Fatalf("got\n%v\nwant %d mistakes", err, len(tt.want))
			}
			for i, e := range list {
				if !strings.HasPrefix(e.Error(), tt.want[i]) {
					t.Errorf("got %v, want %s…", e, tt.want[i])
				}
			}
		})
	}
}

func TestADesksOwnFilesStandInPlaceOfThoseThatShip(t *testing.T) {
	s, err := Load(nil, Own{
		Taxonomy: File{"mine.yaml", []byte("name: Ferries\ntopics:\n  - {label: Ferries, words: [ferry]}\n")},
		Speakers: File{"who.yaml", []byte("speakers:\n  - name: Mara Voss\n    aliases: [Wos]\n    role: foreign minister of Northmoor\n    from: 2024-03-01\n    to: 2026-01-31\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.Taxonomy.Name != "Ferries" || len(s.Topics.Topics(topic.Input{Quote: "the ferry"})) != 1 {
		t.Errorf("taxonomy %+v", s.Taxonomy)
	}
	want := speaker.Known{Name: "Mara Voss", Aliases: []string{"Wos"}, Role: "foreign minister of Northmoor",
		From: parse.NewDate(2024, 3, 1), To: parse.NewDate(2026, 1, 31)}
	if len(s.Known) != 1 || !reflect.DeepEqual(s.Known[0], want) {
		t.Errorf("got %+v, want %+v", s.Known, want)
	}
	if len(s.Outlets) == 0 || s.Title == "" {
		t.Error("what the desk has no file for is not that which ships")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(nil, Own{}); err != nil {
			b.Fatal(err)
		}
	}
}
