package report

import (
	"slices"
	"strings"
	"testing"

	"onrecord/parse"
)

func TestWhatIsSaidLaterTakesThePlaceOfWhatWasSaidBefore(t *testing.T) {
	minister := func(day int, quote string) Row {
		return Row{Speaker: "Ida Holm", Role: "prime minister", Topic: "Roads", Kind: "direct", Quote: quote, Statement: 1, Spans: Spans{Content: [][2]int{{0, 50}}}, Date: parse.NewDate(2026, 11, day)}
	}
	earlier := minister(13, "If the drivers want the bridge, they must first leave their lorries at the depot.")
	later := minister(20, "On Thursday the drivers left forty lorries at the depot by the bridge. Forty is not all.")
	for _, rows := range [][]Row{{earlier, later}, {later, earlier}} {
		b := week(rows...)
		var led []string
		for _, l := range Leads(b) {
			led = append(led, b.Rows[l.Row].Quote)
		}
		if slices.Contains(led, earlier.Quote) || !slices.Contains(led, later.Quote) {
			t.Errorf("led by %q, want the later statement alone", led)
		}
	}
	other := minister(20, "The hospital at Tarn gets a second ward and eleven nurses.")
	earlier.Document, other.Document = "a", "b"
	if n := len(Leads(Briefing{Rows: []Row{earlier, other}})); n != 2 {
		t.Errorf("statements on two matters lead %d times, want twice", n)
	}
}

func TestWhatCannotBeReadAloneDoesNotLead(t *testing.T) {
	for quote, want := range map[string]bool{
		"He had been watched since September last year":                                true,
		"This is part of a wider scheme of the harbour company":                        true,
		"any part in the affair":                                                       true,
		"Nobody has told me so. Nobody has told me the opposite.":                      true,
		"Of course we asked them. They never answered.":                                true,
		"We asked Mr. Lund, and he never answered.":                                    false,
		"I told him that the bridge at Tarn was closed.":                               true,
		"This week the bridge at Tarn is closed to lorries.":                           false,
		"It is a year of storms for everyone in Tarn, the mayor said.":                 false,
		"The lorries will go round by the old mill road.":                              false,
		"the demand of the tenants for lower rents":                                    false,
		"that argument in a ruling on Thursday":                                        true,
		"But let us be exact. A delay is not a closure.":                               true,
		"That is why the harbour of Tarn stays closed.":                                true,
		"So, the harbour of Tarn stays closed.":                                        true,
		"So many lorries cross at Tarn that the bridge shakes.":                        false,
		"Our position is that they should talk.":                                       true,
		"The drivers of Tarn say that they should talk.":                               false,
		"We were warned in May and we filed it.":                                       true,
		"If the front wants a chair, it must first put its mortars in a shed at Tarn.": false,
	} {
		if got := Hanging(&Row{Quote: quote, Kind: "direct", Speaker: "Ida Holm"}); got != want {
			t.Errorf("%q hangs on another text: %v", quote, got)
		}
	}
	if Hanging(&Row{Quote: "she would stay in the harbour", Frame: "said that", Kind: "indirect", Speaker: "Ida Holm"}) {
		t.Error("in a clause that reports her, she is the speaker")
	}
	b := week(Row{Speaker: "Ida Holm", Role: "prime minister", Topic: "Roads", Kind: "direct", Quote: "He will close it to lorries from Monday until the spring."})
	if speakers, _ := ledBy(b); slices.Contains(speakers, "Ida Holm") {
		t.Errorf("led by %q, with a statement on nobody knows whom", speakers)
	}
}

func TestLeadsOfOneStoryStandTogether(t *testing.T) {
	of := func(document, title, speaker, quote string, day int) Row {
		return Row{Document: document, Title: title, Speaker: speaker, Role: "prime minister", Topic: speaker, Kind: "direct", Quote: quote, Statement: 1, Spans: Spans{Content: [][2]int{{0, 50}}}, Date: parse.NewDate(2026, 11, day), Source: "The Ness Post"}
	}
	b := week(
		of("a", "Ferry strike stops Tarn harbour", "Ida Holm", "The ferry strike at Tarn harbour costs every fisherman a week of wages.", 12),
		of("b", "Museum of lamps opens its doors", "Ada Moe", "The museum of lamps opens its doors to schools and to sailors on Sunday.", 14),
		of("c", "", "Per Lund", "Our ferry crews strike until the harbour of Tarn pays the wages of the week.", 11),
	)
	var led []string
	for _, l := range Leads(b) {
		if s := b.Rows[l.Row].Speaker; !strings.HasPrefix(s, "Neighbour") {
			led = append(led, s+": "+l.Story)
		}
		if l.Story == "Ferry strike stops Tarn harbour" && l.Reports != 2 {
			t.Errorf("the story has %d reports, want 2", l.Reports)
		}
	}
	at := slices.Index(led, "Ida Holm: Ferry strike stops Tarn harbour")
	if at < 0 || at+1 >= len(led) || led[at+1] != "Per Lund: Ferry strike stops Tarn harbour" || !slices.Contains(led, "Ada Moe: Museum of lamps opens its doors") {
		t.Errorf("led by %q, want both of the strike together, the later first, below its headline", led)
	}
	for title, want := range map[string]bool{"COUNCIL OF TARN": false, "Letters": false, "Storm closes the bridge": true, "LETTERS OF THE WEEK": false, "TARN WIRE -- EVENING DIGEST -- 17 November": false, "'We were warned' - Holm": true, "MAYOR SAYS FERRY WILL SAIL IN Spring": true} {
		if headlineFit(title) != want {
			t.Errorf("%q can stand above statements: %v", title, !want)
		}
	}
}

func TestARefusalIsNoDenial(t *testing.T) {
	for _, c := range []struct {
		frame, quote string
		want         bool
	}{
		{"denied that", "the ferry had carried weapons", true},
		{"rejected", "a request from tenants to open the gate", false},
		{"rejected accusations that", "the front had shelled the ferry", true},
		{"denied", "any part in the affair", false},
		{"rejected", "the demand", false},
		{"is denying", "flu jabs to the prisoners of Tarn, who asked for them", false},
		{"denied", "pilots access to the harbour", false},
		{"denied", "a link to the ferry company", true},
		{"denied", "the ferry had gone to Tarn", true},
		{"denied", "selling the ferry to a brother", true},
	} {
		if got := DeniesAClaim(&Row{Speaker: "Ida Holm", Stance: "denies", Frame: c.frame, Cue: strings.Fields(c.frame)[0], Quote: c.quote, Kind: "indirect"}); got != c.want {
			t.Errorf("%s %s: denies a claim: %v", c.frame, c.quote, got)
		}
	}
}

// A reader must not be told a wrong name, nor be given a greeting for the news.
func TestWhoeverIsDoubtfulAndMereCourtesyDoNotLead(t *testing.T) {
	minister := func(speaker, quote string) Row {
		return Row{Speaker: speaker, Role: "prime minister", Topic: "Roads", Kind: "direct", Source: "The Ness Post", Quote: quote}
	}
	flagged := minister("Ida Holm", "The bridge at Tarn will be closed to lorries from Monday until the spring.")
	flagged.Flags = []string{FlagSpeakerDoubtful + ": two people could be meant"}
	unsure := minister("Per Lund", "The ferries to the islands get a second crew in January.")
	unsure.SpeakerConfidence = 0.6
	unnamed := minister("prosecutors", "The harbour master took money for every berth on the long quay.")
	unnamed.Role = ""
	polite := minister("Ada Moe", "Our two countries have deep and historic ties. I thank the mayor for the warm welcome.")
	office := minister("Foreign Minister", "I condemn the attack on the courthouse in Marsk. Nothing can justify it.")
	office.Statement, office.Spans = 1, Spans{Content: [][2]int{{0, 50}}}
	office.Title = "Minister condemns attack on courthouse in Marsk"
	b := week(flagged, unsure, unnamed, polite, office)
	speakers, _ := ledBy(b)
	for _, name := range []string{"Ida Holm", "Per Lund", "prosecutors", "Ada Moe"} {
		if slices.Contains(speakers, name) {
			t.Errorf("led by %q, with %s", speakers, name)
		}
	}
	if !slices.Contains(speakers, "Foreign Minister") {
		t.Errorf("led by %q, without the foreign minister, who is known by the office", speakers)
	}
	flagged.Status = StatusLead
	if speakers, _ = ledBy(week(flagged, unsure)); speakers[0] != "Ida Holm" {
		t.Errorf("led by %q, without the row that a person chose", speakers)
	}
	few := Briefing{Rows: []Row{unsure, polite}}
	for i := range few.Rows {
		few.Rows[i].ID, few.Rows[i].Document, few.Rows[i].Confidence = "r"+string(rune('a'+i)), "d", 0.9
	}
	if n := len(Leads(few)); n != 2 {
		t.Errorf("of two rows %d lead, want both: there are no others", n)
	}
}

func TestWhatIsMentionedMost(t *testing.T) {
	var rows []Row
	for i := range 6 {
		rows = append(rows, Row{Speaker: "Ida Holm", Quote: "We stand with Ostvik, and Minister Holm knows Ostvik’s old Harbour Council."}, Row{Speaker: "Foreign Council", Quote: "The European Union is here."})
		if i < 4 {
			rows = append(rows, Row{Speaker: "Per Lund", Quote: "On Monday the Harbour Council meets the Danish pilots."})
		}
	}
	var got []string
	for _, c := range AllOf(rows).Mentioned(SpeakerSorts(rows)) {
		got = append(got, c.Name)
	}
	if want := []string{"Harbour Council", "European Union", "Ostvik"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q: no speakers, days and adjectives", got, want)
	}
}
