package provenance

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/transcript"
)

// Said returns, parallel to the statements, the day on which the words of each were spoken,
// where the words that attribute it say so: "said on Saturday", "told Friday's press
// conference", "In a statement issued on 9 November, …". A weekday is the last one up to
// the day of publication; without that day only a full date counts. The zero Date means
// that the text leaves it open.
//
// Days inside quotation marks or reported speech do not count, nor do those in what is said
// about the speaker ("Dray, who was freed on Tuesday, said"): between the day and the cue
// nothing may stand that the day could belong to instead.
func Said(doc parse.Document, seg parse.Segments, statements []parse.Statement, published parse.Date) []parse.Date {
	a := attributions{text: doc.Text, seg: seg, published: published}
	a.close(statements)
	a.find()
	out := make([]parse.Date, len(statements))
	for i, s := range statements {
		out[i] = a.said(s)
		if out[i].IsZero() && i > 0 && a.goesOn(statements[i-1], s) {
			out[i] = out[i-1]
		}
	}
	for i := len(statements) - 2; i >= 0; i-- {
		if statements[i].Leads && out[i].IsZero() {
			out[i] = out[i+1] // the same quotation, attributed at its end
		}
	}
	byEntry(doc, seg, statements, published, out)
	return out
}

// byEntry dates statements without a day of their own by the time above them: that of a
// chat message or of an entry in a live blog. If it has no day, the last line with a date
// above it gives the day, else the day of publication counts.
func byEntry(doc parse.Document, seg parse.Segments, statements []parse.Statement, published parse.Date, out []parse.Date) {
	policy := day.Policy{}
	entry := transcript.Entries(doc.Text, seg.Paragraphs)
	var days []parse.Date // of paragraphs, by their entries
	if entry != nil {
		days = make([]parse.Date, len(seg.Paragraphs))
		above, now := published, parse.Date{}
		for i, p := range seg.Paragraphs {
			begins := entry[i] > 0 && (i == 0 || entry[i] != entry[i-1])
			if (begins || p.Role == parse.RoleDateline) && p.Span.End-p.Span.Start <= 80 {
				if r, ok := day.Find(p.Span.In(doc.Text), policy); ok && !r.Date.IsZero() {
					above = r.Date
				}
			}
			if begins {
				now = above
			}
			days[i] = now
		}
	}
	for i, s := range statements {
		switch {
		case !out[i].IsZero():
		case days != nil && !days[s.Paragraph].IsZero():
			out[i] = days[s.Paragraph]
		case s.Turn > 0 && s.Follows && i > 0 && statements[i-1].Turn == s.Turn:
			out[i] = out[i-1]
		case s.Turn > 0 && !s.Mention.Empty():
			out[i] = labelDay(doc.Text, s)
		}
	}
}

// labelDay is the day that stands with the label of a turn, before the name or
// after it: "16/11/2026, 10:02 - Mara:", "Mara Voss, [16.11.2026 10:02]".
func labelDay(text string, s parse.Statement) parse.Date {
	const longest = 60 // bytes
	start := strings.LastIndexByte(text[:s.Mention.Start], '\n') + 1
	for _, part := range []parse.Span{{Start: start, End: s.Mention.Start},
		{Start: s.Mention.End, End: s.Content[0].Start}} {
		if n := part.End - part.Start; n < len("1/1/2026") || n > longest {
			continue
		}
		if r, ok := day.Find(part.In(text), day.Policy{}); ok && !r.Date.IsZero() {
			return r.Date
		}
	}
	return parse.Date{}
}

// attributions holds a document's tokens. Those that are somebody's words, not the
// writer's, are closed: no day is looked for in them.
type attributions struct {
	text      string
	seg       parse.Segments
	closed    []bool // parallel to seg.Tokens
	days      []int  // the tokens that may name a day
	published parse.Date
}

// find lists the tokens that may name a day or a part of one, so that
// sentences without any, which most are, cost nothing.
func (a *attributions) find() {
	for i, t := range a.seg.Tokens {
		if t.Kind != parse.TokenWord || a.closed[i] {
			continue
		}
		s := t.Span.In(a.text)
		for k := range len(s) {
			if s[k] == '\'' || s[k] == "’"[0] && strings.HasPrefix(s[k:], "’") {
				if k > 0 {
					s = s[:k]
				}
				break
			}
		}
		if len(s) >= 3 && (endsInDay(s) || a.monthAt(i) != 0) {
			a.days = append(a.days, i)
		}
	}
}

// endsInDay reports a word such as "Monday", "yesterday", "afternoon".
func endsInDay(s string) bool {
	return dayEnds[s[len(s)-1]] &&
		(lang.PartOfDayEndings[strings.ToLower(s[max(0, len(s)-4):])] || strings.EqualFold(s[len(s)-3:], "day"))
}

// dayEnds are the last letters of such words: nearly all words have another.
var dayEnds = func() (last [256]bool) {
	last['y'], last['Y'] = true, true
	for w := range lang.PartOfDayEndings {
		end := w[len(w)-1:]
		last[end[0]], last[strings.ToUpper(end)[0]] = true, true
	}
	return last
}()

// mayBeDated reports whether tokens [from, to) hold one of them.
func (a *attributions) mayBeDated(from, to int) bool {
	n := sort.SearchInts(a.days, from)
	return n < len(a.days) && a.days[n] < to
}

func (a *attributions) close(statements []parse.Statement) {
	a.closed = make([]bool, len(a.seg.Tokens))
	mark := func(s parse.Span) {
		for i := a.tokenAt(s.Start); i < len(a.closed) && a.seg.Tokens[i].Span.Start < s.End && !a.closed[i]; i++ {
			a.closed[i] = true
		}
	}
	for _, q := range a.seg.Quotations {
		if !q.Nested {
			mark(q.Outer)
		}
	}
	for _, s := range statements {
		for _, c := range s.Content {
			mark(c)
		}
	}
}

// tokenAt returns the first token that ends after a byte offset.
func (a *attributions) tokenAt(offset int) int {
	return sort.Search(len(a.seg.Tokens), func(i int) bool { return a.seg.Tokens[i].Span.End > offset })
}

// tokensOf returns the tokens that a span covers, as a range.
func (a *attributions) tokensOf(s parse.Span) parse.Range {
	if s.Empty() {
		return parse.Range{}
	}
	from := a.tokenAt(s.Start)
	to := from
	for to < len(a.seg.Tokens) && a.seg.Tokens[to].Span.Start < s.End {
		to++
	}
	return parse.Range{From: from, To: to}
}

// clause is the open stretch of a sentence around a cue: from the sentence's
// start or the last closed token before the cue to the next closed one.
type clause struct {
	from, cue, after, to int // token indices: the cue is [cue, after)
	opens                bool
	mention              parse.Range
}

func (a *attributions) clauseOf(s parse.Statement) (clause, bool) {
	if len(s.Cue) == 0 || s.Turn != 0 || s.Kind == parse.Turn {
		return clause{}, false
	}
	first, last := a.tokensOf(s.Cue[0]), a.tokensOf(s.Cue[len(s.Cue)-1])
	if first.From == first.To || last.From == last.To {
		return clause{}, false
	}
	n := sort.Search(len(a.seg.Sentences), func(i int) bool { return a.seg.Sentences[i].Tokens.To > first.From })
	if n == len(a.seg.Sentences) {
		return clause{}, false
	}
	bounds := a.seg.Sentences[n].Tokens
	c := clause{from: first.From, cue: first.From, after: last.To, to: last.To, mention: a.tokensOf(s.Mention)}
	for c.from > bounds.From && !a.closed[c.from-1] && !a.is(c.from-1, ";", ":") {
		c.from--
	}
	c.opens = c.from == bounds.From
	for c.to < bounds.To && !a.closed[c.to] {
		c.to++
	}
	return c, c.after <= bounds.To
}

// said looks after the cue first ("said on Saturday"), then before it.
func (a *attributions) said(s parse.Statement) parse.Date {
	c, ok := a.clauseOf(s)
	if !ok || !a.mayBeDated(c.from, c.to) || a.yetToCome(c) ||
		(s.Act == parse.Intent || s.Act == parse.Thought) && !a.uttered(c) {
		return parse.Date{} // "plans on Monday to visit": the day is the plan's
	}
	d, ok := a.behind(c)
	if !ok {
		d, ok = a.before(c, a.contentFollows(s, c))
	}
	if !ok || d.relative && !a.past(c) {
		return parse.Date{} // in "Voss's defenders today argue" it means nowadays
	}
	return d.resolve(a.published)
}

// past reports a cue in the past tense.
func (a *attributions) past(c clause) bool {
	for i := c.cue; i < c.after; i++ {
		if w := a.word(i); lang.IrregularPastForms[w] || strings.HasSuffix(w, "ed") {
			return true
		}
	}
	return false
}

// contentFollows reports whether what was said stands after the cue. In "On
// Saturday, the army left, Roke said" the day is the army's.
func (a *attributions) contentFollows(s parse.Statement, c clause) bool {
	return len(s.Content) > 0 && s.Content[0].Start >= a.seg.Tokens[c.cue].Span.Start
}

// yetToCome reports whether a cue is about the future: "will say on Sunday".
func (a *attributions) yetToCome(c clause) bool {
	for i := c.cue; i < c.after; i++ {
		if w := a.word(i); lang.FutureWords[w] && w != "to" {
			return true
		}
	}
	for i := c.cue - 1; i >= c.from && i >= c.cue-3; i-- {
		w := a.word(i)
		switch {
		case w == "to" && a.word(i-1) == "on": // "went on to say"
			return false
		case lang.FutureWords[w]:
			return true
		case !strings.HasSuffix(w, "ly") && w != "also" && w != "not" && w != "be" && w != "have":
			return false
		}
	}
	return false
}

// uttered reports whether a cue of intent or thought tells of something said: "requested on
// Monday". With "plans" or "believes", Monday may be the day of the event.
func (a *attributions) uttered(c clause) bool {
	for i := c.cue; i < c.after; i++ {
		if w := a.word(i); lang.UtteringVerbs[w] || strings.HasSuffix(w, "ed") && !lang.PlanningVerbs[w] {
			return true
		}
	}
	return false
}

// behind looks for a day after the cue, past the hearer, the place, the occasion and the
// speaker: "said Piet Halloran, the governor of Corrin, on Sunday".
func (a *attributions) behind(c clause) (spoken, bool) {
	for i := c.cue + 1; i < c.to; i++ { // a cue may hold it: "said on Sunday in Corrin that"
		if i == c.mention.From && c.mention.To > i {
			i = c.mention.To
			if end := a.apposition(i, c.to); end > 0 && a.dayBegins(end, c.to) {
				i = end
			}
			if i >= c.to {
				break
			}
		}
		if d, ok := a.dayAt(i, c.to); ok {
			return d, true
		}
		if i < c.after {
			continue
		}
		if to := a.pastHearer(c, i); to > i {
			i = to - 1
			continue
		}
		if !a.passes(i) {
			break
		}
	}
	return spoken{}, false
}

// pastHearer skips words that are in no list: a few for the hearers right after "told"
// ("told angry millers"), and a place with "at" ("said at the palace gate"), if the day
// follows at once. Otherwise it returns i, as in "told survivors of the attack on
// Saturday": the day may be the attack's.
func (a *attributions) pastHearer(c clause, i int) int {
	const longest = 3
	k := i
	switch {
	case i == c.after && (a.word(i-1) == "told" || a.word(i-1) == "tells"):
	case lang.VenuePrepositions[a.word(i)] && lang.DayDeterminers[a.word(i+1)]:
		k = i + 2
	default:
		return i
	}
	for end := k; end < min(c.to, k+longest+1); end++ {
		if a.dayBegins(end, c.to) || end > k && lang.ReleasingParticiples[a.word(end)] {
			return end
		}
		w := a.word(end)
		if w == "" || w == "of" || w == "in" || w == "to" || lang.EventJoiners[w] || strings.HasSuffix(w, "ed") ||
			strings.HasSuffix(w, "ing") {
			break
		}
	}
	return i
}

// before takes a day between speaker and cue ("Voss on Thursday denied"), in
// the words that name the speaker ("A statement on Saturday said"), or at the
// start of the sentence ("On Monday, the minister, Omar Dray, said").
func (a *attributions) before(c clause, contentFollows bool) (spoken, bool) {
	var found spoken
	for i := c.from; i < c.cue; {
		d, ok := a.dayAt(i, c.cue)
		if !ok {
			if a.namesDay(i) {
				return spoken{}, false // a day, but not in a way that is understood
			}
			i++
			continue
		}
		if found.to > 0 {
			return spoken{}, false
		}
		found = d
		i = d.to
	}
	m := c.mention
	if found.to == 0 || m.To > c.cue || m.From < c.from && m.To > 0 {
		return spoken{}, false
	}
	if m.To == 0 {
		m = parse.Range{From: c.cue, To: c.cue}
	}
	switch {
	case found.from >= m.To:
		return found, a.allPass(m.To, found.from) && a.allPass(found.to, c.cue)
	case found.from >= m.From:
		return found, a.anOccasion(m.From, found.from) && found.to <= m.To && a.allPass(found.to, c.cue)
	case found.to <= m.From:
		return found, c.opens && contentFollows && a.allPass(c.from, found.from) &&
			a.onlyRole(found.to, m.From) && (a.allPass(m.To, c.cue) || a.apposition(m.To, c.cue) == c.cue)
	}
	return spoken{}, false
}

// goesOn reports whether a statement that names no day was made with the one
// before it: a quotation that goes on in the same paragraph, or "she added".
func (a *attributions) goesOn(last, s parse.Statement) bool {
	if s.Paragraph != last.Paragraph || s.Turn != 0 || s.Question {
		return false
	}
	if len(s.Cue) == 0 {
		return s.Follows
	}
	c, ok := a.clauseOf(s)
	if !ok {
		return false
	}
	for i := c.from; i < c.to && a.mayBeDated(i, c.to); i++ {
		if a.namesDay(i) {
			return false
		}
	}
	who := strings.ToLower(s.Mention.In(a.text))
	return lang.ContinuingVerbs[a.word(c.cue)] &&
		(lang.ThirdPersonSubjects[who] || s.Follows || who == strings.ToLower(last.Mention.In(a.text)))
}

// apposition returns the index after the comma that closes what the comma at i opens ("the
// governor of Corrin"), or 0. A relative word or great length shows that it is a clause
// instead.
func (a *attributions) apposition(i, to int) int {
	const longest = 14
	if i >= to || !a.is(i, ",") {
		return 0
	}
	for k := i + 1; k < min(to, i+longest); k++ {
		switch {
		case a.is(k, ",") && k > i+1:
			return k + 1
		case lang.EventJoiners[a.word(k)], a.namesDay(k), a.is(k, ";", ":"):
			return 0
		}
	}
	return 0
}

// dayBegins reports whether a day begins at i, perhaps after an adverb of time.
func (a *attributions) dayBegins(i, to int) bool {
	for i < to && lang.TimeAdverbs[a.word(i)] {
		i++
	}
	_, ok := a.dayAt(i, to)
	return ok
}

// onlyRole allows what may stand between a day and the speaker's name: "the environment
// minister,". Words that may open a clause are not allowed.
func (a *attributions) onlyRole(from, to int) bool {
	const longest = 10
	if to-from > longest {
		return false
	}
	for i := from; i < to; i++ {
		w := a.word(i)
		if lang.EventJoiners[w] || lang.FutureWords[w] ||
			w != "" && strings.HasSuffix(w, "ed") && !lang.PassingWords[w] || a.is(i, ";", ":", "(", "-", "–", "—") {
			return false
		}
	}
	return true
}

// anOccasion reports words that name an act of speaking, as "A statement
// issued late" does.
func (a *attributions) anOccasion(from, to int) bool {
	for i := from; i < to; i++ {
		if lang.Occasions[a.word(i)] {
			return a.allPass(from, to)
		}
	}
	return false
}

func (a *attributions) allPass(from, to int) bool {
	for i := from; i < to; i++ {
		if !a.passes(i) {
			return false
		}
	}
	return true
}

// passes reports whether a token may stand between a cue and its day: a name, a small word,
// or a word for hearers and occasions, but no verb or event ("the attack on Wednesday").
func (a *attributions) passes(i int) bool {
	if a.closed[i] {
		return false
	}
	switch t := a.seg.Tokens[i]; t.Kind {
	case parse.TokenMark:
		return a.is(i, ",", ".")
	case parse.TokenWord:
		w := a.word(i)
		if lang.PassingWords[w] || lang.Occasions[w] || lang.Hearers[w] {
			return true
		}
		return a.capital(i) && !a.opensSentence(i) && !lang.EventJoiners[w] && !a.namesDay(i)
	}
	return false
}

// opensSentence reports whether a token opens its sentence and so has a capital in any
// case: "Arrested on Sunday, Dray said".
func (a *attributions) opensSentence(i int) bool {
	n := sort.Search(len(a.seg.Sentences), func(n int) bool { return a.seg.Sentences[n].Tokens.To > i })
	return n < len(a.seg.Sentences) && a.seg.Sentences[n].Tokens.From == i
}

// capital reports a token that begins with a capital letter.
func (a *attributions) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(a.seg.Tokens[i].Span.In(a.text))
	return unicode.IsUpper(r)
}

// word returns the token at i in lower case with straight apostrophes; "" if it is not a
// word.
func (a *attributions) word(i int) string {
	if i < 0 || i >= len(a.seg.Tokens) || a.seg.Tokens[i].Kind != parse.TokenWord {
		return ""
	}
	return lang.Lower(a.seg.Tokens[i].Span.In(a.text))
}

func (a *attributions) is(i int, any ...string) bool {
	if i < 0 || i >= len(a.seg.Tokens) {
		return false
	}
	got := a.seg.Tokens[i].Span.In(a.text)
	return slices.Contains(any, got)
}
