package review

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/speaker"
	"onrecord/report"
)

// harbour is a week of three documents: in each, two people speak in turn in six rows,
// first under their names, then as "she" and "he".
func harbour() (Desk, report.Edits) {
	d, e := world(0)
	for doc, names := range [][2]string{{"Mara Voss", "Piet Hale"}, {"Ines Roke", "Naim Kasar"}, {"Greta Lund", "Oskar Dill"}} {
		path := fmt.Sprintf("day-%d.txt", doc+1)
		people := map[string]bool{speaker.Key(names[0]): true, speaker.Key(names[1]): true, "anna tember": true}
		d.Documents[path] = Document{People: people}
		for i := range 6 {
			id := fmt.Sprintf("r%d", len(d.Rows)+1)
			v := Values{names[i%2], "Ports", "new"}
			row := Row{Values: v, Hash: "h" + id, Quote: "Quote of " + id, Mention: []string{"she", "he"}[i%2], Document: path}
			if i < 4 {
				row.Mention = strings.Fields(v[sp])[1]
			}
			d.Export[id], d.Rows[id] = v, row
			r := report.EditedRow{Sheet: "Quotes", Line: len(d.Rows) + 1, ID: id, Hash: "h" + id, Computed: "h" + id, Quote: row.Quote, Document: path}
			for f := range v {
				r.Cells[f].Text = v[f]
			}
			e.Rows = append(e.Rows, r)
		}
	}
	return d, e
}

func TestNamesOfOtherRowsThatDoNotFitAreHeldBack(t *testing.T) {
	for _, c := range []struct {
		name  string
		given map[int]string // by line
		rows  string         // that are named; "" if all is taken
	}{
		{"the other of two who speak in turn", map[int]string{6: "Piet Hale", 7: "Mara Voss", 12: "Naim Kasar", 18: "Oskar Dill"}, ""},
		{"one whom the document names and who speaks nowhere", map[int]string{6: "Anna Tember", 12: "Anna Tember", 13: "Anna Tember"}, ""},
		{"a name that nobody has", map[int]string{2: "Hanne Vell", 9: "Hanne Vell", 15: "Greta Send"}, ""},
		{"one from another document", map[int]string{6: "Oskar Dill"}, ""},
		{"one from another document, wherever this person stood", map[int]string{2: "Oskar Dill", 4: "Oskar Dill", 6: "Oskar Dill"}, ""},
		{"two from other documents", map[int]string{6: "Oskar Dill", 13: "Mara Voss"}, "6, 13"},
		{"one from another document among others", map[int]string{5: "Mara Voss", 6: "Piet Hale", 7: "Oskar Dill"}, "7"},
		{"against the names that the rows give", map[int]string{2: "Piet Hale", 8: "Naim Kasar", 15: "Greta Lund"}, "2, 8, 15"},
		{"twice against them", map[int]string{2: "Piet Hale", 8: "Naim Kasar"}, ""},
	} {
		d, e := harbour()
		for line, name := range c.given {
			e.Rows[line-2].Cells[sp].Text = name
		}
		out, err := Merge(d, e, Options{})
		held := ""
		if len(out.Problems) == 1 {
			_, held, _ = strings.Cut(out.Problems[0].Reason, "(rows ")
			held, _, _ = strings.Cut(held, ")")
		}
		want := len(c.given)
		if c.rows != "" {
			want = 0
		}
		if err != nil || held != c.rows || len(out.Changes) != want {
			t.Errorf("%s: rows %q held, want %q: %v\n%v", c.name, held, c.rows, out, err)
		}
		if strings.HasPrefix(c.name, "one from another") && c.rows == "" && !strings.Contains(out.String(), "this one does not name them") {
			t.Errorf("%s: nothing is said of it: %v", c.name, out)
		}
		if out, err = Merge(d, e, Options{AcceptMany: map[string]bool{"speaker": true}}); err != nil || len(out.Changes) != len(c.given) {
			t.Errorf("%s: accepted: %v\n%v", c.name, out, err)
		}
	}
}

// What another column of the row has is nobody's name.
func TestWhatIsNoSpeakerIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"https://post.example/a/1": "is an address", "Ports": "is the topic of this row", "harbour master": "is the role of this row",
		"Quote of r1": "the quote is no speaker", "Anna Tember": "",
	} {
		d, e := harbour()
		row := d.Rows["r1"]
		row.Values[report.EditRole] = "harbour master"
		d.Rows["r1"] = row
		e.Rows[0].Cells[sp].Text = text
		e.Rows[0].Cells[report.EditRole].Rejected = true
		out, err := Merge(d, e, Options{})
		if err != nil || (want == "") != (len(out.Changes) == 1) || want != "" && !strings.Contains(out.String(), want) {
			t.Errorf("%s: %v %v", text, out, err)
		}
	}
}

// Cells that were copied out of filtered rows are known by their order, even where
// nothing else is.
func TestCellsCopiedOutOfAFilterAreHeldBack(t *testing.T) {
	for _, c := range []struct {
		name string
		of   func(i int) int // the row that the i-th cell was copied from
	}{
		{"every fourth row", func(i int) int { return 20 + 4*i }},
		{"the rows of a topic", func(i int) int { return []int{31, 36, 38, 45}[i] }},
	} {
		d, e := world(60)
		for i := range e.Rows {
			v := d.Export[e.Rows[i].ID]
			if v[sp] = fmt.Sprintf("Speaker %d", i%30); i == 31 || i == 36 || i == 38 || i == 45 {
				v[report.EditTopic] = "Energy"
			}
			d.Export[e.Rows[i].ID] = v
			e.Rows[i].Cells[sp].Text, e.Rows[i].Cells[report.EditTopic].Text = v[sp], v[report.EditTopic]
		}
		for i := range 4 {
			e.Rows[3+i].Cells[sp].Text = d.Export[e.Rows[c.of(i)].ID][sp]
		}
		out, err := Merge(d, e, Options{})
		if err != nil || len(out.Changes) != 0 || len(out.Problems) != 1 || !strings.Contains(out.Problems[0].Reason, "in which a filter shows them") && !strings.Contains(out.Problems[0].Reason, "(rows 5–8)") {
			t.Errorf("%s: %v\n%v %v", c.name, out, err, out.Problems)
		}
	}
}
