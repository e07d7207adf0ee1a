package review

import (
	"testing"

	"onrecord/report/desk/archive"
)

func TestOneChangeIsTakenOutOfAFileThatWasChangedSince(t *testing.T) {
	const (
		empty = "# People\nspeakers: [] # none yet\n"
		hale  = "# People\nspeakers: # none yet\n  - name: Ida Hale\n    aliases: [Hail]\n"
		voss  = "  - name: Mara Voss\n    aliases: [Vos]\n"
	)
	for _, c := range []struct{ name, before, after, now, want string }{ // want is empty if it is refused
		{"the first entry, and a later one", empty, hale, hale + voss, "# People\nspeakers: # none yet\n" + voss},
		{"the later one", hale, hale + voss, hale + voss + "  - name: Piet\n    not: [Pete]\n", hale + "  - name: Piet\n    not: [Pete]\n"},
		{"an earlier entry changed", hale, hale + voss, "# People\nspeakers: # none yet\n  - name: Ida Hale\n    aliases: [Hail, Hayl]\n" + voss, "# People\nspeakers: # none yet\n  - name: Ida Hale\n    aliases: [Hail, Hayl]\n"},
		{"the entry itself changed", hale, hale + voss, hale + "  - name: M Voss\n    aliases: [Vos, Mara Voss]\n", ""},
		{"a key added below it, which nothing else may get", hale, hale + voss, hale + voss + "    not: [Foss]\n", ""},
		{"no YAML any more", hale, hale + voss, hale + voss + "]: {\n", ""},
	} {
		got, ok := Unlearn(archive.Learnt{Before: c.before, After: c.after}, c.now)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %v\n%s", c.name, ok, got)
		}
	}
}
