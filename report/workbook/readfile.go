package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Limits of a workbook that is read back. It comes from outside: whatever it
// holds, reading it takes bounded time and memory. A briefing of 250,000 rows
// keeps within them.
const (
	fileHeld    = 200 << 20 // bytes of the file
	partsHeld   = 500 << 20 // bytes of all its parts together, unpacked
	textHeld    = 4 << 20   // bytes of one piece of XML: a tag or a text
	stringsHeld = 5_000_000 // shared strings
	entriesHeld = 10_000    // parts
)

var errTooLarge = errors.New("when unpacked, it is larger than any workbook this program writes")

// container is the zip file of a workbook. Its parts are found by their name
// in lower case: some programs write other capitals, or backslashes.
type container struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

// openContainer opens the file, or says why it is not a workbook.
func openContainer(file io.ReaderAt, size int64) (*container, error) {
	if size > fileHeld {
		return nil, fmt.Errorf("more than %d MB", fileHeld>>20)
	}
	var magic [8]byte
	if n, _ := file.ReadAt(magic[:], 0); n == 0 {
		return nil, errors.New("it is empty")
	}
	if bytes.HasPrefix(magic[:], []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		return nil, errors.New("it is protected by a password, or in the old .xls format; save it as .xlsx without a password")
	}
	if !bytes.HasPrefix(magic[:], []byte("PK")) {
		return nil, errors.New("it is not an .xlsx workbook")
	}
	z, err := zip.NewReader(file, size)
	if err != nil {
		return nil, fmt.Errorf("it is cut short or damaged: %w", err)
	}
	if len(z.File) > entriesHeld {
		return nil, errTooLarge
	}
	c := &container{parts: make(map[string]*zip.File, len(z.File)), left: partsHeld}
	for _, f := range z.File {
		name := partName(f.Name)
		if c.parts[name] != nil {
			return nil, fmt.Errorf("it is damaged: it has two parts called %s", f.Name)
		}
		c.parts[name] = f
	}
	if c.parts["xl/workbook.bin"] != nil {
		return nil, errors.New("it is an .xlsb file; save it as .xlsx")
	}
	return c, nil
}

// partName is how a part is found: from the root, in lower case.
func partName(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ToLower(strings.ReplaceAll(name, `\`, "/"))), "/")
}

func (c *container) has(name string) bool { return c.parts[partName(name)] != nil }

// walk hands the elements of a part to see, start and end tags and text, until
// it returns an error; io.EOF ends the walk early and well. A part that is not
// there has no elements.
func (c *container) walk(name string, see func(*elements, xml.Token) error) error {
	f := c.parts[partName(name)]
	if f == nil {
		return nil
	}
	in, err := f.Open()
	if err != nil {
		return &partError{name, err}
	}
	defer in.Close()
	e := newElements(&meter{in: in, left: &c.left})
	for {
		token, err := e.next()
		if err == nil {
			err = see(e, token)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &partError{name, err}
		}
	}
}

// meter reads a part and counts what it unpacks: in all, and since the last
// element, so that neither many parts nor an endless text fill the memory.
type meter struct {
	in    io.Reader
	left  *int64
	piece int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	*m.left -= int64(n)
	m.piece += int64(n)
	if *m.left < 0 || m.piece > textHeld {
		return 0, errTooLarge
	}
	return n, err
}

// elements reads XML tag by tag. Prefixes are not looked at: some programs
// write <x:row>.
type elements struct {
	meter   *meter
	decoder *xml.Decoder
	depth   int
}

func newElements(m *meter) *elements { return &elements{meter: m, decoder: xml.NewDecoder(m)} }

// next returns the next tag or text. At the end of the part it is io.EOF, or
// an error if tags are still open.
func (e *elements) next() (xml.Token, error) {
	e.meter.piece = 0
	token, err := e.decoder.RawToken()
	switch token.(type) {
	case xml.StartElement:
		e.depth++
	case xml.EndElement:
		e.depth--
	}
	if err == io.EOF && e.depth != 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return token, err
}

// text returns the text up to the end of the element just begun, without that
// of elements within it that are named in but.
func (e *elements) text(but ...string) (string, error) {
	var out []byte
	skip := 0
	for depth := e.depth; ; {
		token, err := e.next()
		if err != nil {
			return "", unexpected(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if skip == 0 && slices.Contains(but, t.Name.Local) {
				skip = e.depth
			}
		case xml.EndElement:
			if e.depth < skip {
				skip = 0
			}
			if e.depth < depth {
				return string(out), nil
			}
		case xml.CharData:
			if skip == 0 {
				out = append(out, t...)
			}
			if len(out) > textHeld {
				return "", errTooLarge
			}
		}
	}
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// attr returns an attribute by its local name, "" if it is not there. Of two
// with that name, such as id and r:id, the one without prefix is meant.
func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// relationAttr returns the attribute r:id, whatever its prefix.
func relationAttr(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// relations returns the parts that a part refers to: by id, and by the last
// word of their kind. What lies outside the file is not looked at.
func (c *container) relations(part string) (byID, byKind map[string][]string, err error) {
	dir, base := path.Split(part)
	byID, byKind = map[string][]string{}, map[string][]string{}
	err = c.walk(dir+"_rels/"+base+".rels", func(_ *elements, token xml.Token) error {
		t, ok := token.(xml.StartElement)
		if !ok || t.Name.Local != "Relationship" || attr(t, "TargetMode") == "External" {
			return nil
		}
		target := strings.ReplaceAll(attr(t, "Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		target = strings.TrimPrefix(path.Clean("/"+target), "/")
		kind := path.Base(attr(t, "Type"))
		byID[attr(t, "Id")] = append(byID[attr(t, "Id")], target)
		byKind[kind] = append(byKind[kind], target)
		return nil
	})
	return byID, byKind, err
}

var errNoPlace = errors.New("a cell lies outside the limits of a sheet")

// partError says which part of a workbook cannot be read.
type partError struct {
	part string
	err  error
}

func (e *partError) Error() string { return e.part + ": " + e.err.Error() }
func (e *partError) Unwrap() error { return e.err }
