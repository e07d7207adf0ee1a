package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/quote"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/read"
	"onrecord/parse/segment"
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

// readCorpus reads every article that has annotations, by name.
func readCorpus(dir string) ([]*article, error) {
	texts, err := filepath.Glob(filepath.Join(dir, "text", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("no text/*.txt in %s", dir)
	}
	slices.Sort(texts)
	words, err := readTags(filepath.Join(dir, "pos.tsv.gz"))
	if err != nil {
		return nil, err
	}
	var out []*article
	for _, path := range texts {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		anns, err := annotations(dir, name)
		if err != nil {
			return nil, err
		}
		if len(anns) == 0 || len(words[name]) == 0 {
			continue
		}
		a, err := readArticle(path, name)
		if errors.Is(err, read.ErrEmpty) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		ann, err := os.ReadFile(anns[0])
		if err != nil {
			return nil, err
		}
		bytesAt := offsets(a.doc.Text)
		a.readGold(string(ann), bytesAt)
		a.align(words[name], bytesAt)
		out = append(out, a)
	}
	return out, nil
}

// annotations returns the annotation files of an article, by annotator.
func annotations(dir, name string) ([]string, error) {
	entries, err := fs.Glob(os.DirFS(filepath.Join(dir, "attributions")), "*.ann")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if rest, ok := strings.CutPrefix(e, name+"_"); ok && !strings.Contains(rest, "_") {
			out = append(out, filepath.Join(dir, "attributions", e))
		}
	}
	slices.Sort(out)
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
	marks := map[string][]parse.Span{}
	for line := range strings.Lines(ann) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) < 2 || f[0] == "" {
			continue
		}
		switch f[0][0] {
		case 'T':
			_, rest, _ := strings.Cut(f[1], " ")
			marks[f[0]] = spansOf(rest, bytesAt)
		case 'E':
			roles := map[string][]parse.Span{}
			for _, part := range strings.Fields(f[1]) {
				role, ref, _ := strings.Cut(part, ":")
				role = strings.TrimRight(role, "0123456789")
				roles[role] = append(roles[role], marks[ref]...)
			}
			cue, content := a.tokens(roles["Cue"]), a.trim(a.tokens(roles["Content"]), true)
			if len(cue) > 0 && len(content) > 0 {
				a.gold = append(a.gold, attribution{[2]int{cue[0], cue[len(cue)-1] + 1},
					a.trim(a.tokens(roles["Source"]), false), content})
			}
		}
	}
	slices.SortStableFunc(a.gold, func(x, y attribution) int { return cmp.Compare(x.cue[0], y.cue[0]) })
}

// spansOf reads "12 20;31 40", in code points.
func spansOf(s string, bytesAt []int) []parse.Span {
	var out []parse.Span
	for _, piece := range strings.Split(s, ";") {
		from, to, _ := strings.Cut(strings.TrimSpace(piece), " ")
		x, err1 := strconv.Atoi(from)
		y, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || x < 0 || y < x || y >= len(bytesAt) {
			continue
		}
		out = append(out, parse.Span{Start: bytesAt[x], End: bytesAt[y]})
	}
	return out
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
