package main

import "cmp"

// ruleTagger is the rule of statements that only the trained tagger found.
const ruleTagger = "tagger"

// rulesInWords says what each rule of parse/quote goes by.
var rulesInWords = map[string]string{
	"transcript turn":                        "a paragraph under a speaker’s label",
	"headline":                               "a headline that names a speaker and the words",
	"quotation, speaker, cue":                "a quotation, then who said it: “…,” Voss said",
	"quotation, cue, speaker":                "a quotation, then who said it: “…,” said Voss",
	"quotation, according to":                "a quotation, then “according to”",
	"quotation, speaker, gesture":            "a quotation, then what the speaker did: “…,” Voss shrugged",
	"dash":                                   "a quotation, signed after a dash",
	"speaker, cue, quotation":                "who says it, then the quotation: Voss said, “…”",
	"name, colon, quotation":                 "a name and a colon before the quotation",
	"quotation after its speaker's sentence": "a quotation right after a sentence about its speaker",
	"quotation goes on":                      "a quotation that goes on from the one before it",
	"reported clause":                        "a verb that reports what follows: Voss said that …",
	"reported clause, then quotation":        "a verb that reports what follows, then a quotation",
	"participle":                             "a participle that reports: …, adding that …",
	"according to":                           "“according to” and whose words they are",
	"in somebody's view":                     "whose view it is, and the view: in her view, …",
	"clause, speaker, cue":                   "a clause, then who said it: …, Voss said",
	"clause cut by its attribution":          "a clause around who said it: The road, Voss said, is shut",
	"noun and that-clause":                   "a noun that reports: Voss’s claim that …",
	ruleTagger:                               "the tagger, trained on annotated news, sees a cue",
}

func ruleInWords(rule string) string { return cmp.Or(rulesInWords[rule], "rule “"+rule+"”") }

// reasonsInWords says why parse/quote rejected a candidate, where the reason
// that it gives is short.
var reasonsInWords = map[string]string{
	"negated":                         "negated: nothing was said",
	"hypothetical":                    "hypothetical: it was not said",
	"infinitive":                      "an infinitive: it is not said that it was said",
	"not finite":                      "not the verb of a sentence",
	"passive":                         "passive: nobody is named who says it",
	"elided":                          "its subject is left out",
	"may be a noun":                   "may be a noun, and nothing shows that it is a verb",
	"no subject":                      "no speaker before it",
	"no judgement follows":            "what follows is neither a clause nor a judgement",
	"a mark follows":                  "a mark follows, and no content",
	"a preposition follows":           "a preposition follows, and no content",
	"takes no clause":                 "takes no clause, and none follows",
	"an everyday verb without “that”": "an everyday verb, and no “that” after it",
	"":                                "no statement around it",
}

func reasonInWords(reason string) string { return cmp.Or(reasonsInWords[reason], reason) }
