package tagger

import (
	"strings"

	"onrecord/parse/quote/tagger/internal/crf"
)

func lemmas(list string) map[uint64]bool {
	set := map[uint64]bool{}
	for _, w := range strings.Fields(list) {
		set[crf.String(w)] = true
	}
	return set
}

// Cue words by what they report, as lemmas.
var (
	speeches = lemmas(`say tell speak call according add warn claim state ask urge argue insist deny announce declare report`)
	writings = lemmas(`write tweet retweet post publish blog letter editorial op-ed tweeting`)
	thoughts = lemmas(`believe think consider expect hope fear doubt feel know understand find see view regard suspect assume wonder worry
		realize realise conclude guess imagine remember recognize recognise love like hate dislike prefer favor favour trust respect admire
		appreciate concern concerned worried afraid confident convinced certain sure skeptical sceptical proud aware belief opinion view
		perception perceive sense mind faith judge interpret anticipate agree disagree support oppose embrace approve disapprove regret resent care`)
	intents = lemmas(`want wish intend plan aim seek try attempt decide determined desire eager willing refuse intention goal effort bid
		aspire strive endeavor endeavour prepare propose vie ambition hopeful`)
	intentsTo = lemmas(`hope expect like love need choose vow pledge promise agree threaten prefer commit mean look`)
)
