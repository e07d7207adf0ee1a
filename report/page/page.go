// Package page shows a desk in a browser: its rows with filters, each document with its
// statements marked, and the corrections.
//
// [New] makes a handler for a [Desk]. It does not listen, opens no files and reads no
// clock: the caller supplies an open archive, functions that read a document in the
// inbox again, and the time. Pages are made on the server and can be used without
// JavaScript; the script adds keyboard shortcuts and completion.
//
// Access needs the key in the printed address, which is exchanged for a cookie that
// other sites' pages cannot send. Requests to another host name are refused, and every
// change needs a token from the form it was made in. Documents are text: nothing in them
// is ever shown as HTML.
package page

import (
	"context"
	"io"
	"net/http"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/explain"
)

// Desk is the desk to be shown. All functions may be called concurrently.
type Desk struct {
	Title   string
	Archive *archive.Archive // to read
	Topics  []string         // labels of the taxonomy
	Starts  time.Weekday     // of a week

	Now   func() time.Time
	Today func() parse.Date // where the desk is

	// Read reads a document of the inbox again, without looking for statements.
	Read func(context.Context, archive.Document) (parse.Document, []parse.Paragraph, error)

	// Explain says why each statement of a document was found.
	Explain func(context.Context, archive.Document) (explain.Document, error)

	// Change runs a function with an archive that it alone may write to meanwhile.
	Change func(context.Context, func(*archive.Archive) error) error

	// Store puts a file into the inbox under a name, or one like it, and StoreText a text with
	// its sidecar. Wake starts reading what is new in the inbox, in the background.
	Store     func(ctx context.Context, name string, from io.Reader) (Stored, error)
	StoreText func(ctx context.Context, name, text, beside string) error
	Wake      func()

	// Brief builds the briefing of a period. Make writes its workbook and PDF, as the weekly
	// run does. Made lists the files of a period, and Open opens one of them.
	Brief func(context.Context, report.Period) (report.Briefing, error)
	Make  func(context.Context, report.Period) error
	Made  func(period string) ([]MadeFile, error)
	Open  func(name string) (File, time.Time, error)

	// ReadNote and WriteNote read and change the editor's note of a period.
	ReadNote  func(period string) (string, error)
	WriteNote func(ctx context.Context, period, text, who string) error

	// People merges, splits or renames two names, and returns a message about the result.
	People func(ctx context.Context, kind string, names []string, who string) (string, error)

	// Keep moves a temporary desk into a folder and returns its path; nil for any other desk.
	Keep func(name string) (string, error)

	// Undo undoes a line of the log, including the settings that were changed with it.
	Undo func(ctx context.Context, entry int64, who string) error

	// Fonts are TrueType files, compressed with gzip, by the name of the face.
	Fonts map[string][]byte
}

// Options control access.
type Options struct {
	Key      string   // of the printed address
	Secret   string   // what cookies and forms are made with; never shown
	Hosts    []string // names and ports under which it is asked: "127.0.0.1:7300"
	ReadOnly bool
	Who      string        // name recorded in the log
	Patience time.Duration // how long a page waits for what is computed from the whole record
}

// Server serves the pages of a desk.
type Server struct {
	desk    Desk
	options Options
	pages   pages
	texts   cache[shownText]
	reasons cache[explain.Document]
	guesses guesses

	weeks     works[weekPage] // by the period
	everybody works[[]archive.Speaker]

	hub hub

	progress progress
	mux      *http.ServeMux
}

// route is an address of the server. The list of them is what is documented.
type route struct {
	pattern string // as http.ServeMux has it
	answer  func(*Server, http.ResponseWriter, *http.Request) error
}

func routes() []route {
	return []route{
		{"GET /{$}", (*Server).inbox},
		{"GET /rows", (*Server).rows},
		{"GET /rows/{id}", (*Server).row},
		{"GET /documents", (*Server).documents},
		{"GET /documents/{hash}", (*Server).document},
		{"GET /names", (*Server).names},
		{"GET /keys", (*Server).keys},
		{"GET /log", (*Server).log},
		{"GET /rename", (*Server).askRename},
		{"GET /events", (*Server).events},
		{"GET /week", (*Server).lastWeek},
		{"GET /week/{period}", (*Server).week},
		{"GET /files/{name}", (*Server).file},
		{"GET /people", (*Server).people},
		{"GET /people/{name}", (*Server).person},
		{"POST /people", (*Server).changePeople},
		{"POST /week/{period}/files", (*Server).makeFiles},
		{"POST /week/{period}/note", (*Server).note},
		{"POST /rows", (*Server).editMany},
		{"POST /rows/{id}", (*Server).edit},
		{"POST /inbox", (*Server).drop},
		{"POST /inbox/text", (*Server).paste},
		{"POST /documents", (*Server).describe},
		{"POST /keep", (*Server).keep},
		{"POST /rename", (*Server).rename},
		{"POST /log/{id}/undo", (*Server).undo},

		{"GET /api/rows", (*Server).apiRows},
		{"GET /api/rows/{id}", (*Server).apiRow},
		{"PATCH /api/rows/{id}", (*Server).apiEdit},
		{"GET /api/documents", (*Server).apiDocuments},
		{"GET /api/documents/{hash}", (*Server).apiDocument},
		{"GET /api/week/{period}", (*Server).apiWeek},
		{"GET /api/log", (*Server).apiLog},
		{"POST /api/log/{id}/undo", (*Server).apiUndo},
		{"POST /api/inbox", (*Server).drop},
		{"GET /api/events", (*Server).events},
		{"GET /api/openapi.json", (*Server).openAPI},
	}
}

// New returns the handler of a desk.
func New(d Desk, o Options) (*Server, error) {
	s := &Server{desk: d, options: o, mux: http.NewServeMux()}
	s.weeks.of = &workshop{archive: d.Archive, now: d.Now, turn: make(chan struct{}, 1)}
	s.everybody.of = s.weeks.of
	var err error
	if s.pages, err = newPages(d.Fonts); err != nil {
		return nil, err
	}
	for _, r := range routes() {
		s.mux.HandleFunc(r.pattern, func(w http.ResponseWriter, req *http.Request) {
			if err := r.answer(s, w, req); err != nil {
				s.failed(w, req, err)
			}
		})
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.failed(w, r, &problem{http.StatusNotFound, "there is no such page", ""})
	})
	return s, nil
}
