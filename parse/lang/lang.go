// Package lang is the lexicon that all packages share: word lists, and the folding under
// which words are compared.
//
// The lists are data: in the files under words, each list is a section with its name,
// its use and its source. Each has one variable here, so that a misspelt name does not
// compile. A list may include others, so that a word shared by two lists is written
// once.
//
// Words are listed in the form that [Lower] returns, names and offices in the form of
// [Fold]. The lists are read once, when the program starts, and must not be changed.
package lang

import (
	"embed"
	"fmt"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Set is a word list for membership tests.
type Set map[string]bool

// Pattern returns the words, sorted, as the alternatives of a regular
// expression.
func (s Set) Pattern() string {
	words := slices.Sorted(maps.Keys(s))
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return strings.Join(words, "|")
}

// section is a list as its file states it.
type section struct {
	file, name  string
	use, source string
	with        []string // lists whose words it has
	without     []string // words of those that it has not
	lines       []string // of its own words, in order
	length      int      // of these lines together
}

//go:embed words/*.txt
var files embed.FS

var sections = readSections()

// readSections reads all word files except that of given names, which is larger
// than the rest together. A mistake in them is a bug, and a test finds it.
func readSections() map[string]*section {
	out := make(map[string]*section, 128)
	entries, err := files.ReadDir("words")
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		if e.Name() == givenFile {
			continue
		}
		for _, s := range parseSections(e.Name(), readFile(e.Name())) {
			if out[s.name] != nil {
				panic(fmt.Sprintf("lang: %s: a second list %q", s.file, s.name))
			}
			out[s.name] = s
		}
	}
	return out
}

func readFile(name string) string {
	data, err := files.ReadFile("words/" + name)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// parseSections reads one file:
//
//	# a comment
//	[name of the list]
//	use: what it is for
//	source: where it comes from
//	with: other lists, by name
//	without: words of those
//	words, any number to a line
func parseSections(file, data string) []*section {
	var out []*section
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			out = append(out, &section{file: file, name: strings.Trim(line, "[]")})
			continue
		}
		s := out[len(out)-1]
		key, value, isField := strings.Cut(line, ": ")
		if !isField {
			s.lines, s.length = append(s.lines, line), s.length+len(line)
			continue
		}
		switch key {
		case "use":
			s.use = value
		case "source":
			s.source = value
		case "with":
			s.with = append(s.with, strings.Split(value, ", ")...)
		case "without":
			s.without = append(s.without, strings.Fields(value)...)
		default:
			panic(fmt.Sprintf("lang: %s: [%s] has a field %q", file, s.name, key))
		}
	}
	return out
}

func find(name string) *section {
	s := sections[name]
	if s == nil {
		panic(fmt.Sprintf("lang: no list %q", name))
	}
	return s
}

// set returns a list as a set, with the words of the lists it is made of.
func set(name string) Set {
	s := find(name)
	out := make(Set, s.size())
	s.addTo(out)
	return out
}

// words yields the list's own words.
func (s *section) words() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, line := range s.lines {
			for w := range strings.FieldsSeq(line) {
				if !yield(w) {
					return
				}
			}
		}
	}
}

// size estimates the number of words of a list from its length.
func (s *section) size() int {
	n := s.length / 7
	for _, name := range s.with {
		n += find(name).size()
	}
	return n
}

func (s *section) addTo(out Set) {
	for _, name := range s.with {
		find(name).addTo(out)
	}
	for _, w := range s.without {
		delete(out, w)
	}
	for w := range s.words() {
		out[w] = true
	}
}

// list returns a list in the order of its file.
func list(name string) []string {
	s := find(name)
	var out []string
	for _, other := range s.with {
		out = append(out, list(other)...)
	}
	return slices.AppendSeq(out, s.words())
}

// pairs returns a list of "word=meaning".
func pairs(name string) map[string]string {
	words := list(name)
	out := make(map[string]string, len(words))
	for _, w := range words {
		word, meaning, _ := strings.Cut(w, "=")
		out[word] = meaning
	}
	return out
}
