package read

import (
	"onrecord/parse/read/draft"
	"onrecord/parse/read/pdf"
)

// What keeps a document from being read. Callers tell them apart with
// errors.Is.
var (
	ErrEmpty      = draft.ErrEmpty
	ErrTooLarge   = draft.ErrTooLarge
	ErrBinary     = draft.ErrBinary
	ErrEncoding   = draft.ErrEncoding
	ErrFormat     = draft.ErrFormat
	ErrColumns    = draft.ErrColumns
	ErrNoArticles = draft.ErrNoArticles
	ErrDamaged    = draft.ErrDamaged
	ErrLocked     = draft.ErrLocked
	ErrNesting    = draft.ErrNesting
	ErrInternal   = draft.ErrInternal
)

type (
	// FormatError names a format that is recognised but not read. It wraps ErrFormat.
	FormatError = draft.FormatError
	// PanicError is a bug in the program that caused a panic while a document was read. It
	// wraps ErrInternal.
	PanicError = draft.PanicError
	// PDFText is the text of a PDF file, line by line as printed on its pages.
	PDFText = draft.PDFText
)

// MaxSize is the largest file read, in bytes.
const MaxSize = draft.MaxSize

// PDFInProcess reads the text of a PDF file in this process. Files from unknown sources
// are better read in a separate process with limits: see [pdf.InProcess].
func PDFInProcess(data []byte) (PDFText, error) { return pdf.InProcess(data) }

// PDFHasFiles reports whether a PDF file may have other files inside it.
func PDFHasFiles(data []byte) bool { return pdf.HasFiles(data) }

// SparsePDFPages returns the pages of a PDF file that seem to be scans, and SeePDFPage
// reads what tesseract recognised on one.
func SparsePDFPages(t PDFText) []int { return pdf.Sparse(t) }
func SeePDFPage(t *PDFText, page int, tsv []byte, dotsPerInch float64) {
	pdf.SeePage(t, page, tsv, dotsPerInch)
}

// BoxedText reads the output of "pdftotext -bbox-layout".
func BoxedText(data []byte) (PDFText, error) { return pdf.BoxedText(data) }
