package page

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/review"
)

// apiRow is a row as programs get it: the columns of onrecord rows, and what people
// made of it.
type apiRow struct {
	report.Row
	Status string   `json:"status"`
	Note   string   `json:"note"`
	Checks []string `json:"checks"` // why a person should look at it
}

func apiRowOf(r archive.Row) apiRow {
	return apiRow{r.Row, cmp.Or(r.Status, report.StatusNew), r.Note, append([]string{}, archive.Doubts(&r.Row)...)}
}

// etag is another after every change of what can be edited in a row.
func (s *Server) etag(r archive.Row) string {
	var values []string
	for _, f := range edited {
		values = append(values, editable(r, f))
	}
	data, _ := json.Marshal(values) // texts can be
	return `"` + s.proof(string(data))[:22] + `"`
}

// apiRows answers with a page of rows.
func (s *Server) apiRows(w http.ResponseWriter, r *http.Request) error {
	f := filtersOf(r.URL.Query())
	q, err := s.query(r.Context(), f, rowsOnPage)
	if err != nil {
		return err
	}
	rows, next, err := s.desk.Archive.Page(r.Context(), q, f.Before)
	if err != nil {
		return err
	}
	out := struct {
		Rows []apiRow `json:"rows"`
		Next int64    `json:"next"` // asks for the rows after these, as "before"; 0 if there are none
	}{[]apiRow{}, next}
	for _, one := range rows {
		out.Rows = append(out.Rows, apiRowOf(one))
	}
	writeJSON(w, http.StatusOK, out)
	return nil
}

func (s *Server) onRecord(ctx context.Context, id string) (archive.Row, error) {
	found, err := s.desk.Archive.Rows(ctx, id)
	if err != nil {
		return archive.Row{}, err
	}
	one, ok := found[id]
	if !ok {
		return one, &problem{http.StatusNotFound, "no row " + id + " is on record", "its document has been read again or removed"}
	}
	return one, nil
}

func (s *Server) apiRow(w http.ResponseWriter, r *http.Request) error {
	one, err := s.onRecord(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	w.Header().Set("ETag", s.etag(one))
	writeJSON(w, http.StatusOK, apiRowOf(one))
	return nil
}

// apiEdit changes a row that is as the program saw it.
func (s *Server) apiEdit(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	one, err := s.onRecord(r.Context(), id)
	if err != nil {
		return err
	}
	if match := r.Header.Get("If-Match"); match != s.etag(one) {
		return &problem{http.StatusPreconditionFailed, "the row is not as you saw it, or If-Match is missing", "ask for it again; nothing was changed"}
	}
	var want map[string]string
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostForm)).Decode(&want); err != nil {
		return &problem{http.StatusBadRequest, "the body is no object of texts: " + err.Error(), "nothing was changed"}
	}
	e := review.Edit{ID: id, Seen: map[report.EditField]string{}, Want: map[report.EditField]string{}}
	for name, value := range want {
		f, ok := report.EditFieldOf(name)
		if !ok || !slices.Contains(edited, f) {
			return &problem{http.StatusUnprocessableEntity, name + " cannot be edited", "speaker, topic, status and note can"}
		}
		e.Seen[f], e.Want[f] = editable(one, f), value
	}
	entry, conflicts, err := s.take(r.Context(), []review.Edit{e}, nil)
	if err != nil {
		return err
	}
	if len(conflicts) > 0 {
		return &problem{http.StatusConflict, "somebody has changed " + conflicts[0].Field + " to " + conflicts[0].Theirs, "nothing was changed"}
	}
	if one, err = s.onRecord(r.Context(), id); err != nil {
		return err
	}
	w.Header().Set("ETag", s.etag(one))
	w.Header().Set("X-Log-Line", strconv.FormatInt(entry, 10))
	writeJSON(w, http.StatusOK, apiRowOf(one))
	return nil
}

// apiDocuments lists documents, those that were filed last first.
func (s *Server) apiDocuments(w http.ResponseWriter, r *http.Request) error {
	list, err := s.desk.Archive.Recent(r.Context(), filtersOf(r.URL.Query()).Before, documentsOnPage)
	if err != nil {
		return err
	}
	out := struct {
		Documents []apiDocument `json:"documents"`
		Next      int64         `json:"next"`
	}{Documents: []apiDocument{}}
	for _, d := range list {
		out.Documents = append(out.Documents, apiDocument{d.Hash, d.Filed.String(), d.Record})
	}
	if len(list) == documentsOnPage {
		out.Next = list[len(list)-1].ID
	}
	writeJSON(w, http.StatusOK, out)
	return nil
}

// apiDocument is a line of the record; Hash is empty if the document could not be read.
type apiDocument struct {
	Hash  string `json:"hash"`
	Filed string `json:"filed"`
	report.Document
}

func (s *Server) apiDocument(w http.ResponseWriter, r *http.Request) error {
	d, ok, err := s.desk.Archive.Known(r.Context(), r.PathValue("hash"))
	if err != nil {
		return err
	}
	if !ok {
		return &problem{http.StatusNotFound, "no such document is on record", ""}
	}
	rows, err := s.desk.Archive.RowsAt(r.Context(), d.Record.Path)
	if err != nil {
		return err
	}
	corrected, err := s.desk.Archive.CorrectedOf(r.Context(), d.Hash)
	if err != nil {
		return err
	}
	out := struct {
		apiDocument
		Statements []apiRow `json:"statements"`
	}{apiDocument{d.Hash, d.Filed.String(), archive.ApplyDocumentCorrections(d, corrected)}, []apiRow{}}
	for _, one := range rows {
		if one.Document.ID == d.ID {
			out.Statements = append(out.Statements, apiRowOf(one))
		}
	}
	writeJSON(w, http.StatusOK, out)
	return nil
}

// apiLog lists what was done, the latest first.
func (s *Server) apiLog(w http.ResponseWriter, r *http.Request) error {
	list, err := s.desk.Archive.LogBefore(r.Context(), filtersOf(r.URL.Query()).Before, entriesOnPage)
	if err != nil {
		return err
	}
	for i := range list {
		list[i].Learnt = nil // whole files
	}
	if list == nil {
		list = []archive.Entry{}
	}
	writeJSON(w, http.StatusOK, map[string][]archive.Entry{"log": list})
	return nil
}

func (s *Server) apiUndo(w http.ResponseWriter, r *http.Request) error {
	id, err := s.undoEntry(r)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, map[string]int64{"undone": id})
	return nil
}

// apiWeek answers with what makes a period.
func (s *Server) apiWeek(w http.ResponseWriter, r *http.Request) error {
	p, err := s.weekPage(r.Context(), r.PathValue("period"), answerTime)
	if err != nil {
		return err
	}
	type lead struct {
		Row     string   `json:"row"`
		Speaker string   `json:"speaker"`
		Quote   string   `json:"quote"`
		Reasons []string `json:"reasons"`
		Pinned  bool     `json:"pinned"`
	}
	out := struct {
		Period     string      `json:"period"`
		From       string      `json:"from"`
		To         string      `json:"to"`
		Statements int         `json:"statements"`
		Documents  int         `json:"documents"`
		Leads      []lead      `json:"leads"`
		Contrasts  [][2]string `json:"contrasts"` // ids of rows: a claim, and who is against it
		Note       string      `json:"note"`
	}{p.Period.Name, p.Period.From.String(), p.Period.To.String(), p.Rows, p.Documents, []lead{}, [][2]string{}, p.Note}
	for _, l := range p.Leads {
		out.Leads = append(out.Leads, lead{l.ID, l.Speaker, l.Quote, append([]string{}, l.Lead.Reasons...), l.Lead.Pinned})
	}
	for _, c := range p.Contrasts {
		out.Contrasts = append(out.Contrasts, [2]string{c[0].ID, c[1].ID})
	}
	writeJSON(w, http.StatusOK, out)
	return nil
}

// openAPI sends the description of the interface.
func (s *Server) openAPI(w http.ResponseWriter, r *http.Request) error {
	data, err := files.ReadFile("static/openapi.json")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	http.ServeContent(w, r, "", s.desk.Now(), bytes.NewReader(data))
	return nil
}
