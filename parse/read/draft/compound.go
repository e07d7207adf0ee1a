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

// checkCompound finds in the header of a compound file, [MS-CFB] 2.2, sizes that the
// file cannot have and for which the library would ask for memory.
func checkCompound(data []byte) error {
	const header = 512
	if len(data) < header {
		return fmt.Errorf("%w: a compound file that ends early", ErrDamaged)
	}
	shift := binary.LittleEndian.Uint16(data[30:])
	if shift != 9 && shift != 12 {
		return fmt.Errorf("%w: a compound file with sectors of an unknown size", ErrDamaged)
	}
	for _, at := range []int{40, 44, 64, 72} { // sectors of the directory, FAT, mini FAT and DIFAT
		if int64(binary.LittleEndian.Uint32(data[at:])) > int64(len(data)>>shift)+1 {
			return fmt.Errorf("%w: a compound file that ends early", ErrDamaged)
		}
	}
	return nil
}

// OpenCompound reads the streams of a compound file.
func OpenCompound(data []byte, b *Budget) (Compound, error) {
	if err := checkCompound(data); err != nil {
		return nil, err
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
