package read

import (
	"bytes"
	"fmt"
	"net/mail"
	"path"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
)

// isMail recognises a mail by the fields that servers and mail programs write
// and nobody pastes, or by its ending.
func isMail(head string, ending bool) bool {
	h, _ := cutHeader([]byte(head))
	sure := 0
	for _, f := range []string{"received", "return-path", "message-id", "mime-version", "dkim-signature", "delivered-to", "x-mailer"} {
		if h[f] != "" {
			sure++
		}
	}
	plain := 0
	for _, f := range []string{"from", "to", "date", "subject"} {
		if h[f] != "" {
			plain++
		}
	}
	return sure >= 1 && plain >= 2 || ending && sure+plain >= 1
}

// isMbox recognises a mailbox by the line over its first mail.
func isMbox(head string, ending bool) bool {
	line, rest, _ := strings.Cut(head, "\n")
	if !strings.HasPrefix(line, "From ") {
		return false
	}
	h, _ := cutHeader([]byte(rest))
	return (h["from"] != "" || h["subject"] != "" || h["date"] != "") || ending && len(h) > 0
}

// readMbox reads a mailbox: every message is a file inside it.
func readMbox(data []byte, b *budget) ([]piece, error) {
	var out []piece
	for _, m := range messages(data) {
		if err := b.entry(); err != nil {
			return out, err
		}
		out = append(out, piece{data: m, format: mailFormat})
	}
	return out, nil
}

// mailFormat is the name of mail in the table of formats.
const mailFormat = "mail"

// messages cuts a mailbox. A mail begins under a line "From ADDRESS DAY" that
// stands after a blank line and over a header: stories have lines that begin
// with "From", too.
func messages(data []byte) [][]byte {
	var out [][]byte
	from := -1
	cut := func(to int) {
		if from >= 0 {
			out = append(out, unquoteFrom(data[from:to]))
		}
	}
	for at := 0; at < len(data); {
		next := len(data)
		if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
			next = at + n + 1
		}
		if bytes.HasPrefix(data[at:], []byte("From ")) && (at == 0 || endsBlank(data[:at])) && startsHeader(data[next:]) {
			cut(at)
			from = next
		}
		at = next
	}
	cut(len(data))
	return out
}

// endsBlank reports whether a text ends with an empty line.
func endsBlank(b []byte) bool {
	return bytes.HasSuffix(b, []byte("\n\n")) || bytes.HasSuffix(b, []byte("\n\r\n"))
}

// startsHeader reports whether a text begins with a field.
func startsHeader(b []byte) bool {
	line, _, _ := bytes.Cut(b[:min(len(b), 200)], []byte("\n"))
	key, _, ok := bytes.Cut(line, []byte(":"))
	return ok && isFieldName(key)
}

// unquoteFrom takes off the ">" that mailboxes put before "From " in a mail.
func unquoteFrom(m []byte) []byte {
	if !bytes.Contains(m, []byte("\n>From ")) && !bytes.Contains(m, []byte("\n>>From ")) {
		return m
	}
	out := make([]byte, 0, len(m))
	for line := range bytes.Lines(m) {
		if q := bytes.TrimLeft(line, ">"); len(q) < len(line) && bytes.HasPrefix(q, []byte("From ")) {
			line = line[1:]
		}
		out = append(out, line...)
	}
	return out
}

// readMail reads a mail: its text is a document, what is attached to it are
// files inside it.
func readMail(data []byte, b *budget) ([]piece, error) {
	root, err := readPart(data)
	if err != nil {
		return nil, err
	}
	switch root.media {
	case "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime":
		if root.params["smime-type"] != "signed-data" {
			return nil, fmt.Errorf("%w: the mail is encrypted", ErrLocked)
		}
	}
	var m message
	m.collect(root, false)
	article, err := m.article(root.header, b)
	files := m.attachments(b)
	if err != nil && len(files) == 0 {
		return nil, err
	}
	if err == nil {
		files = append([]piece{article}, files...)
	}
	return files, nil
}

// message is a mail with its parts sorted by what they are for.
type message struct {
	plain, html []part
	files       []part
}

// collect sorts the parts of a mail. Of two forms of one text both are kept.
// Pictures that a text shows are no documents.
func (m *message) collect(p part, shown bool) {
	if len(p.parts) > 0 {
		for _, c := range p.parts {
			m.collect(c, shown || p.media == "multipart/related")
		}
		return
	}
	kind, _, _ := strings.Cut(p.media, "/")
	named := p.fileName() != ""
	switch {
	case p.media == "application/pgp-signature", strings.HasSuffix(p.media, "pkcs7-signature"),
		p.media == "message/delivery-status", p.media == "text/rfc822-headers":
	case p.media == "text/html" && !p.isAttached() && !(named && len(m.html)+len(m.plain) > 0):
		m.html = append(m.html, p)
	case p.media == "text/plain" && !p.isAttached() && !(named && len(m.html)+len(m.plain) > 0):
		m.plain = append(m.plain, p)
	case kind == "image" && (shown || p.header["content-id"] != "" && !p.isAttached()):
	default:
		m.files = append(m.files, p)
	}
}

// attachments returns what is attached to a mail as files inside it.
func (m *message) attachments(b *budget) []piece {
	var out []piece
	for i, p := range m.files {
		f := piece{name: p.fileName(), data: p.content()}
		if p.media == "message/rfc822" || p.media == "message/global" {
			if f.name == "" {
				inner, _ := cutHeader(f.data)
				f.name = strings.ReplaceAll(inner.get("subject"), "/", "-")
			}
			f.name = strings.TrimSuffix(f.name, ".eml") + ".eml" // and no format: mail in mail in mail must count as nesting
		}
		if f.name == "" {
			f.name = fmt.Sprintf("attachment %d%s", i+1, endingOf(p.media))
		}
		if err := b.entry(); err != nil {
			return append(out, piece{name: f.name, err: err})
		}
		if len(f.data) == 0 {
			f = piece{name: f.name, err: ErrEmpty}
		}
		out = append(out, f)
	}
	return out
}

// endingOf returns the ending of a file of a type, where its bytes alone do
// not tell the format.
func endingOf(media string) string {
	switch media {
	case "text/html":
		return ".html"
	case "text/csv":
		return ".csv"
	case "text/calendar":
		return ".ics"
	}
	return ""
}

// fullText is how many words the HTML of a mail must have to stand for it when
// the plain text has more: some say only "view this mail in a browser".
const fullText = 60

// article returns the text of a mail.
func (m *message) article(h header, b *budget) (piece, error) {
	var html, plain piece
	var err error
	for _, p := range m.html {
		if err = addText(&html, p, func(s string) []paragraph { return markup(s) }); err != nil {
			return piece{}, err
		}
	}
	for _, p := range m.plain {
		flowed := strings.EqualFold(p.params["format"], "flowed")
		deleted := strings.EqualFold(p.params["delsp"], "yes")
		if err = addText(&plain, p, func(s string) []paragraph {
			if flowed {
				s = unflow(s, deleted)
			}
			return mailParagraphs(s)
		}); err != nil {
			return piece{}, err
		}
	}
	out := html
	if n := wordCount(html.paragraphs); n == 0 || n < fullText && wordCount(plain.paragraphs) > n {
		out = plain
	}
	if len(out.paragraphs) == 0 {
		return piece{}, fmt.Errorf("%w: the mail has no text", ErrEmpty)
	}
	out.declared = mailDeclared(h)
	var inner header
	if out.paragraphs, inner = markReplies(out.paragraphs, isForward.MatchString(h.get("subject"))); inner != nil {
		// The mail that was sent on is the document; who sent it on is not.
		out.declared.Source, out.declared.Byline, out.declared.Marks.Source.Name = "", "", ""
		out.declared = merge(out.declared, mailDeclared(inner))
	}
	out.paragraphs = underTitle(out.declared.Title, out.paragraphs)
	return out, nil
}

// addText adds the paragraphs of one part. A part that is no text at all
// leaves the others.
func addText(to *piece, p part, cut func(string) []paragraph) error {
	if len(p.raw) == 0 {
		return nil
	}
	dec, err := p.text()
	if err != nil {
		to.warnings = append(to.warnings, parse.Warning{Code: "part left out", Text: "A part of the mail was left out: " + err.Error() + "."})
		return nil
	}
	to.encoding = dec.name
	to.warnings = append(to.warnings, dec.warnings...)
	to.paragraphs = append(to.paragraphs, cut(dec.text)...)
	return nil
}

func wordCount(list []paragraph) int {
	n := 0
	for _, p := range list {
		n += len(strings.Fields(p.text))
	}
	return n
}

// unflow puts together the lines that a mail program broke so that others
// could show them (RFC 3676): those that end with a space.
func unflow(s string, deleted bool) string {
	var b strings.Builder
	open := false // the last line goes on
	for line := range strings.Lines(s) {
		text := strings.TrimRight(line, "\r\n")
		fixed := text == "-- " || !strings.HasSuffix(text, " ") || strings.HasPrefix(text, ">")
		if open && (text == "" || text == "-- ") {
			b.WriteByte('\n') // a mailer's slip: a paragraph ends here all the same
		}
		if deleted && !fixed {
			text = text[:len(text)-1]
		}
		b.WriteString(strings.TrimPrefix(text, " "))
		if fixed {
			b.WriteByte('\n')
		}
		open = !fixed
	}
	return b.String()
}

// mailParagraphs cuts the plain text of a mail at blank lines, and where quoted
// lines begin and end. Lines inside a paragraph stay as they are.
func mailParagraphs(s string) []paragraph {
	var out []paragraph
	var run []string
	quoted := false
	flush := func() {
		if len(run) > 0 {
			out = append(out, paragraph{text: strings.Join(run, "\n")})
			run = nil
		}
	}
	lines := splitLines(s)
	for i, l := range lines {
		q := strings.HasPrefix(l.text, ">")
		mark := strings.TrimRight(l.span.In(s), "\r") == "-- "
		if l.text == "" || q != quoted || mark || isReplyMark(lines[i:]) {
			flush()
		}
		quoted = q
		switch {
		case mark:
			run = append(run, "-- ")
		case l.text != "":
			run = append(run, l.text)
		}
	}
	flush()
	return out
}

// mailDeclared reads what a header says of its mail.
func mailDeclared(h header) parse.Declared {
	d := parse.Declared{Basis: parse.BasisMetadata, Title: subject(h.get("subject")), Language: h.get("content-language")}
	if r, ok := day.Value(h.get("date"), day.Policy{Language: d.Language}); ok {
		d.Date, d.DateInDoubt = r.Date, inDoubt(r, h.get("date"))
		d.Marks.Date.Name = "mail date"
	}
	if a := strings.Trim(h.get("archived-at"), "<> "); strings.HasPrefix(a, "http") {
		d.URL = a
	}
	sender := h.get("from")
	if sender == "" {
		sender = h.get("sender")
	}
	d.Source, d.Byline = sentBy(sender, h["list-id"] != "" || h["list-unsubscribe"] != "" || h["list-post"] != "")
	if d.Source != "" {
		d.Marks.Source.Name = "mail sender"
	}
	return declaredOrNone(d)
}

// subjectMark matches what mail programs put before a subject.
var subjectMark = lazily(`(?i)^(?:(?:re|aw|antw|sv|vs|fwd?|wg|tr|rv|doorst|i|enc|ref)\s*(?:\[\d+\])?:\s*)+`)

// isForward matches the subject of a mail that was sent on.
var isForward = lazily(`(?i)^\s*(?:fwd?|wg|tr|rv|doorst|i|enc|vs)\s*:`)

// subject returns the subject without the marks of answers.
func subject(s string) string {
	return strings.TrimSpace(subjectMark.ReplaceAllString(strings.Join(strings.Fields(s), " "), ""))
}

var (
	// nameAtOutlet matches "Ann Lee at Northmoor Post", "Ann Lee | Northmoor Post".
	nameAtOutlet = lazily(`^(` + personal + `)(?: (?:at|from|of|via|von|de|for|@) (?:the )?|,? [|–—·-] |, )(\p{Lu}.{2,50})$`)
	// desk matches names of a mailbox that are no outlet's: "Press Office".
	mailDesk = lazily(`(?i)^(?:(?:the )?(?:press|media|news|public|communications?|foreign|international)? ?(?:office|room|desk|team|service|releases?|department|affairs|relations)|press|media|news(?:letters?)?|newsroom|info|alerts?|mailer|no-?reply|notifications?|editors?|contact|hello|mail|admin|support)$`)
	// lastFirst matches "Lee, Ann", as offices write their people.
	lastFirst   = lazily(`^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+)$`)
	looksPerson = lazily(`^` + personal + `$`)
	outletWord  = lazily(`^` + outlet + `$|^(?:The|Die|Der|Das|Le|Les|El|Il|Het) |(?i)\b(?:newsletter|briefing|bulletin|digest|ministry|embassy|office|foundation|institute|centre|center|council|commission|group|university|party|union)\b`)
)

// sentBy tells whom a mail is by: an outlet, a person, or both.
func sentBy(from string, list bool) (source, byline string) {
	name, address := from, ""
	if a, err := (&mail.AddressParser{}).Parse(from); err == nil {
		name, address = a.Name, a.Address
	} else if i := strings.LastIndexByte(from, '<'); i >= 0 {
		name, address = from[:i], strings.Trim(from[i:], "<> ")
	} else if strings.Contains(from, "@") {
		name, address = "", strings.TrimSpace(from)
	}
	name = strings.Trim(strings.Join(strings.Fields(name), " "), `"' `)
	if g := lastFirst.FindStringSubmatch(name); g != nil {
		name = g[2] + " " + g[1]
	}
	switch g := nameAtOutlet.FindStringSubmatch(name); {
	case g != nil && !outletWord.MatchString(g[1]):
		return g[2], g[1]
	case name == "" || strings.Contains(name, "@") || mailDesk.MatchString(name):
		return senderDomain(address), ""
	case looksPerson.MatchString(name) && !outletWord.MatchString(name) && !ownsAddress(name, address, list):
		return senderDomain(address), name
	}
	return name, ""
}

// ownsAddress tells a name that is an outlet's, "Harbour Wire", from that of a
// person, "Ann Lee", by the address: it is a desk's (news@…), or its domain is
// the name. Of a list, which is an outlet's more often, a word of it will do,
// and more than two words are no person's.
func ownsAddress(name, address string, list bool) bool {
	local, domain, _ := strings.Cut(strings.ToLower(address), "@")
	if mailDesk.MatchString(local) {
		return true
	}
	words := strings.Fields(fold(name))
	if list {
		for _, w := range words {
			if len(w) > 3 && strings.Contains(domain, w) {
				return true
			}
		}
		return len(words) > 2
	}
	return strings.Contains(strings.ReplaceAll(domain, "-", ""), strings.Join(words, ""))
}

// postDomains are those of mailboxes that anybody may have.
var postDomains = map[string]bool{"gmail.com": true, "googlemail.com": true, "yahoo.com": true, "hotmail.com": true, "outlook.com": true,
	"live.com": true, "icloud.com": true, "me.com": true, "aol.com": true, "gmx.de": true, "gmx.net": true, "web.de": true, "t-online.de": true,
	"proton.me": true, "protonmail.com": true, "mail.ru": true, "yandex.ru": true, "qq.com": true, "163.com": true, "orange.fr": true,
	"free.fr": true, "libero.it": true, "substack.com": true, "mailchimpapp.net": true, "googlegroups.com": true}

// mailHosts are names of machines that send mail for a domain.
var mailHosts = map[string]bool{"mail": true, "email": true, "e": true, "em": true, "news": true, "newsletter": true, "newsletters": true,
	"mailer": true, "mailing": true, "smtp": true, "lists": true, "list": true, "reply": true, "www": true, "press": true, "info": true, "alerts": true, "m": true}

// senderDomain returns the domain of an address, which may be an outlet's.
func senderDomain(address string) string {
	_, domain, ok := strings.Cut(strings.ToLower(address), "@")
	if !ok {
		return ""
	}
	labels := strings.Split(domain, ".")
	for len(labels) > 2 && mailHosts[labels[0]] {
		labels = labels[1:]
	}
	domain = strings.Join(labels, ".")
	if postDomains[domain] || path.Ext(domain) == "" {
		return ""
	}
	return domain
}
