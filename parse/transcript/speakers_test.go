package transcript_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/extract"
	"onrecord/parse/read"
	"onrecord/parse/transcript"
)

// TestSpeakersOfEveryLayout reads every layout as a file is read: no paragraph is
// another's without a flag, and hardly any is lost or without its speaker.
func TestSpeakersOfEveryLayout(t *testing.T) {
	all, right := 0, 0
	for _, sitting := range transcript.Sittings() {
		path := "hearing.txt"
		if strings.Contains(sitting.Text, "\n### ") {
			path = "hearing.md"
		}
		speaker, doubt := map[string]string{}, map[string]bool{}
		for found := range read.Documents(read.Input{Path: path, Data: []byte(sitting.Text)}) {
			if found.Err != nil {
				t.Fatal(sitting.Layout, found.Err)
			}
			r := extract.Statements(found.Document, extract.Options{})
			for i, s := range r.Statements {
				words := s.Content[0].In(found.Document.Text)
				speaker[words] = r.Speakers[i].Name
				doubt[words] = r.Speakers[i].Doubt != "" || len(s.Flags) > 0
			}
		}
		for _, said := range sitting.Said {
			who, ok := speaker[said[1]]
			all++
			switch {
			case !ok:
				t.Logf("%s: lost: %s: %q", sitting.Layout, said[0], said[1])
			case isSpeaker(who, said[0], sitting.Layout):
				right++
			case who == "" || doubt[said[1]]:
				t.Logf("%s: %s is %q, flagged", sitting.Layout, said[0], who)
			default:
				t.Errorf("%s: %q is said by %q, not by %s", sitting.Layout, said[1], who, said[0])
			}
		}
	}
	if right*100 < all*98 {
		t.Errorf("%d of %d paragraphs have their speaker", right, all)
	}
}

// isSpeaker reports whether a name is that of who spoke. The chair has many
// names, and none of a witness's; a layout may give a witness only a number or a
// surname.
func isSpeaker(name, who, layout string) bool {
	switch {
	case layout == "numbered voices":
		return name == "" || who == "chair"
	case who == "chair":
		return name != "" && !strings.Contains(name, "Roke") && !strings.Contains(name, "Hadley")
	}
	surname := who[strings.LastIndexByte(who, ' ')+1:]
	return name == who || name == surname || name == "Lord "+surname+" of Dunmere" || name == surname+" of Norrland" || name == surname+" of Dunmere"
}

// turns writes a transcript of n turns.
func turns(n int) string {
	names := []string{"Ines Roke", "Tom Hadley", "Lotte Brandt", "Arne Quist"}
	var b strings.Builder
	b.WriteString("Hearing on the lamp\n\n")
	for i := range n {
		fmt.Fprintf(&b, "%s: The lamp is out, and nobody counted the boats. Item %d was read.\n\n", names[i%len(names)], i)
	}
	return b.String()
}

// readTurns reads a transcript and returns how many rows it has.
func readTurns(tb testing.TB, text string) int {
	doc, err := read.Document(read.Input{Path: "hearing.txt", Data: []byte(text)})
	if err != nil {
		tb.Fatal(err)
	}
	return len(extract.Statements(doc, extract.Options{}).Statements)
}

// TestLongTranscriptsCostInProportion counts what is allocated: four times the turns
// may not take more than some four times as much. The benchmark measures time.
func TestLongTranscriptsCostInProportion(t *testing.T) {
	short, long := turns(300), turns(1200)
	a := testing.AllocsPerRun(1, func() { readTurns(t, short) })
	b := testing.AllocsPerRun(1, func() { readTurns(t, long) })
	if b > 5*a {
		t.Errorf("%.0f allocations for 1,200 turns, %.0f for 300", b, a)
	}
}

// BenchmarkTurns shows what a turn costs in transcripts of three lengths: about the
// same in each.
func BenchmarkTurns(b *testing.B) {
	for _, n := range []int{1_000, 5_000, 20_000} {
		text := turns(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if got := readTurns(b, text); got != n {
					b.Fatalf("%d rows of %d turns", got, n)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/turn")
		})
	}
}
