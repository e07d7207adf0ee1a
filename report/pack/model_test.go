package pack

import (
	"flag"
	"os"
	"strings"
	"testing"

	"onrecord/report"
)

var update = flag.Bool("update", false, "rewrite testdata/pack.txt")

// small is a briefing with one row of every kind.
func small(t testing.TB) report.Briefing {
	b := report.Briefing{
		Title: "Harbour talks", Marking: "Desk only", Version: "1.4.0", Note: "One paragraph.\n\nAnother.",
		Period: report.Period{Name: "2026-W47"}, Topics: []string{"Harbours", "Energy", "Unused"},
		Documents: []report.Document{
			{Path: "a.html", Status: report.StatusRead, Source: "The Harbour Post", Title: "Pilots and tariffs", URL: "https://post.example/a"},
			{Path: "b.txt", Status: report.StatusRead, Warnings: []string{"a quotation never closes"}},
			{Path: "c.pdf", Status: report.StatusFailed, Reason: "the PDF has no text layer"},
		},
		Settings: []report.Setting{{Name: "Taxonomy", Value: "harbours"}},
	}
	setDate(t, &b.Made, "2026-11-23")
	setDate(t, &b.Period.From, "2026-11-16")
	setDate(t, &b.Period.To, "2026-11-22")
	setDate(t, &b.Documents[0].Date, "2026-11-18")
	first := report.Row{Source: "The Harbour Post", Date: b.Documents[0].Date, Title: "Pilots and tariffs", URL: "https://post.example/a", Document: "a.html", Language: "en", Act: "speech"}
	row := func(r report.Row, statement int, speaker, topic, kind, quote string) report.Row {
		r.Statement, r.Speaker, r.Topic, r.Kind, r.Quote = statement, speaker, topic, kind, quote
		r.ID = strings.Repeat("0", 7) + string(rune('0'+statement))
		return r
	}
	asked := row(first, 5, report.Interviewer, "Energy", "turn", "And the price?")
	asked.Question = true
	answer := row(first, 6, "Mara Voss", "Energy", "turn", "It falls.")
	answer.Context, answer.Role = "And the price?", "energy minister of Veshnia"
	answer2 := answer
	answer2.Quote, answer2.ID = "By a tenth.", "6b"
	mixed := row(first, 3, "Mara Voss", "Harbours", "mixed", "the pilots would work “until the last ship”")
	mixed.Frame, mixed.Stance = "said that", "says"
	mixed.Spans.Frame, mixed.Spans.Content = [][2]int{{0, 9}}, [][2]int{{10, 50}}
	thought := row(first, 7, "", "", "indirect", "the harbour was deep enough")
	thought.Act, thought.Via = "thought", "Meridian News Agency"
	thought.Flags = []string{report.FlagSpeakerUnresolved}
	b.Rows = []report.Row{
		row(first, 1, "Piet Halloran", "Energy", "direct", "Nobody  will\npay twice."),
		row(first, 2, "Mara Voss", "Harbours", "direct", "He said “no”."),
		mixed,
		row(first, 4, "Piet Halloran", "Harbours", "indirect", "the tariff would stay"),
		asked, answer, answer2, thought,
		{Document: "b.txt", Statement: 1, Kind: "direct", Act: "speech", Quote: "Нет.", ID: "b1", SameAs: []string{"00000001"}},
		{Source: "Radio Pelion", Speaker: "Piet Halloran", Topic: "Energy", Document: "d.txt", Statement: 1, Kind: "direct", Act: "speech", Quote: "Nobody will pay twice.", ID: "d1", SameAs: []string{"00000001"}},
	}
	return b
}

func TestModelOfAPack(t *testing.T) {
	got := NewModel(small(t), Options{}).Text()
	const file = "testdata/pack.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Fatalf("line %d is\n  %s\nand was\n  %s", i+1, a, b)
		}
	}
}

func TestQuotationMarksFollowTheLanguageOfTheWords(t *testing.T) {
	for _, c := range []struct{ language, words, want string }{
		{"en", "Yes.", "“Yes.”"},
		{"", "Yes.", "“Yes.”"},
		{"en-GB", "He said “no”.", "‘He said “no”.’"},
		{"en", "He said 'no'.", "“He said 'no'.”"},
		{"en", `He said "no".`, `‘He said "no".’`},
		{"de", "Ja.", "„Ja.“"},
		{"fr", "Oui.", "«\u202FOui.\u202F»"},
		{"", "Нет.", "«Нет.»"},
		{"", "«Нет», сказал он.", "“«Нет», сказал он.”"},
		{"ar", "نعم", "«نعم»"},
		{"he", "כן", "”כן”"},
		{"", "電気料金は下がります", "「電気料金は下がります」"},
		{"", "我们不会签署", "“我们不会签署”"},
	} {
		open, shut := quotationMarks(c.language, c.words)
		if got := open + c.words + shut; got != c.want {
			t.Errorf("%s: %s, want %s", c.language, got, c.want)
		}
	}
}

func TestDatesInWords(t *testing.T) {
	var b report.Briefing
	day := func(s string) day {
		d := b.Made
		if s != "" {
			setDate(t, &d, s)
		}
		return d
	}
	for _, c := range []struct{ from, to, want string }{
		{"2026-11-16", "2026-11-22", "16–22 November 2026"},
		{"2026-10-30", "2026-11-02", "30 October – 2 November 2026"},
		{"2025-12-29", "2026-01-04", "29 December 2025 – 4 January 2026"},
		{"2026-11-16", "2026-11-16", "16 November 2026"},
		{"", "2026-11-16", "16 November 2026"},
		{"2026-11-16", "", "16 November 2026"},
		{"", "", ""},
	} {
		if got := datesOf("en-GB").span(day(c.from), day(c.to)); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"  a \n\t b ":       "a b",
		"a\u00A0b\u202Fc":   "a\u00A0b\u202Fc",
		"a\x00b\u2028c\r\n": "ab c",
		"\uFEFFa":           "a",
		"a\xffb":            "a\uFFFDb",
	} {
		if got := oneLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestBeginningEndsAtAWord(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"We will not sign, ever.", 30, "We will not sign, ever."},
		{"We will not sign, ever.", 19, "We will not sign […]"},
		{"unbreakable", 5, "unbre […]"},
	} {
		if got := beginning(c.in, c.n); got != c.want {
			t.Errorf("%q", got)
		}
	}
}

func TestNumbersAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := number(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
