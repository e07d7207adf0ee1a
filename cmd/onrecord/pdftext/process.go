package pdftext

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"

	"onrecord/parse/read"
)

// reply is what the process answers on its standard output.
type reply struct {
	Text  read.PDFText
	Error string `json:",omitempty"`
	Kind  string `json:",omitempty"` // which of kinds it is
}

// kinds are the errors that outlive the process.
var kinds = map[string]error{
	"locked":    read.ErrLocked,
	"too large": read.ErrTooLarge,
	"damaged":   read.ErrDamaged,
}

func (r reply) err() error {
	if r.Error == "" {
		return nil
	}
	kind, ok := kinds[r.Kind]
	if !ok {
		kind = read.ErrDamaged
	}
	return replyError{r.Error, kind}
}

// replyError is an error as the process put it in words.
type replyError struct {
	words string
	kind  error
}

func (e replyError) Error() string { return e.words }
func (e replyError) Unwrap() error { return e.kind }

// Main is the program's work as that process. With arguments it only
// sets limits and becomes the program that they name; without, it reads a PDF
// file from standard input.
func Main(args []string) int {
	if err := limitProcess(args); err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	debug.SetMemoryLimit(memoryLimit / 4)
	// The library prints to standard output, which is for the answer.
	answer := os.Stdout
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout = null
	}
	data, err := io.ReadAll(os.Stdin)
	if err != nil {
		return 1
	}
	var r reply
	if r.Text, err = read.PDFInProcess(data); err != nil {
		r = reply{Error: err.Error()}
		for kind, e := range kinds {
			if errors.Is(err, e) {
				r.Kind = kind
			}
		}
	}
	if json.NewEncoder(answer).Encode(r) != nil {
		return 1
	}
	return 0
}

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
