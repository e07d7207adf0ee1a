package speaker

import (
	"fmt"
	"strings"
	"testing"
)

// TestBodyCalledByItsNoun sweeps the nouns by which news calls a body, once
// introduced by an apposition and once as the head of the name.
func TestBodyCalledByItsNoun(t *testing.T) {
	const nouns = `academy agency airline association authority bank board body brewer broadcaster bureau business carmaker chain
		charity church club college commission committee company corporation council court department firm foundation fund
		group hospital institute insurer league magazine maker ministry movement network newspaper office operator
		organisation paper party producer publisher regulator retailer school service society station store supplier team
		think-tank trust union university website watchdog`
	list := strings.Fields(nouns)
	if len(list) < 61 {
		t.Fatalf("%d nouns", len(list))
	}
	byApposition, byName := 0, 0
	for _, noun := range list {
		text := fmt.Sprintf("Kestrel Vale, the country's second %s, opened in May. Osman Hale was there. The %s said no.", noun, noun)
		if names(who(t, text, nil, "The "+noun+"|said")) == "Kestrel Vale" {
			byApposition++
		} else {
			t.Logf("by apposition: %s", noun)
		}
		head := strings.ToUpper(noun[:1]) + noun[1:]
		for _, name := range []string{head + " of Ports", "Kestrel " + head} {
			text = fmt.Sprintf("It is May. The %s opened. Osman Hale was there. The %s said no.", name, noun)
			if names(who(t, text, nil, "The "+noun+"|said")) == name {
				byName++
				break
			}
			t.Logf("by name: %s", name)
		}
	}
	if byApposition < 60 || byName < 60 {
		t.Errorf("of %d nouns %d are understood after an apposition, %d by the name's head", len(list), byApposition, byName)
	}
}

func TestBodiesInTheirStories(t *testing.T) {
	tests := []struct{ rule, text, mention, want string }{
		{"what stands before the name", "The charity Open Table feeds 300. The charity said it needed tins.", "The charity|said", "Open Table"},
		{"a trade before the name", "Mining firm Varda Reach lost money. The company said so.", "The company", "Varda Reach"},
		{"a narrower noun fits a wider one", "Kestrel Air, a budget airline, cut routes. The company said so.", "The company", "Kestrel Air"},
		{"an office is an agency", "The Harbour Administration met. The agency said no.", "The agency", "Harbour Administration"},
		{"what it is said to be", "Open Table is a charity in Sar. The charity said no.", "The charity", "Open Table"},
		{"the only body of the story", "Lumetra will close its plant. Lumetra blamed the tax. The company said no.", "The company", "Lumetra"},
		{"a noun after the name", "The Harbour Post newspaper said no.", "The Harbour Post newspaper", "Harbour Post"},
		{"a noun before the name", "The security firm Varda Reach said no.", "The security firm Varda Reach", "Varda Reach"},
		{"the name after the noun", "Staff formed a group in May. The group, Varda Workers Coalition, said no.", "The group, Varda Workers Coalition,", "Varda Workers Coalition"},
		{"what everybody knows", "This week Volvo cut jobs, and so did Nokia. The Swedish carmaker said no.", "The Swedish carmaker", "Volvo"},
		{"a given name that is a company", "Nike cut jobs. The company said no.", "The company", "Nike"},
		{"a company by its first word", "Halvar Networks lost money. Halvar cut jobs. The company said no.", "The company", "Halvar Networks"},
		{"a maker", "Cable maker Zafrin Networks lost money. Zafrin said no. The company left.", "The company", "Zafrin Networks"},
		{"the town", "The Municipality of Sar asked for tax. The city said no.", "The city", "Municipality of Sar"},
		{"a superlative", "This week Nokia cut jobs. Europe's biggest maker said no.", "Europe's biggest maker", "Nokia"},
		{"the army of another country", "A bridge fell in Norrland, the French military said.", "the French military", "French military"},
		{"no apposition, but who speaks", "A bridge fell in Norrland, the ministry said. The ministry left.", "the ministry|said", "ministry"},
		{"the police of another town", "The Oslo Police Department met. The Paris police department said no.", "The Paris police department", "Paris police department"},
		{"a trade before one word", "Chipmaker Halvar cut jobs. Halvar did so in May. The company said no.", "The company", "Halvar"},
		{"a news agency is no airline", "Kestrel Air, an airline, told the Vale News Agency. The airline said no.", "The airline", "Kestrel Air"},
		{"what is named later", "The rocket fell, the Russian space agency said. Later that day Roscosmos said so twice.", "the Russian space agency", "Roscosmos"},
		{"productions of a man", "Dick Hale Productions met. The company said no.", "The company", "Dick Hale Productions"},
		{"it is a company as well", "Lumetra said no. It said the tax was high.", "It", "Lumetra"},
		{"it is a document as well", "The lawsuit says he fell. It said so twice.", "It", "lawsuit"},
		{"it is the subject of the sentence before", "Lumetra said no. The ministry of ports closed the bridge. It said the cables were worn.", "It|said", "ministry of ports"},
		{"who is named after it is not meant", "The agency closed the port. It said no. Lumetra left. Lumetra blamed the tax.", "It|said", "agency"},
		{"it is a body that only opens sentences", "Halden closed two plants. It said the market was weak.", "It|said", "Halden"},

		{"two of a kind", "Kestrel Air, an airline, and Norrland Air, an airline, met. The airline said no.", "The airline", "airline"},
		{"another kind", "Kestrel Air, an airline, closed. The union said no.", "The union", "union"},
		{"a person is no company", "Mara Voss came late. Voss left. The company said no.", "The company", "company"},
		{"the government is of the country", "The Harbour Post ran it. The government said no.", "The government", "government"},
		{"a name of its own", "The Harbour Commission met. The Inner Sar health commission said no.", "The Inner Sar health commission", "Inner Sar health commission"},
		{"of another country", "The Norrland space agency met. The Veshnian agency said no.", "The Veshnian agency", "Veshnian agency"},
	}
	for _, tt := range tests {
		if got := names(who(t, tt.text, nil, tt.mention)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.rule, got, tt.want)
		}
	}
}

func TestWhoHasNoName(t *testing.T) {
	tests := []struct {
		rule, text string
		pairs      []string
		want       string
	}{
		{"the same head again", "One close associate rang. The associate said no.", []string{"The associate"}, "One close associate"},
		{"a spokesman is not whom he speaks for", "Halle Duvall stayed away. A spokesman for Duvall said no. “Never,” the spokesman said.", []string{"A spokesman for Duvall", "the spokesman"}, "spokesman for Duvall · spokesman for Duvall"},
		{"where it was published", "Authors of the research published in May said no. They stay.", []string{"Authors of the research published in May"}, "Authors of the research"},
		{"who was published is not cut", "Two poets published abroad said no.", []string{"Two poets published abroad"}, "Two poets published abroad"},
		{"the woman who spoke", "A nurse said no. The woman gave no name.", []string{"A nurse", "The woman"}, "nurse · nurse"},
		{"another spokesman", "A spokesman for Varda said no. The Ofmar spokesman said yes.", []string{"A spokesman for Varda", "The Ofmar spokesman"}, "spokesman for Varda · Ofmar spokesman"},
	}
	for _, tt := range tests {
		if got := names(who(t, tt.text, nil, tt.pairs...)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.rule, got, tt.want)
		}
	}
}
