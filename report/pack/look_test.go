package pack

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/report"
)

// logo is a drawn ring on nothing.
func logo(t testing.TB, width, height int, asJPEG bool) report.Asset {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			if dx, dy := x-height/2, y-height/2; dx*dx+dy*dy < height*height/5 && dx*dx+dy*dy > height*height/10 {
				m.Set(x, y, color.NRGBA{20, 60, 120, 200})
			}
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, m)
	if asJPEG {
		b.Reset()
		err = jpeg.Encode(&b, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return report.Asset{Name: "logo.png", Data: b.Bytes(), Alt: "Northmoor Desk: a ring"}
}

func TestWordsInTheAccentCanBeRead(t *testing.T) {
	for _, accent := range []string{"", "1F3A5F", "FFD700", "FFFFFF", "00FF00", "000000", "7FDBFF", "8C1C28"} {
		p, err := paletteOf(accent)
		if err != nil {
			t.Fatal(err)
		}
		if got := contrast(p.accent, inkWhite); got < 4.5 {
			t.Errorf("%s: words at %.2f to 1", accent, got)
		}
		if got := contrast(p.fill, inkWhite); got < 3 {
			t.Errorf("%s: bars at %.2f to 1", accent, got)
		}
	}
	if p, _ := paletteOf("1F3A5F"); p.accent != (ink{0x1F, 0x3A, 0x5F}) || p.fill != p.accent {
		t.Errorf("a dark accent became %v", p)
	}
	if got := contrast(inkGrey, inkWhite); got < 4.5 {
		t.Errorf("grey words at %.2f to 1", got)
	}
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	silent := logo(t, 40, 40, false)
	silent.Alt = " "
	for want, look := range map[string]report.Look{
		"accent \"blue\" is not a colour": {Accent: "blue"},
		"neither a PNG nor a JPEG":        {Logo: report.Asset{Name: "a.gif", Data: []byte("GIF89a"), Alt: "x"}},
		"3000 by 10 pixels":               {Logo: logo(t, 3000, 10, false)},
		"a description is missing":        {Logo: silent},
		"loading font serif":              {Serif: report.Asset{Name: "serif.ttf", Data: []byte("\x00\x01\x00\x00 no font")}},
	} {
		if err := CheckLook(look); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if err := CheckLook(report.Look{}); err != nil {
		t.Error(err)
	}
}

func TestALogoStandsAtTheHeadInItsOwnShape(t *testing.T) {
	for _, asJPEG := range []bool{false, true} {
		for _, size := range [][2]int{{400, 100}, {100, 400}, {20, 20}, {2000, 60}} {
			b := small(t)
			b.Look.Logo = logo(t, size[0], size[1], asJPEG)
			m := NewModel(b, Options{})
			var err error
			if m.logo, err = pictureOf(b.Look.Logo); err != nil {
				t.Fatal(err)
			}
			w, h := m.logo.within(logoWidth, logoHeight)
			if w > logoWidth+0.01 || h > logoHeight+0.01 || w/h < 0.99*float64(size[0])/float64(size[1]) || w/h > 1.01*float64(size[0])/float64(size[1]) {
				t.Errorf("%v is drawn %.1f by %.1f points", size, w, h)
			}
			if w > float64(size[0]) {
				t.Errorf("%v is blown up to %.1f points", size, w)
			}
		}
	}
}

func TestALogoIsSaidInWordsAndTheFileIsSound(t *testing.T) {
	tool, err := exec.LookPath("pdfimages")
	if err != nil {
		t.Skip("pdfimages is not installed: the picture cannot be read back")
	}
	b := small(t)
	b.Look.Logo = logo(t, 400, 100, false)
	path := filepath.Join(t.TempDir(), "pack.pdf")
	file := write(t, b, Options{})
	if !bytes.Equal(file, write(t, b, Options{})) {
		t.Error("two packs with a logo differ")
	}
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-list", path).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "400   100  rgb     3   8") {
		t.Errorf("%v\n%s", err, out)
	}
	if strings.Contains(string(out), "smask") {
		t.Error("the logo is transparent")
	}
	if _, err := exec.LookPath("pdfinfo"); err == nil {
		out, _ := exec.Command("pdfinfo", "-struct", path).CombinedOutput()
		if !strings.Contains(string(out), "Figure") {
			t.Errorf("no figure in the structure:\n%.600s", out)
		}
	}
}
