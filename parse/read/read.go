// Package read turns the bytes of a file into a [parse.Document]: it tells the
// format, decodes the text, reads front matter and a sidecar, and says of
// every line what it is there for.
//
// The text of a text file is the decoded file and nothing else: no character
// is added, dropped or replaced, so that spans point into the file. Page
// furniture is marked, never cut out. A line in doubt is body: a statement
// that is looked for in vain costs little, one that is never looked for is
// lost.
//
// The package opens no file and fetches nothing. Formats that are known and
// not read yet, such as PDF, are refused by name.
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"onrecord/parse"
)

// MaxSize is the largest document read, in bytes: 64 MB. A year of a daily
// newspaper is smaller, so what exceeds it is a database dump or a mistake,
// and decoding one takes several times its size in memory.
const MaxSize = 64 << 20

// Input is one document as it lies in a folder: its bytes and what stands
// beside it.
type Input struct {
	Path        string // with forward slashes, relative to the inbox; its ending helps to tell the format
	Data        []byte
	Sidecar     []byte // contents of NAME.yaml beside the document; nil if there is none
	SidecarPath string // as shown in warnings
}

// Document reads one input. Errors wrap [ErrEmpty], [ErrTooLarge],
// [ErrBinary], [ErrEncoding] or [ErrFormat] and do not repeat the path.
func Document(in Input) (parse.Document, error) {
	if len(in.Data) > MaxSize {
		return parse.Document{}, fmt.Errorf("%w: %d bytes, the limit is %d", ErrTooLarge, len(in.Data), MaxSize)
	}
	if err := refuse(in.Data); err != nil {
		return parse.Document{}, err
	}
	dec, err := decode(in.Data)
	if err != nil {
		return parse.Document{}, err
	}
	name := strings.ReplaceAll(in.Path, `\`, "/")
	format, err := formatOf(name, dec.text)
	if err != nil {
		return parse.Document{}, err
	}
	if strings.TrimFunc(dec.text, isFiller) == "" {
		return parse.Document{}, ErrEmpty
	}
	sum := sha256.Sum256(in.Data)
	doc := parse.Document{
		ID:       hex.EncodeToString(sum[:8]),
		Path:     name,
		Format:   format,
		Text:     dec.text,
		Encoding: dec.name,
		Warnings: dec.warnings,
	}
	p := newPage(doc.Text)
	front, warnings := p.frontMatter()
	doc.Warnings = append(doc.Warnings, warnings...)
	side, warnings := sidecar(in.Sidecar, in.SidecarPath)
	doc.Warnings = append(doc.Warnings, warnings...)
	doc.Declared = merge(front, side)

	p.assignRoles()
	doc.Lines = p.parseLines()
	doc.Dateline = p.dateline
	return doc, nil
}
