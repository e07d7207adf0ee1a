// Package tagger finds attributions in prose with two trained conditional
// random fields.
//
// The first stage finds cues, the words that report ("said", "according to",
// "the claim that"), each with a probability; the second finds the source and
// the content of each cue in the sentences around it. The statements that the
// rules of parse/quote have found are hints to both. Findings are spans of the
// document's text, and the same text gives the same findings on every machine.
//
// The weights are embedded; MODEL.md says what they are trained on and how good they
// are, and cmd/train-tagger makes them. The package does not know who people are, and
// leaves transcripts, headlines and quotations without a cue to the rules.
package tagger

import (
	_ "embed"
	"sync"
	"sync/atomic"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/quote/tagger/weights"
)

//go:embed weights.bin
var embedded []byte

// Model is a trained tagger. It does not change and may be used by several
// goroutines at once.
type Model struct {
	lex       *prose.Lexicon
	cue, role *crf.Model
	version   *crf.Model
	scratch   sync.Pool // of *worker

	cueSums  *prose.CueSums
	roleSums *prose.RoleSums
	read     atomic.Int64 // tokens; see worthSums
}

// worthSums is the number of tokens from which sums are worked out, which takes up to 2 ms.
// Most documents that are read alone are shorter.
const worthSums = 1 << 13

// Default returns the model that is part of the program. It is read on first
// use, which takes some 4 ms.
func Default() (*Model, error) { return embeddedModel() }

var embeddedModel = sync.OnceValues(func() (*Model, error) { return Read(embedded) })

// Read returns the model of a file of weights.
func Read(file []byte) (*Model, error) {
	s, err := weights.Decode(file)
	if err != nil {
		return nil, err
	}
	return New(s), nil
}

// New returns the model of a set of weights.
func New(s *weights.Set) *Model {
	m := &Model{lex: s.Lexicon, cue: s.Cue.Model(), role: s.Role.Model(), version: s.Version.Model()}
	m.cueSums, m.roleSums = prose.NewCueSums(m.cue), prose.NewRoleSums(m.role)
	return m
}

// Page is a document as the tagger sees it.
type Page = prose.Page

// Attribution is a cue with what it reports and by whom.
type Attribution struct {
	Cue     []parse.Span // one span
	Mention []parse.Span // the words that name the speaker; none if the text does not
	Content []parse.Span // what is reported, in text order, without outer marks and leading "that"
	Hint    int          // index of the hint whose cue it shares, -1 if none
	ByRule  bool         // source and content are the hint's
	P       float64      // probability of the cue by the first stage, 0 to 1
	Right   float64      // probability that its content is that of an attribution, by half or more
	Exact   float64      // and that it is the same or nearly
}

// The minimum probability of being right from which an attribution is reported: for a cue
// known to a rule, and for one that only the first stage finds. At these points the F
// measure on unseen articles is highest, within chance; a rule needs less, because it was
// written for patterns that are rare in the corpus.
const (
	LeastByRule  = 0.25
	LeastByField = 0.5
	LeastQuoted  = 0.15 // of a rule's reading that holds a whole quotation: those are somebody's words
)

// quotedWords is the number of words from which a quotation is surely somebody's words.
const quotedWords = 8

func (w *worker) least(v *version) float64 {
	if v.Hint < 0 {
		return LeastByField
	}
	for _, c := range v.Content {
		if q := w.p.Tokens[c[1]-1].Region; q >= 0 && w.p.Regions[q].Words >= quotedWords {
			return LeastQuoted
		}
	}
	return LeastByRule
}

// glance is the probability from which the first stage passes a cue on to the others.
const glance = 0.08

// Find returns the attributions of a document in text order of their cues, and those that
// it considered and dropped, with the best reading of each cue. Hints are the statements
// that rules have found, refused are the cues that rules have rejected; there may be none.
// A hint that is certain by its layout is left to its rule: it is in neither list, and
// keeps its words.
func (m *Model) Find(doc parse.Document, seg parse.Segments, hints []parse.Statement, refused []parse.Candidate) (found, dropped []Attribution) {
	w := m.worker()
	w.page.Read(doc, seg, hints, refused, m.lex)
	w.readings(&w.page)
	found, dropped = w.choose()
	m.release(w)
	return found, dropped
}

// FindOn is Find on a page that has already been described.
func (m *Model) FindOn(p *prose.Page) (found, dropped []Attribution) {
	w := m.worker()
	w.readings(p)
	found, dropped = w.choose()
	m.release(w)
	return found, dropped
}

func (m *Model) worker() *worker {
	w, _ := m.scratch.Get().(*worker)
	if w == nil {
		w = &worker{m: m}
	}
	return w
}

// mostKept is the number of tokens up to which a document's buffers are kept for the next
// one. Those of a book would only take memory from later steps.
const mostKept = 1 << 14

// release keeps a worker's buffers for the next document, but nothing of this one.
func (m *Model) release(w *worker) {
	w.p, w.page.Text, w.page.Regions, w.page.Hints = nil, "", nil, nil
	if cap(w.page.Tokens) > mostKept {
		w.page = prose.Page{}
	}
	m.scratch.Put(w)
}

// readings works out the readings of all cues of a page.
func (w *worker) readings(p *prose.Page) {
	w.p, w.cueSums, w.roleSums = p, nil, nil
	if w.m.read.Add(int64(len(p.Tokens))) >= worthSums {
		w.cueSums, w.roleSums = w.m.cueSums, w.m.roleSums
	}
	w.cues()
	w.roles()
}

// worker holds the buffers in which one document is read.
type worker struct {
	m       *Model
	p       *prose.Page
	page    prose.Page // the memory of p, if the worker made it itself
	keys    crf.Features
	lattice crf.Lattice // of a sentence, in the first two stages
	judged  crf.Lattice // of one reading, in the third
	cueView prose.CueView
	view    prose.RoleView

	cueSums  *prose.CueSums // nil if they are not worth it yet
	roleSums *prose.RoleSums

	found   []finding
	covered []bool
	owner   []uint8

	chance   []float64 // of each token to belong to a cue
	versions []version
	vias     []parse.Span // see readVias
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
	w.chance = append(w.chance[:0], make([]float64, len(w.p.Tokens))...)
	for s := range w.p.Sents {
		if !w.p.Sents[s].Turn {
			w.cuesOf(s)
		}
	}
	w.addHints()
}

// addHints adds the cues of hints that the field does not see.
func (w *worker) addHints() {
	known := make([]bool, len(w.p.Hints))
	for _, f := range w.found {
		for i := f.cue[0]; i < f.cue[1]; i++ {
			if h := w.p.Tokens[i].Cue; h != 0 {
				known[h-1] = true
			}
		}
	}
	for h, hint := range w.p.Hints {
		if !hint.Judged || known[h] {
			continue
		}
		c := w.tokens(hint.Cue[0])
		if c[0] >= c[1] || w.p.Sents[w.p.Tokens[c[0]].Sent].Turn {
			continue
		}
		p := 0.0
		for i := c[0]; i < c[1]; i++ {
			p = max(p, w.chance[i])
		}
		w.found = append(w.found, finding{cue: c, p: p})
	}
	sortByCue(w.found)
}

func (w *worker) cuesOf(sent int) {
	s := w.p.Sents[sent]
	from, n := int(s.From), int(s.To-s.From)
	l := &w.lattice
	l.Start()
	w.cueView.Open(w.p, sent)
	for i := from; i < int(s.To); i++ {
		l.PushSums(w.p.CueClass(i), w.cueView.Weigh(i, w.m.cue, w.cueSums, &w.keys).Unpack())
	}
	best := w.m.cue.Best(l)
	prob := w.m.cue.Posteriors(l)
	for i := range prob {
		w.chance[from+i] = prob[i][prose.CueBegin] + prob[i][prose.CueInside]
	}
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
		if p < glance || w.covered[i] || i > 0 && w.covered[i-1] {
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
	if p < glance {
		return
	}
	w.found = append(w.found, finding{cue: [2]int{base + from, base + to}, p: p})
}

// roles finds the source and content of every cue, and weighs them along with those of its
// rule.
func (w *worker) roles() {
	w.versions = w.versions[:0]
	w.readVias()
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
				l.PushOutside(v.Class(i))
				continue
			}
			l.PushSums(v.Class(i), v.Weigh(i, w.m.role, w.roleSums, &w.keys).Unpack())
		}
		f.hint = v.Hint()
		w.read(f, w.m.role.Best(l), v.From)
		w.weigh(k, w.m.role.Posteriors(l), v.From)
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
