package provenance_test

import (
	"testing"

	"onrecord/parse/extract"
	"onrecord/parse/read"
)

// TestSaid tries sentences published on Saturday, 21 November 2026.
func TestSaid(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the weekday of publication is that day", "“It held,” Voss said on Saturday.", "2026-11-21"},
		{"another weekday is the last such day", "“It held,” Voss said on Sunday.", "2026-11-15"},
		{"without “on”", "Voss said Friday that the roof had held.", "2026-11-20"},
		{"a part of the day", "“It held,” Voss said late on Friday night.", "2026-11-20"},
		{"hearers", "“It held,” Voss told reporters in Lindesby on Friday.", "2026-11-20"},
		{"hearers that no list holds", "“It held,” Voss told angry millers on Friday.", "2026-11-20"},
		{"an event of the hearers", "“It held,” Voss told survivors of the attack on Friday.", ""},
		{"a speaker behind the verb", "“It held,” said Mara Voss, the minister for roofs, on Friday.", "2026-11-20"},
		{"a speaker freed on a day", "“It held,” said Mara Voss, who was freed on Friday.", ""},
		{"a day between speaker and verb", "Voss on Friday denied that the roof had fallen.", "2026-11-20"},
		{"a day that opens the sentence", "On Friday, Voss said that the roof had held.", "2026-11-20"},
		{"a participle that opens the sentence", "Arrested on Friday, Voss said that the roof had held.", ""},
		{"a question's day", "Asked about Friday's storm, Voss said that the roof had held.", ""},
		{"an occasion's day", "“It held,” Voss told Friday's press conference.", "2026-11-20"},
		{"an event's day", "Voss said Friday's storm had spared the roof.", ""},
		{"a statement's day", "In a statement issued on 9 November, Voss said that the roof had held.", "2026-11-09"},
		{"a date that would be in the future", "“It held,” Voss said on 9 December.", "2025-12-09"},
		{"a full date in the future", "“It held,” Voss said on 9 December 2026.", ""},
		{"a weekday beside its date", "“It held,” Voss said on Friday, November 20.", "2026-11-20"},
		{"a weekday beside another date", "“It held,” Voss said on Friday, November 19.", ""},
		{"last year", "“It held,” Voss said on 9 November last year.", "2025-11-09"},
		{"two days", "“It held,” Voss said on Thursday and Friday.", ""},
		{"a time that is no day", "“It held,” Voss said last week.", ""},
		{"today", "“It held,” Voss said earlier today.", "2026-11-21"},
		{"today for these years", "Defenders of Voss today argue that the roof held.", ""},
		{"a newspaper called today", "“It held,” Voss told USA TODAY.", ""},
		{"what will be said", "Voss will say on Friday that the roof held.", ""},
		{"what is reported of a day", "The roof fell on Friday, Voss said.", ""},
		{"what is quoted of a day", "“It fell on Friday,” Voss said.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := read.Document(read.Input{Path: "2026-11-21 roof.txt", Data: []byte("The roof at Corrin\n\n" + tt.text + "\n")})
			if err != nil {
				t.Fatal(err)
			}
			r := extract.Statements(doc, extract.Options{})
			if len(r.Statements) == 0 && tt.want != "" {
				t.Fatalf("no statement in %q", tt.text)
			}
			for i, got := range r.Said {
				if got.String() != tt.want {
					t.Errorf("%q: statement %d was said on %q, want %q", tt.text, i+1, got, tt.want)
				}
			}
		})
	}
}

// FuzzSaid checks that days are parallel to statements and never after the
// day of publication.
func FuzzSaid(f *testing.F) {
	f.Add("“It held,” Voss said on Friday, Nov. 9, of last year.")
	f.Add("On the evening of 31 February, Voss, last said, on this, Saturday’s")
	f.Add("In a statement on, Monday and “ Voss said")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := read.Document(read.Input{Path: "2026-11-21.txt", Data: []byte(text)})
		if err != nil {
			return
		}
		r := extract.Statements(doc, extract.Options{})
		if len(r.Said) != len(r.Statements) {
			t.Fatalf("%d days for %d statements", len(r.Said), len(r.Statements))
		}
		for _, d := range r.Said {
			if !r.Provenance.Date.IsZero() && d.Compare(r.Provenance.Date) > 0 {
				t.Errorf("said on %s, published on %s", d, r.Provenance.Date)
			}
		}
	})
}
