package typeset

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"testing"
)

func testFont(t testing.TB, name string) *Font {
	t.Helper()
	return NewFont(name, func() ([]byte, error) {
		b, err := os.ReadFile("../fonts/" + name + ".ttf.gz")
		if err != nil {
			return nil, err
		}
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		return io.ReadAll(z)
	})
}

func testStyle(t testing.TB) Style {
	t.Helper()
	return Style{Size: 11, Fonts: []*Font{
		testFont(t, "SourceSerif4-Regular"), testFont(t, "ScheherazadeNew-Regular"),
		testFont(t, "NotoSerifHebrew-Regular"), testFont(t, "NotoSerif-Regular"),
	}}
}

func set(t testing.TB, text string, measure float64, o Options) []Line {
	t.Helper()
	lines, err := New().Paragraph([]Span{{Text: text, Style: testStyle(t)}}, measure, o)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
