package read

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/read/container"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/mail"
)

// record is a record of a web archive; n is the length that it says it has, -1
// for the right one.
func record(kind, uri, block string, n int) string {
	if n < 0 {
		n = len(block)
	}
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-11-20T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, n, block)
}

func answerOf(head, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + "\r\n" + body
}

const smallPage = "<html><head><title>No</title></head><body><h1>No</h1><p>Voss said no, and she said it three times over.</p></body></html>"

func TestRecordsThatLieAboutTheirLength(t *testing.T) {
	good := record("response", "https://lantern.example/a", answerOf("", smallPage), -1)
	tests := []struct {
		name, archive string
		pages         int
		want          error // of what cannot be read
	}{
		{"too short: the next record is found", record("response", "https://lantern.example/b", answerOf("", smallPage), 60) + good, 2, nil},
		{"longer than the file", good + record("response", "https://lantern.example/b", answerOf("", smallPage), 1<<30), 1, draft.ErrDamaged},
		{"longer than a file may be", good + record("response", "https://lantern.example/b", answerOf("", smallPage), 1<<62), 1, draft.ErrDamaged},
		{"negative", strings.Replace(good, "Content-Length: ", "Content-Length: -", 1) + good, 1, draft.ErrDamaged},
		{"none", strings.Replace(good, "Content-Length", "Content-Size", 1) + good, 1, draft.ErrDamaged},
		{"of what is passed over", good + record("metadata", "x", "x", 1<<40), 1, draft.ErrDamaged},
		{"cut off in its header", good + "WARC/1.0\r\nWARC-Ty", 1, draft.ErrDamaged},
	}
	for _, tt := range tests {
		for _, packed := range []bool{false, true} {
			data := []byte(tt.archive)
			if packed {
				data = gzipOf(t, data)
			}
			pages, lost := 0, error(nil)
			for _, d := range readAll("a.warc", data) {
				if d.Err == nil {
					pages++
				} else if lost = d.Err; errors.Is(d.Err, draft.ErrInternal) {
					t.Error(d.Err)
				}
			}
			// Of the page that a record cuts off, the beginning may be read or not.
			if pages < tt.pages-1 || pages > tt.pages || !errors.Is(lost, tt.want) && !(tt.want == nil && errors.Is(lost, draft.ErrEmpty)) {
				t.Errorf("%s (packed: %v): %d pages, error %v; want %d, %v", tt.name, packed, pages, lost, tt.pages, tt.want)
			}
		}
	}
}

func TestAnswersAreUnpackedAsTheyWereMeant(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(smallPage))
	_ = z.Close()
	chunks := fmt.Sprintf("%x;x=y\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n", 20, smallPage[:20], len(smallPage)-20, smallPage[20:])
	tests := []struct {
		name, answer string
		ok           bool
	}{
		{"plain", answerOf("", smallPage), true},
		{"in pieces", answerOf("Transfer-Encoding: chunked\r\n", chunks), true},
		{"said to be in pieces", answerOf("Transfer-Encoding: chunked\r\n", smallPage), true},
		{"in pieces without an end", answerOf("Transfer-Encoding: chunked\r\n", chunks[:len(chunks)-5]), true},
		{"packed", answerOf("Content-Encoding: gzip\r\n", packed.String()), true},
		{"said to be packed", answerOf("Content-Encoding: gzip\r\n", smallPage), true},
		{"packed, cut off", answerOf("Content-Encoding: gzip\r\n", packed.String()[:packed.Len()/2]), false},
		{"packed by other means", answerOf("Content-Encoding: br\r\n", "\x0b\x02\x80"), false},
	}
	for _, tt := range tests {
		a, err := container.ReadAnswer([]byte(tt.answer), draft.NewBudget())
		if ok := err == nil && string(a.Body) == smallPage; ok != tt.ok {
			t.Errorf("%s: %q, %v", tt.name, a.Body, err)
		}
	}
}

func TestBombsInWebArchives(t *testing.T) {
	bomb := gzipOf(t, bytes.Repeat([]byte("<p>no "), 2<<20))
	inside := record("response", "https://lantern.example/b", answerOf("Content-Encoding: gzip\r\n", string(bomb)), -1)
	got := readAll("a.warc", []byte(inside+record("response", "https://lantern.example/a", answerOf("", smallPage), -1)))
	if len(got) != 2 || !errors.Is(got[0].Err, draft.ErrTooLarge) || got[1].Err != nil {
		t.Errorf("a page: %s", outline(got))
	}
	around := gzipOf(t, []byte(record("response", "https://lantern.example/b", answerOf("", strings.Repeat("<p>no ", 2<<20)), -1)))
	if err := onlyError(t, readAll("a.warc.gz", around)); !errors.Is(err, draft.ErrTooLarge) || !strings.Contains(err.Error(), "200 times") {
		t.Errorf("an archive: %v", err)
	}
}

func TestTooManyRecords(t *testing.T) {
	one := record("response", "https://lantern.example/a", answerOf("", "<p>no"), -1)
	pages, err := container.ReadWARC([]byte(strings.Repeat(one, draft.MaxEntries+1)), draft.NewBudget())
	if len(pages) != draft.MaxEntries || !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("%d pages, error %v", len(pages), err)
	}
}

func TestWebArchivesWithoutPages(t *testing.T) {
	err := onlyError(t, readAll("a.warc", []byte(record("revisit", "https://lantern.example/a", "", -1)+record("warcinfo", "", "x", -1))))
	if want := "the file is empty: the web archive holds no page; left out: unchanged pages (1), requests and metadata of the crawler (1)"; err.Error() != want {
		t.Errorf("error %q, want %q", err, want)
	}
	for name, data := range map[string]string{"a line": "WARC/1.0", "a line without an end": "WARC/" + strings.Repeat("x", 1<<20), "a header without an end": "WARC/1.0\r\n" + strings.Repeat("x: y\r\n", 1<<20)} {
		if err := onlyError(t, readAll("a.warc", []byte(data))); errors.Is(err, draft.ErrInternal) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The day of the crawl is not the day of publication, and the address is what
// the crawler asked for where the page does not say it.
func TestWhatACrawlerKnowsOfAPage(t *testing.T) {
	d := readAll("a.warc", []byte(record("response", "<https://lantern.example/a>", answerOf("", smallPage), -1)))[0].Document.Declared
	if d.URL != "https://lantern.example/a" || !d.Date.IsZero() || d.Saved.String() != "2026-11-20" {
		t.Errorf("declared %+v", d)
	}
}

// Containers that know the format of what is inside name lines of the table.
func TestFormatsThatContainersNameAreInTheTable(t *testing.T) {
	for _, name := range []string{"HTML", "PDF", mail.Format} {
		if _, ok := formatNamed(name); !ok {
			t.Errorf("no format %q", name)
		}
	}
}
