// Package topic decides a statement's topics by a taxonomy.
package topic

import "onrecord/parse"

// Taxonomy is a list of topics, in the order in which briefings show them.
type Taxonomy struct {
	Name   string
	Topics []Entry
}

// Entry is one topic.
type Entry struct {
	Label string
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
