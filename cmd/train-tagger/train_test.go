package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/parse/quote/tagger"
	"onrecord/parse/quote/tagger/prose"
)

// corpus copies testdata/corpus and compresses its tags.
func corpus(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/corpus")); err != nil {
		t.Fatal(err)
	}
	tags, err := os.ReadFile(filepath.Join(dir, "pos.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	z := gzip.NewWriter(&buf)
	z.Write(tags)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "pos.tsv.gz"), buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestTrainingTwiceGivesTheSameBytes(t *testing.T) {
	dir := corpus(t)
	var files [2][]byte
	for i := range files {
		out := filepath.Join(t.TempDir(), "weights.bin")
		if err := run([]string{"-o", out, "-rounds", "1", dir}, io.Discard); err != nil {
			t.Fatal(err)
		}
		var err error
		if files[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two runs of training differ")
	}
}

func TestTrainedModelKnowsItsCorpus(t *testing.T) {
	dir := corpus(t)
	out := filepath.Join(t.TempDir(), "weights.bin")
	if err := run([]string{"-o", out, "-cue-runs", "30", "-role-runs", "30", "-rounds", "2", "-rate", "0.3", dir}, io.Discard); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	m, err := tagger.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := readCorpus(dir)
	if err != nil {
		t.Fatal(err)
	}
	gold, right := 0, 0
	for _, a := range docs {
		gold += len(a.gold)
		for _, x := range find(m, a) {
			words := a.words(a.tokens(x.Content))
			for _, g := range a.gold {
				if similar(words, a.words(g.content)) == 1 {
					right++
				}
			}
		}
	}
	if right*10 < gold*7 {
		t.Errorf("finds %d of the %d attributions that it has learned", right, gold)
	}
}

// TestQuickCheckReadsEveryArticleOnce holds the quick cross-check to the rows of
// all articles, and to the count of what some reading finds.
func TestQuickCheckReadsEveryArticleOnce(t *testing.T) {
	rows := filepath.Join(t.TempDir(), "rows.jsonl")
	var log strings.Builder
	if err := run([]string{"-folds", "2", "-quick", "-rows", rows, "-cue-runs", "4", "-role-runs", "4", "-rounds", "1", corpus(t)}, &log); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(log.String(), "the best is right for") || !strings.Contains(log.String(), "of the corpus") {
		t.Errorf("no figures in %q", log.String())
	}
	data, err := os.ReadFile(rows)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `"document":"harbour.txt"`) {
		t.Errorf("no rows of an article: %.200s", data)
	}
}

func TestStandoffIsReadByTokens(t *testing.T) {
	docs, err := readCorpus(corpus(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 4 {
		t.Fatalf("read %d articles", len(docs))
	}
	a := docs[3] // harbour
	show := func(tokens []int) string {
		var out []string
		for _, i := range tokens {
			out = append(out, a.doc.Text[a.page.Tokens[i].Start:a.page.Tokens[i].End])
		}
		return strings.Join(out, " ")
	}
	if len(a.gold) != 4 {
		t.Fatalf("read %d attributions", len(a.gold))
	}
	g := a.gold[1]
	if got := show(g.source); got != "Ines Roke" {
		t.Errorf("source %q", got)
	}
	if got := show(g.content); got != "We cannot send crews past a mast that leans That is gravity" {
		t.Errorf("content %q", got)
	}
	if got := show(docs[1].gold[0].content); got == "" || len(docs[1].gold) != 4 {
		t.Errorf("the second annotator counted: %d attributions", len(docs[1].gold))
	}
	for i, tok := range a.page.Tokens {
		if w := a.doc.Text[tok.Start:tok.End]; w == "said" && (prose.Tags[a.tags[i]] != "VBD" || a.lemma[i] != "say") {
			t.Errorf("said has tag %q and lemma %q", prose.Tags[a.tags[i]], a.lemma[i])
		}
	}
}

func TestBadArgumentsAreErrors(t *testing.T) {
	for _, args := range [][]string{{}, {"a", "b"}, {t.TempDir()}, {"-cue-runs", "x", "."}} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}

func find(m *tagger.Model, a *article) []tagger.Attribution {
	found, _ := m.Find(a.doc, a.seg, a.hints, a.refused)
	return found
}
