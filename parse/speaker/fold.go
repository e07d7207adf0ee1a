package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// fold is the form in which words are compared.
func fold(s string) string { return lang.Fold(s) }

// foldAll folds every word of a phrase, with single spaces between.
func foldAll(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = fold(strings.Trim(w, ",;:\"“”()"))
	}
	return strings.Join(words, " ")
}

func foldWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fold(w)
	}
	return out
}

// collapse is the text with white space runs made one space.
func collapse(s string) string {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s // as most are
}

// withoutPossessive cuts "'s", "’s" or an apostrophe after a final s.
func withoutPossessive(s string) (string, bool) {
	if !hasApostrophe(s) {
		return s, false
	}
	for _, end := range []string{"'s", "’s", "'S", "’S", "s'", "s’", "S'", "S’"} {
		if t, ok := strings.CutSuffix(s, end); ok && t != "" {
			if end[0] == 's' || end[0] == 'S' {
				t += end[:1]
			}
			return t, true
		}
	}
	return s, false
}

// hasApostrophe reports one of either form: most words have none.
func hasApostrophe(s string) bool {
	for i := range len(s) {
		if s[i] == '\'' || s[i] == "’"[0] && strings.HasPrefix(s[i:], "’") {
			return true
		}
	}
	return false
}

// withoutContraction cuts the verb off a pronoun: "she'd", "they’ve", "I'm".
func withoutContraction(s string) string {
	if !hasApostrophe(s) {
		return s
	}
	for _, end := range []string{"'d", "’d", "'ve", "’ve", "'ll", "’ll", "'re", "’re", "'m", "’m"} {
		if t, ok := strings.CutSuffix(s, end); ok && t != "" {
			return t
		}
	}
	return s
}

// singular cuts the plural ending of a folded common noun: "leaders", "parties".
func singular(w string) (string, bool) {
	switch {
	case len(w) < 4, strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y", true
	case strings.HasSuffix(w, "men"):
		return w[:len(w)-2] + "an", true
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1], true
	}
	return w, false
}

// properCase writes a label as a name: "MARA VOSS" is "Mara Voss". A word
// that is not all in capitals stays as it is.
func properCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if !lang.AllUpper(w) || strings.Contains(w, ".") {
			continue
		}
		var b strings.Builder
		start := true
		for _, r := range w {
			if start {
				b.WriteRune(unicode.ToUpper(r))
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
			start = !unicode.IsLetter(r)
		}
		t := b.String()
		if rest, ok := strings.CutPrefix(t, "Mc"); ok && rest != "" {
			t = "Mc" + strings.ToUpper(rest[:1]) + rest[1:]
		}
		words[i] = t
	}
	return strings.Join(words, " ")
}
