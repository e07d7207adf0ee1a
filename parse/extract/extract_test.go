package extract_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/read"
	"onrecord/parse/topic"
)

func TestADocumentThatIsNotAcceptedIsNotSearched(t *testing.T) {
	odd := errors.New("in another language")
	in := read.Input{Path: "a.txt", Data: []byte("“We stay,” Mara Voss said.")}
	for found := range extract.Documents(in, extract.Options{Accept: func(parse.Document) error { return odd }}) {
		if found.Err != odd || found.Path != "a.txt" || found.Result.Statements != nil {
			t.Errorf("%+v", found)
		}
	}
	for found := range extract.Documents(in, extract.Options{Accept: func(parse.Document) error { panic("odd") }}) {
		if !errors.Is(found.Err, read.ErrInternal) {
			t.Errorf("a panic became %v", found.Err)
		}
	}
	for found := range extract.Documents(read.Input{Path: "a.txt"}, extract.Options{}) {
		if !errors.Is(found.Err, read.ErrEmpty) {
			t.Errorf("an empty file: %v", found.Err)
		}
	}
}

// The answer of a transcript is understood by its question.
func TestTheTopicOfAnAnswerMayStandInItsQuestion(t *testing.T) {
	topics, err := topic.New(topic.Taxonomy{Topics: []topic.Entry{{Label: "Ports", Words: []string{"harbour"}}}})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Document(read.Input{Path: "a.txt", Data: []byte("Q: When does the harbour open again?\n\nA: In March, I hope.\n\nQ: And who pays for it?\n\nA: Nobody knows.\n")})
	if err != nil {
		t.Fatal(err)
	}
	r := extract.Statements(doc, extract.Options{Topics: topics})
	if len(r.Topics) != 4 || len(r.Topics[1]) != 1 || r.Topics[1][0].Label != "Ports" {
		t.Errorf("topics %v of %d statements", r.Topics, len(r.Statements))
	}
}

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
