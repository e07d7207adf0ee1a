package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// onRecord is what can be asked for.
type onRecord struct {
	rows, documents []string // ids and hashes
}

const (
	perDocument = 10
	atOnce      = 500 // documents that are filed together
)

// fill puts documents of ten statements into the inbox of a desk and on record: two
// years, 2,000 speakers, words as frequent as words are, one row in ten to be checked.
func fill(ctx context.Context, dir string, rows int) (onRecord, error) {
	var known onRecord
	a, err := archive.Open(ctx, filepath.Join(dir, "archive.sqlite"))
	if err != nil {
		return known, err
	}
	defer a.Close()
	random := rand.New(rand.NewPCG(1, 2))
	common := rand.NewZipf(random, 1.1, 1, 60_000)
	who := rand.NewZipf(random, 1.2, 4, 1999)
	first := parse.NewDate(2024, 6, 3)
	total := rows / perDocument
	var files []archive.File
	for n := range total {
		date := first.AddDays(n * 730 / total)
		name := fmt.Sprintf("%06d.txt", n)
		var text strings.Builder
		fmt.Fprintf(&text, "Report %d\nOutlet %d\n%s\n\n", n, n%300, date.Time().Format("2 January 2006"))
		var list []report.Row
		for i := range perDocument {
			list = append(list, statement(&text, random, common, fmt.Sprintf("Speaker %d", who.Uint64()), i))
		}
		path := filepath.Join(dir, "inbox", name)
		if err := os.WriteFile(path, []byte(text.String()), 0o666); err != nil {
			return known, err
		}
		doc, err := read.Document(read.Input{Path: name, Data: []byte(text.String())})
		if err != nil {
			return known, err
		}
		info, err := os.Stat(path)
		if err != nil {
			return known, err
		}
		d := archive.Document{Hash: doc.ID, Record: report.Document{Path: name, Status: report.StatusRead, Date: date, DateBasis: "dateline",
			Source: fmt.Sprintf("Outlet %d", n%300), SourceBasis: "byline", Title: fmt.Sprintf("Report %d", n), Rows: perDocument}}
		for i, r := range list {
			r.ID, r.Document, r.Date, r.Source, r.Title = fmt.Sprintf("r%08d%d", n, i), name, date, d.Record.Source, d.Record.Title
			d.Rows, d.People = append(d.Rows, r), append(d.People, parse.Person{Name: r.Speaker})
			known.rows = append(known.rows, r.ID)
		}
		known.documents = append(known.documents, doc.ID)
		files = append(files, archive.File{Path: name, Size: info.Size(), Modified: info.ModTime().UnixNano(), Documents: []archive.Document{d}})
		if len(files) == atOnce || n == total-1 {
			if _, err := a.Ingest(ctx, date, func(string) bool { return false }, files...); err != nil {
				return known, err
			}
			files = nil
		}
	}
	return known, nil
}

// statement writes a paragraph with a quotation and returns its row.
func statement(text *strings.Builder, random *rand.Rand, common *rand.Zipf, speaker string, i int) report.Row {
	var words []string
	for range 24 {
		words = append(words, fmt.Sprintf("w%d", common.Uint64()))
	}
	quote := strings.Join(words, " ") + ","
	text.WriteByte('"')
	at := text.Len() // all of it is ASCII
	fmt.Fprintf(text, "%s\" %s said.\n\n", quote, speaker)
	mention := at + len(quote) + 2
	cue := mention + len(speaker) + 1
	topic := fmt.Sprintf("Topic %d", random.IntN(20))
	r := report.Row{Speaker: speaker, Topic: topic, Topics: []string{topic}, Quote: quote, Kind: "direct", Act: "speech", Stance: "says", Role: "minister",
		Mention: speaker, Cue: "said", Statement: i + 1, Language: "en", Confidence: 0.9, SpeakerConfidence: 0.9, DateBasis: "dateline", SourceBasis: "byline",
		Spans:  report.Spans{Content: [][2]int{{at, at + len(quote)}}, Mention: [][2]int{{mention, mention + len(speaker)}}, Cue: [][2]int{{cue, cue + len("said")}}},
		SameAs: []string{}, Flags: []string{}}
	if random.IntN(10) == 0 {
		r.Flags = []string{report.FlagSpeakerDoubtful + ": two people could be meant: Speaker 1, Speaker 2"}
	}
	return r
}
