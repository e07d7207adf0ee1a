package workbook

import (
	"bytes"
	"fmt"
	"text/template"

	"github.com/xuri/excelize/v2"
)

// Charts are written here whole: excelize puts the elements of a series in an
// order that Excel's schema does not allow, fixes a chart's size to a single
// cell, and keeps no values for programs that only preview a file. It still
// makes the parts and their relationships.

// emuPerPixel is the unit of drawings: 914,400 to the inch, 96 pixels to it.
const emuPerPixel = 9525

// labelledBars is the number of bars up to which each has its value written at
// its end; with more bars an axis gives the scale.
const labelledBars = 31

// charts registers the sheet's charts and its logo with excelize; our own part
// places them.
func (d drawing) charts() error {
	for _, c := range d.s.charts {
		at := fmt.Sprintf("%s%d", letter(c.Column), c.Row)
		if err := d.f.AddChart(d.s.name, at, &excelize.Chart{Type: excelize.Bar, Series: []excelize.ChartSeries{{Values: c.Values}}}); err != nil {
			return err
		}
	}
	if d.s.logo == nil {
		return nil
	}
	return d.f.AddPictureFromBytes(d.s.name, "A1", &excelize.Picture{Extension: d.s.logo.Extension, File: d.s.logo.data})
}

// drawCharts replaces the empty charts, which excelize numbers through the
// workbook, with the real ones.
func (m model) drawCharts(p *partWriter) error {
	number, drawing := 0, 0
	for _, s := range m.sheets {
		if len(s.charts) == 0 && s.logo == nil {
			continue
		}
		drawing++
		content := struct {
			Charts  []chart
			Logo    *logo
			Slicers []slicer
		}{s.charts, s.logo, s.slicers}
		if err := p.put(fmt.Sprintf("xl/drawings/drawing%d.xml", drawing), "drawing", content); err != nil {
			return err
		}
		for _, c := range s.charts {
			number++
			content := struct {
				chart
				Accent, Font string
			}{c, m.look.accent, m.look.family}
			if err := p.put(fmt.Sprintf("xl/charts/chart%d.xml", number), "chart", content); err != nil {
				return err
			}
		}
	}
	return nil
}

// The bars of lying charts begin where the names end, below the title: left to itself,
// LibreOffice gives the names too little room and leaves every second one out.
const titlePixels = 38

// Top and Plot are the position and the height of the bars, as shares of the chart's
// height.
func (c chart) Top() string  { return fmt.Sprintf("%.3f", titlePixels/float64(c.Height)) }
func (c chart) Plot() string { return fmt.Sprintf("%.3f", 1-(titlePixels+10)/float64(c.Height)) }

// Skip returns how many bars share a label: each horizontal bar has its own; of columns,
// so many that labels do not overlap.
func (c chart) Skip() int {
	const labelled = 20
	if c.Bars {
		return 1
	}
	return 1 + (len(c.Labels)-1)/labelled
}

// put sets the template and the data that replace a part.
func (p *partWriter) put(part, name string, data any) error {
	var b bytes.Buffer
	if err := chartParts.ExecuteTemplate(&b, name, data); err != nil {
		return fmt.Errorf("draw %s: %w", part, err)
	}
	p.instead[part] = b.Bytes()
	return nil
}

var chartParts = template.Must(template.New("parts").Funcs(template.FuncMap{
	"x":        attribute,
	"emu":      func(pixels int) int { return pixels * emuPerPixel },
	"add":      func(a, b int) int { return a + b },
	"labelled": func(counts []int) bool { return len(counts) <= labelledBars },
	"ink":      func() string { return colourInk },
	"rule":     func() string { return colourRule },
}).Parse(`
{{- define "small"}}<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000" b="0"><a:solidFill><a:srgbClr val="{{ink}}"/></a:solidFill><a:latin typeface="{{x .}}"/></a:defRPr></a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr>{{end}}
{{- define "line"}}<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{{rule}}"/></a:solidFill></a:ln></c:spPr>{{end}}

{{- define "chart" -}}
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/>
<c:chart>
<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="en" sz="1200" b="1"><a:solidFill><a:srgbClr val="{{ink}}"/></a:solidFill><a:latin typeface="{{x .Font}}"/></a:rPr><a:t>{{x .Title}}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>
<c:autoTitleDeleted val="0"/>
<c:plotArea>{{if .Bars}}<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.38"/><c:y val="{{.Top}}"/><c:w val="0.55"/><c:h val="{{.Plot}}"/></c:manualLayout></c:layout>{{else}}<c:layout/>{{end}}
<c:barChart><c:barDir val="{{if .Bars}}bar{{else}}col{{end}}"/><c:grouping val="clustered"/><c:varyColors val="0"/>
<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>{{x .Title}}</c:v></c:tx>
<c:spPr><a:solidFill><a:srgbClr val="{{.Accent}}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>
{{- if labelled .Counts}}
<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{{template "small" .Font}}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
{{- end}}
<c:cat><c:strRef><c:f>{{x .Names}}</c:f><c:strCache><c:ptCount val="{{len .Labels}}"/>{{range $i, $l := .Labels}}<c:pt idx="{{$i}}"><c:v>{{x $l}}</c:v></c:pt>{{end}}</c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:f>{{x .Values}}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{{len .Counts}}"/>{{range $i, $n := .Counts}}<c:pt idx="{{$i}}"><c:v>{{$n}}</c:v></c:pt>{{end}}</c:numCache></c:numRef></c:val>
</c:ser>
<c:gapWidth val="45"/><c:axId val="100000001"/><c:axId val="100000002"/></c:barChart>
<c:catAx><c:axId val="100000001"/><c:scaling><c:orientation val="{{if .Bars}}maxMin{{else}}minMax{{end}}"/></c:scaling><c:delete val="0"/><c:axPos val="{{if .Bars}}l{{else}}b{{end}}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{{template "line"}}{{template "small" .Font}}<c:crossAx val="100000002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{{.Skip}}"/><c:noMultiLvlLbl val="1"/></c:catAx>
<c:valAx><c:axId val="100000002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="{{if labelled .Counts}}1{{else}}0{{end}}"/><c:axPos val="{{if .Bars}}b{{else}}l{{end}}"/>{{if not (labelled .Counts)}}<c:majorGridlines>{{template "line"}}</c:majorGridlines>{{end}}<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{{template "small" .Font}}<c:crossAx val="100000001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>
<c:spPr><a:noFill/></c:spPr></c:plotArea>
<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/>
</c:chart>
<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>
</c:chartSpace>
{{- end}}

{{- define "drawing" -}}
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
{{- range $i, $c := .Charts}}
<xdr:oneCellAnchor><xdr:from><xdr:col>{{.Column}}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{{add .Row -1}}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="{{emu .Width}}" cy="{{emu .Height}}"/>
<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{{add $i 2}}" name="{{x .Title}}" descr="{{x .Alt}}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId{{add $i 1}}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>
{{- end}}
{{- with .Logo}}
<xdr:oneCellAnchor><xdr:from><xdr:col>{{.Column}}</xdr:col><xdr:colOff>{{emu .Aside}}</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>{{emu 6}}</xdr:rowOff></xdr:from><xdr:ext cx="{{emu .Width}}" cy="{{emu .Height}}"/>
<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{{add (len $.Charts) 2}}" name="Logo" descr="{{x .Alt}}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId{{add (len $.Charts) 1}}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{{emu .Width}}" cy="{{emu .Height}}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>
{{- end}}
{{- range $i, $s := .Slicers}}{{$id := add (len $.Charts) (add $i 3)}}
<xdr:oneCellAnchor><xdr:from><xdr:col>{{.Column}}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{{add .Row -1}}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="{{emu .Width}}" cy="{{emu .Height}}"/>
<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:sle15="http://schemas.microsoft.com/office/drawing/2012/slicer" Requires="sle15"><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{{$id}}" name="{{x .Name}}" descr="{{x .Alt}}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/drawing/2010/slicer"><sle:slicer xmlns:sle="http://schemas.microsoft.com/office/drawing/2010/slicer" name="{{x .Name}}"/></a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{{add $id 1000}}" name="{{x .Name}} (not shown)" hidden="1"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></xdr:spPr></xdr:sp></mc:Fallback></mc:AlternateContent><xdr:clientData/></xdr:oneCellAnchor>
{{- end}}
</xdr:wsDr>
{{- end}}`))
