package page

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"onrecord/report"
	"onrecord/report/desk/archive"
)

var picked = regexp.MustCompile(`name="row" value="([^"]*)"`)

// picks returns what the boxes of a table send, as a browser has them.
func (d *testDesk) picks(address string) []string {
	d.t.Helper()
	var out []string
	for _, found := range picked.FindAllStringSubmatch(d.get(address), -1) {
		out = append(out, strings.ReplaceAll(found[1], "&#34;", `"`))
	}
	return out
}

func TestSeveralRowsAreChangedAndTakenBackTogether(t *testing.T) {
	d := newTestDesk(t)
	boxes := d.picks("/rows?kind=direct")
	if len(boxes) < 3 {
		t.Fatalf("boxes %q", boxes)
	}
	var ids []string
	for _, b := range boxes[:3] {
		id, _, _ := strings.Cut(b, " ")
		ids = append(ids, id)
	}
	was := d.rowAt(ids[0])
	status, _, to := d.post("/rows?kind=direct", url.Values{"row": boxes[:3], "do": {"drop"}})
	if status != http.StatusSeeOther || to != "/rows?kind=direct&saved=1" {
		t.Fatalf("%d to %s", status, to)
	}
	if page := textOf(d.get(to)); !strings.Contains(page, "Saved") || !strings.Contains(page, "Undo") {
		t.Errorf("it does not say so:\n%s", page)
	}
	boxes = d.picks("/rows?kind=direct")
	if status, _, _ := d.post("/rows", url.Values{"row": boxes[:3], "do": {"set"}, "speaker": {"P. Halloran"}, "topic": {"Harbour"}}); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	for _, id := range ids {
		if r := d.rowAt(id); r.Status != report.StatusDrop || r.Speaker != "P. Halloran" || r.Topic != "Harbour" {
			t.Errorf("%s is %s, %s, %s", id, r.Status, r.Speaker, r.Topic)
		}
	}
	for _, entry := range []string{"2", "1"} {
		if status, _, _ := d.post("/log/"+entry+"/undo", nil); status != http.StatusSeeOther {
			t.Fatal(status)
		}
	}
	if r := d.rowAt(ids[0]); r.Status != was.Status || r.Speaker != was.Speaker || r.Topic != was.Topic {
		t.Errorf("taken back it is %+v", r)
	}
}

func TestOfSeveralRowsNoneIsChangedThatSomebodyElseHasChanged(t *testing.T) {
	d := newTestDesk(t)
	boxes := d.picks("/rows?kind=direct")
	id, _, _ := strings.Cut(boxes[1], " ")
	if status, _, _ := d.post("/rows/"+id, url.Values{"seen-note": {""}, "note": {"theirs"}}); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	status, page, _ := d.post("/rows", url.Values{"row": boxes[:3], "do": {"accept"}})
	if status != http.StatusConflict || !strings.Contains(page, "1 row of those selected") {
		t.Errorf("%d\n%s", status, textOf(page))
	}
	for _, b := range boxes[:3] {
		if id, _, _ := strings.Cut(b, " "); d.rowAt(id).Status == report.StatusChecked {
			t.Errorf("%s was changed", id)
		}
	}
	for _, form := range []url.Values{{"do": {"accept"}}, {"row": boxes[:1]}, {"row": boxes[:1], "do": {"set"}}, {"row": {"none x"}, "do": {"accept"}}} {
		if status, _, _ := d.post("/rows", form); status < 400 || status > 499 {
			t.Errorf("%v: %d", form, status)
		}
	}
}

func TestTheLogSaysWhatWasChangedAndGoesBackToItsBeginning(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	note := func(text string) {
		t.Helper()
		if status, _, _ := d.post("/rows/"+id, url.Values{"seen-note": {d.rowAt(id).Note}, "note": {text}}); status != http.StatusSeeOther {
			t.Fatal(status)
		}
	}
	note("the first")
	for range entriesOnPage - 1 {
		if err := d.desk.Archive.Note(t.Context(), archive.Entry{Made: d.clock, Did: "forget"}); err != nil {
			t.Fatal(err)
		}
	}
	note("the last")
	page := d.get("/log")
	if text := textOf(page); !strings.Contains(text, "note the first → the last") || strings.Contains(text, "(none) →") || !strings.Contains(page, "/rows/"+id) {
		t.Errorf("the log says\n%.300s", text)
	}
	if !strings.Contains(page, `href="/log?before=2"`) {
		t.Error("nothing leads to its beginning")
	}
	if text := textOf(d.get("/log?before=2")); !strings.Contains(text, "note (none) → the first") || strings.Contains(text, "Earlier lines") {
		t.Errorf("its beginning says\n%.300s", text)
	}
}

// TestNoAddressInAFormLeadsElsewhere: what says where to go back to may be forged.
func TestNoAddressInAFormLeadsElsewhere(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	for _, back := range []string{"//evil.example/", `/\evil.example`, "https://evil.example/rows", "/week/../../evil", "/week//evil.example", "/rows\r\nSet-Cookie: x=y", "javascript:alert(1)"} {
		_, _, to := d.post("/rows/"+id, url.Values{"do": {"lead"}, "back": {back}})
		_, _, undone := d.post("/log/1/undo", url.Values{"back": {back}})
		for _, at := range []string{to, undone} {
			u, err := url.Parse(at)
			if err != nil || u.Host != "" || u.Scheme != "" || at != "" && (at[0] != '/' || strings.HasPrefix(at, "//")) || strings.ContainsAny(at, "\r\n\\") {
				t.Errorf("%q leads to %q", back, at)
			}
		}
	}
}
