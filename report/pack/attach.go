package pack

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Attachment is a file that goes with the pack, inside it: the workbook.
type Attachment struct {
	Name        string // of the file, for those who save it
	Type        string // media type: "text/csv"
	Description string // in the words of a label: "all rows, to filter"

	// Write writes the content. It is called once, before the pages are drawn.
	Write func(io.Writer) error
}

// attach adds a file as the data from which the pages are made, and returns its file
// specification object. The day is that of the pack; a zero one is left out.
func (f *pdfFile) attach(a *Attachment, day time.Time) (int, error) {
	dates := ""
	if !day.IsZero() {
		dates = fmt.Sprintf(" /CreationDate (%[1]s) /ModDate (%[1]s)", pdfDate(day))
	}
	data, facts := f.reserve(), f.reserve()
	size, err := f.from(data, fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params %d 0 R ", pdfName(a.Type), facts), a.Write)
	if err != nil {
		return 0, fmt.Errorf("attaching %s: %w", a.Name, err)
	}
	f.put(facts, fmt.Sprintf("<</Size %d%s>>", size, dates))
	return f.add(fmt.Sprintf("<</Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>>>",
		plainName(a.Name), hexText(a.Name), hexText(a.Description), data, data)), nil
}

// plainName returns a file name for readers that do not support Unicode.
func plainName(s string) string {
	return "(" + strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`()\/:`, r) {
			return '_'
		}
		return r
	}, s) + ")"
}

// pdfName writes a text as a PDF name, without the slash in front.
func pdfName(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c > ' ' && c < 0x7F && !strings.ContainsRune("#/()<>[]{}%", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}
