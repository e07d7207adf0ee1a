package pdf

import (
	"bytes"
	"cmp"
	"io"

	"github.com/ledongthuc/pdf"

	"onrecord/parse/read/draft"
)

// Limits on the files inside a PDF file.
const (
	maxEmbedded      = 200
	maxEmbeddedNodes = 2000     // of the tree of their names
	maxEmbeddedBytes = 64 << 20 // all of them, unpacked
)

// HasFiles reports whether there may be files inside a PDF file: the streams that
// they are kept in say so, and stand in the file itself.
func HasFiles(data []byte) bool { return bytes.Contains(data, []byte("EmbeddedFile")) }

// files returns what is kept inside a PDF file, as Acrobat and mail programs keep the
// documents of a portfolio.
func files(root pdf.Value) []draft.PDFFile {
	e := embedded{left: maxEmbeddedBytes}
	e.walk(root.Key("Names").Key("EmbeddedFiles"), 0)
	return e.out
}

// embedded is a walk through the names of files.
type embedded struct {
	out   []draft.PDFFile
	nodes int
	left  int64
}

func (e *embedded) walk(node pdf.Value, depth int) {
	if e.nodes++; e.nodes > maxEmbeddedNodes || depth > maxTree {
		return
	}
	names := node.Key("Names")
	for i := 0; i+1 < names.Len() && len(e.out) < maxEmbedded; i += 2 {
		e.add(names.Index(i+1), names.Index(i).Text())
	}
	kids := node.Key("Kids")
	for i := 0; i < kids.Len(); i++ {
		e.walk(kids.Index(i), depth+1)
	}
}

// add takes the file of a specification. One that cannot be unpacked is an empty file.
func (e *embedded) add(spec pdf.Value, name string) {
	stream := spec.Key("EF").Key("F")
	if stream.Kind() != pdf.Stream {
		stream = spec.Key("EF").Key("UF")
	}
	f := draft.PDFFile{Name: cmp.Or(spec.Key("UF").Text(), spec.Key("F").Text(), name)}
	if stream.Kind() == pdf.Stream {
		f.Data = e.unpack(stream)
	}
	e.out = append(e.out, f)
}

func (e *embedded) unpack(stream pdf.Value) (data []byte) {
	defer func() {
		if recover() != nil { // the library's way to say that a stream is damaged
			data = nil
		}
	}()
	r := stream.Reader()
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, e.left+1))
	if e.left -= int64(len(data)); err != nil || e.left < 0 {
		return nil
	}
	return data
}
