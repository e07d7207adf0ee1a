package workbook

import "github.com/xuri/excelize/v2"

// charts draws the sheet's charts: one colour, values at the bars instead of
// lines behind them, the axis of values from zero.
func (d drawing) charts() error {
	for _, c := range d.s.charts {
		if err := d.f.AddChart(d.s.name, c.anchor, chartOf(c)); err != nil {
			return err
		}
	}
	return nil
}

func chartOf(c chart) *excelize.Chart {
	zero, one, gap := 0.0, false, uint(45)
	small := excelize.Font{Family: fontName, Size: 10, Color: colourInk}
	out := &excelize.Chart{
		Type: excelize.Col,
		Series: []excelize.ChartSeries{{
			Categories: c.names, Values: c.values, Fill: solid(colourAccent),
			DataLabel: excelize.ChartDataLabel{Font: small},
		}},
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{
			Text: c.title, Font: &excelize.Font{Family: fontName, Size: 12, Bold: true, Color: colourInk}}}},
		Legend:     excelize.ChartLegend{Position: "none"},
		VaryColors: &one,
		GapWidth:   &gap,
		Dimension:  excelize.ChartDimension{Width: uint(c.width), Height: uint(c.height)},
		Format:     excelize.GraphicOptions{AltText: c.alt, Name: c.title, Positioning: "oneCell"},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true},
		XAxis:      excelize.ChartAxis{Font: small},
		YAxis:      excelize.ChartAxis{Minimum: &zero, Font: small, None: true},
		Border:     excelize.LineOptions{Type: excelize.LineNone},
	}
	if c.bars {
		out.Type = excelize.Bar
		out.XAxis.ReverseOrder = true
	}
	return out
}
