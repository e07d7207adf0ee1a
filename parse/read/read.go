// Package read turns the bytes of a file into a parse.Document.
package read

import "onrecord/parse"

// Input is one document as it lies in a folder: its bytes and what stands beside it.
type Input struct {
	Path        string // with forward slashes, relative to the inbox; its ending helps to tell the format
	Data        []byte
	Sidecar     []byte // contents of NAME.yaml beside the document; nil if there is none
	SidecarPath string
}

// Document reads one input.
func Document(in Input) (parse.Document, error) {
	return parse.Document{Path: in.Path, Text: string(in.Data)}, nil
}
