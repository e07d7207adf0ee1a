package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/transcript"
)

// HeadBlocks is how many blocks the matter above a story may take: headline,
// deck, byline, place, dates, picture, share links.
const HeadBlocks = 12

// assignRoles gives every line its role. The head of the page is read line by
// line until the first body; below it only lines that are unmistakable leave
// the body.
func (p *Page) assignRoles() {
	p.findBlocks()
	facts := p.survey()
	for i, b := range p.blocks {
		if p.role(b) == parse.RoleTitle && facts.talk[i].Part == transcript.Turn {
			p.overrule(b, parse.RoleBody) // a label that the markup sets as a heading
		}
	}
	body := p.readHead(facts)
	for i := body; i < len(p.blocks); i++ {
		p.setRole(p.blocks[i], p.roleInBody(i, facts))
	}
	p.markLinkLists(body, facts)
	p.closeTail(body, facts)
	p.markRepeats()
	p.findDateline()
}

// survey is what the page as a whole tells of its parts.
type survey struct {
	transcript bool               // a record of talk: turns with labels, or questions and answers
	talk       []transcript.Entry // by block: what it is there for in it
	turns      map[int]bool       // the first lines of turns
	capitals   bool               // the page is written in capitals throughout
	heads      map[string]int     // how often a line stands there word for word
	prose      []bool             // by block: it reads as sentences
	entries    bool               // a live blog: lines with a time begin its entries
}

func (p *Page) survey() survey {
	s := survey{heads: map[string]int{}, prose: make([]bool, len(p.blocks))}
	upper, letters := 0, 0
	for i, b := range p.blocks {
		s.heads[b.Text]++
		for _, r := range b.Text {
			if unicode.IsUpper(r) {
				upper++
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
		s.prose[i] = IsProse(b)
	}
	s.capitals = upper*2 > letters
	var entries []string
	for _, b := range p.blocks {
		if transcript.EntryHead(b.Text) {
			entries = append(entries, b.Text)
		}
	}
	s.entries = transcript.AreEntries(entries)
	record := p.readTalk(s.entries)
	s.transcript, s.talk, s.turns = record.Talks(), record.Entries, map[int]bool{}
	for i, e := range record.Entries {
		if e.Part == transcript.Turn {
			s.turns[p.blocks[i].from] = true
		}
	}
	return s
}

// readTalk reads the page as a record of talk.
func (p *Page) readTalk(timed bool) transcript.Record {
	lines := make([]transcript.Line, len(p.blocks))
	for i, b := range p.blocks {
		switch first := p.Lines[b.from]; {
		case first.Role == parse.RoleTitle:
			lines[i] = transcript.Line{Span: p.span(b), Heading: true}
		case first.Role == parse.RoleBody && len(first.Text) <= draft.MaxLine:
			lines[i] = transcript.Line{Span: p.span(b), Strong: first.Strong, Turn: first.Turn,
				Heading: isMarkdownHeading(b.Text)}
		}
	}
	return transcript.Read(p.text, lines, timed)
}

// span is what a block covers, without white space at either end.
func (p *Page) span(b Block) parse.Span {
	from, to := p.Lines[b.from], p.Lines[b.to-1]
	start := from.Span.Start + strings.Index(from.Span.In(p.text), from.Text)
	return parse.Span{Start: start, End: to.Span.Start + strings.LastIndex(to.Span.In(p.text), to.Text) + len(to.Text)}
}

// readHead gives roles to the blocks before the body and returns the index of
// the first body block.
func (p *Page) readHead(facts survey) int {
	titles := 0
	for i := 0; i < len(p.blocks) && i < HeadBlocks; i++ {
		b := p.blocks[i]
		role := p.roleInHead(i, titles, facts)
		if role == parse.RoleBody {
			return i
		}
		if role == parse.RoleTitle {
			titles++
		}
		p.setRole(b, role)
	}
	return min(len(p.blocks), HeadBlocks)
}

func (p *Page) roleInHead(i, titles int, facts survey) parse.Role {
	b := p.blocks[i]
	switch {
	case p.isTold(b):
		return p.role(b)
	case mailHeader.MatchString(b.Text):
		return parse.RoleMetadata
	case isFurniture(b.Text, b.Words):
		return parse.RoleBoilerplate
	case facts.talk[i].Part == transcript.Turn:
		return parse.RoleBody
	case titles == 0 && p.isSectionLabel(i) && !IsDateLine(b.Text):
		return parse.RoleBoilerplate
	case IsDateLine(b.Text), transcript.IsTime(b.Text), isAgencyLine(b.Text), i == 0 && p.isMasthead(i):
		return parse.RoleDateline
	case IsByline(b.Text), p.isNameLine(i), p.headsEntry(i, facts):
		return parse.RoleByline
	case isCaption(b.Text, b.Words):
		return parse.RoleCaption
	case facts.talk[i].Part == transcript.Words || facts.talk[i].Part == transcript.Aside:
		return parse.RoleBody
	case IsDatelineLine(b.Text) && p.proseFollows(i, facts):
		return parse.RoleDateline
	case p.isHeadline(i, titles, facts):
		return parse.RoleTitle
	}
	return parse.RoleBody
}

// roleInBody keeps what may hold a sentence.
func (p *Page) roleInBody(i int, facts survey) parse.Role {
	b := p.blocks[i]
	switch {
	case p.isTold(b):
		return p.role(b)
	case isFurniture(b.Text, b.Words):
		return parse.RoleBoilerplate
	case facts.talk[i].Part == transcript.Turn:
		return parse.RoleBody
	case IsDateLine(b.Text), transcript.IsTime(b.Text):
		return parse.RoleDateline
	case IsStrictByline(b.Text), p.isNameLine(i), p.headsEntry(i, facts),
		i+creditBlocks >= len(p.blocks) && IsCredit(b.Text):
		return parse.RoleByline
	case isCaption(b.Text, b.Words):
		return parse.RoleCaption
	case isHeading(b, facts):
		return parse.RoleTitle
	}
	return parse.RoleBody
}

// headsEntry reports a line of a live blog that says when an entry was written and
// by whom, or below such a time who reports: "17:24 Frances Oduya", "Reporter Jo
// Wexler, in Tarn".
func (p *Page) headsEntry(i int, facts survey) bool {
	if !facts.entries {
		return false
	}
	s := p.blocks[i].Text
	return transcript.EntryHead(s) || i > 0 && reporterLine.MatchString(s) && transcript.EntryHead(p.blocks[i-1].Text)
}

// proseFollows reports whether the next block that is not furniture reads as
// sentences.
func (p *Page) proseFollows(i int, facts survey) bool {
	for j := i + 1; j < len(p.blocks) && j <= i+2; j++ {
		if facts.prose[j] {
			return true
		}
	}
	return false
}

// markRepeats finds a headline that occurs twice, as on pages that show it both above the
// story and in the breadcrumb trail.
func (p *Page) markRepeats() {
	seen, longest := map[string]bool{}, 0
	for i, b := range p.blocks {
		r := p.role(b)
		if r != parse.RoleTitle && (r != parse.RoleBody || i >= HeadBlocks || hasMoreLetters(b.Text, longest)) {
			continue
		}
		key := Fold(b.Text)
		if seen[key] && b.Words >= 2 {
			p.overrule(b, parse.RoleRepeat)
			continue
		}
		if r == parse.RoleTitle {
			seen[key], longest = true, max(longest, len(key))
		}
	}
}

// hasMoreLetters reports a text that has more letters and digits than n: it is no
// headline of n bytes.
func hasMoreLetters(s string, n int) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n--
		}
		if n < 0 {
			return true
		}
	}
	return false
}

// Fold is the form in which lines are compared.
func Fold(s string) string { return lang.Letters(s) }

// IsProse reports whether a block reads as sentences: a closed one of some
// length, or one so long that only its end can be missing.
func IsProse(b Block) bool {
	return b.Words >= 8 && Closes(b.Text) || b.Words >= 25
}

// Closes reports whether a text ends as a sentence does: with a full stop, a
// question or exclamation mark, an ellipsis or a colon, before any quotation
// marks and brackets that close with it. Ends in scripts without capitals
// count, too.
func Closes(s string) bool {
	s = strings.TrimRight(s, " \u00A0\"'”’»›)]*“„")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:。！？؟۔।", r)
}

// ClosesInQuotes reports whether a text ends with a closing quotation mark.
func ClosesInQuotes(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("\"”’»'", r)
}

// StartsLower reports a text that goes on from another.
func StartsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// mailHeader matches the lines above a mail or release that was pasted whole.
var mailHeader = pattern.Lazily(`^(?:From|To|Cc|CC|Bcc|Reply-To|Message-ID|MIME-Version|Content-Type): \S`)

// cleanLabel takes the decoration off a line that may be a label of page
// furniture: "» Most Read «", "## Related:", "**Share**".
func cleanLabel(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("#*_|•·»›>«‹<-–—=~:.…▸▶►+[](){}", r)
	})
}

// Fill gives a document its lines with their roles, and its dateline.
func (p *Page) Fill(doc *parse.Document) {
	p.assignRoles()
	doc.Lines = p.parseLines()
	doc.Dateline = p.dateline
}
