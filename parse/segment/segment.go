// Package segment cuts a document's text into paragraphs, sentences, tokens and
// quotation regions.
//
// It takes a document with the roles of its lines and returns spans of its
// text, ordered and nested, each on rune boundaries. Unbalanced quotation marks
// never stop it: a quotation that does not close runs to the end of its
// paragraph and is flagged. What counts as a statement is not decided here.
package segment

import "onrecord/parse"

// Split returns the segments of a document.
func Split(doc parse.Document) parse.Segments {
	var seg parse.Segments
	seg.Paragraphs = paragraphs(doc)
	var open carry // a quotation that the last paragraph left open
	for i := range seg.Paragraphs {
		p := &seg.Paragraphs[i]
		tokens := tokenize(doc.Text, p.Span)
		if !p.Role.Searched() {
			open = carry{}
			tokens = nil
		}
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
				Tokens:    parse.Range{From: len(seg.Tokens) + s.tokens.From, To: len(seg.Tokens) + s.tokens.To},
			})
		}
		seg.Tokens = append(seg.Tokens, tokens...)
		p.Sentences.To = len(seg.Sentences)
	}
	return seg
}
