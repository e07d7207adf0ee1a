package mail

import (
	"strings"
	"testing"
)

func TestWhoAMailIsBy(t *testing.T) {
	tests := []struct {
		from           string
		list           bool
		source, byline string
	}{
		{`Northmoor Post <news@northmoorpost.example>`, true, "Northmoor Post", ""},
		{`"Ann Lee at Northmoor Post" <ann@northmoorpost.example>`, true, "Northmoor Post", "Ann Lee"},
		{`"Ann Lee | Northmoor Post" <ann@northmoorpost.example>`, true, "Northmoor Post", "Ann Lee"},
		{`Ann Lee <ann@northmoorpost.example>`, false, "northmoorpost.example", "Ann Lee"},
		{`"Lee, Ann" <ann@northmoorpost.example>`, false, "northmoorpost.example", "Ann Lee"},
		{`Ann Lee <ann.lee@gcom>`, false, "", "Ann Lee"},
		{`Harbour Echo <news@harbour.example>`, false, "Harbour Echo", ""},
		{`Harbour Echo <x@harbour-echo.example>`, false, "Harbour Echo", ""},
		{`Harbour Echo <x@paper.example>`, false, "paper.example", "Harbour Echo"},
		{`Harbour Wire <wire@harbour.example>`, true, "Harbour Wire", ""},
		{`Press Office <press@foreign.veshnia.example>`, false, "foreign.veshnia.example", ""},
		{`Foreign Ministry of Northmoor <press@foreign.northmoor.example>`, false, "Foreign Ministry of Northmoor", ""},
		{`no-reply@lantern.example`, false, "lantern.example", ""},
		{`=?utf-8?q?Die_Laterne?= <x@laterne.example>`, true, "Die Laterne", ""},
		{`nobody`, false, "nobody", ""},
		{``, false, "", ""},
	}
	for _, tt := range tests {
		h := Header{"from": tt.from}
		if source, byline := sentBy(h.Get("from"), tt.list); source != tt.source || byline != tt.byline {
			t.Errorf("%s: source %q, byline %q; want %q, %q", tt.from, source, byline, tt.source, tt.byline)
		}
	}
}

func TestSubjectsLoseTheMarksOfAnswers(t *testing.T) {
	for in, want := range map[string]string{"Re: AW: Fwd: Talks": "Talks", "WG: Talks": "Talks", "Re[2]: Talks": "Talks", "Reserve: Talks": "Reserve: Talks"} {
		if got := subject(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestMailboxesAreCutAtTheRightLines(t *testing.T) {
	const box = "From a@b.example Mon Nov 16 10:00:00 2026\nSubject: one\n\nVoss said:\n\nFrom here on, nobody crosses.\n\n>From Monday on, we sail.\n>>From far.\n\nFrom c@d.example Mon Nov 16 11:00:00 2026\nSubject: two\n\nNo.\nFrom x\nSubject: not a new one\n"
	var got [][]byte
	for m := range Messages(strings.NewReader(box)) {
		got = append(got, m)
	}
	if len(got) != 2 || !strings.Contains(string(got[0]), "\nFrom Monday on") || !strings.Contains(string(got[0]), "\n>From far.") || !strings.Contains(string(got[1]), "not a new one") {
		t.Errorf("%d messages: %q", len(got), got)
	}
}
