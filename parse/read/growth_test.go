//go:build unix

package read

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
)

// BenchmarkSizes measures what a byte costs by the size of a file and by its shape;
// a table of docs/performance.md is made of it:
//
//	go test ./parse/read -run - -bench Sizes -benchtime 1x
//
// It counts processor time, so that other work of the machine does not count, and
// fails where a byte of the largest file costs more than twice that of the smallest one.
func BenchmarkSizes(b *testing.B) {
	const sentence = "The harbour board of Lindesby said on Friday that the quay would open again. “We will not wait any longer,” said Mara Voss, who chairs it. "
	shapes := []struct{ name, file, head, part string }{
		{"paragraphs", "a.txt", "", sentence + sentence + "\n\n"},
		{"one paragraph", "a.txt", "", sentence},
		{"quotation marks", "a.txt", "", `"`},
		{"turns", "a.txt", "", "MARA VOSS: We will open on Friday, and not before.\n\nREPORTER: And the ferries of the north?\n\n"},
		{"rows of a table", "a.csv", "title,date,text\n", `Talks,2026-11-16,"` + strings.Repeat(sentence, 4) + "\"\n"},
		{"paragraphs of a page", "a.html", "<html><head><title>Talks</title></head><body><article>", "<p>" + sentence + sentence + "</p>\n"},
		{"keys of front matter", "a.md", "---\ntitle: Talks\n", "key: value\n"},
	}
	sizes := []int{50 << 10, 500 << 10, 5 << 20, 50 << 20}
	for _, s := range shapes {
		cost := make([]float64, len(sizes))
		for i, size := range sizes {
			if s.file == "a.html" && size > 5<<20 {
				continue // past the limit of pages
			}
			data := []byte(s.head + strings.Repeat(s.part, size/len(s.part)))
			if s.file == "a.md" {
				data = append(data, ("---\n\n" + sentence)...)
			}
			b.Run(fmt.Sprintf("%s/%d_KB", strings.ReplaceAll(s.name, " ", "_"), size>>10), func(b *testing.B) {
				rounds := max(1, (2<<20)/size) // a small file must not be timed by one reading
				before := processorSeconds(b)
				for b.Loop() {
					for range rounds {
						for range Documents(Input{Path: s.file, Data: data}) {
						}
					}
				}
				cost[i] = (processorSeconds(b) - before) / float64(b.N*rounds) / float64(len(data)) * 1e9
				b.ReportMetric(cost[i], "ns/byte")
			})
		}
		last := len(cost) - 1
		for last > 0 && cost[last] == 0 {
			last--
		}
		if cost[0] > 0 && cost[last] > 2*cost[0] {
			b.Errorf("%s: a byte of %d KB costs %.0f ns, one of %d KB %.0f", s.name, sizes[last]>>10, cost[last], sizes[0]>>10, cost[0])
		}
	}
}

// processorSeconds returns what this process has used until now.
func processorSeconds(b *testing.B) float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(used.Utime) + seconds(used.Stime)
}
