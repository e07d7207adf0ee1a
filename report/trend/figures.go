package trend

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"onrecord/parse/lang"
)

// figure is a number in a statement, with what it counts.
type figure struct {
	text  string // as it stands there, with what it counts: "41 heavy shells"
	value float64
	of    []string // beginnings of the words after it, or the sign of a currency or of per cent
	about bool     // "nearly 40"
}

// What makes a number say what something is called or when it was, and not how many:
// the word before it. Months do so on either side.
var (
	labelled  = setOf("number no nr article chapter section page room flight route highway phase clause resolution brigade division battalion unit line gate pier act law channel")
	loose     = setOf("about around some nearly almost over roughly approximately than least most up")
	clock     = setOf("am pm a.m p.m o'clock gmt utc hours")
	multiples = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
		"trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3}
	numerals = numeralsOf("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
		"twenty thirty forty fifty sixty seventy eighty ninety")
)

const (
	countedWithin = 2    // words after a number that may say what it counts
	firstYear     = 1900 // a bare number of four digits from here on is a year
	lastYear      = 2099
	roundedBy     = 0.15 // what "nearly" may be off by
)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// numeralsOf gives the words for small numbers their values, from two on: "one" is as
// often a pronoun as a number.
func numeralsOf(small, tens string) map[string]float64 {
	out := map[string]float64{}
	for i, w := range strings.Fields(small) {
		out[w] = float64(i + 2)
	}
	units := append([]string{"one"}, strings.Fields(small)[:8]...)
	for i, ten := range strings.Fields(tens) {
		out[ten] = float64(10 * (i + 2))
		for k, unit := range units {
			out[ten+"-"+unit] = out[ten] + float64(k+1)
		}
	}
	return out
}

// figuresIn returns the numbers of a statement that count something: no dates, hours,
// years and numbers that are names.
func figuresIn(quote string) []figure {
	words := strings.Fields(quote)
	var out []figure
	for i := 0; i < len(words); i++ {
		value, sign, ends, ok := number(words[i])
		before := ""
		if i > 0 {
			before = folded(words[i-1])
		}
		if !ok || lang.Months[before] || labelled[before] {
			continue
		}
		f := figure{text: trimmed(words[i]), value: value, about: loose[before]}
		bare := sign == "" && value >= firstYear && value <= lastYear && !strings.Contains(words[i], ",")
		for i+1 < len(words) && !ends && multiples[folded(words[i+1])] > 0 {
			i++
			f.value *= multiples[folded(words[i])]
			f.text += " " + trimmed(words[i])
			ends, bare = closes(words[i]), false
		}
		if bare {
			continue
		}
		next := ""
		if i+1 < len(words) && !ends {
			next = folded(words[i+1])
		}
		if lang.Months[next] || clock[next] {
			continue
		}
		switch {
		case next == "percent":
			sign, f.text = "%", f.text+" percent"
		case next == "per" && i+2 < len(words) && folded(words[i+2]) == "cent":
			sign, f.text = "%", f.text+" per cent"
		}
		if sign != "" {
			f.of = append(f.of, sign)
		}
		for k := i + 1; k < len(words) && k <= i+countedWithin && !ends && sign == ""; k++ {
			w := folded(words[k])
			if lang.CommonWords[w] || w == "" {
				break
			}
			f.of = append(f.of, beginning(w))
			f.text += " " + trimmed(words[k])
			ends = closes(words[k])
		}
		if len(f.of) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// number reads a word as a number, with the sign of what it is of, and whether a
// sentence or a list ends after it.
func number(word string) (value float64, sign string, ends, ok bool) {
	ends = closes(word)
	w := strings.ToLower(strings.Trim(word, ".,;:!?()[]“”\"‘’'"))
	for _, s := range []string{"$", "€", "£", "¥", "₹", "%"} {
		if strings.HasPrefix(w, s) || strings.HasSuffix(w, s) {
			sign, w = s, strings.Trim(w, s)
		}
	}
	if v := numerals[w]; v > 0 {
		return v, sign, ends, true
	}
	times := 1.0
	for _, suffix := range []string{"bn", "m", "k"} {
		if rest, found := strings.CutSuffix(w, suffix); found && sign != "" {
			w, times = rest, multiples[suffix]
			break
		}
	}
	if w == "" || strings.ContainsFunc(w, func(r rune) bool { return (r < '0' || r > '9') && r != ',' && r != '.' }) {
		return 0, "", ends, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return v * times, sign, ends, err == nil
}

// closes reports whether a mark after a word ends what goes with it.
func closes(word string) bool {
	return strings.ContainsRune(".,;:!?)”\"", rune(word[len(word)-1])) || strings.HasSuffix(word, "”")
}

func trimmed(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return unicode.IsPunct(r) && r != '%' })
}

func folded(word string) string { return strings.ToLower(trimmed(word)) }

// beginning is what two forms of a word share: "shell" and "shells".
func beginning(word string) string {
	letters := []rune(word)
	return string(letters[:min(len(letters), 5)])
}

// otherFigures says which figure in a statement differs from before, or "". A figure that
// the earlier statement also has does not differ, whatever else it counts.
func otherFigures(before, now []figure) string {
	for _, n := range now {
		var was *figure
		for i, b := range before {
			if !slices.ContainsFunc(b.of, func(of string) bool { return slices.Contains(n.of, of) }) {
				continue
			}
			if b.value == n.value || (b.about || n.about) &&
				math.Abs(b.value-n.value) <= roundedBy*max(b.value, n.value) {
				was = nil
				break
			}
			if was == nil {
				was = &before[i]
			}
		}
		if was != nil {
			return was.text + " before, " + n.text + " now"
		}
	}
	return ""
}
