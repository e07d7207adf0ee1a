package page

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/parse"
	"onrecord/parse/segment"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/explain"
	"onrecord/report/ingest"
)

// The documents of the desk that is tested with. One of them means harm.
var articles = fstest.MapFS{
	"ferry.txt": {Data: []byte("Ferry stays in port\nThe Sandhaven Ledger\n18 November 2026\n\n" +
		"Harbour master Dora Pell said the ferry would not sail before Monday. " +
		"\"The engine is in pieces on the quay,\" she said. " +
		"Mayor Anton Birch denied that the town had run out of money.\n")},
	"bridge.txt": {Data: []byte("Bridge to close for a week\nThe Sandhaven Ledger\n19 November 2026\n\n" +
		"Engineer Ruth Calder told reporters the bridge needed new bolts. " +
		"\"Nobody will fall into the water,\" Mayor Anton Birch said. Harbour master Dora Pell denied that the bridge needed new bolts. " +
		"Clara Frost met Ruth Calder on the quay. \"It will be cold,\" she said.\n\nIt was said that the pier would be sold.\n")},
	"<script>alert(1)</script>.txt": {Data: []byte("A page <img src=x onerror=alert(1)>\nThe Sandhaven Ledger\n20 November 2026\n\n" +
		"Editor Olga Marsh said \"<script>alert('quote')</script> is what they typed into the form\" on Friday.\n")},
}

var testDay = parse.NewDate(2026, time.November, 23)

// testDesk is a desk with the articles on record.
type testDesk struct {
	*Server
	t     *testing.T
	path  string // of the archive
	clock time.Time
	mu    sync.Mutex

	patience time.Duration // that a change has with others
	inbox    map[string]string
	woken    int // times that what is new was to be read
	made     string
	opened   string
	notes    map[string]string
}

const (
	testKey  = "KEY-OF-THE-TEST"
	testHost = "127.0.0.1:7300"
)

func newTestDesk(t *testing.T, change ...func(*Desk, *Options)) *testDesk {
	t.Helper()
	d := &testDesk{t: t, patience: 30 * time.Second, path: filepath.Join(t.TempDir(), "archive.sqlite"), clock: time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)}
	ctx := context.Background()
	a, err := archive.Open(ctx, d.path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	names := []string{"ferry.txt", "bridge.txt", "<script>alert(1)</script>.txt"}
	for _, name := range names {
		read, err := ingest.Read(ctx, []ingest.File{ingest.FromFS(articles, name)}, ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		f := archive.File{Path: name}
		for _, one := range read {
			f.Documents = append(f.Documents, archive.Document{Hash: one.Hash, Record: one.Record, People: one.People, Rows: one.Rows})
		}
		if _, err := a.Ingest(ctx, testDay, func(string) bool { return false }, f); err != nil {
			t.Fatal(err)
		}
	}
	desk := Desk{
		Title: "Sandhaven", Archive: a, Topics: []string{"Harbour"}, Starts: time.Monday,
		Now:   func() time.Time { d.mu.Lock(); defer d.mu.Unlock(); return d.clock },
		Today: func() parse.Date { return testDay },
		Read: func(ctx context.Context, of archive.Document) (parse.Document, []parse.Paragraph, error) {
			one, err := readArticle(ctx, of.File)
			return one.Result.Document, segment.Split(one.Result.Document).Paragraphs, err
		},
		Explain: func(ctx context.Context, of archive.Document) (explain.Document, error) {
			one, err := readArticle(ctx, of.File)
			return explain.New(*one.Result, one.Rows), err
		},
	}
	desk.Change = func(ctx context.Context, do func(*archive.Archive) error) error {
		other, err := archive.Open(ctx, d.path)
		if err != nil {
			return err
		}
		defer other.Close()
		bounded, cancel := context.WithTimeout(ctx, d.patience)
		defer cancel()
		if _, err := other.Lock(bounded, archive.Holder{PID: 1, Host: "host", Since: d.clock, Doing: "onrecord serve"}); err != nil {
			return err
		}
		return do(other)
	}
	d.inbox = map[string]string{}
	desk.Store = func(_ context.Context, name string, from io.Reader) (Stored, error) {
		data, err := io.ReadAll(from)
		if err == nil && len(data) > 1<<20 {
			err = errors.New("more than 1 MB")
		}
		if err != nil {
			return Stored{}, err
		}
		there := d.inbox[name] == string(data)
		d.inbox[name] = string(data)
		return Stored{Name: name, There: there}, nil
	}
	desk.StoreText = func(_ context.Context, name, text, beside string) error {
		d.inbox[name], d.inbox[name+".yaml"] = text, beside
		return nil
	}
	desk.Wake = func() { d.woken++ }
	d.notes = map[string]string{}
	desk.Brief = func(ctx context.Context, p report.Period) (report.Briefing, error) {
		record, err := weekly.Open(ctx, a, nil, p.To, time.Monday)
		if err != nil {
			return report.Briefing{}, err
		}
		b, _, err := brief.Build(ctx, brief.Options{Period: p, Made: testDay, Precision: report.PrecisionNamed("")}, record)
		return b, err
	}
	desk.Make = func(_ context.Context, p report.Period) error { d.made = p.Name; return nil }
	desk.Made = func(string) ([]MadeFile, error) { return nil, nil }
	desk.Open = func(name string) (File, time.Time, error) {
		if d.opened = name; name != "briefing-2026-W47.xlsx" {
			return nil, time.Time{}, fs.ErrNotExist
		}
		return noClose{strings.NewReader("PK")}, d.clock, nil
	}
	desk.ReadNote = func(period string) (string, error) { return d.notes[period], nil }
	desk.WriteNote = func(_ context.Context, period, text, _ string) error { d.notes[period] = text; return nil }
	desk.People = func(_ context.Context, kind string, names []string, _ string) (string, error) {
		return kind + " " + strings.Join(names, ", "), nil
	}
	desk.Undo = func(ctx context.Context, id int64, who string) error { return a.Undo(ctx, id, who, d.clock) }
	options := Options{Key: testKey, Secret: "secret of the test", Hosts: []string{testHost}, Who: "H. Lind", Patience: time.Minute}
	for _, c := range change {
		c(&desk, &options)
	}
	if d.Server, err = New(desk, options); err != nil {
		t.Fatal(err)
	}
	return d
}

type noClose struct{ io.ReadSeeker }

func (noClose) Close() error { return nil }

func readArticle(ctx context.Context, name string) (ingest.Document, error) {
	read, err := ingest.Read(ctx, []ingest.File{ingest.FromFS(articles, name)}, ingest.Options{Results: true})
	if err != nil || len(read) != 1 {
		return ingest.Document{}, errors.Join(err, errors.New("not one document"))
	}
	if read[0].Record.Status != report.StatusRead {
		return read[0], errors.New(read[0].Record.Reason)
	}
	return read[0], nil
}

// request makes one as a browser does that has the cookie.
func (d *testDesk) request(method, address, body string) *http.Request {
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	r.Host = testHost
	r.AddCookie(&http.Cookie{Name: "onrecord7300", Value: d.proof("cookie")})
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if !safe(method) {
		r.Header.Set("Origin", "http://"+testHost)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return r
}

// ask sends a request and returns the answer.
func (d *testDesk) ask(r *http.Request) (status int, body string, head http.Header) {
	d.t.Helper()
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	data, err := io.ReadAll(w.Result().Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return w.Code, string(data), w.Header()
}

// post sends a form with its token.
func (d *testDesk) post(address string, form url.Values) (status int, body, location string) {
	d.t.Helper()
	if form == nil {
		form = url.Values{}
	}
	form.Set("form", d.proof("form"))
	status, body, head := d.ask(d.request(http.MethodPost, address, form.Encode()))
	return status, body, head.Get("Location")
}

// formOf returns what the form of a row would send if nothing was typed.
func (d *testDesk) formOf(id string) url.Values {
	d.t.Helper()
	found, err := d.desk.Archive.Rows(context.Background(), id)
	if err != nil {
		d.t.Fatal(err)
	}
	out := url.Values{}
	for _, f := range edited {
		value := editable(found[id], f)
		out.Set("seen-"+f.String(), value)
		out.Set(f.String(), value)
	}
	return out
}

// get returns a page that must be there.
func (d *testDesk) get(address string) string {
	d.t.Helper()
	status, body, _ := d.ask(d.request(http.MethodGet, address, ""))
	if status != http.StatusOK {
		d.t.Fatalf("GET %s: %d\n%s", address, status, body)
	}
	return body
}

// rowOf returns the id of the row whose quote has some words.
func (d *testDesk) rowOf(words string) string {
	d.t.Helper()
	for r, err := range d.desk.Archive.Find(context.Background(), archive.Query{}) {
		if err != nil {
			d.t.Fatal(err)
		}
		if strings.Contains(r.Quote, words) {
			return r.ID
		}
	}
	d.t.Fatalf("no row has %q", words)
	return ""
}

var tags = regexp.MustCompile(`<[^>]*>`)

// textOf returns what a page shows, in one line.
func textOf(page string) string {
	return strings.Join(strings.Fields(tags.ReplaceAllString(page, " ")), " ")
}
