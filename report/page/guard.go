package page

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// Limits of a request.
const (
	mostForm    = 1 << 20 // bytes of a form
	formTime    = 15 * time.Second
	answerTime  = 2 * time.Minute
	mostGuesses = 10 // wrong keys in a minute
)

// contentPolicy allows what is ours and nothing else: no script in a page, nothing from
// elsewhere, no frame around it.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// ServeHTTP answers a request if it is allowed.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Content-Security-Policy", contentPolicy)
	head.Set("X-Content-Type-Options", "nosniff")
	// With "no-referrer" browsers would hide from us where a form comes from.
	head.Set("Referrer-Policy", "same-origin")
	head.Set("Cross-Origin-Opener-Policy", "same-origin")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("Cache-Control", "no-store")
	now := s.desk.Now()
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(now.Add(formTime)) // some test's writer has none
	_ = control.SetWriteDeadline(now.Add(answerTime))

	// A name that somebody else's server has, and that leads here, is a trap: pages of
	// that name could read what they are answered.
	if !slices.Contains(s.options.Hosts, strings.ToLower(r.Host)) {
		s.failed(w, r, &problem{http.StatusMisdirectedRequest, "this is not the address of the page", "open the address that onrecord serve printed"})
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, "/static/"); ok {
		s.pages.static(w, r, name)
		return
	}
	if r.URL.Query().Has("key") {
		s.letIn(w, r)
		return
	}
	if !s.known(r) {
		s.failed(w, r, &problem{http.StatusUnauthorized, "the page does not know you", ""})
		return
	}
	if !safe(r.Method) {
		if err := s.mayChange(w, r); err != nil {
			s.failed(w, r, err)
			return
		}
	}
	s.mux.ServeHTTP(w, r)
}

func safe(method string) bool { return method == http.MethodGet || method == http.MethodHead }

// cookieName tells apart the cookies of two pages on one machine: a port does not.
func (s *Server) cookieName(r *http.Request) string {
	_, port, _ := strings.Cut(strings.TrimPrefix(r.Host, "[::1]"), ":")
	return "onrecord" + port
}

// proof is a value that only this server can have made.
func (s *Server) proof(of string) string {
	h := hmac.New(sha256.New, []byte(s.options.Secret))
	h.Write([]byte(of))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// letIn exchanges the key of the printed address for a cookie.
func (s *Server) letIn(w http.ResponseWriter, r *http.Request) {
	key := r.URL.Query().Get("key")
	if s.guesses.tooMany(s.desk.Now()) {
		s.failed(w, r, &problem{http.StatusTooManyRequests, "too many wrong keys", "wait a minute"})
		return
	}
	if !same(key, s.options.Key) {
		s.guesses.wrong(s.desk.Now())
		s.failed(w, r, &problem{http.StatusUnauthorized, "this key is not the right one", ""})
		return
	}
	http.SetCookie(w, &http.Cookie{Name: s.cookieName(r), Value: s.proof("cookie"), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	query := r.URL.Query()
	query.Del("key")
	http.Redirect(w, r, localPath(r.URL.Path, query), http.StatusSeeOther)
}

// localPath returns an address of this server; "//host" would be one of another.
func localPath(path string, query url.Values) string {
	to := url.URL{Path: "/" + strings.TrimLeft(path, `/\`), RawQuery: query.Encode()}
	return to.String()
}

// known reports whether a request has the cookie, or the key as a program sends it.
func (s *Server) known(r *http.Request) bool {
	if s.byProgram(r) {
		return true
	}
	c, err := r.Cookie(s.cookieName(r))
	return err == nil && same(c.Value, s.proof("cookie"))
}

// byProgram reports whether a program asks, which no page of another site can make a
// browser do.
func (s *Server) byProgram(r *http.Request) bool {
	key, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok || s.guesses.tooMany(s.desk.Now()) {
		return false
	}
	if !same(key, s.options.Key) {
		s.guesses.wrong(s.desk.Now())
		return false
	}
	return true
}

// mayChange says why a request may not change anything.
func (s *Server) mayChange(w http.ResponseWriter, r *http.Request) error {
	if s.options.ReadOnly {
		return &problem{http.StatusForbidden, "this page is for reading only", "onrecord serve without --read-only"}
	}
	foreign := &problem{http.StatusForbidden, "this comes from another page", "nothing was changed"}
	if err := http.NewCrossOriginProtection().Check(r); err != nil {
		return foreign
	}
	if origin := r.Header.Get("Origin"); origin != "" && !strings.EqualFold(origin, "http://"+r.Host) {
		return foreign
	}
	if s.byProgram(r) {
		return nil
	}
	token := r.Header.Get("X-Form")
	if token == "" && !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		r.Body = http.MaxBytesReader(w, r.Body, mostForm)
		if err := r.ParseForm(); err != nil {
			return &problem{http.StatusRequestEntityTooLarge, "the form cannot be read", "nothing was changed"}
		}
		token = r.PostForm.Get("form")
	}
	if token == "" {
		token = r.URL.Query().Get("form") // of an upload: its body is read piece by piece
	}
	if !same(token, s.proof("form")) {
		return &problem{http.StatusForbidden, "the form is not of this page, or of before it was started again", "go back, load the page again, and repeat the change"}
	}
	return nil
}

// guesses are the wrong keys of the last minute.
type guesses struct {
	mu    sync.Mutex
	times []time.Time
}

func (g *guesses) wrong(now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.times = append(g.times, now)
}

func (g *guesses) tooMany(now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.times = slices.DeleteFunc(g.times, func(t time.Time) bool { return now.Sub(t) > time.Minute })
	return len(g.times) >= mostGuesses
}
