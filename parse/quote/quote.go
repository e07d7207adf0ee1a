// Package quote finds statements: who is reported to have said what, by which
// words.
//
// Given a document and its segments, it returns statements in text order, whose content,
// cue and mention are spans of the text, and the rejected candidates, each with the
// reason. Statement.Rule names the rule that found it: there are rules for layout
// (transcript turns, headlines, quotations over several paragraphs) and for prose
// (attribution before, after or within a quotation, reported clauses). The trained
// tagger below this package finds what the rules miss in prose; join.go combines the
// two. The package does not know who people are: a mention is only the words that name
// the speaker.
package quote

import (
	"slices"
	"sort"

	"onrecord/parse"
	"onrecord/parse/quote/tagger"
	"onrecord/parse/transcript"
)

// Find returns the statements of a document in text order, and the
// candidates it rejected.
func Find(doc parse.Document, seg parse.Segments) ([]parse.Statement, []parse.Candidate) {
	m, err := tagger.Default()
	if err != nil {
		panic(err) // the weights are part of the program, and a test reads them
	}
	return FindWith(m, doc, seg)
}

// FindWith is Find with another tagger.
func FindWith(m *tagger.Model, doc parse.Document, seg parse.Segments) ([]parse.Statement, []parse.Candidate) {
	f := byRules(doc, seg)
	defer f.page.release()
	f.finish(m.Find(doc, seg, f.found, f.rejected))
	return f.found, f.rejected
}

// FindOn is FindWith on a page that has already been described, given the result of Rules
// for the document.
func FindOn(m *tagger.Model, doc parse.Document, seg parse.Segments, page *tagger.Page) ([]parse.Statement, []parse.Candidate) {
	f := byRules(doc, seg)
	f.finish(m.FindOn(page))
	return f.found, f.rejected
}

// finish joins the rules' statements with the tagger's.
func (f *finder) finish(found, dropped []tagger.Attribution) {
	f.decide(found, dropped)
	f.splitDenials()
	f.splitGapped()
	f.keepWhole()
	f.keepHearsay()
	f.namedByColon()
	f.actsAfter()
	f.puts()
	f.judgedBy()
	f.order()
	for i := range f.found {
		f.asQuoted(&f.found[i])
		f.found[i].Mention = f.ownMention(&f.found[i])
	}
	f.beforeMention()
	f.leadOn()
	f.partEntries()
	f.found = slices.DeleteFunc(f.found, func(s parse.Statement) bool {
		if s.Turn > 0 || !f.turnedRound(&s) {
			return false
		}
		f.reject(parse.Hull(s.Cue...), s.Rule, parse.TurnedRound)
		return true
	})
	for i := range f.found {
		f.settle(&f.found[i])
	}
}

// Rules returns what the rules find without the tagger, in text order, and what they
// reject. The tagger uses both as features, and its training learns how much they are
// worth.
func Rules(doc parse.Document, seg parse.Segments) ([]parse.Statement, []parse.Candidate) {
	f := byRules(doc, seg)
	return f.found, f.rejected
}

func byRules(doc parse.Document, seg parse.Segments) *finder {
	f := &finder{page: newPage(doc, seg), found: make([]parse.Statement, 0, 16), taken: map[int]bool{}, silent: map[int]bool{}, unsaid: map[int]parse.Span{}}
	record := transcript.Of(f.text, seg.Paragraphs)
	posts, below := f.posts(), 0 // below: the paragraph after a list
	for i, p := range seg.Paragraphs {
		switch {
		case !p.Role.Searched(), i < below:
		case posts[i] > 0 && record.Entries[i].Part == transcript.None:
			if i == 0 || posts[i-1] != posts[i] {
				f.post(i, posts[i])
			}
		case record.Entries[i].Part != transcript.None:
			f.turn(record.Entries[i], i)
		case p.Role == parse.RoleTitle || i == 0 && record.Talks():
			f.headline(i)
		default:
			f.paragraph(i)
			if lead, ok := f.listLead(i); ok && !record.Talks() {
				below = f.listItems(lead, i+1)
			}
		}
	}
	f.order()
	return f
}

// finder collects the findings of one document.
type finder struct {
	*page
	found    []parse.Statement
	rejected []parse.Candidate
	taken    map[int]bool       // tokens of cues that have their statement
	silent   map[int]bool       // tokens of cues by which nothing was said
	unsaid   map[int]parse.Span // cues that report no words, by their first token

	titleCase bool              // in a headline verbs may have capitals: "Voss Says Talks Failed"
	surnames  map[string][2]int // words that follow a capital within a sentence: the first and the last place
	turns     turns
	pulled    int // quotations that were looked for a second time
}

func (f *finder) add(s parse.Statement) { f.found = append(f.found, s) }

func (f *finder) reject(span parse.Span, rule parse.Rule, reason parse.Reason) {
	f.rejected = append(f.rejected, parse.Candidate{Span: span, Rule: rule, Reason: reason})
	first := f.tokenAt(span.Start)
	if known, ok := f.unsaid[first]; unsaidReasons[reason] && (!ok || span.End < known.End) {
		f.unsaid[first] = span
	}
	for i := first; reason == parse.NothingSaid && i < len(f.tok) && f.tok[i].Span.Start < span.End; i++ {
		f.silent[i] = true
	}
}

// order puts statements in text order. A statement that goes on from the one
// before keeps its place after it, since both come from one pass.
func (f *finder) order() {
	slices.SortStableFunc(f.found, func(a, b parse.Statement) int { return place(a) - place(b) })
}

// partEntries lets no statement go on from another entry of a live blog.
func (f *finder) partEntries() {
	entry := transcript.Entries(f.text, f.seg.Paragraphs)
	if entry == nil {
		return
	}
	for i := range f.found {
		s := &f.found[i]
		if s.Turn > 0 || s.Mention.Empty() && !s.Follows && !s.Leads {
			continue
		}
		if s.Follows && (i == 0 || entry[f.found[i-1].Paragraph] != entry[s.Paragraph]) {
			s.Follows = false
		}
		if s.Leads && i+1 < len(f.found) && entry[f.found[i+1].Paragraph] != entry[s.Paragraph] {
			s.Leads = false
		}
	}
}

// leadOn looks back from the end of a quotation over paragraphs: if its
// speaker is named there, the paragraphs before are the same speaker's.
func (f *finder) leadOn() {
	for i := len(f.found) - 2; i >= 0; i-- {
		s, next := &f.found[i], f.found[i+1]
		if s.Rule == parse.RuleQuoteAfterLead && next.Rule != parse.RuleQuoteAfterLead && !next.Mention.Empty() && f.opensInMark(next) && f.staysOpen(*s) && !f.colonBefore(*s) {
			// the sentence above is not about the speaker, who is named at the end
			s.Rule, s.Mention, s.Cue, s.Follows, s.Leads = parse.RuleGoesOn, parse.Span{}, nil, false, true
			continue
		}
		if s.Rule != parse.RuleGoesOn || next.Paragraph == s.Paragraph || !f.opensInMark(next) || !f.staysOpen(*s) {
			continue
		}
		if !next.Mention.Empty() || next.Leads {
			s.Follows, s.Leads = false, true
		}
	}
}

// colonBefore reports that a colon leads to a statement's content.
func (f *finder) colonBefore(s parse.Statement) bool {
	i := f.tokenAt(s.Content[0].Start) - 1
	for i > 0 && !f.isWord(i) && !f.is(i, ":") {
		i--
	}
	return f.is(i, ":")
}

// opensInMark reports whether a statement begins with a quotation that goes on
// from the paragraph before.
func (f *finder) opensInMark(s parse.Statement) bool {
	return slices.ContainsFunc(f.quotationsFrom(s.Content[0].Start), func(q parse.Quotation) bool { return q.Continues })
}

// staysOpen reports whether a statement's quotation has no closing mark.
func (f *finder) staysOpen(s parse.Statement) bool {
	return slices.ContainsFunc(f.quotationsFrom(s.Content[0].Start), func(q parse.Quotation) bool { return q.Unclosed })
}

// place is the position of a statement: of its cue or content, whichever is first.
func place(s parse.Statement) int {
	at := s.Content[0].Start
	if len(s.Cue) > 0 {
		at = min(at, s.Cue[0].Start)
	}
	return at
}

// settle fills in what follows from a statement's spans: kind, context,
// confidence and flags.
func (f *finder) settle(s *parse.Statement) {
	f.keepJudged(s)
	f.trimContent(s)
	if s.Kind != parse.Turn {
		f.trimRemark(s)
	}
	if s.Kind != parse.Turn && s.Rule != parse.RulePost {
		s.Kind = f.kind(s.Content)
	}
	if s.Kind == parse.Mixed {
		f.keepMarks(s.Content)
	}
	if s.Act == "" {
		s.Act = parse.Speech
	}
	if s.Kind == parse.Indirect || s.Kind == parse.Mixed {
		s.Context = f.sentencesAround(s)
	}
	s.Mention = f.afterParticiple(s)
	s.Mention = f.withoutNegation(f.beforeParticle(s))
	s.Stance, s.Frame = f.stance(s), f.frame(s)
	if s.Confidence == 0 {
		s.Confidence = confidence(s.Rule, s.Kind)
	}
	if s.Kind != parse.Turn && f.leavesOpen(s.Content) {
		s.Flags = append(s.Flags, "open quotation")
	}
}

// keepMarks gives parts that are whole quotations their marks, where other parts are the
// reporter's words: without them nobody could tell one from the other.
func (f *finder) keepMarks(content []parse.Span) {
	for i, c := range content {
		if r := f.region[f.tokenAt(c.Start)]; r >= 0 {
			if q := f.seg.Quotations[r]; q.Inner == c && !q.Unclosed && !q.Continues {
				content[i] = q.Outer
			}
		}
	}
}

// leavesOpen reports whether a content contains a quotation that is never closed.
func (f *finder) leavesOpen(content []parse.Span) bool {
	open := func(q parse.Quotation) bool { return q.Unclosed && !f.carriesOn(q) }
	return slices.ContainsFunc(content, func(c parse.Span) bool { return slices.ContainsFunc(f.quotationsIn(c), open) })
}

// kind says how much of the content is in quotation marks, by its words.
func (f *finder) kind(content []parse.Span) parse.Kind {
	var in, out int
	for _, c := range content {
		from, to := f.tokens(c)
		for i := from; i < to; i++ {
			if !f.isWord(i) {
				continue
			}
			if f.inMarks(i) {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return parse.Indirect
	case out == 0:
		return parse.Direct
	}
	return parse.Mixed
}

// sentencesAround returns the sentences that hold the cue and the content.
func (f *finder) sentencesAround(s *parse.Statement) []parse.Span {
	hull := parse.Hull(append(slices.Clone(s.Content), s.Cue...)...)
	sents := f.seg.Sentences
	from := sort.Search(len(sents), func(i int) bool { return sents[i].Span.End > hull.Start })
	var out parse.Span
	for _, sent := range sents[from:] {
		if !sent.Span.Overlaps(hull) {
			break
		}
		if out.Empty() {
			out = sent.Span
		}
		out.End = sent.Span.End
	}
	if out.Empty() {
		return nil
	}
	return []parse.Span{out}
}

// carriesOn reports whether the next paragraph goes on with the quotation, so
// that a missing closing mark is the custom and no fault.
func (f *finder) carriesOn(q parse.Quotation) bool {
	all := f.seg.Quotations
	i := sort.Search(len(all), func(i int) bool { return all[i].Paragraph > q.Paragraph })
	return i < len(all) && all[i].Continues
}
