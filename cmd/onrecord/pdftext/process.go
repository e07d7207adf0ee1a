package pdftext

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime/debug"

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
