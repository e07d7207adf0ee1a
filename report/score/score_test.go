package score

import (
	"fmt"
	"testing"

	"onrecord/report"
)

const text = "“The roof held,” Roke said. Lind said that the cellar leaked. It rained.\n"

func row(statement int, act string, content, mention, cue [2]int) report.Row {
	spans := func(s [2]int) [][2]int {
		if s[1] == 0 {
			return nil
		}
		return [][2]int{s}
	}
	r := []rune(text)
	return report.Row{
		Document: "a.txt", Statement: statement, Act: act, Kind: "direct", Speaker: "Ines Roke", Topic: "Weather",
		Quote: string(r[content[0]:content[1]]), Spans: report.Spans{Content: spans(content), Mention: spans(mention), Cue: spans(cue)},
	}
}

func want(t *testing.T, r Result, figures map[string]float64) {
	t.Helper()
	for name, v := range figures {
		if got, ok := r.Figure(name); !ok || fmt.Sprintf("%.2f", got) != fmt.Sprintf("%.2f", v) {
			t.Errorf("%s is %.2f, want %.2f", name, got, v)
		}
	}
}

func TestCorpusCountsSpansSourcesAndCues(t *testing.T) {
	annotation := "T1\tContent 1 15\tThe roof held,\n" +
		"T2\tSource 17 21\tRoke\nT3\tCue 22 26\tsaid\n" +
		"E1\tAttribution:T3 Source:T2 Content:T1 Cue:T3\n" +
		"T4\tContent 42 60\tthe cellar leaked\nT5\tSource 28 32\tLind\nT6\tCue 33 37\tsaid\n" +
		"E2\tAttribution:T6 Source:T5 Content:T4 Cue:T6\n"
	rows := map[string][]report.Row{"a": {
		row(1, "speech", [2]int{1, 15}, [2]int{17, 21}, [2]int{22, 26}),
		row(2, "speech", [2]int{38, 60}, [2]int{0, 0}, [2]int{33, 37}), // with the "that", without the speaker
		row(3, "speech", [2]int{62, 71}, [2]int{0, 0}, [2]int{0, 0}),
	}}
	r := Corpus([]Article{{"a", text, annotation}}, rows)
	want(t, r, map[string]float64{
		"gold": 2, "predicted": 3, "P@0.3": 66.67, "R@0.3": 100, "F@exact": 80, "source": 50, "cue": 100,
		"R@end_to_end": 50, "gold_direct": 1, "R@0.8_direct": 100, "gold_indirect": 1, "R@0.8_indirect": 100,
	})
}

func TestCorpusNamesWhatWasMissed(t *testing.T) {
	r := Corpus([]Article{{"a", text, "T1\tContent 42 60\tthe cellar leaked\nE1\tAttribution:T1 Content:T1\n"}}, nil)
	if len(r.Misses) != 1 || r.Misses[0].Kind != "indirect" || r.Misses[0].Document != "a" {
		t.Errorf("got %+v, want one indirect miss in a", r.Misses)
	}
}

func TestRowsOfOneStatementAreOneAttribution(t *testing.T) {
	rows := []report.Row{row(1, "speech", [2]int{1, 15}, [2]int{}, [2]int{}), row(1, "speech", [2]int{62, 71}, [2]int{}, [2]int{})}
	if got := statements(rows, []rune(text)); len(got) != 1 {
		t.Errorf("got %d attributions, want 1", len(got))
	}
}

func TestGoldCountsSpeakersTopicsAndKinds(t *testing.T) {
	gold, err := ParseGold([]byte(`{"doc":"a.txt","kind":"direct","speaker":"Mrs. Ines Roke","parts":["The roof held,"],"topics":["Repairs","Weather"]}
{"doc":"a.txt","kind":"indirect","speaker":"Lind","certain":false,"parts":["the cellar leaked"],"topics":["Repairs"]}
`))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]report.Row{"a.txt": {
		row(1, "speech", [2]int{1, 15}, [2]int{}, [2]int{}),
		row(2, "thought", [2]int{42, 60}, [2]int{}, [2]int{}),
		row(3, "intent", [2]int{62, 71}, [2]int{}, [2]int{}),
	}}
	r, err := Gold(gold, map[string]string{"a.txt": text}, rows)
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, map[string]float64{"gold": 2, "predicted": 2, "F@0.5": 100, "F@row": 100, "speaker": 100, "topic": 50, "kind": 50, "verbatim": 100})
}

func TestOptionalGoldIsNeitherMissedNorFalse(t *testing.T) {
	gold := []GoldRow{
		{Document: "a.txt", Kind: "direct", Parts: []string{"The roof held,"}},
		{Document: "a.txt", Kind: "indirect", Parts: []string{"the cellar leaked"}, Optional: true},
	}
	roof := row(1, "speech", [2]int{1, 15}, [2]int{}, [2]int{})
	cellar := row(2, "speech", [2]int{42, 60}, [2]int{}, [2]int{})
	for name, rows := range map[string][]report.Row{"found": {roof, cellar}, "not found": {roof}} {
		r, err := Gold(gold, map[string]string{"a.txt": text}, map[string][]report.Row{"a.txt": rows})
		if err != nil {
			t.Fatal(err)
		}
		want(t, r, map[string]float64{"gold": 1, "predicted": 1, "F@0.5": 100, "verbatim": 100})
		if len(r.Misses) > 0 {
			t.Errorf("%s: missed %v", name, r.Misses)
		}
	}
	r, err := Gold(gold, map[string]string{"a.txt": text}, map[string][]report.Row{"a.txt": {cellar}})
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, map[string]float64{"gold": 1, "predicted": 0, "F@0.5": 0})
	if len(r.Misses) != 1 {
		t.Errorf("missed %v, want the roof alone", r.Misses)
	}
}

func TestAQuoteThatWasChangedIsNotVerbatim(t *testing.T) {
	for quote, ok := range map[string]bool{
		"The roof held,":              true,
		"The roof held, … It rained.": true,
		"the ROOF held":               true, // words, not marks and case
		"The roof stood,":             false,
	} {
		if verbatim(quote, text) != ok {
			t.Errorf("verbatim(%q) is %v", quote, !ok)
		}
	}
}

func TestGoldThatDoesNotFitIsAnError(t *testing.T) {
	gold := []GoldRow{{Document: "a.txt", Parts: []string{"never said"}}}
	if _, err := Gold(gold, map[string]string{"a.txt": text}, nil); err == nil {
		t.Error("a part that is not in the document passed")
	}
	if _, err := Gold(gold, nil, nil); err == nil {
		t.Error("a document that is not there passed")
	}
	if _, err := ParseGold([]byte("{}\n{")); err == nil || err.Error()[:6] != "line 2" {
		t.Errorf("got %v, want an error that names line 2", err)
	}
}

func TestSameSpeaker(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Owen Dempsey", "Owen John Dempsey", true},
		{"Owen J. Dempsey", "Owen Dempsey", true},
		{"the Harbour Office", "Harbour Office", true},
		{"A fisherman", "fisherman", true},
		{"Owen Dempsey", "Owen Dempsey Jr.", true},
		{"Owen Dempsey", "Nora Dempsey", false},
		{"Owen John Dempsey", "Owen Paul Dempsey", false},
		{"Dempsey", "Owen Dempsey", false},
		{"Owen Dempsey", "", false},
	} {
		if SameSpeaker(c.a, c.b) != c.same || SameSpeaker(c.b, c.a) != c.same {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.same)
		}
	}
}
