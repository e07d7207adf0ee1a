// Package crf decodes linear-chain conditional random fields (Lafferty, McCallum
// and Pereira 2001) whose weights are small integers.
//
// A token's features are 32-bit hashes ([Features]); a [Model] maps each to one
// weight per label, in steps of 1/32. Label 0 ("outside") has no weights of
// its own. Scores are sums of integers and the best path is found in integers,
// so a text has the same labels on every machine; posterior probabilities use
// floating point without fused operations, for the same reason.
package crf

import "math"

// Limits of a model.
const (
	MaxLabels  = 5
	MaxClasses = 12 // kinds of boundary between two tokens
	Free       = MaxLabels - 1
)

// Scale is the number of steps of a weight that make 1.
const Scale = 32

// Forbidden is the weight of an impossible transition.
const Forbidden = -1 << 24

// Model is a trained conditional random field. It does not change after loading.
type Model struct {
	Labels int
	// Trans holds the weight of moving from label a to b over a boundary of
	// class c, in steps.
	Trans [MaxClasses][MaxLabels][MaxLabels]int32
	table Table
	exp   [MaxClasses][MaxLabels][MaxLabels]float64 // e^Trans
}

// NewModel returns a model of the weights given.
func NewModel(labels int, trans [MaxClasses][MaxLabels][MaxLabels]int32, table Table) *Model {
	m := &Model{Labels: labels, Trans: trans, table: table}
	for c := range trans {
		for a := range trans[c] {
			for b, w := range trans[c][a] {
				m.exp[c][a][b] = expSteps(w)
			}
		}
	}
	return m
}

// Lattice holds the scores of a sequence and the memory to decode it. It is reused from
// sequence to sequence.
type Lattice struct {
	n     int
	emit  []Sums
	class []uint8
	back  [][MaxLabels]uint8
	path  []uint8
	exp   [][MaxLabels]float64 // expEmit
	alpha [][MaxLabels]float64
	prob  [][MaxLabels]float64
}

// Start begins a sequence.
func (l *Lattice) Start() {
	l.n = 0
	l.emit, l.class = l.emit[:0], l.class[:0]
}

// Sums are the summed weights of features, by label, in steps.
type Sums [MaxLabels]int32

// Sum adds up the weights of features. The sums of parts of a token's features
// add up to that of all.
func (m *Model) Sum(b *Features) (e Sums) {
	m.table.sum(b, &e)
	return e
}

// Push adds a token with its features and the class of the boundary before it.
func (m *Model) Push(l *Lattice, class uint8, b *Features) { l.PushSums(class, m.Sum(b)) }

// PushSums adds a token whose features have been summed up.
func (l *Lattice) PushSums(class uint8, e Sums) {
	l.emit = append(l.emit, e)
	l.class = append(l.class, class)
	l.n++
}

// PushOutside adds a token that can only have label 0.
func (l *Lattice) PushOutside(class uint8) {
	var e Sums
	for y := 1; y < MaxLabels; y++ {
		e[y] = Forbidden
	}
	l.PushSums(class, e)
}

// Best returns the labels of the best path (Viterbi 1967). They are valid until
// the lattice is used again.
func (m *Model) Best(l *Lattice) []uint8 {
	n, labels := l.n, m.Labels
	if n == 0 {
		return nil
	}
	l.back = grow(l.back, n)
	l.path = grow(l.path, n)
	score := l.emit[0]
	for y := 0; y < labels; y++ {
		score[y] += m.Trans[l.class[0]][0][y] // a sequence begins as after label 0
	}
	for i := 1; i < n; i++ {
		var next [MaxLabels]int32
		t := &m.Trans[l.class[i]]
		for y := 0; y < labels; y++ {
			best, from := int32(math.MinInt32), 0
			for a := 0; a < labels; a++ {
				if v := score[a] + t[a][y]; v > best {
					best, from = v, a
				}
			}
			next[y] = max(best+l.emit[i][y], math.MinInt32/4)
			l.back[i][y] = uint8(from)
		}
		score = next
	}
	y := 0
	for k := 1; k < labels; k++ {
		if score[k] > score[y] {
			y = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.path[i] = uint8(y)
		y = int(l.back[i][y])
	}
	return l.path[:n]
}

// Posteriors returns, for every token, the probability of each label, by the
// forward-backward algorithm (Rabiner 1989). They are valid until the lattice is
// used again.
func (m *Model) Posteriors(l *Lattice) [][MaxLabels]float64 {
	n, labels := l.n, m.Labels
	if n == 0 {
		return nil
	}
	l.exp, l.alpha, l.prob = grow(l.exp, n), grow(l.alpha, n), grow(l.prob, n)
	for i := 0; i < n; i++ {
		e, t := &l.exp[i], &m.exp[l.class[i]]
		*e = expEmit(&l.emit[i], labels)
		v := t[0]
		if i > 0 {
			v = [MaxLabels]float64{}
			for a, p := range l.alpha[i-1][:labels] {
				for y := range v { // of labels that the model has not, nothing comes
					v[y] += float64(p * t[a][y])
				}
			}
		}
		var z float64
		for y := range labels {
			v[y] = float64(v[y] * e[y])
			z += v[y]
		}
		l.alpha[i] = v
		normalise(l.alpha[i][:labels], z)
	}
	beta := [MaxLabels]float64{1, 1, 1, 1, 1}
	for i := n - 1; i >= 0; i-- {
		var z float64
		for y := 0; y < labels; y++ {
			l.prob[i][y] = float64(l.alpha[i][y] * beta[y])
			z += l.prob[i][y]
		}
		normalise(l.prob[i][:labels], z)
		if i == 0 {
			break
		}
		e := &l.exp[i]
		var before [MaxLabels]float64
		z = 0
		t := &m.exp[l.class[i]]
		for a := range labels {
			v := 0.0
			for y := range labels {
				v += float64(float64(t[a][y]*e[y]) * beta[y])
			}
			before[a] = v
			z += v
		}
		normalise(before[:labels], z)
		beta = before
	}
	return l.prob[:n]
}

// normalise divides by the sum. Where every path has become too unlikely for
// a number, the token is outside.
func normalise(p []float64, sum float64) {
	if !(sum > 0) {
		clear(p)
		p[0] = 1
		return
	}
	for y := range p {
		p[y] /= sum
	}
}

// expEmit returns e^score of each label, relative to the greatest.
func expEmit(e *Sums, labels int) (out [MaxLabels]float64) {
	top := e[0]
	for y := 1; y < labels; y++ {
		top = max(top, e[y])
	}
	for y := 0; y < labels; y++ {
		out[y] = expSteps(e[y] - top)
	}
	return out
}

// expSteps returns e^(steps/Scale), 0 below e^-40.
func expSteps(steps int32) float64 {
	switch {
	case steps < -40*Scale:
		return 0
	case steps < 0:
		return expDown[-steps]
	case steps > 40*Scale:
		steps = 40 * Scale
	}
	return 1 / expDown[steps]
}

// expDown[k] is e^(-k/Scale), by multiplication alone: the same bits everywhere.
var expDown = func() (t [40*Scale + 1]float64) {
	const step = 0.96923323447634413 // e^(-1/32)
	t[0] = 1
	for k := 1; k < len(t); k++ {
		t[k] = float64(t[k-1] * step)
	}
	return t
}()

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)
	}
	return s[:n]
}
