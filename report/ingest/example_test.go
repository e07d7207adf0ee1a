package ingest_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing/fstest"

	"onrecord/parse/extract"
	"onrecord/parse/topic"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/ingest"
	"onrecord/report/pack"
	"onrecord/report/table"
	"onrecord/report/workbook"
)

var clippings = fstest.MapFS{
	"ferries.txt":  {Data: []byte("LINDESBY (VNA) – Ines Roke, mayor of Northmoor, said the ferry would run again on Friday. “The roof held,” she said.\n")},
	"ferries.yaml": {Data: []byte("source: The Harbour Post\ndate: 2026-11-18\n")},
	"harbour.txt":  {Data: []byte("“The ferry stays in port,” Mayor Roke of Northmoor said.\n")},
}

// Rows of a text, as "onrecord rows" prints them.
func Example() {
	story := "Ines Roke, mayor of Northmoor, said the depot would reopen on Friday. “The roof held,” she said.\n"
	file := ingest.FromReader("talks.txt", strings.NewReader(story))
	documents, err := ingest.Read(context.Background(), []ingest.File{file}, ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range documents {
		for _, r := range d.Rows {
			fmt.Printf("%s, %s (%s): %s\n", r.Speaker, r.Role, r.Kind, r.Quote)
		}
	}
	// Output:
	// Ines Roke, mayor of Northmoor (indirect): the depot would reopen on Friday
	// Ines Roke, mayor of Northmoor (direct): The roof held,
}

// Names of different documents become one person's in a second step.
func ExampleJoin() {
	files := []ingest.File{ingest.FromFS(clippings, "ferries.txt"), ingest.FromFS(clippings, "harbour.txt")}
	documents, err := ingest.Read(context.Background(), files, ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(documents[1].Rows[0].Speaker)
	ingest.Join(documents)
	fmt.Println(documents[1].Rows[0].Speaker)
	// Output:
	// Roke
	// Ines Roke
}

// A workbook and a pack of documents, as "onrecord brief" makes them.
func ExampleHeld() {
	ctx := context.Background()
	files := []ingest.File{ingest.FromFS(clippings, "ferries.txt"), ingest.FromFS(clippings, "harbour.txt")}
	documents, err := ingest.Read(ctx, files, ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	ingest.Join(documents)
	week, err := brief.ParsePeriod("2026-W47")
	if err != nil {
		fmt.Println(err)
		return
	}
	o := brief.Options{Title: "The week", Period: week, Precision: report.PrecisionNamed("balanced")}
	b, left, err := brief.Build(ctx, o, ingest.Held(documents))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(b.Rows), "rows;", left.Documents, "document left out:", b.Documents[1].Reason)
	fmt.Println(workbook.Write(io.Discard, b), pack.Write(io.Discard, b, pack.Options{}))
	// Output:
	// 2 rows; 1 document left out: date unknown, so not known to be from 2026-W47 (1 row left out)
	// <nil> <nil>
}

// Topics of a taxonomy, and rows as a table, as "onrecord rows --taxonomy" writes
// them.
func ExampleOptions() {
	taxonomy := topic.Taxonomy{Name: "Coast", Topics: []topic.Entry{{Label: "Ports", Words: []string{"ferry"}}}}
	topics, err := topic.New(taxonomy)
	if err != nil {
		fmt.Println(err)
		return
	}
	o := ingest.Options{Extract: extract.Options{Topics: topics}}
	documents, err := ingest.Read(context.Background(), []ingest.File{ingest.FromFS(clippings, "harbour.txt")}, o)
	if err != nil {
		fmt.Println(err)
		return
	}
	var csv strings.Builder
	w := table.NewCSV(&csv, table.CSVOptions{})
	for _, r := range documents[0].Rows {
		if err := w.Write(r); err != nil {
			fmt.Println(err)
		}
	}
	if err := w.Flush(); err != nil {
		fmt.Println(err)
	}
	for line := range strings.Lines(csv.String()) {
		columns := strings.Split(line, ",")
		fmt.Fprintln(os.Stdout, strings.Join(columns[:5], ","))
	}
	// Output:
	// source,date,speaker,topic,quote
	// ,,Roke,Ports,"The ferry stays in port
}
