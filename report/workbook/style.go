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

// appearance is how the cells of a style differ from plain ones.
type appearance struct {
	number               string // its format
	horizontal, vertical string
	indent               int
	wrap, rightToLeft    bool

	colour, fill     string // accented stands for the accent colour
	size             float64
	bold, underlined bool
	rule             int // below the cell
}

const accented = "accent"

// Cells of a table have a hairline below: LibreOffice draws no table style.
const (
	ruleHairline = iota
	ruleNone
	ruleAccent
)

var appearances = map[style]appearance{
	styleText:       {},
	styleWrap:       {wrap: true},
	styleWrapRTL:    {wrap: true, rightToLeft: true, horizontal: "right"},
	styleCheck:      {wrap: true, horizontal: "left", indent: 1, colour: "7A4B00"},
	styleAside:      {wrap: true, horizontal: "left", indent: 1},
	styleDate:       {number: "yyyy-mm-dd", horizontal: "left"},
	styleNumber:     {number: "#,##0", horizontal: "right", indent: 1},
	styleDecimal:    {number: "0.00", horizontal: "right", indent: 1},
	styleLink:       {colour: accented, underlined: true},
	styleLinkWrap:   {colour: accented, underlined: true, wrap: true},
	styleHead:       {bold: true, fill: colourHead, vertical: "center"},
	styleHeadEdit:   {bold: true, fill: accented, vertical: "center", colour: "FFFFFF"},
	styleHeadEnd:    {bold: true, fill: colourHead, vertical: "center", horizontal: "right"},
	styleHeadAside:  {bold: true, fill: colourHead, vertical: "center", horizontal: "left", indent: 1},
	styleTerm:       {bold: true, wrap: true},
	styleProse:      {wrap: true},
	styleLabel:      {wrap: true},
	styleLabelLink:  {wrap: true, colour: accented},
	styleMuted:      {colour: colourMuted},
	styleMutedWrap:  {colour: colourMuted, wrap: true},
	stylePart:       {number: "0.0%", horizontal: "right", indent: 1},
	styleFigure:     {number: "#,##0", horizontal: "right"},
	styleShare:      {number: "0%", horizontal: "right", colour: colourMuted},
	styleChange:     {number: "+#,##0;-#,##0;0", horizontal: "right"},
	styleFigureDate: {number: "yyyy-mm-dd", horizontal: "right"},
	styleLead:       {bold: true, colour: accented, vertical: "bottom", rule: ruleNone},
	styleFacts:      {size: 10, colour: colourMuted, vertical: "bottom", rule: ruleNone},
	styleNote:       {size: 10, colour: colourMuted, rule: ruleNone},
	styleProseLine:  {rule: ruleNone},
	styleTitle:      {size: 22, bold: true, colour: accented, vertical: "center", rule: ruleNone},
	styleSubtitle:   {size: 12, colour: colourMuted, rule: ruleNone},
	styleMarking:    {bold: true, rule: ruleNone},
	styleSection:    {size: 13, bold: true, colour: accented, vertical: "center", rule: ruleAccent},
}

// of returns how the cells of a style look.
func (l look) of(s style) (*excelize.Style, error) {
	a, ok := appearances[s]
	if !ok {
		return nil, fmt.Errorf("no style is called %q", s)
	}
	for _, c := range []*string{&a.colour, &a.fill} {
		if *c == accented {
			*c = l.accent
		}
	}
	out := &excelize.Style{
		Font:      &excelize.Font{Family: l.family, Size: cmp.Or(a.size, 11), Color: cmp.Or(a.colour, colourInk), Bold: a.bold},
		Alignment: &excelize.Alignment{Vertical: cmp.Or(a.vertical, "top"), Horizontal: a.horizontal, Indent: a.indent, WrapText: a.wrap},
	}
	if a.number != "" {
		out.CustomNumFmt = &a.number
	}
	if a.underlined {
		out.Font.Underline = "single"
	}
	if a.rightToLeft {
		out.Alignment.ReadingOrder = 2
	}
	if a.fill != "" {
		out.Fill = solid(a.fill)
	}
	switch a.rule {
	case ruleHairline:
		out.Border = []excelize.Border{{Type: "bottom", Color: colourRule, Style: 1}}
	case ruleAccent:
		out.Border = []excelize.Border{{Type: "bottom", Color: l.accent, Style: 2}}
	}
	return out, nil
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}
