package quote

import (
	"testing"

	"onrecord/parse"
)

// A rule that the tagger contradicts is never surer than the same rule over
// all. Headlines, turns and signatures are the rules' own business.
func TestARuleAloneIsLessSureThanOverAll(t *testing.T) {
	layout := map[parse.Rule]bool{parse.RuleHeadline: true, parse.RuleTurn: true, parse.RuleDoubtfulTurn: true, parse.RuleDash: true, parse.RuleNameColon: true, parse.RuleGoesOn: true}
	for rule, kinds := range confidences {
		for kind, all := range kinds {
			if alone := ruleAlone[kind]; !layout[rule] && (alone == 0 || alone >= all) {
				t.Errorf("%s, %s: alone %.2f, over all %.2f", rule, kind, alone, all)
			}
		}
	}
}

func TestASurerCueMakesASurerStatement(t *testing.T) {
	last := 0.0
	for p := 0.0; p <= 1; p += 0.05 {
		c := rightOf(p)
		if c <= last || c >= 1 {
			t.Errorf("%.2f for a cue of %.2f, after %.2f", c, p, last)
		}
		last = c
	}
}
