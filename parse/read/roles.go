package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/transcript"
)

// headBlocks is how many blocks the matter above a story may take: headline,
// deck, byline, place, dates, picture, share links.
const headBlocks = 12

// assignRoles gives every line its role. The head of the page is read line by
// line until the first body; below it only lines that are unmistakable leave
// the body.
func (p *page) assignRoles() {
	p.findBlocks()
	facts := p.survey()
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
}

func (p *page) survey() survey {
	s := survey{heads: map[string]int{}, prose: make([]bool, len(p.blocks))}
	upper, letters := 0, 0
	for i, b := range p.blocks {
		s.heads[b.text]++
		for _, r := range b.text {
			if unicode.IsUpper(r) {
				upper++
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
		s.prose[i] = isProse(b)
	}
	s.capitals = upper*2 > letters
	record := p.readTalk()
	s.transcript, s.talk, s.turns = record.Talks(), record.Entries, map[int]bool{}
	for i, e := range record.Entries {
		if e.Part == transcript.Turn {
			s.turns[p.blocks[i].from] = true
		}
	}
	return s
}

// readTalk reads the page as a record of talk.
func (p *page) readTalk() transcript.Record {
	lines := make([]transcript.Line, len(p.blocks))
	for i, b := range p.blocks {
		switch first := p.lines[b.from]; {
		case first.role == parse.RoleTitle:
			lines[i] = transcript.Line{Span: p.span(b), Heading: true}
		case first.role == parse.RoleBody && len(first.text) <= MaxLine:
			lines[i] = transcript.Line{Span: p.span(b), Strong: first.strong, Heading: isMarkdownHeading(b.text)}
		}
	}
	return transcript.Read(p.text, lines)
}

// span is what a block covers, without white space at either end.
func (p *page) span(b block) parse.Span {
	from, to := p.lines[b.from], p.lines[b.to-1]
	start := from.span.Start + strings.Index(from.span.In(p.text), from.text)
	return parse.Span{Start: start, End: to.span.Start + strings.LastIndex(to.span.In(p.text), to.text) + len(to.text)}
}

// readHead gives roles to the blocks before the body and returns the index of
// the first body block.
func (p *page) readHead(facts survey) int {
	titles := 0
	for i := 0; i < len(p.blocks) && i < headBlocks; i++ {
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
	return min(len(p.blocks), headBlocks)
}

func (p *page) roleInHead(i, titles int, facts survey) parse.Role {
	b := p.blocks[i]
	switch {
	case p.isTold(b):
		return p.role(b)
	case mailHeader.MatchString(b.text):
		return parse.RoleMetadata
	case isFurniture(b.text):
		return parse.RoleBoilerplate
	case facts.talk[i].Part == transcript.Turn:
		return parse.RoleBody
	case titles == 0 && p.isSectionLabel(i) && !isDateLine(b.text):
		return parse.RoleBoilerplate
	case isDateLine(b.text), transcript.IsTime(b.text), isAgencyLine(b.text), i == 0 && p.isMasthead(i):
		return parse.RoleDateline
	case isByline(b.text), p.isNameLine(i):
		return parse.RoleByline
	case isCaption(b.text):
		return parse.RoleCaption
	case facts.talk[i].Part == transcript.Words || facts.talk[i].Part == transcript.Aside:
		return parse.RoleBody
	case isDatelineLine(b.text) && p.proseFollows(i, facts):
		return parse.RoleDateline
	case p.isHeadline(i, titles, facts):
		return parse.RoleTitle
	}
	return parse.RoleBody
}

// roleInBody keeps what may hold a sentence.
func (p *page) roleInBody(i int, facts survey) parse.Role {
	b := p.blocks[i]
	switch {
	case p.isTold(b):
		return p.role(b)
	case isFurniture(b.text):
		return parse.RoleBoilerplate
	case facts.talk[i].Part == transcript.Turn:
		return parse.RoleBody
	case isDateLine(b.text), transcript.IsTime(b.text):
		return parse.RoleDateline
	case isStrictByline(b.text), p.isNameLine(i), i+creditBlocks >= len(p.blocks) && isCredit(b.text):
		return parse.RoleByline
	case isCaption(b.text):
		return parse.RoleCaption
	case isHeading(b, facts):
		return parse.RoleTitle
	}
	return parse.RoleBody
}

// proseFollows reports whether the next block that is not furniture reads as
// sentences.
func (p *page) proseFollows(i int, facts survey) bool {
	for j := i + 1; j < len(p.blocks) && j <= i+2; j++ {
		if facts.prose[j] {
			return true
		}
	}
	return false
}

// markRepeats finds a headline that stands there again, as pages show it once
// over the story and once in the path above it.
func (p *page) markRepeats() {
	seen := map[string]bool{}
	for i, b := range p.blocks {
		r := p.role(b)
		if r != parse.RoleTitle && (r != parse.RoleBody || i >= headBlocks) {
			continue
		}
		key := fold(b.text)
		if seen[key] && b.words >= 2 {
			p.overrule(b, parse.RoleRepeat)
			continue
		}
		if r == parse.RoleTitle {
			seen[key] = true
		}
	}
}

// fold is the form in which lines are compared.
func fold(s string) string { return lang.Letters(s) }

// isProse reports whether a block reads as sentences: a closed one of some
// length, or one so long that only its end can be missing.
func isProse(b block) bool {
	return b.words >= 8 && closes(b.text) || b.words >= 25
}

// closes reports whether a text ends as a sentence does: with a full stop, a
// question or exclamation mark, an ellipsis or a colon, before any quotation
// marks and brackets that close with it. Ends in scripts without capitals
// count, too.
func closes(s string) bool {
	s = strings.TrimRight(s, " \u00A0\"'”’»›)]*“„")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:。！？؟۔।", r)
}

// closesInQuotes reports whether a text ends with a closing quotation mark.
func closesInQuotes(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("\"”’»'", r)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// mailHeader matches the lines above a mail or release that was pasted whole.
var mailHeader = lazily(`^(?:From|To|Cc|CC|Bcc|Reply-To|Message-ID|MIME-Version|Content-Type): \S`)

// cleanLabel takes the decoration off a line that may be a label of page
// furniture: "» Most Read «", "## Related:", "**Share**".
func cleanLabel(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("#*_|•·»›>«‹<-–—=~:.…▸▶►+[](){}", r)
	})
}
