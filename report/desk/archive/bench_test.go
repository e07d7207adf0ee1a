package archive

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

var rowsOfBench = flag.Int("rows", 20_000, "rows of the archive that benchmarks look through")

// filled returns an archive of many rows: two years of documents with ten rows each, by
// 2,000 speakers, with realistic word frequencies.
func filled(b *testing.B, rows int) *Archive {
	b.Helper()
	ctx := context.Background()
	a, err := Open(ctx, filepath.Join(b.TempDir(), "archive.sqlite"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	random := rand.New(rand.NewPCG(1, 2))
	common := rand.NewZipf(random, 1.1, 1, 60_000)
	who := rand.NewZipf(random, 1.2, 4, 1999)
	first := parse.NewDate(2024, 11, 18)
	const perDocument, atOnce = 10, 500
	total := rows / perDocument
	var files []File
	for n := range total {
		date := first.AddDays(n * 730 / total)
		path := fmt.Sprintf("%s/%06d.txt", date, n)
		d := Document{Hash: fmt.Sprintf("%016x", n), Record: report.Document{Path: path, Status: report.StatusRead, Date: date, DateBasis: "dateline", Source: fmt.Sprintf("Outlet %d", n%300), Rows: perDocument}}
		for i := range perDocument {
			var words []string
			for range 24 {
				words = append(words, fmt.Sprintf("w%d", common.Uint64()))
			}
			speaker := fmt.Sprintf("Speaker %d", who.Uint64())
			topic := fmt.Sprintf("Topic %d", random.IntN(20))
			d.Rows = append(d.Rows, report.Row{ID: fmt.Sprintf("r%06d%d", n, i), Document: path, Date: date, Source: d.Record.Source, Speaker: speaker, Topic: topic,
				Topics: []string{topic}, Quote: strings.Join(words, " "), Kind: "direct", Act: "speech", Role: "minister of " + topic, Mention: "he", Cue: "said", Statement: i + 1,
				Title: "What was said on " + date.String(), URL: "https://outlet.example/" + path, Language: "en", Confidence: 0.9, DateBasis: "dateline", SourceBasis: "byline",
				Spans: report.Spans{Content: [][2]int{{100, 240}}, Mention: [][2]int{{242, 244}}, Cue: [][2]int{{245, 249}}}, SameAs: []string{}, Flags: []string{}})
			d.People = append(d.People, parse.Person{Name: speaker})
		}
		files = append(files, file(d))
		if len(files) == atOnce || n == total-1 {
			if _, err := a.Ingest(ctx, date, nowhere, files...); err != nil {
				b.Fatal(err)
			}
			files = nil
		}
	}
	return a
}

// BenchmarkFind runs typical searches in an archive of -rows rows; a common word is in most
// of them.
func BenchmarkFind(b *testing.B) {
	a := filled(b, *rowsOfBench)
	end := parse.NewDate(2026, 11, 15)
	for _, c := range []struct {
		name string
		q    Query
	}{
		{"common word", Query{Terms: terms(b, "w0")}},
		{"rare word", Query{Terms: terms(b, "w40000")}},
		{"two common words", Query{Terms: terms(b, "w1", "w2")}},
		{"phrase", Query{Terms: terms(b, "w1 w7")}},
		{"beginning", Query{Terms: terms(b, "w12*")}},
		{"speaker", Query{Speakers: []string{"Speaker 3"}}},
		{"rare speaker, common word", Query{Speakers: []string{"Speaker 1500"}, Terms: terms(b, "w0")}},
		{"speaker, topic, word, month", Query{Speakers: []string{"Speaker 1"}, Topics: []string{"Topic 7"}, Terms: terms(b, "w3"), From: end.AddDays(-30), To: end}},
		{"old week", Query{From: end.AddDays(-600), To: end.AddDays(-594)}},
		{"nothing", Query{Terms: terms(b, "absent", "w0")}},
	} {
		c.q.Limit = 50
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				n := 0
				for _, err := range a.Find(b.Context(), c.q) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				if _, err := a.Count(b.Context(), c.q, 1000); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(n), "rows")
			}
		})
	}
	b.Run("names", func(b *testing.B) {
		for b.Loop() {
			if _, err := a.Names(b.Context(), FieldSpeaker, "speaker 15"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkFile files documents of ten rows into an archive of -rows rows.
func BenchmarkFile(b *testing.B) {
	a := filled(b, *rowsOfBench)
	n := 0
	for b.Loop() {
		n++
		d := document(fmt.Sprintf("new/%d.txt", n), fmt.Sprintf("n%d", n), monday)
		for i := range 10 {
			d.Rows = append(d.Rows, report.Row{ID: fmt.Sprintf("rn%d-%d", n, i), Speaker: "Mara Voss", Quote: strings.Repeat("The harbour stays open. ", 6), Topic: "Ports", Topics: []string{"Ports"}})
		}
		if _, err := a.Ingest(b.Context(), monday, nowhere, file(d)); err != nil {
			b.Fatal(err)
		}
	}
}
