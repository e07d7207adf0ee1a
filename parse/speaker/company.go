package speaker

import (
	"bytes"
	"encoding/binary"
	"iter"

	"onrecord/parse/fields"
)

// company gathers what the groups ask: which persons do documents name beside both of two
// names? It returns the answers: each question with up to two persons or more. Without
// questions there are none.
func (j *ExternalJoiner) company() (answers Sorter, err error) {
	var asked, changed, beside, shared, persons Sorter
	if err := j.make(&asked, &changed); err != nil {
		return nil, err
	}
	documents, err := j.ask(asked, changed)
	if err != nil || j.questions == 0 {
		return nil, err
	}
	if err := j.make(&beside, &shared, &persons, &answers); err != nil {
		return nil, err
	}
	for _, step := range []func() error{
		func() error { return j.beside(documents, beside) },
		func() error { return besideAsked(asked, beside, shared) },
		func() error { return besideBoth(shared, persons) },
		func() error { return asPersons(persons, changed, answers) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return answers, nil
}

// ask sorts the questions by document, and by number the full names that become others. It
// returns the documents that are asked about.
func (j *ExternalJoiner) ask(asked, changed Sorter) (documents []uint64, err error) {
	documents = make([]uint64, j.documents/64+1)
	var failed error
	ask := func(f, to *form) []string {
		for side, docs := range [][]int32{f.docs, to.docs} {
			for _, d := range docs {
				documents[d/64] |= 1 << (d % 64)
				key := append(appendNumber(appendNumbers32(nil, uint32(d)), j.questions), byte(side))
				if err := asked.Add(key, nil); err != nil {
					failed = err
				}
			}
		}
		j.questions++
		return nil
	}
	for g, err := range j.groups() {
		if err != nil {
			return nil, err
		}
		switch {
		case len(g.forms) == 1:
		case !g.forms[0].person:
			g.eachCandidate(func(f, to *form) { ask(f, to) })
		default:
			g.shared = ask
			g.settle()
			for _, f := range g.forms {
				if to, _ := f.end(); to != f && f.full() {
					if err := changed.Add(appendNumber(nil, f.id), appendNumber(nil, to.id)); err != nil {
						return nil, err
					}
				}
			}
		}
		if failed != nil {
			return nil, failed
		}
	}
	return documents, nil
}

// beside sorts the full names of persons by documents that are asked about.
func (j *ExternalJoiner) beside(documents []uint64, beside Sorter) error {
	for r, err := range j.forms.All() {
		if err != nil {
			return err
		}
		in := fields.NewReader(r.Value)
		f := readHead(&in)
		if in.Err != nil {
			return in.Err
		}
		if !f.isFull {
			continue
		}
		for _, d := range f.docs {
			if documents[d/64]&(1<<(d%64)) != 0 {
				if err := beside.Add(appendNumber(appendNumbers32(nil, uint32(d)), f.id), nil); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// besideAsked sorts by question the full names in documents of either side of it.
func besideAsked(asked, beside, shared Sorter) error {
	next, stop := iter.Pull2(beside.All())
	defer stop()
	r, err, more := next()
	var document []byte
	var here [][]byte
	for a, err2 := range asked.All() {
		if err2 != nil {
			return err2
		}
		if !bytes.Equal(document, a.Key[:4]) {
			document, here = append(document[:0], a.Key[:4]...), here[:0]
			for ; more && bytes.Compare(r.Key[:4], document) <= 0; r, err, more = next() {
				if err != nil {
					return err
				}
				if bytes.Equal(r.Key[:4], document) {
					here = append(here, bytes.Clone(r.Key[4:]))
				}
			}
			if err != nil {
				return err
			}
		}
		question, side := a.Key[4:12], a.Key[12:]
		for _, name := range here {
			if err := shared.Add(append(append(bytes.Clone(question), name...), side...), nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// besideBoth sorts by number the names that stand in documents of both sides of a question.
func besideBoth(shared, persons Sorter) error {
	var before []byte
	for r, err := range shared.All() {
		if err != nil {
			return err
		}
		if len(before) > 0 && bytes.Equal(before[:16], r.Key[:16]) && before[16] != r.Key[16] {
			if err := persons.Add(append(bytes.Clone(r.Key[8:16]), r.Key[:8]...), nil); err != nil {
				return err
			}
		}
		before = append(before[:0], r.Key...)
	}
	return nil
}

// asPersons sorts by question the persons whom these names are of.
func asPersons(persons, changed, answers Sorter) error {
	next, stop := iter.Pull2(changed.All())
	defer stop()
	r, err, more := next()
	for p, err2 := range persons.All() {
		if err2 != nil {
			return err2
		}
		name, question := p.Key[:8], p.Key[8:]
		for more && err == nil && bytes.Compare(r.Key, name) < 0 {
			r, err, more = next()
		}
		if err != nil {
			return err
		}
		who := name
		if more && bytes.Equal(r.Key, name) {
			who = r.Value
		}
		if err := answers.Add(append(bytes.Clone(question), who...), nil); err != nil {
			return err
		}
	}
	return nil
}

// answersOf returns a function that answers questions in their order with up to two persons.
// They have no names, as only their number counts.
func answersOf(answers Sorter) (of func(question int64) ([]string, error), stop func()) {
	if answers == nil {
		return func(int64) ([]string, error) { return nil, nil }, func() {}
	}
	next, stop := iter.Pull2(answers.All())
	r, err, more := next()
	return func(question int64) (names []string, _ error) {
		var before []byte
		for ; more && err == nil && number(r.Key) <= question; r, err, more = next() {
			if number(r.Key) == question && !bytes.Equal(before, r.Key) && len(names) < 2 {
				names, before = append(names, ""), append(before[:0], r.Key...)
			}
		}
		return names, err
	}, stop
}

func number(b []byte) int64 { return int64(binary.BigEndian.Uint64(b)) }

// appendNumber appends a number so that keys sort as numbers do.
func appendNumber(b []byte, n int64) []byte { return binary.BigEndian.AppendUint64(b, uint64(n)) }

func appendNumbers32(b []byte, numbers ...uint32) []byte {
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return b
}
