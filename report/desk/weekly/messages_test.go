package weekly

import (
	"slices"
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
)

func texts(list []report.Message) []string {
	var out []string
	for _, m := range list {
		out = append(out, m.Text)
	}
	return out
}

func TestThePeriodOfARun(t *testing.T) {
	today := parse.NewDate(2026, 11, 25)
	for _, tt := range []struct{ week, since, until, want string }{
		{"", "", "", "2026-W47"},
		{"2026-W46", "", "", "2026-W46"},
		{"", "2026-11-20", "", "2026-11-20..2026-11-25"},
		{"", "2026-11-01", "2026-11-15", "2026-11-01..2026-11-15"},
		{"2026-11", "", "", `--week: "2026-11" is not a week`},
		{"2026-W46", "2026-11-20", "", "--week and --since cannot be combined"},
		{"", "", "2026-11-20", "--until needs --since"},
		{"", "2026-11-26", "", `--since, --until: "2026-11-26..2026-11-25" ends before it begins`},
	} {
		p, err := PeriodOf(tt.week, tt.since, tt.until, today, time.Monday)
		got := p.Name
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%+v: got %s", tt, got)
		}
	}
}

func TestWhatCameLateIsSaidByWeek(t *testing.T) {
	late := func(path string, day int, own string) brief.Late {
		d := report.Document{Path: path, Date: parse.NewDate(2026, 11, day)}
		return brief.Late{Document: brief.Document{Document: d}, Own: week(t, own)}
	}
	got := texts(LateMessages([]brief.Late{late("a.txt", 3, "2026-W45"), late("b.txt", 10, "2026-W46"), late("c.txt", 4, "2026-W45")}, false, "desk"))
	want := []string{
		`late, listed under "Late": 2 documents of 2026-W45, already briefed: a.txt (2026-11-03), c.txt (2026-11-04); "onrecord weekly desk --week 2026-W45" briefs that week again`,
		`late, listed under "Late": 1 document of 2026-W46, already briefed: b.txt (2026-11-10); "onrecord weekly desk --week 2026-W46" briefs that week again`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestWhatIsInNoBriefingIsSaid(t *testing.T) {
	d := newOffice(t)
	d.put("next.txt", 24, "“We stay,” Mara Voss said.")
	d.put("old.txt", 4, "“We went,” Ida Hale said.")
	d.put("typo.txt", 29, "“We come,” Piet Lind said.")
	d.takeIn("v1")
	today := parse.NewDate(2026, 11, 23)
	for _, tt := range []struct {
		on   parse.Date
		want []string
	}{
		{today, []string{
			"2 documents dated after today: next.txt (2026-11-24), typo.txt (2026-11-29)",
			"1 document of 2026-W45 in no briefing: old.txt (2026-11-04)",
		}},
		// A day later they have already been named.
		{today.AddDays(1), []string{
			"1 document dated after today: typo.txt (2026-11-29)",
			`2 documents of other weeks in no briefing; "onrecord status" lists them`,
		}},
	} {
		list, err := UnbriefedMessages(t.Context(), d.archive, tt.on, time.Monday, ".")
		if got := texts(list); err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("on %s: %v, got %q\nwant %q", tt.on, err, got, tt.want)
		}
	}
}

func TestWhatWasNewIsCounted(t *testing.T) {
	for want, counts := range map[string]archive.IngestCounts{
		"inbox: nothing new":                        {},
		"inbox: 1,200 new, 2 duplicate, 3 not read": {New: 1200, Copies: 2, Unread: 3},
	} {
		if got := FiledMessage(counts).Text; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
