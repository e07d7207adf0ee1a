package draft

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// XMLReader reads the tokens of an XML file one after the other. It holds no
// more of the file than the elements that are open, refuses those that nest
// deeper than [MaxXMLDepth], and expands no entity but XML's own five: what a
// document type declares ("billion laughs") is never looked at, and its use is
// a mistake in the file.
type XMLReader struct {
	*xml.Decoder
	Depth int // elements that are open
}

// NewXMLReader reads XML elements with a limit on their depth.
func NewXMLReader(data []byte) *XMLReader {
	var r io.Reader = bytes.NewReader(data)
	wide := bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF"))
	if wide {
		r = transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	} else {
		r = bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	}
	d := xml.NewDecoder(r)
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if wide {
			return in, nil // the mark at the start has told, and it is UTF-8 by now
		}
		e, err := htmlindex.Get(label)
		if err != nil {
			return nil, fmt.Errorf("the encoding %q is not known", label)
		}
		return transform.NewReader(in, e.NewDecoder()), nil
	}
	return &XMLReader{Decoder: d}
}

// Next returns the next token, or io.EOF at the end of a file that is whole.
// The token's bytes are good until the next call.
func (x *XMLReader) Next() (xml.Token, error) {
	t, err := x.Token()
	if err == io.EOF {
		return nil, err
	}
	if err != nil {
		return nil, xmlProblem(err)
	}
	switch t.(type) {
	case xml.StartElement:
		if x.Depth++; x.Depth > MaxXMLDepth {
			return nil, fmt.Errorf("%w: its elements nest deeper than %d", ErrTooLarge, MaxXMLDepth)
		}
	case xml.EndElement:
		x.Depth--
	}
	return t, nil
}

// Elements yields the elements that follow, as far as the file is whole.
func (x *XMLReader) Elements() iter.Seq[xml.StartElement] {
	return func(yield func(xml.StartElement) bool) {
		for {
			t, err := x.Next()
			if err != nil {
				return
			}
			if e, ok := t.(xml.StartElement); ok && !yield(e) {
				return
			}
		}
	}
}

// EachToken calls f for every token of an XML file, up to its end or the first
// error.
func EachToken(data []byte, f func(*XMLReader, xml.Token) error) error {
	return NewXMLReader(data).Each(f)
}

// Each calls f for every token that follows, up to the end of the file or the first error.
func (x *XMLReader) Each(f func(*XMLReader, xml.Token) error) error {
	for {
		t, err := x.Next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = f(x, t)
		}
		if err != nil {
			return err
		}
	}
}

// Skip passes over the element that the last token opened, to its end.
func (x *XMLReader) Skip() error {
	for outside := x.Depth - 1; x.Depth > outside; {
		if _, err := x.Next(); err != nil {
			return err
		}
	}
	return nil
}

// Text returns the characters up to the end of the element that the last token
// opened, without those of elements inside it.
func (x *XMLReader) Text() (string, error) {
	var b bytes.Buffer
	outside := x.Depth - 1
	for {
		t, err := x.Next()
		if err != nil {
			return "", err
		}
		if c, ok := t.(xml.CharData); ok && x.Depth == outside+1 {
			b.Write(c)
		}
		if x.Depth == outside {
			return b.String(), nil
		}
	}
}

// xmlProblem says in our words what is wrong with a file, and where.
func xmlProblem(err error) error {
	if e, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return fmt.Errorf("%w: line %d: %s", ErrDamaged, e.Line, e.Msg)
	}
	return fmt.Errorf("%w: %s", ErrDamaged, err)
}

// Attr returns an element's attribute by its local name, "" if it has none.
// The formats read here use no name twice in two namespaces of one element.
func Attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
