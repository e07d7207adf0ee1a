package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/report"
	"onrecord/report/ingest"
	"onrecord/report/score"
)

// corpus is a set of annotated documents. Either articles or gold is set; the
// texts are yet to be read.
type corpus struct {
	articles []score.Article // in brat standoff
	gold     []score.GoldRow
	paths    []string // of the documents: one an article, or one a name in names
	names    []string // of the documents that gold rows are about, as those give them

	unannotated int      // texts that nobody annotated
	orphans     []string // annotations without a text
}

// figures returns the figures that the corpus will be scored by, all zero.
func (c corpus) figures() []score.Figure {
	if c.articles != nil {
		return score.Corpus(nil, nil).Figures
	}
	r, _ := score.Gold(nil, nil, nil) // no rows, no row that does not fit
	return r.Figures
}

func openCorpus(path, documents string) (corpus, error) {
	info, err := os.Stat(path)
	if err != nil {
		return corpus{}, pathError(path, err)
	}
	if standoff := filepath.Join(path, "attributions"); info.IsDir() && isFolder(standoff) {
		if documents != "" {
			return corpus{}, &usageError{"--documents is for gold rows; " + path + " has its texts in " + filepath.Join(path, "text"), nil}
		}
		return openStandoff(filepath.Join(path, "text"), standoff)
	}
	return openGold(path, info.IsDir(), documents)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// openStandoff lists the texts of a folder that have an annotation, and reads
// the annotations.
func openStandoff(texts, standoff string) (corpus, error) {
	var c corpus
	textFiles, err := filesOf(texts, ".txt")
	if err != nil {
		return c, err
	}
	annotations, err := filesOf(standoff, ".ann")
	if err != nil {
		return c, err
	}
	known := make(map[string]bool, len(textFiles))
	for _, f := range textFiles {
		known[strings.TrimSuffix(f, ".txt")] = true
	}
	first := make(map[string]string) // the annotation of an article
	for _, f := range annotations {
		name, ok := annotated(f, known)
		switch {
		case !ok:
			c.orphans = append(c.orphans, filepath.Join(standoff, f))
		case first[name] == "":
			first[name] = filepath.Join(standoff, f)
		}
	}
	for _, f := range textFiles {
		name := strings.TrimSuffix(f, ".txt")
		if first[name] == "" {
			c.unannotated++
			continue
		}
		annotation, err := readFile(first[name])
		if err != nil {
			return c, pathError(first[name], err)
		}
		c.articles = append(c.articles, score.Article{Name: name, Annotation: string(annotation)})
		c.paths = append(c.paths, filepath.Join(texts, f))
	}
	if c.articles == nil {
		return c, withHint(fmt.Errorf("%s: no text there has an annotation", texts), "NAME.txt needs NAME_ANNOTATOR.ann in "+standoff)
	}
	return c, nil
}

// annotated returns the article that an annotation is about: of "a_b_lee.ann"
// it is "a_b" if there is such an article, else "a".
func annotated(file string, known map[string]bool) (string, bool) {
	for i := strings.LastIndexByte(file, '_'); i > 0; i = strings.LastIndexByte(file[:i], '_') {
		if known[file[:i]] {
			return file[:i], true
		}
	}
	return "", false
}

// filesOf returns the names of a folder's files with an ending, sorted.
func filesOf(folder, ending string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, pathError(folder, err)
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.IsDir() || !strings.HasSuffix(e.Name(), ending) })
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

// openGold reads gold rows, and lists the documents that they are about.
func openGold(path string, folder bool, documents string) (corpus, error) {
	var c corpus
	files := []string{path}
	if folder {
		names, err := filesOf(path, ".jsonl")
		if err != nil {
			return c, err
		}
		files = files[:0]
		for _, n := range names {
			files = append(files, filepath.Join(path, n))
		}
	}
	for _, f := range files {
		data, err := readFile(f)
		if err != nil {
			return c, pathError(f, err)
		}
		rows, err := score.ParseGold(data)
		if err != nil {
			return c, withHint(fmt.Errorf("%s: %w", f, err), `a gold row is one JSON object a line, with "doc", "kind", "speaker" and "parts"`)
		}
		for _, r := range rows {
			if r.Document == "" || len(r.Parts)+len(r.Spans) == 0 {
				return c, withHint(fmt.Errorf("%s: a gold row does not say what is said where", f), `a gold row needs "doc" and "parts" or "spans"`)
			}
		}
		c.gold = append(c.gold, rows...)
	}
	if len(c.gold) == 0 {
		return c, withHint(fmt.Errorf("%s: neither gold rows nor annotations in brat standoff", path), `"onrecord evaluate --help" says what a corpus is`)
	}
	if documents == "" {
		documents = path
		if !folder {
			documents = filepath.Dir(path)
		}
	}
	seen := make(map[string]bool)
	for _, g := range c.gold {
		if !seen[g.Document] {
			seen[g.Document] = true
			c.names = append(c.names, g.Document)
			c.paths = append(c.paths, filepath.Join(documents, filepath.FromSlash(g.Document)))
		}
	}
	return c, nil
}

// score reads the documents of a corpus as rows does, except that it keeps
// those that are there twice: each has its annotation.
func (p *program) score(ctx context.Context, c corpus, o evaluateOptions) (score.Result, error) {
	for _, o := range c.orphans {
		p.messages.warning(o + " is about no text of the corpus and is left out")
	}
	if c.unannotated > 0 {
		p.messages.note("%s without annotation left out", report.Counted(c.unannotated, "text"))
	}
	list, err := collect(ctx, c.paths)
	if err != nil {
		return score.Result{}, withHint(err, "--documents names the folder of the documents that gold rows are about")
	}
	settings, options, err := readingWith(o.own)
	if err != nil {
		return score.Result{}, err
	}
	bar := newProgress(p.messages, len(list))
	documents, err := ingest.Read(ctx, p.openFiles(list, "", nil), ingest.Options{Extract: options, Results: true, Copies: true, Progress: bar.set})
	bar.clear()
	if err != nil {
		return score.Result{}, err
	}
	ingest.Join(documents, settings.Known...)
	point := report.PrecisionNamed(cmp.Or(o.precision, settings.Precision))
	read := make(map[string]ingest.Document, len(documents))
	var lost []error
	for _, d := range documents {
		d.Rows = point.Apply(d.Rows)
		read[d.Record.Path] = d
		if d.Record.Status != report.StatusRead {
			lost = append(lost, fmt.Errorf("%s cannot be scored: %s", d.Record.Path, d.Record.Reason))
		}
	}
	if lost != nil {
		return score.Result{}, joined(lost)
	}
	return c.compare(read)
}

// compare scores what was read, by path.
func (c corpus) compare(read map[string]ingest.Document) (score.Result, error) {
	texts, rows := make(map[string]string), make(map[string][]report.Row)
	for i, path := range c.paths {
		o, ok := read[filepath.ToSlash(filepath.Clean(path))]
		if !ok {
			return score.Result{}, fmt.Errorf("%s was not read", path)
		}
		if c.articles != nil {
			c.articles[i].Text = o.Result.Document.Text
			rows[c.articles[i].Name] = o.Rows
		} else {
			texts[c.names[i]], rows[c.names[i]] = o.Result.Document.Text, o.Rows
		}
	}
	if c.articles != nil {
		return score.Corpus(c.articles, rows), nil
	}
	result, err := score.Gold(c.gold, texts, rows)
	if err != nil {
		return result, withHint(err, "the parts of a gold row stand word for word in its document")
	}
	return result, nil
}
