package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

func TestAMessageCannotTouchTheTerminal(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Élysée – Интервью.txt", "Élysée – Интервью.txt"},
		{"مصاحبه.txt", "مصاحبه.txt"},
		{"a\x1b[2Jb.txt", `a\x1b[2Jb.txt`},
		{"a\r\nb\tc", `a\r\nb\tc`},
		{"a\u009bb", `a\u009bb`},
		{"invoice\u202Efdp.txt", `invoice\u202efdp.txt`},
		{"bad\xff.txt", `bad\xff.txt`},
		{"kept \uFFFD", "kept \uFFFD"},
	}
	for _, tt := range tests {
		if got := printable(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzAMessageIsOneLine(f *testing.F) {
	f.Add("a\x1b[2J\n\u2028\xff.txt")
	f.Fuzz(func(t *testing.T, text string) {
		var plain, structured bytes.Buffer
		(&messages{w: &plain}).failure(text, text)
		(&messages{w: &structured, json: true}).failure(text, text)
		if n := strings.Count(plain.String(), "\n"); n != 2 {
			t.Errorf("%d lines, want 2: %q", n, &plain)
		}
		for _, r := range strings.ReplaceAll(plain.String(), "\n", "") {
			if unicode.IsControl(r) {
				t.Errorf("a control character: %q", &plain)
			}
		}
		if n := strings.Count(structured.String(), "\n"); n != 1 || !json.Valid(structured.Bytes()) {
			t.Errorf("not one line of JSON: %q", &structured)
		}
	})
}

func TestQuietAndVerbose(t *testing.T) {
	tests := []struct {
		m    messages
		want string
	}{
		{messages{}, "note\nonrecord: warning: warning\nonrecord: failure\nhint: way out\n"},
		{messages{quiet: true}, "onrecord: failure\nhint: way out\n"},
		{messages{verbose: true}, "detail\nnote\nonrecord: warning: warning\nonrecord: failure\nhint: way out\n"},
		{messages{json: true, quiet: true}, `{"level":"error","message":"failure","hints":["way out"]}` + "\n"},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		tt.m.w = &b
		tt.m.detail("detail")
		tt.m.note("note")
		tt.m.warning("warning")
		tt.m.failure("failure", "way out")
		if b.String() != tt.want {
			t.Errorf("quiet %v, verbose %v, json %v: got %q, want %q", tt.m.quiet, tt.m.verbose, tt.m.json, &b, tt.want)
		}
	}
}
