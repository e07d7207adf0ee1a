package read

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

func TestEncodings(t *testing.T) {
	const prose = "“We are ready,” Zoë Müller said – and left for São Miguel."
	const cyrillic = "Мара Восс сказала в пятницу, что правительство готово подписать договор."
	tests := []struct {
		name     string
		data     []byte
		text     string
		encoding string
		warning  string
	}{
		{"UTF-8", []byte(prose), prose, "UTF-8", ""},
		{"UTF-8 keeps its byte order mark", []byte("\uFEFF" + prose), "\uFEFF" + prose, "UTF-8", ""},
		{"UTF-16LE with a mark", utf16Bytes("\uFEFF"+prose, binary.LittleEndian), prose, "UTF-16LE", ""},
		{"UTF-16BE with a mark", utf16Bytes("\uFEFF"+prose, binary.BigEndian), prose, "UTF-16BE", ""},
		{"UTF-16LE without a mark", utf16Bytes(prose, binary.LittleEndian), prose, "UTF-16LE", ""},
		{"UTF-16BE without a mark", utf16Bytes(prose, binary.BigEndian), prose, "UTF-16BE", ""},
		{"UTF-16LE without a mark in Cyrillic", utf16Bytes(cyrillic, binary.LittleEndian), cyrillic, "UTF-16LE", ""},
		{"UTF-16 beyond the first plane", utf16Bytes("\uFEFFa𝄞b", binary.LittleEndian), "a𝄞b", "UTF-16LE", ""},
		{"Windows-1252", []byte("\x93We are ready,\x94 Zo\xEB M\xFCller said \x96 and left for S\xE3o Miguel."), prose, "Windows-1252", "encoding guessed"},
		{"UTF-8 cut inside its last character", []byte("She left for S\xC3\xA3o Miguel, Zo\xC3"), "She left for São Miguel, Zo\uFFFD", "UTF-8", "encoding damaged"},
		{"line ends and spaces stay as they are", []byte("a\r\nb\rc\u00A0d\u2028e\u00ADf\r\n"), "a\r\nb\rc\u00A0d\u2028e\u00ADf\r\n", "UTF-8", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := mustRead(t, Input{Path: "a.txt", Data: tt.data})
			if doc.Text != tt.text {
				t.Errorf("text %q, want %q", doc.Text, tt.text)
			}
			if doc.Encoding != tt.encoding {
				t.Errorf("encoding %s, want %s", doc.Encoding, tt.encoding)
			}
			if got := codes(doc.Warnings); got != tt.warning {
				t.Errorf("warnings %q, want %q", got, tt.warning)
			}
		})
	}
}

func TestWhatIsNotRead(t *testing.T) {
	tests := []struct {
		name, path string
		data       string
		want       error
		words      string
	}{
		{"nothing", "a.txt", "", draft.ErrEmpty, "empty"},
		{"white space", "a.txt", "\uFEFF \r\n\t\u00A0\n", draft.ErrEmpty, "empty"},
		{"zero bytes", "a.txt", "abc\x00\x01\x02\x00\x00def", draft.ErrBinary, "not text"},
		{"controls", "a.txt", "a\x01b\x02c\x03d\x04", draft.ErrBinary, "not text"},
		{"UTF-32", "a.txt", "\xFF\xFE\x00\x00a\x00\x00\x00", draft.ErrEncoding, "UTF-32"},
		{"no letters of any alphabet", "a.txt", "\x81\x8D \x8F\x90\x9D \x81\x8D\x8F \x9D\x90\x81", draft.ErrEncoding, "encoding is unknown: not UTF-8, UTF-16"},
		{"undefined in Windows-1252", "a.txt", "She left for S\x81o Miguel on Friday", draft.ErrEncoding, "encoding is unknown"},
		{"PDF", "talks.txt", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", draft.ErrDamaged, "missing %%EOF"},
		{"PDF without its beginning", "talks.pdf", "garbage\x00garbage of bytes, 34 in all!", draft.ErrDamaged, "not a PDF file"},
		{"PDF behind junk", "talks.pdf", "\r\n\r\n%PDF-2.0\n", draft.ErrDamaged, "not a PDF file"},
		{"DOCX, cut off", "talks", "PK\x03\x04\x14\x00\x06\x00word/document.xml", draft.ErrDamaged, "cannot be opened"},
		{"slides", "talks", "PK\x03\x04\x14\x00\x06\x00ppt/presentation.xml", draft.ErrFormat, "PowerPoint (.pptx)"},
		{"a tar archive that is none", "talks.tar", strings.Repeat("\x00", 257) + "ustar\x0000", draft.ErrDamaged, "the archive ends early"},
		{"a RAR archive", "talks.rar", "Rar!\x1A\x07\x00", draft.ErrFormat, "RAR archive"},
		{"old Office", "talks.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00", draft.ErrFormat, "Office file from before 2007"},
		{"an old sheet", "talks.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00\x00\x00", draft.ErrFormat, "Excel (.xls)"},
		{"a feed", "news", "<?xml version='1.0'?><rss>", draft.ErrDamaged, "unexpected EOF"},
		{"a sitemap", "news", "<?xml version='1.0'?><urlset>", draft.ErrFormat, "XML"},
		{"a table", "rows.csv", "source,date\nNorthmoor Post,2026-11-21\n", draft.ErrColumns, "no column is known to hold their text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Document(Input{Path: tt.path, Data: []byte(tt.data)})
			if !errors.Is(err, tt.want) {
				t.Fatalf("error %v, want %v", err, tt.want)
			}
			if !strings.Contains(err.Error(), tt.words) {
				t.Errorf("error %q does not say %q", err, tt.words)
			}
		})
	}
}

func TestTooLarge(t *testing.T) {
	if _, err := Document(Input{Data: make([]byte, draft.MaxSize+1)}); !errors.Is(err, draft.ErrTooLarge) {
		t.Fatalf("error %v", err)
	}
}

func TestFormatsByContentThenName(t *testing.T) {
	tests := []struct{ path, data, want string }{
		{"a.txt", "Voss said so.", "text"},
		{"a", "Voss said so.", "text"},
		{"a.clipping", "Voss said so.", "text"},
		{"a.pdf", "Voss said so: %PDF is a mark.", "text"}, // text under a wrong name
		{"a.md", "Voss said so.", "markdown"},
		{"A.MARKDOWN", "Voss said so.", "markdown"},
		{"a.txt", "<Voss> said so.", "text"},
		{"a.txt", "PK said so.", "text"},
		{"talks.txt", "\n<!DOCTYPE html><title>Voss</title><p>Voss said so.", "HTML"},
		{"talks", "<?xml version='1.0'?><html xmlns='x'><p>Voss said so.", "HTML"},
		{"talks", string(utf16Bytes("\uFEFF<html><p>Voss said so.</p></html>", binary.LittleEndian)), "HTML"},
		{"talks.HTM", "<p>Voss said so.</p>", "HTML"},
		{"talks.txt", "<p>Voss said so.</p>", "text"}, // a fragment needs the name
	}
	for _, tt := range tests {
		if doc := mustRead(t, Input{Path: tt.path, Data: []byte(tt.data)}); doc.Format != tt.want {
			t.Errorf("%s with %q is %s, want %s", tt.path, tt.data, doc.Format, tt.want)
		}
	}
}

func TestIdentityIsOfTheBytes(t *testing.T) {
	a := mustRead(t, Input{Path: `week 47\a.txt`, Data: []byte("Voss said so.")})
	b := mustRead(t, Input{Path: "b.md", Data: []byte("Voss said so.")})
	c := mustRead(t, Input{Path: "c.txt", Data: []byte("Voss said so. ")})
	if a.ID != b.ID || a.ID == c.ID {
		t.Errorf("IDs %s, %s, %s", a.ID, b.ID, c.ID)
	}
	if len(a.ID) != 16 {
		t.Errorf("ID %s has %d digits, want 16", a.ID, len(a.ID))
	}
	if a.Path != "week 47/a.txt" {
		t.Errorf("path %s", a.Path)
	}
}

func TestLineEnds(t *testing.T) {
	doc := mustRead(t, Input{Path: "a", Data: []byte("a\r\nb\rc\nd\u2028e\u2029f\u0085g\fh\n\n")})
	var got []string
	for _, l := range doc.Lines {
		got = append(got, l.Span.In(doc.Text))
	}
	if strings.Join(got, "|") != "a|b|c|d|e|f|g|h|" {
		t.Errorf("lines %q", got)
	}
}

func codes(ws []parse.Warning) string {
	var s []string
	for _, w := range ws {
		s = append(s, w.Code)
	}
	return strings.Join(s, ", ")
}

func utf16Bytes(s string, order binary.ByteOrder) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		var two [2]byte
		order.PutUint16(two[:], u)
		b = append(b, two[:]...)
	}
	return b
}

// FuzzDocument checks what holds for every file: no panic; UTF-8 text is the
// file; lines cover the text but for line ends, in order, on rune boundaries.
func FuzzDocument(f *testing.F) {
	f.Add([]byte("Voss Backs Talks\n\nVESHNIA CITY (NNA) – “We are ready,” Voss said.\r\n\r\nMost Read\nShare"), []byte(nil))
	f.Add([]byte("---\nsource: Northmoor Post\ndate: 2026-11-21\n---\n# Talks\nBy Ann Lee\nText."), []byte("title: Talks\n"))
	f.Add([]byte("---\nsource: [\n---\n"), []byte("a: {b: [c, *d]}\n? x"))
	f.Add([]byte("\xFF\xFEa\x00\n\x00"), []byte("\xFF"))
	f.Add([]byte("\x93Ready,\x94 she said.\rYes."), []byte("- a\n- b"))
	f.Add([]byte("Question: Why?\u2028M. Voss: Because.\u0085\f"), []byte("date: 2026-02-30"))
	if names, err := filepath.Glob("../../testdata/documents/*"); err == nil {
		for _, name := range names {
			if data, err := os.ReadFile(name); err == nil {
				f.Add(data, []byte(nil))
			}
		}
	}
	f.Fuzz(func(t *testing.T, data, side []byte) {
		doc, err := Document(Input{Path: "inbox/a.txt", Data: data, Sidecar: side, SidecarPath: "inbox/a.yaml"})
		if err != nil {
			return
		}
		if utf8.Valid(data) && doc.Encoding == "UTF-8" && doc.Text != string(data) {
			t.Fatal("UTF-8 text is not the file")
		}
		if !utf8.ValidString(doc.Text) {
			t.Fatal("text is not UTF-8")
		}
		at := 0
		for i, l := range doc.Lines {
			if l.Span.Start < at || l.Span.End < l.Span.Start || l.Span.End > len(doc.Text) {
				t.Fatalf("line %d at %v after %d", i, l.Span, at)
			}
			checkEnd(t, doc.Text[at:l.Span.Start], i > 0)
			if !utf8.ValidString(doc.Text[l.Span.Start:l.Span.End]) {
				t.Fatalf("line %d cuts a character", i)
			}
			if _ = l.Role.String(); l.Role == parse.RoleBlank && strings.TrimFunc(l.Span.In(doc.Text), draft.IsFiller) != "" {
				t.Fatalf("line %d is blank with text in it", i)
			}
			at = l.Span.End
		}
		checkEnd(t, doc.Text[at:], strings.TrimRight(doc.Text[at:], "\r\n\v\f\u0085\u2028\u2029") == "" && doc.Text[at:] != "")
		if d := doc.Dateline; d != (parse.Span{}) && (d.In(doc.Text) == "" || !utf8.ValidString(d.In(doc.Text))) {
			t.Fatalf("dateline at %v", d)
		}
	})
}

// checkEnd wants exactly one line end, or nothing where none may be.
func checkEnd(t *testing.T, s string, wanted bool) {
	t.Helper()
	switch s {
	case "\n", "\r\n", "\r", "\f", "\v", "\u0085", "\u2028", "\u2029":
		if wanted {
			return
		}
	case "":
		if !wanted {
			return
		}
	}
	t.Fatalf("%q lies between two lines", s)
}
