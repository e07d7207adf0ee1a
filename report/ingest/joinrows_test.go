package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
)

// options are those of a join whose tables hold so many bytes in memory.
func options(t *testing.T, memory int) JoinOptions {
	return JoinOptions{Memory: memory, Temporary: func() (SpoolFile, error) { return os.CreateTemp(t.TempDir(), "") }}
}

func joinedRows(t *testing.T, memory int, outputs ...Output) ([]report.Row, Figures) {
	t.Helper()
	var out []report.Row
	figures, err := JoinRows(t.Context(), outputs, options(t, memory), func(r report.Row) error { out = append(out, r); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return out, figures
}

func joined(t *testing.T, outputs ...Output) (map[string]report.Row, Figures) {
	t.Helper()
	rows, figures := joinedRows(t, 0, outputs...)
	out := map[string]report.Row{}
	for _, r := range rows {
		out[r.ID] = r
	}
	return out, figures
}

// oneRun is what a run over all documents makes of them.
func oneRun(t *testing.T, in string) []Document {
	t.Helper()
	documents, err := Read(t.Context(), []File{FromReader("all.jsonl", strings.NewReader(in))}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	Join(documents)
	return documents
}

func TestRowsOfSeveralRunsJoinedAreThoseOfOne(t *testing.T) {
	want := map[string]report.Row{}
	for _, d := range oneRun(t, lines(0, 30)) {
		for _, r := range d.Rows {
			want[r.ID] = r
		}
	}
	got, figures := joined(t, written(t, "b", lines(11, 30)), written(t, "a", lines(0, 11)))
	if figures.Documents != 30 || figures.Rows != 30 || figures.Renamed != 15 {
		t.Errorf("got %+v", figures)
	}
	for id, w := range want {
		g := got[id]
		w.Document, g.Document = "", ""
		w.Topics, w.SameAs, w.Flags, g.Topics, g.SameAs, g.Flags = nil, nil, nil, nil, nil, nil
		w.Spans, g.Spans = report.Spans{}, report.Spans{}
		if !reflect.DeepEqual(g, w) {
			t.Errorf("got  %+v\nwant %+v", g, w)
		}
	}
}

func TestOfDocumentsWithOneContentOneIsKept(t *testing.T) {
	twice := strings.ReplaceAll(lines(0, 1), "doc-000", "a-copy")
	got, figures := joined(t, written(t, "a", lines(0, 3)), written(t, "b", twice))
	if figures.Copies != 1 || len(got) != 3 || figures.Rows != 3 {
		t.Errorf("got %d rows, %+v", len(got), figures)
	}
}

func TestOneContentInTwoPapersIsTwoDocuments(t *testing.T) {
	elsewhere := strings.NewReplacer("doc-000", "elsewhere", "Northmoor Herald", "Sar Gazette").Replace(lines(0, 1))
	got, figures := joined(t, written(t, "a", lines(0, 3)), written(t, "b", elsewhere))
	if figures.Copies != 0 || len(got) != 4 || figures.Documents != 4 {
		t.Errorf("got %d rows with ids of their own, %+v", len(got), figures)
	}
}

func TestJoiningSaysWhatIsMissing(t *testing.T) {
	rows := `{"document_without_summary": 1, "document": "doc-1", "quote": "We stay.", "id": "r1"}`
	for in, want := range map[string]string{
		rows:                                   `document "doc-1" has rows, but no summary`,
		"{broken":                              "part, line 1: not a row: ",
		`{"status"`:                            "part, line 1: not a row: ",
		"null":                                 "part, line 1: not a row: it is not a JSON object",
		"\n[]":                                 "part, line 2: not a row: it is not a JSON object",
		`{"quote": "We ` + "\xff" + ` stay."}`: "part, line 1: it is not UTF-8",
	} {
		o := Output{"part", func() iter.Seq2[Line, error] { return JSONLines(strings.NewReader(in)) }}
		_, err := JoinRows(t.Context(), []Output{o}, options(t, 0), func(report.Row) error { return nil })
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s…", in, err, want)
		}
	}
}

// A file that was cut off between rows and summary is no surprise, rows that vanish are.
func TestJoiningCountsDocumentsOfWhichRowsAreMissing(t *testing.T) {
	var kept []string
	for line := range written(t, "all", lines(0, 4)).Lines() {
		if isSummary(line.Data) || !bytes.Contains(line.Data, []byte("doc-002")) {
			kept = append(kept, string(line.Data))
		}
	}
	part := Output{"part", func() iter.Seq2[Line, error] { return JSONLines(strings.NewReader(strings.Join(kept, "\n"))) }}
	if _, figures := joined(t, part, part); figures.Short != 1 || figures.First != "doc-002" || figures.Rows != 3 {
		t.Errorf("got %+v", figures)
	}
	whole := written(t, "all", lines(0, 4))
	if _, figures := joined(t, part, whole, whole); figures.Short != 0 || figures.Rows != 4 {
		t.Errorf("with all rows: got %+v", figures)
	}
}

// sayings are documents of several papers that report the same in the same, nearly the
// same and other words, by people with full and short names, and lines that are none.
func sayings(n int, rnd *rand.Rand) []string {
	names := []string{"Mara Voss", "M. Voss", "Piet Halloran", "P. Halloran", "Lena Orrick"}
	papers := []string{"Northmoor Herald", "Sar Gazette", "Evening Ledger", ""}
	said := []string{
		"We will keep every berth of the harbour open until the end of the year",
		"We will keep every berth of the harbour open to the end of the year",
		"Nobody asked the fishermen of the southern quay what they need",
		"The council has no plan for the bridge and no money for it either",
	}
	var out []string
	for i := range n {
		words := said[rnd.IntN(len(said))]
		if rnd.IntN(4) == 0 {
			words += fmt.Sprintf(" in district %d", i)
		}
		text := fmt.Sprintf("“%s,” harbour master %s said on Monday. Report %d of the day.", words, names[rnd.IntN(len(names))], i)
		switch rnd.IntN(12) {
		case 0:
			text = "\x00" + text + "\x00"
		case 1:
			text += " \xff\xfe\x80"
		case 2:
			text = ""
		case 3:
			out = append(out, "{broken", "\xff\x00", "[]", `{"text": ""}`)
		case 4:
			i = max(0, i-1) // the id of another
		}
		id := fmt.Sprintf("doc-%03d", i)
		if rnd.IntN(20) == 0 {
			id += "\x00a"
		}
		text = strings.NewReplacer("\x00", `\u0000`).Replace(text)
		out = append(out, fmt.Sprintf(`{"id": "%s", "source": %q, "date": "2026-11-%02d", "text": "%s"}`,
			strings.ReplaceAll(id, "\x00", `\u0000`), papers[rnd.IntN(len(papers))], 1+rnd.IntN(28), text))
	}
	return out
}

func jsonOf(t *testing.T, rows []report.Row) string {
	var b bytes.Buffer
	for _, r := range rows {
		fmt.Fprintf(&b, "%+v\n", r)
	}
	return b.String()
}

func TestHoweverDocumentsAreSharedOutTheRowsAreTheSame(t *testing.T) {
	for seed := range uint64(12) {
		rnd := rand.New(rand.NewPCG(seed, 19))
		documents := sayings(10+rnd.IntN(60), rnd)
		one, figures := joinedRows(t, 0, written(t, "all", strings.Join(documents, "\n")))
		if figures.Rows == 0 || figures.Linked == 0 {
			t.Fatalf("seed %d: nothing to compare: %+v", seed, figures)
		}
		for range 3 {
			rnd.Shuffle(len(documents), func(i, j int) { documents[i], documents[j] = documents[j], documents[i] })
			parts := make([][]string, 1+rnd.IntN(8))
			for _, d := range documents {
				k := rnd.IntN(len(parts))
				parts[k] = append(parts[k], d)
			}
			var outputs []Output
			for i, p := range parts {
				outputs = append(outputs, written(t, fmt.Sprint(i), strings.Join(p, "\n")))
			}
			again := outputs[rnd.IntN(len(outputs))] // an engine tried it twice
			got, its := joinedRows(t, 1+rnd.IntN(5000), append(outputs, again)...)
			its.Failed = figures.Failed
			if its != figures {
				t.Errorf("seed %d: got %+v, want %+v", seed, its, figures)
			}
			if jsonOf(t, got) != jsonOf(t, one) {
				t.Fatalf("seed %d: rows of %d parts\n%s\nof one\n%s", seed, len(parts), jsonOf(t, got), jsonOf(t, one))
			}
		}
	}
}

func TestRowsAreLinkedAsABriefingLinksThem(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 19))
	documents := slices.DeleteFunc(sayings(60, rnd), func(l string) bool {
		return !strings.HasPrefix(l, `{"id"`) || strings.Contains(l, `\u0000`) || strings.Contains(l, "\xff")
	})
	for i := range documents { // an id for each
		documents[i] = fmt.Sprintf(`{"id": "d%03d", %s`, i, documents[i][strings.Index(documents[i], `"source"`):])
	}
	var b report.Briefing
	for _, d := range oneRun(t, strings.Join(documents, "\n")) {
		b.Rows = append(b.Rows, d.Rows...)
	}
	b.LinkSameWords()
	want := map[string][]string{}
	links := 0
	for _, r := range b.Rows {
		want[r.ID] = r.SameAs
		links += len(r.SameAs)
	}
	if links == 0 {
		t.Fatal("nothing is linked")
	}
	got, _ := joinedRows(t, 300, written(t, "all", strings.Join(documents, "\n")))
	for _, r := range got {
		if !slices.Equal(r.SameAs, want[r.ID]) {
			t.Errorf("%s of %s: same as %q, in a briefing %q", r.ID, r.Document, r.SameAs, want[r.ID])
		}
	}
}

func TestRowsOfADocumentKeepTheirOrder(t *testing.T) {
	text := "“We stay,” Mara Voss and Piet Halloran said. “We wait for the others,” Lena Orrick said. Mara Voss said the ferry would leave at noon."
	in := fmt.Sprintf("{\"id\": \"z\", \"text\": %q}\n{\"id\": \"a\", \"text\": \"“It is late,” Lena Orrick said.\"}", text)
	var want []string
	for _, d := range feed(t, in) {
		for _, r := range d.Rows {
			want = append(want, r.Document+" "+r.Speaker+": "+r.Quote)
		}
	}
	slices.SortStableFunc(want, func(a, b string) int { return strings.Compare(a[:1], b[:1]) })
	rows, _ := joinedRows(t, 0, written(t, "all", in))
	var got []string
	for _, r := range rows {
		got = append(got, r.Document+" "+r.Speaker+": "+r.Quote)
	}
	if len(got) < 4 || !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// However the people of a run are divided, and however little of them is in memory, their names are
// those that joining in memory gives.
func TestNamesOfManyRunsAreThoseOfOne(t *testing.T) {
	renamed := 0
	for seed := range uint64(20) {
		rnd := rand.New(rand.NewPCG(seed, 5))
		pick := func(list ...string) string { return list[rnd.IntN(len(list))] }
		documents := make([][]parse.Person, 5+rnd.IntN(60))
		parts := make([][]string, 1+rnd.IntN(5))
		for d := range documents {
			var lines []string
			for range 1 + rnd.IntN(6) {
				last := pick("Voss", "Hale", "Lund", "Qassar", "Kassar", "Orrick", "Roke", "Halloran")
				who := parse.Person{Name: pick("Mara ", "Piet ", "Naim ", "M. ", "P. ", "", "Mara B. ") + last, Role: pick("", "", "", "president", "mayor of Sar")}
				if rnd.IntN(5) == 0 {
					who = parse.Person{Name: pick("NWA", "Northmoor Water Authority", "Water Office", "French Water Office"), Group: true}
					who.Aliases = []string{pick("NWA", "the office")}
				}
				documents[d] = append(documents[d], who)
				row, err := json.Marshal(report.Row{Document: fmt.Sprintf("d%03d", d), ID: fmt.Sprint(d, "-", len(lines)), Statement: len(lines), Speaker: who.Name})
				if err != nil {
					t.Fatal(err)
				}
				lines = append(lines, string(row))
			}
			summary, err := json.Marshal(report.Summary{Document: fmt.Sprintf("d%03d", d), Status: report.StatusRead, Hash: fmt.Sprint(d), Rows: len(lines), People: documents[d]})
			if err != nil {
				t.Fatal(err)
			}
			k := rnd.IntN(len(parts))
			parts[k] = append(parts[k], append(lines, string(summary))...)
		}
		var outputs []Output
		for i, lines := range parts {
			rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
			in := strings.Join(lines, "\n")
			outputs = append(outputs, Output{fmt.Sprint(i), func() iter.Seq2[Line, error] { return JSONLines(strings.NewReader(in)) }})
		}
		got, _ := joinedRows(t, 1+rnd.IntN(2000), outputs...)
		names := speaker.Join(documents)
		for d, people := range documents {
			for _, who := range people {
				want := report.Row{Speaker: who.Name}
				want.Rename(names[d])
				if len(got) == 0 || got[0].Speaker != want.Speaker || got[0].Role != want.Role {
					t.Fatalf("seed %d: of document %d, %q: want %q, %q; rows left: %+v", seed, d, who.Name, want.Speaker, want.Role, got)
				}
				if got = got[1:]; want.Speaker != who.Name {
					renamed++
				}
			}
		}
	}
	if renamed < 100 {
		t.Errorf("only %d names became others", renamed)
	}
}
