package transcript

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/parse"
)

// turnOf is one turn of a hearing: who talks, and the paragraphs said.
type turnOf struct {
	who   string // "chair", "Ines Roke", "Tom Hadley"
	words []string
}

// hearings are two sittings, each written in every layout.
var hearings = [][]turnOf{
	{
		{"chair", []string{"Good afternoon. We take evidence on the lighthouse at Dunmere."}},
		{"Ines Roke", []string{"Thank you. The lamp has been dark since the storm, and the boats go by guess."}},
		{"Tom Hadley", []string{"Two keepers left in May. Nobody has replaced them."}},
		{"chair", []string{"Who pays for the oil?"}},
		{"Ines Roke", []string{"The harbour fund did until June. After that we asked the villages.", "They sent what they had, which was fish."}},
		{"Tom Hadley", []string{"Fish does not burn, as far as we know."}},
		{"chair", []string{"Would a smaller lamp do?"}},
		{"Ines Roke", []string{"A smaller lamp would do for smaller boats."}},
		{"Tom Hadley", []string{"I would rather have the keepers back."}},
	},
	{
		{"chair", []string{"Let us come to order. The subject is the winter road."}},
		{"Tom Hadley", []string{"It was closed on forty days last year, and we counted every one of them."}},
		{"Ines Roke", []string{"Forty-one. You left out the day of the avalanche."}},
		{"Tom Hadley", []string{"That day the road was open. It was the mountain that was closed."}},
		{"chair", []string{"What does a plough cost?"}},
		{"Ines Roke", []string{"Less than the ambulance that could not come."}},
		{"Tom Hadley", []string{"We have a price from the county.", "It is on page nine."}},
		{"chair", []string{"Thank you. We resume on Monday."}},
	},
}

// A layout writes the label of a turn before its first paragraph. The n-th turn
// of a speaker may have a shorter label than the first.
type layout struct {
	name  string
	chair string                            // the label of the chair
	label func(who string, n, i int) string // before the words, with mark; a line end puts it on its own line
}

func surname(who string) string { return who[strings.LastIndex(who, " ")+1:] }

func title(who string) string {
	if who == "Ines Roke" {
		return "Ms."
	}
	return "Mr."
}

// colon makes a layout of labels before a colon.
func colon(name, chair string, label func(who string, n int) string) layout {
	return layout{name: name, chair: chair + ": ", label: func(who string, n, _ int) string { return label(who, n) + ": " }}
}

func layouts() []layout {
	first := func(n int, a, b string) string {
		if n == 0 {
			return a
		}
		return b
	}
	return []layout{
		colon("full names", "The Chair", func(who string, n int) string { return who }),
		colon("council", "The President", func(who string, n int) string { return title(who) + " " + surname(who) + " (Norrland)" }),
		colon("language", "The President", func(who string, n int) string {
			return title(who) + " " + surname(who) + first(n, " (Norrland) (spoke in French)", " (Norrland)")
		}),
		colon("house", "The Speaker", func(who string, n int) string {
			return first(n, "Hon. "+who+" (Minister of Lights and Harbours, Ind.)", "Hon. "+who)
		}),
		colon("broadcast", "LINA SY, COAST NEWS ANCHOR", func(who string, n int) string {
			return first(n, strings.ToUpper(who)+", KEEPER OF THE COAST (via telephone)", strings.ToUpper(surname(who))+" (voice-over)")
		}),
		colon("capitals", "THE CHAIR", func(who string, n int) string { return strings.ToUpper(title(who) + " " + surname(who)) }),
		colon("bracketed manner", "THE CHAIR (to the witness)", func(who string, n int) string {
			return strings.ToUpper(title(who)+" "+surname(who)) + first(n, " (reading)", " (continuing)")
		}),
		colon("retranslated", "Question (retranslated)", func(who string, n int) string { return who + first(n, " (retranslated)", "") }),
		colon("interviewer", "Interviewer", func(who string, n int) string { return who }),
		colon("bold", "**Moderator", func(who string, n int) string { return "**" + who }),
		colon("phonetic", "MODERATOR", func(who string, n int) string { return strings.ToUpper(who) + first(n, " (ph)", "") }),
		colon("role", "The Chair", func(who string, n int) string { return who + first(n, ", Keeper of the Coast", "") }),
		colon("role behind a dash", "Operator", func(who string, n int) string { return who + first(n, " -- Chief Executive Officer", "") }),
		colon("seat", "The Convener", func(who string, n int) string { return who + " (Dunmere West) (Ind)" }),
		colon("parliament of the union", "President", func(who string, n int) string { return who + " (Greens/EFA)" }),
		colon("tab", "The Chair", func(who string, n int) string { return who }),
		{name: "bracketed time", chair: "[00:%02d:10] Moderator: ", label: func(who string, n, i int) string { return fmt.Sprintf("[00:%02d:10] %s: ", i, who) }},
		{name: "bare time", chair: "00:%02d Moderator: ", label: func(who string, n, i int) string { return fmt.Sprintf("00:%02d %s: ", i, who) }},
		{name: "time and dash", chair: "12:%02d - Moderator: ", label: func(who string, n, i int) string { return fmt.Sprintf("12:%02d - %s: ", i, who) }},
		{name: "chat", chair: "12/11/2026, 18:%02d - Moderator: ", label: func(who string, n, i int) string { return fmt.Sprintf("12/11/2026, 18:%02d - %s: ", i, who) }},
		{name: "chat in brackets", chair: "[12/11/2026, 18:%02d:22] Moderator: ", label: func(who string, n, i int) string { return fmt.Sprintf("[12/11/2026, 18:%02d:22] %s: ", i, who) }},
		{name: "time behind the name", chair: "Moderator (00:%02d):\n", label: func(who string, n, i int) string { return fmt.Sprintf("%s (00:%02d):\n", who, i) }},
		{name: "name and time on a line", chair: "Moderator  0:%02d\n", label: func(who string, n, i int) string { return fmt.Sprintf("%s  0:%02d\n", who, i) }},
		{name: "time and name on a line", chair: "0:%02d Moderator\n", label: func(who string, n, i int) string { return fmt.Sprintf("0:%02d %s\n", i, who) }},
		{name: "congress", chair: "The PRESIDING OFFICER. ", label: func(who string, n, _ int) string { return title(who) + " " + strings.ToUpper(surname(who)) + ". " }},
		{name: "senate, with a dash", chair: "The CHAIRMAN.—", label: func(who string, n, _ int) string { return title(who) + " " + strings.ToUpper(surname(who)) + ".—" }},
		{name: "capitals and dash", chair: "THE CHAIR – ", label: func(who string, n, _ int) string { return strings.ToUpper(surname(who)) + " – " }},
		{name: "title and dash", chair: "The Chair – ", label: func(who string, n, _ int) string { return title(who) + " " + surname(who) + " – " }},
		{name: "own line", chair: "The Chair\n", label: func(who string, n, _ int) string { return who + "\n" }},
		{name: "own line with seat", chair: "The Chair\n", label: func(who string, n, _ int) string { return who + first(n, "\n(Dunmere West) (Ind)\n", "\n") }},
		{name: "earnings call", chair: "Operator\n", label: func(who string, n, _ int) string { return who + " -- Chief Executive Officer\n" }},
		{name: "earnings call, role below", chair: "Operator\n", label: func(who string, n, _ int) string { return who + "\nChief Executive Officer, Coast Holdings\n" }},
		{name: "own line with colon", chair: "Moderator:\n", label: func(who string, n, _ int) string { return who + ":\n" }},
		{name: "briefing", chair: "Q    ", label: func(who string, n, _ int) string { return strings.ToUpper(title(who)+" "+surname(who)) + ":  " }},
		{name: "briefing with colons", chair: "QUESTION: ", label: func(who string, n, _ int) string { return strings.ToUpper(title(who)+" "+surname(who)) + ": " }},
		{name: "arrows and names", chair: ">> Moderator: ", label: func(who string, n, _ int) string { return ">> " + who + ": " }},
		{name: "meeting tool", chair: "Moderator | 00:%02d\n", label: func(who string, n, i int) string { return fmt.Sprintf("%s | 00:%02d\n", who, i) }},
		{name: "office of the witness", chair: "The Chair: ", label: func(who string, n, _ int) string {
			if who == "Ines Roke" {
				return "Minister Roke: "
			}
			return "Commissioner Hadley: "
		}},
		{name: "surnames alone", chair: "CHAIR: ", label: func(who string, n, _ int) string { return strings.ToUpper(surname(who)) + ": " }},
		{name: "numbered voices", chair: "Speaker 1: ", label: func(who string, n, _ int) string {
			if who == "Ines Roke" {
				return "Speaker 2: "
			}
			return "Speaker 3: "
		}},
		{name: "Australia", chair: "The SPEAKER (12:%02d): ", label: func(who string, n, i int) string {
			return first(n, fmt.Sprintf("%s %s (Dunmere West—Minister for Roads) (12:%02d): ", strings.TrimSuffix(title(who), "."), strings.ToUpper(surname(who)), i), strings.TrimSuffix(title(who), ".")+" "+strings.ToUpper(surname(who))+": ")
		}},
		colon("Canada", "The Deputy Speaker", func(who string, n int) string {
			return first(n, title(who)+" "+who+" (Dunmere West, CPC)", title(who)+" "+who)
		}),
		colon("Canada, ministers", "The Speaker", func(who string, n int) string {
			return "Hon. " + who + first(n, " (Minister of Roads, Lib.)", "")
		}),
		colon("Ireland", "An Ceann Comhairle", func(who string, n int) string { return "Deputy " + who }),
		colon("New Zealand", "Mr SPEAKER", func(who string, n int) string {
			return "Hon " + strings.ToUpper(who) + first(n, " (Minister of Roads)", "")
		}),
		colon("India", "HON. SPEAKER", func(who string, n int) string {
			return first(n, "SHRI ", "SHRI ") + strings.ToUpper(who) + first(n, " (DUNMERE)", "")
		}),
		colon("Scotland", "The Presiding Officer", func(who string, n int) string { return who + first(n, " (Dunmere) (SNP)", "") }),
		colon("Lords", "The Lord Speaker", func(who string, n int) string {
			return first(n, "Lord "+surname(who)+" of Dunmere (Con)", "Lord "+surname(who)+" of Dunmere")
		}),
		{name: "Europe", chair: "President. – ", label: func(who string, n, _ int) string {
			return who + first(n, ", on behalf of the Greens/EFA Group. – ", " (Greens/EFA). – ")
		}},
		{name: "congress, two of a name", chair: "The SPEAKER pro tempore. ", label: func(who string, n, _ int) string {
			return title(who) + " " + strings.ToUpper(surname(who)) + " of Norrland. "
		}},
		colon("White House", "Q", func(who string, n int) string { return strings.ToUpper(title(who) + " " + surname(who)) }),
		colon("State Department", "QUESTION", func(who string, n int) string {
			return strings.ToUpper(strings.TrimSuffix(title(who), ".") + " " + surname(who))
		}),
		colon("Kremlin", "Question", func(who string, n int) string {
			return first(n, "Minister of Roads of Norrland "+who, who)
		}),
		colon("radio", "LINA SY, HOST", func(who string, n int) string {
			return first(n, strings.ToUpper(who)+", BYLINE", strings.ToUpper(surname(who)))
		}),
		colon("radio, recorded", "SY", func(who string, n int) string {
			return first(n, "(SOUNDBITE OF ARCHIVED RECORDING) "+strings.ToUpper(who), strings.ToUpper(who))
		}),
		{name: "numbered questions", chair: "Q%d Chair: ", label: func(who string, n, i int) string { return fmt.Sprintf("Q%d %s: ", i+1, who) }},
		{name: "Zoom", chair: "[Moderator] 10:%02d:11\n", label: func(who string, n, i int) string { return fmt.Sprintf("[%s] 10:%02d:11\n", who, i) }},
		{name: "Zoom chat", chair: "10:%02d:11 From Moderator to Everyone:\n", label: func(who string, n, i int) string {
			return fmt.Sprintf("10:%02d:11 From %s to Everyone:\n", i, who)
		}},
		{name: "Telegram", chair: "Moderator, [16.11.2026 10:%02d]\n", label: func(who string, n, i int) string {
			return fmt.Sprintf("%s, [16.11.2026 10:%02d]\n", who, i)
		}},
		{name: "Slack", chair: "Moderator  10:%02d AM\n", label: func(who string, n, i int) string { return fmt.Sprintf("%s  10:%02d AM\n", who, i) }},
		{name: "Signal", chair: "[2026-11-16 10:%02d:11] Moderator: ", label: func(who string, n, i int) string {
			return fmt.Sprintf("[2026-11-16 10:%02d:11] %s: ", i, who)
		}},
		{name: "Markdown", chair: "### The Chair\n", label: func(who string, n, _ int) string { return "### " + who + "\n" }},
		{name: "full-width colon", chair: "The Chair：", label: func(who string, n, _ int) string { return who + "：" }},
	}
}

// write sets a hearing in a layout: the text, and for each paragraph the label
// under which it was said.
func (l layout) write(turns []turnOf) (text string, want [][2]string) {
	var b strings.Builder
	b.WriteString("Committee on Coasts, minutes of evidence\n\n")
	count := map[string]int{}
	for i, t := range turns {
		label := l.label(t.who, count[t.who], i)
		if t.who == "chair" {
			label = l.chair
			if strings.Contains(label, "%") {
				label = fmt.Sprintf(label, i)
			}
		}
		count[t.who]++
		if strings.HasPrefix(label, "**") {
			label = strings.TrimSuffix(label, ": ") + ":** "
		}
		for strings.HasSuffix(label, "\n") && !strings.HasSuffix(label, "\n\n") {
			label = strings.ReplaceAll(label, "\n", "\n\n")
		}
		b.WriteString(label)
		for _, w := range t.words {
			b.WriteString(w + "\n\n")
			want = append(want, [2]string{t.who, w})
		}
	}
	return b.String(), want
}

// read reads a text whose lines are paragraphs.
func read(text string) (Record, []Line) {
	var lines []Line
	var heads []string
	at := 0
	for line := range strings.Lines(text) {
		s := strings.TrimRight(line, "\n")
		if strings.TrimSpace(s) != "" {
			lines = append(lines, Line{Span: parse.Span{Start: at, End: at + len(s)}})
		}
		if EntryHead(s) {
			heads = append(heads, s)
		}
		at += len(line)
	}
	return Read(text, lines, AreEntries(heads)), lines
}

// said returns who said what by a record: the label of each paragraph.
func said(text string, r Record) (out [][2]string) {
	who := ""
	for _, e := range r.Entries {
		if e.Part == Turn || e.Part == Doubt {
			who = e.Name.In(text)
			if e.Part == Doubt {
				who = "doubt: " + who
			}
		}
		if w := strings.TrimSpace(e.Words.In(text)); e.Part != Aside && e.Part != None && w != "" {
			out = append(out, [2]string{who, w})
		}
	}
	return out
}

func TestTurnsOfEveryLayout(t *testing.T) {
	for _, l := range layouts() {
		for n, h := range hearings {
			t.Run(fmt.Sprintf("%s/%d", l.name, n+1), func(t *testing.T) {
				text, want := l.write(h)
				r, _ := read(text)
				got := said(text, r)
				if len(got) != len(want) {
					t.Fatalf("%d paragraphs, want %d, in\n%s\n%q", len(got), len(want), text, got)
				}
				labels := map[string]string{} // who each label stands for
				for i, w := range want {
					if got[i][1] != w[1] {
						t.Errorf("paragraph %d is %q, want %q", i, got[i][1], w[1])
					}
					if who, ok := labels[got[i][0]]; ok && who != w[0] {
						t.Errorf("%q stands for %s and for %s", got[i][0], who, w[0])
					}
					labels[got[i][0]] = w[0]
					if strings.HasPrefix(got[i][0], "doubt") {
						t.Errorf("%q is said under a doubtful label: %s", w[1], got[i][0])
					}
				}
			})
		}
	}
}
