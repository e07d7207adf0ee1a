package pack

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
)

// pdfFile writes a PDF object by object, in any order, each as soon as it is finished, so
// that only unfinished ones are in memory. Objects without data share compressed streams.
// The first error is kept for close.
type pdfFile struct {
	w      *bufio.Writer
	sum    hash.Hash // of what was written: the file's identifier comes from its content
	at     int64
	err    error
	places []place // by number; 0 is the head of the list of free numbers

	shared struct {
		numbers, offsets []int
		bodies           []byte
	}
	best, fast *zlib.Writer // reused, since making one costs more than using it
	packed     bytes.Buffer

	// A file with a password is encrypted with a key derived from all of it, so its data is
	// held until the end.
	locked bool
	held   []heldStream
}

type heldStream struct {
	number  int
	entries string
	data    []byte
}

// place is where an object is: at an offset of the file, or at a rank inside an object
// stream.
type place struct {
	where uint32
	rank  uint16
	kind  byte // 1 in the file, 2 in a stream; 0 is free
}

// perStream is how many objects share a compressed stream.
const perStream = 200

func newPDF(w io.Writer, locked bool) *pdfFile {
	f := &pdfFile{w: bufio.NewWriterSize(w, 1<<16), sum: sha256.New(), places: make([]place, 1), locked: locked}
	f.places[0].rank = 0xFFFF
	f.write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	return f
}

// reserve returns the number of an object that is written later.
func (f *pdfFile) reserve() int {
	f.places = append(f.places, place{})
	return len(f.places) - 1
}

// add writes an object without data and returns its number.
func (f *pdfFile) add(body string) int {
	n := f.reserve()
	f.put(n, body)
	return n
}

// put writes an object without data.
func (f *pdfFile) put(number int, body string) {
	s := &f.shared
	s.numbers, s.offsets = append(s.numbers, number), append(s.offsets, len(s.bodies))
	s.bodies = append(append(s.bodies, body...), '\n')
	if len(s.numbers) == perStream {
		f.flushShared()
	}
}

func (f *pdfFile) flushShared() {
	s := &f.shared
	if len(s.numbers) == 0 {
		return
	}
	number := f.reserve()
	var head bytes.Buffer
	for i, n := range s.numbers {
		f.places[n] = place{uint32(number), uint16(i), 2}
		fmt.Fprintf(&head, "%d %d ", n, s.offsets[i])
	}
	entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d ", len(s.numbers), head.Len())
	f.stream(number, entries, head.Bytes(), s.bodies)
	s.numbers, s.offsets, s.bodies = s.numbers[:0], s.offsets[:0], s.bodies[:0]
}

// stream writes an object with data, compressed, and further entries in its dictionary.
func (f *pdfFile) stream(number int, entries string, data ...[]byte) {
	if f.best == nil {
		f.best = zlib.NewWriter(&f.packed)
	}
	f.deflated(f.best, number, entries, data)
}

// page is stream for the content of a page, of which there may be thousands: it is
// compressed faster and hardly worse.
func (f *pdfFile) page(number int, data []byte) {
	if f.fast == nil {
		f.fast, _ = zlib.NewWriterLevel(&f.packed, zlib.BestSpeed) // the level is valid
	}
	f.deflated(f.fast, number, "", [][]byte{data})
}

func (f *pdfFile) deflated(z *zlib.Writer, number int, entries string, data [][]byte) {
	f.packed.Reset()
	z.Reset(&f.packed)
	for _, d := range data {
		z.Write(d) // a bytes.Buffer takes everything
	}
	z.Close()
	f.data(number, entries+"/Filter /FlateDecode ", f.packed.Bytes())
}

// data writes an object with its data unchanged.
func (f *pdfFile) data(number int, entries string, data []byte) {
	if f.locked {
		f.sum.Write(fmt.Appendf(nil, "%d %s", number, entries))
		f.sum.Write(data)
		f.held = append(f.held, heldStream{number, entries, bytes.Clone(data)})
		return
	}
	f.begin(number)
	f.write(fmt.Sprintf("<<%s/Length %d>>\nstream\n", entries, len(data)))
	f.Write(data)
	f.write("\nendstream\nendobj\n")
}

// from writes an object whose data may be long, without holding it in memory.
func (f *pdfFile) from(number int, entries string, write func(io.Writer) error) (size int64, err error) {
	if f.locked {
		var b bytes.Buffer
		err := write(&b)
		f.data(number, entries, b.Bytes())
		return int64(b.Len()), err
	}
	length := f.reserve()
	f.begin(number)
	f.write(fmt.Sprintf("<<%s/Length %d 0 R>>\nstream\n", entries, length))
	from := f.at
	err = write(f)
	size = f.at - from
	f.write("\nendstream\nendobj\n")
	f.begin(length)
	f.write(fmt.Sprintf("%d\nendobj\n", size))
	return size, err
}

func (f *pdfFile) begin(number int) {
	f.places[number] = place{uint32(f.at), 0, 1}
	f.write(fmt.Sprintf("%d 0 obj\n", number))
}

// Write writes into the file.
func (f *pdfFile) Write(p []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	n, err := f.w.Write(p)
	f.sum.Write(p[:n])
	f.at += int64(n)
	f.err = err
	return n, err
}

func (f *pdfFile) write(s string) { _, _ = f.Write([]byte(s)) } // the error is kept

// close ends the file, whose catalog and information are these objects.
func (f *pdfFile) close(root, info int, password string) error {
	f.flushShared()
	trailer := ""
	if f.locked {
		l, err := newEncryptor(password, f.sum.Sum(nil))
		if err != nil {
			return err
		}
		f.locked = false
		for _, h := range f.held {
			f.data(h.number, h.entries, l.seal(h.number, h.data))
		}
		n := f.reserve()
		f.begin(n)
		f.write(l.dict + "endobj\n")
		trailer = fmt.Sprintf("/Encrypt %d 0 R ", n)
	}
	if f.at > 0xFFFFFFFF && f.err == nil {
		f.err = fmt.Errorf("the file would be larger than 4 GB")
	}
	f.writeTable(root, info, trailer)
	if f.err != nil {
		return f.err
	}
	return f.w.Flush()
}

// writeTable ends the file with the cross-reference table, which is never encrypted.
func (f *pdfFile) writeTable(root, info int, trailer string) {
	id := f.sum.Sum(nil)[:16]
	table, own := f.at, f.reserve()
	f.places[own] = place{uint32(table), 0, 1}
	rows := make([]byte, 0, 7*len(f.places))
	for _, p := range f.places {
		rows = append(rows, p.kind)
		rows = binary.BigEndian.AppendUint32(rows, p.where)
		rows = binary.BigEndian.AppendUint16(rows, p.rank)
	}
	f.stream(own, fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x><%x>] %s", len(f.places), root, info, id, id, trailer), rows)
	f.write(fmt.Sprintf("startxref\n%d\n%%%%EOF\n", table))
}
