// Package fields writes values for temporary files, one field after the other, and reads
// them back: numbers of variable length, and texts and lists with their length before
// them. Encodings that describe themselves, as gob does, say so again with each record,
// which takes longer than the record. Nothing that is kept is written like this.
package fields

import (
	"encoding/binary"
	"errors"
)

// AppendText appends a text.
func AppendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// AppendTexts appends a list of texts.
func AppendTexts(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = AppendText(b, s)
	}
	return b
}

// AppendFlags appends up to eight flags as one byte.
func AppendFlags(b []byte, flags ...bool) []byte {
	n := byte(0)
	for i, f := range flags {
		if f {
			n |= 1 << i
		}
	}
	return append(b, n)
}

// Reader reads back what was appended. After an error it returns nothing.
type Reader struct {
	Err   error
	data  []byte // what is left
	whole string // texts are parts of it; empty if each is a copy
}

var errCut = errors.New("a record is cut off")

// NewReader returns a reader whose texts are copies.
func NewReader(data []byte) Reader { return Reader{data: data} }

// NewPartsReader returns a reader whose texts are parts of one text, which takes less time
// where all of them are kept.
func NewPartsReader(data []byte) Reader { return Reader{data: data, whole: string(data)} }

// Take returns the next n bytes; nil if there are not so many.
func (in *Reader) Take(n int) []byte {
	if n > len(in.data) {
		in.fail()
		return nil
	}
	b := in.data[:n]
	in.data = in.data[n:]
	return b
}

func (in *Reader) fail() { in.data, in.Err = nil, errCut }

// Uint reads a number written by [binary.AppendUvarint].
func (in *Reader) Uint() uint64 {
	n, size := binary.Uvarint(in.data)
	if size <= 0 {
		in.fail()
		return 0
	}
	in.data = in.data[size:]
	return n
}

// Int reads a number written by [binary.AppendVarint].
func (in *Reader) Int() int {
	n, size := binary.Varint(in.data)
	if size <= 0 {
		in.fail()
		return 0
	}
	in.data = in.data[size:]
	return int(n)
}

// Count reads the length of what follows, each piece of which takes a byte at least.
func (in *Reader) Count() int {
	n := in.Uint()
	if n > uint64(len(in.data)) {
		in.fail()
		return 0
	}
	return int(n)
}

// Text reads a text.
func (in *Reader) Text() string { return in.Part(in.Count()) }

// Part returns the next n bytes as a text.
func (in *Reader) Part(n int) string {
	at := len(in.whole) - len(in.data)
	b := in.Take(n)
	if in.whole == "" || b == nil {
		return string(b)
	}
	return in.whole[at : at+n]
}

// Texts reads a list of texts; nil if it has none.
func (in *Reader) Texts() []string {
	n := in.Count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = in.Text()
	}
	return list
}

// Flags reads a byte of flags.
func (in *Reader) Flags(flags ...*bool) {
	for _, b := range in.Take(1) {
		for i, f := range flags {
			*f = b&(1<<i) != 0
		}
	}
}
