package workbook

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// draw writes the model as XLSX: excelize makes everything but the lines, then
// the partWriter puts those in while the file is written.
func (m model) draw(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	styles, err := m.makeStyles(f)
	if err != nil {
		return err
	}
	for i, s := range m.sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err != nil {
			return fmt.Errorf("add sheet %s: %w", s.name, err)
		}
	}
	for _, n := range m.names {
		if err := f.SetDefinedName(&excelize.DefinedName{Name: n.name, RefersTo: n.refersTo}); err != nil {
			return fmt.Errorf("name %s: %w", n.name, err)
		}
	}
	parts := newPartWriter(w)
	for i, s := range m.sheets {
		d := drawing{f, s, m.look, styles}
		if err := d.draw(); err != nil {
			return fmt.Errorf("draw sheet %s: %w", s.name, err)
		}
		parts.add(i, &cellWriter{sheet: s, styles: styles.cells, unlocked: styles.unlocked, failed: m.failed, family: m.look.family})
	}
	if err := m.slicers(f); err != nil {
		return err
	}
	if err := m.drawCharts(parts); err != nil {
		return err
	}
	f.SetActiveSheet(0)
	if err := m.setProperties(f); err != nil {
		return fmt.Errorf("set document properties: %w", err)
	}
	// excelize would hold the file in memory before it writes it anywhere; the
	// partWriter writes past it.
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if err := f.Write(io.Discard); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// calcEngine is the engine of today's Excel: with an older one named, Excel
// calculates everything again when it opens the file, and asks to save it on
// closing.
const calcEngine uint = 191029

func (m model) setProperties(f *excelize.File) error {
	created := m.created
	if created == "" {
		created = partDate.Format("2006-01-02T15:04:05Z")
	}
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: m.title, Language: m.language, Created: created, Modified: created,
		Creator: "onrecord", LastModifiedBy: "onrecord", Description: cutLine("onrecord "+m.version, 255),
	}); err != nil {
		return err
	}
	private, engine := false, calcEngine
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{FilterPrivacy: &private}); err != nil {
		return err
	}
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{CalcID: &engine}); err != nil {
		return err
	}
	if err := f.SetCustomProps(excelize.CustomProperty{Name: exportProperty, Value: m.exportID}); err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: "onrecord"})
}

// madeStyles are the styles of a file by name: those of cells, those of cells that may be
// edited on a locked sheet, and those that highlights lay over them.
type madeStyles struct{ cells, unlocked, over map[style]int }

// allStyles are the styles of cells in a fixed order, so that their numbers in
// the file are always the same.
var allStyles = []style{
	styleText, styleWrap, styleWrapRTL, styleCheck, styleDate, styleNumber, styleDecimal, styleLink, styleLinkWrap,
	styleHead, styleHeadEdit, styleHeadEnd, styleHeadAside, styleTitle, styleSubtitle, styleMarking, styleSection, styleLabel, styleMuted,
	styleFigure, styleShare, styleFigureDate, styleChange, styleNote, styleProseLine, styleProse, styleTerm,
	styleLead, styleFacts, styleMutedWrap, stylePart, styleLabelLink, styleAside,
}

func (m model) makeStyles(f *excelize.File) (madeStyles, error) {
	made := madeStyles{map[style]int{}, map[style]int{}, map[style]int{}}
	locks := slices.ContainsFunc(m.sheets, func(s sheet) bool { return s.locked })
	for _, s := range allStyles {
		look, err := m.look.of(s)
		if err != nil {
			return made, err
		}
		if made.cells[s], err = f.NewStyle(look); err != nil {
			return made, fmt.Errorf("make style %s: %w", s, err)
		}
		made.unlocked[s] = made.cells[s]
		if !locks {
			continue
		}
		look.Protection = &excelize.Protection{Locked: false}
		if made.unlocked[s], err = f.NewStyle(look); err != nil {
			return made, fmt.Errorf("make style %s: %w", s, err)
		}
	}
	for _, s := range []style{styleDoubtful, styleFailed, styleDropped, styleBand} {
		id, err := f.NewConditionalStyle(conditional[s])
		if err != nil {
			return made, fmt.Errorf("make style %s: %w", s, err)
		}
		made.over[s] = id
	}
	return made, nil
}

// drawing draws one sheet, all but its lines.
type drawing struct {
	f      *excelize.File
	s      sheet
	look   look
	styles madeStyles
}

func (d drawing) draw() error {
	for _, step := range []func() error{d.headerRow, d.table, d.highlights, d.dropdowns, d.rules, d.charts, d.sparklines, d.view, d.page, d.lock} {
		if err := step(); err != nil {
			return err
		}
	}
	if d.s.count > 0 || d.s.head {
		area := fmt.Sprintf("A1:%s%d", letter(len(d.s.columns)-1), max(1, d.s.last()))
		if err := d.f.SetSheetDimension(d.s.name, area); err != nil {
			return err
		}
	}
	return d.f.SetSheetVisible(d.s.name, !d.s.hidden, d.s.secret)
}

// headerRow writes the headings of the columns. They are the only cells that excelize
// writes: it takes the names of a table's columns from them.
func (d drawing) headerRow() error {
	if !d.s.head {
		return nil
	}
	for i, c := range d.s.columns {
		at := letter(i) + "1"
		if err := d.f.SetCellStr(d.s.name, at, c.title()); err != nil {
			return err
		}
		if err := d.f.SetCellStyle(d.s.name, at, at, d.styles.cells[headStyle(c)]); err != nil {
			return err
		}
	}
	if err := d.f.SetRowHeight(d.s.name, 1, 24); err != nil {
		return err
	}
	pane := "bottomLeft"
	if d.s.frozen > 0 {
		pane = "bottomRight"
	}
	first := letter(d.s.frozen) + "2"
	return d.f.SetPanes(d.s.name, &excelize.Panes{
		Freeze: true, XSplit: d.s.frozen, YSplit: 1, TopLeftCell: first, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: first, ActiveCell: first, Pane: pane}},
	})
}

// headStyle returns the style of a column's heading. Headings of numbers are not
// right-aligned, because the filter button is there.
func headStyle(c column) style {
	switch {
	case c.editable:
		return styleHeadEdit
	case c.style == styleCheck || c.style == styleAside:
		return styleHeadAside
	}
	return styleHead
}

func (d drawing) table() error {
	if d.s.table == "" {
		return nil
	}
	area := fmt.Sprintf("A1:%s%d", letter(len(d.s.columns)-1), d.s.last())
	stripes := false
	return d.f.AddTable(d.s.name, &excelize.Table{Range: area, Name: d.s.table, StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
}

func (d drawing) highlights() error {
	for _, h := range d.s.highlights {
		id := d.styles.over[h.style]
		rule := []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: h.formula, Format: &id}}
		if err := d.f.SetConditionalFormat(d.s.name, d.s.area(h.from, h.to), rule); err != nil {
			return err
		}
	}
	return nil
}

func (d drawing) dropdowns() error {
	for _, l := range d.s.dropdowns {
		v := excelize.NewDataValidation(true)
		v.SetSqref(d.s.area(l.column, l.column))
		v.SetSqrefDropList(l.list)
		severity := excelize.DataValidationErrorStyleWarning
		if l.strict {
			severity = excelize.DataValidationErrorStyleStop
		}
		if v.SetError(severity, l.title, l.text); l.open {
			v.ShowErrorMessage, v.ErrorTitle, v.Error = false, nil, nil
		}
		if err := d.f.AddDataValidation(d.s.name, v); err != nil {
			return err
		}
	}
	return nil
}

// rules says what may be typed.
func (d drawing) rules() error {
	for _, r := range d.s.rules {
		v := excelize.NewDataValidation(true)
		var areas []string
		for _, c := range r.columns {
			areas = append(areas, d.s.area(c, c))
		}
		v.SetSqref(strings.Join(areas, " "))
		severity := excelize.DataValidationErrorStyleStop
		if r.days {
			if err := v.SetRange(firstSerial, lastSerial, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
				return err
			}
		} else {
			v.Type, v.Formula1, severity = "custom", "FALSE", excelize.DataValidationErrorStyleWarning
		}
		v.SetError(severity, r.title, r.text)
		if err := d.f.AddDataValidation(d.s.name, v); err != nil {
			return err
		}
	}
	return nil
}

// The days that a cell of dates takes: from 1 March 1900 on Excel counts as others do.
const firstSerial, lastSerial = 61, 2958465

// view sets what the window shows at first.
func (d drawing) view() error {
	lines, zoom := d.s.head, float64(cmp.Or(d.s.zoom, 100))
	if d.s.table != "" {
		lines = false // its cells have rules of their own
	}
	if err := d.f.SetSheetView(d.s.name, 0, &excelize.ViewOptions{ShowGridLines: &lines, ZoomScale: &zoom}); err != nil {
		return err
	}
	fit, below := d.s.scale == 0, false
	props := &excelize.SheetPropsOptions{FitToPage: &fit, OutlineSummaryRight: &below}
	if d.s.tab {
		opaque := "FF" + d.look.accent
		props.TabColorRGB = &opaque
	}
	return d.f.SetSheetProps(d.s.name, props)
}

// lock locks the cells that cannot be corrected. There is no password: it prevents
// accidents only. Filters, column widths, colours and comments can still be used; Excel
// sorts only cells that are unlocked.
func (d drawing) lock() error {
	if !d.s.locked {
		return nil
	}
	return d.f.ProtectSheet(d.s.name, &excelize.SheetProtectionOptions{
		AutoFilter: true, Sort: true, FormatCells: true, FormatColumns: true, FormatRows: true, PivotTables: true,
		EditObjects: true, EditScenarios: true, SelectLockedCells: true, SelectUnlockedCells: true,
	})
}

// page sets how the sheet is printed: as wide as the paper, as long as it takes,
// with the head on every page.
func (d drawing) page() error {
	a4, wide, long, orientation := 9, 1, 0, "landscape"
	if d.s.portrait {
		orientation = "portrait"
	}
	layout := excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &long}
	if d.s.scale > 0 { // Excel leaves breaks out of account where it fits a sheet to the paper
		adjust := uint(d.s.scale)
		layout = excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, AdjustTo: &adjust}
	}
	if err := d.f.SetPageLayout(d.s.name, &layout); err != nil {
		return err
	}
	for _, row := range d.s.breaks {
		if err := d.f.InsertPageBreak(d.s.name, fmt.Sprintf("A%d", row)); err != nil {
			return err
		}
	}
	side, top, edge := 0.35, 0.5, 0.22
	if err := d.f.SetPageMargins(d.s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge}); err != nil {
		return err
	}
	if err := d.f.SetHeaderFooter(d.s.name, &excelize.HeaderFooterOptions{OddHeader: d.s.pageHeader, OddFooter: d.s.pageFooter}); err != nil {
		return err
	}
	if d.s.hidden {
		return nil
	}
	last := d.s.last()
	if d.s.printed > 0 {
		last = min(last, d.s.first()+d.s.printed-1)
	}
	area := fmt.Sprintf("$A$1:$%s$%d", letter(d.s.print-1), max(1, last))
	if err := d.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: on(d.s.name, area), Scope: d.s.name}); err != nil {
		return err
	}
	if !d.s.head {
		return nil
	}
	return d.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: on(d.s.name, "$1:$1"), Scope: d.s.name})
}
