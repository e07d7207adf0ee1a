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

// learnVersions learns the third stage: a field of one token, which is a
// multinomial logistic regression. Its articles are read by first and second
// stages that have not learned from them (stacking: Wolpert, 1992), since it
// has to know what those are worth on unseen text.
func learnVersions(docs []*article, lex *prose.Lexicon, set settings, report func(int, float64)) weights.Field {
	var seqs []*sequence
	for part := range set.stacks {
		learn, check := split(docs, part, set.stacks)
		var cue, role weights.Field
		var wait sync.WaitGroup
		silent := func(int, float64) {}
		wait.Go(func() { cue = learnCues(learn, set, silent) })
		wait.Go(func() { role = learnRoles(learn, set, silent) })
		wait.Wait()
		m := tagger.New(&weights.Set{Lexicon: lex, Cue: cue, Role: role, Version: weights.Field{Labels: prose.VersionLabels}})
		for _, a := range check {
			for _, r := range m.Readings(a.page) {
				seq := &sequence{}
				seq.push(r.Keys, 0, a.label(r.Content), false)
				seqs = append(seqs, seq)
			}
		}
	}
	f := newField(set, prose.VersionLabels, nil)
	f.train(seqs, set.rounds, set.lastRuns, report)
	return f.weights()
}

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
	var tokens []int
	for _, r := range content {
		for i := r[0]; i < r[1]; i++ {
			tokens = append(tokens, i)
		}
	}
	words, best := a.words(tokens), 0.0
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
