package main

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/weights"
)

// sequence is a sentence or window to learn from.
type sequence struct {
	keys  []uint32 // features of all tokens
	ends  []uint32 // where each token's features end in keys
	class []uint8
	label []uint8
	fixed []bool // can only be outside
}

func (s *sequence) push(keys []uint32, class, label uint8, fixed bool) {
	s.keys = append(s.keys, keys...)
	s.ends = append(s.ends, uint32(len(s.keys)))
	s.class = append(s.class, class)
	s.label = append(s.label, label)
	s.fixed = append(s.fixed, fixed)
}

// field learns a conditional random field by stochastic gradient descent with
// AdaGrad's step sizes (Duchi, Hazan and Singer 2011) and an L1 penalty that is
// applied when a weight is next used (Tsuruoka, Tsujii and Ananiadou 2009).
type field struct {
	set     settings
	labels  int
	free    int
	allowed [crf.MaxLabels][crf.MaxLabels]bool
	keys    []uint32 // by feature number
	w, g    []float32
	sum     []float32 // of weights after the later passes
	tsum    [crf.MaxClasses][crf.MaxLabels][crf.MaxLabels]float64
	last    []uint32 // step at which a feature's weights were last shrunk
	tw, tg  [crf.MaxClasses][crf.MaxLabels][crf.MaxLabels]float64
	step    uint32

	emit, exp     [][crf.MaxLabels]float64
	alpha, beta   [][crf.MaxLabels]float64
	scale         []float64
	keep          []uint32
	keepEnds      []uint32
	transExp      [crf.MaxClasses][crf.MaxLabels][crf.MaxLabels]float64
	transUsed     [crf.MaxClasses]bool
	transGradient [crf.MaxClasses][crf.MaxLabels][crf.MaxLabels]float64
}

func newField(set settings, labels int, forbid [][2]int) *field {
	f := &field{set: set, labels: labels, free: labels - 1}
	for a := range labels {
		for b := range labels {
			f.allowed[a][b] = true
		}
	}
	for _, x := range forbid {
		f.allowed[x[0]][x[1]] = false
	}
	return f
}

// number gives features that occur often enough a number, and drops the rest.
func (f *field) number(seqs []*sequence) {
	count := map[uint32]int{}
	for _, s := range seqs {
		for _, k := range s.keys {
			count[k]++
		}
	}
	ids := map[uint32]uint32{}
	for _, k := range slices.Sorted(maps.Keys(count)) {
		if k != 0 && count[k] >= f.set.minCount { // 0 marks an empty slot in the tagger
			ids[k] = uint32(len(f.keys))
			f.keys = append(f.keys, k)
		}
	}
	for _, s := range seqs {
		out, from := s.keys[:0], uint32(0)
		for t, end := range s.ends {
			for _, k := range s.keys[from:end] {
				if id, ok := ids[k]; ok {
					out = append(out, id)
				}
			}
			from = end
			s.ends[t] = uint32(len(out))
		}
		s.keys = out
	}
	f.w, f.g = make([]float32, len(f.keys)*f.free), make([]float32, len(f.keys)*f.free)
	f.last = make([]uint32, len(f.keys))
}

// train learns from the sequences, which it reorders: several times from
// nothing, in other orders, and takes the mean of what the later passes of each
// time have learned. What one order got right by chance evens out.
func (f *field) train(seqs []*sequence, rounds, runs int, report func(pass int, loss float64)) {
	f.number(seqs)
	r := rand.New(rand.NewPCG(f.set.seed, uint64(f.labels)))
	n := 0
	for round := range rounds {
		f.reset()
		for e := range runs {
			r.Shuffle(len(seqs), func(i, j int) { seqs[i], seqs[j] = seqs[j], seqs[i] })
			loss := 0.0
			for _, s := range seqs {
				loss += f.learn(s, r.Uint32()|1)
			}
			report(round*runs+e+1, loss)
			if e >= runs/2 {
				f.remember()
				n++
			}
		}
	}
	f.average(n)
}

// reset forgets what was learned, though not what is remembered.
func (f *field) reset() {
	clear(f.w)
	clear(f.g)
	clear(f.last)
	f.tw = [crf.MaxClasses][crf.MaxLabels][crf.MaxLabels]float64{}
	f.tg = f.tw
	f.step = 0
}

// remember adds the weights, as they are after a pass, to the sums of which
// the average is taken.
func (f *field) remember() {
	if f.sum == nil {
		f.sum = make([]float32, len(f.w))
	}
	f.step++
	for k := range f.last {
		f.shrink(uint32(k))
	}
	for i, w := range f.w {
		f.sum[i] += w
	}
	for c := range f.tw {
		for a := range f.tw[c] {
			for b, w := range f.tw[c][a] {
				f.tsum[c][a][b] += w
			}
		}
	}
}

// average puts the mean of n remembered weights in their place.
func (f *field) average(n int) {
	for i := range f.sum {
		f.w[i] = f.sum[i] / float32(n)
	}
	for c := range f.tw {
		for a := range f.tw[c] {
			for b := range f.tw[c][a] {
				f.tw[c][a][b] = f.tsum[c][a][b] / float64(n)
			}
		}
	}
}

// dropout copies the sequence's features, leaving out some.
func (f *field) dropout(s *sequence, x uint32) {
	f.keep, f.keepEnds = f.keep[:0], f.keepEnds[:0]
	bar := uint32(f.set.drop * math.MaxUint32)
	from := uint32(0)
	for _, end := range s.ends {
		for _, k := range s.keys[from:end] {
			x ^= x << 13
			x ^= x >> 17
			x ^= x << 5
			if x >= bar {
				f.keep = append(f.keep, k)
			}
		}
		from = end
		f.keepEnds = append(f.keepEnds, uint32(len(f.keep)))
	}
}

// shrink applies the L1 cost of the steps in which a feature did not occur.
func (f *field) shrink(k uint32) {
	d := f.step - f.last[k]
	if d == 0 || f.set.l1 == 0 {
		return
	}
	f.last[k] = f.step
	for y := int(k) * f.free; y < int(k+1)*f.free; y++ {
		if f.w[y] == 0 {
			continue
		}
		w := float64(f.w[y])
		cost := f.set.l1 * float64(d) * f.set.rate / math.Sqrt(float64(f.g[y])+1e-6)
		switch {
		case w > cost:
			w -= cost
		case w < -cost:
			w += cost
		default:
			w = 0
		}
		f.w[y] = float32(w)
	}
}

// learn takes one step and returns the sequence's loss.
func (f *field) learn(s *sequence, dropSeed uint32) float64 {
	f.step++
	f.dropout(s, dropSeed)
	n := len(s.ends)
	for _, of := range []*[][crf.MaxLabels]float64{&f.emit, &f.exp, &f.alpha, &f.beta} {
		*of = slices.Grow((*of)[:0], n)[:n]
	}
	f.scale = slices.Grow(f.scale[:0], n)[:n]
	from := uint32(0)
	for i := range n {
		var e [crf.MaxLabels]float64
		for _, k := range f.keep[from:f.keepEnds[i]] {
			f.shrink(k)
			for y, w := range f.w[int(k)*f.free : int(k+1)*f.free] {
				e[y+1] += float64(w)
			}
		}
		f.emit[i] = e
		from = f.keepEnds[i]
	}
	loss := f.forwardBackward(s)
	f.update(s)
	return loss
}

// forwardBackward fills alpha, beta and scale, and returns the loss.
func (f *field) forwardBackward(s *sequence) float64 {
	n, labels := len(s.ends), f.labels
	f.transUsed = [crf.MaxClasses]bool{}
	trans := func(c uint8) *[crf.MaxLabels][crf.MaxLabels]float64 {
		if !f.transUsed[c] {
			f.transUsed[c] = true
			for a := range labels {
				for b := range labels {
					f.transExp[c][a][b] = 0
					if f.allowed[a][b] {
						f.transExp[c][a][b] = math.Exp(f.tw[c][a][b])
					}
				}
			}
		}
		return &f.transExp[c]
	}
	loss := 0.0
	for i := range n {
		top := math.Inf(-1)
		for y := range labels {
			if !s.fixed[i] || y == 0 {
				top = max(top, f.emit[i][y])
			}
		}
		loss += top - f.emit[i][s.label[i]]
		before := 0
		if i > 0 {
			before = int(s.label[i-1])
		}
		loss -= f.tw[s.class[i]][before][s.label[i]]
		t := trans(s.class[i])
		z := 0.0
		for y := range labels {
			f.exp[i][y], f.alpha[i][y] = 0, 0
			if s.fixed[i] && y != 0 {
				continue
			}
			f.exp[i][y] = math.Exp(f.emit[i][y] - top)
			v := 0.0
			if i == 0 {
				v = t[0][y]
			} else {
				for a := range labels {
					v += f.alpha[i-1][a] * t[a][y]
				}
			}
			f.alpha[i][y] = v * f.exp[i][y]
			z += f.alpha[i][y]
		}
		z = max(z, 1e-300)
		f.scale[i] = z
		loss += math.Log(z)
		for y := range labels {
			f.alpha[i][y] /= z
		}
	}
	f.beta[n-1] = [crf.MaxLabels]float64{1, 1, 1, 1, 1}
	for i := n - 2; i >= 0; i-- {
		t := &f.transExp[s.class[i+1]]
		for a := range labels {
			v := 0.0
			for y := range labels {
				v += t[a][y] * f.exp[i+1][y] * f.beta[i+1][y]
			}
			f.beta[i][a] = v / f.scale[i+1]
		}
	}
	return loss
}

// least is the smallest gradient that is worth a step.
const least = 1e-3

// update moves the weights along the gradient.
func (f *field) update(s *sequence) {
	f.transGradient = [crf.MaxClasses][crf.MaxLabels][crf.MaxLabels]float64{}
	from := uint32(0)
	for i := range s.ends {
		f.transitions(s, i)
		var g [crf.MaxLabels]float64
		worth := false
		for y := 1; y < f.labels; y++ {
			g[y] = -f.alpha[i][y] * f.beta[i][y]
			if int(s.label[i]) == y {
				g[y]++
			}
			worth = worth || math.Abs(g[y]) > least
		}
		keys := f.keep[from:f.keepEnds[i]]
		from = f.keepEnds[i]
		if !worth || s.fixed[i] {
			continue
		}
		for _, k := range keys {
			at := int(k) * f.free
			for y := range f.free {
				if d := g[y+1]; d > least || d < -least {
					f.g[at+y] += float32(d * d)
					f.w[at+y] += float32(f.set.rate * d / math.Sqrt(float64(f.g[at+y])+1e-6))
				}
			}
		}
	}
	for c := range f.transGradient {
		for a := range f.labels {
			for b := range f.labels {
				if d := f.transGradient[c][a][b]; d != 0 {
					f.tg[c][a][b] += d * d
					f.tw[c][a][b] += f.set.rate * d / math.Sqrt(f.tg[c][a][b]+1e-6)
				}
			}
		}
	}
}

// transitions adds the gradient of the step into token i.
func (f *field) transitions(s *sequence, i int) {
	c := s.class[i]
	g, t := &f.transGradient[c], &f.transExp[c]
	if i == 0 {
		g[0][s.label[0]]++
		for y := range f.labels {
			g[0][y] -= f.alpha[0][y] * f.beta[0][y]
		}
		return
	}
	g[s.label[i-1]][s.label[i]]++
	for a := range f.labels {
		x := f.alpha[i-1][a] / f.scale[i]
		if x == 0 {
			continue
		}
		for b := range f.labels {
			g[a][b] -= x * t[a][b] * f.exp[i][b] * f.beta[i][b]
		}
	}
}

// weights returns what was learned, in the steps of the file.
func (f *field) weights() weights.Field {
	out := weights.Field{Labels: f.labels}
	for c := range f.tw {
		for a := range crf.MaxLabels {
			for b := range crf.MaxLabels {
				out.Trans[c][a][b] = crf.Forbidden
				if f.allowed[a][b] {
					out.Trans[c][a][b] = int32(math.Round(f.tw[c][a][b] * crf.Scale))
				}
			}
		}
	}
	for k, key := range f.keys {
		row := crf.Row{Key: key}
		any := false
		for y := range f.free {
			v := math.Round(float64(f.w[k*f.free+y]) * (1 - f.set.drop) * crf.Scale)
			row.W[y] = int8(max(-127, min(127, v)))
			any = any || v != 0
		}
		if any {
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}
