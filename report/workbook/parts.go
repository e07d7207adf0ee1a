package workbook

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"time"

	"github.com/klauspost/compress/flate"
)

// partWriter is the zip file that excelize writes its parts into. It lets the
// small parts through as they are and completes those of the sheets on their
// way: columns, lines and links go between the tags that excelize wrote. So a sheet is
// never held in memory as cells, and links cost nothing: excelize looks through
// all of them for each one it adds.
//
// Every part has the same date, excelize's order of parts is a sorted one, and
// the list of their types is sorted here: the same content gives the same bytes.
type partWriter struct {
	zip    *zip.Writer
	sheets map[string]*cellWriter // by the path of the sheet's part
	rels   map[string]*cellWriter // by the path of its relationships, until they are written

	instead map[string][]byte // parts that excelize only makes room for

	part int64 // bytes that a part may have
	err  error // the first that was met
}

// partHeld is the size above which a zip file needs a format that not every
// program reads. Sheets of quotes are split well before it.
const partHeld = 1<<32 - 1

// The date of a part must lie after 1980, and must not come from the clock.
var partDate = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func newPartWriter(w io.Writer) *partWriter {
	z := zip.NewWriter(bufio.NewWriterSize(&sized{out: w, name: "the workbook", room: partHeld}, 1<<16))
	var compressor *flate.Writer // for one part after the other: its tables take a megabyte
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (_ io.WriteCloser, err error) {
		if compressor == nil {
			compressor, err = flate.NewWriter(out, 5)
			return compressor, err
		}
		compressor.Reset(out)
		return compressor, nil
	})
	return &partWriter{zip: z, sheets: map[string]*cellWriter{}, rels: map[string]*cellWriter{}, instead: map[string][]byte{}, part: partHeld}
}

// add registers c as the source of the lines of the i-th sheet, from 0.
func (p *partWriter) add(i int, c *cellWriter) {
	p.sheets[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = c
	p.rels[fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i+1)] = c
}

// Create begins a part. excelize writes each with a single call of Write, and
// goes on to the next part even after an error, which is kept here.
func (p *partWriter) Create(name string) (io.Writer, error) {
	if p.err != nil {
		return nil, p.err
	}
	w, err := p.completed(name)
	if err != nil {
		p.err = err
		return nil, err
	}
	return noting{w, &p.err}, nil
}

// noting is a writer that keeps its first error.
type noting struct {
	out io.Writer
	err *error
}

func (n noting) Write(b []byte) (int, error) {
	written, err := n.out.Write(b)
	if err != nil && *n.err == nil {
		*n.err = err
	}
	return written, err
}

// completed begins a part and returns a writer that adds what belongs in it.
func (p *partWriter) completed(name string) (io.Writer, error) {
	w, err := p.create(name)
	if err != nil {
		return nil, err
	}
	if name == contentTypes {
		return sortedTypes{w}, nil
	}
	if right := mend(name); right != nil {
		return mended{w, right}, nil
	}
	if content, ok := p.instead[name]; ok {
		return other{w, content}, nil
	}
	if c := p.sheets[name]; c != nil {
		splices := []splice{
			{"></sheetFormatPr>", c.writeOutline}, {"<sheetData>", c.writeColumns},
			{"</sheetData>", c.writeLines}, {"<pageMargins", c.writeLinks},
		}
		if len(c.sheet.sparklines) > 0 {
			splices = append(splices, splice{sparklineMark, writeSparklineAxis})
		}
		return splicer{w, splices}, nil
	}
	if c := p.rels[name]; c != nil {
		delete(p.rels, name)
		return splicer{w, []splice{{"</Relationships>", c.writeRelations}}}, nil
	}
	return w, nil
}

func (p *partWriter) create(name string) (io.Writer, error) {
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: partDate})
	return &sized{out: w, name: name, room: p.part}, err
}

// sized refuses to write a part, or a file, too large for some programs to
// read.
type sized struct {
	out  io.Writer
	name string
	room int64
}

func (s *sized) Write(b []byte) (int, error) {
	if s.room -= int64(len(b)); s.room < 0 {
		return 0, fmt.Errorf("%s would be larger than the 4 GiB that a workbook can hold in one piece; take fewer documents or a shorter period, or write CSV or JSON Lines", s.name)
	}
	return s.out.Write(b)
}

// AddFS is part of excelize's interface; nothing calls it here.
func (p *partWriter) AddFS(files fs.FS) error { return p.zip.AddFS(files) }

// Close writes the relationships that excelize did not write, then the end of
// the file.
func (p *partWriter) Close() error {
	if p.err != nil {
		return p.err
	}
	for i := range len(p.sheets) {
		name := fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i+1)
		c := p.rels[name]
		if c == nil || len(c.addresses) == 0 {
			continue
		}
		w, err := p.create(name)
		if err != nil {
			return err
		}
		io.WriteString(w, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
		if err := c.writeRelations(w); err != nil {
			return err
		}
		if _, err := io.WriteString(w, `</Relationships>`); err != nil {
			return err
		}
	}
	return p.zip.Close()
}

// other is a writer that replaces the content it is given.
type other struct {
	out     io.Writer
	content []byte
}

func (o other) Write(part []byte) (int, error) {
	if _, err := o.out.Write(o.content); err != nil {
		return 0, err
	}
	return len(part), nil
}

// contentTypes is the part that names the type of every other one. excelize
// lists some of them in the order of a map.
const contentTypes = "[Content_Types].xml"

var contentType = regexp.MustCompile(`<(?:Default|Override)[^>]*>(?:</(?:Default|Override)>)?`)

// sortedTypes writes that part with its entries sorted.
type sortedTypes struct{ out io.Writer }

func (s sortedTypes) Write(part []byte) (int, error) {
	entries := contentType.FindAllString(string(part), -1)
	slices.Sort(entries)
	i := 0
	sorted := contentType.ReplaceAllStringFunc(string(part), func(string) string { i++; return entries[i-1] })
	if _, err := io.WriteString(s.out, sorted); err != nil {
		return 0, err
	}
	return len(part), nil
}

// splice is text to insert into a part before a marker.
type splice struct {
	before string
	write  func(io.Writer) error
}

// splicer writes a part with its splices, which come in the order of their
// markers. It takes the whole part in one Write.
type splicer struct {
	out     io.Writer
	splices []splice
}

func (s splicer) Write(part []byte) (int, error) {
	n := len(part)
	part = protectedInDigits(part)
	for _, sp := range s.splices {
		i := bytes.Index(part, []byte(sp.before))
		if i < 0 {
			return 0, fmt.Errorf("a sheet's part has no %s", sp.before)
		}
		if _, err := s.out.Write(part[:i]); err != nil {
			return 0, err
		}
		if err := sp.write(s.out); err != nil {
			return 0, err
		}
		part = part[i:]
	}
	if _, err := s.out.Write(part); err != nil {
		return 0, err
	}
	return n, nil
}
