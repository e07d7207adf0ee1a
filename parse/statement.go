package parse

// Statement is one attribution: one speaker, one act of reporting, and the
// words or the paraphrase reported.
type Statement struct {
	Kind    Kind
	Act     Act
	Stance  Stance // whether the speaker says the content, denies it, doubts it, asks it or demands it
	Content []Span // what was said, without enclosing marks; two when "she said" cuts it
	Cue     []Span // the words that report: "said", "pointed … out"; none where a quotation goes on
	// Frame are the words between mention, cue and content that make the content
	// read as it was said, in text order: "did not deny that", "called the truce".
	// They overlap neither mention nor content; none where no words report.
	Frame   []Span
	Mention Span   // the words that name the speaker here; zero where there is none
	Via     Span   // agency or outlet cited for this statement
	Context []Span // the sentences around an indirect statement; the question before an answer

	// Follows says that the statement names nobody because the one before it
	// in the document goes on: its speaker is that one's.
	Follows bool
	// Leads says the same of a quotation over paragraphs whose speaker is
	// named only later: its speaker is that of the statement after it.
	Leads    bool
	Question bool // an interviewer's turn
	Answer   bool // an interviewee's turn, whose label names nobody: "A."
	// NamedAt are the words elsewhere that name who talks under a label that
	// does not: the lawyer who puts the questions under "BY MS. DELACROIX".
	NamedAt Span
	Turn    int // statements of one turn of a transcript share it, counted from 1; 0 outside turns

	Paragraph      int     // index into Segments.Paragraphs of the first content
	Rule           Rule    // the rule that accepted it
	RuleOnly       bool    // by a cue where the trained tagger sees none
	CueProbability float64 // probability of the cue by the trained tagger; 0 if it saw none, or did not look
	Confidence     float64
	Flags          []string // why a person should look
}

// Kind says how much of the content is in quotation marks.
type Kind string

// The kinds of statements.
const (
	Direct   Kind = "direct"   // all of it
	Mixed    Kind = "mixed"    // part of it
	Indirect Kind = "indirect" // none
	Turn     Kind = "turn"     // a paragraph of a transcript turn
)

// Act says what the cue reports.
type Act string

// The acts.
const (
	Speech  Act = "speech"
	Writing Act = "writing"
	Thought Act = "thought" // believes, considers, expects
	Intent  Act = "intent"  // wants, plans, hopes to, tries
)

// Stance is the speaker's attitude to the content, as the cue and its negation express it.
type Stance string

// The stances.
const (
	Says    Stance = "says"    // the speaker holds the content true; also where no cue reports it
	Denies  Stance = "denies"  // holds it untrue or wrong: "denied that", "rejected claims that"
	Doubts  Stance = "doubts"  // doubts it, or leaves it open: "questioned whether", "neither confirmed nor denied"
	Asks    Stance = "asks"    // a question
	Demands Stance = "demands" // wants it done: "urged", "called on the council to"
)

// Candidate is something that looked like a statement and was rejected.
type Candidate struct {
	Span   Span // the cue or the quotation
	Rule   Rule
	Reason Reason
}

// Speaker is the person or body that made a statement.
type Speaker struct {
	Name string `json:"name"`           // canonical; empty if the text names nobody
	Role string `json:"role,omitempty"` // as the document gives it: "secretary of …"
	How  string `json:"how,omitempty"`  // how the mention was linked to the name, or why it was not

	Confidence float64 `json:"-"` // how often a speaker found like this one is right, 0 to 1
	Doubt      string  `json:"-"` // why a person should look: "two people could be meant: Voss or Roke"
}

// Person is a person or a body that a document names.
type Person struct {
	Name    string   `json:"name"`            // fullest name in the document, without titles
	Role    string   `json:"role,omitempty"`  // latest role given
	Group   bool     `json:"group,omitempty"` // a body, a place that speaks, or several people
	Aliases []string `json:"aliases,omitempty"`
}

// Topic is one label of a taxonomy and how well it fits.
type Topic struct {
	Label string
	Score float64
}

// Result is everything found in one document. Speakers, Topics and Said are
// parallel to Statements.
type Result struct {
	Document   Document
	Segments   Segments
	Provenance Provenance
	Statements []Statement
	Speakers   []Speaker
	Topics     [][]Topic // best first; empty if none reaches the bar
	Said       []Date    // the day the words were spoken; zero where the text does not say
	People     []Person
	Rejected   []Candidate
}
