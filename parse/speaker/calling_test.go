package speaker

import "testing"

// TestDescriptionsOfPeople sweeps what news calls a person besides the name.
func TestDescriptionsOfPeople(t *testing.T) {
	tests := []struct{ text, mention string }{
		{"Gloria Pettersen, a Norwegian, walked 900 miles.", "The Norwegian"},
		{"Norwegian walker Gloria Pettersen crossed the pass.", "The Norwegian"},
		{"Gloria Pettersen, a striker, came late.", "The striker"},
		{"Striker Gloria Pettersen came late.", "The striker"},
		{"Gloria Pettersen is a magistrate.", "The magistrate"},
		{"Gloria Pettersen, a mother of two, came late.", "The mother of two"},
		{"Gloria Pettersen came late.", "The mother of two"},
		{"Gloria Pettersen came late.", "The actor"},
		{"Gloria Pettersen came late.", "The actress"},
		{"Gloria Pettersen came late.", "The midfielder"},
		{"Gloria Pettersen came late.", "The novelist"},
		{"Gloria Pettersen came late.", "The mediator"},
		{"Gloria Pettersen came late.", "The veteran campaigner"},
		{"Gloria Pettersen came late.", "The former swimmer"},
		{"Gloria Pettersen came late.", "The Spaniard"},
		{"Gloria Pettersen came late.", "The politician"},
		{"Gloria Pettersen, the goalkeeper, came late.", "The goalkeeper"},
		{"Gloria Pettersen, who was a baker, came late.", "The baker"},
		{"President-elect Gloria Pettersen came late.", "The president-elect"},
		{"Mayor Gloria Pettersen came late.", "The mayor"},
		{"Chief Executive Gloria Pettersen came late.", "The chief executive"},
		{"Gloria Pettersen, the chemist who found it, came late.", "The chemist"},
	}
	right := 0
	for _, tt := range tests {
		if got := names(who(t, tt.text+" "+tt.mention+" said no.", nil, tt.mention+"|said")); got == "Gloria Pettersen" {
			right++
		} else {
			t.Logf("%s %s: %s", tt.text, tt.mention, got)
		}
	}
	if right < 22 {
		t.Errorf("%d of %d descriptions are understood", right, len(tests))
	}
}

func TestDescriptionsOfSomebodyElse(t *testing.T) {
	tests := []struct{ rule, text, mention, want string }{
		{"another country", "Gloria Pettersen, a Norwegian, came late. The Spaniard said no.", "The Spaniard", "Spaniard"},
		{"a thing", "Gloria Pettersen came late. The number said it all.", "The number", "number"},
		{"her lawyer", "Gloria Pettersen came late. Her lawyer said no.", "Her lawyer", "Pettersen’s lawyer"},
	}
	for _, tt := range tests {
		if got := names(who(t, tt.text, nil, tt.mention)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.rule, got, tt.want)
		}
	}
}
