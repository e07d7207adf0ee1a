// Package delivery makes the files of a briefing, with the look given by the desk's
// settings and the command line.
package delivery

import (
	"cmp"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"sync"

	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/pack"
)

// Formats are the formats of a briefing, the workbook first.
var Formats = []string{"xlsx", "pdf"}

// FileName returns the name of a briefing's file.
func FileName(period, format string) string { return "briefing-" + period + "." + format }

// Targets returns the files to be made in a folder, the workbook first.
func Targets(folder string, formats []string, p report.Period) []string {
	var out []string
	for _, format := range Formats {
		if slices.Contains(formats, format) {
			out = append(out, filepath.Join(folder, FileName(p.Name, format)))
		}
	}
	return out
}

// IsPDF reports whether a file is the PDF and not the workbook.
func IsPDF(path string) bool { return filepath.Ext(path) == ".pdf" }

// Asked is the look requested on the command line, which overrides the settings.
type Asked struct {
	Marking, Note string
	For           []string
	Look          report.Look
	PDF           pack.Options
}

// Over applies what was requested over the desk's settings, and puts both into the options
// of a briefing and of its PDF.
func (a Asked) Over(s desk.Settings, b *brief.Options) pack.Options {
	b.Title, b.Marking, b.Note = cmp.Or(b.Title, s.Title), cmp.Or(a.Marking, s.Marking), cmp.Or(a.Note, s.Note)
	b.For, b.Look = s.For, s.Look
	b.Taxonomy, b.Topics, b.Intent = s.Taxonomy.Name, s.Taxonomy.Labels(), s.Intent
	if len(a.For) > 0 {
		b.For = a.For
	}
	b.Look.Accent, b.Look.Protect = cmp.Or(a.Look.Accent, s.Look.Accent), a.Look.Protect || s.Look.Protect
	if a.Look.Logo.Name != "" {
		b.Look.Logo = a.Look.Logo
	}
	o := a.PDF
	o.Paper, o.Group = cmp.Or(o.Paper, s.Paper), cmp.Or(o.Group, s.Group)
	o.Language, o.Depth = cmp.Or(o.Language, s.Language), cmp.Or(o.Depth, s.Depth)
	b.Paper = o.Paper
	o.Fonts = append(o.Fonts, s.Fonts...)
	return o
}

// File is a file to be written.
type File struct {
	Path  string
	Write func(io.Writer) error
}

// Files returns the files of a briefing; book writes its workbook. The workbook attached
// to the PDF is the same as the separate one, and is made once. Letters that the PDF shows
// as numbers are returned in missing.
func Files(b report.Briefing, book func(io.Writer) error, look pack.Options, attach bool, paths []string, missing **pack.LettersError) []File {
	if attach && slices.ContainsFunc(paths, IsPDF) {
		once := made{book: book, uses: len(paths)}
		book = once.write
		look.Attachment = &pack.Attachment{
			Name:        FileName(b.Period.Name, "xlsx"),
			Type:        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			Description: "The workbook of this briefing, with every row",
			Write:       book,
		}
	}
	var out []File
	for _, path := range paths {
		write := book
		if IsPDF(path) {
			write = func(w io.Writer) error {
				err := pack.Write(w, b, look)
				if letters, ok := errors.AsType[*pack.LettersError](err); ok {
					*missing = letters
					return nil
				}
				return err
			}
		}
		out = append(out, File{path, write})
	}
	return out
}

// made is a workbook that is made once, for so many uses, and let go of after the last.
type made struct {
	mu   sync.Mutex
	book func(io.Writer) error // nil once it is made
	uses int
	file pieces
	err  error
}

func (m *made) write(w io.Writer) error {
	file, err := m.take()
	for _, p := range file {
		if err == nil {
			_, err = w.Write(p)
		}
	}
	return err
}

func (m *made) take() (pieces, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.book != nil {
		m.err = m.book(&m.file)
		m.book = nil
	}
	file := m.file
	if m.uses--; m.uses == 0 {
		m.file = nil
	}
	return file, m.err
}

// pieces are a file in memory, which grows without being copied.
type pieces [][]byte

const sizeOfPiece = 1 << 20

func (f *pieces) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		last := len(*f) - 1
		if last < 0 || len((*f)[last]) == sizeOfPiece {
			*f = append(*f, make([]byte, 0, sizeOfPiece))
			last++
		}
		k := min(len(b), sizeOfPiece-len((*f)[last]))
		(*f)[last], b = append((*f)[last], b[:k]...), b[k:]
	}
	return n, nil
}

// RowsHead is the title of a workbook of rows that is not the briefing of a period.
func RowsHead(s desk.Settings, o brief.Options) report.Briefing {
	o.Title, o.Marking, o.Look = s.Title, s.Marking, s.Look
	o.Taxonomy, o.Topics, o.Intent = s.Taxonomy.Name, s.Taxonomy.Labels(), true
	b := o.Head()
	b.Settings = o.Settings(o.Precision.Name)
	return b
}
