package speaker

import (
	"strings"

	"onrecord/parse/lang"
)

// settleBodies decides which bodies of a run are one: a name without its country
// and with it, a name and what is short for it. What fits two stays.
func (j *Joiner) settleBodies() {
	byName, byShort := j.settleBodyNames(), map[string][]*form{}
	for _, f := range j.forms {
		if f.longBody() {
			for short := range f.short {
				byShort[short] = append(byShort[short], f)
			}
		}
	}
	for _, f := range j.forms {
		if f.group && !f.desk && len(f.words) == 1 {
			short := f.letters()
			f.settleLetters(byShort[short], byName[knownBody(short)])
		}
	}
}

// longBody reports the name of a body in several words.
func (f *form) longBody() bool { return f.group && len(f.words) > 1 }

// settleBodyNames joins the names of bodies without their country to those with it. It
// returns the bodies by their names, with the country and without.
func (j *Joiner) settleBodyNames() (byName map[string][]*form) {
	byName = map[string][]*form{}
	for _, f := range j.forms {
		if f.longBody() {
			for _, name := range f.bodyNames() {
				byName[name] = append(byName[name], f)
			}
		}
	}
	for _, f := range j.forms {
		if !f.longBody() || f.desk {
			continue
		}
		name := strings.Join(f.words, " ")
		to := only(byName[name], f)
		if to != nil && len(to.words) > len(f.words) && (knownBodies[name] != nil || len(j.shared(f, to)) > 1) {
			f.become(to, "the same name with its country")
		}
	}
	return byName
}

// bodyNames are a body's name, and that without its country if it has one.
func (f *form) bodyNames() []string {
	names := []string{strings.Join(f.words, " ")}
	if rest := withoutCountry(f.words); len(rest) < len(f.words) {
		names = append(names, strings.Join(rest, " "))
	}
	return names
}

// letters are those of a name of one word: "nwa" of "N.W.A.".
func (f *form) letters() string { return strings.ReplaceAll(f.words[0], ".", "") }

// knownBody is the name that a short form known at large stands for, or "".
func knownBody(short string) string { return strings.ReplaceAll(lang.ShortBodies[short], "-", " ") }

// settleLetters joins a name of one word to the one body that documents give these letters,
// or to the one of the name for which everybody knows them.
func (f *form) settleLetters(short, named []*form) {
	known := knownBody(f.letters())
	if to := only(short, f); to != nil && lang.AllUpper(f.name) && (known == "" || strings.HasSuffix(strings.Join(to.words, " "), known)) {
		f.become(to, "the letters of its name")
		return
	}
	if known != "" {
		if to := only(named, f); to != nil {
			f.become(to, "the short form of its name")
		}
	}
}

// only is whom all other forms of the list are at last, or nil.
func only(list []*form, but *form) *form {
	var to *form
	for _, g := range list {
		end, _ := g.end()
		if g == but || end == but {
			continue
		}
		if to != nil && to != end {
			return nil
		}
		to = end
	}
	return to
}

// become joins a body to another, unless a document distinguishes them or the desk says
// that they are two.
func (f *form) become(to *form, how string) {
	if !to.meets(f) && !to.forbids(f) {
		f.into, f.how = to, how
	}
}

// knownBodies are the names that the list of short forms writes out, with these forms:
// there is one of each.
var knownBodies = func() map[string][]string {
	out := make(map[string][]string, len(lang.ShortBodies))
	for short := range lang.ShortBodies {
		out[knownBody(short)] = append(out[knownBody(short)], short)
	}
	return out
}()

// withoutCountry cuts a country before a body's name: "U.S. Federal Reserve".
func withoutCountry(words []string) []string {
	if w := words[0]; len(words) > 2 && (w == "us" || w == "u.s" || demonym(w)) {
		return words[1:]
	}
	return words
}

// oneSpelling makes the two English spellings of words in the names of bodies one.
func oneSpelling(s string) string { return englishSpelling.Replace(s) }

var englishSpelling = strings.NewReplacer("organisation", "organization", "centre", "center", "defence", "defense",
	"labour", "labor", "programme", "program", "theatre", "theater", "harbour", "harbor")
