package container

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/mail"
	"onrecord/parse/read/web"
)

// IsWARC recognises a web archive, packed or not.
func IsWARC(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("\x1F\x8B")) {
		return bytes.HasPrefix(data, []byte("WARC/"))
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return false
	}
	head := make([]byte, 5)
	_, err = io.ReadFull(z, head)
	return err == nil && string(head) == "WARC/"
}

// maxRecordHead is the length of the header of a record, or of the answer in
// it, in bytes. The cookies of a site may take a few thousand.
const maxRecordHead = 256 << 10

// ReadWARC reads the pages of a web archive: HTML and PDF that a server gave
// in full. What else is in it is counted and left out.
func ReadWARC(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	w := warc{budget: b}
	if bytes.HasPrefix(data, []byte("\x1F\x8B")) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%w: %s", draft.ErrDamaged, strings.TrimPrefix(err.Error(), "gzip: "))
		}
		w.in = bufio.NewReader(b.Meter(z, int64(len(data))))
	} else {
		w.in = bufio.NewReader(bytes.NewReader(data))
	}
	err := w.records()
	if len(w.pages) == 0 {
		if err == nil {
			err = fmt.Errorf("%w: the web archive holds no page%s", draft.ErrEmpty, w.left())
		}
		return nil, err
	}
	if left := w.left(); left != "" {
		w.pages[0].Warnings = append(w.pages[0].Warnings, parse.Warning{
			Code: "records left out",
			Text: fmt.Sprintf("Of the web archive’s records (%d), the pages are read (%d)%s.",
				w.total, len(w.pages), left),
		})
	}
	return w.pages, err
}

// warc is the state of reading a web archive.
type warc struct {
	in     *bufio.Reader
	budget *draft.Budget
	pages  []draft.Piece

	total int // records

	revisits, refused, others, kept int // of these that are no pages, by why
}

// left says what was left out.
func (w *warc) left() string {
	var out []string
	for _, c := range []struct {
		n    int
		what string
	}{{w.revisits, "unchanged pages"}, {w.refused, "responses other than 200"},
		{w.others, "pictures, scripts and other files"}, {w.kept, "requests and metadata of the crawler"}} {
		if c.n > 0 {
			out = append(out, fmt.Sprintf("%s (%d)", c.what, c.n))
		}
	}
	if out == nil {
		return ""
	}
	return "; left out: " + strings.Join(out, ", ")
}

// records reads one record after the other. After one that says a wrong length
// of itself the next is looked for.
func (w *warc) records() error {
	for {
		h, err := w.head()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return warcProblem(err)
		}
		w.total++
		size, err := strconv.ParseInt(h["content-length"], 10, 64)
		if err != nil || size < 0 {
			w.pages = append(w.pages, draft.Piece{Err: fmt.Errorf("%w: record %d does not give its length",
				draft.ErrDamaged, w.total)})
			continue
		}
		if !w.wanted(h) {
			if _, err := io.CopyN(io.Discard, w.in, size); err != nil {
				return warcProblem(err)
			}
			continue
		}
		if err := w.budget.Entry(); err != nil {
			return err
		}
		block, err := io.ReadAll(io.LimitReader(w.in, min(size, draft.MaxEntry)))
		if err != nil {
			return warcProblem(err)
		}
		if int64(len(block)) < min(size, draft.MaxEntry) {
			return fmt.Errorf("%w: record %d claims %d bytes, but the file ends before that",
				draft.ErrDamaged, w.total, size)
		}
		if size > draft.MaxEntry {
			w.pages = append(w.pages, draft.Piece{Err: fmt.Errorf("%w: record %d has more than %d MB",
				draft.ErrTooLarge, w.total, draft.MaxEntry>>20)})
			if _, err := io.CopyN(io.Discard, w.in, size-draft.MaxEntry); err != nil {
				return warcProblem(err)
			}
			continue
		}
		w.page(h, block)
	}
}

// warcProblem returns the error met while reading an archive.
func warcProblem(err error) error {
	if errors.Is(err, draft.ErrTooLarge) || errors.Is(err, draft.ErrDamaged) {
		return err
	}
	return fmt.Errorf("%w: %s", draft.ErrDamaged, strings.TrimPrefix(err.Error(), "gzip: "))
}

// head skips to the next record and reads its header.
func (w *warc) head() (mail.Header, error) {
	for {
		line, err := w.line()
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(line, "WARC/") {
			break
		}
	}
	var b bytes.Buffer
	for b.Len() < maxRecordHead {
		line, err := w.line()
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if line == "" {
			break
		}
		b.WriteString(line + "\n")
	}
	h, _ := mail.CutHeader(b.Bytes())
	return h, nil
}

// line reads a line, and of one too long its beginning.
func (w *warc) line() (string, error) {
	const most = 16 << 10
	var out []byte
	for {
		part, err := w.in.ReadSlice('\n')
		if len(out) < most {
			out = append(out, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if errors.Is(err, io.EOF) && len(out) > 0 {
			err = nil
		}
		return strings.TrimRight(string(out), "\r\n"), err
	}
}

// wanted reports whether a record may hold a page, and counts the others.
func (w *warc) wanted(h mail.Header) bool {
	switch strings.ToLower(h["warc-type"]) {
	case "response", "resource", "conversion":
		return true
	case "revisit":
		w.revisits++
	default:
		w.kept++
	}
	return false
}

// page takes the page out of a record.
func (w *warc) page(h mail.Header, block []byte) {
	media := h["content-type"]
	if strings.HasPrefix(strings.ToLower(media), "application/http") ||
		media == "" && bytes.HasPrefix(block, []byte("HTTP/")) {
		answer, err := ReadAnswer(block, w.budget)
		switch {
		case err != nil && answer.status == 200 && isPage(answer.header["content-type"]):
			w.pages = append(w.pages, draft.Piece{Err: fmt.Errorf("record %d: %w", w.total, err)})
			return
		case answer.status != 200:
			w.refused++
			return
		}
		media, block = answer.header["content-type"], answer.Body
	}
	if !isPage(media) {
		w.others++
		return
	}
	if len(block) == 0 {
		w.pages = append(w.pages, draft.Piece{Err: fmt.Errorf("%w: record %d", draft.ErrEmpty, w.total)})
		return
	}
	p := draft.Piece{Data: block, Format: "HTML", Declared: parse.Declared{Basis: parse.BasisMetadata}}
	kind, params := mail.MediaType(media)
	if kind == "application/pdf" {
		p.Format = "PDF"
	} else if charset := params["charset"]; charset != "" {
		p.Data = inUTF8(block, charset)
	}
	if address := strings.Trim(h["warc-target-uri"], "<> "); strings.HasPrefix(address, "http") {
		p.Declared.URL, p.Declared.Marks.URL.Name = address, "crawled from"
	}
	saved, _ := day.Whole(h["warc-date"], day.Policy{})
	p.Declared.Saved = saved.Date
	p.Declared = draft.DeclaredOrNone(p.Declared)
	w.pages = append(w.pages, p)
}

// inUTF8 decodes a page by what its server says, where the page does not say
// it itself.
func inUTF8(page []byte, charset string) []byte {
	e := mail.CharsetOf(charset)
	if e == nil || web.DeclaredCharset(page) != "" || strings.EqualFold(charset, "utf-8") {
		return page
	}
	out, err := e.NewDecoder().Bytes(page)
	if err != nil {
		return page
	}
	return out
}

// isPage reports a type of file that may be an article.
func isPage(media string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(media), ";")
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml", "application/pdf":
		return true
	}
	return false
}

// answer is what a server sent.
type answer struct {
	status int
	header mail.Header
	Body   []byte
}

// ReadAnswer reads the answer of a server, and undoes what it did to the page
// for the way. Crawlers keep the header of a packed page and unpack the page:
// what is not packed is taken as it is.
func ReadAnswer(block []byte, b *draft.Budget) (answer, error) {
	line, rest, _ := bytes.Cut(block, []byte("\n"))
	var a answer
	if f := strings.Fields(string(line[:min(len(line), 200)])); len(f) >= 2 && strings.HasPrefix(f[0], "HTTP/") {
		a.status, _ = strconv.Atoi(f[1])
	}
	a.header, a.Body = mail.CutHeader(rest)
	if a.status != 200 || !isPage(a.header["content-type"]) {
		return a, nil
	}
	if strings.Contains(strings.ToLower(a.header["transfer-encoding"]), "chunked") {
		a.Body = unchunk(a.Body)
	}
	var err error
	switch packed := strings.ToLower(strings.TrimSpace(a.header["content-encoding"])); packed {
	case "", "identity":
	case "gzip", "x-gzip":
		if bytes.HasPrefix(a.Body, []byte("\x1F\x8B")) {
			var z io.Reader
			if z, err = gzip.NewReader(bytes.NewReader(a.Body)); err == nil {
				a.Body, err = b.Unpack(z, int64(len(a.Body)))
			}
		}
	case "deflate":
		var z io.Reader
		if z, err = zlib.NewReader(bytes.NewReader(a.Body)); err == nil {
			a.Body, err = b.Unpack(z, int64(len(a.Body)))
		}
	default:
		if !bytes.Contains(a.Body[:min(len(a.Body), draft.Sniffed)], []byte("<")) {
			err = fmt.Errorf("%w: a page compressed as %q", draft.ErrFormat, packed)
		}
	}
	if err != nil {
		err = answerProblem(err)
	}
	return a, err
}

func answerProblem(err error) error {
	if errors.Is(err, draft.ErrFormat) {
		return err
	}
	return warcProblem(err)
}

// unchunk joins the pieces in which a server sent a page, as far as they are
// whole. A body that is not in pieces is returned as it is.
func unchunk(body []byte) []byte {
	var out []byte
	for rest := body; ; {
		end := bytes.IndexByte(rest[:min(len(rest), 1<<10)], '\n')
		if end < 0 {
			break
		}
		after := rest[end+1:]
		number, _, _ := strings.Cut(string(rest[:end]), ";")
		size, err := strconv.ParseUint(strings.TrimSpace(number), 16, 31)
		if err != nil {
			break
		}
		if size == 0 {
			return out
		}
		n := min(int(size), len(after))
		out = append(out, after[:n]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[n:], []byte("\r")), []byte("\n"))
	}
	if out == nil {
		return body
	}
	return out
}

// IsWACZ recognises a web archive in a package by the names of what every one
// must hold.
func IsWACZ(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return false
	}
	list := data[max(0, len(data)-waczNames):] // names stand at the end of a zip archive
	return bytes.Contains(list, []byte("datapackage.json")) && bytes.Contains(list, []byte("archive/"))
}

// waczNames is how far from the end the names of a package are looked for, in
// bytes.
const waczNames = 256 << 10

// ReadWACZ reads the pages of the web archives in a package.
func ReadWACZ(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	var out []draft.Piece
	for _, e := range a.Entries {
		if !strings.HasPrefix(e.Name, "archive/") || !strings.HasSuffix(strings.TrimSuffix(e.Name, ".gz"), ".warc") {
			continue
		}
		inner, err := a.Unpack(e)
		if err != nil {
			out = append(out, draft.Piece{Name: e.Name, Err: err})
			continue
		}
		pages, err := ReadWARC(inner, b)
		out = append(out, pages...)
		if err != nil {
			out = append(out, draft.Piece{Name: e.Name, Err: err})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: the package holds no web archive", draft.ErrEmpty)
	}
	return out, nil
}
