package container

import (
	"bytes"
	"fmt"
	"strings"

	"onrecord/parse/read/draft"
)

// IsWACZ recognises a web archive in a package by the names of what every one
// must hold.
func IsWACZ(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return false
	}
	list := data[max(0, len(data)-waczNames):] // names stand at the end of a zip archive
	return bytes.Contains(list, []byte("datapackage.json")) && bytes.Contains(list, []byte("archive/"))
}

// waczNames is how far from the end the names of a package are looked for, in
// bytes.
const waczNames = 256 << 10

// ReadWACZ reads the pages of the web archives in a package.
func ReadWACZ(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	var out []draft.Piece
	for _, e := range a.Entries {
		if !strings.HasPrefix(e.Name, "archive/") || !strings.HasSuffix(strings.TrimSuffix(e.Name, ".gz"), ".warc") {
			continue
		}
		inner, err := a.Unpack(e)
		if err != nil {
			out = append(out, draft.Piece{Name: e.Name, Err: err})
			continue
		}
		pages, err := ReadWARC(inner, b)
		out = append(out, pages...)
		if err != nil {
			out = append(out, draft.Piece{Name: e.Name, Err: err})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: the package holds no web archive", draft.ErrEmpty)
	}
	return out, nil
}
