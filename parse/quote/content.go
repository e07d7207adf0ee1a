package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// contentAfter finds where the content of a cue begins to its right, in a
// chunk that ends at hi. The reason says why nothing there is content.
func (f *finder) contentAfter(c cue, hi int) (from int, reason parse.Reason) {
	i := c.to
	switch {
	case i >= hi:
		return i, parse.NothingFollows
	case f.is(i, ":", ",") && i+1 < hi && f.inMarks(i+1), f.is(i, ":") && c.frame&clause != 0:
		return i + 1, ""
	}
	i = f.afterAside(i, hi)
	if i > c.to && f.is(i, ":", ",") && (i+1 >= hi || f.inMarks(i+1)) && c.frame&clause != 0 {
		return i + 1, "" // "said simply: “Sorry.”"
	}
	if f.is(i, "very") && f.is(i+1, "little") {
		i++
	}
	if f.is(i, "nothing", "little") && (i+1 >= hi || !f.isWord(i+1) || lang.Prepositions[f.word(i+1)] || f.is(i+1, "more", "else", "new", "about", "of")) {
		return i, parse.NothingSaid // "said nothing about the accident"; "said nothing had changed" reports
	}
	if c.frame&object != 0 {
		hearer := i
		if i = f.afterHearer(c, i, hi); i < 0 {
			return c.to, parse.NoHeardContent
		}
		if i > hearer && (f.is(i, "to") || f.is(i, "not") && f.is(i+1, "to")) && !f.inMarks(hearer) {
			if f.is(hearer, "with") {
				hearer++
			}
			return hearer, "" // "told | the men to stay": without them nobody knows who shall
		}
	}
	if f.is(i, "that") && i+1 < hi {
		return f.afterThat(c, i, hi)
	}
	if k := f.thatAfterAdjunct(i, hi); k > 0 && c.frame&clause != 0 {
		return k, ""
	}
	if c.frame&general != 0 && c.lemma != "show" && !f.inMarks(i) {
		if f.asksAt(i) && f.is(c.at, "explained") {
			return i, ""
		}
		if k := f.question(c, i, hi); k > 0 {
			return k, ""
		}
		if f.asksToAct(c, i, hi) {
			return i, ""
		}
		return i, parse.EverydayVerb
	}
	if c.frame&onlyAs != 0 && f.is(i, "as") && i+1 < hi {
		i++ // "the blast, which the mayor described as “an attack”"
	}
	for i < hi && (c.frame&clause != 0 || f.is(i+1, "to")) && lang.TimeWords[f.word(i)] && f.isTime(i) || i+1 < hi && f.is(i, "on") && lang.Weekdays[f.word(i+1)] {
		i++ // "said Saturday the depot would close"
	}
	if i >= hi || f.is(i, "the") && f.is(i+1, "day", "night", "week", "month", "year") && f.is(i+2, "before", "after") {
		return i, parse.NothingFollows
	}
	return i, f.opensContent(c, i, hi)
}

// asksAt reports whether a word opens an indirect question.
func (f *finder) asksAt(i int) bool {
	return f.is(i, "if", "whether", "why", "how", "what", "which", "who", "where", "when")
}

// question returns where the indirect question of a verb of asking begins, after the
// person asked and the time: "asked the board in May whether the pumps ran". It is 0 if
// there is none.
func (f *finder) question(c cue, i, hi int) int {
	const longest = 7 // tokens before it
	if c.lemma != "ask" && c.lemma != "inquire" && c.lemma != "enquire" && c.lemma != "wonder" {
		return 0
	}
	for k := i; k < min(hi-2, i+longest) && f.isWord(k) && !f.inMarks(k) && !f.is(k, "about", "for", "to", "that"); k++ {
		if f.asksAt(k) && (k == i || !f.is(k, "who", "which") || f.is(k-1, "himself", "herself", "themselves")) {
			return k
		}
	}
	return 0
}

// afterAside skips what comes between a cue and its content: "said again that",
// "acknowledged, however, that".
func (f *finder) afterAside(i, hi int) int {
	if f.is(i, ",") && f.is(i+1, "however", "though", "too", "meanwhile", "nonetheless", "nevertheless") && f.is(i+2, ",") {
		i += 3
	}
	for i < hi && (lang.Adverbs[f.word(i)] || isAdverb(f.word(i)) || f.is(i, "afterwards", "afterward")) && !f.is(i, "so") {
		i++
	}
	return i
}

// afterThat begins content at a "that": after it where it opens a clause, at
// it where it is a pronoun ("said that was wrong", "called that “a lie”").
func (f *finder) afterThat(c cue, i, hi int) (from int, reason parse.Reason) {
	switch {
	case lang.BeForms[f.word(i+1)] || lang.Modals[f.word(i+1)] || f.inMarks(i+1) && c.frame&clause == 0:
		return i, ""
	case c.frame&phrase != 0 && c.at+1 == c.to && f.isWord(i+1) && f.trimEnd(i, hi) == i+2:
		return i, "" // "disputes that account"
	case c.frame&(clause|object) != 0 || c.to-c.from > 1:
		return i + 1, ""
	}
	if w := f.word(i + 1); c.frame&phrase == 0 || i+2 >= hi || lang.Determiners[w] || lang.Pronouns[w] || f.isUpper(i+1) {
		return i, parse.TakesNoClause
	}
	return i, f.opensContent(c, i, hi) // "called that account “fiction”"
}

// opensContent judges the first word of what may be content.
func (f *finder) opensContent(c cue, i, hi int) (reason parse.Reason) {
	w := f.word(i)
	switch {
	case f.inMarks(i):
		return ""
	case f.is(i, "'", "‘", "’") && c.frame&phrase != 0 && f.isWord(i+1): // "denied 'sensational' claims" beside double marks
		return ""
	case !f.isWord(i):
		return parse.MarkFollows
	case c.frame&onlyAs != 0:
		return f.judges(c, i, hi)
	case (lang.HaveForms[w] || lang.BeForms[w]) && w != "being" && w != "having" || lang.Modals[w]:
		return parse.CueInRelative
	case f.is(i, "it", "so") && c.frame&clause != 0 && c.frame&phrase == 0 && i+1 < hi && !f.finiteOrS(i+1) && !f.inMarks(i+1) && !lang.Adverbs[f.word(i+1)]:
		return parse.NoClause
	case f.is(i, "as") && f.is(i+1, "much"):
		return parse.NoClause
	case c.frame&object != 0 && (f.is(i, "to") || f.is(i, "not") && f.is(i+1, "to")):
		return "" // "told the men to stay"
	case f.is(i, "to") && (c.lemma == "vow" || c.lemma == "pledge" || c.lemma == "promise" || c.lemma == "propose" || c.lemma == "demand"):
		return ""
	case f.is(i, "as") && c.frame&phrase != 0 && c.frame&clause == 0 && hi-i > 3:
		return "" // "dismissed as “pure invention” reports that"
	case lang.Prepositions[w] || f.is(i, "to", "than", "and", "but", "or", "because", "when", "where", "as"):
		if c.frame&clause != 0 && c.frame&phrase == 0 && f.is(i, "in", "for", "with", "at", "under", "from") && c.tense != base && f.clauseFollows(i, hi) {
			return ""
		}
		if c.frame&clause != 0 && c.frame&phrase == 0 && f.phraseAndClause(i, hi) {
			return ""
		}
		return parse.PrepFollows
	case c.frame&phrase != 0 && f.trimEnd(i, hi)-i < 2:
		return parse.TooShort
	case c.tense == sForm && f.is(c.from-1, ",") && hi-i >= 3:
		return "" // a headline: "Norrland snubs Veek, says settle it at home"
	case c.frame&phrase == 0 && !f.opensClause(i, hi):
		return parse.NoClause
	}
	return ""
}

// clauseFollows reports whether a clause comes after a leading phrase:
// "said in May the depot would reopen" does not count, "said with time it
// would heal" does.
func (f *finder) clauseFollows(i, hi int) bool {
	for k := i + 1; k < min(hi, i+8); k++ {
		if lang.SubjectPronouns[f.word(k)] {
			return true
		}
	}
	return false
}

// phraseAndClause reports whether a phrase and its comma precede a clause to which they
// belong: "said between May and July, flocks brought in more".
func (f *finder) phraseAndClause(i, hi int) bool {
	const phrase, subject = 9, 12 // tokens at most
	if !f.is(i, "between", "by", "within", "since", "until", "without", "despite", "unlike", "among") {
		return false
	}
	for k := i + 1; k < min(hi, i+phrase) && !f.inMarks(k) && !f.finite(k); k++ {
		if f.is(k, ",") {
			return f.hasFinite(k+2, min(hi, k+subject))
		}
	}
	return false
}

// opensClause reports whether a clause without "that" may begin at token i.
func (f *finder) opensClause(i, hi int) bool {
	w := f.word(i)
	return hi-i >= 3 && (f.titleCase || lang.ClauseOpeners[w] || f.isUpper(i) || f.tok[i].Kind == parse.TokenNumber || strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ing") || f.isWord(i) && f.hasFinite(i+1, min(hi, i+8)))
}

// afterHearer skips the hearer: "told reporters that", "reminded the council of". It
// returns -1 if nothing follows.
func (f *finder) afterHearer(c cue, i, hi int) int {
	for k := i; k < min(hi, i+16); k++ {
		if f.is(k, "that") && !f.inMarks(k) {
			return k
		}
		if f.inMarks(k) && !f.inMarks(k-1) && k > i && (!f.isWord(k-1) || k <= i+3 && !lang.SubjectPronouns[f.word(k-1)] && !f.hasFinite(i, k)) {
			return k
		}
		if f.is(k, ";", ",") {
			break
		}
	}
	k := i
	switch {
	case i >= hi:
		return -1
	case f.warnsOf(c, i, hi):
		return i
	case f.is(i, "with") && c.lemma == "plead":
		return f.afterHearer(c, i+1, hi)
	case lang.Pronouns[f.word(i)]:
		k = i + 1
	case f.isUpper(i):
		for k < hi && f.isUpper(k) {
			k++
		}
		if f.isPluralWord(k) && f.is(k+1, "to", "that") { // "told Lumetra workers to stay"
			k++
		}
	case lang.Determiners[f.word(i)]:
		k = i + 2
		for f.isUpper(i+1) && k < hi && f.isUpper(k) {
			k++ // "told the Harbour Post he was late"
		}
		if f.is(k, "of") && k+2 < hi && f.isPluralWord(k+1) {
			k += 2 // "told a crowd of thousands the city was safe"
		}
	default:
		k = i + 1 // "told reporters the depot would close"
		if f.isPluralWord(k) && (f.is(k+1, "to", "that") || f.is(k+1, "not") && f.is(k+2, "to")) {
			k++ // "warned young drivers to slow down"
		}
	}
	if k >= hi || !f.opensClause(k, hi) && !f.is(k, "to") && !(f.is(k, "not") && f.is(k+1, "to")) {
		return -1
	}
	return k
}

// warnsOf reports whether the words after a verb that may do without a hearer
// are the subject of what is said: "warned the lower town could flood".
func (f *finder) warnsOf(c cue, i, hi int) bool {
	const longest = 6 // tokens of the subject
	if c.lemma != "warn" && c.lemma != "promise" && c.lemma != "advise" && c.lemma != "caution" {
		return false
	}
	for k := i + 1; k < min(hi, i+longest); k++ {
		switch {
		case f.finite(k) && !f.is(k-1, "to"):
			return true
		case lang.SubjectPronouns[f.word(k)], lang.Determiners[f.word(k)], !f.isWord(k), f.is(k, "to", "of", "that"):
			return false
		}
	}
	return false
}

// thatAfterAdjunct finds "that" after a phrase which tells where, when or to
// whom: "said in a statement on Sunday that". It returns the token after it.
func (f *finder) thatAfterAdjunct(i, hi int) int {
	scene := f.is(i, "as", "when", "while", "before", "after") && i+2 < hi && (lang.SubjectPronouns[f.word(i+1)] || f.isUpper(i+1)) // "said as she left the court that"
	if i >= hi || !lang.Prepositions[f.word(i)] && !lang.TimeWords[f.word(i)] && !f.is(i, "to") && !scene {
		return 0
	}
	for k := i; k < min(hi, i+16); k++ {
		switch {
		case f.is(k, "that") && k+1 < hi && !lang.BeForms[f.word(k+1)]:
			return k + 1
		case f.is(k, ",", ";", ":", "who", "which") || f.inMarks(k):
			return 0
		}
		if v, ok := lexicon[f.word(k)]; ok && v.tense == ing { // "responding to remarks by Voss claiming that"
			return 0
		}
	}
	return 0
}

// clauseEnd finds where content that begins at from ends, at hi at the
// latest: before the next act of reporting in the sentence.
func (f *finder) clauseEnd(c cue, from, hi int) int {
	for i := from; i < hi; i++ {
		switch {
		case f.inMarks(i):
			// “… may last a week,” stressing that: the comma stands inside the marks
			if i+1 < hi && !f.inMarks(i+1) && f.is(i-1, ",") && f.newActAt(c, i, hi) {
				return i + 1
			}
		case i == from:
		case f.is(i, ";"):
			return f.trimEnd(from, i)
		case f.is(i, ",", "—", "–", "-") && f.newActAt(c, i, hi):
			return f.withoutDay(from, f.trimEnd(from, i))
		case f.is(i, "according") && f.is(i+1, "to"), f.is(i, ",") && (f.courtHeard(i+1, hi) || i > from+1 && f.narratorGoesOn(c, from, i, hi)):
			return f.trimEnd(from, i)
		case f.inMarks(i-1) && f.goesOnBehind(c, from, i):
			return i
		case i > from+1 && c.frame&phrase != 0 && c.frame&clause == 0 && c.tense != ing && f.claimsBesides(c, i, hi):
			return i // "slammed the order claiming it will ruin the summer"
		case f.is(i, "and", "but") && c.frame&phrase != 0 && f.finite(i+1) && !f.hasFinite(c.to, i):
			return f.trimEnd(from, i) // "rejected the plan and left": what the speaker did besides
		case i > from+1 && f.joinsAct(c, i, hi):
			return f.trimEnd(from, i)
		}
	}
	return f.trimEnd(from, hi)
}

// goesOnBehind reports whether the sentence goes on at token i, behind a quotation, with what is
// no part of the content.
func (f *finder) goesOnBehind(c cue, from, i int) bool {
	// "called the plan “a bucket” on Sunday": what follows the judgement
	if (c.frame&clause == 0 || c.frame&phrase != 0) && !f.hasFinite(c.to, i) &&
		(lang.TimeWords[f.word(i)] || f.is(i, "during", "after", "before", "on", "in", "at", "when", "while") || f.is(i, "and") && f.finite(i+1)) {
		return true
	}
	// "said “the ferry will sail” and left the room": what goes on after a whole quotation
	r := f.region[from]
	return r >= 0 && f.region[i-1] == r && (f.seg.Quotations[r].Words >= minUtterance || f.is(i-2, "!", "?", ",")) &&
		(f.is(i, "and", "but") && (f.finite(i+1) || lang.Refusals[f.word(i+1)] || c.tense == ing && f.isGerund(i+1)) || f.is(i, "as", "when", "while", "after", "before", "during"))
}

// joinsAct reports whether token i joins another act of reporting to the content.
func (f *finder) joinsAct(c cue, i, hi int) bool {
	if !f.is(i, "and", "but", "while", "as", "which", "that") {
		return false
	}
	next, ok := f.cueAt(i+1, hi)
	switch {
	case f.is(i, "and", "but") && lang.Refusals[f.word(i+1)]: // "said the pumps had failed but declined to say when"
		return true
	case f.is(i, "and", "while") && f.actBy(c, i+1, hi): // "Northmoor insisting … and the Front alleging …"
		return true
	case f.is(i, "which", "that") && c.frame&phrase != 0 && c.frame&clause == 0 && f.describedBy(i+1, hi): // "rejected the bill after a debate which Roke described as “a disgrace”"
		return true
	case f.is(i, "as", "while") && lang.SubjectPronouns[f.word(i+1)] && !f.is(i+1, "it", "you"): // "said the gates were shut as he warned the town might flood"
		n, ok := f.cueAt(i+2, hi)
		return ok && n.tense == c.tense && n.tense != base && f.sureCue(n, hi)
	case !f.is(i, "and", "but"):
		return false
	case f.is(i, "and") && c.tense == ing && ok && next.tense == ing && f.sureCue(next, hi): // "accusing her of theft and saying that"
		return true
	case i+2 >= hi:
		return false
	case ok && (next.tense == c.tense || next.tense == sForm && c.tense == ing) && next.tense != base && next.tense != ing && f.sureCue(next, hi): // "and said": the same speaker's next act
		return true
	case f.is(i, "but") && lang.SubjectPronouns[f.word(i+1)]:
		n, ok := f.cueAt(i+2, hi)
		return ok && n.tense == c.tense && f.sureCue(n, hi)
	}
	return false
}

// claimsBesides reports whether a participle at i has a clause of its own and the speaker
// of c: neither a verb nor another subject comes between them.
func (f *finder) claimsBesides(c cue, i, hi int) bool {
	n, ok := f.cueAt(i, hi)
	if !ok || n.tense != ing || n.frame&clause == 0 || n.frame&general != 0 || f.hasFinite(c.to, i) || lang.Determiners[f.word(i-1)] || lang.Prepositions[f.word(i-1)] || strings.HasSuffix(f.word(i-1), "'s") {
		return false
	}
	k, why := f.contentAfter(n, hi)
	return why == "" && (f.is(k-1, "that") || lang.SubjectPronouns[f.word(k)])
}

// narratorGoesOn reports whether at the comma i the reporter adds something of
// their own: what was not said (", but she gave no details"), or what is so,
// after a report of what was (", although few polls have been taken").
func (f *finder) narratorGoesOn(c cue, from, i, hi int) bool {
	const reach = 9 // tokens within which its verb stands
	if f.is(i+1, "without") && lang.DisclosingGerunds[f.word(i+2)] {
		return true
	}
	if !f.is(i+1, "but", "though", "although", "while", "even", "yet") {
		return false
	}
	for k := i + 2; k < min(hi, i+reach); k++ {
		switch {
		case f.inMarks(k) || f.is(k, ","):
			return false
		case lang.Refusals[f.word(k)], f.is(k, "gave", "offered", "provided", "named") && f.is(k+1, "no", "few", "little"),
			(f.is(k, "not") || strings.HasSuffix(f.word(k), "n't")) && lang.DisclosingVerbs[f.word(k+1)]:
			return true
		case f.isPresent(k):
			return c.tense == past && !c.accordTo && !f.any(from, i, f.isPresent)
		case f.finite(k) && !f.is(k+1, "not"):
			return false
		}
	}
	return false
}

// isPresent reports whether a word is an auxiliary of the present.
func (f *finder) isPresent(i int) bool {
	return !f.inMarks(i) && lang.PresentAuxiliaries[f.word(i)]
}

func (f *finder) any(from, to int, is func(int) bool) bool {
	for i := from; i < to; i++ {
		if is(i) {
			return true
		}
	}
	return false
}

// withoutDay takes "on Sunday" from the end of a phrase: it says when the
// phrase was spoken. In a clause it may say when something happened.
func (f *finder) withoutDay(from, to int) int {
	if to-from > 4 && f.is(to-2, "on") && lang.Weekdays[f.word(to-1)] && !f.hasFinite(from, to) {
		return to - 2
	}
	return to
}

// sureCue reports whether a cue is followed by content for certain.
func (f *finder) sureCue(c cue, hi int) bool {
	if c.accordTo || f.is(c.to, ",", ":") && f.inMarks(c.to+1) {
		return true
	}
	_, reason := f.contentAfter(c, hi)
	return reason == "" && c.frame&(clause|phrase|object) != 0
}

// newActAt reports whether at the comma i another act of reporting begins:
// ", stressing that …", ", the agency reported", ", while Roke said …".
func (f *finder) newActAt(c cue, i, hi int) bool {
	if f.is(i+1, "while") || f.isRemark(i+1, hi) || f.is(i+1, "something") && f.is(i+2, "which", "that") || !f.quotesOthers(i+1, hi).empty() {
		return true
	}
	j := i + 1
	for j < hi && (f.is(j, "and", "but", "while", "also", "though", "although") || lang.Adverbs[f.word(j)]) {
		j++
	}
	if j >= hi {
		return false
	}
	if n, ok := f.cueAt(j, hi); ok {
		switch {
		case n.accordTo:
			return true
		case n.tense == ing && f.sureCue(n, hi):
			return true
		case n.tense == past || n.tense == sForm:
			if j > i+1 && (n.tense == c.tense || c.tense == past && n.act == parse.Thought && !f.any(c.to, i, f.isPresent)) && f.sureCue(n, hi) {
				return true // ", and added that", ", and thinks it will"
			}
			if j == i+1 && n.tense == sForm && c.tense == sForm && f.titleCase && f.sureCue(n, hi) {
				return true // a headline: "Ministry condemns strike, calls on UN to act"
			}
			if j == i+1 && n.frame&clause != 0 && !f.nounAfter(n.to, hi).empty() && f.endsAfter(f.nounAfter(n.to, hi).to, hi) {
				return true // ", said Roke."
			}
		}
	}
	if c.frame&phrase != 0 && strings.HasSuffix(f.word(j), "ing") && j == i+1 && !lang.NotParticiples[f.word(j)] && !f.hasFinite(c.to, i) {
		return true // "backed the plan, presenting it as …": what the speaker did besides
	}
	if (f.is(j, "as", "after") || f.is(i+1, "but")) && c.frame&phrase != 0 && !f.hasFinite(c.to, i) {
		return true
	}
	if f.is(j, "which", "whom") && c.frame&phrase != 0 && !f.hasFinite(c.to, i) && f.actBy(c, j+1, hi) {
		return true // "rejected the levy, which Roke called a farce"
	}
	if f.is(j, "to") && f.is(j+1, "which", "whom") && f.actBy(c, j+2, hi) {
		return true // "said the pumps held, to which Roke replied: “…”"
	}
	return f.attributionAt(j, hi) || f.actBy(c, j, hi)
}

// isRemark reports whether an apposition begins at i that speaks about the
// words before it: ", a remark that drew fire", ", a veiled reference to".
func (f *finder) isRemark(i, hi int) bool {
	if !f.is(i, "a", "an", "the") {
		return false
	}
	for k := i + 1; k < min(hi, i+5); k++ {
		if lang.RemarkNouns[f.word(k)] {
			return true
		}
	}
	return false
}

// attributionAt reports whether only "Roke said" remains between token i and the end: the
// sentence's own attribution.
func (f *finder) attributionAt(i, hi int) bool {
	for k := i + 1; k < min(hi, i+maxSubject+2); k++ {
		if f.is(k, ",", ":", ";") || f.inMarks(k) {
			return false
		}
		n, ok := f.cueAt(k, hi)
		if !ok || n.frame&clause == 0 || n.tense == ing || n.tense == base {
			continue
		}
		if f.isNounHere(n, i) != "" {
			continue
		}
		subj, reason := f.subject(i, k, n.tense)
		if reason == "" && !subj.empty() && subj.from <= i+1 {
			return f.endsAfter(n.to, hi)
		}
	}
	return false
}

// endsAfter reports whether nothing but when and where follows a cue.
func (f *finder) endsAfter(i, hi int) bool {
	if i >= hi || f.is(i, ",", ".", ";", "—", "–") {
		return true
	}
	if f.is(i, "citing", "quoting") {
		return true
	}
	if f.is(i, "here", "late", "early", "separately", "afterwards") { // "its prime minister said here on Wednesday"
		return f.endsAfter(i+1, hi)
	}
	if !lang.TimeWords[f.word(i)] && !f.is(i, "on", "in", "at", "during", "after", "to") || f.is(i, "to") && !f.isHearer(i+1) {
		return false
	}
	for k := i; k < hi; k++ {
		if f.is(k, "that") || f.inMarks(k) {
			return false
		}
		if f.is(k, ",") {
			return true
		}
	}
	return true
}

// isHearer reports whether a person is named at i: "said to reporters", not "hopes to
// sail".
func (f *finder) isHearer(i int) bool {
	w := f.word(i)
	return f.isUpper(i) || f.isPluralWord(i) || lang.Determiners[w] || lang.Pronouns[w]
}

// actBy reports whether another subject's act begins at i: "while Roke said".
func (f *finder) actBy(c cue, i, hi int) bool {
	for k := i + 1; k < min(hi, i+10); k++ {
		if f.inMarks(k) || f.is(k, ",") {
			return false
		}
		n, ok := f.cueAt(k, hi)
		if ok && (n.tense == past || n.tense == sForm || n.tense == ing && c.tense == ing) && f.isNounHere(n, i) == "" && f.sureCue(n, hi) {
			if n.tense == past && c.tense == past && f.is(k-1, "had") && f.is(c.to, "that") {
				return false // before what is reported: "said that, in May, Roke had told her to go"
			}
			subj, reason := f.subject(i, k, n.tense)
			return reason == "" && subj.from == i && (n.tense == c.tense || c.tense == ing || c.tense == sForm && f.is(k-1, "has", "also") && f.hasAuxiliary(i, k))
		}
	}
	return false
}

// contentSpan covers the tokens [from, to) as content. What ends inside a
// quotation runs to its end; what is one quotation loses its marks.
func (f *finder) contentSpan(from, to int) (parse.Span, bool) {
	if from >= to {
		return parse.Span{}, false
	}
	if from == to-1 && !f.isWord(from) {
		return parse.Span{}, false
	}
	s := f.span(from, to)
	if r := f.region[to-1]; r >= 0 {
		q := f.seg.Quotations[r]
		if q.Outer.Start <= s.Start { // one quotation, whole or its beginning
			return q.Inner, !q.Inner.Empty()
		}
		s.End = q.Outer.End
	}
	return s, !s.Empty()
}
