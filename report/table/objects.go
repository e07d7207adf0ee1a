package table

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// Objects yields the rows of a Parquet file as JSON objects, one at a time: keys are
// columns, lists are arrays, days are "2026-11-18" and times as in RFC 3339. Nulls are
// left out. A group of start and end is a pair, like the spans in [JSONL]. So anything
// that reads JSON Lines can also read what Spark, DuckDB or pandas wrote. An object is
// valid until the next.
func Objects(r io.ReaderAt, size int64) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		var a *assembly
		var groups []parquet.RowGroup
		err := harmless(func() error {
			file, err := parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
			if err == nil {
				a, groups = newAssembly(file.Schema()), file.RowGroups()
			}
			return err
		})
		if err != nil {
			yield(nil, fmt.Errorf("not a Parquet file: %w", err))
			return
		}
		for _, group := range groups {
			if !a.rows(group, yield) {
				return
			}
		}
	}
}

// harmless does a step of reading. The library panics over some damaged files; that is
// an error of the file.
func harmless(step func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("the file is damaged: %v", v)
		}
	}()
	return step()
}

// assembly puts the columns of a row together again (Melnik et al. 2010).
type assembly struct {
	root   column
	leaves int
	values [][]parquet.Value // by leaf: what is left of the row
}

// column is a node of the schema.
type column struct {
	name               string
	optional, repeated bool
	definition, repeat int // levels from which it is there, and comes again
	first, end         int // its leaves
	list               bool
	text               func(parquet.Value) any // of a leaf
	columns            []column
}

func newAssembly(schema *parquet.Schema) *assembly {
	a := &assembly{}
	a.root = a.column("", schema, 0, 0)
	a.values = make([][]parquet.Value, a.leaves)
	return a
}

func (a *assembly) column(name string, n parquet.Node, definition, repeat int) column {
	c := column{name: name, optional: n.Optional(), repeated: n.Repeated(), first: a.leaves}
	if c.optional || c.repeated {
		definition++
	}
	if c.repeated {
		repeat++
	}
	c.definition, c.repeat = definition, repeat
	if n.Leaf() {
		c.text = valueOf(n.Type())
		a.leaves++
	} else {
		for _, f := range n.Fields() {
			c.columns = append(c.columns, a.column(f.Name(), f, definition, repeat))
		}
		if t := n.Type().LogicalType(); t != nil {
			_, c.list = t.Value.(*format.ListType)
		}
		c.list = c.list && len(c.columns) == 1 && c.columns[0].repeated
	}
	c.end = a.leaves
	return c
}

// rows hands out the rows of a group. It returns whether more are wanted.
func (a *assembly) rows(group parquet.RowGroup, yield func([]byte, error) bool) bool {
	var rows parquet.Rows
	err := harmless(func() error { rows = group.Rows(); return nil })
	if err != nil {
		yield(nil, err)
		return false
	}
	defer func() { _ = harmless(rows.Close) }()
	var buf [64]parquet.Row
	for {
		var lines [][]byte
		err := harmless(func() error {
			n, end := rows.ReadRows(buf[:])
			for _, row := range buf[:n] {
				line, err := a.line(row)
				if err != nil {
					return err
				}
				lines = append(lines, line)
			}
			return end
		})
		if slices.ContainsFunc(lines, func(line []byte) bool { return !yield(line, nil) }) {
			return false
		}
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			yield(nil, err)
			return false
		}
	}
}

func (a *assembly) line(row parquet.Row) ([]byte, error) {
	clear(a.values)
	row.Range(func(i int, values []parquet.Value) bool { a.values[i] = values; return true })
	return json.Marshal(a.body(&a.root))
}

// value takes the next value of a column, nil for none.
func (a *assembly) value(c *column) any {
	if len(a.values[c.first]) == 0 {
		return nil
	}
	if a.values[c.first][0].DefinitionLevel() < c.definition {
		for i := c.first; i < c.end; i++ {
			a.values[i] = a.values[i][min(1, len(a.values[i])):]
		}
		return nil
	}
	if !c.repeated {
		return a.body(c)
	}
	out := []any{a.body(c)}
	for len(a.values[c.first]) > 0 && a.values[c.first][0].RepetitionLevel() >= c.repeat {
		out = append(out, a.body(c))
	}
	return out
}

// body takes the value of a column that is there.
func (a *assembly) body(c *column) any {
	if c.text != nil {
		v := a.values[c.first][0]
		a.values[c.first] = a.values[c.first][1:]
		return c.text(v)
	}
	if c.list {
		list, _ := a.value(&c.columns[0]).([]any)
		if each := c.columns[0].columns; len(each) == 1 {
			for i := range list {
				list[i] = list[i].(map[string]any)[each[0].name]
			}
		}
		return append([]any{}, list...)
	}
	out := map[string]any{}
	for i := range c.columns {
		if v := a.value(&c.columns[i]); v != nil {
			out[c.columns[i].name] = v
		}
	}
	if start, end := out["start"], out["end"]; len(c.columns) == 2 && start != nil && end != nil {
		return []any{start, end}
	}
	return out
}

// valueOf returns how a leaf is written in JSON.
func valueOf(t parquet.Type) func(parquet.Value) any {
	var logical format.LogicalTypeValue
	if l := t.LogicalType(); l != nil {
		logical = l.Value
	}
	switch l := logical.(type) {
	case *format.DateType:
		return func(v parquet.Value) any { return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly) }
	case *format.TimestampType:
		return timeIn(l)
	}
	switch t.Kind() {
	case parquet.Boolean:
		return func(v parquet.Value) any { return v.Boolean() }
	case parquet.Int32:
		return func(v parquet.Value) any { return v.Int32() }
	case parquet.Int64:
		return func(v parquet.Value) any { return v.Int64() }
	case parquet.Float:
		return func(v parquet.Value) any { return number(float64(v.Float())) }
	case parquet.Double:
		return func(v parquet.Value) any { return number(v.Double()) }
	case parquet.Int96: // how Spark and Hive wrote times for long
		return func(v parquet.Value) any {
			const julian = 2440588 // the day 1970-01-01
			of := v.Int96()
			nano := int64(uint64(of[1])<<32 | uint64(of[0]))
			return time.Unix((int64(of[2])-julian)*24*60*60, nano).UTC().Format(time.RFC3339)
		}
	}
	return func(v parquet.Value) any { return string(v.ByteArray()) }
}

func timeIn(t *format.TimestampType) func(parquet.Value) any {
	of := time.UnixMilli
	switch t.Unit.Value.(type) {
	case *format.MicroSeconds:
		of = time.UnixMicro
	case *format.NanoSeconds:
		of = func(n int64) time.Time { return time.Unix(0, n) }
	}
	return func(v parquet.Value) any { return of(v.Int64()).UTC().Format(time.RFC3339) }
}

// number is a figure, nil where JSON has none for it.
func number(f float64) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return f
}
