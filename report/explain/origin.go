package explain

import (
	"fmt"
	"io"
	"strings"

	"onrecord/parse"
	"onrecord/parse/transcript"
	"onrecord/report/terminal"
)

// WriteOrigin writes a line for each thing known about a document, and how it is known.
func WriteOrigin(w io.Writer, doc parse.Document, prov parse.Provenance) {
	line := func(name, value string, basis parse.Basis, marks ...parse.Mark) {
		if value == "" {
			value = string(parse.BasisUnknown)
			if basis == parse.BasisUnknown {
				basis = ""
			}
		}
		fmt.Fprintf(w, "%-9s %s", name, terminal.Printable(value))
		if basis != "" {
			fmt.Fprintf(w, "  (%s%s)", terminal.Printable(string(basis)), markText(marks))
		}
		fmt.Fprintln(w)
	}
	d := doc.Declared
	declared := func(value string, m parse.Mark) parse.Basis {
		if value == "" {
			return ""
		}
		return d.BasisOf(m)
	}
	line("source", prov.Source, prov.SourceBasis, d.Marks.Source)
	line("agency", prov.Agency, "")
	line("date", prov.Date.String(), prov.DateBasis, d.Marks.Date)
	if !d.Saved.IsZero() {
		line("saved", d.Saved.String(), "")
	}
	if !d.Modified.IsZero() {
		line("modified", d.Modified.String(), parse.BasisMetadata)
	}
	line("place", prov.Place, "")
	line("byline", prov.Byline, declared(d.Byline, d.Marks.Byline), d.Marks.Byline)
	line("title", prov.Title, declared(d.Title, d.Marks.Title), d.Marks.Title)
	line("url", prov.URL, declared(d.URL, d.Marks.URL), d.Marks.URL)
	line("language", prov.Language, declared(d.Language, d.Marks.Language), d.Marks.Language)
	line("format", doc.Format, "")
	if doc.Body != "" {
		line("body", doc.Body, "")
	}
	line("encoding", doc.Encoding, "")
	line("id", doc.ID, "")
}

// markText says which markup declares a value, and how often such markup was
// right where it was measured: ": article:published_time, right in 95 of 100".
func markText(marks []parse.Mark) string {
	var b strings.Builder
	for _, m := range marks {
		if m.Name == "" {
			continue
		}
		b.WriteString(": " + terminal.Printable(m.Name))
		if m.Confidence > 0 {
			fmt.Fprintf(&b, ", right in %.0f of 100 cases", 100*m.Confidence)
		}
	}
	return b.String()
}

// WriteLines writes every line of a document with its number, its role and, in a
// transcript, what its paragraph was taken for.
func WriteLines(w io.Writer, doc parse.Document, paragraphs []parse.Paragraph) {
	talk := transcript.Of(doc.Text, paragraphs)
	at := 0
	for i, l := range doc.Lines {
		for at < len(paragraphs) && paragraphs[at].Span.End <= l.Span.Start {
			at++
		}
		part := ""
		if talk.Talks() {
			if at < len(paragraphs) && paragraphs[at].Span.Overlaps(l.Span) {
				part = partOfLine(talk.Entries[at], l.Span, paragraphs[at].Span)
			}
			part = fmt.Sprintf("%-9s  ", part)
		}
		fmt.Fprintf(w, "%4d  %-11s  %s%s\n", i+1, l.Role, part, terminal.Printable(l.Span.In(doc.Text)))
	}
}

// partOfLine says what one line of a paragraph was taken for: the label may fill the first
// line, with the words in the others.
func partOfLine(e transcript.Entry, line, paragraph parse.Span) string {
	switch {
	case e.Part != transcript.Turn && e.Part != transcript.Doubt:
	case !e.Words.Empty() && e.Words.Start >= line.End:
		return "label"
	case line.Start > paragraph.Start && e.Words.Empty():
		return "direction" // the role below a name
	case line.Start > paragraph.Start:
		return "goes on"
	}
	return e.What()
}

// WriteDocumentText writes a text byte for byte, except that control characters are not
// written to a terminal.
func WriteDocumentText(w io.Writer, text string, toTerminal bool) {
	if !toTerminal {
		io.WriteString(w, text)
		return
	}
	for line := range strings.Lines(text) {
		end := strings.TrimRight(line, "\r\n")
		io.WriteString(w, strings.ReplaceAll(terminal.Printable(end), `\t`, "\t")+line[len(end):])
	}
}
