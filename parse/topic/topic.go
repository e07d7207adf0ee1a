// Package topic decides a statement's topics by a taxonomy.
package topic

import "onrecord/parse"

// Taxonomy is a list of topics, in the order in which briefings show them.
type Taxonomy struct {
	Name   string  `yaml:"name"`
	Topics []Entry `yaml:"topics"`
}

// Entry is one topic and the vocabulary it is known by. All vocabulary is
// in lower case; text is compared without regard to case.
type Entry struct {
	Label   string   `yaml:"label"`
	Code    string   `yaml:"code,omitempty"`    // IPTC Media Topic, "medtop:11000000"
	Words   []string `yaml:"words,omitempty"`   // whole words: "ceasefire"
	Phrases []string `yaml:"phrases,omitempty"` // words in a row: "security council"
	Stems   []string `yaml:"stems,omitempty"`   // beginnings of words: "negotiat"
	Weak    []string `yaml:"weak,omitempty"`    // words or phrases that support a topic and never make it: "front"
	Exclude []string `yaml:"exclude,omitempty"` // words or phrases whose words do not count here: "war crimes"
	Weight  float64  `yaml:"weight,omitempty"`  // 1 if left out
}

// Input is what a statement's topics are decided by.
type Input struct {
	Quote     string // the statement's content
	Paragraph string // the paragraph around it
	Question  string // the question before a transcript's answer
	Title     string // of the document
}

// Classifier applies one taxonomy. It is safe for concurrent use.
type Classifier struct{}

// New compiles a taxonomy.
func New(t Taxonomy) (*Classifier, error) { return &Classifier{}, nil }

// Topics returns the topics that reach the bar, best first.
func (c *Classifier) Topics(in Input) []parse.Topic { return nil }
