package chat

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// kindleNote matches the second line of a note that the reader wrote.
var kindleNote = pattern.Lazily(`(?i)^- (?:\p{L}+ )?(?:note|notiz|nota|notitie)\b`)

// kindleRule is the line below every clipping.
const kindleRule = "=========="

var (
	// kindleMark matches the second line of a clipping: "- Your Highlight on page 12 |
	// Location 170-172 | Added on Monday, 16 November 2026 10:00:00".
	kindleMark = pattern.Lazily(`(?m)^- .{3,120}\| .{3,40}[,:]? .*\b\d{4}\b.*$`)
	// kindleBook parts title and writer: "The Long Strait (Anna Quist)".
	kindleBook = pattern.Lazily(`^(.+?)(?: \(([^()]{2,80})\))?$`)
)

// IsKindle recognises the file of clippings of a Kindle.
func IsKindle(head string, _ bool) bool {
	return strings.Contains(head, "\n"+kindleRule) && kindleMark.MatchString(head)
}

// ReadKindle reads the clippings, those of a book as one document. The day on which
// a passage was marked is not that of the book.
func ReadKindle(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return nil, err
	}
	var out []draft.Piece
	at := map[string]int{}
	var run []string
	for _, l := range layout.SplitLines(dec.Text) {
		if l.Text != kindleRule {
			run = append(run, l.Text)
			continue
		}
		addClipping(&out, at, run)
		run = nil
	}
	return numbered(out, "a file of clippings", dec.Warnings)
}

// addClipping adds a clipping to its book.
func addClipping(out *[]draft.Piece, at map[string]int, lines []string) {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	if len(lines) < 3 {
		return
	}
	g := kindleBook.FindStringSubmatch(lines[0])
	text := strings.TrimSpace(strings.Join(lines[2:], "\n"))
	if g == nil || text == "" {
		return // a bookmark has no words
	}
	i, ok := at[lines[0]]
	if !ok {
		i = len(*out)
		at[lines[0]] = i
		writer := g[2]
		if last, first, ok := strings.Cut(writer, ", "); ok && !strings.ContainsAny(first, ",;") {
			writer = first + " " + last
		}
		p := draft.Piece{Declared: parse.Declared{Basis: parse.BasisMetadata, Title: g[1], Byline: writer}}
		p.Paragraphs = []draft.Paragraph{{Text: g[1], Role: parse.RoleTitle, Told: true}}
		*out = append(*out, p)
	}
	role := parse.RoleBody
	if kindleNote.MatchString(lines[1]) {
		role = parse.RoleBoilerplate // the reader's own words
	}
	p := &(*out)[i]
	if r, found := day.Find(lines[1], day.Policy{}); found && !r.Date.IsZero() &&
		(p.Declared.Saved.IsZero() || r.Date.Compare(p.Declared.Saved) < 0) {
		p.Declared.Saved = r.Date
	}
	p.Paragraphs = append(p.Paragraphs, draft.Paragraph{Text: lines[1], Role: parse.RoleMetadata, Told: true},
		draft.Paragraph{Text: text, Role: role, Told: true})
}
