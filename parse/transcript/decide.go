package transcript

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// The fewest lines that make a form of label a form of this document: fewer are a lead-in
// ("The rule is simple: nobody leaves"), a list or a subhead.
const (
	minLabels = 2
	minAlone  = 3
)

// maxVoices is the number of speakers whose names are looked for at the beginning of
// lines. A debate of a full chamber has a few hundred.
const maxVoices = 500

// tally is what was counted for the labels of one form.
type tally struct {
	lines    int
	keys     map[string]int
	repeats  int // lines whose voice came before
	marked   int // lines with a bracket, a role or a time
	sittings int // offices and question labels
	capitals int
}

// decide finds the forms of label that this document uses, and keeps the
// labels of these forms. It reports whether there is any.
func (r *reader) decide() bool {
	var forms [byArrows + 1]bool
	counts := r.count()
	colon := counts[byColon]
	forms[byColon] = colon.lines >= minLabels && (colon.repeats > 0 || colon.sittings > 0 || colon.capitals > 0 ||
		colon.marked > 1) || r.told() && colon.lines > 0
	forms[byStop] = counts[byStop].lines >= minLabels
	forms[byTime] = counts[byTime].lines >= minLabels
	forms[byArrows] = counts[byArrows].lines+counts[byColon].marked >= minLabels && counts[byArrows].lines > 0
	dash := counts[byDash]
	forms[byDash] = dash.lines >= minAlone && dash.repeats > 0
	own := counts[alone]
	forms[alone] = own.lines >= minAlone && own.repeats > 0 &&
		own.repeats+own.marked+own.sittings >= own.lines/2 && r.wordsFollow(alone)
	named := forms[byColon] || forms[byStop] || forms[byTime] || forms[byDash] || forms[alone]
	letters := counts[byLetter].lines + counts[bareLetter].lines
	forms[byLetter] = counts[byLetter].lines >= minLabels && (named || r.bothLetters(byLetter))
	forms[bareLetter] = letters > 0 && counts[bareLetter].lines > 0 &&
		(named || counts[bareLetter].lines >= minLabels && r.bothLetters(bareLetter))
	if !named && !forms[byLetter] && !forms[bareLetter] && !forms[byArrows] {
		return false
	}
	r.voices = map[string]int{}
	for _, l := range r.heads {
		if l.form == noForm || !forms[l.form] {
			continue
		}
		if r.voices[l.key]++; r.voices[l.key] == 1 || l.full != l.key {
			for _, name := range []string{strings.ToLower(l.name.In(r.text)), l.full} {
				if len(name) > 2 && l.voice == Named && !slices.Contains(r.names, name) && len(r.names) < maxVoices {
					r.names = append(r.names, name)
				}
			}
		}
	}
	r.keep(forms, colon)
	return true
}

// count counts the labels of each form. A line that occurs twice word for word is page
// furniture, and a headline may have the shape of a label ("Voss: Northmoor will never
// sign"), so a label counts by name only in lines that end like sentences.
func (r *reader) count() (counts [byArrows + 1]tally) {
	seen := map[string]bool{}
	for i, l := range r.heads {
		if l.form == noForm {
			continue
		}
		t := &counts[l.form]
		if t.keys == nil {
			t.keys = map[string]int{}
		}
		line := r.in(i)
		if seen[line] && len(strings.Fields(line)) > maxNameWords {
			continue
		}
		seen[line] = true
		t.lines++
		if l.noted {
			t.marked++
		}
		if l.numbered || l.voice != Named || l.office && (l.form != byColon || l.words.Empty() || closes(line)) {
			t.sittings++ // a list of ministers ends its lines without a mark
		}
		if l.capitals {
			t.capitals++
		}
		if l.form == byColon && !l.capitals && !l.words.Empty() && !closes(line) {
			continue
		}
		// Two Burtons in a list of names are two people; "Ms. Varga" after "Lotte Varga" is one.
		if t.keys[l.key]++; t.keys[l.key] > 1 && (t.keys[" "+l.full] > 0 || l.full == l.key || t.keys[" "+l.key] > 0) {
			t.repeats++
		}
		t.keys[" "+l.full]++
	}
	return counts
}

// closes reports whether a line ends like a sentence or a clause.
func closes(s string) bool {
	s = strings.TrimRight(s, " \u00A0\"'”’»›)]*_“„")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?:,-") || strings.HasSuffix(s, "…") ||
		strings.HasSuffix(s, "—") || strings.HasSuffix(s, "–") || strings.HasSuffix(s, "。") ||
		strings.HasSuffix(s, "？") || strings.HasSuffix(s, "؟")
}

// wordsFollow reports whether most labels on lines of their own have words below them.
func (r *reader) wordsFollow(f form) bool {
	n, followed := 0, 0
	for i, l := range r.heads {
		if l.form != f {
			continue
		}
		n++
		if !l.words.Empty() { // lines that were joined to a paragraph
			followed++
			continue
		}
		for j := i + 1; j < len(r.lines) && j <= i+3; j++ {
			if !r.lines[j].Span.Empty() && r.heads[j].form == noForm && !r.lines[j].Heading && !isNote(r.in(j)) {
				followed++
				break
			}
		}
	}
	return followed*10 >= n*8
}

// bothLetters reports whether there are questions and answers among the letters.
func (r *reader) bothLetters(f form) bool {
	q, a := false, false
	for _, l := range r.heads {
		if l.form == f {
			q = q || l.voice == Question
			a = a || l.voice == Answer
		}
	}
	return q && a
}

// keep drops the labels of other forms, unless a label in one of the document's own forms
// names the same speaker. It also drops lead-ins: labels of the right form that occur
// once, name nobody, and are inside a turn or above the first one.
func (r *reader) keep(forms [byArrows + 1]bool, colon tally) {
	first := true
	for i := range r.heads {
		l := &r.heads[i]
		switch {
		case l.form == noForm:
			continue
		case !forms[l.form]:
			if r.voices[l.key] == 0 || l.form == alone && !l.noted || l.form == byLetter || l.form == byDash {
				l.dropped, l.form = true, noForm
			}
			continue
		case first && !r.lines[i].Turn && l.form == byColon && l.voice == Named && !l.office && !l.noted &&
			!closes(r.in(i)) && !l.words.Empty() &&
			(colon.lines > minLabels && r.voices[l.key] <= 1 && !l.capitals ||
				colon.capitals*2 > colon.lines && !l.capitals):
			l.form = noForm // the headline of an interview: "Mara Voss: We signed nothing"
		case l.form == alone && r.voices[l.key] == 1 && !l.noted && !l.office && l.voice == Named && !r.proseBelow(i):
			l.dropped, l.form = true, noForm
			continue
		}
		first = false
	}
}

// proseBelow reports whether the next line that is not a note reads as prose.
func (r *reader) proseBelow(i int) bool {
	for j := i + 1; j < len(r.lines); j++ {
		if r.lines[j].Span.Empty() || isNote(r.in(j)) {
			continue
		}
		return r.heads[j].form == noForm && !r.lines[j].Heading
	}
	return false
}

// classify finds the part that each line plays.
func (r *reader) classify() {
	open, label := false, false // a turn is open; its label stood alone, and no words have come
	notes := -1                 // the line that may be the second one of a label
	for i, l := range r.heads {
		e := &r.entries[i]
		line := r.in(i)
		switch {
		case r.lines[i].Span.Empty():
		case r.roll[i]:
			e.Part, e.Why = Aside, "a list of those present"
		case r.lines[i].Heading:
			open, label = false, false
			e.Why = "a heading ends a turn"
		case label && i == notes && l.form == noForm && isFirm(line) && r.proseBelow(i):
			notes++
			e.Part, e.Why = Aside, "the firm under a label"
		case l.form != noForm && !isProcedure(line):
			*e = Entry{Part: Turn, Voice: l.voice, Name: l.name, Mark: l.mark, Words: l.words,
				Why: "a label " + formNames[l.form]}
			if l.form == byArrows {
				e.Name = parse.Span{}
			}
			open, label, notes = true, l.words.Empty(), i+1
		case !open && !label:
			e.Why = "before the first turn, or after a heading"
		case label && i == notes && isNote(line) && !r.namesVoice(line):
			notes++
			e.Part, e.Why = Aside, "role or seat under a label"
		case isAside(line), i > 0 && r.entries[i-1].Part == Aside && r.goesOnFrom(i):
			e.Part, e.Why = Aside, "a stage direction, a time or procedure"
		case r.entries[i].Part == None && r.mayBeLabel(i, e):
			label = e.Words.Empty()
		default:
			e.Part, e.Words, e.Why = Words, r.lines[i].Span, "words of the turn above"
			label = false
			if n := r.turnBefore(i); n >= 0 && r.entries[n].Voice == Unnamed &&
				r.heads[n].form != byArrows && !r.heads[n].numbered {
				e.Part, e.Why = Doubt, "after an interjection, it may be the speaker before"
			}
		}
	}
}

// goesOnFrom reports whether a line continues a sentence of the line above: "… having been
// sworn, testified as" / "follows:".
func (r *reader) goesOnFrom(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.in(i))
	return unicode.IsLower(first) && isProcedure(r.in(i-1)) && !closes(r.in(i-1))
}

// barren turns labels on lines of their own without words below them into asides: a name
// in a list, the title of a statement.
func (r *reader) barren() {
	last := -1 // the label above that has no words yet
	for i := range r.entries {
		switch e := &r.entries[i]; {
		case r.lines[i].Span.Empty():
		case e.Part == Turn || e.Part == Doubt || r.lines[i].Heading:
			if last >= 0 {
				r.entries[last] = Entry{Part: Aside, Why: "a name or a heading without words below it"}
			}
			last = -1
			if e.Part == Turn && e.Words.Empty() && r.heads[i].form == alone {
				last = i
			}
		case e.Part == Words:
			last = -1
		}
	}
	if last >= 0 {
		r.entries[last] = Entry{Part: Aside, Why: "a name or a heading without words below it"}
	}
}

// isStory reports whether the supposed turns are a report after all: many of the lines
// that continue a turn quote somebody and say who said so, or a report surrounds a few
// notes in which nobody speaks.
func (r *reader) isStory() bool {
	words, reported, told, turns, talk, first := 0, 0, 0, 0, false, 0
	for i, e := range r.entries {
		line := r.in(i)
		if r.timed && e.Part == Words && talks.MatchString(quoted.ReplaceAllString(line, "")) {
			first++
		}
		report := (e.Part == Words || e.Part == None) && reports.MatchString(line)
		switch e.Part {
		case Words:
			words++
			if report {
				reported++
			}
		case None:
			if report {
				told++
			}
		case Turn:
			turns++
			talk = talk || r.heads[i].form != byColon || e.Voice != Named || talks.MatchString(e.Words.In(r.text)) || r.heads[i].capitals
		}
	}
	if r.timed && first*3 <= words && tells(r, words) {
		return true // the names under the times are those of a live blog's authors
	}
	return reported >= 3 && reported*5 >= words || told >= 3 && turns <= 2*told && !talk
}

// tells reports whether a third and more of the lines that go on with a turn report what
// somebody else says.
func tells(r *reader, words int) bool {
	n := 0
	for i, e := range r.entries {
		if e.Part == Words && thirdPerson.MatchString(r.in(i)) {
			n++
		}
	}
	return n > 0 && n*3 >= words
}

var (
	// thirdPerson matches a verb of saying after "he", "she", a name or a quotation.
	thirdPerson = pattern.Lazily(`(?:\b[Hh]e|\b[Ss]he|\b[Tt]hey|\p{Lu}[\p{L}’'-]+,?|[”"’],?) (?:has |have |had )?(?:said|says|told|added|asked|wrote|warned|confirmed)\b|[”"’],? said \p{L}`)
	// quoted matches what stands in quotation marks.
	quoted = pattern.Lazily(`“[^”]*”|"[^"]*"`)
)

// talks matches what speakers say and notes on a match do not: "I", "you", a question.
var talks = pattern.Lazily(`\?|(?i)\b(?:I|me|my|we|us|our|you|your|let['’]s|yes|thanks?|thank you)\b`)

// turnBefore returns the line that began the turn which line i continues, if its words are
// in the same line; -1 otherwise.
func (r *reader) turnBefore(i int) int {
	for j := i - 1; j >= 0; j-- {
		switch r.entries[j].Part {
		case Turn:
			if r.entries[j].Words.Empty() {
				return -1
			}
			return j
		case Words, Doubt, None:
			return -1
		}
	}
	return -1
}

var formNames = [...]string{"", "before a colon", "in capitals before a full stop", "before a dash",
	"of one letter", "of one letter", "on its own line", "with a time", "of arrows"}

// mayBeLabel reports whether a line may begin with a label in a form that is unknown or
// that the document does not use, and fills in the entry.
func (r *reader) mayBeLabel(i int, e *Entry) bool {
	line := r.lines[i].Span
	s := line.In(r.text)
	if l := r.heads[i]; l.dropped {
		*e = Entry{Part: Doubt, Name: l.name, Mark: l.mark, Words: l.words,
			Why: "a label of a form that this document does not use"}
		return true
	}
	if from, to, rest := r.knownVoice(s); to > 0 {
		*e = Entry{Part: Doubt, Name: parse.Span{Start: line.Start + from, End: line.Start + to},
			Words: parse.Span{Start: line.Start + rest, End: line.End},
			Why:   "the name of one who talks, with a mark of a form that is not known here"}
		return true
	}
	skip := len(strings.TrimRight(furnished.FindString(s), "[<{"))
	name, rest := doubtful(s[skip:])
	if name == 0 {
		return false
	}
	name, rest = name+skip, rest+skip
	head := strings.TrimLeft(s[skip:name], " \t*_#>[<({")
	words := strings.Fields(strings.Trim(head, "[]<>(){} "))
	key := keyOf(words)
	capitals := isCapitals(strings.Join(words, " "))
	if len(words) == 1 && !capitals && r.voices[key] == 0 {
		return false // "Look: we paid." One word may be anything.
	}
	at := name - len(head)
	*e = Entry{Part: Doubt, Name: parse.Span{Start: line.Start + at, End: line.Start + name},
		Words: parse.Span{Start: line.Start + rest, End: line.End},
		Why:   "it may be a label, of a form that is not known here"}
	return true
}

// furnished matches what may precede a label: marks, list numbers.
var furnished = pattern.Lazily(`^(?:[\s\p{P}\p{S}]+|\d{1,3}[.)]\s+|[a-z][.)]\s+)+`)

// knownVoice looks at the beginning of a line for the name of one of the speakers,
// followed by anything but the words of a sentence. It returns where the name begins and
// ends and where the words begin; the end is zero if there is no such name.
func (r *reader) knownVoice(s string) (from, to, words int) {
	from = len(furnished.FindString(s))
	head := strings.ToLower(s[from:min(len(s), from+maxHead)])
	best := 0
	for _, name := range r.names {
		if len(name) > best && strings.HasPrefix(head, name) {
			best = len(name)
		}
	}
	if best == 0 {
		return 0, 0, 0
	}
	to = from + best
	rest := s[to:]
	next, w := utf8.DecodeRuneInString(rest)
	if next == ' ' {
		next, _ = utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	}
	switch {
	case rest == "":
		return from, to, len(s)
	case next == ',' || unicode.IsLetter(next) && strings.HasPrefix(rest, " "):
		at := strings.IndexAny(rest, ":.?!;\n")
		if at < 0 || rest[at] != ':' || verb.MatchString(rest[:at]) {
			return 0, 0, 0
		}
		return from, to, to + at + 1 + spaces(rest[at+1:])
	case unicode.IsLetter(next), unicode.IsDigit(next), strings.ContainsRune("'’.?!;", next) && w == 1, next == '’':
		return 0, 0, 0
	}
	mark := furnished.FindString(rest)
	if at := strings.IndexByte(rest, ':'); strings.ContainsRune("([{", next) && at > 0 && at < maxHead/2 {
		mark = rest[:at+1]
	}
	return from, to, to + len(mark) + spaces(rest[len(mark):])
}

func (r *reader) namesVoice(s string) bool {
	_, to, _ := r.knownVoice(s)
	return to > 0
}

var (
	// marks matches what may follow a name and does not occur in a sentence.
	marks = pattern.Lazily(`^(?:[–—-]{1,3}(?: |$)|[-=]+>|::|[|>=/\\~→»·•*+#§}]|\. [–—] |[({\[][^)}\]]{1,40}[)}\]] ?\.? ?[:–—|>=-])`)
	// nameRun matches a run of capitalised words at the beginning of a line.
	nameRun = pattern.Lazily(`^[\[<{]?(?:(?:\p{Lu}[\p{L}.'’-]*|\d{1,3})(?:[ \t]+|[\])>}]|$|[^\p{L}\s]))(?:(?:\p{Lu}[\p{L}.'’-]*|of|the|de|la|van|der|von|al|bin|for)(?:[ \t]+|$|[\])>}]|[^\p{L}\s])){0,6}`)
	// verb matches words that a sentence has and a label does not.
	verb = pattern.Lazily(`(?i)\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|may|might|do|does|did|say|says|said|told|think|know|want|need|it['’]s|that['’]s|I|we|you)\b`)
)

// doubtful looks for the beginning of a line that may be a label: a run of names followed
// by a mark, a bracket or the end of the line. It returns where the name ends and where
// the words begin; zero if there is none.
func doubtful(s string) (name, words int) {
	m := nameRun.FindString(s)
	if m == "" || heard.MatchString(s) {
		return 0, 0
	}
	run := strings.TrimRight(m, " \t:–—-|=,;/(")
	first, _, _ := strings.Cut(strings.Trim(run, "[]<>(){}"), " ")
	low := strings.ToLower(strings.TrimRight(first, "."))
	if run == "" || len(run) >= maxHead || lang.LabelOpeners[low] || lang.NoLabels[low] ||
		lang.NoLabels[phrase(run)] || strings.HasSuffix(run, "'s") || strings.HasSuffix(run, "’s") {
		return 0, 0
	}
	bracketed := strings.ContainsAny(s[:1], "[<{")
	if bracketed && strings.ContainsAny(run[len(run)-1:], "]>}") {
		return len(run), len(run) + spaces(s[len(run):])
	}
	limit := min(len(s), maxHead)
	for at, c := range s[len(run):limit] {
		i := len(run) + at
		rest := s[i:]
		switch {
		case c == ':' && (len(rest) == 1 || rest[1] == ' ' || rest[1] == '\n'):
			if verb.MatchString(s[len(run):i]) || len(strings.Fields(s[:i])) > 12 {
				return 0, 0
			}
			return len(run), i + 1 + spaces(rest[1:])
		case marks.MatchString(rest) && strings.TrimSpace(s[len(run):i]) == "":
			mark := furnished.FindString(rest)
			return len(run), i + len(mark) + spaces(rest[len(mark):])
		case bracketed && i == len(run) && (c == ']' || c == '>' || c == '}'):
			return len(run), i + 1 + spaces(rest[1:])
		case strings.ContainsRune(".?!;“”\"\n", c):
			return 0, 0
		}
	}
	if strings.TrimSpace(s[len(run):]) == "" && !closes(s) && len(strings.Fields(run)) <= 6 {
		return len(run), len(s)
	}
	return 0, 0
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " \t*_")) }

var (
	// note matches the second line of a label: "(Harbour East) (Lab)", "Chief Executive Officer, Harbour Holdings".
	note = pattern.Lazily(`^(?:[\[(][^()\[\]]{1,60}[\])][ ,]*)+$`)
	role = pattern.Lazily(`(?i)^(?:(?:interim|acting|deputy|vice|senior|former|executive|managing|chief|general|founding|co-?)[ -]?)*(?:[\p{L}&-]+ ){0,3}(?:officer|president|chair(?:man|woman|person)?|director|manager|analyst|minister|secretary|ceo|cfo|coo|cto|head|founder|partner|professor|editor|spokes(?:man|woman|person))\b[^.?!:;“”"]{0,90}$`)
	// times matches a line that contains only a time, and perhaps who wrote it down.
	times = pattern.Lazily(`(?i)^\d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,3} --> \d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,3}$|^[\[(]?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?(?:-->|–|-) ?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?(?: ?[ap]\.?m\.?)?(?: ?(?:gmt|utc|bst|cet|cest|est|edt|pst|et))?[\])]?$|^\((?:\d{4}|\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?)\)$`)
	// procedure matches notes about the proceedings.
	procedure = pattern.Lazily(`(?i)^(?:question (?:put|agreed|again proposed)|the (?:house|committee|council|assembly|senate|meeting|sitting|session|hearing|motion|amendment|bill|witness|jury|court) (?:\p{L}+ )?(?:divided|rose|adjourned|resumed|convened|met|was|were|stands?|reconvened|recessed|stood|proceeded|having)\b.{0,160}$|whereupon\b|\(?off the record|end of (?:transcript|recording|meeting|call|proceedings)|sitting suspended|meeting adjourned|motion agreed|(?:direct|cross|redirect|recross)[ -]?(?:cross[ -]?)?examination\b.{0,60}$|(?:cross-)?examination by .{0,60}$|ayes\b.{0,60}noes\b|transcript(?:ion)?:?$|meeting (?:ended|started|began)\b.{0,60}$)`)
	// happens matches notes about people: who was sworn, who came and went.
	happens = pattern.Lazily(`(?i)^(?:.{0,80}\b(?:duly )?sworn\b.{0,100}|.{0,60}\b(?:started|stopped) (?:the )?(?:transcription|recording)|.{1,60} (?:joined|left|entered) the (?:meeting|chat|group|conversation|call|channel|room)\b.{0,40})$`)
)

func isNote(s string) bool {
	s = strings.Trim(s, " \t*_")
	return note.MatchString(s) || len(s) <= 120 && role.MatchString(s)
}

// IsTime reports a line that is only a time of day or of a recording: "14:32
// GMT", "[00:01:12]".
func IsTime(s string) bool { return len(s) <= 40 && times.MatchString(strings.Trim(s, " \t*_")) }

func isProcedure(s string) bool {
	if len(s) > 240 {
		return false
	}
	t := strings.Trim(s, " \t*_[]()")
	return procedure.MatchString(t) || lang.HasAny(t, "sworn", "SWORN", "transcription", "recording", " joined the ",
		" left the ", " entered the ") && happens.MatchString(t)
}

// isAside reports whether a line belongs to nobody: text in brackets, a time, procedure.
func isAside(s string) bool {
	s = strings.Trim(s, " \t*_\"“”")
	in := strings.TrimRight(s, ".")
	return strings.HasPrefix(s, "(") && strings.HasSuffix(in, ")") && strings.Count(s, "(") == 1 ||
		strings.HasPrefix(s, "[") && strings.HasSuffix(in, "]") && strings.Count(s, "[") == 1 ||
		times.MatchString(s) || isProcedure(s) || len(s) <= longestHead && interrupts.MatchString(s)
}
