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
	start    *state     // before the first letter
	making   sync.Mutex // of all below
	states   map[string]*state
	full     atomic.Bool // there are too many: no more are made
	seen     []uint32    // by instruction: the step it was last reached in
	step     uint32
}

// state is what may come next: the instructions that the text so far leads to,
// and what its last letter says of a boundary.
type state struct {
	at    []uint32
	last  rune                    // of the kinds of letter that boundaries tell apart, see kind
	next  []atomic.Pointer[state] // by class
	other sync.Map                // by rune, of those beyond ASCII
	ends  atomic.Int32            // at the end of the text: 1 matches, 2 does not
}

// matched is where a text leads to that matches, whatever follows, and dead
// where none does.
var matched, dead = &state{}, &state{}

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
	m := &machine{prog: prog, states: map[string]*state{}, seen: make([]uint32, len(prog.Inst))}
	const inside = ^syntax.EmptyBeginText
	first, match := m.reach([]uint32{uint32(prog.Start)}, inside)
	m.anchored = len(first) == 0 && !match
	m.classify()
	m.start = m.state([]uint32{uint32(prog.Start)}, -1)
	return m
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
	at := m.start
	for i := 0; i < len(text); {
		var to *state
		r, size := rune(text[i]), 1
		if r < 128 {
			to = at.next[m.class[r]].Load()
		} else {
			r, size = utf8.DecodeRuneInString(text[i:])
			if known, ok := at.other.Load(r); ok {
				to = known.(*state)
			}
		}
		i += size
		if to == nil {
			if to = m.after(at, r); to == nil {
				return false, false
			}
		}
		switch to {
		case matched:
			return true, true
		case dead:
			return false, true
		}
		at = to
	}
	ends := at.ends.Load()
	if ends == 0 {
		ends = m.end(at)
	}
	return ends == 1, true
}

// after makes the step from a state over a letter: nil if there are too many
// states.
func (m *machine) after(s *state, r rune) *state {
	m.making.Lock()
	defer m.making.Unlock()
	if r < 128 {
		r = m.letters[m.class[r]]
	}
	reached, match := m.reach(s.at, syntax.EmptyOpContext(s.last, r))
	to := matched
	if !match {
		var at []uint32
		for _, pc := range reached {
			if i := &m.prog.Inst[pc]; takes(i, r) && !slices.Contains(at, i.Out) {
				at = append(at, i.Out)
			}
		}
		if !m.anchored && !slices.Contains(at, uint32(m.prog.Start)) {
			at = append(at, uint32(m.prog.Start))
		}
		to = m.state(at, kind(r))
	}
	switch {
	case to == nil:
		m.full.Store(true)
	case r < 128:
		s.next[m.class[r]].Store(to)
	default:
		s.other.Store(r, to)
	}
	return to
}

// end says whether the text matches that ends in a state.
func (m *machine) end(s *state) int32 {
	m.making.Lock()
	defer m.making.Unlock()
	ends := int32(2)
	if _, match := m.reach(s.at, syntax.EmptyOpContext(s.last, -1)); match {
		ends = 1
	}
	s.ends.Store(ends)
	return ends
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

// state returns the state of the instructions, nil if there are too many.
func (m *machine) state(at []uint32, last rune) *state {
	if len(at) == 0 {
		return dead
	}
	slices.Sort(at)
	key := make([]byte, 0, 4*len(at)+4)
	for _, pc := range append(at, uint32(last)) {
		key = binary.LittleEndian.AppendUint32(key, pc)
	}
	s := m.states[string(key)]
	if s == nil && len(m.states) < mostStates {
		s = &state{at: at, last: last, next: make([]atomic.Pointer[state], len(m.letters))}
		m.states[string(key)] = s
	}
	return s
}
