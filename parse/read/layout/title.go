package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
)

// TitleWords is the length no headline or deck exceeds.
const TitleWords = 25

// isHeadline decides for a block above the body. A line without an end mark
// is a headline if prose follows: "Northmoor Backs Talks: Voss". One with a
// full stop, as databases print headlines, needs more evidence.
func (p *Page) isHeadline(i, titles int, facts survey) bool {
	b := p.blocks[i]
	if isMarkdownHeading(b.Text) {
		return true
	}
	if b.Words > TitleWords || utf8.RuneCountInString(b.Text) > 200 || StartsLower(b.Text) {
		return false
	}
	if !p.bodyFollows(i, facts) || b.Words <= 3 && facts.heads[b.Text] > 1 {
		return false // a name that comes again stands over each turn of a transcript
	}
	if p.opensStory(b) {
		return false
	}
	if titles > 0 && p.afterSemicolon(i) {
		return true
	}
	if titles >= 4 || strings.HasSuffix(b.Text, ",") || strings.HasSuffix(b.Text, ":") {
		return false
	}
	if isListItem(b.Text) {
		return false
	}
	if !Closes(b.Text) {
		return !openQuotation(b.Text)
	}
	return p.isClosedHeadline(i, titles)
}

// isSectionLabel finds the part of the site that stands above a headline:
// "World", or one word over a line that is a headline by its length.
func (p *Page) isSectionLabel(i int) bool {
	b := p.blocks[i]
	if b.Words > 3 || Closes(b.Text) || i+1 >= len(p.blocks) || p.Lines[b.from].Role != parse.RoleBody {
		return false
	}
	next := p.blocks[i+1]
	if Closes(next.Text) || IsDateLine(next.Text) || IsByline(next.Text) {
		return false
	}
	return next.Words >= 4 && (b.Words == 1 || sections.MatchString(b.Text))
}

var sections = pattern.Lazily(`(?i)^(?:middle east|asia(?:[ -]pacific)?|africa|europe|americas|latin america|north america|central asia|uk|us|u\.s\.|world|national|international|home|local|top|breaking|business|politics|economy|sports?|opinion|science|technology|health|culture|arts|climate|security|defen[cs]e)?(?: (?:news|politics|world|affairs|& \p{L}+|and \p{L}+))?$`)

// bodyFollows wants prose soon, or a transcript; a page of short lines, such
// as a list or a poem, has a headline at most in its first line.
func (p *Page) bodyFollows(i int, facts survey) bool {
	if facts.transcript {
		return true
	}
	for j := i + 1; j < len(p.blocks) && j <= i+HeadBlocks; j++ {
		if facts.prose[j] {
			return true
		}
	}
	return i == 0
}

// afterSemicolon finds the deck of a headline that databases join with a
// semicolon: "Northmoor delays vote;" above "Voss blames the weather."
func (p *Page) afterSemicolon(i int) bool {
	return i > 0 && strings.HasSuffix(p.blocks[i-1].Text, ";")
}

// isClosedHeadline decides for a line with an end mark. Headlines are set in
// title case ("Voss Backs Talks With Veshnia."), or are a short question, or
// leave out articles and say in short what the first paragraph says again.
func (p *Page) isClosedHeadline(i, titles int) bool {
	b := p.blocks[i]
	if isTitleCase(b.Text) && !reportsSpeech.MatchString(b.Text) {
		return true
	}
	if titles > 0 || i > 0 || b.Words > 16 || i+1 >= len(p.blocks) {
		return false
	}
	next := p.blocks[i+1]
	if IsFurniture(next.Text) && !narrates.MatchString(b.Text) {
		return true // "ABSTRACT." or "Share" stands between the headline and the story
	}
	if next.Words < 2*b.Words || next.Words < 15 || narrates.MatchString(b.Text) {
		return false
	}
	if strings.HasSuffix(b.Text, "?") {
		return true
	}
	if p.opensStory(next) {
		return true // the story begins there, so this stands above it
	}
	return !article.MatchString(b.Text) && sharedWords(b.Text, next.Text) >= 1
}

var (
	// reportsSpeech matches a sentence that quotes: `"We Will Go," Voss said.`
	reportsSpeech = pattern.Lazily(`[,?!]["”’']+\s+\S+.*\b(?:said|says|told|added|asked)\b`)
	// narrates matches what a story says and a headline does not: the day, the
	// teller, speech in the past tense.
	narrates = pattern.Lazily(`\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:said|told|I|we|We|my|our|He|She|It|They)\b|\b(?:was|were|had)\b`)
	article  = pattern.Lazily(`\b(?i:the|a|an)\b`)
)

// sharedWords counts the words of five letters and more that stand in both.
func sharedWords(a, b string) int {
	in := map[string]bool{}
	for _, w := range strings.Fields(Fold(b)) {
		in[stem(w)] = true
	}
	n := 0
	for _, w := range strings.Fields(Fold(a)) {
		if utf8.RuneCountInString(w) >= 5 && in[stem(w)] {
			n++
		}
	}
	return n
}

// stem cuts a word to five letters: "Northmoor’s" and "Northmoor" meet.
func stem(w string) string {
	r := []rune(w)
	return string(r[:min(len(r), 5)])
}

// isTitleCase reports whether nearly all longer words begin with a capital.
func isTitleCase(s string) bool {
	long, up := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		long++
		if !StartsLower(w) {
			up++
		}
	}
	return long >= 3 && (up*10 >= long*9 || long >= 6 && up*10 >= long*8)
}

// isHeading finds a heading inside the body: a markdown heading or a line in
// capitals. A line in capitals that comes again is a label, such as a
// speaker's name above each turn.
func isHeading(b Block, facts survey) bool {
	if isMarkdownHeading(b.Text) {
		return true
	}
	if facts.capitals || b.Words > 12 || facts.heads[b.Text] > 1 {
		return false
	}
	letters := 0
	for _, r := range b.Text {
		switch {
		case unicode.IsLower(r), strings.ContainsRune("\"“”«»!?,:…", r):
			return false
		case unicode.IsUpper(r):
			letters++
		case unicode.IsLetter(r):
			return false // a script without capitals
		}
	}
	return letters >= 5
}

func isMarkdownHeading(s string) bool {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	return n >= 1 && n <= 6 && strings.HasPrefix(s[n:], " ")
}

var listItem = pattern.Lazily(`^(?:[-*•·]|\d{1,2}[.)])\s`)

func isListItem(s string) bool { return listItem.MatchString(s) }

// openQuotation reports whether a quotation opens in the line and does not
// close there: its words go on below.
func openQuotation(s string) bool {
	return strings.Count(s, "“") > strings.Count(s, "”") || strings.Count(s, "«") > strings.Count(s, "»") ||
		strings.Count(s, `"`)%2 == 1
}

// FirstLine returns what stands before the first line break.
func FirstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// UnderTitle puts a title that is only declared over the paragraphs, unless it
// is among the first of them: then that paragraph is the title.
func UnderTitle(title string, list []draft.Paragraph) []draft.Paragraph {
	key := Fold(title)
	if key == "" {
		return list
	}
	for i, p := range list[:min(len(list), HeadBlocks)] {
		if Fold(p.Text) == key {
			if !p.Told {
				list[i].Role, list[i].Told = parse.RoleTitle, true
			}
			return list
		}
	}
	return append([]draft.Paragraph{{Text: title, Role: parse.RoleTitle, Told: true}}, list...)
}
