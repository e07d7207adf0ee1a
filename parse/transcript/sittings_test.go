package transcript_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/parse/extract"
	"onrecord/parse/read"
)

// A sitting is a document, and who says what in it: "speaker, role: first words". The role
// is in the lines where a test is about it.
type sitting struct {
	name, text string
	want       []string
}

// check reads each document as a file is read and compares all statements.
func check(t *testing.T, sittings []sitting) {
	t.Helper()
	for _, s := range sittings {
		t.Run(s.name, func(t *testing.T) {
			doc, err := read.Document(read.Input{Path: "sitting.txt", Data: []byte(s.text)})
			if err != nil {
				t.Fatal(err)
			}
			r := extract.Statements(doc, extract.Options{})
			var got []string
			for i, st := range r.Statements {
				words := strings.Fields(st.Content[0].In(doc.Text))
				line := ": " + strings.Join(words[:min(len(words), 4)], " ")
				who := r.Speakers[i].Name
				if i < len(s.want) && r.Speakers[i].Role != "" && strings.HasPrefix(s.want[i], who+", ") {
					who += ", " + r.Speakers[i].Role
				}
				got = append(got, who+line)
			}
			if !slices.Equal(got, s.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(s.want, "\n"))
			}
		})
	}
}

// TestOfficesAreLabels reads sittings in which members speak under an office alone.
func TestOfficesAreLabels(t *testing.T) {
	check(t, []sitting{
		{"Ireland, own line", `Dáil Éireann debate

Wednesday, 25 Nov 2026

Deputy Una Farrelly
The pier at Inver has been closed since August. The Taoiseach walked past it in May.

The Taoiseach
I walked on it. It held.

Deputy Una Farrelly
It does not hold a lorry.

The Tánaiste
I will ask the engineers to look at it again.

An Leas-Cheann Comhairle
The time is up.

The Minister of State at the Department of Ports and Harbours
The engineers have looked at it twice.
`, []string{
			"Una Farrelly: The pier at Inver", "The Taoiseach: I walked on it.", "Una Farrelly: It does not hold",
			"The Tánaiste: I will ask the", "An Leas-Cheann Comhairle: The time is up.",
			"The Minister of State at the Department of Ports and Harbours: The engineers have looked",
		}},
		{"numbered questions", `ORAL QUESTIONS

1. WIREMU TAPSELL (Labour) to the Minister of Ports: How many cranes are broken?

Hon MARY STRAND (Minister of Ports): Four are broken, and one has never worked.

Wiremu Tapsell: When will they be mended?

Hon Member: Never!

Hon MARY STRAND: In the spring.

2. Agnes Pell (Dunmere East) (Ind): What the Government will do about the road.

Hon MARY STRAND: It will be mended too.
`, []string{
			"Wiremu Tapsell: How many cranes are", "Mary Strand, Minister of Ports: Four are broken, and", "Wiremu Tapsell: When will they be",
			"Hon Member: Never!", "Mary Strand: In the spring.", "Agnes Pell: What the Government will", "Mary Strand: It will be mended",
		}},
		{"members who interrupt", `QUESTIONS WITHOUT NOTICE

Ms CALDER (Northbank) (14:02): Why was the bridge closed without a word?

Mr ODELL (Wattle Bay) (14:03): It was closed because it was falling down.

Opposition members interjecting—

The SPEAKER: Order! The member for Northbank was heard in silence.

Mr ODELL: It will be open by Easter.

Several hon. Members rose—

Ms CALDER: Which Easter?
`, []string{
			"Calder: Why was the bridge", "Odell: It was closed because", "The Speaker: Order! The member for",
			"Odell: It will be open", "Calder: Which Easter?",
		}},
		{"roles with a number or a party's letter", `Town Hall with Senator Joan Tully

KARL BRISCOE, CHANNEL 4 ANCHOR: Good evening from Brackwater. Senator, welcome.

SEN. JOAN TULLY (I-NORRLAND): Thank you. I grew up two streets away.

BRISCOE: What would you do about the mill?

TULLY: I would buy it for a dollar and give it to the town.
`, []string{
			"Karl Briscoe: Good evening from Brackwater.", "Joan Tully: Thank you. I grew", "Karl Briscoe: What would you do", "Joan Tully: I would buy it",
		}},
		{"what is heard is no label", `Northmoor Shipping third-quarter call

Operator
Good morning. I hand over to Edda Moll.

Edda Moll -- Chief Executive Officer
Thank you. We sold nine ships, and we bought none.

Operator
[Operator Instructions] The first question comes from Piet Sand.

Edda Moll -- Chief Executive Officer
Piet, the answer is yes.
`, []string{
			"Operator: Good morning. I hand", "Edda Moll: Thank you. We sold", "Operator: [Operator Instructions] The first", "Edda Moll: Piet, the answer is",
		}},
	})
}

// TestWhoHoldsTheOffice reads sittings in which a label gives an office, and the head or
// another label says who holds it.
func TestWhoHoldsTheOffice(t *testing.T) {
	check(t, []sitting{
		{"Scotland", `Meeting of the Parliament

The First Minister (Una Baird): We have ordered two ferries.

Neil Orchard (Dunmere) (Ind): How many of them float?

The First Minister: One.

The Presiding Officer (Mr Eron Vale): Let us move on.

The Minister for Ports (Sar East): The other floats on its side.
`, []string{
			"Una Baird, First Minister: We have ordered two", "Neil Orchard: How many of them", "Una Baird, First Minister: One.",
			"Eron Vale, Presiding Officer: Let us move on.", "Sar East, Minister for Ports: The other floats on",
		}},
		{"India", `DEBATES OF THE HOUSE

HON. SPEAKER: Question No. 12.

SHRI MOHAN KALE (RAMPUR): Sir, the train was late on 90 days.

THE MINISTER OF RAILWAYS (SHRIMATI ANITA DAS): It was late on 88.

HON. SPEAKER: Next question.
`, []string{
			"Speaker: Question No. 12.", "Mohan Kale, Rampur: Sir, the train was", "Anita Das, Minister of Railways: It was late on", "Speaker: Next question.",
		}},
		{"Canada", `House of Commons Debates

Speaker: The Honourable Luc Perron

Right Hon. Ada Sloan (Prime Minister, Lib.): Mr. Speaker, a deal is near.

Mr. Rene Caron (Belle-Anse, Ind.): Mr. Speaker, near is not here.

The Speaker: Order.

Mr. Rene Caron: When will it be here?
`, []string{
			"Ada Sloan, Prime Minister, Lib: Mr. Speaker, a deal", "Rene Caron: Mr. Speaker, near is", "Luc Perron, Speaker: Order.", "Rene Caron: When will it be",
		}},
		{"Australia", `QUESTIONS WITHOUT NOTICE

Ms CALDER (Northbank—Leader of the Opposition) (14:02): Why was the bridge closed?

Mr ODELL (Wattle Bay—Minister for Roads) (14:03): It was falling down.

Ms CALDER: And who let it fall?
`, []string{
			"Calder, Leader of the Opposition: Why was the bridge", "Odell, Minister for Roads: It was falling down.", "Calder: And who let it",
		}},
		{"a briefing", `Ministry Press Briefing – November 24, 2026

Silas Brenner, Ministry Spokesperson
Marsk
2:10 p.m.

MR BRENNER: Good afternoon. I have nothing at the top.

QUESTION: Then may I begin? Is the road open?

MR BRENNER: It is open to the brave.

JUSTICE ORME: May I ask a question, too?
`, []string{
			"Silas Brenner, Ministry Spokesperson: Good afternoon. I have", "Interviewer: Then may I begin?", "Silas Brenner: It is open to", "Orme, Justice: May I ask a",
		}},
	})
}

// TestQuestionsWithoutLabels reads an interview that labels only the answers.
func TestQuestionsWithoutLabels(t *testing.T) {
	check(t, []sitting{{"answers only", `The lighthouse keeper

Coast Weekly: You have kept the lamp for 30 years. Have you ever let it go out?

Brandt: Once. I was asleep, and nobody noticed.

What happened then?

Brandt: I woke up. I lit it again, and I wrote it in the book.

Did you tell the harbour?

Brandt: The book tells them.

And would you do it all again?

Brandt: I would sleep less.
`, []string{
		"Coast Weekly: You have kept the", "Brandt: Once. I was asleep,", "Interviewer: What happened then?", "Brandt: I woke up. I", "Interviewer: Did you tell the",
		"Brandt: The book tells them.", "Interviewer: And would you do", "Brandt: I would sleep less.",
	}}})
}

// TestListsOfMinistersAreNoTranscript reads what has the shape of labels and is none.
func TestListsOfMinistersAreNoTranscript(t *testing.T) {
	check(t, []sitting{{"a cabinet", `New cabinet sworn in

The president swore in a cabinet of nine on Monday.

Minister for Health: Jane Roe

Minister for Ports: Oran Tesk

Secretary of State for Defence: Piet Hale

"We start tonight," Tesk told reporters.
`, []string{"Oran Tesk: We start tonight,"}}, {"a fact check", `FACT CHECK: Did the council sell the beach?

CLAIM: The council has sold the beach.

RATING: False. It has sold a bench.

"We sold one bench," the clerk, Ida Moll, told us. The post has been removed.
`, []string{"Ida Moll: We sold one bench,"}}})
}
