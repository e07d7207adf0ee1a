package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// concedes reports a negation at token i of a verb that denies at token c: "did not rule
// out a sale" and "would not deny meeting him" say something, as "did not say" does not.
func (f *finder) concedes(lo, i, c int) bool {
	if !denyingForms[f.word(c)] && !(rulingForms[f.word(c)] && f.is(c+1, "out")) {
		return false
	}
	return f.wordsBeforeDenial(lo, i) > 0
}

// wordsBeforeDenial counts the words up to token i that turn a verb of denying round: "did not",
// "would never", "refused to".
func (f *finder) wordsBeforeDenial(lo, i int) int {
	w := f.word(i)
	switch {
	case w == "nor" && i-3 > lo && f.is(i-2, "neither"): // "would neither confirm nor deny"
		if lang.Modals[f.word(i-3)] {
			return 4
		}
		return 3
	case w == "nor", w == "neither":
		return 0
	case w == "to" && i-1 > lo && withholdingForms[f.word(i-1)] && !f.is(i-1, "able", "unable"):
		return 2
	case !lang.Negations[w] && !strings.HasSuffix(w, "n't"), i <= lo:
		return 0
	case lang.Modals[f.word(i-1)] && i-1 > lo:
		return 2
	}
	return 1
}

// hadDone reports a thing that its owner had done to it, and that says nothing: "Borg, who
// had a third goal ruled out".
func (f *finder) hadDone(c cue, subj noun) bool {
	return c.tense == past && !subj.empty() && subj.from < c.from && lang.HaveForms[f.word(subj.from-1)] && lang.Determiners[f.word(subj.from)]
}

// claimDeniedBy reads a passive whose subject is a claim: "Reports that the police had been
// called were denied by the ministry". It returns -1 where there is none.
func (f *finder) claimDeniedBy(c cue, hi int) int {
	lo, _ := f.sentenceOf(c.from)
	aux := c.from - 1
	for aux > lo && (lang.Adverbs[f.word(aux)] || isAdverb(f.word(aux)) || lang.Negations[f.word(aux)] || f.is(aux, "been")) {
		aux--
	}
	if !lang.BeForms[f.word(aux)] && !lang.HaveForms[f.word(aux)] {
		return -1
	}
	for aux-1 > lo && (lang.HaveForms[f.word(aux-1)] || lang.Adverbs[f.word(aux-1)]) {
		aux--
	}
	that := f.claimBefore(lo, aux)
	who := f.nounAfter(c.to+1, hi)
	if that < 0 || who.empty() || !f.any(that+1, aux, f.finiteOrS) {
		return -1
	}
	span, ok := f.contentSpan(that+1, f.trimEnd(that+1, aux))
	if !ok {
		return -1
	}
	f.use(c)
	f.taken[that-1] = true // the claim itself is nobody's
	f.add(parse.Statement{Act: f.act(c), Content: []parse.Span{span}, Cue: f.cueSpan(c), Mention: f.span(who.from, who.to),
		Paragraph: f.paragraphOf(c.from), Rule: parse.RuleByAgent})
	return len(f.found) - 1
}

// claimBefore returns the "that" of the claim with which the words from lo to the token to begin:
// "The claim that". It is -1 where they begin with none.
func (f *finder) claimBefore(lo, to int) int {
	const longest = 4 // tokens before the noun
	for i := lo; i < min(to, lo+longest); i++ {
		if lang.ClaimNouns[f.word(i)] {
			if f.is(i+1, "that") {
				return i + 1
			}
			return -1
		}
		if f.finite(i) || f.inMarks(i) {
			return -1
		}
	}
	return -1
}

// deniesCharge reads a denial that comes after what it is about: "is accused of hiding the
// memo, which he denies", "The claim that it leaks, which Roke has denied, …", "guilty of
// spitting, a charge he denies". What is denied is the charge, and not that it is made. It
// reports whether it knew what to do with the cue.
func (f *finder) deniesCharge(c cue, subj noun, why parse.Reason) (n int, done bool) {
	if why != "" || subj.empty() || subj.from > c.from || !denyingForms[f.word(c.from)] || c.to != c.from+1 || f.isWord(c.to) && !lang.TimeWords[f.word(c.to)] {
		return -1, false
	}
	lo, _ := f.sentenceOf(c.from)
	comma := subj.from - 1
	for comma > max(lo, subj.from-4) && f.isWord(comma) {
		comma--
	}
	if !f.is(comma, ",") || f.inMarks(comma) || !f.is(comma+1, "which", "something") && !(f.is(comma+1, "a", "an", "the") && f.chargeIn(comma+1, subj.from)) {
		return -1, false
	}
	var span parse.Span
	if at := f.chargeBefore(lo, comma); at >= 0 {
		span, _ = f.contentSpan(at+1, f.trimEnd(at+1, comma))
	}
	if span.Empty() {
		f.reject(f.span(c.from, c.to), parse.RuleReported, parse.NothingSaid)
		return -1, true
	}
	f.use(c)
	f.add(parse.Statement{Act: f.act(c), Content: []parse.Span{span}, Cue: f.cueSpan(c), Mention: f.span(subj.from, subj.to),
		Paragraph: f.paragraphOf(c.from), Rule: parse.RuleReported})
	return len(f.found) - 1, true
}

// chargeBefore returns the word that opens the charge or the claim with which the words from lo
// to a comma end: "is accused | of | hiding the memo,". It is -1 where there is none.
func (f *finder) chargeBefore(lo, comma int) int {
	if at := f.claimBefore(lo, comma); at >= 0 {
		return at
	}
	for i := comma - 2; i > lo && !f.is(i, ",", ";"); i-- {
		if f.is(i, "of", "with") && lang.ChargingWords[f.word(i-1)] || f.is(i, "that") && lang.ClaimNouns[f.word(i-1)] {
			return i
		}
	}
	return -1
}

// chargeIn reports whether a noun among the tokens names a charge or a claim.
func (f *finder) chargeIn(from, to int) bool {
	return f.any(from, to, func(i int) bool {
		return lang.ChargeNouns[f.word(i)]
	})
}

// denies reports whether a cue begins with a verb that denies.
func (f *finder) denies(cue parse.Span) bool { return denyingForms[f.word(f.tokenAt(cue.Start))] }

// isDeniedCharge reports a denial of what stands before it, by the rule.
func (f *finder) isDeniedCharge(s parse.Statement) bool {
	return s.Rule == parse.RuleReported && !s.Mention.Empty() && len(s.Cue) > 0 && f.denies(s.Cue[0]) && s.Content[0].End <= s.Mention.Start
}

// isAbout reports whether a relative clause that speaks of a claim begins at token i, and no
// clause that gives it: "a claim that | Roke called “absurd”", "the claim that | she has always
// denied".
func (f *finder) isAbout(i, hi int) bool {
	const longest = 7 // tokens of the subject and auxiliaries
	for k := i + 1; k < min(hi, i+longest); k++ {
		if f.inMarks(k) || !f.isWord(k) {
			return false
		}
		c, ok := f.cueAt(k, hi)
		if !ok || c.frame&phrase == 0 || c.tense != past && c.tense != sForm {
			if f.finite(k) && !lang.HaveForms[f.word(k)] {
				return false
			}
			continue
		}
		if subj, why := f.subject(i, k, c.tense); why != "" || subj.from != i {
			return false
		}
		return f.inMarks(c.to) || c.to >= hi || !f.isWord(c.to) || f.is(c.to, "as") || lang.TimeWords[f.word(c.to)]
	}
	return false
}

// takesBack returns the verb of a cue by which somebody no longer stands by the words:
// "apologised for saying that", "regretted suggesting that"; -1 if there is none.
func (f *finder) takesBack(to int) int {
	at := to - 1 // the verb of saying
	if regrettingForms[f.word(at)] && f.isGerund(to) {
		return at // "regretted | saying that"
	}
	if !f.isGerund(at) {
		return -1
	}
	for at--; f.is(at, "for", "having", "ever") || isAdverb(f.word(at)); at-- {
	}
	if !regrettingForms[f.word(at)] {
		return -1
	}
	return at
}

// opensWithClaim reports whether a content begins with a claim that it gives in full: "claims she
// had lied", "the suggestion that".
func (f *finder) opensWithClaim(s *parse.Statement, at int) bool {
	if len(s.Content) == 0 {
		return false
	}
	if lang.Determiners[f.word(at)] {
		at++
	}
	end := f.tokenAt(s.Content[len(s.Content)-1].End-1) + 1
	return lang.ClaimNouns[f.word(at)] && !f.inMarks(at) && (f.is(at+1, "that") || f.hasFinite(at+1, min(end, at+5)) && !f.is(at+1, "of"))
}
