package tagger

import (
	"strings"
	"testing"

	"onrecord/parse/quote/tagger/prose"
)

// article is about 750 words.
var article = strings.Repeat(page[strings.Index(page, "NORTHMOOR"):], 6)

func BenchmarkPage(b *testing.B) {
	doc, seg := open(b, article)
	m := model(b)
	for b.Loop() {
		prose.NewPage(doc, seg, nil, nil, m.lex)
	}
}

func BenchmarkCues(b *testing.B) {
	doc, seg := open(b, article)
	w := &worker{m: model(b)}
	w.p = prose.NewPage(doc, seg, nil, nil, w.m.lex)
	for b.Loop() {
		w.cues()
	}
}

func BenchmarkRoles(b *testing.B) {
	doc, seg := open(b, article)
	w := &worker{m: model(b)}
	w.p = prose.NewPage(doc, seg, nil, nil, w.m.lex)
	w.cues()
	for b.Loop() {
		w.roles()
		for i := range w.found {
			w.found[i].content = nil
		}
	}
}

func BenchmarkFind(b *testing.B) {
	doc, seg := open(b, article)
	m := model(b)
	for b.Loop() {
		m.Find(doc, seg, nil, nil)
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
