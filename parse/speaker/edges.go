package speaker

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// A mention may have more words than those that say who speaks. Where these begin and
// where they end is decided here.

// ownerOf is where the owner of the words begins in a mention that also has what is done
// with them: "The weekly took two of | the woman's", before "lines". It is from in others.
func (p *page) ownerOf(from, to int) int {
	noun, i := &p.words[to-1], to-2
	if noun.poss && lang.PersonNouns[noun.fold] && i-2 > from && lang.Articles[p.words[i].fold] &&
		p.words[i-1].fold == "of" && (p.words[i-2].fold == "one" || lang.Quantities[p.words[i-2].fold]) {
		return i
	}
	return from
}

// afterThat is where the subject of a relative clause begins, if the mention closes with
// one: "industry analysts" of "cars that industry analysts | say will sell". It is from where
// there is none.
func (p *page) afterThat(from, to int) int {
	for i := to - 2; i >= from && i >= to-5; i-- {
		w := &p.words[i]
		if w.kind != parse.TokenWord || i < to-2 && (lang.MentionPrepositions[p.words[i+1].fold] || lang.Auxiliaries[p.words[i+1].fold] || lang.ReportingVerbs[p.words[i+1].fold]) {
			return from
		}
		if w.fold != "that" && w.fold != "which" {
			continue
		}
		if next := p.at(i + 2); i+2 < to && (lang.Articles[next.fold] || next.fold == "the") {
			return from // "the union that represents the nurses"
		}
		if _, plural := singular(p.words[to-1].fold); plural && !p.words[to-1].poss {
			return i + 1
		}
		return from
	}
	return from
}

// resultsOf is where that begins of which a mention gives the results: "the study" of "the
// results of the study"; from where it gives none.
func (p *page) resultsOf(from, end int) int {
	i := from
	for i < end && i < from+3 && (lang.Articles[p.words[i].fold] || p.words[i].fold == "early" || p.words[i].fold == "first") {
		i++
	}
	if w := p.at(i).fold; w != "results" && w != "findings" || p.at(i+1).fold != "of" || i+2 >= end {
		return from
	}
	return i + 2
}

// ownPerson reports whether the second word of a mention tells one of somebody's people from
// others or from before: "her own lawyer", "his third wife", "Voss's former aide".
func (p *page) ownPerson(from, to int) bool {
	head := p.headNoun(from, p.coreEnd(from, to))
	switch p.at(from + 1).fold {
	case "own", "first", "second", "third", "last", "then", "new", "late", "former", "only":
		return head > from+1 && (isRoleNoun(p.words[head].fold) || lang.KinNouns[p.words[head].fold])
	}
	return false
}

// statementOf reports whether a mention is somebody's statement: "the Lumetra Economics
// statement".
func (p *page) statementOf(from, end int) bool {
	return end-from > 1 && p.words[end-1].fold == "statement" && !p.words[end-1].cap && p.words[end-2].cap && p.words[end-2].kind == parse.TokenWord && end-2 > p.first[p.words[from].sent]
}

// documentEnd leaves out when and by whom a document was made that has a name: "a Harbour
// Post poll released last week".
func (p *page) documentEnd(from, end int) int {
	for i := from + 1; i < end; i++ {
		w := p.words[i].fold
		if !lang.DocumentParticiples[w] || !lang.DatedDocuments[p.words[i-1].fold] {
			continue
		}
		if (w == "published" || w == "issued" || w == "released") && i+2 < end && p.words[i+1].fold == "by" && i-from <= 2 {
			return end // "data published by the Harbour Board"
		}
		return i
	}
	return end
}

// phraseEnd leaves out what is said of the saying: "officials this week", "members
// ultimately".
func (p *page) phraseEnd(from, end int) int {
	for end > from+1 {
		switch w := &p.words[end-1]; {
		case strings.HasSuffix(w.fold, "ed") && end-from > 2 && !w.cap && p.at(end-2).kind == parse.TokenWord && !lang.FunctionWords[p.at(end-2).fold] && !strings.HasSuffix(p.at(end-2).fold, "ly") && !strings.Contains(w.fold, "-"):
			end-- // "polls compiled | showed"
		case strings.HasSuffix(w.fold, "ly") && len(w.fold) > 5 && !w.cap && p.at(end-2).kind == parse.TokenWord && !lang.FunctionWords[p.at(end-2).fold] && w.fold != "family" && w.fold != "assembly",
			w.fold == "also" || w.fold == "again" || w.fold == "today" || w.fold == "yesterday" || w.fold == "meanwhile" || w.fold == "already":
			end--
		case (w.fold == "week" || w.fold == "month" || w.fold == "year" || lang.CalendarWords[w.fold]) && end-from > 2 && (p.words[end-2].fold == "this" || p.words[end-2].fold == "last" || p.words[end-2].fold == "on" || p.words[end-2].fold == "in"):
			end -= 2
		default:
			return end
		}
	}
	return end
}

// coreEnd is where the head of a mention ends: at a comma, a bracket or a
// relative clause.
func (p *page) coreEnd(from, to int) int {
	for i := from + 1; i < to; i++ {
		w := &p.words[i]
		if w.fold == "," || w.fold == "(" || w.fold == "—" || w.fold == "–" || w.fold == ";" || w.fold == "-" && !w.glued && !(p.words[i-1].cap && p.at(i+1).cap) || lang.RelativePronouns[w.fold] {
			return i
		}
	}
	return to
}
