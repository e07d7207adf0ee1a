package page

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// upload makes the body of a form with files, each a name and its bytes.
func upload(t *testing.T, files ...[2]string) (body *bytes.Buffer, kind string) {
	t.Helper()
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for _, f := range files {
		head := make(map[string][]string)
		head["Content-Disposition"] = []string{fmt.Sprintf(`form-data; name="file"; filename=%q`, f[0])}
		part, err := w.CreatePart(head)
		if err == nil {
			_, err = io.WriteString(part, f[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	return body, w.FormDataContentType()
}

func (d *testDesk) drop(body io.Reader, kind string) (int, string) {
	d.t.Helper()
	r := d.request(http.MethodPost, "/inbox?form="+url.QueryEscape(d.proof("form")), "")
	r.Body = io.NopCloser(body)
	r.Header.Set("Content-Type", kind)
	status, page, _ := d.ask(r)
	return status, page
}

func TestWhatIsDroppedIsTakenUnderItsNameAndRead(t *testing.T) {
	d := newTestDesk(t)
	body, kind := upload(t, [2]string{"a.txt", "one"}, [2]string{"week 47/b.txt", "two"}, [2]string{"big.pdf", strings.Repeat("x", 2<<20)})
	status, page := d.drop(body, kind)
	if status != http.StatusOK || d.woken != 1 || d.inbox["a.txt"] != "one" || d.inbox["b.txt"] != "two" {
		t.Fatalf("%d, inbox %v", status, d.inbox)
	}
	if text := textOf(page); !strings.Contains(text, "a.txt : taken") || !strings.Contains(text, "big.pdf : more than 1 MB") {
		t.Errorf("it does not say what became of each:\n%s", text)
	}
	body, kind = upload(t, [2]string{"a.txt", "one"})
	if _, page := d.drop(body, kind); !strings.Contains(textOf(page), "a.txt : there already") {
		t.Errorf("the second time:\n%s", textOf(page))
	}
}

// cutOff is a body whose connection is lost.
type cutOff struct{ io.Reader }

func (c cutOff) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	if err == io.EOF {
		err = errors.New("connection reset")
	}
	return n, err
}

func TestAConnectionThatIsLostLosesNothingThatArrived(t *testing.T) {
	d := newTestDesk(t)
	body, kind := upload(t, [2]string{"a.txt", "one"}, [2]string{"b.txt", strings.Repeat("two ", 1000)})
	half := bytes.NewReader(body.Bytes()[:body.Len()-2000])
	status, page := d.drop(cutOff{half}, kind)
	if status == http.StatusOK && !strings.Contains(textOf(page), "b.txt") {
		t.Errorf("%d: nothing is said of the second:\n%s", status, textOf(page))
	}
	if d.inbox["a.txt"] != "one" || d.inbox["b.txt"] != "" || d.woken != 1 {
		t.Errorf("inbox %v, read %d times", d.inbox, d.woken)
	}
}

func TestASlowUploadIsGivenUp(t *testing.T) {
	d := newTestDesk(t)
	body, kind := upload(t, [2]string{"a.txt", strings.Repeat("slow ", 20000)})
	slow := readerFunc(func(b []byte) (int, error) {
		d.mu.Lock()
		d.clock = d.clock.Add(10 * time.Minute)
		d.mu.Unlock()
		return body.Read(b[:min(len(b), 100)])
	})
	if d.drop(slow, kind); len(d.inbox) != 0 {
		t.Errorf("it was taken: %d files", len(d.inbox))
	}
	if body.Len() == 0 {
		t.Error("all of it was waited for")
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

func TestANameIsNeverAPath(t *testing.T) {
	for said, want := range map[string]string{
		"../../etc/passwd":          "passwd",
		`..\..\Windows\system.ini`:  "system.ini",
		"/absolute":                 "absolute",
		"a/b/c.txt":                 "c.txt",
		"..":                        "document",
		".":                         "document",
		"":                          "document",
		".htaccess":                 "htaccess",
		".onrecord-drop-1":          "onrecord-drop-1",
		"desk.txt\x00.exe":          "desk.txt_.exe",
		"line\nbreak.txt":           "line_break.txt",
		"con.txt":                   "_con.txt",
		"c:evil.txt":                "c_evil.txt",
		"a\u202etxt.exe":            "a_txt.exe",
		"Größe – Ölpreis (3).txt":   "Größe – Ölpreis (3).txt",
		"<script>alert(1)</script>": "script_",
	} {
		if got := fileName(said); got != want {
			t.Errorf("%q becomes %q, not %q", said, got, want)
		}
	}
	for _, said := range []string{strings.Repeat("ö", 400) + ".txt", "\xff\xfe.txt", strings.Repeat("../", 50), "a." + strings.Repeat("b", 300)} {
		got := fileName(said)
		if len(got) > mostName || got != filepath.Base(got) || strings.HasPrefix(got, ".") || !filepath.IsLocal(got) {
			t.Errorf("%q becomes %q", said, got)
		}
	}
}

func TestAPastedTextHasItsDateAndOutletBeside(t *testing.T) {
	d := newTestDesk(t)
	status, _, to := d.post("/inbox/text", url.Values{"text": {"Pier sold\n\nNobody knows to whom."}, "source": {`The "Ledger": evil`}, "date": {"2026-11-18"}})
	if status != http.StatusSeeOther || to != "/" || d.woken != 1 {
		t.Fatalf("%d to %s", status, to)
	}
	if got := d.inbox["Pier sold.txt.yaml"]; got != "source: \"The \\\"Ledger\\\": evil\"\ndate: \"2026-11-18\"\n" {
		t.Errorf("beside it: %s", got)
	}
	for _, form := range []url.Values{{"text": {" "}}, {"text": {"x"}, "date": {"soon"}}, {"text": {"x"}, "date": {"2999-01-01"}}} {
		if status, _, _ := d.post("/inbox/text", form); status < 400 || status > 499 {
			t.Errorf("%v: %d", form, status)
		}
	}
}

func TestADocumentIsGivenWhatItDoesNotSay(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	found, err := d.desk.Archive.Rows(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	hash := found[id].Document.Hash
	form := url.Values{"hash": {hash}, "date": {"2026-11-20"}, "source": {"The Sandhaven Ledger"}, "back": {"document"}}
	status, _, to := d.post("/documents", form)
	if status != http.StatusSeeOther || to != "/documents/"+hash {
		t.Fatalf("%d to %s", status, to)
	}
	if r := d.rowAt(id); r.Date.String() != "2026-11-20" || r.Source != "The Sandhaven Ledger" {
		t.Errorf("the row is of %s, %s", r.Date, r.Source)
	}
	if status, _, _ := d.post("/log/1/undo", nil); status != http.StatusSeeOther || d.rowAt(id).Date.String() != "2026-11-19" {
		t.Errorf("taken back: %d, %s", status, d.rowAt(id).Date)
	}
	for _, form := range []url.Values{{"hash": {hash}, "date": {"1066-10-14"}}, {"hash": {"none"}, "date": {"2026-11-20"}}, {"hash": {hash}}} {
		if status, _, _ := d.post("/documents", form); status < 400 || status > 499 {
			t.Errorf("%v: %d", form, status)
		}
	}
}

func TestMoreFilesThanOneRequestMayHaveAreRefusedAndTheFirstKept(t *testing.T) {
	d := newTestDesk(t)
	var list [][2]string
	for n := range mostFiles + 1 {
		list = append(list, [2]string{fmt.Sprintf("%d.txt", n), "x"})
	}
	body, kind := upload(t, list...)
	status, page := d.drop(body, kind)
	if status != http.StatusBadRequest || len(d.inbox) != mostFiles || d.woken != 1 || !strings.Contains(page, "20,000 files arrived whole") {
		t.Errorf("%d, %d files\n%s", status, len(d.inbox), textOf(page))
	}
}
