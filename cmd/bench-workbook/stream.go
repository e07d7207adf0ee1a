package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// writeStream uses excelize's StreamWriter as its documentation has it. Links
// are left out: each looks through all before it, 65,530 take minutes.
func writeStream(input, output string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", "Quotes"); err != nil {
		return err
	}
	styles, err := streamStyles(f)
	if err != nil {
		return err
	}
	w, err := f.NewStreamWriter("Quotes")
	if err != nil {
		return err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, XSplit: 3, YSplit: 1, TopLeftCell: "D2", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	for i := range columns {
		if err := w.SetColWidth(i+1, i+1, columns[i].width); err != nil {
			return err
		}
	}
	heads := make([]any, len(columns))
	for i, c := range columns {
		heads[i] = excelize.Cell{StyleID: styles[head], Value: c.head}
	}
	if err := w.SetRow("A1", heads); err != nil {
		return err
	}
	in, err := os.Open(input)
	if err != nil {
		return err
	}
	defer in.Close()
	s := bufio.NewScanner(in)
	s.Buffer(make([]byte, 1<<16), 1<<20)
	n := 1
	cells := make([]any, len(columns))
	for s.Scan() {
		n++
		fields := strings.Split(s.Text(), "\t")
		for i, c := range columns {
			cell := excelize.Cell{StyleID: styles[c.kind]}
			switch text := fields[i]; {
			case text == "":
			case c.kind == number:
				cell.Value, _ = strconv.ParseFloat(text, 64)
			case c.kind == day:
				cell.Value = date(text).Time()
			default:
				cell.Value = text
			}
			cells[i] = cell
		}
		height, _ := strconv.ParseFloat(fields[len(columns)], 64)
		if err := w.SetRow(fmt.Sprint("A", n), cells, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	if s.Err() != nil {
		return s.Err()
	}
	if err := rules(f, n); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(columns), n)
	if err != nil {
		return err
	}
	if err := w.AddTable(&excelize.Table{Range: "A1:" + last, Name: "tblQuotes", StyleName: "TableStyleLight1"}); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.SaveAs(output)
}

// head is how the heads of columns look.
const head kind = 'h'

// streamStyles returns the style of each kind of cell; and of the head.
func streamStyles(f *excelize.File) (map[kind]int, error) {
	date, top := "yyyy-mm-dd", "top"
	ruled := []excelize.Border{{Type: "bottom", Color: "DDE2E9", Style: 1}}
	made := map[kind]int{}
	for k, s := range map[kind]*excelize.Style{
		head:    {Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E9EDF2"}}},
		words:   {Border: ruled, Alignment: &excelize.Alignment{Vertical: top}},
		wrapped: {Border: ruled, Alignment: &excelize.Alignment{Vertical: top, WrapText: true}},
		linked:  {Border: ruled, Alignment: &excelize.Alignment{Vertical: top, WrapText: true}, Font: &excelize.Font{Underline: "single", Color: "1F4E79"}},
		day:     {Border: ruled, Alignment: &excelize.Alignment{Vertical: top}, CustomNumFmt: &date},
		number:  {Border: ruled, Alignment: &excelize.Alignment{Vertical: top}},
	} {
		id, err := f.NewStyle(s)
		if err != nil {
			return nil, err
		}
		made[k] = id
	}
	return made, nil
}

// rules are the conditional formats and drop-down lists of the sheet.
func rules(f *excelize.File, last int) error {
	fill, err := f.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF6DD"}}})
	if err != nil {
		return err
	}
	check := letter(at["check"])
	rule := []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "$" + check + `2<>""`, Format: &fill}}
	if err := f.SetConditionalFormat("Quotes", fmt.Sprintf("A2:%s%d", check, last), rule); err != nil {
		return err
	}
	for column, list := range map[string][]string{"status": statuses, "kind": kindsOf} {
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%[1]s2:%[1]s%[2]d", letter(at[column]), last))
		if err := v.SetDropList(list); err != nil {
			return err
		}
		if err := f.AddDataValidation("Quotes", v); err != nil {
			return err
		}
	}
	return nil
}
