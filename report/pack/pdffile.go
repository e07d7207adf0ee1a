package pack

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// pdfFile is a finished PDF split into its numbered objects, so that they can
// be changed and others added. It reads what fpdf writes: one plain
// cross-reference table, the catalog last, the document information before it.
type pdfFile struct {
	objects [][]byte // by number; 0 is unused
	root    int
	info    int
	packer  *zlib.Writer // one for all: to make one costs more than to use it
}

var (
	errLayoutOfFile = errors.New("the PDF is not laid out as expected")
	trailerRoot     = regexp.MustCompile(`/Root (\d+) 0 R`)
	trailerInfo     = regexp.MustCompile(`/Info (\d+) 0 R`)
)

// readPDF splits a file into its objects.
func readPDF(b []byte) (*pdfFile, error) {
	at := bytes.LastIndex(b, []byte("startxref\n"))
	if at < 0 {
		return nil, errLayoutOfFile
	}
	digits, _, _ := bytes.Cut(b[at+len("startxref\n"):], []byte("\n"))
	table, err := strconv.Atoi(string(digits))
	if err != nil || table < 0 || table >= at || !bytes.HasPrefix(b[table:], []byte("xref\n0 ")) {
		return nil, errLayoutOfFile
	}
	rows := bytes.Split(b[table:at], []byte("\n"))
	count, err := strconv.Atoi(string(rows[1][len("0 "):]))
	if err != nil || count < 1 || count+2 > len(rows) {
		return nil, errLayoutOfFile
	}
	type start struct{ number, offset int }
	var starts []start
	for n := 1; n < count; n++ {
		if len(rows[2+n]) < 10 {
			return nil, errLayoutOfFile
		}
		offset, err := strconv.Atoi(string(rows[2+n][:10]))
		if err != nil || offset >= table {
			return nil, errLayoutOfFile
		}
		starts = append(starts, start{n, offset})
	}
	slices.SortFunc(starts, func(a, b start) int { return cmp.Compare(a.offset, b.offset) })
	f := &pdfFile{objects: make([][]byte, count)}
	for i, p := range starts {
		end := table
		if i+1 < len(starts) {
			end = starts[i+1].offset
		}
		body, ok := bytes.CutPrefix(b[p.offset:end], fmt.Appendf(nil, "%d 0 obj\n", p.number))
		close := bytes.LastIndex(body, []byte("endobj"))
		if !ok || close < 0 {
			return nil, errLayoutOfFile
		}
		f.objects[p.number] = body[:close]
	}
	f.root, f.info = reference(trailerRoot, b[table:]), reference(trailerInfo, b[table:])
	if f.root <= 0 || f.root >= count || f.info <= 0 || f.info >= count {
		return nil, errLayoutOfFile
	}
	return f, nil
}

func reference(re *regexp.Regexp, b []byte) int {
	m := re.FindSubmatch(b)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return 0
	}
	return n
}

// add appends an object and returns its number.
func (f *pdfFile) add(body string) int {
	f.objects = append(f.objects, []byte(body))
	return len(f.objects) - 1
}

// insert puts text after the one place in an object where mark stands.
func (f *pdfFile) insert(number int, mark, text string) error {
	if number >= len(f.objects) || bytes.Count(f.objects[number], []byte(mark)) != 1 {
		return fmt.Errorf("%w: no single %q in object %d", errLayoutOfFile, mark, number)
	}
	f.objects[number] = bytes.Replace(f.objects[number], []byte(mark), []byte(mark+text), 1)
	return nil
}

// perStream is how many objects share a compressed stream.
const perStream = 200

// place is where an object stands: at an offset of the file, or inside the
// stream of another object.
type place struct {
	kind        byte // 1 in the file, 2 in a stream
	where, rank int  // offset and 0, or number of the stream and place in it
}

// bytes assembles the file, with small objects in compressed streams, and
// encrypts it if an encryptor is given. The file's identifier is derived from
// its content.
func (f *pdfFile) bytes(l *encryptor) []byte {
	var w bytes.Buffer
	w.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	places := make([]place, len(f.objects))
	write := func(number int, body []byte) {
		places[number] = place{1, w.Len(), 0}
		fmt.Fprintf(&w, "%d 0 obj\n", number)
		w.Write(body)
		w.WriteString("endobj\n")
	}
	sealed := func(number int, body []byte) []byte {
		if l == nil {
			return body
		}
		return l.seal(number, body)
	}
	var small []int
	for n := 1; n < len(f.objects); n++ {
		if bytes.Contains(f.objects[n], []byte("\nstream\n")) {
			write(n, sealed(n, f.objects[n]))
		} else {
			small = append(small, n)
		}
	}
	for group := range slices.Chunk(small, perStream) {
		number := len(places)
		var head, body bytes.Buffer
		for i, n := range group {
			places[n] = place{2, number, i}
			fmt.Fprintf(&head, "%d %d ", n, body.Len())
			body.Write(f.objects[n])
		}
		places = append(places, place{})
		entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d ", len(group), head.Len())
		write(number, sealed(number, []byte(f.stream(entries, append(head.Bytes(), body.Bytes()...)))))
	}
	trailer := ""
	if l != nil {
		trailer = fmt.Sprintf("/Encrypt %d 0 R ", len(places))
		places = append(places, place{})
		write(len(places)-1, []byte(l.dict))
	}
	f.writeTable(&w, places, trailer)
	return w.Bytes()
}

// writeTable ends the file with the cross-reference table, which is never
// encrypted.
func (f *pdfFile) writeTable(w *bytes.Buffer, places []place, trailer string) {
	id := sha256.Sum256(w.Bytes())
	table, own := w.Len(), len(places)
	places = append(places, place{1, table, 0})
	places[0].rank = 0xFFFF // the head of the list of free numbers
	var rows []byte
	for _, p := range places {
		rows = append(rows, p.kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(p.where))
		rows = binary.BigEndian.AppendUint16(rows, uint16(p.rank))
	}
	entries := fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x><%x>] %s", len(places), f.root, f.info, id[:16], id[:16], trailer)
	fmt.Fprintf(w, "%d 0 obj\n%sendobj\nstartxref\n%d\n%%%%EOF\n", own, f.stream(entries, rows), table)
}
