// Package pack writes a briefing as a PDF.
package pack

import (
	"io"

	"onrecord/report"
)

// Options are how the pack looks. The zero value is A4.
type Options struct {
	Paper string // "A4" or "Letter"
}

// Write writes the briefing as PDF.
func Write(w io.Writer, b report.Briefing, o Options) error { return nil }
