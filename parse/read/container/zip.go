// Package container reads files that hold other files: ZIP, gzip and the web archives
// WARC and WACZ.
package container

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// ReadZip lists the documents of an archive. Each is unpacked when its turn
// comes. A file NAME.yaml beside a document speaks for it, as in a folder.
func ReadZip(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	sidecars := map[string]bool{}
	for _, e := range a.Entries {
		if path.Ext(e.Name) != ".yaml" && !isUnseen(e.Name) {
			for _, s := range sidecarNames(e.Name) {
				sidecars[s] = a.Has(s)
			}
		}
	}
	var out []draft.Piece
	for _, e := range a.Entries {
		if isUnseen(e.Name) || sidecars[e.Name] {
			continue
		}
		p := draft.Piece{Name: e.Name, Open: func() ([]byte, error) { return a.Unpack(e) }}
		for _, s := range sidecarNames(e.Name) {
			if sidecars[s] {
				p.Declared, p.Warnings = sidecarIn(a, s)
				break
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// sidecar reads NAME.yaml of an archive.
func sidecarIn(a *draft.Archive, name string) (parse.Declared, []parse.Warning) {
	data, err := a.File(name)
	if err != nil {
		return parse.Declared{}, []parse.Warning{{Code: "sidecar",
			Text: "The sidecar was ignored: " + err.Error() + "."}}
	}
	return draft.Sidecar(data, name)
}

// sidecarNames returns what the sidecar of a document may be called, the more
// exact one first: "statement.txt.yaml", "statement.yaml".
func sidecarNames(name string) []string {
	return []string{name + ".yaml", strings.TrimSuffix(name, path.Ext(name)) + ".yaml"}
}

// isUnseen reports whether a file is not the user's own: hidden files, system files in
// folders, and the lock files of Word and Excel.
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

// ReadGzip unpacks the file inside. Several packed files in a row are one, as
// for gunzip.
func ReadGzip(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	if err := b.Entry(); err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %s", draft.ErrDamaged, strings.TrimPrefix(err.Error(), "gzip: "))
	}
	inner := ""
	if z.Name != "" {
		inner = path.Base(draft.CleanName(z.Name))
	}
	out, err := b.Unpack(z, int64(len(data)))
	if err != nil {
		return nil, err
	}
	if path.Ext(inner) == "" {
		inner = "" // the name that it is packed under says more
	}
	return []draft.Piece{{Name: inner, Data: out}}, nil
}
