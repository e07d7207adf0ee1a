package pack

import (
	"maps"
	"strings"
	"sync"

	"onrecord/report"
	"onrecord/templates"
)

// wording is the pack's own words in one variety of English, by key.
type wording map[string]string

var wordings = sync.OnceValue(func() map[string]wording { return readWordings(templates.Wording) })

// wordingOf returns the words of a language, those of the first one if it is unknown.
func wordingOf(language string) wording {
	if w := wordings()[language]; w != nil {
		return w
	}
	return wordings()[report.Languages()[0]]
}

// readWordings reads a file of words: "[language]", "key = words", "# comment". A language
// uses the words of the first one if it lacks its own.
func readWordings(text string) map[string]wording {
	out := map[string]wording{}
	var first, current wording
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok {
			current = maps.Clone(first)
			if current == nil {
				current = wording{}
				first = current
			}
			out[strings.TrimSuffix(name, "]")] = current
			continue
		}
		if key, words, ok := strings.Cut(line, " = "); ok && current != nil && !strings.HasPrefix(line, "#") {
			current[key] = words
		}
	}
	return out
}

// say returns the words of a key; pairs are a name and what replaces {name}.
func (w wording) say(key string, pairs ...string) string { return filled(w[key], pairs) }

// count returns the words of a key for a number, which stands for {n}.
func (w wording) count(key string, n int, pairs ...string) string {
	one, many, ok := strings.Cut(w[key], " | ")
	if ok && n != 1 {
		one = many
	}
	return filled(one, append(pairs, "n", number(n)))
}

func filled(words string, pairs []string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		words = strings.ReplaceAll(words, "{"+pairs[i]+"}", pairs[i+1])
	}
	return words
}
