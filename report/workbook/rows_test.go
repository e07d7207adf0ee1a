package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/report"
)

func TestRowsFromElsewhereAreTheRowsInMemory(t *testing.T) {
	b := manyRows(200)
	b.Documents = []report.Document{{Path: "d3.txt", Status: report.StatusRead}}
	rows := b.Rows
	held := opened(t, b)
	b.Rows = nil
	var out bytes.Buffer
	sheets, err := WriteRows(&out, b, heldRows(rows), slices.Values(b.Documents))
	if err != nil || !slices.Equal(sheets, []string{"Quotes"}) {
		t.Fatalf("sheets %q: %v", sheets, err)
	}
	streamed, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer streamed.Close()
	for _, s := range []string{quotesName, speakersName, topicsName, sourcesName, documentsName} {
		want, err := held.GetRows(s)
		if err != nil {
			t.Fatal(err)
		}
		got, err := streamed.GetRows(s)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %d lines, want %d: %v", s, len(got), len(want), err)
		}
		for i := range want {
			if s == quotesName {
				want[i] = want[i][:colShown] // what a filter shows, only rows in memory say
			}
			if !slices.Equal(got[i], want[i]) {
				t.Errorf("%s, line %d: %q, want %q", s, i+1, got[i], want[i])
			}
		}
	}
}

func TestQuestionsAreRowsOfATableOfRows(t *testing.T) {
	b := sample()
	var out bytes.Buffer
	if _, err := WriteRows(&out, b, heldRows(b.Rows), slices.Values(b.Documents)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if rows, err := f.GetRows(quotesName); err != nil || len(rows) != 5 || rows[2][colSpeaker] != report.Interviewer {
		t.Errorf("%d lines: %v", len(rows), err)
	}
}

func TestAnErrorOfTheRowsEndsTheWorkbook(t *testing.T) {
	lost := errors.New("the disk is gone")
	for _, failAt := range []int{1, 2, 3} { // while rows are counted, on the second sheet, on the first
		asked := 0
		rows := func(from int) iter.Seq2[*report.Row, error] {
			asked++
			fail := asked == failAt
			return func(yield func(*report.Row, error) bool) {
				for i := from; i < 10; i++ {
					if fail && i == 8 || fail && failAt == 3 && i == 2 {
						yield(nil, lost)
						return
					}
					if !yield(&report.Row{Quote: "Yes.", ID: fmt.Sprint("r", i)}, nil) {
						return
					}
				}
			}
		}
		c, err := newStream(report.Briefing{}, rows, slices.Values[[]report.Document](nil), limits{lines: 5, part: 1 << 20})
		if err == nil {
			err = c.write(io.Discard)
		}
		if !errors.Is(err, lost) {
			t.Errorf("asked %d times: got %v", asked, err)
		}
	}
}

func TestASheetEndsBeforeItIsTooLargeForAFile(t *testing.T) {
	b := manyRows(40)
	c, err := newStream(b, heldRows(b.Rows), slices.Values(b.Documents), limits{lines: 1000, part: 30_000})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.starts) < 3 {
		t.Fatalf("sheets begin at %d", c.starts)
	}
	var out bytes.Buffer
	if err := c.write(&out); err != nil {
		t.Fatal(err)
	}
	for name, part := range partsOf(t, out.Bytes()) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && bytes.Contains(part, []byte("This is what was said")) && len(part) > 40_000 {
			t.Errorf("%s has %d bytes", name, len(part))
		}
	}
	s := newModel(c).String()
	for _, want := range []string{"The rows are on the sheets Quotes, Quotes 2", "=COUNTIFS(tblQuotes[id],\"<>\")+COUNTIFS(tblQuotes2[id],\"<>\")+", "Further sheets"} {
		if !strings.Contains(s, want) {
			t.Errorf("the model does not have %q", want)
		}
	}
}

func TestAPartTooLargeIsRefusedWithTheWayOut(t *testing.T) {
	p := newPartWriter(io.Discard)
	p.part = 10
	w, err := p.Create("xl/worksheets/sheet2.xml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Write([]byte("more than ten bytes"))
	if err == nil || !strings.Contains(err.Error(), "4 GiB") || !strings.Contains(err.Error(), "CSV") {
		t.Errorf("got %v", err)
	}
}
