package read

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
)

// isWARC recognises a web archive, packed or not.
func isWARC(data []byte) bool {
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

// readWARC reads the pages of a web archive: HTML and PDF that a server gave
// in full. What else is in it is counted and left out.
func readWARC(data []byte, b *budget) ([]piece, error) {
	w := warc{budget: b}
	if bytes.HasPrefix(data, []byte("\x1F\x8B")) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%w: %s", ErrDamaged, strings.TrimPrefix(err.Error(), "gzip: "))
		}
		w.in = bufio.NewReader(b.meter(z, int64(len(data))))
	} else {
		w.in = bufio.NewReader(bytes.NewReader(data))
	}
	err := w.records()
	if len(w.pages) == 0 {
		if err == nil {
			err = fmt.Errorf("%w: the web archive holds no page%s", ErrEmpty, w.left())
		}
		return nil, err
	}
	if left := w.left(); left != "" {
		w.pages[0].warnings = append(w.pages[0].warnings, parse.Warning{
			Code: "records left out",
			Text: fmt.Sprintf("Of the web archive’s records (%d), the pages are read (%d)%s.", w.total, len(w.pages), left),
		})
	}
	return w.pages, err
}

// warc is a web archive on the way.
type warc struct {
	in     *bufio.Reader
	budget *budget
	pages  []piece

	total int // records

	revisits, refused, others, kept int // of these that are no pages, by why
}

// left says what was left out.
func (w *warc) left() string {
	var out []string
	for _, c := range []struct {
		n    int
		what string
	}{{w.revisits, "pages that had not changed"}, {w.refused, "answers other than 200"}, {w.others, "pictures, scripts and other files"}, {w.kept, "requests and notes of the crawler"}} {
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
			w.pages = append(w.pages, piece{err: fmt.Errorf("%w: record %d does not say its length", ErrDamaged, w.total)})
			continue
		}
		if !w.wanted(h) {
			if _, err := io.CopyN(io.Discard, w.in, size); err != nil {
				return warcProblem(err)
			}
			continue
		}
		if err := w.budget.entry(); err != nil {
			return err
		}
		block, err := io.ReadAll(io.LimitReader(w.in, min(size, MaxEntry)))
		if err != nil {
			return warcProblem(err)
		}
		if int64(len(block)) < min(size, MaxEntry) {
			return fmt.Errorf("%w: record %d says that it has %d bytes, and the file ends before", ErrDamaged, w.total, size)
		}
		if size > MaxEntry {
			w.pages = append(w.pages, piece{err: fmt.Errorf("%w: record %d has more than %d MB", ErrTooLarge, w.total, MaxEntry>>20)})
			if _, err := io.CopyN(io.Discard, w.in, size-MaxEntry); err != nil {
				return warcProblem(err)
			}
			continue
		}
		w.page(h, block)
	}
}

// warcProblem says what went wrong on the way through an archive.
func warcProblem(err error) error {
	if errors.Is(err, ErrTooLarge) || errors.Is(err, ErrDamaged) {
		return err
	}
	return fmt.Errorf("%w: %s", ErrDamaged, strings.TrimPrefix(err.Error(), "gzip: "))
}

// head passes over what stands before the next record and reads its header.
func (w *warc) head() (header, error) {
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
	h, _ := cutHeader(b.Bytes())
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
func (w *warc) wanted(h header) bool {
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
func (w *warc) page(h header, block []byte) {
	media := h["content-type"]
	if strings.HasPrefix(strings.ToLower(media), "application/http") || media == "" && bytes.HasPrefix(block, []byte("HTTP/")) {
		answer, err := readAnswer(block, w.budget)
		switch {
		case err != nil && answer.status == 200 && isPage(answer.header["content-type"]):
			w.pages = append(w.pages, piece{err: fmt.Errorf("record %d: %w", w.total, err)})
			return
		case answer.status != 200:
			w.refused++
			return
		}
		media, block = answer.header["content-type"], answer.body
	}
	if !isPage(media) {
		w.others++
		return
	}
	if len(block) == 0 {
		w.pages = append(w.pages, piece{err: fmt.Errorf("%w: record %d", ErrEmpty, w.total)})
		return
	}
	p := piece{data: block, format: "HTML", declared: parse.Declared{Basis: parse.BasisMetadata}}
	kind, params := mediaType(media)
	if kind == "application/pdf" {
		p.format = "PDF"
	} else if charset := params["charset"]; charset != "" {
		p.data = inUTF8(block, charset)
	}
	if address := strings.Trim(h["warc-target-uri"], "<> "); strings.HasPrefix(address, "http") {
		p.declared.URL, p.declared.Marks.URL.Name = address, "crawled from"
	}
	saved, _ := day.Whole(h["warc-date"], day.Policy{})
	p.declared.Saved = saved.Date
	p.declared = declaredOrNone(p.declared)
	w.pages = append(w.pages, p)
}

// inUTF8 decodes a page by what its server says, where the page does not say
// it itself.
func inUTF8(page []byte, charset string) []byte {
	e := charsetOf(charset)
	if e == nil || declaredCharset(page) != "" || strings.EqualFold(charset, "utf-8") {
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
	header header
	body   []byte
}

// readAnswer reads the answer of a server, and undoes what it did to the page
// for the way. Crawlers keep the header of a packed page and unpack the page:
// what is not packed is taken as it is.
func readAnswer(block []byte, b *budget) (answer, error) {
	line, rest, _ := bytes.Cut(block, []byte("\n"))
	var a answer
	if f := strings.Fields(string(line[:min(len(line), 200)])); len(f) >= 2 && strings.HasPrefix(f[0], "HTTP/") {
		a.status, _ = strconv.Atoi(f[1])
	}
	a.header, a.body = cutHeader(rest)
	if a.status != 200 || !isPage(a.header["content-type"]) {
		return a, nil
	}
	if strings.Contains(strings.ToLower(a.header["transfer-encoding"]), "chunked") {
		a.body = unchunk(a.body)
	}
	var err error
	switch packed := strings.ToLower(strings.TrimSpace(a.header["content-encoding"])); packed {
	case "", "identity":
	case "gzip", "x-gzip":
		if bytes.HasPrefix(a.body, []byte("\x1F\x8B")) {
			var z io.Reader
			if z, err = gzip.NewReader(bytes.NewReader(a.body)); err == nil {
				a.body, err = b.unpack(z, int64(len(a.body)))
			}
		}
	case "deflate":
		var z io.Reader
		if z, err = zlib.NewReader(bytes.NewReader(a.body)); err == nil {
			a.body, err = b.unpack(z, int64(len(a.body)))
		}
	default:
		if !bytes.Contains(a.body[:min(len(a.body), sniffed)], []byte("<")) {
			err = fmt.Errorf("%w: a page packed as %q", ErrFormat, packed)
		}
	}
	if err != nil {
		err = answerProblem(err)
	}
	return a, err
}

func answerProblem(err error) error {
	if errors.Is(err, ErrFormat) {
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
