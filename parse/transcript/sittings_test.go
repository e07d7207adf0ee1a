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

// TestTheHeadNamesTheSpeaker reads statements and speeches whose heading says whose they are.
func TestTheHeadNamesTheSpeaker(t *testing.T) {
	check(t, []sitting{
		{"a doorstep", `Doorstep statement by the Secretary General, Ivar Brekke, ahead of the meeting of Ministers

17 Nov. 2026

Good evening.

Tonight we will decide on the northern route. I do not expect a long dinner.

Q: Anna Moor, Wire Two. Will there be a vote?

Secretary General: There is never a vote.

Moderator: We go to the gentleman in the back.

Q: Will you stay on?

Secretary General: I will stay for dessert.
`, []string{
			"Ivar Brekke, Secretary General: Good evening.", "Ivar Brekke: Tonight we will decide", "Interviewer: Anna Moor, Wire Two.", "Ivar Brekke, Secretary General: There is never a",
			"Interviewer: We go to the", "Interviewer: Will you stay on?", "Ivar Brekke: I will stay for",
		}},
		{"a statement", `Statement by the Prime Minister, Agda Lind, on the loss of the ferry

Office of the Prime Minister
24 November 2026

Last night a ferry was lost off Sar. I have spoken to the families.

Our ships will search until they are found.
`, []string{"Agda Lind, Prime Minister: Last night a ferry", "Agda Lind, Prime Minister: Our ships will search"}},
		{"an office alone", `Statement by the Foreign Minister on the arrests in Tarn

25 November 2026

I condemn the arrests in Tarn. Nothing can justify them.

We ask for the release of all who were taken.
`, []string{"Foreign Minister: I condemn the arrests", "Foreign Minister: We ask for the"}},
		{"a speech", `Speech by Transport Minister Ada Quist at the opening of the tunnel

Marsk, 23 November 2026

– Check against delivery –

Ladies and gentlemen,

I am glad to stand in this tunnel, and I shall be glad to leave it.
`, []string{"Ada Quist: Ladies and gentlemen,", "Ada Quist: I am glad to"}},
		{"a ministry", `Foreign Ministry statement on the arrests in Tarn

25 November 2026

We have learned of the arrests with concern. Our embassy is in touch with the families.

We call for their release.
`, []string{"Foreign Ministry: We have learned of", "Foreign Ministry: We call for their"}},
		{"in capitals", `STATEMENT BY THE MINISTER OF FOREIGN AFFAIRS, MR. IVO RASK, ON THE ARRESTS IN TARN

25 November 2026

I have spoken to my colleague. We agreed to speak again.
`, []string{"Ivo Rask, Minister of Foreign Affairs: I have spoken to"}},
		{"several ministers", `Joint statement of the Foreign Ministers of Veshnia, Kardova and Norrland

25 November 2026

We met in Tarn and we agreed on the river.

We will meet again in May.
`, []string{"Foreign Ministers of Veshnia, Kardova and Norrland: We met in Tarn", "Foreign Ministers of Veshnia, Kardova and Norrland: We will meet again"}},
		{"the name first", `Lotte Rask: Speech at the opening of the harbour

Ladies and gentlemen,

I open this harbour, and I hope that ships will come.
`, []string{"Lotte Rask: Ladies and gentlemen,", "Lotte Rask: I open this harbour,"}},
		{"an essay", `My grandfather's speech

I was eight when my grandfather gave the only speech of his life. We sat on the stairs.

It lasted for one minute. Then we ate.
`, nil},
		{"a report of a statement", `Statement by mayor on the dam angers union

The mayor's statement on the dam has angered the union.

"I never asked for a dam," Mayor Lena Hart said on Monday. Hart said the dam would stay.
`, []string{"Lena Hart: I never asked for", "Lena Hart: the dam would stay"}},
	})
}

// TestLabelsOfLettersAndSurnames reads interviews and records whose labels say little.
func TestLabelsOfLettersAndSurnames(t *testing.T) {
	check(t, []sitting{
		{"initials", `The woman who sold the mill

Rita Holm of Sar on her mother, the river and the price. By Otto Varn, 21 November 2026

Otto Varn: You sold it for one crown. Why?

Rita Holm: Because two would have been too much.

OV: Do you miss it?

RH: I miss the noise.

OV: And the river?

RH: The river is still there.
`, []string{
			"Otto Varn: You sold it for", "Rita Holm: Because two would have", "Otto Varn: Do you miss it?", "Rita Holm: I miss the noise.", "Otto Varn: And the river?", "Rita Holm: The river is still",
		}},
		{"a deposition", `DEPOSITION OF MARTIN HALE
November 12, 2026

MARTIN HALE,
having been first duly sworn, testified as follows:

BY MS. ROTH:

Q.   Mr. Hale, did you sign the lease?

A.   I signed a lease.

Q.   Which one?

MR. BOLT:  Objection.

THE WITNESS:  The one that was on the table.
`, []string{"Roth: Mr. Hale, did you", "Martin Hale: I signed a lease.", "Roth: Which one?", "Bolt: Objection.", "Martin Hale: The one that was"}},
		{"surnames of a standfirst", `Goalkeeper Marek Tolv on the penalty that ended his season
Interview: Silke Hart

Hart: Have you watched it again?

Tolv: Once. That was enough.

Hart: Would you go left again?

Tolv: Every time.
`, []string{"Silke Hart: Have you watched it", "Marek Tolv: Once. That was enough.", "Silke Hart: Would you go left", "Marek Tolv: Every time."}},
		{"firms under names", `Brandt Marine third-quarter earnings call

Operator
Good morning. I hand over to Edda Moll.

Edda Moll
Thank you. We sold nine ships, and we bought none.

Operator
The first question comes from Piet Sand with Calder Securities.

Piet Sand
Calder Securities
Good morning. What does a ship cost?

Edda Moll
It depends on the ship.
`, []string{
			"Operator: Good morning. I hand", "Edda Moll: Thank you. We sold", "Operator: The first question comes", "Piet Sand: Good morning. What does", "Edda Moll: It depends on the",
		}},
		{"dashes", `No more ice

Luc Morel is the mayor of Haute-Vey. Interview by Claire Dumas.

– Mr Morel, when did the lake last freeze?

– In 2019. I walked across it.

– What do you tell the skaters?

– I tell them to swim. They do not laugh.

– Will you sell the rink?

– We have sold it. I signed on Monday.
`, []string{
			"Interviewer: Mr Morel, when did", "Luc Morel: In 2019. I walked", "Interviewer: What do you tell", "Luc Morel: I tell them to", "Interviewer: Will you sell the", "Luc Morel: We have sold it.",
		}},
		{"the Union's parliament", `Verbatim report of proceedings

Wednesday, 25 November 2026 - Strasbourg

5. Fishing (debate)

President. – The next item is the debate on fishing.

Ines Roke, on behalf of the Greens Group. – Madam President, honourable Members, the sea is empty.

Tom Hadley (ECR), blue-card question. – Would you eat less fish?

Ines Roke (Greens), blue-card answer. – I would.
`, []string{"President: The next item is", "Ines Roke: Madam President, honourable Members,", "Tom Hadley: Would you eat less", "Ines Roke: I would."}},
	})
}

// TestMinutes reads minutes: who was present is no statement, and says who the chair is.
func TestMinutes(t *testing.T) {
	check(t, []sitting{{"a council", `MINUTES of the meeting of Low Ness Parish Council held on Monday 16 November 2026

Present: Cllr T. Abel (Chair), Cllr S. Dunn, Cllr P. Orr, Mrs L. Moss (Clerk)

Apologies: Cllr F. Gray

12/26 Public question time
Mr Ivo Strand of Mill Lane asked when the ford would be passable. The Chair replied that the county had given no date.

13/26 Budget
Cllr Dunn said the pool had to close. Cllr Orr said that he could not support "any such thing".
`, []string{
		"Ivo Strand: when the ford would", "T. Abel, Chair: the county had given", "S. Dunn: the pool had to", "P. Orr: he could not support",
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
