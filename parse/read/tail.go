package read

import (
	"strings"

	"onrecord/parse"
)

// closeTail marks what follows the last sentence of the page: the related
// headlines, labels and buttons that are copied along with a story. One short
// line without an end mark is no tail, it may be a sentence that lost its
// full stop.
func (p *page) closeTail(body int, facts survey) {
	from := len(p.blocks)
	furniture := false
	for from > body && p.isTail(p.blocks[from-1], facts) {
		from--
		furniture = furniture || p.role(p.blocks[from]) == parse.RoleBoilerplate
	}
	if from == body || from == len(p.blocks) {
		return // no body would be left, or no tail is there
	}
	// "The ministers agreed on:" and its list are the story's own.
	if before := p.blocks[from-1].text; strings.HasSuffix(before, ":") || openQuotation(before) {
		return
	}
	if !furniture && len(p.blocks)-from < 2 {
		return
	}
	if !furniture && facts.transcript {
		return
	}
	for _, b := range p.blocks[from:] {
		if p.role(b) == parse.RoleBody || p.role(b) == parse.RoleTitle {
			p.setRole(b, parse.RoleBoilerplate)
		}
	}
}

// isTail reports a block that no sentence need be looked for in.
func (p *page) isTail(b block, facts survey) bool {
	switch p.role(b) {
	case parse.RoleBoilerplate, parse.RoleByline, parse.RoleDateline:
		return true
	case parse.RoleBody, parse.RoleTitle:
		return b.words <= 14 && !closes(b.text) && !closesInQuotes(b.text) && !(facts.transcript && turnLabel(b.text) != "") &&
			!strings.ContainsAny(b.text, "\"“”«»") && !voiced.MatchString(b.text)
	}
	return false
}
