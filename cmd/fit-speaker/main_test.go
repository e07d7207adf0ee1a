package main

import (
	"math"
	"testing"
)

func TestWeightsFollowWhatWasCounted(t *testing.T) {
	var list []sample
	for i := range 200 {
		list = append(list, sample{[]string{"name"}, i%20 != 0}, sample{[]string{"pronoun"}, i%2 == 0})
	}
	w := fit(list)
	for clue, want := range map[string]float64{"name": 0.95, "pronoun": 0.5} {
		if p := (sample{clues: []string{clue}}).probability(w); math.Abs(p-want) > 0.03 {
			t.Errorf("%s: %.2f, want %.2f", clue, p, want)
		}
	}
	if _, ok := fit(list[:4])["name"]; ok {
		t.Error("a clue that was seen twice has a weight")
	}
}
