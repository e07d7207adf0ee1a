package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// form is the way in which a label is separated from the words.
type form uint8

const (
	noForm     form = iota
	byColon         // "Ms. Varga: Thank you."
	byStop          // "Ms. VARGA. Thank you.", as the Congressional Record prints it
	byDash          // "VARGA – Thank you."
	byLetter        // "Q. Where were you?", "A. At home."
	bareLetter      // "Q    Where were you?"
	alone           // the label has a line of its own
	byTime          // alone, with the time: "Lotte Varga  0:12", "[0:12] Lotte Varga"
	byArrows        // ">> Thank you."
)

// label is the beginning of a line, read as a label.
type label struct {
	form     form
	voice    Voice
	name     parse.Span // "Ms. Varga", without brackets and role
	mark     parse.Span
	words    parse.Span // the rest of the line
	key      string     // folded surname, or the whole of an office: what makes two labels one voice
	full     string     // folded name without its title; the key if there is nothing more
	capitals bool       // the name is in capitals
	office   bool       // "The President", "Operator": a part in the sitting
	honoured bool       // "Ms.", "Hon."
	noted    bool       // a bracket, a role or a time stands with it
	numbered bool       // "Speaker 1"
	dropped  bool       // it has the shape of a label, and the document has no labels of its form
}

// Limits of a label, in bytes and words. The longest labels seen name a minister with two
// portfolios, party and seat in brackets.
const (
	maxHead      = 160
	maxNameWords = 7
	maxRoleWords = 14
)

var (
	clock = pattern.Lazily(`^[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? +)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?[\])]?(?:[:,]? |[:,]?$|\t| ?[-–—|] )`)
	// clockEnd matches a time after the name: "(00:12)", "0:12", "at 10:14 AM".
	clockEnd = pattern.Lazily(`[ \t]+(?:at |[-–—|•·] ?)?[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?[\])]?$`)
	// noise matches a note of what is heard before somebody speaks: "(SOUNDBITE OF
	// RECORDING) ".
	noise = pattern.Lazily(`^\((?:SOUNDBITE|BEGIN|END|APPLAUSE|LAUGHTER|CROSSTALK|SYNC|MUSIC)[^()]{0,80}\)[ \t\n]+`)
	// proTempore matches an office that ends in lower case.
	proTempore = pattern.Lazily(`^The (?:ACTING )?\p{Lu}{4,} pro tempore$`)
	// ofState matches two members with the same name who are distinguished by state: "Mr.
	// SANDERSON of Norrland".
	ofState = pattern.Lazily(`^(?:M(?:r|s|rs)\.|Miss|Dr\.) \p{Lu}[\p{Lu}\p{Ll}'’-]*\p{Lu}( of (?:\p{Lu}[\p{L}-]+ ?){1,3})$`)
	// numberedQuestion matches the number of a question before its label: "Q12 Chair: ".
	numberedQuestion = pattern.Lazily(`^\*{0,2}Q ?\d{1,4}[.)]?\*{0,2}[ \t]+\*{0,2}((?:[\p{Lu}][\p{L}.'’-]* ){0,5}[\p{Lu}][\p{L}.'’-]*(?: \([^()]{1,60}\))?:(?:\*{0,2} |$))`)
	// listedQuestion matches the number before a label with a seat or a party: "1. Alan Pryce
	// (Dunmere West) (Lab): ", "2. TAMA HOHEPA (Labour) to the Minister of Health: ".
	listedQuestion = pattern.Lazily(`^\d{1,3}\. +((?:[\p{Lu}][\p{L}.'’-]* ){1,5}(?:\([^()]{1,60}\) ?){1,2}(?:to (?:the )?\p{Lu}[^:.?!]{3,80})?: )`)
	letter         = pattern.Lazily(`^(Q|A|Q\d{1,3}|A\d{1,3})(?:([.)]|:) *(?:\*\*|__)?(?:\s|$)|( {2,}|\t)|( ))`)
)

// readLabel reads the beginning of a line as a label. Whether it really is one depends on
// the other lines.
func readLabel(text string, line parse.Span) label {
	s := line.In(text)
	at := len(s) - len(strings.TrimLeft(s, " \t\u00a0*_#>•»"))
	if q := openingMark(s[at:]); q > 0 && isShouted(s[at+q:]) {
		at += q // a transcript that stands whole in quotation marks
	}
	// »We waited,« said Roke: there » opens a quotation
	arrows := strings.Contains(s[:at], ">>") || strings.Contains(s[:at], "»") && !strings.Contains(s[at:], "«")
	timed := false
	if line, _, ok := strings.Cut(s[at:], "\n"); ok && IsTime(line) { // lines that were joined to a paragraph
		at += len(line) + 1
		timed = true
	}
	if at < len(s) && (s[at] == '[' || s[at] == '(' || isDigit(s[at])) {
		if IsTime(s) {
			return label{}
		}
		if m := clock.FindString(s[at:]); m != "" {
			timed = true
			at += len(m)
			at += len(s[at:]) - len(strings.TrimLeft(s[at:], " \t-–—|*_"))
		}
	}
	at += len(noise.FindString(s[at:]))
	for _, numbered := range []pattern.Pattern{numberedQuestion, listedQuestion} {
		if g := numbered.FindStringSubmatchIndex(s[at:]); g != nil {
			at += g[2]
			break
		}
	}
	span := func(from, to int) parse.Span { return parse.Span{Start: line.Start + from, End: line.Start + to} }
	rest := s[at:]
	if l := readTool(rest, timed); l.form != noForm {
		for _, p := range []*parse.Span{&l.name, &l.mark, &l.words} {
			*p = span(at+p.Start, at+p.End)
		}
		return l
	}
	l := readMarked(rest)
	if l.form == noForm {
		if g := letterOf(rest); g != nil {
			l = label{form: bareLetter, voice: Answer, name: parse.Span{End: g[3]},
				mark: parse.Span{Start: g[3], End: g[3]}, words: parse.Span{Start: g[1], End: len(rest)}, key: rest[:1]}
			if rest[0] == 'Q' {
				l.voice = Question
			}
			switch {
			case g[4] >= 0 && rest[g[4]] == ':':
				l.form, l.mark = byColon, parse.Span{Start: g[4], End: g[5]}
			case g[4] >= 0:
				l.form, l.mark = byLetter, parse.Span{Start: g[4], End: g[5]}
			case g[8] >= 0 && rest[0] == 'A': // "A man said"
				return label{}
			}
		}
	}
	if l.form == noForm {
		l = readAlone(rest)
		if l.form == alone && timed {
			l.form, l.noted = byTime, true
		}
	}
	if l.form == noForm && arrows {
		return label{form: byArrows, voice: Unnamed, words: span(at, len(s)), key: ">>"}
	}
	if l.form == noForm {
		return l
	}
	l.noted = l.noted || timed || arrows
	for _, p := range []*parse.Span{&l.name, &l.mark, &l.words} {
		*p = span(at+p.Start, at+p.End)
	}
	w := l.words.In(text)
	l.words.Start += len(w) - len(strings.TrimLeft(w, "*_ \t\u00a0\r\n"))
	return l
}

var (
	// bracketed matches the label written by meeting software: "[Mara Voss] 10:02:11".
	bracketed = pattern.Lazily(`^\[([^\[\]]{2,60})\][ \t]+\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?(?:\n|$)`)
	// fromTo matches the label in its chat, after a time: "From Mara Voss to Everyone:".
	fromTo = pattern.Lazily(`^From[ \t]+(.{2,60}?)[ \t]+[Tt]o[ \t]+[^:]{2,60}:(?:[ \t]|$)`)
)

// readTool reads the labels that only meeting software writes.
func readTool(s string, timed bool) label {
	g, f := bracketed.FindStringSubmatchIndex(s), byTime
	if g == nil && timed {
		g, f = fromTo.FindStringSubmatchIndex(s), byColon
	}
	if g == nil {
		return label{}
	}
	l := shape(s[g[2]:g[3]])
	if l.form == noForm {
		return l
	}
	l.form, l.noted = f, true
	l.name = parse.Span{Start: g[2] + l.name.Start, End: g[2] + l.name.End}
	l.mark = parse.Span{Start: g[1], End: g[1]}
	l.words = parse.Span{Start: g[1], End: len(s)}
	return l
}

// openingMark returns the width of a quotation mark at the beginning of s.
func openingMark(s string) int {
	for _, m := range []string{"\"", "“", "«", "'", "‘"} {
		if strings.HasPrefix(s, m) {
			return len(m)
		}
	}
	return 0
}

// isShouted reports whether a line has a label in capitals before a colon: "HALE: No."
func isShouted(s string) bool {
	at := strings.IndexByte(s, ':')
	return at > 1 && at < 60 && isCapitals(s[:at])
}

// letterOf matches a label of one letter at the beginning of a line.
func letterOf(s string) []int {
	if len(s) < 2 || s[0] != 'Q' && s[0] != 'A' || s[1] >= 'a' && s[1] <= 'z' {
		return nil
	}
	return letter.FindStringSubmatchIndex(s)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// readMarked reads a label that ends in a mark: a colon, a dash, the full stop of "Mr.
// FOSS.", or the tab of a table. Offsets are relative to s.
func readMarked(s string) label {
	depth, dash := 0, -1
	for i := 0; i < len(s) && i < maxHead; {
		if c := s[i]; c == ' ' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			i++ // as most are
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		next := s[i+w:]
		switch {
		case r == '\n':
			i = maxHead
		case r == '(' || r == '[':
			depth++
		case (r == ')' || r == ']') && depth > 0:
			depth--
		case depth > 0:
		case endsLabel(r) && dash < 0:
			return label{}
		case endsLabel(r):
			i = maxHead
		case r == ':' || r == '：':
			if next != "" && r == ':' && !strings.ContainsAny(next[:1], " \t\r\n*_\u00a0\"'") &&
				!strings.HasPrefix(next, "\u00a0") && !strings.HasPrefix(next, "“") && !strings.HasPrefix(next, "‘") {
				return label{} // "10:30", "https:"
			}
			l := nameLabel(s, i, w, byColon)
			if l.form != noForm && dash > 0 && !isNote(strings.TrimLeft(s[dash:i], "–—- ")) {
				if d := dashLabel(s, dash); d.form != noForm {
					return d // "The Chair – Look: it is raining."
				}
			}
			if l.form != noForm || dash < 0 {
				return l
			}
			i = maxHead
		case r == '\t' && i > 1:
			return nameLabel(s, i, w, byColon)
		case dash < 0 && (r == '–' || r == '—' || r == '-' && strings.HasPrefix(next, "- ") ||
			r == '-' && strings.HasPrefix(next, " ")) && i > 0 && s[i-1] == ' ':
			dash = i
		case r == '.' && dash < 0 && (strings.HasPrefix(next, " – ") || strings.HasPrefix(next, " — ")): // "Ines Roke (Greens/EFA). – "
			if l := nameLabel(s, i, w, byStop); l.form != noForm {
				l.words.Start += len(next) - len(strings.TrimLeft(next, " –—"))
				return l
			}
		case r == '.' && dash < 0 && (next == "" || next[0] == ' ' || next[0] == '\n' ||
			strings.HasPrefix(next, "—") || strings.HasPrefix(next, "–")) &&
			(endsInCapitals(s[:i]) || ofState.MatchString(s[:i]) || proTempore.MatchString(s[:i])):
			if l := nameLabel(s, i, w, byStop); l.form != noForm && (l.honoured || l.office) && l.capitals {
				l.words.Start += len(next) - len(strings.TrimLeft(next, " –—-"))
				return l
			}
		}
		i += w
	}
	if dash > 0 {
		return dashLabel(s, dash)
	}
	return label{}
}

// endsLabel reports whether a mark cannot be part of a label.
func endsLabel(r rune) bool {
	switch r {
	case '?', '!', ';', '“', '”', '"':
		return true
	}
	return false
}

// dashLabel reads the text before a dash as a label, if it names somebody in a way that
// only labels do: in capitals, with a title, by an office.
func dashLabel(s string, dash int) label {
	_, w := utf8.DecodeRuneInString(s[dash:])
	for dash+w < len(s) && s[dash+w] == '-' {
		w++
	}
	l := nameLabel(s, dash, w, byDash)
	if !l.capitals && !l.honoured && !l.office || strings.TrimSpace(s[dash+w:]) == "" {
		return label{}
	}
	return l
}

// endsInCapitals reports whether the last word has two capitals and no lower-case letters,
// apart from names like "McNEAL".
func endsInCapitals(s string) bool {
	w := s[strings.LastIndexAny(s, " \t")+1:]
	return len(w) > 1 && upperTail(w)
}

// nameLabel reads s[:at] as a label, if it has the shape of one; the mark is w bytes wide.
func nameLabel(s string, at, w int, f form) label {
	l := shape(s[:at])
	if l.form == noForm {
		return l
	}
	l.form = f
	l.mark = parse.Span{Start: at, End: at + w}
	l.words = parse.Span{Start: at + w, End: len(s)}
	return l
}

// readAlone reads a line that consists of a label alone: "Operator", "Arne Foss -- Chief
// Financial Officer", "Lotte Varga (Harbour East) (Lab)", "Lotte Varga 0:12".
//
// If lines are joined into a paragraph, the label is its first line: seat and role, or the
// words, are in the next ones.
func readAlone(s string) label {
	if at := strings.IndexByte(s, '\n'); at > 0 {
		l := readAlone(s[:at])
		if l.form == noForm || l.capitals && len(s) < 80 {
			return label{}
		}
		l.words = parse.Span{Start: at + 1, End: len(s)}
		if second, _, more := strings.Cut(s[at+1:], "\n"); l.office && more {
			if m := shape(second); m.honoured && !m.office && !closes(second) { // the office, and below it who holds it
				m.name.Start, m.name.End = m.name.Start+at+1, m.name.End+at+1
				end := at + 1 + len(second)
				m.form, m.noted, m.mark, m.words = alone, true, parse.Span{Start: end, End: end}, parse.Span{Start: end + 1, End: len(s)}
				l = m
			}
		}
		for l.words.Start < len(s) {
			line, _, _ := strings.Cut(s[l.words.Start:], "\n")
			if !isNote(line) && (l.office || !isFirm(line) || l.words.Start+len(line) >= len(s)) {
				break
			}
			l.noted = true
			l.words.Start = min(len(s), l.words.Start+len(line)+1)
		}
		if l.form == alone && !l.noted && !closes(s) {
			return label{} // a headline of two lines
		}
		return l
	}
	s = strings.TrimRight(s, " \t\u00a0*_")
	if s == "" || len(s) > maxHead || lang.CountWords(s, maxNameWords+maxRoleWords) > maxNameWords+maxRoleWords ||
		strings.IndexFunc(s, endsLabel) >= 0 || strings.Contains(s, "\n") || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ".)") ||
		strings.HasSuffix(s, ",") {
		return label{}
	}
	f := alone
	if at := clockEnd.FindStringIndex(s); at != nil {
		s, f = s[:at[0]], byTime
	}
	l := shape(s)
	if l.form == noForm {
		return l
	}
	if f == alone && !strings.Contains(l.name.In(s), " ") && !l.capitals && !l.office &&
		!l.numbered && l.voice == Named {
		return label{} // one word is a subhead
	}
	l.form = f
	l.noted = l.noted || f == byTime
	l.mark = parse.Span{Start: len(s), End: len(s)}
	l.words = l.mark
	return l
}

// shape reads the words of a label: a name, then brackets, then a role after a comma or a
// dash. If they have that shape, the form is set to byColon.
func shape(s string) label {
	s = strings.TrimRight(s, " \t\u00a0*_.")
	name, noted := s, false
	for _, cut := range []string{" (", " [", ", ", " -- ", " – ", " — ", " - ", " | "} {
		if at := strings.Index(name, cut); at > 0 {
			role := strings.TrimSpace(name[at+len(cut):])
			inBrackets := cut[1] == '(' || cut[1] == '['
			if len(strings.Fields(role)) > maxRoleWords || verb.MatchString(partyLetter.ReplaceAllString(role, "")) ||
				!inBrackets && strings.ContainsAny(role, "0123456789") && !(isCapitals(name[:at]) && isTrade(role)) {
				return label{} // a sentence, or the day of a dateline
			}
			if strings.ContainsAny(cut, "–—-") && !isNote(role) && !isTitled(role) {
				return label{} // "The Chair – Nobody asked us"
			}
			name, noted = name[:at], true
		}
	}
	name = strings.TrimRight(name, " \t*_")
	if strings.ContainsAny(name, "()[]{}\"“”/<>=@#|") {
		return label{}
	}
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > longestName(words) {
		return label{}
	}
	l := label{form: byColon, name: parse.Span{End: len(name)}, noted: noted, key: keyOf(words), full: fullOf(words)}
	l.capitals = isCapitals(name)
	l.capitals = l.capitals || proTempore.MatchString(name)
	if g := ofState.FindStringSubmatchIndex(name); g != nil {
		l.capitals, l.noted = true, true
		words = strings.Fields(name[:g[2]])
		l.key = keyOf(words)
	}
	low := strings.ToLower(strings.TrimRight(name, "."))
	switch {
	case lang.QuestionLabels[phrase(low)]:
		l.voice = Question
	case lang.AnswerLabels[phrase(low)]:
		l.voice = Answer
	case floor.MatchString(name):
		l.voice = Unnamed
	case isNumbered(name):
		l.numbered = true
	case isOffice(words):
		l.office = true
	case !looksLikeName(words, l.capitals):
		return label{}
	default:
		l.honoured = lang.LabelTitles[strings.ToLower(strings.TrimRight(words[0], "."))] && len(words) > 1
	}
	return l
}

// looksLikeName reports whether every word except particles begins with a capital, and the
// first is not a word that begins sentences.
func looksLikeName(words []string, capitals bool) bool {
	if len(words) >= longestName(words) {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(‘“\""))
		if !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) {
			if i == 0 || !lang.LabelParticles[w] {
				return false
			}
		}
	}
	first := strings.ToLower(words[0])
	if lang.NoLabels[phrase(strings.Join(words, " "))] || lang.NoLabels[first] && len(words) < 3 {
		return false
	}
	return !lang.LabelOpeners[first] || capitals && len(words) > 1 && first != "dear" // "DEAR SISTER: Tell him."
}

// isTitled reports whether all words except small ones begin with capitals.
func isTitled(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !lang.StartsUpper(w) && !lang.LabelParticles[w] && w != "in" && w != "&" {
			return false
		}
	}
	return true
}

// isNumbered reports whether a label comes from recording software that distinguishes
// speakers without knowing their names: "Speaker 1", "SPEAKER_02".
func isNumbered(name string) bool {
	const voice = "speaker"
	if len(name) <= len(voice) || !strings.EqualFold(name[:len(voice)], voice) {
		return false
	}
	number := strings.TrimLeft(name[len(voice):], " _-")
	return number != "" && strings.Trim(number, "0123456789") == ""
}

func isCapitals(s string) bool {
	if strings.IndexFunc(s, unicode.IsLower) < 0 {
		return lang.AllUpper(s)
	}
	return strings.Contains(s, " ") && upperTail(s[strings.LastIndexAny(s, " ")+1:]) && honouredHead(s)
}

// upperTail reports whether a word is a surname in capitals: "VARGA", "McNEAL", "O’DOWD".
func upperTail(w string) bool {
	upper := 0
	for i, r := range w {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r) && i > 2:
			return false
		}
	}
	return upper >= 2
}

// honouredHead reports whether a name begins like one with a surname in capitals: "Mr.
// FOSS", "The PRESIDING OFFICER".
func honouredHead(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	first = strings.ToLower(strings.TrimRight(first, "."))
	return lang.LabelTitles[first] || first == "the"
}

// keyOf returns the key by which two labels belong to one speaker: the last word of a name
// without its title, folded; for an office, all of it.
func keyOf(words []string) string {
	if isOffice(words) || len(words) == 1 {
		return strings.ToLower(strings.Join(words, " "))
	}
	return strings.ToLower(strings.TrimRight(words[len(words)-1], "."))
}

// Label returns the label that a line begins with before a colon: "Ms. Varga"
// of "Ms. Varga: Thank you."; "" if it has none. Roles and brackets belong to it.
func Label(line string) string {
	l := readLabel(line, parse.Span{End: len(line)})
	if l.form != byColon {
		return ""
	}
	return strings.TrimRight(line[l.name.Start:l.mark.Start], " \t*_")
}

// IsLabel reports a line that is nothing but what may be a label: "Mara Voss",
// "The Chair", "Mara Voss (Green):".
func IsLabel(line string) bool {
	l := readLabel(line, parse.Span{End: len(line)})
	return l.form == alone || l.form == byTime || l.form == byColon && l.words.Empty()
}

// Asks reports whether a label is that of those who put questions.
func Asks(label string) bool { return lang.QuestionLabels[phrase(label)] }

// fullOf returns a name without its titles, folded.
func fullOf(words []string) string {
	for len(words) > 1 && lang.LabelTitles[strings.ToLower(strings.TrimRight(words[0], "."))] {
		words = words[1:]
	}
	return strings.ToLower(strings.Join(words, " "))
}

// phrase folds words into the form of the lists, with _ between them.
func phrase(s string) string { return strings.ReplaceAll(lang.Fold(s), " ", "_") }
