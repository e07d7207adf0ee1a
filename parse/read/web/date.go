package web

import (
	"slices"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
)

// publication is the day of publication and the place in the markup that says
// so, with how often such a place was right, where none before it spoke, on a
// thousand pages of known date (README.md above this folder). doubt is the first
// date in numbers that could be two days, or that only the language settled.
type publication struct {
	date  parse.Date
	mark  parse.Mark
	doubt string
}

// published looks for it in the places where pages have it, the best first.
func (p *htmlPage) published(address string, policy day.Policy) publication {
	if d := plausible(day.InAddress(address)); !d.IsZero() {
		return publication{date: d, mark: parse.Mark{Name: "address", Confidence: 0.97}}
	}
	var out publication
	written := ""
	add := func(value, name string, confidence float64) {
		if !out.date.IsZero() {
			return
		}
		r, ok := pageDate(value, policy)
		if !ok {
			return
		}
		if r.Doubtful() && out.doubt == "" {
			out.doubt = r.Span.In(OneLine(value))
		}
		if !r.Date.IsZero() {
			if !r.Doubtful() {
				out.doubt = ""
			}
			out.date, out.mark, written = r.Date, parse.Mark{Name: name, Confidence: confidence}, value
		}
	}
	if v, name := p.first("article:published_time", "og:article:published_time", "article:published"); v != "" {
		add(v, name, 0.96)
	}
	add(p.time(timeItem), "itemprop datePublished", 0.96)
	add(p.time(timePublished), "time published", 0.91)
	under := p.underHeadline()
	for _, line := range under {
		add(line, "line by the headline", 0.95)
	}
	for _, a := range p.linked {
		if a.published != "" {
			add(a.published, "JSON-LD datePublished", 0.78)
			break
		}
	}
	add(p.time(timePlain), "time", 0.88)
	for _, name := range publishedNames {
		if v, _ := p.first(name); v != "" {
			add(v, "meta "+name, 0.75)
			break
		}
	}
	if g := brokenPublished.FindStringSubmatch(p.brokenLD); g != nil {
		add(g[1], "JSON-LD, broken", 0.82)
	}
	for _, line := range p.dateLines {
		add(line, "date element", 0.93)
	}
	if inUTC.MatchString(written) {
		if d := newsroomsDay(out.date, written, under, policy); !d.IsZero() {
			return publication{date: d, mark: parse.Mark{Name: "line by the headline", Confidence: 0.95}}
		}
	}
	return out
}

// newsroomsDay returns the day that a page shows to its readers, if it is not that of its
// time in UTC: the clock of Greenwich may have another day than the newsroom. West of it that
// is the day before, until ten in the morning there, and east of it the next.
func newsroomsDay(utc parse.Date, written string, under []string, policy day.Policy) parse.Date {
	before, after := true, true
	if g := hourOfDay.FindStringSubmatch(written); g != nil {
		before, after = g[1] < "10", g[1] >= "10"
	}
	for _, line := range under {
		r, _ := pageDate(line, policy)
		for _, d := range []parse.Date{r.Date, r.Either[0], r.Either[1]} {
			if !d.IsZero() && !inUTC.MatchString(line) && (after && d == utc.AddDays(1) || before && d == utc.AddDays(-1)) {
				return d
			}
		}
	}
	return parse.Date{}
}

// pageDate reads a day as markup or a line of a page gives it.
func pageDate(s string, policy day.Policy) (day.Reading, bool) {
	r, ok := day.Value(OneLine(s), policy)
	if r.Date = plausible(r.Date); !ok || r.Date.IsZero() && !r.Open() {
		return day.Reading{}, false
	}
	return r, true
}

// datePolicy gathers what the page tells of its dates: its language, and the
// order of day and month in those of its dates that can be read in one way
// only. Else the country of its address tells the order.
func (p *htmlPage) datePolicy(address, language string) day.Policy {
	texts := slices.Clone(p.dateLines)
	for _, l := range p.lines {
		texts = append(texts, l.Text)
	}
	for _, t := range p.times {
		texts = append(texts, t.value)
	}
	order := day.Among(texts...)
	if order.By == day.Refused {
		order = day.OfAddress(address)
	}
	return day.Policy{Language: language, Order: order}
}

var inUTC = pattern.Lazily(`\dT?.{0,12}(?:Z|[+-]00:?00|UTC|GMT)$`)

var hourOfDay = pattern.Lazily(`\dT? ?(\d\d):\d\d`)

// underHeadline returns the short lines around the headline, where pages print
// the date.
func (p *htmlPage) underHeadline() []string {
	for i, b := range p.lines {
		if !p.isHead(b.Text) {
			continue
		}
		var out []string
		for j := i + 1; j < len(p.lines) && j <= i+8; j++ {
			if p.lines[j].Words <= 14 {
				out = append(out, p.lines[j].Text)
			}
		}
		for j := i - 1; j >= 0 && j >= i-3; j-- {
			if p.lines[j].Words <= 8 {
				out = append(out, p.lines[j].Text)
			}
		}
		return out
	}
	return nil
}

var publishedNames = []string{
	"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
	"publication_date", "date.published",
	"datepublished", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
	"dcterms.date", "article_date_original",
	"article.published", "originalpublicationdate", "citation_publication_date", "citation_date",
	"cxenseparse:recs:publishtime", "bt:pubdate",
	"ptime", "pdate", "rnews:datepublished", "og:pubdate", "og:published_time", "og:release_date",
	"shareaholic:article_published_time", "date", "date_published", "displaydate", "created",
}

var brokenPublished = pattern.Lazily(`"datePublished"\s*:\s*"([^"]{8,40})"`)

// modified returns the day of the last change.
func (p *htmlPage) modified(policy day.Policy) parse.Date {
	v, _ := p.first("article:modified_time", "og:updated_time", "last-modified",
		"dcterms.modified", "datemodified", "lastmod")
	if r, ok := pageDate(v, policy); ok {
		return r.Date
	}
	for _, a := range p.linked {
		if r, ok := pageDate(a.modified, policy); ok {
			return r.Date
		}
	}
	found, _ := pageDate(p.time(timeModified), policy)
	return found.Date
}

// time returns the first time of a kind, "" if there is none.
func (p *htmlPage) time(kind timeKind) string {
	for _, t := range p.times {
		if t.kind == kind {
			return t.value
		}
	}
	return ""
}

// plausible returns a day on which there were web pages.
func plausible(d parse.Date) parse.Date {
	if d.Year < 1990 || d.Year > 2100 {
		return parse.Date{}
	}
	return d
}

// isDay reports a line or a value with a day in it.
func isDay(s, language string) bool {
	_, ok := pageDate(s, day.Policy{Language: language})
	return ok
}
