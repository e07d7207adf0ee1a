package tagger

import "onrecord/parse"

// act says what a cue's words report. The first word that tells decides:
// "hopes to" is intent, "hopes" with a clause is thought.
func (w *worker) act(cue [2]int) parse.Act {
	for i := cue[0]; i < cue[1]; i++ {
		lemma := w.p.Tokens[i].Lemma
		to := i+1 < len(w.p.Tokens) && w.p.Word(i+1, "to")
		switch {
		case intents[lemma], to && intentsTo[lemma]:
			return parse.Intent
		case writings[lemma]:
			return parse.Writing
		case thoughts[lemma]:
			return parse.Thought
		case speeches[lemma]:
			return parse.Speech
		}
	}
	return parse.Speech
}
