package speaker

import (
	"strings"
	"testing"

	"onrecord/parse"
)

// ruled is a rule with a text, the mentions in it, and who they are.
type ruled struct {
	rule  string
	text  string
	pairs []string
	want  string
}

func checkRules(t *testing.T, tests []ruled) {
	t.Helper()
	for _, tt := range tests {
		if got := names(who(t, tt.text, nil, tt.pairs...)); got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.rule, tt.text, got, tt.want)
		}
	}
}

func TestWhoStandsBesideTheMention(t *testing.T) {
	checkRules(t, []ruled{
		{"who is in what others have read says nothing", "Council papers seen by the Harbour Post say it rained.",
			[]string{"Harbour Post|say"}, "Council papers"},
		{"a party in a suit by somebody", "The suit filed by the Harbour Post says it rained.", []string{"Harbour Post|says"}, "Harbour Post"},
		{"the rest of an apposition", "Ms Ines Roke, councillor for Sar and Vale, believes it rained.",
			[]string{"councillor for Sar and Vale"}, "Ines Roke"},
		{"one of several", "Former mayor Ines Roke, one of the critics of the plan, called it late.",
			[]string{"one of the critics of the plan"}, "Ines Roke"},
		{"a subject after a clause with a name", "After talks with Ines Roke, the mayor said no.", []string{"the mayor"}, "Ines Roke"},
		{"one of several by name", "Colleagues call her blunt. “She shouts,” said one, Ines Roke.", []string{"one"}, "Ines Roke"},
		{"one of several without a name", "Colleagues call her blunt. “She shouts,” said one, who left.", []string{"one"}, "-"},
		{"whom the apposition names", "“See you in court,” its founder, a former patient named Ines Roke, said.", []string{"its founder"}, "Ines Roke"},
		{"another named in a clause", "“No,” its founder, who met a patient named Ines Roke, said.", []string{"its founder"}, "its founder"},
		{"a clause with an object", "The union that represents the nurses called it late.", []string{"The union that represents the nurses"}, "union"},
		{"a clause whose noun was cut off", "The union that represents the nurses called it late.", []string{"represents the nurses"}, "union"},
		{"whose role the mention says, before the name", "“No,” said Ines Roke's co-author, Piet Hale.", []string{"Ines Roke's co-author"}, "Piet Hale"},
		{"a mayor is no economist", "The economist Ines Roke, who teaches in Sar, left. The mayor said no.", []string{"The mayor"}, "mayor"},
		{"a spokesman of a chief in letters", "Labour leader Ines Roke left. The PM's official spokesman said no.", []string{"The PM's official spokesman"}, "PM's official spokesman"},
		{"a company by where it is based", "Lumetra Group shares fell on Monday. The Vale-based company said no. Later the company said yes.",
			[]string{"The Vale-based company", "the company"}, "Lumetra Group · Lumetra Group"},
		{"another begins to speak", "The economist Ines Roke, who teaches in Sar, left. The prime minister called it late. Tom Ferrier wrote that he was tired.", []string{"The prime minister", "Tom Ferrier"}, "prime minister · Tom Ferrier"},
		{"they are one without a name", "One Tory lawmaker was unimpressed. They said it was never open.", []string{"They"}, "One Tory lawmaker"},
		{"they are two, of whom one is the other's", "Amina Halim and her co-author, Piet Hale, measured the ice. They found it thin.", []string{"They"}, "Amina Halim and Piet Hale"},
		{"children before the name", "Mum-of-two Mara Voss said no.", []string{"Mum-of-two Mara Voss"}, "Mara Voss"},
		{"whom a sentence concerns", "Ines Roke left. For Mara Voss, the price is high. “It is too much,” she said.", []string{"she"}, "Mara Voss"},
		{"a pronoun of the subject that follows", "“It is fine,” Ines Roke said.\n\nLike many of her neighbours, Mara Voss worries. “They never ask,” she said.",
			[]string{"Ines Roke", "she"}, "Ines Roke · Mara Voss"},
		{"whose superior somebody is", "Harbour master Ines Roke, Hale's superior, has said no.", []string{"Hale's superior,"}, "Ines Roke"},
		{"her own lawyer", "Ines Roke left. Her own lawyer said no.", []string{"Her own lawyer"}, "Roke’s own lawyer"},
		{"no mayor is a minister", "The minister, Piet Hale, did not answer. In Osk the mayor says no.", []string{"the mayor"}, "mayor"},
		{"two offices before a name", "“Fine,” said Lumetra president and chief executive Piet Hale.",
			[]string{"Lumetra president"}, "Piet Hale"},
		{"a clause before the subject", "Speaking to the Harbour Post website Ms Ines Roke said no.",
			[]string{"Speaking to the Harbour Post website Ms Ines Roke"}, "Ines Roke"},
		{"a clause without a subject", "Speaking to Ines Roke he said no.", []string{"Speaking to Ines Roke"}, "-"},
		{"a noun that was cut off", "The Court of Appeals met in Sar. The appeals court ruled on Monday.", []string{"The appeals|ruled"}, "Court of Appeals"},
		{"the subject of a relative clause", "The changes, which officials said would come, were late.", []string{"The changes, which officials"}, "officials"},
		{"what somebody did names nobody", "People who have battled other threats say no.", []string{"battled other threats"}, "-"},
		{"a participle closes the phrase", "Maps of polls conducted in May say no.", []string{"Maps of polls conducted"}, "Maps of polls"},
		{"it is the study", "A Lumetra study found it late. It found little.", []string{"A Lumetra study", "It"}, "Lumetra study · Lumetra study"},
		{"the same people without what they are of", "Harbour analysts say no. Analysts expect rain.", []string{"Harbour analysts", "Analysts"}, "Harbour analysts · Harbour analysts"},
		{"officials may be any", "Harbour officials say no. Officials expect rain.", []string{"Harbour officials", "Officials"}, "Harbour officials · Officials"},
		{"the results of a study", "The results of the Ferry Safety Study say no.", []string{"The results of the Ferry Safety Study"}, "Ferry Safety Study"},
		{"who after an apposition", "“No,” said Ines Roke, a Sar resident who saw it.", []string{"who"}, "Ines Roke"},
		{"a person of a state", "Sen. Ines Roke of Texas, who said no, left.", []string{"who"}, "Ines Roke"},
		{"the head of a school", "They asked Ines Roke, the head of the Vale Law School, who said no.", []string{"who"}, "Ines Roke"},
		{"a body with what it leans to", "The conservative-leaning Ferry Foundation said no.", []string{"The conservative-leaning Ferry Foundation"}, "Ferry Foundation"},
		{"a claim of somebody else", "He hit back at Mr Piet Hale’s claim that it rained.", []string{"He hit back at Mr Piet Hale’s"}, "Piet Hale"},
	})
}

// TestWhoIsTold holds that whom somebody tells is not who speaks.
func TestWhoIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"Ines Roke, a cook at the depot, told the Harbour Post: “It rained.”":   "Ines Roke",
		"It rained, Ines Roke, a cook, told the Harbour Post.":                  "Ines Roke",
		"It rained, a cook, who was there, told the Harbour Post.":              "cook",
		"Piet Hale came late. “It rained,” Ines Roke told the Harbour Post.":    "Ines Roke",
		"Piet Hale came late. He told Ines Roke it rained. “No,” Roke told it.": "Ines Roke",
	} {
		doc, seg := cut(text)
		at := strings.LastIndex(text, "told")
		s := parse.Statement{Cue: []parse.Span{{Start: at, End: at + len("told")}}}
		listener := "Harbour Post"
		if i := strings.Index(text, listener); i >= 0 {
			s.Mention = parse.Span{Start: i, End: i + len(listener)}
		} else {
			i := strings.LastIndex(text, "Roke")
			s.Mention = parse.Span{Start: i, End: i + len("Roke")}
		}
		if i := strings.Index(text, "It rained,"); i >= 0 {
			s.Content = []parse.Span{{Start: i, End: i + len("It rained")}}
		}
		speakers, _ := Resolve(doc, seg, []parse.Statement{s}, nil)
		if speakers[0].Name != want {
			t.Errorf("%s\n got %s\nwant %s", text, speakers[0].Name, want)
		}
	}
}

func TestWhomASharedSurnameMeans(t *testing.T) {
	const father = "Osman Kulan came to Sar from Veshnia. He praised his son, Piet Kulan, and left. "
	checkRules(t, []ruled{
		{"not somebody's kin", father + "Kulan said he was glad.", []string{"Kulan|said"}, "Osman Kulan"},
		{"the elder", father + "The elder Kulan said no.", []string{"The elder Kulan|said"}, "Osman Kulan"},
		{"the younger", father + "The younger Kulan said no.", []string{"The younger Kulan|said"}, "Piet Kulan"},
		{"his wife", father + "His wife Ines came, too. His ex-wife left. His wife said no.", []string{"His wife|said"}, "Ines"},
		{"a wife of whom nothing is said", father + "His wife said no.", []string{"His wife|said"}, "Kulan’s wife"},
		{"two who are no kin", "Osman Kulan met Piet Kulan. Kulan said no.", []string{"Kulan|said"}, "-"},
	})
}

func TestWhomADescriptionMeans(t *testing.T) {
	checkRules(t, []ruled{
		{"the next sentence opens with the name",
			"A former ferry minister has called for a bridge.\n\nMara Voss said the boats were late.", []string{"A former ferry minister"}, "Mara Voss"},
		{"the next sentence opens with somebody of another trade",
			"A ferry pilot has called for a bridge.\n\nMara Voss, the mayor, said the boats were late.", []string{"A ferry pilot"}, "ferry pilot"},
		{"a spokesman keeps to himself",
			"A spokesman has called for a bridge.\n\nMara Voss said the boats were late.", []string{"A spokesman"}, "spokesman"},
		{"the father of somebody",
			"The father of the Sar gunman came to Veshnia in 1980.\n\nOsman Kulan kept to himself.", []string{"The father of the Sar gunman"}, "Osman Kulan"},
		{"a member of a party", "Piet Hale met Sen. Mara Voss. The Texas Republican said no.", []string{"The Texas Republican"}, "Mara Voss"},
		{"an office of a body", "Mara Voss, the mayor, left. The chairman of the Ferry Board said no.", []string{"The chairman of the Ferry Board"}, "chairman of the Ferry Board"},
		{"who was elected", "President Osman Hale met President-elect Piet Lind. The president-elect said no.", []string{"The president-elect"}, "Piet Lind"},
		{"the only person so far", "Mara Voss is back.\n\nThe star of Salt said she was late.", []string{"The star of Salt"}, "Mara Voss"},
		{"one of two people", "Mara Voss met Ines Roke.\n\nThe star of Salt said she was late.", []string{"The star of Salt"}, "star of Salt"},
		{"a magistrate is a judge", "Mara Voss left. Judge Owen Fairley heard it. The magistrate said no.", []string{"The magistrate"}, "Owen Fairley"},
		{"who speaks next under a name", "The minister, Piet Hale, did not answer. In Osk the mayor says no. “Four that we know of,” Mara Voss said.",
			[]string{"Piet Hale", "the mayor", "Mara Voss"}, "Piet Hale · Mara Voss · Mara Voss"},
		{"whose chairwoman speaks next", "Prime Minister Ines Roke left. The commission's chairwoman warned of it. “No,” Hanne Bode said.",
			[]string{"The commission's chairwoman", "Hanne Bode"}, "Hanne Bode · Hanne Bode"},
		{"who speaks next was named before", "Mara Voss left. In Osk the mayor says no. “Four that we know of,” Piet Hale said. “No,” Mara Voss said.",
			[]string{"the mayor", "Mara Voss|said"}, "Mara Voss · Mara Voss"},
		{"whose spokesman", "The commissioner, Piet Hale, left. The commissioner's spokesman said no.", []string{"The commissioner's spokesman"}, "commissioner's spokesman"},
		{"a nationality is no office", "Piet Lind, the Veshnian coach, watched. Osman Hale lost both sets. The American said no.",
			[]string{"The American"}, "Osman Hale"},
		{"no owner in reach", "His doctors say he was late.", []string{"His doctors"}, "His doctors"},
		{"that before a plural", "Cars that harbour analysts say will sell came late.", []string{"that harbour analysts"}, "harbour analysts"},
	})
}

func TestWhatItWasSaidByDoesNotSpeak(t *testing.T) {
	text := "The harbour ministry said by email that it had rained."
	doc, seg := cut(text)
	span := func(words string) parse.Span {
		i := strings.Index(text, words)
		return parse.Span{Start: i, End: i + len(words)}
	}
	s := parse.Statement{Mention: span("email"), Cue: []parse.Span{span("said")}, Content: []parse.Span{span("it had rained")}}
	if speakers, _ := Resolve(doc, seg, []parse.Statement{s}, nil); speakers[0].Name != "harbour ministry" {
		t.Errorf("got %s", speakers[0].Name)
	}
}
