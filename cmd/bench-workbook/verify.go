package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/xuri/excelize/v2"
)

// verify reads a workbook back and compares the cells of Quotes with the rows:
// texts as they are, dates as the days they show.
func verify(input, output string) error {
	f, err := excelize.OpenFile(output)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := f.GetRows("Quotes")
	if err != nil {
		return err
	}
	if len(rows) == 0 || len(rows[0]) != len(columns) {
		return fmt.Errorf("no head of %d columns", len(columns))
	}
	for i, c := range columns {
		if got := rows[0][i]; strings.ReplaceAll(got, " ", "_") != c.head {
			return fmt.Errorf("column %d is %q, want %q", i+1, got, c.head)
		}
	}
	in, err := os.Open(input)
	if err != nil {
		return err
	}
	defer in.Close()
	s := bufio.NewScanner(in)
	s.Buffer(make([]byte, 1<<16), 1<<20)
	n := 1
	for ; s.Scan(); n++ {
		if n >= len(rows) {
			return fmt.Errorf("it has %d lines, fewer than rows", len(rows))
		}
		for i, want := range strings.Split(s.Text(), "\t")[:len(columns)] {
			got := ""
			if i < len(rows[n]) {
				got = rows[n][i]
			}
			if columns[i].kind == number {
				got, want = strings.TrimRight(got, "0"), strings.TrimRight(want, "0")
			}
			if got != want {
				return fmt.Errorf("row %d, %s: %q, want %q", n+1, columns[i].head, got, want)
			}
		}
	}
	if n != len(rows) {
		return fmt.Errorf("it has %d lines for %d rows", len(rows)-1, n-1)
	}
	return s.Err()
}
