package workbook

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
)

// Some parts of excelize are not as the format's schema has them. Excel forgives
// that; ExcelJS does not open such a file, and the validator of Microsoft's Open
// XML SDK reports it. They are put right on their way into the file:
//   - docProps/core.xml: cp:coreProperties and cp:lastModifiedBy need their prefix;
//   - xl/styles.xml: the children of a font have an order;
//   - what protects cells and sheets says 1 and 0, since ExcelJS takes "false" for nothing;
//   - xl/slicerCaches: ext belongs to the namespace of the main schema.

// mend returns what puts a part right; nil if the part is right as it is.
func mend(part string) func([]byte) []byte {
	switch {
	case part == "docProps/core.xml":
		return prefixedProperties
	case part == "xl/styles.xml":
		return func(part []byte) []byte { return protectedInDigits(orderedFonts(part)) }
	case strings.HasPrefix(part, "xl/slicerCaches/"):
		return prefixedExtensions
	}
	return nil
}

// mended writes a part, which comes in one Write, put right.
type mended struct {
	out  io.Writer
	mend func([]byte) []byte
}

func (m mended) Write(part []byte) (int, error) {
	if _, err := m.out.Write(m.mend(part)); err != nil {
		return 0, err
	}
	return len(part), nil
}

var coreName = regexp.MustCompile(`(</?)(coreProperties|lastModifiedBy|category|keywords|contentStatus|revision|version)\b`)

func prefixedProperties(part []byte) []byte {
	part = coreName.ReplaceAll(part, []byte("${1}cp:${2}"))
	return bytes.Replace(part, []byte(` xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`),
		[]byte(` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`), 1)
}

var (
	protection = regexp.MustCompile(`<(?:sheetProtection|protection)\b[^>]*>`)
	inDigits   = strings.NewReplacer(`"true"`, `"1"`, `"false"`, `"0"`)
)

func protectedInDigits(part []byte) []byte {
	return protection.ReplaceAllFunc(part, func(tag []byte) []byte { return []byte(inDigits.Replace(string(tag))) })
}

var extension = regexp.MustCompile(`(</?)(ext)\b`)

func prefixedExtensions(part []byte) []byte { return extension.ReplaceAll(part, []byte("${1}x:${2}")) }

var (
	font      = regexp.MustCompile(`(?s)<font>.*?</font>`)
	fontChild = regexp.MustCompile(`<(\w+)[^>]*?(?:/>|></\w+>)`)
)

// fontOrder are the children of a font in the schema's order.
var fontOrder = []string{"b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"}

func orderedFonts(part []byte) []byte {
	return font.ReplaceAllFunc(part, func(one []byte) []byte {
		children := fontChild.FindAll(one[len("<font>"):], -1)
		slices.SortStableFunc(children, func(a, b []byte) int { return fontPlace(a) - fontPlace(b) })
		return slices.Concat([]byte("<font>"), bytes.Join(children, nil), []byte("</font>"))
	})
}

func fontPlace(child []byte) int {
	return slices.Index(fontOrder, string(fontChild.FindSubmatch(child)[1]))
}
