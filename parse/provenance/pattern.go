package provenance

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first used: to
// compile all of them takes longer than the program takes to print its
// version.
type pattern func() *regexp.Regexp

// lazily returns the pattern of an expression that is right: a wrong one
// panics at its first use, which the tests see.
func lazily(expr string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

func (p pattern) MatchString(s string) bool                 { return p().MatchString(s) }
func (p pattern) FindStringIndex(s string) []int            { return p().FindStringIndex(s) }
func (p pattern) FindAllStringIndex(s string) [][]int       { return p().FindAllStringIndex(s, -1) }
func (p pattern) FindStringSubmatch(s string) []string      { return p().FindStringSubmatch(s) }
func (p pattern) FindStringSubmatchIndex(s string) []int    { return p().FindStringSubmatchIndex(s) }
func (p pattern) FindAllStringSubmatch(s string) [][]string { return p().FindAllStringSubmatch(s, -1) }
func (p pattern) ReplaceAllString(s, by string) string      { return p().ReplaceAllString(s, by) }
func (p pattern) Split(s string) []string                   { return p().Split(s, -1) }
