package read

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/mail"
)

func TestAMailSentOnIsThatMail(t *testing.T) {
	got := readAll("a.eml", []byte("From: Ann Lee <ann@gmail.com>\nMessage-ID: <1>\nDate: Sat, 21 Nov 2026 08:00:00 +0000\nSubject: WG: Gespräche\n\nFYI\n\nVon: Die Laterne <post@laterne.example>\nGesendet: Freitag, 20. November 2026 09:15\nAn: Ann Lee\nBetreff: Brücke offen\n\n„Die Brücke ist offen“, sagte die Ministerin am Donnerstag.\n"))
	d := got[0].Document.Declared
	if d.Source != "Die Laterne" || d.Byline != "" || d.Date.String() != "2026-11-20" || d.Title != "Brücke offen" {
		t.Errorf("declared %+v", d)
	}
}

// mailRoles returns the roles of what a mail says, in short.
func mailRoles(t *testing.T, text string) string {
	t.Helper()
	got := readAll("a.eml", []byte("From: a@b.example\nMessage-ID: <1>\nSubject: Fwd: x\n\n"+text))
	if len(got) != 1 || got[0].Err != nil {
		t.Fatalf("got %s", outline(got))
	}
	var out []string
	doc := got[0].Document
	for _, l := range doc.Lines[1:] {
		if s := l.Span.In(doc.Text); s != "" {
			out = append(out, l.Role.String()[:4]+" "+s)
		}
	}
	return strings.Join(out, "|")
}

func TestWhatAMailRepeatsIsMarked(t *testing.T) {
	long := strings.Repeat("Voss said that the talks would go on for a long time. ", 3)
	tests := []struct{ name, text, want string }{
		{"answers between quoted lines", "> Will she go?\nYes, Voss said.\n> When?\nOn Monday, she said.\n",
			"boil > Will she go?|body Yes, Voss said.|boil > When?|body On Monday, she said."},
		{"an answer over a mail without marks", "He said so on tape.\n\nOn Mon, 16 Nov 2026 at 21:40, Jan de Boer wrote:\n\nDid he?\n\nJan\n",
			"body He said so on tape.|boil On Mon, 16 Nov 2026 at 21:40, Jan de Boer wrote:|boil Did he?|boil Jan"},
		{"the same in German", "Er hat es gesagt.\n\nAm 16.11.2026 um 21:40 schrieb Jan de Boer <jan@desk.example>:\n> Hat er?\n",
			"body Er hat es gesagt.|boil Am 16.11.2026 um 21:40 schrieb Jan de Boer <jan@desk.example>:|boil > Hat er?"},
		{"a day that is no answer's", "On Monday, 16 November 2026, Voss wrote to the assembly that she would go.\n\nOskel said no.\n",
			"body On Monday, 16 November 2026, Voss wrote to the assembly that she would go.|body Oskel said no."},
		{"a mail sent on under a note", "FYI\n\n-----Forwarded Message-----\nFrom: The Lantern <x@lantern.example>\nSent: Friday, November 20, 2026\nSubject: Talks\n\n" + long,
			"boil FYI|meta -----Forwarded Message-----|meta From: The Lantern <x@lantern.example>|meta Sent: Friday, November 20, 2026|meta Subject: Talks|body " + strings.TrimSpace(long)},
		{"a header alone, by the subject", "FYI\n\nVon: Die Laterne <x@laterne.example>\nGesendet: Freitag, 20. November 2026\nBetreff: Gespräche\n\n" + long,
			"boil FYI|meta Von: Die Laterne <x@laterne.example>|meta Gesendet: Freitag, 20. November 2026|meta Betreff: Gespräche|body " + strings.TrimSpace(long)},
		{"a story over a mail sent on", long + long + "\n\nBegin forwarded message:\n\nFrom: a@b.example\nDate: 20 November 2026\nSubject: x\n\nOskel said no.\n",
			"body " + strings.TrimSpace(long+long) + "|boil Begin forwarded message:|boil From: a@b.example|boil Date: 20 November 2026|boil Subject: x|boil Oskel said no."},
		{"a signature", "Voss said no.\n\n-- \nAnn Lee\nNorthmoor Post\n\n+99 555\n", "body Voss said no.|boil --|boil Ann Lee|boil Northmoor Post|boil +99 555"},
		{"a telephone", "Voss said no.\n\nSent from my iPhone\n", "body Voss said no.|boil Sent from my iPhone"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := mailRoles(t, tt.text); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// Mailers write headers and bodies that no standard allows.
func TestMailsAreReadAsTheyWereMeant(t *testing.T) {
	const head = "From: a@b.example\nMessage-ID: <1>\nSubject: x\n"
	tests := []struct{ name, mail, want string }{
		{"no charset, Latin-1 bytes", head + "\n\x93No,\x94 Voss said in Sch\xf6ndorf.\n", "“No,” Voss said in Schöndorf."},
		{"charset twice", head + "Content-Type: text/plain; charset=utf-8; charset=utf-8\n\nVoss said “no”.\n", "Voss said “no”."},
		{"a charset that is none", head + "Content-Type: text/plain; charset=northmoor\n\nVoss said “no”.\n", "Voss said “no”."},
		{"KOI8-R", head + "Content-Type: text/plain; charset=koi8-r\n\n\xf7\xcf\xd3\xd3 \xd3\xcb\xc1\xda\xc1\xcc\xc1: \xce\xc5\xd4.\n", "Восс сказала: нет."},
		{"base64 with junk in it", head + "Content-Transfer-Encoding: BASE64\n\nVm9z!cyBz\nYWlk IG5vLg==\n", "Voss said no."},
		{"quoted-printable that is not", head + "Content-Transfer-Encoding: quoted-printable\n\nVoss said 5=4=\n and n=6F.=\n", "Voss said 5=4 and no."},
		{"a last boundary that is missing", head + "Content-Type: multipart/alternative; boundary=\"b b\"\n\n--b b\nContent-Type: text/plain\n\nVoss said no.\n", "Voss said no."},
		{"a boundary that never comes", head + "Content-Type: multipart/mixed; boundary=b\n\nVoss said no.\n", "Voss said no."},
		{"no boundary at all", head + "Content-Type: multipart/mixed\n\nVoss said no.\n", "Voss said no."},
		{"a longer boundary inside", head + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=b1\n\n--b1\n\nVoss said no.\n--b1--\n--b--\n", "Voss said no."},
		{"HTML beside a line of plain text", head + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nOpen in a browser\n--b\nContent-Type: text/html\n\n<p>Voss <b>said</b> no.<p>Oskel said yes, and then no, and then nothing.\n--b--\n", "Voss said no.\n\nOskel said yes, and then no, and then nothing."},
		{"HTML that is only a picture", head + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nVoss said no, and meant it.\n--b\nContent-Type: text/html\n\n<img src=x>View\n--b--\n", "Voss said no, and meant it."},
		{"lines that flow", head + "Content-Type: text/plain; format=flowed\n\nVoss said \nno. \n\n From Corrin.\n", "Voss said no.\n\nFrom Corrin."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readAll("a.eml", []byte(tt.mail))
			if len(got) != 1 || got[0].Err != nil {
				t.Fatalf("got %s", outline(got))
			}
			if text := strings.TrimSpace(strings.TrimPrefix(got[0].Document.Text, "x\n")); text != tt.want {
				t.Errorf("got %q, want %q", text, tt.want)
			}
		})
	}
}

func TestEncryptedMailSaysSo(t *testing.T) {
	err := onlyError(t, readAll("a.eml", []byte("From: a@b.example\nMessage-ID: <1>\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n")))
	if !errors.Is(err, draft.ErrLocked) {
		t.Error(err)
	}
}

// A mail of a million parts, or of parts in parts, ends early.
func TestHostileMailsEndEarly(t *testing.T) {
	const head = "From: a@b.example\nMessage-ID: <1>\n"
	var deep strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	field := "Subject: x\n" + strings.Repeat(" y\n", 1<<20)
	tests := []struct {
		name, mail string
		want       error
	}{
		{"a million parts", head + "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", 1_000_000) + "--b--\n", draft.ErrTooLarge},
		{"parts in parts", head + deep.String(), draft.ErrTooLarge},
		{"a boundary over and over", head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n" + strings.Repeat("--b", 10<<20), nil},
		{"a header without an end", head + field, nil},
		{"one line", head + "\n" + strings.Repeat("no ", 8<<20), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			_, err := mail.Read([]byte(tt.mail), draft.NewBudget())
			if !errors.Is(err, tt.want) && !errors.Is(err, draft.ErrEmpty) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %s", took)
			}
		})
	}
}

// A mailbox that is read from a stream is the same messages.
func TestMailboxesOfAnySize(t *testing.T) {
	story := "Mara Voss said no.\n\nFrom the start, she said, nobody called.\n"
	box := "From a@b.example Mon Nov 16 10:00:00 2026\nMessage-ID: <1>\nFrom: The Lantern <news@lantern.example>\nSubject: Talks\nDate: Mon, 16 Nov 2026 10:00:00 +0000\n\n" + story +
		"\nFrom a@b.example Tue Nov 17 10:00:00 2026\nMessage-ID: <2>\nFrom: The Lantern <news@lantern.example>\nSubject: More\nDate: Tue, 17 Nov 2026 10:00:00 +0000\n\n>From here on, Piet Halloran said yes.\n" +
		"\nFrom a@b.example Wed Nov 18 10:00:00 2026\nMessage-ID: <3>\nSubject: Empty\n\n"
	for name, text := range map[string]string{"LF": box, "CRLF": strings.ReplaceAll(box, "\n", "\r\n")} {
		want := readAll("a.mbox", []byte(text))
		var got []Found
		closed := false
		in := Input{Path: "a.mbox", Mailbox: reading{io.NopCloser(iotest.OneByteReader(strings.NewReader(text))), &closed}}
		for f := range Documents(in) {
			got = append(got, f)
		}
		if outline(got) != outline(want) || heads(got) != heads(want) || !closed {
			t.Errorf("%s: closed %v, got\n%s\nwant\n%s", name, closed, outline(got), outline(want))
		}
	}
	if !IsMailbox("a", []byte(box)) || IsMailbox("a.txt", []byte(story)) {
		t.Error("a mailbox is told by its first line")
	}
}

type reading struct {
	io.ReadCloser
	closed *bool
}

func (r reading) Close() error {
	*r.closed = true
	return r.ReadCloser.Close()
}
