package trend

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/report"
)

// said is a sentence of a statement, looked through once.
type said struct {
	row       report.Row
	words     map[string]bool // stems, names among them
	names     map[string]bool
	figures   []figure
	negations int
	denied    string // the first stem after a negation
	open      bool   // it does not say plainly that something is or is not so: "if he goes"
}

// Words after a "not" with which nothing is denied ("not just"), and words of sentences
// that do not say plainly what is so.
var (
	besides = setOf("just only merely simply least")
	opening = setOf("if unless whether only")
)

// saidIn returns the sentences of a statement.
func saidIn(r report.Row) []said {
	var out []said
	for _, sentence := range sentences(r.Quote) {
		s := said{row: r, words: map[string]bool{}, names: map[string]bool{}, figures: figuresIn(sentence)}
		fields := strings.FieldsFunc(sentence, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '—' || r == '–' })
		for i, field := range fields {
			w := strings.ReplaceAll(folded(field), "’", "'")
			s.open = s.open || opening[w]
			switch {
			case lang.DenyingWords[w]:
				if !spares(fields, i) {
					s.negations++
				}
				continue
			case utf8.RuneCountInString(w) < 3 || numerals[w] > 0 || w[0] >= '0' && w[0] <= '9':
				continue
			}
			stem := report.Stem(strings.ReplaceAll(strings.TrimSuffix(w, "'s"), "'", ""))
			if stem == "" {
				continue
			}
			s.words[stem] = true
			if s.negations == 1 && s.denied == "" {
				s.denied = stem
			}
			if first, _ := utf8.DecodeRuneInString(trimmed(field)); i > 0 && unicode.IsUpper(first) {
				s.names[stem] = true
			}
		}
		out = append(out, s)
	}
	return out
}

// spares reports whether the denying word at a place denies nothing: "not just the dues",
// "No, we said so", "mocked him for not paying", "told them not to pay".
func spares(fields []string, at int) bool {
	word := fields[at]
	if closes(word) {
		return true
	}
	return at > 0 && folded(fields[at-1]) == "for" || at+1 < len(fields) && (besides[folded(fields[at+1])] || folded(fields[at+1]) == "to")
}

// sentences cuts a quotation where a sentence ends, where something is left out, and
// before a "but": "we do not win today, but we will".
func sentences(quote string) []string {
	var out []string
	from := 0
	for i, r := range quote {
		_, size := utf8.DecodeRuneInString(quote[i:])
		after := quote[i+size:]
		if strings.ContainsRune("!?;…", r) || r == '.' &&
			(after == "" || after[0] == ' ' || strings.HasPrefix(after, "”") || strings.HasPrefix(after, "’")) {
			out = append(out, quote[from:i])
			from = i + size
		}
	}
	out = append(out, quote[from:])
	for i := 0; i < len(out); i++ {
		if before, after, ok := strings.Cut(out[i], ", but "); ok {
			out[i] = before
			out = slices.Insert(out, i+1, after)
		}
	}
	return out
}

// common counts the words that both have.
func (s said) common(o said) int {
	n := 0
	for w := range s.words {
		if o.words[w] {
			n++
		}
	}
	return n
}

// plain counts those of them that are no names: of a country and its president a speaker
// says many things.
func (s said) plain(o said) int {
	n := 0
	for w := range s.words {
		if o.words[w] && !s.names[w] && !o.names[w] {
			n++
		}
	}
	return n
}

// sameNames reports whether two sentences name the same people and places.
func (s said) sameNames(o said) bool {
	for _, pair := range [][2]said{{s, o}, {o, s}} {
		for name := range pair[0].names {
			if !pair[1].words[name] {
				return false
			}
		}
	}
	return true
}

// negates reports whether a sentence says "not" of something that another says.
func (s said) negates(o said) bool {
	return s.negations == 1 && o.negations == 0 && !s.open && !o.open && o.words[s.denied]
}

// otherwise says how two sentences with so many words in common go against each other,
// or "".
func otherwise(before, now said, common int) string {
	was, is := parse.Stance(cmp.Or(before.row.Stance, string(parse.Says))),
		parse.Stance(cmp.Or(now.row.Stance, string(parse.Says)))
	verbs := map[parse.Stance]string{parse.Denies: "denies", parse.Doubts: "doubts"}
	share := func(of int) float64 { return float64(common) / float64(max(1, of)) }
	if now.plain(before) < plainWords {
		return ""
	}
	if was != is {
		switch {
		case before.negations%2 != now.negations%2 || insinuates(before.row) || insinuates(now.row):
		case share(min(len(before.words), len(now.words))) < deniedShare || share(max(len(before.words), len(now.words))) < deniedOfAll:
		case was == parse.Says && verbs[is] != "":
			return verbs[is] + " now what was said before"
		case is == parse.Says && verbs[was] != "":
			return "says now what was " + map[parse.Stance]string{parse.Denies: "denied",
				parse.Doubts: "doubted"}[was] + " before"
		}
		return ""
	}
	switch {
	case share(max(len(before.words), len(now.words))) < sameShare:
		return ""
	case now.negates(before):
		return "negated now, not before"
	case before.negates(now):
		return "negated before, not now"
	case now.negations != before.negations || !now.sameNames(before):
		return ""
	}
	return otherFigures(before.figures, now.figures)
}

// insinuates reports a doubt that often says what it doubts: "questioned whether he could
// be fair".
func insinuates(r report.Row) bool {
	return parse.Stance(r.Stance) == parse.Doubts && !strings.HasSuffix(r.Frame, "that")
}
