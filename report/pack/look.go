package pack

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	imagedraw "image/draw"
	_ "image/jpeg" // for logos
	"image/png"
	"math"
	"strconv"

	"onrecord/report"
)

// ink is a colour, red, green and blue from 0 to 255.
type ink [3]uint8

var (
	inkText   = ink{28, 28, 30}
	inkGrey   = ink{92, 96, 104}
	inkRule   = ink{214, 216, 220}
	inkBefore = ink{168, 172, 180} // of the period before, in charts
	inkWhite  = ink{255, 255, 255}

	defaultAccent = ink{140, 28, 40}
)

// How much darker than the paper a colour has to be: the ratios of WCAG 2 for
// text and for the parts of charts.
const (
	contrastOfText  = 4.5
	contrastOfChart = 3
)

// palette is the accent colour, adapted to white paper.
type palette struct {
	accent ink // of words and rules
	fill   ink // of bars
}

// paletteOf darkens an accent, "1F3A5F", as far as legibility needs. An empty one is the
// default.
func paletteOf(accent string) (palette, error) {
	chosen := defaultAccent
	if accent != "" {
		v, err := strconv.ParseUint(accent, 16, 32)
		if err != nil || len(accent) != 6 {
			return palette{}, fmt.Errorf("accent %q is not a colour like 1F3A5F", accent)
		}
		chosen = ink{uint8(v >> 16), uint8(v >> 8), uint8(v)}
	}
	return palette{accent: darkened(chosen, contrastOfText), fill: darkened(chosen, contrastOfChart)}, nil
}

// CheckLook reports an appearance that a pack cannot have, before anything is read or
// drawn.
func CheckLook(look report.Look) error {
	if _, err := paletteOf(look.Accent); err != nil {
		return err
	}
	if _, err := pictureOf(look.Logo); err != nil {
		return err
	}
	for _, a := range []report.Asset{look.Serif, look.SerifItalic, look.Sans, look.SansBold} {
		if len(a.Data) == 0 {
			continue
		}
		if err := faceOf(a, "").Load(); err != nil {
			return err
		}
	}
	return nil
}

// darkened darkens a colour, keeping its hue, until it has the contrast with white.
func darkened(c ink, ratio float64) ink {
	for f := 1.0; f > 0; f -= 0.01 {
		d := ink{uint8(float64(c[0]) * f), uint8(float64(c[1]) * f), uint8(float64(c[2]) * f)}
		if contrast(d, inkWhite) >= ratio {
			return d
		}
	}
	return inkText
}

// contrast is the contrast ratio of two colours as defined in WCAG 2, 1 to 21.
func contrast(a, b ink) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c ink) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// tint mixes a colour with the white of the paper; 1 is the colour itself.
func tint(c ink, share float64) ink {
	mix := func(v uint8) uint8 { return uint8(255 - math.Round(float64(255-v)*share)) }
	return ink{mix(c[0]), mix(c[1]), mix(c[2])}
}

// picture is a logo as it goes into the file.
type picture struct {
	name          string
	png           []byte // without transparency, eight bits a colour
	width, height float64
	alt           string
}

// largestLogo is how many pixels a side of a logo may have: on paper it is small.
const largestLogo = 2400

// pictureOf converts a PNG or JPEG into a form that every viewer shows alike. It returns
// nil if there is none.
func pictureOf(a report.Asset) (*picture, error) {
	if a.Name == "" && len(a.Data) == 0 {
		return nil, nil
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(a.Data))
	if err != nil {
		return nil, fmt.Errorf("logo %s: neither a PNG nor a JPEG picture", a.Name)
	}
	if config.Width > largestLogo || config.Height > largestLogo || config.Width == 0 || config.Height == 0 {
		return nil, fmt.Errorf("logo %s: %d by %d pixels; at most %d by %d are allowed", a.Name, config.Width, config.Height, largestLogo, largestLogo)
	}
	if oneLine(a.Alt) == "" {
		return nil, fmt.Errorf("logo %s: a description is missing for readers who cannot see it", a.Name)
	}
	from, _, err := image.Decode(bytes.NewReader(a.Data))
	if err != nil {
		return nil, fmt.Errorf("logo %s: %w", a.Name, err)
	}
	flat := image.NewNRGBA(image.Rect(0, 0, config.Width, config.Height))
	imagedraw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, imagedraw.Src)
	imagedraw.Draw(flat, flat.Bounds(), from, from.Bounds().Min, imagedraw.Over)
	var b bytes.Buffer
	if err := png.Encode(&b, flat); err != nil {
		return nil, errors.Join(fmt.Errorf("logo %s", a.Name), err)
	}
	return &picture{name: a.Name, png: b.Bytes(), width: float64(config.Width), height: float64(config.Height), alt: oneLine(a.Alt)}, nil
}

// within is the size in points of a picture that fits into a box; it is never
// made larger than 96 pixels an inch.
func (p *picture) within(width, height float64) (w, h float64) {
	scale := min(width/p.width, height/p.height, 0.75)
	return p.width * scale, p.height * scale
}
