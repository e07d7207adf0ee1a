package transcript

import (
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// capitalRun matches words with capitals in a row, among them a name or an outlet.
var capitalRun = pattern.Lazily(`\p{Lu}[\p{L}.'’-]*(?: (?:(?:van|von|de|del|della|der|al|bin|el|la|le|of|the) )*\p{Lu}[\p{L}.'’-]*)+`)

// initials gives labels of letters the name that begins so: "ES" after "Erik Salo" in a
// label or above the talk. Two such names decide nothing.
func (r *reader) initials() {
	first := -1
	found := map[string]parse.Span{}
	for i := range r.entries {
		e := &r.entries[i]
		if e.Part != Turn {
			continue
		}
		if first < 0 {
			first = i
		}
		key := strings.ReplaceAll(e.Name.In(r.text), ".", "")
		if e.Voice != Named || !e.Known.Empty() || len(key) < 2 || len(key) > 4 || !lang.AllUpper(key) || r.heads[i].office ||
			strings.ContainsAny(key, " 0123456789") || r.voices[r.heads[i].key] < 2 {
			continue
		}
		name, ok := found[key]
		if !ok {
			name = r.initialled(key, first)
			found[key] = name
		}
		e.Known = name
	}
}

// initialled is the only name with these initials in a label, or else above line first.
func (r *reader) initialled(letters string, first int) parse.Span {
	var name parse.Span
	text, several := "", false
	note := func(s parse.Span) {
		if t := s.In(r.text); text != "" && t != text {
			several = true
		} else if text == "" {
			name, text = s, t
		}
	}
	for _, e := range r.entries {
		if e.Part == Turn && e.Name.End-e.Name.Start > len(letters)+2 && initialsOf(strings.Fields(e.Name.In(r.text))) == letters {
			note(e.Name)
		}
	}
	for i := 0; i < first && text == ""; i++ {
		s := r.in(i)
		for _, run := range capitalRun.FindAllStringIndex(s, -1) {
			r.within(r.lines[i].Span.Start+run[0], s[run[0]:run[1]], letters, note)
		}
	}
	if several {
		return parse.Span{}
	}
	return name
}

// within notes the parts of a run of words that have these initials.
func (r *reader) within(start int, run, letters string, note func(parse.Span)) {
	words := strings.Fields(run)
	at := 0
	for i, w := range words {
		at += strings.Index(run[at:], w)
		end := at
		for j := i; j < len(words) && j < i+6; j++ {
			end += strings.Index(run[end:], words[j]) + len(words[j])
			if initialsOf(words[i:j+1]) == letters && lang.StartsUpper(w) && lang.StartsUpper(words[j]) {
				note(parse.Span{Start: start + at, End: start + end - len(words[j]) + len(strings.TrimRight(words[j], ".'’-"))})
				break
			}
		}
		at += len(w)
	}
}

// initialsOf are the first letters of words, without particles and titles.
func initialsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if c, _ := utf8.DecodeRuneInString(w); lang.StartsUpper(w) && !lang.LabelTitles[lang.Fold(w)] {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// headlines makes headings with a dash nobody's words in a record of talk, unless a voice
// stands behind the dash: "Tuesday, 24 November 2026 - Strasbourg", "Ceisteanna - Questions".
func (r *reader) headlines() {
	for i, l := range r.lines {
		e := &r.entries[i]
		if !l.Heading || e.Part != None || l.Span.Empty() {
			continue
		}
		s := r.in(i)
		at, w := -1, 0
		for _, dash := range []string{"-", "–", "—"} {
			if j := strings.LastIndex(s, dash); j > at {
				at, w = j, len(dash)
			}
		}
		if at < 0 || strings.ContainsAny(s, "“”\"‘") {
			continue
		}
		words := strings.Fields(s[at+w:])
		if len(words) == 0 || len(words) > 4 || r.voices[keyOf(words)] > 0 {
			continue
		}
		e.Part, e.Why = Aside, "a heading of two parts"
	}
}
