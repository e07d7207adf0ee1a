package speaker

import "onrecord/parse/lang"

// misspelt returns the one person whose surname a bare name is likely to be in
// a wrong spelling: "Mr Mukerjee" after "Pranab Mukherjee". News gives everybody's
// full name once, so that a surname without one is a slip where just one is near
// it. -1 if there is none, or are two.
func (g *people) misspelt(p *page, w string) int {
	if len(w) < 5 || isGiven(w) || p.lower[w] || lang.Places[w] || lang.FunctionWords[w] || isListedRole(w) {
		return -1
	}
	found := -1
	for who := range g.all {
		s := &g.all[who]
		if s.kind.group() || len(s.words) < 2 {
			continue
		}
		if last := s.words[len(s.words)-1]; last == w || !near(last, w) {
			continue // who has that very name has been refused: "Mr. Voss" is not Mara Voss
		}
		if s.thing || found >= 0 {
			return -1
		}
		found = who
	}
	return found
}

// nearOne reports a word that is one of the surnames but for a slip of the pen.
func nearOne(surnames set, w string) bool {
	for s := range surnames {
		if near(s, w) {
			return true
		}
	}
	return false
}

// near reports words of one slip of the pen, of two where they are long: a letter
// more, less, changed, or two that changed places. The first letter is the same.
func near(a, b string) bool {
	limit := 1
	if min(len(a), len(b)) >= 8 {
		limit = 2
	}
	if a == "" || b == "" || a[0] != b[0] || max(len(a), len(b))-min(len(a), len(b)) > limit || min(len(a), len(b)) < 5 {
		return false
	}
	return lang.EditDistance(a[1:], b[1:]) <= limit
}
