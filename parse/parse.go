// Package parse holds the types of reading: documents, paragraphs and sentences,
// statements, speakers.
//
// Data flows one way: bytes become a [Document], a document is divided into [Segments],
// statements are found in them, speakers, topics and provenance are determined, and
// everything is returned as a [Result]. Each step is a package below this one. The steps
// import these types and the shared packages (parse/lang, parse/day), not each other;
// parse/extract runs them in order.
//
// A finding is a [Span] of the document's text, never a copy: the text at the
// span is the finding, byte for byte. This package contains no algorithm.
package parse
