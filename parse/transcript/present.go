package transcript

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// Attendee is somebody whom the head of a record lists as present: the name
// without titles or in capitals as it stands, and what the list says of the
// person, "Chair", "Lab", "Chief Executive, Harbour Trust"; empty if nothing.
type Attendee struct {
	Name, Role parse.Span
}

var (
	// roll matches the heading of a list of those present, up to its colon or the end of
	// its line.
	roll = pattern.Lazily(`(?i)^[\s*_#]*(?:(?:the|committee|board|council|commission|panel|other|staff|also|those|company|corporate|management|conference|call|principal|non-members|ministers|representatives|expert) )*` +
		`(?:members?|witness(?:es)?|participants?|attendees|attendance|panell?ists?|delegates|appearances|officials|analysts|executives|guests|cast|list of speakers|present)` +
		`(?: (?:present|attending|participating|appearing|of the (?:committee|board|council|panel)|in attendance|also present))?[\s*_]*(?::|–|—|$)|` +
		`(?i)^[\s*_#]*(?:in attendance|also present)[\s*_]*(?::|$)`)
	// inTheChair matches a line that says who presides: "[Sir Tom Hadley in the Chair]",
	// "Mr. Hadley took the chair."
	inTheChair = pattern.Lazily(`^[\[(]?(?i:(?:the )?)(.{3,60}?),? (?:(?i:in the chair|took the chair|presiding|presided|\(chair\)))[\])]?\.?$`)
	atMinutes  = pattern.Lazily(`(?i)^\W*(?:(?:members|also) )?(?:present|in attendance|attendance):`)
	rollNumber = pattern.Lazily(`^(?:[IVX]{1,4}|\d{1,2}|(?i:panel \d))[:.)] +`)
	honourable = pattern.Lazily(`^(?i:the )?(?i:rt\.?|right)? ?(?i:hon(?:ou?rable|\.)?) `)
	quietName  = pattern.Lazily(`^[^.!?]*(?:\b\p{L}{1,4}\.[^.!?]*)*\.?$`) // no sentence ends in it
)

// rollLines is the number of lines above the first turn in which a list of those present
// is looked for.
const rollLines = 80

// present reads the lists of those present above the first turn: their lines are not
// labels, and they say who holds an office whose label names nobody.
func (r *reader) present() {
	r.roll = make([]bool, len(r.lines))
	r.offices = map[string]parse.Span{}
	open, begun := false, false // a list goes on; a turn stood above
	seen := map[string]bool{}
	for i := 0; i < len(r.lines) && i < rollLines; i++ {
		s := r.in(i)
		if r.lines[i].Span.Empty() {
			continue
		}
		if g := chairOf(s); g != nil {
			if name := r.nameIn(r.lines[i].Span.Start+g[2], s[g[2]:g[3]]); !name.Empty() {
				r.holds("chair", name)
				r.roll[i] = true
				continue
			}
		}
		if g := rollHead(s); g != nil {
			rest := s[g[1]:]
			switch {
			case strings.TrimSpace(rest) == "":
				open = r.listBelow(i, seen)
			case r.isList(rest):
				r.list(r.lines[i].Span.Start+g[1], rest)
				r.minutes = r.minutes || atMinutes.MatchString(s)
				r.roll[i] = true
				open = !strings.HasSuffix(strings.TrimSpace(rest), ".")
				continue
			default:
				continue
			}
			r.roll[i] = open
			continue
		}
		switch l := r.heads[i]; {
		case !begun && r.presides(i):
		case !begun && !open && r.introduces(i):
			r.list(r.lines[i].Span.Start, s)
			r.roll[i] = true
		case open && r.isRollLine(i, seen):
			r.list(r.lines[i].Span.Start, s)
			seen[l.full] = true
			r.roll[i] = true
		default:
			open, begun = false, begun || l.form != noForm && !l.words.Empty() && closes(s)
		}
	}
	for i, rolled := range r.roll {
		if rolled {
			r.heads[i] = label{}
		}
	}
}

// longestHead is the largest number of bytes in a line that says who presides, or in the
// heading of a list of those present. Most lines of an article are longer.
const longestHead = 120

// chairOf returns the match of inTheChair in a line of up to ten words.
func chairOf(s string) []int {
	if len(s) > longestHead || !lang.HasAny(s, "hair", "HAIR", "resid", "RESID") || lang.CountWords(s, 10) > 10 {
		return nil
	}
	return inTheChair.FindStringSubmatchIndex(s)
}

// rollHead returns the position of the heading of a list of those present in a line.
func rollHead(s string) []int {
	if len(s) > longestHead && !lang.HasAny(s[:longestHead], ":", "–", "—") {
		return nil
	}
	return roll.FindStringIndex(s)
}

// presides reads "President: Mrs. Varga (Veshnia)" above the first turn: the words
// of the label are a name.
func (r *reader) presides(i int) bool {
	l := r.heads[i]
	if l.form != byColon || !l.office && l.key != "moderator" || l.words.Empty() {
		return false
	}
	words := l.words.In(r.text)
	if len(strings.Fields(words)) > 10 || !r.isList(words) || strings.HasSuffix(strings.TrimSpace(words), ".") {
		return false
	}
	name := r.nameIn(l.words.Start, words)
	if name.Empty() {
		return false
	}
	n := len(r.attendees)
	r.list(l.words.Start, words)
	if n < len(r.attendees) && r.attendees[n].Role.Empty() {
		r.attendees[n].Role = l.name
	}
	r.holds(strings.TrimPrefix(l.key, "the "), name)
	r.roll[i] = true
	return true
}

// introduces reports a line above the talk that gives a speaker with an office, "Tobin Arlow,
// Department Spokesperson", where labels below have the name before a mark.
func (r *reader) introduces(i int) bool {
	l := r.heads[i]
	if l.form != alone || l.office || l.voice != Named || !l.noted || strings.Contains(r.in(i), "\n") || !r.isList(r.in(i)) {
		return false
	}
	if name := strings.Fields(l.name.In(r.text)); len(name) > 5 || slices.ContainsFunc(name, func(w string) bool {
		return strings.Contains(w, "&") || lang.Prepositions[lang.Fold(w)] || lang.Conversation[lang.Fold(w)]
	}) {
		return false // "Q&A With Mara Voss, Mayor of Northmoor"
	}
	for j := i + 1; j < len(r.lines); j++ {
		switch below := r.heads[j]; {
		case r.lines[j].Span.Empty():
		case below.form == alone && below.key == l.key, below.form == byTime:
			return false
		case below.form != noForm && below.form != alone:
			return slices.ContainsFunc(r.heads[j:], func(h label) bool {
				return h.key == l.key && h.form != alone && h.form != byTime && h.form != noForm
			}) && !slices.ContainsFunc(r.heads[j:], func(h label) bool { return h.key == l.key && h.form == alone })
		case !namesOrDates(r.in(j)):
			return false
		}
	}
	return false
}

// namesOrDates reports a line of the head that says where or when: "Washington, D.C.",
// "1:14 p.m. EST".
func namesOrDates(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if !lang.StartsUpper(w) && !isDigit(w[0]) && !lang.LabelParticles[w] && w != "p.m." && w != "a.m." && w != "–" && w != "-" {
			return false
		}
	}
	return len(words) < 8 && !lang.LabelOpeners[lang.Fold(words[0])]
}

// holds records who holds an office; the first person named keeps it.
func (r *reader) holds(office string, name parse.Span) {
	if _, ok := r.offices[office]; !ok {
		r.offices[office] = name
	}
}

// listBelow reports whether the lines below a heading are a list.
func (r *reader) listBelow(i int, seen map[string]bool) bool {
	for j := i + 1; j < len(r.lines); j++ {
		if !r.lines[j].Span.Empty() {
			return r.isRollLine(j, seen)
		}
	}
	return false
}

// isRollLine reports whether a line belongs to a list of people: a name, with or without a
// description, and no words of a turn below.
func (r *reader) isRollLine(i int, seen map[string]bool) bool {
	l := r.heads[i]
	s := r.in(i)
	if rollNumber.MatchString(s) || strings.Contains(s, ";") {
		return r.isList(s)
	}
	first, _, _ := strings.Cut(lang.Fold(s), " ")
	if lang.NoLabels[first] || l.office && !l.noted || l.voice != Named || seen[l.full] && l.full != "" ||
		!r.isList(s) || IsTime(s) {
		return false
	}
	for j := i + 1; j < len(r.lines); j++ {
		if r.lines[j].Span.Empty() {
			continue
		}
		below := r.in(j)
		return !(closes(below) && r.heads[j].form == noForm && !r.isList(below)) || l.form == noForm
	}
	return false
}

// isList reports whether words name people and say nothing else.
func (r *reader) isList(s string) bool {
	s = strings.TrimSpace(s)
	s = s[len(rollNumber.FindString(s)):]
	if s == "" || !quietName.MatchString(s) || verb.MatchString(s) {
		return false
	}
	first, _ := r.items(0, s[len(honourable.FindString(s)):])
	return len(first) > 0 && looksLikeName(strings.Fields(first[0].name), false)
}

// item is one entry of a list, with its position.
type item struct {
	name, role     string
	nameAt, roleAt int
}

// items divides a list into people. Semicolons and lines separate them; otherwise commas
// do, if what follows a comma is not a description of the person.
func (r *reader) items(start int, s string) (out []item, ok bool) {
	at := 0
	commas := !strings.ContainsAny(s, ";\n")
	for piece := range strings.SplitAfterSeq(s, ";") {
		for line := range strings.SplitAfterSeq(piece, "\n") {
			begin := start + at
			at += len(line)
			out = append(out, r.people(begin, strings.TrimRight(line, ";\n "), commas)...)
		}
	}
	return out, len(out) > 0
}

// people reads one item of a list. If commas separate people, it may name several.
func (r *reader) people(start int, s string, commas bool) (out []item) {
	trim := func(from, to int) (string, int) {
		t := s[from:to]
		from += len(t) - len(strings.TrimLeft(t, " \t*_•-–—"))
		return strings.Trim(t, " \t*_•-–—.,"), start + from
	}
	from := 0
	if n := rollNumber.FindString(s); n != "" {
		from = len(n)
	}
	from += len(s[from:]) - len(strings.TrimLeft(s[from:], " ,"))
	for len(s[from:]) >= 4 && strings.EqualFold(s[from:from+4], "and ") {
		from += 4
	}
	// "Corrin: Mr. Foss", "Chair: Lotte Varga"
	if head, rest, ok := strings.Cut(s[from:], ": "); ok && rest != "" && len(strings.Fields(head)) < 5 {
		role, roleAt := trim(from, from+len(head))
		name, nameAt := trim(from+len(head)+2, len(s))
		return []item{{name, role, nameAt, roleAt}}
	}
	end := len(s)
	cut := -1
	for _, mark := range []string{" (", " [", ", ", " – ", " — ", " -- ", " - ", " | ", "\t"} {
		if i := strings.Index(s[from:], mark); i > 0 && (cut < 0 || from+i < cut) {
			cut = from + i
		}
	}
	if commas {
		if i := strings.Index(s[from:], " and "); i > 0 && (cut < 0 || from+i < cut) {
			name, nameAt := trim(from, from+i)
			return append([]item{{name: name, nameAt: nameAt}}, r.people(start+from+i+5, s[from+i+5:], true)...)
		}
	}
	if cut < 0 {
		name, nameAt := trim(from, end)
		if name == "" {
			return nil
		}
		return []item{{name: name, nameAt: nameAt}}
	}
	it := item{}
	it.name, it.nameAt = trim(from, cut)
	next := end // where the next of the list begins
	if commas {
		next = r.roleEnd(s, cut)
	}
	if it.role, it.roleAt = trim(cut, next); it.role != "" {
		it.role = strings.Trim(it.role, "()[] ")
		it.roleAt += strings.Index(r.text[it.roleAt:], it.role)
	}
	out = []item{it}
	if next < end {
		out = append(out, r.people(start+next, s[next:], true)...)
	}
	return out
}

// roleEnd returns where the description of one person ends in a list with commas: at the
// closing bracket, or before the next name.
func (r *reader) roleEnd(s string, cut int) int {
	if strings.ContainsAny(s[cut:min(len(s), cut+2)], "([") {
		if i := strings.IndexAny(s[cut:], ")]"); i > 0 {
			return cut + i + 1
		}
		return len(s)
	}
	next := cut + 1
	for next < len(s) {
		i := strings.Index(s[next:], ",")
		if i < 0 {
			i = len(s) - next
		}
		if s[cut] == ',' && r.isName(strings.Trim(s[next:next+i], " .,")) {
			return next
		}
		next = min(len(s), next+i+1)
	}
	return next
}

// isName reports whether words are a name, not a description or a place.
func (r *reader) isName(s string) bool {
	rest, last := strings.CutPrefix(s, "and ")
	words := strings.Fields(rest)
	if len(words) == 3 && words[1] == "of" && lang.StartsUpper(words[0]) && lang.StartsUpper(words[2]) &&
		!lang.PersonNouns[lang.Fold(words[0])] && !lang.OfficeWords[lang.Fold(words[0])] {
		return true // "Sanderson of Norrland"
	}
	if len(words) == 0 || !looksLikeName(words, false) || isNote(s) {
		return false
	}
	for _, w := range words {
		w = lang.Fold(w)
		if lang.BodyHeads[w] || lang.OfficeWords[w] && !lang.LabelTitles[w] ||
			lang.PersonNouns[w] && !lang.LabelTitles[w] || w == "of" || w == "for" {
			return false
		}
	}
	return len(words) > 1 || last
}

// list records the people named in a part of the text.
func (r *reader) list(start int, s string) {
	items, _ := r.items(start, s)
	for _, it := range items {
		name := r.nameIn(it.nameAt, it.name)
		if name.Empty() {
			continue
		}
		a := Attendee{Name: name}
		if it.role != "" && it.role != "presiding" {
			a.Role = parse.Span{Start: it.roleAt, End: it.roleAt + len(it.role)}
		}
		r.attendees = append(r.attendees, a)
		for w := range strings.FieldsFuncSeq(strings.ToLower(it.role),
			func(c rune) bool { return strings.ContainsRune(" ,;()", c) }) {
			switch w {
			case "chair", "chairman", "chairwoman", "chairperson", "president", "moderator", "presiding", "speaker":
				if w == "presiding" {
					w = "chair"
				}
				if strings.HasPrefix(strings.ToLower(it.role), w) || w == "chair" && it.role == "presiding" {
					r.holds(w, name)
				}
			}
		}
	}
}

// nameIn returns the span of a name that begins at an offset, without titles in the plural
// ("Representatives Roke") and without anything in brackets.
func (r *reader) nameIn(start int, s string) parse.Span {
	if i := strings.IndexAny(s, "(["); i > 0 {
		s = s[:i]
	}
	s = strings.TrimRight(s, " .,;")
	if n := len(honourable.FindString(s)); n > 0 {
		start, s = start+n, s[n:]
	}
	words := strings.Fields(s)
	if len(words) > 1 && lang.LabelTitles[strings.TrimSuffix(strings.ToLower(words[0]), "s")] &&
		!lang.LabelTitles[strings.ToLower(strings.TrimRight(words[0], "."))] {
		cut := strings.Index(s, words[1])
		start, s, words = start+cut, s[cut:], words[1:]
	}
	if len(words) == 0 || len(words) > maxNameWords || !looksLikeName(words, false) {
		return parse.Span{}
	}
	return parse.Span{Start: start, End: start + len(s)}
}

// known gives the labels of an office the name of its holder: whom the head lists, or who
// stands in brackets after the label, "The First Minister (Jane Roe)". Another may take
// the chair later.
func (r *reader) known() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.Part != Turn || !e.Known.Empty() || e.Voice != Named || !r.heads[i].office {
			continue
		}
		key := r.heads[i].key
		for _, a := range []string{"the ", "madam ", "mr. ", "mr "} {
			key = strings.TrimPrefix(key, a)
		}
		if name := r.holder(e); !name.Empty() {
			r.offices[key] = name
			r.attendees = append(r.attendees, Attendee{Name: name, Role: withoutArticle(r.text, e.Name)})
			e.Known = name
		} else if name, ok := r.offices[key]; ok {
			e.Known = name
		} else if strings.HasPrefix(key, "chair") {
			for _, one := range []string{"chair", "chairman", "chairwoman", "chairperson"} {
				if name, ok := r.offices[one]; ok {
					e.Known = name
					break
				}
			}
		}
	}
}

// holder is the name in brackets between an office and the mark of a label.
func (r *reader) holder(e *Entry) parse.Span {
	if e.Mark.Start < e.Name.End {
		return parse.Span{}
	}
	behind := r.text[e.Name.End:e.Mark.Start]
	open := strings.IndexByte(behind, '(')
	end := strings.IndexByte(behind, ')')
	if open < 0 || end < open || strings.TrimSpace(behind[:open]) != "" {
		return parse.Span{}
	}
	name := behind[open+1 : end]
	first, _, _ := strings.Cut(name, " ")
	titled := lang.LabelTitles[lang.Fold(first)] || lang.Honorifics[lang.Fold(first)]
	if !titled && (!r.isName(name) || lang.Places[lang.Fold(name)]) || strings.ContainsAny(name, ",;") {
		return parse.Span{}
	}
	return r.nameIn(e.Name.End+open+1, name)
}

func withoutArticle(text string, s parse.Span) parse.Span {
	for _, a := range []string{"the ", "madam "} {
		if strings.HasPrefix(strings.ToLower(s.In(text)), a) {
			s.Start += len(a)
		}
	}
	return s
}
