package speaker

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"onrecord/parse"
)

// Names and mentions in sorted files: numbers, and texts with their length before them.

func appendSized(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendTexts(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = appendSized(b, s)
	}
	return b
}

// appendPerson appends what a document says of somebody.
func appendPerson(b []byte, who parse.Person) []byte {
	b = appendSized(appendSized(appendFlags(b, who.Group), who.Name), who.Role)
	if who.Group {
		b = appendTexts(b, who.Aliases)
	}
	return b
}

func readPerson(b []byte) (parse.Person, error) {
	in := reader{data: b}
	var who parse.Person
	in.flags(&who.Group)
	who.Name, who.Role = in.text(), in.text()
	if who.Group {
		who.Aliases = in.texts()
	}
	return who, in.err
}

func appendFlags(b []byte, flags ...bool) []byte {
	n := byte(0)
	for i, f := range flags {
		if f {
			n |= 1 << i
		}
	}
	return append(b, n)
}

// appendForm appends a name with all that decides whose it is.
func appendForm(b []byte, f *form) []byte {
	b = appendFlags(b, f.group, f.person, f.desk, f.varied, f.full())
	b = binary.AppendUvarint(b, uint64(f.id))
	b = binary.AppendUvarint(b, uint64(len(f.docs)))
	before := int32(0)
	for _, d := range f.docs {
		b = binary.AppendUvarint(b, uint64(d-before))
		before = d
	}
	b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(f.order)), uint64(f.count))
	for _, s := range []string{f.name, f.tail, f.given, f.last, f.office, f.latest} {
		b = appendSized(b, s)
	}
	b = appendTexts(appendTexts(b, f.words), slices.Sorted(maps.Keys(f.short)))
	b = binary.AppendUvarint(b, uint64(len(f.roles)))
	for _, words := range f.roles {
		b = appendTexts(b, words)
	}
	return b
}

func readForm(b []byte) (*form, error) {
	in := reader{data: b}
	head := in.head()
	f := &head.form
	f.order, f.count = int64(in.number()), int(in.number())
	for _, s := range []*string{&f.name, &f.tail, &f.given, &f.last, &f.office, &f.latest} {
		*s = in.text()
	}
	f.words = in.texts()
	for _, s := range in.texts() {
		if f.short == nil {
			f.short = set{}
		}
		f.short[s] = true
	}
	if n := in.count(); n > 0 {
		f.roles = make([][]string, n)
		for i := range f.roles {
			f.roles[i] = in.texts()
		}
	}
	return f, in.err
}

// formHead is what stands first of a name: its number and documents.
type formHead struct {
	form
	isFull bool
}

func (in *reader) head() *formHead {
	f := new(formHead)
	in.flags(&f.group, &f.person, &f.desk, &f.varied, &f.isFull)
	f.id = int64(in.number())
	if n := in.count(); n > 0 {
		f.docs = make([]int32, n)
		before := int32(0)
		for i := range f.docs {
			before += int32(in.number())
			f.docs[i] = before
		}
	}
	return f
}

// reader reads back what was appended. After an error it returns nothing.
type reader struct {
	data []byte
	err  error
}

var errCutName = errors.New("a name is cut off")

func (in *reader) number() uint64 {
	n, size := binary.Uvarint(in.data)
	if size <= 0 {
		in.data, in.err = nil, errCutName
		return 0
	}
	in.data = in.data[size:]
	return n
}

// count is the length of what follows, each piece of which takes a byte at least.
func (in *reader) count() int {
	n := in.number()
	if n > uint64(len(in.data)) {
		in.data, in.err = nil, errCutName
		return 0
	}
	return int(n)
}

func (in *reader) text() string {
	n := in.count()
	s := string(in.data[:n])
	in.data = in.data[n:]
	return s
}

func (in *reader) texts() []string {
	n := in.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = in.text()
	}
	return list
}

func (in *reader) flags(flags ...*bool) {
	if len(in.data) == 0 {
		in.err = errCutName
		return
	}
	for i, f := range flags {
		*f = in.data[0]&(1<<i) != 0
	}
	in.data = in.data[1:]
}
