package console

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
		(&Messages{Out: &plain}).Failure(text, text)
		(&Messages{Out: &structured, JSON: true}).Failure(text, text)
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
		m    Messages
		want string
	}{
		{Messages{}, "note\nonrecord: warning: warning\nonrecord: failure\nhint: way out\n"},
		{Messages{Quiet: true}, "onrecord: failure\nhint: way out\n"},
		{Messages{Verbose: true}, "detail\nnote\nonrecord: warning: warning\nonrecord: failure\nhint: way out\n"},
		{Messages{JSON: true, Quiet: true}, `{"level":"error","message":"failure","hints":["way out"]}` + "\n"},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		tt.m.Out = &b
		tt.m.Detail("detail")
		tt.m.Note("note")
		tt.m.Warning("warning")
		tt.m.Failure("failure", "way out")
		if b.String() != tt.want {
			t.Errorf("quiet %v, verbose %v, json %v: got %q, want %q", tt.m.Quiet, tt.m.Verbose, tt.m.JSON, &b, tt.want)
		}
	}
}
