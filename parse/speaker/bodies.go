package speaker

import (
	"strings"

	"onrecord/parse/lang"
)

// settleBodies decides which bodies of a run are one: a name without its country
// and with it, a name and what is short for it. What fits two stays.
func (j *Joiner) settleBodies() {
	byName, byShort := map[string][]*form{}, map[string][]*form{}
	for _, f := range j.forms {
		if !f.group || len(f.words) < 2 {
			continue
		}
		name := strings.Join(f.words, " ")
		byName[name] = append(byName[name], f)
		if rest := withoutCountry(f.words); len(rest) < len(f.words) {
			rest := strings.Join(rest, " ")
			byName[rest] = append(byName[rest], f)
		}
	}
	for _, f := range j.forms {
		if !f.group || len(f.words) < 2 {
			continue
		}
		if !f.desk {
			to := only(byName[strings.Join(f.words, " ")], f)
			if to != nil && len(to.words) > len(f.words) && (knownBodies[strings.Join(f.words, " ")] || len(j.sharedCompany(f, to)) > 1) {
				f.become(to, "the same name with its country")
			}
		}
		for short := range f.short {
			byShort[short] = append(byShort[short], f)
		}
	}
	for _, f := range j.forms {
		if !f.group || f.desk || len(f.words) != 1 {
			continue
		}
		short := strings.ReplaceAll(f.words[0], ".", "")
		known := strings.ReplaceAll(lang.ShortBodies[short], "-", " ")
		if to := only(byShort[short], f); to != nil && lang.AllUpper(f.name) && (known == "" || strings.HasSuffix(strings.Join(to.words, " "), known)) {
			f.become(to, "the letters of its name")
			continue
		}
		if known != "" {
			if to := only(byName[known], f); to != nil {
				f.become(to, "the short form of its name")
			}
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

// knownBodies are the names that the list of short forms writes out: there is one
// of each.
var knownBodies = func() set {
	out := make(set, len(lang.ShortBodies))
	for _, full := range lang.ShortBodies {
		out[strings.ReplaceAll(full, "-", " ")] = true
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
