// Package draft holds what the readers of formats share: the document before its lines
// have roles, the errors that keep it from being read, the size limits, and the reading
// of bytes, XML, ZIP and YAML that several of them need. It knows no format itself.
package draft

import (
	"fmt"

	"onrecord/parse"
)

// Piece is what the reader of a format finds in a file: an article, or, in a
// container, a file that is to be read in its turn. A file of one article is
// one piece without a name.
type Piece struct {
	Name string // inside the file: "letters/voss.html"; empty for an article without a name of its own
	Err  error  // why this piece cannot be read; the others can

	Number int // of an article in its file, from 1, where some may be left out; 0 to count

	Paragraphs []Paragraph    // of an article, as a reader sees them
	Declared   parse.Declared // what the file itself says of it
	Body       string         // how the body was told from the page: "readability"; empty where there was no choice
	Encoding   string         // how its bytes were decoded, where the format leaves that open
	Warnings   []parse.Warning

	Data   []byte                 // of a file within the file; its name and bytes tell the format
	Open   func() ([]byte, error) // in place of data: the file is unpacked only when its turn comes
	Format string                 // of a file within the file, where the container knows it: a message of an mbox
}

// Paragraph is one paragraph of an article. Line breaks inside it are those
// that a reader sees.
type Paragraph struct {
	Text   string
	Role   parse.Role // what the markup says that it is there for
	Told   bool       // the markup does say so; otherwise its words decide, as in a text file
	Strong bool       // the markup emphasises all of it
	Turn   bool       // it begins with a speaker's label: captions and chats leave no doubt
	Quoted bool       // the markup of a mail says that another mail is quoted
}

// Limits on what strangers' files may ask for. Each is far above any honest
// document, and a hostile one meets it early.
const (
	// MaxEntry is the largest file inside a container, unpacked: as large as a
	// file may be that lies in the folder.
	MaxEntry = MaxSize
	// MaxUnpacked is what all files inside a container may come to: an archive of
	// a year's clippings has a tenth of it.
	MaxUnpacked = 512 << 20
	// MaxEntries is the number of files inside a container.
	MaxEntries = 10_000
	// MaxRatio is how many times its packed size a file may unpack to, once it is
	// larger than a megabyte: prose packs to a third, a bomb to a thousandth.
	MaxRatio = 200
	// MaxNesting is how deep containers may stand in containers: a mail with a
	// zip of Word files in a zip is two.
	MaxNesting = 2
	// MaxXMLDepth is how deep the elements of an XML file may nest: Word's own
	// files stay below forty.
	MaxXMLDepth = 200
	// MaxHTML is the largest HTML page, in bytes, without the pictures inside it.
	MaxHTML = 8 << 20
	// MaxLine is the longest line whose role is looked for, in bytes; a longer one
	// is body. A paragraph of prose has a tenth of it.
	MaxLine = 64 << 10
)

// Budget is what the files inside one file may still take, however deep they
// stand. It counts the bytes that come out, never those that a header promises.
type Budget struct {
	Bytes    int64
	entries  int
	Articles int
	depth    int

	Columns map[string]string // Input.Columns

	Chunks int // Word files inside the text of Word files, now open

	Pdf func(data []byte) (PDFText, error) // nil for PDFInProcess
}

// NewBudget returns what the reading of one file may cost.
func NewBudget() *Budget {
	return &Budget{Bytes: MaxUnpacked, entries: MaxEntries, Articles: MaxArticles, depth: MaxNesting}
}

// Entry takes one entry out of the budget.
func (b *Budget) Entry() error {
	if b.entries--; b.entries < 0 {
		return fmt.Errorf("%w: more than %d files inside it", ErrTooLarge, MaxEntries)
	}
	return nil
}

// MaxSize is the largest file read, in bytes: 64 MB. A year of a daily
// newspaper is smaller, so what exceeds it is a database dump or a mistake,
// and decoding one takes several times its size in memory.
const MaxSize = 64 << 20

// MaxArticles is the number of articles in one file, whether in one table, feed
// or export or in all that an archive holds. A table
// of [MaxSize] bytes with more has less than 700 bytes for each: these are
// headlines or posts, and each would take a document's memory.
const MaxArticles = 100_000

// Sniffed is how far the marks of a text format are looked for, in bytes.
const Sniffed = 8 << 10

// PDFText is the text of a PDF file, line by line as it stands on the pages.
type PDFText struct {
	Pages         []PDFPage
	Title, Author string // as the file says; often those of another document
	Method        string // what read it: "pdftotext"
	Files         []PDFFile
	Looked        bool  // tesseract was asked for the text of pages that seem to be pictures
	Recognised    []int // pages, from 1, whose text it recognised
}

// PDFFile is a file inside a PDF file.
type PDFFile struct {
	Name string
	Data []byte // nil if it cannot be unpacked
}

// PDFPage is one page. Lengths are in points, from the upper left corner.
type PDFPage struct {
	Width, Height float64
	Lines         []PDFLine // in the order of reading
}

// PDFLine is one line of one column.
type PDFLine struct {
	Text                     string
	Left, Top, Right, Bottom float64
	Block                    int // lines of one block follow each other without a gap
}
