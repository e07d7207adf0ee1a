// Package segment divides a document's text into paragraphs, sentences, tokens and
// quotation regions.
//
// It takes a document with the roles of its lines and returns spans of its text, ordered
// and nested, each on rune boundaries. Unbalanced quotation marks are not an error: a
// quotation that does not close runs to the end of its paragraph and is flagged. What
// counts as a statement is not decided here.
package segment

import "onrecord/parse"

// lettersPerToken is how long a token and the white space before it are on average.
const lettersPerToken = 5

// Split returns the segments of a document.
func Split(doc parse.Document) parse.Segments {
	seg := parse.Segments{Paragraphs: paragraphs(doc), Tokens: make([]parse.Token, 0, len(doc.Text)/lettersPerToken)}
	var open carry // a quotation that the last paragraph left open
	for i := range seg.Paragraphs {
		p := &seg.Paragraphs[i]
		first := len(seg.Tokens)
		if p.Role.Searched() {
			seg.Tokens = tokenize(seg.Tokens, doc.Text, p.Span)
		} else {
			open = carry{}
		}
		tokens := seg.Tokens[first:]
		var regions []parse.Quotation
		regions, open = quotations(doc.Text, tokens, open)
		for j := range regions {
			regions[j].Paragraph = i
		}
		seg.Quotations = append(seg.Quotations, regions...)
		p.Sentences.From = len(seg.Sentences)
		for _, s := range sentences(doc.Text, tokens, regions) {
			seg.Sentences = append(seg.Sentences, parse.Sentence{
				Span:      s.span,
				Paragraph: i,
				Tokens:    parse.Range{From: first + s.tokens.From, To: first + s.tokens.To},
			})
		}
		p.Sentences.To = len(seg.Sentences)
	}
	return seg
}
