package workbook

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // a logo may be one
	_ "image/png"
	"strings"

	"onrecord/report"
)

// logo is a picture at the upper right corner of Summary. Its fields are those
// of the template that places it.
type logo struct {
	Extension     string // ".png"
	Alt           string // what it shows
	Column        int    // of its upper left corner, from 0
	Aside         int    // pixels from the left edge of the column
	Width, Height int    // pixels

	data []byte
}

// A logo is no larger than the lines beside it.
const (
	logoWidth  = 260
	logoHeight = 72
)

// logoOf returns the logo of a look, sized; nil if there is none.
func logoOf(a report.Asset) (*logo, error) {
	if len(a.Data) == 0 {
		return nil, nil
	}
	of, format, err := image.DecodeConfig(bytes.NewReader(a.Data))
	if err != nil || of.Width < 1 || of.Height < 1 {
		return nil, fmt.Errorf("logo %s is neither a PNG nor a JPEG picture", a.Name)
	}
	scale := min(float64(logoWidth)/float64(of.Width), float64(logoHeight)/float64(of.Height))
	l := &logo{
		Extension: "." + format, Alt: cutLine(cleanLine(a.Alt), 250), data: a.Data, Column: chartColumn,
		Width: max(1, int(float64(of.Width)*scale)), Height: max(1, int(float64(of.Height)*scale)),
	}
	l.Aside = chartWidth - l.Width
	if l.Alt == "" {
		l.Alt = strings.TrimSpace("Logo " + cleanLine(a.Name))
	}
	return l, nil
}
