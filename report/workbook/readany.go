package workbook

import (
	"bytes"
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
	text, err := io.ReadAll(io.NewSectionReader(file, 0, min(size, fileHeld+1)))
	if err != nil {
		return report.Edits{}, err
	}
	return ReadCSV(text, desk)
}
