package parse

// Document is one article, transcript, release or mail, read into text.
// It does not change after reading.
type Document struct {
	ID     string // hex, from a hash of the source bytes: the same bytes have the same ID
	Path   string // as the reader knows it, with forward slashes, relative to the inbox where there is one
	Format string // name in the table of formats: "text", "markdown"
	Text   string // valid UTF-8; for a text file the decoded file, untouched

	Encoding string // how the bytes were decoded: "UTF-8", "UTF-16LE", "Windows-1252"
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

// Line is one line of a document's text and what it is there for.
type Line struct {
	Span Span
	Role Role
}

// Role says what a line is there for. Only titles, datelines, captions and
// body are searched for statements.
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

// Declared is what front matter or a sidecar says of a document. An empty
// field was not said.
type Declared struct {
	Source, Title, URL, Language string
	Date                         Date
	Basis                        Basis // BasisMetadata or BasisSidecar
}

// Warning is something a person should know about a document that was read.
type Warning struct {
	Code string // stable and short: "encoding guessed", "quotation never closes"
	Text string // one sentence for people
	Line int    // 1-based; 0 if it concerns the whole document
}
