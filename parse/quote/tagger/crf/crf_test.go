package crf

import (
	"math"
	"math/rand/v2"
	"testing"
)

// random returns a model of three labels in which 0 may not go to 2, and a
// lattice of n tokens.
func random(r *rand.Rand, n int) (*Model, *Lattice) {
	var trans [MaxClasses][MaxLabels][MaxLabels]int32
	for c := range trans {
		for a := range trans[c] {
			for b := range trans[c][a] {
				trans[c][a][b] = int32(r.IntN(120) - 60)
			}
		}
		trans[c][0][2] = Forbidden
	}
	rows := make([]Row, 40)
	for i := range rows {
		rows[i] = Row{Key: uint32(i + 1), W: [Free]int8{int8(r.IntN(100) - 50), int8(r.IntN(100) - 50)}}
	}
	m := NewModel(3, trans, NewTable(rows))
	l := &Lattice{}
	l.Start()
	for range n {
		if r.IntN(6) == 0 {
			l.PushOutside(uint8(r.IntN(MaxClasses)))
			continue
		}
		m.Push(l, uint8(r.IntN(MaxClasses)), &Features{n: 3, k: [maxKeys]uint32{uint32(r.IntN(40)), uint32(r.IntN(40)), 1 << 20}})
	}
	return m, l
}

// score is the weight of one path.
func score(m *Model, l *Lattice, path []int) int64 {
	var s int64
	before := 0
	for i, y := range path {
		s += int64(m.Trans[l.class[i]][before][y]) + int64(l.emit[i][y])
		before = y
	}
	return s
}

func paths(n int, do func([]int)) {
	path := make([]int, n)
	var step func(int)
	step = func(i int) {
		if i == n {
			do(path)
			return
		}
		for y := range 3 {
			path[i] = y
			step(i + 1)
		}
	}
	step(0)
}

func TestBestPathIsTheBestOfAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		m, l := random(r, 1+r.IntN(6))
		best := int64(math.MinInt64)
		paths(l.n, func(p []int) { best = max(best, score(m, l, p)) })
		var got []int
		for _, y := range m.Best(l) {
			got = append(got, int(y))
		}
		if s := score(m, l, got); s != best {
			t.Fatalf("path %v has %d, the best %d", got, s, best)
		}
	}
}

func TestPosteriorsAreSharesOfAllPaths(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		m, l := random(r, 1+r.IntN(6))
		want := make([][3]float64, l.n)
		sum := 0.0
		paths(l.n, func(p []int) {
			w := math.Exp(float64(score(m, l, p)) / Scale)
			sum += w
			for i, y := range p {
				want[i][y] += w
			}
		})
		for i, p := range m.Posteriors(l) {
			for y := range 3 {
				if math.Abs(p[y]-want[i][y]/sum) > 1e-9 {
					t.Fatalf("token %d label %d: got %v, want %v", i, y, p[y], want[i][y]/sum)
				}
			}
		}
	}
}

func TestExpByStepsIsExp(t *testing.T) {
	for _, k := range []int32{0, 1, -1, 31, -32, 320, -1200} {
		if got, want := expSteps(k), math.Exp(float64(k)/Scale); math.Abs(got/want-1) > 1e-10 {
			t.Errorf("%d steps: %v, want %v", k, got, want)
		}
	}
}

func TestWordHashIsMadeByteByByte(t *testing.T) {
	if Finish(Step(Step(Seed, 'n'), 'o')) != String("no") {
		t.Error("two ways to hash a word differ")
	}
}

func TestSumsOfPartsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rows := make([]Row, 250)
	for i := range rows {
		rows[i] = Row{Key: uint32(i + 1), W: [Free]int8{127, -127, int8(r.IntN(255) - 127), int8(r.IntN(255) - 127)}}
	}
	m := NewModel(MaxLabels, [MaxClasses][MaxLabels][MaxLabels]int32{}, NewTable(rows))
	for _, n := range []int{0, 1, 7, 250} {
		var want Sums
		var first Packed
		b := &Features{}
		for i, row := range rows[:n] {
			for y, w := range row.W {
				want[y+1] += int32(w)
			}
			b.Put(row.Key)
			if i == n/2 {
				b.Part(&first)
			}
		}
		b.Put(1 << 20) // not in the table
		if got := m.SumParts(b).Unpack(); got != want {
			t.Errorf("%d features: %v, want %v", n, got, want)
		}
		b.n, b.cut = min(n, n/2+1), 0
		if got := m.Sum(b); got != first {
			t.Errorf("part of %d features: %v, want %v", n, first.Unpack(), got.Unpack())
		}
	}
}
