package read

import (
	"bytes"
	"fmt"
	"strings"
)

// isWACZ recognises a web archive in a package by the names of what every one
// must hold.
func isWACZ(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return false
	}
	list := data[max(0, len(data)-waczNames):] // names stand at the end of a zip archive
	return bytes.Contains(list, []byte("datapackage.json")) && bytes.Contains(list, []byte("archive/"))
}

// waczNames is how far from the end the names of a package are looked for, in
// bytes.
const waczNames = 256 << 10

// readWACZ reads the pages of the web archives in a package.
func readWACZ(data []byte, b *budget) ([]piece, error) {
	a, err := openZip(data, b)
	if err != nil {
		return nil, err
	}
	var out []piece
	for _, e := range a.entries {
		if !strings.HasPrefix(e.name, "archive/") || !strings.HasSuffix(strings.TrimSuffix(e.name, ".gz"), ".warc") {
			continue
		}
		inner, err := a.unpack(e)
		if err != nil {
			out = append(out, piece{name: e.name, err: err})
			continue
		}
		pages, err := readWARC(inner, b)
		out = append(out, pages...)
		if err != nil {
			out = append(out, piece{name: e.name, err: err})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: the package holds no web archive", ErrEmpty)
	}
	return out, nil
}
