package report_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/report"
)

const tide = "The tide tables were wrong again, and nobody checked them."

func TestSameWordsOfTwoOutlets(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []report.Row
		want [][]int
	}{
		{"two outlets, the same words", []report.Row{{Source: "Post", Quote: tide}, {Source: "Daily", Quote: tide}}, [][]int{{0, 1}}},
		{"case, marks and white space", []report.Row{{Source: "Post", Quote: tide}, {Source: "Daily", Quote: "“The TIDE-TABLES  were wrong again … and nobody\nchecked them”"}}, [][]int{{0, 1}}},
		{"an apostrophe of either kind", []report.Row{{Source: "Post", Quote: "We don't and won't sign that paper"}, {Source: "Daily", Quote: "We don’t and won’t sign that paper."}}, [][]int{{0, 1}}},
		{"é written as one sign or as two", []report.Row{{Source: "Post", Quote: "Le café reste fermé à midi"}, {Source: "Daily", Quote: "Le cafe\u0301 reste ferme\u0301 a\u0300 midi"}}, [][]int{{0, 1}}},
		{"a script without spaces", []report.Row{{Source: "Post", Quote: "我们不会接受这样的条件和安排"}, {Source: "Daily", Quote: "我们不会接受，这样的条件和安排。"}}, [][]int{{0, 1}}},
		{"one word differs", []report.Row{{Source: "Post", Quote: tide}, {Source: "Daily", Quote: "The tide tables were wrong again, and nobody read them."}}, nil},
		{"five words", []report.Row{{Source: "Post", Quote: "We have no comment today."}, {Source: "Daily", Quote: "We have no comment today."}}, nil},
		{"one outlet twice", []report.Row{{Source: "Post", Document: "a", Quote: tide}, {Source: "Post", Document: "b", Quote: tide}}, nil},
		{"an unknown outlet may be the known one", []report.Row{{Source: "Post", Quote: tide}, {Quote: tide}}, nil},
		{"an unknown outlet beside two known ones", []report.Row{{Quote: tide}, {Source: "Post", Quote: tide}, {Source: "Daily", Quote: tide}}, [][]int{{0, 1, 2}}},
		{"a question asked twice", []report.Row{{Source: "Post", Quote: tide, Question: true}, {Source: "Daily", Quote: tide, Question: true}}, nil},
		{"other words that SameAs names", []report.Row{{ID: "r1", Quote: "He agreed."}, {ID: "r2"}, {ID: "r3", Quote: "Yes.", SameAs: []string{"r1", "r9", "r3"}}}, [][]int{{0, 2}}},
		{"SameAs and words in one group", []report.Row{{ID: "r1", Source: "Post", Quote: tide}, {ID: "r2", Source: "Daily", Quote: tide}, {ID: "r3", Source: "Wire", SameAs: []string{"r2"}}}, [][]int{{0, 1, 2}}},
		{"most outlets first, then most rows", []report.Row{
			{Source: "Post", Quote: "one two three four five six"}, {Source: "Daily", Quote: "one two three four five six"},
			{Source: "Post", Quote: "six five four three two one"}, {Source: "Daily", Quote: "six five four three two one"}, {Source: "Daily", Quote: "six five four three two one"},
			{Source: "Post", Quote: tide}, {Source: "Daily", Quote: tide}, {Source: "Wire", Quote: tide}}, [][]int{{5, 6, 7}, {2, 3, 4}, {0, 1}}},
		{"no rows", nil, nil},
	} {
		if got := report.SameWords(c.rows); !slices.EqualFunc(got, c.want, slices.Equal[[]int]) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestLinkedRowsNameThoseOfOtherDocuments(t *testing.T) {
	const words = "We stopped the guns in August and slept."
	rows := []report.Row{
		{ID: "r1", Document: "a.txt", Source: "NPA", Quote: words},
		{ID: "r2", Document: "b.txt", Source: "VNA", Quote: "“We stopped the guns in August and slept”"},
		{ID: "r3", Document: "a.txt", Source: "NPA", Quote: words},
		{ID: "r4", Document: "c.txt", Source: "Lantern", Quote: "The river rose again on Friday night."},
	}
	report.LinkSameWords(rows)
	report.LinkSameWords(rows) // twice changes nothing
	for i, want := range []string{"r2", "r1 r3", "r2", ""} {
		if got := strings.Join(rows[i].SameAs, " "); got != want {
			t.Errorf("%s is the same as %q, want %q", rows[i].ID, got, want)
		}
	}
}
