package ingest

import (
	"cmp"
	"encoding/binary"
	"io"
	"math"
	"sync"
	"time"

	"onrecord/parse"
	"onrecord/parse/fields"
	"onrecord/report"
)

// Spool keeps the rows of documents in a file until all documents are read, because only
// then is it known which names belong to one person. So memory does not grow with the
// number of rows.
type Spool struct {
	mu   sync.Mutex
	file SpoolFile
	end  int64
	err  error // the first that was met
}

// SpoolFile is the file that a spool needs.
type SpoolFile interface {
	io.ReaderAt
	io.WriterAt
}

// place is where rows of one document lie.
type place struct {
	at         int64
	size, rows int
}

// NewSpool returns a spool in an empty file, which the caller removes.
func NewSpool(f SpoolFile) *Spool { return &Spool{file: f} }

// SpoolError says that rows could not be stored or read back.
type SpoolError struct {
	Doing string
	Err   error
}

func (e *SpoolError) Error() string { return "rows " + e.Doing + ": " + report.Reason(e.Err) }
func (e *SpoolError) Unwrap() error { return e.Err }

func writeError(err error) error { return &SpoolError{"cannot be written to a temporary file", err} }
func readError(err error) error {
	return &SpoolError{"cannot be read back from the temporary file", err}
}

// spoolBuffers has the memory in which put writes rows.
var spoolBuffers sync.Pool // of *[]byte

// put stores rows. Workers may call it concurrently; failure reports errors.
func (s *Spool) put(rows []report.Row) []place {
	if len(rows) == 0 {
		return nil
	}
	buffer, _ := spoolBuffers.Get().(*[]byte)
	if buffer == nil {
		buffer = new([]byte)
	}
	defer spoolBuffers.Put(buffer)
	b := (*buffer)[:0]
	for i := range rows {
		b = appendRow(b, &rows[i], &rows[max(i-1, 0)])
	}
	*buffer = b
	s.mu.Lock()
	defer s.mu.Unlock()
	at := place{s.end, len(b), len(rows)}
	if _, err := s.file.WriteAt(b, at.at); err != nil && s.err == nil {
		s.err = writeError(err)
	}
	s.end += int64(len(b))
	return []place{at}
}

// failure is what went wrong in keeping rows; a nil spool never fails.
func (s *Spool) failure() error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// get returns the rows at some places.
func (s *Spool) get(places []place) ([]report.Row, error) {
	rows := 0
	for _, at := range places {
		rows += at.rows
	}
	if rows == 0 {
		return nil, nil
	}
	out := make([]report.Row, 0, rows)
	for _, at := range places {
		data := make([]byte, at.size)
		_, err := s.file.ReadAt(data, at.at)
		in := rowReader{Reader: fields.NewPartsReader(data)}
		for range at.rows {
			out = append(out, report.Row{})
			in.row(&out[len(out)-1])
		}
		if err := cmp.Or(err, in.Err); err != nil {
			return nil, readError(err)
		}
	}
	return out, nil
}

// appendRow appends a row of a spool. A text that the row before has too, as most of a
// document's are, is only said to be the same, and is in memory once when read back.
func appendRow(b []byte, r, before *report.Row) []byte {
	texts := textsOf(before)
	for i, s := range textsOf(r) {
		if r != before && *s == *texts[i] {
			b = append(b, 0)
		} else {
			b = append(binary.AppendUvarint(b, uint64(len(*s))+1), *s...)
		}
	}
	for _, list := range listsOf(r) {
		b = fields.AppendTexts(b, *list)
	}
	for _, spans := range spansOf(r) {
		b = binary.AppendUvarint(b, uint64(len(*spans)))
		for _, s := range *spans {
			b = binary.AppendVarint(binary.AppendVarint(b, int64(s[0])), int64(s[1]))
		}
	}
	for _, d := range []parse.Date{r.Date, r.Said} {
		b = binary.AppendVarint(b, int64(d.Year))
		b = append(b, byte(d.Month), byte(d.Day))
	}
	b = binary.AppendVarint(b, int64(r.Statement))
	for _, n := range []float64{r.Confidence, r.SpeakerConfidence} {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(n))
	}
	return fields.AppendFlags(b, r.Question)
}

func textsOf(r *report.Row) []*string {
	return []*string{&r.Source, &r.Speaker, &r.Topic, &r.Quote, &r.Kind, &r.Act, &r.Stance, &r.Role, &r.Mention, &r.Cue, &r.Frame, &r.Via, &r.DateBasis,
		&r.SourceBasis, &r.Place, &r.Title, &r.URL, &r.Language, &r.Context, &r.Document, &r.ID, &r.Status, &r.Note}
}

func listsOf(r *report.Row) []*[]string { return []*[]string{&r.Topics, &r.SameAs, &r.Flags} }

func spansOf(r *report.Row) []*[][2]int {
	return []*[][2]int{&r.Spans.Content, &r.Spans.Mention, &r.Spans.Cue, &r.Spans.Frame}
}

// readRow reads back a row that was written alone.
func readRow(b []byte, r *report.Row) error {
	in := rowReader{Reader: fields.NewPartsReader(b)}
	in.row(r)
	return in.Err
}

// rowReader reads rows back. Their texts are parts of one text, so that a document's rows
// take one piece of memory.
type rowReader struct {
	fields.Reader
	before report.Row
}

func (in *rowReader) row(r *report.Row) {
	before := textsOf(&in.before)
	for i, s := range textsOf(r) {
		if n := in.Count(); n == 0 {
			*s = *before[i]
		} else {
			*s = in.Part(n - 1)
		}
	}
	for _, list := range listsOf(r) {
		*list = in.Texts()
	}
	for _, spans := range spansOf(r) {
		if n := in.Count(); n > 0 {
			*spans = make([][2]int, n)
		}
		for i := range *spans {
			(*spans)[i] = [2]int{in.Int(), in.Int()}
		}
	}
	for _, d := range []*parse.Date{&r.Date, &r.Said} {
		d.Year = in.Int()
		if two := in.Take(2); two != nil {
			d.Month, d.Day = time.Month(two[0]), int(two[1])
		}
	}
	r.Statement = in.Int()
	for _, n := range []*float64{&r.Confidence, &r.SpeakerConfidence} {
		if bits := in.Take(8); bits != nil {
			*n = math.Float64frombits(binary.BigEndian.Uint64(bits))
		}
	}
	in.Flags(&r.Question)
	in.before = *r
}
