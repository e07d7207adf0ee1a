package speaker

import (
	"sort"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// readHeadlines finds names in lines that write most words with a capital.
// There, a name is what the rest of the page calls by that name: "Voss Walks
// Out Over Pumps". Only where the page knows no such name, a given name and
// the word after it make one.
func (p *page) readHeadlines(names []name, g *people) []name {
	found := 0
	for s := range p.seg.Sentences {
		from, to := p.first[s], p.first[s+1]
		if !p.headlines[s] {
			continue
		}
		for i := from; i < to; {
			if p.words[i].kind != parse.TokenWord || !p.words[i].cap {
				i++
				continue
			}
			n := p.headlineName(g, i, to)
			if n.to <= n.from {
				i++
				continue
			}
			names = append(names, n)
			found++
			i = n.to
		}
	}
	if found > 0 {
		sort.SliceStable(names, func(a, b int) bool { return names[a].from < names[b].from })
	}
	return names
}

func (p *page) headlineName(g *people, i, limit int) name {
	n := name{from: i, to: i, lead: i, who: -1, subject: p.standsAsSubject(i)}
	var words []string
	for j := i; j < limit && j < i+6; j++ {
		w := &p.words[j]
		if w.kind != parse.TokenWord {
			break
		}
		words = append(words, w.fold)
		if full := lang.CompassLetters[w.fold]; full != "" && j == i && p.initial(i) {
			words[0] = full // "N. Korea"
		}
		if who, ok := g.byKey[strings.Join(words, " ")]; ok {
			n.to, n.who, n.kind, n.poss = j+1, who, g.all[who].kind, w.poss
		}
		if w.poss {
			break
		}
	}
	if n.to > n.from {
		return n
	}
	w := &p.words[i]
	if lang.FunctionWords[w.fold] || lang.CalendarWords[w.fold] {
		return n
	}
	if list := g.short(w.fold, false); len(list) > 0 && !p.lower[w.fold] {
		n.to, n.kind, n.poss = i+1, person, w.poss
		if len(list) == 1 {
			n.who = list[0]
		}
		return n
	}
	next := p.at(i + 1)
	// "General Idris Kulan", where the page has a Kulan
	_, surname := g.byKey[next.fold]
	titled := surname && lang.Titles[p.at(i-1).fold] && !lang.Titles[w.fold] && !lang.OfficeWords[w.fold]
	if (isGiven(w.fold) || titled) && !w.poss && i+1 < limit && next.cap && !lang.FunctionWords[next.fold] && !lang.BodyHeads[next.fold] && !p.lower[next.fold] && !p.lower[w.fold] {
		n.to, n.kind, n.poss = i+2, person, next.poss
		key := w.fold + " " + next.fold
		if who, ok := g.byKey[next.fold]; ok && !g.all[who].kind.group() {
			// The page has the surname alone: only the headline gives all of it.
			s := &g.all[who]
			s.aliases = appendNew(s.aliases, s.name)
			s.name, s.words, s.kind, s.first = p.nameText(n), []string{w.fold, next.fold}, person, i
			if s.sex == unknownGender {
				s.sex = genderOf(w.fold)
			}
			n.who = who
			g.index(who, key, "")
			return n
		}
		n.who = len(g.all)
		g.all = append(g.all, someone{name: p.nameText(n), words: []string{w.fold, next.fold}, kind: person, sex: genderOf(w.fold), seen: 1, first: i})
		g.index(n.who, key, "")
	}
	return n
}
