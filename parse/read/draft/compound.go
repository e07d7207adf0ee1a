package draft

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"
)

// compoundMark begins the files in which old Office programs and Outlook keep
// streams, as an archive keeps files.
const compoundMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// IsCompound reports such a file.
func IsCompound(data []byte) bool { return bytes.HasPrefix(data, []byte(compoundMark)) }

// CompoundHas reports whether a compound file names a stream. It looks for the
// name alone, so that it also serves for a file of which only the beginning is there.
func CompoundHas(data []byte, stream string) bool {
	if !IsCompound(data) {
		return false
	}
	var name []byte
	for _, u := range utf16.Encode([]rune(stream + "\x00")) {
		name = binary.LittleEndian.AppendUint16(name, u)
	}
	return bytes.Contains(data, name)
}

// Compound is a compound file: its streams by their paths, "WordDocument",
// "__attach_version1.0_#00000000/__substg1.0_37010102".
type Compound map[string][]byte

// OpenCompound reads the streams of a compound file.
func OpenCompound(data []byte, b *Budget) (Compound, error) {
	const header, sector = 512, 512
	if len(data) < header || int64(binary.LittleEndian.Uint32(data[64:])) > int64(len(data)/sector) {
		return nil, fmt.Errorf("%w: a compound file that ends early", ErrDamaged)
	}
	padded := make([]byte, (len(data)+8191)&^4095) // the last sector may be cut short
	copy(padded, data)
	r, err := mscfb.New(bytes.NewReader(padded))
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrDamaged, err)
	}
	out := Compound{}
	for {
		f, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %s", ErrDamaged, err)
		}
		if f.Size <= 0 {
			continue
		}
		if err := b.Entry(); err != nil {
			return nil, err
		}
		if f.Size > int64(len(data)) {
			return nil, fmt.Errorf("%w: a stream is longer than the file", ErrDamaged)
		}
		if b.Bytes -= f.Size; b.Bytes < 0 {
			return nil, fmt.Errorf("%w: the files inside come to more than %d MB", ErrTooLarge, MaxUnpacked>>20)
		}
		stream := make([]byte, f.Size)
		n, err := io.ReadFull(f, stream)
		if err != nil && n == 0 {
			continue // what is lost of one stream leaves the others
		}
		name := strings.Join(append(f.Path[:len(f.Path):len(f.Path)], f.Name), "/")
		if _, twice := out[name]; !twice {
			out[name] = stream[:n]
		}
	}
}
