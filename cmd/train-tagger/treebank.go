package main

import (
	"fmt"
	"os"
	"strings"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/quote/tagger/treebank"
	"onrecord/parse/read"
	"onrecord/parse/segment"
)

// readTreebank reads every NAME.conllu of a folder, by name: articles with
// parts of speech (the treebank's own, XPOS) and lemmas that people have
// checked, and without attributions.
func readTreebank(dir string) ([]*article, error) {
	var out []*article
	err := treebank.Each(os.DirFS(dir), func(name, conllu string) error {
		a, err := treebankArticle(strings.ReplaceAll(name, "_", "-"), conllu) // as a corpus names it
		out = append(out, a)
		return err
	})
	return out, err
}

// treebankArticle makes an article of a CoNLL-U file.
func treebankArticle(name, conllu string) (*article, error) {
	text, found, err := treebank.Read(conllu)
	if err != nil {
		return nil, err
	}
	var words []word
	for _, w := range found {
		words = append(words, word{w.Span.Start, w.Span.End, strings.ToLower(w.Columns[2]), prose.TagOf(w.Columns[4])})
	}
	doc, err := read.Document(read.Input{Path: name + ".txt", Data: []byte(text)})
	if err != nil {
		return nil, err
	}
	if doc.Text != text {
		return nil, fmt.Errorf("the text changes as it is read")
	}
	seg := segment.Split(doc)
	a := &article{name: name, doc: doc, seg: seg, page: prose.Split(doc, seg)}
	a.align(words, everyByte(doc))
	return a, nil
}

// everyByte is the table of offsets of words that are counted in bytes.
func everyByte(doc parse.Document) []int {
	out := make([]int, len(doc.Text)+1)
	for i := range out {
		out[i] = i
	}
	return out
}
