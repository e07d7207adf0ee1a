package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/report"
)

// world is a desk with an export of n rows, and the file that nobody touched.
func world(n int) (Desk, report.Edits) {
	d := Desk{Export: map[string]Values{}, Rows: map[string]Row{}, Topics: []string{"Ports", "Energy"},
		Documents: map[string]Document{"vote.txt": {}, "talks.txt": dated("2026-11-17", "", true)}}
	e := report.Edits{Export: "x1", Exported: n}
	for i := range n {
		id := fmt.Sprintf("r%d", i+1)
		v := Values{fmt.Sprintf("Speaker %d", i+1), "Ports", "new"}
		hash, quote := "h"+id, fmt.Sprintf("Quote number %d.", i+1)
		d.Export[id], d.Rows[id] = v, Row{Values: v, Hash: hash, Quote: quote}
		r := report.EditedRow{Sheet: "Quotes", Line: i + 2, ID: id, Hash: hash, Computed: hash, Quote: quote}
		for f := range v {
			r.Cells[f].Text = v[f]
		}
		e.Rows = append(e.Rows, r)
	}
	return d, e
}

// dated is a document with a date, which the program read otherwise.
func dated(day, program string, byPerson bool) Document {
	var d Document
	d.Values[report.EditDate], d.Program[report.EditDate], d.Corrected[report.EditDate] = day, program, byPerson
	return d
}

// saysDate is a line of Documents with a date.
func saysDate(path, day string) report.EditedDocument {
	d := report.EditedDocument{Path: path}
	for f := range d.Cells {
		d.Cells[f].Rejected = report.EditField(f) != report.EditDate
	}
	d.Cells[report.EditDate].Text = day
	return d
}

func (o Outcome) String() string {
	var b strings.Builder
	for _, c := range o.Changes {
		fmt.Fprintf(&b, "%s %s: %q -> %q%s\n", c.Target, c.Field, c.Old, c.New, strings.TrimSuffix(" ("+c.Note+")", " ()"))
	}
	for _, c := range o.Conflicts {
		base := "unknown"
		if c.Base != nil {
			base = *c.Base
		}
		fmt.Fprintf(&b, "conflict %s %s: exported %s, desk %q, file %q\n", c.Target, c.Field, base, c.Old, c.New)
	}
	for _, p := range o.Problems {
		fmt.Fprintf(&b, "problem %s %s: %s\n", p.ID, p.Column, p.Reason)
	}
	if len(o.Missing) > 0 {
		fmt.Fprintf(&b, "missing %s\n", strings.Join(o.Missing, " "))
	}
	for _, n := range o.Notes {
		fmt.Fprintf(&b, "note %s\n", n)
	}
	return b.String()
}

const (
	sp = report.EditSpeaker
	tp = report.EditTopic
	st = report.EditStatus
	nt = report.EditNote
)

func TestMerge(t *testing.T) {
	desk := func(d *Desk, id string, f report.EditField, v string) {
		r := d.Rows[id]
		r.Values[f], r.Corrected[f] = v, true
		d.Rows[id] = r
	}
	for _, c := range []struct {
		name   string
		change func(d *Desk, e *report.Edits)
		want   string
	}{
		{"nobody touched it", func(*Desk, *report.Edits) {}, ""},
		{"a corrected speaker", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[sp].Text = "Mara Voss" }, `r1 speaker: "Speaker 1" -> "Mara Voss"` + "\n"},
		{"an emptied cell", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[sp].Text = "" }, `r1 speaker: "Speaker 1" -> ""` + "\n"},
		{"what autocorrect does is no edit", func(d *Desk, e *report.Edits) {
			v := d.Export["r1"]
			v[nt] = `she said "no"...`
			d.Export["r1"] = v
			desk(d, "r1", nt, v[nt])
			e.Rows[0].Cells[nt].Text = "she said “no”…"
		}, ""},
		{"a topic by its label", func(_ *Desk, e *report.Edits) { e.Rows[1].Cells[tp].Text = "energy" }, `r2 topic: "Ports" -> "Energy"` + "\n"},
		{"a topic the taxonomy lacks", func(_ *Desk, e *report.Edits) { e.Rows[1].Cells[tp].Text = "Fish" }, `r2 topic: "Ports" -> "Fish" (not a topic in the taxonomy)` + "\n"},
		{"a status in capitals", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[st].Text = "Use" }, `r1 status: "new" -> "use"` + "\n"},
		{"a status emptied is that of a new row", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[st].Text = "" }, ""},
		{"a status that is none", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[st].Text = "ok" }, `problem r1 status: "ok" is not a status; choose one of new, checked, use, lead, annex, drop` + "\n"},
		{"a formula", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[nt] = report.EditedCell{Text: "seen", Formula: true} }, `r1 note: "" -> "seen" (from a formula)` + "\n"},
		{"a cell that says nothing", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[sp] = report.EditedCell{Rejected: true} }, ""},
		{"the desk changed another way", func(d *Desk, e *report.Edits) {
			e.Rows[0].Cells[sp].Text = "Mara Voss"
			desk(d, "r1", sp, "Piet Hale")
		}, `conflict r1 speaker: exported Speaker 1, desk "Piet Hale", file "Mara Voss"` + "\n"},
		{"the program reads it otherwise today", func(d *Desk, e *report.Edits) {
			e.Rows[0].Cells[sp].Text = "Mara Voss"
			r := d.Rows["r1"]
			r.Values[sp] = "M. Voss"
			d.Rows["r1"] = r
		}, `r1 speaker: "M. Voss" -> "Mara Voss" (it was "Speaker 1" in the workbook)` + "\n"},
		{"the desk changed and the file did not", func(d *Desk, _ *report.Edits) { desk(d, "r1", sp, "Piet Hale") }, ""},
		{"both changed alike", func(d *Desk, e *report.Edits) { e.Rows[0].Cells[sp].Text = "Mara Voss"; desk(d, "r1", sp, "Mara Voss") }, ""},
		{"an id of elsewhere", func(_ *Desk, e *report.Edits) { e.Rows[1].ID = "r99" },
			"problem r99 : the desk has no row with this id; it comes from another desk, or its document has been read again\nmissing r2\n"},
		{"a row that was added", func(_ *Desk, e *report.Edits) {
			e.Rows = append(e.Rows, report.EditedRow{Line: 9, Quote: "Mine."})
		}, "problem  : a row without an id; rows cannot be added in a workbook\n"},
		{"a copy that agrees", func(_ *Desk, e *report.Edits) { e.Rows = append(e.Rows, e.Rows[0]) }, "note lines that repeat a row: 1; the first complete line of each row counts\n"},
		{"a copy with other values", func(_ *Desk, e *report.Edits) {
			r := e.Rows[0]
			r.Cells[nt].Text = "second"
			e.Rows = append(e.Rows, r)
		}, "problem r1 : a copy of the row in line 2 with other values; the first one counts\nnote lines that repeat a row: 1; the first complete line of each row counts\n"},
		{"the id copied onto another row", func(_ *Desk, e *report.Edits) {
			r := e.Rows[1]
			r.ID, r.Computed = "r1", "h?"
			e.Rows = append([]report.EditedRow{r}, e.Rows...)
			e.Rows[1].Cells[nt].Text = "mine"
		}, `r1 note: "" -> "mine"` + "\nnote lines that repeat a row: 1; the first complete line of each row counts\n"},
		{"a quote that somebody reworded", func(_ *Desk, e *report.Edits) {
			e.Rows[0].Quote, e.Rows[0].Computed = "Other words.", "h?"
			e.Rows[0].Cells[sp].Text = "Mara Voss"
		}, "problem r1 : the quote was changed, so the row was ignored; quotes are verbatim: put the words back, or set the status to drop\n"},
		{"a cell that is not for editing", func(_ *Desk, e *report.Edits) {
			e.Rows[0].Computed = "h?"
			e.Rows[0].Cells[sp].Text = "Mara Voss"
		}, `r1 speaker: "Speaker 1" -> "Mara Voss"` + "\nproblem r1 : a cell that cannot be edited (document or spans) was changed; it is left as it was\n"},
		{"a date that cannot be read", func(_ *Desk, e *report.Edits) {
			e.Rows[0].Computed = "h?"
			e.Rows[0].Cells[report.EditDate] = report.EditedCell{Rejected: true}
		}, ""}, // the reader of the cell has said so
		{"a word for nobody", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[sp].Text = "N/A" },
			`problem r1 speaker: "N/A" is no name; empty the cell if the text names nobody` + "\n"},
		{"a mark for nobody", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[sp].Text = "??" },
			`problem r1 speaker: "??" is no name; empty the cell if the text names nobody` + "\n"},
		{"the same name in capitals", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[sp].Text = "SPEAKER 1" },
			`problem r1 speaker: "SPEAKER 1" is Speaker 1 in other letters; the name stays as it is` + "\n"},
		{"another name in small letters", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[sp].Text = "speaker 2" }, `r1 speaker: "Speaker 1" -> "Speaker 2"` + "\n"},
		{"a capital inside a name", func(_ *Desk, e *report.Edits) { e.Rows[0].Cells[sp].Text = "Mara McVoss" }, `r1 speaker: "Speaker 1" -> "Mara McVoss"` + "\n"},
		{"no checksums, the quotes fit", func(_ *Desk, e *report.Edits) {
			for i := range e.Rows {
				e.Rows[i].Hash, e.Rows[i].Computed = "", ""
			}
			e.Rows[2].Cells[nt].Text = "seen"
		}, `r3 note: "" -> "seen"` + "\n"},
		{"rows deleted", func(_ *Desk, e *report.Edits) { e.Rows = e.Rows[1:] }, "missing r1\n"},
		{"two cells changed places", func(_ *Desk, e *report.Edits) {
			e.Rows[0].Cells[sp], e.Rows[1].Cells[sp] = e.Rows[1].Cells[sp], e.Rows[0].Cells[sp]
		},
			"r1 speaker: \"Speaker 1\" -> \"Speaker 2\"\nr2 speaker: \"Speaker 2\" -> \"Speaker 1\"\n"},
		{"an export nobody knows", func(d *Desk, e *report.Edits) {
			d.Export = nil
			e.Rows[0].Cells[sp].Text = "Mara Voss"
			desk(d, "r2", sp, "Piet Hale")
		}, "r1 speaker: \"Speaker 1\" -> \"Mara Voss\"\nconflict r2 speaker: exported unknown, desk \"Piet Hale\", file \"Speaker 2\"\n" +
			"note the desk does not know the workbook it comes from (x1); every cell that differs from the desk counts as an edit, unless it has been corrected before\n"},
		{"dates of documents", func(_ *Desk, e *report.Edits) {
			e.Documents = []report.EditedDocument{saysDate("vote.txt", "2026-11-18"), saysDate("talks.txt", ""), saysDate("gone.txt", "2026-01-01")}
		}, "vote.txt date: \"\" -> \"2026-11-18\"\nproblem  : the desk has no document gone.txt\n"},
		{"a date from before somebody gave another", func(d *Desk, e *report.Edits) {
			d.Documents["talks.txt"] = dated("2026-11-17", "2026-11-16", true)
			e.Documents = []report.EditedDocument{saysDate("talks.txt", "2026-11-16")}
		}, ""},
		{"a date given twice", func(_ *Desk, e *report.Edits) {
			e.Documents = []report.EditedDocument{saysDate("talks.txt", "2026-11-18")}
		}, "conflict talks.txt date: exported unknown, desk \"2026-11-17\", file \"2026-11-18\"\n"},
		{"a program took a name for a number", func(d *Desk, e *report.Edits) {
			v := d.Export["r1"]
			v[sp] = "007"
			d.Export["r1"] = v
			e.Rows[0].Cells[sp].Text = "7"
		}, "problem r1 speaker: \"7\" was \"007\": a program changed it into a number\n"},
	} {
		d, e := world(4)
		c.change(&d, &e)
		out, err := Merge(d, e, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := out.String(); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// Where cells disagree about a document, each of them is named.
func TestEveryAnswerForADocumentIsListed(t *testing.T) {
	d, e := world(3)
	for i, day := range []string{"2026-11-16", "2026-11-15", "2026-11-16", "2026-11-14", "2026-11-15"} {
		line := saysDate("vote.txt", day)
		line.Sheet, line.Line = "Documents", i+2
		e.Documents = append(e.Documents, line)
	}
	out, err := Merge(d, e, Options{})
	if err != nil || len(out.Changes) != 0 || len(out.Problems) != 2 {
		t.Fatalf("%+v\n%v", out, err)
	}
	for i, want := range []string{"2026-11-15 for vote.txt (also in Documents 6); Documents 2 has 2026-11-16 (also in Documents 4): neither is applied until they agree",
		"2026-11-14 for vote.txt; Documents 2 has 2026-11-16 (also in Documents 4): neither is applied until they agree"} {
		if got := out.Problems[i].Reason; got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

func TestAcceptedDeletionsBecomeDrop(t *testing.T) {
	d, e := world(3)
	e.Rows = e.Rows[1:]
	out, err := Merge(d, e, Options{AcceptDeletions: true})
	if want := "r1 status: \"new\" -> \"drop\" (deleted from the file)\nmissing r1\n"; err != nil || out.String() != want {
		t.Errorf("got\n%v %v, want\n%s", out, err, want)
	}
}

// A conflict is decided by naming its row. That also takes a cell back to what it
// was when the workbook was made, which is otherwise no edit.
func TestAConflictThatIsDecidedForTheFile(t *testing.T) {
	d, e := world(3)
	for _, id := range []string{"r1", "r2", "r3"} {
		r := d.Rows[id]
		r.Values[st], r.Corrected[st] = "drop", true
		d.Rows[id] = r
	}
	e.Rows[0].Cells[st].Text, e.Rows[2].Cells[st].Text = "use", "use"
	e.Documents = []report.EditedDocument{saysDate("talks.txt", "2026-11-18")}
	out, err := Merge(d, e, Options{Take: map[string]bool{"r1": true, "r2": true, "talks.txt": true}})
	want := `r1 status: "drop" -> "use" (decided for the file)
r2 status: "drop" -> "new" (decided for the file)
talks.txt date: "2026-11-17" -> "2026-11-18" (decided for the file)
conflict r3 status: exported new, desk "drop", file "use"
`
	if err != nil || out.String() != want {
		t.Errorf("got\n%v %v, want\n%s", out, err, want)
	}
}

func TestAFileThatIsMixedUpStopsEverything(t *testing.T) {
	for _, c := range []struct {
		name, want string
		change     func(e *report.Edits)
	}{
		{"the visible columns sorted, the ids left behind", "mixed up", func(e *report.Edits) {
			for i, j := 0, len(e.Rows)-1; i < j; i, j = i+1, j-1 {
				a, b := &e.Rows[i], &e.Rows[j]
				a.Quote, b.Quote, a.Cells, b.Cells = b.Quote, a.Quote, b.Cells, a.Cells
				a.Computed, b.Computed = "h?", "h?"
			}
		}},
		{"two rows mixed up", "mixed up", func(e *report.Edits) {
			e.Rows[0].Quote, e.Rows[1].Quote = e.Rows[1].Quote, e.Rows[0].Quote
			e.Rows[0].Computed, e.Rows[1].Computed = "h?", "h?"
		}},
		{"one column sorted", "column speaker", func(e *report.Edits) {
			cells := make([]report.EditedCell, len(e.Rows))
			for i := range e.Rows {
				cells[i] = e.Rows[i].Cells[sp]
			}
			slices.Reverse(cells)
			for i := range e.Rows {
				e.Rows[i].Cells[sp] = cells[i]
			}
		}},
		{"another desk's file", "none of its rows", func(e *report.Edits) {
			for i := range e.Rows {
				e.Rows[i].ID += "x"
			}
		}},
	} {
		d, e := world(8)
		c.change(&e)
		out, err := Merge(d, e, Options{})
		stop, ok := errors.AsType[*StopError](err)
		if !ok || !strings.Contains(stop.Reason, c.want) || len(out.Changes) > 0 {
			t.Errorf("%s: %v, %d changes", c.name, err, len(out.Changes))
		}
	}
}

// Rows may be sorted and filtered as one likes: the result is the same.
func TestTheOrderOfRowsMeansNothing(t *testing.T) {
	d, e := world(9)
	e.Rows[3].Cells[tp].Text = "Energy"
	slices.Reverse(e.Rows)
	out, err := Merge(d, e, Options{})
	if want := "r4 topic: \"Ports\" -> \"Energy\"\n"; err != nil || out.String() != want {
		t.Errorf("got %v %v, want %s", out, err, want)
	}
}

func TestAMissingQuoteColumnIsNamed(t *testing.T) {
	d, e := Desk{Rows: map[string]Row{}}, report.Edits{}
	for i := range 8 {
		id := fmt.Sprint("r", i)
		d.Rows[id] = Row{Quote: "Words " + id}
		e.Rows = append(e.Rows, report.EditedRow{ID: id, Line: i + 2})
	}
	_, err := Merge(d, e, Options{})
	if err == nil || !strings.Contains(err.Error(), "the column quote was deleted, cleared or renamed") {
		t.Errorf("%v", err)
	}
}
