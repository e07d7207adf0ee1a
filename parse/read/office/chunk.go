package office

import (
	"bytes"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/mail"
	"onrecord/parse/read/web"
)

// maxChunks is how many files a document may show in its text.
const maxChunks = 1000

// addChunks puts the text of files inside a document where Word shows it. Programs
// that make Word files of pages or of other files write such documents; Word puts
// the text in when it saves them.
func (d *docx) addChunks(a *draft.Archive, main string, b *draft.Budget) {
	lost := false
	for i := len(d.chunks) - 1; i >= 0; i-- { // from the end, so that places stay
		c := d.chunks[i]
		data, err := a.File(relationByID(a, main, c.id))
		if err != nil || i >= maxChunks {
			lost = true
			continue
		}
		list, ok := chunkText(data, b)
		if !ok {
			lost = true
			continue
		}
		d.out = slices.Insert(d.out, c.at, list...)
	}
	if lost {
		d.warnings = append(d.warnings, parse.Warning{Code: "part not read",
			Text: "A file embedded in the document was not read; open the document in Word and save it again."})
	}
}

// chunkText returns the paragraphs of a page, a saved page, a Rich Text or Word file
// or a text.
func chunkText(data []byte, b *draft.Budget) ([]draft.Paragraph, bool) {
	switch {
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return chunkOf(ReadRTF(data, b))
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		if b.Chunks++; b.Chunks > 1 {
			return nil, false // one in one in one
		}
		defer func() { b.Chunks-- }()
		return chunkOf(ReadDOCX(data, b))
	}
	if page, ok := mail.SavedPage(data); ok {
		data = page
	}
	text, _, _, err := web.DecodeHTML(data)
	switch {
	case err != nil:
		return nil, false
	case web.LooksHTML(text) || strings.Contains(text[:min(len(text), 200)], "<html"):
		return web.Markup(text), true
	}
	return web.PlainParagraphs(text), true
}

func chunkOf(pieces []draft.Piece, err error) ([]draft.Paragraph, bool) {
	var out []draft.Paragraph
	for _, p := range pieces {
		out = append(out, p.Paragraphs...)
	}
	return out, err == nil && len(out) > 0
}

// relationByID returns the name of the part that a relation leads to, or "".
func relationByID(a *draft.Archive, of, id string) string {
	for e, target := range a.Relations(of) {
		if draft.Attr(e, "Id") == id {
			return target
		}
	}
	return ""
}
