package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/quote"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/quote/tagger/treebank"
	"onrecord/parse/read"
	"onrecord/parse/segment"
	"onrecord/report/score"
)

// article is a document of the corpus with what people and the part-of-speech
// file say of it.
type article struct {
	name    string
	doc     parse.Document
	seg     parse.Segments
	hints   []parse.Statement // of the rules
	refused []parse.Candidate
	page    *prose.Page
	gold    []attribution
	tags    []uint8 // by token of the page; 0 where the file says nothing
	lemma   []string
}

// attribution is one of the corpus, as token ranges of the page.
type attribution struct {
	cue     [2]int
	source  []int
	content []int
}

// readCorpus reads every article that has annotations and tags, by name.
func readCorpus(dir string) ([]*article, error) {
	corpus, err := score.Open(os.DirFS(dir), ".", "")
	if err != nil {
		return nil, err
	}
	words, err := readTags(filepath.Join(dir, "pos.tsv.gz"))
	if err != nil {
		return nil, err
	}
	var out []*article
	for i, annotated := range corpus.Articles() {
		name := annotated.Name
		if len(words[name]) == 0 {
			continue
		}
		a, err := readArticle(filepath.Join(dir, corpus.Paths[i]), name)
		if errors.Is(err, read.ErrEmpty) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		bytesAt := offsets(a.doc.Text)
		a.readGold(annotated.Annotation, bytesAt)
		a.align(words[name], bytesAt)
		out = append(out, a)
	}
	return out, nil
}

func readArticle(path, name string) (*article, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	doc, err := read.Document(read.Input{Path: name + ".txt", Data: data})
	if err != nil {
		return nil, err
	}
	a := &article{name: name, doc: doc, seg: segment.Split(doc)}
	a.hints, a.refused = quote.Rules(doc, a.seg)
	a.page = prose.Split(doc, a.seg)
	return a, nil
}

// offsets returns the byte offset of every code point of a text, and of its end.
func offsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// readGold reads the events of a standoff file.
func (a *article) readGold(ann string, bytesAt []int) {
	for _, roles := range score.Events(ann) {
		tokens := func(role string) []int {
			var spans []parse.Span
			for _, r := range roles[role] {
				if r[0] >= 0 && r[0] <= r[1] && r[1] < len(bytesAt) {
					spans = append(spans, parse.Span{Start: bytesAt[r[0]], End: bytesAt[r[1]]})
				}
			}
			return a.tokens(spans)
		}
		cue, content := tokens("Cue"), a.trim(tokens("Content"), true)
		if len(cue) > 0 && len(content) > 0 {
			a.gold = append(a.gold, attribution{[2]int{cue[0], cue[len(cue)-1] + 1}, a.trim(tokens("Source"), false), content})
		}
	}
	slices.SortStableFunc(a.gold, func(x, y attribution) int { return cmp.Compare(x.cue[0], y.cue[0]) })
}

// tokens returns the tokens that spans touch, in order.
func (a *article) tokens(spans []parse.Span) []int {
	var out []int
	for _, s := range spans {
		for i := a.page.At(s.Start); i < len(a.page.Tokens) && int(a.page.Tokens[i].Start) < s.End; i++ {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// trim takes the marks off both ends of every run of tokens, on which
// annotators differ, and a content's leading "that".
func (a *article) trim(tokens []int, content bool) []int {
	var out []int
	for i := 0; i < len(tokens); {
		j := i + 1
		for j < len(tokens) && tokens[j] == tokens[j-1]+1 {
			j++
		}
		run := tokens[i:j]
		i = j
		word := func(k int) bool { return a.page.Tokens[k].Has(prose.IsWord) }
		for len(run) > 0 && (!word(run[0]) || content && len(out) == 0 && len(run) > 1 && a.page.Word(run[0], "that")) {
			run = run[1:]
		}
		for len(run) > 0 && !word(run[len(run)-1]) {
			run = run[:len(run)-1]
		}
		out = append(out, run...)
	}
	return out
}

// word is a line of the part-of-speech file; offsets in code points.
type word struct {
	start, end int
	lemma      string
	tag        uint8
}

func readTags(path string) (map[string][]word, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[string][]word{}
	name := ""
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		line := lines.Text()
		f := strings.Split(line, "\t")
		if rest, ok := strings.CutPrefix(line, "# "); ok && len(f) == 1 {
			name = rest
			continue
		}
		if len(f) != 4 {
			continue
		}
		start, err1 := strconv.Atoi(f[0])
		end, err2 := strconv.Atoi(f[1])
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("%s: bad line %q", path, line)
		}
		out[name] = append(out[name], word{start, end, strings.ToLower(f[2]), prose.TagOf(f[3])})
	}
	return out, lines.Err()
}

// align gives the page's tokens the tags of the words that begin there or
// cover them, and the lemmas of words with the same ends.
func (a *article) align(words []word, bytesAt []int) {
	a.tags = make([]uint8, len(a.page.Tokens))
	a.lemma = make([]string, len(a.page.Tokens))
	k := 0
	for i, t := range a.page.Tokens {
		for k < len(words) && (words[k].end >= len(bytesAt) || bytesAt[words[k].end] <= int(t.Start)) {
			k++
		}
		if k == len(words) {
			break
		}
		if w := words[k]; bytesAt[w.start] <= int(t.Start) {
			a.tags[i] = w.tag
			if bytesAt[w.start] == int(t.Start) && bytesAt[w.end] == int(t.End) && utf8.ValidString(w.lemma) {
				a.lemma[i] = w.lemma
			}
		}
	}
}

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
