package main

import (
	"fmt"
	"io"

	"onrecord/parse/quote/tagger"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/quote/tagger/weights"
)

// bands are the steps of probability in which findings are compared with the
// corpus.
const bands = 10

// band counts findings whose probability lies in one step.
type band struct {
	all, cue, third, most int
	sum                   float64
}

// crossCheck prints, for findings on articles that were not learned from, how
// often those of a probability are right.
func crossCheck(docs []*article, set settings, n int, log io.Writer) error {
	var table [bands]band
	gold, found := 0, 0
	for part := range n {
		var learn, check []*article
		for i, a := range docs {
			if i%n == part {
				check = append(check, a)
			} else {
				learn = append(learn, a)
			}
		}
		m, err := tagger.Read(weights.Encode(train(learn, set, log)))
		if err != nil {
			return err
		}
		for _, a := range check {
			gold += len(a.gold)
			for _, x := range m.Find(a.doc, a.seg, a.hints) {
				found++
				compare(a, x, &table[min(int(x.P*bands), bands-1)])
			}
		}
	}
	fmt.Fprintf(log, "%d of the corpus, %d found\nP          found  mean P  cue right  content >=0.3  content >=0.8\n", gold, found)
	for i, b := range table {
		if b.all > 0 {
			share := func(k int) float64 { return 100 * float64(k) / float64(b.all) }
			fmt.Fprintf(log, "%.1f-%.1f  %8d  %6.1f  %9.1f  %13.1f  %13.1f\n", float64(i)/bands, float64(i+1)/bands, b.all, 100*b.sum/float64(b.all), share(b.cue), share(b.third), share(b.most))
		}
	}
	return nil
}

// compare counts a finding: whether a cue of the corpus overlaps its own, and
// how much of the content is the same.
func compare(a *article, x tagger.Attribution, b *band) {
	b.all++
	b.sum += x.P
	cues, words := a.tokens(x.Cue), a.words(a.tokens(x.Content))
	best, cue := 0.0, false
	for _, g := range a.gold {
		for _, k := range cues {
			cue = cue || k >= g.cue[0] && k < g.cue[1]
		}
		best = max(best, similar(words, a.words(g.content)))
	}
	if cue {
		b.cue++
	}
	if best >= 0.3 {
		b.third++
	}
	if best >= 0.8 {
		b.most++
	}
}

func (a *article) words(tokens []int) map[int]bool {
	out := map[int]bool{}
	for _, i := range tokens {
		if a.page.Tokens[i].Has(prose.IsWord) {
			out[i] = true
		}
	}
	return out
}

// similar is the number of tokens in both over the number in either.
func similar(a, b map[int]bool) float64 {
	both := 0
	for i := range a {
		if b[i] {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
