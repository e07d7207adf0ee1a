package draft

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// MaxDirectory is what the list of names at the end of a zip archive may take,
// in bytes. [MaxEntries] names of 400 bytes fit; a list of millions, which costs
// a thousand bytes of memory for every fifty of the file, does not.
const MaxDirectory = 4 << 20

// FreeRatio is the size, in bytes, from which on [MaxRatio] counts: a page of
// blanks or an empty sheet packs a thousandfold, and is small.
const FreeRatio = 1 << 20

// Archive is a zip archive that is read in memory. Nothing of it is ever
// written to disk.
type Archive struct {
	Entries []Entry // files, in the order of the archive's own list
	Budget  *Budget
	at      map[string]int
}

// Entry is one file of an archive.
type Entry struct {
	Name string // cleaned: "word/document.xml", never "../" or an absolute path
	file *zip.File
}

// OpenZip lists the files of an archive, each of which counts in the budget,
// and unpacks none of them.
func OpenZip(data []byte, b *Budget) (*Archive, error) {
	source := &stingyReader{data: data, left: MaxDirectory + eocdSearch}
	r, err := zip.NewReader(source, int64(len(data)))
	source.free = true
	switch {
	case errors.Is(err, errDirectory):
		return nil, fmt.Errorf("%w: its list of files is larger than %d MB", ErrTooLarge, MaxDirectory>>20)
	case err != nil && !errors.Is(err, zip.ErrInsecurePath):
		return nil, fmt.Errorf("%w: the archive cannot be opened (%s)", ErrDamaged,
			strings.TrimPrefix(err.Error(), "zip: "))
	}
	a := &Archive{Budget: b, at: make(map[string]int)}
	foreign := foreignNames(r.File)
	for _, f := range r.File {
		name := CleanName(foreign(f.Name))
		if f.FileInfo().IsDir() || name == "" {
			continue
		}
		if err := b.Entry(); err != nil {
			return nil, err
		}
		if _, twice := a.at[name]; !twice {
			a.at[name] = len(a.Entries)
		}
		a.Entries = append(a.Entries, Entry{name, f})
	}
	return a, nil
}

// foreignNames returns what decodes names that are not UTF-8, all in one alphabet.
func foreignNames(files []*zip.File) func(string) string {
	var names []byte
	for _, f := range files {
		if !utf8.ValidString(f.Name) && len(names) < detected {
			names = append(append(names, f.Name...), '\n')
		}
	}
	if names == nil {
		return func(name string) string { return name }
	}
	e := namesEncoding(names)
	return func(name string) string {
		if utf8.ValidString(name) {
			return name
		}
		plain, _ := e.NewDecoder().String(name)
		return strings.ToValidUTF8(plain, "\uFFFD")
	}
}

// Has reports whether the archive holds a file of this name.
func (a *Archive) Has(name string) bool {
	_, ok := a.at[name]
	return ok
}

// ErrNoEntry is what file returns for a name that the archive does not hold.
var ErrNoEntry = errors.New("no such file in the archive")

// File unpacks the file of this name. Of two files with one name, the first
// counts.
func (a *Archive) File(name string) ([]byte, error) {
	i, ok := a.at[name]
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNoEntry, name)
	}
	return a.Unpack(a.Entries[i])
}

// Relations yields the relations of a part of an Office file, "" for the whole, with other
// parts of the file, each with the name of the other.
func (a *Archive) Relations(of string) iter.Seq2[xml.StartElement, string] {
	return func(yield func(xml.StartElement, string) bool) {
		data, err := a.File(path.Join(path.Dir(of), "_rels", path.Base("x/"+of)+".rels"))
		if of == "" {
			data, err = a.File("_rels/.rels")
		}
		if err != nil {
			return
		}
		for e := range NewXMLReader(data).Elements() {
			if e.Name.Local != "Relationship" || Attr(e, "TargetMode") == "External" {
				continue
			}
			target := Attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(of), target)
			}
			if !yield(e, CleanName(target)) {
				return
			}
		}
	}
}

// Unpack returns the bytes of one entry. An error concerns this entry alone,
// and names it.
func (a *Archive) Unpack(e Entry) ([]byte, error) {
	if e.file.Flags&1 != 0 {
		return nil, fmt.Errorf("%w: %s", ErrLocked, e.Name)
	}
	r, err := e.file.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %s", ErrDamaged, e.Name, strings.TrimPrefix(err.Error(), "zip: "))
	}
	defer r.Close()
	// The packed size is not a mere promise: no byte past it is read.
	data, err := a.Budget.Unpack(r, int64(e.file.CompressedSize64))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.Name, err)
	}
	return data, nil
}

// Unpack reads what a packer gives, of packed bytes, as far as the limits
// allow. It counts what comes out, whatever a header promises.
func (b *Budget) Unpack(r io.Reader, packed int64) ([]byte, error) {
	ratio := max(FreeRatio, MaxRatio*min(max(packed, 0), MaxSize))
	limit := min(MaxEntry, ratio, b.Bytes)
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(r, limit+1))
	b.Bytes -= n
	switch {
	case n > limit && limit == ratio:
		return nil, fmt.Errorf("%w: it unpacks to more than %d times its size", ErrTooLarge, MaxRatio)
	case n > limit && limit == MaxEntry:
		return nil, fmt.Errorf("%w: more than %d MB when unpacked", ErrTooLarge, MaxEntry>>20)
	case n > limit:
		return nil, fmt.Errorf("%w: the files inside come to more than %d MB", ErrTooLarge, MaxUnpacked>>20)
	case err != nil:
		return nil, fmt.Errorf("%w: %s", ErrDamaged, strings.TrimPrefix(err.Error(), "zip: "))
	}
	return out.Bytes(), nil
}

// Meter is unpack for what is read bit by bit: reading fails once a limit is
// crossed.
func (b *Budget) Meter(r io.Reader, packed int64) io.Reader {
	return &meter{r, b, max(FreeRatio, MaxRatio*min(packed, MaxSize))}
}

type meter struct {
	io.Reader
	budget *Budget
	left   int64 // by the ratio
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	m.left -= int64(n)
	m.budget.Bytes -= int64(n)
	switch {
	case m.left < 0:
		return 0, fmt.Errorf("%w: it unpacks to more than %d times its size", ErrTooLarge, MaxRatio)
	case m.budget.Bytes < 0:
		return 0, fmt.Errorf("%w: the files inside come to more than %d MB", ErrTooLarge, MaxUnpacked>>20)
	}
	return n, err
}

// eocdSearch is what archive/zip reads to find the end of the list, in bytes.
const eocdSearch = 70 << 10

var errDirectory = errors.New("the list of files is too long")

// stingyReader gives a limited number of bytes to whoever lists an archive:
// how many names there are is only known when all have been read. Reading the
// files themselves needs no limit here; then it is free.
type stingyReader struct {
	data []byte
	left int // bytes; negative once it is spent
	free bool
}

func (s *stingyReader) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 || off >= int64(len(s.data)) {
		return 0, io.EOF
	}
	n := copy(p, s.data[off:])
	if s.left -= n; s.left < 0 && !s.free {
		return 0, errDirectory
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// CleanName makes the name of an entry one that can be shown and compared:
// forward slashes, relative, without "..", drive letters and characters that
// print nothing. Old programs write names in the alphabet of DOS.
func CleanName(name string) string {
	if !utf8.ValidString(name) {
		name, _ = charmap.CodePage437.NewDecoder().String(name)
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\\':
			return '/'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
			return -1
		}
		return r
	}, name)
	if len(name) >= 2 && name[1] == ':' {
		name = name[2:]
	}
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}
