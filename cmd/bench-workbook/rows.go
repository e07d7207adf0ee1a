package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/workbook"
)

// columns are those of the sheet Quotes, and what is in their cells.
var columns = []struct {
	head string
	kind kind
}{
	{"source", linked}, {"date", day}, {"speaker", wrapped}, {"topic", wrapped}, {"quote", wrapped}, {"check", wrapped}, {"status", words}, {"note", words},
	{"kind", words}, {"act", words}, {"role", words}, {"confidence", number}, {"title", words}, {"url", words}, {"document", words},
	{"mention", words}, {"cue", words}, {"via", words}, {"place", words}, {"said", day}, {"topics", words}, {"context", words}, {"flags", words},
	{"date_basis", words}, {"source_basis", words}, {"language", words}, {"statement", number}, {"spans", words}, {"same_as", words}, {"id", words}, {"row_hash", words},
}

type kind int

const (
	words kind = iota
	wrapped
	linked // to the address in the column url
	day
	number
)

// The columns that are named elsewhere.
const (
	colSource = 0
	colQuote  = 4
	colURL    = 13
)

// documentRows is the number of rows of one document.
const documentRows = 50

// writeRows makes the rows, a line each, a field a cell, and the height of the
// row at the end; and the record of their documents. They are invented, and the same each time.
func writeRows(path, documents string, n int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var record bytes.Buffer
	w := bufio.NewWriterSize(f, 1<<20)
	m := newMaker()
	for i := range n {
		r := m.row(i)
		if i%documentRows == 0 {
			fmt.Fprintf(&record, "%s\t%s\t%s\t%s\t%s\n", r.Document, r.Source, r.Date, r.Title, r.URL)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\tnew\t\t%s\t%s\t%s\t%g\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t\t%s\t%s\t%d\n",
			r.Source, r.Date, r.Speaker, r.Topic, r.Quote, strings.Join(r.Flags, "; "), r.Kind, r.Act, r.Role, r.Confidence, r.Title, r.URL, r.Document,
			r.Mention, r.Cue, r.Via, r.Place, r.Said, strings.Join(r.Topics, "; "), r.Context, strings.Join(r.Flags, "; "), r.DateBasis, r.SourceBasis, r.Language,
			r.Statement, spans(r.Spans), r.ID, workbook.RowHash(r), 15*(len(r.Quote)/72+1)+4)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := os.WriteFile(documents, record.Bytes(), 0o644); err != nil {
		return err
	}
	return f.Close()
}

func spans(s report.Spans) string {
	c, m, q := s.Content[0], s.Mention[0], s.Cue[0]
	return fmt.Sprintf("content %d-%d; mention %d-%d; cue %d-%d", c[0], c[1], m[0], m[1], q[0], q[1])
}

// maker invents rows as a year of news has them: few topics, some hundred
// outlets, thousands of speakers of whom few speak often.
type maker struct {
	random                           *rand.Rand
	lexicon, speakers, roles, topics []string
	document                         report.Row // what the rows of one document share
}

func newMaker() *maker {
	m := &maker{random: rand.New(rand.NewPCG(47, 11))}
	syllables := strings.Fields("ba ce di for gu har in jo ka lin mer nor or pen qua ri sta ter un ver wal yes zo th an ou er ing ed ly ment tion al")
	for range 6000 {
		var b strings.Builder
		for range 1 + m.random.IntN(3) {
			b.WriteString(syllables[m.random.IntN(len(syllables))])
		}
		m.lexicon = append(m.lexicon, b.String())
	}
	for i := range 20_000 {
		m.speakers = append(m.speakers, fmt.Sprintf("%s %s", title(m.lexicon[i%997]), title(m.lexicon[(i*7)%5003])))
		m.roles = append(m.roles, "minister of "+m.phrase(2))
	}
	for range 40 {
		m.topics = append(m.topics, title(m.phrase(2)))
	}
	return m
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// often returns a number under n, small ones far more often.
func (m *maker) often(n int) int {
	return min(n-1, int(math.Pow(float64(n), m.random.Float64()))-1)
}

func (m *maker) phrase(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(m.lexicon[m.often(len(m.lexicon))])
		if i%9 == 8 && i+1 < n {
			b.WriteByte(',')
		}
	}
	return b.String()
}

func (m *maker) row(i int) report.Row {
	if i%documentRows == 0 {
		n := i / documentRows
		m.document = report.Row{
			Source: "The " + title(m.lexicon[m.often(400)]) + " Post", Date: parse.NewDate(2026, 1, 1).AddDays(n % 365), DateBasis: "dateline", SourceBasis: "metadata",
			Title: title(m.phrase(9)), URL: fmt.Sprintf("https://post.example/2026/%05d/%s?a=1&b=2", n, strings.ReplaceAll(m.phrase(5), " ", "-")),
			Document: fmt.Sprintf("inbox/%05d.txt", n), Place: strings.ToUpper(m.lexicon[m.often(90)]), Language: "en",
		}
		m.document.URL = strings.ReplaceAll(m.document.URL, ",", "")
	}
	r := m.document
	s := m.often(len(m.speakers))
	r.Speaker, r.Role, r.Mention, r.Cue = m.speakers[s], m.roles[s], strings.Fields(m.speakers[s])[1], "said"
	r.Topic = m.topics[m.often(len(m.topics))]
	r.Topics = []string{r.Topic}
	r.Quote = title(m.phrase(12+m.random.IntN(45))) + "."
	r.Kind, r.Act, r.Statement = []string{"direct", "mixed", "indirect"}[m.random.IntN(3)], "speech", i%documentRows+1
	if r.Kind == "indirect" {
		r.Context = r.Speaker + " said " + r.Quote
	}
	r.Confidence = float64(50+m.random.IntN(50)) / 100
	if m.random.IntN(10) == 0 {
		r.Flags = []string{report.FlagDateInferred}
	}
	at := r.Statement * 400
	r.Spans = report.Spans{Content: [][2]int{{at, at + len(r.Quote)}}, Mention: [][2]int{{at - 20, at - 12}}, Cue: [][2]int{{at - 10, at - 6}}}
	r.ID = fmt.Sprintf("r%012x", uint64(i)*0x9E3779B97F4A7C15>>16)
	return r
}
