package pattern

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// machine is a deterministic automaton that says whether an expression matches,
// in one step for each letter. Its states are made when a text first leads to
// them (Cox 2010, "Regular Expression Matching in the Wild"): of the many that
// an expression may have, few occur. It is safe for concurrent use.
type machine struct {
	prog     *syntax.Prog
	anchored bool       // matches only from the beginning of the text
	class    [128]uint8 // ASCII letters that no instruction tells apart
	letters  []rune     // one of each class
	table    atomic.Pointer[table]
	making   sync.Mutex // of all below, and of what the table has
	rows     map[string]int32
	full     atomic.Bool // there are too many states: no more are made
	seen     []uint32    // by instruction: the step it was last reached in
	step     uint32
}

// table has a row for each state, in one piece so that the processor has it at
// hand: where each class of letters leads from there, and as its last entry
// where the end of the text does. A state is known by where its row begins.
type table struct {
	next   []atomic.Int32 // a row, or one of the values below
	states []*state       // by number of the row
}

const (
	unmade  = 0  // no row begins there: the first is left empty
	matched = -1 // the text matches, whatever follows
	dead    = -2 // the text does not
)

// state is what may come next: the instructions that the text so far leads to,
// and what its last letter says of a boundary.
type state struct {
	at    []uint32
	last  rune     // of the kinds of letter that boundaries tell apart, see kind
	other sync.Map // by rune, of those beyond ASCII: the row
}

const (
	mostStates       = 400
	mostInstructions = 4000
)

func newMachine(expr string) *machine {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil || len(prog.Inst) > mostInstructions {
		return nil
	}
	m := &machine{prog: prog, rows: map[string]int32{}, seen: make([]uint32, len(prog.Inst))}
	const inside = ^syntax.EmptyBeginText
	first, match := m.reach([]uint32{uint32(prog.Start)}, inside)
	m.anchored = len(first) == 0 && !match
	m.classify()
	m.table.Store(m.sized(4))
	m.row([]uint32{uint32(prog.Start)}, -1)
	return m
}

// width is the length of a row, and where the row of the beginning is.
func (m *machine) width() int { return len(m.letters) + 1 }

// barred marks the ASCII letters with which no text begins that matches.
func (m *machine) barred() (letters [2]uint64) {
	if !m.anchored {
		return letters
	}
	bars := make([]bool, len(m.letters))
	for c, r := range m.letters {
		after, match := m.over([]uint32{uint32(m.prog.Start)}, -1, r)
		bars[c] = len(after) == 0 && !match
	}
	for r, c := range m.class {
		if bars[c] {
			letters[r/64] |= 1 << (r % 64)
		}
	}
	return letters
}

// classify finds the classes of letters. Most instructions of an expression take the
// same letters as another one, so each set of letters is looked at once.
func (m *machine) classify() {
	known := map[[128]bool]bool{}
	var sets [][128]bool
	for i := range m.prog.Inst {
		if set := takesOfASCII(&m.prog.Inst[i]); !known[set] {
			known[set] = true
			sets = append(sets, set)
		}
	}
	classes := map[string]uint8{}
	key := make([]byte, 0, len(sets)+1)
	for r := rune(0); r < 128; r++ {
		key = append(key[:0], byte(kind(r)))
		for i := range sets {
			key = append(key, yes(sets[i][r]))
		}
		c, ok := classes[string(key)]
		if !ok {
			c = uint8(len(m.letters))
			classes[string(key)] = c
			m.letters = append(m.letters, r)
		}
		m.class[r] = c
	}
}

// takesOfASCII returns the letters of ASCII that an instruction takes: those that
// takes would say one by one.
func takesOfASCII(i *syntax.Inst) (set [128]bool) {
	switch {
	case len(i.Rune) > 1: // ranges: those of \p{L} lie mostly beyond
		for k := 0; k+1 < len(i.Rune); k += 2 {
			for r := i.Rune[k]; r <= min(i.Rune[k+1], 127); r++ {
				set[r] = true
			}
		}
	case len(i.Rune) == 1:
		for _, r := range [...]rune{i.Rune[0], unicode.ToLower(i.Rune[0]), unicode.ToUpper(i.Rune[0]), 'k', 'K', 's', 'S'} {
			if r < 128 && i.MatchRune(r) { // the Kelvin sign and the long s are k and s, too
				set[r] = true
			}
		}
	default:
		for r := range set {
			set[r] = takes(i, rune(r))
		}
	}
	return set
}

func yes(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// takes reports whether an instruction takes a letter.
func takes(i *syntax.Inst, r rune) bool {
	switch i.Op {
	case syntax.InstRune, syntax.InstRune1:
		return i.MatchRune(r)
	case syntax.InstRuneAny:
		return true
	case syntax.InstRuneAnyNotNL:
		return r != '\n'
	}
	return false
}

// kind returns a letter that boundaries do not tell from r: -1 before the text.
func kind(r rune) rune {
	switch {
	case r == -1 || r == '\n':
		return r
	case syntax.IsWordChar(r):
		return 'a'
	}
	return ' '
}

// match reports whether the expression matches some part of the text, if the
// machine can tell.
func (m *machine) match(text string) (matches, sure bool) {
	if m == nil || m.full.Load() {
		return false, false
	}
	t, at := m.table.Load(), m.width()
	for i := 0; i < len(text); {
		var to int
		r, size := rune(text[i]), 1
		if r < 128 {
			to = int(t.next[at+int(m.class[r])].Load())
		} else {
			r, size = utf8.DecodeRuneInString(text[i:])
			if known, ok := t.states[at/m.width()].other.Load(r); ok {
				if to = known.(int); to >= len(t.next) { // made for another text since this one was begun
					t = m.table.Load()
				}
			}
		}
		i += size
		if to <= 0 {
			if to == unmade {
				to, t = m.after(at, r)
			}
			switch to {
			case matched:
				return true, true
			case dead:
				return false, true
			case unmade:
				return false, false
			}
		}
		at = to
	}
	end := t.next[at+len(m.letters)].Load()
	if end == unmade {
		end = m.end(at)
	}
	return end == matched, true
}

// after makes the step from a state over a letter, and returns the table that
// has it: unmade if there are too many states.
func (m *machine) after(from int, r rune) (to int, t *table) {
	m.making.Lock()
	defer m.making.Unlock()
	if r < 128 {
		r = m.letters[m.class[r]]
	}
	s := m.table.Load().states[from/m.width()]
	to = matched
	if at, match := m.over(s.at, s.last, r); !match {
		to = m.row(at, kind(r))
	}
	t = m.table.Load()
	switch {
	case to == unmade:
		m.full.Store(true)
	case r < 128:
		t.next[from+int(m.class[r])].Store(int32(to))
	default:
		s.other.Store(r, to)
	}
	return to, t
}

// over returns the instructions to which a letter leads from others, and
// whether the text matches before it.
func (m *machine) over(from []uint32, last, r rune) (to []uint32, match bool) {
	reached, match := m.reach(from, syntax.EmptyOpContext(last, r))
	for _, pc := range reached {
		if i := &m.prog.Inst[pc]; takes(i, r) && !slices.Contains(to, i.Out) {
			to = append(to, i.Out)
		}
	}
	if !m.anchored && !slices.Contains(to, uint32(m.prog.Start)) {
		to = append(to, uint32(m.prog.Start))
	}
	return to, match
}

// end says whether the text matches that ends in a state.
func (m *machine) end(at int) int32 {
	m.making.Lock()
	defer m.making.Unlock()
	t := m.table.Load()
	s, end := t.states[at/m.width()], int32(dead)
	if _, match := m.reach(s.at, syntax.EmptyOpContext(s.last, -1)); match {
		end = matched
	}
	t.next[at+len(m.letters)].Store(end)
	return end
}

// reach returns the instructions that take a letter and are reached from others
// without one at a boundary, and whether the text matches up to there.
func (m *machine) reach(from []uint32, boundary syntax.EmptyOp) (reached []uint32, match bool) {
	m.step++
	var follow func(pc uint32)
	follow = func(pc uint32) {
		if m.seen[pc] == m.step {
			return
		}
		m.seen[pc] = m.step
		switch i := &m.prog.Inst[pc]; i.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			follow(i.Out)
			follow(i.Arg)
		case syntax.InstCapture, syntax.InstNop:
			follow(i.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(i.Arg)&^boundary == 0 {
				follow(i.Out)
			}
		case syntax.InstMatch:
			match = true
		case syntax.InstFail:
		default:
			reached = append(reached, pc)
		}
	}
	for _, pc := range from {
		follow(pc)
	}
	return reached, match
}

// row returns the row of the state with these instructions, unmade if there are
// too many.
func (m *machine) row(at []uint32, last rune) int {
	if len(at) == 0 {
		return dead
	}
	slices.Sort(at)
	key := make([]byte, 0, 4*len(at)+4)
	for _, pc := range append(at, uint32(last)) {
		key = binary.LittleEndian.AppendUint32(key, pc)
	}
	row, ok := m.rows[string(key)]
	if !ok && len(m.rows) < mostStates {
		n := len(m.rows) + 1
		t := m.table.Load()
		if n == len(t.states) {
			t = m.sized(2 * n)
			m.table.Store(t)
		}
		t.states[n] = &state{at: at, last: last}
		row = int32(n * m.width())
		m.rows[string(key)] = row
	}
	return int(row)
}

// sized returns the table with room for so many rows. Who still reads the one
// before finds there what it had.
func (m *machine) sized(rows int) *table {
	t := &table{next: make([]atomic.Int32, rows*m.width()), states: make([]*state, rows)}
	if old := m.table.Load(); old != nil {
		copy(t.states, old.states)
		for i := range old.next {
			t.next[i].Store(old.next[i].Load())
		}
	}
	return t
}
