// Package mail reads mail, mailboxes and pages saved as MHTML: the parts of a message,
// its text, who sent it, and what it quotes.
package mail

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/mail"
	"path"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// IsMail recognises a mail by the fields that servers and mail programs write
// and nobody pastes, or by its ending.
func IsMail(head string, ending bool) bool {
	h, _ := CutHeader([]byte(head))
	sure := 0
	for _, f := range []string{"received", "return-path", "message-id", "mime-version", "dkim-signature",
		"delivered-to", "x-mailer"} {
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

// IsMbox recognises a mailbox by the line over its first mail.
func IsMbox(head string, ending bool) bool {
	line, rest, _ := strings.Cut(head, "\n")
	if !strings.HasPrefix(line, "From ") {
		return false
	}
	h, _ := CutHeader([]byte(rest))
	return (h["from"] != "" || h["subject"] != "" || h["date"] != "") || ending && len(h) > 0
}

// ReadMbox reads a mailbox: every message is a file inside it.
func ReadMbox(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	var out []draft.Piece
	for m, err := range Messages(bytes.NewReader(data)) {
		if err := cmp.Or(err, b.Entry()); err != nil {
			return out, err
		}
		out = append(out, draft.Piece{Data: m, Format: Format})
	}
	return out, nil
}

// Format is the name of mail in the table of formats.
const Format = "mail"

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

// Read reads a mail: its text is a document, what is attached to it are
// files inside it.
func Read(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	root, err := readPart(data)
	if err != nil {
		return nil, err
	}
	switch root.media {
	case "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime":
		if root.params["smime-type"] != "signed-data" {
			return nil, fmt.Errorf("%w: the mail is encrypted", draft.ErrLocked)
		}
	}
	var m message
	m.collect(root, false)
	return m.pieces(root.header, b)
}

// pieces returns what a mail holds: its text, or the articles of an export that
// it carries, and what is attached.
func (m *message) pieces(h Header, b *draft.Budget) ([]draft.Piece, error) {
	m.cutEncoded()
	articles, err := m.articles(h)
	files := m.attachments(b)
	if err != nil && len(files) == 0 {
		return nil, err
	}
	return append(articles, files...), nil
}

// cutEncoded takes out of the text what old programs put into it as letters.
func (m *message) cutEncoded() {
	for i := range m.plain {
		p := &m.plain[i]
		for range maxParts {
			name, data, rest, ok := uudecode(p.content())
			if !ok {
				break
			}
			header := maps.Clone(p.header)
			delete(header, "content-transfer-encoding")
			p.header, p.raw = header, rest
			m.files = append(m.files, part{header: Header{}, media: "application/octet-stream",
				params: map[string]string{"name": name}, raw: data})
		}
	}
}

// message is a mail with its parts sorted by what they are for.
type message struct {
	plain, html []part
	files       []part
	sentOn      bool // its text stood there as a quotation, and is what is sent on
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
func (m *message) attachments(b *draft.Budget) []draft.Piece {
	var out []draft.Piece
	for i, p := range m.files {
		f := draft.Piece{Name: p.fileName(), Data: p.content()}
		if p.media == "message/rfc822" || p.media == "message/global" {
			if f.Name == "" {
				inner, _ := CutHeader(f.Data)
				f.Name = strings.ReplaceAll(inner.Get("subject"), "/", "-")
			}
			f.Name = strings.TrimSuffix(f.Name, ".eml") + ".eml" // and no format: mail in mail in mail must count as nesting
		}
		if f.Name == "" {
			f.Name = fmt.Sprintf("attachment %d%s", i+1, endingOf(p.media))
		}
		if err := b.Entry(); err != nil {
			return append(out, draft.Piece{Name: f.Name, Err: err})
		}
		if len(f.Data) == 0 {
			f = draft.Piece{Name: f.Name, Err: draft.ErrEmpty}
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

// articles returns the text of a mail, or the articles that a database has sent.
func (m *message) articles(h Header) ([]draft.Piece, error) {
	forward := isForward.MatchString(h.Get("subject"))
	if list := m.alerts(h); list != nil {
		return list, nil
	}
	out, err := m.body(forward)
	if err != nil {
		return nil, err
	}
	if articles, err := export.Split(out.Paragraphs); err != nil {
		return nil, err
	} else if len(articles) > 0 {
		articles[0].Warnings = append(out.Warnings, articles[0].Warnings...)
		return articles, nil
	}
	out.Declared = mailDeclared(h)
	var inner Header
	out.Paragraphs, inner = markReplies(besideLabels(out.Paragraphs), forward)
	switch {
	case inner != nil:
		// The mail that was sent on is the document; who sent it on is not.
		out.Declared.Source, out.Declared.Byline, out.Declared.Marks.Source.Name = "", "", ""
		out.Declared = draft.Merge(out.Declared, mailDeclared(inner))
	case m.sentOn:
		// Neither is the day on which it was sent on.
		d := &out.Declared
		d.Source, d.Byline, d.Saved, d.Date, d.DateInDoubt = "", "", d.Date, parse.Date{}, ""
		d.Marks.Source.Name, d.Marks.Date.Name = "", ""
		out.Warnings = append(out.Warnings, parse.Warning{Code: "forward without head",
			Text: "This was forwarded without the header of the original mail, so its outlet and date are not known."})
	}
	if list := review(out); list != nil {
		return list, nil
	}
	passedOn(&out)
	out.Paragraphs = slices.DeleteFunc(out.Paragraphs, func(p draft.Paragraph) bool { return isRule(p.Text) })
	if bodyWords(out.Paragraphs) == 0 {
		out.Warnings = append(out.Warnings, parse.Warning{Code: "only quoted",
			Text: "All of the text is quoted from another mail or is a signature, and was not searched."})
	}
	out.Paragraphs = layout.UnderTitle(out.Declared.Title, out.Paragraphs)
	return []draft.Piece{out}, nil
}

// passedOn makes a mail in which somebody passes an article on, pasted with its headline and a
// line of outlet and day, that article. One that stands only in the mail that is answered is
// not searched, and said to be there.
func passedOn(m *draft.Piece) {
	at := export.Credited(m.Paragraphs)
	if at >= 0 {
		furniture(m.Paragraphs[:at])
		m.Paragraphs = slices.Concat(m.Paragraphs[at:], m.Paragraphs[:at]) // the head of a page is short
		d := &m.Declared
		*d = draft.DeclaredOrNone(parse.Declared{Basis: d.Basis, Language: d.Language, Saved: d.Date})
		return
	}
	quoted := make([]draft.Paragraph, len(m.Paragraphs))
	for i, p := range m.Paragraphs {
		quoted[i].Text = strings.ReplaceAll(strings.TrimLeft(p.Text, "> "), "\n> ", "\n")
	}
	if at = export.Credited(quoted); at >= 0 {
		m.Warnings = append(m.Warnings, parse.Warning{Code: "only quoted",
			Text: fmt.Sprintf("The article %q stands in the mail that is answered, and was not searched; add that mail.", layout.FirstLine(quoted[at].Text))})
	}
}

// review returns the articles of a press review that is sent as the text of a mail. What
// introduces them is by the sender; they are not.
func review(m draft.Piece) []draft.Piece {
	list := m.Paragraphs
	for len(list) > 0 && list[0].Told && !list[0].Role.Searched() {
		list = list[1:]
	}
	out := export.Review(list)
	for i := range out {
		out[i].Encoding = m.Encoding
	}
	if out != nil {
		out[0].Warnings = m.Warnings
		if export.Introduces(out[0]) {
			out[0].Declared = m.Declared
		}
	}
	return out
}

// body returns the paragraphs of a mail, of its two forms the fuller one. What
// is sent on stands there as if it were not quoted.
func (m *message) body(forward bool) (draft.Piece, error) {
	var html, plain draft.Piece
	for _, p := range m.html {
		if err := addText(&html, p, func(s string) []draft.Paragraph {
			list, found := unquoteMarkup(web.Markup(s), forward)
			m.sentOn = m.sentOn || found
			return list
		}); err != nil {
			return draft.Piece{}, err
		}
	}
	for _, p := range m.plain {
		flowed := strings.EqualFold(p.params["format"], "flowed")
		deleted := strings.EqualFold(p.params["delsp"], "yes")
		if err := addText(&plain, p, func(s string) []draft.Paragraph {
			if flowed {
				s = unflow(s, deleted)
			}
			s, found := unquoteText(s, forward)
			m.sentOn = m.sentOn || found
			return mailParagraphs(s)
		}); err != nil {
			return draft.Piece{}, err
		}
	}
	out := html
	if n := wordCount(html.Paragraphs); n == 0 || n < fullText && wordCount(plain.Paragraphs) > n {
		out = plain
	}
	if len(out.Paragraphs) == 0 {
		return draft.Piece{}, fmt.Errorf("%w: the mail has no text", draft.ErrEmpty)
	}
	return out, nil
}

// alerts returns the stories that a mail of Google Alerts lists.
func (m *message) alerts(h Header) []draft.Piece {
	for _, p := range m.html {
		if text, _, _, err := web.DecodeHTML(p.content()); err == nil {
			if list := export.Alert(text, h.Get("date")); list != nil {
				return list
			}
		}
	}
	return nil
}

// addText adds the paragraphs of one part. A part that is no text at all
// leaves the others.
func addText(to *draft.Piece, p part, cut func(string) []draft.Paragraph) error {
	if len(p.raw) == 0 {
		return nil
	}
	dec, err := p.text()
	if err != nil {
		to.Warnings = append(to.Warnings, parse.Warning{Code: "part left out",
			Text: "A part of the mail was left out: " + err.Error() + "."})
		return nil
	}
	to.Encoding = dec.Name
	to.Warnings = append(to.Warnings, dec.Warnings...)
	to.Paragraphs = append(to.Paragraphs, cut(dec.Text)...)
	return nil
}

func wordCount(list []draft.Paragraph) int {
	n := 0
	for _, p := range list {
		n += len(strings.Fields(p.Text))
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
func mailParagraphs(s string) []draft.Paragraph {
	var out []draft.Paragraph
	var run []string
	quoted := false
	flush := func() {
		if len(run) > 0 {
			out = append(out, draft.Paragraph{Text: strings.Join(run, "\n")})
			run = nil
		}
	}
	lines := layout.SplitLines(s)
	for i, l := range lines {
		q := strings.HasPrefix(l.Text, ">")
		mark := strings.TrimRight(l.Span.In(s), "\r") == "-- "
		if l.Text == "" || q != quoted || mark || isReplyMark(lines[i:]) || isRule(l.Text) {
			flush()
		}
		if isRule(l.Text) {
			out = append(out, draft.Paragraph{Text: l.Text, Role: parse.RoleBoilerplate, Told: true})
			continue
		}
		quoted = q
		switch {
		case mark:
			run = append(run, "-- ")
		case l.Text != "":
			run = append(run, l.Text)
		}
	}
	flush()
	return out
}

// isRule reports a line that programs draw over a mail that they quote or send
// on.
func isRule(s string) bool {
	return len(s) >= 10 && strings.Trim(s, "_") == ""
}

// mailDeclared reads what a header says of its mail.
func mailDeclared(h Header) parse.Declared {
	d := parse.Declared{Basis: parse.BasisMetadata, Title: subject(h.Get("subject")),
		Language: h.Get("content-language")}
	if r, ok := day.Value(h.Get("date"), day.Policy{Language: d.Language}); ok {
		d.Date, d.DateInDoubt = r.Date, draft.InDoubt(r, h.Get("date"))
		d.Marks.Date.Name = "mail date"
	}
	if a := strings.Trim(h.Get("archived-at"), "<> "); strings.HasPrefix(a, "http") {
		d.URL = a
	}
	sender := cmp.Or(h.Get("from"), h.Get("sender"))
	d.Source, d.Byline = sentBy(sender, h["list-id"] != "" || h["list-unsubscribe"] != "" || h["list-post"] != "")
	if d.Source != "" {
		d.Marks.Source.Name = "mail sender"
	}
	return draft.DeclaredOrNone(d)
}

// subjectMark matches what mail programs put before a subject.
var subjectMark = pattern.Lazily(`(?i)^(?:(?:re|aw|antw|sv|vs|fwd?|wg|tr|rv|doorst|i|enc|ref)\s*(?:\[\d+\])?:\s*)+`)

// isForward matches the subject of a mail that was sent on.
var isForward = pattern.Lazily(`(?i)^\s*(?:fwd?|wg|tr|rv|doorst|i|enc|vs)\s*:`)

// subject returns the subject without the marks of answers.
func subject(s string) string {
	return strings.TrimSpace(subjectMark.ReplaceAllString(strings.Join(strings.Fields(s), " "), ""))
}

var (
	// nameAtOutlet matches "Ann Lee at Northmoor Post", "Ann Lee | Northmoor Post".
	nameAtOutlet = pattern.Lazily(`^(` + layout.Personal +
		`)(?: (?:at|from|of|via|von|de|for|@) (?:the )?|,? [|–—·-] |, )(\p{Lu}.{2,50})$`)
	// desk matches names of a mailbox that are no outlet's: "Press Office".
	mailDesk = pattern.Lazily(`(?i)^(?:(?:the )?(?:press|media|news|public|communications?|foreign|international)? ?(?:office|room|desk|team|service|releases?|department|affairs|relations)|press|media|news(?:letters?)?|newsroom|info|alerts?|mailer|no-?reply|notifications?|editors?|contact|hello|mail|admin|support)$`)
	// lastFirst matches "Lee, Ann", as offices write their people.
	lastFirst   = pattern.Lazily(`^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+)$`)
	looksPerson = pattern.Lazily(`^` + layout.Personal + `$`)
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
	case g != nil && !layout.OutletWord.MatchString(g[1]) && !endsOutlet(g[1]):
		return g[2], g[1]
	case name == "" || strings.Contains(name, "@") || mailDesk.MatchString(name):
		return senderDomain(address), ""
	case looksPerson.MatchString(name) && !layout.OutletWord.MatchString(name) && !ownsAddress(name, address, list):
		return senderDomain(address), name
	}
	return name, ""
}

// endsOutlet reports a last word that outlets have, and no person before "of" or "from":
// "Evening Standard of Bray".
func endsOutlet(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 0 && lang.OutletLastWords[words[len(words)-1]]
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
	words := strings.Fields(layout.Fold(name))
	if list {
		if slices.ContainsFunc(words, func(w string) bool { return len(w) > 3 && strings.Contains(domain, w) }) {
			return true
		}
		return len(words) > 2
	}
	return strings.Contains(strings.ReplaceAll(domain, "-", ""), strings.Join(words, ""))
}

// senderDomain returns the domain of an address, which may be an outlet's.
func senderDomain(address string) string {
	_, domain, ok := strings.Cut(strings.ToLower(address), "@")
	if !ok {
		return ""
	}
	labels := strings.Split(domain, ".")
	for len(labels) > 2 && lang.MailHosts[labels[0]] {
		labels = labels[1:]
	}
	domain = strings.Join(labels, ".")
	if lang.MailboxDomains[domain] || path.Ext(domain) == "" {
		return ""
	}
	return domain
}
