package report

import (
	"fmt"
	"slices"
	"testing"
)

// reports is rows of as many documents on one matter, by people of a name each.
func reports(n int, title, matter string) []Row {
	var rows []Row
	for k := range n {
		rows = append(rows, Row{
			Document: fmt.Sprint(title, k), Title: title, Speaker: fmt.Sprintf("Ida %c%s", 'A'+k, matter[:4]), Topic: "On " + matter, Kind: "direct", Statement: 1,
			Quote: fmt.Sprintf("Our %s and the %sers need %c%c%c%c before the winter is here.", matter, matter, 'p'+k, 'q'+k, 'a'+k, 'c'+k),
		})
	}
	return rows
}

func TestTheStoriesOfMostReportsLead(t *testing.T) {
	b := Briefing{}
	for i, matter := range []string{"orchard", "quarry", "lighthouse", "reservoir", "tramway", "granary", "archive", "turbine"} {
		b.Rows = append(b.Rows, reports(1+3*btoi(i >= 6), "Council of Tarn decides on the "+matter, matter)...)
	}
	for i := range b.Rows {
		b.Rows[i].ID, b.Rows[i].Confidence = fmt.Sprint("r", i), 0.95
	}
	leads := Leads(b)
	var stories []string
	for _, l := range leads {
		stories = append(stories, l.Story)
	}
	for _, large := range []string{"Council of Tarn decides on the archive", "Council of Tarn decides on the turbine"} {
		if at := slices.Index(stories, large); at < 0 || at > 2 {
			t.Errorf("stories %q: the %s, of four reports, is not among the first", stories, large)
		}
	}
}

func TestBelowAChargeStandsTheAnswerOfWhomItSpeaksOf(t *testing.T) {
	rows := reports(3, "Council of Tarn quarrels over the tramway", "tramway")
	rows[0].Speaker, rows[0].Role, rows[0].Quote = "Eva Dahl", "prime minister", "Per Lund has paid no tolls for the tramway and the tramwayers since he bought the trams in 2019."
	rows[1].Speaker, rows[1].Quote = "Per Lund", "The tolls of the tramway are unfair to the tramwayers, and I have paid each of them."
	rows[2].Speaker, rows[2].Quote = "Kai Moss", "The tramway of Tarn costs 40 million, and the tramwayers signed the contract for it on Friday."
	for i := range rows {
		rows[i].ID, rows[i].Confidence = fmt.Sprint("r", i), 0.95
	}
	b := Briefing{Rows: append(rows, week().Rows...)}
	leads := Leads(b)
	charge := slices.IndexFunc(leads, func(l Lead) bool { return b.Rows[l.Row].Speaker == "Eva Dahl" })
	if charge < 0 || charge+1 >= len(leads) || b.Rows[leads[charge+1].Row].Speaker != "Per Lund" {
		t.Errorf("leads %+v, want Lund's answer below the charge", leads)
	}
}

func TestTheFirstSentenceStandsAboveAStatementThatSaysSomethingElse(t *testing.T) {
	rows := reports(3, "Council of Tarn decides on the tramway", "tramway")
	for i := range rows {
		rows[i].ID, rows[i].Confidence = fmt.Sprint("r", i), 0.95
	}
	begin := func(opening string) string {
		b := Briefing{Rows: append(slices.Clone(rows), week().Rows...)}
		for _, r := range rows {
			b.Documents = append(b.Documents, Document{Path: r.Document, Opening: opening})
		}
		for _, l := range Leads(b) {
			if l.Begins != "" {
				return l.Begins
			}
		}
		return ""
	}
	const sentence = "The council of Tarn voted on Friday to close the line to Ness"
	if got := begin(sentence); got != sentence+"." {
		t.Errorf("above the statement stands %q, want the first sentence", got)
	}
	if got := begin("It was a cold night on the old line to Ness"); got != "" {
		t.Errorf("above the statement stands %q, which tells nothing", got)
	}
	if got := begin("Council of Tarn: our tramway and the tramwayers need pqac before the winter is here"); got != "" {
		t.Errorf("above the statement stands %q, which says the same", got)
	}
}

// Those who are quoted most are among the first leads, which every first page has, but not in
// the place of a story of many reports.
func TestWhoIsQuotedMostIsAmongTheFirst(t *testing.T) {
	b := Briefing{}
	for _, matter := range []string{"orchard", "quarry", "lighthouse", "reservoir", "tramway", "granary", "archive", "turbine", "sluice", "harbour"} {
		for k := range 6 { // statements of each of two reports
			for _, r := range reports(2, "Council of Tarn decides on the "+matter, matter) {
				r.Statement, r.Speaker = k+1, fmt.Sprint(r.Speaker, k)
				r.Quote += fmt.Sprintf(" And the %c%c%c of %d boats.", 'b'+k, 'e'+k, 'h'+k, 40+k)
				b.Rows = append(b.Rows, r)
			}
		}
	}
	for k := range 9 {
		b.Rows = append(b.Rows, Row{Document: "moss", Speaker: "Kai Moss", Topic: "Ferries", Kind: "direct", Statement: 5,
			Quote: fmt.Sprintf("The ferry of Ness needs %c%c%c%c and a crew of %c%c%c for each day.", 'p'+k, 'a'+k, 'd'+k, 'p'+k, 'e'+k, 'o'+k, 'a'+k)})
	}
	for i := range b.Rows {
		b.Rows[i].ID, b.Rows[i].Confidence = fmt.Sprint("r", i), 0.95
	}
	leads := Leads(b)
	at := slices.IndexFunc(leads, func(l Lead) bool { return b.Rows[l.Row].Speaker == "Kai Moss" })
	if at < 0 || at >= leastLeads {
		t.Errorf("who is quoted most is lead %d of %d", at, len(leads))
	}
}
