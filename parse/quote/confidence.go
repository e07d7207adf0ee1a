package quote

import (
	"math"

	"onrecord/parse"
)

// confidences is, for each rule that is certain by layout and each kind, the share of its
// statements that agree with an annotated one (contents alike by at least half), counted
// on news from some 80 outlets; statements that were too rare there were counted on the
// documents of this project.
var confidences = map[parse.Rule]map[parse.Kind]float64{
	parse.RuleTurn:           {parse.Turn: 0.97},
	parse.RuleDoubtfulTurn:   {parse.Turn: 0.5},
	parse.RuleHeadline:       {parse.Direct: 0.9, parse.Mixed: 0.9, parse.Indirect: 0.5},
	parse.RuleQuoteGesture:   {parse.Direct: 0.9},
	parse.RuleDash:           {parse.Direct: 0.9},
	parse.RulePost:           {parse.Direct: 0.95},
	parse.RuleListItem:       {parse.Direct: 0.8, parse.Mixed: 0.8, parse.Indirect: 0.8},
	parse.RuleQuoteAfterLead: {parse.Direct: 0.72},
	parse.RuleGoesOn:         {parse.Direct: 0.88},
}

// afterColon is the confidence of a quotation below a paragraph that names its
// speaker and ends with a colon: nine of ten are right.
const afterColon = 0.9

// unseen is the confidence of such a rule with a kind that was too rare to count.
const unseen = 0.7

// confidence is how often statements of a rule and kind are right.
func confidence(rule parse.Rule, kind parse.Kind) float64 {
	if c, ok := confidences[rule][kind]; ok {
		return c
	}
	return unseen
}

// steps are what the tagger's probability of 0, 0.1 … 1 is worth on articles
// that it has not learned from: it is surer than it should be, by a quarter of
// its log-odds.
var steps = [...]float64{0.01, 0.15, 0.27, 0.38, 0.43, 0.48, 0.53, 0.61, 0.76, 0.86, 0.98}

// calibrated makes a confidence of the tagger's probability that half of a
// content is right, and more.
func calibrated(p float64) float64 {
	p = 10 * min(max(p, 0), 1)
	k := min(int(p), len(steps)-2)
	c := steps[k] + float64((p-float64(k))*(steps[k+1]-steps[k]))
	return math.Round(100*c) / 100 // more places would say more than was counted
}
