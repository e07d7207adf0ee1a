package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

//go:embed html static
var files embed.FS

// pages are the templates, each with the frame around it, and the files that they name.
type pages struct {
	templates map[string]*template.Template
	assets    map[string]asset
}

type asset struct {
	data       []byte
	kind, etag string
	gzipped    bool
}

func newPages(fonts map[string][]byte) (pages, error) {
	p := pages{map[string]*template.Template{}, map[string]asset{}}
	for name, data := range fonts {
		p.add(name+".ttf", data, "font/ttf", true)
	}
	for name, kind := range map[string]string{"style.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8", "drop.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"} {
		data, err := files.ReadFile("static/" + name)
		if err != nil {
			return p, err
		}
		p.add(name, data, kind, false)
	}
	functions := template.FuncMap{
		"asset":     func(name string) string { return "/static/" + name + "?" + p.assets[name].etag },
		"count":     report.Counted,
		"thousands": report.Thousands,
		"day":       parse.Date.String,
		"ofrow":     ofRow,
		"trim":      strings.TrimSpace,
		"inc":       func(i int) int { return i + 1 },
		"with_form": func(f frame, saved *savedNotice) savedForm { return savedForm{f.Form, f.Here, saved} },
		"list":      func(values ...string) []string { return values },
		"time":      func(t time.Time) string { return t.Format("2006-01-02 15:04") },
		"percent":   func(f float64) string { return fmt.Sprintf("%.0f%%", 100*f) },
	}
	frame, err := template.New("frame.html").Funcs(functions).ParseFS(files, "html/frame.html", "html/parts.html")
	if err != nil {
		return p, err
	}
	names, err := fs.Glob(files, "html/*.html")
	if err != nil {
		return p, err
	}
	for _, file := range names {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if name == "frame" || name == "parts" {
			continue
		}
		t, err := frame.Clone()
		if err == nil {
			t, err = t.ParseFS(files, file)
		}
		if err != nil {
			return p, err
		}
		p.templates[name] = t
	}
	return p, nil
}

func (p pages) add(name string, data []byte, kind string, gzipped bool) {
	sum := sha256.Sum256(data)
	p.assets[name] = asset{data, kind, hex.EncodeToString(sum[:8]), gzipped}
}

// static serves a file that belongs to the pages.
func (p pages) static(w http.ResponseWriter, r *http.Request, name string) {
	a, ok := p.assets[name]
	if !ok || !safe(r.Method) {
		http.NotFound(w, r)
		return
	}
	head := w.Header()
	head.Set("Cache-Control", "private, max-age=31536000, immutable") // its address has its hash
	head.Set("Content-Type", a.kind)
	if a.gzipped {
		head.Set("Content-Encoding", "gzip")
	}
	_, _ = w.Write(a.data) // the client may have gone
}

// frame is what every page has around it.
type frame struct {
	Title    string
	Desk     string
	Section  string // of the navigation
	ReadOnly bool
	Form     string // token of its forms
	Here     string // address of the page, path and query
	State    string // of the record when it was made
	Page     any    // what the template of the page shows
}

// show sends a page.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, name, section, title string, data any) error {
	state, err := s.desk.Archive.State(r.Context())
	if err != nil {
		return err
	}
	return s.send(w, status, name, frame{Title: title, State: state, Desk: s.desk.Title, Section: section, ReadOnly: s.options.ReadOnly,
		Form: s.proof("form"), Here: localPath(r.URL.Path, r.URL.Query()), Page: data})
}

// send sends a page in its frame; nothing of it if the template fails.
func (s *Server) send(w http.ResponseWriter, status int, name string, f frame) error {
	var out bytes.Buffer
	if err := s.pages.templates[name].Execute(&out, f); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // the client may have gone
	return nil
}

// problem is an answer that is no page: what is wrong, and what to do about it.
type problem struct {
	status int
	what   string
	hint   string
}

func (p *problem) Error() string { return p.what }

// failed sends an error, as a page or, to a program, as JSON.
func (s *Server) failed(w http.ResponseWriter, r *http.Request, err error) {
	p, ok := errors.AsType[*problem](err)
	if held, is := errors.AsType[*archive.LockedError](err); is {
		p, ok = &problem{http.StatusServiceUnavailable, held.Error(), "nothing was changed; go back and try again when it is done"}, true
	}
	if !ok {
		p = &problem{http.StatusInternalServerError, err.Error(), strings.Join(report.Hints(err), "; ")}
	}
	if strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/names" {
		writeJSON(w, p.status, map[string]string{"error": p.what, "hint": p.hint})
		return
	}
	name := "problem"
	if p.status == http.StatusUnauthorized {
		name = "key"
	}
	// A page without the desk's name: whoever sees it may be anybody.
	if err := s.send(w, p.status, name, frame{Title: p.what, Page: map[string]string{"What": p.what, "Hint": p.hint, "Again": localPath(r.URL.Path, r.URL.Query())}}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value) // the client may have gone
}
