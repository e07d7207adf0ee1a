package speaker

import (
	"strings"
	"sync"

	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// spellingKey is the same for the ways in which newsrooms write one Arabic,
// Persian or Russian name in Latin letters: "Qassar", "Qasar" and "Kassar" are
// "kasar", "Daraghi" and "Daraqi" "daraki", "Volansky" and "Volanskiy"
// "vulanski". It keeps enough apart: "Hassan" is "hasan", "Hussein" "husin".
// The word is folded. It says that two names can be the same, never that they
// are: "Reid" and "Reed" have one key.
func spellingKey(word string) string {
	w := withoutParticle(word)
	w = marks.Replace(w)
	switch {
	case muhammad.MatchString(w):
		return "muhamad"
	case ahmad.MatchString(w):
		return "ahmad"
	}
	w = abdul.ReplaceAllString(w, "abdul")
	w = letters.Replace(w)
	w = single(w)
	w = strings.ReplaceAll(w, "ai", "i") // "Hussain", "Naeem"
	if strings.HasSuffix(w, "ah") && len(w) > 3 {
		w = w[:len(w)-1] // "Abdullah", "Abdulla"
	}
	return w
}

var (
	muhammad = pattern.Lazily(`^m[ou]h+am+[ae]d$`)
	ahmad    = pattern.Lazily(`^ahm[ae][dt]$`)
	abdul    = pattern.Lazily(`^abd[aeiou]l`)
)

// letters are what transcriptions write differently; at each place the first
// that fits counts.
var letters = strings.NewReplacer(
	"tch", "sh", "sch", "sh", "ch", "sh", // Rashid, Rachid
	"kh", "h", // Khalid, Halid
	"gh", "k", "ck", "k", "q", "k", // Ghalibaf, Qalibaf
	"dh", "d", // Fayyadh, Fayyad
	"dj", "j", // Djamel, Jamal
	"x", "ks", // Alexei, Aleksei
	"e", "i", "y", "i", // Sergei, Sergey; Salem, Salim
	"o", "u", "w", "u", // Rouhani, Rohani; Awadi, Aouadi
)

// single makes runs of one letter one: "nn" is "n", also where other rules
// have brought the letters together.
func single(w string) string {
	var b strings.Builder
	last := rune(-1)
	for _, r := range w {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// sameWord reports one word of a name, with its article or without, with its
// marks or without: "al-Marri" and "Marri", "Ben-Ami" and "Benami".
func sameWord(a, b string) bool { return plainWord(a) == plainWord(b) }

func plainWord(w string) string { return marks.Replace(withoutParticle(w)) }

// marks are no letters: "Sa'ar", "Ben-Ami".
var marks = strings.NewReplacer("'", "", "`", "", "-", "", ".", "", "ʿ", "", "ʾ", "")

// transcribed reports a given name that comes from another script, so that
// its spelling varies: "Naim", "Sergei". The lists of English given names
// hold many of those as well.
func transcribed(given string) bool {
	if lang.EnglishGivenName(given) {
		return otherScripts()[spellingKey(given)]
	}
	return true
}

// otherScripts are given names among the English ones that are mostly
// transcribed, by their keys.
var otherScripts = sync.OnceValue(func() set {
	keys := set{}
	for _, name := range lang.TranscribedGivenNames {
		keys[spellingKey(name)] = true
	}
	return keys
})
