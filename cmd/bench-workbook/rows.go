package main

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/table"
	"onrecord/report/workbook"
)

// column is a column of the sheet Quotes: its heading, its width, what its cells are,
// and what a row has there.
type column struct {
	head  string
	width float64
	kind  kind
	of    func(*report.Row) string
}

// kind is what the cells of a column are, and how they look.
type kind byte

const (
	words   kind = 'w'
	wrapped kind = 'W'
	linked  kind = 'l' // wrapped, to the address in the column url
	day     kind = 'd'
	number  kind = 'n'
)

// columns are those of the sheet Quotes of a large workbook.
var columns = []column{
	{"source", 19, linked, func(r *report.Row) string { return r.Source }},
	{"date", 11, day, func(r *report.Row) string { return r.Date.String() }},
	{"speaker", 23, wrapped, func(r *report.Row) string { return r.Speaker }},
	{"topic", 28, wrapped, func(r *report.Row) string { return r.Topic }},
	{"quote", 104, wrapped, func(r *report.Row) string { return r.Quote }},
	{"cue", 13, wrapped, func(r *report.Row) string { return r.Cue }},
	{"stance", 9, words, func(r *report.Row) string { return r.Stance }},
	{"frame", 27, wrapped, func(r *report.Row) string { return r.Frame }},
	{"check", 38, wrapped, func(r *report.Row) string { return strings.Join(r.Flags, "; ") }},
	{"status", 11, words, func(*report.Row) string { return report.StatusNew }},
	{"note", 28, wrapped, func(*report.Row) string { return "" }},
	{"id", 16, words, func(r *report.Row) string { return r.ID }},
	{"kind", 10, words, func(r *report.Row) string { return r.Kind }},
	{"role", 26, words, func(r *report.Row) string { return r.Role }},
	{"said", 11.5, day, func(r *report.Row) string { return r.Said.String() }},
	{"act", 10, words, func(r *report.Row) string { return r.Act }},
	{"confidence", 12, number, func(r *report.Row) string { return fmt.Sprint(r.Confidence) }},
	{"speaker_confidence", 12, number, func(r *report.Row) string { return fmt.Sprint(r.SpeakerConfidence) }},
	{"title", 40, words, func(r *report.Row) string { return r.Title }},
	{"url", 34, words, func(r *report.Row) string { return r.URL }},
	{"document", 30, words, func(r *report.Row) string { return r.Document }},
	{"place", 16, words, func(r *report.Row) string { return r.Place }},
	{"mention", 20, words, func(r *report.Row) string { return r.Mention }},
	{"via", 18, words, func(r *report.Row) string { return r.Via }},
	{"topics", 30, words, func(r *report.Row) string { return strings.Join(r.Topics, "; ") }},
	{"context", 50, words, func(r *report.Row) string { return r.Context }},
	{"flags", 26, words, func(r *report.Row) string { return strings.Join(r.Flags, "; ") }},
	{"date_basis", 20, words, func(r *report.Row) string { return r.DateBasis }},
	{"source_basis", 20, words, func(r *report.Row) string { return r.SourceBasis }},
	{"language", 10, words, func(r *report.Row) string { return r.Language }},
	{"statement", 11, number, func(r *report.Row) string { return fmt.Sprint(r.Statement) }},
	{"spans", 30, words, func(r *report.Row) string { return spans(r.Spans) }},
	{"same_as", 20, words, func(*report.Row) string { return "" }},
	{"row_hash", 20, words, func(r *report.Row) string { return workbook.RowHash(*r) }},
}

// values are what the cells of numbers and days hold; 0 for an empty cell.
var values = map[string]func(*report.Row) float64{
	"date":               func(r *report.Row) float64 { return serial(r.Date) },
	"said":               func(r *report.Row) float64 { return serial(r.Said) },
	"confidence":         func(r *report.Row) float64 { return r.Confidence },
	"speaker_confidence": func(r *report.Row) float64 { return r.SpeakerConfidence },
	"statement":          func(r *report.Row) float64 { return float64(r.Statement) },
}

// at is where a column stands.
var at = func() map[string]int {
	m := map[string]int{}
	for i, c := range columns {
		m[c.head] = i
	}
	return m
}()

// documentRows is the number of rows of one document.
const documentRows = 50

// writeRows makes the rows, a line each, a field a cell, and the height of the
// row at the end; the same with lengths, for this package; the columns, for the other
// programs; and the record of the documents. All is invented, and the same each time.
func writeRows(dir string, n int) error {
	f, err := os.Create(filepath.Join(dir, "rows.tsv"))
	if err != nil {
		return err
	}
	defer f.Close()
	binary, err := os.Create(filepath.Join(dir, "rows.bin"))
	if err != nil {
		return err
	}
	defer binary.Close()
	var record, heads bytes.Buffer
	for _, c := range columns {
		fmt.Fprintf(&heads, "%s\t%c\t%g\n", c.head, c.kind, c.width)
	}
	w, b := bufio.NewWriterSize(f, 1<<20), bufio.NewWriterSize(binary, 1<<20)
	m := newMaker()
	for i := range n {
		r := m.row(i)
		if i%documentRows == 0 {
			fmt.Fprintf(&record, "%s\t%s\t%s\t%s\t%s\n", r.Document, r.Source, r.Date, r.Title, r.URL)
		}
		for _, c := range columns {
			w.WriteString(c.of(&r))
			w.WriteByte('\t')
		}
		b.Write(appendRow(b.AvailableBuffer(), &r))
		fmt.Fprintln(w, heightOf(&r))
	}
	if err := cmp.Or(w.Flush(), b.Flush(), binary.Close()); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "documents.tsv"), record.Bytes(), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "columns.tsv"), heads.Bytes(), 0o644); err != nil {
		return err
	}
	return f.Close()
}

// writeLines makes the same rows as JSON Lines.
func writeLines(path string, n int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := table.NewJSONL(f)
	m := newMaker()
	for i := range n {
		if err := w.Write(m.row(i)); err != nil {
			return err
		}
	}
	return cmp.Or(w.Flush(), f.Close())
}

// heightOf estimates the height of a row in points.
func heightOf(r *report.Row) int { return 15*(len(r.Quote)/110+1) + 4 }

// serial is a day as Excel counts.
func serial(d parse.Date) float64 {
	if d.IsZero() {
		return 0
	}
	return float64(d.Time().Unix()/86400 + 25569)
}

func spans(s report.Spans) string {
	out := make([]byte, 0, 80)
	for _, p := range [...]struct {
		name string
		span [2]int
	}{{"content ", s.Content[0]}, {"; mention ", s.Mention[0]}, {"; cue ", s.Cue[0]}} {
		out = strconv.AppendInt(append(strconv.AppendInt(append(out, p.name...), int64(p.span[0]), 10), '-'), int64(p.span[1]), 10)
	}
	return string(out)
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
	r.Stance = "says"
	r.Confidence, r.SpeakerConfidence = float64(50+m.random.IntN(50))/100, float64(75+m.random.IntN(25))/100
	if m.random.IntN(10) == 0 {
		r.Flags = []string{report.FlagDateInferred}
	}
	at := r.Statement * 400
	r.Spans = report.Spans{Content: [][2]int{{at, at + len(r.Quote)}}, Mention: [][2]int{{at - 20, at - 12}}, Cue: [][2]int{{at - 10, at - 6}}}
	r.ID = fmt.Sprintf("r%012x", uint64(i)*0x9E3779B97F4A7C15>>16)
	return r
}
