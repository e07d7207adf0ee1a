package desk

import (
	"errors"
	"strings"
	"testing"

	"onrecord/templates"
)

func TestAnAliasIsWrittenIntoTheFile(t *testing.T) {
	for _, c := range []struct{ name, file, who, alias, want string }{
		{"an empty file", "", "Mara Voss", "Wos", "speakers:\n  - name: Mara Voss\n    aliases: [Wos]\n"},
		{"nothing but comments", "# who\n", "Mara Voss", "Wos", "# who\nspeakers:\n  - name: Mara Voss\n    aliases: [Wos]\n"},
		{"the list is empty", "# who\nspeakers: []  # nobody yet\n# end\n", "Mara Voss", "Wos", "# who\nspeakers:  # nobody yet\n  - name: Mara Voss\n    aliases: [Wos]\n# end\n"},
		{"the list is not there", "speakers:\n", "Mara Voss", "Wos", "speakers:\n  - name: Mara Voss\n    aliases: [Wos]\n"},
		{"no line end at the end", "speakers:\n  - name: Ines Roke", "Mara Voss", "Wos", "speakers:\n  - name: Ines Roke\n  - name: Mara Voss\n    aliases: [Wos]\n"},
		{"aliases in brackets", "speakers:\n  # hers\n  - name: Mara Voss   # minister\n    aliases: [Mara Lindqvist Voss]\n    role: minister\n", "Mara Voss", "Wos",
			"speakers:\n  # hers\n  - name: Mara Voss   # minister\n    aliases: [Mara Lindqvist Voss, Wos]\n    role: minister\n"},
		{"aliases in brackets, over lines, quoted", "speakers:\n  - name: Mara Voss\n    aliases: [\"Vos, M.\",\n      'Voss''s office' ]\n", "Mara Voss", "Wos",
			"speakers:\n  - name: Mara Voss\n    aliases: [\"Vos, M.\",\n      'Voss''s office', Wos ]\n"},
		{"aliases a line", "speakers:\n  - name: Mara Voss\n    aliases:\n      - Mara Lindqvist Voss  # as in the register\n    role: minister\n", "Mara Voss", "Wos",
			"speakers:\n  - name: Mara Voss\n    aliases:\n      - Mara Lindqvist Voss  # as in the register\n      - Wos\n    role: minister\n"},
		{"no aliases yet", "speakers:\n- name: Mara Voss\n  role: minister\n- name: Ines Roke\n", "Mara Voss", "Wos",
			"speakers:\n- name: Mara Voss\n  aliases: [Wos]\n  role: minister\n- name: Ines Roke\n"},
		{"an empty list of aliases", "speakers:\n  - name: Mara Voss\n    aliases: []\n", "Mara Voss", "Wos", "speakers:\n  - name: Mara Voss\n    aliases: [Wos]\n"},
		{"an entry in braces", "speakers:\n  - {name: Mara Voss, role: minister}\n", "Mara Voss", "Wos", "speakers:\n  - {name: Mara Voss, aliases: [Wos], role: minister}\n"},
		{"all in braces", "speakers: [{name: Ines Roke}]\n", "Mara Voss", "Wos", "speakers: [{name: Mara Voss, aliases: [Wos]}, {name: Ines Roke}]\n"},
		{"somebody else", "speakers:\n  - name: Ines Roke\n    aliases:\n      - Roke\n    role: mayor\n# the end\n", "Mara Voss", "Wos",
			"speakers:\n  - name: Ines Roke\n    aliases:\n      - Roke\n    role: mayor\n  - name: Mara Voss\n    aliases: [Wos]\n# the end\n"},
		{"the first of two roles", "speakers:\n  - name: Mara Voss\n    role: minister\n    to: 2025-01-01\n  - name: Mara Voss\n    role: mayor\n    from: 2025-01-02\n", "Mara Voss", "Wos",
			"speakers:\n  - name: Mara Voss\n    aliases: [Wos]\n    role: minister\n    to: 2025-01-01\n  - name: Mara Voss\n    role: mayor\n    from: 2025-01-02\n"},
		{"it is there", "speakers:\n  - name: Mara Voss\n    aliases: [Wos]\n", "Mara Voss", "Wos", "speakers:\n  - name: Mara Voss\n    aliases: [Wos]\n"},
		{"letters of other scripts before it", "speakers:\n  - {name: Зоя Å, aliases: [Zoé]}\n", "Зоя Å", "Zoya: \"Å\"", "speakers:\n  - {name: Зоя Å, aliases: [Zoé, \"Zoya: \\\"Å\\\"\"]}\n"},
		{"a name that reads as something else", "speakers: []\n", "No", "- x", "speakers:\n  - name: \"No\"\n    aliases: [\"- x\"]\n"},
		{"what ships", shipped(t, "speakers.yaml"), "Mara Voss", "Wos", strings.Replace(shipped(t, "speakers.yaml"), "speakers: []", "speakers:\n  - name: Mara Voss\n    aliases: [Wos]", 1)},
	} {
		out, err := AddAlias(File{"speakers.yaml", []byte(c.file)}, c.who, c.alias)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if string(out.Data) != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, out.Data, c.want)
		}
	}
}

func shipped(t *testing.T, name string) string {
	t.Helper()
	data, err := templates.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A file that would be invalid afterwards, or that the editor cannot change safely, stays
// as it is.
func TestAFileThatCannotBeChangedStaysAsItIs(t *testing.T) {
	for _, c := range []struct{ name, file, who, alias, want string }{
		{"the alias is somebody else's name", "speakers:\n  - name: Ines Roke\n  - name: Mara Voss\n", "Mara Voss", "Ines Roke", "is the name of Ines Roke"},
		{"the alias is somebody else's", "speakers:\n  - name: Ines Roke\n    aliases: [Wos]\n  - name: Mara Voss\n", "Mara Voss", "Wos", "is already an alias of Ines Roke"},
		{"no YAML", "speakers: [", "Mara Voss", "Wos", "speakers.yaml:1:"},
		{"an anchor", "speakers:\n  - name: Mara Voss\n    aliases: *a\n", "Mara Voss", "Wos", ""},
		{"aliases with nothing behind them", "speakers:\n  - name: Mara Voss\n    aliases:\n", "Mara Voss", "Wos", "by hand"},
		{"a list that is none", "speakers: 5\n", "Mara Voss", "Wos", ""},
	} {
		out, err := AddAlias(File{"speakers.yaml", []byte(c.file)}, c.who, c.alias)
		if err == nil || !strings.Contains(err.Error(), c.want) || string(out.Data) != c.file {
			t.Errorf("%s: %v\n%s", c.name, err, out.Data)
		}
	}
}

func TestAWordIsWrittenIntoTheTaxonomy(t *testing.T) {
	const file = "name: Ours\ntopics:\n  - label: Ports\n    words: [harbour, quay,\n      tug]  # more to come\n  - label: Energy\n    phrases: [heat pump]\n"
	for _, c := range []struct{ label, word, want string }{
		{"Ports", "ferry", strings.Replace(file, "[harbour", "[ferry, harbour", 1)},
		{"Ports", "pilot", strings.Replace(file, "harbour, quay", "harbour, pilot, quay", 1)},
		{"Ports", "wharf", strings.Replace(file, "tug]", "tug, wharf]", 1)},
		{"Ports", "quay", file},
		{"Energy", "turbine", strings.Replace(file, "Energy\n", "Energy\n    words: [turbine]\n", 1)},
	} {
		out, err := AddWord(File{"topics.yaml", []byte(file)}, c.label, c.word)
		if err != nil || string(out.Data) != c.want {
			t.Errorf("%s: %v\n%s", c.word, err, out.Data)
		}
	}
	if _, err := AddWord(File{"topics.yaml", []byte(file)}, "Fish", "cod"); err == nil {
		t.Error("a topic that is not there got a word")
	}
	for _, name := range []string{"topics.yaml"} {
		before := shipped(t, name)
		table, _, err := taxonomy(templates.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, topic := range table.Topics {
			out, err := AddWord(File{name, []byte(before)}, topic.Label, "zyxword")
			if err != nil || len(out.Data) != len(before)+len("zyxword, ") && len(out.Data) != len(before)+len("    words: [zyxword]\n") {
				t.Errorf("%s, %s: %v, %d bytes more", name, topic.Label, err, len(out.Data)-len(before))
			}
		}
	}
}

// Any file is changed as told and nowhere else, or not at all.
func FuzzLearn(f *testing.F) {
	for _, seed := range []string{"", "speakers: []\n", "speakers:\n  - name: A\n    aliases: [b, 'c', \"d\"]\n", "speakers:\n- {name: A}\n", "speakers:\n  - name: B\n    aliases:\n    - x\n    - y # z\n",
		"speakers: [{name: Q, aliases: []}]", "speakers:\n  - name: &a A\n    aliases: [*a]\n", "speakers:\r\n  - name: A\r\n", "---\nspeakers:\n  - name: A\n...\n", "speakers:\n  -\n    name: A\n", "speakers:\n  - name: |\n      A\n    role: b\n"} {
		f.Add(seed, "A", "Wos, M.")
	}
	f.Fuzz(func(t *testing.T, file, name, alias string) {
		before, errBefore := people(oneFile{"s.yaml", []byte(file)}, "s.yaml")
		out, err := AddAlias(File{"s.yaml", []byte(file)}, name, alias)
		if err != nil {
			if string(out.Data) != file {
				t.Error("refused, and yet changed")
			}
			if _, ok := errors.AsType[Errors](err); !ok && !strings.Contains(err.Error(), "by hand") {
				t.Errorf("%v", err)
			}
			return
		}
		after, err := people(oneFile(out), "s.yaml")
		if err != nil {
			t.Fatalf("the file is wrong now: %v", err)
		}
		if errBefore == nil && (len(after) < len(before) || len(after) > len(before)+1) {
			t.Errorf("%d people, then %d", len(before), len(after))
		}
		if len(out.Data) < len(strings.TrimSpace(file))-len("speakers: [null]") {
			t.Errorf("%q became %q", file, out.Data)
		}
	})
}
