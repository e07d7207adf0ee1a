package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// isNoReport reports a cue by which nothing is told where it stands: "the advocate concerned,
// Piet Hale, left", "recalled its envoy", "disclosed this on Friday while opening the pier".
func (f *finder) isNoReport(s *parse.Statement) bool {
	from, to := f.cueTokens(s)
	if from >= to || len(s.Content) == 0 {
		return false
	}
	if f.isAccusedNoun(s) {
		return true
	}
	if f.kind(s.Content) != parse.Indirect {
		return false
	}
	at, end := f.tokenAt(s.Content[0].Start), f.tokenAt(s.Content[0].End-1)+1
	before := f.word(from - 1)
	switch {
	case s.Mention.Empty() && f.is(to-1, "claims", "reports", "rumours", "rumors", "allegations") && from == to-1 && f.startsSentence(from):
		return true // "Claims that it leaks have been debunked."
	case strings.HasSuffix(before, "ly") && f.is(to-1, "maintained", "observed", "noted") && !f.is(to, "that") && s.Mention.End == f.tok[from-1].Span.End && !f.hasFinite(at, end):
		return true // "of badly maintained vessels"
	case f.is(to-1, "concerned"):
		return f.is(to, ",") && f.isWord(from-1) && !lang.BeForms[before] && !lang.Adverbs[before] && !isAdverb(before) && f.tokenAt(s.Content[0].Start) > to
	case f.is(to-1, "recall", "recalls", "recalled", "recalling") && at >= to:
		return f.recallsThing(at, end, to)
	case f.is(at, "this", "these") && at == to && len(s.Content) == 1 && !f.hasFinite(at+1, end):
		return f.is(at+1, "on", "in", "at", "while", "when", "during", "through", "via", "to", "after") || lang.TimeWords[f.word(at+1)]
	case f.is(to-1, "declared", "declares", "declare", "declaring") && at == to && !f.hasFinite(at, end):
		return f.is(at, "a") && (f.is(at+1, "state") && f.is(at+2, "of") || f.is(at+1, "public", "national") && f.is(at+2, "holiday"))
	case end-at >= 2 && at == to && lang.SubjectPronouns[f.word(at)] && !s.Mention.Empty(): // "what Voss says it says"
		_, cue := f.cueAt(at+1, end)
		return cue && f.is(f.tokenAt(s.Mention.Start)-1, "what")
	}
	return false
}

// isAccusedNoun reports "the murder accused" taken for a verb.
func (f *finder) isAccusedNoun(s *parse.Statement) bool {
	from, to := f.cueTokens(s)
	_, hi := f.sentenceOf(from)
	if lang.Pronouns[f.word(from-1)] || f.any(to, hi, func(i int) bool { return f.is(i, "of") && !f.inMarks(i) }) {
		return false
	}
	return to == from+1 && f.is(from, "accused") && (f.inMarks(to) || f.is(to, "was", "is", "had", "has", "told", "said")) && f.tokenAt(s.Content[0].Start) >= to
}

// recallsThing reports that wares or people are called back, and nothing is remembered.
func (f *finder) recallsThing(at, end, cueEnd int) bool {
	if at != cueEnd || f.is(at, "that", "how", "when") || strings.HasSuffix(f.word(at), "ing") || f.hasFinite(at, min(end, at+4)) {
		return false
	}
	return f.isNumber(at) && lang.BeForms[f.word(cueEnd-2)] || f.any(at, min(end, at+5), func(i int) bool {
		return !strings.HasSuffix(f.word(i+1), "ing") && f.is(i, "ambassador", "ambassadors", "envoy", "envoys", "diplomat", "diplomats", "vehicles", "cars", "trucks", "units", "products", "models", "batches", "troops", "parliament")
	})
}

// trimRemark takes off a content what the reporter adds to it: ", a remark that drew fire", "and
// declined to elaborate", ", a poll finds", "as “baseless”" after a claim that is rejected.
func (f *finder) trimRemark(s *parse.Statement) {
	last := len(s.Content) - 1
	if last < 0 || len(s.Cue) == 0 || s.Content[last].Start < s.Cue[0].End {
		return
	}
	_, cue := f.cueTokens(s)
	from, hi := f.tokenAt(s.Content[last].Start), f.tokenAt(s.Content[last].End-1)+1
	for i := from + 2; i < hi; i++ {
		if f.inMarks(i) || !f.addsRemark(s, i, hi) && !(f.is(i, "as") && f.judgedAs(s, i, hi, cue)) {
			continue
		}
		if span, ok := f.contentSpan(from, f.trimEnd(from, i)); ok {
			s.Content[last].End = span.End
		}
		return
	}
}

// addsRemark reports whether the reporter's own words begin at the token.
func (f *finder) addsRemark(s *parse.Statement, i, hi int) bool {
	switch {
	case f.is(i, ",") && f.isRemark(i+1, hi):
		return f.any(i+2, min(hi, i+7), func(k int) bool { return f.is(k, "that", "which") }) && hi < len(f.tok)
	case i > 0 && f.tok[i-1].Kind == parse.TokenQuote && f.inMarks(i-1) && f.is(i, ",") && f.is(i+1, "before") && f.isGerund(i+2):
		return !f.any(i, hi, f.inMarks) // "earned every blade”, before clapping a hand over his mouth"
	case f.is(i, ",") && f.is(i+1, "who", "which") && f.isGerund(f.tokenAt(s.Content[0].Start)) && denyingForms[f.word(f.tokenAt(s.Cue[0].Start))]:
		return true // "denies killing Mara Voss, who vanished in March"
	case f.is(i, ","):
		end := f.closedAt(hi)
		return end > 0 && f.attributionAt(i+1, end) && f.kind(s.Content) == parse.Indirect
	case f.is(i, "and", "but"):
		return f.is(i+1, "declined", "refused") && f.is(i+2, "to") && f.is(i+3, "elaborate", "comment", "say", "answer", "give", "name", "discuss") ||
			f.is(i+1, "did", "would") && f.is(i+2, "not") && f.is(i+3, "elaborate") ||
			f.is(i+1, "would") && f.is(i+2, "say") && f.is(i+3, "nothing") ||
			f.is(i+1, "gave", "offered", "provided") && f.is(i+2, "no") && f.is(i+3, "details", "detail", "evidence", "reason", "further")
	}
	return false
}

// closedAt is the token if the sentence ends there, 0 otherwise.
func (f *finder) closedAt(i int) int {
	if _, hi := f.sentenceOf(i - 1); i == hi || i == hi-1 && f.is(i, ".") {
		return i
	}
	return 0
}

// judgedAs reports that a claim is rejected in the words that follow: "dismissed claims that he
// lied | as “nonsense”". The claim itself is denied, and they are not a part of it.
func (f *finder) judgedAs(s *parse.Statement, i, hi, cue int) bool {
	return lang.ClaimNouns[f.word(cue-1)] && f.inMarks(i+1) && f.region[i+1] == f.region[hi-1] && f.stance(s) == parse.Denies
}

// keepHearsay gives somebody's words back what he only passes on, where the inner cue would cut a
// hole into them: "said he was | told | by a clerk that the vault was empty".
func (f *finder) keepHearsay() {
	drop := map[int]bool{}
	for n := range f.found {
		s := &f.found[n]
		if s.Kind == parse.Turn || len(s.Cue) == 0 || len(s.Content) != 2 || s.Content[0].Start < s.Cue[0].End {
			continue
		}
		for m := range f.found {
			o := &f.found[m]
			if m == n || len(o.Cue) == 0 || len(o.Content) != 1 || o.Cue[0].Start < s.Content[0].End || o.Cue[0].End > s.Content[1].Start || o.Content[0].Start < s.Content[1].End {
				continue
			}
			if f.sameSentence(o.Cue[0], s.Cue[0]) && lang.BeForms[f.word(f.tokenAt(s.Content[0].End-1))] && f.kind(s.Content) == parse.Indirect {
				f.found[n].Content = []parse.Span{parse.Hull(s.Content[0], o.Content[0])}
				drop[m] = true
				break
			}
		}
	}
	if len(drop) == 0 {
		return
	}
	kept := f.found[:0]
	for n, s := range f.found {
		if !drop[n] {
			kept = append(kept, s)
		}
	}
	f.found = kept
}
