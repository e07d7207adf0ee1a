package workbook

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever a document holds, its text fits a cell, is well-formed in the file,
// and is read back from it as it went in.
func FuzzTextOfACell(f *testing.F) {
	for _, s := range []string{"", "plain", "=1+1", "_x0041_x0042_", "_x005F_", "a\r\nb\n\n\nc\rd", "bell\a", "\xff\xed\xa0\x80", "\uFFFE", "𝔘 🙂", "]]>&<>\"'", "\u2028\u0085"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, shown := range []string{plain(s).text, paragraphs(s), cutLine(cleanLine(s), 40)} {
			if err := holdable(shown); err != nil && len(s) < cutUnits {
				t.Fatalf("%q: %v", shown, err)
			}
			if again := paragraphs(shown); utf8.ValidString(shown) && !strings.Contains(shown, "\n") && again != shown {
				t.Fatalf("%q cleaned again is %q", shown, again)
			}
			if back := readBack(t, shown); back != shown {
				t.Fatalf("%q is read back as %q", shown, back)
			}
		}
		if joined := strings.Join(pieces(s, 5), ""); utf8.ValidString(s) && joined != s {
			t.Fatalf("the pieces of %q are %q", s, joined)
		}
		if target := webLink(s).url; len(target) > urlUnits || strings.ContainsAny(target, " \"<>\n") {
			t.Fatalf("%q leads to %q", s, target)
		}
		linesIn(s, 20)
	})
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// readBack reads what appendText wrote as Excel does: as XML, then with its own
// escapes.
func readBack(t *testing.T, s string) string {
	t.Helper()
	out, err := appendText([]byte("<t>"), s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	out = append(out, "</t>"...)
	var read string
	if err := xml.Unmarshal(out, &read); err != nil {
		t.Fatalf("%q: %v", out, err)
	}
	return escaped.ReplaceAllStringFunc(read, func(e string) string {
		n, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
}
