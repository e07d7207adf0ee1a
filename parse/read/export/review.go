package export

import (
	"slices"
	"strconv"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// Review splits a press review: articles that somebody put one below the other, each under
// a heading or a line of its own, with a line of outlet and day beneath, or with a rule
// between two. Each keeps its own lines; without this all of them would have the outlet and
// the day of the first. It returns nil for anything else.
func Review(list []draft.Paragraph) []draft.Piece {
	list = ruled(list)
	if out := underHeadings(list); out != nil {
		return out
	}
	if parts := atRules(list); len(parts) > 1 {
		return betweenRules(parts)
	}
	return underCredits(list)
}

// underHeadings splits at headings with a day beneath.
func underHeadings(list []draft.Paragraph) []draft.Piece {
	var starts []int
	for i, p := range list {
		if isHeading(p) && datedBelow(list, i) && (len(starts) == 0 || hasProse(list[starts[len(starts)-1]:i])) {
			starts = append(starts, i)
		}
	}
	if len(starts) < 2 || !hasProse(list[starts[len(starts)-1]:]) {
		return nil
	}
	if next := starts[0] + 1; isHeading(list[next]) && datedBelow(list, next) && !isHeading(list[starts[1]+1]) {
		starts[0] = next // the heading above it is the review's
	}
	return cutAt(list, starts)
}

// cutAt makes articles of what begins at each of several paragraphs. Sentences above the
// first are an introduction, and a document too; a few words there are the review's title.
func cutAt(list []draft.Paragraph, starts []int) []draft.Piece {
	if hasProse(list[:starts[0]]) {
		starts = slices.Insert(starts, 0, 0)
	}
	var out []draft.Piece
	for n, from := range starts {
		end := len(list)
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		out = append(out, draft.Piece{Number: n + 1, Paragraphs: list[from:end]})
	}
	return out
}

// atRules cuts a list at paragraphs that are a rule, which stand in no part.
func atRules(list []draft.Paragraph) [][]draft.Paragraph {
	parts := [][]draft.Paragraph{nil}
	for _, p := range list {
		if IsRule(p.Text) {
			parts = append(parts, nil)
			continue
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], p)
	}
	return parts
}

// betweenRules makes articles of parts, most of which must be dated. What stands above the
// first is an introduction; a part without a day is an article if it has a headline, and
// goes on with the one above it if not.
func betweenRules(parts [][]draft.Paragraph) []draft.Piece {
	var out []draft.Piece
	dated, undated := 0, 0
	for _, list := range splitIntroduction(parts) {
		switch {
		case len(list) == 0:
		case !hasProse(list):
			if hasProse(list[:1]) || len(out) > 0 && !isNote(list) {
				return nil
			}
		case datedBelow(list, 0):
			dated++
			out = append(out, draft.Piece{Number: len(out) + 1, Paragraphs: list})
		case len(out) == 0 || isHeadline(layout.FirstLine(list[0].Text)) && !hasProse(list[:1]):
			if len(out) > 0 {
				undated++
			}
			out = append(out, draft.Piece{Number: len(out) + 1, Paragraphs: list})
		default:
			last := &out[len(out)-1]
			last.Paragraphs = append(last.Paragraphs, list...)
		}
	}
	if dated < 2 || undated > dated {
		return nil
	}
	return out
}

// splitIntroduction parts what stands above the first article from it, where no rule does.
func splitIntroduction(parts [][]draft.Paragraph) [][]draft.Paragraph {
	first := slices.IndexFunc(parts, hasProse)
	if first < 0 {
		return parts
	}
	for i := range parts[first] {
		if _, ok := creditedBelow(parts[first], i); ok && hasProse(parts[first][:i]) && hasProse(parts[first][i:]) {
			return slices.Insert(slices.Clone(parts[first+1:]), 0, parts[first][:i], parts[first][i:])
		}
	}
	return parts
}

// underCredits splits at headlines that only their place shows, above a line of outlet and
// day or below it. At least one of the outlets must be one by its name: places and days alone
// stand under each of several signatures.
func underCredits(list []draft.Paragraph) []draft.Piece {
	starts := startsBy(list, creditedBelow)
	if starts == nil {
		starts = startsBy(list, creditedAbove)
	} else if _, next := creditedBelow(list, starts[0]+1); next {
		if _, usual := creditedBelow(list, starts[1]+1); !usual {
			starts[0]++ // the line above it is the review's title
		}
	}
	if starts == nil {
		return nil
	}
	return withoutNumbers(cutAt(list, starts), len(starts))
}

// startsBy returns where articles begin by their credits; nil if fewer than two do.
func startsBy(list []draft.Paragraph, credited func([]draft.Paragraph, int) (string, bool)) []int {
	const contents = 6 // lines: headlines without their articles are a list of contents
	var starts []int
	outlets := 0
	for i := range list {
		name, ok := credited(list, i)
		if !ok {
			continue
		}
		if n := len(starts); n > 0 && !hasProse(list[starts[n-1]:i]) {
			if n == 1 && i-starts[0] > contents {
				starts[0] = i
			}
			continue
		}
		if isOutlet(name) {
			outlets++
		}
		starts = append(starts, i)
	}
	if len(starts) < 2 || outlets == 0 || !hasProse(list[starts[len(starts)-1]:]) {
		return nil
	}
	return starts
}

// withoutNumbers takes the numbers off the headlines of the last n articles if they count
// them: "1. Pier closed", "2. Lock closed".
func withoutNumbers(pieces []draft.Piece, n int) []draft.Piece {
	from := len(pieces) - n
	rest := make([]string, n)
	for i, p := range pieces[from:] {
		number, text, ok := strings.Cut(p.Paragraphs[0].Text, " ")
		if rest[i] = strings.TrimSpace(text); !ok || strings.TrimRight(number, ".)") != strconv.Itoa(i+1) {
			return pieces
		}
	}
	for i := range rest {
		p := &pieces[from+i]
		p.Paragraphs = slices.Clone(p.Paragraphs)
		p.Paragraphs[0].Text = rest[i]
	}
	return pieces
}

// Credited returns where an article begins in other text, such as a mail in which somebody
// passes it on: its headline stands above a line of outlet and day. It returns -1 if none does.
func Credited(list []draft.Paragraph) int {
	for i := range list {
		if name, ok := creditedBelow(list, i); ok && isOutlet(name) && hasProse(list[i:]) {
			return i
		}
	}
	return -1
}

// isOutlet reports a name that is an outlet's by its words.
func isOutlet(name string) bool {
	return layout.OutletWord.MatchString(name) || lang.OutletLastWords[strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])]
}

// creditedAbove returns the outlet of a line of outlet and day above a headline: "HARBOUR POST |
// 17 November 2026", or of two lines.
func creditedAbove(list []draft.Paragraph, at int) (string, bool) {
	lines := linesFrom(list, at, 4)
	if len(lines) < 2 || !isCredit(lines[0]) {
		return "", false
	}
	name, next := strings.TrimSpace(lines[0]), 2
	if r, ok := day.Find(name, day.Policy{}); ok && r.Month == 0 {
		name, next = strings.TrimRight(weekdayEnd.ReplaceAllString(name[:r.Span.Start], ""), " ,|·•–—-("), 1
	} else if !layout.IsDateLine(lines[1]) {
		return "", false
	}
	if len(lines) <= next || !isHeadline(lines[next]) || creditName.FindString(name) != name {
		return "", false
	}
	if _, below := creditedBelow(list, at+1); below {
		return "", false
	}
	return name, name != ""
}

var weekdayEnd = pattern.Lazily(`(?i)[\s,]*\b` + day.EnglishWeekday + `,?\s*$`)

// linesFrom returns the lines of a paragraph and of a few below it, without empty ones; none
// where a reader has found that they are no text.
func linesFrom(list []draft.Paragraph, at, below int) []string {
	if at >= len(list) || list[at].Told && !slices.Contains([]parse.Role{parse.RoleTitle, parse.RoleBody, parse.RoleDateline}, list[at].Role) {
		return nil
	}
	var lines []string
	for _, p := range list[at:min(len(list), at+1+below)] {
		lines = append(lines, strings.Split(p.Text, "\n")...)
	}
	return slices.DeleteFunc(lines, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// creditedBelow returns the outlet that a line below a headline gives with its day: "Harbour
// Post, 17 November 2026", or a name in a line over that of the day.
func creditedBelow(list []draft.Paragraph, at int) (string, bool) {
	const most = 3 // lines below the headline
	lines := linesFrom(list, at, most)
	if len(lines) < 2 || !isHeadline(lines[0]) {
		return "", false
	}
	name := ""
	for _, l := range lines[1:min(len(lines), 1+most)] {
		if !isCredit(l) {
			return "", false
		}
		r, ok := day.Find(l, day.Policy{})
		if !ok || r.Month != 0 {
			if name == "" && !layout.IsByline(l) && creditName.MatchString(l) {
				name = l
			}
			continue
		}
		if g := creditName.FindString(creditLabel.ReplaceAllString(l[:r.Span.Start], "")); g != "" {
			name = strings.TrimSpace(g)
		} else if rest := strings.TrimLeft(l[r.Span.End:], " ,|·•–—-"); name == "" && !layout.IsByline(rest) {
			name = strings.TrimSpace(creditName.FindString(rest))
		}
		return name, name != ""
	}
	return "", false
}

var (
	// creditName matches a name at the start of a line of credits.
	creditName = pattern.Lazily(`^(?:\p{Lu}|\p{Lo})[\p{L}\p{M}\d.&'’-]*(?: (?:(?:of|the|and|de|la|le|du|&) )*(?:\p{Lu}|\p{Lo})[\p{L}\p{M}\d.&'’-]*){0,5}`)
	// creditLabel matches what is no name there.
	creditLabel = pattern.Lazily(`(?i)^(?:(?:source|publication|outlet|published|posted|date)(?: on| in| by)?:? *|` + day.EnglishWeekday + `,? *)+`)
)

// isHeadline reports a line that may be a headline by its length and end.
func isHeadline(s string) bool {
	return !layout.Closes(s) && !layout.StartsLower(s) && lang.CountWords(s, layout.TitleWords+1) <= layout.TitleWords &&
		lang.CountWords(s, 2) >= 2 && !layout.IsDateLine(s) && !isBullet(s)
}

// Rows makes articles of the rows of a table without heads, each with outlet and day beside an
// article. It returns nil if a row with sentences has none.
func Rows(rows [][]string) []draft.Piece {
	var out []draft.Piece
	for n, cells := range rows {
		list := web.PlainParagraphs(strings.Join(cells, "\n\n"))
		if !hasProse(list) {
			if n > 0 {
				return nil
			}
			continue
		}
		_, below := creditedBelow(list, 0)
		if _, above := creditedAbove(list, 0); !above && !below {
			return nil
		}
		out = append(out, draft.Piece{Number: n + 1, Paragraphs: list})
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

func isBullet(s string) bool {
	return strings.HasPrefix(s, "•") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "* ")
}

// creditWords is the length of a line of outlet, day and writer.
const creditWords = 14

func isCredit(s string) bool {
	return lang.CountWords(s, creditWords+1) <= creditWords && !layout.Closes(s)
}

func isHeading(p draft.Paragraph) bool { return p.Told && p.Role == parse.RoleTitle }

// MayBeReview reports whether ReviewText can find anything in a file, so that most need not
// be decoded twice.
func MayBeReview(data string, markdown bool) bool {
	return markdown && strings.Count("\n"+data, "\n#") > 1 || lang.HasAny(data, "---", "===", "___", "***", "###", "~~~") || shortDates(data) > 1
}

// shortDates counts short lines with a year, up to two: those of outlet and day.
func shortDates(data string) int {
	const longest = 120 // bytes
	n := 0
	for line := range strings.Lines(data) {
		if len(line) <= longest && (strings.Contains(line, "20") || strings.Contains(line, "19")) {
			if n++; n == 2 {
				break
			}
		}
	}
	return n
}

var (
	// ruleLine matches a line that people draw between two articles.
	ruleLine = pattern.Lazily(`^[ \t]*(?:={3,}|-{3,}|_{3,}|\*{3,}|#{3,}|~{3,}|[–—]{3,}|(?:[*•·~-] ){2,}[*•·~-])[ \t]*$`)
	// hashes matches a heading of markdown.
	hashes = pattern.Lazily(`^#{1,3} `)
)

// IsRule reports a line that people and programs draw between two texts.
func IsRule(s string) bool { return len(s) >= 3 && ruleLine.MatchString(s) }

// ReviewText is Review for plain text and for markdown.
func ReviewText(text string, markdown bool) []draft.Piece {
	list := web.PlainParagraphs(text)
	if markdown {
		if out := underHeadings(headings(list)); out != nil {
			return out
		}
	}
	if len(list) > 0 && strings.HasPrefix(list[0].Text, "---\n") {
		return nil // front matter stands between rules, and describes one text
	}
	return Review(list)
}

// ruled gives rules inside paragraphs, as text has them, paragraphs of their own.
func ruled(list []draft.Paragraph) []draft.Paragraph {
	if !slices.ContainsFunc(list, func(p draft.Paragraph) bool { return slices.ContainsFunc(strings.Split(p.Text, "\n"), IsRule) }) {
		return list
	}
	var out []draft.Paragraph
	for _, p := range list {
		var run []string
		flush := func() {
			if run != nil {
				p.Text = strings.Join(run, "\n")
				out, run = append(out, p), nil
			}
		}
		for l := range strings.SplitSeq(p.Text, "\n") {
			if IsRule(l) {
				flush()
				out = append(out, draft.Paragraph{Text: l})
				continue
			}
			run = append(run, l)
		}
		flush()
	}
	return out
}

// headings puts the headings of markdown into paragraphs of their own, without their marks,
// and takes the emphasis off the lines below them: "*Harbour Post*, 17 November 2026".
func headings(list []draft.Paragraph) []draft.Paragraph {
	var out []draft.Paragraph
	below := false
	for _, p := range list {
		first, rest, _ := strings.Cut(p.Text, "\n")
		switch {
		case hashes.MatchString(first):
			out = append(out, draft.Paragraph{Text: strings.TrimLeft(first, "# "), Role: parse.RoleTitle, Told: true})
			if below = true; rest != "" {
				out = append(out, draft.Paragraph{Text: emphasis.Replace(rest)})
			}
		case below && !hasProse([]draft.Paragraph{p}):
			out = append(out, draft.Paragraph{Text: emphasis.Replace(p.Text)})
		default:
			out, below = append(out, p), false
		}
	}
	return out
}

var emphasis = strings.NewReplacer("*", "", "_", "")

// isNote reports the few words that close a file: "End of review".
func isNote(list []draft.Paragraph) bool { return len(list) == 1 && len(list[0].Text) < 200 }

// Introduces reports whether an article of a review gives no day of its own: it is what
// stands above the first.
func Introduces(p draft.Piece) bool {
	_, above := creditedAbove(p.Paragraphs, 0)
	return !above && !datedBelow(p.Paragraphs, 0)
}

// datedBelow reports whether one of the few short lines below a headline names a day.
func datedBelow(list []draft.Paragraph, at int) bool {
	const most = 4
	title, rest, _ := strings.Cut(list[at].Text, "\n")
	if lang.CountWords(title, 25) >= 25 || layout.IsDateLine(title) {
		return false
	}
	lines := strings.Split(rest, "\n")
	for _, p := range list[at+1 : min(len(list), at+1+most)] {
		lines = append(lines, strings.Split(p.Text, "\n")...)
	}
	for _, l := range slices.DeleteFunc(lines, func(s string) bool { return strings.TrimSpace(s) == "" }) {
		if !isCredit(l) {
			return false
		}
		if r, ok := day.Find(l, day.Policy{}); ok && r.Month == 0 {
			return true
		}
	}
	return false
}

func hasProse(list []draft.Paragraph) bool {
	return slices.ContainsFunc(list, func(p draft.Paragraph) bool {
		return !(p.Told && !p.Role.Searched()) && layout.IsProse(layout.Block{Text: p.Text, Words: len(strings.Fields(p.Text))})
	})
}
