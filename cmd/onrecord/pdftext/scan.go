package pdftext

import (
	"context"
	"fmt"
	"os/exec"
	"strconv"

	"onrecord/parse/read"
)

const (
	// maxScanned is the number of pages of one file whose text is recognised. Each
	// takes some seconds of the processor.
	maxScanned = 200
	// sharp is how many dots an inch a page's picture has, as tesseract likes it, and
	// mostDots what the longer side of a page may come to.
	sharp    = 300.0
	mostDots = 5000.0
)

// recognise reads the pages that seem to be pictures with tesseract, where that and
// pdftoppm are installed. A page that they fail at stays without its text. Each page
// is a process of its own, with the limits of one that reads a PDF.
func recognise(ctx context.Context, data []byte, t *read.PDFText) error {
	pages := read.SparsePDFPages(*t)
	draw, none := exec.LookPath("pdftoppm")
	see, missing := exec.LookPath("tesseract")
	if len(pages) == 0 || none != nil || missing != nil {
		return nil
	}
	if len(pages) > maxScanned {
		return fmt.Errorf("%w: %d pages are pictures, and at most %d can be recognised; split the file", read.ErrTooLarge, len(pages), maxScanned)
	}
	t.Looked = true
	for _, i := range pages {
		dots := sharp
		if longer := max(t.Pages[i].Width, t.Pages[i].Height); longer > 0 {
			dots = max(1, min(sharp, float64(int(mostDots*72/longer))))
		}
		number, resolution := strconv.Itoa(i+1), strconv.FormatFloat(dots, 'f', -1, 64)
		picture, err := limited(ctx, data, draw, "-gray", "-r", resolution, "-f", number, "-l", number, "-")
		if err == nil && len(picture) > 0 {
			var words []byte
			if words, err = limited(ctx, picture, see, "stdin", "stdout", "-l", "eng", "--dpi", resolution, "tsv"); err == nil {
				read.SeePDFPage(t, i, words, dots)
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}
