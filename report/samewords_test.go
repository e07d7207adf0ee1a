package report_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onrecord/parse"
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
		{"one word differs", []report.Row{{Source: "Post", Quote: tide}, {Source: "Daily", Quote: "The tide tables were wrong again, and nobody read them."}}, [][]int{{0, 1}}},
		{"a part of the whole", []report.Row{{Source: "Post", Quote: "Look. " + tide + " It is the third time this year, and the boats pay for it."}, {Source: "Daily", Quote: "the tide tables were wrong again"}}, [][]int{{0, 1}}},
		{"half of the words differ", []report.Row{{Source: "Post", Quote: tide}, {Source: "Daily", Quote: "The tide tables were wrong in May, as every fisherman could see."}}, nil},
		{"nearly the same words of another speaker", []report.Row{{Source: "Post", Speaker: "Mara Voss", Quote: tide}, {Source: "Daily", Speaker: "Ida Hale", Quote: "The tide tables were wrong again, and nobody read them."}}, nil},
		{"five words", []report.Row{{Source: "Post", Quote: "We have no comment today."}, {Source: "Daily", Quote: "We have no comment today."}}, nil},
		{"one outlet twice", []report.Row{{Source: "Post", Document: "a", Quote: tide}, {Source: "Post", Document: "b", Quote: tide}}, nil},
		{"an unknown outlet may be the known one", []report.Row{{Source: "Post", Quote: tide}, {Quote: tide}}, nil},
		{"an unknown outlet beside two known ones", []report.Row{{Quote: tide}, {Source: "Post", Quote: tide}, {Source: "Daily", Quote: tide}}, [][]int{{0, 1, 2}}},
		{"one denies the other", []report.Row{{Source: "Post", Quote: "The toll would not rise before June, and the boats know it."}, {Source: "Daily", Quote: "The toll would rise before June, and the boats know it."}}, nil},
		{"one denies the other at once", []report.Row{{Source: "Post", Quote: "Ships will be turned back at the mouth of the river."}, {Source: "Daily", Quote: "No ships will be turned back at the mouth of the river."}}, nil},
		{"nobody, and everybody", []report.Row{{Source: "Post", Quote: tide}, {Source: "Daily", Quote: "The tide tables were wrong again, and everybody checked them."}}, nil},
		{"one denies the other within a week", []report.Row{
			{Source: "Post", Document: "a", Speaker: "Mara Voss", Date: parse.NewDate(2026, 11, 17), Quote: "The toll on the northern ferries would not rise before June, whatever the council says."},
			{Source: "Daily", Document: "b", Speaker: "Mara Voss", Date: parse.NewDate(2026, 11, 19), Quote: "The toll on the northern ferries would rise before June, whatever the council says."}}, nil},
		{"another figure", []report.Row{{Source: "Post", Quote: "In all 41 vessels were turned back at the mouth."}, {Source: "Daily", Quote: "In all 58 vessels were turned back at the mouth."}}, nil},
		{"another figure at the beginning", []report.Row{{Source: "Post", Quote: "41 vessels were turned back at the mouth of the river."}, {Source: "Daily", Quote: "58 vessels were turned back at the mouth of the river."}}, nil},
		{"another figure at the end", []report.Row{{Source: "Post", Quote: "The vessels that were turned back at the mouth were 41."}, {Source: "Daily", Quote: "The vessels that were turned back at the mouth were 58."}}, nil},
		{"another figure in words", []report.Row{{Source: "Post", Quote: "In all eleven vessels were turned back at the mouth."}, {Source: "Daily", Quote: "In all twelve vessels were turned back at the mouth."}}, nil},
		{"another way to deny", []report.Row{{Source: "Post", Quote: "We did not sign the paper that the council sent us."}, {Source: "Daily", Quote: "We didn't sign the paper that the council sent us."}}, [][]int{{0, 1}}},
		{"a figure written otherwise", []report.Row{{Source: "Post", Quote: "It costs the town $4bn a year to keep the channel open for ships."}, {Source: "Daily", Quote: "It costs the town $4 billion a year to keep the channel open for ships."}}, [][]int{{0, 1}}},
		{"a figure left out", []report.Row{{Source: "Post", Quote: "In all 41 vessels were turned back at the mouth."}, {Source: "Daily", Quote: "In all vessels were turned back at the mouth."}}, [][]int{{0, 1}}},
		{"a denial beside the part", []report.Row{{Source: "Post", Quote: "We do not fish. The tide tables were wrong again this year. We have no others."}, {Source: "Daily", Quote: "the tide tables were wrong again this year"}}, [][]int{{0, 1}}},
		{"a question asked twice", []report.Row{{Source: "Post", Quote: tide, Question: true}, {Source: "Daily", Quote: tide, Question: true}}, nil},
		{"other words that SameAs names", []report.Row{{ID: "r1", Quote: "He agreed."}, {ID: "r2"}, {ID: "r3", Quote: "Yes.", SameAs: []string{"r1", "r9", "r3"}}}, [][]int{{0, 2}}},
		{"SameAs and words in one group", []report.Row{{ID: "r1", Source: "Post", Quote: tide}, {ID: "r2", Source: "Daily", Quote: tide}, {ID: "r3", Source: "Wire", SameAs: []string{"r2"}}}, [][]int{{0, 1, 2}}},
		{"most outlets first, then most rows", []report.Row{
			{Source: "Post", Quote: "one two three four five six"}, {Source: "Daily", Quote: "one two three four five six"},
			{Source: "Post", Quote: "six five four three two one"}, {Source: "Daily", Quote: "six five four three two one"}, {Source: "Daily", Quote: "six five four three two one"},
			{Source: "Post", Quote: tide}, {Source: "Daily", Quote: tide}, {Source: "Wire", Quote: tide}}, [][]int{{5, 6, 7}, {2, 3, 4}, {0, 1}}},
		{"no rows", nil, nil},
	} {
		if got := groups(c.rows); !slices.EqualFunc(got, c.want, slices.Equal[[]int]) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestWhatWasReportedBeforeIsFoundAgain(t *testing.T) {
	rows := []report.Row{
		{ID: "r1", Document: "a", Source: "Post", Quote: tide, Date: parse.NewDate(2026, 11, 17)},
		{ID: "r2", Document: "b", Source: "Post", Quote: "The river rose again on Friday night.", Date: parse.NewDate(2026, 11, 17)},
	}
	earlier := []report.Row{
		{ID: "r7", Document: "y", Source: "Daily", Quote: "Nobody was asked about the lock at Port Halm."},
		{ID: "r8", Document: "x", Source: "Wire", Quote: "Nobody was asked about the lock at Port Halm."},
		{ID: "r9", Document: "z", Source: "Daily", Quote: tide, Date: parse.NewDate(2026, 11, 3)},
	}
	want := [][]report.Duplicate{{{Row: 4, Like: report.LikeSame, Share: 1}, {Row: 0, Like: report.LikeSame, Share: 1}}}
	if got := report.SameWords(rows, earlier...); !reflect.DeepEqual(got, want) {
		t.Errorf("groups %v, want %v", got, want)
	}
	b := report.Briefing{Rows: rows}
	b.LinkSameWords(earlier...)
	again := b.EarlierDuplicates
	if len(again) != 1 || again[0].ID != "r9" || !slices.Equal(rows[0].SameAs, []string{"r9"}) || earlier[2].SameAs != nil {
		t.Errorf("again %v, same as %v", again, rows[0].SameAs)
	}
}

func TestNearlyTheSameWordsAreFoundAmongAnyNumberOfRows(t *testing.T) {
	rows := make([]report.Row, 30_000)
	for i := range rows {
		rows[i] = report.Row{ID: fmt.Sprint("r", i), Document: fmt.Sprint("d", i), Source: "Post",
			Quote: fmt.Sprintf("Berth %d gets %d new cranes and pier %d none.", i, 7*i, 3*i)}
	}
	rows[500].Quote = tide
	rows[29_000].Quote, rows[29_000].Source = strings.Replace(tide, " ", " certainly ", 1), "Daily"
	want := [][]report.Duplicate{{{Row: 500, Like: report.LikeSame, Share: 1}, {Row: 29_000, Like: report.LikeNear, Share: 1}}}
	if got := report.SameWords(rows); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// What one speaker says to one outlet and what another makes of it.
func TestOneStatementInOtherWordsIsACandidate(t *testing.T) {
	at := func(source string, day int, quote string) report.Row {
		return report.Row{Source: source, Document: source, Speaker: "Mara Voss", Quote: quote, Date: parse.NewDate(2026, 11, day)}
	}
	interview := at("Radio Corrin", 17, "Well, the harbour is a long story. If the engineers sign for the northern lock this winter, we open it to the grain barges in March, and not one day before. I have said so to the shippers as well.")
	report1 := at("Northmoor Post", 19, "Grain barges would pass the northern lock from March, once engineers had signed")
	for _, c := range []struct {
		name  string
		other report.Row
		found bool
	}{
		{"a paraphrase of the week", report1, true},
		{"three weeks later", func() report.Row { r := report1; r.Date = parse.NewDate(2026, 12, 12); return r }(), false},
		{"somebody else", func() report.Row { r := report1; r.Speaker = "Ida Hale"; return r }(), false},
		{"the same outlet", func() report.Row { r := report1; r.Source = interview.Source; return r }(), false},
		{"another matter", at("Northmoor Post", 19, "The hospital on the northern hill would get its second ward before the spring session"), false},
	} {
		got := report.SameWords([]report.Row{interview, c.other})
		if (len(got) == 1) != c.found {
			t.Errorf("%s: %v", c.name, got)
		}
		if len(got) == 1 && (got[0][0].Row != 0 || got[0][1].Like != report.LikePerhaps) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	rows := []report.Row{interview, report1}
	(&report.Briefing{Rows: rows}).LinkSameWords()
	if len(rows[0].SameAs)+len(rows[1].SameAs) > 0 {
		t.Error("a candidate is linked as if it were the same words")
	}
}

func TestAGroupSaysHowAlikeItsRowsAre(t *testing.T) {
	got := report.SameWords([]report.Row{
		{Source: "Post", Quote: "The tide tables were wrong again, and nobody read them.", Date: parse.NewDate(2026, 11, 18)},
		{Source: "Wire", Quote: tide},
		{Source: "Daily", Quote: tide, Date: parse.NewDate(2026, 11, 17)},
	})
	want := [][]report.Duplicate{{{Row: 2, Like: report.LikeSame, Share: 1}, {Row: 0, Like: report.LikeNear, Share: 0.9}, {Row: 1, Like: report.LikeSame, Share: 1}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestDifferencesWordByWord(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{tide, tide, tide},
		{"The guns have only paused.", "The guns have only stopped.", "The guns have only [paused ][+stopped.+]"},
		{"We sign in March", "We may sign in March, perhaps.", "We [+may+] sign in March[+, perhaps.+]"},
		{"We will never, ever sign", "We will never sign", "We will never [ever ]sign"},
		{"Long before. " + tide + " Long after it there is more to read than anybody wants to read in one go, and it goes on for quite some time.", "The tide tables were right again", "The tide tables were [wrong ][+right+] again"},
		{"", "We sign", "[+We sign+]"},
	} {
		var got, second strings.Builder
		for _, d := range report.Differences(c.first, c.second) {
			switch d.Of {
			case report.InBoth:
				got.WriteString(d.Text)
			case report.OnlyFirst:
				got.WriteString("[" + d.Text + "]")
			case report.OnlySecond:
				got.WriteString("[+" + d.Text + "+]")
			}
			if d.Of != report.OnlyFirst {
				second.WriteString(d.Text)
			}
		}
		if got.String() != c.want || second.String() != c.second {
			t.Errorf("%q and %q:\n got %q\nwant %q", c.first, c.second, got.String(), c.want)
		}
	}
}

// groups returns the rows of each group.
func groups(rows []report.Row) (out [][]int) {
	for _, g := range report.SameWords(rows) {
		var its []int
		for _, e := range g {
			its = append(its, e.Row)
		}
		out = append(out, its)
	}
	return out
}

func TestLinkedRowsNameThoseOfOtherDocuments(t *testing.T) {
	const words = "We stopped the guns in August and slept."
	rows := []report.Row{
		{ID: "r1", Document: "a.txt", Source: "NPA", Quote: words},
		{ID: "r2", Document: "b.txt", Source: "VNA", Quote: "“We stopped the guns in August and slept”"},
		{ID: "r3", Document: "a.txt", Source: "NPA", Quote: words},
		{ID: "r4", Document: "c.txt", Source: "Lantern", Quote: "The river rose again on Friday night."},
	}
	(&report.Briefing{Rows: rows}).LinkSameWords()
	(&report.Briefing{Rows: rows}).LinkSameWords() // twice changes nothing
	for i, want := range []string{"r2", "r1 r3", "r2", ""} {
		if got := strings.Join(rows[i].SameAs, " "); got != want {
			t.Errorf("%s is the same as %q, want %q", rows[i].ID, got, want)
		}
	}
}

// What is made of a briefing shows rows without the questions and after them those
// of earlier periods: groups that were found once have the same places.
func TestSameWordsFoundOnceAreThoseThatWouldBeFoundAgain(t *testing.T) {
	other := "Nobody at the northern lock had been told of the barges, she added later"
	now := func() []report.Row {
		return []report.Row{
			{ID: "q", Document: "a", Source: "Post", Quote: tide, Question: true},
			{ID: "r1", Document: "a", Source: "Post", Quote: tide},
			{ID: "r2", Document: "b", Source: "Wire", Quote: other},
			{ID: "r3", Document: "c", Source: "Daily", Quote: strings.Replace(tide, "again", "twice", 1)},
		}
	}
	earlier := []report.Row{{ID: "e1", Document: "d", Source: "Herald", Quote: "Nothing else that anybody has said at all"}, {ID: "e2", Document: "e", Source: "Herald", Quote: other}}
	b := report.Briefing{Rows: now()}
	b.LinkSameWords(earlier...)
	again := report.Briefing{Rows: b.Rows, EarlierDuplicates: b.EarlierDuplicates} // in which nobody looked
	if got, want := b.SameWordGroups(), again.SameWordGroups(); len(want) != 2 || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got, want := b.OwnSameWordGroups(), again.OwnSameWordGroups(); len(want) != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("without the week before %+v, want %+v", got, want)
	}
}
