package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/quote"
	"onrecord/parse/quote/tagger"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/quote/tagger/weights"
)

// bands are the steps of confidence in which statements are compared with the
// corpus.
const bands = 10

// band counts statements whose confidence lies in one step.
type band struct {
	all, half, most int
	sum             float64
}

// crossCheck reads every article with weights that were learned from others,
// and prints how many statements of it are right, and how often those of a
// confidence are.
func crossCheck(docs, trees []*article, set settings, n int, rows string, log io.Writer) error {
	var table [bands]band
	var out bytes.Buffer
	var best oracle
	gold := 0
	one := func(a *article, found []parse.Statement) {
		gold += len(a.gold)
		for _, s := range found {
			compare(a, s, &table[min(int(s.Confidence*bands), bands-1)])
			out.Write(a.row(s))
		}
	}
	if set.quick {
		set.stacks = n
		lex := learnLexicon(docs, trees, set, log)
		all := readers(docs, lex, set)
		for part, r := range all {
			m := tagger.New(&weights.Set{Lexicon: lex, Cue: r.cue, Role: r.role,
				Version: learnVersions(all, part, set, func(int, float64) {})})
			for i, a := range r.docs {
				best.count(a, r.readings[i])
				found, _ := quote.FindOn(m, a.doc, a.seg, a.page)
				one(a, found)
			}
		}
		best.print(log)
	} else {
		for part := range n {
			learn, check := split(docs, part, n)
			m := tagger.New(train(learn, trees, set, log))
			for _, a := range check {
				found, _ := quote.FindWith(m, a.doc, a.seg)
				one(a, found)
			}
		}
	}
	if rows != "" {
		if err := os.WriteFile(rows, out.Bytes(), 0o644); err != nil {
			return err
		}
	}
	var sum band
	fmt.Fprintf(log, "confidence  found   mean  content >=0.5  content >=0.8\n")
	for i, b := range table {
		if b.all > 0 {
			share := func(k int) float64 { return 100 * float64(k) / float64(b.all) }
			fmt.Fprintf(log, "%.1f-%.1f  %8d  %5.1f  %13.1f  %13.1f\n", float64(i)/bands, float64(i+1)/bands, b.all,
				100*b.sum/float64(b.all), share(b.half), share(b.most))
			sum.all, sum.half, sum.most = sum.all+b.all, sum.half+b.half, sum.most+b.most
		}
	}
	f := func(k int) float64 { return 200 * float64(k) / float64(gold+sum.all) }
	fmt.Fprintf(log, "%d of the corpus, %d found; F >=0.5 %.1f, >=0.8 %.1f\n", gold, sum.all, f(sum.half), f(sum.most))
	return nil
}

// oracle counts of how many attributions some reading is right, or a
// statement that stands by its layout: no decision can find more.
type oracle struct{ all, half, most, readings int }

func (o *oracle) count(a *article, readings []tagger.Reading) {
	o.readings += len(readings)
	for _, g := range a.gold {
		words, best := a.words(g.content), 0.0
		for _, r := range readings {
			best = max(best, similar(words, a.wordsIn(r.Content)))
		}
		for _, h := range a.hints {
			best = max(best, similar(words, a.words(a.tokens(h.Content))))
		}
		o.all++
		if best >= partly {
			o.half++
		}
		if best >= nearly {
			o.most++
		}
	}
}

func (o *oracle) print(log io.Writer) {
	share := func(k int) float64 { return 100 * float64(k) / float64(max(o.all, 1)) }
	fmt.Fprintf(log, "%d readings; the best is right for %.1f %% (>=0.5), %.1f %% (>=0.8)\n", o.readings,
		share(o.half), share(o.most))
}

// compare counts a statement by the attribution whose content is most like
// its own.
func compare(a *article, s parse.Statement, b *band) {
	b.all++
	b.sum += s.Confidence
	best, words := 0.0, a.words(a.tokens(s.Content))
	for _, g := range a.gold {
		best = max(best, similar(words, a.words(g.content)))
	}
	if best >= partly {
		b.half++
	}
	if best >= nearly {
		b.most++
	}
}

// row writes a statement as the program would, without what follows from its
// speaker; spans count code points.
func (a *article) row(s parse.Statement) []byte {
	points := func(spans ...parse.Span) [][2]int {
		out := [][2]int{}
		for _, x := range spans {
			from := utf8.RuneCountInString(a.doc.Text[:x.Start])
			out = append(out, [2]int{from, from + utf8.RuneCountInString(x.In(a.doc.Text))})
		}
		return out
	}
	var quote []string
	for _, c := range s.Content {
		quote = append(quote, c.In(a.doc.Text))
	}
	cue := ""
	if len(s.Cue) > 0 {
		cue = s.Cue[0].In(a.doc.Text)
	}
	line, err := json.Marshal(map[string]any{
		"document": a.name + ".txt", "kind": s.Kind, "act": s.Act, "speaker": s.Mention.In(a.doc.Text),
		"mention": s.Mention.In(a.doc.Text),
		"cue":     cue, "quote": strings.Join(quote, " … "), "confidence": s.Confidence, "rule": s.Rule,
		"spans": map[string]any{"content": points(s.Content...), "cue": points(s.Cue...), "mention": points(s.Mention)},
	})
	if err != nil {
		panic(err) // strings and numbers
	}
	return append(line, '\n')
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
