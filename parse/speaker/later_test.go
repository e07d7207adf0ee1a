package speaker

import "testing"

func TestNamedLater(t *testing.T) {
	checkRules(t, []ruled{
		{"the surgeon, named after another", "A surgeon was suspended. The surgeon said no. Piet Hale, a porter, wept. The surgeon, Mara Voss, left.",
			[]string{"The surgeon|said"}, "Mara Voss"},
		{"another surgeon came before", "Ada Lind, a surgeon, was suspended. The surgeon said no. The surgeon, Mara Voss, left.", []string{"The surgeon|said"}, "Ada Lind"},
		{"by a pronoun", "A pilot ditched. She said it rained. The pilot, Mara Voss, left.", []string{"She"}, "Mara Voss"},
		{"the same words as before", "Mara Voss is back. The star of ‘Salt’ said no. Piet Hale, a cook, wept. The star said yes.",
			[]string{"The star of ‘Salt’", "The star|said"}, "Mara Voss · Mara Voss"},
		{"another portfolio", "Ada Lind, chair of governors, left. The education secretary said no.", []string{"The education secretary"}, "education secretary"},
		{"kin who is named next", "Piet Hale was found. His father said thanks. Osman Hale, 61, had come from Sar.", []string{"His father"}, "Osman Hale"},
		{"kin who is not named", "Piet Hale was found. His father said thanks. The river had risen.", []string{"His father"}, "Hale’s father"},
		{"kin by a given name", "Mara Voss, 84, laughed. Her grandson Piet said no.", []string{"Her grandson Piet"}, "Piet"},
		{"the other of two sisters", "Two sisters settled. Ada Roke met Ines Roke. “Good,” Ines Roke said. Her sister said no.", []string{"Ines Roke|said", "Her sister"}, "Ines Roke · Ada Roke"},
		{"a sister who is not named", "Ines Roke settled with Piet Hale. “Good,” Ines Roke said. Her sister said no.", []string{"Ines Roke|said", "Her sister"}, "Ines Roke · Roke’s sister"},
		{"called so", "Mara Voss left. The dog's trainer, a woman called Ines, said no.", []string{"The dog's trainer"}, "Ines"},
		{"known as", "Colonel Piet Hale left. The Front's commander, known as Abu Salem, said no.", []string{"The Front's commander"}, "Abu Salem"},
		{"an age in letters", "Seventeen-year-old Mara Voss won. Voss said no.", []string{"Voss said"}, "Mara Voss"},
		{"a trade before a given name", "Parent Mara Voss said no. Backbencher Piet Hale said yes.", []string{"Parent Mara Voss", "Backbencher Piet Hale"}, "Mara Voss · Piet Hale"},
	})
}

func TestOtherNames(t *testing.T) {
	checkRules(t, []ruled{
		{"a real name", "Lil Quarry, whose real name is Piet Hale, left. Lil Quarry said no. Hale said yes.", []string{"Lil Quarry said", "Hale said"}, "Lil Quarry · Lil Quarry"},
		{"a real name after a description", "The rapper Lil Quarry left. “No,” the musician, whose real name is Piet Hale, wrote. Hale said yes. Lil Quarry sang.", []string{"Hale said"}, "Lil Quarry"},
		{"better known as", "Piet Hale, better known as Lil Quarry, left. Hale said no. Lil Quarry said yes. Hale wept.", []string{"Hale said", "Lil Quarry said"}, "Piet Hale · Piet Hale"},
		{"two people", "Piet Hale, who met Lil Quarry, left. Hale said no. Lil Quarry said yes.", []string{"Hale said", "Lil Quarry said"}, "Piet Hale · Lil Quarry"},
	})
}

func TestPronounsInDoubt(t *testing.T) {
	checkRules(t, []ruled{
		{"whose kin the subject is", "Magnus Orr said no. Magnus Orr left.\n\nHis younger brother, Callum Orr, stayed. “Nobody came,” he said.", []string{"Magnus Orr said", "he said"}, "Magnus Orr · Callum Orr"},
		{"they of one who spoke before", "A cabinet minister said no. “She is late,” they said.", []string{"A cabinet minister", "they"}, "cabinet minister · cabinet minister"},
		{"they of many", "A cabinet minister said no. Nurses wept. They said it rained.", []string{"A cabinet minister", "They"}, "cabinet minister · Nurses"},
	})
	const text = "Piet Hale met Osman Roke. Roke said no.\n\nAt Sar they met a cook, Tom Lind. He gave them tea. He said it rained. “I wait,” he said."
	for i, s := range who(t, text, nil, "Roke|said", "He|said", "he|said") {
		if i > 0 && (s.Confidence > openPronoun || s.Doubt == "") {
			t.Errorf("%s at %.2f, %q; the chain hangs on a pronoun that may be two people's", s.Name, s.Confidence, s.Doubt)
		}
	}
}

func TestRolesAreNouns(t *testing.T) {
	for _, tt := range []struct{ text, mention, want string }{
		{"The real Prince Piet Hale said no.", "Prince Piet Hale", "Prince"},
		{"A man who had planned to kill Senator Mara Voss left. Voss said no.", "Voss|said", "Senator"},
		{"The state Senator Mara Voss said no.", "Senator Mara Voss", "state Senator"},
	} {
		if got := who(t, tt.text, nil, tt.mention)[0]; got.Role != tt.want {
			t.Errorf("%s: role %q, want %q", tt.text, got.Role, tt.want)
		}
	}
}

func TestFurtherSpeakers(t *testing.T) {
	checkRules(t, []ruled{
		{"particles after three names", "Maria Clara Teixeira de Souza, an envoy, came. Teixeira de Souza said no. Captain Joao Pinto da Silva said yes.",
			[]string{"Teixeira de Souza|said", "Captain Joao Pinto da Silva"}, "Maria Clara Teixeira de Souza · Joao Pinto da Silva"},
		{"a member of the other party", "Sen. Mara Voss (R-Maine) left. Rep. Piet Hale, a California Democrat, stayed. The Republican said no.", []string{"The Republican"}, "Mara Voss"},
		{"his first teacher is not he", "Piet Hale played drums. His first teacher said no.", []string{"His first teacher"}, "Hale’s first teacher"},
		{"a rival body", "Rival Kestrel Glass said no.", []string{"Rival Kestrel Glass"}, "Kestrel Glass"},
	})
}
