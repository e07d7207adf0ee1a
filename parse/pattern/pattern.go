// Package pattern holds regular expressions that are compiled on first use. Compiling
// all of the program's expressions takes 10 ms, longer than everything else it does
// before printing its version.
//
// Most lines of most documents match none of them. So an expression that is used often
// gets a table of its states, a deterministic automaton that tells in one pass over the
// line whether it matches; see [machine].
package pattern

import (
	"regexp"
	"sync"
	"sync/atomic"
)

// Pattern is a regular expression that is compiled on first use.
type Pattern = *Expression

// Expression is a regular expression of package regexp. Its methods are those of
// regexp.Regexp and give the same results.
type Expression struct {
	asked   atomic.Int32 // how often it has been asked whether it matches, up to patience
	twice   sync.Once
	machine *machine
	barred  [2]uint64 // ASCII letters with which no text begins that matches: most lines need no more
	text    string
	once    sync.Once
	re      *regexp.Regexp
}

// patience is how often an expression is asked before it gets a machine: one
// document does not pay for it.
const patience = 40

// Lazily returns the pattern of a valid expression: an invalid one panics on first use,
// which the tests notice.
func Lazily(expr string) Pattern { return &Expression{text: expr} }

// Regexp returns the compiled expression, for methods that are missing here.
func (p *Expression) Regexp() *regexp.Regexp {
	p.once.Do(func() { p.re = regexp.MustCompile(p.text) })
	return p.re
}

// MatchString reports whether the expression matches some part of s.
func (p *Expression) MatchString(s string) bool {
	if may, sure := p.quickly(s); sure {
		return may
	}
	return p.Regexp().MatchString(s)
}

// quickly asks the machine. It is not sure where there is none yet, or where the
// expression has more states than are worth their memory.
func (p *Expression) quickly(s string) (matches, sure bool) {
	if p.asked.Load() < patience {
		p.asked.Add(1)
		return false, false
	}
	p.twice.Do(p.makeMachine)
	if s != "" && s[0] < 128 && p.barred[s[0]/64]>>(s[0]%64)&1 != 0 {
		return false, true
	}
	return p.machine.match(s)
}

func (p *Expression) makeMachine() {
	if p.machine = newMachine(p.text); p.machine != nil {
		p.barred = p.machine.barred()
	}
}

// not reports whether the machine knows that the expression matches nothing in s.
func (p *Expression) not(s string) bool {
	matches, sure := p.quickly(s)
	return sure && !matches
}

func (p *Expression) FindString(s string) string {
	if p.not(s) {
		return ""
	}
	return p.Regexp().FindString(s)
}

func (p *Expression) FindStringIndex(s string) []int {
	if p.not(s) {
		return nil
	}
	return p.Regexp().FindStringIndex(s)
}

func (p *Expression) FindStringSubmatch(s string) []string {
	if p.not(s) {
		return nil
	}
	return p.Regexp().FindStringSubmatch(s)
}

func (p *Expression) FindStringSubmatchIndex(s string) []int {
	if p.not(s) {
		return nil
	}
	return p.Regexp().FindStringSubmatchIndex(s)
}

func (p *Expression) FindAllStringIndex(s string, n int) [][]int {
	return p.Regexp().FindAllStringIndex(s, n)
}

func (p *Expression) FindAllStringSubmatch(s string, n int) [][]string {
	if p.not(s) {
		return nil
	}
	return p.Regexp().FindAllStringSubmatch(s, n)
}

func (p *Expression) ReplaceAllString(s, by string) string { return p.Regexp().ReplaceAllString(s, by) }
func (p *Expression) Split(s string, n int) []string       { return p.Regexp().Split(s, n) }
