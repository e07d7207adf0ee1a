package desk

import (
	"cmp"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"onrecord/parse/provenance"
	"onrecord/report/desk/yamlfile"
)

// outlets reads the table of outlets and checks what a schema cannot express: every outlet
// has a name, no name, alias or domain belongs to two outlets, and a country is a
// two-letter code.
func outlets(files fs.FS, name string) ([]provenance.Outlet, error) {
	if ships(files, name, "outlets.yaml") {
		return shippedOutlets, nil
	}
	var file struct{ Outlets []provenance.Outlet }
	s, err := decode(files, name, &file)
	if err != nil {
		return nil, err
	}
	list := yamlfile.Value(s.root, "outlets")
	unknown := len(s.faults) > 0
	owner, domains := map[string]string{}, map[string]string{}
	claim := func(of map[string]string, key, who string, at ast.Node, what string) {
		key = strings.ToLower(strings.TrimSpace(key))
		if other, taken := of[key]; taken && key != "" && other != who {
			s.fault(at, "%s %q of %s already belongs to %s", what, key, who, other)
		}
		of[key] = who
	}
	for i, o := range file.Outlets {
		entry := yamlfile.Item(list, i)
		if strings.TrimSpace(o.Name) == "" && !unknown {
			s.fault(cmp.Or(yamlfile.Value(entry, "name"), entry, list), "an entry without a name")
			continue
		}
		claim(owner, o.Name, o.Name, cmp.Or(yamlfile.Value(entry, "name"), entry), "the name")
		for j, alias := range o.Aliases {
			claim(owner, alias, o.Name, cmp.Or(yamlfile.Item(yamlfile.Value(entry, "aliases"), j), entry), "the alias")
		}
		claim(domains, o.Domain, o.Name, cmp.Or(yamlfile.Value(entry, "domain"), entry), "the domain")
		if len(o.Country) != 0 && len(o.Country) != 2 {
			s.fault(yamlfile.Value(entry, "country"), "%q is not a two-letter country code", o.Country)
		}
	}
	return file.Outlets, s.found()
}
