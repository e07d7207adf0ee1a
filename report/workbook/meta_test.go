package workbook

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

func TestMetaNamesTheExportAndTheFields(t *testing.T) {
	data := written(t, sample())
	f := opened(t, sample())
	rows, err := f.GetRows(metaName)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	var columns, editable []string
	for _, r := range rows[1:] {
		r = append(r, "", "")
		switch r[0] {
		case "workbook", "table":
			values[r[1]] = r[2]
		case "column":
			columns = append(columns, r[2])
			if r[3] == "editable" {
				editable = append(editable, r[1])
			}
		}
	}
	id := exportID(sample())
	for name, want := range map[string]string{"schema": "1", "export_id": id, "program": "onrecord 0.1.0", "made": "2026-11-23",
		"period": "2026-W47", "from": "2026-11-16", "to": "2026-11-18", "rows": "3", "tblQuotes": "Quotes"} {
		if values[name] != want {
			t.Errorf("%s is %q, want %q", name, values[name], want)
		}
	}
	heads, err := f.GetRows(quotesName)
	if err != nil || !slices.Equal(columns, heads[0]) {
		t.Errorf("columns %q, heads %q %v", columns, heads[0], err)
	}
	if want := []string{"source", "date", "speaker", "topic", "status", "note", "kind", "role", "said", "title", "url", "place"}; !slices.Equal(editable, want) {
		t.Errorf("editable are %q, want %q", editable, want)
	}
	parts := partsOf(t, data)
	if p := string(parts["docProps/custom.xml"]); !strings.Contains(p, `name="export_id"`) || !strings.Contains(p, id) {
		t.Errorf("the file's properties are %s", p)
	}
	if p := string(parts["xl/workbook.xml"]); strings.Count(p, `state="veryHidden"`) != 1 {
		t.Errorf("the sheet %s is not very hidden: %s", metaName, p)
	}
}

func TestOnlyTheSameContentsHaveTheSameExportID(t *testing.T) {
	whole := func() report.Briefing {
		b := sample()
		b.Late = []report.Late{{Document: b.Documents[0], Rows: slices.Clone(b.Rows[:1])}}
		b.EarlierDuplicates = slices.Clone(b.Rows[:1])
		b.Before = &report.Earlier{Rows: slices.Clone(b.Rows[:1]), Weeks: []report.Week{{Rows: slices.Clone(b.Rows[:1])}}}
		return b
	}
	id := exportID(whole())
	if again := exportID(whole()); again != id || !strings.HasPrefix(id, "x") {
		t.Errorf("%s, then %s", id, again)
	}
	same := func(change func(*report.Briefing)) bool {
		b := whole()
		change(&b)
		return exportID(b) == id
	}
	if !same(func(b *report.Briefing) { b.Rows = report.Quoted(b.Rows) }) {
		t.Error("questions change the id")
	}
	for name, change := range map[string]func(*report.Briefing){
		"another day":     func(b *report.Briefing) { b.Made = b.Made.AddDays(1) },
		"another program": func(b *report.Briefing) { b.Version = "9" },
		"a row less":      func(b *report.Briefing) { b.Rows = b.Rows[:3] },
		"a document less": func(b *report.Briefing) { b.Documents = b.Documents[:2] },
		"setting":         func(b *report.Briefing) { b.Settings[0].Value = "other.yaml" },
		"period":          func(b *report.Briefing) { b.Period.Name = "all" },
		"editor's note":   func(b *report.Briefing) { b.Note = "" },
		"locked":          func(b *report.Briefing) { b.Look.Protect = true },
		"late row":        func(b *report.Briefing) { b.Late[0].Rows[0].Speaker = "Ines Roke" },
		"late document":   func(b *report.Briefing) { b.Late[0].Document.Title = "Vote" },
		"earlier row":     func(b *report.Briefing) { b.EarlierDuplicates[0].Speaker = "Ines Roke" },
		"week before":     func(b *report.Briefing) { b.Before.Rows[0].Speaker = "Ines Roke" },
		"weeks before":    func(b *report.Briefing) { b.Before.Weeks[0].Rows[0].Speaker = "Ines Roke" },
		"known speaker":   func(b *report.Briefing) { b.Before.Known = []string{"Ines Roke"} },
		"words moved to the next field": func(b *report.Briefing) {
			b.Rows[0].Kind, b.Rows[0].Act = "directspeech", ""
		},
	} {
		if same(change) {
			t.Errorf("%s: the id is the same", name)
		}
	}
	everyField(t, reflect.TypeFor[report.Row](), func(i int) bool {
		return same(func(b *report.Briefing) { alter(t, reflect.ValueOf(&b.Rows[0]).Elem().Field(i)) })
	})
	everyField(t, reflect.TypeFor[report.Document](), func(i int) bool {
		return same(func(b *report.Briefing) { alter(t, reflect.ValueOf(&b.Documents[0]).Elem().Field(i)) })
	})
}

// everyField wants every field that is handed out to count.
func everyField(t *testing.T, of reflect.Type, same func(i int) bool) {
	t.Helper()
	for i := range of.NumField() {
		if of.Field(i).Tag.Get("json") != "-" && same(i) {
			t.Errorf("%s of %s: the id is the same", of.Field(i).Name, of.Name())
		}
	}
}

// alter changes a value to any other one.
func alter(t *testing.T, v reflect.Value) {
	t.Helper()
	switch p := v.Addr().Interface().(type) {
	case *string:
		*p += "x"
	case *report.Status:
		*p += "x"
	case *[]string:
		*p = append(*p, "x")
	case *int:
		*p++
	case *float64:
		*p += 0.01
	case *parse.Date:
		*p = parse.NewDate(2001, 2, 3)
	case *report.Spans:
		p.Cue = append(p.Cue, [2]int{1, 2})
	default:
		t.Fatalf("a field of a kind this test does not know: %s", v.Type())
	}
}

func TestARowHashIsThatOfTheCellsReadBack(t *testing.T) {
	b := sample()
	f := opened(t, b)
	for i, r := range report.Quoted(b.Rows) {
		cells := make([]cell, len(quoteColumns))
		for _, c := range locked {
			at := letter(c) + string(rune('2'+i))
			v, err := f.GetCellValue(quotesName, at)
			if err != nil {
				t.Fatal(err)
			}
			cells[c] = text(v)
		}
		if got, want := lockedHash(cells), raw(t, f, quotesName, at("row_hash", i+2)); got != want || got != RowHash(r) {
			t.Errorf("row %d: %s from the cells, %s beside them, %s of the row", i, got, want, RowHash(r))
		}
	}
}

func TestARowHashIsOfWhatIsNotEdited(t *testing.T) {
	changes := map[string]bool{"Source": true, "Date": true, "Quote": true, "Document": true, "Spans": true, "ID": true}
	row := reflect.TypeFor[report.Row]()
	for i := range row.NumField() {
		name := row.Field(i).Name
		if name == "Question" {
			continue
		}
		r := sample().Rows[0]
		before := RowHash(r)
		alter(t, reflect.ValueOf(&r).Elem().Field(i))
		if got := RowHash(r) != before; got != changes[name] {
			t.Errorf("%s changes the hash: %t", name, got)
		}
	}
	printed, shown := report.Row{Quote: "a line\r\nof print", Source: " Post"}, report.Row{Quote: "a line of print", Source: "Post"}
	if RowHash(printed) != RowHash(shown) {
		t.Error("rows with the same cells have other hashes")
	}
}
