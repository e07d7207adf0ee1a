package ingest

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"iter"

	"onrecord/parse/fields"
	"onrecord/report"
)

// links finds rows in the same words among more rows than fit into memory: marks of
// rows are sorted, so that those which share one are neighbours, and then compared.
type links struct {
	rows       *list   // as they are written, but for what they are linked with
	words      *list   // what is compared of them
	same, near *sorter // numbers of rows, by their marks
}

func (j *rowJoiner) begin() {
	j.links = links{newList(j.temporary(), j.temporary()), newList(j.temporary(), j.temporary()), j.sorter(), j.sorter()}
}

func (j *rowJoiner) flush() error { return cmp.Or(j.err, j.rows.flush(), j.words.flush()) }

// add takes the next row.
func (j *rowJoiner) add(r *report.Row) error {
	if j.err != nil {
		return j.err
	}
	number := numbers(j.rows.n)
	same, near := report.NewWording(r).Fingerprints()
	if same != nil {
		if err := j.same.Add(same, number); err != nil {
			return err
		}
	}
	for _, mark := range near {
		if err := j.near.Add(binary.BigEndian.AppendUint64(nil, mark), number); err != nil {
			return err
		}
	}
	j.rows.add(appendRow(nil, r, r))
	j.words.add(compared(r))
	return nil
}

// compared returns what is compared of a row, much faster to read than all of it.
func compared(r *report.Row) []byte {
	c := report.Row{Document: r.Document, Source: r.Source, Speaker: r.Speaker, Date: r.Date, ID: r.ID, Quote: r.Quote}
	return appendRow(nil, &c, &c)
}

// numbers are keys and values that sort as their numbers do.
func numbers(list ...int64) []byte {
	var out []byte
	for _, n := range list {
		out = binary.BigEndian.AppendUint64(out, uint64(n))
	}
	return out
}

func number(b []byte) int64 { return int64(binary.BigEndian.Uint64(b)) }

func (j *rowJoiner) wording(i int64) (report.Wording, error) {
	value, err := j.words.get(i)
	if err != nil {
		return report.Wording{}, err
	}
	var r report.Row
	err = readRow(value, &r)
	return report.NewWording(&r), err
}

// link fills same_as and writes the rows.
func (j *rowJoiner) link(write func(report.Row) error) error {
	groups := &unionFind{file: j.temporary()}
	pairs, byGroup, linked := j.sorter(), j.sorter(), j.sorter()
	if j.err != nil {
		return j.err
	}
	for _, step := range []func() error{
		func() error { return j.joinSame(groups) },
		func() error { return j.pairs(pairs) },
		func() error { return j.joinNear(pairs, groups) },
		func() error { return j.members(groups, byGroup) },
		func() error { return j.linkGroups(byGroup, linked) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return j.write(linked, write)
}

// joinSame joins rows with the same words.
func (j *rowJoiner) joinSame(groups *unionFind) error {
	var mark []byte
	var first int64
	for r, err := range j.same.All() {
		if err != nil {
			return err
		}
		if i := number(r.Value); !bytes.Equal(r.Key, mark) {
			mark, first = append(mark[:0], r.Key...), i
		} else if err := groups.union(first, i); err != nil {
			return err
		}
	}
	return nil
}

// pairs sorts the pairs of rows that share a mark.
func (j *rowJoiner) pairs(pairs *sorter) error {
	var mark []byte
	var sharing []int64
	put := func() error {
		if len(sharing) > report.MostAlike {
			return nil
		}
		for k, a := range sharing {
			for _, b := range sharing[k+1:] {
				if err := pairs.Add(numbers(a, b), nil); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for r, err := range j.near.All() {
		if err != nil {
			return err
		}
		if !bytes.Equal(r.Key, mark) {
			if err := put(); err != nil {
				return err
			}
			mark, sharing = append(mark[:0], r.Key...), sharing[:0]
		}
		if len(sharing) <= report.MostAlike {
			sharing = append(sharing, number(r.Value))
		}
	}
	return put()
}

// joinNear joins the rows of pairs that have nearly the same words.
func (j *rowJoiner) joinNear(pairs *sorter, groups *unionFind) error {
	var before []byte
	var a report.Wording
	at := int64(-1)
	for r, err := range pairs.All() {
		if err != nil {
			return err
		}
		if bytes.Equal(r.Key, before) {
			continue
		}
		before = append(before[:0], r.Key...)
		i, k := number(r.Key), number(r.Key[8:])
		one, err := groups.find(i)
		other, err2 := groups.find(k)
		if err := cmp.Or(err, err2); err != nil {
			return err
		}
		if one == other {
			continue
		}
		if i != at {
			if a, err = j.wording(i); err != nil {
				return err
			}
			at = i
		}
		b, err := j.wording(k)
		if err != nil {
			return err
		}
		if a.Near(b) {
			if err := groups.union(i, k); err != nil {
				return err
			}
		}
	}
	return nil
}

// members sorts the rows of groups by group and date.
func (j *rowJoiner) members(groups *unionFind, byGroup *sorter) error {
	if !groups.any {
		return nil
	}
	for i := range j.rows.n {
		_, joined, err := groups.up(i)
		if err == nil && !joined {
			continue
		}
		group, err2 := groups.find(i)
		w, err3 := j.wording(i)
		if err := cmp.Or(err, err2, err3); err != nil {
			return err
		}
		key := append(numbers(group), w.OrderByDate()...)
		if err := byGroup.Add(append(key, numbers(i)...), []byte(w.Row.Source)); err != nil {
			return err
		}
	}
	return nil
}

// linkGroups sorts by row what the rows of each group are linked with. A group of one
// outlet is copies of one report.
func (j *rowJoiner) linkGroups(byGroup, linked *sorter) error {
	group, outlet, outlets := int64(-1), "", 0
	var rows []int64
	put := func() error {
		if outlets < 2 {
			return nil
		}
		return j.linkGroup(rows, linked)
	}
	for r, err := range byGroup.All() {
		if err != nil {
			return err
		}
		if g := number(r.Key); g != group {
			if err := put(); err != nil {
				return err
			}
			group, outlet, outlets, rows = g, "", 0, rows[:0]
		}
		if source := string(r.Value); source != "" && source != outlet {
			outlets, outlet = outlets+1, source // two or more is all that counts
		}
		rows = append(rows, number(r.Key[16:]))
	}
	return put()
}

func (j *rowJoiner) linkGroup(rows []int64, linked *sorter) error {
	shown := make([]report.Wording, min(len(rows), report.MostLinked))
	var g *report.Group
	for k := range shown {
		w, err := j.wording(rows[k])
		if err != nil {
			return err
		}
		if shown[k] = w; k == 0 {
			g = report.NewGroup(w)
		} else {
			g.Add(w)
		}
	}
	for k, i := range rows {
		w, err := report.Wording{}, error(nil)
		if k < len(shown) {
			w = shown[k]
		} else if w, err = j.wording(i); err != nil {
			return err
		}
		if ids := g.Same(w); len(ids) > 0 {
			if err := linked.Add(numbers(i), fields.AppendTexts(nil, ids)); err != nil {
				return err
			}
		}
	}
	return nil
}

// write hands out the rows with what they are linked with.
func (j *rowJoiner) write(linked *sorter, write func(report.Row) error) error {
	next, stop := iter.Pull2(linked.All())
	defer stop()
	l, err, more := next()
	for i := range j.rows.n {
		if err != nil {
			return err
		}
		value, err2 := j.rows.get(i)
		var r report.Row
		if err := cmp.Or(err2, j.ctx.Err()); err != nil {
			return err
		}
		if err := readRow(value, &r); err != nil {
			return err
		}
		if more && number(l.Key) == i {
			in := fields.NewReader(l.Value)
			if r.SameAs = in.Texts(); in.Err != nil {
				return in.Err
			}
			j.figures.Linked++
			l, err, more = next()
		}
		if err := write(r); err != nil {
			return err
		}
	}
	return err
}
