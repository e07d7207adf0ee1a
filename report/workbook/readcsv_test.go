package workbook

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"onrecord/report"
)

// asCSV is the sheet Quotes of the sample as a spreadsheet saves it.
func asCSV(t *testing.T, comma rune, change func(line int, cells []string)) string {
	t.Helper()
	f := opened(t, sample())
	rows, err := f.GetRows(quotesName)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.Comma = comma
	for i, cells := range rows {
		for len(cells) < len(quoteColumns) {
			cells = append(cells, "")
		}
		if change != nil {
			change(i, cells)
		}
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.String()
}

func utf16le(s string) string {
	out := []byte("\xFF\xFE")
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

func TestATableSavedAsTextComesBack(t *testing.T) {
	edited := strings.Replace(asWritten, `"Mara Voss"`, `"Mara Lindqvist Voss"`, 1)
	for _, c := range []struct{ name, data, want string }{
		{"commas", asCSV(t, ',', nil), asWritten},
		{"a byte order mark and semicolons", "\ufeff" + asCSV(t, ';', nil), asWritten},
		{"Excel's own first line", "sep=;\r\n" + asCSV(t, ';', nil), asWritten},
		{"tabs, as UTF-16", utf16le(asCSV(t, '\t', nil)), asWritten},
		{"line ends of Windows", strings.ReplaceAll(asCSV(t, ',', nil), "\n", "\r\n"), asWritten},
		{"an edit", asCSV(t, ',', func(line int, cells []string) {
			if line == 1 {
				cells[colSpeaker] = "Mara Lindqvist Voss "
			}
		}), edited},
		{"dates as a country writes them", asCSV(t, ',', func(line int, cells []string) {
			cells[colDate] = strings.NewReplacer("2026-11-16", "11/16/2026", "2026-11-18", "18.11.26").Replace(cells[colDate])
		}), asWritten},
		{"a guard before a formula", asCSV(t, ',', func(line int, cells []string) {
			if cells[colQuote] == "=1+1" {
				cells[colQuote] = "'=1+1"
			}
		}), asWritten},
		{"a source without its zeros", asCSV(t, ',', func(line int, cells []string) {
			if line == 1 {
				cells[colSource] = "1843"
			}
		}), strings.Replace(asWritten, "r1 whole", "r1 mixed up", 1)},
	} {
		e, err := ReadCSV([]byte(c.data), nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := summaryOf(e); got != c.want || len(e.Problems)+len(e.Notes) > 0 || e.Exported != -1 {
			t.Errorf("%s: got\n%s%v %v", c.name, got, e.Problems, e.Notes)
		}
	}
}

// The CSV of "rows" has no column for status, note and checksum.
func TestTheRowsThemselvesAsCSV(t *testing.T) {
	data := "source,date,speaker,topic,quote,kind,id\r\nPost,2026-11-16,Mara Voss,Ports,\"The harbour, open\r\nstays.\",direct,r1\r\n"
	e, err := ReadCSV([]byte(data), nil)
	if want := "r1 whole: \"Mara Voss\" \"Ports\" !\"\" !\"\"\n"; err != nil || summaryOf(e) != want {
		t.Errorf("%v\n%s", err, summaryOf(e))
	}
	if !e.Rows[0].Cells[report.EditStatus].Rejected || !e.Rows[0].Cells[report.EditNote].Rejected {
		t.Error("a column that is not there empties the cells of the desk")
	}
}

func TestTextThatIsNoTableIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"letters of another encoding": {"source,date,speaker,topic,quote,status,note,id\nF\xfcr,,,,,,,r1\n", "not UTF-8"},
		"no heads":                    {"a,b,c,d\n1,2,3,4\n", "no line with the headings"},
		"empty":                       {"", "no line with the headings"},
		"a stray quotation mark":      {"id,speaker,topic,quote,status,note\nr1,\"a\"b,c,d,e,f\n", "line 2: a quotation mark in a cell"},
		"two columns of one name":     {"id,speaker,topic,topic,quote,status,note\nr1,a,b,c,d,e,f\n", "two columns \"topic\""},
	} {
		if _, err := ReadCSV([]byte(c.data), nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// With what the desk knows, a column whose head was changed is found by its
// values.
func TestAColumnIsKnownByItsValues(t *testing.T) {
	desk := func(string) Known {
		return Known{Row: func(id, field string) (string, bool) {
			for _, r := range sample().Rows {
				if r.ID == id {
					return map[string]string{"speaker": r.Speaker, "topic": r.Topic, "status": "new"}[field], true
				}
			}
			return "", false
		}}
	}
	data := asCSV(t, ',', func(line int, cells []string) {
		if line == 0 {
			cells[colSpeaker], cells[colTopic] = "Wer", "Thema"
		}
		if line == 1 {
			cells[colTopic] = "Energy"
		}
	})
	e, err := ReadCSV([]byte(data), desk)
	if err == nil || !strings.Contains(err.Error(), "no column topic; it has unknown columns: Thema") {
		t.Errorf("half of the topics are other ones, and yet: %v %v", err, e.Notes)
	}
	data = asCSV(t, ',', func(line int, cells []string) {
		if line == 0 {
			cells[colSpeaker] = "Wer"
		}
		if line == 3 {
			cells[colSpeaker] = "Ines Roke"
		}
	})
	e, err = ReadCSV([]byte(data), desk)
	if err != nil || fmt.Sprint(e.Notes) != `[the table: the column "Wer" was recognised as speaker by its values]` || e.Rows[2].Cells[0].Text != "Ines Roke" {
		t.Errorf("%v %v\n%s", err, e.Notes, summaryOf(e))
	}
}

func TestWhatIsNoWorkbookIsNamed(t *testing.T) {
	for want, data := range map[string]string{
		"it is a PDF, not a workbook":      "%PDF-1.7\n\xff",
		"it is a web page, not a workbook": "\ufeff\n<!DOCTYPE html><p class=\"a\">x",
		"it is a picture, not a workbook":  "\x89PNG\r\n",
	} {
		if _, err := ReadAny(strings.NewReader(data), int64(len(data)), nil); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
