package transcript

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// Bounds of an interview without labels, measured on published interviews: questions are a
// sixth to two thirds of its lines, and most address somebody.
const (
	minQuestions     = 3
	longestQuestion  = 120 // words
	fewestOfQuestion = 10  // lines a question, at most
)

var (
	you = pattern.Lazily(`(?i)\byou(?:r|rs|rself|['’](?:re|ve|d|ll))?\b`)
	me  = pattern.Lazily(`(?:^|[^\p{L}])(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|[Uu]s)(?:$|[^\p{L}])`)
	// opensQuestion matches the beginning of a question that has lost its question mark.
	opensQuestion = pattern.Lazily(`^(?:(?:So|And|But|Well),? )?(?:[Hh]ow|[Ww]hat|[Ww]hy|[Ww]hen|[Ww]here|[Ww]ho|[Ww]hich|[Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill|[Hh]ave|[Hh]as|[Tt]ell (?:us|me)|[Dd]escribe|[Ee]xplain)(?:n['’]t (?:you|the|it|that|this|there|we|they|he|she|a|an|some))?\b(?:[^'’]|$)`)
	// wants matches the beginning of a question phrased as a wish to know.
	wants = pattern.Lazily(`^(?:(?:So|And|But|First|Well),? )?I(?:['’]d| would)? (?:just )?(?:(?:like|love|want|wanted) to (?:know|ask|hear|start|begin)|(?:wonder|wondered|was wondering|am curious|was curious))\b`)
	// spokenTo matches a sentence whose subject is the person addressed.
	spokenTo = pattern.Lazily(`^(?:(?:So|And|But|Yet|Still|Then),? )?(?:[Yy]ou(?:['’](?:re|ve|d|ll))?|[Yy]our)\b|\b(?:make|makes|made|let|help|tell|give|strike|surprise)s? you\b|\bmust \p{Ll}+ you\b`)
	// replies matches the beginning of an answer.
	replies      = pattern.Lazily(`^["“]?(?:Yes|No|Yeah|Yep|Yup|Nope|Well|Sure|Right|Absolutely|Exactly|Certainly|Definitely|Of course|Not|Oh|I|I['’](?:m|ve|d|ll)|We|My)\b`)
	invites      = pattern.Lazily(`^(?:(?:So|And|But|Please|First|Finally|Now|Okay|OK|Well)[, ]+)?(?:[Tt]ell (?:us|me)|[Dd]escribe|[Ee]xplain|[Tt]alk (?:us|me|about)|[Ww]alk (?:us|me)|[Gg]ive (?:us|me))\b`)
	conversation = pattern.Lazily(`(?i)\binterview(?:s|ed|ing|ee)?\b|\bspoke (?:with|to)\b|\bspeaks (?:with|to)\b|\btalk(?:s|ed) (?:with|to)\b|\bsat down with\b|\bQ ?& ?A\b|\bquestions\b|\bconversation with\b|\bmet (?:with )?\p{Lu}|\bspotlight\b|\bdiscusses\b|\btells\b|\bchat(?:s|ted)? with\b`)
	reports      = pattern.Lazily(`[”"’],? (?:\p{L}+ ){0,3}(?:said|says|told|added|asked|wrote|explained)\b|\b(?:said|says|told|added|wrote)[,:]? [“"‘]`)
)

// interview reads an interview without labels: questions and answers in turn, with the
// questions recognised by their question mark or by emphasis. It reports whether the
// document is one.
func (r *reader) interview() bool {
	if !r.mayAsk() {
		return false
	}
	r.settle()
	asked := r.questions()
	r.rhetorical(asked)
	first, n := -1, 0
	for i, q := range asked {
		if q {
			n++
			if first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return false
	}
	guessed, begin := r.strictTurns(asked, n) // lines that only their place makes a question
	if begin < 0 {
		if !r.alternates(asked, first, n) {
			return false
		}
		guessed, begin = r.remarks(asked, first)
	}
	r.fill(asked, guessed, begin)
	r.reportersEnd(asked, begin)
	return true
}

// titles are the lines above the story.
func (r *reader) titles() []string {
	var out []string
	for i, l := range r.lines {
		if l.Heading && i < 8 {
			out = append(out, r.in(i))
		}
	}
	return out
}

// fill finds the part that each line plays, from the first question on.
func (r *reader) fill(asked []bool, guessed map[int]bool, first int) {
	voice := Named // nobody yet
	for i := first; i < len(r.lines); i++ {
		l := r.lines[i]
		e := &r.entries[i]
		switch {
		case l.Heading:
			voice, e.Why = Named, "a heading"
		case l.Span.Empty():
		case r.idle[i]:
			e.Part, e.Why = Aside, "a stage direction, an editor’s note or the words under a picture"
		case asked[i]:
			*e = Entry{Part: Turn, Voice: Question, Words: r.afterDash(l.Span), Guess: guessed[i],
				Why: "a question of an interview without labels"}
			if e.Guess {
				e.Why = "by its place a question of an interview without labels"
			}
			if voice == Question {
				e.Part = Words
			}
			voice = Question
		case isSubhead(r.in(i)) && (voice != Question || i+1 < len(r.lines) && !asked[i+1] && !r.lines[i+1].Heading):
			e.Part, e.Why = Aside, "a subhead or the words under a picture"
		case voice == Answer:
			*e = Entry{Part: Words, Words: l.Span, Why: "words of the answer above"}
		case voice == Question || guessed != nil && i == first:
			*e = Entry{Part: Turn, Voice: Answer, Words: r.afterDash(l.Span), Guess: guessed[i], Why: "the answer under a question"}
			voice = Answer
		}
	}
}

// afterDash leaves out the dash with which each turn of a dialogue begins: "– No."
func (r *reader) afterDash(s parse.Span) parse.Span {
	t := s.In(r.text)
	for _, dash := range []string{"– ", "— ", "- "} {
		if rest, ok := strings.CutPrefix(t, dash); ok && rest != "" && !strings.ContainsAny(rest[:1], "*_|-") {
			s.Start = s.End - len(strings.TrimLeft(rest, " "))
		}
	}
	return s
}

// reportersEnd takes the end of an interview from the last answer where the reporter tells of the
// guest again: “Okafor's editor told me that he is calm. “He rings me,” she said.”
func (r *reader) reportersEnd(asked []bool, first int) {
	last := len(asked) - 1
	for last >= first && !asked[last] {
		last--
	}
	for i := last + 2; i < len(r.lines); i++ {
		s := r.in(i)
		if r.entries[i].Part != Words || !reports.MatchString(s) {
			continue
		}
		name, _, _ := strings.Cut(strings.ReplaceAll(s, "’", "'"), " ")
		name = strings.TrimSuffix(name, "'s")
		if len(name) < 4 || firstRune(name) == strings.ToLower(firstRune(name)) || !r.namedAbove(name, first) {
			continue
		}
		for ; i < len(r.lines); i++ {
			r.entries[i] = Entry{Why: "the reporter tells of the guest"}
		}
	}
}

// namedAbove reports whether a word is part of a name in the lines above the conversation.
func (r *reader) namedAbove(word string, first int) bool {
	for i := range first {
		if s := r.in(i); strings.Contains(s, " "+word+" ") || strings.Contains(s, " "+word+",") {
			return true
		}
	}
	return false
}

var (
	// credited matches the words under a picture: they name the photographer or point into
	// the picture.
	credited = pattern.Lazily(`(?:^|[\s(\[])(?i:(?:file )?(?:image|photo|photograph|picture|credit|courtesy)(?: (?:credit|by|courtesy))?:) ?\p{Lu}|^(?i:file (?:photo|image|picture)\b)|^.{0,80}\((?i:left|right|pictured|cent(?:re|er)|above|below|far left|far right|second from (?:left|right))\)`)
	// edited matches an editor's note between the answers.
	edited = pattern.Lazily(`^[\[(]?(?i:(?:ed(?:itor)?(?:['’]s?)?\.?(?: note)?|note):|(?:this|the|our) (?:interview|conversation|transcript) (?:was|is|has been) (?:lightly |slightly )?(?:edited|condensed|conducted|translated|shortened|abridged)\b)`)
	third  = pattern.Lazily(`^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)*) (?:with|at|in|on|during|and|beside|after|before|speaking|explained|explains|shows|showed|displays|stands|poses)\b`)
)

// captionWords is the largest number of words in a caption without a credit.
const captionWords = 30

// settle finds the lines of an interview that belong to nobody: asides, editors' notes and
// captions, which name the guest in the third person.
func (r *reader) settle() {
	r.idle = make([]bool, len(r.lines))
	head := "" // the capitalised words of the lines that tell of the conversation
	for i, l := range r.lines {
		s := r.in(i)
		if (l.Heading || i < 8) && conversation.MatchString(s) {
			head += " " + s + " "
		}
	}
	for i, l := range r.lines {
		s := r.in(i)
		if l.Heading || l.Span.Empty() || endsAsking(s) {
			continue
		}
		r.idle[i] = isAside(s) || edited.MatchString(s)
		if words := lang.CountWords(s, 2*captionWords); words <= 2*captionWords && credited.MatchString(s) {
			r.idle[i] = true
		} else if g := third.FindStringSubmatch(s); g != nil && words <= captionWords &&
			!me.MatchString(s) && !you.MatchString(s) {
			last := g[1][strings.LastIndexByte(g[1], ' ')+1:]
			r.idle[i] = strings.Contains(head, " "+last+" ") || strings.Contains(head, " "+last+",") ||
				strings.Contains(head, " "+last+":")
		}
	}
}

// mayAsk reports whether enough lines could be questions.
func (r *reader) mayAsk() bool {
	n := 0
	for i, l := range r.lines {
		if s := r.in(i); !l.Heading && (l.Strong || endsAsking(s) || invites.MatchString(s) || wants.MatchString(s)) {
			n++
		}
	}
	return n >= 2
}

// isSubhead reports whether a line is short and does not end like a sentence.
func isSubhead(s string) bool {
	return !closes(s) && lang.CountWords(s, 14) <= 14 && !me.MatchString(s)
}

// questions finds the lines that are questions: by emphasis, if this interview sets
// questions that way, otherwise by their question mark.
func (r *reader) questions() []bool {
	asked := make([]bool, len(r.lines))
	strong, plain, marked := 0, 0, 0
	for i, l := range r.lines {
		switch s := r.in(i); {
		case l.Heading || l.Span.Empty() || r.idle[i]:
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
		if l.Heading || l.Span.Empty() || r.idle[i] {
			continue
		}
		s := strings.Trim(r.in(i), " \t*_")
		words := len(strings.Fields(s))
		switch {
		case words > longestQuestion || strings.ContainsAny(firstRune(s), "“\"«‘"):
		case byEmphasis:
			asked[i] = l.Strong
		default:
			asked[i] = asks(s, words)
		}
	}
	return asked
}

// asks reports whether a line is a question by its words: by its question mark, by an
// invitation to speak at its end, or because it breaks off as questions do.
func asks(s string, words int) bool {
	switch {
	case endsAsking(s):
		return true
	case words <= 40 && (invites.MatchString(s) || wants.MatchString(s) && you.MatchString(s)):
		return true
	case opensQuestion.MatchString(s) && !stops(s) && (you.MatchString(s) || strings.Contains(s, "? ")):
		return true
	}
	at := strings.LastIndexAny(strings.TrimRight(s, ".!"), ".?!")
	return at > 0 && s[at] == '?' && invites.MatchString(strings.TrimSpace(s[at+1:]))
}

// stops reports whether a line ends like a statement.
func stops(s string) bool {
	s = strings.TrimRight(s, " \u00A0\"'”’»›)]*_“„")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!:")
}

// rhetorical removes lines that only end like a question: the line below one that
// introduces it with a colon, and a long paragraph in the first person that is followed by
// another question.
func (r *reader) rhetorical(asked []bool) {
	for i, q := range asked {
		if !q {
			continue
		}
		before, after := r.next(i, -1), r.next(i, 1)
		s := r.in(i)
		switch {
		case before < 0 || asked[before] || r.lines[i].Strong:
		case before == i-1 && strings.HasSuffix(strings.TrimRight(r.in(before), " \t*_"), ":"):
			asked[i] = false
		case len(strings.Fields(s)) > 40 && me.MatchString(s) &&
			(after < 0 || asked[after] && !replies.MatchString(r.in(after))):
			asked[i] = false
		}
	}
}

// next returns the next line in a direction that belongs to somebody, or -1.
func (r *reader) next(i, step int) int {
	if r.spoken == nil {
		r.linkSpoken()
	}
	return int(r.spoken[i][(step+1)/2])
}

// linkSpoken records, for every line, the nearest lines above and below that belong to
// somebody, so that the cost of long lists is linear.
func (r *reader) linkSpoken() {
	r.spoken = make([][2]int32, len(r.lines))
	words := make([]bool, len(r.lines))
	last := int32(-1)
	for i, l := range r.lines {
		r.spoken[i][0] = last
		if words[i] = !l.Heading && !l.Span.Empty() && !r.idle[i] && !isSubhead(r.in(i)); words[i] {
			last = int32(i)
		}
	}
	last = -1
	for i := len(r.lines) - 1; i >= 0; i-- {
		r.spoken[i][1] = last
		if words[i] {
			last = int32(i)
		}
	}
}

// remarks finds what an interviewer says without asking: "You have written two books
// since." Such a remark addresses the guest, does not speak of its speaker, and is
// answered by what follows. It returns these lines, and where the conversation begins.
func (r *reader) remarks(asked []bool, first int) (map[int]bool, int) {
	guessed := map[int]bool{}
	is := func(i int) bool {
		s := r.in(i)
		below := r.next(i, 1)
		return below > 0 && !asked[below] && len(strings.Fields(s)) <= 30 &&
			spokenTo.MatchString(s) && !me.MatchString(s) &&
			!strings.ContainsAny(s, "“”\"!") && stops(s) &&
			(me.MatchString(r.in(below)) || replies.MatchString(r.in(below)))
	}
	for i := first; i < len(r.lines); i++ {
		if r.lines[i].Heading || r.lines[i].Span.Empty() || r.idle[i] || asked[i] {
			continue
		}
		if before := r.next(i, -1); before >= first && !asked[before] && !guessed[before] &&
			!strings.HasSuffix(r.in(before), ":") && is(i) {
			asked[i], guessed[i] = true, true
		}
	}
	answer := r.next(first, -1) // above the first question, one remark and its answer
	if answer > 0 && me.MatchString(r.in(answer)) {
		if i := r.next(answer, -1); i >= 0 && is(i) && !conversation.MatchString(r.in(answer)) {
			asked[i], guessed[i] = true, true
			first = i
		}
	}
	return guessed, first
}

// strictTurns reads an interview in which some questions have no question mark: two people
// speak in strict turns, one of them in the first person and at length. It returns the
// lines whose part is known only by their position, and where the conversation begins; -1
// if the document is not such an interview.
func (r *reader) strictTurns(asked []bool, n int) (map[int]bool, int) {
	const fewest, longest = 6, 40 // turns, words of a remark
	begin := -1
	for i := 0; i < len(r.lines) && i < 8 && begin < 0; i++ {
		if !r.lines[i].Heading && conversation.MatchString(r.in(i)) {
			begin = r.next(i, 1)
		}
	}
	if begin < 0 && slices.ContainsFunc(r.titles(), conversation.MatchString) {
		begin = slices.Index(asked, true) // "Interview by Paul Strand" above the story
	}
	if begin < 0 || n < 2 {
		return nil, -1
	}
	var turns []int
	for i := begin; i >= 0; i = r.next(i, 1) {
		turns = append(turns, i)
	}
	odd := 0 // whether the one who asks begins
	for k, i := range turns {
		if asked[i] {
			odd = k % 2
			break
		}
	}
	var mine, answers, long, short int
	for k, i := range turns {
		s := r.in(i)
		words := len(strings.Fields(s))
		if k%2 == odd {
			if words > longest || me.MatchString(s) || reports.MatchString(s) {
				return nil, -1
			}
			short += words
			continue
		}
		answers++
		long += words
		if asked[i] || reports.MatchString(s) {
			return nil, -1
		}
		if me.MatchString(s) {
			mine++
		}
	}
	if len(turns) < fewest || mine*2 < answers || long < 2*short {
		return nil, -1
	}
	if odd == 1 && !me.MatchString(r.in(turns[0])) {
		begin = turns[1] // the story's first words are the reporter's
	}
	guessed := map[int]bool{}
	for k, i := range turns {
		if k%2 == odd && !asked[i] {
			asked[i], guessed[i] = true, true
		}
		if k%2 != odd && (k == 0 || guessed[turns[k-1]]) {
			guessed[i] = true
		}
	}
	return guessed, begin
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

// alternates reports whether questions and answers alternate from the first question on as
// they do in an interview: questions address somebody, answers are in the first person,
// and nothing is reported.
func (r *reader) alternates(asked []bool, first, n int) bool {
	lines, answered, replied, toYou, mine, answers, reported := 0, 0, 0, 0, 0, 0, 0
	for i := first; i < len(r.lines); i++ {
		if r.lines[i].Heading || r.lines[i].Span.Empty() || r.idle[i] {
			continue
		}
		s := r.in(i)
		lines++
		if asked[i] {
			if you.MatchString(s) {
				toYou++
			}
			if below := r.next(i, 1); below > 0 && !asked[below] {
				answered++
				if replies.MatchString(r.in(below)) {
					replied++
				}
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
	announced := r.announced(first)
	few := minQuestions
	if announced && (toYou*2 >= n && (mine*3 >= answers*2 || toYou == n && answered == n) || replied == n) {
		few = 2
	}
	switch {
	case n < few || lines > n*fewestOfQuestion:
		return false
	case answered*3 < n*2 || answers == 0:
		return false
	case reported*8 > answers && !(announced && reported*3 <= answers):
		return false
	case announced && answered == n && (toYou == n || replied == n):
		return true
	case toYou*3 < n || mine*3 < answers:
		return announced && toYou*5 >= n && mine*4 >= answers
	}
	return announced || n >= minQuestions && toYou*2 >= n && mine*2 >= answers
}

// announced reports whether the lines above the first question, or a headline anywhere,
// announce a conversation.
func (r *reader) announced(first int) bool {
	for i := range r.lines {
		if (i < first || r.lines[i].Heading) && conversation.MatchString(r.in(i)) {
			return true
		}
	}
	return false
}
