package report

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// overtaken reports whether the day has come that a row promises something for: "the
// inspectors will have the workshop on Friday", in a briefing that ends on Saturday. A
// reader would take the old promise for the state of things.
func (w *weigher) overtaken(i int) bool {
	r := &w.rows[i]
	if r.Date.IsZero() {
		return false
	}
	words := wordsOf(r.Quote)
	ahead := slices.ContainsFunc(words, func(w word) bool {
		said := lang.Lower(r.Quote[w.start:w.end])
		return said == "will" || said == "would" || said == "shall" || said == "won’t" || said == "won't" || strings.HasSuffix(said, "’ll") || strings.HasSuffix(said, "'ll")
	})
	if !ahead {
		return false
	}
	for _, word := range words {
		if day, ok := comingDay(r.Date, word.bare); ok && day.Compare(w.lastDay) <= 0 {
			return true
		}
	}
	return false
}

// comingDay is the next day after a date that a word names.
func comingDay(from parse.Date, word string) (parse.Date, bool) {
	if word == "tomorrow" {
		return from.AddDays(1), true
	}
	if !lang.Weekdays[word] {
		return parse.Date{}, false
	}
	day := from.AddDays(1)
	for lang.Lower(day.Time().Weekday().String()) != word {
		day = day.AddDays(1)
	}
	return day, true
}

// speaksIn reports whether a headline begins or ends with a speaker's name: "Dray: a
// beginning", "We will not be the first to leave: Halloran", "Roke counts the shells".
func speaksIn(title, speaker string) bool {
	words := wordsOf(title)
	if len(words) == 0 || speaker == "" {
		return false
	}
	first, last := words[min(len(words), strings.Count(speaker, " ")+1)-1], words[len(words)-1]
	if namesOne(title[:first.end], speaker) {
		return true
	}
	before := strings.TrimSpace(title[:last.start])
	return len(before) > 0 && strings.ContainsAny(before[len(strings.TrimRight(before, ":-–—")):], ":-–—") && namesOne(title[last.start:], speaker)
}

// quotedIn reports whether a headline has words between quotation marks that are from a
// quote: it is of that statement.
func quotedIn(title, quote string) bool {
	for at, mark := range title {
		shut := closing[mark]
		if mark == '\'' {
			shut = mark
		}
		if shut == 0 {
			continue
		}
		rest := title[at+len(string(mark)):]
		if end := strings.IndexRune(rest, shut); end > 0 && len(strings.Fields(rest[:end])) >= leastQuoted && strings.Contains(Canonical(quote), Canonical(rest[:end])) {
			return true
		}
	}
	return false
}

// leastQuoted is how few words between marks are surely the speaker's.
const leastQuoted = 3
