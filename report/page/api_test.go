package page

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/report"
)

// program sends a request as a program does, with the key.
func (d *testDesk) program(method, address, body string, head map[string]string) (int, string, http.Header) {
	d.t.Helper()
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	r.Host = testHost
	r.Header.Set("Authorization", "Bearer "+testKey)
	for k, v := range head {
		r.Header.Set(k, v)
	}
	return d.ask(r)
}

type schema struct {
	Ref        string            `json:"$ref"`
	Type       string            `json:"type"`
	Properties map[string]schema `json:"properties"`
	Required   []string          `json:"required"`
	Items      *schema           `json:"items"`
	Enum       []string          `json:"enum"`
	Additional *bool             `json:"additionalProperties"`
}

type description struct {
	Paths map[string]map[string]struct {
		Responses map[string]struct {
			Content map[string]struct {
				Schema schema
				Events map[string]schema `json:"x-events"`
			} `json:"content"`
		} `json:"responses"`
	} `json:"paths"`
	Components struct{ Schemas map[string]schema } `json:"components"`
}

func described(t *testing.T) description {
	t.Helper()
	data, err := files.ReadFile("static/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var d description
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// check holds a value against a schema.
func (d description) check(t *testing.T, at string, s schema, value any) {
	t.Helper()
	if s.Ref != "" {
		s = d.Components.Schemas[strings.TrimPrefix(s.Ref, "#/components/schemas/")]
	}
	switch v := value.(type) {
	case map[string]any:
		if s.Type != "object" {
			t.Errorf("%s is an object, not %s", at, s.Type)
		}
		for _, name := range s.Required {
			if _, ok := v[name]; !ok {
				t.Errorf("%s lacks %s", at, name)
			}
		}
		for name, one := range v {
			p, ok := s.Properties[name]
			if !ok && s.Additional != nil {
				t.Errorf("%s has %s, which is not described", at, name)
			} else if ok {
				d.check(t, at+"."+name, p, one)
			}
		}
	case []any:
		if s.Type != "array" {
			t.Fatalf("%s is a list, not %s", at, s.Type)
		}
		for _, one := range v {
			d.check(t, at+"[]", *s.Items, one)
		}
	case string:
		if s.Type != "string" || s.Enum != nil && !slices.Contains(s.Enum, v) {
			t.Errorf("%s is %q, not %s %v", at, v, s.Type, s.Enum)
		}
	case float64:
		if s.Type != "number" && s.Type != "integer" {
			t.Errorf("%s is a number, not %s", at, s.Type)
		}
	case bool:
		if s.Type != "boolean" {
			t.Errorf("%s is a boolean, not %s", at, s.Type)
		}
	default:
		t.Errorf("%s is %v", at, v)
	}
}

// TestTheDescriptionIsThatOfTheServer: every route, no other, and every answer.
func TestTheDescriptionIsThatOfTheServer(t *testing.T) {
	d, desc := newTestDesk(t), described(t)
	var served, written []string
	for _, r := range routes() {
		if strings.Contains(r.pattern, " /api/") {
			served = append(served, r.pattern)
		}
	}
	for path, methods := range desc.Paths {
		for method := range maps.Keys(methods) {
			written = append(written, strings.ToUpper(method)+" "+path)
		}
	}
	slices.Sort(served)
	slices.Sort(written)
	if !slices.Equal(served, written) {
		t.Errorf("served  %v\nwritten %v", served, written)
	}
	id := d.rowOf("Nobody will fall")
	_, _, head := d.program(http.MethodGet, "/api/rows/"+id, "", nil)
	found, err := d.desk.Archive.Rows(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, path, address, body string
		head                        map[string]string
	}{
		{"get", "/api/rows", "/api/rows?kind=direct", "", nil},
		{"get", "/api/rows/{id}", "/api/rows/" + id, "", nil},
		{"patch", "/api/rows/{id}", "/api/rows/" + id, `{"speaker":"A. Birch","status":"checked"}`, map[string]string{"If-Match": head.Get("ETag")}},
		{"get", "/api/documents", "/api/documents", "", nil},
		{"get", "/api/documents/{hash}", "/api/documents/" + found[id].Document.Hash, "", nil},
		{"get", "/api/week/{period}", "/api/week/2026-W47", "", nil},
		{"get", "/api/log", "/api/log", "", nil},
		{"post", "/api/log/{id}/undo", "/api/log/1/undo", "", nil},
		{"get", "/api/openapi.json", "/api/openapi.json", "", nil},
	} {
		status, body, _ := d.program(strings.ToUpper(c.method), c.address, c.body, c.head)
		var value any
		if err := json.Unmarshal([]byte(body), &value); status != http.StatusOK || err != nil {
			t.Errorf("%s %s: %d, %v\n%s", c.method, c.address, status, err, body)
			continue
		}
		desc.check(t, c.address, desc.Paths[c.path][c.method].Responses["200"].Content["application/json"].Schema, value)
	}
	upload, kind := upload(t, [2]string{"a.txt", "one"}, [2]string{"a.txt", "one"}, [2]string{"large.txt", strings.Repeat("x", 2<<20)})
	status, body, _ := d.program(http.MethodPost, "/api/inbox", upload.String(), map[string]string{"Content-Type": kind})
	var value any
	if err := json.Unmarshal([]byte(body), &value); status != http.StatusOK || err != nil || !strings.Contains(body, `"there":true`) || !strings.Contains(body, "more than 1 MB") {
		t.Errorf("files: %d, %v, %s", status, err, body)
	}
	desc.check(t, "/api/inbox", desc.Paths["/api/inbox"]["post"].Responses["200"].Content["application/json"].Schema, value)
	status, body, _ = d.program(http.MethodGet, "/api/rows/none", "", nil)
	if err := json.Unmarshal([]byte(body), &value); status != http.StatusNotFound || err != nil {
		t.Fatalf("an error: %d, %v, %s", status, err, body)
	}
	desc.check(t, "an error", schema{Ref: "#/components/schemas/Error"}, value)
}

func TestAProgramChangesOnlyWhatItHasSeen(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	_, _, head := d.program(http.MethodGet, "/api/rows/"+id, "", nil)
	match := map[string]string{"If-Match": head.Get("ETag")}
	for _, c := range []struct {
		body string
		head map[string]string
		want int
	}{
		{`{"note":"first"}`, match, http.StatusOK},
		{`{"note":"second"}`, match, http.StatusPreconditionFailed}, // it is another by now
		{`{"note":"third"}`, nil, http.StatusPreconditionFailed},
		{`{"note":"third"}`, map[string]string{"If-Match": "*"}, http.StatusPreconditionFailed},
	} {
		if status, body, _ := d.program(http.MethodPatch, "/api/rows/"+id, c.body, c.head); status != c.want {
			t.Errorf("%s: %d\n%s", c.body, status, body)
		}
	}
	if got := d.rowAt(id).Note; got != "first" {
		t.Errorf("the note is %q", got)
	}
	_, _, head = d.program(http.MethodGet, "/api/rows/"+id, "", nil)
	match = map[string]string{"If-Match": head.Get("ETag")}
	for body, want := range map[string]int{`{"quote":"x"}`: 422, `{"status":"great"}`: 422, `[]`: 400, `{"note":1}`: 400} {
		if status, _, _ := d.program(http.MethodPatch, "/api/rows/"+id, body, match); status != want {
			t.Errorf("%s: %d", body, status)
		}
	}
}

func TestAProgramWithoutTheKeyIsRefused(t *testing.T) {
	d := newTestDesk(t)
	for _, key := range []string{"", "Bearer ", "Bearer wrong", "Basic " + testKey, testKey} {
		r := httptest.NewRequest(http.MethodGet, "/api/rows", nil)
		r.Host = testHost
		r.Header.Set("Authorization", key)
		if status, body, _ := d.ask(r); status != http.StatusUnauthorized || !strings.HasPrefix(body, "{") {
			t.Errorf("%q: %d %s", key, status, body)
		}
	}
}

// TestEventsAreAsDescribed: every kind of event that the server sends is described, and
// what was read meanwhile is told by document.
func TestEventsAreAsDescribed(t *testing.T) {
	d, desc := newTestDesk(t, func(d *Desk, _ *Options) { d.Now = time.Now }), described(t)
	server := httptest.NewServer(d)
	defer server.Close()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/api/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = testHost
	r.Header.Set("Authorization", "Bearer "+testKey)
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	events := desc.Paths["/api/events"]["get"].Responses["200"].Content["text/event-stream"].Events
	lines := bufio.NewScanner(answer.Body)
	next := func() (name, data string) {
		for lines.Scan() && lines.Text() != "" {
			if value, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				name = value
			}
			if value, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				data = value
			}
		}
		return name, data
	}
	if name, data := next(); name != "changed" || data == "" || events[name].Type != "string" {
		t.Errorf("first %s %q", name, data)
	}
	for _, p := range []Progress{
		{Running: true, Total: 2},
		{Running: true, Waiting: "onrecord weekly"},
		{Running: true, Done: 1, Total: 2, Documents: []Read{{Path: "a.txt", Status: report.StatusRead, Rows: 3}, {Path: "b.pdf", Status: report.StatusFailed, Reason: "no text"}}},
		{Failed: "the disk is full"},
	} {
		d.Tell(p)
		name, data := next()
		var value any
		if err := json.Unmarshal([]byte(data), &value); err != nil || name != "progress" {
			t.Fatalf("%s %q: %v", name, data, err)
		}
		desc.check(t, name, events[name], value)
		if strings.Contains(data, "b.pdf") != (len(p.Documents) > 0) {
			t.Errorf("of documents it says %s", data)
		}
	}
}

// TestAPageThatIsLoadedWhileMuchIsReadListsTheLastDocuments, latest first.
func TestAPageThatIsLoadedWhileMuchIsReadListsTheLastDocuments(t *testing.T) {
	d := newTestDesk(t)
	d.Tell(Progress{Running: true, Total: 100})
	for n := range 50 {
		d.Tell(Progress{Running: true, Done: n + 1, Total: 100, Documents: []Read{{Path: fmt.Sprintf("%d.txt", n), Status: report.StatusRead, Rows: n}}})
	}
	page := textOf(d.get("/"))
	if !strings.Contains(page, "50 of 100 files 49.txt : 49 rows 48.txt") || strings.Contains(page, "10.txt") {
		t.Errorf("it lists\n%s", page)
	}
	d.Tell(Progress{})
	if page := textOf(d.get("/")); strings.Contains(page, "49.txt") {
		t.Errorf("nothing is read any more:\n%s", page)
	}
}
