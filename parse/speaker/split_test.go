package speaker

import (
	"strings"
	"testing"
)

// namesOf lists the names that a text has, each after what was cut off before it:
// "Engineer|Mara Voss".
func namesOf(text string) string {
	doc, seg := cut(text)
	p := newPage(doc, seg)
	var out []string
	for _, n := range p.findNames() {
		name := p.text(n.from, n.to)
		if n.lead < n.from {
			name = p.text(n.lead, n.from) + "|" + name
		}
		out = append(out, name)
	}
	return strings.Join(out, " · ")
}

func TestWhereANameBegins(t *testing.T) {
	tests := []struct{ rule, text, want string }{
		{"a trade is no part of a name", "They asked Technician Mara Voss.", "Technician|Mara Voss"},
		{"a surname after a trade", "They asked Engineer Brandeis.", "Engineer|Brandeis"},
		{"an ordinary word after a trade", "The driver has a licence. They asked for a Driver Licence.", "Driver Licence"},
		{"a trade that is a surname, before a given name", "They asked Singer Mara Voss.", "Singer|Mara Voss"},
		{"a trade that is a surname, before one word", "They asked Baker Hughesson.", "Baker Hughesson"},
		{"a trade that is a surname, after a given name", "They asked Mara Cook.", "Mara Cook"},
		{"a compound", "They asked Singer-guitarist Mara Voss.", "Singer-guitarist|Mara Voss"},
		{"an ending that people's names do not have", "They asked Crystallographer Zafri Kulan.", "Crystallographer|Zafri Kulan"},
		{"letters after a name", "They asked Mara Voss KC about it.", "Mara Voss"},
		{"letters that are a body", "They asked the BBC.", "BBC"},
		{"an employer before a name", "They asked VRA Mara Voss.", "VRA|Mara Voss"},
		{"an employer's trade before a name", "They asked Sarland Ferries CEO Zafri Kulan.", "Sarland Ferries CEO|Zafri Kulan"},
		{"a middle name that no list has is none's employer", "They asked Zafri Mara Voss.", "Zafri Mara Voss"},
		{"a member of a team", "Two browns left. They asked Browns DL Mara Voss.", "Browns DL|Mara Voss"},
		{"an office with its body", "They asked the Minister of Transport Mara Voss.", "Minister of Transport|Mara Voss"},
		{"an office in a body", "They asked the Minister in the Ministry of Ports Mara Voss.", "Minister in the Ministry of Ports|Mara Voss"},
		{"an office for a district", "They asked the Attorney for the District of Sarland Mara Voss.", "Attorney for the District of Sarland|Mara Voss"},
		{"an office of two words without a name", "They asked the Guild Chief Executive.", ""},
		{"a surname that is a trade after an office", "They asked Chief Executive Mara Cook.", "Chief Executive|Mara Cook"},
		{"an office without a name", "They asked the Secretary of State.", ""},
		{"where somebody is based", "They asked Sarland-based Mara Voss.", "Mara Voss"},
		{"a body before a person", "They asked the University of Sarland Mara Voss.", "University of Sarland · University of Sarland|Mara Voss"},
		{"a title before a body is none", "They asked the General Assembly.", "General Assembly"},
	}
	for _, tt := range tests {
		if got := namesOf(tt.text); got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.rule, tt.text, got, tt.want)
		}
	}
}

func TestWhereABodysNameBeginsAndEnds(t *testing.T) {
	tests := []struct{ rule, text, want string }{
		{"an adjective that opens a name", "Better Carrow Foods said no.", "Better Carrow Foods"},
		{"an adverb before a person", "First Mara Voss said no.", "Mara Voss"},
		{"an adjective before an office", "New President Mara Voss said no.", "New President|Mara Voss"},
		{"a college of a king", "They asked King's College Carrow.", "King's College Carrow"},
		{"a possessive before a body", "They asked Hale's College Carrow.", "Hale · College Carrow"},
		{"members of a body", "They asked the Tenants' Union.", "Tenants' Union"},
		{"members with a preposition", "They asked Friends of the Heath.", "Friends of the Heath"},
		{"members at the start of a sentence are anybody's", "Friends of Mara Voss said no.", "Mara Voss"},
		{"a preposition with a capital", "They asked Mothers Against Milk.", "Mothers Against Milk"},
		{"a campaign", "They asked Save the Herons.", "Save the Herons"},
		{"an order to a person", "“Stop Mara Voss,” they said at once.", "Mara Voss"},
		{"a company by its first word", "Halden Motors closed. They asked Halden.", "Halden Motors · Halden"},
		{"an acronym like a pronoun", "They asked the WHO.", "WHO"},
		{"a pronoun", "They asked who left.", ""},
	}
	for _, tt := range tests {
		if got := namesOf(tt.text); got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.rule, tt.text, got, tt.want)
		}
	}
}

func TestOneNameInMoreForms(t *testing.T) {
	tests := []struct {
		rule  string
		text  string
		pairs []string
		want  string
	}{
		{"a family name that comes first",
			"Zhou Minghua came. Zhou said no.", []string{"Zhou|said"}, "Zhou Minghua"},
		{"the first word of a thing's name is not the thing",
			"The Zhou Express came. Zhou said no.", []string{"Zhou|said"}, "Zhou"},
		{"a company by its first word",
			"Halden Motors closed. Halden said no.", []string{"Halden|said"}, "Halden Motors"},
		{"a family's foundation is not whoever bears the name",
			"The Halden Foundation closed. Halden said no.", []string{"Halden|said"}, "Halden"},
		{"an office before a comma and a name",
			"It rained on Monday. Guild Chief Executive, Pavel Odrin, said no.", []string{"Guild Chief Executive"}, "Pavel Odrin"},
		{"a company by an adjective",
			"French Airlines closed. French said no.", []string{"French|said"}, "French Airlines"},
		{"a nation beside a company",
			"French Airlines closed. French pilots said no.", []string{"French pilots"}, "French pilots"},
		{"a body's name goes on",
			"The Joint Council for the Welfare of Ferrymen said no.", []string{"The Joint Council for the Welfare of Ferrymen"}, "Joint Council for the Welfare of Ferrymen"},
		{"a body's name with an and",
			"The Sarland Centre for Ferry Control and Prevention said no.", []string{"The Sarland Centre for Ferry Control and Prevention"}, "Sarland Centre for Ferry Control and Prevention"},
		{"a body and a person",
			"The Sarland Centre for Ferry Control and Mara Voss met. Voss said no.", []string{"Voss|said"}, "Mara Voss"},
		{"somebody's office",
			"They rang the Mayor’s Office. The Mayor’s Office said no.", []string{"The Mayor’s Office|said"}, "Mayor’s Office"},
		{"what somebody did",
			"Mara Voss issued regular promises.", []string{"Mara Voss issued regular|promises"}, "Mara Voss"},
		{"whose people they are",
			"Mara Voss came. Voss aides said no.", []string{"Voss aides"}, "Voss aides"},
		{"a slip of the pen",
			"Pranav Mukherjeev came. Mr. Mukerjeev said no.", []string{"Mr. Mukerjeev|said"}, "Pranav Mukherjeev"},
		{"another name is no slip",
			"Pranav Mukherjeev came. Mr. Murphy said no.", []string{"Mr. Murphy|said"}, "Murphy"},
		{"a slip between two is nobody's",
			"Piet Hansen met Mara Hanson. Mr. Hansin said no.", []string{"Mr. Hansin|said"}, "Hansin"},
		{"an office with its body",
			"Department of Ports spokesman Piet Hale said no.", []string{"Department of Ports spokesman Piet Hale"}, "Piet Hale"},
		{"an office for somebody",
			"Hale’s minister for women Mara Voss said no.", []string{"Hale’s minister for women Mara Voss"}, "Mara Voss"},
		{"a player before one name",
			"Sarland midfielder Zeko came. Sarland midfielder Zeko said no.", []string{"Sarland midfielder Zeko|said"}, "Zeko"},
		{"a constituency is not its member",
			"Mara Voss came. Labour MP for Carrow and Wood Green said no.", []string{"Labour MP for Carrow and Wood Green"}, "Labour MP for Carrow and Wood Green"},
		{"a surname that is a place",
			"Mara Paris, a nurse, came. Paris said no.", []string{"Paris|said"}, "Mara Paris"},
		{"a place where somebody bears its name",
			"Mara Paris, a nurse, came. She left for Paris.", []string{"for Paris"}, "for Paris"},
		{"a body by the head of its name",
			"The Church of the Quiet Lantern rang. The Church said no.", []string{"The Church|said"}, "Church of the Quiet Lantern"},
		{"letters of two words that a small one joins",
			"Ports and Border Protection opened. The PBP said no.", []string{"The PBP|said"}, "Ports and Border Protection"},
		{"two bodies that no letters join",
			"Mara Voss met Ports and Border Protection. Voss said no.", []string{"Voss|said"}, "Mara Voss"},
		{"a name half in letters",
			"The Sarland Independent System Operator opened. Sarland ISO said no.", []string{"Sarland ISO|said"}, "Sarland Independent System Operator"},
		{"a short form that is not the name's letters",
			"The Federal Reserve met. The Fed said no.", []string{"The Fed|said"}, "Federal Reserve"},
		{"a short form whose body the page does not name",
			"It rained on Monday. The Fed said no.", []string{"The Fed|said"}, "Fed"},
		{"an office of two portfolios",
			"Trade and Industry Secretary Mara Voss said no.", []string{"Trade and Industry Secretary Mara Voss"}, "Mara Voss"},
		{"a mention that the office goes on after",
			"Piet Hale came. Afghan Ambassador to the United States Zafri Kulan said no.", []string{"Afghan Ambassador"}, "Zafri Kulan"},
		{"an office before a name that no list has",
			"CEO of the Relief Council Zafri Kulan said no.", []string{"CEO of the Relief Council Zafri Kulan"}, "Zafri Kulan"},
		{"a spokesman is not whom he speaks for",
			"A spokesman for singer Mara Voss said no.", []string{"A spokesman for singer Mara Voss"}, "spokesman for singer Mara Voss"},
	}
	for _, tt := range tests {
		if got := names(who(t, tt.text, nil, tt.pairs...)); got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.rule, tt.text, got, tt.want)
		}
	}
}
