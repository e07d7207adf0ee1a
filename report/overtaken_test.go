package report

import (
	"slices"
	"testing"

	"onrecord/parse"
)

func TestAPromiseForADayThatHasComeDoesNotLead(t *testing.T) {
	promise := Row{Speaker: "Ida Holm", Role: "prime minister", Topic: "Roads", Kind: "direct", Source: "The Ness Post",
		Quote: "The bridge at Tarn will open to lorries on Friday, whatever the weather.", Date: parse.NewDate(2026, 11, 11)}
	last := Row{Speaker: "Ada Moe", Topic: "Lamps", Kind: "direct", Source: "The Ness Post",
		Quote: "The museum of lamps has closed its doors to schools and to sailors.", Date: parse.NewDate(2026, 11, 15)}
	weight := func(rows ...Row) float64 {
		for _, l := range Rank(week(rows...)).All {
			if week(rows...).Rows[l.Row].Speaker == "Ida Holm" {
				return l.weight
			}
		}
		t.Fatal("the promise is not ranked")
		return 0
	}
	passed := weight(promise, last)
	promise.Quote = "The bridge at Tarn will open to lorries on Monday, whatever the weather."
	last.Date = parse.NewDate(2026, 11, 15) // Monday is the day after
	if coming := weight(promise, last); coming-passed < 2 {
		t.Errorf("a promise for Friday weighs %.1f on Sunday, one for Monday %.1f", passed, coming)
	}
}

func TestReportedWordsInTheFirstPersonDoNotStandAlone(t *testing.T) {
	for _, c := range []struct {
		kind, frame, quote string
		want               bool
	}{
		{"indirect", "said:", "what I learned from the families is that the bridge is safe", true},
		{"indirect", "said that", "our harbour needs a second bridge before the winter", true},
		{"indirect", "said that", "US officials had seen the second bridge of Tarn", false},
		{"indirect", "said that", "the guns of World War I had been found in Tarn harbour", false},
		{"mixed", "said that", "the bridge was “the one thing we built, and we will keep it”", false},
		{"mixed", "said that", "the bridge was \"the one thing we built\" in Tarn", false},
		{"mixed", "said that", "the bridge was ''the one thing we built'' in Tarn", false},
		{"mixed", "said that", "the bridge was 'the one thing we built' in Tarn", false},
		{"mixed", "said", "I was told that the bridge was “the one thing” that Tarn had", true},
		{"direct", "said", "I was told that the bridge of Tarn was safe", false},
	} {
		if got := Hanging(&Row{Speaker: "Ida Holm", Kind: c.kind, Frame: c.frame, Quote: c.quote}); got != c.want {
			t.Errorf("%s %q hangs on another text: %v", c.frame, c.quote, got)
		}
	}
}

func TestOneOfTheTwoDoesNotLead(t *testing.T) {
	for speaker, want := range map[string]bool{"One of the two": true, "two of them": true, "Some of the fishermen": false, "two people familiar with the inquiry": false, "Ida Holm": false} {
		if got := Hanging(&Row{Speaker: speaker, Kind: "indirect", Frame: "said", Quote: "the ferry of Tarn had left the harbour in June"}); got != want {
			t.Errorf("words of %q hang on another text: %v", speaker, got)
		}
	}
}

func TestWhoSpeaksInAHeadline(t *testing.T) {
	for _, c := range []struct {
		title, speaker string
		want           bool
	}{
		{"Holm: the bridge is “a beginning”", "Ida Holm", true},
		{"Ida Holm counts the lorries", "Ida Holm", true},
		{"We will not close the bridge: Holm", "Ida Holm", true},
		{"'We were warned' - Holm", "Ida Holm", true},
		{"Fishermen rail against Holm", "Ida Holm", false},
		{"Keep the toll, Holm; open the bridge", "Ida Holm", false},
	} {
		if got := speaksIn(c.title, c.speaker); got != c.want {
			t.Errorf("%s speaks in %q: %v", c.speaker, c.title, got)
		}
	}
	if !quotedIn("Holm: the bridge is “a beginning without tolls”", "It is a beginning without tolls, and it is late.") {
		t.Error("the headline quotes the statement")
	}
	if quotedIn("Holm: the bridge is “a beginning”", "It is a beginning, and it is late.") {
		t.Error("two words in a headline are nobody's in particular")
	}
}

func TestTheBeginningOfAReportStandsForItsHeadline(t *testing.T) {
	for text, want := range map[string]string{
		"The ferry strike at Tarn is over. Crews return on Monday.": "The ferry strike at Tarn is over",
		"The museum of lamps at Tarn, which closed in the spring after a storm had damaged its roof, opens its doors on Sunday to the schools and the sailors":                                                                                                                                              "The museum of lamps at Tarn, which closed in the spring after a storm had damaged its roof, opens its doors on Sunday to the schools and the sailors",
		"The museum of lamps at Tarn has closed its doors to the schools and the sailors of the whole coast from the harbour to the lighthouse and the old quarry, after a storm that damaged its roof and drove the keepers, their dogs and their lamps out into the night and the deep snow of the hills": "The museum of lamps at Tarn has closed its doors to the schools and the sailors of the whole coast from the harbour to the lighthouse and the old quarry …",
		"The ferry is late. However, it runs on Monday.":              "The ferry is late. However, it runs on Monday",
		"The ferry strike at Tarn is over. However, no crew is back.": "The ferry strike at Tarn is over",
		"Mr. Holm spoke to the fishermen of Tarn":                     "Mr. Holm spoke to the fishermen of Tarn",
		"“The ferries stay in harbour,” said the mayor of Tarn.":      "",
		"": "",
	} {
		if got := Opening(text); got != want {
			t.Errorf("%q begins as %q, want %q", text, got, want)
		}
	}
}

func TestAStoryWithoutHeadlineIsCalledByItsBeginning(t *testing.T) {
	b := week(Row{Document: "strike", Status: StatusLead, Speaker: "Ida Holm", Role: "prime minister", Topic: "Roads", Kind: "direct", Source: "The Ness Post", Quote: "The ferry strike at Tarn harbour costs every fisherman a week of wages."})
	b.Documents = []Document{{Path: "strike", Opening: "The ferries of Tarn stay in harbour"}}
	r := Rank(b)
	at := slices.IndexFunc(r.Leads, func(l Lead) bool { return b.Rows[l.Row].Speaker == "Ida Holm" })
	if at < 0 || r.Leads[at].Story != "The ferries of Tarn stay in harbour" || !r.Leads[at].Opening {
		t.Errorf("leads %+v, want the strike under the beginning of its report", r.Leads)
	}
	if k := slices.IndexFunc(r.Stories, func(s Story) bool { return s.Name == "The ferries of Tarn stay in harbour" }); k < 0 || r.Stories[k].Topic != "Roads" || r.Stories[k].Reports != 1 || len(r.Stories[k].Rows) != 1 {
		t.Errorf("stories %+v", r.Stories)
	}
}

func TestWhatASentenceSaysOfItsSpeaker(t *testing.T) {
	roles := Roles([]Row{
		{Speaker: "Ida Holm", Role: "President", Context: "President Ida Holm of Tarnland, in a statement, welcomed the text."},
		{Speaker: "Ada Moe", Context: "Ada Moe, who speaks for the fishermen, insists that the boats are safe."},
		{Speaker: "Per Lund", Context: "Per Lund, who left the hall in the evening, said that the boats are safe."},
		{Speaker: "Eva Dahl", Role: "mayor", Context: "Eva Dahl of Ness said that the boats are safe."},
	})
	for name, want := range map[string]string{"Ida Holm": "President of Tarnland", "Ada Moe": "who speaks for the fishermen", "Per Lund": "", "Eva Dahl": "mayor"} {
		if roles[name] != want {
			t.Errorf("%s is %q, want %q", name, roles[name], want)
		}
	}
}

func TestCourtesiesTellNothing(t *testing.T) {
	for quote, want := range map[string]bool{
		"Good afternoon, everybody. I have one thing at the top.":                                   true,
		"Deputy Lund has the floor. The toll is not on the agenda.":                                 true,
		"We will hear argument this morning in the case of the ferries.":                            true,
		"My thoughts are with the families of the crew.":                                            true,
		"It is an honour to be here. We have close relations with Tarn.":                            true,
		"My thoughts are with the crew. The ferry sails again on Monday. It will carry no lorries.": false,
		"Our relations with Tarn are at a low since the bridge was closed.":                         false,
		"Thank you, minister. I am glad that you came.":                                             true,
		"Our relations are excellent.":                                                              true,
		"Tarn is a brotherly nation. Our friendship is not new; it has deep roots.":                 true,
		"It was no pleasure to close the mill.":                                                     false,
		"Welcome rain fell on the fields of Tarn.":                                                  false,
		"Thanks to this law, 3,000 people lost their homes.":                                        false,
		"We are not grateful to the ministry, which lied.":                                          false,
		"Trade relations have suffered a deep blow, and we will close the port.":                    false,
		"The bank gave a strong pledge to cut ties with Tarn.":                                      false,
		"Welcoming the ferries of Tarn costs the harbour a good deal.":                              false,
		"The good morning air of Tarn is worth more than a bridge.":                                 false,
		"The council has the toll in hand, and the mayor has the key to it.":                        false,
	} {
		if Courtesy(quote) != want {
			t.Errorf("%q is a courtesy: %v", quote, !want)
		}
	}
}

func TestWordsInTheCourseOfATalk(t *testing.T) {
	for quote, want := range map[string]bool{
		"Certainly, the bridge will be closed.":    true,
		"Look! The bridge is closed.":              true,
		"As for the bridge, it will be closed.":    true,
		"No bridge will be closed this year.":      false,
		"Both sides agreed to pay for the bridge.": false,
		"Well water in Tarn is unsafe.":            false,
	} {
		if marked(quote) != want {
			t.Errorf("%q begins in the course of a talk: %v", quote, !want)
		}
	}
}

func TestALeadHasTheWordsOfWhomItSpeaksOf(t *testing.T) {
	charge := Row{Speaker: "Ida Holm", Status: StatusLead, Topic: "Roads", Kind: "direct", Source: "The Ness Post", Quote: "Lund has paid no tolls at the harbour bridge since he bought the ferries."}
	reply := Row{Speaker: "Per Lund", Topic: "Ferries", Kind: "direct", Source: "Tarn Courier", Quote: "Of course I pay tolls at the harbour bridge."}
	other := Row{Speaker: "Per Lund", Topic: "Ferries", Kind: "direct", Source: "Tarn Courier", Quote: "The ferries leave the islands at six in the morning."}
	answer := func(rows ...Row) string {
		b := week(rows...)
		for lead, i := range Rank(b).Replies {
			if b.Rows[lead].Speaker == "Ida Holm" {
				return b.Rows[i].Quote
			}
		}
		return ""
	}
	if got := answer(charge, reply, other); got != reply.Quote {
		t.Errorf("the charge has %q beside it, want %q", got, reply.Quote)
	}
	if got := answer(charge, other); got != "" {
		t.Errorf("the charge has %q beside it, which is on another matter", got)
	}
	reply.Speaker, other.Speaker = "Per Lund", "Eva Lund"
	if got := answer(charge, reply, other); got != "" {
		t.Errorf("which Lund is meant is not known, and yet %q stands beside the charge", got)
	}
	charge.Quote = "Per " + charge.Quote
	if got := answer(charge, reply, other); got != reply.Quote {
		t.Errorf("the charge names Per Lund and has %q beside it, want %q", got, reply.Quote)
	}
}

func TestWordsGivenToTwoPeopleDoNotLead(t *testing.T) {
	const stairs = "Going up the harbour stairs took a pilot of eighty the whole morning of the storm."
	b := week(
		Row{Speaker: "Ida Holm", Role: "harbour doctor", Topic: "Roads", Kind: "direct", Quote: stairs},
		Row{Speaker: "Per Lund", Topic: "Roads", Kind: "direct", Quote: stairs[:len(stairs)-1] + ", and I rested."},
	)
	if speakers, _ := ledBy(b); slices.Contains(speakers, "Ida Holm") || slices.Contains(speakers, "Per Lund") {
		t.Errorf("led by %q, with words of which nobody knows whose they are", speakers)
	}
}

func TestAHeadlineStandsAboveItsOwnStoryOnly(t *testing.T) {
	of := func(document, title, speaker, quote string) Row {
		return Row{Document: document, Title: title, Speaker: speaker, Topic: "Roads", Kind: "direct", Quote: quote}
	}
	b := week(
		of("a", "Ferry strike stops Tarn harbour", "Ida Holm", "The ferry strike at Tarn harbour costs every fisherman a week of wages."),
		of("b", "Crews wait for their wages", "Per Lund", "Our ferry crews strike until the harbour of Tarn pays the wages of the week."),
		of("b", "Crews wait for their wages", "Ada Moe", "Nothing grows on the islands now but thistles and old promises."),
	)
	for _, s := range Rank(b).Stories {
		for _, i := range s.Rows {
			if speaker := b.Rows[i].Speaker; speaker == "Ada Moe" && s.Name != "Crews wait for their wages" || speaker == "Per Lund" && s.Reports != 2 {
				t.Errorf("%s stands under %q (%d reports)", speaker, s.Name, s.Reports)
			}
		}
	}
}
