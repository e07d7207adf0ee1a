package mail

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"mime"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"

	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
)

const (
	// maxParts is the number of parts of one mail or saved page: a page with
	// every picture of a photo gallery has a few hundred.
	maxParts = 2_000
	// maxPartDepth is how deep multiparts may stand in multiparts. Signed mail
	// with attachments and a text in two forms is four.
	maxPartDepth = 20
	// maxHeader is the length of the header of a mail or part, in bytes. A mail
	// that went through many servers and filters has a tenth of it.
	maxHeader = 256 << 10
	// maxField is how much of one field is put together from its lines.
	maxField = 16 << 10
)

// part is a mail, a saved page, or a part of one. Nothing in it is an error:
// what mailers write wrong is read as it was meant, as far as can be told.
type part struct {
	header Header
	media  string            // "text/html", in lower case
	params map[string]string // of the media type
	raw    []byte            // the body as it travels
	parts  []part            // of a multipart
}

// Header holds the first value of every field, by its name in lower case.
type Header map[string]string

// Get returns a field in plain text.
func (h Header) Get(name string) string {
	v := h[name]
	if !strings.Contains(v, "=?") {
		return v
	}
	d := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		if e := CharsetOf(charset); e != nil {
			return e.NewDecoder().Reader(in), nil
		}
		return nil, fmt.Errorf("no charset %q", charset)
	}}
	plain, err := d.DecodeHeader(v)
	if err != nil {
		return v
	}
	return strings.Join(strings.Fields(plain), " ")
}

// readPart parses a mail or page and all its parts.
func readPart(data []byte) (part, error) {
	count := maxParts
	return parsePart(data, maxPartDepth, &count)
}

func parsePart(data []byte, depth int, count *int) (part, error) {
	if *count--; *count < 0 {
		return part{}, fmt.Errorf("%w: more than %d parts", draft.ErrTooLarge, maxParts)
	}
	if depth < 0 {
		return part{}, fmt.Errorf("%w: parts nested more than %d deep", draft.ErrTooLarge, maxPartDepth)
	}
	h, body := CutHeader(data)
	p := part{header: h, raw: body}
	p.media, p.params = fittingType(h, body)
	if !strings.HasPrefix(p.media, "multipart/") || p.params["boundary"] == "" {
		return p, nil
	}
	for _, inner := range splitParts(body, p.params["boundary"]) {
		child, err := parsePart(inner, depth-1, count)
		if err != nil {
			return part{}, err
		}
		if p.media == "multipart/digest" && child.header["content-type"] == "" {
			child.media = "message/rfc822"
		}
		p.parts = append(p.parts, child)
	}
	if len(p.parts) == 0 {
		p.media = "text/plain" // a multipart without parts: its text is all there is
	}
	return p, nil
}

// fittingType returns the type of a part. If its header names several, it is the one whose
// boundary occurs in the body.
func fittingType(h Header, body []byte) (string, map[string]string) {
	media, params := MediaType(h["content-type"])
	second := h[secondType]
	if second == "" || strings.HasPrefix(media, "multipart/") && bytes.Contains(body, []byte("--"+params["boundary"])) {
		return media, params
	}
	if m, of := MediaType(second); !strings.HasPrefix(m, "multipart/") ||
		bytes.Contains(body, []byte("--"+of["boundary"])) {
		return m, of
	}
	return media, params
}

// secondType is where a header keeps a second type, which no mail should have.
const secondType = "content-type (second)"

// splitParts cuts a body at the lines that are the boundary. What stands
// before the first and after the last is for programs that know no parts. A
// body that lost its last boundary goes to the end.
func splitParts(body []byte, boundary string) [][]byte {
	var out [][]byte
	mark := []byte("--" + boundary)
	from := -1
	for at := 0; ; {
		i := bytes.Index(body[at:], mark)
		if i < 0 {
			break
		}
		i += at
		at = i + len(mark)
		if i > 0 && body[i-1] != '\n' {
			continue // inside a line
		}
		line := body[at:]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n]
		}
		end := string(bytes.TrimSpace(line))
		if end != "" && end != "--" {
			continue // a longer boundary
		}
		if from >= 0 {
			out = append(out, trimLineEnd(body[from:i]))
		}
		if end == "--" {
			return out
		}
		from = min(at+len(line)+1, len(body))
		if len(out) > maxParts {
			break // the caller counts, and refuses
		}
	}
	if from >= 0 {
		out = append(out, body[from:])
	}
	return out
}

// trimLineEnd drops the line end that belongs to the boundary below.
func trimLineEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// CutHeader parts the header of a mail from its body. What is no field, such
// as the "From " line of a mailbox, is passed over.
func CutHeader(data []byte) (Header, []byte) {
	h := Header{}
	name := ""
	for at := 0; at < len(data); {
		line, next := data[at:], len(data)
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], at+n+1
		}
		if len(bytes.TrimSpace(line)) == 0 {
			return h, data[next:]
		}
		if at > maxHeader {
			return h, data[at:]
		}
		switch key, value, ok := bytes.Cut(line, []byte(":")); {
		case line[0] == ' ' || line[0] == '\t':
			if name != "" && len(h[name]) < maxField {
				h[name] += " " + headerText(line)
			}
		case ok && isFieldName(key):
			name = strings.ToLower(string(bytes.TrimSpace(key)))
			_, twice := h[name]
			if twice && name == "content-type" {
				name = secondType
				_, twice = h[name]
			}
			if twice {
				name = ""
			} else {
				h[name] = headerText(value)
			}
		default:
			name = ""
		}
		at = next
	}
	return h, nil
}

// headerText decodes what mailers write into headers, though they may not:
// letters outside ASCII.
func headerText(b []byte) string {
	if dec, err := draft.Decode(bytes.TrimSpace(b)); err == nil {
		return dec.Text
	}
	return strings.ToValidUTF8(string(bytes.TrimSpace(b)), "\uFFFD")
}

func isFieldName(key []byte) bool {
	key = bytes.TrimRight(key, " \t")
	return !slices.ContainsFunc(key, func(c byte) bool { return c <= ' ' || c >= 0x7F }) && len(key) > 0 && len(key) < 80
}

// MediaType reads the type of a part; text where it says nothing.
func MediaType(value string) (string, map[string]string) {
	if strings.TrimSpace(value) == "" {
		return "text/plain", nil
	}
	media, params, err := mime.ParseMediaType(value)
	if media != "" && (err == nil || params != nil) {
		return media, params
	}
	// Mailers leave out quotes, and write "charset=utf-8; charset=utf-8".
	media, rest, _ := strings.Cut(value, ";")
	params = map[string]string{}
	for _, p := range strings.Split(rest, ";") {
		key, v, _ := strings.Cut(p, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		if _, twice := params[key]; !twice && key != "" {
			params[key] = strings.Trim(strings.TrimSpace(v), `"`)
		}
	}
	return strings.ToLower(strings.TrimSpace(media)), params
}

// content undoes what was done to a body for its travel. It never grows.
func (p part) content() []byte {
	switch strings.ToLower(strings.TrimSpace(p.header["content-transfer-encoding"])) {
	case "base64":
		return fromBase64(p.raw)
	case "quoted-printable":
		return fromQuotedPrintable(p.raw)
	case "uuencode", "x-uuencode", "x-uue", "uue":
		if _, data, _, ok := uudecode(p.raw); ok {
			return data
		}
	}
	return p.raw
}

// fromBase64 passes over whatever is no letter of base64, and takes what there
// is of a text that was cut off.
func fromBase64(raw []byte) []byte {
	clean := make([]byte, 0, len(raw))
	for _, c := range raw {
		switch {
		case 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '+', c == '/':
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, _ := base64.RawStdEncoding.Decode(out, clean)
	return out[:n]
}

// fromQuotedPrintable leaves as it is what is no escape.
func fromQuotedPrintable(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for len(raw) > 0 {
		line, rest := raw, []byte(nil)
		if n := bytes.IndexByte(raw, '\n'); n >= 0 {
			line, rest = raw[:n+1], raw[n+1:]
		}
		text := bytes.TrimRight(line, " \t\r\n")
		soft := bytes.HasSuffix(text, []byte("="))
		out = appendUnescaped(out, bytes.TrimSuffix(text, []byte("=")))
		if !soft && len(line) > 0 && line[len(line)-1] == '\n' {
			out = append(out, '\n')
		}
		raw = rest
	}
	return out
}

func appendUnescaped(out, text []byte) []byte {
	var c [1]byte
	for i := 0; i < len(text); i++ {
		c[0] = text[i]
		if text[i] == '=' && i+2 < len(text) {
			if _, err := hex.Decode(c[:], text[i+1:i+3]); err == nil {
				i += 2
			}
		}
		out = append(out, c[0])
	}
	return out
}

// text returns a body of letters, by the charset that it declares or, if that
// is wrong or missing, by what its bytes look like.
func (p part) text() (draft.Decoded, error) {
	data := p.content()
	charset := strings.ToLower(strings.TrimSpace(p.params["charset"]))
	if e := CharsetOf(charset); e != nil && charset != "utf-8" && charset != "us-ascii" {
		if out, err := e.NewDecoder().Bytes(data); err == nil {
			return draft.Decoded{Text: string(out), Name: charset}, nil
		}
	}
	return draft.Decode(data)
}

// CharsetOf returns an encoding by any of its names, or nil.
func CharsetOf(name string) encoding.Encoding {
	if e, err := htmlindex.Get(name); err == nil {
		return e
	}
	if e, err := ianaindex.MIME.Encoding(name); err == nil {
		return e
	}
	return nil
}

// fileName returns the name that a part is to be saved under, or "".
func (p part) fileName() string {
	_, params := MediaType(p.header["content-disposition"])
	names := Header{"filename": params["filename"], "name": p.params["name"]}
	return cmp.Or(names.Get("filename"), names.Get("name"))
}

// isAttached reports a part that mail programs show as a file.
func (p part) isAttached() bool {
	kind, _ := MediaType(p.header["content-disposition"])
	return kind == "attachment"
}

// uuBegin matches the line over what a program has uuencoded: "begin 644 talks.zip".
var uuBegin = pattern.Lazily(`(?m)^begin [0-7]{3,4} (\S[^\r\n]{0,200}?)[ \t]*\r?$`)

// uudecode decodes the first file in a text, and returns its name, its bytes and
// the text without it. A file that was cut off goes as far as it is there.
func uudecode(raw []byte) (name string, data, rest []byte, ok bool) {
	at := uuBegin.Regexp().FindSubmatchIndex(raw)
	if at == nil {
		return "", nil, raw, false
	}
	name = string(raw[at[2]:at[3]])
	end := at[1]
	for end < len(raw) {
		line, next := raw[end:], len(raw)
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], end+n+1
		}
		line = bytes.TrimRight(line, "\r\n")
		if string(bytes.TrimSpace(line)) == "end" {
			end = next
			break
		}
		decoded, valid := uuLine(line)
		if !valid {
			break // the text goes on: the end of the file was lost
		}
		data = append(data, decoded...)
		end = next
	}
	rest = append(bytes.Clone(raw[:at[0]]), raw[end:]...)
	return name, data, rest, len(data) > 0
}

// uuLine decodes one line: its length as a letter, then four letters for three
// bytes. Mailers cut spaces off its end.
func uuLine(line []byte) ([]byte, bool) {
	if len(line) == 0 {
		return nil, true
	}
	for _, c := range line {
		if c < ' ' || c > '`' {
			return nil, false
		}
	}
	n := int(line[0]-' ') & 63
	body := line[1:]
	if len(body) > (n+2)/3*4+4 {
		return nil, false
	}
	letter := func(i int) byte {
		if i < len(body) {
			return (body[i] - ' ') & 63
		}
		return 0
	}
	out := make([]byte, 0, n+2)
	for i := 0; len(out) < n; i += 4 {
		a, b, c, d := letter(i), letter(i+1), letter(i+2), letter(i+3)
		out = append(out, a<<2|b>>4, b<<4|c>>2, c<<6|d)
	}
	return out[:n], true
}
