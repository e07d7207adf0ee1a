// Fit-speaker trains the weights from which a speaker's confidence is calculated.
//
//	go run ./cmd/fit-speaker [-check DIR] DIR... > parse/speaker/weights.go
//
// Each DIR holds text/NAME.txt and gold.jsonl, the annotated rows. For each statement
// that shares at least half of its words with a gold row, it notes whether the speaker
// is the annotated one, and fits a ridge logistic regression on what package speaker
// knows about it. With -check it prints, for texts not trained on, how often speakers of
// each confidence were right. The same texts give the same weights.
package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"slices"

	"onrecord/parse/extract"
	"onrecord/parse/read"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/score"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

const (
	ridge    = 2.0 // pulls weights to nothing; chosen on five parts of the corpus
	minCount = 4   // rarer clues get no weight
	steps    = 25  // of Newton's method; it has converged by then
)

// sample is one statement: its clues, and whether its speaker is right.
type sample struct {
	clues []string
	right bool
}

func run(args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet("fit-speaker", flag.ContinueOnError)
	flags.SetOutput(log)
	check := flags.String("check", "", "`folder` of texts that are not trained on")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var learned []sample
	for _, dir := range flags.Args() {
		s, err := samples(dir)
		if err != nil {
			return err
		}
		learned = append(learned, s...)
	}
	weights := fit(learned)
	if *check != "" {
		seen, err := samples(*check)
		if err != nil {
			return err
		}
		reliability(log, weights, seen)
	}
	write(out, weights, len(learned))
	return nil
}

// samples reads the annotated texts of a folder.
func samples(dir string) ([]sample, error) {
	clues := map[string][]string{}
	var all []report.Row
	speakers, err := score.Speakers(os.DirFS(dir), func(name string, data []byte) ([]report.Row, error) {
		doc, err := read.Document(read.Input{Path: name, Data: data})
		if err != nil {
			return nil, err
		}
		r := extract.Statements(doc, extract.Options{})
		rows := report.Rows(r)
		for i, of := range speaker.Clues(r.Document, r.Segments, r.Statements) {
			clues[rows[i].ID] = of
		}
		all = append(all, rows...)
		return rows, nil
	})
	if err != nil {
		return nil, err
	}
	var out []sample
	for _, row := range all {
		if name, ok := speakers[row.ID]; ok {
			out = append(out, sample{clues[row.ID], score.SameSpeaker(name, row.Speaker)})
		}
	}
	return out, nil
}

// bias is the name of the weight that every statement has.
const bias = ""

// fit returns the weights of the clues, by Newton's method.
func fit(list []sample) map[string]float64 {
	count := map[string]int{}
	for _, s := range list {
		for _, c := range s.clues {
			count[c]++
		}
	}
	names := []string{bias}
	for _, c := range slices.Sorted(maps.Keys(count)) {
		if count[c] >= minCount {
			names = append(names, c)
		}
	}
	index := map[string]int{}
	for i, c := range names {
		index[c] = i
	}
	w := make([]float64, len(names))
	for range steps {
		gradient, hessian := make([]float64, len(w)), make([][]float64, len(w))
		for i := range w {
			pull := ridge
			if i == 0 {
				pull = 0.01
			}
			hessian[i] = make([]float64, len(w))
			gradient[i], hessian[i][i] = pull*w[i], pull
		}
		for _, s := range list {
			on := []int{0}
			for _, c := range s.clues {
				if i, ok := index[c]; ok {
					on = append(on, i)
				}
			}
			odds, y := 0.0, 0.0
			for _, i := range on {
				odds += w[i]
			}
			if s.right {
				y = 1
			}
			p := logistic(odds)
			for _, i := range on {
				gradient[i] += p - y
				for _, j := range on {
					hessian[i][j] += p * (1 - p)
				}
			}
		}
		for i, d := range solve(hessian, gradient) {
			w[i] -= d
		}
	}
	out := map[string]float64{}
	for i, c := range names {
		out[c] = w[i]
	}
	return out
}

func logistic(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

// solve returns x of ax = b, by elimination; a and b are used up.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		p := i
		for k := i + 1; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[p][i]) {
				p = k
			}
		}
		a[i], a[p], b[i], b[p] = a[p], a[i], b[p], b[i]
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			b[i] -= a[i][j] * b[j]
		}
		b[i] /= a[i][i]
	}
	return b
}

func (s sample) probability(weights map[string]float64) float64 {
	odds := weights[bias]
	for _, c := range s.clues {
		odds += weights[c]
	}
	return logistic(odds)
}

// reliability prints for bands of confidence how many speakers were right.
func reliability(out io.Writer, weights map[string]float64, list []sample) {
	bands := []float64{0, 0.3, 0.5, 0.75, 0.85, 0.95, 1.01}
	fmt.Fprintln(out, "confidence   statements   mean   right")
	for i := range bands[1:] {
		n, sum, right := 0, 0.0, 0
		for _, s := range list {
			if p := s.probability(weights); p >= bands[i] && p < bands[i+1] {
				n, sum = n+1, sum+p
				if s.right {
					right++
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(out, "%.2f to %.2f %12d %6.2f %7.2f\n", bands[i], min(bands[i+1], 1), n,
				sum/float64(n), float64(right)/float64(n))
		}
	}
}

// write prints the Go file of the weights.
func write(out io.Writer, weights map[string]float64, n int) {
	fmt.Fprintf(out, `package speaker

// Code generated by cmd/fit-speaker. DO NOT EDIT.

// Weights of a logistic regression of whether the speaker of a statement is right,
// counted on %d statements of the project's own annotated news. No word of the texts is
// in them.
const bias = %.2f

var weights = [numClues]float64{
`, n, weights[bias])
	for _, c := range speaker.ClueNames() {
		if w, ok := weights[c]; ok && math.Abs(w) >= 0.005 {
			fmt.Fprintf(out, "\t%s: %.2f,\n", c, w)
		}
	}
	fmt.Fprintln(out, "}")
}
