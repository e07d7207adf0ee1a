package workbook

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"onrecord/report"
)

// ReadCSV reads a returned table in text form: the Quotes sheet saved as CSV, or the CSV
// written by "rows", which has no status or note. Fields are separated by comma, semicolon
// or tab. Such a file says neither which workbook it came from nor which values are dates
// or numbers; a row whose cells were changed on the way no longer has a valid checksum.
func ReadCSV(data []byte, desk func(export string) Known) (report.Edits, error) {
	r := reader{edits: report.Edits{Exported: -1}}
	if len(data) > fileHeld {
		return r.edits, fmt.Errorf("more than %d MB", fileHeld>>20)
	}
	text, err := decoded(data)
	if err != nil {
		return r.edits, err
	}
	if desk != nil {
		r.known = desk("")
	}
	lines := csvLines(text)
	header, ok, err := findHeader(lines, 0, quoteColumns, colID, colQuote, nil)
	if err != nil {
		return r.edits, err
	}
	if !ok {
		return r.edits, errors.New("it has no line with the headings id, speaker, topic and quote")
	}
	var absent []int
	if !slices.ContainsFunc([]int{colStatus, colNote, colCheck, colHash}, header.has) {
		absent = []int{colStatus, colNote} // "rows" writes neither
	}
	err = r.rows("", "its heads", header, lines, absent)
	return r.edits, err
}

// decoded returns the text of the file: UTF-8, or UTF-16 as Excel's "Unicode
// text" is. Of any other encoding the letters were lost when the file was saved.
func decoded(data []byte) (string, error) {
	order := binary.ByteOrder(binary.LittleEndian)
	switch {
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		order = binary.BigEndian
		fallthrough
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		units := make([]uint16, (len(data)-2)/2)
		for i := range units {
			units[i] = order.Uint16(data[2+2*i:])
		}
		return string(utf16.Decode(units)), nil
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return "", errors.New(`its letters are not UTF-8; save it as "CSV UTF-8", or send the workbook itself`)
	}
	return string(data), nil
}

// csvLines returns the lines of a table in text.
func csvLines(text string) iter.Seq2[gridRow, error] {
	separator, text := separatorOf(text)
	return func(yield func(gridRow, error) bool) {
		in := csv.NewReader(strings.NewReader(text))
		in.Comma, in.FieldsPerRecord, in.ReuseRecord = separator, -1, true
		var cells []gridCell
		for {
			record, err := in.Read()
			if err == io.EOF {
				return
			}
			if bad, ok := errors.AsType[*csv.ParseError](err); ok {
				err = fmt.Errorf("line %d: a quotation mark in a cell that is not quoted, or one that is never closed; save it as \"CSV UTF-8\" again, or send the workbook itself", bad.Line)
			}
			if err == nil && len(record) > columnsHeld {
				err = errNoPlace
			}
			if err != nil {
				yield(gridRow{}, err)
				return
			}
			cells = cells[:0]
			for i, field := range record {
				if field != "" {
					cells = append(cells, gridCell{column: i, text: field, csv: true})
				}
			}
			line, _ := in.FieldPos(0)
			if len(cells) > 0 && !yield(gridRow{line, cells}, nil) {
				return
			}
		}
	}
}

// separatorOf returns the field separator: the one given in a line "sep=;", or the most
// frequent one in the first line that has any.
func separatorOf(text string) (rune, string) {
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 1 && strings.IndexByte(",;\t|", rest[0]) >= 0 {
		if end := strings.IndexByte(rest, '\n'); end >= 0 {
			return rune(rest[0]), rest[end+1:]
		}
	}
	for line := range strings.Lines(text) {
		best, most := ',', 0
		for _, s := range ",;\t" {
			if n := strings.Count(line, string(s)); n > most {
				best, most = s, n
			}
		}
		if most > 2 {
			return best, text
		}
	}
	return ',', text
}
