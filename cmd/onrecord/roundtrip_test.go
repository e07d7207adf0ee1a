package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/cmd/onrecord/folder"
	"onrecord/report"
)

var (
	editors = flag.Int("editors", 6, "how many people edit a workbook at random")
	hand    = flag.String("hand", "", "program that writes the edits: PROGRAM FILE OUT EDITS.json")
)

// told is what review says of a file.
type told struct {
	Changes   []struct{ Target, Field, New string } `json:"changes"`
	Untaken   []report.EditProblem                  `json:"not_taken"`
	Conflicts []struct{ Target, Field string }      `json:"conflicts"`
}

// TestNoEditIsLostAndNoneIsMadeUp edits random cells of Quotes and Documents and stretches
// of columns of Quotes, takes what review takes, and makes the briefing again. Every edit
// is in it or was listed; whatever else differs follows from an edit. Taken back, the
// briefing is the first one again.
func TestNoEditIsLostAndNoneIsMadeUp(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	desk := filepath.Join(t.TempDir(), "desk")
	do := func(want []int, args ...string) string {
		t.Helper()
		var out, messages bytes.Buffer
		if code := run(t.Context(), args, strings.NewReader(""), &out, &messages); !slices.Contains(want, code) {
			t.Fatalf("onrecord %s ends with %d: %s", strings.Join(args, " "), code, messages.String())
		}
		return out.String()
	}
	do([]int{0}, "init", desk, "--quiet")
	inbox := filepath.Join(desk, folder.Inbox)
	for _, old := range []string{"truce-on-the-ossel.txt", "truce-on-the-ossel.yaml"} {
		_ = os.Remove(filepath.Join(inbox, old))
	}
	for name, text := range roundtripDocuments {
		if err := os.WriteFile(filepath.Join(inbox, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	weekly := func() {
		do([]int{0}, "weekly", desk, "--week", "2026-W47", "--date", "2026-11-23", "--format", "xlsx", "--quiet")
	}
	weekly()
	briefing := filepath.Join(desk, folder.Briefings, "briefing-2026-W47.xlsx")
	first, err := os.ReadFile(briefing)
	if err != nil {
		t.Fatal(err)
	}
	before := gridOf(t, briefing)
	made, taken, listed := 0, 0, 0
	for n := range *editors {
		random := rand.New(rand.NewPCG(uint64(n), 16))
		back := filepath.Join(t.TempDir(), "back.xlsx")
		edits := randomEdits(t, random, first, back, before)
		var said told
		out := do([]int{0, 1, 3}, "review", back, "--desk", desk, "--apply", "--json")
		if out != "" { // refused as a whole
			if err := json.Unmarshal([]byte(out), &said); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		}
		weekly()
		after := gridOf(t, briefing)
		made, taken, listed = made+len(edits), taken+len(said.Changes), listed+len(said.Untaken)
		if out != "" {
			checkEdits(t, n, edits, said, before, after)
		}
		checkRest(t, n, said, before, after)
		if len(said.Changes) > 0 {
			do([]int{0}, "undo", lastEntry(t, do([]int{0}, "undo", "--desk", desk, "--json")), "--desk", desk, "--quiet")
		}
	}
	t.Logf("%d cells edited, %d corrections taken, %d lines of what was not", made, taken, listed)
	if taken == 0 || listed == 0 {
		t.Error("nothing was taken, or nothing listed")
	}
	weekly()
	if last, err := os.ReadFile(briefing); err != nil || !bytes.Equal(first, last) {
		t.Errorf("with everything taken back the briefing is another one: %v", err)
	}
}

// gridCells are the cells of Quotes by id and column, and those of Documents by path;
// places are their lines.
type gridCells struct {
	heads     map[string][]string // by sheet
	cells     map[string]map[string]string
	places    map[string]int
	documents []string
}

func gridOf(t *testing.T, path string) gridCells {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g := gridCells{heads: map[string][]string{}, cells: map[string]map[string]string{}, places: map[string]int{}}
	for sheet, key := range map[string]string{"Quotes": "id", "Documents": "document"} {
		lines, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		g.heads[sheet] = lines[0]
		for n, l := range lines[1:] {
			row := map[string]string{}
			for i, head := range lines[0] {
				if i < len(l) {
					row[head] = l[i]
				}
			}
			g.cells[row[key]], g.places[row[key]] = row, n+2
			if sheet == "Documents" {
				g.documents = append(g.documents, row[key])
			}
		}
	}
	return g
}

// sheetOf is the sheet of a row, which is named by its id or its path.
func (g gridCells) sheetOf(row string) string {
	if slices.Contains(g.documents, row) {
		return "Documents"
	}
	return "Quotes"
}

type randomEdit struct{ id, column, value string }

// cellEdit is an edit as a program of others is told it.
type cellEdit struct {
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"`
	Value string `json:"value"`
}

// randomEdits writes random values into random cells, of which some are no values of
// their column, and at times into a stretch of a column; it saves the file.
func randomEdits(t *testing.T, random *rand.Rand, workbook []byte, to string, before gridCells) []randomEdit {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var ids []string
	for id := range before.cells {
		if before.sheetOf(id) == "Quotes" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	columns := slices.DeleteFunc(slices.Clone(before.heads["Quotes"]), func(h string) bool {
		return h == "id" || h == "row hash" || h == "quote" || h == "shown" // these say which row it is
	})
	done := map[string]randomEdit{}
	written := []cellEdit{}
	write := func(e randomEdit) {
		sheet := before.sheetOf(e.id)
		at, err := excelize.CoordinatesToCellName(slices.Index(before.heads[sheet], e.column)+1, before.places[e.id])
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr(sheet, at, e.value); err != nil {
			t.Fatal(err)
		}
		written = append(written, cellEdit{sheet, at, e.value})
		done[e.id+e.column] = e
	}
	likely := []string{"speaker", "topic", "status", "note", "role", "kind", "source", "place"}
	for range 1 + random.IntN(7) {
		e := randomEdit{ids[random.IntN(len(ids))], columns[random.IntN(len(columns))], randomValues[random.IntN(len(randomValues))]}
		if random.IntN(2) == 0 { // as often as not one that can be taken
			e.column = likely[random.IntN(len(likely))]
		}
		write(e)
	}
	if random.IntN(3) == 0 {
		heads := before.heads["Documents"][1:] // the first says which document it is
		write(randomEdit{before.documents[random.IntN(len(before.documents))], heads[random.IntN(len(heads))], randomValues[random.IntN(len(randomValues))]})
	}
	if random.IntN(2) == 0 {
		slices.SortFunc(ids, func(a, b string) int { return before.places[a] - before.places[b] })
		column := likely[random.IntN(len(likely))]
		if random.IntN(4) == 0 {
			column = columns[random.IntN(len(columns))]
		}
		for _, e := range randomStretch(random, ids, column, before) {
			write(e)
		}
	}
	if err := f.SaveAs(to); err != nil {
		t.Fatal(err)
	}
	if *hand != "" {
		from := filepath.Join(t.TempDir(), "from.xlsx")
		if err := os.WriteFile(from, workbook, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := byHand(from, to, written); err != nil {
			t.Fatal(err)
		}
	}
	var out []randomEdit
	for _, e := range done {
		if !report.SameValue(before.cells[e.id][e.column], e.value) {
			out = append(out, e)
		}
	}
	return out
}

var randomValues = []string{"", "Greta Lund", "Northquay", "TRUE", "12", "2026-11-18", "2019-02-30", "indirect", "use", "checkd", "Ports", "https://post.example/a", "=1+1", "seen\nby me", "Ünïcode “x”"}

// randomStretch fills, clears, shifts or sorts some cells of a column below each other.
func randomStretch(random *rand.Rand, ids []string, column string, before gridCells) []randomEdit {
	from := random.IntN(len(ids) - 2)
	ids = ids[from : from+3+random.IntN(len(ids)-from-2)]
	var values []string
	for _, id := range ids {
		values = append(values, before.cells[id][column])
	}
	last := len(values) - 1
	switch random.IntN(5) {
	case 0:
		value := randomValues[random.IntN(len(randomValues))]
		for i := range values {
			values[i] = value
		}
	case 1: // as the fill handle does
		for i := range values {
			values[i] = values[0]
		}
	case 2:
		values = append(values[1:], "")
	case 3:
		values = append([]string{""}, values[:last]...)
	case 4:
		slices.Sort(values)
	}
	var out []randomEdit
	for i, id := range ids {
		out = append(out, randomEdit{id, column, values[i]})
	}
	return out
}

// byHand has another program write edits into a workbook and save it. A workbook may be
// saved in its place.
func byHand(from, to string, written []cellEdit) error {
	data, err := json.Marshal(written)
	if err != nil {
		return err
	}
	list := to + ".json"
	if err := os.WriteFile(list, data, 0o644); err != nil {
		return err
	}
	program := strings.Fields(*hand)
	if out, err := exec.Command(program[0], append(program[1:], from, to, list)...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", *hand, err, out)
	}
	return nil
}

// checkEdits wants each edit in the new briefing, or listed with its place.
func checkEdits(t *testing.T, n int, edits []randomEdit, said told, before, after gridCells) {
	t.Helper()
	for _, e := range edits {
		listed := slices.ContainsFunc(said.Untaken, func(p report.EditProblem) bool {
			if p.Column != "" && p.Column != strings.ReplaceAll(e.column, " ", "_") {
				return false
			}
			return p.ID == e.id || p.ID == "" && namesRow(p, before.sheetOf(e.id), before.places[e.id])
		})
		if _, ok := after.cells[e.id]; !ok { // its date is another one now, or it was dropped
			listed = listed || slices.ContainsFunc(said.Changes, func(c struct{ Target, Field, New string }) bool {
				return (c.Target == e.id || c.Target == before.cells[e.id]["document"]) && c.Field == e.column && report.SameValue(c.New, e.value)
			})
		}
		if !listed && !report.SameValue(after.cells[e.id][e.column], e.value) && !(e.column == "status" && e.value == "") {
			t.Errorf("editor %d: %s of %s was given %q, is %q and was not listed: %+v", n, e.column, e.id, e.value, after.cells[e.id][e.column], said)
		}
	}
}

var rowNumbers = regexp.MustCompile(`(\d+)(?:–(\d+))?`)

// namesRow reports whether a problem of a column names a row: it stands there, or the
// reason says so, as in "… (rows 3–10, 12)" and "Quotes 3 has … (also in Quotes 5)".
func namesRow(p report.EditProblem, sheet string, row int) bool {
	if p.Sheet == sheet && p.Line == row {
		return true
	}
	var rows string
	for _, m := range regexp.MustCompile("(?:"+sheet+"|rows?) ([0-9–, ]+)").FindAllStringSubmatch(p.Reason, -1) {
		rows += " " + m[1]
	}
	for _, m := range rowNumbers.FindAllStringSubmatch(rows, -1) {
		from, _ := strconv.Atoi(m[1])
		to, _ := strconv.Atoi(cmp.Or(m[2], m[1]))
		if from <= row && row <= to {
			return true
		}
	}
	return false
}

// follows are the columns that say other things when a row is corrected.
var follows = []string{"check", "flags", "topics", "role", "date basis", "source basis", "row hash", "same as", "confidence", "speaker confidence"}

// checkRest wants every other cell as it was: only what review said it would change has
// changed, in the row or, for what speaks of the document, in all of its rows; and how
// many rows a document has.
func checkRest(t *testing.T, n int, said told, before, after gridCells) {
	t.Helper()
	allowed := map[string]bool{}
	for _, c := range said.Changes {
		allowed[c.Target+" "+c.Field] = true
		allowed[c.Target] = true
	}
	for id, was := range before.cells {
		is, ok := after.cells[id]
		if !ok {
			if !slices.ContainsFunc(said.Changes, func(c struct{ Target, Field, New string }) bool {
				return c.Field == "date" || c.New == report.StatusDrop
			}) {
				t.Errorf("editor %d: the row %s is gone", n, id)
			}
			continue
		}
		document := was["document"]
		for column, value := range was {
			field := strings.ReplaceAll(column, " ", "_")
			if column == "rows" && len(said.Changes) > 0 {
				continue
			}
			if value == is[column] || allowed[id+" "+field] || allowed[document+" "+field] || slices.Contains(follows, column) && (allowed[id] || allowed[document]) {
				continue
			}
			t.Errorf("editor %d: %s of %s was %q and is %q, and nobody said so", n, column, id, value, is[column])
		}
	}
}

func lastEntry(t *testing.T, list string) string {
	t.Helper()
	var entries []struct{ ID int64 }
	if err := json.Unmarshal([]byte(list), &entries); err != nil || len(entries) == 0 {
		t.Fatalf("%v: %s", err, list)
	}
	return fmt.Sprint(entries[len(entries)-1].ID)
}

var roundtripDocuments = map[string]string{
	"ferry.txt": `SALTHAVEN, 17 November 2026 (Salthaven Courier) — "The ferries will run again by Friday," said Mara Quell, the harbour master. "Nobody told the crews to stay at home," Quell said.

"We asked for two engineers and were given a letter," said Oskar Dill, the head of the seamen's union. "A letter does not turn a propeller," Dill said.

"The council paid every bill that it was shown," said Ines Tember, the treasurer.

The council denied that it had been told of the storm.
`,
	"second.txt": `SALTHAVEN, 18 November 2026 — "The second boat is in the dock and stays there," said Mara Quell, the harbour master.

"We will meet the council again on Thursday," said Oskar Dill, the head of the seamen's union.
`,
}
