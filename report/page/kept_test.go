package page

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"onrecord/report"
)

// TestAPageDoesNotWaitForWhatIsMadeOfTheWholeRecord: while a briefing is made, the page
// says so and asks again; while it is made anew, the last one is shown, with the leads
// as people have just set them.
func TestAPageDoesNotWaitForWhatIsMadeOfTheWholeRecord(t *testing.T) {
	var slow func(context.Context, report.Period) (report.Briefing, error)
	began, go_on := make(chan bool, 10), make(chan bool)
	d := newTestDesk(t, func(d *Desk, o *Options) {
		slow = d.Brief
		d.Brief = func(ctx context.Context, p report.Period) (report.Briefing, error) {
			began <- true
			<-go_on
			return slow(ctx, p)
		}
		o.Patience = 0
	})
	// made waits until what is being made is there, as somebody with all patience does.
	made := func() {
		t.Helper()
		go_on <- true
		if status, body, _ := d.program(http.MethodGet, "/api/week/2026-W47", "", nil); status != http.StatusOK {
			t.Fatalf("%d\n%s", status, body)
		}
	}
	status, body, head := d.ask(d.request(http.MethodGet, "/week/2026-W47", ""))
	if status != http.StatusOK || head.Get("Refresh") == "" || !strings.Contains(body, "being put together") || strings.Contains(body, "<form") {
		t.Errorf("nothing is there yet: %d, %q\n%s", status, head.Get("Refresh"), textOf(body))
	}
	<-began
	d.get("/week/2026-W47") // it is not made twice
	made()
	status, body, head = d.ask(d.request(http.MethodGet, "/week/2026-W47", ""))
	if status != http.StatusOK || head.Get("Refresh") != "" || !strings.Contains(body, "The engine is in pieces") || strings.Contains(body, "data-old") {
		t.Errorf("it is there: %d, %q\n%s", status, head.Get("Refresh"), textOf(body))
	}
	id := d.rowOf("Nobody will fall")
	if _, _, to := d.post("/rows/"+id, url.Values{"do": {"lead"}, "back": {"/week/2026-W47"}}); to == "" {
		t.Fatal("not pinned")
	}
	body = d.get("/week/2026-W47")
	first, _, _ := strings.Cut(body, "Unpin")
	if !strings.Contains(body, "data-old") || !strings.Contains(body, "being brought up to date") || strings.Count(first, "<li>") != 1 || !strings.Contains(first, "Nobody will fall") {
		t.Errorf("a lead that was pinned a moment ago is not the first:\n%s", textOf(body))
	}
	<-began
	made()
	if body = d.get("/week/2026-W47"); strings.Contains(body, "data-old") || !strings.Contains(body, "Unpin") {
		t.Errorf("it was made anew:\n%s", textOf(body))
	}
	select {
	case <-began:
		t.Error("it was made once more than the record has changed")
	default:
	}
}

func TestAWeekThatCannotBeMadeSaysWhy(t *testing.T) {
	fails, panics := true, false
	d := newTestDesk(t, func(d *Desk, _ *Options) {
		brief := d.Brief
		d.Brief = func(ctx context.Context, p report.Period) (report.Briefing, error) {
			if panics {
				panic("a row that nobody has thought of")
			}
			if fails {
				return report.Briefing{}, context.DeadlineExceeded
			}
			return brief(ctx, p)
		}
	})
	if status, body, _ := d.ask(d.request(http.MethodGet, "/week/2026-W47", "")); status != http.StatusInternalServerError || !strings.Contains(body, "deadline") {
		t.Errorf("%d\n%s", status, body)
	}
	panics = true
	if status, body, _ := d.ask(d.request(http.MethodGet, "/week/2026-W47", "")); status != http.StatusInternalServerError || !strings.Contains(body, "nobody has thought of") {
		t.Errorf("%d\n%s", status, body)
	}
	fails, panics = false, false
	d.get("/week/2026-W47")
}
