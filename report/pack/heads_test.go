package pack

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/report"
)

// spoken is a briefing with so many statements on each topic, by so many speakers in turn.
func spoken(topics, statements, speakers int) report.Briefing {
	b := report.Briefing{Title: "Ferries and tides"}
	for t := range topics {
		for i := range statements {
			n := t*statements + i
			b.Rows = append(b.Rows, report.Row{
				Speaker: fmt.Sprintf("Ida %s", []string{"Aker", "Brandt", "Corvin", "Dray", "Ekholm", "Farrow", "Grieve", "Halloran"}[i*speakers/statements]),
				Quote:   invented(n), Kind: "direct", Topic: fmt.Sprintf("Topic %c", 'A'+t),
				Document: fmt.Sprint(n), Statement: 1, ID: fmt.Sprint("r", n),
			})
		}
	}
	return b
}

// recordPages are the pages on which statements of the record stand, from 1.
func recordPages(l *layout) []int {
	var out []int
	for n, pg := range l.pages {
		if slices.ContainsFunc(pg.slabs, func(s placed) bool { return s.place.who != "" }) {
			out = append(out, n+1)
		}
	}
	return out
}

// columnsOf are the strips of a page's record, by column, from the top.
func columnsOf(pg page) [][]placed {
	var out [2][]placed
	for _, s := range pg.slabs {
		if s.place.topic != "" || s.role == "" && s.y > topMargin-1 {
			out[boolInt(s.dx > 0)] = append(out[boolInt(s.dx > 0)], s)
		}
	}
	return out[:]
}

func words(s placed) string {
	text := ""
	for _, m := range s.texts {
		text += m.line.Text
	}
	return text
}

func TestRunningHeadsNameTopicAndSpeakers(t *testing.T) {
	l := laid(t, spoken(7, 38, 5), "A4")
	pages := recordPages(l)
	if len(pages) < 5 {
		t.Fatalf("the record has %d pages: this test tests little", len(pages))
	}
	text := pageText(l)
	for _, n := range pages {
		var topics, who []string
		for _, s := range l.pages[n-1].slabs {
			if s.place.who != "" {
				topics, who = append(topics, s.place.topic), append(who, s.place.who)
			}
		}
		line := func(list []string) string {
			if list[0] == list[len(list)-1] {
				return list[0]
			}
			return list[0] + " – " + list[len(list)-1]
		}
		if want := line(topics) + ": " + line(who); n > 1 && !strings.Contains(text[n], want) {
			t.Errorf("page %d does not say at its head %q: it has\n%s", n, want, text[n][strings.LastIndex(text[n], "Page "):])
		}
	}
}

// A page of the record that begins with a further statement of somebody says whose it is;
// one that begins with somebody else, or with a topic, does not say that it goes on.
func TestAPageSaysWhoGoesOnFromThePageBefore(t *testing.T) {
	l := laid(t, spoken(7, 37, 5), "A4")
	pages, goOn, fresh := recordPages(l), 0, 0
	for i, n := range pages[1:] {
		before := columnsOf(l.pages[pages[i]-1])
		last := slices.Concat(before...)
		was := last[len(last)-1].place
		first := columnsOf(l.pages[n-1])[0][0]
		switch text := words(first); {
		case strings.HasSuffix(text, "continued"):
			goOn++
			if text != was.who+"\u2002continued" {
				t.Errorf("page %d begins with %q after a page that ends with %s", n, text, was.who)
			}
		case first.place.who == was.who && first.place.topic == was.topic && first.block != last[len(last)-1].block:
			t.Errorf("page %d begins with a statement of %s and does not name them: %s", n, was.who, text)
		default:
			fresh++
		}
	}
	if goOn == 0 || fresh == 0 {
		t.Errorf("%d pages go on with a speaker, %d do not: this test tests nothing", goOn, fresh)
	}
}

// A topic of the brief that goes on in the next column or on the next page has its heading
// there again; the second column of a topic that ends with the first does not.
func TestATopicOfTheBriefThatGoesOnSaysSo(t *testing.T) {
	var b report.Briefing
	for i := range 288 {
		report := i / 6 // six statements of one, eight reports on each topic
		b.Rows = append(b.Rows, spoken(1, 1, 1).Rows[0])
		r := &b.Rows[i]
		r.Speaker, r.Quote = fmt.Sprintf("Ida %s", []string{"Aker", "Brandt", "Corvin", "Dray", "Ekholm", "Farrow"}[i%6]), invented(i)
		r.Topic, r.Document, r.Statement, r.ID = fmt.Sprintf("Topic %c", 'A'+report%6), fmt.Sprint(report), i%6+1, fmt.Sprint("r", i)
		r.Title = "Report " + fmt.Sprint(report+1)
	}
	l := laid(t, b, "A4")
	again := 0
	for n, pg := range l.pages[:l.anchors["record"]] {
		open := "" // the topic at the foot of the column before
		for _, s := range pg.slabs {
			switch text := words(s); {
			case strings.HasSuffix(text, "continued") && s.place.section == "By topic":
				again++
				if name := strings.TrimSuffix(text, "\u2002continued"); open != "" && name != open {
					t.Errorf("page %d: %s goes on as %s", n+1, open, name)
				}
			case s.role == roleSub && strings.HasPrefix(text, "Topic "):
				open = text[:len("Topic A")]
			}
		}
	}
	if again == 0 {
		t.Error("no topic goes on: this test tests nothing")
	}
}

// The record begins below a brief that leaves much of its last page, and page numbers of
// both are right; a brief that fills its last page is followed by a new one.
func TestTheRecordBeginsWhereThereIsRoom(t *testing.T) {
	below, apart := 0, 0
	for statements := 4; statements < 80; statements += 9 {
		l := laid(t, spoken(2, statements, 4), "A4")
		n := l.anchors["record"]
		foot, top := 0.0, 0.0 // of the brief and of the record on that page
		for _, s := range l.pages[n-1].slabs {
			switch {
			case s.role != "" && s.place.section != "The record" && s.place.section != "Speakers" && top == 0:
				foot = max(foot, s.y+s.height)
			case slices.Contains(s.anchors, "record"):
				top = s.y
			}
		}
		if top < foot {
			t.Errorf("%d statements: the record begins at %.0f, the brief ends at %.0f", 2*statements, top, foot)
		}
		if foot > 0 {
			below++
			if left := l.paper.bottom - foot; left < leastShared*(l.paper.bottom-l.paper.top) {
				t.Errorf("%d statements: the record begins in the last %.0f points of a page", 2*statements, left)
			}
		} else {
			apart++
		}
	}
	if below == 0 || apart == 0 {
		t.Errorf("%d records begin below the brief, %d on a page of their own: this test tests little", below, apart)
	}
}

// The columns of a page that the record fills end at its foot, but for some with so few
// statements that the space between them would be too large.
func TestTheColumnsOfAFullPageEndAtItsFoot(t *testing.T) {
	columns, short := 0, 0
	for _, statements := range []int{26, 32, 38, 44} {
		l := laid(t, spoken(8, statements, 4), "A4")
		pages := recordPages(l)
		for _, n := range pages[1 : len(pages)-1] {
			for k, column := range columnsOf(l.pages[n-1]) {
				end := column[len(column)-1]
				left := l.paper.bottom - end.y - end.height
				if left > 46 {
					t.Errorf("%d statements: page %d: column %d ends %.0f points above the foot", 8*statements, n, k+1, left)
				}
				columns++
				short += boolInt(left > 1)
			}
		}
	}
	if columns < 40 || 4*short > columns {
		t.Errorf("%d of %d columns do not reach the foot", short, columns)
	}
}

// "denied that" and the first word of what is denied are on one line, even after a long
// role.
func TestTheWordsBeforeAStatementStayTogether(t *testing.T) {
	var b report.Briefing
	role := "spokesman for the harbour office "
	for i := range 24 {
		frame := []string{"denied that", "rejected claims that", "asked whether", "doubted that"}[i%4]
		r := report.Row{Speaker: fmt.Sprintf("Ida %c. Holm", 'A'+i), Role: strings.TrimSpace(role[:9+i]), Quote: "the pilots would work on the day after the first storm", Kind: "indirect",
			Frame: frame, Stance: "denies", Topic: "Harbours", Document: fmt.Sprint(i), Statement: 1, ID: fmt.Sprint("r", i)}
		r.Spans.Frame, r.Spans.Content = [][2]int{{0, len(frame)}}, [][2]int{{len(frame) + 1, 90}}
		b.Rows = append(b.Rows, r)
	}
	l := laid(t, b, "A4")
	whole := 0
	for n, pg := range l.pages {
		for _, s := range pg.slabs {
			text := words(s)
			if s.place.section == "How this briefing was made" {
				continue
			}
			for _, frame := range []string{"denied that", "rejected claims that", "asked whether", "doubted that"} {
				first, rest, _ := strings.Cut(frame, " ")
				if strings.HasSuffix(strings.TrimSpace(text), first) || strings.HasPrefix(text, rest) || strings.HasSuffix(strings.TrimSpace(text), frame) {
					t.Errorf("page %d: a line with part of %q: %s", n+1, frame, text)
				}
				whole += boolInt(strings.Contains(text, frame+"\u00A0the"))
			}
		}
	}
	if whole < len(b.Rows) {
		t.Errorf("%d statements have the words before them whole", whole)
	}
}

// Where headings are left out so that six leads fit on the page, space sets the leads apart.
func TestLeadsWithoutHeadingsAreSetApart(t *testing.T) {
	l := laidHard(t, "a week", "A4")
	apart := 0
	for _, s := range l.pages[0].slabs {
		if s.role == roleProse && s.before > 2.5 && s.place.section == "What was said" {
			apart++
		}
	}
	heads := strings.Count(strings.Join(pageText(l)[1:2], ""), " reports\n")
	if apart+heads < 5 { // the first one stands at full width
		t.Errorf("%d statements of page 1 are set apart by space, %d by a heading", apart, heads)
	}
}
