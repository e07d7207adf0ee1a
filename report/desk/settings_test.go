package desk

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// folder is a desk with these files; missing ones are the built-in ones.
func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return out
}

const picture = "\x89PNG\r\n\x1a\n…"

func TestADesksSettingsAreReadFromItsFolder(t *testing.T) {
	s, err := Load(folder(map[string]string{
		"desk.yaml": `
title: The week in Northmoor
note: |
  Harbour talks resume on Monday.
for: [Office of the minister, Press section]
group: day
depth: brief
protect: true
intent: true
week: {starts: Sunday, zone: Europe/Oslo}
look: {accent: "#7a1f2b", logo: art/logo.png, logo_alt: A lighthouse}
tables:
  - {files: "export-*.csv", text: full_text}
speakers: people.yaml
`,
		"art/logo.png": picture,
		"people.yaml":  "speakers:\n  - name: Mara Voss\n",
	}), Own{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Title != "The week in Northmoor" || s.Note != "Harbour talks resume on Monday.\n" || len(s.For) != 2 || s.Group != "day" || s.Depth != "brief" || !s.Intent {
		t.Errorf("got %+v", s)
	}
	if s.Week.Starts != time.Sunday || s.Week.Zone.String() != "Europe/Oslo" {
		t.Errorf("week %+v", s.Week)
	}
	if s.Look.Accent != "7A1F2B" || !s.Look.Protect || s.Look.Logo.Name != "art/logo.png" || string(s.Look.Logo.Data) != picture || s.Look.Logo.Alt != "A lighthouse" {
		t.Errorf("look %+v", s.Look)
	}
	if len(s.Tables) != 1 || s.Tables[0] != (Table{Files: "export-*.csv", Text: "full_text"}) {
		t.Errorf("tables %+v", s.Tables)
	}
	if len(s.Known) != 1 || len(s.Outlets) == 0 || s.Paper != "A4" || s.Precision != "balanced" {
		t.Errorf("people %v, %d outlets, %q, %q", s.Known, len(s.Outlets), s.Paper, s.Precision)
	}
}

func TestAMistakeInADesksFolderNamesItsPlace(t *testing.T) {
	for _, tt := range []struct{ name, main, want string }{
		{"a day of no week", "week:\n  starts: someday\n", `desk.yaml:2:11: "someday" is not one of monday,`},
		{"a zone that is none", "week: {zone: Northmoor/Aldport}\n", `desk.yaml:1:14: "Northmoor/Aldport" is not a time zone like Europe/Oslo`},
		{"a key inside", "week: {start: monday}\n", `desk.yaml:1:8: unknown key "start"; did you mean "starts"?`},
		{"a colour that is none", "look:\n  accent: blue\n", `desk.yaml:2:11: "blue" is not a colour`},
		{"a logo that is not there", "look:\n  logo: logo.gif\n  logo_alt: x\n", `desk.yaml:2:9: no file logo.gif in the desk's folder`},
		{"a logo that is no picture", "look:\n  logo: notes.txt\n  logo_alt: x\n", `desk.yaml:2:9: notes.txt is neither a PNG nor a JPEG picture`},
		{"a logo nobody can read aloud", "look: {logo: logo.png}\n", `desk.yaml:1:14: a logo needs logo_alt`},
		{"a logo elsewhere", "look: {logo: ../logo.png, logo_alt: x}\n", `desk.yaml:1:14: ../logo.png is outside the desk's folder`},
		{"a font that is none", "look:\n  fonts:\n    more: [notes.txt]\n", `desk.yaml:3:12: notes.txt is not a TrueType font`},
		{"a language that the labels are not in", "language: de\n", `desk.yaml:1:11: language "de" is neither en-GB nor en-US`},
		{"a group that is none", "group: topic\n", `desk.yaml:1:8: group "topic" is neither speaker nor day`},
		{"a depth that is none", "depth: short\n", `desk.yaml:1:8: depth "short" is neither full nor brief`},
		{"a table of no files", "tables:\n  - text: body\n", `desk.yaml:2:5: files "" is not a pattern`},
		{"yes for true", "intent: maybe\n", "desk.yaml:1:9: intent must be true or false"},
		{"people who are not there", "speakers: people.yaml\n", "people.yaml: no such settings file"},
		{"mistakes of two files", "papr: A4\nspeakers: who.yaml\n", "desk.yaml:1:1: unknown key \"papr\"; did you mean \"paper\"?\nwho.yaml:1:1: unknown key \"people\""},
	} {
		_, err := Load(folder(map[string]string{"desk.yaml": tt.main, "logo.png": picture, "notes.txt": "notes", "who.yaml": "people: []\n"}), Own{})
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s…", tt.name, err, tt.want)
		}
	}
}

// The built-in settings show the defaults: leaving everything out is the same.
func TestTheSettingsThatShipShowTheDefaults(t *testing.T) {
	shown, err := Load(nil, Own{})
	if err != nil {
		t.Fatal(err)
	}
	empty, err := Load(folder(map[string]string{"desk.yaml": "# nothing\n"}), Own{})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range [][2]any{
		{shown.Paper, empty.Paper}, {shown.Language, empty.Language}, {shown.Group, empty.Group}, {shown.Depth, empty.Depth}, {shown.Precision, empty.Precision},
		{shown.Intent, empty.Intent}, {shown.Week, empty.Week}, {shown.Look.Accent, empty.Look.Accent}, {shown.Taxonomy.Name, empty.Taxonomy.Name},
	} {
		if v[0] != v[1] {
			t.Errorf("shown %v, without a line %v", v[0], v[1])
		}
	}
}
