package extract

import (
	"strings"
	"testing"

	"onrecord/parse/read"
)

// dated reads a document and returns a line for each row: who says it, the first
// word, and the day on which it was said.
func dated(t *testing.T, text string) string {
	t.Helper()
	doc, err := read.Document(read.Input{Path: "live.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	r := Statements(doc, Options{})
	var b strings.Builder
	for i, s := range r.Statements {
		word, _, _ := strings.Cut(s.Content[0].In(doc.Text), " ")
		b.WriteString(r.Speakers[i].Name + ": " + word + " " + r.Said[i].String() + "\n")
	}
	return b.String()
}

// TestEntriesOfALiveBlog: an entry ends what went before, is dated by its time, and
// who writes it is no speaker.
func TestEntriesOfALiveBlog(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"times alone", `Storm live: the quay is shut

12 November 2026

14:32 GMT
Mayor Leif Brandt says the river has peaked at 6.2 metres.

14:10 GMT
"Stay upstairs tonight," fire chief Nora Quist has told residents of the quay.

13:45
Reporter Jo Wessel, in Corrin
I have just spoken to Petra Lind, who keeps the bakery. She says the ovens are under water.

13:20
Corrin Hospital: "All patients have been moved to the third floor."

11 November 2026

23:50
The council said on Monday that the wall would hold.

23:10
Ines Roke, who keeps the lamp, said that it was lit.
`, `Leif Brandt: the 2026-11-12
Nora Quist: Stay 2026-11-12
Petra Lind: the 2026-11-12
Corrin Hospital: All 2026-11-12
council: the 2026-11-09
Ines Roke: it 2026-11-11
`},
		{"times with who writes", `LIVE: Norrland gets ready for the storm

17:24Frances Adaire

Corrin Inn says they are glad of every guest who can walk home.

15:54 Frances Adaire

The ferry is late.

13:11Gavin Munro

Dunmere Ice Rink - shut until the wind drops

"We are sorry to lock up the rink at six.

"Tickets stay good until March."

12:18Gavin Munro

Piet Halloran said the road was open.
`, "Corrin Inn: they \n: We \n: Tickets \nPiet Halloran: the \n"},
		{"who writes stands below the time", `Flood live: the quay is shut

14.32 GMT
Tilda Marrow
The weather office has lifted its warning. Forecaster Jon Pell said the worst was over.

14.10 GMT
Gavin Munro
At the inn the wall has gone. "It went like bread," said Petra Lind, who lives opposite.

She said the council had been told.

13.48 GMT
Tilda Marrow
The mayor, Leif Brandt, said that the wall was looked at in August.
`, "Jon Pell: the \nPetra Lind: It \nPetra Lind: the \nLeif Brandt: the \n"},
		{"who talks stands below the time", `The chat of the quay

14:32
Tilda Marrow
I think the quay will open on Friday.

14:40
Jon Pell
We were never asked. Lind says it is shut.

14:48
Tilda Marrow
You are asked now.
`, "Tilda Marrow: I \nJon Pell: We \nTilda Marrow: You \n"},
		{"a recording has no times of day", `Talk about the quay

12 November 2026

0:00
Mara Voss said that the quay was short.

0:12
Piet Halloran said that it was long.

1:05
Mara Voss said that he was wrong.
`, "Mara Voss: the \nPiet Halloran: it \nMara Voss: he \n"},
		{"a chat whose labels have the day", `The chat of the quay

2026-11-16 10:02 Tilda Marrow: The quay will open on Friday.
2026-11-16 10:03 Jon Pell: We were never asked.
2026-11-17 09:41 Tilda Marrow: You are asked now.
`, "Tilda Marrow: The 2026-11-16\nJon Pell: We 2026-11-16\nTilda Marrow: You 2026-11-17\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := dated(t, tt.text); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// TestOfficesWithoutAnArticle: official English in translation leaves it out.
func TestOfficesWithoutAnArticle(t *testing.T) {
	const text = `Norrland's Foreign Minister Lise Karlow said in an interview that "the winter will be quiet."

She added: "We ask for nothing that was not signed."

Foreign Minister pointed out that "after the August truce the depots were filled again."`
	if got, want := spoken(t, text), "Lise Karlow · Lise Karlow · Lise Karlow"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestWhoIsNamedLater: an age stands for whom the first sentence introduces, and the text names
// only later; in minutes, an office stands for whom the list of those present gives it.
func TestWhoIsNamedLater(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{`A pilot is well after her engine failed on Sunday.

The 41-year-old told rescuers that the oil had gone.

Fisherman Piet Hale said it came down like a gull.

The pilot, Mara Voss, was treated for cold.`, "Mara Voss · Piet Hale"},
		{`Minutes of the parish council of Lower Osk held on 9 November 2026
Present: Cllr J. Marl (Chair), Cllr P. Osei, Mrs T. Frome (Clerk)
1. Playing field
Cllr Osei said the drain was blocked again. The Clerk reported that the contractor had been twice.`, "P. Osei · T. Frome"},
		{`Two people briefed on the talks said the cargo was copper.`, "Two people briefed on the talks"},
	} {
		if got := spoken(t, tt.text); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

// TestWhoAsksAndWhoWrites: a credit above an interview is who asks; the name under the time of an
// entry is nobody whom "she" means.
func TestWhoAsksAndWhoWrites(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{`'I still mend my own nets'
Fisher Ottilie Brandt on forty years at sea
Interview: Gus Merrow

You left school at 14. Why?
There was a boat going, and the boat had fish in it.

Was it hard?
Hard is a word for people who sit. I loved it.

What would you tell a young fisher?
Buy good boots. Nobody ever told me that.
`, "Interviewer · Ottilie Brandt · Interviewer · Ottilie Brandt · Interviewer · Ottilie Brandt"},
		{`Election night: as it happened

23:58
Nell Hartigan
Turnout on the islands was high, the returning officer, Magnus Firth, said.

22:47
Nell Hartigan
Labour's Gemma Stott held Easterby. She said her opponent had fought a clean fight.

22:10
Polls have closed.
`, "Magnus Firth · Gemma Stott"},
	} {
		if got := spoken(t, tt.text); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}
