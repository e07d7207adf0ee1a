package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
)

// Rows turns the findings in one document into rows, in text order.
func Rows(r parse.Result) []Row {
	points := newCodePoints(r.Document.Text)
	out := make([]Row, 0, len(r.Statements))
	number, turn := 0, 0
	for i, s := range r.Statements {
		if s.Turn == 0 || s.Turn != turn {
			number++
		}
		turn = s.Turn
		out = append(out, row(r, i, number, points))
	}
	return out
}

func row(r parse.Result, i, number int, points *codePoints) Row {
	s, text, p := r.Statements[i], r.Document.Text, r.Provenance
	row := Row{
		Source:      p.Source,
		Date:        p.Date,
		Quote:       joined(text, s.Content, Ellipsis),
		Kind:        string(s.Kind),
		Act:         string(s.Act),
		Stance:      string(s.Stance),
		Mention:     strings.Clone(s.Mention.In(text)),
		Cue:         joined(text, s.Cue, Ellipsis),
		Frame:       joined(text, s.Frame, Ellipsis),
		Via:         strings.Clone(s.Via.In(text)),
		Topics:      []string{},
		DateBasis:   string(p.DateBasis),
		SourceBasis: string(p.SourceBasis),
		Place:       p.Place,
		Title:       p.Title,
		URL:         p.URL,
		Language:    p.Language,
		Context:     joined(text, s.Context, " "),
		Document:    r.Document.Path,
		Statement:   number,
		Spans: Spans{
			Content: points.ranges(s.Content...),
			Mention: points.ranges(s.Mention),
			Cue:     points.ranges(s.Cue...),
			Frame:   points.ranges(s.Frame...),
		},
		SameAs:     []string{},
		Confidence: s.Confidence,
		Question:   s.Question,
	}
	var who parse.Speaker
	if i < len(r.Speakers) {
		who = r.Speakers[i]
	}
	row.Speaker, row.Role = strings.Clone(who.Name), strings.Clone(who.Role)
	row.Flags = foundDoubts(s, who, p)
	if who.Confidence > 0 {
		row.SpeakerConfidence = who.Confidence
		row.Confidence = math.Round(100*s.Confidence*who.Confidence) / 100
	}
	if i < len(r.Said) {
		row.Said = r.Said[i]
	}
	if i < len(r.Topics) {
		for _, t := range r.Topics[i] {
			row.Topics = append(row.Topics, t.Label)
		}
		if len(row.Topics) > 0 {
			row.Topic = row.Topics[0]
		}
	}
	row.ID = id(r.Document.ID, s)
	return row
}

// joined returns the text at the spans, copied so that rows do not keep whole
// documents in memory.
func joined(text string, spans []parse.Span, by string) string {
	var b strings.Builder
	for i, s := range spans {
		if i > 0 && isLineNumber(text, spans[i-1].End, s.Start) {
			b.WriteByte(' ')
		} else if i > 0 {
			b.WriteString(by)
		}
		b.WriteString(s.In(text))
	}
	return b.String()
}

// isLineNumber reports whether only a line end and the number of the next line lie between
// two offsets, as in a court record.
func isLineNumber(text string, from, to int) bool {
	const longest = 60 // bytes, most of them white space
	if to <= from || to-from > longest {
		return false
	}
	between := strings.TrimSpace(text[from:to])
	return between != "" && len(between) <= 2 && strings.Trim(between, "0123456789") == ""
}

// id identifies a statement by its document's content and its place in it, so
// that it survives re-runs and moved files. It begins with a letter, so that no
// spreadsheet takes it for a number.
func id(document string, s parse.Statement) string {
	var room [200]byte
	b := append(room[:0], document...)
	for _, c := range s.Content {
		b = strconv.AppendInt(append(b, ' '), int64(c.Start), 10)
		b = strconv.AppendInt(append(b, '-'), int64(c.End), 10)
	}
	if len(s.Content) > 0 && len(s.Cue) > 0 { // two cues may report the same words
		b = strconv.AppendInt(append(b, " by "...), int64(s.Cue[0].Start), 10)
	}
	sum := sha256.Sum256(b)
	return "r" + hex.EncodeToString(sum[:6])
}

// CopyID returns an identity for a document with the same content from another outlet or
// another day, because syndicated copy is printed in several papers.
func CopyID(content, source string, date parse.Date) string {
	h := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s", content, source, date))
	return hex.EncodeToString(h[:])[:16]
}

// ReissueIDs gives the rows of a document ids of their own if its identity is not its
// content alone: see [Another].
func ReissueIDs(rows []Row, document string) {
	for i := range rows {
		h := sha256.Sum256([]byte(rows[i].ID + " " + document))
		rows[i].ID = "r" + hex.EncodeToString(h[:])[:12]
	}
}

// SameProvenance reports whether two documents with the same content may be the same:
// neither outlet nor date differ.
func SameProvenance(a, b Document) bool {
	return (a.Source == b.Source || a.Source == "" || b.Source == "") && (a.Date == b.Date || a.Date.IsZero() || b.Date.IsZero())
}

// Rename gives rows the canonical names that speaker.Join found for their
// document.
func Rename(rows []Row, names map[string]parse.Speaker) {
	for i := range rows {
		rows[i].Rename(names)
	}
}

// Rename gives a row the canonical name of its speaker.
func (r *Row) Rename(names map[string]parse.Speaker) {
	s, ok := names[r.Speaker]
	if !ok || r.Speaker == "" {
		return
	}
	r.Speaker = s.Name
	if r.Role == "" {
		r.Role = s.Role
	}
}

// codePoints converts byte offsets of a text into code points. It keeps the
// count at every step bytes, so that a lookup counts only a few runes.
type codePoints struct {
	text  string
	marks []int // code points before byte i*step
}

const step = 256

func newCodePoints(text string) *codePoints {
	c := &codePoints{text: text, marks: make([]int, 0, len(text)/step+1)}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%step == 0 {
			c.marks = append(c.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return c
}

// at returns the number of code points before the byte offset.
func (c *codePoints) at(offset int) int {
	if len(c.marks) == 0 {
		return 0
	}
	m := min(offset/step, len(c.marks)-1)
	n := c.marks[m]
	for i := m * step; i < offset && i < len(c.text); i++ {
		if utf8.RuneStart(c.text[i]) {
			n++
		}
	}
	return n
}

func (c *codePoints) ranges(spans ...parse.Span) [][2]int {
	out := [][2]int{}
	for _, s := range spans {
		if !s.Empty() {
			out = append(out, [2]int{c.at(s.Start), c.at(s.End)})
		}
	}
	return out
}
