package parse

// Basis says how a value is known.
type Basis string

// The bases. An inferred value says from what: Inferred("…").
const (
	BasisUnknown  Basis = "unknown"
	BasisMetadata Basis = "metadata" // front matter or markup of the document itself
	BasisSidecar  Basis = "sidecar"  // NAME.yaml beside the document
	BasisDateline Basis = "dateline"
	BasisByline   Basis = "byline"
	BasisFilename Basis = "filename"

	// BasisCorrected is never set by a reader: a person gave the value.
	BasisCorrected Basis = "corrected"
)

// Inferred returns the basis "inferred: WHY".
func Inferred(why string) Basis { return Basis("inferred: " + why) }

// Provenance is who published a document, when and where, each with its basis. An unknown
// value is empty; its basis is BasisUnknown or a hint.
type Provenance struct {
	Source      string // outlet, canonical name
	SourceBasis Basis
	Agency      string // news agency of the dateline or credit, when it is not the outlet
	Date        Date   // publication
	DateBasis   Basis
	Place       string // of the dateline, verbatim
	Title       string
	URL         string
	Language    string // BCP 47, as declared; empty if unknown
	Byline      string // the writers, as declared or as the page signs them
}
