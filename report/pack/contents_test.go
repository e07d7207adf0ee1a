package pack

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/report"
)

// pageText is what stands on each page, a line a line, from 1.
func pageText(l *layout) []string {
	text := make([]string, len(l.pages)+1)
	for n, pg := range l.pages {
		for _, s := range pg.slabs {
			for _, mark := range s.texts {
				text[n+1] += mark.line.Text + "\n"
			}
		}
	}
	return text
}

func section(t *testing.T, m Model, id string) string {
	t.Helper()
	for _, s := range m.Sections {
		if s.ID == id {
			var b strings.Builder
			for _, bl := range s.Blocks {
				bl.text(&b)
			}
			return b.String()
		}
	}
	t.Fatalf("no section %q", id)
	return ""
}

func TestWhatChangedIsSaidOnlyOfTwoPeriods(t *testing.T) {
	b := sample(t)
	m := NewModel(b, Options{})
	text := section(t, m, "overview")
	for _, want := range []string{
		"## What changed since 9–15 November 2026, week 46", "New voices: Mara Voss 7;", "Topics up: Hospital staffing 24 (new);",
		"Topics down: Trade negotiations 0 (−17);", "Not heard: Ines Roke before: 3;", "76 statements (+33)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	b.Before = nil
	m = NewModel(b, Options{})
	for _, without := range []string{"since", "before", "New voices", "(+"} {
		if strings.Contains(section(t, m, "overview")+section(t, m, "figures"), without) {
			t.Errorf("%q without a period before", without)
		}
	}
	b.Before = &report.Earlier{Period: report.Period{Name: "2026-W46"}, Rows: b.Rows}
	text = section(t, NewModel(b, Options{}), "overview")
	for _, want := range []string{"Nobody appears for the first time.", "No topic has more statements than before.", "76 statements (±0)"} {
		if !strings.Contains(text, want) {
			t.Errorf("that nothing changed is not said: %q is not in\n%s", want, text)
		}
	}
}

func TestTheFiguresAddUp(t *testing.T) {
	m := NewModel(sample(t), Options{})
	for _, s := range m.Sections {
		if s.ID != "figures" {
			continue
		}
		total := 0
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Chart:
				for _, bar := range b.Bars {
					total += bar.Value
				}
			case Timeline:
				for _, l := range b.Lines {
					sum := 0
					for _, v := range l.Values {
						sum += v
					}
					if sum > l.Total {
						t.Errorf("%s: %d on the days, %d in all", l.Label, sum, l.Total)
					}
				}
			}
		}
		if total != 76 {
			t.Errorf("the topics have %d statements together, not 76", total)
		}
	}
}

func TestTheSameWordsStandOnceWithAllTheirSources(t *testing.T) {
	b := sample(t)
	m := NewModel(b, Options{})
	text := m.Text()
	const words = "“The commission will publish the register of crossings on Monday"
	body := text[strings.Index(text, "[t1]"):strings.Index(text, "== Speakers")]
	if n := strings.Count(body, words); n != 1 {
		t.Errorf("the words stand %d times", n)
	}
	at := body[strings.Index(body, words):]
	at, _, _ = strings.Cut(at, "\n-- ")
	for _, want := range []string{"b0000000", "also: Agence Meridian", "b0000001", "also: Vecherny Vestnik", "b0000002", "own: its", "own: early", "without: the; in it; and not to the newspapers"} {
		if !strings.Contains(at, want) {
			t.Errorf("%q is not in\n%s", want, at)
		}
	}
	if !strings.Contains(section(t, m, "overview"), "Piet Halloran | Le Courrier du Fleuve, Agence Meridian, Vecherny Vestnik") {
		t.Error("the page that can be read alone does not have them")
	}
	// nothing is lost: every row is named somewhere
	for _, r := range report.Quoted(b.Rows) {
		if !strings.Contains(text, r.ID) {
			t.Errorf("row %s is not in the pack", r.ID)
		}
	}
}

func TestStatementsStandBySpeakerOrByDay(t *testing.T) {
	b := small(t)
	text := section(t, NewModel(b, Options{}), "t1")
	if want := "-- Mara Voss\n"; !strings.HasPrefix(text, want) || strings.Count(text, "\n-- ") != 1 {
		t.Errorf("by speaker:\n%s", text)
	}
	text = section(t, NewModel(b, Options{Group: "day"}), "t1")
	if want := "-- 18 November 2026\n"; !strings.HasPrefix(text, want) || strings.Contains(text, "\n-- ") {
		t.Errorf("by day:\n%s", text)
	}
	text = section(t, NewModel(b, Options{Group: "day", Language: "en-US"}), "t1")
	if want := "-- November 18, 2026\n"; !strings.HasPrefix(text, want) {
		t.Errorf("in American English:\n%s", text)
	}
}

func TestAGroupThatRunsOnIsNamedAgain(t *testing.T) {
	b := report.Briefing{}
	for i := range 40 {
		b.Rows = append(b.Rows, report.Row{Speaker: "Mara Voss", Quote: invented(i), Kind: "direct", Topic: "Ferries", Document: fmt.Sprint(i), Statement: 1, ID: fmt.Sprint("r", i)})
	}
	l := laid(t, b, "A4")
	text := pageText(l)
	pages := 0
	for n := l.anchors["t1"] + 1; n < l.anchors["speakers"]; n++ {
		pages++
		if !strings.HasPrefix(text[n], "Mara Voss") || !strings.Contains(text[n], "Mara Voss  continued") {
			t.Errorf("page %d begins without the speaker's name:\n%.80s", n, text[n])
		}
	}
	if pages == 0 {
		t.Error("the statements do not run over a page: this test tests nothing")
	}
}

func TestATableThatRunsOnHasItsHeadAgain(t *testing.T) {
	b := report.Briefing{}
	for i := range 150 {
		b.Rows = append(b.Rows, report.Row{Speaker: fmt.Sprintf("Person %03d", i), Quote: invented(i), Kind: "direct", Topic: fmt.Sprint("Topic ", i%60), Document: fmt.Sprint(i), Statement: 1, ID: fmt.Sprint("r", i)})
		setDate(t, &b.Rows[i].Date, fmt.Sprintf("2026-11-%02d", 16+i%7))
	}
	l := laid(t, b, "A4")
	text := pageText(l)
	heads, timeline := 0, 0
	for n := range text {
		heads += strings.Count(text[n], "Name and role\n")
		timeline += strings.Count(text[n], "Mon 16\nTue 17\n")
	}
	if heads < 3 {
		t.Errorf("an index of 150 names has %d heads", heads)
	}
	if timeline < 2 {
		t.Errorf("a timeline of 60 topics has %d heads", timeline)
	}
}

func TestLinksGoBothWays(t *testing.T) {
	b := sample(t)
	l := laid(t, b, "A4")
	leads := map[string]map[int]bool{} // pages that have a link, by where it leads
	for n, pg := range l.pages {
		for _, s := range pg.slabs {
			for _, mark := range s.texts {
				for _, k := range mark.links {
					if leads[k.anchor] == nil {
						leads[k.anchor] = map[int]bool{}
					}
					leads[k.anchor][n+1] = true
				}
			}
		}
	}
	speakers, sources := l.anchors["speakers"], l.anchors["sources"]
	for _, p := range collect(b, Options{}).people {
		on := false
		for n := range leads[p.id] {
			on = on || n < speakers
		}
		back := false
		for _, id := range p.entries {
			back = back || leads[id][l.anchors[p.id]]
		}
		if !on || !back {
			t.Errorf("%s: from a statement to the index %v, and back %v", p.name, on, back)
		}
	}
	for _, e := range collect(b, Options{}).entries {
		if len(leads[e.SourceTo]) == 0 || l.anchors[e.SourceTo] < sources {
			t.Errorf("%s: no link to its document among the sources", e.ID)
		}
	}
}

func TestLongPeriodsAreShownByWeeksAndMonths(t *testing.T) {
	for unit, last := range map[string]string{"day": "2026-01-12", "week": "2026-03-20", "month": "2026-11-20", "year": "2030-05-01"} {
		var b report.Briefing
		for i, d := range []string{"2026-01-05", last} {
			r := report.Row{Quote: invented(i), Topic: "Ferries", Document: d, Statement: 1}
			setDate(t, &r.Date, d)
			b.Rows = append(b.Rows, r)
		}
		text := section(t, NewModel(b, Options{}), "figures")
		if !strings.Contains(text, "## By "+unit+" of publication") {
			t.Errorf("until %s, not by %s:\n%s", last, unit, text)
		}
	}
}

func TestThePageThatCanBeReadAloneIsOnePage(t *testing.T) {
	for name, b := range hard(t) {
		b.Note = "A short note."
		for _, size := range []string{"A4", "Letter"} {
			l := laid(t, b, size)
			if from, to := l.anchors["overview"], l.anchors["contents"]; to != from+1 {
				t.Errorf("%s, %s: it takes %d pages", name, size, to-from)
			}
		}
	}
}
