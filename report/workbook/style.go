package workbook

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"

	"onrecord/report"
)

// style names how a cell looks. Styles are made once for a file, never for a
// row: Excel holds 65,430 of them.
type style string

const (
	styleText    style = "text"
	styleWrap    style = "wrap"
	styleWrapRTL style = "wrap right to left"
	styleAside   style = "aside" // text after a column of numbers
	styleCheck   style = "check"
	styleDate    style = "date"
	styleNumber  style = "number"
	styleDecimal style = "decimal"
	styleLink    style = "link"

	styleLinkWrap  style = "link wrap"
	styleMutedWrap style = "muted wrap"
	stylePart      style = "part"
	styleHead      style = "head"
	styleHeadEdit  style = "head editable"
	styleHeadEnd   style = "head right"

	styleHeadAside style = "head aside"

	styleTitle      style = "title"
	styleSubtitle   style = "subtitle"
	styleMarking    style = "marking"
	styleSection    style = "section"
	styleLabel      style = "label"
	styleLabelLink  style = "label link"
	styleMuted      style = "muted"
	styleFigure     style = "figure"
	styleShare      style = "share"
	styleFigureDate style = "figure date"
	styleChange     style = "change"
	styleNote       style = "note"
	styleProseLine  style = "prose line"
	styleProse      style = "prose"
	styleTerm       style = "term"
	styleLead       style = "lead"
	styleFacts      style = "facts"

	// Conditional styles: only what they change.
	styleDoubtful style = "doubtful"
	styleFailed   style = "failed"
	styleDropped  style = "dropped"
	styleBand     style = "band"
)

// One accent, greys, and two washes for what needs a look.
const (
	colourAccent = "1F4E79"
	colourInk    = "1A2330"
	colourMuted  = "5F6B7A"
	colourRule   = "DDE2E9"
	colourHead   = "E9EDF2"
	colourAmber  = "FFF6DD"
	colourRed    = "FBE3E1"
	colourBand   = "F4F6F9"
)

// wraps are the styles whose text wraps.
var wraps = map[style]bool{styleWrap: true, styleWrapRTL: true, styleCheck: true, styleLinkWrap: true, styleMutedWrap: true, styleLabelLink: true, styleAside: true, styleProse: true}

// indented are those of them whose text begins further in.
var indented = map[style]bool{styleCheck: true, styleAside: true}

// look is the part of the workbook's appearance that a desk can change.
type look struct {
	accent string // the one accent colour
	family string // of all letters
}

// lookFor applies a desk's settings. An accent that would be unreadable on
// white paper, or behind white letters, is darkened until it can be read.
func lookFor(l report.Look) look {
	return look{
		accent: cmp.Or(readable(l.Accent), colourAccent),
		family: cmp.Or(cutLine(cleanLine(l.Family), 31), "Calibri"), // Excel's longest name of a font
	}
}

// readable returns a colour, darkened if necessary to a contrast of 4.5 against white,
// which WCAG 2 requires for text. It is empty for an invalid colour.
func readable(colour string) string {
	v, err := strconv.ParseUint(colour, 16, 32)
	if err != nil || len(colour) != 6 {
		return ""
	}
	rgb := [3]float64{float64(v >> 16), float64(v >> 8 & 255), float64(v & 255)}
	for share := 1.0; share > 0; share -= 0.01 {
		dark := [3]uint8{uint8(rgb[0] * share), uint8(rgb[1] * share), uint8(rgb[2] * share)}
		if 1.05/(luminance(dark)+0.05) >= 4.5 {
			return fmt.Sprintf("%02X%02X%02X", dark[0], dark[1], dark[2])
		}
	}
	return colourInk
}

// luminance is the lightness of a colour as WCAG 2 has it, from 0 to 1.
func luminance(rgb [3]uint8) float64 {
	sum := 0.0
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		s := float64(rgb[i]) / 255
		if s <= 0.04045 {
			s /= 12.92
		} else {
			s = math.Pow((s+0.055)/1.055, 2.4)
		}
		sum += weight * s
	}
	return sum
}

// conditional are the styles that a highlight lays over a cell.
var conditional = map[style]*excelize.Style{
	styleDoubtful: {Fill: solid(colourAmber)},
	styleFailed:   {Fill: solid(colourRed), Font: &excelize.Font{Bold: true, Color: "8A1C13"}},
	styleDropped:  {Font: &excelize.Font{Strike: true, Color: colourMuted}},
	styleBand:     {Fill: solid(colourBand)},
}

// of returns how the cells of a style look.
func (l look) of(s style) (*excelize.Style, error) {
	look := &excelize.Style{
		Font:      &excelize.Font{Family: l.family, Size: 11, Color: colourInk},
		Alignment: &excelize.Alignment{Vertical: "top"},
	}
	ruled := true // cells of a table have a hairline below: LibreOffice draws no table style
	switch s {
	case styleText:
	case styleWrap:
		look.Alignment.WrapText = true
	case styleWrapRTL:
		look.Alignment.WrapText, look.Alignment.ReadingOrder, look.Alignment.Horizontal = true, 2, "right"
	case styleCheck, styleAside:
		look.Alignment.WrapText, look.Alignment.Horizontal, look.Alignment.Indent = true, "left", 1
		if s == styleCheck {
			look.Font.Color = "7A4B00"
		}
	case styleDate:
		look.CustomNumFmt = format("yyyy-mm-dd")
		look.Alignment.Horizontal = "left"
	case styleNumber:
		look.CustomNumFmt = format("#,##0")
		look.Alignment.Horizontal, look.Alignment.Indent = "right", 1
	case styleDecimal:
		look.CustomNumFmt = format("0.00")
		look.Alignment.Horizontal, look.Alignment.Indent = "right", 1
	case styleLink, styleLinkWrap:
		look.Font.Color, look.Font.Underline = l.accent, "single"
		look.Alignment.WrapText = s == styleLinkWrap
	case styleHead, styleHeadEdit, styleHeadEnd, styleHeadAside:
		look.Font.Bold = true
		look.Fill = solid(colourHead)
		look.Alignment.Vertical = "center"
		if s == styleHeadEdit {
			look.Fill, look.Font.Color = solid(l.accent), "FFFFFF"
		}
		switch s {
		case styleHeadEnd:
			look.Alignment.Horizontal = "right"
		case styleHeadAside:
			look.Alignment.Horizontal, look.Alignment.Indent = "left", 1
		}
	case styleTerm:
		look.Font.Bold = true
		look.Alignment.WrapText = true
	case styleLead:
		ruled = false
		look.Font.Bold, look.Font.Color = true, l.accent
		look.Alignment.Vertical = "bottom"
	case styleFacts:
		ruled = false
		look.Font.Color, look.Font.Size = colourMuted, 10
		look.Alignment.Vertical = "bottom"
	case styleProse:
		look.Alignment.WrapText = true
	case styleLabel, styleLabelLink:
		look.Alignment.WrapText = true
		if s == styleLabelLink {
			look.Font.Color = l.accent
		}
	case styleMuted, styleMutedWrap:
		look.Font.Color = colourMuted
		look.Alignment.WrapText = s == styleMutedWrap
	case stylePart:
		look.CustomNumFmt = format("0.0%")
		look.Alignment.Horizontal, look.Alignment.Indent = "right", 1
	case styleFigure:
		look.CustomNumFmt = format("#,##0")
		look.Alignment.Horizontal = "right"
	case styleShare:
		look.CustomNumFmt = format("0%")
		look.Font.Color = colourMuted
		look.Alignment.Horizontal = "right"
	case styleChange:
		look.CustomNumFmt = format("+#,##0;-#,##0;0")
		look.Alignment.Horizontal = "right"
	case styleFigureDate:
		look.CustomNumFmt = format("yyyy-mm-dd")
		look.Alignment.Horizontal = "right"
	case styleNote, styleProseLine:
		ruled = false
		if s == styleNote {
			look.Font.Color, look.Font.Size = colourMuted, 10
		}
	case styleTitle:
		ruled = false
		look.Font.Size, look.Font.Bold, look.Font.Color = 22, true, l.accent
		look.Alignment.Vertical = "center"
	case styleSubtitle:
		ruled = false
		look.Font.Size, look.Font.Color = 12, colourMuted
	case styleMarking:
		ruled = false
		look.Font.Bold = true
	case styleSection:
		ruled = false
		look.Font.Size, look.Font.Bold, look.Font.Color = 13, true, l.accent
		look.Alignment.Vertical = "center"
		look.Border = []excelize.Border{{Type: "bottom", Color: l.accent, Style: 2}}
	default:
		return nil, fmt.Errorf("no style is called %q", s)
	}
	if ruled {
		look.Border = []excelize.Border{{Type: "bottom", Color: colourRule, Style: 1}}
	}
	return look, nil
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func format(code string) *string { return &code }
