package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// slicer is a panel of buttons that filters Quotes by one of its columns. Only
// Excel shows it; LibreOffice and Google Sheets drop it when they save, and the
// buttons in the header row of Quotes filter as well.
type slicer struct {
	Name, Caption, Alt string // Name is the head of the column
	Column, Row        int    // of its upper left corner, column from 0, row from 1
	Width, Height      int    // pixels
}

// sliced are the columns that have a slicer: few values each, and asked for
// daily.
var sliced = []struct {
	column int
	height int
}{{colTopic, 420}, {colSource, 300}, {colKind, 170}, {colStatus, 170}}

// slicerWidth is that of a slicer, slicerColumn where they stand: beside the
// charts, outside what is printed.
const (
	slicerWidth  = 200
	slicerColumn = chartColumn + 8
	rowPixels    = 20
)

// quoteSlicers are those of Quotes, from a row of Summary down; none if there is
// nothing to filter, or if the rows are in several tables, of which a slicer can
// filter only one.
func (c *contents) quoteSlicers(row int) []slicer {
	if c.count == 0 || len(c.quoteTables()) > 1 {
		return nil
	}
	var out []slicer
	for _, s := range sliced {
		head := quoteColumns[s.column].head
		out = append(out, slicer{
			Name: head, Caption: "Quotes by " + head, Alt: "Buttons that filter the sheet Quotes by " + head + ".",
			Column: slicerColumn, Row: row, Width: slicerWidth, Height: s.height,
		})
		row += s.height/rowPixels + 1
	}
	return out
}

// slicers registers the slicers with excelize, once the table that they filter
// exists; our own part places them, like charts.
func (m model) slicers(f *excelize.File) error {
	for _, s := range m.sheets {
		for _, o := range s.slicers {
			if err := f.AddSlicer(s.name, &excelize.SlicerOptions{
				Name: o.Name, Caption: o.Caption, Cell: fmt.Sprintf("%s%d", letter(o.Column), o.Row),
				TableSheet: quotesName, TableName: quotesTable, Width: uint(o.Width), Height: uint(o.Height),
			}); err != nil {
				return fmt.Errorf("slicer of %s: %w", o.Name, err)
			}
		}
	}
	return nil
}
