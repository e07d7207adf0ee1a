package pack

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// pdfFile is a finished PDF taken apart into its numbered objects, so that
// objects can be changed and added. It reads what fpdf writes: one plain
// cross-reference table, catalog last, document information before it.
type pdfFile struct {
	objects [][]byte // by number; 0 is unused
	root    int
	info    int
}

var (
	errLayoutOfFile = errors.New("the PDF is not laid out as expected")
	trailerRoot     = regexp.MustCompile(`/Root (\d+) 0 R`)
	trailerInfo     = regexp.MustCompile(`/Info (\d+) 0 R`)
)

// readPDF takes a file apart.
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
	type place struct{ number, offset int }
	var places []place
	for n := 1; n < count; n++ {
		if len(rows[2+n]) < 10 {
			return nil, errLayoutOfFile
		}
		offset, err := strconv.Atoi(string(rows[2+n][:10]))
		if err != nil || offset >= table {
			return nil, errLayoutOfFile
		}
		places = append(places, place{n, offset})
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.offset, b.offset) })
	f := &pdfFile{objects: make([][]byte, count)}
	for i, p := range places {
		end := table
		if i+1 < len(places) {
			end = places[i+1].offset
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

// bytes puts the file together. Its identifier comes from its content.
func (f *pdfFile) bytes() []byte {
	var w bytes.Buffer
	w.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(f.objects))
	for n := 1; n < len(f.objects); n++ {
		offsets[n] = w.Len()
		fmt.Fprintf(&w, "%d 0 obj\n", n)
		w.Write(f.objects[n])
		w.WriteString("endobj\n")
	}
	table := w.Len()
	fmt.Fprintf(&w, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for _, o := range offsets[1:] {
		fmt.Fprintf(&w, "%010d 00000 n \n", o)
	}
	id := sha256.Sum256(w.Bytes())
	fmt.Fprintf(&w, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects), f.root, f.info, id[:16], id[:16], table)
	return w.Bytes()
}
