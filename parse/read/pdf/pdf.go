// Package pdf rebuilds paragraphs from the words of a PDF and their positions, whichever
// program read them. The library that parses PDF files may panic, print or hang: see
// [InProcess].
package pdf

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/office"
)

// Limits on what a PDF may hold.
const (
	// MaxPages is the number of pages read: a report of a thousand pages is long.
	MaxPages = 3000
	// maxPDFText is what the text of a file may come to, in bytes: a page of a
	// newspaper has twenty thousand.
	maxPDFText = 32 << 20
)

// Read reads the text of a PDF file, and makes paragraphs of its lines.
//
// A page knows no paragraphs, titles and running heads, only letters and
// their places, so that all of this is a guess: see [parse.Document.Body]. The
// title and author of the file count where the text confirms them, as in
// other office files. Its dates are those of the file.
func Read(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	read := b.Pdf
	if read == nil {
		read = InProcess
	}
	t, err := read(data)
	if err != nil {
		return nil, err
	}
	inside := filesInside(t, b)
	pieces, err := readPages(t)
	if (errors.Is(err, ErrScanned) || errors.Is(err, ErrUnrecognised)) && len(inside) > 0 {
		return inside, nil // the page around a portfolio has little to say
	}
	return append(pieces, inside...), err
}

// filesInside returns the files of a portfolio as files inside the PDF file.
func filesInside(t draft.PDFText, b *draft.Budget) []draft.Piece {
	var out []draft.Piece
	for _, f := range t.Files {
		p := draft.Piece{Name: f.Name, Data: f.Data}
		if len(f.Data) == 0 {
			p = draft.Piece{Name: f.Name, Err: fmt.Errorf("%w: it cannot be unpacked", draft.ErrDamaged)}
		}
		if err := b.Entry(); err != nil {
			return append(out, draft.Piece{Name: f.Name, Err: err})
		}
		out = append(out, p)
	}
	return out
}

// readPages makes paragraphs of the lines of a PDF file.
func readPages(t draft.PDFText) ([]draft.Piece, error) {
	words := 0
	for _, p := range t.Pages {
		words += pageWords(p)
	}
	scanned := ErrScanned
	if t.Looked {
		scanned = ErrUnrecognised
	}
	if words < wordsOnAPage*len(t.Pages) && len(t.Recognised) == 0 || words == 0 {
		return nil, scanned
	}
	s := newSheets(t.Pages)
	s.dropRunningHeads()
	paragraphs, joined := s.paragraphs()
	if len(paragraphs) == 0 {
		return nil, scanned
	}
	if articles, err := export.Split(paragraphs); articles != nil || err != nil {
		return articles, err
	}
	p := draft.Piece{Paragraphs: paragraphs, Body: t.Method, Warnings: scanWarnings(t)}
	if len(t.Recognised) > 0 {
		p.Body += ", tesseract"
	}
	if joined != nil {
		p.Warnings = append(p.Warnings, parse.Warning{
			Code: "words joined",
			Text: "Words broken at line ends were joined: " + listSome(joined, 10) + ".",
		})
	}
	p.Declared = office.Info{Title: withoutProgram.ReplaceAllString(t.Title, ""),
		Creator: t.Author}.Confirm(p.Paragraphs)
	if s.address != "" {
		p.Declared.URL, p.Declared.Basis = s.address, parse.BasisMetadata
	}
	return []draft.Piece{p}, nil
}

// wordsOnAPage is the least that a page of text has on average. A scan may
// have a stamp or a page number in letters.
const wordsOnAPage = 5

// withoutProgram matches what print drivers put into titles.
var withoutProgram = pattern.Lazily(`(?i)^microsoft word - |\.(?:docx?|odt|indd|pdf|rtf)$`)

// listSome lists the first few of many.
func listSome(list []string, n int) string {
	if len(list) <= n {
		return strings.Join(list, ", ")
	}
	return strings.Join(list[:n], ", ") + fmt.Sprintf(" and %d more", len(list)-n)
}

// sheets are pages that are being turned into paragraphs.
type sheets struct {
	pages []draft.PDFPage
	lines [][]sheetLine
	size  float64        // height of the lines of running text
	pitch float64        // from one line of it to the next
	words map[string]int // in the middle of lines, in lower case

	address string // that a browser printed at the foot
}

// sheetLine is a line of a page.
type sheetLine struct {
	draft.PDFLine
	gone bool // a running head or the like
}

func (l sheetLine) height() float64 { return l.Bottom - l.Top }

func newSheets(pages []draft.PDFPage) *sheets {
	s := &sheets{pages: pages, words: map[string]int{}}
	weight := map[int]int{} // letters by height of their line, in tenths of a point
	for _, p := range pages {
		var lines []sheetLine
		for _, l := range p.Lines {
			if l.Text = lineText(l.Text); l.Text == "" || isUpright(l, p.Width) {
				continue
			}
			weight[int(10*(l.Bottom-l.Top))] += len(l.Text)
			words := strings.Fields(l.Text)
			if n := len(lines); n > 0 && endsBroken(lines[n-1].Text) {
				words[0] = "" // the rest of a word
			}
			for _, w := range words[:len(words)-1] {
				s.words[bareWord(w)]++
			}
			lines = append(lines, sheetLine{PDFLine: l})
		}
		s.lines = append(s.lines, lines)
	}
	most := 0
	for h, n := range weight {
		if n > most || n == most && float64(h) < 10*s.size {
			most, s.size = n, float64(h)/10
		}
	}
	s.pitch = s.usualPitch()
	return s
}

// lineText cleans the text of a line. A broken word ends in a plain hyphen
// then, whatever the file has there.
func lineText(s string) string {
	s = strings.TrimRight(unligature.Replace(s), " ")
	for _, mark := range []string{"\u00AD", "\u2010"} {
		if rest, ok := strings.CutSuffix(s, mark); ok {
			s = rest + "-"
		}
	}
	return strings.Join(strings.Fields(office.Text(s)), " ")
}

// unligature takes apart the letters that fonts draw as one, and puts a bullet
// for those that pictorial fonts keep in a private area.
var unligature = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\uF0B7", "•", "\uF0A7", "•", "\uF0D8", "•", "\uE00C", "•", "\u2010", "-")

func bareWord(w string) string { return strings.ToLower(strings.Trim(w, wordMarks)) }

// wordMarks stand around words and are no part of them.
const wordMarks = ".,;:!?()[]“”\"'‘’«»„…"

// usualPitch returns the commonest distance of two lines of running text.
func (s *sheets) usualPitch() float64 {
	count := map[int]int{}
	for _, page := range s.lines {
		for i := 1; i < len(page); i++ {
			if d := page[i].Top - page[i-1].Top; page[i].Block == page[i-1].Block && d > 0 && d < 4*s.size {
				count[int(2*d+0.5)]++
			}
		}
	}
	best, most := 0, 0
	for d, n := range count {
		if n > most || n == most && d < best {
			best, most = d, n
		}
	}
	if best == 0 {
		return s.size
	}
	return float64(best) / 2
}

// margin is the part of a page, at its top and bottom, where running heads and
// page numbers stand.
const margin = 0.12

// dropRunningHeads marks lines in the margins that come again on other pages,
// with other numbers, and page numbers.
func (s *sheets) dropRunningHeads() {
	pages := map[string]map[int]bool{} // on which a line stands
	each := func(f func(page int, l *sheetLine, key string)) {
		for i, lines := range s.lines {
			h := s.pages[i].Height
			for k := range lines {
				l := &lines[k]
				if h > 0 && (l.Bottom < margin*h || l.Top > (1-margin)*h) {
					f(i, l, headKey(l.Text))
				}
			}
		}
	}
	each(func(page int, _ *sheetLine, key string) {
		if pages[key] == nil {
			pages[key] = map[int]bool{}
		}
		pages[key][page] = true
	})
	each(func(page int, l *sheetLine, key string) {
		l.gone = pageNumber.MatchString(l.Text) || len(pages[key]) >= 2 && len(pages[key])*3 >= len(s.pages) ||
			s.isBrowsers(page, *l) || stamp.MatchString(l.Text)
	})
	for i := range s.lines {
		s.dropAlone(i)
	}
}

// isUpright reports a line along the left or right edge of a page that is written
// upwards or downwards, as the stamps of libraries are.
func isUpright(l draft.PDFLine, width float64) bool {
	const edge = 0.1
	return l.Bottom-l.Top > 2*(l.Right-l.Left) && utf8.RuneCountInString(l.Text) >= 4 &&
		(l.Right < edge*width || l.Left > (1-edge)*width)
}

// stamp matches what libraries and databases print into the margins of what they
// hand out.
var stamp = pattern.Lazily(`(?i)^(?:(?:downloaded|printed|licensed|provided|accessed|retrieved|delivered|supplied) (?:by|from|on|to|for|via|at|through)\b|(?:for|not for) (?:personal|private|internal|further|educational|re-?sale|re-?distribution|reproduction)\b|this (?:copy|document|article|file|content) (?:is|was|has been) (?:licensed|downloaded|printed|supplied|provided|for)\b|reproduced (?:with|by) permission\b)`)

// isBrowsers reports lines that browsers print around a page: day and title
// above, address and number below.
func (s *sheets) isBrowsers(page int, l sheetLine) bool {
	if g := printedAddress.FindStringSubmatch(l.Text); g != nil {
		if strings.HasPrefix(g[1], "http") {
			s.address = g[1]
		}
		return true
	}
	for _, o := range s.lines[page] {
		if printedDay.MatchString(o.Text) && o.Bottom < margin*s.pages[page].Height && math.Abs(o.Top-l.Top) < 4 {
			return true
		}
	}
	return false
}

var (
	printedAddress = pattern.Lazily(`^((?:https?|file)://\S+)(?: +(?:Page )?\d+(?: ?(?:/|of) ?\d+)?)?$`)
	printedDay     = pattern.Lazily(`^\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?\b`)
)

// dropAlone marks the short lines at the foot of a page that stand apart from
// its text, and those at the top of any page but the first: the second page may
// be the only one with its running head.
func (s *sheets) dropAlone(page int) {
	lines, height := s.lines[page], s.pages[page].Height
	top, bottom := math.Inf(1), 0.0 // of the text
	for _, l := range lines {
		if !l.gone && l.Bottom >= margin*height && l.Top <= (1-margin)*height {
			top, bottom = min(top, l.Top), max(bottom, l.Bottom)
		}
	}
	if bottom == 0 {
		return
	}
	for k := range lines {
		l := &lines[k]
		if len(strings.Fields(l.Text)) > headWords || layout.Closes(l.Text) || layout.ClosesInQuotes(l.Text) {
			continue
		}
		head := l.Bottom < margin*height && top-l.Bottom > 1.5*s.pitch && page > 0 && l.height() < 1.1*s.size && !s.headsClipping(lines[k:])
		foot := l.Top > (1-margin)*height && l.Top-bottom > 1.5*s.pitch
		l.gone = l.gone || head || foot
	}
}

// headsClipping reports a head that names a day over a headline: where clippings were put
// together, it is that of another paper.
func (s *sheets) headsClipping(lines []sheetLine) bool {
	if !isDated(lines[0].Text) {
		return false
	}
	for _, l := range lines[1:] {
		if !l.gone {
			return l.height() >= 1.2*s.size
		}
	}
	return false
}

func isDated(text string) bool {
	r, ok := day.Find(text, day.Policy{})
	return ok && r.Month == 0
}

// headWords is the largest number of words in a running head or foot that occurs on one
// page only.
const headWords = 10

// headKey is a line without what changes from page to page.
func headKey(text string) string {
	return strings.Join(strings.FieldsFunc(layout.Fold(text), func(r rune) bool { return r >= '0' && r <= '9' }), "#")
}

var pageNumber = pattern.Lazily(`(?i)^[-–— ]*(?:page |p\. ?|seite |стр\. ?)?\d{1,4}(?: ?(?:/|of|von|из) ?\d{1,4})?[-–— ]*$`)

// paragraphs puts lines together, and returns the words that it joined.
func (s *sheets) paragraphs() ([]draft.Paragraph, []string) {
	var out []draft.Paragraph
	var joined []string
	var now []sheetLine
	flush := func() {
		if len(now) == 0 {
			return
		}
		text, words := s.join(now)
		joined = append(joined, words...)
		role, told := parse.RoleBody, false
		if s.isTitle(now) {
			role, told = parse.RoleTitle, true
		}
		out = append(out, office.Styled(text, role, told))
		now = nil
	}
	for _, page := range s.lines {
		left, right := edges(page)
		for i, l := range page {
			if l.gone {
				continue
			}
			if len(now) > 0 && s.breaks(now[len(now)-1], l, left[l.Block], right[now[len(now)-1].Block]) {
				flush()
			}
			now = append(now, page[i])
		}
	}
	flush()
	aboveTitle(out)
	for i := range max(len(out)-1, 0) {
		if next := out[i+1]; !out[i].Told && next.Told && next.Role == parse.RoleTitle && len(strings.Fields(out[i].Text)) <= headWords && isDated(out[i].Text) {
			out[i].Role, out[i].Told = parse.RoleDateline, true
		}
	}
	slices.Sort(joined)
	return out, slices.Compact(joined)
}

// aboveTitle marks the short lines above a title in large letters: the path of
// a site, the name of a section, which words alone would take for a headline.
func aboveTitle(list []draft.Paragraph) {
	title := slices.IndexFunc(list[:min(len(list), office.TitleWithin)],
		func(p draft.Paragraph) bool { return p.Told && p.Role == parse.RoleTitle })
	for i := range max(title, 0) {
		p := &list[i]
		if len(strings.Fields(p.Text)) <= headWords && !layout.Closes(p.Text) &&
			!layout.IsDateLine(p.Text) && !layout.IsByline(p.Text) {
			p.Role, p.Told = parse.RoleBoilerplate, true
		}
	}
}

// edges returns the left and right edge of each block of a page.
func edges(page []sheetLine) (left, right map[int]float64) {
	left, right = map[int]float64{}, map[int]float64{}
	for _, l := range page {
		if x, ok := left[l.Block]; !ok || l.Left < x {
			left[l.Block] = l.Left
		}
		right[l.Block] = max(right[l.Block], l.Right)
	}
	return left, right
}

// breaks reports whether a paragraph ends between two lines.
func (s *sheets) breaks(a, b sheetLine, left, right float64) bool {
	if ratio := b.height() / max(a.height(), 0.1); ratio > 1.15 || ratio < 1/1.15 {
		return true // another size of letters
	}
	if a.Block != b.Block || b.Top < a.Top {
		// Another block, column or page: a sentence may go on there.
		return layout.Closes(a.Text) || layout.ClosesInQuotes(a.Text) ||
			!layout.StartsLower(b.Text) && !strings.HasSuffix(a.Text, ",") && !endsBroken(a.Text)
	}
	em := s.size
	switch {
	case b.Top-a.Top > 1.25*max(s.pitch, 1.15*a.height()):
		return true
	case b.Left-left > 0.6*em && b.Left-a.Left > 0.6*em && b.Left-left < 6*em && !isCentred(a, b): // first line set in
		return true
	case strings.HasPrefix(b.Text, "• "):
		return true
	}
	// The next word would have fitted: the line ends where its author ended it.
	next, _, _ := strings.Cut(b.Text, " ")
	letter := (a.Right - a.Left) / float64(max(1, len([]rune(a.Text))))
	fits := right-a.Right > letter*float64(len([]rune(next))+2)
	if r, _ := utf8.DecodeRuneInString(b.Text); strings.HasSuffix(a.Text, "–") &&
		(unicode.IsLower(r) || unicode.IsDigit(r)) {
		return false // "1987–", "2026"
	}
	return fits && (layout.Closes(a.Text) || layout.ClosesInQuotes(a.Text) || right-a.Right > (right-left)/3)
}

func isCentred(a, b sheetLine) bool { return math.Abs(a.Left+a.Right-b.Left-b.Right) < 4 }

// endsBroken reports a line that ends in the middle of a word.
func endsBroken(s string) bool { return strings.HasSuffix(s, "-") }

// isTitle reports lines in letters clearly larger than those of running text.
func (s *sheets) isTitle(lines []sheetLine) bool {
	words := 0
	for _, l := range lines {
		if l.height() < 1.2*s.size {
			return false
		}
		words += len(strings.Fields(l.Text))
	}
	return words >= 2 && words <= layout.TitleWords
}

// join makes a paragraph of lines.
func (s *sheets) join(lines []sheetLine) (string, []string) {
	const longWord = 400 // bytes; what stands before the last word decides nothing
	var joined []string
	text := []byte(lines[0].Text)
	for _, l := range lines[1:] {
		word, glue := s.glue(strings.ToValidUTF8(string(text[max(0, len(text)-longWord):]), ""), l.Text)
		switch {
		case glue == hyphenGoes:
			text = text[:len(text)-1]
			joined = append(joined, word)
		case glue != hyphenStays:
			text = append(text, ' ')
		}
		text = append(text, l.Text...)
	}
	return string(text), joined
}

type glue int

const (
	aSpace glue = iota
	hyphenGoes
	hyphenStays
)

// glue decides how a line goes on in the next. A hyphen at the end may be the
// typesetter's ("minis-", "ter") or the author's ("Northmoor-", "based"), and a
// quotation must stay verbatim: it goes only where the rest of the document, or
// the parts themselves, leave little doubt.
func (s *sheets) glue(above, below string) (string, glue) {
	for _, dash := range []string{"–", "—"} { // one that stands without spaces in a line stands so between two
		if before, ok := strings.CutSuffix(above, dash); ok && before != "" && !strings.HasSuffix(before, " ") &&
			!strings.HasPrefix(below, " ") {
			return "", hyphenStays
		}
	}
	if !strings.HasSuffix(above, "-") || strings.HasSuffix(above, " -") ||
		strings.HasSuffix(above, "--") || !startsWithLetter(below) {
		return "", aSpace
	}
	first := above[strings.LastIndexAny(above, " \t\n—–")+1 : len(above)-1]
	rest, _, _ := strings.Cut(below, " ")
	whole := strings.Trim(first+rest, wordMarks)
	head, tail := bareWord(first), bareWord(rest)
	switch {
	case !layout.StartsLower(below) || head == "" || !layout.HasLetter(head):
		return "", hyphenStays
	case s.words[head+tail] > 0:
		return whole, hyphenGoes
	case s.words[head+"-"+tail] > 0 || strings.Contains(head, "-") || strings.Contains(tail, "-"):
		return "", hyphenStays
	case s.words[head] > 0 && s.words[tail] > 0, lang.HyphenatedBefore[head], lang.HyphenatedAfter[tail]:
		return "", hyphenStays
	}
	return whole, hyphenGoes
}

func startsWithLetter(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return layout.HasLetter(first[:min(len(first), 4)])
}
