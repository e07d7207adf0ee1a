package read

import (
	"path"
	"strings"

	"onrecord/parse"
)

// readZip lists the documents of an archive. Each is unpacked when its turn
// comes. A file NAME.yaml beside a document speaks for it, as in a folder.
func readZip(data []byte, b *budget) ([]piece, error) {
	a, err := openZip(data, b)
	if err != nil {
		return nil, err
	}
	sidecars := map[string]bool{}
	for _, e := range a.entries {
		if path.Ext(e.name) != ".yaml" && !isUnseen(e.name) {
			for _, s := range sidecarNames(e.name) {
				sidecars[s] = a.has(s)
			}
		}
	}
	var out []piece
	for _, e := range a.entries {
		if isUnseen(e.name) || sidecars[e.name] {
			continue
		}
		p := piece{name: e.name, open: func() ([]byte, error) { return a.unpack(e) }}
		for _, s := range sidecarNames(e.name) {
			if sidecars[s] {
				p.declared, p.warnings = a.sidecar(s)
				break
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// sidecar reads NAME.yaml of an archive.
func (a *archive) sidecar(name string) (parse.Declared, []parse.Warning) {
	data, err := a.file(name)
	if err != nil {
		return parse.Declared{}, []parse.Warning{{Code: "sidecar", Text: "The sidecar was ignored: " + err.Error() + "."}}
	}
	return sidecar(data, name)
}

// sidecarNames returns what the sidecar of a document may be called, the more
// exact one first: "statement.txt.yaml", "statement.yaml".
func sidecarNames(name string) []string {
	return []string{name + ".yaml", strings.TrimSuffix(name, path.Ext(name)) + ".yaml"}
}

// isUnseen reports a file that is none of the user's: hidden ones, what
// systems leave in folders, and the locks of Word and Excel.
func isUnseen(name string) bool {
	for _, step := range strings.Split(name, "/") {
		if strings.HasPrefix(step, ".") || step == "__MACOSX" {
			return true
		}
	}
	switch base := path.Base(name); strings.ToLower(base) {
	case "thumbs.db", "desktop.ini", "icon\r":
		return true
	default:
		return strings.HasPrefix(base, "~$")
	}
}
