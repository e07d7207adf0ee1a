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
	score []Sums // of the best path to each label
	path  []uint8
	exp   [][MaxLabels]float64 // expEmit
	alpha [][MaxLabels]float64
	beta  [][MaxLabels]float64
	prob  [][MaxLabels]float64
}

// Start begins a sequence.
func (l *Lattice) Start() {
	l.n = 0
	l.emit, l.class = l.emit[:0], l.class[:0]
}

// Sums are the summed weights of features, by label, in steps.
type Sums [MaxLabels]int32

// Packed is Sums in one number, so that those of parts of a token's features can be added
// up: the labels 1, 3, 2 and 4, each above the one before by 16 bits. One below 0 borrows
// from the next, which unpacking pays back.
type Packed uint64

// Unpack returns the sums by label.
func (p Packed) Unpack() Sums {
	return Sums{0, int32(int16(p)), int32(int16((p + 1<<31) >> 32)), int32(int16((p + 1<<15) >> 16)), int32(int16((p + 1<<47) >> 48))}
}

// Sum adds up the weights of features. The sums of parts of a token's features
// add up to that of all.
func (m *Model) Sum(b *Features) Packed {
	m.table.find(b)
	return b.sum(0, b.n)
}

// SumParts does so for each part of the features, and for those of no part that come last.
// It returns the sum of all.
func (m *Model) SumParts(b *Features) (all Packed) {
	m.table.find(b)
	from := 0
	for _, p := range b.parts[:b.cut] {
		*p.sum = b.sum(from, p.end)
		all += *p.sum
		from = p.end
	}
	return all + b.sum(from, b.n)
}

// Tabulate fills in the sums of the features that keys adds for each place of a table, at
// most eight.
func (m *Model) Tabulate(sums []Packed, keys func(n uint64, b *Features)) {
	var b Features
	for n := range sums {
		keys(uint64(n), &b)
		b.Part(&sums[n])
		if b.cut == maxParts || n+1 == len(sums) {
			m.SumParts(&b)
			b.Reset()
		}
	}
}

// Push adds a token with its features and the class of the boundary before it.
func (m *Model) Push(l *Lattice, class uint8, b *Features) { l.PushSums(class, m.Sum(b).Unpack()) }

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
	l.score, l.path = grow(l.score, n), grow(l.path, n)
	l.score[0] = l.emit[0]
	for y := 0; y < labels; y++ {
		l.score[0][y] += m.Trans[l.class[0]][0][y] // a sequence begins as after label 0
	}
	for i := 1; i < n; i++ {
		before, t, e := &l.score[i-1], &m.Trans[l.class[i]], &l.emit[i]
		s, to := before[0], &t[0]
		s0, s1, s2, s3, s4 := s+to[0], s+to[1], s+to[2], s+to[3], s+to[4]
		for a := 1; a < labels; a++ {
			s, to := before[a], &t[a]
			s0, s1, s2, s3, s4 = max(s0, s+to[0]), max(s1, s+to[1]), max(s2, s+to[2]), max(s3, s+to[3]), max(s4, s+to[4])
		}
		const least = math.MinInt32 / 4
		l.score[i] = Sums{max(s0+e[0], least), max(s1+e[1], least), max(s2+e[2], least), max(s3+e[3], least), max(s4+e[4], least)}
	}
	y := 0
	for k := 1; k < labels; k++ {
		if l.score[n-1][k] > l.score[n-1][y] {
			y = k
		}
	}
	for i := n - 1; i > 0; i-- {
		l.path[i] = uint8(y)
		y = m.from(l, i, y)
	}
	l.path[0] = uint8(y)
	return l.path[:n]
}

// from returns the label of the token before on the best path to a label of token i. The way
// on is worked out only for the labels of the best path, which saves half of the time.
func (m *Model) from(l *Lattice, i, y int) int {
	before, t := &l.score[i-1], &m.Trans[l.class[i]]
	best := 0
	for a := 1; a < m.Labels; a++ {
		if before[a]+t[a][y] > before[best]+t[best][y] {
			best = a
		}
	}
	return best
}

// Posteriors returns, for every token, the probability of each label, by the
// forward-backward algorithm (Rabiner 1989). They are valid until the lattice is
// used again.
func (m *Model) Posteriors(l *Lattice) [][MaxLabels]float64 {
	n, labels := l.n, m.Labels
	if n == 0 {
		return nil
	}
	l.exp, l.alpha, l.beta, l.prob = grow(l.exp, n), grow(l.alpha, n), grow(l.beta, n), grow(l.prob, n)
	for i := range n {
		l.exp[i] = expEmit(&l.emit[i], labels)
	}
	// Both ways at once: each step waits for the one before it, but not for the other way.
	for i := range n {
		m.forward(l, i)
		m.backward(l, n-1-i)
	}
	for i := range n {
		v, beta := l.alpha[i], &l.beta[i]
		for y := range v {
			v[y] = float64(v[y] * beta[y])
		}
		normalise(&v)
		copy(l.prob[i][:labels], v[:])
	}
	return l.prob[:n]
}

// forward works out alpha: the weight of the paths that lead to token i.
func (m *Model) forward(l *Lattice, i int) {
	t, e, v := &m.exp[l.class[i]], &l.exp[i], &l.alpha[i]
	*v = t[0]
	if i > 0 {
		var v0, v1, v2, v3, v4 float64
		for a, p := range l.alpha[i-1][:m.Labels] {
			from := &t[a]
			v0 += float64(p * from[0])
			v1 += float64(p * from[1])
			v2 += float64(p * from[2])
			v3 += float64(p * from[3])
			v4 += float64(p * from[4])
		}
		*v = [MaxLabels]float64{v0, v1, v2, v3, v4}
	}
	// The weight of labels that the model does not have is 0.
	v[0], v[1], v[2], v[3], v[4] = float64(v[0]*e[0]), float64(v[1]*e[1]), float64(v[2]*e[2]), float64(v[3]*e[3]), float64(v[4]*e[4])
	normalise(v)
}

// backward works out beta: the weight of the paths that go on from token i.
func (m *Model) backward(l *Lattice, i int) {
	v := &l.beta[i]
	if i == l.n-1 {
		*v = [MaxLabels]float64{1, 1, 1, 1, 1}
		return
	}
	t, e, after := &m.exp[l.class[i+1]], &l.exp[i+1], &l.beta[i+1]
	for a := range v {
		to := &t[a]
		v[a] = float64(float64(to[0]*e[0])*after[0]) + float64(float64(to[1]*e[1])*after[1]) + float64(float64(to[2]*e[2])*after[2]) +
			float64(float64(to[3]*e[3])*after[3]) + float64(float64(to[4]*e[4])*after[4])
	}
	for a := m.Labels; a < MaxLabels; a++ {
		v[a] = 0
	}
	normalise(v)
}

// normalise divides by the sum. If every path is too unlikely for a floating-point number,
// the token is outside.
func normalise(p *[MaxLabels]float64) {
	sum := p[0] + p[1] + p[2] + p[3] + p[4]
	if !(sum > 0) {
		*p = [MaxLabels]float64{1}
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
