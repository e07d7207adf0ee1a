package page

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestWithoutTheKeyNobodySeesAnything(t *testing.T) {
	d := newTestDesk(t)
	for _, r := range routes() {
		method, path, _ := strings.Cut(r.pattern, " ")
		q := httptest.NewRequest(method, strings.NewReplacer("{$}", "", "{id}", d.rowOf("engine"), "{hash}", "x").Replace(path), nil)
		q.Host = testHost
		status, body, _ := d.ask(q)
		if status != http.StatusUnauthorized || strings.Contains(body, "Sandhaven") || strings.Contains(body, d.proof("form")) {
			t.Errorf("%s: %d\n%s", r.pattern, status, body)
		}
	}
}

func TestTheKeyIsExchangedForAStrictCookie(t *testing.T) {
	d := newTestDesk(t)
	r := httptest.NewRequest(http.MethodGet, "/rows?q=ferry&key="+testKey, nil)
	r.Host = testHost
	status, _, head := d.ask(r)
	cookie := head.Get("Set-Cookie")
	if status != http.StatusSeeOther || head.Get("Location") != "/rows?q=ferry" {
		t.Errorf("%d to %s", status, head.Get("Location"))
	}
	for _, want := range []string{"HttpOnly", "SameSite=Strict", "Path=/"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("the cookie lacks %s: %s", want, cookie)
		}
	}
	if strings.Contains(cookie, testKey) {
		t.Error("the cookie is the key")
	}
}

func TestTheWayInLeadsToNoOtherSite(t *testing.T) {
	d := newTestDesk(t)
	for _, path := range []string{"//evil.example/", `/\evil.example/`, "///evil.example"} {
		r := httptest.NewRequest(http.MethodGet, "/?key="+testKey, nil)
		r.URL.Path, r.Host = path, testHost
		_, _, head := d.ask(r)
		if to := head.Get("Location"); strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`) || !strings.HasPrefix(to, "/") {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

func TestAReboundNameIsRefused(t *testing.T) {
	d := newTestDesk(t)
	for _, host := range []string{"evil.example", "evil.example:7300", "127.0.0.1", "127.0.0.1:7301", ""} {
		r := d.request(http.MethodGet, "/rows", "")
		r.Host = host
		if status, body, _ := d.ask(r); status != http.StatusMisdirectedRequest || strings.Contains(body, "engine") {
			t.Errorf("as %q it answers %d", host, status)
		}
	}
}

func TestKeysCannotBeGuessed(t *testing.T) {
	d := newTestDesk(t)
	try := func(key string) int {
		r := httptest.NewRequest(http.MethodGet, "/?key="+key, nil)
		r.Host = testHost
		status, _, _ := d.ask(r)
		return status
	}
	for i := range mostGuesses {
		if status := try("wrong"); status != http.StatusUnauthorized {
			t.Fatalf("guess %d: %d", i, status)
		}
	}
	if status := try(testKey); status != http.StatusTooManyRequests {
		t.Errorf("after %d guesses the right one is answered %d", mostGuesses, status)
	}
	if status, _, _ := d.ask(d.request(http.MethodGet, "/rows", "")); status != http.StatusOK {
		t.Errorf("whoever is in is shut out: %d", status)
	}
	d.clock = d.clock.Add(2 * time.Minute)
	if status := try(testKey); status != http.StatusSeeOther {
		t.Errorf("a minute later the right one is answered %d", status)
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	d := newTestDesk(t)
	for _, address := range []string{"/rows", "/nothing", "/static/style.css", "/names?field=speaker", "/rows/none"} {
		_, _, head := d.ask(d.request(http.MethodGet, address, ""))
		for name, want := range map[string]string{
			"Content-Security-Policy":      "default-src 'none'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := head.Get(name); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s is %q", address, name, got)
			}
		}
		if head.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s may be read by other sites", address)
		}
		if csp := head.Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") || strings.Contains(csp, "*") {
			t.Errorf("%s: %s", address, csp)
		}
	}
}

func TestAPathNeverLeavesTheAssets(t *testing.T) {
	d := newTestDesk(t)
	for _, path := range []string{"/static/../page.go", "/static/%2e%2e/page.go", "/static/", "/static/html/frame.html", "/static//etc/passwd"} {
		if status, _, _ := d.ask(d.request(http.MethodGet, path, "")); status == http.StatusOK {
			t.Errorf("%s is served", path)
		}
	}
}

// TestNoScriptStandsInAPage: the policy forbids it, and no template may need it.
func TestNoScriptStandsInAPage(t *testing.T) {
	d := newTestDesk(t)
	for _, address := range []string{"/rows", "/documents", "/rows/" + d.rowOf("engine")} {
		page := d.get(address)
		for _, bad := range []string{" style=", " onclick=", "<style", "javascript:", "http://", "https://"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %s", address, bad)
			}
		}
		if strings.Count(page, "<script") != 1 {
			t.Errorf("%s has another script than the one file", address)
		}
	}
}

// TestNoOtherPageChangesAnything: a form of another site, whatever it pretends.
func TestNoOtherPageChangesAnything(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("Nobody will fall")
	for name, c := range map[string]struct {
		head  map[string]string
		token string
	}{
		"another origin":              {map[string]string{"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, d.proof("form")},
		"another port of the machine": {map[string]string{"Origin": "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-site"}, d.proof("form")},
		"an origin that is hidden":    {map[string]string{"Origin": "null", "Sec-Fetch-Site": "cross-site"}, d.proof("form")},
		"an old browser":              {map[string]string{"Origin": "http://evil.example", "Sec-Fetch-Site": ""}, d.proof("form")},
		"no token":                    {nil, ""},
		"a token that is made up":     {nil, "made-up"},
		"the cookie as token":         {nil, d.proof("cookie")},
	} {
		form := d.formOf(id)
		form.Set("do", "drop")
		form.Set("form", c.token)
		r := d.request(http.MethodPost, "/rows/"+id, form.Encode())
		for k, v := range c.head {
			r.Header.Set(k, v)
		}
		if status, _, _ := d.ask(r); status != http.StatusForbidden {
			t.Errorf("%s: %d", name, status)
		}
	}
	if got := d.rowAt(id).Status; got != "" {
		t.Errorf("the row is %s", got)
	}
}

func TestReadOnlyChangesNothing(t *testing.T) {
	d := newTestDesk(t, func(_ *Desk, o *Options) { o.ReadOnly = true })
	for _, r := range routes() {
		if method, path, _ := strings.Cut(r.pattern, " "); method != http.MethodGet {
			path = strings.NewReplacer("{id}", d.rowOf("engine"), "{hash}", "x").Replace(path)
			if status, _, _ := d.post(path, nil); status != http.StatusForbidden {
				t.Errorf("%s: %d", r.pattern, status)
			}
		}
	}
	if page := d.get("/rows/" + d.rowOf("engine")); strings.Contains(page, "<form class=\"edit\"") {
		t.Error("a form is shown")
	}
}

func TestAFormIsBounded(t *testing.T) {
	d := newTestDesk(t)
	form := d.formOf(d.rowOf("engine"))
	form.Set("note", strings.Repeat("x", 2*mostForm))
	if status, _, _ := d.post("/rows/"+d.rowOf("engine"), form); status != http.StatusRequestEntityTooLarge {
		t.Errorf("%d", status)
	}
}
