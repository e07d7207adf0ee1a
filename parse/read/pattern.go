package read

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first used. To
// compile all of them takes 10 ms, which is longer than everything else that
// the program does before it prints its version.
type pattern func() *regexp.Regexp

// lazily returns the pattern of an expression that is right: a wrong one
// panics at its first use, which the tests see.
func lazily(expr string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

func (p pattern) MatchString(s string) bool              { return p().MatchString(s) }
func (p pattern) FindStringIndex(s string) []int         { return p().FindStringIndex(s) }
func (p pattern) FindStringSubmatch(s string) []string   { return p().FindStringSubmatch(s) }
func (p pattern) FindStringSubmatchIndex(s string) []int { return p().FindStringSubmatchIndex(s) }

func (p pattern) FindAllStringIndex(s string, n int) [][]int { return p().FindAllStringIndex(s, n) }
func (p pattern) FindString(s string) string                 { return p().FindString(s) }
func (p pattern) ReplaceAllString(s, by string) string       { return p().ReplaceAllString(s, by) }
