package web

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/transcript"
)

// What a block of a page's body is taken for.
type blockKind int

const (
	storyBlock blockKind = iota
	headingBlock
	linkBlock // a link to another story, and nothing else
	otherBlock
)

// clean makes paragraphs of the blocks that were found to be a page's body,
// without what pages put into a story: links to other stories and the headings
// over them, captions and credits, lines of share buttons and newsletters;
// above the first sentence, the path to the page and the date; under the
// last, what is short.
func (p *htmlPage) clean(blocks []Block) []draft.Paragraph {
	kinds := make([]blockKind, len(blocks))
	for i, b := range blocks {
		kinds[i] = kindOf(b)
	}
	breakAfterLabels(blocks)
	labels := labelBlocks(blocks)
	for i := range blocks {
		if labels[i] && kinds[i] == linkBlock {
			kinds[i] = storyBlock
			if isHeadingBlock(blocks[i]) {
				kinds[i] = headingBlock
			}
		}
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		// A heading over links, or over what has gone, goes as well.
		if kinds[i] == headingBlock && (i+1 == len(blocks) || kinds[i+1] == linkBlock) {
			kinds[i] = linkBlock
		}
	}
	first, last := storyEnds(blocks, kinds)
	if first > 0 && labels[first-1] {
		first--
	}
	if p.fragment {
		first, last = 0, len(blocks) // what was cut out by hand begins and ends where it should
	}
	var out []draft.Paragraph
	seen := map[string]bool{}
	for i, b := range blocks {
		if kinds[i] == linkBlock || kinds[i] == otherBlock || i > last && !layout.Closes(b.Text) {
			continue
		}
		if i < first && !p.isDeck(b, kinds[i]) {
			p.above = append(p.above, b.Text)
			continue
		}
		key := layout.Fold(b.Text)
		if len(key) > 60 && seen[key] {
			continue // a pull quote, or the story twice for two sizes of screen
		}
		seen[key] = true
		role := parse.RoleBody
		if kinds[i] == headingBlock {
			role = parse.RoleTitle
		}
		out = append(out, draft.Paragraph{Text: b.Text, Role: role, Told: true, Strong: b.strong})
	}
	return out
}

// labelBlocks finds the labels of a record of talk that stand in blocks of their
// own, as headings, terms of a list or links to who speaks: of one element there
// are several, and one comes again.
func labelBlocks(blocks []Block) []bool {
	const fewest, longest = 3, 20 // labels, words of one
	out := make([]bool, len(blocks))
	groups := map[atom.Atom][]int{}
	for i, b := range blocks {
		if b.Words > longest || i+1 == len(blocks) || blocks[i+1].Words == 0 || !transcript.IsLabel(b.Text) {
			continue
		}
		groups[b.In.DataAtom] = append(groups[b.In.DataAtom], i)
	}
	for _, group := range groups {
		labels := map[string]bool{}
		for _, i := range group {
			labels[blocks[i].Text] = true
		}
		if len(group) < fewest || len(labels) == len(group) {
			continue
		}
		for _, i := range group {
			below := blocks[i+1]
			out[i] = layout.IsProse(layout.Block{Text: below.Text, Words: below.Words}) || layout.Closes(below.Text)
		}
	}
	return out
}

// breakAfterLabels puts labels that only emphasis sets off from the words behind
// them on a line of their own, as they are seen: "<b>Mara Voss</b> Thank you."
func breakAfterLabels(blocks []Block) {
	const fewest = 3
	var labels []int
	seen := map[string]bool{}
	for i, b := range blocks {
		head := strings.TrimSpace(b.Text[:b.lead])
		if head == "" || b.lead == len(b.Text) || b.Text[b.lead-1] != ' ' ||
			strings.ContainsAny(head[len(head)-1:], ":.-,") || !transcript.IsLabel(head) {
			continue
		}
		labels = append(labels, i)
		seen[head] = true
	}
	if len(labels) < fewest || len(seen) == len(labels) {
		return
	}
	for _, i := range labels {
		b := &blocks[i]
		b.Text = b.Text[:b.lead-1] + "\n" + b.Text[b.lead:]
	}
}

// kindOf tells a block by its element, its links and its words.
func kindOf(b Block) blockKind {
	heading := isHeadingBlock(b)
	switch {
	case b.Words > 0 && b.Linked*10 >= b.Words*8 && (heading || !holdsQuotation(b.Text)) &&
		!(b.Words >= 8 && strings.HasSuffix(b.Text, ".")) &&
		(b.Words >= 3 || heading || utf8.RuneCountInString(b.Text) > 25):
		return linkBlock
	case b.Linked*2 >= b.Words && leadsAway.MatchString(b.Text):
		return linkBlock // even if the other story's headline is a quotation
	case layout.IsFurniture(b.Text) && !isListed(b), isPageTalk(b.Text):
		return otherBlock
	case layout.IsCaption(b.Text), layout.IsCredit(b.Text), layout.IsStrictByline(b.Text):
		return otherBlock
	case heading:
		return headingBlock
	}
	return storyBlock
}

// leadsAway matches the words before a link to another story.
var leadsAway = pattern.Lazily(`^(?i:read (?:more|also|next)|also read|see also|related(?: stor(?:y|ies)| articles?)?|recommended|don[’']t miss|more on this)\s*[:|›»–-]`)

func isHeadingBlock(b Block) bool {
	return within(b.In, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
}

// isListed reports a block of a list or table, where an address or a single
// word may be what the list is of.
func isListed(b Block) bool { return within(b.In, atom.Li, atom.Td, atom.Th, atom.Dd, atom.Dt) }

// within reports whether an element or one around it is of a kind.
func within(n *html.Node, kinds ...atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		if slices.ContainsFunc(kinds, func(a atom.Atom) bool { return n.DataAtom == a && n.Type == html.ElementNode }) {
			return true
		}
	}
	return false
}

func holdsQuotation(s string) bool { return strings.ContainsAny(s, "“”\"«»„") }

// isPageTalk reports a line in which the page speaks of itself, and no story
// does: "Image 1 of 5", "This slideshow requires JavaScript."
func isPageTalk(s string) bool {
	return len(s) <= 300 && pageTalk.MatchString(strings.ReplaceAll(s, "\u00A0", " "))
}

var pageTalk = pattern.Lazily(`(?i)^[^\p{L}\d]*(?:` + strings.Join([]string{
	`(?:image|photo|slide|picture) \d+ of(?: /)? \d+$|\d+ ?(?:/|of) ?\d+$|caption$|close$|advert$|ticker$|play(?: video)?$|expand$|collapse$|loading\.*$`,
	`this slideshow requires javascript|please enable javascript|your browser does not support|javascript (?:is|must be)`,
	`this (?:web)?site uses cookies|we use cookies`,
	`(?:like|enjoyed?|love) (?:this|what you)[^.]{0,40}\? *(?:share|sign|subscribe|follow|join)`,
	`follow [@\p{L}\d .'’-]{2,60} on (?:twitter|facebook|instagram|x|telegram|youtube|linkedin)\b.{0,120}$`,
	`(?:click|tap) here to (?:get|read|sign|subscribe|download|join|see|watch)\b.{0,80}$`,
	`get (?:the )?[\p{L} ]{2,30} on the go by clicking here|read more on [\p{L}. ]{2,40}(?: by clicking here)?$`,
	`sign up (?:for|to) .{0,120}(?:newsletter|inbox|updates|alerts)\b.{0,60}$`,
	`(?:also|more) on [\p{L}\d.-]+\.\p{L}{2,}\b`,
	`on [\p{L}\d-]+\.(?:com|org|net|co\.uk)\s*:`,
	`have a (?:news )?tip\?`,
	`(?:to (?:read|view|see) (?:the|this) (?:full|whole|entire|rest of the) (?:story|article)|if you(?:’|')re seeing this message|first-time subscribers)\b`,
	`(?:for (?:the )?latest (?:stories|news)\b.{0,60} )?download (?:the|our) .{0,40}\bapps?\b.{0,60}$`,
	`(?:we want|(?:we(?:’|')d|we would) (?:love|like)) to hear (?:from you|what you think)\b|submit (?:your|a) letter to the editor`,
	`this entry was posted (?:in|on|by)\b|bookmark the permalink|suggested citation\b`,
	`(?:abgelegt|veröffentlicht|erstellt|geschrieben) (?:am|in|unter|von)\b.{0,120}\b(?:abgelegt|kategorie|kommentar|rss)|(?:dieser|der) (?:eintrag|beitrag|artikel|text) (?:wurde|ist) .{0,60}(?:abgelegt|verschlagwortet|lizenz)`,
	`[*(]*(?:werbung|anzeige|alle angaben ohne gewähr)\b.{0,12}$|[*(]*(?:werbung|anzeige) ?[.:–-] |(?:dieser|der) (?:beitrag|artikel|text) (?:enthält (?:werbung|affiliate)|gibt die meinung)|bei (?:den|diesem) (?:links?|verlinkungen|beitrag|artikel) handelt es sich um`,
	`(?:dieses|das|den) [\p{L}-]{3,20} als pdf (?:herunterladen|downloaden)|(?:jetzt |hier )?(?:abonnieren sie|newsletter abonnieren|melden sie sich (?:jetzt )?(?:für|zu))`,
	`[¿¡]?(?:únete|síguenos|suscríbete|sigue nuestr|mira lo que tiene nuestr|siga nos|siga-nos|inscreva-se|rejoignez-nous|suivez-nous|abonnez-vous|seguici|iscriviti)\b.{0,160}$|.{0,80}\bcanal de (?:telegram|youtube|whatsapp)\b.{0,80}$`,
	`source: (?:news )?agencies$`,
	`(?:mehr|weiteres|artikel|beiträge) zum thema\b.{0,30}$|(?:mehr themen|neueste artikel|weitere (?:artikel|beiträge|themen|nachrichten)):?$|(?:zum weiterlesen|lesen sie auch|auch interessant|schon gelesen|weiterführende links?|das könnte (?:dich|sie) auch interessieren)\b[^.]{0,30}$|das thema könnte dich auch`,
	`(?:à lire (?:aussi|également)|lire aussi|sur le même (?:sujet|thème)|pour aller plus loin)\b.{0,160}$|(?:le[ae] también|(?:te|le) puede interesar|también te puede|más sobre)\b.{0,160}$`,
	`(?:czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również|więcej)|przeczytaj (?:też|także)|leggi anche|(?:leia|veja) (?:também|mais)|lees ook|läs (?:också|mer)|читайте также|читайте (?:ещё|еще))(?:[^\p{L}].{0,160})?$`,
	`(?:kontakt|weitere informationen|zusatzinformationen|quellenangaben|werbung|anzeige|von|quelle)\s*:$|(?:bild anzeigen|beitragsbild|externer inhalt|permalien|pdf)$`,
	`want more stories like this|tell us what you think|what do you think\?$|let us know in the comments`,
	`(?:updated|posted|published)(?:\s*:|\s+on|\s+at)?\s+(?:` + day.EnglishWeekday + `,?\s+)?(?:` +
		day.EnglishMonth + `|\d{1,2}[:./ ]).{0,80}$`,
}, "|") + `)`)

// storyEnds returns the first and last block that reads as sentences.
func storyEnds(blocks []Block, kinds []blockKind) (first, last int) {
	first, last = -1, len(blocks)-1
	for i, b := range blocks {
		if kinds[i] != storyBlock || !layout.IsProse(layout.Block{Text: b.Text, Words: b.Words}) && !isListed(b) {
			continue
		}
		if first < 0 && (!isListed(b) || b.Words >= 8) {
			first = i
		}
		last = i
	}
	return max(first, 0), last
}

// isDeck reports a line above the first sentence that belongs to the story: a
// heading or a line of some length. The date, the path to the page and the
// names of its parts are shorter.
func (p *htmlPage) isDeck(b Block, kind blockKind) bool {
	if p.isHeadline(b.Text) || b.Words <= 14 && isDay(b.Text, p.language) {
		return false
	}
	return kind == headingBlock && b.Words >= 5 || b.Words >= 4 && layout.Closes(b.Text) ||
		b.Words >= 8 && !layout.IsDateLine(b.Text)
}
