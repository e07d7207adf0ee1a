package report

import "bytes"

// Look is how workbook and pack are to look. The zero value is the default
// look. What a desk sets is checked where it is set.
type Look struct {
	Accent string // the one accent colour, "1F3A5F"; empty for the default
	Logo   Asset
	Family string // of the workbook's letters; empty for the default

	// Faces of the pack, in place of those that ship: TrueType files.
	Serif, SerifItalic, Sans, SansBold Asset
}

// Asset is a file that goes into what is made: a logo or a font.
type Asset struct {
	Name string // of the file, for messages; empty for none
	Data []byte
	Alt  string // of a logo: what it shows, in words
}

// IsTrueType reports whether the file begins as a TrueType font does.
func (a Asset) IsTrueType() bool {
	return bytes.HasPrefix(a.Data, []byte("\x00\x01\x00\x00")) || bytes.HasPrefix(a.Data, []byte("true"))
}

// IsPicture reports whether the file begins as a PNG or JPEG picture does.
func (a Asset) IsPicture() bool {
	return bytes.HasPrefix(a.Data, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(a.Data, []byte("\xff\xd8\xff"))
}

// Papers returns the names of the paper sizes, the default first.
func Papers() []string { return []string{"A4", "Letter"} }

// Languages returns the tags of what a briefing's own words can be in, the
// default first. The documents, and what is quoted of them, are in any.
func Languages() []string { return []string{"en-GB", "en-US"} }

// Groups returns by what the statements of a topic can stand together, the
// default first.
func Groups() []string { return []string{"speaker", "day"} }
