package page

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// Limits of what is dropped.
const (
	mostFiles   = 20000            // in one request
	chunkTime   = 30 * time.Second // without a byte, before an upload is given up
	uploadTime  = time.Hour        // of one request
	mostName    = 120              // bytes
	recentShown = 50
	mostUndated = 200
)

// Stored is the result of uploading a file.
type Stored struct {
	Name  string `json:"name"`            // in the inbox
	There bool   `json:"there,omitempty"` // the same file was there already
	Error string `json:"error,omitempty"` // why it is not
}

// Progress is how much of the uploaded files has been read.
type Progress struct {
	Running bool   `json:"running"`
	Done    int    `json:"done"` // files
	Total   int    `json:"total"`
	Waiting string `json:"waiting,omitempty"` // for what
	Failed  string `json:"failed,omitempty"`  // why reading ended

	Documents []Read `json:"documents,omitempty"` // that were read since this was told last
}

// Read is the result of reading a document.
type Read struct {
	Path   string        `json:"path"`
	Status report.Status `json:"status"`
	Reason string        `json:"reason,omitempty"` // why it could not be read
	Rows   int           `json:"rows"`
}

// progress is kept for pages that are loaded meanwhile.
type progress struct {
	mu sync.Mutex
	is Progress // with the last documents, the latest first
}

// readShown is how many of the documents are listed that are being read.
const readShown = 30

// Tell updates the progress.
func (s *Server) Tell(p Progress) {
	s.progress.mu.Lock()
	last := slices.Clone(p.Documents)
	slices.Reverse(last)
	if was := s.progress.is; p.Running && was.Running || p.Done > 0 {
		last = append(last, was.Documents...)
	}
	s.progress.is = p
	s.progress.is.Documents = last[:min(len(last), readShown)]
	s.progress.mu.Unlock()
	if data, err := json.Marshal(p); err == nil {
		s.hub.tell(event{"progress", string(data)})
	}
}

func (s *Server) reading() Progress {
	s.progress.mu.Lock()
	defer s.progress.mu.Unlock()
	return s.progress.is
}

// inboxPage accepts documents, and shows the results of the last ones.
type inboxPage struct {
	Progress Progress
	Recent   []archive.Document
	Undated  []archive.Document
	More     bool // documents without a date than are listed
	Kept     string
	MayKeep  bool
	Dropped  []Stored
}

func (s *Server) inbox(w http.ResponseWriter, r *http.Request) error {
	return s.showInbox(w, r, http.StatusOK, nil)
}

func (s *Server) showInbox(w http.ResponseWriter, r *http.Request, status int, dropped []Stored) error {
	p := inboxPage{Progress: s.reading(), MayKeep: s.desk.Keep != nil, Kept: r.URL.Query().Get("kept"), Dropped: dropped}
	var err error
	if p.Recent, err = s.desk.Archive.Recent(r.Context(), 0, recentShown); err != nil {
		return err
	}
	if p.Undated, err = s.desk.Archive.WithoutDate(r.Context()); err != nil {
		return err
	}
	if len(p.Undated) > mostUndated {
		p.Undated, p.More = p.Undated[:mostUndated], true
	}
	return s.show(w, r, status, "inbox", "inbox", "Inbox", p)
}

// drop puts uploaded files into the inbox, each as it arrives.
func (s *Server) drop(w http.ResponseWriter, r *http.Request) error {
	control := http.NewResponseController(w)
	ends := s.desk.Now().Add(uploadTime)
	_ = control.SetWriteDeadline(ends.Add(answerTime)) // some test's writer has none
	r.Body = io.NopCloser(&patient{r.Body, func() error {
		now := s.desk.Now()
		if now.After(ends) {
			return errors.New("the upload takes too long")
		}
		_ = control.SetReadDeadline(now.Add(chunkTime))
		return nil
	}})
	parts, err := r.MultipartReader()
	if err != nil {
		return &problem{http.StatusBadRequest, "no files are in the request", ""}
	}
	var list []Stored
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			break
		}
		if err == nil && len(list) >= mostFiles {
			err = errors.New("more than " + report.Thousands(mostFiles) + " files at once")
		}
		if err != nil { // what came before is kept
			s.desk.Wake()
			return &problem{http.StatusBadRequest, "the upload was cut off: " + err.Error(), report.Counted(len(list), "file") + " arrived whole; drop the others again"}
		}
		if part.FileName() == "" {
			continue
		}
		list = append(list, s.store(r, part))
	}
	s.desk.Wake()
	if r.Header.Get("X-Form") != "" || s.byProgram(r) {
		writeJSON(w, http.StatusOK, map[string][]Stored{"files": list})
		return nil
	}
	return s.showInbox(w, r, http.StatusOK, list)
}

func (s *Server) store(r *http.Request, part *multipart.Part) Stored {
	name := fileName(part.FileName())
	stored, err := s.desk.Store(r.Context(), name, part)
	if err != nil {
		return Stored{Name: name, Error: err.Error()}
	}
	return stored
}

// patient is a body that says before each piece how long it may take.
type patient struct {
	io.Reader
	before func() error
}

func (p *patient) Read(b []byte) (int, error) {
	if err := p.before(); err != nil {
		return 0, err
	}
	return p.Reader.Read(b)
}

// fileName turns a file name from outside into a safe one: no path, no characters that a
// file system treats specially, not hidden, not too long.
func fileName(said string) string {
	if !utf8.ValidString(said) {
		said = strings.ToValidUTF8(said, "_")
	}
	name := path.Base(strings.ReplaceAll(said, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	name = strings.TrimRight(strings.TrimLeft(strings.TrimSpace(name), ". "), ". ")
	ending := path.Ext(name)
	if len(ending) > 12 {
		ending = ""
	}
	stem := strings.TrimSuffix(name, ending)
	for len(stem)+len(ending) > mostName {
		_, n := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-n]
	}
	stem = strings.TrimSpace(stem)
	if first, _, _ := strings.Cut(strings.ToUpper(stem), "."); slices.Contains(devices, first) {
		stem = "_" + stem
	}
	return cmp.Or(stem, "document") + ending
}

// devices are names that Windows keeps for itself.
var devices = []string{"CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
	"LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9"}

// paste puts a text that was typed or pasted into the inbox.
func (s *Server) paste(w http.ResponseWriter, r *http.Request) error {
	form := r.PostForm
	text, title := strings.TrimSpace(form.Get("text")), strings.TrimSpace(form.Get("title"))
	if text == "" {
		return &problem{http.StatusBadRequest, "there is no text", "paste one, and send it again"}
	}
	if form.Get("date") != "" {
		if err := s.mayBe(form.Get("date")); err != nil {
			return err
		}
	}
	first, _, _ := strings.Cut(text, "\n")
	name := fileName(begin(cmp.Or(title, strings.TrimSpace(first)), 60) + ".txt")
	// What describes it comes first, so that it is never read without.
	var beside []string
	for _, field := range []string{"title", "source", "date", "url"} {
		if value := strings.TrimSpace(form.Get(field)); value != "" {
			quoted, err := json.Marshal(value) // which is YAML as well
			if err != nil {
				return err
			}
			beside = append(beside, field+": "+string(quoted)+"\n")
		}
	}
	if err := s.desk.StoreText(r.Context(), name, text+"\n", strings.Join(beside, "")); err != nil {
		return err
	}
	s.desk.Wake()
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// mayBe says why a day cannot be that of a document.
func (s *Server) mayBe(day string) error {
	d, err := parse.ParseDate(day)
	if err != nil {
		return &problem{http.StatusUnprocessableEntity, day + " is no day", "such as 2026-11-18; nothing was changed"}
	}
	if d.Compare(s.desk.Today().AddDays(1)) > 0 || d.Compare(parse.NewDate(1700, time.January, 1)) < 0 {
		return &problem{http.StatusUnprocessableEntity, day + " is no day of a document", "nothing was changed"}
	}
	return nil
}

// describe sets the date or the outlet of documents that do not give one.
func (s *Server) describe(w http.ResponseWriter, r *http.Request) error {
	form := r.PostForm
	values := map[string]string{}
	for _, field := range []string{archive.FieldDate, archive.FieldSource, archive.FieldTitle} {
		if value := strings.TrimSpace(form.Get(field)); value != "" {
			values[field] = value
		}
	}
	if day, ok := values[archive.FieldDate]; ok {
		if err := s.mayBe(day); err != nil {
			return err
		}
	}
	if len(form["hash"]) == 0 || len(values) == 0 {
		return &problem{http.StatusBadRequest, "choose documents, and give a date or an outlet", "nothing was changed"}
	}
	err := s.desk.Change(r.Context(), func(a *archive.Archive) error {
		corrected, err := a.CorrectedOf(r.Context(), form["hash"]...)
		if err != nil {
			return err
		}
		var list []archive.Correction
		for _, hash := range form["hash"] {
			d, ok, err := a.Known(r.Context(), hash)
			if err != nil || !ok {
				return cmp.Or(err, error(&problem{http.StatusNotFound, "a document is on record no more", "nothing was changed"}))
			}
			now := archive.ApplyDocumentCorrections(d, corrected)
			was := map[string]string{archive.FieldDate: now.Date.String(), archive.FieldSource: now.Source, archive.FieldTitle: now.Title}
			for field, value := range values {
				if was[field] != value && (was[field] == "" || len(form["hash"]) == 1) {
					list = append(list, archive.Correction{Kind: archive.OfDocument, Target: hash, Field: field, Old: was[field], New: value})
				}
			}
		}
		if len(list) == 0 {
			return nil
		}
		_, err = a.Take(r.Context(), archive.Entry{Did: archive.DidServe, What: report.Counted(len(form["hash"]), "document"), Who: s.options.Who, Made: s.desk.Now()}, list...)
		return err
	})
	if err != nil {
		return err
	}
	to := "/"
	if form.Get("back") == "document" {
		to = "/documents/" + form.Get("hash")
	}
	http.Redirect(w, r, localPath(to, nil), http.StatusSeeOther)
	return nil
}

// keep moves a temporary desk into a folder.
func (s *Server) keep(w http.ResponseWriter, r *http.Request) error {
	if s.desk.Keep == nil {
		return &problem{http.StatusConflict, "this desk is kept already", ""}
	}
	said := strings.TrimSpace(r.PostForm.Get("name"))
	name := fileName(said)
	if said == "" || name != said {
		return &problem{http.StatusUnprocessableEntity, "this is no name for a folder", "letters, digits and hyphens"}
	}
	where, err := s.desk.Keep(name)
	if err != nil {
		return &problem{http.StatusConflict, err.Error(), "choose another name"}
	}
	http.Redirect(w, r, localPath("/", map[string][]string{"kept": {where}}), http.StatusSeeOther)
	return nil
}
