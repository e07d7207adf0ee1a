// Train-tagger trains the tagger's weights on a corpus of attributions.
//
//	go run ./cmd/train-tagger -treebank DIR CORPUS
//
// CORPUS holds text/NAME.txt, attributions/NAME_ANNOTATOR.ann in brat standoff
// (Attribution events with Source, Cue and Content) and pos.tsv.gz with words and
// part-of-speech tags. If there are several annotators, the first by name counts. DIR
// holds NAME.conllu with manually checked tags and lemmas; for articles in both, the
// corpus's tags are used. The same data give the same bytes on the same kind of
// processor.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"onrecord/parse/quote/tagger/weights"
)

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// settings are the numbers of training; MODEL.md says how they were chosen.
type settings struct {
	seed     uint64
	tagRuns  int     // passes of the part-of-speech tagger
	cueRuns  int     // passes of the first field
	roleRuns int     // and of the second
	lastRuns int     // and of the third
	stacks   int     // parts of the corpus that the third stage learns from, each read by fields that have not seen it
	rounds   int     // how often each is learned from nothing
	rate     float64 // of AdaGrad
	l1       float64 // cost of a weight
	drop     float64 // share of features left out at each step
	minCount int     // rarer features are not learned
	quick    bool    // cross-check with one training for each part
}

var standard = settings{seed: 7, tagRuns: 5, cueRuns: 8, roleRuns: 12, lastRuns: 10, stacks: 5, rounds: 4,
	rate: 0.05, l1: 2e-5, drop: 0.25, minCount: 2}

func run(args []string, log io.Writer) error {
	flags := flag.NewFlagSet("train-tagger", flag.ContinueOnError)
	flags.SetOutput(log)
	set := standard
	out := flags.String("o", "parse/quote/tagger/weights.bin", "`file` to write")
	treebank := flags.String("treebank", "", "`folder` of CoNLL-U files to learn parts of speech and lemmas from too")
	folds := flags.Int("folds", 0, "instead of writing weights, train on all but one of `n` parts and read that part, for each part; print how right its statements are")
	rows := flags.String("rows", "", "with -folds: write the statements to `file`, as rows of JSON Lines")
	flags.BoolVar(&set.quick, "quick", false, "with -folds: learn tags and priors once, without each article's own, and the decision from the other parts' readings")
	flags.Uint64Var(&set.seed, "seed", set.seed, "for the order of training")
	flags.IntVar(&set.cueRuns, "cue-runs", set.cueRuns, "passes of the first stage over the corpus")
	flags.IntVar(&set.roleRuns, "role-runs", set.roleRuns, "passes of the second stage")
	flags.IntVar(&set.lastRuns, "last-runs", set.lastRuns, "passes of the third stage")
	flags.IntVar(&set.rounds, "rounds", set.rounds, "how often each stage is learned from nothing; the mean counts")
	flags.Float64Var(&set.rate, "rate", set.rate, "learning rate")
	flags.Float64Var(&set.l1, "l1", set.l1, "cost of a weight")
	flags.Float64Var(&set.drop, "drop", set.drop, "share of features left out at each step")
	flags.IntVar(&set.minCount, "min", set.minCount, "least count of a feature")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("give one corpus directory")
	}
	docs, err := readCorpus(flags.Arg(0))
	if err != nil {
		return fmt.Errorf("read corpus: %w", err)
	}
	var trees []*article
	if *treebank != "" {
		if trees, err = readTreebank(*treebank); err != nil {
			return fmt.Errorf("read treebank: %w", err)
		}
	}
	if *folds > 1 {
		return crossCheck(docs, trees, set, *folds, *rows, log)
	}
	file := weights.Encode(train(docs, trees, set, log))
	if err := os.WriteFile(*out, file, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(log, "%s: %d bytes\n", *out, len(file))
	return nil
}
