package transcript

import (
	"strings"
	"testing"

	"onrecord/parse"
)

func parts(r Record) string {
	var b strings.Builder
	for _, e := range r.Entries {
		c := map[Part]string{None: "-", Words: "w", Aside: "a", Doubt: "?"}[e.Part]
		if e.Part == Turn {
			c = map[Voice]string{Named: "T", Question: "Q", Answer: "A", Unnamed: "U"}[e.Voice]
		}
		b.WriteString(c)
	}
	return b.String()
}

func TestWhatEachLineIsThereFor(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an interview by its questions", `An evening with the glassblower Piet Oskel
We met Piet Oskel in his yard.
Do you still work at night?
I do. The furnace does not know what time it is.
How hot is it?
Hot enough that you ask only once.
I have the scar to show for it.
What will you do next year?
Nothing, if my daughter lets me.`, "--QAQAwQA"},
		{"a remark among the questions of an interview in strict turns", `The wall and the flood
Interview by Paul Strand
Osk's new wall opens on Monday.
You have said that this wall should not be needed. Why build it?
Because it is needed now, and I would rather build it than watch the marsh go.
Some people here call it ugly.
It is ugly. I told the council in May to choose between ugly and wet, and they chose as anybody with a cellar would.
The cost has doubled. Whose fault was that?
Partly mine, since we found peat where the survey showed clay, and had to dig for another year.
What would you say to your father?
I would say: come and see the wall.
This interview has been edited for length.`, "---QAQAQAQAa"},
		{"the reporter tells of the guest after the last answer", `An evening with the glassblower Piet Oskel
We met Piet Oskel in his yard.
Do you still work at night?
I do. The furnace does not know what time it is.
How hot is it?
Hot enough that you ask only once. I have the scar to show for it.
What will you do next year?
Nothing, if my daughter lets me.
Oskel's daughter, Ines, is not so sure. “I let him do what he likes,” she said.
Before I leave he shows me the scar.`, "--QAQAQA--"},
		{"two questions, each spoken to the guest", `Interview: Ines Roke
What do you think of the new quay?
The quay is too short by the length of one ferry.
Would you build it again?
The plan was sound and the money was there.`, "-QAQA"},
		{"an article with questions in it is none", `Harbour asks for answers
Who will pay for the quay? The council does not know.
“We were told nothing,” said Piet Oskel, a pilot.
Will it be built at all?
“I doubt it,” Oskel said. “I really do.”
Is there another plan?
“None,” the mayor said.`, "-------"},
		{"one voice, whom the head names", `Transcript of the noon briefing by Anton Hale, Spokesperson for the Commissioner
Good afternoon.
The envoy leaves tonight.
Question: Where to?
Spokesperson: To Corrin.`, "-TwQT"},
		{"what outlets ask", `Foreign Ministry's Regular Press Conference
Harbour Television: Will the talks go on?
Mara Voss: They will.
NPA: When do they resume?
Mara Voss: On Monday.
Corrin Daily: Who will attend?
Mara Voss: All who were asked.`, "-QTQTQT"},
		{"a court", `State v. Amory, day 2
MS. CORVIN: The state calls Ray Tull.
RAY TULL, having been duly sworn, testified as follows:
DIRECT EXAMINATION
BY MS. CORVIN:
Q. Where were you?
A. In the boathouse.
MR. HOLM: Objection.
THE COURT: Overruled.
THE WITNESS: I was mending a net.`, "-TaaaTTTTT"},
		{"procedure is nobody's words", `Assembly of Norrland
The Speaker: I call the minister.
Mr. Hadley: The road is open.
An hon. Member: Shame!
Question put and agreed to.
The House divided: Ayes 12, Noes 9.
Mr. Hadley: I thank the House.
The sitting was suspended at 12.40 pm.`, "-TTUaaTa"},
		{"what may be a label ends a turn", `Hearing on the winter road
The Chair: Who counts the days?
Mr. Hadley: We do.
Ines Roke = They count badly.
Mr. Hadley: We count what we see.
One thing is clear: the mountain was shut.`, "-TT?Tw"},
		{"points and lists are no turns", `Road closed
Time: 9 am
Place: Dunmere
Contact: 555 0100
The road is closed, the county said.`, "-----"},
		{"letters and replies are no labels", `The week's letters
DEAR ADA: My lamp is out and nobody comes.
DEAR WAITING: Tell the county.
DEAR ADA: My neighbour whistles.
DEAR TIRED SISTER: Let him whistle.`, "-----"},
		{"notes below a report are no talk", `Gulls beat Terns in Osk
“We rowed well,” coach Piet Hale said.
“It was close,” said Ines Roke, who steers the Terns.
Hale said, “They will be back.”
IN THE BOATHOUSE
Gulls: Tom Hadley missed his third race with a sprained wrist. He is expected back in May.
Terns: Ada Lind broke an oar on the last bend. Roke said she was not hurt.
NEXT RACES
Gulls: At the Terns on Friday.
Terns: Host the Gulls on Friday.`, "----------"},
		{"a list of names and charges is no transcript", `Arrests of the week
Piet A. Hale: Driving without lights.
Ines R. Hale: Sleeping on the quay.
Tom Hadley: Whistling in court.`, "----"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, _ := read(c.text)
			if got := parts(r); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
				for i, e := range r.Entries {
					t.Logf("%d %s: %s", i, e.Part, e.Why)
				}
			}
		})
	}
}

func TestWhoAsksAndAnswersInCourt(t *testing.T) {
	text := `State v. Amory, day 2
MS. CORVIN: The state calls Ray Tull.
RAY TULL, having been duly sworn, testified as follows:
BY MS. CORVIN:
Q. Where were you?
A. In the boathouse.`
	r, _ := read(text)
	if q, a := r.Entries[4].Known.In(text), r.Entries[5].Known.In(text); q != "MS. CORVIN" || a != "RAY TULL" {
		t.Errorf("%q asks, %q answers", q, a)
	}
}

func TestHeadingsOfALiveBlogAreNoLabels(t *testing.T) {
	var text string
	var paragraphs []parse.Paragraph
	for i, line := range []string{"14:31", "Operator: signal fault to blame", "The ferry company says a signal fault near Osk is to blame.",
		"13:55", "Labour: minister must go", "Labour has called on the minister to resign.", "13:22", "Labour: ferries must run", "Good morning."} {
		role := parse.RoleBody
		if i%3 == 0 {
			role = parse.RoleMetadata
		}
		paragraphs = append(paragraphs, parse.Paragraph{Span: parse.Span{Start: len(text), End: len(text) + len(line)}, Role: role})
		text += line + "\n"
	}
	if r := Of(text, paragraphs); r.Talks() {
		t.Errorf("got %s, want no transcript", r.Form)
	}
}
