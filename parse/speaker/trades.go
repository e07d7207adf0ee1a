package speaker

import (
	"maps"
	"slices"
	"strings"

	"onrecord/parse/lang"
)

// isRoleNoun reports a word that says what somebody is by office or trade:
// "chairman", "CEO", "singer-guitarist", "meteorologists".
func isRoleNoun(w string) bool {
	if roleWord(w) {
		return true
	}
	if one, plural := singular(w); plural && roleWord(one) {
		return true
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 && i+3 < len(w) {
		return isRoleNoun(w[i+1:])
	}
	return false
}

// isOneRole reports the same of one person: not "meteorologists".
func isOneRole(w string) bool {
	_, plural := singular(w)
	return isRoleNoun(w) && (!plural || roleWord(w))
}

// isListedRole reports such a word that a list has: what words end in says less,
// as surnames end so: "Braverman".
func isListedRole(w string) bool {
	one, _ := singular(w)
	return lang.Titles[w] || lang.PersonNouns[one] || lang.Trades[one] || lang.PersonNouns[w] || lang.Trades[w]
}

// listedRoles has the words of all lists of roles.
var listedRoles = func() set {
	all := maps.Clone(lang.Titles)
	maps.Copy(all, lang.PersonNouns)
	maps.Copy(all, lang.Trades)
	return all
}()

func roleWord(w string) bool {
	w = withoutElect(w)
	if listedRoles[w] {
		return true
	}
	if slices.ContainsFunc(lang.TradeEndings, func(end string) bool { return len(w) > len(end)+1 && strings.HasSuffix(w, end) }) {
		return true
	}
	return len(w) > 6 && strings.HasSuffix(w, "man") && !isGiven(w)
}

// tradeNoun reports a noun that is built like what people are called and that news says
// of companies: "chipmaker", "insurer".
func tradeNoun(w string) bool {
	return strings.HasSuffix(w, "er") && bodyNouns[w]&business != 0 && !lang.PersonNouns[w] && !lang.BodyHeads[w]
}

// agentNoun reports a word that is built like what people are called by what
// they do. Names are, too, so that it says little alone: "Commuter Mara Voss".
func agentNoun(w string) bool {
	if len(w) < 6 || isGiven(w) {
		return false
	}
	return slices.ContainsFunc(lang.AgentEndings, func(end string) bool { return strings.HasSuffix(w, end) })
}
