// Package parse holds the types of reading: what a document is, where its
// paragraphs and sentences are, what a statement is, who a speaker is.
//
// Data flows one way: bytes become a [Document], a document is cut into
// [Segments], statements are found in them, speakers, topics and provenance are
// determined, and all of it leaves as a [Result]. Each step is a package
// beneath this one. They know these types and the shared vocabulary
// (parse/lang, parse/day) and not each other; parse/extract runs them in order.
//
// A finding is a [Span] of the document's text, never a copy: the text at the
// span is the finding, byte for byte. This package contains no algorithm.
package parse
