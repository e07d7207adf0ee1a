package read

import (
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// Two paragraphs of an invented story, for pages that need one.
const (
	lede = "The foreign minister of Northmoor, Mara Voss, told reporters on Friday that her government would sign the treaty."
	more = "“We are ready,” Voss said. “The paper has been on the table since the spring, and nobody has moved it.”"
)

// TestLinesGetTheirRoles holds whole pages, one line each with the role it
// must get. Blank lines are written as "".
func TestLinesGetTheirRoles(t *testing.T) {
	pages := map[string][]string{
		"a headline stands over the story and again in the path above it": {
			"title|Northmoor Backs Talks: Voss", "blank|", "repeat|NORTHMOOR BACKS TALKS – VOSS", "blank|", "body|" + lede, "body|" + more,
		},
		"a headline, a deck, a byline and a date": {
			"title|Voss Backs Talks With Veshnia", "title|Treaty could be signed before winter", "byline|By Ann Lee and Piet Halloran",
			"dateline|Published: 21 November 2026, 10:15 GMT", "body|" + lede,
		},
		"a byline that gives place and outlet": {
			"title|Voss backs talks", "byline|Ann Lee in Veshnia, Northmoor Post", "body|" + lede,
		},
		"bylines in other shapes": {
			"title|Voss backs talks", "byline|By ANN LEE, Northmoor Post", "byline|By Our Correspondent", "byline|Ann Lee, Political Editor", "body|" + lede,
		},
		"a headline that could be a byline": {
			"title|Anti-Voss Groups March in Veshnia Against The Treaty", "title|Ministers Meet in Northmoor", "title|Halloran Loses Vote, Says Northmoor Post", "body|" + lede,
		},
		"a line of place and outlet": {"dateline|Veshnia City, NorthWorld", "body|" + lede, "body|" + more},
		"a line of place and date":   {"title|Voss backs talks", "dateline|Veshnia City, 3 November 2026", "body|" + lede},
		"an agency alone":            {"title|Voss backs talks", "dateline|Reuters", "body|" + lede},
		"related links after the end": {
			"body|" + lede, "body|" + more, "boilerplate|Most Visited in Politics", "boilerplate|Top Politics stories", "boilerplate|Top Stories",
		},
		"related headlines after a label": {
			"body|" + lede, "boilerplate|Related", "boilerplate|Halloran wins vote in the north", "boilerplate|Storm closes the port of Veshnia",
		},
		"a disclaimer and a button": {
			"body|Question: Will you sign?", "body|M. Voss: We will sign when the paper is ready.",
			"boilerplate|(The views expressed in this interview are the interviewee’s own and do not necessarily reflect those of Northmoor.example.)",
			"boilerplate|Comment",
		},
		"furniture inside the story": {
			"body|" + lede, "boilerplate|Advertisement", "body|" + more, "boilerplate|Read more: Halloran wins vote", "boilerplate|Subscribe to our newsletter",
			"body|The talks go on.", "boilerplate|© 2026 Northmoor Post. All rights reserved.",
		},
		"captions": {
			"title|Voss backs talks", "caption|Mara Voss arrives in Veshnia. (Photo: Ann Lee/NNA)", "body|" + lede,
			"caption|File photo: Voss in the spring", "caption|Getty/Instagram.", "body|" + more,
		},
		"an agency that signs a story off": {"body|" + lede, "body|The talks go on, she said. (AFP)"},
		"a database export": {
			"title|Voss on the Treaty: The Mood Is 'Grim.'", "boilerplate|ABSTRACT.", "body|The minister is worried about the treaty and says so in public.",
			"boilerplate|FULL TEXT.", "body|" + lede,
		},
		"headlines joined by a semicolon": {
			"title|Northmoor delays vote;", "title|Halloran says the rain is to blame.", "body|" + lede,
		},
		"a heading in capitals inside the story": {"body|" + lede, "title|A LONG WINTER AHEAD", "body|" + more},
		"a markdown heading inside the story":    {"title|# Voss backs talks", "body|" + lede, "title|## What comes next", "body|" + more},
		"a transcript with names in front": {
			"title|Interview with Mara Voss", "body|Question: Why now?", "body|MARA VOSS: Because it is time.", "body|Question: And then?",
			"body|MARA VOSS: Peace", "body|Question: Thank you", "body|MARA VOSS: Thank you",
		},
		"a transcript with names in lines of their own": {
			"body|HALLORAN", "body|Why do you want to sign this paper now, and not in the spring?", "body|VOSS",
			"body|Because it is ready, and because we are.", "body|HALLORAN", "body|And after that?", "body|VOSS", "body|We will see.",
		},
		"reporters named at the end": {
			"body|" + lede, "byline|(Reporting by Ann Lee; Editing by Piet Halloran)",
		},
		"reporters named at the end as a sentence": {
			"body|" + lede, "byline|Ann Lee contributed reporting from Veshnia.",
		},
		"a date in numbers over the headline": {"dateline|21/11/2026", "title|Vote in Northmoor goes on", "body|" + lede, "body|" + more},
		"times of a live page":                {"title|Vote in Northmoor, as it happened", "body|" + lede, "dateline|2:45 p.m.", "body|" + more, "boilerplate|* * *"},
		"a mail":                              {"metadata|From: Press Office", "metadata|To: Newsdesk", "title|Subject: Voss backs talks", "body|" + lede},

		"a page as it is copied": {
			"boilerplate|World", "title|Northmoor says it will sign treaty", "byline|Ann Lee", "byline|Europe correspondent",
			"dateline|November 20, 20264:12 PM GMT+3Updated 2 hours ago", "caption|Voss in Port Halm, November 20, 2026. REUTERS/Jan de Boer",
			"boilerplate|Summary", "title|Voss says treaty ready", "body|" + lede, "boilerplate|Skip past newsletter promotion",
			"boilerplate|Free daily newsletter", "body|" + more, "byline|Reporting by Ann Lee in Port Halm; Editing by Jan de Boer",
			"boilerplate|Suggested Topics:", "boilerplate|World",
		},
		"a headline in the shape of a turn": {
			"title|Voss: Northmoor Will Sign", "repeat|Voss: Northmoor will sign", "body|" + lede, "body|" + more,
			"boilerplate|Related", "boilerplate|Voss: We will never sign", "boilerplate|Halloran: Never say never",
		},
		"related headlines inside the story": {
			"body|" + lede, "boilerplate|Related", "boilerplate|Halloran: Northmoor will never sign", "boilerplate|Storm closes the port of Veshnia", "body|" + more,
		},
		"a last line without an end mark above the furniture": {"body|" + lede, "body|Voss left early", "boilerplate|Share", "boilerplate|Comments"},
		"a last answer without an end mark above the furniture": {
			"body|Question: And then?", "body|M. Voss: Peace", "body|A long peace", "body|For all of us", "boilerplate|Comment",
		},
		"a byline in markdown":               {"title|# Voss backs talks", "byline|*By Ann Lee*", "body|" + lede},
		"a digest's heading":                 {"title|NORTHMOOR WIRE -- EVENING DIGEST -- 17 November 2026", "body|" + lede},
		"an image in markdown":               {"title|# Voss backs talks", "caption|![Voss in Port Halm](voss.jpg)", "body|" + lede},
		"one word over a headline":           {"boilerplate|Northmoor", "title|Foreign minister says treaty will be signed", "dateline|2 hours ago", "body|" + lede},
		"an outlet's name over a date":       {"dateline|Northmoor Post", "dateline|November 20, 2026 Friday", "title|Voss vows to sign treaty", "body|" + lede},
		"a headline that could be an outlet": {"title|Halloran Attacks Press", "body|" + lede},
		"a writer's name over a date":        {"title|Voss backs talks", "byline|Ann Lee", "dateline|2026/11/20 12:05", "body|" + lede},
		"numbers of a page's system":         {"title|Voss: We never bowed", "body|" + lede, "boilerplate|News ID: 85123456", "body|" + more},

		// What must stay body.
		"a short story":                         {"body|Piet Halloran resigned on Monday.", "body|He gave no reason.", "body|“I am tired,” he said."},
		"a story whose last sentence was cut":   {"body|" + lede, "body|Halloran also said that he would"},
		"a list that belongs to a sentence":     {"body|The ministers agreed on three points after a night of talks:", "body|A border line", "body|A port", "body|A date for the vote"},
		"a quotation in a line of its own":      {"body|" + lede, "body|“Nobody moves”", "body|" + more},
		"one short line at the end":             {"body|" + lede, "body|Voss left early"},
		"an answer that is one word":            {"body|Question: More?", "body|A. Voss: More.", "body|Question: Related?", "body|A. Voss: No comment."},
		"a sentence that begins like furniture": {"body|" + lede, "body|Share prices fell by a tenth, Halloran said.", "body|Read more books, she told the pupils of the school."},
		"a view that a speaker voices":          {"body|" + lede, "body|The views of the minister do not reflect those of the cabinet, Halloran said."},
		"a sentence that begins like a credit":  {"body|" + lede, "body|Editing by committee never works, Voss said.", "body|Ann Lee reported from Veshnia that the army had left."},
		"a sentence that begins like a byline":  {"body|" + lede, "body|By Friday Voss had left."},
		"prose that begins with a small letter": {"body|and that was all she said, the minister told the paper of her home town on Friday", "body|" + more},
		"a poem":                                {"title|The river", "body|goes down to the sea", "body|and nobody asks it why"},
		"a hard-wrapped story": {
			"title|Voss backs talks", "blank|",
			"body|The foreign minister of Northmoor, Mara Voss, told reporters in the", "body|capital on Friday that her government would sign the treaty before the",
			"body|winter, and that nothing in it had changed.", "blank|",
			"body|“We are ready,” Voss said, and left the room without taking further", "body|questions from the press.",
		},
	}
	for name, lines := range pages {
		t.Run(name, func(t *testing.T) {
			var text []string
			for _, l := range lines {
				_, s, _ := strings.Cut(l, "|")
				text = append(text, s)
			}
			doc := mustRead(t, Input{Path: "page.txt", Data: []byte(strings.Join(text, "\n") + "\n")})
			if len(doc.Lines) != len(lines) {
				t.Fatalf("%d lines, want %d", len(doc.Lines), len(lines))
			}
			for i, l := range lines {
				want, _, _ := strings.Cut(l, "|")
				if got := doc.Lines[i].Role.String(); got != want {
					t.Errorf("line %d is %s, want %s: %s", i+1, got, want, text[i])
				}
			}
		})
	}
}

func TestDatelineBeforeTheFirstSentence(t *testing.T) {
	tests := []struct{ line, want string }{
		{"TEHRAN (Tasnim) – The council met.", "TEHRAN (Tasnim) – "},
		{"SULAIMANI, Kurdistan Region of Iraq - The council met.", "SULAIMANI, Kurdistan Region of Iraq - "},
		{"GENEVA, Nov 3 (Reuters) — The council met.", "GENEVA, Nov 3 (Reuters) — "},
		{"GENEVA, Nov. 3, 2026 (Reuters) — The council met.", "GENEVA, Nov. 3, 2026 (Reuters) — "},
		{"LONDON (AP) _ The council met.", "LONDON (AP) _ "},
		{"(Reuters) - The council met.", "(Reuters) - "},
		{"Nov 3 (Reuters) - The council met.", "Nov 3 (Reuters) - "},
		{"NEWPORT NEWS, Va. -- The council met.", "NEWPORT NEWS, Va. -- "},
		{"DUBAI/VESHNIA CITY, 3 November (Reuters) – The council met.", "DUBAI/VESHNIA CITY, 3 November (Reuters) – "},
		{"Veshnia City (AFP) – “We met,” the council said.", "Veshnia City (AFP) – "},
		{"Veshnia City, IRNA – The council met.", "Veshnia City, IRNA – "},
		{"ISLAMABAD (APP): The council met.", "ISLAMABAD (APP): "},
		{"WASHINGTON — The council met.", "WASHINGTON — "},

		{"Sources say - The council met.", ""},
		{"Mara Voss – The minister – left.", ""},
		{"BREAKING - The council met.", ""},
		{"NATO – which met on Friday – will decide.", ""},
		{"MARA VOSS: The council met.", ""},
		{"The council (AP) – Voss among them – met.", ""},
		{"NORTHMOOR’S VOTERS TURN AWAY - The council met.", ""},
		{"Well-known people met.", ""},
		{strings.Repeat("VERY LONG PLACE, ", 10) + "VA. - The council met.", ""},
	}
	for _, tt := range tests {
		doc := mustRead(t, Input{Path: "a.txt", Data: []byte("Council meets again\n\n" + tt.line + " " + lede + "\n")})
		if got := doc.Dateline.In(doc.Text); got != tt.want {
			t.Errorf("%q: dateline %q, want %q", tt.line, got, tt.want)
		}
	}
}

// A name in front of several lines is a transcript's label, however much it
// looks like a place.
func TestLabelBeforeSeveralLinesIsNoDateline(t *testing.T) {
	doc := mustRead(t, Input{Path: "a.txt", Data: []byte("VOSS - We are ready to sign the paper today.\nHALLORAN - So are we, and have been for long.\nVOSS - We are ready to sign the paper today.\n")})
	if got := doc.Dateline.In(doc.Text); got != "" {
		t.Errorf("dateline %q", got)
	}
}

func TestDatelineOfItsOwnLine(t *testing.T) {
	doc := mustRead(t, Input{Path: "a.txt", Data: []byte("\uFEFF Veshnia City, NorthWorld \n" + lede + "\n")})
	if got := doc.Dateline.In(doc.Text); got != "Veshnia City, NorthWorld" {
		t.Errorf("dateline %q", got)
	}
}

func mustRead(t *testing.T, in Input) parse.Document {
	t.Helper()
	doc, err := Document(in)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// A line too long for any layout is body, whatever it begins like: no pattern
// runs over a megabyte.
func TestLinesHaveALimit(t *testing.T) {
	long := "© 2026 Northmoor Post. All rights reserved. " + strings.Repeat("x", draft.MaxLine)
	doc := mustRead(t, Input{Path: "a.txt", Data: []byte("Talks\n\n" + long + "\n" + long[:draft.MaxLine/100] + "\n")})
	if got := doc.Lines[2].Role; got != parse.RoleBody {
		t.Errorf("a line of %d bytes is %s", len(long), got)
	}
	if got := doc.Lines[3].Role; got != parse.RoleBoilerplate {
		t.Errorf("a line of %d bytes is %s", draft.MaxLine/100, got)
	}
}
