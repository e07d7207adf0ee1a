// Package pack writes a briefing as a PDF: a cover, a page that can be read
// alone, contents, the statements by topic, speakers, sources and how the
// briefing was made. The file is tagged for screen readers, and its text can
// be searched and copied in every script it is set in.
//
// The work is done in three steps that can be looked at one by one.
// [NewModel] says what the pack contains, as plain values; the layout puts it
// on pages, so that every page number is known before anything is drawn; then
// the pages are drawn. The same briefing and options give the same bytes.
//
// The program adds labels and figures, never sentences about the news: the
// only prose is the editor's note of the briefing.
package pack

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"onrecord/report"
)

// Options are how the pack looks. The zero value is A4 in the fonts that ship.
type Options struct {
	Paper    string // "A4" (also when empty) or "Letter"
	Language string // of the labels, one of Languages; the first when empty
	Group    string // by what the statements of a topic stand together, one of Groups; the first when empty

	// Fonts are further TrueType fonts for characters that the shipped ones
	// lack (Chinese, say), tried in this order after them.
	Fonts []report.Asset

	Attachment *Attachment // a file inside the file; nil for none

	// Password, if there is one, encrypts the file, which then opens with it
	// only and is no longer PDF/A: an archive must be able to read what it
	// keeps. It is no protection of the rows anywhere else.
	Password string
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// Write writes the briefing as PDF. Nothing is written if it returns an error
// that does not come from w. A letter that no font has is a [LettersError];
// any other character that none has, an emoji, is shown as its code point,
// "[U+1F600]", and listed on the last page.
func Write(w io.Writer, b report.Briefing, o Options) error {
	paper, err := paperOf(o.Paper)
	if err != nil {
		return err
	}
	if o.Language != "" && !slices.Contains(report.Languages(), o.Language) {
		return fmt.Errorf("language %q: labels are in English, so choose %s", o.Language, strings.Join(report.Languages(), " or "))
	}
	if o.Password != "" {
		if err := CheckPassword(o.Password); err != nil {
			return fmt.Errorf("password: %w", err)
		}
	}
	if o.Group != "" && !slices.Contains(report.Groups(), o.Group) {
		return fmt.Errorf("statements can be grouped by %s, not by %q", strings.Join(report.Groups(), " or "), o.Group)
	}
	colours, err := paletteOf(b.Look.Accent)
	if err != nil {
		return err
	}
	logo, err := pictureOf(b.Look.Logo)
	if err != nil {
		return err
	}
	faces := newFaces(b.Look, o.Fonts)
	m := NewModel(b, o)
	m.logo = logo
	replace, codes, err := missingGlyphs(m, faces)
	if err != nil {
		return fmt.Errorf("looking for characters without a shape: %w", err)
	}
	if letters := lettersIn(codes); letters != nil {
		return &LettersError{Letters: letters, Place: placeOf(b, letters[0])}
	}
	m.addReplaced(codes)
	l, err := lay(m, faces, colours, paper, replace)
	if err != nil {
		return fmt.Errorf("laying out the pack: %w", err)
	}
	file, err := draw(l, m, o)
	if err != nil {
		return fmt.Errorf("drawing the pack: %w", err)
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("writing the pack: %w", err)
	}
	return nil
}
