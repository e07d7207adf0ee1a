package read

import (
	"fmt"

	"onrecord/parse"
)

// piece is what the reader of a format finds in a file: an article, or, in a
// container, a file that is to be read in its turn. A file of one article is
// one piece without a name.
type piece struct {
	name string // inside the file: "letters/voss.html"; empty for an article without a name of its own
	err  error  // why this piece cannot be read; the others can

	number int // of an article in its file, from 1, where some may be left out; 0 to count

	paragraphs []paragraph    // of an article, as a reader sees them
	declared   parse.Declared // what the file itself says of it
	body       string         // how the body was told from the page: "readability"; empty where there was no choice
	encoding   string         // how its bytes were decoded, where the format leaves that open
	warnings   []parse.Warning

	data   []byte                 // of a file within the file; its name and bytes tell the format
	open   func() ([]byte, error) // in place of data: the file is unpacked only when its turn comes
	format string                 // of a file within the file, where the container knows it: a message of an mbox
}

// paragraph is one paragraph of an article. Line breaks inside it are those
// that a reader sees.
type paragraph struct {
	text   string
	role   parse.Role // what the markup says that it is there for
	told   bool       // the markup does say so; otherwise its words decide, as in a text file
	strong bool       // the markup emphasises all of it
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

// budget is what the files inside one file may still take, however deep they
// stand. It counts the bytes that come out, never those that a header promises.
type budget struct {
	bytes    int64
	entries  int
	articles int
	depth    int

	columns map[string]string // Input.Columns

	pdf func(data []byte) (PDFText, error) // nil for PDFInProcess
}

func newBudget() *budget {
	return &budget{bytes: MaxUnpacked, entries: MaxEntries, articles: maxArticles, depth: MaxNesting}
}

// entry takes one entry out of the budget.
func (b *budget) entry() error {
	if b.entries--; b.entries < 0 {
		return fmt.Errorf("%w: more than %d files inside it", ErrTooLarge, MaxEntries)
	}
	return nil
}
