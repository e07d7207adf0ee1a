package archive

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"github.com/klauspost/compress/flate"
	"io"

	"onrecord/report"
)

// The contents of a workbook's sheets when it was sent out are kept compressed, at about a
// sixth of the workbook's own size.

// quickly is a level of compression that takes half the time of the standard library's
// fastest, and gives 5% less.
const quickly = 2

func packSheets(sheets []report.HandedSheet) ([]byte, error) {
	if len(sheets) == 0 {
		return nil, nil
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, quickly)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(writeSheets(w, sheets), w.Close()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// writeSheets writes what [json.Encoder] would write for all sheets, but line by line: as a
// whole it would take more memory than anything else in a weekly run.
func writeSheets(w io.Writer, sheets []report.HandedSheet) error {
	var piece bytes.Buffer
	encoder := json.NewEncoder(&piece)
	put := func(before string, v any, drop string) error {
		piece.Reset()
		piece.WriteString(before)
		if err := encoder.Encode(v); err != nil {
			return err
		}
		_, err := w.Write(bytes.TrimSuffix(piece.Bytes(), []byte(drop+"\n")))
		return err
	}
	before := "["
	for _, s := range sheets {
		lines := s.Lines
		s.Lines = [][]string{}
		if err := put(before, s, "]}"); err != nil {
			return err
		}
		before = ""
		for _, line := range lines {
			if err := put(before, line, ""); err != nil {
				return err
			}
			before = ","
		}
		before = "]},"
	}
	_, err := io.WriteString(w, "]}]\n")
	return err
}

func unpackSheets(data []byte) ([]report.HandedSheet, error) {
	var sheets []report.HandedSheet
	return sheets, json.NewDecoder(flate.NewReader(bytes.NewReader(data))).Decode(&sheets)
}

// Handed returns the contents of the sheets of an export, or nothing if they were not
// recorded.
func (a *Archive) Handed(ctx context.Context, export string) ([]report.HandedSheet, error) {
	return handed(ctx, a.db, export)
}

func handed(ctx context.Context, q interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}, export string) ([]report.HandedSheet, error) {
	var data []byte
	err := q.QueryRowContext(ctx, "SELECT sheets FROM handed WHERE export = ?", export).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	sheets, err := unpackSheets(data)
	if err != nil {
		return nil, fmt.Errorf("what was handed out as %s: %w", export, err)
	}
	return sheets, nil
}

func (w *writer) handed(export string, sheets []report.HandedSheet) error {
	data, err := packSheets(sheets)
	if err != nil || data == nil {
		return err
	}
	_, err = w.exec("INSERT OR REPLACE INTO handed VALUES (?, ?)", export, data)
	return err
}
