package provenance

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// Outlet is a newspaper, broadcaster, site or news agency.
type Outlet struct {
	Name     string
	Aliases  []string
	Domain   string // "northmoorpost.example", without "www."
	Country  string // ISO 3166-1 alpha-2
	Language string // BCP 47
	Agency   bool
}

// Outlets is a table of outlets that is fast to search and safe to share. A nil table is
// empty.
type Outlets struct {
	byName   map[string]*Outlet
	byDomain map[string]*Outlet
}

// NewOutlets builds the table. If two outlets share a name, alias or domain, the first one
// has it; a name takes precedence over an alias.
func NewOutlets(list []Outlet) *Outlets {
	t := &Outlets{byName: map[string]*Outlet{}, byDomain: map[string]*Outlet{}}
	add := func(m map[string]*Outlet, key string, o *Outlet) {
		if _, taken := m[key]; key != "" && !taken {
			m[key] = o
		}
	}
	own := append([]Outlet(nil), list...)
	for i := range own {
		add(t.byName, nameKey(own[i].Name), &own[i])
		add(t.byDomain, domainKey(own[i].Domain), &own[i])
	}
	for i := range own {
		for _, a := range own[i].Aliases {
			add(t.byName, nameKey(a), &own[i])
		}
	}
	return t
}

// find returns the outlet of a name, an alias or a bare domain; nil if the
// table has none.
func (t *Outlets) find(name string) *Outlet {
	if t == nil {
		return nil
	}
	if o := t.byName[nameKey(name)]; o != nil {
		return o
	}
	return t.byDomain[domainKey(name)]
}

// canonical returns the outlet's name in the table, or the name as written. A name in
// capitals, "THE VESHNIA HERALD", is put into title case: the capitals are only layout.
func (t *Outlets) canonical(name string) string {
	if o := t.find(name); o != nil {
		return o.Name
	}
	if bare := withoutPlace(name, t); bare != name && t.isIn(bare, strings.Trim(name[len(bare):], " ()")) {
		return t.canonical(bare)
	}
	list := strings.Fields(name)
	if len(list) < 2 || name != strings.ToUpper(name) {
		return name
	}
	for i, w := range list {
		small := strings.ToLower(w)
		switch {
		case lang.WordsSmallInTitles[small] && i > 0:
			list[i] = small
		case lang.WordsSmallInTitles[small], len(w) > 3 && strings.ContainsAny(small, "aeiouy"):
			r, n := utf8.DecodeRuneInString(w)
			list[i] = string(r) + strings.ToLower(w[n:])
		}
	}
	return strings.Join(list, " ")
}

// placed returns the name of an outlet with its place if the table knows it by both, or
// knows another outlet by the name alone.
func (t *Outlets) placed(name, place string) string {
	full := name + " (" + place + ")"
	if place == "" || t.find(full) == nil && (t.find(name) == nil || t.isIn(name, place)) {
		return name
	}
	return full
}

// isIn reports whether a place says nothing new about an outlet: its name has it, as in "The
// Kilmoor Herald (Kilmoor)", or it is in the country of the outlet that the table has by
// that name. Without a country "The Herald (Glasgow)" would be another paper's.
func (t *Outlets) isIn(name, place string) bool {
	if strings.Contains(name, place) {
		return true
	}
	o := t.find(name)
	if i := strings.LastIndex(place, ", "); i >= 0 {
		place = place[i+2:] // "London, England"
	}
	key := strings.ReplaceAll(strings.Trim(strings.ToLower(place), "."), " ", "-")
	return o != nil && o.Country != "" && strings.EqualFold(lang.CountryOfPlace[key], o.Country)
}

// byAddress returns the outlet of a web address: that of its host, or of the
// nearest domain above it, so that "edition.northmoorpost.example" counts.
func (t *Outlets) byAddress(address string) *Outlet {
	if t == nil || address == "" {
		return nil
	}
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	for host := domainKey(u.Hostname()); strings.Contains(host, "."); {
		if o := t.byDomain[host]; o != nil {
			return o
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return nil
}

// nameKey folds case, punctuation, spaces and a leading article: "The
// Northmoor-Post" and "northmoorpost" are the same outlet.
func nameKey(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, "")
}

func domainKey(s string) string {
	return strings.TrimPrefix(strings.Trim(strings.ToLower(strings.TrimSpace(s)), "./"), "www.")
}
