package mail

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"onrecord/parse/read/draft"
)

// Properties of a message of Outlook, [MS-OXPROPS], by their numbers.
const (
	msgSubject    = "0037"
	msgHeaders    = "007D"
	msgSender     = "0C1A"
	msgAddress    = "0C1F"
	msgSMTP       = "5D01"
	msgBody       = "1000"
	msgHTML       = "1013"
	msgRTF        = "1009"
	msgData       = "3701"
	msgLongName   = "3707"
	msgShortName  = "3704"
	msgSubmitted  = 0x0039
	msgDelivered  = 0x0E06
	msgCodePage   = 0x3FDE
	msgEmbedded   = "__substg1.0_3701000D"
	msgProperties = "__properties_version1.0"
)

// IsMSG recognises a message of Outlook.
func IsMSG(data []byte) bool { return draft.CompoundHas(data, msgProperties) }

// ReadMSG reads a message that Outlook has saved: its text is a document, what is
// attached are files inside it.
func ReadMSG(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	streams, err := draft.OpenCompound(data, b)
	if err != nil {
		return nil, err
	}
	m, h := outlook{streams: streams}.message("")
	if len(m.html)+len(m.plain)+len(m.files) == 0 {
		return nil, fmt.Errorf("%w: the message has no text", draft.ErrEmpty)
	}
	return m.pieces(h, b)
}

// outlook is the state of reading a message.
type outlook struct{ streams draft.Compound }

// text returns a property that is text, whatever its alphabet.
func (o outlook) text(in, property string, page int) string {
	if raw, ok := o.streams[in+"__substg1.0_"+property+"001F"]; ok {
		return strings.TrimRight(string(draft.DecodeUTF16(raw, binary.LittleEndian)), "\x00")
	}
	if raw, ok := o.streams[in+"__substg1.0_"+property+"001E"]; ok {
		s, _ := draft.DecodePage(raw, page)
		return strings.TrimRight(s, "\x00")
	}
	return ""
}

// fixed returns a property of fixed length from the list of those. head is what precedes
// the list.
func (o outlook) fixed(in string, head, number int) (uint64, bool) {
	const entry = 16
	list := o.streams[in+msgProperties]
	for at := head; at+entry <= len(list); at += entry {
		if int(binary.LittleEndian.Uint16(list[at+2:])) == number {
			return binary.LittleEndian.Uint64(list[at+8:]), true
		}
	}
	return 0, false
}

// message reads the message whose streams lie beneath a path, which ends with a
// slash or is empty.
func (o outlook) message(in string) (message, Header) {
	head := 32
	if in != "" {
		head = 24 // of a message inside another
	}
	page := 1252
	if n, ok := o.fixed(in, head, msgCodePage); ok {
		page = int(uint32(n))
	}
	h := Header{}
	if headers := o.text(in, msgHeaders, page); headers != "" {
		h, _ = CutHeader([]byte(headers))
		delete(h, "content-type")
	}
	set := func(name, value string) {
		if h[name] == "" && value != "" {
			h[name] = value
		}
	}
	if subject := o.text(in, msgSubject, page); subject != "" {
		h["subject"] = subject
	}
	address := cmp.Or(o.text(in, msgSMTP, page), o.text(in, msgAddress, page))
	if !strings.Contains(address, "@") {
		address = "" // a name in the directory of an office
	}
	if sender := strings.TrimSpace(o.text(in, msgSender, page) + " <" + address + ">"); sender != "<>" {
		set("from", strings.TrimSuffix(sender, " <>"))
	}
	for _, number := range []int{msgSubmitted, msgDelivered} {
		if n, ok := o.fixed(in, head, number); ok {
			set("date", fileTime(n))
		}
	}
	var m message
	if html := o.streams[in+"__substg1.0_"+msgHTML+"0102"]; len(html) > 0 {
		m.html = append(m.html, part{header: Header{}, media: "text/html",
			params: map[string]string{"charset": charsetOfPage(page)}, raw: html})
	} else if html := o.text(in, msgHTML, page); html != "" {
		m.html = append(m.html, part{header: Header{}, media: "text/html", raw: []byte(html)})
	}
	if plain := o.text(in, msgBody, page); plain != "" {
		m.plain = append(m.plain, part{header: Header{}, media: "text/plain", raw: []byte(plain)})
	}
	if len(m.html)+len(m.plain) == 0 {
		if rtf, err := decompressRTF(o.streams[in+"__substg1.0_"+msgRTF+"0102"]); err == nil {
			m.files = append(m.files, part{header: Header{}, media: "application/rtf",
				params: map[string]string{"name": "message.rtf"}, raw: rtf})
		}
	}
	o.attachments(in, page, &m)
	return m, h
}

// attachments adds what is attached, in the order of its numbers.
func (o outlook) attachments(in string, page int, m *message) {
	var dirs []string
	for name := range o.streams {
		rest, ok := strings.CutPrefix(name, in+"__attach_version1.0_#")
		if !ok {
			continue
		}
		number, _, _ := strings.Cut(rest, "/")
		if dir := in + "__attach_version1.0_#" + number + "/"; !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	for _, dir := range dirs {
		name := cmp.Or(o.text(dir, msgLongName, page), o.text(dir, msgShortName, page))
		if data, ok := o.streams[dir+"__substg1.0_"+msgData+"0102"]; ok {
			if slices.Contains(pictures, strings.ToLower(path.Ext(name))) && len(m.html) > 0 {
				continue // shown in the text
			}
			m.files = append(m.files, part{header: Header{}, media: "application/octet-stream",
				params: map[string]string{"name": name}, raw: data})
			continue
		}
		if _, ok := o.streams[dir+msgEmbedded+"/"+msgProperties]; ok {
			inner, h := o.message(dir + msgEmbedded + "/")
			if raw := asMail(inner, h); raw != nil {
				m.files = append(m.files, part{header: Header{}, media: "message/rfc822", raw: raw})
			}
		}
	}
}

// pictures are the extensions of picture files.
var pictures = []string{".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emz", ".wmf", ".emf"}

// asMail writes a message inside another as the mail that it was, without what was
// attached to it.
func asMail(m message, h Header) []byte {
	body, media := "", "text/plain"
	switch {
	case len(m.plain) > 0:
		body = string(m.plain[0].raw)
	case len(m.html) > 0:
		dec, err := m.html[0].text()
		if err != nil {
			return nil
		}
		body, media = dec.Text, "text/html"
	default:
		return nil
	}
	var b strings.Builder
	for _, name := range []string{"from", "date", "subject"} {
		if v := strings.Join(strings.Fields(h.Get(name)), " "); v != "" {
			b.WriteString(name + ": " + v + "\n")
		}
	}
	b.WriteString("mime-version: 1.0\ncontent-type: " + media + "; charset=utf-8\n\n" + body)
	return []byte(b.String())
}

// fileTime writes a time of Windows, in steps of 100 ns since 1601, as mail does.
func fileTime(n uint64) string {
	const toUnix, second = 11644473600, 10_000_000
	s := int64(n/second) - toUnix
	if s < 0 || s > 1<<33 {
		return ""
	}
	return time.Unix(s, 0).UTC().Format(time.RFC1123Z)
}

// charsetOfPage names a code page as mail does.
func charsetOfPage(page int) string {
	switch {
	case page == 65001:
		return "utf-8"
	case page == 20127:
		return "us-ascii"
	case page > 28590 && page < 28606:
		return fmt.Sprintf("iso-8859-%d", page-28590)
	case page == 932:
		return "shift_jis"
	case page == 936:
		return "gbk"
	case page == 949:
		return "euc-kr"
	case page == 950:
		return "big5"
	case page == 20866:
		return "koi8-r"
	case page == 54936:
		return "gb18030"
	}
	return fmt.Sprintf("windows-%d", page)
}

// rtfWords is what the packed text of a message may refer to from the beginning,
// [MS-OXRTFCP] 2.1.3.1.5.
const rtfWords = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// decompressRTF unpacks the text of a message that is kept as RTF.
func decompressRTF(raw []byte) ([]byte, error) {
	const head, window = 16, 4096
	if len(raw) < head {
		return nil, draft.ErrEmpty
	}
	size := int(binary.LittleEndian.Uint32(raw[4:]))
	switch string(raw[8:12]) {
	case "MELA":
		return raw[head:min(len(raw), head+max(0, size))], nil
	case "LZFu":
	default:
		return nil, draft.ErrDamaged
	}
	if size < 0 || size > 20*len(raw) {
		return nil, draft.ErrDamaged
	}
	var dict [window]byte
	at := copy(dict[:], rtfWords)
	out := make([]byte, 0, size)
	put := func(c byte) {
		out = append(out, c)
		dict[at] = c
		at = (at + 1) % window
	}
	for in := raw[head:]; len(in) > 0; {
		flags := in[0]
		in = in[1:]
		for bit := range 8 {
			if flags>>bit&1 == 0 {
				if len(in) == 0 {
					return out, nil
				}
				put(in[0])
				in = in[1:]
				continue
			}
			if len(in) < 2 {
				return out, nil
			}
			from, n := int(in[0])<<4|int(in[1])>>4, int(in[1]&15)+2
			in = in[2:]
			if from == at || len(out) > size+window {
				return out, nil
			}
			for range n {
				put(dict[from])
				from = (from + 1) % window
			}
		}
	}
	return out, nil
}
