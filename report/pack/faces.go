package pack

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"onrecord/report"
	"onrecord/report/pack/typeset"
)

// The fonts as their makers publish them, compressed (SIL Open Font License 1.1; the
// licence texts are beside them). Subsets are made only in memory.
//
//go:embed fonts/*.gz
var fontFiles embed.FS

// faces are the fonts of one pack.
type faces struct {
	serif, serifItalic, serifBold *typeset.Font
	sans, sansBold                *typeset.Font
	fallback, fallbackBold        []*typeset.Font // by script, then the caller's fonts
}

func newFaces(look report.Look, given []report.Asset) *faces {
	f := &faces{
		serif:       faceOf(look.Serif, "SourceSerif4-Regular"),
		serifItalic: faceOf(look.SerifItalic, "SourceSerif4-Italic"),
		serifBold:   shipped("SourceSerif4-SemiBold"),
		sans:        faceOf(look.Sans, "IBMPlexSans-Regular"),
		sansBold:    faceOf(look.SansBold, "IBMPlexSans-SemiBold"),
	}
	if len(look.Serif.Data) > 0 {
		f.serifBold = f.serif // titles and quotations are in one family
		if len(look.SerifItalic.Data) == 0 {
			f.serifItalic = f.serif
		}
	}
	if len(look.Sans.Data) > 0 && len(look.SansBold.Data) == 0 {
		f.sansBold = f.sans
	}
	arabic, arabicBold := shipped("ScheherazadeNew-Regular"), shipped("ScheherazadeNew-SemiBold")
	arabic.Scale, arabicBold.Scale = arabicScale, arabicScale
	hebrew, hebrewBold := shipped("NotoSerifHebrew-Regular"), shipped("NotoSerifHebrew-SemiBold")
	rest := []*typeset.Font{shipped("NotoSerif-Regular"), f.serif, f.sans}
	if len(look.Serif.Data) > 0 || len(look.Sans.Data) > 0 { // they may lack characters
		rest = append(rest, shipped("SourceSerif4-Regular"), shipped("IBMPlexSans-Regular"))
	}
	rest = append(rest, shipped("NotoSerifDevanagari-Regular"), shipped("NotoSansThai-Regular"), shipped("NotoSansGeorgian-Regular"))
	for i, g := range given {
		rest = append(rest, typeset.NewFont(fontName(g.Name, i+1), func() ([]byte, error) {
			return g.Data, nil
		}))
	}
	f.fallback = append([]*typeset.Font{arabic, hebrew}, rest...)
	f.fallbackBold = append([]*typeset.Font{arabicBold, hebrewBold}, f.fallback...)
	return f
}

// faceOf is the font set in the look, or the built-in one.
func faceOf(a report.Asset, name string) *typeset.Font {
	if len(a.Data) == 0 {
		return shipped(name)
	}
	return typeset.NewFont(fontName(a.Name, 0), func() ([]byte, error) { return a.Data, nil })
}

// fontName makes a name that a PDF can hold from that of a file.
func fontName(file string, n int) string {
	name := strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.TrimSuffix(path.Base(file), path.Ext(file)))
	if name == "" {
		return fmt.Sprintf("Given%d", n)
	}
	return name
}

// arabicScale makes the small letters of Scheherazade look as large as those of the Latin
// faces; chosen by eye.
const arabicScale = 1.15

func shipped(name string) *typeset.Font {
	return typeset.NewFont(name, func() ([]byte, error) {
		file, err := fontFiles.Open("fonts/" + name + ".ttf.gz")
		if err != nil {
			return nil, err
		}
		defer file.Close()
		z, err := gzip.NewReader(file)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if _, err := io.Copy(&b, z); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	})
}

// style is a face at a size with all fallbacks: every style can show the same characters,
// whatever its first face.
func (f *faces) style(first *typeset.Font, size float64) typeset.Style {
	rest := f.fallback
	if first == f.serifBold || first == f.sansBold {
		rest = f.fallbackBold
	}
	return typeset.Style{Fonts: append([]*typeset.Font{first}, rest...), Size: size}
}

// all lists the fonts in a fixed order, each once.
func (f *faces) all() []*typeset.Font {
	var list []*typeset.Font
	for _, o := range append([]*typeset.Font{f.serif, f.serifItalic, f.serifBold, f.sans, f.sansBold}, f.fallbackBold...) {
		if !slices.Contains(list, o) {
			list = append(list, o)
		}
	}
	return list
}

// FontFile returns a built-in font, a TrueType file compressed with gzip, or nil if there
// is none of that name.
func FontFile(name string) []byte {
	data, err := fontFiles.ReadFile("fonts/" + name + ".ttf.gz")
	if err != nil {
		return nil
	}
	return data
}
