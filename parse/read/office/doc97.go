package office

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
)

// Places in the first bytes of a Word file of 1997 to 2003, [MS-DOC] 2.5.
const (
	fibVersion  = 2
	fibFlags    = 10
	fibText     = 0x4C  // characters of the text
	fibClx      = 0x1A2 // where the table of pieces stands, and its length
	fibLeast    = 0x1AA
	firstWord97 = 0x00C1

	flagLocked     = 0x0100
	flagOtherTable = 0x0200
)

// ReadDOC reads a Word file of 1997 to 2003: the text of its table of pieces,
// paragraph by paragraph, without notes, headers, comments and the instructions of
// fields, and without what is hidden or what tracked changes have deleted. Styles are not
// read, so that its words decide what a paragraph is there for.
func ReadDOC(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	streams, err := draft.OpenCompound(data, b)
	if err != nil {
		return nil, err
	}
	text, err := wordText(streams)
	if err != nil {
		return nil, err
	}
	list := wordParagraphs(text)
	if articles, err := export.Split(list); articles != nil || err != nil {
		return articles, err
	}
	if len(list) == 0 {
		return nil, draft.ErrEmpty
	}
	return []draft.Piece{{Paragraphs: list}}, nil
}

// wordText returns the characters of the text.
func wordText(streams draft.Compound) (string, error) {
	main := streams["WordDocument"]
	if len(main) < fibLeast {
		return "", fmt.Errorf("%w: a Word file that ends early", draft.ErrDamaged)
	}
	if binary.LittleEndian.Uint16(main[fibVersion:]) < firstWord97 {
		return "", &draft.FormatError{Format: "Word from before 1997"}
	}
	flags := binary.LittleEndian.Uint16(main[fibFlags:])
	if flags&flagLocked != 0 {
		return "", draft.ErrLocked
	}
	table := streams["0Table"]
	if flags&flagOtherTable != 0 {
		table = streams["1Table"]
	}
	from, n := uint64(binary.LittleEndian.Uint32(main[fibClx:])), uint64(binary.LittleEndian.Uint32(main[fibClx+4:]))
	if from+n > uint64(len(table)) {
		return "", fmt.Errorf("%w: the table of its text is missing", draft.ErrDamaged)
	}
	pieces, unseen := tableOfPieces(table[from:from+n]), unseenRuns(main, table)
	left := int(binary.LittleEndian.Uint32(main[fibText:]))
	var out strings.Builder
	for _, p := range pieces {
		length := min(p.length, left)
		if length <= 0 {
			break
		}
		out.WriteString(p.text(main, length, unseen))
		left -= length
	}
	return out.String(), nil
}

// wordPiece is a run of characters that lie together.
type wordPiece struct {
	length int  // characters
	at     int  // byte
	narrow bool // a byte a character
}

// tableOfPieces finds the table after the lists of properties, and reads it.
func tableOfPieces(clx []byte) []wordPiece {
	for len(clx) > 3 && clx[0] == 1 { // a list of properties
		skip := 3 + int(binary.LittleEndian.Uint16(clx[1:]))
		if skip > len(clx) {
			return nil
		}
		clx = clx[skip:]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return nil
	}
	plc := clx[5:]
	plc = plc[:min(len(plc), int(binary.LittleEndian.Uint32(clx[1:])))]
	const place, piece = 4, 8
	n := (len(plc) - place) / (place + piece)
	var out []wordPiece
	for i := range n {
		from, to := binary.LittleEndian.Uint32(plc[i*place:]), binary.LittleEndian.Uint32(plc[(i+1)*place:])
		at := binary.LittleEndian.Uint32(plc[(n+1)*place+i*piece+2:])
		if to <= from || to-from > 1<<30 {
			continue
		}
		p := wordPiece{length: int(to - from), at: int(at)}
		if at&(1<<30) != 0 {
			p.narrow, p.at = true, int(at&^(1<<30))/2
		}
		out = append(out, p)
	}
	return out
}

// text returns the first characters of a piece, without runs of the file that are not
// seen.
func (p wordPiece) text(main []byte, length int, unseen []byteRun) string {
	if p.at < 0 || p.at >= len(main) {
		return ""
	}
	raw := main[p.at:]
	if p.narrow {
		s, _ := draft.DecodePage(without(raw[:min(len(raw), length)], p.at, unseen), 1252)
		return s
	}
	raw = without(raw[:min(len(raw), 2*length)], p.at, unseen)
	return string(draft.DecodeUTF16(raw, binary.LittleEndian))
}

// wordParagraphs cuts a text at its marks: 13 ends a paragraph, 7 a cell, 12 a page;
// 19 to 21 stand around a field and before its result.
func wordParagraphs(text string) []draft.Paragraph {
	var out []draft.Paragraph
	var b strings.Builder
	var fields []bool // of those that are open: the result has begun
	flush := func() {
		if s := Text(b.String()); s != "" {
			out = append(out, draft.Paragraph{Text: s, Role: parse.RoleBody})
		}
		b.Reset()
	}
	instruction := func() bool {
		return slices.ContainsFunc(fields, func(begun bool) bool { return !begun })
	}
	for _, r := range text {
		switch last := len(fields) - 1; {
		case r == 0x13:
			if len(fields) < maxStyleChain {
				fields = append(fields, false)
			}
		case r == 0x14 && last >= 0:
			fields[last] = true
		case r == 0x15 && last >= 0:
			fields = fields[:last]
		case r == '\r', r == 7, r == '\f':
			fields = nil // one that never ends must not swallow the rest
			flush()
		case instruction():
		case r == 0x1E:
			b.WriteByte('-')
		case r == '\v':
			b.WriteByte('\n')
		case r < ' ' && r != '\t' && r != '\n', r == 0x1F, r == 0xFFFC:
		default:
			b.WriteRune(r)
		}
	}
	flush()
	return out
}

// byteRun is a run of bytes of a Word file.
type byteRun struct{ from, to int }

// Where the table of pages of character properties stands, and what such a page is,
// [MS-DOC] 2.8.25 and 2.9.33.
const (
	fibRuns    = 0xFA
	runPage    = 512
	sprmGone   = 0x0800 // sprmCFRMarkDel: a tracked change has deleted it
	sprmUnseen = 0x083C // sprmCFVanish: hidden
)

// unseenRuns returns the runs of text that tracked changes have deleted or that are
// hidden, in order. A file that tells of them wrongly has none.
func unseenRuns(main, table []byte) []byteRun {
	at, size := uint64(binary.LittleEndian.Uint32(main[fibRuns:])), uint64(binary.LittleEndian.Uint32(main[fibRuns+4:]))
	if size < 4 || at+size > uint64(len(table)) {
		return nil
	}
	plc := table[at : at+size]
	n := (len(plc) - 4) / 8
	var out []byteRun
	for i := range n {
		number := int(binary.LittleEndian.Uint32(plc[(n+1)*4+i*4:]) & (1<<22 - 1))
		if (number+1)*runPage > len(main) {
			return nil
		}
		out = append(out, unseenOnPage(main[number*runPage:(number+1)*runPage])...)
	}
	slices.SortFunc(out, func(a, b byteRun) int { return a.from - b.from })
	return out
}

// unseenOnPage reads one page of properties: places of runs, for each where in the
// page its properties stand, and in the last byte how many there are.
func unseenOnPage(page []byte) (out []byteRun) {
	runs := int(page[runPage-1])
	if runs*5+4 > runPage-1 {
		return nil
	}
	for i := range runs {
		offset := 2 * int(page[(runs+1)*4+i])
		if offset == 0 || offset >= runPage-1 {
			continue
		}
		end := offset + 1 + int(page[offset])
		if end > runPage-1 || !isUnseen(page[offset+1:end]) {
			continue
		}
		out = append(out, byteRun{int(binary.LittleEndian.Uint32(page[i*4:])),
			int(binary.LittleEndian.Uint32(page[i*4+4:]))})
	}
	return out
}

// isUnseen looks for the two properties in a list of them. The upper bits of each
// name say how long its value is.
func isUnseen(list []byte) bool {
	for len(list) > 2 {
		name := binary.LittleEndian.Uint16(list)
		list = list[2:]
		size := [8]int{1, 1, 2, 4, 2, 2, 0, 3}[name>>13]
		if size == 0 {
			size = 1 + int(list[0])
		}
		if (name == sprmGone || name == sprmUnseen) && list[0] == 1 {
			return true
		}
		if size > len(list) {
			return false
		}
		list = list[size:]
	}
	return false
}

// without returns the bytes of a text that starts at a place of the file, without
// those in the runs.
func without(raw []byte, at int, runs []byteRun) []byte {
	var out []byte
	from := 0
	for _, r := range runs {
		a, b := max(r.from-at, from), min(r.to-at, len(raw))
		if a < b {
			out = append(out, raw[from:a]...)
			from = b
		}
	}
	if from == 0 {
		return raw
	}
	return append(out, raw[from:]...)
}
