package main

import (
	"math"
	"math/rand/v2"

	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/prose"
)

// perceptron is an averaged perceptron over hashed features (Collins 2002;
// Weinberger and others 2009).
type perceptron struct {
	w    []float32 // current weights, by feature and tag
	sum  []float64 // of the weights over all steps so far
	when []uint32  // step of the last change
	step uint32
}

const nTags = len(prose.Tags)

// trainTags learns part-of-speech tags and returns them as a lexicon without
// lemmas and priors.
func trainTags(docs []*article, set settings) *prose.Lexicon {
	lex := &prose.Lexicon{Known: knownWords(docs)}
	n := nTags << prose.TagBits
	m := &perceptron{w: make([]float32, n), sum: make([]float64, n), when: make([]uint32, n)}
	type place struct{ doc, sent int }
	var order []place
	for d, a := range docs {
		for s := range a.page.Sents {
			order = append(order, place{d, s})
		}
	}
	r := rand.New(rand.NewPCG(set.seed, 1))
	for range set.tagRuns {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, o := range order {
			m.sentence(docs[o.doc], o.sent, lex.Known)
		}
	}
	lex.Rows = m.rows()
	return lex
}

// knownWords returns the words that are frequent and always have one tag.
func knownWords(docs []*article) map[uint32]uint8 {
	count := map[uint32]*[nTags]int{}
	for _, a := range docs {
		for i := range a.page.Tokens {
			if a.tags[i] == 0 {
				continue
			}
			k := a.page.Tokens[i].Word32()
			if count[k] == nil {
				count[k] = &[nTags]int{}
			}
			count[k][a.tags[i]]++
		}
	}
	known := map[uint32]uint8{}
	for k, c := range count {
		n, best := 0, 0
		for tag, v := range c {
			n += v
			if v > c[best] {
				best = tag
			}
		}
		if n >= 5 && c[best]*200 >= n*199 {
			known[k] = uint8(best)
		}
	}
	return known
}

func (m *perceptron) sentence(a *article, sent int, known map[uint32]uint8) {
	var keys crf.Features
	p := a.page
	s := p.Sents[sent]
	var before1, before2 uint8
	for i := int(s.From); i < int(s.To); i++ {
		tag, ok := known[p.Tokens[i].Word32()]
		if !ok {
			prose.TagKeys(p, s, i, before1, before2, &keys)
			tag = m.learn(keys.All(), a.tags[i])
		}
		before1, before2 = tag, before1
	}
}

// learn guesses a tag, mends the weights if it is wrong, and returns the guess.
func (m *perceptron) learn(keys []uint32, right uint8) uint8 {
	m.step++
	var score [nTags]float32
	for _, k := range keys {
		at := int(k>>(32-prose.TagBits)) * nTags
		for y, w := range m.w[at : at+nTags] {
			score[y] += w
		}
	}
	guess := 1
	for y := 2; y < nTags; y++ {
		if score[y] > score[guess] {
			guess = y
		}
	}
	if right != 0 && uint8(guess) != right {
		for _, k := range keys {
			at := int(k>>(32-prose.TagBits)) * nTags
			m.add(at+guess, -1)
			m.add(at+int(right), 1)
		}
	}
	return uint8(guess)
}

func (m *perceptron) add(k int, d float32) {
	m.sum[k] += float64(m.step-m.when[k]) * float64(m.w[k])
	m.when[k] = m.step
	m.w[k] += d
}

// tagStep is the step of a tag weight.
const tagStep = 0.15

// leastTag is the smallest weight, in steps, that is kept. Those of one step
// are a tenth of all; without them no fewer tags are right.
const leastTag = 2

// rows returns the averages as small integers; what is nearly nothing is left out.
func (m *perceptron) rows() prose.TagRows {
	counts, pairs := make([]uint8, 1<<prose.TagBits), []prose.TagWeight(nil)
	for f := 0; f < 1<<prose.TagBits; f++ {
		for y := 0; y < nTags; y++ {
			k := f*nTags + y
			m.add(k, 0)
			v := math.Round(m.sum[k] / float64(m.step) / tagStep)
			if v <= -leastTag || v >= leastTag {
				counts[f]++
				pairs = append(pairs, prose.TagWeight{Tag: uint8(y), W: int8(max(-127, min(127, v)))})
			}
		}
	}
	r, ok := prose.NewTagRows(counts, pairs)
	if !ok {
		panic("more weights of tags than their table can hold")
	}
	return r
}

// agreement returns how many of the tokens that have a tag in the corpus have
// the same on the page.
func agreement(docs []*article) (same, all int) {
	for _, a := range docs {
		for i, tag := range a.tags {
			if tag != 0 {
				all++
				if tag == a.page.Tokens[i].Tag {
					same++
				}
			}
		}
	}
	return same, all
}

// lemmas returns the lemmas that the rules of spelling get wrong.
func lemmas(docs []*article) map[uint32]string {
	type form struct {
		key   uint32
		lemma string
	}
	count := map[form]int{}
	wrong := map[uint32]bool{}
	for _, a := range docs {
		for i := range a.page.Tokens {
			t := a.page.Tokens[i]
			t.Tag = a.tags[i]
			if a.lemma[i] == "" || t.Tag == 0 || !prose.Inflected(t.Tag) {
				continue
			}
			count[form{t.Form(), a.lemma[i]}]++
			if prose.Stem(a.page.Text[t.Start:t.End], t.Tag) != a.lemma[i] {
				wrong[t.Form()] = true
			}
		}
	}
	best := map[uint32]form{}
	for f, n := range count {
		b, ok := best[f.key]
		if !ok || n > count[b] || n == count[b] && f.lemma < b.lemma {
			best[f.key] = f
		}
	}
	out := map[uint32]string{}
	for key := range wrong {
		if f := best[key]; count[f] >= 2 {
			out[key] = f.lemma
		}
	}
	return out
}
