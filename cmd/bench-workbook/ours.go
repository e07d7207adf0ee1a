package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
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
		if _, err := in.Seek(0, 0); err != nil {
			yield(nil, err)
			return
		}
		s := bufio.NewReaderSize(in, 1<<16)
		var p parser
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
			if !yield(&p.row, err) || err != nil {
				return
			}
		}
	}
}

// nextRow reads the fields of a row as one text, each after its length: a row takes
// one piece of memory, as of any reader that does not hold them.
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

// appendFields writes a row for nextRow.
func appendFields(out []byte, fields []string) []byte {
	size := 0
	for _, f := range fields {
		size += 2 + len(f)
	}
	out = binary.AppendUvarint(out, uint64(size))
	for _, f := range fields {
		out = append(binary.LittleEndian.AppendUint16(out, uint16(len(f))), f...)
	}
	return out
}

// parser makes rows of fields, in the room of the row before.
type parser struct {
	fields                  []string
	topics, flags           []string
	content, mention, spoke [1][2]int
	row                     report.Row
}

func (p *parser) read(line string) error {
	f := p.fields[:0]
	for len(line) > 1 {
		end := 2 + int(line[0]) + int(line[1])<<8
		if end > len(line) {
			return errors.New("a field is cut")
		}
		f, line = append(f, line[2:end]), line[end:]
	}
	if p.fields = f; len(f) != len(columns) {
		return fmt.Errorf("a row of %d fields", len(f))
	}
	p.topics, p.flags = list(p.topics, f[24]), list(p.flags, f[26])
	r := &p.row
	*r = report.Row{
		Source: f[0], Date: date(f[1]), Speaker: f[2], Topic: f[3], Quote: f[4], Cue: f[5], Stance: f[6], Frame: f[7],
		ID: f[11], Kind: f[12], Role: f[13], Said: date(f[14]), Act: f[15], Title: f[18], URL: f[19], Document: f[20], Place: f[21],
		Mention: f[22], Via: f[23], Topics: p.topics, Context: f[25], Flags: p.flags, DateBasis: f[27], SourceBasis: f[28], Language: f[29],
	}
	r.Confidence, _ = strconv.ParseFloat(f[16], 64)
	r.SpeakerConfidence, _ = strconv.ParseFloat(f[17], 64)
	r.Statement, _ = strconv.Atoi(f[30])
	for part := range strings.SplitSeq(f[31], "; ") {
		name, span, _ := strings.Cut(part, " ")
		from, to, _ := strings.Cut(span, "-")
		a, _ := strconv.Atoi(from)
		b, _ := strconv.Atoi(to)
		switch name {
		case "content":
			p.content[0], r.Spans.Content = [2]int{a, b}, p.content[:]
		case "mention":
			p.mention[0], r.Spans.Mention = [2]int{a, b}, p.mention[:]
		case "cue":
			p.spoke[0], r.Spans.Cue = [2]int{a, b}, p.spoke[:]
		}
	}
	return nil
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

func list(room []string, s string) []string {
	room = room[:0]
	if s != "" {
		for item := range strings.SplitSeq(s, "; ") {
			room = append(room, item)
		}
	}
	return room
}
