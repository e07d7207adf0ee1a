// Package workbook writes a briefing as an Excel workbook.
package workbook

import (
	"io"

	"onrecord/report"
)

// Write writes the briefing as XLSX.
func Write(w io.Writer, b report.Briefing) error { return nil }
