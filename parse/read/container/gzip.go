package container

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"strings"

	"onrecord/parse/read/draft"
)

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
