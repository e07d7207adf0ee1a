package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/report"
)

// GoldRow is one annotated row: what a careful person would write for one statement.
type GoldRow struct {
	Document string   `json:"doc"` // base name
	Kind     string   `json:"kind"`
	Speaker  string   `json:"speaker"`
	Certain  *bool    `json:"certain"` // false: the speaker is debatable and not counted
	Parts    []string `json:"parts"`   // exact words of the document, in order
	Spans    [][2]int `json:"spans"`   // or their code points
	Topics   []string `json:"topics"`  // acceptable labels, best first

	// Optional marks a row that a careful annotator may leave out: finding it is
	// no mistake, and nor is missing it.
	Optional bool `json:"optional"`
}

// ParseGold reads gold rows as JSON Lines; errors name the line.
func ParseGold(data []byte) ([]GoldRow, error) {
	var out []GoldRow
	for i, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var g GoldRow
		if err := json.Unmarshal(line, &g); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		out = append(out, g)
	}
	return out, nil
}

// Gold compares rows with gold rows. Texts and rows are given by the base name of their
// document. Rows of mere intent are left out, because annotators do not mark them.
func Gold(gold []GoldRow, texts map[string]string, rows map[string][]report.Row) (Result, error) {
	var n goldTally
	var res Result
	for _, name := range documentsOf(gold) {
		text, ok := texts[name]
		if !ok {
			return Result{}, fmt.Errorf("%s: no such document beside the gold rows", name)
		}
		misses, err := n.document(name, text, gold, rows[name])
		if err != nil {
			return Result{}, fmt.Errorf("%s: %w", name, err)
		}
		res.Misses = append(res.Misses, misses...)
	}
	n.report(&res)
	return res, nil
}

// Speakers reads a folder with gold.jsonl and text/NAME, has the rows of each text found,
// and returns the annotated speaker of each row, by id. Rows that share less than half of
// their words with any gold row, or whose speaker is debatable, are left out.
func Speakers(folder fs.FS, find func(name string, text []byte) ([]report.Row, error)) (map[string]string, error) {
	data, err := fs.ReadFile(folder, "gold.jsonl")
	if err != nil {
		return nil, err
	}
	gold, err := ParseGold(data)
	if err != nil {
		return nil, err
	}
	n := goldTally{speakers: map[string]string{}}
	for _, name := range documentsOf(gold) {
		text, err := fs.ReadFile(folder, "text/"+name)
		if err != nil {
			return nil, err
		}
		rows, err := find(name, text)
		if err == nil {
			_, err = n.document(name, string(text), gold, rows)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return n.speakers, nil
}

// document counts one document and returns what was missed in it.
func (n *goldTally) document(name, raw string, gold []GoldRow, rows []report.Row) ([]Miss, error) {
	text := []rune(raw)
	var gs []GoldRow
	var ps []report.Row
	var gc, pc []points
	for _, g := range gold {
		if g.Document != name {
			continue
		}
		spans, err := g.locate(raw)
		if err != nil {
			return nil, err
		}
		gs, gc = append(gs, g), append(gc, content(text, spans))
	}
	for _, r := range rows {
		if r.Act == "intent" {
			continue
		}
		n.predicted++
		n.rows++
		if verbatim(r.Quote, raw) {
			n.verbatim++
		}
		if c := content(text, r.Spans.Content); len(c) > 0 {
			ps, pc = append(ps, r), append(pc, c)
		}
	}
	gs, gc, ps, pc = n.withoutOptional(gs, gc, ps, pc)
	n.gold += len(gs)
	found := map[int]bool{}
	for _, m := range pairs(gc, pc) {
		n.count(gs[m.gold], ps[m.predicted], m.alike)
		found[m.gold] = found[m.gold] || m.alike >= 0.5
	}
	var misses []Miss
	for i, g := range gs {
		if c := gc[i]; !found[i] && len(c) > 0 {
			misses = append(misses, Miss{name, g.Kind, string(text[c[0] : c[len(c)-1]+1])})
		}
	}
	return misses, nil
}

// withoutOptional returns gold rows that must be found, and the predicted rows that
// are not the optional ones. Pairs are made among all of them first, so that an
// optional row takes no partner from one that must be found.
func (n *goldTally) withoutOptional(gs []GoldRow, gc []points, ps []report.Row, pc []points) ([]GoldRow, []points, []report.Row, []points) {
	if !slices.ContainsFunc(gs, func(g GoldRow) bool { return g.Optional }) {
		return gs, gc, ps, pc
	}
	spare := map[int]bool{}
	for _, m := range pairs(gc, pc) {
		if gs[m.gold].Optional && m.alike >= 0.5 {
			spare[m.predicted] = true
		}
	}
	n.predicted -= len(spare)
	var keptGold []GoldRow
	var goldContent []points
	for i, g := range gs {
		if !g.Optional {
			keptGold, goldContent = append(keptGold, g), append(goldContent, gc[i])
		}
	}
	var kept []report.Row
	var content []points
	for i, p := range ps {
		if !spare[i] {
			kept, content = append(kept, p), append(content, pc[i])
		}
	}
	return keptGold, goldContent, kept, content
}

func documentsOf(gold []GoldRow) []string {
	var names []string
	for _, g := range gold {
		if !slices.Contains(names, g.Document) {
			names = append(names, g.Document)
		}
	}
	return names
}

type goldTally struct {
	gold, predicted                   int // without optional ones
	rows, verbatim                    int // all rows
	at5, at8, row, certain, who, kind int
	labelled, topic                   int               // of at5 with a topic in the gold row
	speakers                          map[string]string // of rows by id; nil if nobody asks
}

func (n *goldTally) count(g GoldRow, p report.Row, alike float64) {
	certain := g.Certain == nil || *g.Certain
	who := !certain || SameSpeaker(g.Speaker, p.Speaker)
	if alike >= 0.5 {
		n.at5++
		if certain {
			n.certain++
			if n.speakers != nil {
				n.speakers[p.ID] = g.Speaker
			}
			if who {
				n.who++
			}
		}
		if len(g.Topics) > 0 {
			n.labelled++
			if slices.Contains(g.Topics, p.Topic) {
				n.topic++
			}
		}
		if g.Kind == p.Kind {
			n.kind++
		}
	}
	if alike >= 0.8 {
		n.at8++
		if who {
			n.row++
		}
	}
}

func (n *goldTally) report(r *Result) {
	r.addCount("gold", n.gold)
	r.addCount("predicted", n.predicted)
	r.addPRF("0.5", n.at5, n.predicted, n.gold)
	r.addPRF("0.8", n.at8, n.predicted, n.gold)
	r.addPRF("row", n.row, n.predicted, n.gold)
	r.add("speaker", share(n.who, n.certain))
	r.add("topic", share(n.topic, n.labelled))
	r.add("kind", share(n.kind, n.at5))
	r.add("verbatim", share(n.verbatim, n.rows))
}

// locate finds the code points of a gold row's parts, each after the one
// before it where that can be.
func (g GoldRow) locate(text string) ([][2]int, error) {
	if len(g.Spans) > 0 {
		return g.Spans, nil
	}
	var out [][2]int
	at := 0
	for _, p := range g.Parts {
		i := strings.Index(text[at:], p)
		if i >= 0 {
			i += at
		} else if i = strings.Index(text, p); i < 0 {
			return nil, fmt.Errorf("the gold part %.60q is not in the document", p)
		}
		at = i + len(p)
		from := utf8.RuneCountInString(text[:i])
		out = append(out, [2]int{from, from + utf8.RuneCountInString(p)})
	}
	return out, nil
}

var titles = regexp.MustCompile(`^(mr|mrs|ms|dr|gen|sheikh|sayyed|president|prime minister|speaker|ayatollah|senator|sen|gov|rep)\.?\s+`)

// SameSpeaker reports whether two names belong to one speaker: they are equal, or given
// name and surname are equal and the longer name has all words of the shorter, as "Owen
// John Dempsey" has those of "Owen Dempsey". Across several documents, one form is printed
// for both.
func SameSpeaker(a, b string) bool {
	a, b = canonical(a), canonical(b)
	if a == b {
		return true
	}
	x, y := nameWords(a), nameWords(b)
	if len(x) < 2 || len(y) < 2 || x[0] != y[0] || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return holdsAll(x, y) || holdsAll(y, x)
}

// nameWords are the words of a name without "Jr" and the like.
func nameWords(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '.' || r == ',' })
	return slices.DeleteFunc(words, func(w string) bool { return w == "jr" || w == "sr" || w == "ii" || w == "iii" })
}

func holdsAll(words, of []string) bool {
	return !slices.ContainsFunc(of, func(w string) bool { return !slices.Contains(words, w) })
}

// canonical reduces a speaker's name to what is compared: no title, no case.
func canonical(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	s = strings.Trim(strings.ReplaceAll(s, "’", "'"), " .,")
	s = strings.TrimSuffix(s, "'s")
	for titles.MatchString(s) {
		s = titles.ReplaceAllString(s, "")
	}
	s = strings.Join(strings.Fields(s), " ")
	for _, article := range []string{"the ", "an ", "a "} {
		if rest, ok := strings.CutPrefix(s, article); ok {
			return rest
		}
	}
	return s
}

var joints = regexp.MustCompile(`\s*(?:\[…\]|\[\.\.\.\]|…)\s*`)

// verbatim reports whether the words of a quote stand in the text as they are.
func verbatim(quote, text string) bool {
	text = wordsOf(text)
	for _, part := range joints.Split(quote, -1) {
		if w := wordsOf(part); !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func wordsOf(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWordRune(r) }), " ")
}
