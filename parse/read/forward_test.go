package read

import (
	"strings"
	"testing"

	"onrecord/parse"
)

// sentOnAs are mails that send one article on, as mail programs write them.
var sentOnAs = map[string]string{
	"Apple Mail, HTML":          html(`Zur Kenntnis<br><div><br><blockquote type="cite"><div>Anfang der weitergeleiteten Nachricht:</div><br><div><b>Von: </b>The Lantern &lt;news@lantern.example&gt;</div><div><b>Betreff: </b>Talks</div><div><b>Datum: </b>9. November 2026 um 10:00:00 MEZ</div><div><b>An: </b>ann@desk.example</div><br><div><p>Mara Voss said no.</p><p>“Nobody called,” she said.</p></div></blockquote></div>`),
	"Apple Mail, plain":         plain("FYI\n\n> Begin forwarded message:\n> \n> From: The Lantern <news@lantern.example>\n> Subject: Talks\n> Date: 9 November 2026 at 10:00:00 GMT\n> To: ann@desk.example\n> \n> Mara Voss said no.\n> \n> “Nobody called,” she said.\n"),
	"Apple Mail, Spanish":       plain("> Inicio del mensaje reenviado:\n>\n> De: The Lantern <news@lantern.example>\n> Asunto: Talks\n> Fecha: 9 de noviembre de 2026, 10:00:00 CET\n>\n> Mara Voss said no.\n>\n> “Nobody called,” she said.\n"),
	"Outlook, HTML":             html(`<p>See below.</p><hr><p><b>From:</b> The Lantern &lt;news@lantern.example&gt;<br><b>Sent:</b> Monday, November 9, 2026 10:00 AM<br><b>To:</b> Ann Lee<br><b>Subject:</b> Talks</p><p>Mara Voss said no.</p><p>“Nobody called,” she said.</p>`),
	"Outlook on the web, plain": plain("See below.\n\n________________________________\nFrom: The Lantern <news@lantern.example>\nSent: Monday, November 9, 2026 10:00 AM\nTo: Ann Lee <ann@desk.example>\nSubject: Talks\n\nMara Voss said no.\n\n“Nobody called,” she said.\n"),
	"Outlook for a telephone":   plain("Get Outlook for iOS<https://aka.example/ios>\n________________________________\nFrom: The Lantern <news@lantern.example>\nSent: Monday, November 9, 2026 10:00:00 AM\nTo: Ann Lee\nSubject: Talks\n\nMara Voss said no.\n\n“Nobody called,” she said.\n"),
	"Gmail, HTML":               html(`<div dir="ltr"><br><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong class="gmail_sendername" dir="auto">The Lantern</strong> <span dir="auto">&lt;<a href="mailto:news@lantern.example">news@lantern.example</a>&gt;</span><br>Date: Mon, 9 Nov 2026 at 10:00<br>Subject: Talks<br>To: &lt;ann@desk.example&gt;<br></div><br><p>Mara Voss said no.</p><p>“Nobody called,” she said.</p></div></div>`),
	"Gmail, plain":              plain("---------- Forwarded message ---------\nFrom: The Lantern <news@lantern.example>\nDate: Mon, 9 Nov 2026 at 10:00\nSubject: Talks\nTo: <ann@desk.example>\n\n\nMara Voss said no.\n\n“Nobody called,” she said.\n"),
	"Thunderbird, HTML":         html(`<p>FYI</p><div class="moz-forward-container"><br>-------- Forwarded Message --------<table class="moz-email-headers-table"><tbody><tr><th>Subject: </th><td>Talks</td></tr><tr><th>Date: </th><td>Mon, 9 Nov 2026 10:00:00 +0100</td></tr><tr><th>From: </th><td>The Lantern &lt;news@lantern.example&gt;</td></tr><tr><th>To: </th><td>ann@desk.example</td></tr></tbody></table><br><p>Mara Voss said no.</p><p>“Nobody called,” she said.</p></div>`),
	"Thunderbird, plain":        plain("FYI\n\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tTalks\nDatum: \tMon, 9 Nov 2026 10:00:00 +0100\nVon: \tThe Lantern <news@lantern.example>\nAn: \tann@desk.example\n\n\n\nMara Voss said no.\n\n“Nobody called,” she said.\n"),
	"a Samsung telephone":       plain("\n\nSent from my Galaxy\n\n\n-------- Original message --------\nFrom: The Lantern <news@lantern.example>\nDate: 09/11/2026 10:00 (GMT+01:00)\nTo: ann@desk.example\nSubject: Talks\n\nMara Voss said no.\n\n“Nobody called,” she said.\n"),
	"a mail behind two marks":   plain("> > Begin forwarded message:\n> >\n> > From: The Lantern <news@lantern.example>\n> > Subject: Talks\n> > Date: 9 November 2026\n> >\n> > Mara Voss said no.\n> >\n> > “Nobody called,” she said.\n"),
}

const sender = "From: Ann Lee <ann@desk.example>\nTo: desk@desk.example\nSubject: Fwd: Talks\nDate: Mon, 30 Nov 2026 09:00:00 +0000\nMIME-Version: 1.0\n"

func html(body string) string {
	return sender + "Content-Type: text/html; charset=utf-8\n\n<html><body>" + body + "</body></html>\n"
}

func plain(body string) string {
	return sender + "Content-Type: text/plain; charset=utf-8\n\n" + body
}

// What was sent on is the document, with the outlet and the day of its own,
// whatever program did it, and nothing of it is furniture.
func TestAnArticleSentOnIsTheOutlets(t *testing.T) {
	for name, mail := range sentOnAs {
		t.Run(name, func(t *testing.T) {
			got := readAll("a.eml", []byte(mail))
			if len(got) != 1 || got[0].Err != nil {
				t.Fatal(outline(got))
			}
			doc := got[0].Document
			d := doc.Declared
			if d.Source != "The Lantern" || d.Title != "Talks" || d.Byline != "" {
				t.Errorf("declared %+v", d)
			}
			if d.Date.String() != "2026-11-09" && d.DateInDoubt != "09/11/2026" {
				t.Errorf("date %s, in doubt %q", d.Date, d.DateInDoubt)
			}
			if body := bodyOf(doc); body != "Mara Voss said no.|“Nobody called,” she said." {
				t.Errorf("body %q", body)
			}
		})
	}
}

// bodyOf returns the lines of a document that are searched, but for headlines.
func bodyOf(doc parse.Document) string {
	var out []string
	for _, l := range doc.Lines {
		if l.Role == parse.RoleBody {
			out = append(out, l.Span.In(doc.Text))
		}
	}
	return strings.Join(out, "|")
}

// A quotation under "Fwd:" is read although no head stands over it; whose it is and
// when it was written is not known then.
func TestSentOnWithoutAHead(t *testing.T) {
	for name, mail := range map[string]string{
		"HTML":   html(`<div>Ann Lee</div><blockquote type="cite"><p>Mara Voss said no.</p><p>“Nobody called,” she said.</p></blockquote>`),
		"plain":  plain("Ann Lee\n\n> Mara Voss said no.\n>\n> “Nobody called,” she said.\n"),
		"flowed": strings.Replace(plain("> Mara Voss said no.\n>\n> “Nobody called,” she said.\n"), "charset=utf-8", "charset=utf-8; format=flowed", 1),
	} {
		t.Run(name, func(t *testing.T) {
			doc := readAll("a.eml", []byte(mail))[0].Document
			d := doc.Declared
			if !strings.HasSuffix(bodyOf(doc), "Mara Voss said no.|“Nobody called,” she said.") {
				t.Errorf("body %q", bodyOf(doc))
			}
			if d.Source != "" || !d.Date.IsZero() || d.Saved.String() != "2026-11-30" || len(doc.Warnings) != 1 {
				t.Errorf("declared %+v, warnings %v", d, doc.Warnings)
			}
		})
	}
}

// An answer is the answer, and what it quotes is not searched; if nothing else is
// there, a warning says so.
func TestAnswersThatQuote(t *testing.T) {
	answer := func(body string) string { return strings.Replace(plain(body), "Subject: Fwd: ", "Subject: Re: ", 1) }
	for name, tt := range map[string]struct {
		mail, body string
		warnings   int
	}{
		"under a quotation": {answer("> Will she go?\n\nYes, Mara Voss said.\n"), "Yes, Mara Voss said.", 0},
		"over one":          {answer("Mara Voss said no.\n\nOn Mon, 16 Nov 2026, Jan de Boer wrote:\n> Did she?\n"), "Mara Voss said no.", 0},
		"nothing else":      {answer("On Mon, 16 Nov 2026, Jan de Boer wrote:\n> Mara Voss said no.\n"), "", 1},
	} {
		t.Run(name, func(t *testing.T) {
			doc := readAll("a.eml", []byte(tt.mail))[0].Document
			if bodyOf(doc) != tt.body || len(doc.Warnings) != tt.warnings {
				t.Errorf("body %q, warnings %v", bodyOf(doc), doc.Warnings)
			}
		})
	}
}
