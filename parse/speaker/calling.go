package speaker

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// calling is what the document calls a person besides the name.
type calling struct {
	nouns     []string // "magistrate", "striker"
	countries []string // of "a Norwegian"
	age       string   // "56"
}

// readCallings collects what the document calls everybody who may be a person: in an
// apposition ("Gloria Pettersen, 56, a Norwegian, walked"), before the name ("striker Ada
// Roke"), or with "is" ("Roke is a striker").
func (p *page) readCallings(names []name, g *people) []calling {
	out := make([]calling, len(g.all))
	for _, n := range names {
		if n.who < 0 || g.all[n.who].kind.group() || n.poss {
			continue
		}
		c := &out[n.who]
		if w := p.at(n.lead - 1); n.lead > 0 && w.sent == p.words[n.from].sent && w.kind == parse.TokenWord && !w.cap && !lang.FunctionWords[w.fold] && !lang.ReportingVerbs[w.fold] {
			p.callBefore(n.lead-1, c)
		} else if n.lead < n.from {
			p.callBefore(n.from-1, c)
		}
		p.callAfter(p.skipParenthesis(n.to), p.words[n.from].sent, c)
		if p.at(n.to).fold == "(" && p.at(n.to+1).kind == parse.TokenNumber && p.at(n.to+2).fold == ")" {
			c.age = p.at(n.to + 1).fold
		}
	}
	return out
}

func (p *page) callBefore(i int, c *calling) {
	c.nouns = appendNew(c.nouns, p.words[i].fold)
	for k := i; k >= 0 && i-k < 6 && p.words[k].sent == p.words[i].sent && (!lang.FunctionWords[p.words[k].fold] || k == i); k-- {
		if age, ok := ageOf(p.words[k].fold); ok {
			c.age = age
		}
		if country := p.country(k); country != "" {
			c.countries = appendNew(c.countries, country)
		}
	}
}

// callAfter reads the descriptions between commas after a name, one by one.
func (p *page) callAfter(i, sent int, c *calling) {
	for p.at(i).sent == sent && (p.at(i).fold == "," || p.at(i).fold == "is" || p.at(i).fold == "was") {
		after := p.at(i).fold == ","
		i++
		if p.at(i).kind == parse.TokenNumber && len(p.at(i).fold) <= 3 {
			if next := p.at(i + 1); next.fold == "," || next.fold == "." || next.sent != sent {
				c.age = p.at(i).fold
				i++
				continue
			}
		}
		if p.at(i).fold == "who" && (p.at(i+1).fold == "is" || p.at(i+1).fold == "was") {
			i += 2
		}
		if first := p.at(i).fold; !lang.Articles[first] && !p.at(i).poss && p.country(i) == "" || p.at(i).sent != sent {
			return
		}
		head := -1
		for ; p.at(i).sent == sent && p.at(i).fold != ","; i++ {
			w := &p.words[i]
			if after && p.predicate(i) {
				return // "After the talks with Hale, the mayor said"
			}
			if w.kind == parse.TokenQuote || lang.MentionPrepositions[w.fold] || lang.RelativePronouns[w.fold] || lang.Auxiliaries[w.fold] || lang.ReportingVerbs[w.fold] || lang.SubjectOpeners[w.fold] {
				break
			}
			if country := p.country(i); country != "" {
				c.countries = appendNew(c.countries, country)
			}
			if w.kind == parse.TokenWord {
				head = i
			}
		}
		if head >= 0 && !lang.FunctionWords[p.words[head].fold] {
			c.nouns = appendNew(c.nouns, p.words[head].fold)
		}
		for k := i; p.at(k).sent == sent && p.at(k).fold != ","; k++ {
			i = k + 1
		}
	}
}

// country is the country of an adjective of nationality, or "".
func (p *page) country(i int) string {
	if i < 0 || i >= len(p.words) || !p.words[i].cap {
		return ""
	}
	if isUS(p.words[i].span.In(p.doc.Text)) {
		return "america"
	}
	return lang.CountryOf[p.words[i].fold]
}

// ageOf reads "56-year-old".
func ageOf(w string) (string, bool) {
	n, ok := strings.CutSuffix(w, "-year-old")
	return n, ok && n != ""
}

// agentive endings that turn a verb or a thing into a trade: "striker", "magistrate"
// ends so as well, "newspaper" does and is none.
var agentive = []string{"er", "or", "ist", "ian", "man", "woman", "ant", "ee", "eer", "ate", "keeper", "master"}

// namesPerson reports a head that calls one person: an age, a nationality, a trade.
func (p *page) namesPerson(head int) bool {
	w := p.words[head].fold
	if _, ok := ageOf(w); ok || lang.PersonNouns[w] || p.country(head) != "" {
		return true
	}
	if bodyNouns[w] != 0 || p.words[head].cap || lang.StatementNouns[w] || lang.ThingsLikePeople[w] {
		return false
	}
	return slices.ContainsFunc(agentive, func(end string) bool { return len(w) > len(end)+2 && strings.HasSuffix(w, end) })
}

// called links a description to the person whom the document calls so: "the
// magistrate", "the 56-year-old", "the Norwegian". Who is nearest wins among several;
// where nobody is called so, -1.
func (d *discourse) called(from, head int) int {
	p := d.page
	w := p.words[head].fold
	age, aged := ageOf(w)
	country := p.country(head)
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		if e.at >= from || e.who >= len(d.callings) || d.traits[e.who].trade != 0 || d.people.all[e.who].kind.group() {
			continue
		}
		c := &d.callings[e.who]
		switch {
		case aged && c.age == age:
			return e.who
		case aged:
		case country != "" && slices.Contains(c.countries, country):
			return e.who
		case country == "" && slices.Contains(c.nouns, w):
			return e.who
		}
	}
	return -1
}

// excludes reports whether what is known about a person contradicts a description: another
// age, another country.
func (d *discourse) excludes(who, head int) bool {
	if who >= len(d.callings) {
		return false
	}
	c := &d.callings[who]
	if age, ok := ageOf(d.page.words[head].fold); ok && c.age != "" && c.age != age {
		return true
	}
	country := d.page.country(head)
	return country != "" && len(c.countries) > 0 && !slices.Contains(c.countries, country)
}
