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

// TestListsOfMinistersAreNoTranscript reads what has the shape of labels and is none.
func TestListsOfMinistersAreNoTranscript(t *testing.T) {
	check(t, []sitting{{"a cabinet", `New cabinet sworn in

The president swore in a cabinet of nine on Monday.

Minister for Health: Jane Roe

Minister for Ports: Oran Tesk

Secretary of State for Defence: Piet Hale

"We start tonight," Tesk told reporters.
`, []string{"Oran Tesk: We start tonight,"}}})
}
