package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/report"
)

// column is one of twenty rows in which five people speak in turn, each one in one row,
// two, one, two …; rows 3, 8, 13 and 18 name nobody.
func column() []string {
	names := []string{"Ines Roke", "Mara Voss", "Naim Kasar", "", "Piet Hale"}
	var out []string
	for i := range 20 {
		out = append(out, names[(i+i/7)%len(names)])
	}
	return out
}

func TestSlipsOfTheHandAreTold(t *testing.T) {
	for _, c := range []struct {
		name   string
		field  report.EditField
		change func(v []string) []string
		want   string // of what is said; "" for changes that somebody meant
	}{
		{"nothing", sp, func(v []string) []string { return v }, ""},
		{"one corrected", sp, func(v []string) []string { v[4] = "Greta Lund"; return v }, ""},
		{"filled down to the end", sp, func(v []string) []string { return fillFrom(v, 1, 20, "Mara Voss") }, `contain "Mara Voss" instead of`},
		{"filled down over eight rows", sp, func(v []string) []string { return fillFrom(v, 5, 13, "Mara Voss") }, `contain "Mara Voss" instead of`},
		{"one person's rows given to another", sp, func(v []string) []string { return renamed1(v, "Mara Voss", "Greta Lund") }, ""},
		{"two people's rows given to a third", sp, func(v []string) []string {
			return renamed1(renamed1(v, "Mara Voss", "Greta Lund"), "Piet Hale", "Greta Lund")
		}, ""},
		{"the nameless rows given a name", sp, func(v []string) []string { return renamed1(v, "", "Greta Lund") }, ""},
		{"cell deleted, those below moved up", sp, func(v []string) []string { return append(slices.Delete(v, 2, 3), "") }, "was shifted up by 1 row"},
		{"three cells deleted", sp, func(v []string) []string { return append(slices.Delete(v, 6, 9), "", "", "") }, "was shifted up by 3 rows"},
		{"cell put in, those below moved down", sp, func(v []string) []string { return slices.Insert(v, 4, "")[:20] }, "was shifted down by 1 row"},
		{"a block moved up within the column", sp, func(v []string) []string { copy(v[2:8], v[3:9]); v[8] = ""; return v }, "was shifted up by 1 row"},
		{"a block pasted elsewhere", sp, func(v []string) []string { copy(v[11:17], slices.Clone(v[1:7])); return v }, "was shifted"},
		{"sorted alone", sp, func(v []string) []string { slices.Sort(v); return v }, "was sorted"},
		{"a part sorted alone", sp, func(v []string) []string { slices.Sort(v[4:14]); return v }, "was sorted"},
		{"sorted the other way", sp, func(v []string) []string { slices.Sort(v); slices.Reverse(v); return v }, "was sorted"},
		{"turned upside down", sp, func(v []string) []string { slices.Reverse(v); return v }, "was sorted or moved"},
		{"cleared", sp, func(v []string) []string { return fillFrom(v, 0, 20, "") }, "were cleared"},
		{"a stretch cleared", sp, func(v []string) []string { return fillFrom(v, 4, 12, "") }, "were cleared"},
		{"three emptied one by one", sp, func(v []string) []string { v[0], v[9], v[16] = "", "", ""; return v }, ""},
		{"text to columns", sp, func(v []string) []string {
			for i := range v {
				v[i], _, _ = strings.Cut(v[i], " ")
			}
			return v
		}, "have changed, over 4 values"},
		{"names cut to surnames", sp, func(v []string) []string {
			for i := 5; i < 13; i++ {
				v[i] = v[i][strings.LastIndexByte(v[i], ' ')+1:]
			}
			return v
		}, "one word is left"},
		{"a day filled down", report.EditSaid, func(v []string) []string {
			for i := 2; i < 8; i++ {
				v[i] = fmt.Sprintf("2026-11-%02d", 8+i)
			}
			return v
		}, "one day after the other, from 2026-11-10 on"},
		{"days of a week that were looked up", report.EditSaid, func(v []string) []string {
			v[3], v[4], v[9], v[10] = "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13"
			return v
		}, ""},
		{"a title filled down over those of other documents", report.EditTitle, func(v []string) []string { return fillFrom(v, 4, 9, v[4]) }, "instead of"},
		{"all set to checked", st, func(v []string) []string { return fillFrom(v, 0, 20, "checked") }, ""},
		{"other spellings made one", sp, func(v []string) []string {
			return renamed1(renamed1(v, "Naim Kasar", "Naim Qassar"), "Piet Hale", "Piet K. Hale")
		}, ""},
	} {
		was := column()
		switch c.field {
		case st:
			was = fillFrom(was, 0, 20, "new")
		case report.EditSaid:
			was = fillFrom(was, 0, 20, "")
		}
		is := c.change(slices.Clone(was))
		a := accidentIn(cellsOf(c.field, was, is), nil)
		switch {
		case a == nil && c.want != "":
			t.Errorf("%s: not noticed\n%q\n%q", c.name, was, is)
		case a != nil && (c.want == "" || !strings.Contains(a.what, c.want)):
			t.Errorf("%s: %s (rows %v)", c.name, a.what, a.rows)
		}
	}
}

func fillFrom(v []string, from, to int, value string) []string {
	for i := from; i < to; i++ {
		v[i] = value
	}
	return v
}

func renamed1(v []string, from, to string) []string {
	for i := range v {
		if v[i] == from {
			v[i] = to
		}
	}
	return v
}

// An accident is told in whatever order the rows stand when they come back.
func TestASlipIsToldAfterTheTableWasSorted(t *testing.T) {
	d, e := world(12)
	d.Order = map[string]int{}
	for i := range e.Rows {
		d.Order[e.Rows[i].ID] = i
		if i+1 < len(e.Rows) {
			e.Rows[i].Cells[sp].Text = e.Rows[i+1].Cells[sp].Text
		} else {
			e.Rows[i].Cells[sp].Text = ""
		}
	}
	slices.SortFunc(e.Rows, func(a, b report.EditedRow) int { return d.Order[a.ID]*5%12 - d.Order[b.ID]*5%12 })
	if _, err := Merge(d, e, Options{}); err == nil || !strings.Contains(err.Error(), "was shifted") {
		t.Errorf("got %v", err)
	}
}

// A column that was filled is held back; the others are taken. Somebody may say that
// it is meant.
func TestAFilledColumnIsHeldBack(t *testing.T) {
	d, e := world(9)
	for i := range e.Rows {
		e.Rows[i].Cells[sp].Text = "Speaker 1"
	}
	e.Rows[4].Cells[st].Text = "use"
	out, err := Merge(d, e, Options{})
	if err != nil || len(out.Changes) != 1 || out.Changes[0].Field != "status" || len(out.Problems) != 1 ||
		!strings.Contains(out.Problems[0].Reason, "(rows 3–10)") || !strings.Contains(out.Problems[0].Reason, "--accept-many speaker") {
		t.Errorf("%v\n%v", out, err)
	}
	out, err = Merge(d, e, Options{AcceptMany: map[string]bool{"speaker": true}})
	if err != nil || len(out.Changes) != 9 || len(out.Problems) != 0 {
		t.Errorf("accepted: %v\n%v", out, err)
	}
}

// A correction elsewhere in a column that is held back is not applied either, and its row is named.
func TestWhatIsHeldBackBesidesIsNamed(t *testing.T) {
	d, e := world(12)
	for i := range 8 {
		e.Rows[i].Cells[sp].Text = "Speaker 1"
	}
	e.Rows[10].Cells[sp].Text = "Greta Lund"
	out, err := Merge(d, e, Options{})
	if err != nil || len(out.Changes) != 0 || len(out.Problems) != 1 ||
		!strings.Contains(out.Problems[0].Reason, "(rows 3–9)") || !strings.Contains(out.Problems[0].Reason, "(nor in rows 12)") {
		t.Errorf("%v\n%v", out, err)
	}
}

// A long column is looked at in proportion to its length.
func TestAccidentsInALongColumn(t *testing.T) {
	var was []string
	for i := range 50_000 {
		was = append(was, fmt.Sprintf("Speaker %d", i%700))
	}
	if a := accidentIn(cellsOf(sp, was, append(slices.Clone(was[1:]), "")), nil); a == nil || !a.moved {
		t.Errorf("a shift of %d rows was not noticed: %+v", len(was), a)
	}
}

func TestDatesOfAnotherTimeZone(t *testing.T) {
	was, is := make([]string, 20), make([]string, 20)
	for i := range was {
		was[i], is[i] = fmt.Sprintf("2026-11-%02d", 10+i/3), fmt.Sprintf("2026-11-%02d", 9+i/3)
	}
	a := accidentIn(cellsOf(report.EditDate, was, is), nil)
	if want := "20 dates are all 1 day earlier, as if another program had changed the time zone"; a == nil || a.what != want || a.moved || len(a.rows) != 20 {
		t.Errorf("got %+v", a)
	}
	for i := 4; i < 20; i++ {
		is[i] = was[i]
	}
	if a := accidentIn(cellsOf(report.EditDate, was, is), nil); a != nil {
		t.Errorf("two documents: %+v", a)
	}
}
