package read

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"strings"
)

// readGzip unpacks the file inside. Several packed files in a row are one, as
// for gunzip.
func readGzip(data []byte, b *budget) ([]piece, error) {
	if err := b.entry(); err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrDamaged, strings.TrimPrefix(err.Error(), "gzip: "))
	}
	inner := ""
	if z.Name != "" {
		inner = path.Base(cleanName(z.Name))
	}
	out, err := b.unpack(z, int64(len(data)))
	if err != nil {
		return nil, err
	}
	if path.Ext(inner) == "" {
		inner = "" // the name that it is packed under says more
	}
	return []piece{{name: inner, data: out}}, nil
}
