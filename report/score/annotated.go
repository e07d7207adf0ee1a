package score

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/report"
)

// Annotated is a set of annotated documents that have not been read yet: articles in brat
// standoff, or gold rows.
type Annotated struct {
	Paths       []string // of the documents
	Unannotated int      // texts that nobody annotated
	Orphans     []string // annotations without a text

	articles []Article // in brat standoff, one a path
	gold     []GoldRow
	names    []string // of the documents that gold rows are about, as those give them, one a path
}

// Standoff reports whether the corpus is in brat standoff, with its texts beside the
// annotations.
func (c Annotated) Standoff() bool { return c.articles != nil }

// Articles returns the articles of a corpus in brat standoff with their annotations, and
// without their texts, which are at Paths.
func (c Annotated) Articles() []Article { return c.articles }

// Figures returns the figures for which the corpus will be scored, all zero.
func (c Annotated) Figures() []Figure {
	if c.articles != nil {
		return Corpus(nil, nil).Figures
	}
	r, _ := Gold(nil, nil, nil) // no rows, no row that does not fit
	return r.Figures
}

// Open reads the annotations of a corpus: a folder of text and attributions in brat
// standoff, or gold rows as JSON Lines, in one file or a folder of files. The documents of
// gold rows are in a separate folder, or beside the rows. Names are operating-system
// paths, as the given file system takes them.
func Open(files fs.FS, path, documents string) (Annotated, error) {
	info, err := fs.Stat(files, path)
	if err != nil {
		return Annotated{}, report.PathError(path, err)
	}
	if standoff := filepath.Join(path, "attributions"); info.IsDir() && isFolder(files, standoff) {
		return openStandoff(files, filepath.Join(path, "text"), standoff)
	}
	return openGold(files, path, info.IsDir(), documents)
}

func isFolder(files fs.FS, path string) bool {
	info, err := fs.Stat(files, path)
	return err == nil && info.IsDir()
}

// openStandoff lists the texts of a folder that have an annotation, and reads
// the annotations.
func openStandoff(files fs.FS, texts, standoff string) (Annotated, error) {
	var c Annotated
	textFiles, err := filesOf(files, texts, ".txt")
	if err != nil {
		return c, err
	}
	annotations, err := filesOf(files, standoff, ".ann")
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
			c.Orphans = append(c.Orphans, filepath.Join(standoff, f))
		case first[name] == "":
			first[name] = filepath.Join(standoff, f)
		}
	}
	for _, f := range textFiles {
		name := strings.TrimSuffix(f, ".txt")
		if first[name] == "" {
			c.Unannotated++
			continue
		}
		annotation, err := fs.ReadFile(files, first[name])
		if err != nil {
			return c, report.PathError(first[name], err)
		}
		c.articles = append(c.articles, Article{Name: name, Annotation: string(annotation)})
		c.Paths = append(c.Paths, filepath.Join(texts, f))
	}
	if c.articles == nil {
		return c, report.WithHint(fmt.Errorf("%s: none of the texts has an annotation", texts), "NAME.txt needs NAME_ANNOTATOR.ann in "+standoff)
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
func filesOf(files fs.FS, folder, ending string) ([]string, error) {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, report.PathError(folder, err)
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.IsDir() || !strings.HasSuffix(e.Name(), ending) })
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

// openGold reads gold rows, and lists the documents that they are about.
func openGold(files fs.FS, path string, folder bool, documents string) (Annotated, error) {
	var c Annotated
	lists := []string{path}
	if folder {
		names, err := filesOf(files, path, ".jsonl")
		if err != nil {
			return c, err
		}
		lists = lists[:0]
		for _, n := range names {
			lists = append(lists, filepath.Join(path, n))
		}
	}
	for _, f := range lists {
		data, err := fs.ReadFile(files, f)
		if err != nil {
			return c, report.PathError(f, err)
		}
		rows, err := ParseGold(data)
		if err != nil {
			return c, report.WithHint(fmt.Errorf("%s: %w", f, err), `each line is a JSON object with "doc", "kind", "speaker" and "parts"`)
		}
		for _, r := range rows {
			if r.Document == "" || len(r.Parts)+len(r.Spans) == 0 {
				return c, report.WithHint(fmt.Errorf("%s: a gold row has no document or no words", f), `a gold row needs "doc" and "parts" or "spans"`)
			}
		}
		c.gold = append(c.gold, rows...)
	}
	if len(c.gold) == 0 {
		return c, report.WithHint(fmt.Errorf("%s: neither gold rows nor brat standoff annotations", path), `"onrecord evaluate --help" says what a corpus is`)
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
			c.Paths = append(c.Paths, filepath.Join(documents, filepath.FromSlash(g.Document)))
		}
	}
	return c, nil
}

// Compare scores the findings: read returns the text and rows of a document by its path.
func (c Annotated) Compare(read func(path string) (text string, rows []report.Row, err error)) (Result, error) {
	texts, rows := make(map[string]string), make(map[string][]report.Row)
	articles := slices.Clone(c.articles)
	for i, path := range c.Paths {
		text, found, err := read(path)
		if err != nil {
			return Result{}, err
		}
		if c.articles != nil {
			articles[i].Text = text
			rows[articles[i].Name] = found
		} else {
			texts[c.names[i]], rows[c.names[i]] = text, found
		}
	}
	if c.articles != nil {
		return Corpus(articles, rows), nil
	}
	result, err := Gold(c.gold, texts, rows)
	if err != nil {
		return result, report.WithHint(err, "the parts of a gold row must be quoted exactly from its document")
	}
	return result, nil
}
