package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

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
