package explain

import (
	"cmp"

	"onrecord/parse"
)

// rulesInWords describes each rule of parse/quote.
var rulesInWords = map[parse.Rule]string{
	parse.RuleTurn:            "a paragraph under a speaker’s label",
	parse.RuleDoubtfulTurn:    "a paragraph under what may be a speaker’s label",
	parse.RuleHeadline:        "a headline that names a speaker and the words",
	parse.RuleQuoteSpeakerCue: "a quotation, then who said it: “…,” Voss said",
	parse.RuleQuoteCueSpeaker: "a quotation, then who said it: “…,” said Voss",
	parse.RuleQuoteAccording:  "a quotation, then “according to”",
	parse.RuleQuoteGesture:    "a quotation, then what the speaker did: “…,” Voss shrugged",
	parse.RuleDash:            "a quotation, signed after a dash",
	parse.RulePost:            "a post, signed below",
	parse.RuleByAgent:         "a passive that names who said it: was told by Voss to …",
	parse.RuleListItem:        "an item of a list that a cue leads to",
	parse.RuleSpeakerCueQuote: "who says it, then the quotation: Voss said, “…”",
	parse.RuleNameColon:       "a name and a colon before the quotation",
	parse.RuleQuoteAfterLead:  "a quotation right after a sentence about its speaker",
	parse.RuleGoesOn:          "a quotation that goes on from the one before it",
	parse.RuleReported:        "a verb that reports what follows: Voss said that …",
	parse.RuleClauseThenQuote: "a verb that reports what follows, then a quotation",
	parse.RuleParticiple:      "a participle that reports: …, adding that …",
	parse.RuleAccording:       "“according to” and a source",
	parse.RuleInView:          "a view and its holder: in her view, …",
	parse.RuleClauseFirst:     "a clause, then who said it: …, Voss said",
	parse.RuleClauseCut:       "a clause interrupted by its attribution: The road, Voss said, is shut",
	parse.RuleNounThat:        "a noun that reports: Voss’s claim that …",
	parse.RuleTagger:          "the tagger, trained on annotated news, sees a cue",
}

func ruleInWords(rule parse.Rule) string {
	return cmp.Or(rulesInWords[rule], "rule “"+string(rule)+"”")
}

// reasonsInWords says why parse/quote rejected a candidate, where the reason
// that it gives is short.
var reasonsInWords = map[parse.Reason]string{
	parse.Negated:       "negated: nothing was said",
	parse.Hypothetical:  "hypothetical: it was not said",
	parse.Infinitive:    "an infinitive: the text does not say that it was said",
	parse.NotFinite:     "not the verb of a sentence",
	parse.Passive:       "passive: no speaker is named",
	parse.Elided:        "its subject is missing",
	parse.MaybeNoun:     "may be a noun, and nothing shows that it is a verb",
	parse.NoSubject:     "no speaker before it",
	parse.NoJudgement:   "what follows is neither a clause nor a judgement",
	parse.MarkFollows:   "followed by punctuation, not by content",
	parse.PrepFollows:   "followed by a preposition, not by content",
	parse.TakesNoClause: "takes no clause, and none follows",
	parse.EverydayVerb:  "an everyday verb without “that”",
	"":                  "not part of a statement",
}

func reasonInWords(reason parse.Reason) string { return cmp.Or(reasonsInWords[reason], string(reason)) }
