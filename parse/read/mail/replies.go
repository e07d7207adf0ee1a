package mail

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

var (
	// wrote matches the line over a quoted mail: "On Sat, 21 Nov 2026 at 10:15,
	// Mara Voss <voss@northmoor.example> wrote:".
	wrote = pattern.Lazily(`(?is)^(?:>\s*)?(?:on|am|le|el|il|em|op|den|w dniu|van) .{5,250}\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisał\(?a?\)?)\b.{0,100}:\s*$`)
	// answered matches the line above a mail that is being answered.
	answered = pattern.Lazily(`(?i)^[-_*\s]*(?:original message|ursprüngliche nachricht|message d['’]origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht)[-_*\s]*(?:$|\n)`)
	// sentOn matches the line above a forwarded mail.
	sentOn = pattern.Lazily(`(?i)^[-_*>\s]*(?:begin forwarded message|forwarded message|forwarded by .{3,60}|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|début du message (?:transféré|réexpédié)|mensaje reenviado|inicio del mensaje reenviado|in[íi]cio da mensagem (?:re)?encaminhada|mensagem reencaminhada|forward(?:ed)? header|messaggio inoltrato|inizio messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|begin doorgestuurd bericht)[-_*:\s]*(?:$|\n)`)
	// mailField matches a line of the header that stands over either, labelAlone one
	// whose value stands elsewhere.
	mailField  = pattern.Lazily(`(?i)^[>*\s]*(` + mailLabels + `)\s?\*?:\*?\s+(\S.*)$`)
	labelAlone = pattern.Lazily(`(?i)^\*?(?:` + mailLabels + `)\s?:\*?\s*$`)
	sentFrom   = pattern.Lazily(`(?i)^(?:sent|get|gesendet|envoyé|enviado) (?:from|via|outlook|von|de|desde) (?:my |mein|mon |mi |for )?.{2,40}$`)
)

// mailLabels are the labels of the header over a mail in a mail.
const mailLabels = `from|von|de|da|van|date|sent|gesendet|datum|envoyé|enviado(?: el)?|fecha|inviato|data|verzonden|subject|betreff|objet|asunto|oggetto|assunto|onderwerp|to|an|à|para|a|aan|cc|reply-to`

// isReplyMark reports lines that begin a quoted mail, so that they begin a
// paragraph as well. The line over one may be broken in two or three.
func isReplyMark(lines []layout.Line) bool {
	l := lines[0].Text
	if answered.MatchString(l) || sentOn.MatchString(l) {
		return true
	}
	for n := 1; n <= 3 && n <= len(lines) && len(l) < 300; n++ {
		if wrote.MatchString(l) {
			return true
		}
		if n < len(lines) {
			l += " " + lines[n].Text
		}
	}
	return false
}

// markReplies marks what a mail repeats of others, and its signature, as page
// furniture: what "Voss said" there was said in another mail.
//
// A mail that only sends another one on is that other mail. Then its header
// comes back, and what stands above it is furniture.
func markReplies(list []draft.Paragraph, forward bool) ([]draft.Paragraph, Header) {
	for i := 0; i < len(list); i++ {
		p := list[i]
		switch {
		case p.Told && p.Role == parse.RoleBoilerplate:
		case isQuoted(p.Text), sentFrom.MatchString(p.Text):
			furniture(list[i : i+1])
		case wrote.MatchString(p.Text):
			furniture(list[i : i+1])
			if i+1 < len(list) && !isQuoted(list[i+1].Text) {
				furniture(list[i:]) // without marks, where the answer goes on cannot be told
				return list, nil
			}
		case p.Text == "-- ", p.Text == "--" && len(list)-i <= signature, strings.HasPrefix(p.Text, "-- \n"):
			for i < len(list) && !beginsOther(list[i:]) {
				furniture(list[i : i+1])
				i++
			}
			i-- // what begins there is looked at next
		case beginsOther(list[i:]):
			inner, rest := cutMailHeader(list[i:])
			sent := sentOn.MatchString(p.Text) || forward
			if !sent || wordCount(rest) <= bodyWords(list[:i]) {
				furniture(list[i:])
				return list, nil
			}
			furniture(list[:i])
			out := list[:i:i]
			for _, l := range inner.lines {
				out = append(out, draft.Paragraph{Text: l, Role: parse.RoleMetadata, Told: true})
			}
			rest, deeper := markReplies(rest, isForward.MatchString(inner.fields["subject"]))
			if deeper == nil {
				deeper = inner.fields
			}
			return append(out, rest...), deeper
		}
	}
	return list, nil
}

// signature is the length of a signature, in paragraphs, under a mark that may
// be no more than an ornament.
const signature = 8

// furniture marks paragraphs as not to be searched.
func furniture(list []draft.Paragraph) {
	for i := range list {
		list[i].Role, list[i].Told = parse.RoleBoilerplate, true
	}
}

// bodyWords counts the words of what is not furniture.
func bodyWords(list []draft.Paragraph) int {
	n := 0
	for _, p := range list {
		if !p.Told || p.Role.Searched() {
			n += len(strings.Fields(p.Text))
		}
	}
	return n
}

// isQuoted reports a paragraph whose every line has the mark of a quoted mail.
func isQuoted(text string) bool {
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(strings.TrimLeft(line, " "), ">") {
			return false
		}
	}
	return text != ""
}

// beginsOther reports whether another mail begins here: by the words of a mail
// program, or by the header that it copies.
func beginsOther(list []draft.Paragraph) bool {
	if text := list[0].Text; answered.MatchString(text) || sentOn.MatchString(text) {
		return true
	}
	if !mailField.MatchString(layout.FirstLine(list[0].Text)) {
		return false
	}
	h, _ := cutMailHeader(list)
	return h.fields["from"] != "" && (h.fields["date"] != "" || h.fields["subject"] != "")
}

// mailHead is the header over a mail in a mail, as lines and by name.
type mailHead struct {
	lines  []string
	fields Header
}

// headParagraphs is how many paragraphs such a header may take, where each of
// its lines is one.
const headParagraphs = 10

// cutMailHeader parts the header from the mail under it.
func cutMailHeader(list []draft.Paragraph) (mailHead, []draft.Paragraph) {
	h := mailHead{fields: Header{}}
	for i, p := range list {
		if i == headParagraphs {
			return h, list[i:]
		}
		lines := strings.Split(p.Text, "\n")
		for k, l := range lines {
			g := mailField.FindStringSubmatch(l)
			mark := i == 0 && k == 0 && g == nil
			if g == nil && !mark && (k == 0 || !strings.Contains(l, "@")) { // addresses run over
				rest := append([]draft.Paragraph(nil), list[i:]...)
				rest[0].Text = strings.Join(lines[k:], "\n")
				return h, rest
			}
			h.lines = append(h.lines, l)
			if g != nil {
				name := lang.MailFields[strings.ReplaceAll(strings.ToLower(g[1]), " ", "_")]
				if _, twice := h.fields[name]; name != "" && !twice {
					h.fields[name] = strings.TrimSpace(g[2])
				}
			}
		}
	}
	return h, nil
}

// A mail that is sent on may stand there as if it were quoted: after "> ", or in
// a blockquote. Then the quotation is the document.

// forwardWithin is how many paragraphs or lines of a quotation may stand over the
// words that say that it is sent on.
const forwardWithin = 3

// unquoteMarkup takes the role of quotations from what is sent on. Without the words
// of a mail program it is the subject that says so. It reports whether it found
// any.
func unquoteMarkup(list []draft.Paragraph, forward bool) ([]draft.Paragraph, bool) {
	from := -1
	for i, p := range list {
		if !p.Quoted {
			continue
		}
		begins := i == 0 || !list[i-1].Quoted
		switch {
		case sentOn.MatchString(p.Text):
			from = i
		case begins && i > 0 && sentOn.MatchString(list[i-1].Text):
			from = i
		case begins && forward && !(i > 0 && wrote.MatchString(list[i-1].Text)) && !slices.ContainsFunc(list[i:], func(p draft.Paragraph) bool { return !p.Quoted }):
			from = i
		}
		if from >= 0 {
			break
		}
	}
	if from < 0 {
		return list, false
	}
	for i := from; i < len(list); i++ {
		if list[i].Quoted {
			list[i].Quoted, list[i].Told, list[i].Role = false, false, parse.RoleBody
		}
	}
	return list, true
}

// unquoteText takes the marks of quotation from the lines of what is sent on, and
// reports whether it found any.
func unquoteText(s string, forward bool) (string, bool) {
	const deep = 4 // as often as it may have been sent on
	once := false
	for range deep {
		rest, found := unquoteOnce(s, forward && !once)
		if !found {
			break
		}
		s, once = rest, true
	}
	return s, once
}

// unquoteOnce takes one mark from each line.
func unquoteOnce(s string, forward bool) (string, bool) {
	if !strings.Contains(s, "\n>") && !strings.HasPrefix(s, ">") {
		return s, false
	}
	lines := layout.SplitLines(s)
	from := -1
	for i, l := range lines {
		if !strings.HasPrefix(l.Text, ">") {
			continue
		}
		begins := i == 0 || !strings.HasPrefix(lines[i-1].Text, ">")
		if sentOn.MatchString(strings.TrimLeft(l.Text, "> ")) || begins && forward && !answers(lines[:i]) && allQuoted(lines[i:]) {
			from = i
			break
		}
	}
	if from < 0 {
		return s, false
	}
	var b strings.Builder
	b.WriteString(s[:lines[from].Span.Start])
	for _, l := range lines[from:] {
		b.WriteString(unquoted(l.Span.In(s)))
		b.WriteByte('\n')
	}
	return b.String(), true
}

// allQuoted reports lines among which nobody answers.
func allQuoted(lines []layout.Line) bool {
	return !slices.ContainsFunc(lines, func(l layout.Line) bool { return l.Text != "" && !strings.HasPrefix(l.Text, ">") })
}

// unquoted is a line without its first mark of quotation.
func unquoted(line string) string {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), ">")
	if !ok {
		return line
	}
	return strings.TrimPrefix(rest, " ")
}

// answers reports whether the last lines say who wrote what is quoted below them.
func answers(lines []layout.Line) bool {
	joined := ""
	for n := 0; n < forwardWithin && len(lines) > 0; {
		last := lines[len(lines)-1].Text
		lines = lines[:len(lines)-1]
		if last == "" {
			continue
		}
		n++
		joined = strings.TrimSpace(last + " " + joined)
		if wrote.MatchString(joined) {
			return true
		}
	}
	return false
}

// besideLabels puts the labels of a mail's header, which stand in the cells of a
// table, beside their values.
func besideLabels(list []draft.Paragraph) []draft.Paragraph {
	alone := func(i int) bool { return i >= 0 && i < len(list) && labelAlone.MatchString(list[i].Text) }
	if !slices.ContainsFunc(list, func(p draft.Paragraph) bool { return labelAlone.MatchString(p.Text) }) {
		return list
	}
	var out []draft.Paragraph
	joined := -1 // where the last label stood
	for i := 0; i < len(list); i++ {
		p := list[i]
		if alone(i) && !alone(i+1) && i+1 < len(list) && (alone(i+2) || joined == i-2) {
			p.Text += " " + list[i+1].Text
			joined = i
			i++
		}
		out = append(out, p)
	}
	return out
}
