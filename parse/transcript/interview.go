package transcript

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// Bounds of an interview without labels, measured on published interviews:
// questions are a sixth to two thirds of its lines, and most speak to somebody.
const (
	minQuestions     = 3
	longestQuestion  = 120 // words
	fewestOfQuestion = 10  // lines a question, at most
)

var (
	you = pattern.Lazily(`(?i)\byou(?:r|rs|rself|['’](?:re|ve|d|ll))?\b`)
	me  = pattern.Lazily(`(?:^|[^\p{L}])(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|[Uu]s)(?:$|[^\p{L}])`)
	// opensQuestion matches how a question begins that has lost its mark.
	opensQuestion = pattern.Lazily(`^(?:How|What|Why|When|Where|Who|Which|Do|Does|Did|Is|Are|Was|Were|Can|Could|Would|Will|Have|Has|Tell (?:us|me)|Describe|Explain)\b`)
	invites       = pattern.Lazily(`^(?:(?:So|And|But|Please|First|Finally|Now|Okay|OK|Well)[, ]+)?(?:[Tt]ell (?:us|me)|[Dd]escribe|[Ee]xplain|[Tt]alk (?:us|me|about)|[Ww]alk (?:us|me)|[Gg]ive (?:us|me))\b`)
	conversation  = pattern.Lazily(`(?i)\binterview(?:s|ed|ing|ee)?\b|\bspoke (?:with|to)\b|\bspeaks (?:with|to)\b|\btalk(?:s|ed) (?:with|to)\b|\bsat down with\b|\bQ ?& ?A\b|\bquestions\b|\bconversation with\b|\bmet (?:with )?\p{Lu}|\bspotlight\b|\bdiscusses\b|\btells\b|\bchat(?:s|ted)? with\b`)
	reports       = pattern.Lazily(`[”"’],? (?:\p{L}+ ){0,3}(?:said|says|told|added|asked|wrote|explained)\b|\b(?:said|says|told|added|wrote)[,:]? [“"‘]`)
)

// interview reads an interview that has no labels: questions and answers in
// turn, the questions told by their mark or by being emphasised. It reports
// whether the document is one.
func (r *reader) interview() bool {
	if !r.mayAsk() {
		return false
	}
	asked := r.questions()
	first, n := -1, 0
	for i, q := range asked {
		if q {
			n++
			if first < 0 {
				first = i
			}
		}
	}
	if first < 0 || !r.alternates(asked, first, n) {
		return false
	}
	voice := Named // nobody yet
	for i := first; i < len(r.lines); i++ {
		l := r.lines[i]
		e := &r.entries[i]
		switch {
		case l.Heading:
			voice, e.Why = Named, "a heading"
		case l.Span.Empty():
		case asked[i]:
			*e = Entry{Part: Turn, Voice: Question, Words: l.Span, Why: "a question of an interview without labels"}
			if voice == Question {
				e.Part = Words
			}
			voice = Question
		case voice == Question && isSubhead(r.in(i)) && i+1 < len(r.lines) && !asked[i+1] && !r.lines[i+1].Heading:
			e.Part, e.Why = Aside, "a subhead or the words under a picture"
		case voice == Question:
			*e = Entry{Part: Turn, Voice: Answer, Words: l.Span, Why: "the answer under a question"}
			voice = Answer
		case isAside(r.in(i)):
			e.Part, e.Why = Aside, "a stage direction, a time or procedure"
		case isSubhead(r.in(i)):
			e.Part, e.Why = Aside, "a subhead or the words under a picture"
		case voice == Answer:
			*e = Entry{Part: Words, Words: l.Span, Why: "goes on with the answer above"}
		}
	}
	return true
}

// mayAsk reports whether there are lines enough that could be questions.
func (r *reader) mayAsk() bool {
	n := 0
	for i, l := range r.lines {
		if !l.Heading && (l.Strong || endsAsking(r.in(i))) {
			n++
		}
	}
	return n >= 2
}

// isSubhead reports a short line that ends as no sentence does.
func isSubhead(s string) bool {
	return !closes(s) && len(strings.Fields(s)) <= 14 && !me.MatchString(s)
}

// questions tells which lines are questions: by emphasis, if that is how this
// interview sets them, else by their mark.
func (r *reader) questions() []bool {
	asked := make([]bool, len(r.lines))
	strong, plain, marked := 0, 0, 0
	for i, l := range r.lines {
		switch s := r.in(i); {
		case l.Heading || l.Span.Empty():
		case l.Strong:
			strong++
			if endsAsking(s) || you.MatchString(s) {
				marked++
			}
		default:
			plain++
		}
	}
	byEmphasis := strong >= minQuestions-1 && marked*2 >= strong && strong <= plain
	for i, l := range r.lines {
		if l.Heading || l.Span.Empty() {
			continue
		}
		s := strings.Trim(r.in(i), " \t*_")
		words := len(strings.Fields(s))
		switch {
		case words > longestQuestion || strings.ContainsAny(firstRune(s), "“\"«‘"):
		case byEmphasis:
			asked[i] = l.Strong
		case endsAsking(s):
			asked[i] = true
		case invites.MatchString(s) && words <= 40:
			asked[i] = true
		case opensQuestion.MatchString(s) && !closes(s) && you.MatchString(s):
			asked[i] = true
		}
	}
	return asked
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return " "
}

func endsAsking(s string) bool {
	s = strings.TrimRight(s, " \t*_)]\u00a0")
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "؟")
}

// alternates reports whether questions and answers take turns from the first
// question on as they do in an interview: questions speak to somebody, answers
// in the first person, and nobody reports.
func (r *reader) alternates(asked []bool, first, n int) bool {
	lines, answered, toYou, mine, answers, reported := 0, 0, 0, 0, 0, 0
	for i := first; i < len(r.lines); i++ {
		if r.lines[i].Heading || r.lines[i].Span.Empty() {
			continue
		}
		s := r.in(i)
		lines++
		if asked[i] {
			if you.MatchString(s) {
				toYou++
			}
			if i+1 < len(asked) && !asked[i+1] {
				answered++
			}
			continue
		}
		answers++
		if me.MatchString(s) {
			mine++
		}
		if reports.MatchString(s) {
			reported++
		}
	}
	announced := false
	for i := 0; i < first && !announced; i++ {
		announced = conversation.MatchString(r.in(i))
	}
	for i := range r.lines { // a headline may stand anywhere
		announced = announced || r.lines[i].Heading && conversation.MatchString(r.in(i))
	}
	few := minQuestions
	if announced && toYou*2 >= n && (mine*3 >= answers*2 || toYou == n && answered == n) {
		few = 2
	}
	switch {
	case n < few || lines > n*fewestOfQuestion:
		return false
	case answered*3 < n*2 || answers == 0:
		return false
	case reported*8 > answers && !(announced && reported*3 <= answers):
		return false
	case announced && toYou == n && answered == n:
		return true
	case toYou*3 < n || mine*3 < answers:
		return announced && toYou*5 >= n && mine*4 >= answers
	}
	return announced || n >= minQuestions && toYou*2 >= n && mine*2 >= answers
}

// monologue finds a record of one speaker whom its head names, such as
// "Near-verbatim transcript of the briefing by Anton Hale, Spokesperson": what
// stands before the first label is that speaker's, under whatever headings.
func (r *reader) monologue() bool {
	for i := 0; i < len(r.lines) && i < 8; i++ {
		s := r.in(i)
		if !strings.Contains(s, " by ") && !strings.Contains(s, " of ") && !strings.Contains(s, " from ") || !hasAny(s, "ranscript", "emarks", "peech", "ddress", "eynote", "ext of", "ecord of") {
			continue
		}
		g := recordBy.FindStringSubmatchIndex(s)
		if g == nil {
			continue
		}
		headed := g[2] < 0 // "Remarks by …" may head a report, too
		if headed {
			g = g[2:]
		}
		who := parse.Span{Start: r.lines[i].Span.Start + g[2], End: r.lines[i].Span.Start + g[3]}
		if !r.oneVoice(i+1, who, headed) {
			return false
		}
		for j, e := range r.entries { // "Spokesperson:" further down is the same voice
			if e.Part == Turn && r.heads[j].office && lang.RecordOffices[phrase(r.heads[j].key)] {
				r.entries[j].Known = who
			}
		}
		return true
	}
	return false
}

func hasAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// recordBy matches the head of a record that names its one speaker.
var recordBy = pattern.Lazily(`(?i:\b(?:near-)?(?:verbatim|full|complete|edited|unofficial|rush)? ?(?:transcript|text|record)\b[^.:;]{0,80}?\b(?:briefing|remarks|speech|address|statement|lecture|sermon|keynote)\b[^.:;]{0,40}?\b(?:by|of|from)) ((?:\p{Lu}[\p{L}.'’-]+ )*\p{Lu}[\p{L}'’-]+)|^(?i:(?:opening |closing |prepared |full )?(?:remarks|speech|address|keynote(?: speech| address)?) (?:by|of|from)) ((?:\p{Lu}[\p{L}.'’-]+ )*\p{Lu}[\p{L}'’-]+)`)

// oneVoice gives the lines before the first label to one speaker; if inPerson,
// only where they speak in the first person.
func (r *reader) oneVoice(from int, who parse.Span, inPerson bool) bool {
	to := from
	mine := 0
	for ; to < len(r.lines) && r.entries[to].Part == None; to++ {
		if me.MatchString(r.in(to)) {
			mine++
		}
	}
	if to-from < 2 || inPerson && mine == 0 {
		return false
	}
	begun := false
	for i := from; i < to; i++ {
		s := r.in(i)
		e := &r.entries[i]
		switch {
		case r.lines[i].Heading || r.lines[i].Span.Empty() || strings.HasPrefix(s, "**") && !closes(s):
			e.Part, e.Why = Aside, "a heading in the record of one speaker"
		case isAside(s):
			e.Part, e.Why = Aside, "a stage direction, a time or procedure"
		case !begun:
			*e = Entry{Part: Turn, Voice: Named, Words: r.lines[i].Span, Known: who, Why: "the head says whose record it is"}
			begun = true
		default:
			*e = Entry{Part: Words, Words: r.lines[i].Span, Why: "goes on with the turn above"}
		}
	}
	return begun
}
