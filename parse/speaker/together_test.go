package speaker

import "testing"

func TestTwoNamedTogether(t *testing.T) {
	const met = "President Ines Roke of Sarland and Prime Minister Piet Hale of Veshnia met on Monday. "
	checkRules(t, []ruled{
		{"both", met + "Both said the road would open.", []string{"Both"}, "Ines Roke and Piet Hale"},
		{"the pair", met + "It rained. The pair said the road would open.", []string{"The pair"}, "Ines Roke and Piet Hale"},
		{"the two leaders", met + "The two leaders said the road would open.", []string{"The two leaders"}, "Ines Roke and Piet Hale"},
		{"the former", met + "The former said no; the latter said yes.", []string{"The former", "the latter"}, "Ines Roke · Piet Hale"},
		{"the former, named again", "Piet Hale told Ines Roke that Hale would go. The former said no.", []string{"The former"}, "Piet Hale"},
		{"one after the other", "Ines Roke left. Piet Hale stayed. Both said no.", []string{"Both"}, "Ines Roke and Piet Hale"},
		{"two bodies", "Lumetra Group and Halden Motors will merge. Both companies said jobs were safe.", []string{"Both companies"}, "Lumetra Group and Halden Motors"},
		{"three", "Ines Roke, Piet Hale and Mara Voss met. Both said no.", []string{"Both"}, "-"},
		{"others", met + "The two engineers of the bridge said no.", []string{"The two engineers of the bridge"}, "two engineers of the bridge"},
	})
}

func TestSharedSurname(t *testing.T) {
	checkRules(t, []ruled{
		{"a couple", "A couple won on Monday. Ines and Piet Roke live in Sar. “It was loud,” Ines said.", []string{"Ines said"}, "Ines Roke"},
		{"by a title", "Ines and Piet Roke live in Sar. “It was loud,” Mrs Roke said. Mr Roke said no.", []string{"Mrs Roke", "Mr Roke"}, "Ines Roke · Piet Roke"},
		{"no relatives", "Ines and Piet Roke sang in Sar. “It was loud,” Ines said.", []string{"Ines said"}, "Ines"},
	})
}

func TestNamesOfManyParts(t *testing.T) {
	checkRules(t, []ruled{
		{"particles after two names", "Rui Alves dos Santos, a diver, came. Dos Santos said no.", []string{"Dos Santos"}, "Rui Alves dos Santos"},
		{"no particle after a trade", "Ines Roke, a diver, met Sar Mayor van Dalen.", []string{"Ines Roke"}, "Ines Roke"},
		{"a nickname of two words", "Thomas “Big Tam” Hale came. Hale said no. Big Tam said yes.", []string{"Hale said", "Big Tam said"}, "Thomas “Big Tam” Hale · Thomas “Big Tam” Hale"},
		{"a rank of two short words", "Det Con Piet Hale said no.", []string{"Det Con Piet Hale"}, "Piet Hale"},
		{"a given name that is such a word", "Con Hale said no.", []string{"Con Hale"}, "Con Hale"},
		{"titles of other languages", "Daw Mara Voss said no. Herr Piet Hale said yes. Engr Osman Roke left.", []string{"Daw Mara Voss", "Herr Piet Hale"}, "Mara Voss · Piet Hale"},
		{"given names of other languages", "Callum Orr met Priya Hartnoll. She said no.", []string{"She"}, "Priya Hartnoll"},
	})
}

func TestWhoLeadsIsNotTheBody(t *testing.T) {
	checkRules(t, []ruled{
		{"the body that is led", "The dockers' union, led by Ines Roke, said no.", []string{"Ines Roke,"}, "dockers' union"},
		{"the person who leads", "The union is led by Ines Roke, who said no.", []string{"who"}, "Ines Roke"},
		{"the name after the description", "“It shook,” said one woman, who gave her name only as Ines. Ines said no.", []string{"one woman", "Ines said"}, "Ines · Ines"},
		{"asked to be called", "A driver, who asked to be identified only as Piet, said no.", []string{"A driver"}, "Piet"},
		{"who did something else", "A driver, who works as Piet Hale's cook, said no.", []string{"A driver"}, "driver"},
		{"an office in front, with an article", "The speaker of the assembly Mara Voss said no.", []string{"The speaker of the assembly Mara Voss"}, "Mara Voss"},
		{"a friend of somebody", "The mother of the singer Mara Voss said no.", []string{"The mother of the singer Mara Voss"}, "mother of the singer Mara Voss"},
		{"a subject after a description", "“No,” Ada Lind said.\n\nBy dawn a nurse, Ines Roke, had come. She said it rained.", []string{"Ada Lind", "She"}, "Ada Lind · Ines Roke"},
	})
}

func TestOtherThanTheNearest(t *testing.T) {
	checkRules(t, []ruled{
		{"who asks", "Ada Lind came. Asked by Piet Hale whether she had read it, she said no.", []string{"she said"}, "Ada Lind"},
		{"another rank", "First Minister Ines Roke came. “Stay,” she said.\n\nThe prime minister said no.", []string{"she said", "The prime minister"}, "Ines Roke · prime minister"},
		{"another office", "Councilman Bert Hale said no.\n\nThe state treasurer said yes.", []string{"Councilman Bert Hale", "The state treasurer"}, "Bert Hale · state treasurer"},
		{"the younger of two", "Inspector Rob Hale said no.\n\nTwo men were held. The younger man said yes.", []string{"Inspector Rob Hale", "The younger man"}, "Rob Hale · younger man"},
		{"a day behind a name", "The High Court on Monday said no.", []string{"The High Court on Monday"}, "High Court"},
		{"a law is no board", "An old law, the Clean Skies Plan, limits smoke. The state air board said no.", []string{"The state air board"}, "state air board"},
		{"kin", "Mrs Edna Lind sat down. Her sister Jean came. “No,” she said.", []string{"she said"}, "Jean"},
		{"an office of another body", "Des Hale, chairman of the traders' association, said no.\n\nThe leader of the council said yes.", []string{"Des Hale", "The leader of the council"}, "Des Hale · leader of the council"},
		{"what a company does", "The ship's operator, Rosaria Lines, denied it. “No,” it said.", []string{"it said"}, "Rosaria Lines"},
		{"ranks and forms of address", "Commodore Rodel Abad said no. Madam Teo Siew Lan and Fr Hugh Tully said yes.", []string{"Commodore Rodel Abad", "Fr Hugh Tully"}, "Rodel Abad · Hugh Tully"},
		{"centres of a body", "The Centers for Harbour Control said no.", []string{"The Centers for Harbour Control"}, "Centers for Harbour Control"},
		{"brought in just before", "A cook, Ines Roke, said no. “Never,” she said.\n\nThe baker, Dr Fenella Lind, shook hands. She said yes.", []string{"Ines Roke", "she said", "She said"}, "Ines Roke · Ines Roke · Fenella Lind"},
	})
}
