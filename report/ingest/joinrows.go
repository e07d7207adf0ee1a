package ingest

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
)

// Output is one file of what [Feed] found: rows as JSON Lines, summaries of
// documents, or both. It is opened twice.
type Output struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// Figures count what JoinRows did.
type Figures struct {
	Documents int // that were read
	Copies    int // left out, since another has the same content
	Rows      int
	Renamed   int // rows whose speaker has another name now
}

// JoinRows gives one person one name in the rows of any number of runs, as [Join]
// does in those of one, and hands out the rows in the order of the outputs. Each
// document of a row needs its summary in one of them. Documents count in the order
// of their names, so that the result does not depend on how they were shared out;
// of those with the same content the first is kept. Memory grows with documents and
// the names in them, not with rows.
func JoinRows(ctx context.Context, outputs []Output, known []speaker.Known, write func(report.Row) error) (Figures, error) {
	names, figures, err := joinSummaries(ctx, outputs, known)
	if err != nil {
		return figures, err
	}
	err = eachRecord(ctx, outputs, func(line []byte, where string) error {
		if isSummary(line) {
			return nil
		}
		var row report.Row
		if err := json.Unmarshal(line, &row); err != nil {
			return fmt.Errorf("%s: no row: %s", where, err)
		}
		n, ok := names[row.Document]
		if !ok {
			return report.WithHint(fmt.Errorf("%s: document %q has no summary", where, row.Document),
				"name the files that \"onrecord rows --people\" has written as well")
		}
		if n.copied {
			return nil
		}
		figures.Rows++
		was := row.Speaker
		rows := []report.Row{row}
		report.Rename(rows, n.become)
		if rows[0].Speaker != was {
			figures.Renamed++
		}
		return write(rows[0])
	})
	return figures, err
}

// documentNames is what joining settled for one document.
type documentNames struct {
	become map[string]parse.Speaker
	copied bool // another document has the same content
}

// joinSummaries reads all summaries and joins their people.
func joinSummaries(ctx context.Context, outputs []Output, known []speaker.Known) (map[string]documentNames, Figures, error) {
	var all []Summary
	err := eachRecord(ctx, outputs, func(line []byte, where string) error {
		if !isSummary(line) {
			return nil
		}
		var s Summary
		if err := json.Unmarshal(line, &s); err != nil {
			return fmt.Errorf("%s: no summary of a document: %s", where, err)
		}
		all = append(all, s)
		return nil
	})
	slices.SortStableFunc(all, func(a, b Summary) int { return cmp.Compare(a.Document, b.Document) })
	all = slices.CompactFunc(all, func(a, b Summary) bool { return a.Document == b.Document && a.Hash == b.Hash })
	names := make(map[string]documentNames, len(all))
	first := map[string]bool{}
	var figures Figures
	var kept []string
	var people [][]parse.Person
	for _, s := range all {
		switch _, twice := names[s.Document]; {
		case s.Status != report.StatusRead:
		case twice:
			return nil, figures, fmt.Errorf("two documents are called %q: each needs an id of its own", s.Document)
		case first[s.Hash]:
			names[s.Document] = documentNames{copied: true}
			figures.Copies++
		default:
			first[s.Hash] = true
			names[s.Document] = documentNames{}
			kept, people = append(kept, s.Document), append(people, s.People)
		}
	}
	figures.Documents = len(kept)
	if err != nil {
		return nil, figures, err
	}
	for i, become := range speaker.Join(people, known...) {
		if len(become) > 0 {
			names[kept[i]] = documentNames{become: become}
		}
	}
	return names, figures, nil
}

// isSummary tells a summary from a row: it has the key "status". In a string of
// JSON no quotation mark stands alone, so no quote can look like it.
func isSummary(line []byte) bool {
	const key = `"status"`
	at := bytes.Index(line, []byte(key))
	return at >= 0 && bytes.HasPrefix(bytes.TrimLeft(line[at+len(key):], " "), []byte(":"))
}

// eachRecord hands out the lines of all outputs with the place of each.
func eachRecord(ctx context.Context, outputs []Output, take func(line []byte, where string) error) error {
	for _, o := range outputs {
		r, err := o.Open()
		if err != nil {
			return err
		}
		var failure error
		err = eachLine(r, func(number int, line []byte, err error) bool {
			where := fmt.Sprintf("%s, line %d", o.Name, number)
			switch {
			case ctx.Err() != nil:
				failure = ctx.Err()
			case err != nil:
				failure = fmt.Errorf("%s: %w", where, err)
			default:
				failure = take(line, where)
			}
			return failure == nil
		})
		r.Close()
		if err := cmp.Or(failure, err); err != nil {
			return err
		}
	}
	return nil
}
