// Package pattern holds regular expressions that are compiled when they are
// first used. To compile all of the program's takes 10 ms, which is longer
// than everything else that it does before it prints its version.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is such an expression. Its methods are those of regexp.Regexp.
type Pattern func() *regexp.Regexp

// Lazily returns the pattern of an expression that is right: a wrong one
// panics at its first use, which the tests see.
func Lazily(expr string) Pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

func (p Pattern) MatchString(s string) bool                  { return p().MatchString(s) }
func (p Pattern) FindString(s string) string                 { return p().FindString(s) }
func (p Pattern) FindStringIndex(s string) []int             { return p().FindStringIndex(s) }
func (p Pattern) FindStringSubmatch(s string) []string       { return p().FindStringSubmatch(s) }
func (p Pattern) FindStringSubmatchIndex(s string) []int     { return p().FindStringSubmatchIndex(s) }
func (p Pattern) FindAllStringIndex(s string, n int) [][]int { return p().FindAllStringIndex(s, n) }
func (p Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p().FindAllStringSubmatch(s, n)
}
func (p Pattern) ReplaceAllString(s, by string) string { return p().ReplaceAllString(s, by) }
func (p Pattern) Split(s string, n int) []string       { return p().Split(s, n) }
