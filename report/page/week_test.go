package page

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"onrecord/report"
)

func TestTheWeekIsAPageWithItsLeadsAndContradictions(t *testing.T) {
	d := newTestDesk(t)
	status, _, head := d.ask(d.request(http.MethodGet, "/week", ""))
	if status != http.StatusSeeOther || head.Get("Location") != "/week/2026-W47" {
		t.Fatalf("%d to %s", status, head.Get("Location"))
	}
	page := textOf(d.get("/week/2026-W47"))
	for _, want := range []string{"The week’s main statements", "The engine is in pieces", "Who contradicts whom", "Pin", "2026-11-16 to 2026-11-22"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	if page := textOf(d.get("/week/2026-W46")); !strings.Contains(page, "0 statements") {
		t.Errorf("an empty week:\n%s", page)
	}
	if status, _, _ := d.ask(d.request(http.MethodGet, "/week/soon", "")); status != http.StatusNotFound {
		t.Errorf("no week: %d", status)
	}
}

func TestALeadIsPinnedAndUnpinnedOnThePageOfTheWeek(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	for _, c := range []struct{ do, status, shows string }{{"lead", report.StatusLead, "Unpin"}, {"use", report.StatusUse, "Pin"}} {
		status, _, to := d.post("/rows/"+id, url.Values{"do": {c.do}, "back": {"/week/2026-W47"}})
		if status != http.StatusSeeOther || !strings.HasPrefix(to, "/week/2026-W47?saved=") {
			t.Fatalf("%d to %s", status, to)
		}
		if got := d.rowAt(id).Status; got != c.status {
			t.Errorf("%s gives %s", c.do, got)
		}
		if page := textOf(d.get(to)); !strings.Contains(page, c.shows) || !strings.Contains(page, "Saved: status") {
			t.Errorf("the page does not show it:\n%s", page)
		}
	}
}

func TestOnlyFilesOfBriefingsAreSent(t *testing.T) {
	d := newTestDesk(t)
	status, body, head := d.ask(d.request(http.MethodGet, "/files/briefing-2026-W47.xlsx", ""))
	if status != http.StatusOK || body != "PK" || !strings.HasPrefix(head.Get("Content-Disposition"), "attachment") {
		t.Errorf("%d %q %s", status, body, head.Get("Content-Disposition"))
	}
	for _, name := range []string{"desk.yaml", "briefing-2026-W47.exe", "..%2fdesk.yaml", "briefing-..%2f..%2fetc%2fpasswd.pdf", "briefing-all.xlsx", "briefing-2026-W47.xlsx.pdf", ".xlsx"} {
		d.opened = ""
		if status, _, _ := d.ask(d.request(http.MethodGet, "/files/"+name, "")); status == http.StatusOK || strings.Contains(d.opened, "/") {
			t.Errorf("%s: %d, opened %q", name, status, d.opened)
		}
	}
	if status, _, _ := d.post("/week/2026-W47/files", nil); status != http.StatusSeeOther || d.made != "2026-W47" {
		t.Errorf("made %q: %d", d.made, status)
	}
}

func TestANoteThatSomebodyElseChangedIsNotLost(t *testing.T) {
	d := newTestDesk(t)
	write := func(seen, text string) int {
		status, _, _ := d.post("/week/2026-W47/note", url.Values{"seen": {seen}, "note": {text}})
		return status
	}
	if status := write("", "A quiet week."); status != http.StatusSeeOther || d.notes["2026-W47"] != "A quiet week." {
		t.Errorf("%d, %v", status, d.notes)
	}
	if status := write("", "A loud week."); status != http.StatusConflict || d.notes["2026-W47"] != "A quiet week." {
		t.Errorf("the second: %d, %v", status, d.notes)
	}
}

func TestASpeakerHasAPage(t *testing.T) {
	d := newTestDesk(t)
	if page := textOf(d.get("/people?q=birch")); !strings.Contains(page, "Anton Birch") || strings.Contains(page, "Dora Pell") {
		t.Errorf("the list:\n%s", page)
	}
	page := textOf(d.get("/people/Dora%20Pell"))
	for _, want := range []string{"Harbour master", "The engine is in pieces", "4 rows"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	status, _, to := d.post("/people", url.Values{"kind": {"merge"}, "name": {"Dora Pell"}, "other": {"Pell, D."}})
	if status != http.StatusSeeOther || !strings.Contains(textOf(d.get(to)), "merge Dora Pell, Pell, D.") {
		t.Errorf("%d to %s", status, to)
	}
	if status, _, _ := d.post("/people", url.Values{"kind": {"delete"}, "name": {"a"}, "other": {"b"}}); status != http.StatusBadRequest {
		t.Errorf("what cannot be done: %d", status)
	}
}
