package report

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Wording is what [Briefing.LinkSameWords] compares of a row, for rows that are not all in
// memory. Rows are linked by identical or nearly identical words; rows that only a person
// could recognise as the same statement are not.
type Wording struct {
	Row   *Row
	words []word
}

// NewWording returns the wording of a row.
func NewWording(r *Row) Wording { return Wording{r, wordsOf(r.Quote)} }

// Asked reports whether a row is an interviewer's question, in tables that do not say so.
func Asked(r *Row) bool { return r.Question || r.Speaker == Interviewer }

// MostAlike is the number of rows above which a fingerprint is a common phrase, and is
// ignored.
const MostAlike = commonFingerprint

// Fingerprints returns fingerprints (see [Briefing.LinkSameWords]) by which similar rows are
// found: same is shared by all rows with the same words, and rows with nearly the same
// words share at least one of near. They are empty for a question and for very short
// wordings.
func (w Wording) Fingerprints() (same []byte, near []uint64) {
	if Asked(w.Row) {
		return nil, nil
	}
	if letters, words := bare(nil, w.Row.Quote); words >= sameWordsFrom {
		sum := sha256.Sum256(letters)
		same = sum[:16]
	}
	if len(w.words) >= sameWordsFrom {
		near = fingerprints(w.words)
	}
	return same, near
}

// Near reports whether two rows from different documents have nearly the same words and
// their speakers do not contradict each other.
func (w Wording) Near(x Wording) bool {
	a, b := w.Row, x.Row
	if a.Document == b.Document && a.Document != "" || a.Speaker != b.Speaker && a.Speaker != "" && b.Speaker != "" {
		return false
	}
	return inOrder(w.words, x.words) >= nearShare
}

// MostLinked is the number of rows in a group that each of its rows lists at most, the
// earliest of them. If every paper prints a story, a complete list in every row is no use
// and would grow with the square of the number of papers.
const MostLinked = 100

// Group is a group of rows with identical or nearly identical words: the first
// [MostLinked] of them by date, and the first wording of all.
type Group struct {
	first Wording
	shown []Wording
	like  []bool // to the first
}

// NewGroup starts a group with its earliest row.
func NewGroup(first Wording) *Group {
	return &Group{first: first, shown: []Wording{first}, like: []bool{true}}
}

// Add adds the next row by date.
func (g *Group) Add(w Wording) {
	if len(g.shown) < MostLinked {
		g.shown, g.like = append(g.shown, w), append(g.like, g.likeFirst(w))
	}
}

func (g *Group) likeFirst(w Wording) bool { return inOrder(g.first.words, w.words) >= nearShare }

// Same returns the ids of the group's rows in other documents.
func (g *Group) Same(w Wording) []string {
	like := g.likeFirst(w)
	var out []string
	for i, x := range g.shown {
		if w.Row.Document == x.Row.Document || slices.Contains(out, x.Row.ID) {
			continue
		}
		if like && g.like[i] || inOrder(w.words, x.words) >= nearShare {
			out = append(out, x.Row.ID)
		}
	}
	return out
}

// OrderByDate returns bytes that sort rows in the order of a group: dated rows first, by
// date.
func (w Wording) OrderByDate() []byte {
	if w.Row.Date.IsZero() {
		return binary.BigEndian.AppendUint64(nil, ^uint64(0))
	}
	return binary.BigEndian.AppendUint64(nil, uint64(w.Row.Date.Time().Unix())^1<<63)
}
