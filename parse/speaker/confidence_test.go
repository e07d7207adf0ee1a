package speaker

import (
	"strings"
	"testing"
)

func TestADoubtfulSpeakerSaysWhy(t *testing.T) {
	tests := []struct {
		rule, text, mention string
		sure                bool
		why                 string
	}{
		{"a full name", "Mara Voss said the pumps held.", "Mara Voss", true, ""},
		{"a surname of a full name", "Mara Voss came late. Voss said the pumps held.", "Voss|said", true, ""},
		{"a pronoun of the last speaker", "Mara Voss said so. She said the pumps held.", "She", true, ""},
		{"a plural without a name", "Engineers said the pumps held.", "Engineers", true, ""},
		{"a description that nothing is known of", "Mara Voss met Ines Roke. It rained. The roof leaked. The striker said no.", "The striker", false, "two people could be meant: Mara Voss or Ines Roke"},
		{"a description that stays", "The Harbour Post ran it. The union said no.", "The union", false, "description, not a name"},
	}
	for _, tt := range tests {
		got := who(t, tt.text, nil, tt.mention)[0]
		if (got.Confidence >= doubtful) != tt.sure || !strings.HasPrefix(got.Doubt, tt.why) || tt.sure != (got.Doubt == "") {
			t.Errorf("%s: %s, %.2f, %q", tt.rule, got.Name, got.Confidence, got.Doubt)
		}
	}
}

func TestConfidenceIsAProbability(t *testing.T) {
	for _, text := range []string{"She said no.", "It said no.", "They said no.", "Many said no."} {
		if got := who(t, text, nil, strings.Fields(text)[0])[0]; got.Confidence < 0 || got.Confidence > 1 {
			t.Errorf("%s: %g", text, got.Confidence)
		}
	}
}

func TestLabelsOfTurns(t *testing.T) {
	for label, odd := range map[string]bool{"Mara Voss": false, "VOSS": false, "Osman bin Salem": false, "Caller 2": true, "voice of a man": true, "": true} {
		if oddLabel(label) != odd {
			t.Errorf("%q: odd %v", label, !odd)
		}
	}
}
