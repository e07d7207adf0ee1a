package report

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// The largest distance in a document between a reply and what it replies to, in
// statements.
const (
	replyBack      = 40 // where either names the other
	replyNear      = 8  // where the noun of the reply fits the verb of the claim: "the demand"
	replyNext      = 2  // where the reply says only that it is one: "countered that"
	replyForward   = 12 // a report that opens with a denial has the claim after it
	nounWithin     = 6  // words of the reply's beginning that have the noun
	claimantWithin = 4  // words before or after the noun that say whose claim it is
	sureSpeaker    = 0.5
	opening        = 3 // statements that may open it

	namedReply  = 0.3 // share of the denied words that the claim has, where either names the other
	phraseReply = 0.5 // of a denial without a noun for the claim
	clauseReply = 0.6 // where neither does
)

// reply is a statement that contradicts another one in its report, and what it says about
// that one.
type reply struct {
	row    int
	kind   string          // of the claim, from its noun: "accuse" of "rejected the allegation"
	whose  string          // who made it, by the same words: "Exxon's accusation", "criticism from"
	words  map[string]bool // stems of what it denies, without that noun
	marked bool            // it is said to be a reply: "countered that"
	untrue bool            // it says that something is untrue
	denies bool
}

// replies returns who contradicts whom within one report, if the words say so: "rejected
// the demand" after somebody demanded, "Exxon's accusation", "countered that" after an
// attack, "denied that he was writing a book" when somebody else says he is.
func replies(rows []Row) []Contrast {
	byDocument := map[string][]int{}
	var order []string
	for i := range rows {
		if d := rows[i].Document; d != "" && rows[i].Speaker != "" && len(rows[i].Spans.Content) > 0 {
			if byDocument[d] == nil {
				order = append(order, d)
			}
			byDocument[d] = append(byDocument[d], i)
		}
	}
	var out []Contrast
	for _, d := range order {
		its := byDocument[d]
		slices.SortStableFunc(its, func(a, b int) int { return rows[a].Spans.Content[0][0] - rows[b].Spans.Content[0][0] })
		for at, i := range its {
			if r, ok := replyOf(rows, i); ok {
				if claim, share := claimOf(rows, its, at, r); claim >= 0 {
					out = append(out, Contrast{Claim: claim, Against: i, Denial: r.denies, Share: share})
				}
			}
		}
	}
	return out
}

// replyOf reads a row as a reply.
func replyOf(rows []Row, i int) (reply, bool) {
	row := &rows[i]
	r := reply{row: i, words: map[string]bool{}, denies: parse.Stance(row.Stance) == parse.Denies}
	frame := wordsOf(row.Frame)
	for k, w := range frame {
		next := ""
		if k+1 < len(frame) {
			next = "-" + frame[k+1].bare
		}
		r.marked = r.marked || lang.ReplyWords[w.bare] || lang.ReplyWords[w.bare+next]
	}
	r.untrue = callsUntrue(row.Quote)
	if !r.denies && !r.marked && !r.untrue || row.Kind == string(parse.Turn) || namesOne(row.Quote, row.Speaker) {
		return r, false
	}
	quote := wordsOf(row.Quote)
	if r.denies || r.marked {
		r.noun(row.Frame, frame, len(frame))
	}
	if r.kind == "" {
		r.noun(row.Quote, quote, nounWithin)
	}
	for _, w := range quote {
		if w.bare == "as" && r.denies {
			break // "dismissed the report as nonsense": what follows is the speaker's
		}
		s := contentStem(w.bare)
		if s != "" && lang.ClaimKindsOfNouns[w.bare] == "" && (r.denies || !lang.FalsehoodWords[w.bare]) {
			r.words[s] = true
		}
	}
	return r, r.denies || r.marked || r.kind != "" && len(quote) < 25
}

// noun finds the noun for a claim among the first words of a text, and whose claim it is.
func (r *reply) noun(text string, words []word, within int) {
	n := 0
	for k, w := range words {
		if first := w.bare[0]; first < '0' || first > '9' {
			n++
		}
		if n > within {
			return
		}
		kind := lang.ClaimKindsOfNouns[w.bare]
		if kind == "" {
			continue
		}
		r.kind = kind
		from := words[max(0, k-claimantWithin)].start
		if before := text[from:w.start]; strings.Contains(before, "'") || strings.Contains(before, "’") {
			r.whose = before
		}
		if k+1 < len(words) && (words[k+1].bare == "by" || words[k+1].bare == "from") {
			r.whose = text[words[k+1].end:words[min(len(words)-1, k+1+claimantWithin)].end]
		}
		return
	}
}

// ofAClaim reports whether a row's quote opens with a noun for other people's words:
// "critique of the council".
func ofAClaim(row *Row) bool {
	for k, w := range wordsOf(row.Quote) {
		if k < nounWithin && lang.ClaimKindsOfNouns[w.bare] != "" {
			return true
		}
	}
	return false
}

// claimOf returns the row that a reply contradicts, and how certain that is; -1 for none.
func claimOf(rows []Row, its []int, at int, r reply) (claim int, share float64) {
	claim = -1
	row := &rows[r.row]
	said := row.Frame + " " + row.Quote
	others := 0 // statements of others since
	for back := 1; back <= replyBack && back <= at; back++ {
		o := &rows[its[at-back]]
		if o.Speaker == row.Speaker {
			continue
		}
		others++
		if s := r.against(row, o, said, others); s > share {
			claim, share = its[at-back], s
		}
	}
	if at < opening && r.denies {
		for on := 1; on <= replyForward && at+on < len(its); on++ {
			o := &rows[its[at+on]]
			if o.Speaker == row.Speaker {
				continue
			}
			if s := r.against(row, o, said, replyNext+on); s > share {
				claim, share = its[at+on], s
			}
		}
	}
	return claim, share
}

// against weighs whether a reply is to a statement n statements before it; 0 for no.
func (r *reply) against(row, o *Row, said string, n int) float64 {
	if o.denies() || parse.Stance(o.Stance) == parse.Asks || doubtful(o) || doubtful(row) {
		return 0
	}
	names, whose := namesOne(said, o.Speaker), r.whose != "" && namesOne(r.whose, o.Speaker)
	named := namesOne(o.Frame+" "+o.Quote, row.Speaker)
	if !whose && callsUntrue(o.Quote) {
		return 0 // "they are wrong who say so": on the same side
	}
	kind := kindOf(o)
	share, both := r.shared(o)
	near := 1 / float64(10+n)
	least := 0.0
	switch {
	case r.kind != "" && (r.denies || r.kind != "demand"):
		fits := fitting(r.kind, kind) || r.kind == "accuse" && kind == "report" && named
		few := len(r.words) < 2
		switch {
		case whose && (fits || r.kind != "demand" && both >= 2):
			least = 0.8
		case !fits || r.whose != "":
		case few && (named || n <= replyNext):
			least = 0.7
		case named && both >= 1 && share >= namedReply && n <= replyNear:
			least = 0.6
		case share >= namedReply && both >= 2:
			least = 0.5
		}
	case r.denies:
		clause := strings.HasSuffix(row.Frame, "that")
		switch {
		case both >= 2 && share >= phraseReply && (names || named):
			least = 0.5
		case both >= 2 && share >= clauseReply && clause:
			least = 0.4
		}
	case r.marked:
		switch {
		case n <= replyNext && (names || named) && (kind == "accuse" || kind == "criticise" || r.untrue):
			least = 0.5
		case n == 1 && (kind == "accuse" || kind == "criticise"):
			least = 0.45
		case n <= replyNear && kind == "accuse":
			least = 0.4
		}
	}
	if least == 0 {
		return 0
	}
	return least + share + near
}

// shared returns the share of a reply's words that a claim has, and their number, not
// counting the claim's speaker.
func (r *reply) shared(o *Row) (share float64, both int) {
	has := map[string]bool{}
	for _, w := range wordsOf(o.Quote) {
		has[contentStem(w.bare)] = true
	}
	own := map[string]bool{}
	for _, w := range wordsOf(o.Speaker) {
		own[contentStem(unowned(w.bare))], own[contentStem(w.bare)] = true, true
	}
	all := 0
	for s := range r.words {
		if !own[s] {
			all++
			both += btoi(has[s])
		}
	}
	return float64(both) / float64(max(all, 1)), both
}

// kindOf returns the kind of claim, by the verb that reports it.
func kindOf(o *Row) string {
	if parse.Stance(o.Stance) == parse.Demands {
		return "demand"
	}
	kind := ""
	frame := append(wordsOf(o.Frame), wordsOf(o.Cue)...)
	for k, w := range frame {
		if lang.BeForms[w.bare] || w.bare == "been" {
			return "" // "has been accused of": it is others who say so
		}
		if strings.HasPrefix(w.bare, "charg") && (k+1 == len(frame) || frame[k+1].bare != "that") {
			continue // "charged clients for"
		}
		if of := claimKinds()[verbStem(w.bare)]; of != "" {
			kind = of
		}
	}
	return kind
}

// fitting reports whether a noun of one kind can refer to what a verb of another kind
// reports: "the allegation" for what somebody claimed.
func fitting(noun, verb string) bool {
	switch noun {
	case "accuse":
		return verb == "accuse" || verb == "claim"
	case "criticise":
		return verb == "criticise" || verb == "accuse"
	case "claim":
		return verb == "claim" || verb == "report" || verb == "accuse"
	}
	return noun == verb
}

// doubtful reports whether the speaker is uncertain.
func doubtful(r *Row) bool {
	return r.SpeakerConfidence > 0 && r.SpeakerConfidence < sureSpeaker || !canSpeak(r.Speaker)
}

// callsUntrue reports whether a quote says that something is untrue.
func callsUntrue(quote string) bool {
	return slices.ContainsFunc(wordsOf(quote), func(w word) bool { return lang.FalsehoodWords[w.bare] })
}

// namesOne reports whether a text names a speaker by a word of the name, including
// "Exxon's".
func namesOne(text, speaker string) bool {
	of := wordsOf(speaker)
	return slices.ContainsFunc(wordsOf(text), func(w word) bool {
		first, _ := utf8.DecodeRuneInString(text[w.start:])
		return unicode.IsUpper(first) && len(w.bare) > 2 && slices.ContainsFunc(of, func(o word) bool {
			return len(o.bare) > 2 && unowned(o.bare) == unowned(w.bare)
		})
	})
}

// unowned removes a possessive s, as in "Exxon's".
func unowned(bare string) string { return strings.TrimSuffix(bare, "s") }

func verbStem(bare string) string {
	for _, ending := range []string{"ing", "ed", "es", "s", "e"} {
		if stem, ok := strings.CutSuffix(bare, ending); ok && len(stem) >= 3 {
			return stem
		}
	}
	return bare
}

// claimKinds are the kinds of claims in package lang, by the stems of their verbs.
var claimKinds = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for v, k := range lang.ClaimKindsOfVerbs {
		out[verbStem(v)] = k
	}
	return out
})
