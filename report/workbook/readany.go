package workbook

import (
	"bytes"
	"fmt"
	"io"

	"onrecord/report"
)

// ReadAny reads a returned file of size bytes: a workbook as [Read] does or, if it is not
// one, text as [ReadCSV] does.
func ReadAny(file io.ReaderAt, size int64, desk func(export string) Known) (report.Edits, error) {
	var magic [4]byte
	_, _ = file.ReadAt(magic[:], 0) // a shorter file is no workbook
	if size == 0 || bytes.HasPrefix(magic[:], []byte("PK")) || magic == [4]byte{0xD0, 0xCF, 0x11, 0xE0} {
		return Read(file, size, desk)
	}
	if what := otherFile(file); what != "" {
		return report.Edits{}, fmt.Errorf("it is %s, not a workbook; send back the workbook itself (.xlsx), which is also attached to the PDF", what)
	}
	text, err := io.ReadAll(io.NewSectionReader(file, 0, min(size, fileHeld+1)))
	if err != nil {
		return report.Edits{}, err
	}
	return ReadCSV(text, desk)
}

// otherFile names a file that is neither a workbook nor a table, and "" for any other.
func otherFile(file io.ReaderAt) string {
	begin := make([]byte, 512)
	n, _ := file.ReadAt(begin, 0)
	begin = bytes.TrimLeft(bytes.TrimPrefix(begin[:n], []byte("\ufeff")), " \t\r\n")
	for i, c := range begin {
		if 'A' <= c && c <= 'Z' {
			begin[i] = c + 'a' - 'A'
		}
	}
	for _, kind := range []struct{ mark, name string }{
		{"%pdf-", "a PDF"}, {"<!doctype html", "a web page"}, {"<html", "a web page"}, {"<?xml", "an XML file"},
		{"\x89png", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"{\\rtf", "a text in RTF"},
	} {
		if bytes.HasPrefix(begin, []byte(kind.mark)) {
			return kind.name
		}
	}
	return ""
}
