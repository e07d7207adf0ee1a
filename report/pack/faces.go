package pack

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"path"
	"strings"

	"onrecord/report/pack/typeset"
)

// The fonts as their makers publish them (SIL Open Font License 1.1, texts
// beside them), compressed. They are cut down and encoded only in memory.
//
//go:embed fonts/*.gz
var fontFiles embed.FS

// faces are the fonts of one pack.
type faces struct {
	serif, serifItalic, serifBold *typeset.Font
	sans, sansBold                *typeset.Font
	fallback, fallbackBold        []*typeset.Font // by script, then whatever the caller gave
}

func newFaces(given []FontFile) *faces {
	f := &faces{
		serif:       shipped("SourceSerif4-Regular"),
		serifItalic: shipped("SourceSerif4-Italic"),
		serifBold:   shipped("SourceSerif4-SemiBold"),
		sans:        shipped("IBMPlexSans-Regular"),
		sansBold:    shipped("IBMPlexSans-SemiBold"),
	}
	arabic, arabicBold := shipped("ScheherazadeNew-Regular"), shipped("ScheherazadeNew-SemiBold")
	arabic.Scale, arabicBold.Scale = arabicScale, arabicScale
	hebrew, hebrewBold := shipped("NotoSerifHebrew-Regular"), shipped("NotoSerifHebrew-SemiBold")
	rest := []*typeset.Font{shipped("NotoSerif-Regular"), f.serif, f.sans}
	for i, g := range given {
		rest = append(rest, typeset.NewFont(fontName(g.Name, i+1), func() ([]byte, error) {
			return g.Data, nil
		}))
	}
	f.fallback = append([]*typeset.Font{arabic, hebrew}, rest...)
	f.fallbackBold = append([]*typeset.Font{arabicBold, hebrewBold}, f.fallback...)
	return f
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

// arabicScale brings the small letters of Scheherazade to the eye's size of
// the Latin faces; chosen by looking at both in one line.
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

// style is a face at a size with all the fallbacks: whatever its first face,
// every style shows the same characters.
func (f *faces) style(first *typeset.Font, size float64) typeset.Style {
	rest := f.fallback
	if first == f.serifBold || first == f.sansBold {
		rest = f.fallbackBold
	}
	return typeset.Style{Fonts: append([]*typeset.Font{first}, rest...), Size: size}
}

// all lists the fonts in a fixed order.
func (f *faces) all() []*typeset.Font {
	list := []*typeset.Font{f.serif, f.serifItalic, f.serifBold, f.sans, f.sansBold}
	for _, o := range f.fallbackBold {
		if o != f.serif && o != f.sans {
			list = append(list, o)
		}
	}
	return list
}
