package workbook

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"onrecord/report"
)

func TestAnAccentIsMadeDarkEnoughToRead(t *testing.T) {
	for _, c := range []struct{ accent, want string }{
		{"", colourAccent}, {"red", colourAccent}, {"1F4E79", "1F4E79"}, {"000000", "000000"}, {"FFFFFF", "757575"}, {"FFE066", "847435"},
	} {
		got := lookFor(report.Look{Accent: c.accent}).accent
		if got != c.want {
			t.Errorf("%q becomes %s, want %s", c.accent, got, c.want)
		}
	}
}

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		img.Set(i%width, i/width, color.RGBA{uint8(i), 80, 120, 255})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheLookOfADesk(t *testing.T) {
	b := sample()
	b.Look = report.Look{Accent: "7A1F3D", Family: "Gill Sans & Co", Logo: report.Asset{Name: "logo.png", Data: picture(t, 900, 300), Alt: "A lighthouse of the “coast” desk"}}
	f := opened(t, b)
	pictures, err := f.GetPictureCells(summaryName)
	if err != nil || len(pictures) != 1 || pictures[0] != "H1" {
		t.Errorf("pictures at %q: %v", pictures, err)
	}
	p := partsOf(t, written(t, b))
	all := string(p["xl/styles.xml"]) + string(p["xl/charts/chart1.xml"])
	if strings.Contains(all, colourAccent) || strings.Contains(all, "Calibri\"/></a:defRPr>") || !strings.Contains(all, "7A1F3D") || !strings.Contains(all, "Gill Sans &amp; Co") {
		t.Error("styles and charts do not have the look")
	}
	drawing := string(p["xl/drawings/drawing1.xml"])
	if !strings.Contains(drawing, `descr="A lighthouse of the “coast” desk"`) || !strings.Contains(drawing, `cx="2057400" cy="685800"`) {
		t.Errorf("the logo is drawn so: %s", drawing)
	}
	for name, part := range p {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if err := wellFormed(part); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	b.Rows = nil // without charts
	if pictures, err := opened(t, b).GetPictureCells(summaryName); err != nil || len(pictures) != 1 {
		t.Errorf("without rows, pictures at %q: %v", pictures, err)
	}
	b.Look.Logo.Data = []byte("no picture")
	if err := Write(io.Discard, b); err == nil || !strings.Contains(err.Error(), "logo.png") {
		t.Errorf("a logo that is none: %v", err)
	}
}
