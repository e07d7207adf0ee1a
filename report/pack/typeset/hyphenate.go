package typeset

import (
	"bufio"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// The patterns as their authors publish them, each with its copyright notice
// and licence; hyphens/README.md lists them.
//
//go:embed hyphens/*.gz
var patternFiles embed.FS

// patternsOf names the file for a language, by tag in lower case; a tag that
// is not here is tried without its last part.
var patternsOf = map[string]string{
	"en": "en-gb", "en-us": "en-us", "en-ca": "en-us", "en-ph": "en-us",
	"da": "da", "de": "de-1996", "el": "el-monoton", "es": "es", "fr": "fr", "it": "it",
	"nl": "nl", "pl": "pl", "pt": "pt", "sk": "sk", "sl": "sl", "uk": "uk",
}

// Letters that stay together at the beginning and the end of a word. Most
// patterns allow two and two; three read better and cost little.
const (
	lettersBefore = 3
	lettersAfter  = 3
	shortestWord  = 6
)

// patterns divide the words of a language (Liang 1983): every pattern that fits
// a word votes on the places between its letters, the highest vote counts, and
// an odd one allows a hyphen.
type patterns struct {
	votes      map[string][]byte // by letters; "." is an end of the word
	longest    int               // letters of a pattern
	exceptions map[string][]int  // places by word
}

// patternsFor returns the patterns of a language, or nil if none are there.
// They are read once for each setter.
func (s *Setter) patternsFor(lang string) (*patterns, error) {
	tag := strings.ToLower(lang)
	name, ok := patternsOf[tag]
	for !ok && strings.Contains(tag, "-") {
		tag = tag[:strings.LastIndexByte(tag, '-')]
		name, ok = patternsOf[tag]
	}
	if !ok {
		return nil, nil
	}
	if p, read := s.hyphens[name]; read {
		return p, nil
	}
	p, err := readPatterns(name)
	if err != nil {
		return nil, fmt.Errorf("reading the hyphenation patterns of %s: %w", lang, err)
	}
	s.hyphens[name] = p
	return p, nil
}

func readPatterns(name string) (*patterns, error) {
	file, err := patternFiles.Open("hyphens/hyph-" + name + ".tex.gz")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	return parsePatterns(z)
}

// parsePatterns reads the two lists of a TeX file, \patterns{…} and
// \hyphenation{…}; "%" begins a comment.
func parsePatterns(r io.Reader) (*patterns, error) {
	p := &patterns{votes: map[string][]byte{}, exceptions: map[string][]int{}}
	list := ""
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "%")
		if begin, rest, found := strings.Cut(line, "{"); found && strings.HasPrefix(begin, `\`) {
			list, line = strings.TrimSpace(begin), rest
		}
		line, _, end := strings.Cut(line, "}")
		for _, word := range strings.Fields(line) {
			switch list {
			case `\patterns`:
				p.add(word)
			case `\hyphenation`:
				parts := strings.Split(word, "-")
				var places []int
				at := 0
				for _, part := range parts[:len(parts)-1] {
					at += len([]rune(part))
					places = append(places, at)
				}
				p.exceptions[strings.Join(parts, "")] = places
			}
		}
		if end {
			list = ""
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(p.votes) == 0 {
		return nil, fmt.Errorf("no patterns in the file")
	}
	return p, nil
}

// add takes a pattern apart: "hy3ph" is the letters hyph with a vote of 3
// before the third of them.
func (p *patterns) add(word string) {
	var letters []rune
	votes := []byte{0}
	for _, r := range word {
		if r >= '0' && r <= '9' {
			votes[len(votes)-1] = byte(r - '0')
			continue
		}
		letters = append(letters, r)
		votes = append(votes, 0)
	}
	p.votes[string(letters)] = votes
	p.longest = max(p.longest, len(letters))
}

// places returns where a word may be divided: the number of letters before each hyphen.
func (p *patterns) places(word []rune) []int {
	if len(word) < shortestWord {
		return nil
	}
	lower := make([]rune, 0, len(word)+2)
	lower = append(lower, '.')
	for _, r := range word {
		lower = append(lower, unicode.ToLower(r))
	}
	lower = append(lower, '.')
	if places, ok := p.exceptions[string(lower[1:len(lower)-1])]; ok {
		return places
	}
	votes := make([]byte, len(lower)+1)
	for i := range lower {
		for n := 1; n <= p.longest && i+n <= len(lower); n++ {
			for k, v := range p.votes[string(lower[i:i+n])] {
				votes[i+k] = max(votes[i+k], v)
			}
		}
	}
	var places []int
	for at := lettersBefore; at <= len(word)-lettersAfter; at++ {
		if votes[at+1]%2 == 1 {
			places = append(places, at)
		}
	}
	return places
}

// divide returns the places inside characters from..to of the paragraph
// where a hyphen may end a line. A word with a hyphen of its own is not
// divided again, nor is one that begins with a capital: it is a name.
func (p *paragraph) divide(from, to int) ([]int, error) {
	var list []int
	for i := from; i < to; {
		if !unicode.IsLetter(p.text[i]) {
			i++
			continue
		}
		end := i + 1
		for end < to && (unicode.IsLetter(p.text[end]) || unicode.Is(unicode.Mn, p.text[end])) {
			end++
		}
		word, start := p.text[i:end], i
		i = end
		if hyphened := start > 0 && isHyphen(p.text[start-1]) || end < len(p.text) && isHyphen(p.text[end]); hyphened || !p.divisible(start, end) {
			continue
		}
		rules, err := p.setter.patternsFor(p.spans[p.spanOf[start]].Lang)
		if err != nil {
			return nil, err
		}
		if rules == nil {
			continue
		}
		for _, at := range rules.places(word) {
			list = append(list, start+at)
		}
	}
	return list, nil
}

func isHyphen(r rune) bool {
	return r == '-' || r == '\u2010' || r == '\u2011' || r == '\u00AD' || r == '_' || r == '@'
}

// divisible reports whether a word is running text in one font, read from the
// left, without capitals but for a German noun's first.
func (p *paragraph) divisible(from, to int) bool {
	sp := p.spans[p.spanOf[from]]
	for i := from; i < to; i++ {
		if p.fonts[i] != p.fonts[from] || p.spanOf[i] != p.spanOf[from] || p.levels[i]%2 == 1 {
			return false
		}
		if unicode.IsUpper(p.text[i]) && !(i == from && strings.HasPrefix(strings.ToLower(sp.Lang), "de")) {
			return false
		}
	}
	return !sp.Address
}
