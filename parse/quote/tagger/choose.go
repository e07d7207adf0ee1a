package tagger

import (
	"cmp"
	"slices"
	"sort"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/prose"
)

// version is a reading of a cue and what the third stage makes of it.
type version struct {
	prose.Version
	right float64 // probability that at least half of the content is right
	exact float64 // that all of it is
}

// worth is what versions are ranked by: a content that is only partly right counts half.
func (v *version) worth() float64 { return v.right + v.exact }

// weigh adds the readings of the k-th cue: that of the field, and that of the rule that
// knows the cue. prob holds the probabilities of the labels in the field's window, which
// begins at token base.
func (w *worker) weigh(k int, prob [][crf.MaxLabels]float64, base int) {
	f := &w.found[k]
	w.follow(f)
	field := prose.Version{Cue: f.cue, Mention: w.balance(w.trim(f.source)), Hint: -1, Chance: f.p, Alike: 1, SameEdges: 3}
	field.Content = w.withoutAside(f.cue, w.trimAll(f.content))
	field.Seen = len(field.Content) > 0
	rule := field
	rule.Content = nil
	if f.hint >= 0 && w.p.Hints[f.hint].Judged {
		h := &w.p.Hints[f.hint]
		field.Hint, rule.Hint, rule.ByRule = f.hint, f.hint, true
		rule.Mention = w.tokens(h.Mention)
		for _, s := range h.Content {
			rule.Content = append(rule.Content, w.tokens(s))
		}
		rule.Content = w.trimAll(rule.Content)
		if n := len(rule.Content); n == 1 && len(field.Content) == 1 && w.isRegion(w.tokens(h.Content[0])) &&
			field.Content[0][0] == rule.Content[0][0] && field.Content[0][1] > rule.Content[0][1] {
			field.Content = nil // it runs on over the closing mark: "said “we will sail” and left the room"
		}
		for _, s := range h.Cue {
			if overlap(field.Content, w.tokens(s)) { // the rule knows more words of the cue
				field.Content = nil
			}
		}
		if len(field.Content) > 0 && len(rule.Content) > 0 {
			field.Alike, field.SameEdges = w.compare(field.Content, rule.Content)
			rule.Alike, rule.SameEdges = field.Alike, field.SameEdges
		}
	}
	if field.Hint < 0 && w.passesOn(field.Mention) {
		return
	}
	for _, v := range []prose.Version{rule, field} {
		if len(v.Content) > 0 && !overlap(v.Content, rule.Mention) && !overlap(v.Content, v.Mention) {
			w.measure(&v, prob, base)
			w.versions = append(w.versions, w.judge(v))
			w.shorten(v, prob, base)
		}
	}
}

// withoutAside takes off a last part, behind cue and content, that has no verb of
// its own and tells of the speaker or of what they did besides: "…, said Mara
// Lind, a doctor from Oss", "…, Lind said, offering an example".
func (w *worker) withoutAside(cue [2]int, content [][2]int) [][2]int {
	n := len(content) - 1
	if n < 1 || content[n-1][0] >= cue[0] || content[n][0] < cue[1] {
		return content
	}
	if last := content[n]; w.p.Tokens[last[0]].Sent == w.p.Tokens[cue[0]].Sent && w.p.Aside(last) {
		return content[:n]
	}
	return content
}

// leastEnd is the probability that a content ends at a joint from which a reading that ends
// there is weighed too.
const leastEnd = 0.05

// shorten adds the readings of a version that end at a joint before its end:
// where the reporter may go on, or the speaker does something else.
func (w *worker) shorten(v prose.Version, prob [][crf.MaxLabels]float64, base int) {
	last := v.Content[len(v.Content)-1]
	for i := last[0] + 3; i < last[1]-1 && i < base+len(prob); i++ {
		if i <= base || w.p.Joint(i) == 0 || w.said(prob, base, i-1)-w.said(prob, base, i) < leastEnd && w.said(prob, base, i-2)-w.said(prob, base, i) < leastEnd {
			continue
		}
		end := w.trim([2]int{last[0], i})
		short := v
		short.Variant = 1
		short.Content = append(slices.Clone(v.Content[:len(v.Content)-1]), end)
		if end[0] >= end[1] || w.known(short) {
			continue
		}
		short.Inside, short.Outside, short.Named = 0, 0, 0
		w.measure(&short, prob, base)
		w.versions = append(w.versions, w.judge(short))
	}
}

// known reports whether the cue has a reading with the same content already.
func (w *worker) known(v prose.Version) bool {
	for i := len(w.versions) - 1; i >= 0 && w.versions[i].Cue == v.Cue; i-- {
		if slices.Equal(w.versions[i].Content, v.Content) && w.versions[i].ByRule == v.ByRule {
			return true
		}
	}
	return false
}

// said is the probability of token i to be content.
func (w *worker) said(prob [][crf.MaxLabels]float64, base, i int) float64 {
	if i < base || i >= base+len(prob) {
		return 0
	}
	return prob[i-base][prose.ContentBegin] + prob[i-base][prose.ContentInside]
}

// passesOn reports whether a rule has found that a source only passes on another's words:
// "The Harbour Post reported that Roke told staff".
func (w *worker) passesOn(source [2]int) bool {
	if source[0] >= source[1] {
		return false
	}
	s := w.span(source)
	n := sort.Search(len(w.vias), func(i int) bool { return w.vias[i].Start >= s.End })
	return n > 0 && w.vias[n-1].End > s.Start
}

// readVias lists those who pass words on, by the rules, in order. Each ends no earlier
// than any before it, so that the last one that begins before a place tells whether one
// reaches it.
func (w *worker) readVias() {
	w.vias = w.vias[:0]
	for _, h := range w.p.Hints {
		if !h.Via.Empty() {
			w.vias = append(w.vias, h.Via)
		}
	}
	slices.SortFunc(w.vias, func(a, b parse.Span) int { return cmp.Compare(a.Start, b.Start) })
	for i := 1; i < len(w.vias); i++ {
		w.vias[i].End = max(w.vias[i].End, w.vias[i-1].End)
	}
}

func (w *worker) trimAll(rs [][2]int) [][2]int {
	var out [][2]int
	for _, r := range rs {
		if r = w.trim(r); r[0] < r[1] {
			out = append(out, r)
		}
	}
	return out
}

// compare says how alike two contents are by their words (intersection over
// union), and whether they begin (1) and end (2) at the same token.
func (w *worker) compare(a, b [][2]int) (alike float64, edges uint8) {
	both, all := 0, 0
	for _, r := range a {
		for i := r[0]; i < r[1]; i++ {
			if !w.p.Tokens[i].Has(prose.IsWord) {
				continue
			}
			all++
			if holds(b, i) {
				both++
			}
		}
	}
	for _, r := range b {
		for i := r[0]; i < r[1]; i++ {
			if w.p.Tokens[i].Has(prose.IsWord) && !holds(a, i) {
				all++
			}
		}
	}
	if a[0][0] == b[0][0] {
		edges = 1
	}
	if a[len(a)-1][1] == b[len(b)-1][1] {
		edges |= 2
	}
	return float64(both) / float64(max(all, 1)), edges
}

func overlap(rs [][2]int, r [2]int) bool {
	return slices.ContainsFunc(rs, func(c [2]int) bool { return c[0] < r[1] && r[0] < c[1] })
}

func holds(rs [][2]int, i int) bool {
	return slices.ContainsFunc(rs, func(r [2]int) bool { return i >= r[0] && i < r[1] })
}

// measure says how the probabilities of the second stage fit a version.
func (w *worker) measure(v *prose.Version, prob [][crf.MaxLabels]float64, base int) {
	said := func(i int) float64 { return w.said(prob, base, i) }
	words := 0
	for _, r := range v.Content {
		for i := r[0]; i < r[1]; i++ {
			if w.p.Tokens[i].Has(prose.IsWord) && i >= base && i < base+len(prob) {
				words++
				v.Inside += said(i)
			}
		}
	}
	v.Inside /= float64(max(words, 1))
	for i := base; i < base+len(prob); i++ {
		if w.p.Tokens[i].Has(prose.IsWord) && !holds(v.Content, i) {
			v.Outside += said(i)
		}
	}
	if first := v.Content[0][0]; first >= base && first < base+len(prob) {
		v.First = prob[first-base][prose.ContentBegin]
	}
	end := v.Content[len(v.Content)-1][1]
	v.Last = max(0, said(end-1)-said(end))
	words = 0
	for i := max(v.Mention[0], base); i < min(v.Mention[1], base+len(prob)); i++ {
		words++
		v.Named += prob[i-base][prose.SourceBegin] + prob[i-base][prose.SourceInside]
	}
	v.Named /= float64(max(words, 1))
}

// judge gives a version its probabilities.
func (w *worker) judge(v prose.Version) version {
	l := &w.judged
	l.Start()
	w.p.VersionKeys(&v, &w.keys)
	w.m.version.Push(l, 0, &w.keys)
	p := w.m.version.Posteriors(l)[0]
	return version{v, p[prose.Partly] + p[prose.Right], p[prose.Right]}
}

// choose gives the versions their tokens, best first: a token is content of one statement,
// a cue has one reading, and a cue inside a content that is taken makes no statement of its
// own.
func (w *worker) choose() (found, dropped []Attribution) {
	w.owner = append(w.owner[:0], make([]uint8, len(w.p.Tokens))...)
	for _, h := range w.p.Hints {
		for _, s := range h.Content {
			if r := w.tokens(s); !h.Judged {
				w.own(r, asContent)
			}
		}
	}
	order := make([]int, len(w.versions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(w.versions[b].worth(), w.versions[a].worth()) })
	used := make([]bool, len(w.p.Hints)) // hints that have their reading, taken or not
	for _, k := range order {
		v := &w.versions[k]
		if v.Hint >= 0 && used[v.Hint] {
			continue
		}
		taken := v.right >= w.least(v) && w.take(v)
		a, ok := w.attribution(v)
		switch {
		case !ok:
		case taken:
			found = append(found, a)
		default:
			dropped = append(dropped, a)
			continue
		}
		if v.Hint >= 0 {
			used[v.Hint] = true
		}
	}
	byCue := func(a, b Attribution) int { return cmp.Compare(a.Cue[0].Start, b.Cue[0].Start) }
	slices.SortStableFunc(found, byCue)
	dropped = slices.DeleteFunc(dropped, func(d Attribution) bool {
		return slices.ContainsFunc(found, func(a Attribution) bool { return a.Cue[0].Overlaps(d.Cue[0]) })
	})
	slices.SortStableFunc(dropped, byCue)
	dropped = slices.CompactFunc(dropped, func(a, b Attribution) bool { return a.Cue[0].Overlaps(b.Cue[0]) })
	return found, dropped
}

func (w *worker) own(r [2]int, as uint8) {
	for i := r[0]; i < r[1]; i++ {
		w.owner[i] = as
	}
}

// Reading is a version as used in training.
type Reading struct {
	Content [][2]int // tokens of the page
	Keys    []uint32 // features of the third stage
}

// Readings returns all versions that Find would choose from on a described page.
func (m *Model) Readings(p *prose.Page) []Reading {
	w := m.worker()
	defer m.release(w)
	w.readings(p)
	out := make([]Reading, len(w.versions))
	for i := range w.versions {
		v := &w.versions[i]
		p.VersionKeys(&v.Version, &w.keys)
		out[i] = Reading{v.Content, slices.Clone(w.keys.All())}
	}
	return out
}
