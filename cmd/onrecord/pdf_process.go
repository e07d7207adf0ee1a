package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime/debug"

	"onrecord/parse/read"
)

// pdfReply is what the process answers on its standard output.
type pdfReply struct {
	Text  read.PDFText
	Error string `json:",omitempty"`
	Kind  string `json:",omitempty"` // which of pdfErrors it is
}

// pdfErrors are the errors that outlive the process.
var pdfErrors = map[string]error{
	"locked":    read.ErrLocked,
	"too large": read.ErrTooLarge,
	"damaged":   read.ErrDamaged,
}

func (r pdfReply) err() error {
	if r.Error == "" {
		return nil
	}
	kind, ok := pdfErrors[r.Kind]
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

// pdfProcessMain is the program's work as that process. With arguments it only
// sets limits and becomes the program that they name; without, it reads a PDF
// file from standard input.
func pdfProcessMain(args []string) int {
	if err := limitProcess(args); err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return exitFailed
	}
	debug.SetMemoryLimit(pdfMemory / 4)
	// The library prints to standard output, which is for the answer.
	answer := os.Stdout
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout = null
	}
	data, err := io.ReadAll(os.Stdin)
	if err != nil {
		return exitFailed
	}
	var reply pdfReply
	if reply.Text, err = read.PDFInProcess(data); err != nil {
		reply = pdfReply{Error: err.Error()}
		for kind, e := range pdfErrors {
			if errors.Is(err, e) {
				reply.Kind = kind
			}
		}
	}
	if json.NewEncoder(answer).Encode(reply) != nil {
		return exitFailed
	}
	return exitDone
}
