package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/workbook"
)

// writeOurs writes the whole workbook: the rows are read once to be counted,
// once to be written.
func writeOurs(dir, output string) error {
	in, err := os.Open(filepath.Join(dir, "rows.bin"))
	if err != nil {
		return err
	}
	defer in.Close()
	record, err := os.Open(filepath.Join(dir, "documents.tsv"))
	if err != nil {
		return err
	}
	defer record.Close()
	out, err := os.Create(output)
	if err != nil {
		return err
	}
	b := report.Briefing{Title: "Bench", Made: parse.NewDate(2026, 11, 21), Version: "bench"}
	if _, err := workbook.WriteRows(out, b, func(from int) iter.Seq2[*report.Row, error] { return rowsOf(in, from) }, documentsOf(record)); err != nil {
		return err
	}
	return out.Close()
}

// documentsOf gives the record of the documents. A line that cannot be read is
// missed in the workbook, and by verify.
func documentsOf(in *os.File) workbook.Documents {
	return func(yield func(report.Document) bool) {
		if _, err := in.Seek(0, 0); err != nil {
			return
		}
		for s := bufio.NewScanner(in); s.Scan(); {
			f := strings.Split(s.Text(), "\t")
			if !yield(report.Document{Path: f[0], Status: report.StatusRead, Source: f[1], SourceBasis: "metadata", Date: date(f[2]), DateBasis: "dateline", Title: f[3], URL: f[4], Format: "text", Encoding: "UTF-8", Rows: documentRows}) {
				return
			}
		}
	}
}

func rowsOf(in *os.File, from int) iter.Seq2[*report.Row, error] {
	return func(yield func(*report.Row, error) bool) {
		for p, err := range parsedRows(in, from) {
			if !yield(&p.row, err) {
				return
			}
		}
	}
}

// parsedRows reads the rows, for this package and the floor.
func parsedRows(in *os.File, from int) iter.Seq2[*parser, error] {
	return func(yield func(*parser, error) bool) {
		var p parser
		if _, err := in.Seek(0, 0); err != nil {
			yield(&p, err)
			return
		}
		s := bufio.NewReaderSize(in, 1<<16)
		for i := 0; ; i++ {
			line, err := nextRow(s)
			if err == io.EOF {
				return
			}
			if i < from {
				continue
			}
			if err == nil {
				err = p.read(line)
			}
			if !yield(&p, err) || err != nil {
				return
			}
		}
	}
}

// nextRow reads a row as one text, after its length: it takes one piece of memory, as of any
// reader that does not hold them.
func nextRow(in *bufio.Reader) (string, error) {
	size, err := binary.ReadUvarint(in)
	if err != nil {
		return "", err
	}
	if head, err := in.Peek(int(size)); err == nil {
		row := string(head)
		_, err = in.Discard(len(head))
		return row, err
	}
	row := make([]byte, size)
	_, err = io.ReadFull(in, row)
	return string(row), err
}

func textsOf(r *report.Row) [21]*string {
	return [...]*string{&r.Source, &r.Speaker, &r.Topic, &r.Quote, &r.Cue, &r.Stance, &r.Frame, &r.ID, &r.Kind, &r.Role, &r.Act, &r.Title,
		&r.URL, &r.Document, &r.Place, &r.Mention, &r.Via, &r.Context, &r.DateBasis, &r.SourceBasis, &r.Language}
}

// appendRow writes a row for nextRow: texts and lists of texts after their lengths, numbers as
// they are in memory.
func appendRow(out []byte, r *report.Row) []byte {
	var b []byte
	texts := func(list ...string) {
		for _, s := range list {
			b = append(binary.LittleEndian.AppendUint16(b, uint16(len(s))), s...)
		}
	}
	for _, s := range textsOf(r) {
		texts(*s)
	}
	texts(workbook.RowHash(*r))
	for _, list := range [...][]string{r.Topics, r.Flags} {
		b = append(b, byte(len(list)))
		texts(list...)
	}
	c, m, q := r.Spans.Content[0], r.Spans.Mention[0], r.Spans.Cue[0]
	for _, n := range [...]int{r.Date.Year, int(r.Date.Month), r.Date.Day, r.Statement, c[0], c[1], m[0], m[1], q[0], q[1]} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	for _, n := range [...]float64{r.Confidence, r.SpeakerConfidence} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(n))
	}
	return append(binary.AppendUvarint(out, uint64(len(b))), b...)
}

// parser makes rows, in the room of the row before.
type parser struct {
	line                    string // what is left of it
	cut                     bool
	topics, flags           []string
	content, mention, spoke [1][2]int
	row                     report.Row
	hash                    string // its checksum, which only the floor takes from here
}

func (p *parser) read(line string) error {
	p.line, p.row = line, report.Row{}
	r := &p.row
	for _, s := range textsOf(r) {
		*s = p.text()
	}
	p.hash = p.text()
	p.topics, p.flags = p.list(p.topics), p.list(p.flags)
	r.Topics, r.Flags = p.topics, p.flags
	r.Date = parse.Date{Year: p.number(4), Month: time.Month(p.number(4)), Day: p.number(4)}
	r.Statement = p.number(4)
	for _, s := range [...]*[1][2]int{&p.content, &p.mention, &p.spoke} {
		s[0] = [2]int{p.number(4), p.number(4)}
	}
	r.Spans = report.Spans{Content: p.content[:], Mention: p.mention[:], Cue: p.spoke[:]}
	r.Confidence, r.SpeakerConfidence = math.Float64frombits(uint64(p.number(8))), math.Float64frombits(uint64(p.number(8)))
	if p.cut || p.line != "" {
		return errors.New("a row is cut")
	}
	return nil
}

func (p *parser) take(n int) (s string) {
	if p.cut = p.cut || n > len(p.line); !p.cut {
		s, p.line = p.line[:n], p.line[n:]
	}
	return s
}

func (p *parser) number(size int) (n int) {
	s := p.take(size)
	for i := len(s) - 1; i >= 0; i-- {
		n = n<<8 | int(s[i])
	}
	return n
}

func (p *parser) text() string {
	if len(p.line) < 2 {
		p.cut = true
		return ""
	}
	size := int(p.line[0]) | int(p.line[1])<<8
	p.line = p.line[2:]
	return p.take(size)
}

func (p *parser) list(room []string) []string {
	room = room[:0]
	for range p.number(1) {
		room = append(room, p.text())
	}
	return room
}

func date(s string) (d parse.Date) {
	if len(s) == len("2026-11-21") {
		year, _ := strconv.Atoi(s[:4])
		month, _ := strconv.Atoi(s[5:7])
		day, _ := strconv.Atoi(s[8:])
		d = parse.Date{Year: year, Month: time.Month(month), Day: day}
	}
	return d
}
