package pack

import (
	"slices"
	"strings"
	"unicode"
)

// commonWords are words that nearly every paragraph of a language has. They tell in which
// language an editor's note is written.
var commonWords = []struct {
	language string
	words    []string
}{
	{"en", []string{"the", "of", "and", "to", "in", "is", "are", "was", "that", "for", "on", "with", "by", "not", "this"}},
	{"da", []string{"og", "det", "at", "en", "den", "til", "er", "som", "på", "de", "med", "af", "ikke", "der", "har"}},
	{"de", []string{"der", "die", "und", "das", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist", "nicht", "ein"}},
	{"el", []string{"και", "το", "να", "του", "η", "της", "με", "που", "την", "από", "για", "είναι", "τα", "στο", "δεν"}},
	{"es", []string{"de", "la", "que", "el", "en", "y", "los", "se", "del", "las", "un", "por", "con", "no", "una"}},
	{"fr", []string{"de", "la", "le", "et", "les", "des", "en", "un", "du", "une", "que", "est", "pour", "qui", "dans"}},
	{"it", []string{"di", "e", "il", "la", "che", "in", "un", "per", "del", "non", "della", "con", "sono", "gli", "le"}},
	{"nl", []string{"de", "van", "het", "een", "en", "in", "is", "dat", "op", "te", "zijn", "voor", "met", "niet", "aan"}},
	{"pl", []string{"w", "i", "z", "na", "się", "nie", "do", "to", "że", "jest", "o", "od", "przez", "dla", "są"}},
	{"pt", []string{"de", "a", "o", "que", "e", "do", "da", "em", "um", "para", "com", "não", "uma", "os", "no"}},
	{"ru", []string{"и", "в", "не", "на", "что", "с", "по", "к", "из", "за", "от", "для", "это", "как", "о"}},
	{"sk", []string{"a", "v", "na", "sa", "je", "že", "o", "s", "z", "do", "ako", "by", "pre", "nie", "sú"}},
	{"sl", []string{"in", "je", "v", "na", "se", "za", "da", "so", "z", "ki", "pa", "ne", "bi", "po", "tudi"}},
	{"sv", []string{"och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "den", "till", "inte", "om", "ett"}},
	{"uk", []string{"і", "в", "на", "з", "що", "не", "до", "у", "та", "за", "як", "від", "про", "це", "є"}},
}

// noteLanguage is the language of a note, or "" for English and if it is not clear.
// Hyphenation and screen readers need it.
func noteLanguage(text string) string {
	switch scriptLanguage(text) {
	case "he":
		return "he"
	case "ar":
		if strings.ContainsAny(text, "پچژگ") { // letters that Arabic does not have
			return "fa"
		}
		return "ar"
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	best, most := "", max(1, len(words)/10) // with fewer it would be a guess
	tie := false
	for _, c := range commonWords {
		n := 0
		for _, w := range words {
			if slices.Contains(c.words, w) {
				n++
			}
		}
		switch {
		case n > most:
			best, most, tie = c.language, n, false
		case n == most:
			tie = true
		}
	}
	if tie || best == "en" {
		return ""
	}
	return best
}
