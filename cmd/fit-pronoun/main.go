// Fit-pronoun trains the weights that decide who "he" and "she" mean.
//
//	go run ./cmd/fit-pronoun [-check DIR]... [-folds N] [-coref DIR] DIR... > parse/speaker/pronounweights.go
//
// Each DIR holds text/NAME.txt and gold.jsonl, the annotated rows: a pronoun before or
// after a statement means the annotated speaker. The folder of -coref holds NAME.conllu
// with entities, as in GUM. For each pronoun that means a person, it takes the
// candidates found by package speaker and fits a log-linear model over them. Resolved
// pronouns are features themselves, so it reads the texts several times, each time with
// the weights from the time before. With -folds it prints how often pronouns in texts
// not trained on were resolved correctly; with -check it does so for one more folder.
// The same texts give the same weights.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

// rounds is how often the texts are read; after three, nothing changes but single pronouns.
const rounds = 4

// misses says whether pronouns that were resolved wrongly are printed.
var misses bool

type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func run(args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet("fit-pronoun", flag.ContinueOnError)
	flags.SetOutput(log)
	var checks, coref list
	flags.Var(&checks, "check", "`folder` of annotated texts, or of *.conllu, that are not trained on")
	flags.Var(&coref, "coref", "`folder` of *.conllu with entities")
	folds := flags.Int("folds", 0, "train on all but one of `n` parts and read that part, for each part")
	flags.BoolVar(&misses, "misses", false, "print the pronouns that were resolved wrongly")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var learned []*text
	for _, dir := range append(coref, flags.Args()...) {
		texts, err := readTexts(dir)
		if err != nil {
			return err
		}
		learned = append(learned, texts...)
	}
	if *folds > 1 {
		crossValidate(log, learned, *folds)
	}
	weights := learn(learned)
	for _, dir := range checks {
		texts, err := readTexts(dir)
		if err != nil {
			return err
		}
		var seen []choice
		for _, t := range texts {
			seen = append(seen, t.choices(weights)...)
		}
		summarise(log, dir, seen)
	}
	n := 0
	for _, t := range learned {
		n += len(t.choices(weights))
	}
	write(out, weights, n)
	return nil
}

// learn reads the texts and fits weights, in rounds.
func learn(texts []*text) map[string]float64 {
	weights := map[string]float64{"rankBack": -1, "subjectBack1": -1, "lastSpeaker": 1, "sexKnown": 1, "noProof": -1}
	for range rounds {
		var all []choice
		for _, t := range texts {
			all = append(all, t.choices(weights)...)
		}
		weights = fit(all)
	}
	return weights
}

// crossValidate prints for each folder how often pronouns of texts that the weights have
// not seen were resolved correctly.
func crossValidate(log io.Writer, texts []*text, folds int) {
	seen := map[string][]choice{}
	var dirs []string
	for fold := range folds {
		var train, test []*text
		for i, t := range texts {
			if i%folds == fold {
				test = append(test, t)
			} else {
				train = append(train, t)
			}
		}
		weights := learn(train)
		for _, t := range test {
			if _, ok := seen[t.dir]; !ok {
				dirs = append(dirs, t.dir)
			}
			seen[t.dir] = append(seen[t.dir], t.choices(weights)...)
		}
	}
	var all []choice
	for _, dir := range dirs {
		summarise(log, dir+", out of fold", seen[dir])
		all = append(all, seen[dir]...)
	}
	summarise(log, "all, out of fold", all)
}

// summarise prints how many were right, and how often at which distance to the second.
func summarise(log io.Writer, what string, list []choice) {
	right, there := 0, 0
	for _, c := range list {
		if c.right() {
			right++
		} else if misses {
			fmt.Fprintln(log, " ", c)
		}
		if c.answer >= 0 {
			there++
		}
	}
	fmt.Fprintf(log, "%s: %d pronouns, right person among the candidates %.1f %%, resolved correctly %.1f %%\n", what, len(list),
		100*float64(there)/float64(max(1, len(list))), 100*float64(right)/float64(max(1, len(list))))
	for _, band := range [][2]float64{{0, 0.1}, {0.1, 0.3}, {0.3, 0.6}, {0.6, 0.9}, {0.9, 1.1}} {
		n, ok := 0, 0
		for _, c := range list {
			if m := c.margin(); m >= band[0] && m < band[1] {
				n++
				if c.right() {
					ok++
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(log, "  chance %.1f to %.1f above the second: %4d, right %.2f\n", band[0],
				min(band[1], 1), n, float64(ok)/float64(n))
		}
	}
}
