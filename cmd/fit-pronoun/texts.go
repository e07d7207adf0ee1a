package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/quote/tagger/treebank"
	"onrecord/parse/read"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/score"
)

// text is an annotated text, read once.
type text struct {
	dir, name  string
	doc        parse.Document
	seg        parse.Segments
	statements []parse.Statement
	speakers   map[int]string // of statements, by annotators
	entities   []entity       // or who stands where
}

// choice is a pronoun, whom it can mean, and who is right.
type choice struct {
	where      string
	candidates []speaker.Candidate
	answer     int // the right candidate; -1 if it is not there
}

func (c choice) right() bool { return c.answer == 0 }

// String shows the pronoun in its place, the likeliest candidates with their
// probabilities, and which of them is right.
func (c choice) String() string {
	out := c.where
	for i, o := range c.candidates {
		if i < 4 || i == c.answer {
			out += fmt.Sprintf(", %s %.2f", o.Name, o.Chance)
		}
		if i == c.answer {
			out += " (right)"
		}
	}
	return out
}

// margin is how much likelier the first candidate is than the second.
func (c choice) margin() float64 {
	if len(c.candidates) < 2 {
		return 1
	}
	return c.candidates[0].Chance - c.candidates[1].Chance
}

// readTexts reads a folder of either form.
func readTexts(dir string) ([]*text, error) {
	if _, err := os.Stat(filepath.Join(dir, "gold.jsonl")); err != nil {
		return readTreebank(dir)
	}
	var out []*text
	rows := map[string][]report.Row{}
	names, err := score.Speakers(os.DirFS(dir), func(name string, data []byte) ([]report.Row, error) {
		t, r, err := readText(dir, name, data)
		rows[name], out = r, append(out, t)
		return r, err
	})
	if err != nil {
		return nil, err
	}
	for _, t := range out {
		t.speakers = map[int]string{}
		for i, r := range rows[t.name] {
			if name, ok := names[r.ID]; ok {
				t.speakers[i] = name
			}
		}
	}
	return out, nil
}

func readText(dir, name string, data []byte) (*text, []report.Row, error) {
	doc, err := read.Document(read.Input{Path: name, Data: data})
	if err != nil {
		return nil, nil, err
	}
	r := extract.Statements(doc, extract.Options{})
	return &text{dir: dir, name: name, doc: r.Document, seg: r.Segments, statements: r.Statements}, report.Rows(r), nil
}

// choices lists the pronouns of the text of which it is known whom they mean.
func (t *text) choices(weights map[string]float64) []choice {
	var out []choice
	for _, c := range speaker.Choices(t.doc, t.seg, t.statements, weights) {
		one := choice{where: fmt.Sprintf("%s:%d", t.name, c.At.Start), candidates: c.Candidates, answer: -1}
		if t.entities != nil {
			id := entityAt(t.entities, c.At)
			if id == "" || !t.named(id) {
				continue
			}
			one.answer = slices.IndexFunc(c.Candidates, func(o speaker.Candidate) bool { return t.mostly(o.Places) == id })
			out = append(out, one)
			continue
		}
		if c.Statement < 0 || t.statements[c.Statement].Mention != c.At {
			continue
		}
		name, ok := t.speakers[c.Statement]
		if !ok || name == "" {
			continue
		}
		one.answer = slices.IndexFunc(c.Candidates, func(o speaker.Candidate) bool { return score.SameSpeaker(o.Name, name) })
		out = append(out, one)
	}
	return out
}

// entity is a place in a treebank that stands for somebody.
type entity struct {
	id   string
	span parse.Span
	name bool
}

// entityAt is who stands at exactly the span, or "".
func entityAt(list []entity, s parse.Span) string {
	for _, e := range list {
		if e.span == s {
			return e.id
		}
	}
	return ""
}

// named reports an entity that has a name somewhere.
func (t *text) named(id string) bool {
	return slices.ContainsFunc(t.entities, func(e entity) bool { return e.id == id && e.name })
}

// mostly is the entity that stands at most of the places: of each, the smallest that
// ends where the name ends, or else has it in it.
func (t *text) mostly(places []parse.Span) string {
	count, best := map[string]int{}, ""
	for _, p := range places {
		id, size := "", 0
		for _, e := range t.entities {
			if e.span.Start <= p.Start && e.span.End >= p.End && (id == "" || e.span.End-e.span.Start < size) {
				id, size = e.id, e.span.End-e.span.Start
			}
		}
		if id == "" {
			continue
		}
		if count[id]++; best == "" || count[id] > count[best] {
			best = id
		}
	}
	return best
}

// readTreebank reads every NAME.conllu of a folder, by name.
func readTreebank(dir string) ([]*text, error) {
	var out []*text
	err := treebank.Each(os.DirFS(dir), func(name, conllu string) error {
		plain, entities, err := parseTreebank(conllu)
		if err != nil {
			return err
		}
		t, _, err := readText(dir, name+".txt", []byte(plain))
		if err != nil {
			return err
		}
		if t.doc.Text != plain {
			return errors.New("the text changes as it is read")
		}
		t.entities = entities
		out = append(out, t)
		return nil
	})
	return out, err
}

// parseTreebank returns the text of a CoNLL-U file and the persons that stand in it.
func parseTreebank(conllu string) (string, []entity, error) {
	text, words, err := treebank.Read(conllu)
	if err != nil {
		return "", nil, err
	}
	type open struct {
		id   string
		at   int
		name bool
	}
	var stack []open
	var out []entity
	for _, w := range words {
		opens, closes := brackets(w.Columns[9])
		for _, o := range opens {
			stack = append(stack, open{o, w.Span.Start, false})
		}
		if w.Columns[3] == "PROPN" {
			for i := range stack {
				stack[i].name = true
			}
		}
		for _, c := range closes {
			for i := len(stack) - 1; i >= 0; i-- {
				if c == "" || stack[i].id == c {
					out = append(out, entity{stack[i].id, parse.Span{Start: stack[i].at, End: w.Span.End},
						stack[i].name})
					stack = slices.Delete(stack, i, i+1)
					break
				}
			}
		}
	}
	return text, out, nil
}

// brackets reads which entities a word of a treebank opens and closes: "Entity=(2-person-new(3-place)2)".
func brackets(misc string) (opens, closes []string) {
	for _, field := range strings.Split(misc, "|") {
		list, ok := strings.CutPrefix(field, "Entity=")
		for ok && list != "" {
			if rest, opened := strings.CutPrefix(list, "("); opened {
				end := strings.IndexAny(rest, "()")
				if end < 0 {
					end = len(rest)
				}
				id, _, _ := strings.Cut(rest[:end], "-")
				opens = append(opens, id)
				if list = rest[end:]; strings.HasPrefix(list, ")") {
					closes = append(closes, id)
					list = list[1:]
				}
				continue
			}
			end := strings.IndexByte(list, ')')
			if end < 0 {
				break
			}
			closes = append(closes, list[:end])
			list = list[end+1:]
		}
	}
	return opens, closes
}
