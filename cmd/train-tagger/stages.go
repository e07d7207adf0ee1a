package main

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"onrecord/parse/quote/tagger"
	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/quote/tagger/weights"
)

// train learns parts of speech and lemmas from the articles and the treebank,
// the rest from the articles.
func train(docs, trees []*article, set settings, log io.Writer) *weights.Set {
	lex := learnLexicon(docs, trees, set, log)
	var cue, role weights.Field
	var wait sync.WaitGroup
	var lock sync.Mutex // of log
	report := func(name string) func(int, float64) {
		return func(epoch int, loss float64) {
			lock.Lock()
			defer lock.Unlock()
			fmt.Fprintf(log, "%s pass %d: loss %.0f\n", name, epoch, loss)
		}
	}
	wait.Go(func() { cue = learnCues(docs, set, report("cue")) })
	wait.Go(func() { role = learnRoles(docs, set, report("role")) })
	wait.Wait()
	version := learnVersions(readers(docs, lex, set), -1, set, report("version"))
	fmt.Fprintf(log, "features kept: %d tags, %d cue, %d role, %d version\n", lex.Rows.Len(), len(cue.Rows),
		len(role.Rows), len(version.Rows))
	return &weights.Set{Lexicon: lex, Cue: cue, Role: role, Version: version}
}

// learnLexicon learns tags, lemmas and priors, and describes every page with
// what was learned from other articles: on articles that it has seen, the
// tagger is better than it will ever be again.
func learnLexicon(docs, trees []*article, set settings, log io.Writer) *prose.Lexicon {
	even, odd := split(docs, 1, 2)
	var full, fromEven, fromOdd *prose.Lexicon
	var wait sync.WaitGroup
	withLemmas := trees
	if len(trees) == 0 {
		withLemmas = docs
	}
	trees = slices.DeleteFunc(slices.Clone(trees), func(t *article) bool {
		return slices.ContainsFunc(docs, func(a *article) bool { return a.name == t.name })
	})
	wait.Go(func() {
		fromEven = trainTags(slices.Concat(even, trees), set)
		fromOdd = trainTags(slices.Concat(odd, trees), set)
	})
	wait.Go(func() { full = trainTags(slices.Concat(docs, trees), set) })
	wait.Wait()
	full.Lemmas = lemmas(withLemmas)
	for i, a := range docs {
		lex := *fromOdd
		if i%2 == 1 {
			lex = *fromEven
		}
		lex.Lemmas = full.Lemmas
		lex.Tag(a.page)
		a.page.Describe(&lex, a.hints, a.refused)
	}
	same, all := agreement(docs)
	fmt.Fprintf(log, "tags agree on %.2f %% of %d tokens of articles not learned from\n",
		100*float64(same)/float64(max(all, 1)), all)
	full.Priors = priors(docs)
	return full
}

// parts is into how many parts the articles are cut to count priors: an
// article's own counts do not stand in its features.
const parts = 10

// priors counts how often each lemma is a cue, fills in the articles' tokens
// and returns the table for unseen text.
func priors(docs []*article) map[uint32]uint8 {
	type count struct{ cue, all int }
	total := map[uint32]count{}
	var part [parts]map[uint32]count
	for i, a := range docs {
		in := make([]bool, len(a.page.Tokens))
		for _, g := range a.gold {
			for k := g.cue[0]; k < g.cue[1]; k++ {
				in[k] = true
			}
		}
		if part[i%parts] == nil {
			part[i%parts] = map[uint32]count{}
		}
		for k := range a.page.Tokens {
			key := a.page.Tokens[k].LemmaKey()
			t, p := total[key], part[i%parts][key]
			t.all++
			p.all++
			if in[k] {
				t.cue++
				p.cue++
			}
			total[key], part[i%parts][key] = t, p
		}
	}
	for i, a := range docs {
		for k := range a.page.Tokens {
			t := &a.page.Tokens[k]
			key := t.LemmaKey()
			p := part[i%parts][key]
			t.Prior = prior(total[key].cue-p.cue, total[key].all-p.all)
		}
	}
	out := map[uint32]uint8{}
	for key, c := range total {
		if b := prior(c.cue, c.all); b > 0 {
			out[key] = b
		}
	}
	return out
}

// prior makes a share coarse.
func prior(cue, all int) uint8 {
	if cue < 3 {
		return 0
	}
	p := float64(cue) / float64(all+3)
	for b, bar := range []float64{0.01, 0.05, 0.15, 0.3, 0.5, 0.75} {
		if p < bar {
			return uint8(b)
		}
	}
	return 6
}

func learnCues(docs []*article, set settings, report func(int, float64)) weights.Field {
	var seqs []*sequence
	var keys crf.Features
	var v prose.CueView
	for _, a := range docs {
		labels := make([]uint8, len(a.page.Tokens))
		for _, g := range a.gold {
			labels[g.cue[0]] = prose.CueBegin
			for k := g.cue[0] + 1; k < g.cue[1]; k++ {
				labels[k] = prose.CueInside
			}
		}
		for n, s := range a.page.Sents {
			seq := &sequence{}
			v.Open(a.page, n)
			for i := int(s.From); i < int(s.To); i++ {
				v.Keys(i, &keys)
				y := labels[i]
				if y == prose.CueInside && (i == int(s.From) || labels[i-1] == prose.CueOutside) {
					y, labels[i] = prose.CueBegin, prose.CueBegin // a cue over two sentences
				}
				seq.push(keys.All(), a.page.CueClass(i), y, false)
			}
			seqs = append(seqs, seq)
		}
	}
	f := newField(set, prose.CueLabels, [][2]int{{prose.CueOutside, prose.CueInside}})
	f.train(seqs, set.rounds, set.cueRuns, report)
	return f.weights()
}

func learnRoles(docs []*article, set settings, report func(int, float64)) weights.Field {
	var seqs []*sequence
	var keys crf.Features
	var v prose.RoleView
	for _, a := range docs {
		cues := make([][2]int, len(a.gold))
		for i, g := range a.gold {
			cues[i] = g.cue
		}
		v.OpenPage(a.page, cues)
		for _, g := range a.gold {
			v.Open(g.cue[0], g.cue[1])
			labels := roleLabels(&g, v.From, v.To)
			seq := &sequence{}
			for i := v.From; i < v.To; i++ {
				if v.InCue(i) {
					seq.push(nil, v.Class(i), prose.RoleOutside, true)
					continue
				}
				v.Keys(i, &keys)
				seq.push(keys.All(), v.Class(i), labels[i-v.From], false)
			}
			seqs = append(seqs, seq)
		}
	}
	f := newField(set, prose.RoleLabels, [][2]int{
		{prose.RoleOutside, prose.SourceInside}, {prose.RoleOutside, prose.ContentInside},
		{prose.SourceBegin, prose.ContentInside}, {prose.SourceInside, prose.ContentInside},
		{prose.ContentBegin, prose.SourceInside}, {prose.ContentInside, prose.SourceInside},
	})
	f.train(seqs, set.rounds, set.roleRuns, report)
	return f.weights()
}

// roleLabels returns the labels of the tokens of a window.
func roleLabels(g *attribution, from, to int) []uint8 {
	labels := make([]uint8, to-from)
	mark := func(tokens []int, begin uint8) {
		for _, i := range tokens {
			if i >= from && i < to && (i < g.cue[0] || i >= g.cue[1]) {
				labels[i-from] = begin
			}
		}
	}
	mark(g.source, prose.SourceBegin)
	mark(g.content, prose.ContentBegin)
	var before uint8
	for i, y := range labels {
		if y != prose.RoleOutside && (before == y || before == y+1) {
			labels[i] = y + 1
		}
		before = labels[i]
	}
	return labels
}

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
