package trend

import (
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/report"
)

func row(id, source string, day int, speaker, topic, stance, quote string) report.Row {
	return report.Row{ID: id, Source: source, Date: parse.NewDate(2026, time.November, day), Speaker: speaker, Topic: topic, Stance: stance, Quote: quote, Document: id + ".txt"}
}

// weeks is a briefing of week 47 with two weeks before it.
func weeks(now, last, before []report.Row) report.Briefing {
	b := report.Briefing{Rows: now, Before: &report.Earlier{Rows: last, Weeks: []report.Week{{Rows: before}, {Rows: last}}}}
	b.LinkSameWords(append(before, last...)...)
	return b
}

func TestWhoChangedPositionIsShownSideBySide(t *testing.T) {
	before := row("a", "Post", 10, "Mara Voss", "Ports", "says", "The harbour dues will rise in March")
	b := weeks([]report.Row{
		row("b", "Post", 17, "Mara Voss", "Ports", "says", "The harbour dues will not rise in March"),
		row("c", "Post", 17, "Mara Voss", "Ports", "denies", "harbour dues would rise in the month of March"),
		row("d", "Post", 17, "Mara Voss", "Ports", "says", "The harbour dues will rise in March, as we said"),
		row("e", "Post", 17, "Mara Voss", "Fish", "says", "The harbour dues will not rise in March"),
		row("f", "Post", 17, "Ida Hale", "Ports", "says", "The harbour dues will not rise in March"),
		row("g", "Post", 17, "Mara Voss", "Ports", "says", "Nobody asked for a new bridge over the river"),
	}, nil, []report.Row{before})
	got := Positions(b)
	want := []struct{ id, why string }{{"b", "negated now, not before"}, {"c", "denies now what was said before"}}
	if len(got) != len(want) {
		t.Fatalf("%d positions: %+v", len(got), got)
	}
	for i, w := range want {
		if got[i].Now.ID != w.id || got[i].Before.ID != "a" || got[i].Why != w.why {
			t.Errorf("%s: %s, %q", got[i].Now.ID, got[i].Before.ID, got[i].Why)
		}
	}
	if Positions(report.Briefing{Rows: b.Rows}) != nil {
		t.Error("positions without anything to compare with")
	}
}

func TestWhatIsNoChangeOfPosition(t *testing.T) {
	for _, c := range []struct{ before, now, stance, frame, why string }{
		{"The ferry will sail to Aldport on Friday", "The ferry will not sail to Aldport on Friday", "says", "", "negated now, not before"},
		{"The ferry did not sail to Aldport on Friday", "The ferry sailed to Aldport on Friday, as we said", "says", "", "negated before, not now"},
		{"The ferry sails to Aldport with forty crates", "The ferry sails not just to Aldport with forty crates", "says", "", ""},
		{"We meant that the ferry sails to Aldport", "No, we meant that the ferry sails to Aldport", "says", "", ""},
		{"The ferry should sail to Aldport in winter", "If the ferry does not sail to Aldport in winter, we close", "says", "", ""},
		{"The captain calls the ferry to Aldport a wreck", "The captain blamed the ferry to Aldport for not being a wreck", "says", "", ""},
		{"The ferry carried grain to Aldport all winter", "The ferry that carried grain to Aldport was not painted all winter", "says", "", ""},
		{"Our ferries will carry grain to Aldport again", "Our ferries do not sail today, but our ferries will carry grain to Aldport again", "says", "", ""},
		{"The crew did not mean to sink the ferry and did not plan to", "The crew never meant to sink the ferry", "says", "", ""},
		{"Prime Minister Voss of Aldport runs the ferries", "Prime Minister Voss of Aldport could run the country", "doubts", "questioned whether", ""},
		{"Dues rise by 5% this year in Aldport", "Dues rise by 7% this year in Stannick", "says", "", ""},
	} {
		now := row("b", "Post", 17, "Mara Voss", "Ports", c.stance, c.now)
		now.Frame = c.frame
		b := weeks([]report.Row{now}, nil, []report.Row{row("a", "Post", 10, "Mara Voss", "Ports", "says", c.before)})
		got := ""
		if list := Positions(b); len(list) > 0 {
			got = list[0].Why
		}
		if got != c.why {
			t.Errorf("%q, then %q: %q, want %q", c.before, c.now, got, c.why)
		}
	}
}

func TestAFigureThatIsAnotherNowIsShown(t *testing.T) {
	for _, c := range []struct{ before, now, why string }{
		{"We counted 41 shells on the harbour last night", "We counted 50 shells on the harbour this week", "41 shells before, 50 shells now"},
		{"Forty-one heavy shells fell on the harbour", "Fifty shells fell on the harbour", "Forty-one heavy shells before, Fifty shells fell now"},
		{"The new quay will cost $3.5 million by spring", "The new quay will cost $4m by spring", "$3.5 million before, $4m now"},
		{"Dues rise by 5% for every ferry", "Dues rise by 7 per cent for every ferry", "5% before, 7 per cent now"},
		{"Nearly 40 shells fell on the harbour", "We know that 41 shells fell on the harbour", ""},
		{"We counted 41 shells and 12 drones at the harbour", "We counted 41 shells and 12 drones at the harbour again", ""},
		{"The harbour opens on 5 March for the ferries", "The harbour opens on 9 March for the ferries", ""},
		{"The harbour was closed in 2021 for the ferries", "The harbour was closed in 2023 for the ferries", ""},
		{"The harbour opens at 9 a.m. for the ferries", "The harbour opens at 11 a.m. for the ferries", ""},
		{"Article 12 closes the harbour for the ferries", "Article 14 closes the harbour for the ferries", ""},
		{"We counted 41 shells on the harbour last night", "We counted 50 ferries in the harbour last night", ""},
		{"We counted 41 shells", "It took 50 shells to sink an old ferry", ""},
	} {
		b := weeks([]report.Row{row("b", "Post", 17, "Mara Voss", "Ports", "says", c.now)}, nil,
			[]report.Row{row("a", "Post", 10, "Mara Voss", "Ports", "says", c.before)})
		got := ""
		if list := Positions(b); len(list) > 0 {
			got = list[0].Why
		}
		if got != c.why {
			t.Errorf("%q, then %q: %q, want %q", c.before, c.now, got, c.why)
		}
	}
}

func TestWhoSpokeAndIsSilentNow(t *testing.T) {
	b := weeks(
		[]report.Row{row("a", "Post", 17, "Mara Voss", "Ports", "says", "We stay")},
		[]report.Row{row("b", "Post", 10, "Ida Hale", "Ports", "says", "It is late"), row("c", "Post", 10, "Mara Voss", "Ports", "says", "We go"), row("d", "Post", 10, "Once", "Ports", "says", "Yes")},
		[]report.Row{row("e", "Post", 3, "Ida Hale", "Ports", "says", "It is early")})
	got := Silent(b)
	if len(got) != 1 || got[0].Speaker != "Ida Hale" || got[0].Last.ID != "b" || got[0].Rows[0] != 1 || got[0].Rows[1] != 1 {
		t.Errorf("%+v", got)
	}
}

func TestHowAWordingTravels(t *testing.T) {
	const words = "We will raise the dues in March and not a day later"
	b := weeks([]report.Row{
		row("a", "Gazette", 18, "Mara Voss", "Ports", "says", words),
		row("b", "Lantern", 17, "Mara Voss", "Ports", "says", words+", and that is all"),
		row("c", "Gazette", 19, "Mara Voss", "Ports", "says", words),
	}, []report.Row{row("d", "Post", 12, "Mara Voss", "Ports", "says", words)}, nil)
	got := Travels(b)
	if len(got) != 1 || got[0].First.ID != "d" || len(got[0].Later) != 2 {
		t.Fatalf("%+v", got)
	}
	for i, want := range []struct {
		id   string
		days int
		like report.Likeness
	}{{"b", 5, report.LikeNear}, {"a", 6, report.LikeSame}} {
		if s := got[0].Later[i]; s.Row.ID != want.id || s.Days != want.days || s.Like != want.like {
			t.Errorf("%s after %d days, %s", s.Row.ID, s.Days, s.Like)
		}
	}
	leads := Leads(got)
	if len(leads) != 3 || leads[0] != (Lead{"Post", 1, 0}) || leads[1] != (Lead{"Gazette", 0, 1}) {
		t.Errorf("%+v", leads)
	}
}
