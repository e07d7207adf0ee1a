package yamlfile

import (
	"strings"
	"testing"
)

func TestAValueIsSetAndTheRestStaysAsItIs(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"no file yet", "", "date: 2026-11-18\n"},
		{"nothing but comments", "# from the archive\n", "# from the archive\ndate: 2026-11-18\n"},
		{"a new key", "source: Harbour Post\n", "source: Harbour Post\ndate: 2026-11-18\n"},
		{"no line end at the end", "source: Harbour Post", "source: Harbour Post\ndate: 2026-11-18\n"},
		{"comments around", "# ours\nsource: Post  # sic\n# end\n", "# ours\nsource: Post  # sic\ndate: 2026-11-18\n# end\n"},
		{"in braces", "{source: Harbour Post, title: Voss keeps the ferry}\n", "{source: Harbour Post, title: Voss keeps the ferry, date: 2026-11-18}\n"},
		{"in braces over lines", "{\n  source: Harbour Post,  # sic\n  title: 'Voss: \"no\"'  # hers\n}\n", "{\n  source: Harbour Post,  # sic\n  title: 'Voss: \"no\"', date: 2026-11-18  # hers\n}\n"},
		{"braces with a list", "{tags: [a, b]}\n", "{date: 2026-11-18, tags: [a, b]}\n"},
		{"braces with nothing", "{}\n", "{date: 2026-11-18}\n"},
		{"another date", "date: 2026-11-01\nsource: Post\n", "date: 2026-11-18\nsource: Post\n"},
		{"another date and a comment", "date: 2026-11-01 # as printed\n", "date: 2026-11-18 # as printed\n"},
		{"another date in quotes", "date: \"1 November 2026\"\nsource: Post\n", "date: 2026-11-18\nsource: Post\n"},
		{"another date with a comma", "date: November 1, 2026 # sic\n", "date: 2026-11-18 # sic\n"},
		{"another date in braces", "{date: '2026-11-01', source: Post}\n", "{date: 2026-11-18, source: Post}\n"},
		{"a number for a date", "date: 20261101\n", "date: 2026-11-18\n"},
		{"a date over two lines", "date: 1 November\n  2026\nsource: Post\n", "date: 2026-11-18\nsource: Post\n"},
		{"a key in capitals", "Date: 2026-11-01\n", "Date: 2026-11-18\n"},
		{"a key in quotes", "\"date\": 2026-11-01\n", "\"date\": 2026-11-18\n"},
		{"a key with nothing behind it", "date:\nsource: Post\n", "date: 2026-11-18\nsource: Post\n"},
		{"a key with a comment behind it", "date: # when?\nsource: Post\n", "date: 2026-11-18 # when?\nsource: Post\n"},
		{"a key with null", "date: ~\n", "date: 2026-11-18\n"},
		{"the end of the document is marked", "---\nsource: Post\n...\n", "---\nsource: Post\ndate: 2026-11-18\n...\n"},
		{"lines as Windows writes them", "\uFEFFsource: Post\r\ntitle: 'Voss'\r\n", "\uFEFFsource: Post\r\ntitle: 'Voss'\r\ndate: 2026-11-18\r\n"},
		{"a text over lines before it", "title: |\n  date: never\n  ferry\n# end\n", "title: |\n  date: never\n  ferry\ndate: 2026-11-18\n# end\n"},
		{"a list before it", "tags:\n  - a\n  - b\n", "tags:\n  - a\n  - b\ndate: 2026-11-18\n"},
		{"keys that are set in", "  source: Post\n", "  source: Post\n  date: 2026-11-18\n"},
		{"an alias for a date", "source: &a x\ndate: *a\n", "source: &a x\ndate: 2026-11-18\n"},
		{"two dates, of which the first counts", "date: 2026-11-01\nDate: 2026-11-02\n", "date: 2026-11-18\nDate: 2026-11-02\n"},
	}
	for _, tt := range tests {
		e, err := New("a.yaml", []byte(tt.file))
		if err == nil {
			err = e.Set("date", "2026-11-18")
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := string(e.Bytes()); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhatCannotBeSetSafelyIsRefused(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"no YAML", "source: \"Post\ntitle: x\n", "1:9: "},
		{"a list", "- source: Post\n", "by hand"},
		{"a word", "Post\n", "by hand"},
		{"a list for a date", "date: [2026, 11]\n", "by hand"},
		{"a tag", "date: !!str 2026-11-01\n", "by hand"},
		{"a text over lines for a date", "date: |\n  2026-11-01\n", "by hand"},
		{"line ends of two systems", "source: Post\r\ntitle: x\n", "by hand"},
		{"no UTF-8", "source: Caf\xe9\n", "by hand"},
	}
	for _, tt := range tests {
		e, err := New("a.yaml", []byte(tt.file))
		if err == nil {
			err = e.Set("date", "2026-11-18")
			if got := string(e.Bytes()); got != tt.file {
				t.Errorf("%s: refused, and yet %q", tt.name, got)
			}
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// Whatever the file is, it says the same afterwards and the date as well, or
// it is not changed.
func FuzzSet(f *testing.F) {
	for _, s := range []string{"", "source: Post\n", "{a: b}", "{a: b,\n c: [d] # e\n}", "date: |\n x\n", "---\na: b\n...\n---\nc: d\n", "a: &b c\ndate: *b\n", "? a\n: b\n", "\"a\\n\": b\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		e, err := New("a.yaml", []byte(file))
		if err != nil || e.Set("date", "2026-11-18") != nil {
			return
		}
		again, err := New("a.yaml", e.Bytes())
		if err != nil {
			t.Fatalf("%q became %q: %v", file, e.Bytes(), err)
		}
		before, _ := New("a.yaml", []byte(file))
		old, _ := Pairs(before.Root())
		pairs, _ := Pairs(again.Root())
		if len(pairs) < len(old) || len(pairs) > len(old)+1 {
			t.Fatalf("%q became %q", file, e.Bytes())
		}
		if again.Set("date", "2026-11-18") != nil || string(again.Bytes()) != string(e.Bytes()) {
			t.Fatalf("%q: set twice, it is %q", e.Bytes(), again.Bytes())
		}
	})
}
