// Package segment cuts a document's text into paragraphs, sentences, tokens and quotation regions.
package segment

import "onrecord/parse"

// Split returns the segments of a document.
func Split(doc parse.Document) parse.Segments { return parse.Segments{} }
