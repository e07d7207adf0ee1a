package layout

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/pattern"
)

// closeTail marks what follows the last sentence of the page: the related
// headlines, labels and buttons that are copied along with a story. What
// stands above the first label is doubtful: one short line without an end
// mark may be a sentence that lost its full stop, and in a transcript several
// may.
func (p *Page) closeTail(body int, facts survey) {
	from, label := len(p.blocks), len(p.blocks)
	for from > body && p.isTail(p.blocks[from-1], facts) {
		from--
		if p.role(p.blocks[from]) == parse.RoleBoilerplate {
			label = from
		}
	}
	if from == body {
		from = label // all of the page is short lines: keep those above the label
	}
	above := p.blocks[from:label]
	if len(above) < 2 || facts.transcript || p.leadsOn(from) {
		from = label
	}
	for _, b := range p.blocks[from:] {
		if p.role(b) == parse.RoleBody || p.role(b) == parse.RoleTitle {
			p.setRole(b, parse.RoleBoilerplate)
		}
	}
}

// leadsOn reports whether the block above the i-th promises more: "The
// ministers agreed on:" and its list are the story's own.
func (p *Page) leadsOn(i int) bool {
	if i == 0 {
		return false
	}
	before := p.blocks[i-1].Text
	return strings.HasSuffix(before, ":") || openQuotation(before)
}

// linkLists matches labels that headlines of other stories stand under.
var linkLists = pattern.Lazily(`(?i)^(?:the )?(?:most (?:read|v|p|s)|top|latest|trending|popular|more (?:on|from|stories|news)|related|recommended|similar|suggested|explore|you (?:may|might)|don['’]t miss|what to read|read (?:next|more|also)|also read|see also|up next|editors?['’])`)

// linkedHeadlines is how many headlines are taken to stand under one label.
const linkedHeadlines = 10

// markLinkLists marks the headlines under a label inside the story: "Voss:
// Northmoor will never sign" under "Related" is another story's.
func (p *Page) markLinkLists(body int, facts survey) {
	if facts.transcript {
		return
	}
	left := 0
	for _, b := range p.blocks[body:] {
		switch {
		case p.role(b) == parse.RoleBoilerplate:
			left = 0
			if linkLists.MatchString(cleanLabel(b.Text)) {
				left = linkedHeadlines
			}
		case left > 0 && p.isTail(b, facts):
			p.setRole(b, parse.RoleBoilerplate)
			left--
		default:
			left = 0
		}
	}
}

// isTail reports a block that no sentence need be looked for in, at the end of
// a page or under a label.
func (p *Page) isTail(b Block, facts survey) bool {
	switch p.role(b) {
	case parse.RoleBoilerplate, parse.RoleByline, parse.RoleDateline:
		return true
	case parse.RoleBody, parse.RoleTitle:
		return !p.isTold(b) && b.Words <= 14 && !Closes(b.Text) && !ClosesInQuotes(b.Text) &&
			!isMarkdownHeading(b.Text) &&
			!facts.turns[b.from] &&
			!strings.ContainsAny(b.Text, "\"“”«»") && !voiced.MatchString(b.Text)
	}
	return false
}
