package report

import "bytes"

// Look is the appearance of workbook and pack. The zero value is the default. A desk's
// values are checked when they are set.
type Look struct {
	Accent string // the one accent colour, "1F3A5F"; empty for the default
	Logo   Asset
	Family string // of the workbook's letters; empty for the default

	// Protect locks the cells of the workbook from which no correction is taken.
	Protect bool

	// Faces of the pack, in place of those that ship: TrueType files.
	Serif, SerifItalic, Sans, SansBold Asset
}

// Asset is a file that is built into an output: a logo or a font.
type Asset struct {
	Name string // of the file, for messages; empty for none
	Data []byte
	Alt  string // of a logo: what it shows, in words
}

// IsTrueType reports whether the file begins like a TrueType font.
func (a Asset) IsTrueType() bool {
	return bytes.HasPrefix(a.Data, []byte("\x00\x01\x00\x00")) || bytes.HasPrefix(a.Data, []byte("true"))
}

// IsPicture reports whether the file begins like a PNG or JPEG picture.
func (a Asset) IsPicture() bool {
	return bytes.HasPrefix(a.Data, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(a.Data, []byte("\xff\xd8\xff"))
}

// Papers returns the names of the paper sizes, the default first.
func Papers() []string { return []string{"A4", "Letter"} }

// Languages returns the language tags available for a briefing's own words, the default
// first. Documents and quotations may be in any language.
func Languages() []string { return []string{"en-GB", "en-US"} }

// Groups returns how the statements of a topic can be grouped, the default
// first.
func Groups() []string { return []string{"speaker", "day"} }

// The depths of a pack.
const (
	DepthFull  = "full"  // the brief, and the record as its annex
	DepthBrief = "brief" // the brief alone
)

// Depths returns the depths of a pack, the default first.
func Depths() []string { return []string{DepthFull, DepthBrief} }
