package main

import (
	"slices"
	"testing"

	"onrecord/parse"
	"onrecord/parse/speaker"
)

func TestWeightsFollowWhoIsRight(t *testing.T) {
	var list []choice
	for i := range 100 {
		c := choice{candidates: []speaker.Candidate{{Signs: []string{"lastSpeaker"}}, {Signs: []string{"namedBack"}}}}
		if i%10 == 0 {
			c.answer = 1
		}
		list = append(list, c)
	}
	w := fit(list)
	if w["lastSpeaker"] < 0.5 || w["namedBack"] > -0.5 {
		t.Errorf("nine in ten are the last speaker: %v", w)
	}
	if w := fit(list[:5]); len(w) > 0 {
		t.Errorf("signs that were seen five times have weights: %v", w)
	}
}

func TestPersonsOfATreebank(t *testing.T) {
	conllu := `# newpar
# text = Mara Voss's aide left.
1	Mara	Mara	PROPN	NNP	_	3	nmod:poss	_	Entity=(2-person-new(1-person-new
2	Voss	Voss	PROPN	NNP	_	1	flat	_	SpaceAfter=No
3	's	's	PART	POS	_	1	case	_	Entity=1)
4	aide	aide	NOUN	NN	_	5	nsubj	_	Entity=2)
5	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# newpar
# text = She stayed.
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv)
2	stayed	stay	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
`
	plain, entities, err := parseTreebank(conllu)
	if err != nil || plain != "Mara Voss's aide left.\n\nShe stayed." {
		t.Fatalf("%q, %v", plain, err)
	}
	var got []string
	for _, e := range entities {
		got = append(got, e.id+" "+e.span.In(plain))
	}
	if want := []string{"1 Mara Voss's", "2 Mara Voss's aide", "1 She"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	t1 := &text{entities: entities}
	if id := t1.mostly([]parse.Span{{Start: 0, End: 9}}); id != "1" || !t1.named("1") {
		t.Errorf("Mara Voss is %q, with a name %v", id, t1.named("1"))
	}
}
