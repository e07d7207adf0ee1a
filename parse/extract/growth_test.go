package extract_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/read"
)

// forms are texts that repeat one thing, each of which has cost more than in
// proportion to its length somewhere.
var forms = []struct {
	name  string
	piece func(i int) string
}{
	{"paragraphs", func(i int) string { return plan(i) + "\n\n" }},
	{"one paragraph", func(i int) string { return plan(i) + " " }},
	{"quotations that nobody closes", func(i int) string {
		return fmt.Sprintf("“We keep berth %d open, said Mara Voss on Monday.\n\n", i)
	}},
	{"quotations side by side", func(i int) string {
		return fmt.Sprintf("“We keep berth %d open,” “and close %d,” “and so on.” Mara Voss said.\n\n", i, i+1)
	}},
	{"quotations side by side in one paragraph", func(i int) string {
		return fmt.Sprintf("“We keep berth %d open,” “and close %d,” “and so on.” Mara Voss said. ", i, i+1)
	}},
	{"turns", func(i int) string {
		return fmt.Sprintf("Q: What about berth %d?\n\nA: We keep berth %d open, and the council will settle the cost.\n\n", i, i)
	}},
	{"names", func(i int) string {
		first, last := "ABCDEFGHIJKLMN"[i%14:i%14+1], "BCDFGHKLMNPRST"[i/14%14:i/14%14+1]
		return fmt.Sprintf("“We keep berth %d open,” said %sara %sorrick%s.\n\n", i, first, last, strings.Repeat("e", i/196%5))
	}},
}

func plan(i int) string {
	who := []string{"Mara Voss", "Piet Halloran", "Lena Orrick", "Tomas Quill"}[i%4]
	return fmt.Sprintf("The harbour board met in Northmoor on Monday to settle plan %d. “We keep berth %d open until the work is done,” %s said. "+
		"%s said the cost would rise by %d million crowns. The council denied that it had planned to close the quay.", i, i, who, who, i)
}

// repeated returns a document of at least so many bytes.
func repeated(tb testing.TB, piece func(int) string, size int) parse.Document {
	tb.Helper()
	var b strings.Builder
	b.WriteString("Harbour plan settled\n\n18 November 2026\n\n")
	for i := 0; b.Len() < size; i++ {
		b.WriteString(piece(i))
	}
	doc, err := read.Document(read.Input{Path: "a.txt", Data: []byte(b.String())})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// BenchmarkGrowth compares the cost of a long document with that of one a
// quarter as long. It fails where four times the length costs more than six
// times as much.
func BenchmarkGrowth(b *testing.B) {
	const small, most = 100_000, 6.0
	for _, f := range forms {
		b.Run(f.name, func(b *testing.B) {
			short, long := repeated(b, f.piece, small), repeated(b, f.piece, 4*small)
			best := [2]time.Duration{1 << 62, 1 << 62}
			var times float64
			for b.Loop() {
				for range 12 { // a busy machine needs several tries
					for i, doc := range []parse.Document{short, long} {
						runtime.GC()
						start := time.Now()
						extract.Statements(doc, extract.Options{})
						best[i] = min(best[i], time.Since(start))
					}
					if times = float64(best[1]) / float64(best[0]); times <= 5 {
						break
					}
				}
			}
			b.ReportMetric(times, "times/4x")
			b.ReportMetric(float64(best[1].Nanoseconds())/float64(len(long.Text)), "ns/byte")
			if times > most {
				b.Errorf("four times the text costs %.1f times as much", times)
			}
		})
	}
}

func TestATextThatIsTooLongEndsWithAReason(t *testing.T) {
	text := strings.Repeat("We keep the berth open.\n\n", extract.MaxText/25+1)
	for f := range extract.Documents(read.Input{Path: "a.txt", Data: []byte(text)}, extract.Options{}) {
		if !errors.Is(f.Err, read.ErrTooLarge) || !strings.Contains(f.Err.Error(), "its text has 8 MB, the limit is 8 MB") {
			t.Errorf("got %v", f.Err)
		}
	}
}

func TestATextOfMarksEndsWithAReason(t *testing.T) {
	text := strings.Repeat(`"`, extract.MaxTokens+1)
	for f := range extract.Documents(read.Input{Path: "a.txt", Data: []byte(text)}, extract.Options{}) {
		if !errors.Is(f.Err, read.ErrTooLarge) || !strings.Contains(f.Err.Error(), "its text has 2.5 million words and marks, the limit is 2.5") {
			t.Errorf("got %v", f.Err)
		}
	}
}

func TestAnAnswerKeepsTheEndOfALongQuestion(t *testing.T) {
	var b strings.Builder
	b.WriteString("Hearing on the berths\n\n18 November 2026\n\nQ: Let me read the list.\n\n")
	for i := range 200 {
		fmt.Fprintf(&b, "What did berth %d cost, and who paid for it in the end?\n\n", i)
	}
	for range 5 {
		b.WriteString("A: The council paid for every berth that was built that year.\n\n")
	}
	doc, err := read.Document(read.Input{Path: "a.txt", Data: []byte(b.String())})
	if err != nil {
		t.Fatal(err)
	}
	answers := 0
	for _, s := range extract.Statements(doc, extract.Options{}).Statements {
		if !s.Answer {
			continue
		}
		answers++
		length, last := 0, s.Context[len(s.Context)-1]
		for _, c := range s.Context {
			length += c.End - c.Start
		}
		if length > 2000 || !strings.Contains(last.In(doc.Text), "berth 199") {
			t.Errorf("an answer has %d bytes of its question, the last %q", length, last.In(doc.Text))
		}
	}
	if answers == 0 {
		t.Error("no answers found")
	}
}
