package table

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"

	"onrecord/report"
)

// groupRows is the number of rows in a row group: enough for names to be
// found again in a dictionary, few enough to be held in memory.
const groupRows = 32 << 10

// Parquet writes rows as an Apache Parquet file: the columns of the schema in its order,
// typed. Days are DATE and null when unknown, lists are lists, spans are lists of a start
// and an end; text is UTF-8, in dictionaries where values repeat, and compressed with
// Zstandard. Bytes that are not valid UTF-8 become U+FFFD.
type Parquet struct{ groups[parquetRow] }

// parquetRow is report.Row as Parquet types it.
type parquetRow struct {
	Source            string       `parquet:"source,dict,zstd"`
	Date              *int32       `parquet:"date,optional,date,dict,zstd"` // days since 1970-01-01
	Speaker           string       `parquet:"speaker,dict,zstd"`
	Topic             string       `parquet:"topic,dict,zstd"`
	Quote             string       `parquet:"quote,zstd"`
	Kind              string       `parquet:"kind,dict,zstd"`
	Act               string       `parquet:"act,dict,zstd"`
	Stance            string       `parquet:"stance,dict,zstd"`
	Role              string       `parquet:"role,dict,zstd"`
	Mention           string       `parquet:"mention,dict,zstd"`
	Cue               string       `parquet:"cue,dict,zstd"`
	Frame             string       `parquet:"frame,dict,zstd"`
	Via               string       `parquet:"via,dict,zstd"`
	Topics            []string     `parquet:"topics,list,dict,zstd"`
	DateBasis         string       `parquet:"date_basis,dict,zstd"`
	SourceBasis       string       `parquet:"source_basis,dict,zstd"`
	Said              *int32       `parquet:"said,optional,date,dict,zstd"`
	Place             string       `parquet:"place,dict,zstd"`
	Title             string       `parquet:"title,dict,zstd"`
	URL               string       `parquet:"url,dict,zstd"`
	Language          string       `parquet:"language,dict,zstd"`
	Context           string       `parquet:"context,zstd"`
	Document          string       `parquet:"document,dict,zstd"`
	Statement         int32        `parquet:"statement,zstd"`
	Spans             parquetSpans `parquet:"spans"`
	SameAs            []string     `parquet:"same_as,list,zstd"`
	Confidence        float64      `parquet:"confidence,zstd"`
	SpeakerConfidence float64      `parquet:"speaker_confidence,zstd"`
	Flags             []string     `parquet:"flags,list,dict,zstd"`
	ID                string       `parquet:"id,zstd"`
}

type parquetSpans struct {
	Content []parquetSpan `parquet:"content,list"`
	Mention []parquetSpan `parquet:"mention,list"`
	Cue     []parquetSpan `parquet:"cue,list"`
	Frame   []parquetSpan `parquet:"frame,list"`
}

type parquetSpan struct {
	Start int32 `parquet:"start,zstd"`
	End   int32 `parquet:"end,zstd"`
}

// NewParquet returns a writer of Parquet. Call Flush after the last row: without it the
// file is not valid.
func NewParquet(w io.Writer) *Parquet {
	return &Parquet{newGroups[parquetRow](w)}
}

// Write writes one row.
func (p *Parquet) Write(r report.Row) error {
	if err := p.write(asParquet(r)); err != nil {
		return fmt.Errorf("write row %s as Parquet: %w", r.ID, err)
	}
	return nil
}

// groups writes lines in row groups.
type groups[T any] struct {
	out   *parquet.GenericWriter[T]
	lines int // in the group begun
}

func newGroups[T any](w io.Writer) groups[T] {
	return groups[T]{out: parquet.NewGenericWriter[T](w, parquet.CreatedBy("onrecord", "", ""))}
}

func (g *groups[T]) write(line T) error {
	if _, err := g.out.Write([]T{line}); err != nil {
		return err
	}
	if g.lines++; g.lines < groupRows {
		return nil
	}
	g.lines = 0
	return g.out.Flush()
}

// Flush ends the file.
func (g *groups[T]) Flush() error { return g.out.Close() }

func asParquet(r report.Row) parquetRow {
	return parquetRow{
		Source: valid(r.Source), Date: days(r.Date.IsZero(), r.Date.Time()), Speaker: valid(r.Speaker),
		Topic: valid(r.Topic), Quote: valid(r.Quote),
		Kind: valid(r.Kind), Act: valid(r.Act), Stance: valid(r.Stance), Role: valid(r.Role),
		Mention: valid(r.Mention), Cue: valid(r.Cue), Frame: valid(r.Frame), Via: valid(r.Via),
		Topics: allValid(r.Topics), DateBasis: valid(r.DateBasis), SourceBasis: valid(r.SourceBasis),
		Said:  days(r.Said.IsZero(), r.Said.Time()),
		Place: valid(r.Place), Title: valid(r.Title), URL: valid(r.URL),
		Language: valid(r.Language), Context: valid(r.Context),
		Document: valid(r.Document), Statement: int32(r.Statement),
		Spans: parquetSpans{parquetSpansOf(r.Spans.Content), parquetSpansOf(r.Spans.Mention),
			parquetSpansOf(r.Spans.Cue), parquetSpansOf(r.Spans.Frame)},
		SameAs: allValid(r.SameAs), Confidence: r.Confidence, SpeakerConfidence: r.SpeakerConfidence,
		Flags: allValid(r.Flags), ID: valid(r.ID),
	}
}

// days returns a day as Parquet counts them; nil for the unknown one.
func days(unknown bool, day time.Time) *int32 {
	if unknown {
		return nil
	}
	n := int32(day.Unix() / (24 * 60 * 60))
	return &n
}

func parquetSpansOf(spans [][2]int) []parquetSpan {
	out := make([]parquetSpan, len(spans))
	for i, s := range spans {
		out[i] = parquetSpan{int32(s[0]), int32(s[1])}
	}
	return out
}

func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

func allValid(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = valid(s)
	}
	return out
}
