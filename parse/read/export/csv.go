package export

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"onrecord/parse/read/draft"
)

// ReadCSV reads a table of articles, one a record. Its first record names the
// columns.
func ReadCSV(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return nil, err
	}
	text := strings.TrimPrefix(dec.Text, string(draft.BOM))
	text, separator := separatorLine(text)
	if separator == 0 {
		separator = guessSeparator(text, b.Columns)
	}
	r := csvReader(text, separator)
	columns, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%w: the table has no header row", draft.ErrDamaged)
	}
	for i, c := range columns {
		columns[i] = strings.TrimSpace(c)
	}
	columns = slices.Clone(columns)
	at, err := guessColumns(columns, b.Columns)
	if err != nil {
		guess, ok := byContents(columns, at, firstRecords(text, separator))
		if !ok {
			return nil, err
		}
		dec.Warnings = append(dec.Warnings, guess)
	}
	var list []item
	for n := 1; ; n++ {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return itemPieces(list), fmt.Errorf("%w: record %d: %s", draft.ErrDamaged, n, err)
		}
		if n > draft.MaxArticles {
			return itemPieces(list), fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
		}
		get := func(field string) string {
			if i, ok := at[field]; ok && i < len(fields) {
				return fields[i]
			}
			return ""
		}
		list = append(list, newItem(n, get))
	}
	pieces := itemPieces(list)
	if len(pieces) == 0 {
		return nil, fmt.Errorf("%w: none of the table's records has a text", draft.ErrEmpty)
	}
	pieces[0].Warnings = append(dec.Warnings, pieces[0].Warnings...)
	for i := range pieces {
		pieces[i].Encoding = dec.Name
	}
	return pieces, nil
}

// firstRecords returns a few records of a table below its heads.
func firstRecords(text string, separator rune) [][]string {
	r := csvReader(text, separator)
	r.ReuseRecord = false
	var out [][]string
	for n := range contentRows + 1 {
		fields, err := r.Read()
		if err != nil {
			break
		}
		if n > 0 {
			out = append(out, fields)
		}
	}
	return out
}

// newItem fills an article field by field.
func newItem(number int, get func(field string) string) item {
	return item{number: number, text: get("text"), title: get("title"), date: get("date"),
		source: get("source"), url: get("url"),
		byline: get("byline"), language: get("language"), summary: withHit(get("summary"), get("hit"))}
}

func csvReader(text string, separator rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = separator, true, -1, true
	return r
}

// separatorLine reads the line "sep=;" that Excel writes over a table.
func separatorLine(text string) (string, rune) {
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if s, ok := strings.CutPrefix(line, "sep="); ok && len(s) == 1 && strings.Contains(separators, s) {
		return rest, rune(s[0])
	}
	return text, 0
}

const separators = ",;\t|"

// guessSeparator takes the separator by which most columns get names that are
// known, and of equals the one that makes most columns.
func guessSeparator(text string, named map[string]string) rune {
	best, most := ',', -1
	for _, s := range separators {
		columns, err := csvReader(text, s).Read()
		if err != nil {
			continue
		}
		score := min(len(columns), 100)
		if at, err := guessColumns(columns, named); err == nil {
			score += 1000 * len(at)
		}
		if score > most {
			best, most = s, score
		}
	}
	return best
}
