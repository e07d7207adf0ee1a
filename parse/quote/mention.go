package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// ownMention corrects whom a statement names, where the words before its cue belong to a clause
// within the subject, or name who only passed the words on.
func (f *finder) ownMention(s *parse.Statement) parse.Span {
	if s.Mention.Empty() || len(s.Cue) == 0 || s.Mention.Start >= s.Cue[0].Start || s.Kind == parse.Turn {
		return s.Mention
	}
	if n := f.quotedAs(s); !n.empty() {
		return f.span(n.from, n.to)
	}
	if n := f.aroundRelative(s); !n.empty() {
		return f.span(n.from, n.to)
	}
	return s.Mention
}

// quotedAs is who was quoted, where the mention is who quotes: "Roke was quoted by the agency
// VNA | as saying".
func (f *finder) quotedAs(s *parse.Statement) noun {
	const longest = 12 // tokens of the agency
	from, to := f.cueTokens(s)
	lo, _ := f.sentenceOf(from)
	for i := to - 1; i > max(lo+1, to-longest); i-- {
		if !f.is(i, "by") || f.inMarks(i) || !f.is(i-1, "quoted", "cited", "reported") || !f.tok[i].Span.Overlaps(s.Mention) && f.tok[i].Span.Start > s.Mention.Start {
			continue
		}
		aux := i - 2
		for aux > lo && (isAdverb(f.word(aux)) || lang.Adverbs[f.word(aux)] || f.is(aux, "been", "also")) {
			aux--
		}
		if !f.is(to-1, "saying", "telling", "warning", "claiming", "as") || !lang.BeForms[f.word(aux)] && !lang.HaveForms[f.word(aux)] || aux <= lo {
			return noun{}
		}
		if n, why := f.subject(lo, aux, sForm); why == "" && f.tok[n.to-1].Span.End <= s.Mention.Start {
			return n
		}
		return noun{}
	}
	return noun{}
}

// aroundRelative is the subject of a cue that has a relative clause without commas, where the
// mention lies in that clause: "Firms that oppose the rules | say they cost jobs", "The club whose
// boat was used | said it was not asked".
func (f *finder) aroundRelative(s *parse.Statement) noun {
	cue := f.tokenAt(s.Cue[0].Start)
	who, end := f.tokenAt(s.Mention.Start), f.tokenAt(s.Mention.End-1)+1
	lo, _ := f.sentenceOf(cue)
	if end > cue || who <= lo || s.Content[0].Start < s.Cue[0].End || f.any(end, cue, func(i int) bool { return !f.isAuxiliary(i) }) {
		return noun{}
	}
	pronoun := 0
	for i := who; i > lo; i-- {
		if f.inMarks(i) || f.tok[i].Kind == parse.TokenMark && !f.is(i, "-", "'", "’", "&", "$", "%") {
			return noun{}
		}
		if f.is(i, "who", "that", "which", "whose") {
			pronoun = i
			break
		}
	}
	verb := pronoun + 1
	if f.is(pronoun, "whose") {
		verb++
	}
	if pronoun == 0 || verb >= end || f.is(pronoun, "that") && lang.ClaimNouns[f.word(pronoun-1)] || !f.opensRelative(verb, end, f.word(pronoun)) {
		return noun{}
	}
	if at := f.tokenAt(s.Content[0].Start); !f.inMarks(at) && (f.finite(at) || lang.Prepositions[f.word(at)]) { // "rules that harbour critics say | are too strict"
		return noun{}
	}
	n, why := f.nounBefore(lo, pronoun)
	if why != "" || n.to != pronoun || !f.isNamePart(n) && !f.isPluralWord(n.to-1) || f.any(lo, n.from, f.finiteOrS) || f.is(n.to-1, "those") {
		return noun{}
	}
	return n
}

// opensRelative reports whether a relative clause has its verb at the token and something after it.
func (f *finder) opensRelative(i, end int, pronoun string) bool {
	whose := pronoun == "whose"
	for i < end-1 && (lang.Adverbs[f.word(i)] || isAdverb(f.word(i)) || whose && !f.finite(i) && i < end-1) {
		i++
	}
	w := f.word(i)
	if f.finite(i) || contracted(w) {
		return true
	}
	plain := f.isWord(i) && !f.isUpper(i) && !lang.Determiners[w] && !lang.Pronouns[w] && !lang.Prepositions[w] && !lang.Conjunctions[w]
	return plain && !whose && i+1 < end && (pronoun == "who" || lang.Determiners[f.word(i+1)] || lang.Prepositions[f.word(i+1)] || f.is(i, "fled", "saw", "know", "knew", "knows", "own", "owns", "run", "runs", "use", "uses", "sell", "sells") || f.isUpper(i+1) && !strings.HasSuffix(w, "al"))
}

// isAuxiliary reports what may stand between a subject and its verb.
func (f *finder) isAuxiliary(i int) bool {
	w := f.word(i)
	return lang.HaveForms[w] || lang.BeForms[w] || lang.Adverbs[w] || isAdverb(w) || f.is(i, "did", "do", "does")
}
