package speaker

import (
	"encoding/binary"
	"maps"
	"slices"

	"onrecord/parse"
	"onrecord/parse/fields"
)

// Names and mentions in sorted files.

// appendPerson appends what a document says of somebody.
func appendPerson(b []byte, who parse.Person) []byte {
	b = fields.AppendText(fields.AppendText(fields.AppendFlags(b, who.Group), who.Name), who.Role)
	if who.Group {
		b = fields.AppendTexts(b, who.Aliases)
	}
	return b
}

func readPerson(b []byte) (parse.Person, error) {
	in := fields.NewReader(b)
	var who parse.Person
	in.Flags(&who.Group)
	who.Name, who.Role = in.Text(), in.Text()
	if who.Group {
		who.Aliases = in.Texts()
	}
	return who, in.Err
}

// appendForm appends a name with all that decides whose it is.
func appendForm(b []byte, f *form) []byte {
	b = fields.AppendFlags(b, f.group, f.person, f.desk, f.varied, f.full())
	b = binary.AppendUvarint(b, uint64(f.id))
	b = binary.AppendUvarint(b, uint64(len(f.docs)))
	before := int32(0)
	for _, d := range f.docs {
		b = binary.AppendUvarint(b, uint64(d-before))
		before = d
	}
	b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(f.order)), uint64(f.count))
	for _, s := range []string{f.name, f.tail, f.given, f.last, f.office, f.latest} {
		b = fields.AppendText(b, s)
	}
	b = fields.AppendTexts(fields.AppendTexts(b, f.words), slices.Sorted(maps.Keys(f.short)))
	b = binary.AppendUvarint(b, uint64(len(f.roles)))
	for _, words := range f.roles {
		b = fields.AppendTexts(b, words)
	}
	return b
}

func readForm(b []byte) (*form, error) {
	in := fields.NewReader(b)
	head := readHead(&in)
	f := &head.form
	f.order, f.count = int64(in.Uint()), int(in.Uint())
	for _, s := range []*string{&f.name, &f.tail, &f.given, &f.last, &f.office, &f.latest} {
		*s = in.Text()
	}
	f.words = in.Texts()
	for _, s := range in.Texts() {
		if f.short == nil {
			f.short = set{}
		}
		f.short[s] = true
	}
	if n := in.Count(); n > 0 {
		f.roles = make([][]string, n)
		for i := range f.roles {
			f.roles[i] = in.Texts()
		}
	}
	return f, in.Err
}

// formHead is what stands first of a name: its number and documents.
type formHead struct {
	form
	isFull bool
}

func readHead(in *fields.Reader) *formHead {
	f := new(formHead)
	in.Flags(&f.group, &f.person, &f.desk, &f.varied, &f.isFull)
	f.id = int64(in.Uint())
	if n := in.Count(); n > 0 {
		f.docs = make([]int32, n)
		before := int32(0)
		for i := range f.docs {
			before += int32(in.Uint())
			f.docs[i] = before
		}
	}
	return f
}
