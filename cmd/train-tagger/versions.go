package main

import (
	"slices"
	"sync"

	"onrecord/parse/quote/tagger"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/quote/tagger/weights"
)

// From how much likeness to an attribution of the corpus a content is partly
// right, and right.
const (
	partly = 0.5
	nearly = 0.8
)

// reader is the first and second stage that have not learned from one part
// of the articles, and what they read there.
type reader struct {
	cue, role weights.Field
	docs      []*article
	readings  [][]tagger.Reading // by article
}

// readers reads every article with stages that have not learned from it
// (stacking: Wolpert, 1992): the third stage has to know what those are worth
// on unseen text.
func readers(docs []*article, lex *prose.Lexicon, set settings) []reader {
	out := make([]reader, set.stacks)
	for part := range out {
		learn, check := split(docs, part, set.stacks)
		r := reader{docs: check}
		var wait sync.WaitGroup
		silent := func(int, float64) {}
		wait.Go(func() { r.cue = learnCues(learn, set, silent) })
		wait.Go(func() { r.role = learnRoles(learn, set, silent) })
		wait.Wait()
		m := tagger.New(&weights.Set{Lexicon: lex, Cue: r.cue, Role: r.role,
			Version: weights.Field{Labels: prose.VersionLabels}})
		for _, a := range check {
			r.readings = append(r.readings, m.Readings(a.page))
		}
		out[part] = r
	}
	return out
}

// learnVersions learns the third stage, a field of one token, which is a
// multinomial logistic regression, from all readings but those of one part;
// of all if there is no such part.
func learnVersions(all []reader, but int, set settings, report func(int, float64)) weights.Field {
	var seqs []*sequence
	for part, r := range all {
		if part == but {
			continue
		}
		for i, a := range r.docs {
			for _, one := range r.readings[i] {
				seq := &sequence{}
				seq.push(one.Keys, 0, a.label(one.Content), false)
				seqs = append(seqs, seq)
			}
		}
	}
	f := newField(set, prose.VersionLabels, nil)
	f.train(seqs, often*set.rounds, set.lastRuns, report)
	return f.weights()
}

// often is how many times as often the third stage is learned as the others: it
// is small, and what it makes of a reading varies most from time to time.
const often = 4

// split takes every n-th article for a part, and the rest.
func split(docs []*article, part, n int) (rest, own []*article) {
	for i, a := range docs {
		if i%n == part {
			own = append(own, a)
		} else {
			rest = append(rest, a)
		}
	}
	return slices.Clip(rest), slices.Clip(own)
}

// label says how right a content is.
func (a *article) label(content [][2]int) uint8 {
	words, best := a.wordsIn(content), 0.0
	for _, g := range a.gold {
		best = max(best, similar(words, a.words(g.content)))
	}
	switch {
	case best >= nearly:
		return prose.Right
	case best >= partly:
		return prose.Partly
	}
	return prose.Wrong
}

// wordsIn returns the words of token ranges.
func (a *article) wordsIn(content [][2]int) map[int]bool {
	var tokens []int
	for _, r := range content {
		for i := r[0]; i < r[1]; i++ {
			tokens = append(tokens, i)
		}
	}
	return a.words(tokens)
}
