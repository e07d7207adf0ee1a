package page

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"onrecord/report"
	"onrecord/report/desk/archive"
)

// rowAt returns a row as it holds.
func (d *testDesk) rowAt(id string) report.Row {
	d.t.Helper()
	found, err := d.desk.Archive.Rows(context.Background(), id)
	if err != nil {
		d.t.Fatal(err)
	}
	return found[id].Row
}

func TestAcceptSettlesARowAndGoesOnToTheNext(t *testing.T) {
	d := newTestDesk(t)
	first, err := d.table(t.Context(), filters{})
	if err != nil {
		t.Fatal(err)
	}
	id, next := first.Rows[0].ID, first.Rows[1].ID
	form := d.formOf(id)
	form.Set("do", "accept")
	status, _, to := d.post("/rows/"+id, form)
	if status != http.StatusSeeOther || !strings.HasPrefix(to, "/rows/"+next+"?saved=") {
		t.Fatalf("%d to %s, the next row is %s", status, to, next)
	}
	if got := d.rowAt(id).Status; got != report.StatusChecked {
		t.Errorf("the status is %q", got)
	}
	if page := textOf(d.get(to)); !strings.Contains(page, "Saved: status new → checked") || !strings.Contains(page, "Undo") {
		t.Errorf("it is not said that it was saved:\n%s", page)
	}
	log, err := d.desk.Archive.Log(t.Context())
	if err != nil || len(log) != 1 || log[0].Did != archive.DidServe || log[0].Who != "H. Lind" {
		t.Errorf("log: %+v, %v", log, err)
	}
}

func TestASpeakerIsCorrectedInAllRowsAndTakenBack(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	form := d.formOf(id)
	form.Set("speaker", "Anton Birch the Younger")
	form.Set("do", "save")
	status, _, to := d.post("/rows/"+id, form)
	if status != http.StatusSeeOther || !strings.HasPrefix(to, "/rows/"+id) {
		t.Fatalf("%d to %s", status, to)
	}
	page := d.get(to)
	if !strings.Contains(textOf(page), "1 row has the speaker Anton Birch still") {
		t.Errorf("the other row is not offered:\n%s", textOf(page))
	}
	list := d.get("/rename?" + url.Values{"from": {"Anton Birch"}, "to": {"Anton Birch the Younger"}}.Encode())
	if !strings.Contains(list, "run out of money") || !strings.Contains(list, "Change 1 row<") {
		t.Errorf("the rows are not listed:\n%s", textOf(list))
	}
	all := url.Values{"from": {"Anton Birch"}, "to": {"Anton Birch the Younger"}}
	all.Set("count", "7")
	if status, _, _ := d.post("/rename", all); status != http.StatusConflict {
		t.Errorf("another number than was listed: %d", status)
	}
	all.Set("count", "1")
	status, _, to = d.post("/rename", all)
	if status != http.StatusSeeOther {
		t.Fatalf("all rows: %d", status)
	}
	other := d.rowOf("run out of money")
	if got := d.rowAt(other).Speaker; got != "Anton Birch the Younger" {
		t.Errorf("the other row has %q", got)
	}
	if page := d.get("/log"); strings.Count(page, `aria-label="Undo`) != 2 {
		t.Errorf("the log does not offer both:\n%s", textOf(page))
	}
	if status, _, back := d.post("/log/2/undo", url.Values{"back": {to}}); status != http.StatusSeeOther || strings.Contains(back, "saved") {
		t.Errorf("undo: %d to %s", status, back)
	}
	if got := d.rowAt(other).Speaker; got != "Anton Birch" {
		t.Errorf("taken back the row has %q", got)
	}
	if got := d.rowAt(id).Speaker; got != "Anton Birch the Younger" {
		t.Errorf("the row of the first change has %q: it holds still", got)
	}
	if status, _, _ := d.post("/log/2/undo", nil); status != http.StatusConflict {
		t.Errorf("twice: %d", status)
	}
}

// TestTwoBrowsersSeeEachOthersCorrections: whoever saves second is shown both values and
// nothing is lost.
func TestTwoBrowsersSeeEachOthersCorrections(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	mine, theirs := d.formOf(id), d.formOf(id)
	theirs.Set("topic", "Harbour")
	if status, _, _ := d.post("/rows/"+id, theirs); status != http.StatusSeeOther {
		t.Fatalf("the first: %d", status)
	}
	mine.Set("topic", "Bridges")
	status, page, _ := d.post("/rows/"+id, mine)
	if status != http.StatusConflict {
		t.Fatalf("the second: %d", status)
	}
	text := textOf(page)
	for _, want := range []string{"now it is Harbour", "by H. Lind", "you want Bridges"} {
		if !strings.Contains(text, want) {
			t.Errorf("the conflict does not say %q:\n%s", want, text)
		}
	}
	if got := d.rowAt(id).Topic; got != "Harbour" {
		t.Errorf("the desk has %q", got)
	}
	decided := d.formOf(id)
	decided.Set("topic", "Bridges")
	decided.Set("take", "mine")
	if status, _, _ := d.post("/rows/"+id, decided); status != http.StatusSeeOther || d.rowAt(id).Topic != "Bridges" {
		t.Errorf("decided: %d, %q", status, d.rowAt(id).Topic)
	}
	// Different fields are no conflict.
	note := d.formOf(id)
	note.Set("seen-topic", "Harbour")
	note.Set("topic", "Harbour")
	note.Set("note", "ask her again")
	if status, _, _ := d.post("/rows/"+id, note); status != http.StatusSeeOther || d.rowAt(id).Note != "ask her again" || d.rowAt(id).Topic != "Bridges" {
		t.Errorf("another field: %d, %+v", status, d.rowAt(id))
	}
}

func TestWhatIsNoValueIsRefusedAndNotLost(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	form := d.formOf(id)
	form.Set("topic", "Harbuor")
	status, page, _ := d.post("/rows/"+id, form)
	if status != http.StatusUnprocessableEntity || !strings.Contains(textOf(page), "did you mean Harbour") || !strings.Contains(page, `value="Harbuor"`) {
		t.Errorf("%d\n%s", status, textOf(page))
	}
	if log, err := d.desk.Archive.Log(t.Context()); err != nil || len(log) != 0 {
		t.Errorf("the log has %d lines, %v", len(log), err)
	}
}

func TestARunThatHoldsTheDeskIsNamed(t *testing.T) {
	d := newTestDesk(t)
	d.patience = 50 * time.Millisecond
	other, err := archive.Open(t.Context(), d.path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Lock(t.Context(), archive.Holder{PID: 4711, Host: "newsroom", Since: d.clock, Doing: "onrecord weekly"}); err != nil {
		t.Fatal(err)
	}
	id := d.rowOf("Nobody will fall")
	form := d.formOf(id)
	form.Set("do", "drop")
	status, page, _ := d.post("/rows/"+id, form)
	if status != http.StatusServiceUnavailable || !strings.Contains(page, "onrecord weekly") || !strings.Contains(page, "process 4711 on newsroom") {
		t.Errorf("%d\n%s", status, textOf(page))
	}
}

func TestWhoCouldBeMeantIsAKeyAway(t *testing.T) {
	for doubt, want := range map[string]string{
		"speaker unresolved: two people could be meant: Clara Frost, Ruth Calder": "Clara Frost| Ruth Calder",
		"speaker doubtful: two people could be meant: Frost or Calder":            "Frost| Calder",
		"speaker doubtful: no name":                                               "",
	} {
		if got := strings.Join(candidates([]string{"low confidence", doubt}), "|"); got != want {
			t.Errorf("%s: %q", doubt, got)
		}
	}
}
