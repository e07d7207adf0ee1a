package read

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// A file says the same whatever program wrote its line ends and its letters: exports,
// captions, chats and tables, as Windows writes them, with a mark at the beginning,
// and in UTF-16.
func TestLineEndsAndMarksChangeNothing(t *testing.T) {
	forms := map[string]func(string) []byte{
		"CRLF":          func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) },
		"mark":          func(s string) []byte { return []byte("\uFEFF" + s) },
		"CRLF and mark": func(s string) []byte { return []byte("\uFEFF" + strings.ReplaceAll(s, "\n", "\r\n")) },
		"UTF-16": func(s string) []byte {
			out := []byte("\xFF\xFE")
			for _, u := range utf16.Encode([]rune(s)) {
				out = binary.LittleEndian.AppendUint16(out, u)
			}
			return out
		},
	}
	tried := map[string]bool{}
	for _, s := range seeds(t) {
		f, _ := formatNamed(s.format)
		text := strings.ReplaceAll(string(bytes.TrimPrefix(s.data, []byte("\uFEFF"))), "\r\n", "\n")
		switch s.format {
		case "text", "markdown", "HTML", "MHTML", "mail", mailboxFormat, "RTF":
			continue // the text is the file's own, or its line ends are a part of the format
		}
		if f.byText == nil || !utf8.ValidString(text) || strings.Contains(text[:min(len(text), 2000)], "encoding=") || strings.Contains(text, "charset=ISO") {
			continue
		}
		tried[s.format] = true
		want := told(s.name, []byte(text))
		for name, form := range forms {
			if got := told(s.name, form(text)); got != want {
				t.Errorf("%s, %s:\n%s\nwant\n%s", s.name, name, got, want)
			}
		}
	}
	for _, name := range []string{"Gale export", "NewsBank export", "Factiva export", "CSV", "JSON", "SubRip subtitles", "WebVTT subtitles", "SubViewer subtitles", "WhatsApp chat", "Slack channel", "Kindle clippings"} {
		if !tried[name] {
			t.Errorf("no file of %s was tried", name)
		}
	}
}

// told is what a file says: of each document what it declares, and its words.
func told(name string, data []byte) string {
	var b strings.Builder
	for d := range Documents(Input{Path: name, Data: data}) {
		c := d.Document.Declared
		fmt.Fprintf(&b, "%v|%s|%s|%s|%s|%s|%s\n", d.Err, c.Source, c.Date, c.Title, c.Byline, c.URL, strings.Join(strings.Fields(d.Document.Text), " "))
	}
	return b.String()
}
