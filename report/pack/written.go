package pack

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

// written is a file that fpdf wrote, split into its numbered objects, so that they can be
// changed and go into another. It has one plain cross-reference table, the pages from
// object 3 on, each followed by its content, and the catalog last.
type written struct {
	objects [][]byte // by number; 0 is unused
	root    int
	info    int
}

const (
	pagesRoot = 1 // the object in which fpdf lists the pages
	resources = 2 // the object with what all pages share
)

// pageObject is the number fpdf gives to a page, counted from 0. The next is its content.
func pageObject(n int) int { return 3 + 2*n }

var (
	errLayoutOfFile = errors.New("the PDF is not laid out as expected")
	trailerRoot     = regexp.MustCompile(`/Root (\d+) 0 R`)
	trailerInfo     = regexp.MustCompile(`/Info (\d+) 0 R`)
)

// output ends a document of fpdf and splits it.
func output(p *fpdf.Fpdf) (*written, error) {
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		return nil, err
	}
	return readPDF(b.Bytes())
}

// readPDF splits a file into its objects.
func readPDF(b []byte) (*written, error) {
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
	f := &written{objects: make([][]byte, count)}
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

// insert puts text after the one place in an object where mark stands.
func (f *written) insert(number int, mark, text string) error {
	if number >= len(f.objects) || bytes.Count(f.objects[number], []byte(mark)) != 1 {
		return fmt.Errorf("%w: no single %q in object %d", errLayoutOfFile, mark, number)
	}
	f.objects[number] = bytes.Replace(f.objects[number], []byte(mark), []byte(mark+text), 1)
	return nil
}

// page returns the content of a page, counted from 0, and its links.
func (f *written) page(n int) (content []byte, links [][]byte, err error) {
	number := pageObject(n)
	if number+1 >= len(f.objects) || !bytes.HasPrefix(f.objects[number], []byte("<</Type /Page\n")) {
		return nil, nil, fmt.Errorf("%w: object %d is not page %d", errLayoutOfFile, number, n+1)
	}
	if _, list, found := bytes.Cut(f.objects[number], []byte("/Annots [")); found {
		list, _, found = bytes.Cut(list, []byte("]\n"))
		if !found {
			return nil, nil, fmt.Errorf("%w: links of page %d", errLayoutOfFile, n+1)
		}
		links = bytes.Split(list, []byte("<</Type /Annot "))[1:]
	}
	_, content, err = streamOf(f.objects[number+1])
	return content, links, err
}

// streamOf divides an object into its dictionary, without the length, and its data.
func streamOf(object []byte) (entries string, data []byte, err error) {
	dict, data, found := bytes.Cut(object, []byte("\nstream\n"))
	data, ended := bytes.CutSuffix(data, []byte("\nendstream\n"))
	m := dictOfStream.FindSubmatch(dict)
	if !found || !ended || m == nil {
		return "", nil, fmt.Errorf("%w: no stream", errLayoutOfFile)
	}
	return string(m[1]), data, nil
}

var (
	dictOfStream = regexp.MustCompile(`(?s)^<<(.*)/Length \d+>>$`)
	references   = regexp.MustCompile(`(?s)\((?:\\.|[^\\()])*\)|\d+ 0 R`) // or strings, which have none
)

// renumber gives the objects the numbers that they have in another file. The data of
// streams refer to none.
func (f *written) renumber(numbers []int) {
	for i, object := range f.objects {
		if isStream(object) {
			continue
		}
		f.objects[i] = references.ReplaceAllFunc(object, func(m []byte) []byte {
			if m[0] == '(' {
				return m
			}
			n, err := strconv.Atoi(string(m[:bytes.IndexByte(m, ' ')]))
			if err != nil || n >= len(numbers) {
				return m
			}
			return fmt.Appendf(nil, "%d 0 R", numbers[n])
		})
	}
}

func isStream(object []byte) bool { return bytes.Contains(object, []byte("\nstream\n")) }
