package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"encoding/binary"
	"io"
	"iter"
	"slices"

	"onrecord/parse/speaker"
)

// sortMemory is how many bytes of records a sorter holds before it writes them to
// its file.
const sortMemory = 16 << 20

// sorter is a [speaker.Sorter]: it writes sorted runs to a file, and merges them when it is
// read. Records are sorted by key, then by value, so that their order does not depend on
// that in which they came.
type sorter struct {
	ctx     context.Context // ends reading
	file    SpoolFile
	memory  int // bytes
	held    []byte
	records []sorted // in held
	runs    []place
	end     int64
}

// sorted is where a record lies in held.
type sorted struct{ at, key, value int }

// Add copies a record.
func (s *sorter) Add(key, value []byte) error {
	const each = 24 // bytes of a sorted
	if len(s.held)+len(key)+len(value)+each*len(s.records) > s.memory && len(s.records) > 0 {
		if err := s.write(); err != nil {
			return err
		}
	}
	s.records = append(s.records, sorted{len(s.held), len(key), len(value)})
	s.held = append(append(s.held, key...), value...)
	return nil
}

// sort sorts the records in memory.
func (s *sorter) sort() {
	slices.SortFunc(s.records, func(a, b sorted) int {
		ka, va := s.record(a)
		kb, vb := s.record(b)
		return cmp.Or(bytes.Compare(ka, kb), bytes.Compare(va, vb))
	})
}

func (s *sorter) record(r sorted) (key, value []byte) {
	return s.held[r.at : r.at+r.key], s.held[r.at+r.key : r.at+r.key+r.value]
}

// write ends a run.
func (s *sorter) write() error {
	s.sort()
	out := bufio.NewWriterSize(io.NewOffsetWriter(s.file, s.end), 1<<16)
	n := 0
	for _, r := range s.records {
		key, value := s.record(r)
		head := binary.AppendUvarint(binary.AppendUvarint(out.AvailableBuffer(), uint64(r.key)), uint64(r.value))
		n += len(head) + r.key + r.value
		out.Write(head) // a bufio.Writer keeps its first error for Flush
		out.Write(key)
		out.Write(value)
	}
	if err := out.Flush(); err != nil {
		return writeError(err)
	}
	s.runs = append(s.runs, place{at: s.end, size: n})
	s.end += int64(n)
	s.held, s.records = s.held[:0], s.records[:0]
	return nil
}

// All hands out the records in their order, as often as it is asked; no more are added.
// They are valid until the next. Of more than fit into memory none stay there.
func (s *sorter) All() iter.Seq2[speaker.Record, error] {
	return func(yield func(speaker.Record, error) bool) {
		if s.sort(); len(s.runs) > 0 && s.held != nil {
			if err := s.write(); err != nil {
				yield(speaker.Record{}, err)
				return
			}
			s.held, s.records = nil, nil
		}
		var runs merge
		size := max(4<<10, min(1<<18, s.memory/(len(s.runs)+1)))
		for _, at := range s.runs {
			in := bufio.NewReaderSize(io.NewSectionReader(s.file, at.at, int64(at.size)), size)
			runs = append(runs, &run{next: func(r *speaker.Record) error { return readRecord(in, r) }})
		}
		left := s.records
		runs = append(runs, &run{next: func(r *speaker.Record) error {
			if len(left) == 0 {
				return io.EOF
			}
			r.Key, r.Value = s.record(left[0])
			left = left[1:]
			return nil
		}})
		for i := 0; i < len(runs); {
			switch err := runs[i].next(&runs[i].Record); {
			case err == io.EOF:
				runs = slices.Delete(runs, i, i+1)
			case err != nil:
				yield(speaker.Record{}, readError(err))
				return
			default:
				i++
			}
		}
		heap.Init(&runs)
		for n := 0; len(runs) > 0; n++ {
			if n%1024 == 0 && s.ctx.Err() != nil {
				yield(speaker.Record{}, s.ctx.Err())
				return
			}
			if !yield(runs[0].Record, nil) {
				return
			}
			switch err := runs[0].next(&runs[0].Record); {
			case err == io.EOF:
				heap.Pop(&runs)
			case err != nil:
				yield(speaker.Record{}, readError(err))
				return
			default:
				heap.Fix(&runs, 0)
			}
		}
	}
}

// readRecord reads a record of a run over the one before.
func readRecord(in *bufio.Reader, r *speaker.Record) error {
	key, err := binary.ReadUvarint(in)
	if err != nil {
		return err
	}
	value, err := binary.ReadUvarint(in)
	if err != nil {
		return err
	}
	buf := slices.Grow(r.Key[:0], int(key+value))[:key+value]
	r.Key, r.Value = buf[:key], buf[key:]
	_, err = io.ReadFull(in, buf)
	return err
}

// run is a run with its first record.
type run struct {
	speaker.Record
	next func(*speaker.Record) error
}

// merge is a heap of runs.
type merge []*run

func (m merge) Len() int { return len(m) }
func (m merge) Less(i, j int) bool {
	return cmp.Or(bytes.Compare(m[i].Key, m[j].Key), bytes.Compare(m[i].Value, m[j].Value)) < 0
}
func (m merge) Swap(i, j int) { m[i], m[j] = m[j], m[i] }
func (m *merge) Push(x any)   { *m = append(*m, x.(*run)) }
func (m *merge) Pop() any {
	last := len(*m) - 1
	r := (*m)[last]
	*m = (*m)[:last]
	return r
}

// list keeps records in a file, in the order in which they come, to be read by their
// number. All are added before the first is read.
type list struct {
	file, index SpoolFile
	data, ends  *bufio.Writer
	n, end      int64
}

func newList(file, index SpoolFile) *list {
	return &list{file: file, index: index,
		data: bufio.NewWriterSize(io.NewOffsetWriter(file, 0), 1<<18), ends: bufio.NewWriterSize(io.NewOffsetWriter(index, 0), 1<<16)}
}

// add adds a record.
func (l *list) add(value []byte) {
	l.data.Write(value) // a bufio.Writer keeps its first error for Flush
	l.end += int64(len(value))
	l.ends.Write(binary.BigEndian.AppendUint64(l.ends.AvailableBuffer(), uint64(l.end)))
	l.n++
}

// flush ends the list.
func (l *list) flush() error {
	if err := cmp.Or(l.data.Flush(), l.ends.Flush()); err != nil {
		return writeError(err)
	}
	return nil
}

// get returns the i-th record.
func (l *list) get(i int64) ([]byte, error) {
	var ends [16]byte // of the one before and of this
	from := ends[:]
	at := 8 * (i - 1)
	if i == 0 {
		from, at = ends[8:], 0
	}
	if _, err := l.index.ReadAt(from, at); err != nil {
		return nil, readError(err)
	}
	begin, end := binary.BigEndian.Uint64(ends[:]), binary.BigEndian.Uint64(ends[8:])
	out := make([]byte, end-begin)
	if _, err := l.file.ReadAt(out, int64(begin)); err != nil && len(out) > 0 {
		return nil, readError(err)
	}
	return out, nil
}

// unionFind holds disjoint sets of numbers in a file (union-find; Tarjan and van Leeuwen 1984),
// each named after its smallest member. For each number the file has its parent plus one;
// 0 is a number that was never joined.
type unionFind struct {
	file SpoolFile
	any  bool
}

// up returns the parent of a number, and whether it was joined with any other.
func (s *unionFind) up(i int64) (int64, bool, error) {
	var b [8]byte
	n, err := s.file.ReadAt(b[:], 8*i)
	if n < len(b) && err != io.EOF {
		return i, false, readError(err)
	}
	if v := binary.BigEndian.Uint64(b[:]); n == len(b) && v > 0 {
		return int64(v - 1), true, nil
	}
	return i, false, nil
}

func (s *unionFind) put(i, above int64) error {
	if _, err := s.file.WriteAt(binary.BigEndian.AppendUint64(nil, uint64(above+1)), 8*i); err != nil {
		return writeError(err)
	}
	return nil
}

// find returns the least member of the number's set, and shortens the way to it.
func (s *unionFind) find(i int64) (int64, error) {
	for {
		above, _, err := s.up(i)
		if err != nil || above == i {
			return i, err
		}
		top, _, err := s.up(above)
		if err != nil || top == above {
			return above, err
		}
		if err := s.put(i, top); err != nil {
			return i, err
		}
		i = top
	}
}

// union makes one set of two.
func (s *unionFind) union(a, b int64) error {
	a, errA := s.find(a)
	b, errB := s.find(b)
	if err := cmp.Or(errA, errB); err != nil {
		return err
	}
	s.any = true
	return cmp.Or(s.put(min(a, b), min(a, b)), s.put(max(a, b), min(a, b)))
}
