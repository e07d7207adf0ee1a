package parse

import (
	"encoding/json"
	"testing"
)

func TestASpanThatDoesNotFitCoversNothing(t *testing.T) {
	const text = "Roke said"
	for span, want := range map[Span]string{
		{0, 4}:  "Roke",
		{5, 9}:  "said",
		{5, 10}: "",
		{-1, 4}: "",
		{4, 2}:  "",
		{}:      "",
	} {
		if got := span.In(text); got != want {
			t.Errorf("%v covers %q, want %q", span, got, want)
		}
	}
}

func TestSpansThatTouchDoNotOverlap(t *testing.T) {
	a := Span{2, 5}
	for b, want := range map[Span]bool{{5, 7}: false, {0, 2}: false, {4, 6}: true, {3, 4}: true, {2, 5}: true} {
		if a.Overlaps(b) != want || b.Overlaps(a) != want {
			t.Errorf("%v and %v overlap: %v, want %v", a, b, !want, want)
		}
	}
	if got := Hull(Span{4, 6}, Span{1, 2}); got != (Span{1, 6}) {
		t.Errorf("the hull is %v", got)
	}
}

func TestADayThatTheCalendarLacksIsUnknown(t *testing.T) {
	for _, d := range []Date{NewDate(2026, 2, 29), NewDate(2026, 13, 1), NewDate(0, 1, 1)} {
		if !d.IsZero() || d.String() != "" {
			t.Errorf("got %v, want the unknown day", d)
		}
	}
	if _, err := ParseDate("21.11.2026"); err == nil {
		t.Error("a date in another form was read")
	}
}

func TestDatesSurviveTheirWrittenForm(t *testing.T) {
	for _, d := range []Date{NewDate(2026, 11, 21), NewDate(1, 1, 1), {}} {
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back Date
		if err := json.Unmarshal(data, &back); err != nil || back != d {
			t.Errorf("%v came back as %v from %s: %v", d, back, data, err)
		}
	}
	if next := NewDate(2024, 2, 28).AddDays(2); next != NewDate(2024, 3, 1) {
		t.Errorf("two days after 28 February 2024 is %v", next)
	}
	if (Date{}).Compare(NewDate(2026, 1, 1)) >= 0 {
		t.Error("the unknown day does not come first")
	}
}

func TestOnlyWordsOfTheStoryAreSearched(t *testing.T) {
	for r := RoleBody; r <= RoleMetadata; r++ {
		want := r == RoleBody || r == RoleTitle || r == RoleCaption
		if r.Searched() != want {
			t.Errorf("%s searched: %v, want %v", r, !want, want)
		}
	}
}
