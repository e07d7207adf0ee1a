package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// week is a briefing of ten plain statements by as many people, and those given.
func week(rows ...Row) Briefing {
	b := Briefing{}
	for i := range 10 {
		b.Rows = append(b.Rows, Row{
			Speaker: fmt.Sprintf("Neighbour %c", 'A'+i), Topic: fmt.Sprintf("Topic %c", 'A'+i), Source: "The Ness Post",
			Quote: "the " + strings.Repeat(string(rune('a'+i)), 4) + " stall at the corner sells pears and old lamps on Fridays",
			Kind:  "indirect", Stance: "says", Confidence: 0.8, Statement: 9,
		})
	}
	b.Rows = append(b.Rows, rows...)
	for i := range b.Rows {
		r := &b.Rows[i]
		r.ID = fmt.Sprintf("r%d", i)
		if r.Document == "" {
			r.Document = fmt.Sprintf("d%d", i)
		}
		if r.Confidence == 0 {
			r.Confidence = 0.9
		}
	}
	return b
}

// ledBy returns the speakers of the leads, each with its reasons.
func ledBy(b Briefing) (speakers []string, reasons map[string]string) {
	rows, reasons := Quoted(b.Rows), map[string]string{}
	for _, l := range Leads(b) {
		speakers = append(speakers, rows[l.Row].Speaker)
		reasons[rows[l.Row].Speaker] += strings.Join(l.Reasons, "; ")
	}
	return speakers, reasons
}

func TestLeadsAreWeighedByStatedSignals(t *testing.T) {
	const bridge = "The bridge at Tarn will be closed to lorries from Monday until the spring."
	b := week(
		Row{Speaker: "Ida Holm", Role: "prime minister of Tarnland", Topic: "Roads", Source: "The Ness Post", Quote: bridge, Kind: "direct"},
		Row{Speaker: "Ida Holm", Topic: "Roads", Source: "Tarn Courier", Quote: bridge, Kind: "direct"},
		Row{Speaker: "Ida Holm", Topic: "Roads", Source: "Harbour Radio", Quote: bridge, Kind: "indirect"},
		Row{Speaker: "Per Lund", Role: "former prime minister of Tarnland", Topic: "Roads", Quote: "Nobody asked the drivers who cross it every night of the week.", Kind: "direct", Source: "The Ness Post"},
		Row{Quote: "Somebody said that the lorries would go round by the old mill road.", Kind: "direct"},
	)
	speakers, reasons := ledBy(b)
	if len(speakers) < 6 || speakers[0] != "Ida Holm" {
		t.Fatalf("led by %q, want Ida Holm first of six or more", speakers)
	}
	if got, want := reasons["Ida Holm"], "3 outlets; head of state or government"; got != want {
		t.Errorf("because %q, want %q", got, want)
	}
	if strings.Contains(reasons["Per Lund"], "senior figure") || strings.Contains(reasons["Per Lund"], "head") {
		t.Errorf("a former prime minister leads as %q", reasons["Per Lund"])
	}
	if slices.Contains(speakers, "") {
		t.Errorf("a statement of nobody leads: %q", speakers)
	}
	if n := len(slices.DeleteFunc(speakers, func(s string) bool { return s != "Ida Holm" })); n != 1 {
		t.Errorf("one statement in three outlets leads %d times", n)
	}
}

func TestADeskPinsAndUnpinsLeads(t *testing.T) {
	b := week(Row{Speaker: "Ida Holm", Role: "prime minister", Topic: "Roads", Quote: "The bridge at Tarn will be closed to lorries from Monday.", Kind: "direct"})
	b.Rows[4].Status, b.Rows[10].Status = StatusLead, StatusAnnex
	speakers, reasons := ledBy(b)
	if speakers[0] != "Neighbour E" || !strings.HasPrefix(reasons["Neighbour E"], "chosen by the desk") {
		t.Errorf("led by %q (%q), want the pinned one first", speakers, reasons["Neighbour E"])
	}
	if slices.Contains(speakers, "Ida Holm") {
		t.Errorf("led by %q, with one that the desk wants in the annex", speakers)
	}
}

func TestNoSpeakerAndNoTopicHasAllLeads(t *testing.T) {
	var more []Row
	for i := range 8 {
		more = append(more, Row{Speaker: "Ida Holm", Role: "prime minister", Topic: "Roads", Kind: "direct", Document: fmt.Sprint("h", i),
			Quote: fmt.Sprintf("Bridge number %c%c%c will be closed to lorries and vans.", 'p'+i, 'a'+i, 'g'+i)})
		more = append(more, Row{Speaker: fmt.Sprint("Minister ", i), Role: "minister of ports", Topic: "Ports", Kind: "direct", Document: fmt.Sprint("p", i),
			Quote: fmt.Sprintf("Port %c%c%c keeps its %c%c%c cranes and its %c%c%c crews this winter.", 'b'+i, 'o'+i, 'a'+i, 'k'+i, 'e'+i, 'l'+i, 'm'+i, 'i'+i, 'd'+i)})
	}
	b := week(more...)
	speakers, _ := ledBy(b)
	count := map[string]int{}
	for _, s := range speakers {
		count[s]++
	}
	topics := map[string]int{}
	for _, l := range Leads(b) {
		topics[b.Rows[l.Row].Topic]++
	}
	if count["Ida Holm"] > 2 || topics["Ports"] > 3 {
		t.Errorf("led by %q on %v, want at most two of one speaker and three on one topic", speakers, topics)
	}
}

func TestWhoIsQuotedMostLeadsToo(t *testing.T) {
	said := func(c rune) string { // in words of its own
		var words []string
		for n := range 11 {
			words = append(words, strings.Repeat(string(c), n+3))
		}
		return "Our " + strings.Join(words, " ") + "."
	}
	var rows []Row
	for i := range rune(12) {
		rows = append(rows, Row{
			Speaker: fmt.Sprintf("Minister %c", 'A'+i), Role: "prime minister", Topic: fmt.Sprintf("Ministry %c", 'A'+i), Kind: "direct",
			Quote: said('a' + i),
		})
	}
	for i := range rune(5) {
		rows = append(rows, Row{
			Speaker: "Kai Moss", Topic: "Roads", Kind: "direct", Statement: 9,
			Quote: said('p' + i),
		})
	}
	speakers, _ := ledBy(week(rows...))
	if n := len(slices.DeleteFunc(slices.Clone(speakers), func(s string) bool { return s != "Kai Moss" })); n != 1 {
		t.Errorf("led by %q: whoever is quoted most leads %d times, want once", speakers, n)
	}
	rows = rows[:len(rows)-1] // of four statements nobody is the loudest
	if speakers, _ = ledBy(week(rows...)); slices.Contains(speakers, "Kai Moss") {
		t.Errorf("led by %q: of four plain statements none leads", speakers)
	}
}

func TestWhoContradictsWhom(t *testing.T) {
	says := func(who, stance, frame, quote string) Row {
		return Row{Speaker: who, Stance: stance, Frame: frame, Quote: quote, Kind: "indirect"}
	}
	tests := []struct {
		name string
		a, b Row
		want string
	}{
		{"a denial", says("Per Lund", "says", "said that", "the ferry carried weapons for the harbour company in March"),
			says("Ida Holm", "denies", "denied that", "the ferry had carried weapons in March"), "Ida Holm denies Per Lund"},
		{"an opposite claim", says("Per Lund", "says", "said", "the bridge at the mill is safe for heavy lorries"),
			says("Ida Holm", "says", "said", "the bridge at the mill isn't safe for lorries"), "Ida Holm says the opposite of Per Lund"},
		{"both deny", says("Per Lund", "denies", "denied that", "the ferry had carried weapons in March"),
			says("Ida Holm", "denies", "denied that", "the ferry had carried weapons in March"), ""},
		{"one speaker", says("Ida Holm", "says", "said", "the bridge at the mill is safe for heavy lorries"),
			says("Ida Holm", "says", "said", "the bridge at the mill isn't safe for lorries"), ""},
		{"a question", says("Per Lund", "asks", "asked", "the bridge at the mill is safe for heavy lorries"),
			says("Ida Holm", "says", "said", "the bridge at the mill isn't safe for lorries"), ""},
		{"another matter", says("Per Lund", "says", "said", "the council of Tarn meets the harbour company"),
			says("Ida Holm", "denies", "denied that", "the council of Tarn had sold the bridge"), ""},
		{"who is accused denies it", says("Per Lund", "says", "accused", "Holm of selling the ferry to her brother"),
			says("Ida Holm", "denies", "denied", "selling the ferry"), "Ida Holm denies Per Lund"},
		{"nobody is accused", says("Per Lund", "says", "said", "the brothers are selling the old mill by the ferry"),
			says("Ida Holm", "denies", "denied", "selling the ferry"), ""},
		{"a word for the opposite", says("Per Lund", "says", "said", "the old bridge at the mill is safe again"),
			says("Ida Holm", "says", "warned that", "the old bridge at the mill was unsafe"), "Ida Holm says the opposite of Per Lund"},
		{"up and down", says("Per Lund", "says", "said", "rents in the harbour quarter rose by a tenth"),
			says("Ida Holm", "says", "said", "rents in the harbour quarter fell by a tenth"), "Ida Holm says the opposite of Per Lund"},
		{"none at all", says("Per Lund", "says", "said", "four shells were fired across the river"),
			says("Ida Holm", "says", "said", "No shells were fired across the river"), "Ida Holm says the opposite of Per Lund"},
		{"two opposites are none", says("Per Lund", "says", "said", "the bridge at the mill is safe for lorries"),
			says("Ida Holm", "says", "said", "the bridge at the mill is not unsafe for lorries"), ""},
		{"something else is not so", says("Per Lund", "says", "said", "the harbour company pays for the bridge at the mill"),
			says("Ida Holm", "says", "said", "the harbour company builds the bridge at the mill, but not this year"), ""},
		{"an order", says("Per Lund", "says", "said", "the bridge at the mill carries heavy lorries"),
			says("Ida Holm", "says", "told drivers", "not to take heavy lorries over the bridge at the mill"), ""},
		{"of oneself", says("Per Lund", "says", "said", "the mayor called the harbour company about the ferry in March"),
			says("Ida Holm", "says", "said", "I never called the harbour company about the ferry in March"), ""},
		{"no claim", says("Per Lund", "says", "spoke of how", "the bridge at the mill is safe for lorries"),
			says("Ida Holm", "says", "said", "the bridge at the mill isn't safe for lorries"), ""},
		{"a feeling", says("Per Lund", "says", "said", "the council sold the mill to the ferry company"),
			says("Ida Holm", "doubts", "has misgivings about", "the mill that the council sold to the ferry company"), ""},
	}
	apart := tests[1] // words alone are not enough
	apart.name, apart.want, apart.a.Topic, apart.b.Topic = "on different topics", "", "Roads", "Ferries"
	for _, tt := range append(tests, apart) {
		rows := week(tt.a, tt.b)
		got := ""
		for _, c := range Contrasts(rows) {
			verb := " says the opposite of "
			if c.Denial {
				verb = " denies "
			}
			got += rows.Rows[c.Against].Speaker + verb + rows.Rows[c.Claim].Speaker
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhoContradictsWhomInOneReport(t *testing.T) {
	type line struct{ who, stance, frame, quote string }
	tests := []struct {
		name  string
		lines []line
		want  string
	}{
		{"a demand is rejected", []line{{"Tenants", "demands", "have demanded", "Holm’s resignation"}, {"Ida Holm", "denies", "rejected", "the demand"}}, "Ida Holm against Tenants"},
		{"a demand of others", []line{{"Tenants", "demands", "demanded", "lower rents"}, {"Per Lund", "says", "said", "the mill was sold"}, {"Ada Moe", "says", "said", "the ferry was late"},
			{"Ole Vik", "says", "said", "it rained"}, {"Ida Holm", "denies", "rejected", "the demand"}}, ""},
		{"an accusation by name", []line{{"Per Lund", "says", "accused", "the council of hiding the bill"}, {"Ada Moe", "says", "said", "the ferry was late"},
			{"Ida Holm", "denies", "dismissed", "Lund’s accusation as nonsense"}}, "Ida Holm against Per Lund"},
		{"a claim of nobody here", []line{{"Per Lund", "says", "said", "the ferry was late"}, {"Ida Holm", "denies", "denied claims that", "the mill was sold"}}, ""},
		{"an allegation", []line{{"Prosecutors", "says", "alleged that", "Holm took money from the ferry company"}, {"Ida Holm", "denies", "denied", "the charges"}}, "Ida Holm against Prosecutors"},
		{"a reply to an attack", []line{{"Per Lund", "says", "accused", "Holm of hiding the bill for the mill"}, {"Ida Holm", "says", "countered that", "she had shown it to everyone"}}, "Ida Holm against Per Lund"},
		{"a reply in a friendly talk", []line{{"Per Lund", "says", "recalled", "the old ferry with Holm"}, {"Ida Holm", "says", "countered that", "the new one was faster"}}, ""},
		{"a report is called untrue", []line{{"The Ness Post", "says", "reported that", "Holm had sold the mill"}, {"Ida Holm", "says", "called", "the report false"}}, "Ida Holm against The Ness Post"},
		{"the headline denies it", []line{{"Ida Holm", "denies", "denied that", "she was writing a book"}, {"The Ness Post", "says", "reported that", "Holm was writing a book"}}, "Ida Holm against The Ness Post"},
		{"whoever is accused says so", []line{{"The council", "says", "has been accused of", "hiding the bill for the mill"}, {"Ida Holm", "denies", "denied", "the accusation"}}, ""},
		{"on the same side", []line{{"Ada Moe", "says", "claimed that", "whoever says that the mill was sold is wrong"}, {"Ida Holm", "denies", "denied claims that", "the mill was sold"}}, ""},
		{"nobody speaks", []line{{"legality of the sale", "says", "claimed that", "the mill was sold"}, {"Ida Holm", "denies", "denied claims that", "the mill was sold"}}, ""},
	}
	for _, tt := range tests {
		var rows []Row
		for i, l := range tt.lines {
			rows = append(rows, Row{Speaker: l.who, Stance: l.stance, Frame: l.frame, Quote: l.quote, Kind: "indirect", Document: "one", Topic: "Roads",
				Spans: Spans{Content: [][2]int{{100 * i, 100*i + 50}}}})
		}
		b := week(rows...)
		got := ""
		for _, c := range Contrasts(b) {
			got += b.Rows[c.Against].Speaker + " against " + b.Rows[c.Claim].Speaker
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhatSpeaksIsAPersonABodyAGroupOrADocument(t *testing.T) {
	for name, want := range map[string]SpeakerSort{
		"Ida Holm": SpeakerPerson, "Ness Harbour Council": SpeakerBody, "Commission on Tarn Ferries": SpeakerBody, "Reuters": SpeakerBody, "Critics": SpeakerUnnamed, "tenants": SpeakerUnnamed, "two people familiar with the sale": SpeakerUnnamed,
		"some": SpeakerUnnamed, "report by the auditors": SpeakerUnnamed, "63 percent of voters": SpeakerUnnamed, "Holm’s allies": SpeakerUnnamed,
		"legality of the sale": SpeakerNone, "tenants almost": SpeakerNone, "Following a swiftly": SpeakerNone, "Even Tarn": SpeakerNone,
		"seizing upon a letter": SpeakerNone, "I truly": SpeakerNone, "prompting": SpeakerNone,
	} {
		if got := SpeakerSorts([]Row{{Speaker: name}})[name]; got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}

func TestOneQuestionAndItsAnswers(t *testing.T) {
	const q = "Will the bridge be closed this winter?"
	b := week(
		Row{Speaker: "Ida Holm", Kind: "turn", Context: q, Quote: "It will."},
		Row{Speaker: "Ida Holm", Kind: "turn", Context: q, Quote: "From Monday on."},
		Row{Speaker: "Per Lund", Kind: "turn", Context: q, Quote: "I hope not."},
		Row{Speaker: "Per Lund", Kind: "turn", Context: "Who pays for it all?", Quote: "We do."},
	)
	got := Answers(b)
	if len(got) != 1 || got[0].Question != q || !slices.Equal(got[0].Answers, []int{10, 12}) {
		t.Errorf("%+v, want one question with the rows 10 and 12", got)
	}
}

func TestASpeakerHasOneRole(t *testing.T) {
	role := func(roles ...string) string {
		var rows []Row
		for _, r := range roles {
			rows = append(rows, Row{Speaker: "Ida Holm", Role: r})
		}
		return Roles(rows)["Ida Holm"]
	}
	for _, tt := range []struct {
		roles []string
		want  string
	}{
		{[]string{"mayor of Tarn", "neighbour of the harbour master", "mayor of Tarn"}, "mayor of Tarn"},
		{[]string{"Minister", "Minister", "Foreign Minister", "foreign minister of Veshnia", ""}, "foreign minister of Veshnia"},
		{[]string{"deputy mayor", "mayor"}, "deputy mayor"},
		{[]string{"envoy", "judge"}, "judge"}, // of equals the latest
		{[]string{"developer", "developer", "developer", "Republican nominee", "nominee"}, "Republican nominee"},
		{[]string{"panel chairman Rep."}, "panel chairman"},
		{[]string{"Tarn Sen."}, "Tarn Senator"},
		{[]string{"Democratic opponent", "wife"}, ""},
		{[]string{"Per Lund’s sister"}, "Per Lund’s sister"},
	} {
		if got := role(tt.roles...); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.roles, got, tt.want)
		}
	}
}
