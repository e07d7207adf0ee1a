package archive

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/report"
)

// rowReader reads rows as encodeRow writes them, and the people of documents as marshal
// does, several times as fast as encoding/json, which goes over each twice. Texts repeated
// from row to row are stored once. Anything unexpected is left to encoding/json.
type rowReader struct {
	kept    map[string]string
	data    []byte
	ok      bool // nothing unexpected so far
	scratch []report.Row
}

func newRowReader() *rowReader { return &rowReader{kept: map[string]string{}} }

// rows reads the rows of a query for one column.
func (d *rowReader) rows(lines *sql.Rows, err error) ([]report.Row, error) {
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	d.scratch = d.scratch[:0]
	for lines.Next() {
		var data sql.RawBytes
		if err := lines.Scan(&data); err != nil {
			return nil, err
		}
		r, err := d.row(data)
		if err != nil {
			return nil, err
		}
		d.scratch = append(d.scratch, r)
	}
	if len(d.scratch) == 0 {
		return nil, lines.Err()
	}
	return slices.Clone(d.scratch), lines.Err()
}

// row reads a row, and keeps no reference to data.
func (d *rowReader) row(data []byte) (report.Row, error) {
	d.data, d.ok = data, true
	var r report.Row
	d.object(func(key []byte) { d.field(&r, key) })
	if d.ok && len(d.data) == 0 {
		return r, nil
	}
	return decodeRow(data)
}

// into is a column of JSON that a rowReader reads if it has the expected form; any other is
// left to encoding/json.
type into[T any] struct {
	*rowReader
	to   *T
	read func(*rowReader) T
}

func (c into[T]) Scan(text any) error {
	s, ok := text.(string)
	if !ok {
		return asJSON{c.to}.Scan(text)
	}
	c.data, c.ok = []byte(s), true
	if *c.to = c.read(c.rowReader); c.ok && len(c.data) == 0 {
		return nil
	}
	var none T
	*c.to = none
	return asJSON{c.to}.Scan(text)
}

func people(d *rowReader) []parse.Person { return array(d, d.person) }

func (d *rowReader) person() (p parse.Person) {
	d.object(func(key []byte) {
		switch string(key) {
		case "name":
			p.Name = d.again()
		case "role":
			p.Role = d.again()
		case "group":
			p.Group = d.truth()
		case "aliases":
			p.Aliases = array(d, d.again)
		default:
			d.ok = false
		}
	})
	return p
}

// counts reads numbers of rows by speaker.
func counts(d *rowReader) map[string]int { return members(d, d.whole) }

// becameOf reads joined names.
func becameOf(d *rowReader) map[string]parse.Speaker {
	return members(d, func() (s parse.Speaker) {
		d.object(func(key []byte) {
			switch string(key) {
			case "name":
				s.Name = d.again()
			case "role":
				s.Role = d.again()
			case "how":
				s.How = d.again()
			default:
				d.ok = false
			}
		})
		return s
	})
}

func (d *rowReader) field(r *report.Row, key []byte) {
	switch string(key) {
	case "source":
		r.Source = d.again()
	case "date":
		r.Date = d.date()
	case "speaker":
		r.Speaker = d.again()
	case "topic":
		r.Topic = d.again()
	case "quote":
		r.Quote = d.text()
	case "kind":
		r.Kind = d.again()
	case "act":
		r.Act = d.again()
	case "stance":
		r.Stance = d.again()
	case "role":
		r.Role = d.again()
	case "mention":
		r.Mention = d.again()
	case "cue":
		r.Cue = d.again()
	case "frame":
		r.Frame = d.again()
	case "via":
		r.Via = d.again()
	case "topics":
		r.Topics = array(d, d.again)
	case "date_basis":
		r.DateBasis = d.again()
	case "source_basis":
		r.SourceBasis = d.again()
	case "said":
		r.Said = d.date()
	case "place":
		r.Place = d.again()
	case "title":
		r.Title = d.again()
	case "url":
		r.URL = d.again()
	case "language":
		r.Language = d.again()
	case "context":
		r.Context = d.again()
	case "document":
		r.Document = d.again()
	case "statement":
		r.Statement = d.whole()
	case "spans":
		d.object(func(key []byte) { d.span(&r.Spans, key) })
	case "same_as":
		r.SameAs = array(d, d.text)
	case "confidence":
		r.Confidence = d.number()
	case "speaker_confidence":
		r.SpeakerConfidence = d.number()
	case "flags":
		r.Flags = array(d, d.again)
	case "id":
		r.ID = d.text()
	case "question":
		r.Question = d.truth()
	default:
		d.ok = false
	}
}

func (d *rowReader) span(s *report.Spans, key []byte) {
	pair := func() (p [2]int) {
		d.expect("[")
		p[0] = d.whole()
		d.expect(",")
		p[1] = d.whole()
		d.expect("]")
		return p
	}
	switch string(key) {
	case "content":
		s.Content = array(d, pair)
	case "mention":
		s.Mention = array(d, pair)
	case "cue":
		s.Cue = array(d, pair)
	case "frame":
		s.Frame = array(d, pair)
	default:
		d.ok = false
	}
}

func (d *rowReader) object(field func(key []byte)) {
	d.expect("{")
	for d.ok {
		key := d.quoted()
		d.expect(":")
		if !d.ok {
			return
		}
		if field(key); !d.skip(",") {
			break
		}
	}
	d.expect("}")
}

// members reads an object with any keys.
func members[T any](d *rowReader, one func() T) map[string]T {
	if d.skip("null") {
		return nil
	}
	out := map[string]T{}
	if d.expect("{"); d.skip("}") {
		return out
	}
	for d.ok {
		key := d.again()
		d.expect(":")
		if out[key] = one(); !d.skip(",") {
			break
		}
	}
	d.expect("}")
	return out
}

func array[T any](d *rowReader, one func() T) []T {
	if d.skip("null") {
		return nil
	}
	d.expect("[")
	out := []T{}
	if d.skip("]") {
		return out
	}
	for d.ok {
		if out = append(out, one()); !d.skip(",") {
			break
		}
	}
	d.expect("]")
	return out
}

func (d *rowReader) skip(mark string) bool {
	rest, ok := bytes.CutPrefix(d.data, []byte(mark))
	d.data = rest
	return ok
}

func (d *rowReader) truth() bool {
	yes := d.skip("true")
	if !yes {
		d.expect("false")
	}
	return yes
}

func (d *rowReader) expect(mark string) { d.ok = d.ok && d.skip(mark) }

// quoted reads a string without escapes.
func (d *rowReader) quoted() []byte {
	d.expect(`"`)
	end := bytes.IndexByte(d.data, '"')
	if !d.ok || end < 0 || !unescaped(d.data[:end]) {
		d.ok = false
		return nil
	}
	text := d.data[:end]
	d.data = d.data[end+1:]
	return text
}

// unescaped reports whether a text appears in JSON unchanged.
func unescaped(text []byte) bool {
	ascii := true
	for _, c := range text {
		if c == '\\' || c < ' ' {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return ascii || utf8.Valid(text)
}

// text reads a string.
func (d *rowReader) text() (out string) {
	whole := d.data
	if text := d.quoted(); d.ok {
		return string(text)
	}
	for at := 1; at < len(whole) && whole[0] == '"'; at++ {
		switch whole[at] {
		case '\\':
			at++
		case '"':
			d.data = whole[at+1:]
			d.ok = json.Unmarshal(whole[:at+1], &out) == nil
			return out
		}
	}
	return ""
}

// again reads a string that other rows are likely to repeat.
func (d *rowReader) again() string {
	before := d.data
	text := d.quoted()
	if !d.ok {
		d.data, d.ok = before, true
		return d.text()
	}
	if same, ok := d.kept[string(text)]; ok {
		return same
	}
	s := string(text)
	d.kept[s] = s
	return s
}

func (d *rowReader) date() (day parse.Date) {
	if text := d.quoted(); d.ok {
		d.ok = day.UnmarshalText(text) == nil
	}
	return day
}

// figure reads the characters of a number.
func (d *rowReader) figure() string {
	end := 0
	for end < len(d.data) && bytes.IndexByte([]byte("+-.0123456789eE"), d.data[end]) >= 0 {
		end++
	}
	text := d.data[:end]
	d.data = d.data[end:]
	d.ok = d.ok && json.Valid(text) // not 007
	return string(text)
}

func (d *rowReader) whole() int {
	n, err := strconv.Atoi(d.figure())
	d.ok = d.ok && err == nil
	return n
}

func (d *rowReader) number() float64 {
	n, err := strconv.ParseFloat(d.figure(), 64)
	d.ok = d.ok && err == nil
	return n
}
