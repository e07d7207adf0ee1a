package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	files, err := filepath.Glob(filepath.Join(dir, "*.conllu"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no *.conllu in %s", dir)
	}
	slices.Sort(files)
	var out []*article
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name := strings.ReplaceAll(strings.TrimSuffix(filepath.Base(path), ".conllu"), "_", "-") // as a corpus names it
		a, err := treebankArticle(name, string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, a)
	}
	return out, nil
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
