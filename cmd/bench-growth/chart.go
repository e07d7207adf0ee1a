//go:build unix

package main

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// figure is a measured point of a curve.
type figure struct{ size, seconds float64 }

// curve is how a cost grows.
type curve struct {
	name   string
	points []figure
}

// draw draws the figures as two charts, one beside the other, with both axes
// logarithmic: what costs in proportion to its size is a line of the slope of the dotted
// one.
func draw(in io.Reader, out io.Writer) error {
	charts := map[string][]curve{}
	for lines := bufio.NewScanner(in); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != 5 {
			return fmt.Errorf("%q is no figure", lines.Text())
		}
		size, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return err
		}
		seconds, err := strconv.ParseFloat(cells[3], 64)
		if err != nil {
			return err
		}
		list := charts[cells[0]]
		i := slices.IndexFunc(list, func(c curve) bool { return c.name == cells[1] })
		if i < 0 {
			i, list = len(list), append(list, curve{name: cells[1]})
		}
		list[i].points = append(list[i].points, figure{size, seconds})
		charts[cells[0]] = list
	}
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 400"`+
		` font-family="sans-serif" font-size="12">`+"\n"+`<rect width="980" height="400" fill="#fff"/>`+"\n")
	drawChart(out, 60, "One document", "KB", charts["document"])
	drawChart(out, 550, "Many articles", "articles", charts["stream"])
	_, err := fmt.Fprintln(out, "</svg>")
	return err
}

var colours = strings.Fields("#1b4965 #c1121f #2a9d8f #e07a00 #6a4c93 #7f5539 #3a86ff #588157")

func drawChart(out io.Writer, left float64, title, unit string, curves []curve) {
	const width, height, top = 260.0, 310.0, 50.0
	low, high := figure{math.Inf(1), math.Inf(1)}, figure{}
	for _, c := range curves {
		for _, p := range c.points {
			low = figure{min(low.size, p.size), min(low.seconds, p.seconds)}
			high = figure{max(high.size, p.size), max(high.seconds, p.seconds)}
		}
	}
	x := func(size float64) float64 { return left + width*math.Log(size/low.size)/math.Log(high.size/low.size) }
	y := func(s float64) float64 {
		return top + height - height*math.Log(s/low.seconds)/math.Log(high.seconds/low.seconds)
	}
	put := func(format string, values ...any) { fmt.Fprintf(out, format+"\n", values...) }
	put(`<text x="%.0f" y="24" font-size="15" font-weight="bold">%s</text>`, left, title)
	put(`<text x="%.0f" y="42" fill="#555">CPU seconds by %s; dotted: in proportion</text>`, left, unit)
	put(`<path d="M%.1f %.1fV%.1fH%.1f" fill="none" stroke="#888"/>`, left, top, top+height, left+width)
	for decade := math.Pow(10, math.Floor(math.Log10(low.seconds))); decade <= high.seconds; decade *= 10 {
		for _, s := range []float64{decade, 2 * decade, 5 * decade} {
			if s >= low.seconds && s <= high.seconds {
				put(`<text x="%.1f" y="%.1f" text-anchor="end">%.3g</text><path d="M%.1f %.1fh%.0f" stroke="#e4e4e4"/>`,
					left-6, y(s)+4, s, left, y(s), width)
			}
		}
	}
	straight := min(high.size/low.size, high.seconds/low.seconds)
	put(`<path d="M%.1f %.1fL%.1f %.1f" stroke="#555" stroke-dasharray="2 4"/>`,
		x(low.size), y(low.seconds), x(low.size*straight), y(low.seconds*straight))
	for i, c := range curves {
		colour := colours[i%len(colours)]
		var line strings.Builder
		for _, p := range c.points {
			fmt.Fprintf(&line, "%.1f,%.1f ", x(p.size), y(p.seconds))
			if i == 0 {
				put(`<text x="%.1f" y="%.1f" text-anchor="middle">%g</text>`, x(p.size), top+height+18, p.size)
			}
			put(`<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>`, x(p.size), y(p.seconds), colour)
		}
		put(`<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`, line.String(), colour)
		at := top + 12 + 18*float64(i)
		put(`<circle cx="%.1f" cy="%.1f" r="4" fill="%s"/><text x="%.1f" y="%.1f">%s</text>`,
			left+width+16, at, colour, left+width+26, at+4, html.EscapeString(c.name))
	}
}
