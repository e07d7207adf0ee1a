package yamlfile

import (
	"slices"
	"testing"
)

func TestAMistakeSaysWhatToDo(t *testing.T) {
	for text, want := range map[string]string{
		"speakers: []\n  - name: Ida Hale\n":                      `2:3: an entry below an empty list; change line 1 to "speakers:"`,
		"speakers: []\n- name: Ida Hale\n":                        `2:1: an entry below an empty list; change line 1 to "speakers:"`,
		"speakers:\n  - name: A\n    aliases: []\n      - B\n":    `4:7: an entry below an empty list; change line 3 to "aliases:"`,
		"title: Week: what was said\n":                            `1:8: a value with a colon; put double quotes around it: title: "Week: what was said"`,
		"speakers:\n  - name: A\n    role: Head: of \"the\" port": `3:11: a value with a colon; put double quotes around it: role: "Head: of \"the\" port"`,
		"look:\n\taccent: x\n":                                    `2:1: a tab; indent with spaces, YAML takes no tabs there`,
	} {
		if _, err := Parse([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestTextThatYAMLTakesForACommentIsFound(t *testing.T) {
	text := "# title: #1\ntitle: Week #47 and more\nlook:\n  accent: #1F3A5F\n  logo: a.png # ours\nmarking: \"a #b\"  ## c\nnote: |\n  Ask #3\nfor: [a, b] #c\nx: a#b\n"
	var got []string
	for _, c := range CutOff([]byte(text)) {
		got = append(got, c.Error())
	}
	const ends = ` is a comment to YAML and not read; put quotes around the value, or a space behind the # of a comment`
	want := []string{`2:13: "#47 and more"` + ends, `4:11: "#1F3A5F"` + ends, `9:13: "#c"` + ends}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
