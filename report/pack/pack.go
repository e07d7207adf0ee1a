// Package pack writes a briefing as a PDF: a brief, whose first page has the main
// statements of the period, and the record as its annex, with every statement by topic,
// the speakers, the sources and how the briefing was made. The file is tagged for screen
// readers, and its text can be searched and copied in every script.
//
// [NewModel] says what the pack contains, as plain values; the layout puts it on pages, the
// record first, since the brief names its pages; each page is drawn through fpdf as soon as
// it is full and goes into the file, so that memory does not grow with the pages. The same
// briefing and options give the same bytes.
//
// The program adds labels, figures and sentences of fixed form, never sentences about
// the news: the only prose is the editor's note.
package pack

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/report"
)

// Options are the appearance of the pack. The zero value is A4 in the built-in fonts.
type Options struct {
	Paper    string // "A4" (also when empty) or "Letter"
	Language string // of the labels, one of Languages; the first when empty
	Group    string // by what the statements of a topic stand together, one of Groups; the first when empty
	Depth    string // one of Depths; the first when empty

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

// Write writes the briefing as PDF. A character that no font has is shown as its number,
// "[U+1F600]", and listed at the end. If it is a letter, the file is still written and the
// error is a [LettersError]; after any other error, what was written is no PDF.
func Write(w io.Writer, b report.Briefing, o Options) error {
	paper, colours, err := o.check(b)
	if err != nil {
		return err
	}
	logo, err := pictureOf(b.Look.Logo)
	if err != nil {
		return err
	}
	faces := newFaces(b.Look, o.Fonts)
	b, letters, err := withoutLetters(b, faces)
	if err != nil {
		return fmt.Errorf("looking for letters without a shape: %w", err)
	}
	m := NewModel(b, o)
	m.logo = logo
	replace, codes, err := missingGlyphs(m, faces)
	if err != nil {
		return fmt.Errorf("looking for characters without a shape: %w", err)
	}
	m.addReplaced(codes)
	d, err := newPress(w, m, paper, faces, o)
	if err != nil {
		return err
	}
	l, err := lay(m, faces, colours, paper, replace, d)
	if err != nil {
		return fmt.Errorf("laying out the PDF: %w", err)
	}
	if err := d.close(l, o.Password); err != nil {
		return err
	}
	if letters != nil {
		return letters
	}
	return nil
}

// check reports what a pack cannot be made with.
func (o Options) check(b report.Briefing) (paper, palette, error) {
	p, err := paperOf(o.Paper)
	if err != nil {
		return p, palette{}, err
	}
	if o.Language != "" && !slices.Contains(report.Languages(), o.Language) {
		return p, palette{}, fmt.Errorf("language %q: labels are in English, so choose %s", o.Language, strings.Join(report.Languages(), " or "))
	}
	if o.Password != "" {
		if err := CheckPassword(o.Password); err != nil {
			return p, palette{}, fmt.Errorf("password: %w", err)
		}
	}
	if o.Group != "" && !slices.Contains(report.Groups(), o.Group) {
		return p, palette{}, fmt.Errorf("statements can be grouped by %s, not by %q", strings.Join(report.Groups(), " or "), o.Group)
	}
	if o.Depth != "" && !slices.Contains(report.Depths(), o.Depth) {
		return p, palette{}, fmt.Errorf("a pack can be %s, not %q", strings.Join(report.Depths(), " or "), o.Depth)
	}
	if err := CheckMarking(b.Marking); err != nil {
		return p, palette{}, err
	}
	colours, err := paletteOf(b.Look.Accent)
	return p, colours, err
}

// CheckMarking returns an error if a distribution marking is too long to be printed in
// full on every page.
func CheckMarking(marking string) error {
	if n := utf8.RuneCountInString(oneLine(marking)); n > longestMarking {
		return fmt.Errorf("the marking has %d characters; %d fit on every page", n, longestMarking)
	}
	return nil
}
