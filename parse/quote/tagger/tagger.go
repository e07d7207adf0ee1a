// Package tagger finds attributions in prose with two trained conditional
// random fields.
//
// The first stage finds cues, the words that report ("said", "according to",
// "the claim that"), each with a probability; the second finds the source and
// the content of each cue in the sentences around it. The statements that the
// rules of parse/quote have found are hints to both. Findings are spans of the
// document's text, and the same text gives the same findings on every machine.
//
// The weights are embedded; MODEL.md says what they are trained on and how
// good they are, and train/ makes them. The package does not know who people
// are, and leaves transcripts, headlines and quotations without cue to rules.
package tagger

import (
	_ "embed"
	"sync"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/quote/tagger/weights"
)

//go:embed weights.gz
var embedded []byte

// Model is a trained tagger. It does not change and may be used by several
// goroutines at once.
type Model struct {
	lex       *prose.Lexicon
	cue, role *crf.Model
	scratch   sync.Pool // of *worker
}

// Default returns the model that is part of the program. It is read on first
// use, which takes some 35 ms.
func Default() (*Model, error) { return embeddedModel() }

var embeddedModel = sync.OnceValues(func() (*Model, error) { return Read(embedded) })

// Read returns the model of a file of weights.
func Read(file []byte) (*Model, error) {
	s, err := weights.Decode(file)
	if err != nil {
		return nil, err
	}
	return &Model{lex: s.Lexicon, cue: s.Cue.Model(), role: s.Role.Model()}, nil
}

// Attribution is a cue with what it reports and by whom.
type Attribution struct {
	Cue     []parse.Span // one span
	Source  []parse.Span // the words that name the speaker; none if the text does not
	Content []parse.Span // what is reported, in text order, without outer marks and leading "that"
	P       float64      // probability of the cue, 0 to 1
	Hint    int          // index of the hint whose cue it shares, -1 if none
}

// Least is the probability from which Find returns an attribution: the point
// at which the F measure on unseen articles is highest. For fewer and surer
// findings, take those with P of .7 and more.
const Least = 0.35

// Find returns the attributions of a document in text order of their cues.
// Hints are the statements that rules have found; there may be none.
func (m *Model) Find(doc parse.Document, seg parse.Segments, hints []parse.Statement) []Attribution {
	p := prose.NewPage(doc, seg, hints, m.lex)
	w, _ := m.scratch.Get().(*worker)
	if w == nil {
		w = &worker{}
	}
	defer m.scratch.Put(w)
	w.m, w.p = m, p
	w.cues()
	w.roles()
	return w.resolve()
}

// worker is the room in which one document is read.
type worker struct {
	m       *Model
	p       *prose.Page
	keys    crf.Keys
	lattice crf.Lattice
	cueView prose.CueView
	view    prose.RoleView
	found   []finding
	covered []bool
	owner   []uint8
}

// finding is a cue and the roles found for it, as token ranges.
type finding struct {
	cue     [2]int
	p       float64
	source  [2]int
	content [][2]int
	hint    int
}

// sure is the probability from which a cue counts as another cue in the
// features of its neighbours.
const sure = 0.5

// cues fills in found with the cues of the page.
func (w *worker) cues() {
	w.found = w.found[:0]
	for s := range w.p.Sents {
		if !w.p.Sents[s].Turn {
			w.cuesOf(s)
		}
	}
}

func (w *worker) cuesOf(sent int) {
	s := w.p.Sents[sent]
	from, n := int(s.From), int(s.To-s.From)
	l := &w.lattice
	l.Start()
	w.cueView.Open(w.p, sent)
	for i := from; i < int(s.To); i++ {
		w.cueView.Keys(i, &w.keys)
		w.m.cue.Push(l, w.p.CueClass(i), w.keys.All())
	}
	best := w.m.cue.Best(l)
	prob := w.m.cue.Posteriors(l)
	w.covered = append(w.covered[:0], make([]bool, n)...)
	first := len(w.found)
	for i := 0; i < n; i++ {
		if best[i] != prose.CueBegin {
			continue
		}
		j := i + 1
		for j < n && best[j] == prose.CueInside {
			j++
		}
		w.cue(from, i, j, prob[i][prose.CueBegin])
		i = j - 1
	}
	// what the best path leaves out but is likely enough
	for i := 0; i < n; i++ {
		p := prob[i][prose.CueBegin]
		if p < Least || w.covered[i] || i > 0 && w.covered[i-1] {
			continue
		}
		j := i + 1
		for j < n && !w.covered[j] && prob[j][prose.CueInside] > p/2 {
			j++
		}
		w.cue(from, i, j, p)
	}
	sortByCue(w.found[first:])
}

func (w *worker) cue(base, from, to int, p float64) {
	for k := from; k < to; k++ {
		w.covered[k] = true
	}
	if p < Least {
		return
	}
	w.found = append(w.found, finding{cue: [2]int{base + from, base + to}, p: p})
}

// roles finds the source and content of every cue.
func (w *worker) roles() {
	others := make([][2]int, 0, len(w.found))
	for _, f := range w.found {
		if f.p >= sure {
			others = append(others, f.cue)
		}
	}
	v := &w.view
	v.OpenPage(w.p, others)
	for k := range w.found {
		f := &w.found[k]
		v.Open(f.cue[0], f.cue[1])
		l := &w.lattice
		l.Start()
		for i := v.From; i < v.To; i++ {
			if v.InCue(i) {
				w.m.role.PushOutside(l, v.Class(i))
				continue
			}
			v.Keys(i, &w.keys)
			w.m.role.Push(l, v.Class(i), w.keys.All())
		}
		f.hint = v.Hint()
		w.read(f, w.m.role.Best(l), v.From)
	}
}

// read turns labels into ranges. Of several sources the one nearest to the
// cue counts.
func (w *worker) read(f *finding, labels []uint8, base int) {
	nearest := 1 << 30
	for i := 0; i < len(labels); {
		y := labels[i]
		if y != prose.SourceBegin && y != prose.ContentBegin {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] == y+1 {
			j++
		}
		run := [2]int{base + i, base + j}
		if y == prose.ContentBegin {
			f.content = append(f.content, run)
		} else if d := max(f.cue[0]-run[1], run[0]-f.cue[1]); d < nearest {
			nearest, f.source = d, run
		}
		i = j
	}
}
