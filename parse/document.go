package parse

import (
	"fmt"
)

// Document is one article, transcript, release or mail as text. It does not
// change after it is read.
type Document struct {
	ID     string // hex, from a hash of the source bytes: the same bytes have the same ID
	Path   string // as the reader knows it, with forward slashes, relative to the inbox where there is one
	Format string // name in the table of formats: "text", "markdown", "HTML"
	Text   string // valid UTF-8; for a text file the decoded file, untouched

	Encoding string // how the bytes were decoded: "UTF-8", "UTF-16LE", "Windows-1252"
	Body     string // how the story was told from the page around it: "readability"; empty where there was no choice
	Lines    []Line // every line of Text, in order, without its line end
	Dateline Span   // "TEHRAN (Tasnim) – " before the first sentence, or a line of its own; zero if none
	Declared Declared
	Warnings []Warning
}

// Title returns the text of the first title line, or "".
func (d Document) Title() string {
	for _, l := range d.Lines {
		if l.Role == RoleTitle {
			return l.Span.In(d.Text)
		}
	}
	return ""
}

// Line is one line of a document's text and its role.
type Line struct {
	Span   Span
	Role   Role
	Strong bool // all of it is emphasised by the markup, as questions of an interview often are
	Turn   bool // it begins with a speaker's label: captions and chats leave no doubt
}

// Role is the function of a line on the page. Only titles, datelines, captions
// and body are searched for statements.
type Role uint8

// The roles of lines.
const (
	RoleBody        Role = iota
	RoleBlank            // nothing but white space
	RoleTitle            // a headline
	RoleRepeat           // a headline that stood before word for word
	RoleByline           // "By Ann Lee"
	RoleDateline         // a line that is only place, agency or date: "Baku, TurkicWorld"
	RoleCaption          // the words under a picture
	RoleBoilerplate      // page furniture: "Most Visited in Politics", disclaimers, share links
	RoleMetadata         // front matter
)

var roleNames = [...]string{"body", "blank", "title", "repeat", "byline", "dateline", "caption", "boilerplate", "metadata"}

// String returns the role's name in lower case.
func (r Role) String() string { return roleNames[r] }

// Searched reports whether statements are looked for in lines of this role.
func (r Role) Searched() bool {
	return r == RoleBody || r == RoleTitle || r == RoleCaption
}

// Declared is what front matter, markup or a sidecar says about a document. An
// empty field was not declared.
type Declared struct {
	Source, Title, URL, Language string
	SourcePlace                  string // where the source is, as databases say: "Glasgow" of "The Herald (Glasgow)"
	Byline                       string // the writers, joined by commas
	Date                         Date   // publication
	DateInDoubt                  string // a date as written, "03/04/2026", of which only the language tells the month, if anything
	Modified                     Date   // last change, which is not the day of publication
	Saved                        Date   // when a reader or a crawler kept the page: not before its publication
	Basis                        Basis  // BasisMetadata or BasisSidecar
	Marks                        Marks
}

// Marks say where in the markup each field of [Declared] was found. A field without a mark
// has the basis of the whole declaration.
type Marks struct{ Source, Title, URL, Language, Byline, Date Mark }

// Mark is a place in markup that declares a value, and how reliable such a
// place is.
type Mark struct {
	Name       string  // "article:published_time", "JSON-LD datePublished"
	Confidence float64 // how often it was right where it was measured; 0 if nobody did
}

// BasisOf returns the basis of a field with this mark.
func (d Declared) BasisOf(m Mark) Basis {
	if m.Name != "" {
		return BasisMetadata
	}
	return d.Basis
}

// Warning is something that a person should know about a document that was read.
type Warning struct {
	Code string // stable and short: "encoding guessed", "quotation never closes"
	Text string // one sentence for people
	Line int    // 1-based; 0 if it concerns the whole document
}

// Loses reports whether the warning means that something visible in the file is missing
// from the document or different in it.
func (w Warning) Loses() bool {
	switch w.Code {
	case "article cut off", "articles without text", "columns guessed", "cut off", "encoding damaged", "messages left out", "only quoted", "page damaged",
		"pages without text", "part left out", "part not read", "records left out", "sheets left out", "text recognised", "withdrawn":
		return true
	}
	return false
}

// String returns the warning, after the line that it concerns.
func (w Warning) String() string {
	if w.Line == 0 {
		return w.Text
	}
	return fmt.Sprintf("line %d: %s", w.Line, w.Text)
}
