package desk

import (
	"cmp"
	"io/fs"

	"github.com/goccy/go-yaml/ast"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report/desk/yamlfile"
)

// person is an entry of speakers.yaml.
type person struct {
	Name    string
	Aliases []string
	Not     []string
	Role    string
	From    string
	To      string
}

// people reads the people whom the desk knows and checks what a schema cannot express:
// everybody has a name, dates are valid, and no name stands for two people.
func people(files fs.FS, name string) ([]speaker.Known, error) {
	var file struct{ Speakers []person }
	s, err := decode(files, name, &file)
	if err != nil {
		return nil, err
	}
	list := yamlfile.Value(s.root, "speakers")
	unknown := len(s.faults) > 0
	known := make([]speaker.Known, len(file.Speakers))
	for i, p := range file.Speakers {
		k, entry := speaker.Known{Name: p.Name, Aliases: p.Aliases, Not: p.Not, Role: p.Role}, yamlfile.Item(list, i)
		if speaker.Key(p.Name) == "" && !unknown {
			s.fault(cmp.Or(yamlfile.Value(entry, "name"), entry, list), "an entry without a name")
		}
		k.From = s.day(yamlfile.Value(entry, "from"), p.From)
		k.To = s.day(yamlfile.Value(entry, "to"), p.To)
		if !k.From.IsZero() && !k.To.IsZero() && k.To.Compare(k.From) < 0 {
			s.fault(yamlfile.Value(entry, "to"), "%s: the role ends on %s, before it begins on %s", p.Name, k.To, k.From)
		}
		known[i] = k
	}
	s.checkNames(list, known)
	return known, s.found()
}

// day reads a date; an empty one is no date.
func (s *source) day(n ast.Node, text string) parse.Date {
	if text == "" {
		return parse.Date{}
	}
	d, err := parse.ParseDate(text)
	if err != nil {
		s.fault(n, "%v", err)
	}
	return d
}

// checkNames reports every name that would stand for two people, every empty
// alias, every name that an entry both has and denies, and two roles of one
// person for the same days.
func (s *source) checkNames(list ast.Node, known []speaker.Known) {
	canonical := map[string]string{} // by key
	for _, k := range known {
		if key := speaker.Key(k.Name); canonical[key] == "" {
			canonical[key] = k.Name
		}
	}
	owner := map[string]string{} // of an alias
	for i, k := range known {
		entry, me := yamlfile.Item(list, i), speaker.Key(k.Name)
		if first := canonical[me]; first != k.Name && me != "" {
			s.fault(yamlfile.Value(entry, "name"), "%q is written %q above; use one name for one person", k.Name, first)
		}
		for j, alias := range k.Aliases {
			key, at := speaker.Key(alias), cmp.Or(yamlfile.Item(yamlfile.Value(entry, "aliases"), j), entry)
			switch other, taken := owner[key]; {
			case key == "":
				s.fault(at, "an empty alias of %s", k.Name)
			case canonical[key] != "" && key != me:
				s.fault(at, "the alias %q of %s is the name of %s", alias, k.Name, canonical[key])
			case taken && speaker.Key(other) != me:
				s.fault(at, "%q is already an alias of %s; leave out a name that two people share", alias, other)
			default:
				owner[key] = k.Name
			}
		}
		for j, n := range k.Not {
			at := cmp.Or(yamlfile.Item(yamlfile.Value(entry, "not"), j), entry)
			switch key := speaker.Key(n); {
			case key == "":
				s.fault(at, "an empty name under not of %s", k.Name)
			case key == me || owner[key] == k.Name && owner[key] != "":
				s.fault(at, "%q is a name of %s and is also listed under not", n, k.Name)
			}
		}
		for _, before := range known[:i] {
			if me != "" && speaker.Key(before.Name) == me && before.Role != "" && k.Role != "" && before.Role != k.Role && before.From == k.From && before.To == k.To {
				s.fault(cmp.Or(yamlfile.Value(entry, "role"), entry), "%s has the role %q on the same days; use from and to to say which role holds when", k.Name, before.Role)
				break
			}
		}
	}
}
