package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// frame says what a cue verb takes as content.
type frame uint8

const (
	clause  frame = 1 << iota // "said [that] the depot would close"
	phrase                    // "denied any delay", "called the plan a bucket"
	object                    // names the hearer first: "told reporters that"
	onlyAs                    // a phrase and a judgement of it: "described the plan as late"
	general                   // an everyday verb: a cue only with "that" or a quotation
)

// verb is a cue verb.
type verb struct {
	lemma string
	frame frame
	act   parse.Act
	noun  bool // its s-form and base form are as often nouns: "claims", "reports"
}

// form is one inflected form of a cue verb.
type form struct {
	*verb
	tense tense
}

type tense uint8

const (
	past   tense = iota // said, described; the participle too
	sForm               // says
	base                // say
	ing                 // saying
	nTense = iota
)

// The lexicon: cue verbs by what they take. A plus marks verbs whose s-form
// or base form is as often a noun.
var lexicon = buildLexicon([]verbClass{
	{clause, parse.Speech, lang.ClauseVerbs},
	{clause | phrase, parse.Speech, lang.ClauseOrPhraseVerbs},
	{phrase, parse.Speech, lang.PhraseVerbs},
	{phrase | onlyAs, parse.Speech, lang.DescribingVerbs},
	{clause | object, parse.Speech, lang.TellingVerbs},
	{clause | general, parse.Speech, lang.EverydayVerbs},
	{clause, parse.Writing, lang.WritingVerbs},
	{clause | phrase, parse.Thought, lang.BelievingVerbs},
	{clause, parse.Thought, lang.ThinkingVerbs},
	{phrase | onlyAs, parse.Thought, lang.RegardingVerbs},
	{clause | general, parse.Thought, lang.KnowingVerbs},
	{clause | general, parse.Speech, lang.ShowingVerbs},
})

// verbClass is a list of cue verbs that take the same and report the same.
type verbClass struct {
	frame frame
	act   parse.Act
	verbs []string
}

func buildLexicon(classes []verbClass) map[string]form {
	out := map[string]form{}
	for _, c := range classes {
		for _, w := range c.verbs {
			lemma, noun := strings.CutSuffix(w, "+")
			v := &verb{lemma: lemma, frame: c.frame, act: c.act, noun: noun}
			if old, ok := out[lemma]; ok { // "warn": both warned that and warned them that
				old.frame |= c.frame
				continue
			}
			for t, spellings := range inflect(lemma) {
				for _, s := range spellings {
					if _, ok := out[s]; !ok {
						out[s] = form{v, tense(t)}
					}
				}
			}
		}
	}
	return out
}

// inflect returns the forms of a verb by tense.
func inflect(lemma string) [nTense][]string {
	var f [nTense][]string
	f[base] = []string{lemma}
	stem := strings.TrimSuffix(lemma, "e")
	last := lemma[len(lemma)-1:]
	vowelY := last == "y" && len(lemma) > 1 && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeou")
	switch {
	case lang.DoublingVerbs[lemma]:
		f[past], f[ing] = []string{lemma + last + "ed"}, []string{lemma + last + "ing"}
	case vowelY:
		f[past], f[ing] = []string{lemma[:len(lemma)-1] + "ied"}, []string{lemma + "ing"}
	case strings.HasSuffix(lemma, "ee"):
		f[past], f[ing] = []string{lemma + "d"}, []string{lemma + "ing"}
	default:
		f[past], f[ing] = []string{stem + "ed"}, []string{stem + "ing"}
	}
	switch {
	case vowelY:
		f[sForm] = []string{lemma[:len(lemma)-1] + "ies"}
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "x"):
		f[sForm] = []string{lemma + "es"}
	default:
		f[sForm] = []string{lemma + "s"}
	}
	if lemma == "label" || lemma == "signal" {
		f[past] = append(f[past], lemma+"led")
		f[ing] = append(f[ing], lemma+"ling")
	}
	if p, ok := lang.IrregularVerbs[lemma]; ok {
		f[past] = strings.Split(p, ",")
	}
	return f
}

// taggedSpeech are forms of reporting verbs that count only if the tagger takes them for
// cues; the rules cannot tell their content.
var taggedSpeech = formsOf(lang.TaggedSpeechVerbs)

func formsOf(lemmas []string) map[string]bool {
	set := map[string]bool{}
	for _, lemma := range lemmas {
		for _, forms := range inflect(lemma) {
			for _, f := range forms {
				set[f] = true
			}
		}
	}
	return set
}
