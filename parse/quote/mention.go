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
	for _, read := range []func(*parse.Statement) noun{f.aroundRelative, f.pronounBefore, f.aroundDashes, f.inWhich, f.namedBehind} {
		if n := read(s); !n.empty() {
			return f.span(n.from, n.to)
		}
	}
	return s.Mention
}

// pronounBefore is the pronoun right before a cue, where the mention is another name of the
// sentence: "Of her first husband, Kurt Loos, she | liked to say that".
func (f *finder) pronounBefore(s *parse.Statement) noun {
	cue, end := f.tokenAt(s.Cue[0].Start), f.tokenAt(s.Mention.End-1)+1
	i := cue - 1
	if f.is(i, "to") && f.is(i-1, "liked", "likes", "loved", "loves", "used") {
		i -= 2
	}
	for i > end && f.isAuxiliary(i) {
		i--
	}
	if i <= end || !f.is(i, "he", "she") || f.inMarks(i) || !f.is(i-1, ",") || f.startsSentence(i) || !f.sameSentence(s.Mention, s.Cue[0]) {
		return noun{}
	}
	return noun{i, i + 1}
}

// aroundDashes is the subject before an aside between dashes, where the mention lies in that:
// "The younger Mr Lim — his father, Lim Hwa, held the seat — | said".
func (f *finder) aroundDashes(s *parse.Statement) noun {
	cue, who := f.tokenAt(s.Cue[0].Start), f.tokenAt(s.Mention.Start)
	lo, _ := f.sentenceOf(cue)
	shut := cue - 1
	for shut > who && f.isAuxiliary(shut) {
		shut--
	}
	if !f.is(shut, dashes...) || shut <= who {
		return noun{}
	}
	for open := shut - 1; open > lo; open-- {
		if !f.is(open, dashes...) || f.inMarks(open) {
			continue
		}
		if open > who {
			return noun{}
		}
		if n, why := f.nounBefore(lo, open); why == "" && n.to == open && f.isNamePart(n) {
			return n
		}
		return noun{}
	}
	return noun{}
}

// inWhich is who acts in a clause about a paper, where the mention is who has the paper: "Voss
// produced a letter in which the bishop, Edwin Crane, | wrote".
func (f *finder) inWhich(s *parse.Statement) noun {
	const longest = 20 // tokens of the subject and its asides
	cue, end := f.tokenAt(s.Cue[0].Start), f.tokenAt(s.Mention.End-1)+1
	lo, _ := f.sentenceOf(cue)
	for i := cue - 1; i > max(lo, end-1, cue-longest); i-- {
		if f.is(i, "which", "whom") && f.is(i-1, "in") && !f.inMarks(i) {
			if n, why := f.subject(i+1, cue, past); why == "" && n.from > i && (f.isNamePart(n) || f.isUpper(n.from)) {
				return n
			}
			return noun{}
		}
	}
	return noun{}
}

// namedBehind is the name that follows a description without one, between commas: "Another
// survivor, schoolteacher Benji Tan, | said".
func (f *finder) namedBehind(s *parse.Statement) noun {
	const longest = 7 // tokens of the name and what stands before it
	who, end, cue := f.tokenAt(s.Mention.Start), f.tokenAt(s.Mention.End-1)+1, f.tokenAt(s.Cue[0].Start)
	if !f.is(who, "another", "one", "a", "an") || !f.is(end, ",") || f.any(who+1, end, f.isUpper) || s.Mention.Start >= s.Cue[0].Start {
		return noun{}
	}
	shut := end + 1
	for shut < cue && shut < end+1+longest && f.isWord(shut) && !f.inMarks(shut) {
		shut++
	}
	first := end + 1
	for first < shut && !f.isUpper(first) {
		if w := f.word(first); lang.Determiners[w] || lang.Prepositions[w] || f.finite(first) || f.is(first, "who", "which", "whose") {
			return noun{}
		}
		first++
	}
	if !f.is(shut, ",") || first == end+1 || shut-first < 2 || !f.isPlainName(noun{first, shut}) || f.any(shut+1, cue, func(i int) bool { return !f.isAuxiliary(i) }) {
		return noun{}
	}
	return noun{end + 1, shut}
}

// asQuoted reads "Roke was quoted by the Post as saying that it leaks", of which the Post would be
// the speaker and "saying that it leaks" the content.
func (f *finder) asQuoted(s *parse.Statement) {
	const longest = 12 // tokens of the agency
	from, to := f.cueTokens(s)
	if from >= to || !f.is(to-1, "quoted", "cited") || !f.is(to, "by") || s.Kind == parse.Turn {
		return
	}
	lo, hi := f.sentenceOf(from)
	at := f.tokenAt(s.Content[0].Start)
	if !f.is(at, "saying", "telling") || !f.is(at-1, "as") || at-to > longest || at+1 >= hi {
		return
	}
	aux := to - 2
	for aux > lo && (isAdverb(f.word(aux)) || lang.Adverbs[f.word(aux)] || f.is(aux, "been", "also")) {
		aux--
	}
	if n, why := f.subject(lo, aux, sForm); lang.BeForms[f.word(aux)] && why == "" && !n.empty() {
		next := at + 1
		if f.is(next, "that") {
			next++
		}
		if next < len(f.tok) && f.tok[next].Span.Start < s.Content[0].End {
			s.Mention, s.Cue, s.Content[0].Start = f.span(n.from, n.to), []parse.Span{f.tok[at].Span}, f.tok[next].Span.Start
		}
	}
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
		if n, why := f.subject(lo, aux, sForm); why == "" && !n.empty() && f.tok[n.to-1].Span.End <= s.Mention.Start {
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
