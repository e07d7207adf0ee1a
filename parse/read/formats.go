package read

import (
	"bytes"
	"path"
	"strings"
)

// format is one line of the table. Content decides before the name does:
// people save pages as "article.txt" and mail as no name at all.
type format struct {
	name    string
	endings []string

	// byBytes recognises the format in a file's first bytes; nil where it has
	// no mark of its own.
	byBytes func(head []byte) bool
	// byText recognises it in decoded text, with the ending as a second opinion.
	byText func(head string, ending bool) bool

	refused bool // known, and not read yet
}

// formats is the one table of formats, most telling first. The last line is
// what any other text is taken for.
var formats = []format{
	{name: "PDF", endings: []string{".pdf"}, byBytes: isPDF, refused: true},
	{name: "RTF", endings: []string{".rtf"}, byBytes: prefix(`{\rtf`), refused: true},
	{name: "Word (.docx)", endings: []string{".docx"}, byBytes: zipWith("word/"), refused: true},
	{name: "Excel (.xlsx)", endings: []string{".xlsx"}, byBytes: zipWith("xl/"), refused: true},
	{name: "OpenDocument", endings: []string{".odt"}, byBytes: zipWith("mimetypeapplication/vnd.oasis"), refused: true},
	{name: "EPUB", endings: []string{".epub"}, byBytes: zipWith("mimetypeapplication/epub"), refused: true},
	{name: "ZIP archive", endings: []string{".zip"}, byBytes: prefix("PK\x03\x04"), refused: true},
	{name: "Word (.doc)", endings: []string{".doc"}, byBytes: prefix("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), refused: true},
	{name: "gzip archive", endings: []string{".gz"}, byBytes: prefix("\x1F\x8B"), refused: true},
	{name: "HTML", endings: []string{".html", ".htm", ".xhtml"}, byText: isHTML, refused: true},
	{name: "XML", endings: []string{".xml", ".rss", ".atom"}, byText: isXML, refused: true},
	// Text by its bytes, but not to be read line by line as an article is.
	{name: "Mail (.eml)", endings: []string{".eml", ".mbox"}, byText: hasEnding, refused: true},
	{name: "JSON", endings: []string{".json", ".jsonl"}, byText: hasEnding, refused: true},
	{name: "CSV", endings: []string{".csv", ".tsv"}, byText: hasEnding, refused: true},
	{name: "YAML", endings: []string{".yaml", ".yml"}, byText: hasEnding, refused: true},
	{name: "Subtitles", endings: []string{".srt", ".vtt"}, byText: hasEnding, refused: true},
	{name: "markdown", endings: []string{".md", ".markdown"}, byText: hasEnding},
	{name: "text", byText: func(string, bool) bool { return true }},
}

// sniffed is how far the marks of a format are looked for, in bytes.
const sniffed = 1024

// refuse returns a *FormatError if the bytes are of a format that is known and
// not read yet.
func refuse(data []byte) error {
	head := data[:min(len(data), 8*sniffed)]
	for _, f := range formats {
		if f.byBytes != nil && f.byBytes(head) {
			return &FormatError{f.name}
		}
	}
	return nil
}

// formatOf returns the format of decoded text, or a *FormatError.
func formatOf(name, text string) (string, error) {
	head := text[:min(len(text), sniffed)]
	ending := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		switch {
		case f.byText == nil || !f.byText(head, f.ends(ending)):
		case f.refused:
			return "", &FormatError{f.name}
		default:
			return f.name, nil
		}
	}
	return "", ErrFormat
}

func (f format) ends(ending string) bool {
	for _, e := range f.endings {
		if e == ending {
			return true
		}
	}
	return false
}

func isXML(head string, ending bool) bool {
	return ending || strings.HasPrefix(strings.TrimLeftFunc(head, isFiller), "<?xml")
}

func hasEnding(_ string, ending bool) bool { return ending }

func prefix(mark string) func([]byte) bool {
	return func(head []byte) bool { return bytes.HasPrefix(head, []byte(mark)) }
}

// isPDF allows for the junk that mailers and downloads put before the mark.
func isPDF(head []byte) bool {
	return bytes.Contains(head[:min(len(head), sniffed)], []byte("%PDF-1.")) ||
		bytes.Contains(head[:min(len(head), sniffed)], []byte("%PDF-2."))
}

// zipWith tells the formats that are zip archives by a name among their first
// entries.
func zipWith(entry string) func([]byte) bool {
	return func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head, []byte(entry))
	}
}

// isHTML wants the mark of a whole page at the start of the text. A fragment
// (`<p class="lead">Voss said …`) is HTML only if the name says so too.
func isHTML(head string, ending bool) bool {
	head = strings.ToLower(strings.TrimLeftFunc(head, isFiller))
	for _, mark := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if strings.HasPrefix(head, mark) {
			return true
		}
	}
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		return strings.Contains(head, "<html")
	}
	return ending && strings.Contains(head, "<") && strings.Contains(head, ">")
}
