// Package topic decides what a statement is about, by a desk's taxonomy.
//
// Given a [Taxonomy], which is data that a desk writes, and an [Input], the statement
// with the [Profile] of its document, it returns topics, best first, each with a score.
// The words of the statement decide. If they say little, the question it answers, its
// passage, its document, its speaker and its place are used: "it was louder in August"
// in a report on shelling is about the war.
//
// A taxonomy has one level or two: general topics, and narrower ones that are each part
// of a general one (in SKOS, skos:broader). A statement gets general topics first, and
// narrower ones within them.
//
// Terms are matched as whole words, never inside others, and the longest term
// at a place wins: where "war crimes" is a term, its "war" is not counted. The
// same input gives the same topics, in time linear in the text. The package
// knows no language: it reads no grammar, resolves no pronoun and does not see
// a negation ("this is not about sanctions" is about sanctions).
package topic

// Taxonomy is a list of topics, in the order in which briefings show them.
type Taxonomy struct {
	Name   string  `yaml:"name"`
	Topics []Entry `yaml:"topics"`
}

// Labels returns the labels of the topics, in their order.
func (t Taxonomy) Labels() []string {
	out := make([]string, len(t.Topics))
	for i, e := range t.Topics {
		out[i] = e.Label
	}
	return out
}

// Entry is one topic and the terms it is known by.
//
// Capitals in a term must be capitals in the text: "US" does not match "us",
// "Turkey" does not match "turkey"; a term in lower case matches either. A
// possessive ending is not part of a word, a hyphen counts as a space, and dots
// between single letters are ignored: "US" matches "U.S.'s". A star at the end
// of a word of a phrase stands for any ending: "nuclear talk*"; Common, Weak and
// Exclude take words and phrases, with stars or without.
type Entry struct {
	Label   string   `yaml:"label"`
	Code    string   `yaml:"code,omitempty"`    // IPTC Media Topic: "medtop:11000000"
	Broader string   `yaml:"broader,omitempty"` // label of the topic that it is a part of: "Conflict, war and peace"
	Words   []string `yaml:"words,omitempty"`   // "ceasefire"
	Phrases []string `yaml:"phrases,omitempty"` // words in a row: "security council"
	Stems   []string `yaml:"stems,omitempty"`   // beginnings of words: "negotiat"
	Common  []string `yaml:"common,omitempty"`  // words or phrases with other uses too; they count half: "attack"
	Weak    []string `yaml:"weak,omitempty"`    // count beside another term or a fitting context; alone, two are needed: "front"
	Exclude []string `yaml:"exclude,omitempty"` // words standing inside these do not count here: "trade war"
	Weight  float64  `yaml:"weight,omitempty"`  // what one of its words counts; 1 if omitted

	Speakers []string `yaml:"speakers,omitempty"` // people and bodies who tend to speak about it: "Atomic Energy Agency"
	Places   []string `yaml:"places,omitempty"`   // the same for the place of the dateline: "Vienna"
}

// Input is what a statement's topics are decided by. Only Quote is needed.
type Input struct {
	Quote     string   // the statement's content
	Question  string   // the question before a transcript's answer
	Speaker   string   // canonical name; empty if unknown
	Place     string   // of the dateline; empty if unknown
	Profile   *Profile // of the document; nil if there is none
	Paragraph int      // index of the statement's paragraph in the profile
}
