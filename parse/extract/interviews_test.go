package extract

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/read"
)

// talk reads a document and returns a line for each row of it: who says it, "?"
// where a person is asked to look at who, and the first two words.
func talk(t *testing.T, path, text string) string {
	t.Helper()
	doc, err := read.Document(read.Input{Path: path, Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	r := Statements(doc, Options{})
	var b strings.Builder
	for i, s := range r.Statements {
		words := strings.Fields(s.Content[0].In(doc.Text))
		b.WriteString(r.Speakers[i].Name)
		if r.Speakers[i].Doubt != "" || len(s.Flags) > 0 || r.Speakers[i].Name == "" {
			b.WriteString("?")
		}
		b.WriteString(": " + strings.Join(words[:min(2, len(words))], " ") + "\n")
	}
	return b.String()
}

// TestInterviewsWithoutLabels: who asks and who answers where only the order of
// the paragraphs and the introduction tell.
func TestInterviewsWithoutLabels(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a wish to know, and a talk in two parts", `Interview with the keeper and weaver Ada Quill

On March 3, Ms. Quill sat down with Ben Torres for an interview in her boathouse.

On light

I just want to hear what you make of the new lamp, since you sit on the board.

It could be brighter. I have said so in every letter that I wrote.

The price of oil

The oil has doubled. Do you think the villages will pay? Or do you think they won't?

It's hard to tell. I mean, some of them have no money at all.
`, "Interviewer: I just\nAda Quill: It could\nInterviewer: The oil\nAda Quill: It's hard\n"},
		{"in strict turns, few of them with a mark", `Sunday, January 5, 2014

Corrin Bay On Saturday, the Harbour Post interviewed Ada Quill, a former member of the county rowing team.

[The race at Dunmere] was a good race. I wish we had gone back to it more often than we did, but it costs us a lot of money.

Who rows in that one?

It's a race of forty boats, and the whole club went. One short summer has room for few starts, and we took them all.

It's not the same.

Not by far, so I tell the young ones that they should go and see how far the others are.

Was that the one in which you were the cox?

No, I was the cox in May. Then I had some time off in the summer, and I came back for the autumn race.

The county has never won the cup.

We always seem to lose our heads at the end of it. I do not know why that is, and I have been asking for years.
`, "Ada Quill?: [The race\nInterviewer: Who rows\nAda Quill: It's a\nInterviewer?: It's not\nAda Quill?: Not by\nInterviewer: Was that\nAda Quill: No, I\nInterviewer?: The county\nAda Quill?: We always\n"},
		{"experts without names, all below one question", `The Harbour Post interviews tide experts on the storm

File photo of interviewee Ben Torres. Image: Ben Torres.

The storm has winds that were measured at Dunmere, will it lose strength over land?

Yes, all storms are driven by warm water. Once a storm moves over land it begins to die.

Yes. I have seen that every storm loses strength at the coast.

A storm in May left forty boats on the quay. Is the county prepared for this one?

I have not followed that part of the story.

My knowledge of the county is from the papers.
`, "Interviewer: The storm\ntide experts?: Yes, all\ntide experts?: Yes. I\nInterviewer: A storm\ntide experts?: I have\ntide experts?: My knowledge\n"},
		{"two who answer", `The Harbour Post interviews Oskar J. Brandt and Henna Crane of Lighthouse Games

What is Lighthouse Games?

Lighthouse Games is two people at one table, I'm Oskar J. Brandt.

And, I'm Henna Crane.

We started it because I wanted to draw with Henna, and nobody else would have us.

Yep, we like to make what we like.

How do you two share the work?

We share all of it.

What is your aim with it?

Well, back in school, Henna and I had no money, and we drew on the walls.

And for me, it is to draw on better walls.
`, "Interviewer: What is\nOskar J. Brandt: Lighthouse Games\nHenna Crane: And, I'm\nOskar J. Brandt?: We started\nHenna Crane?: Yep, we\nInterviewer: How do\nOskar J. Brandt and Henna Crane?: We share\nInterviewer: What is\nOskar J. Brandt?: Well, back\nHenna Crane?: And for\n"},
		{"the photographer is no guest", `The future of the ferry in Dunmere

"It floats." Ada Quill image: Ben Torres.

Madam Mayor, as one of the founders of the ferry, do you still think that it has a future?

It has nothing else. I say so because it has no past that I would speak of.

How do you feel about the bridge?

I distinguish between two bridges, the one on paper and the one that I will not see.

But bridges do not matter. Tell me, what bridge is of use when the wind takes you off it as soon as you set a foot on it? Why should I send my children over a thing like that, in winter, with a bag on each arm? Why should I not send them by boat?

The price of a ticket

Is it not so that the boat costs more? Although a bridge may one day …

No, no. Leave the price. I pay for it myself.

Don’t you think that the fare is too high?

I think the fare is what my father paid.
`, "Interviewer: Madam Mayor,\nAda Quill: It has\nInterviewer: How do\nAda Quill: I distinguish\nAda Quill: But bridges\nInterviewer: Is it\nAda Quill: No, no.\nInterviewer: Don’t you\nAda Quill: I think\n"},
		{"a remark in place of a question, a poem, a caption", `Ada Quill: An interview with the poet of the quay Wednesday, October 3, 2007

You have been much talked about this year.

I am nobody, and even so people come up to me on the quay and shake my hand.

What do you think of at such a moment?

I look at it as weather. I have read in nine harbours, and it went like this:

Do you know what it is like to be a lamp with the oil gone? Of course you do, you are from Dunmere?

Ada Quill with some of her early admirers on the quay.

Would you go back?

I never left, and my boat is still at the quay.

Evenings like this must show you that somebody listens.

They have opened a door for me. I have never called myself a poet.
`, "Interviewer?: You have\nAda Quill: I am\nInterviewer: What do\nAda Quill: I look\nAda Quill: Do you\nInterviewer: Would you\nAda Quill: I never\nInterviewer?: Evenings like\nAda Quill: They have\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := talk(t, "interview.txt", tt.text); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// TestLabelsInMarkup: the name of who talks may be a heading, a term, a cell, a
// link, or only set in bold.
func TestLabelsInMarkup(t *testing.T) {
	turns := [][2]string{
		{"The Chair", "Let us come to order. The subject is the winter road."},
		{"Tom Hadley", "It was closed on forty days last year, and we counted every one of them."},
		{"Ines Roke", "Forty-one. You left out the day of the avalanche."},
		{"Tom Hadley", "That day the road was open. It was the mountain that was closed."},
		{"The Chair", "What does a plough cost?"},
		{"Ines Roke", "Less than the ambulance that could not come."},
	}
	const want = "The Chair: Let us\nTom Hadley: It was\nInes Roke: Forty-one. You\nTom Hadley: That day\nThe Chair: What does\nInes Roke: Less than\n"
	for _, form := range []struct{ open, turn, end string }{
		{"", "<h3>%s</h3><p>%s</p>", ""},
		{"", `<h4><a href="/who">%s</a></h4><p>%s</p>`, ""},
		{"", `<p><a href="/who">%s</a></p><p>%s</p>`, ""},
		{"<dl>", "<dt>%s</dt><dd><p>%s</p></dd>", "</dl>"},
		{"<dl>", "<dt>%s:</dt><dd>%s</dd>", "</dl>"},
		{"<table>", "<tr><td>%s</td><td>%s</td></tr>", "</table>"},
		{"<table>", "<tr><td>10:15</td><th>%s</th><td>%s</td></tr>", "</table>"},
		{"<ul>", "<li><b>%s:</b> %s</li>", "</ul>"},
		{"", "<p><strong>%s:</strong> %s</p>", ""},
		{"", "<p><b>%s</b> %s</p>", ""},
		{"", "<p><b>%s</b><br>%s</p>", ""},
		{"", "<div><div>%s</div><div>%s</div></div>", ""},
		{"", "<blockquote><cite>%s</cite><p>%s</p></blockquote>", ""},
		{"", "<p><span>%s</span><span>: %s</span></p>", ""},
	} {
		page := "<html><body><article><h1>Hearing on the winter road</h1><p>The committee met in Dunmere.</p>" + form.open
		for _, turn := range turns {
			page += fmt.Sprintf(form.turn, turn[0], turn[1]) + "\n"
		}
		if got := talk(t, "hearing.html", page+form.end+"</article></body></html>"); got != want {
			t.Errorf("%s\ngot\n%swant\n%s", form.turn, got, want)
		}
	}
	text := "# Hearing on the winter road\n\n"
	for _, turn := range turns {
		text += "### " + turn[0] + "\n\n" + turn[1] + "\n\n"
	}
	if got := talk(t, "hearing.md", text); got != want {
		t.Errorf("Markdown: got\n%s", got)
	}
}

// saidBy reads a transcript and returns a line for each row: who says it, as what,
// "?" where a person is asked to look, and the first word.
func saidBy(t *testing.T, text string) string {
	t.Helper()
	doc, err := read.Document(read.Input{Path: "record.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	r := Statements(doc, Options{})
	var b strings.Builder
	for i, s := range r.Statements {
		who := r.Speakers[i]
		b.WriteString(who.Name)
		if who.Role != "" {
			b.WriteString(" (" + who.Role + ")")
		}
		if who.Doubt != "" || len(s.Flags) > 0 || who.Name == "" {
			b.WriteString("?")
		}
		word, _, _ := strings.Cut(s.Content[0].In(doc.Text), " ")
		b.WriteString(": " + word + "\n")
	}
	return b.String()
}

// TestWhoIsPresentNamesTheLabels: lists at the head of a record give full names,
// roles and parties, and say who is in the chair; two of one name are not guessed.
func TestWhoIsPresentNamesTheLabels(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a committee", `Harbour Committee

Oral evidence: The wall at Corrin, HC 112

Thursday 12 November 2026

Members present: Lotte Varga (Chair); Tom Sanderson (Lab); Ines Sanderson; Arne Foss (Dunmere West, Ind); Dame Una Pell.

Witnesses

I: Professor Miriam Oake, Professor of Coastal Engineering, University of Stannick; Piet Halloran, Chief Executive, Harbour Trust.

Q1 Chair: Good morning. Who built the wall?

Professor Oake: The county did, in 1951.

Q2 Sanderson: Who pays for the repairs?

Piet Halloran: The Trust does, since last year.

Q3 Tom Sanderson: And before that?

Piet Halloran: Nobody did.

Q4 Foss: Is it safe?
`, `Lotte Varga (Chair): Good
Miriam Oake (Professor of Coastal Engineering, University of Stannick): The
?: Who
Piet Halloran (Chief Executive, Harbour Trust): The
Tom Sanderson (Lab): And
Piet Halloran (Chief Executive, Harbour Trust): Nobody
Arne Foss (Dunmere West, Ind): Is
`},
		{"a house in which two have one name", `SUBCOMMITTEE ON WATER

HEARING ON THE WINTER ROAD

Present: Representatives Roke (presiding), Sanderson of Norrland, Sanderson of Corrin, and Hadley.

Ms. ROKE. The subcommittee will come to order.

Mr. SANDERSON. I thank the chair.

Mr. SANDERSON of Norrland. So do I.

Mr. HADLEY. The road is open.

Ms. ROKE. The gentleman may proceed.
`, "Roke: The\n?: I\nSanderson of Norrland: So\nHadley: The\nRoke: The\n"},
		{"a council", `Security Council

9712th meeting

President: Mrs. Varga (Veshnia)

Members: Corrin: Mr. Foss
Norrland: Ms. Roke

The meeting was called to order at 10.05 a.m.

The President: The meeting is called to order. I give the floor to Mr. Hale.

Mr. Hale: I thank you, Madam President. The ceasefire has held for nine days.

Mr. Foss (Corrin): We welcome the nine days.

Ms. Roke (Norrland) (spoke in French): My country has no comment.

Mr. Pell (Dunmere): Nor have we.

The President: I thank them all.
`, "Varga (Veshnia): The\nHale: I\nFoss (Corrin): We\nRoke (Norrland): My\nPell (Dunmere): Nor\nVarga (Veshnia): I\n"},
		{"a call with investors", `Coast Holdings plc Q3 2026 Earnings Call Transcript

November 5, 2026 10:00 AM ET

Company Participants

Arne Foss - Chief Executive Officer
Lotte Varga - Chief Financial Officer

Conference Call Participants

Piet Halloran - Harbour Bank

Operator

Good day, and welcome to the call.

Arne Foss

Thank you. We sold more boots than ever.

Lotte Varga

Revenue rose by 4 percent.

Operator

Our first question comes from Piet Halloran.

Piet Halloran

Is there any boot you did not sell?

Arne Foss

The left ones sell better.
`, `Operator: Good
Arne Foss (Chief Executive Officer): Thank
Lotte Varga (Chief Financial Officer): Revenue
Operator: Our
Piet Halloran (Harbour Bank): Is
Arne Foss (Chief Executive Officer): The
`},
		{"offices before names", `News conference following talks

Question: Good morning. When will the wall fall?

President of Veshnia Lotte Varga: On a Tuesday, I am told.

Foreign Minister of Corrin Arne Foss (retranslated): It has moved eleven centimetres at one end.

Question: Who pays?

Lotte Varga: The ministry promised four million in June.

Prime Minister Hale: Nothing has come.

Arne Foss: Nor would I.
`, `Interviewer: Good
Lotte Varga (President of Veshnia): On
Arne Foss (Foreign Minister of Corrin): It
Interviewer: Who
Lotte Varga (President of Veshnia): The
Hale (Prime Minister): Nothing
Arne Foss (Foreign Minister of Corrin): Nor
`},
		{"a title of two lines, seats below the names", `Harbour Wall
Volume 714: debated on Monday 9 November 2026

The Chair

Good morning. We hear from two witnesses on the wall.

Lotte Brandt
(Harbour East) (Lab)

Thank you. The wall has moved since the spring.

Arne Quist
(Mere) (Con)

It has not moved at all.

The Chair

Who pays for the repairs?

Lotte Brandt

Nobody does.
`, `The Chair: Good
Lotte Brandt (Harbour East, Lab): Thank
Arne Quist (Mere, Con): It
The Chair: Who
Lotte Brandt (Harbour East, Lab): Nobody
`},
		{"who took the chair", `Norrland Assembly

[Sir Tom Hadley in the Chair]

The Chair: Order. We take the amendment first.

Ines Roke (Dunmere West) (Green): I beg to move.

The Chair: Is it your wish?

An hon. Member: No!

Ines Roke: It is.
`, "Tom Hadley: Order.\nInes Roke (Dunmere West, Green): I\nTom Hadley: Is\nAn hon. Member?: No!\nInes Roke (Dunmere West, Green): It\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := saidBy(t, tt.text); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// TestNumberedLinesOfACourt: the numbers are no words, and a paragraph goes over
// lines.
func TestNumberedLinesOfACourt(t *testing.T) {
	const text = ` 1                 DISTRICT COURT OF NORRLAND
 2                     State v. Amory
 3             THE COURT:  Please be seated.  Call your
 4   next witness.
 5             MS. CORVIN:  The state calls Ray Tull.
 6        RAY TULL, having been duly sworn, testified as
 7   follows:
 8                    DIRECT EXAMINATION
 9   BY MS. CORVIN:
10        Q.   Where were you on the night of the
11   fire?
12        A.   At the boathouse.  I had the night
13   shift, and I kept it.
14        Q.   What did you see?
15        A.   A van.  It had no lights on.
16             It was white.
17             MR. HOLM:  Objection, your honor.
18             THE COURT:  Overruled.
`
	doc, err := read.Document(read.Input{Path: "trial.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	r := Statements(doc, Options{})
	var got []string
	for i, s := range r.Statements {
		var words []string
		for _, c := range s.Content {
			words = append(words, c.In(doc.Text))
		}
		got = append(got, r.Speakers[i].Name+": "+strings.Join(words, " / "))
	}
	want := []string{
		"The Court: Please be seated.  Call your / next witness.",
		"Corvin: The state calls Ray Tull.",
		"Corvin: Where were you on the night of the / fire?",
		"Ray Tull: At the boathouse.  I had the night / shift, and I kept it.",
		"Corvin: What did you see?",
		"Ray Tull: A van.  It had no lights on.",
		"Ray Tull: It was white.",
		"Holm: Objection, your honor.",
		"The Court: Overruled.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
