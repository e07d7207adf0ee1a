// Package weights is the file that training writes and the tagger embeds:
// the lexicon and the three fields, with what makes tables of them at once.
//
// Lists are sorted by key and keys are written as differences, so that the
// same weights are the same bytes. The file is not compressed: to unpack it would
// be half of what the program does before it reads its first document.
package weights

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"

	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/prose"
)

// magic begins the file. Its number changes with the format and with the meaning
// of features. What follows are the IEEE CRC-32 of the rest, and the rest.
const magic = "onrecord tagger 3\n"

// Set is everything the tagger has learned.
type Set struct {
	Lexicon   *prose.Lexicon
	Cue, Role Field
	Version   Field
}

// Field is a conditional random field.
type Field struct {
	Labels int
	Trans  [crf.MaxClasses][crf.MaxLabels][crf.MaxLabels]int32
	Rows   []crf.Row // sorted by key
	Groups []uint16  // crf.Groups of the rows; may be nil
}

// Model returns the field ready for decoding.
func (f *Field) Model() *crf.Model {
	table, ok := crf.TableOf(f.Rows, f.Groups)
	if !ok {
		table = crf.NewTable(f.Rows)
	}
	return crf.NewModel(f.Labels, f.Trans, table)
}

// Encode writes the set as a file.
func Encode(s *Set) []byte {
	var e encoder
	writeMap(&e, s.Lexicon.Known, func(v uint8) { e.WriteByte(v) })
	writeMap(&e, s.Lexicon.Lemmas, func(v string) { e.uint(uint64(len(v))); e.WriteString(v) })
	writeMap(&e, s.Lexicon.Priors, func(v uint8) { e.WriteByte(v) })
	e.tagRows(&s.Lexicon.Rows)
	e.field(&s.Cue)
	e.field(&s.Role)
	e.field(&s.Version)
	file := binary.LittleEndian.AppendUint32([]byte(magic), crc32.ChecksumIEEE(e.Bytes()))
	return append(file, e.Bytes()...)
}

type encoder struct{ bytes.Buffer }

func (e *encoder) uint(v uint64) { e.Write(binary.AppendUvarint(nil, v)) }

func writeMap[V any](e *encoder, m map[uint32]V, write func(V)) {
	keys := slices.Sorted(maps.Keys(m))
	e.uint(uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		e.uint(uint64(k - last))
		last = k
	}
	for _, k := range keys {
		write(m[k])
	}
}

func (e *encoder) tagRows(r *prose.TagRows) {
	counts := r.Counts()
	e.uint(uint64(len(counts)))
	e.Write(counts)
	for _, p := range r.Pairs() {
		e.WriteByte(p.Tag)
	}
	for _, p := range r.Pairs() {
		e.WriteByte(byte(p.W))
	}
}

func (e *encoder) field(f *Field) {
	e.uint(uint64(f.Labels))
	for c := range f.Trans {
		for a := range f.Trans[c] {
			for _, w := range f.Trans[c][a] {
				e.Write(binary.AppendVarint(nil, int64(w)))
			}
		}
	}
	slices.SortFunc(f.Rows, func(a, b crf.Row) int { return cmp.Compare(a.Key, b.Key) })
	e.uint(uint64(len(f.Rows)))
	last := uint32(0)
	for _, r := range f.Rows {
		e.uint(uint64(r.Key - last))
		last = r.Key
	}
	for y := 0; y < f.Labels-1; y++ {
		for _, r := range f.Rows {
			e.WriteByte(byte(r.W[y]))
		}
	}
	groups := crf.Groups(f.Rows)
	e.uint(uint64(len(groups)))
	for _, g := range groups {
		e.Write(binary.LittleEndian.AppendUint16(nil, g))
	}
}

// ErrFormat is wrapped by the errors of Decode.
var ErrFormat = errors.New("not a file of tagger weights of this version")

// Decode reads a file.
func Decode(file []byte) (*Set, error) {
	rest, ok := bytes.CutPrefix(file, []byte(magic))
	if !ok {
		return nil, ErrFormat
	}
	if len(rest) < 4 || crc32.ChecksumIEEE(rest[4:]) != binary.LittleEndian.Uint32(rest) {
		return nil, fmt.Errorf("%w: damaged", ErrFormat)
	}
	d := decoder{data: rest[4:]}
	s := &Set{Lexicon: &prose.Lexicon{}}
	s.Lexicon.Known = readMap(&d, func() uint8 { return d.byte() })
	s.Lexicon.Lemmas = readMap(&d, func() string { return string(d.bytes(d.count())) })
	s.Lexicon.Priors = readMap(&d, func() uint8 { return d.byte() })
	d.tagRows(&s.Lexicon.Rows)
	d.field(&s.Cue, prose.CueLabels)
	d.field(&s.Role, prose.RoleLabels)
	d.field(&s.Version, prose.VersionLabels)
	for _, tag := range s.Lexicon.Known {
		d.bad = d.bad || int(tag) >= len(prose.Tags)
	}
	for _, prior := range s.Lexicon.Priors {
		d.bad = d.bad || prior > prose.MostPrior
	}
	if d.bad || len(d.data) != 0 {
		return nil, fmt.Errorf("%w: damaged", ErrFormat)
	}
	s.Lexicon.Index()
	return s, nil
}

// decoder reads values from data. After the first that is not there it is bad
// and reads zeros.
type decoder struct {
	data []byte
	bad  bool
}

func (d *decoder) uint() uint64 { return number(d, binary.Uvarint) }
func (d *decoder) int() int64   { return number(d, binary.Varint) }

func number[T uint64 | int64](d *decoder, decode func([]byte) (T, int)) T {
	v, n := decode(d.data)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.data = d.data[n:]
	return v
}

func (d *decoder) fail() { d.bad, d.data = true, nil }

// count reads how many things follow, each of at least one byte.
func (d *decoder) count() int {
	n := d.uint()
	if n > uint64(len(d.data)) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) byte() uint8 {
	if b := d.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) bytes(n int) []byte {
	if n > len(d.data) {
		d.fail()
		return nil
	}
	b := d.data[:n]
	d.data = d.data[n:]
	return b
}

func readMap[V any](d *decoder, read func() V) map[uint32]V {
	keys := d.keys(d.count())
	m := make(map[uint32]V, len(keys))
	for _, k := range keys {
		m[k] = read()
	}
	return m
}

func (d *decoder) keys(n int) []uint32 {
	keys := make([]uint32, n)
	last := uint32(0)
	for i := range keys {
		last += uint32(d.uint())
		keys[i] = last
	}
	return keys
}

func (d *decoder) tagRows(r *prose.TagRows) {
	counts := d.bytes(d.count())
	if len(counts) == 0 {
		return
	}
	sum := 0
	for _, n := range counts {
		sum += int(n)
	}
	tags, ws := d.bytes(sum), d.bytes(sum)
	if d.bad {
		return
	}
	pairs := make([]prose.TagWeight, sum)
	for i := range pairs {
		pairs[i] = prose.TagWeight{Tag: tags[i], W: int8(ws[i])}
	}
	var ok bool
	if *r, ok = prose.NewTagRows(counts, pairs); !ok {
		d.fail()
	}
}

func (d *decoder) field(f *Field, labels int) {
	f.Labels = int(d.uint())
	if f.Labels != labels {
		d.fail()
		f.Labels = labels
	}
	for c := range f.Trans {
		for a := range f.Trans[c] {
			for b := range f.Trans[c][a] {
				f.Trans[c][a][b] = int32(max(crf.Forbidden, min(d.int(), 1<<12)))
			}
		}
	}
	keys := d.keys(d.count())
	f.Rows = make([]crf.Row, len(keys))
	for y := 0; y < f.Labels-1; y++ {
		w := d.bytes(len(keys))
		if d.bad {
			return
		}
		for i := range keys {
			f.Rows[i].Key = keys[i]
			f.Rows[i].W[y] = int8(w[i])
		}
	}
	groups := d.bytes(2 * d.count())
	f.Groups = make([]uint16, len(groups)/2)
	for i := range f.Groups {
		f.Groups[i] = binary.LittleEndian.Uint16(groups[2*i:])
	}
}
