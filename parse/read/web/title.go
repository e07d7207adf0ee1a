package web

import (
	neturl "net/url"
	"slices"
	"strings"

	"onrecord/parse/pattern"
	"onrecord/parse/read/layout"
)

// title returns the headline: the heading of first rank that the page's other
// names for itself agree with, or the best of those without the outlet's name.
func (p *htmlPage) title(outlet, address string) (string, string) {
	og, ogName := p.first("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title",
		"sailthru.title", "headline", "citation_title")
	ld := ""
	for _, a := range p.linked {
		if ld == "" && a.rank >= ldArticleRank {
			ld = a.headline
		}
	}
	og, ld = p.strip(og, outlet, address), p.strip(ld, outlet, address)
	tag := p.strip(p.titleTag, outlet, address)
	for _, h := range p.heads {
		for _, other := range []string{og, ld, tag} {
			if !sameTitle(h, other) {
				continue
			}
			if inner := layout.Fold(other); len(strings.Fields(inner)) >= 4 && inner != layout.Fold(h) &&
				strings.HasSuffix(layout.Fold(h), inner) {
				return other, "title" // the heading begins with a rubric: "Grain dispute Halloran sells the store"
			}
			return h, "h1"
		}
	}
	switch {
	case og != "":
		return og, ogName
	case ld != "":
		return ld, "JSON-LD headline"
	case len(p.heads) == 1 && !isOutletOf(p.heads[0], outlet, address):
		return p.heads[0], "h1"
	case tag != "":
		return tag, "title"
	}
	return "", ""
}

// sameTitle reports whether a heading is what the page is called elsewhere: the
// same words, or one within the other, or nearly all words in common.
func sameTitle(a, b string) bool {
	x, y := strings.Fields(layout.Fold(a)), strings.Fields(layout.Fold(b))
	if len(x) < 2 || len(y) < 2 {
		return len(x) > 0 && layout.Fold(a) == layout.Fold(b)
	}
	short, long := x, y
	if len(short) > len(long) {
		short, long = long, short
	}
	in := map[string]bool{}
	for _, w := range long {
		in[w] = true
	}
	both := 0
	for _, w := range short {
		if in[w] {
			both++
		}
	}
	return both*10 >= len(short)*8 && len(short)*2 >= len(long)
}

// strip takes the outlet off a title: "Voss Backs Talks | Northmoor Post",
// "Northmoor Post: Voss Backs Talks", "Voss Backs Talks - Politics - Post".
func (p *htmlPage) strip(title, outlet, address string) string {
	title = OneLine(title)
	for range 3 {
		at := titleBreaks.FindAllStringIndex(title, -1)
		if len(at) == 0 {
			return title
		}
		first, last := at[0], at[len(at)-1]
		head, tail := title[:last[0]], title[last[1]:]
		lead, rest := title[:first[0]], title[first[1]:]
		mark := strings.TrimSpace(title[last[0]:last[1]])
		words := len(strings.Fields(head))
		switch {
		case isOutletOf(tail, outlet, address) && head != "":
			title = head
		case isOutletOf(lead, outlet, address) && rest != "":
			title = rest
		case strings.ContainsAny(mark, "|»«·•") && len(strings.Fields(tail)) <= 5 && words >= 3 &&
			words > len(strings.Fields(tail)):
			title = head
		case len(strings.Fields(tail)) <= 4 && words >= 4 && (outletEnd.MatchString(tail) || p.isHead(head)):
			title = head
		default:
			return title
		}
	}
	return title
}

var (
	titleBreaks = pattern.Lazily(`\s+(?:[|»«·•–—-]|::|\|\|)\s+|\s*\|\s*`)
	outletEnd   = pattern.Lazily(`^` + layout.Outlet + `$`)
)

// titleTail returns what the page's title has after the headline that the page
// shows or gives to others: "Post" of "Voss Backs Talks - Politics - Post".
func (p *htmlPage) titleTail() string {
	at := titleBreaks.FindAllStringIndex(p.titleTag, -1)
	if len(at) == 0 {
		return ""
	}
	og, _ := p.first("og:title", "twitter:title")
	tail := p.titleTag[at[len(at)-1][1]:]
	for _, b := range at {
		if head := p.titleTag[:b[0]]; (p.isHead(head) || layout.Fold(head) == layout.Fold(og)) &&
			len(strings.Fields(head)) >= 3 {
			if len(strings.Fields(tail)) <= 5 && !strings.Contains(layout.Fold(og), layout.Fold(tail)) {
				return tail
			}
		}
	}
	return ""
}

// isHead reports whether the page shows this very text as a heading.
func (p *htmlPage) isHead(s string) bool {
	return slices.ContainsFunc(p.heads, func(h string) bool { return layout.Fold(h) == layout.Fold(s) })
}

// isOutletOf reports whether a part of a title is the outlet's name, or its
// address: "northmoorpost.example", "The Northmoor Post".
func isOutletOf(part, outlet, address string) bool {
	key := strings.TrimPrefix(layout.Fold(part), "the ")
	if key == "" {
		return false
	}
	if outlet != "" && key == strings.TrimPrefix(layout.Fold(outlet), "the ") {
		return true
	}
	u, err := neturl.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	run := strings.ReplaceAll(key, " ", "")
	base, _, _ := strings.Cut(host, ".")
	return len(run) >= 3 && (run == layout.Fold(host) || run == strings.ReplaceAll(host, "-", "") ||
		run == strings.ReplaceAll(base, "-", ""))
}

// headline is the title that stands over the story in its text.
func (p *htmlPage) headline(title string) string { return title }

// isHeadline reports whether a line above the story is its headline once more.
func (p *htmlPage) isHeadline(s string) bool {
	if p.isHead(s) {
		return true
	}
	og, _ := p.first("og:title")
	return sameTitle(s, og) || sameTitle(s, p.titleTag)
}
