package desk

import (
	"regexp"
	"strconv"
	"strings"

	"onrecord/parse/read"
)

// placed is a warning about a sidecar: path, line, column, what is wrong.
var placed = regexp.MustCompile(`^(\d+):(\d+): (.*)\.$`)

var unknownKey = regexp.MustCompile(`^unknown key "([^"]*)"`)

// Sidecar returns the mistakes in a file NAME.yaml beside a document. Reading the document
// ignores them, but the author of the file wants to know.
func Sidecar(f File) Errors {
	doc, err := read.Document(read.Input{Path: "document.txt", Data: []byte("Nothing."), Sidecar: f.Data, SidecarPath: f.Name})
	if err != nil {
		return Errors{{File: f.Name, Message: err.Error()}}
	}
	var out Errors
	for _, w := range doc.Warnings {
		m := placed.FindStringSubmatch(strings.TrimPrefix(w.Text, f.Name+":"))
		if w.Code != "sidecar" || m == nil {
			continue
		}
		e := &Error{File: f.Name, Message: m[3]}
		e.Line, _ = strconv.Atoi(m[1])
		e.Column, _ = strconv.Atoi(m[2])
		if key := unknownKey.FindStringSubmatch(e.Message); key != nil {
			e.Message = key[0] + suggestion(key[1], []string{"source", "date", "title", "url", "language"})
		}
		out = append(out, e)
	}
	sortByPlace(out)
	return out
}
