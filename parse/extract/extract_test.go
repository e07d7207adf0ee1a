package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/read"
)

// FuzzEveryFindingIsTheTextAtItsSpan runs all stages on any bytes.
func FuzzEveryFindingIsTheTextAtItsSpan(f *testing.F) {
	f.Add([]byte(story))
	f.Add([]byte("Q: Who?\nA: “Nobody,\n\n“ever.\n\nMara Voss: We signed\u00a0nothing\r\n"))
	f.Add([]byte("---\ntitle: x\n---\nLINDESBY (VNA) – ''We waited,'' said I. Roke; 'no' — Roke\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := read.Document(read.Input{Path: "a.txt", Data: data})
		if err != nil {
			return // refused with a reason
		}
		r := extract.Statements(doc, extract.Options{})
		if len(r.Speakers) != len(r.Statements) || len(r.Topics) != len(r.Statements) || len(r.Said) != len(r.Statements) {
			t.Fatalf("%d statements have %d speakers, %d topics, %d days", len(r.Statements), len(r.Speakers), len(r.Topics), len(r.Said))
		}
		for _, s := range r.Statements {
			if len(s.Content) == 0 {
				t.Fatalf("a statement without content in %q", doc.Text)
			}
			for _, span := range append(append([]parse.Span{s.Mention, s.Via}, s.Content...), s.Cue...) {
				if span.Start < 0 || span.End < span.Start || span.End > len(doc.Text) || !utf8.ValidString(doc.Text[span.Start:span.End]) {
					t.Fatalf("span %v leaves the text %q", span, doc.Text)
				}
			}
		}
	})
}

// BenchmarkStatements is everything that is done to one document after its
// bytes are read: the longest sample, without topics.
func BenchmarkStatements(b *testing.B) {
	doc := sample(b)
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		extract.Statements(doc, extract.Options{})
	}
}

// BenchmarkRead is the step from bytes to a document.
func BenchmarkRead(b *testing.B) {
	data := []byte(sample(b).Text)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := read.Document(read.Input{Path: "a.txt", Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}

func sample(b *testing.B) parse.Document {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "documents", "halloran-exclusive-interview.txt"))
	if err != nil {
		b.Fatal(err)
	}
	if n := len(strings.Fields(string(data))); n < 500 {
		b.Fatalf("the sample has only %d words", n)
	}
	doc, err := read.Document(read.Input{Path: "a.txt", Data: data})
	if err != nil {
		b.Fatal(err)
	}
	return doc
}
