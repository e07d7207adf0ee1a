package desk

import (
	"errors"
	"testing"
)

// Any file gives settings or a list of mistakes, each with a line that the file has.
func FuzzFiles(f *testing.F) {
	for _, seed := range []string{
		"", "# nothing\n", "name: War\ntopics:\n  - {label: War, words: [war]}\n", "topics: [a, [b], {c: d}]\n",
		"topics: &t\n  - label: !!str War\n    words: *t\n", "topics:\n  - <<: {label: War}\n    words: |\n      war\n",
		"speakers:\n  - {name: Mara Voss, aliases: [Voss, null, \"\"], from: 2026-01-01}\n  - name: Voss\n", "---\na: 1\n---\nb: 2\n",
		"topics:\n  - ? [a]\n    : b\n", "speakers:\n- name: 1\n  from: {}\n", "topics: [~, ~]", "- a\n- b", "topics:\n  - label: \"a\n", "\t", "a: *b", "speakers:\n  -\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		file := oneFile{"mine.yaml", []byte(data)}
		_, c, taxonomyErr := taxonomy(file, "mine.yaml")
		if taxonomyErr == nil && c == nil {
			t.Error("no classifier")
		}
		_, peopleErr := people(file, "mine.yaml")
		for _, err := range []error{taxonomyErr, peopleErr} {
			if err == nil {
				continue
			}
			list, ok := errors.AsType[Errors](err)
			if !ok || len(list) == 0 {
				t.Fatalf("no list of mistakes: %v", err)
			}
			for _, e := range list {
				if e.File == "" || e.Message == "" || e.Line < 0 || (e.Line == 0) != (e.Column == 0) {
					t.Errorf("%+v", e)
				}
			}
		}
	})
}
