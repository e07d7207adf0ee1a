package desk

import (
	"io/fs"

	"onrecord/parse/topic"
)

// taxonomy reads a taxonomy and checks what a schema cannot say: every topic
// has a label, and no label stands twice.
func taxonomy(files fs.FS, name string) (topic.Taxonomy, error) {
	var t topic.Taxonomy
	if err := decode(files, name, &t); err != nil {
		return t, err
	}
	seen := make(map[string]bool)
	for i, entry := range t.Topics {
		switch {
		case entry.Label == "":
			return t, settingError(name, "topic %d has no label", i+1)
		case seen[entry.Label]:
			return t, settingError(name, "topic %q stands twice", entry.Label)
		}
		seen[entry.Label] = true
	}
	return t, nil
}
