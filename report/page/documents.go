package page

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/explain"
)

// documentsOnPage is how many documents a list shows.
const documentsOnPage = 100

// documentList is a page of documents, those that were filed last first.
type documentList struct {
	Documents []archive.Document
	Next      int64 // ID that asks for those after them; 0 if there are none
}

func (s *Server) documents(w http.ResponseWriter, r *http.Request) error {
	list, err := s.desk.Archive.Recent(r.Context(), filtersOf(r.URL.Query()).Before, documentsOnPage+1)
	if err != nil {
		return err
	}
	p := documentList{Documents: list}
	if len(list) > documentsOnPage {
		p.Documents = list[:documentsOnPage]
		p.Next = p.Documents[documentsOnPage-1].ID
	}
	return s.show(w, r, http.StatusOK, "documents", "documents", "Documents", p)
}

// documentPage is a document with its rows marked in place.
type documentPage struct {
	Document   archive.Document
	Record     report.Document // corrections applied
	Rows       []shownRow
	Paragraphs []paragraph
	Language   string
	Unread     string // why the text cannot be shown; empty if it is
	Selected   string // id of a row
}

// paragraph is one of a document, in pieces.
type paragraph struct {
	Class  string // its role; empty for body
	Pieces []piece
}

// piece is a stretch of text with the same marks throughout.
type piece struct {
	Text  string
	Class string    // names of its marks, as the style has them
	Opens []opening // rows whose words begin here
}

type opening struct {
	ID     string
	Number int
	Class  string
	First  bool // of a row whose words are in several parts
}

func (s *Server) document(w http.ResponseWriter, r *http.Request) error {
	d, ok, err := s.desk.Archive.Known(r.Context(), r.PathValue("hash"))
	if err != nil {
		return err
	}
	if !ok {
		return &problem{http.StatusNotFound, "no such document is on record", "a new version of it may be"}
	}
	p, err := s.documentPage(r.Context(), d, "")
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "document", "documents", cmp.Or(p.Record.Title, p.Record.Path), p)
}

// shownText is the text of a document and its paragraphs.
type shownText struct {
	text       string
	paragraphs []parse.Paragraph
}

// documentPage reads a document again and marks what is on record of it; selected is the
// id of the row that the page is about, if it is about one.
func (s *Server) documentPage(ctx context.Context, d archive.Document, selected string) (documentPage, error) {
	p := documentPage{Document: d, Selected: selected}
	rows, err := s.desk.Archive.RowsAt(ctx, d.Record.Path)
	if err != nil {
		return p, err
	}
	var marks []report.Row
	for _, r := range rows {
		if r.Document.ID != d.ID && d.ID != 0 {
			continue
		}
		p.Document = r.Document
		one := shown(r, "")
		one.Selected = r.ID == selected
		p.Rows, marks = append(p.Rows, one), append(marks, r.Row)
		p.Language = r.Language
	}
	corrected, err := s.desk.Archive.CorrectedOf(ctx, d.Hash)
	if err != nil {
		return p, err
	}
	p.Record = archive.ApplyDocumentCorrections(p.Document, corrected)
	text, err := s.texts.get(d.Hash, func() (shownText, error) {
		doc, paragraphs, err := s.desk.Read(ctx, p.Document)
		return shownText{doc.Text, paragraphs}, err
	})
	if err != nil {
		p.Unread = err.Error()
		return p, nil
	}
	opened := map[int]bool{}
	for _, m := range explain.Marked(text.text, text.paragraphs, marks) {
		p.Paragraphs = append(p.Paragraphs, paragraphOf(m, p.Rows, opened))
	}
	return p, nil
}

func paragraphOf(m explain.MarkedParagraph, rows []shownRow, opened map[int]bool) paragraph {
	var out paragraph
	if m.Role != parse.RoleBody {
		out.Class = m.Role.String()
		if !m.Role.Searched() {
			out.Class += " unread"
		}
	}
	chosen := func(list []int) bool { return slices.ContainsFunc(list, func(i int) bool { return rows[i].Selected }) }
	for _, from := range m.Pieces {
		var class []string
		for _, of := range []struct {
			name string
			rows []int
		}{{"content", from.Content}, {"cue", from.Cue}, {"mention", from.Mention}, {"frame", from.Frame}} {
			if len(of.rows) > 0 {
				class = append(class, of.name)
			}
			if chosen(of.rows) {
				class = append(class, "this-"+of.name)
			}
		}
		to := piece{Text: from.Text, Class: strings.Join(class, " ")}
		for _, i := range from.Opens {
			o := opening{ID: rows[i].ID, Number: rows[i].Program.Statement, First: !opened[i]}
			opened[i] = true
			if rows[i].Selected {
				o.Class = "this"
			}
			to.Opens = append(to.Opens, o)
		}
		out.Pieces = append(out.Pieces, to)
	}
	return out
}

// cache keeps the last values that were made, by name: a document is looked at again
// and again while its rows are reviewed.
type cache[T any] struct {
	mu    sync.Mutex
	made  map[string]func() (T, error)
	order []string
}

const kept = 64

// get returns a value that was made, or makes it: once, whoever asks for it meanwhile. A
// failure is not kept.
func (c *cache[T]) get(name string, make func() (T, error)) (T, error) {
	c.mu.Lock()
	of, ok := c.made[name]
	if !ok {
		of = sync.OnceValues(make)
		if c.made == nil {
			c.made = map[string]func() (T, error){}
		}
		c.made[name] = of
		c.order = append(c.order, name)
		if len(c.order) > kept {
			delete(c.made, c.order[0])
			c.order = c.order[1:]
		}
	}
	c.mu.Unlock()
	value, err := of()
	if err != nil {
		c.mu.Lock()
		delete(c.made, name)
		c.order = slices.DeleteFunc(c.order, func(n string) bool { return n == name })
		c.mu.Unlock()
	}
	return value, err
}
