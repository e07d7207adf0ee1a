package pack

import (
	"fmt"
	"slices"
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
	for _, s := range m.Sections() {
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

func has(m Model, id string) bool {
	return slices.ContainsFunc(m.Sections(), func(s Section) bool { return s.ID == id })
}

func TestWhatChangedIsSaidOnlyOfTwoPeriods(t *testing.T) {
	b := sample(t)
	text := section(t, NewModel(b, Options{}), "changed")
	for _, want := range []string{
		"76 against 43: 33 more statements", "On record for the first time: Mara Voss\u00A0(7)", "More on Hospital staffing\u00A0(24,\u00A0was\u00A0none)",
		"Less on Trade negotiations\u00A0(0,\u00A0was\u00A017)", "Not heard this time: Ines Roke\u00A0(3\u00A0before)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	b.Before = nil
	m := NewModel(b, Options{})
	if whole := m.Text(); has(m, "changed") || strings.Contains(whole, "(before:") || strings.Contains(whole, "(+") {
		t.Error("changes without a period before")
	}
	b.Before = &report.Earlier{Period: report.Period{Name: "2026-W46"}, Rows: b.Rows}
	text = section(t, NewModel(b, Options{}), "changed")
	for _, want := range []string{"Nobody is on record for the first time.", "There is more on no topic.", "as many statements"} {
		if !strings.Contains(text, want) {
			t.Errorf("that nothing changed is not said: %q is not in\n%s", want, text)
		}
	}
}

// The bars of every chart are all statements, also those of nobody and of no source, and
// also where there is a period to compare with.
func TestTheFiguresAddUp(t *testing.T) {
	for name, b := range hard(t) {
		m := NewModel(b, Options{})
		for _, s := range m.Sections() {
			for _, block := range s.Blocks {
				both, ok := block.(Charts)
				if !ok {
					continue
				}
				for _, ch := range slices.Concat(both.Left, both.Right) {
					total, before := 0, 0
					for _, bar := range ch.Bars {
						total, before = total+bar.Value, before+bar.Before
					}
					if want := len(statementsOf(b.Rows)); total != want {
						t.Errorf("%s: %s has %d statements, not %d", name, ch.Title, total, want)
					}
					if ch.Compared && before != len(statementsOf(b.Before.Rows)) {
						t.Errorf("%s: %s had %d statements, not %d", name, ch.Title, before, len(statementsOf(b.Before.Rows)))
					}
				}
			}
		}
	}
}

func TestTheSameWordsStandOnceWithAllTheirSources(t *testing.T) {
	b := sample(t)
	m := NewModel(b, Options{})
	text := section(t, m, "record")
	const words = "“The commission will publish the register of crossings on Monday"
	if n := strings.Count(text, words); n != 1 {
		t.Errorf("the words stand %d times", n)
	}
	at := text[strings.Index(text, words):]
	at, _, _ = strings.Cut(at, "\n<")
	for _, want := range []string{"also [", "*its*", "*early*", "without: the; in it; and not to the newspapers"} {
		if !strings.Contains(at, want) {
			t.Errorf("%q is not in\n%s", want, at)
		}
	}
	if brief := section(t, m, "wordings"); !strings.Contains(brief, words) || !strings.Contains(brief, "*early*") {
		t.Errorf("the brief does not have both wordings:\n%s", brief)
	}
	for _, r := range report.Quoted(b.Rows) { // nothing is lost
		if !strings.Contains(squeezed(text), squeezed(oneLine(r.Quote))) && !strings.Contains(squeezed(strings.ReplaceAll(text, "*", "")), squeezed(oneLine(r.Quote))) {
			t.Errorf("row %s is not in the record: %s", r.ID, r.Quote)
		}
	}
}

func TestStatementsStandBySpeakerOrByDay(t *testing.T) {
	b := small(t)
	if text := section(t, NewModel(b, Options{}), "record"); strings.Contains(text, "### ") {
		t.Errorf("by speaker:\n%s", text)
	}
	if text := section(t, NewModel(b, Options{Group: "day"}), "record"); !strings.Contains(text, "### Wednesday 18 November 2026\n") {
		t.Errorf("by day:\n%s", text)
	}
	if text := section(t, NewModel(b, Options{Group: "day", Language: "en-US"}), "record"); !strings.Contains(text, "### Wednesday, November 18, 2026\n") {
		t.Errorf("in American English:\n%s", text)
	}
}

func TestALargeTopicIsDividedByDayAndDocument(t *testing.T) {
	var b report.Briefing
	for i := range 120 {
		r := report.Row{Speaker: "Mara Voss", Quote: invented(i), Kind: "direct", Topic: "Ferries", Document: fmt.Sprint("d", i%4), Title: fmt.Sprint("Report ", i%4), Statement: i, ID: fmt.Sprint("r", i)}
		if i%4 == 3 {
			setDate(t, &r.Date, "2026-11-17")
		} else {
			setDate(t, &r.Date, "2026-11-16")
		}
		b.Rows = append(b.Rows, r)
	}
	text := section(t, NewModel(b, Options{}), "record")
	for _, want := range []string{"### Report 0 · Monday 16 November 2026\n", "### Report 1\n", "### Tuesday 17 November 2026\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the record", want)
		}
	}
}

func TestASpeakerThatRunsOnIsNamedAgain(t *testing.T) {
	b := report.Briefing{}
	for i := range 160 {
		b.Rows = append(b.Rows, report.Row{Speaker: "Mara Voss", Quote: invented(i), Kind: "direct", Topic: fmt.Sprint("Ferries ", i/40), Document: fmt.Sprint(i), Statement: 1, ID: fmt.Sprint("r", i)})
	}
	l := laid(t, b, "A4")
	text := pageText(l)
	pages := 0
	for n := l.anchors["t1"] + 1; n < l.anchors["speakers"]; n++ {
		pages++
		if !strings.Contains(text[n], "Mara Voss\u2002continued") && !strings.HasPrefix(text[n], "Ferries") {
			t.Errorf("page %d begins without the speaker's name:\n%.80s", n, text[n])
		}
	}
	if pages == 0 {
		t.Error("the statements do not run over a page: this test tests nothing")
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
	c := collect(b, Options{})
	c.record(false)
	c.findEntries()
	for _, p := range c.people {
		if p.statements < 2 {
			continue
		}
		if len(leads[p.id]) == 0 || l.anchors[p.id] < l.anchors["speakers"] {
			t.Errorf("%s: no link from a statement to the index", p.name)
		}
		if !slices.ContainsFunc(p.entries, func(id string) bool { return leads[id][l.anchors[p.id]] }) {
			t.Errorf("%s: no link from the index to a statement", p.name)
		}
	}
	for _, o := range c.outlets {
		for _, d := range o.documents {
			if len(d.entries) > 0 && len(leads[d.id]) == 0 {
				t.Errorf("%s: no statement leads to it", d.title)
			}
		}
	}
}

func TestLongPeriodsAreShownByWeeksAndMonths(t *testing.T) {
	for unit, last := range map[string]string{"day": "2026-01-12", "week": "2026-03-20", "month": "2026-11-20", "year": "2030-05-01"} {
		var b report.Briefing
		for i := range 20 {
			r := report.Row{Quote: invented(i), Speaker: "Mara Voss", Topic: "Ferries", Document: fmt.Sprint(i), Statement: 1}
			setDate(t, &r.Date, []string{"2026-01-05", last}[i%2])
			b.Rows = append(b.Rows, r)
		}
		if text := section(t, NewModel(b, Options{}), "figures"); !strings.Contains(text, "## By "+unit+" of publication") {
			t.Errorf("until %s, not by %s:\n%s", last, unit, text)
		}
	}
}

func TestOneOldDocumentMakesNoChartOfYears(t *testing.T) {
	var b report.Briefing
	for i := range 40 {
		r := report.Row{Quote: invented(i), Speaker: "Mara Voss", Topic: "Ferries", Document: fmt.Sprint(i), Statement: 1}
		setDate(t, &r.Date, fmt.Sprintf("2026-11-%02d", 16+i%6))
		if i == 7 {
			setDate(t, &r.Date, "2019-03-01")
		}
		b.Rows = append(b.Rows, r)
	}
	text := section(t, NewModel(b, Options{}), "figures")
	if !strings.Contains(text, "## By day") || !strings.Contains(text, "     1 Earlier or later") {
		t.Errorf("a chart of years for one old document:\n%s", text)
	}
	setDate(t, &b.Rows[7].Date, "2026-11-12")
	if text := section(t, NewModel(b, Options{}), "figures"); strings.Contains(text, "Earlier or later") || !strings.Contains(text, "     1 Thu 12\u00a0Nov") {
		t.Errorf("a day that there is room for is not shown:\n%s", text)
	}
}

func TestPageOneHasTheStatements(t *testing.T) {
	for name, b := range hard(t) {
		l := laidHard(t, name, "A4")
		leads := NewModel(b, Options{}).Brief
		want := 0
		for _, s := range leads {
			if strings.HasPrefix(s.ID, "leads") {
				for _, bl := range s.Blocks {
					if p, ok := bl.(Paragraph); ok && (p.Size == sizeLarge || p.Size == sizeFirst || p.Size == sizeFirstLong) {
						want++
					}
				}
			}
		}
		if len(b.Rows) == 0 || name == "everything long" {
			continue
		}
		paragraphs := map[int]bool{}
		for _, s := range l.pages[0].slabs {
			for _, m := range s.texts {
				for i := range m.line.Runs {
					if m.isQuoted(i) && s.role == roleProse {
						paragraphs[s.block] = true
					}
				}
			}
		}
		if len(paragraphs) < min(want, 6) {
			t.Errorf("%s: %d statements on page one, of %d that lead", name, len(paragraphs), want)
		}
	}
}

func TestAPackIsAsLongAsItsPeriod(t *testing.T) {
	one := report.Briefing{Title: "A day", Rows: []report.Row{{Speaker: "Ida Holm", Quote: "The bridge is closed until Monday.", Kind: "direct", Topic: "Roads", Document: "a.txt", Statement: 1, ID: "r1"}}}
	if n := len(laid(t, one, "A4").pages); n > 2 {
		t.Errorf("one statement takes %d pages", n)
	}
	if n := len(laid(t, report.Briefing{Title: "A day", Documents: []report.Document{{Path: "a.pdf", Status: report.StatusFailed, Reason: "no text"}}}, "A4").pages); n != 1 {
		t.Errorf("an empty period takes %d pages", n)
	}
	var topics report.Briefing
	for i := range 600 {
		topics.Rows = append(topics.Rows, report.Row{Speaker: fmt.Sprint("Person ", i%50), Quote: invented(i), Kind: "direct", Topic: fmt.Sprint("Topic ", i%300), Document: fmt.Sprint(i % 30), Statement: i, ID: fmt.Sprint("r", i)})
	}
	if l := laid(t, topics, "A4"); l.anchors["record"] > 7 {
		t.Errorf("the brief of 300 topics takes %d pages", l.anchors["record"]-1)
	}
	short, err := paperOf("A4")
	if err != nil {
		t.Fatal(err)
	}
	m := NewModel(sample(t), Options{Depth: report.DepthBrief})
	l, err := lay(m, newFaces(report.Look{}, nil), palette{}, short, strings.NewReplacer(), nil)
	if err != nil || len(l.pages) > 4 || has(m, "record") || has(m, "speakers") {
		t.Errorf("the brief alone takes %d pages, %v", len(l.pages), err)
	}
}

func TestASpeakerHasOneRoleInTheWholePack(t *testing.T) {
	var b report.Briefing
	for i, role := range []string{"neighbour of the harbour master", "mayor of Tarn", "mayor of Tarn", "", "Mayor"} {
		b.Rows = append(b.Rows, report.Row{Speaker: "Ida Holm", Role: role, Quote: invented(i), Kind: "direct", Topic: fmt.Sprint("Topic ", i), Document: fmt.Sprint(i), Statement: 1, ID: fmt.Sprint("r", i)})
	}
	text := NewModel(b, Options{}).Text()
	if strings.Contains(text, "neighbour") || strings.Count(text, "mayor of Tarn") < 3 {
		t.Errorf("two roles for one person:\n%s", text)
	}
}

func TestNobodySeesPathsOfAMachine(t *testing.T) {
	b := small(t)
	for i := range b.Documents {
		b.Documents[i].Path = "/srv/desk/inbox/" + b.Documents[i].Path
	}
	for i := range b.Rows {
		b.Rows[i].Document = "/srv/desk/inbox/" + b.Rows[i].Document
	}
	if text := NewModel(b, Options{}).Text(); strings.Contains(text, "/srv/") || !strings.Contains(text, "b.txt") {
		t.Errorf("a path, or no name of a file:\n%s", text)
	}
}

func TestPeopleAreListedBySurnameAndApartFromBodies(t *testing.T) {
	var b report.Briefing
	add := func(speaker, role, mention string, n int) {
		for range n {
			i := len(b.Rows)
			b.Rows = append(b.Rows, report.Row{Speaker: speaker, Role: role, Mention: mention, Quote: invented(i), Kind: "direct", Topic: "Roads", Document: fmt.Sprint(i), Statement: 1, ID: fmt.Sprint("r", i)})
		}
	}
	add("Mara Voss", "minister", "Voss", 2)
	add("Zoë van Aalst", "", "she", 2)
	add("Northmoor Water", "", "Northmoor Water", 2)
	add("prosecutors", "", "prosecutors", 2)
	for i := range 9 {
		add(fmt.Sprintf("Ida Holm%c", 'a'+i), "neighbour", "Holm", 1)
	}
	text := section(t, NewModel(b, Options{}), "speakers")
	at := -1
	for _, want := range []string{"## People", "*van Aalst, Zoë*", "*Voss, Mara*", "### Quoted once\nHolma, Ida", "## Bodies and countries", "*Northmoor Water*", "## Groups and people not named", "*prosecutors*"} {
		i := strings.Index(text, want)
		if i < at || i < 0 {
			t.Errorf("%q is missing or out of order in\n%s", want, text)
		}
		at = max(at, i)
	}
}

// What makes the period stands in the brief, whatever room its first page has: on that page,
// or under its topic. A large story has a line there.
func TestALeadWithoutRoomStandsUnderItsTopic(t *testing.T) {
	var b report.Briefing
	add := func(document, title, speaker, topic, quote string) {
		n := len(b.Rows)
		b.Rows = append(b.Rows, report.Row{Document: document, Title: title, Speaker: speaker, Topic: topic, Quote: quote, Kind: "direct", Source: "The Ness Post", Confidence: 0.95, Statement: 1, ID: fmt.Sprint("r", n)})
	}
	title := func(of string) string { return capital(of) + ": nobody will pay the " + of[:4] + "ers" }
	said := func(of string, k int) string { // in words of its own
		var words []string
		for _, end := range strings.Fields([]string{"ard ine ows els", "ent oria ulse amet", "ondo ick awn eam"}[k%3]) {
			words = append(words, of[:4]+end+string(rune('a'+k)))
		}
		return fmt.Sprintf("The %s behind the %s has lost %s to %s", words[0], words[1], words[2], words[3])
	}
	matters := strings.Fields("ferries orchards reservoirs trams clinics quarries pensions lighthouses turbines archives sluices granaries")
	for i, of := range matters {
		for k := range 3 {
			for m := range 3 {
				add(of+fmt.Sprint(k), title(of), fmt.Sprintf("Captain %c%c Lund", 'A'+i, 'A'+4*k+m), "On "+of,
					fmt.Sprintf("Our %s need the %sers. %s; %s; %s.", of, of[:4], said(of, m), said(of, 3+k), said(of, 6+m+k)))
			}
		}
	}
	l, err := lay(NewModel(b, Options{Depth: report.DepthBrief}), newFaces(b.Look, nil), palette{}, mustPaper(t), strings.NewReplacer(), nil)
	if err != nil {
		t.Fatal(err)
	}
	pages := pageText(l)
	first, all := squeezed(pages[1]), squeezed(strings.Join(pages, " "))
	for n, page := range pages {
		for line := range strings.Lines(page) {
			if strings.HasSuffix(strings.TrimRight(line, " \u00A0\u2002\n"), "·") {
				t.Errorf("page %d: a mark with nothing after it: %s", n, line)
			}
		}
	}
	under := 0
	for _, lead := range report.Leads(b) {
		begins := squeezed(b.Rows[lead.Row].Quote[:40])
		if !strings.Contains(all, begins) {
			t.Errorf("a lead is nowhere in the brief: %s", b.Rows[lead.Row].Quote)
		}
		if !strings.Contains(first, begins) {
			under++
		}
	}
	if n := len(report.Leads(b)); under == 0 || n-under < sureLeads {
		t.Errorf("%d of %d leads stand on the first page, want six or more, but not all", n-under, n)
	}
	for _, of := range matters[:mostLarge] {
		if !strings.Contains(first, squeezed(title(of))) {
			t.Errorf("nothing on the first page tells of the %s, which three reports are on", of)
		}
	}
}

func mustPaper(t *testing.T) paper {
	t.Helper()
	p, err := paperOf("A4")
	if err != nil {
		t.Fatal(err)
	}
	return p
}
