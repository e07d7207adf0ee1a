package speaker

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// On returns the desk's people as of a day: each once, with all aliases and the current
// role. Of two current roles, the one that began last counts. For the zero day, that of an
// undated document, a role counts only if the person has no other and it has no last day.
func On(known []Known, day parse.Date) []Known {
	var out []Known
	at, roles := map[string]int{}, map[string]int{}
	for _, k := range known {
		if k.Role != "" {
			roles[k.Name]++
		}
	}
	for _, k := range known {
		if !k.holds(day) || day.IsZero() && roles[k.Name] > 1 {
			k.Role = ""
		}
		i, again := at[k.Name]
		if !again {
			at[k.Name] = len(out)
			out = append(out, k)
			continue
		}
		one := &out[i]
		one.Aliases = append(one.Aliases[:len(one.Aliases):len(one.Aliases)], k.Aliases...)
		one.Not = append(one.Not[:len(one.Not):len(one.Not)], k.Not...)
		if k.Role != "" && (one.Role == "" || k.From.Compare(one.From) > 0) {
			one.Role, one.From, one.To = k.Role, k.From, k.To
		}
	}
	return out
}

func (k Known) holds(day parse.Date) bool {
	if day.IsZero() {
		return k.To.IsZero()
	}
	return day.Compare(k.From) >= 0 && (k.To.IsZero() || day.Compare(k.To) <= 0)
}

// desk finds the desk's people by any of their names.
type desk struct {
	list  []Known
	byKey map[string]int // index into list; -1 where two people share an alias
	not   map[string]set // keys of names that are not a person's, by the person's key
}

// forbids reports that the desk says that a name is not this person's.
func (d desk) forbids(person, name string) bool { return d.not[Key(person)][Key(name)] }

func newDesk(known []Known) desk {
	d := desk{list: known, byKey: make(map[string]int, 2*len(known))}
	for i, k := range known {
		for _, n := range append([]string{k.Name}, k.Aliases...) {
			key := Key(n)
			if key == "" {
				continue
			}
			if at, ok := d.byKey[key]; ok && (at < 0 || known[at].Name != k.Name) {
				d.byKey[key] = -1
				continue
			}
			d.byKey[key] = i
		}
	}
	for i, k := range known {
		key := Key(k.Name)
		if key != "" { // a canonical name beats an alias that looks like it
			d.byKey[key] = i
		}
		for _, n := range k.Not {
			if d.not == nil {
				d.not = map[string]set{}
			}
			if d.not[key] == nil {
				d.not[key] = set{}
			}
			d.not[key][Key(n)] = true
		}
	}
	return d
}

// Key is the form in which names are compared: folded, without article, preceding titles
// and possessive. It is empty if the text is not a name.
func Key(s string) string { return strings.Join(keyWords(s), " ") }

func keyWords(s string) []string {
	s, _ = withoutPossessive(strings.TrimRight(s, " ,;:"))
	words := strings.Fields(foldAll(s))
	for len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	for len(words) > 1 && lang.Honorifics[words[0]] {
		words = words[1:]
	}
	return words
}

// alias finds a person by the words of a mention.
func (d desk) alias(s string) (Known, bool) {
	if len(d.byKey) == 0 || s == "" {
		return Known{}, false
	}
	i, ok := d.byKey[Key(s)]
	if !ok || i < 0 {
		return Known{}, false
	}
	return d.list[i], true
}

// named finds a person of the document among the desk's people: by the name, or by one of
// its forms that is more than a surname.
func (d desk) named(s someone) (Known, bool) {
	if len(d.byKey) == 0 {
		return Known{}, false
	}
	if k, ok := d.alias(s.name); ok {
		return k, true
	}
	for _, a := range s.aliases {
		if k, ok := d.alias(a); ok && !d.forbids(k.Name, s.name) && (s.kind != person || sameOrShorter(keyWords(k.Name), s.words)) {
			return k, true
		}
	}
	return Known{}, false
}

// sameOrShorter reports whether the words of a name can refer to the full name: the same
// name, its surname, or its initials.
func sameOrShorter(full, words []string) bool {
	if len(words) == 0 || len(full) == 0 {
		return false
	}
	if len(words) == 1 {
		return full[len(full)-1] == words[0] || full[0] == words[0]
	}
	return slices.Equal(full, words) || sameName(full, words, "") || sameName(words, full, "")
}
