package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/web"
)

// Limits on what a sheet may hold.
const (
	// headRows is how many rows may stand over the names of the columns.
	headRows = 20
	// maxRows is the number of rows of a sheet of Excel.
	maxRows = 1_048_576
)

// ReadXLSX reads tables of articles from a workbook of Excel: every sheet whose
// columns are known.
func ReadXLSX(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	book := sheetBook{named: b.Columns}
	w := xlsx{archive: a}
	err = w.open()
	for _, s := range w.sheets {
		if err == nil && book.begin(s.name) {
			err = book.end(w.sheet(s.part, book.row))
		}
	}
	return book.pieces(err)
}

// ReadODS reads tables of articles from an OpenDocument workbook.
func ReadODS(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	content, err := a.File("content.xml")
	if err != nil {
		return nil, fmt.Errorf("%w: the archive holds no OpenDocument workbook", draft.ErrDamaged)
	}
	book := sheetBook{named: b.Columns}
	return book.pieces(odsRows(content, &book))
}

// sheetBook is the state of reading a workbook. Sheets without articles are skipped, and
// named if other sheets have articles.
type sheetBook struct {
	named   map[string]string // Input.Columns
	list    []item
	other   []string // sheets without articles
	refused error    // why the most telling of them has none
	now     sheetTable
	name    string
	guess   []parse.Warning // what was taken for what by its contents
}

// begin begins a sheet; it reports whether any more are wanted.
func (w *sheetBook) begin(name string) bool {
	w.name, w.now = name, sheetTable{named: w.named, list: w.list}
	return !errors.Is(w.refused, ErrOwnRows)
}

func (w *sheetBook) row(cells []string) error { return w.now.row(cells) }

// end ends a sheet, which may have been left before its end.
func (w *sheetBook) end(err error) error {
	t := w.now
	if err == nil && t.at == nil && len(t.waiting) > 0 {
		err = t.byContents()
	}
	w.list, w.guess = t.list, append(w.guess, t.guess...)
	if t.at == nil && t.seen > 0 {
		w.other = append(w.other, w.name)
		if w.refused == nil || errors.Is(t.refused, draft.ErrColumns) || errors.Is(t.refused, ErrOwnRows) {
			w.refused = t.refused
		}
	}
	if errors.Is(err, errSheetDone) {
		return nil
	}
	return err
}

// pieces turns the articles into documents; err is the error met while reading.
func (w *sheetBook) pieces(err error) ([]draft.Piece, error) {
	pieces := itemPieces(w.list)
	switch {
	case err != nil && len(pieces) == 0:
		return nil, err
	case errors.Is(w.refused, ErrOwnRows), len(pieces) == 0 && w.refused != nil:
		return nil, w.refused
	case len(pieces) == 0:
		return nil, fmt.Errorf("%w: none of the workbook's rows has a text", draft.ErrEmpty)
	}
	pieces[0].Warnings = append(w.guess, pieces[0].Warnings...)
	if len(w.other) > 0 {
		pieces[0].Warnings = append(pieces[0].Warnings, parse.Warning{Code: "sheets left out",
			Text: "Sheets without articles were left out: " + strings.Join(w.other[:min(len(w.other), 8)], ", ") + "."})
	}
	return pieces, err
}

// errSheetDone ends the reading of a sheet that holds no articles.
var errSheetDone = errors.New("no table of articles")

// sheetTable is the state of reading a sheet.
type sheetTable struct {
	named   map[string]string
	at      map[string]int // columns by field; nil until their names were read
	list    []item
	seen    int        // rows that are not empty
	refused error      // why the first of them names no columns
	waiting [][]string // rows of which none names columns that are known
	guess   []parse.Warning
}

// row takes a row: first the names of the columns, which titles may stand over.
func (t *sheetTable) row(cells []string) error {
	if !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
		return nil
	}
	t.seen++
	if t.at == nil {
		names := make([]string, len(cells))
		for i, c := range cells {
			names[i] = web.OneLine(c)
		}
		at, err := guessColumns(names, t.named)
		if err == nil {
			t.at = at
			return nil
		}
		lower := make([]string, len(names))
		for i, n := range names {
			lower[i] = strings.ToLower(n)
		}
		if isOwnExport(lower) {
			t.refused = ErrOwnRows
			return errSheetDone
		}
		if t.refused == nil || errors.Is(err, draft.ErrColumns) {
			t.refused = err
		}
		t.waiting = append(t.waiting, slices.Clone(cells))
		if t.seen >= headRows {
			return t.byContents()
		}
		return nil
	}
	if len(t.list) >= draft.MaxArticles {
		return fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
	}
	t.list = append(t.list, newItem(len(t.list)+1, func(field string) string {
		i, ok := t.at[field]
		if !ok || i >= len(cells) {
			return ""
		}
		if field == "date" {
			return sheetDay(cells[i])
		}
		return cells[i]
	}))
	return nil
}

// byContents looks for the names of the columns in the rows that wait by what stands below
// them, and takes the rows below. It returns errSheetDone if there are none.
func (t *sheetTable) byContents() error {
	rows := t.waiting
	t.waiting = nil
	for i, names := range rows {
		at, err := guessColumns(names, t.named)
		if err == nil || len(names) < 2 || slices.Contains(names, "") || i+1 == len(rows) {
			continue
		}
		guess, ok := byContents(names, at, rows[i+1:])
		if !ok {
			continue
		}
		t.at, t.guess = at, []parse.Warning{guess}
		for _, r := range rows[i+1:] {
			if err := t.row(r); err != nil {
				return err
			}
		}
		return nil
	}
	return errSheetDone
}

// sheetDay writes the number by which Excel counts days as a date; other values stay
// as they are.
func sheetDay(s string) string {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	const first, last = 10_000, 80_000 // 1927 and 2119
	if err != nil || n < first || n > last || len(s) == 8 {
		return s
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Format(time.DateOnly)
}

// xlsx is the state of reading an Excel workbook.
type xlsx struct {
	archive *draft.Archive
	sheets  []struct{ name, part string }
	shared  []string // texts that cells refer to by their number
	epoch   float64  // days to add to a number, in workbooks of old Macs
}

// open reads the names of the sheets, and the texts that they share.
func (w *xlsx) open() error {
	a := w.archive
	main, err := a.File("xl/workbook.xml")
	if err != nil {
		return fmt.Errorf("%w: the archive holds no workbook", draft.ErrDamaged)
	}
	parts := map[string]string{}
	for e, part := range a.Relations("xl/workbook.xml") {
		parts[draft.Attr(e, "Id")] = part
	}
	err = draft.EachToken(main, func(_ *draft.XMLReader, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "workbookPr" && (draft.Attr(e, "date1904") == "1" ||
			draft.Attr(e, "date1904") == "true"):
			w.epoch = 1462
		case ok && e.Name.Local == "sheet" && draft.Attr(e, "state") != "veryHidden":
			w.add(draft.Attr(e, "name"), parts[draft.Attr(e, "id")])
		}
		return nil
	})
	if err != nil {
		return err
	}
	if texts, err := a.File("xl/sharedStrings.xml"); err == nil {
		return w.readShared(texts)
	}
	return nil
}

func (w *xlsx) add(name, part string) {
	if part == "" {
		part = fmt.Sprintf("xl/worksheets/sheet%d.xml", len(w.sheets)+1)
	}
	w.sheets = append(w.sheets, struct{ name, part string }{name, part})
}

// sheet reads the rows of a part.
func (w *xlsx) sheet(part string, yield func([]string) error) error {
	data, err := w.archive.File(part)
	if errors.Is(err, draft.ErrNoEntry) {
		return nil // a chart has a sheet of its own
	}
	if err != nil {
		return err
	}
	return w.rows(data, yield)
}

// readShared reads the texts that cells refer to. A text may be made of runs; how it
// is spoken is none of it.
func (w *xlsx) readShared(part []byte) error {
	var b strings.Builder
	return draft.EachToken(part, func(x *draft.XMLReader, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				s, err := x.Text()
				b.WriteString(s)
				return err
			case "rPh", "phoneticPr":
				return x.Skip()
			}
		case xml.EndElement:
			if t.Name.Local == "si" {
				w.shared = append(w.shared, b.String())
				b.Reset()
			}
		}
		return nil
	})
}

// rows reads the cells of a sheet, row by row.
func (w *xlsx) rows(part []byte, yield func([]string) error) error {
	var row []string
	var text strings.Builder
	kind, at := "", 0
	return draft.EachToken(part, func(x *draft.XMLReader, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				row = row[:0]
			case "c":
				kind, at = draft.Attr(t, "t"), columnOf(draft.Attr(t, "r"), len(row))
				text.Reset()
			case "v", "t":
				s, err := x.Text()
				text.WriteString(s)
				return err
			case "f", "rPh":
				return x.Skip()
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "c":
				if at >= MaxColumns {
					return nil
				}
				for len(row) <= at {
					row = append(row, "")
				}
				row[at] = w.value(kind, text.String())
			case "row":
				return yield(row)
			}
		}
		return nil
	})
}

// value returns what a cell shows.
func (w *xlsx) value(kind, s string) string {
	switch kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 && n < len(w.shared) {
			return w.shared[n]
		}
		return ""
	case "e":
		return ""
	case "", "n":
		if n, err := strconv.ParseFloat(s, 64); err == nil && w.epoch > 0 {
			return strconv.FormatFloat(n+w.epoch, 'f', -1, 64)
		}
	}
	return s
}

// columnOf returns the column of a cell, "C7" the third, from 0; next for a cell that
// does not say.
func columnOf(ref string, next int) int {
	n := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' || n > MaxColumns {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return next
	}
	return n - 1
}

// odsRows reads the cells of an OpenDocument workbook, sheet by sheet and row by row.
// A cell may stand for many that are alike; those at the end of a row are empty ones.
func odsRows(content []byte, book *sheetBook) error {
	open, done, rows := 0, false, 0 // tables that are open; the outer one needs no more
	var row []string
	return draft.EachToken(content, func(x *draft.XMLReader, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "table":
				if open++; open == 1 {
					done = !book.begin(draft.Attr(t, "name"))
				}
			case "table-row":
				row = row[:0]
			case "table-cell", "covered-table-cell":
				value, err := odsCell(x, t)
				if err != nil {
					return err
				}
				n, _ := strconv.Atoi(draft.Attr(t, "number-columns-repeated"))
				for range min(max(1, n), MaxColumns-len(row)) {
					row = append(row, value)
				}
			}
		case xml.EndElement:
			switch {
			case t.Name.Local == "table":
				if open--; open == 0 {
					return book.end(nil)
				}
			case t.Name.Local == "table-row" && open == 1 && !done:
				if rows++; rows > maxRows {
					return fmt.Errorf("%w: more than %d rows", draft.ErrTooLarge, maxRows)
				}
				err := book.row(trimRow(row))
				if done = errors.Is(err, errSheetDone); err != nil && !done {
					return errors.Join(err, book.end(nil))
				}
			}
		}
		return nil
	})
}

// trimRow cuts the empty cells at the end of a row.
func trimRow(row []string) []string {
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}

// odsCell reads a cell: its paragraphs, or the day that it holds.
func odsCell(x *draft.XMLReader, e xml.StartElement) (string, error) {
	var out []string
	var b strings.Builder
	for outside := x.Depth - 1; x.Depth > outside; {
		t, err := x.Next()
		if err != nil {
			return "", fmt.Errorf("%w: it ends too early", draft.ErrDamaged)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "annotation":
				if err := x.Skip(); err != nil {
					return "", err
				}
			case "s":
				n, _ := strconv.Atoi(draft.Attr(t, "c"))
				b.WriteString(strings.Repeat(" ", min(max(1, n), 100)))
			case "tab":
				b.WriteByte('\t')
			case "line-break":
				b.WriteByte('\n')
			}
		case xml.EndElement:
			if t.Name.Local == "p" {
				out = append(out, b.String())
				b.Reset()
			}
		case xml.CharData:
			b.Write(bytes.TrimRight(t, "\n"))
		}
	}
	return cmp.Or(draft.Attr(e, "date-value"), strings.Join(out, "\n")), nil
}
