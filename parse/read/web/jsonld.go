package web

import (
	"cmp"
	"encoding/json"
	"html"
	"slices"
	"strings"

	"onrecord/parse/read/draft"
)

// ldArticle is what a JSON-LD node says of an article or of its page.
type ldArticle struct {
	rank      int
	headline  string
	published string
	modified  string
	created   string
	language  string
	publisher string
	authors   []string
	body      string
	paid      bool // it is not free to read
}

// Ranks of nodes by their type: an article's own word counts more than that of
// the page around it.
const (
	ldOtherRank = iota
	ldPageRank
	ldArticleRank
)

// ldDepth and ldNodes bound the walk through JSON-LD.
const (
	ldDepth = 12
	ldNodes = 2000
)

// readLinked reads one script of JSON-LD. What is no JSON is kept for a look
// by pattern.
func (p *htmlPage) readLinked(src string) {
	src = strings.TrimSpace(src)
	src = strings.TrimSuffix(strings.TrimPrefix(src, "<!--"), "-->")
	src = strings.TrimSuffix(strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(src, "//<![CDATA[", ""),
		"//]]>", "")), ";")
	var v any
	if err := json.Unmarshal([]byte(src), &v); err != nil {
		// Line breaks inside strings are the usual mistake.
		if err := json.Unmarshal([]byte(strings.Join(strings.Fields(src), " ")), &v); err != nil {
			p.brokenLD += "\n" + src
			return
		}
	}
	nodes := 0
	p.walkLinked(v, 0, &nodes)
}

// walkLinked visits objects, lists and graphs.
func (p *htmlPage) walkLinked(v any, depth int, nodes *int) {
	if *nodes++; depth > ldDepth || *nodes > ldNodes {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			p.walkLinked(e, depth+1, nodes)
		}
	case map[string]any:
		if rank := ldRank(v["@type"]); rank > ldOtherRank {
			p.linked = append(p.linked, ldArticle{
				rank:      rank,
				headline:  cmp.Or(ldText(v["headline"]), ldText(v["name"])),
				published: ldText(v["datePublished"]),
				modified:  ldText(v["dateModified"]),
				created:   cmp.Or(ldText(v["dateCreated"]), ldText(v["uploadDate"])),
				language:  ldText(v["inLanguage"]),
				publisher: ldName(v["publisher"]),
				authors:   ldNames(cmp.Or(v["author"], v["creator"])),
				body:      ldText(v["articleBody"]),
				paid:      v["isAccessibleForFree"] == false || strings.EqualFold(ldText(v["isAccessibleForFree"]), "false"),
			})
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement",
			"hasPart", "liveBlogUpdate"} {
			if key == "hasPart" || key == "liveBlogUpdate" || key == "itemListElement" {
				continue // other articles
			}
			if inner, ok := v[key]; ok {
				p.walkLinked(inner, depth+1, nodes)
			}
		}
	}
}

func ldRank(t any) int {
	best := ldOtherRank
	switch t := t.(type) {
	case []any:
		for _, e := range t {
			best = max(best, ldRank(e))
		}
	case string:
		t = t[strings.LastIndexAny(t, "/:")+1:]
		switch {
		case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting"), t == "Report",
			t == "Review", t == "CreativeWork":
			best = ldArticleRank
		case strings.HasSuffix(t, "WebPage"), t == "ItemPage", t == "VideoObject", t == "Recipe":
			best = ldPageRank
		}
	}
	return best
}

// ldText returns a string value, of a list the first.
func ldText(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			return ldText(v[0])
		}
	case map[string]any:
		return cmp.Or(ldText(v["@value"]), ldText(v["name"]))
	}
	return ""
}

// ldName returns the name of a person or body.
func ldName(v any) string {
	if names := ldNames(v); len(names) > 0 {
		return names[0]
	}
	return ""
}

func ldNames(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{OneLine(html.UnescapeString(v))}
	case map[string]any:
		if name := ldText(v["name"]); name != "" {
			return []string{OneLine(name)}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, ldNames(e)...)
		}
		return out
	}
	return nil
}

// isPaid reports whether the page says that its article is for subscribers.
func (p *htmlPage) isPaid() bool {
	return slices.ContainsFunc(p.linked, func(a ldArticle) bool { return a.rank == ldArticleRank && a.paid })
}

// articleBody returns the story that a page gives to machines in JSON-LD.
func (p *htmlPage) articleBody() []draft.Paragraph {
	best := ""
	for _, a := range p.linked {
		if len(a.body) > len(best) {
			best = a.body
		}
	}
	if strings.Contains(best, "<p") || strings.Contains(best, "<br") {
		return p.clean(fragmentBlocks(best))
	}
	var out []draft.Paragraph
	for l := range strings.Lines(best) {
		if l = OneLine(l); l != "" {
			out = append(out, draft.Paragraph{Text: l})
		}
	}
	return out
}
