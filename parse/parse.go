// Package parse holds the vocabulary of reading: what a document is, where
// its paragraphs and sentences lie, what a statement is, who a speaker is.
//
// Data flows one way: bytes become a [Document], a document is cut into
// [Segments], statements are found in them, speakers, topics and provenance
// are settled, and everything leaves as a [Result]. Each step is a package
// beneath this one; they know these types and not each other, and
// parse/extract puts them in order.
//
// A finding is a [Span] of the document's text, never a copy of it: the text
// at the span is the finding, byte for byte. This package has no algorithm.
package parse
