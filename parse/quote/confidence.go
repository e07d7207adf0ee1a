package quote

import (
	"math"

	"onrecord/parse"
)

// confidences is, for each rule and kind, the share of its statements that
// agreed with an annotator's (content alike by half or more), counted on the
// 840 training articles of a public corpus of annotated political news,
// PolNeAR. Transcripts and quotations over paragraphs, which that corpus
// counts otherwise, were counted on the documents of this project.
var confidences = map[parse.Rule]map[parse.Kind]float64{
	parse.RuleTurn:            {parse.Turn: 0.97},
	parse.RuleDoubtfulTurn:    {parse.Turn: 0.5},
	parse.RuleHeadline:        {parse.Direct: 0.91, parse.Mixed: 0.96, parse.Indirect: 0.53},
	parse.RuleQuoteSpeakerCue: {parse.Direct: 0.96},
	parse.RuleQuoteCueSpeaker: {parse.Direct: 0.98},
	parse.RuleQuoteAccording:  {parse.Direct: 0.95},
	parse.RuleQuoteGesture:    {parse.Direct: 0.9},
	parse.RuleDash:            {parse.Direct: 0.9},
	parse.RuleSpeakerCueQuote: {parse.Direct: 0.9, parse.Mixed: 0.92},
	parse.RuleNameColon:       {parse.Direct: 0.6},
	parse.RuleQuoteAfterLead:  {parse.Direct: 0.76},
	parse.RuleGoesOn:          {parse.Direct: 0.85},
	parse.RuleReported:        {parse.Direct: 0.87, parse.Mixed: 0.87, parse.Indirect: 0.79},
	parse.RuleClauseThenQuote: {parse.Mixed: 0.88},
	parse.RuleParticiple:      {parse.Direct: 0.94, parse.Mixed: 0.85, parse.Indirect: 0.67},
	parse.RuleAccording:       {parse.Direct: 0.95, parse.Mixed: 0.81, parse.Indirect: 0.82},
	parse.RuleClauseFirst:     {parse.Mixed: 0.91, parse.Indirect: 0.78},
	parse.RuleClauseCut:       {parse.Mixed: 0.81, parse.Indirect: 0.84},
	parse.RuleNounThat:        {parse.Mixed: 0.8, parse.Indirect: 0.58},
}

// unseen is the confidence of a rule with a kind that was too rare to count.
const unseen = 0.7

// confidence is how often statements of a rule and kind are right.
func confidence(rule parse.Rule, kind parse.Kind) float64 {
	if c, ok := confidences[rule][kind]; ok {
		return c
	}
	return unseen
}

// ruleAlone is the share that is right of the statements, by kind, that a rule
// finds by a cue where the tagger sees none ("the paper called it a day"). Like
// the line below it was counted on training articles that the tagger had not
// learned from: each third, after learning from the other two.
var ruleAlone = map[parse.Kind]float64{parse.Direct: 0.74, parse.Mixed: 0.7, parse.Indirect: 0.39}

// rightOf is how often a statement that only the tagger finds is right, by the
// probability of its cue: even of the surest cues a quarter has its content
// cut wrongly. More than two places would say more than was counted.
func rightOf(p float64) float64 { return math.Round(17+60*p) / 100 }
