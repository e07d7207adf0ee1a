package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/prose"
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

// treebankArticle makes a text of the sentences of a CoNLL-U file, a
// paragraph where the file begins one, and finds its words in it again.
func treebankArticle(name, conllu string) (*article, error) {
	var text strings.Builder
	var words []word
	at, fresh := 0, false // where the next word is looked for; whether a paragraph begins
	for line := range strings.Lines(conllu) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "# newpar") {
			fresh = true
		}
		if s, ok := strings.CutPrefix(line, "# text = "); ok {
			switch {
			case text.Len() == 0:
			case fresh:
				text.WriteString("\n\n")
			default:
				text.WriteByte(' ')
			}
			fresh, at = false, text.Len()
			text.WriteString(s)
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 || strings.ContainsAny(f[0], "-.") { // a word of several tokens, an empty node
			continue
		}
		k := strings.Index(text.String()[at:], f[1])
		if k < 0 {
			return nil, fmt.Errorf("word %q is not in its sentence", f[1])
		}
		words = append(words, word{at + k, at + k + len(f[1]), strings.ToLower(f[2]), prose.TagOf(f[4])})
		at += k + len(f[1])
	}
	doc, err := read.Document(read.Input{Path: name + ".txt", Data: []byte(text.String())})
	if err != nil {
		return nil, err
	}
	if doc.Text != text.String() {
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
