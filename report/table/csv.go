package table

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord/report"
)

// CSVOptions adapt the file to its reader. The zero value is plain RFC 4180 in UTF-8.
type CSVOptions struct {
	// BOM begins the file with a byte order mark. Excel needs it to see
	// that the file is UTF-8; other programs may take it for text.
	BOM bool

	// GuardFormulas puts an apostrophe before a text that begins with = + - @, a tab or a
	// carriage return, see [Guarded]. Such a text is then no longer verbatim.
	GuardFormulas bool
}

// Guarded returns a text with an apostrophe before it if a spreadsheet would take it for a
// formula.
func Guarded(text string) string {
	if text != "" && strings.IndexByte("=+-@\t\r", text[0]) >= 0 {
		return "'" + text
	}
	return text
}

// CSV writes rows as comma-separated values according to RFC 4180: a header with the
// column names, lines that end in CR LF, fields in quotation marks where needed. Lists are
// joined by "; ", spans are JSON. Line breaks inside a field are kept.
type CSV struct {
	out     *bufio.Writer
	options CSVOptions
	begun   bool
}

// NewCSV returns a writer of CSV. Call Flush after the last row: it writes the header even
// if there was no row.
func NewCSV(w io.Writer, o CSVOptions) *CSV {
	return &CSV{out: bufio.NewWriter(w), options: o}
}

// field is one column: its key and its text in a row. Text taken from a
// document is quoted; the rest is the program's own.
type field struct {
	key    string
	quoted bool
	text   func(report.Row) string
}

// fields are the columns in the order of the schema.
var fields = []field{
	{"source", true, func(r report.Row) string { return r.Source }},
	{"date", false, func(r report.Row) string { return r.Date.String() }},
	{"speaker", true, func(r report.Row) string { return r.Speaker }},
	{"topic", true, func(r report.Row) string { return r.Topic }},
	{"quote", true, func(r report.Row) string { return r.Quote }},
	{"kind", false, func(r report.Row) string { return r.Kind }},
	{"act", false, func(r report.Row) string { return r.Act }},
	{"stance", false, func(r report.Row) string { return r.Stance }},
	{"role", true, func(r report.Row) string { return r.Role }},
	{"mention", true, func(r report.Row) string { return r.Mention }},
	{"cue", true, func(r report.Row) string { return r.Cue }},
	{"frame", true, func(r report.Row) string { return r.Frame }},
	{"via", true, func(r report.Row) string { return r.Via }},
	{"topics", true, func(r report.Row) string { return strings.Join(r.Topics, "; ") }},
	{"date_basis", true, func(r report.Row) string { return r.DateBasis }},
	{"source_basis", true, func(r report.Row) string { return r.SourceBasis }},
	{"said", false, func(r report.Row) string { return r.Said.String() }},
	{"place", true, func(r report.Row) string { return r.Place }},
	{"title", true, func(r report.Row) string { return r.Title }},
	{"url", true, func(r report.Row) string { return r.URL }},
	{"language", true, func(r report.Row) string { return r.Language }},
	{"context", true, func(r report.Row) string { return r.Context }},
	{"document", true, func(r report.Row) string { return r.Document }},
	{"statement", false, func(r report.Row) string { return strconv.Itoa(r.Statement) }},
	{"spans", false, func(r report.Row) string { return spansJSON(r.Spans) }},
	{"same_as", true, func(r report.Row) string { return strings.Join(r.SameAs, "; ") }},
	{"confidence", false, func(r report.Row) string { return strconv.FormatFloat(r.Confidence, 'f', -1, 64) }},
	{"speaker_confidence", false, func(r report.Row) string { return strconv.FormatFloat(r.SpeakerConfidence, 'f', -1, 64) }},
	{"flags", true, func(r report.Row) string { return strings.Join(r.Flags, "; ") }},
	{"id", true, func(r report.Row) string { return r.ID }},
}

func spansJSON(s report.Spans) string {
	data, err := json.Marshal(withLists(report.Row{Spans: s}).Spans)
	if err != nil {
		return "" // lists of integers always have a JSON form
	}
	return string(data)
}

// Write writes one row, preceded by the header if it is the first.
func (c *CSV) Write(r report.Row) error {
	c.begin()
	for i, f := range fields {
		text := f.text(r)
		if f.quoted && c.options.GuardFormulas {
			text = Guarded(text)
		}
		c.field(i, text)
	}
	if err := c.end(); err != nil {
		return fmt.Errorf("write row %s as CSV: %w", r.ID, err)
	}
	return nil
}

// Flush writes what is still buffered.
func (c *CSV) Flush() error {
	c.begin()
	return c.out.Flush()
}

func (c *CSV) begin() {
	if c.begun {
		return
	}
	c.begun = true
	if c.options.BOM {
		c.out.WriteString("\ufeff")
	}
	for i, f := range fields {
		c.field(i, f.key)
	}
	c.out.WriteString("\r\n")
}

// field writes the i-th field of a line. encoding/csv is not used: with CR LF
// at the end of lines it also changes the line breaks inside a quote.
func (c *CSV) field(i int, text string) {
	if i > 0 {
		c.out.WriteByte(',')
	}
	if !strings.ContainsAny(text, "\",\r\n") && strings.TrimSpace(text) == text {
		c.out.WriteString(text)
		return
	}
	c.out.WriteByte('"')
	c.out.WriteString(strings.ReplaceAll(text, `"`, `""`))
	c.out.WriteByte('"')
}

// end ends a line. A bufio.Writer keeps its first error, so this reports those
// of the fields too.
func (c *CSV) end() error {
	_, err := c.out.WriteString("\r\n")
	return err
}
