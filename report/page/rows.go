package page

import (
	"context"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/explain"
)

// Rows on a page, how far they are counted, and names that are suggested at most.
const (
	rowsOnPage = 50
	countedTo  = 1000 // counting further takes time, and changes nothing
	suggested  = 20
)

// shownRow is a row as the table shows it.
type shownRow struct {
	archive.Row
	Doubts   []string
	Selected bool
	Seen     string       // what it is like, where it can be chosen
	Link     template.URL // of its page
}

// Intro returns the words to print before the quote so that it reads as it was meant.
func (r shownRow) Intro() string { return report.Intro(&r.Row.Row) }

// ShownCue returns the words that report the quote; a colon or a dash does not count.
func (r shownRow) ShownCue() string {
	if !strings.ContainsFunc(r.Cue, unicode.IsLetter) {
		return ""
	}
	return r.Cue
}

// table is a page of rows with its filters.
type table struct {
	Filters  filters
	Rows     []shownRow
	Next     int64 // what asks for those after it; 0 if there are none
	Total    string
	Doubtful string // how many are left to check; empty if none
	Saved    *savedNotice

	Topics                           []string
	Kinds, Stances, Statuses, Checks []string
}

// table asks for a page of rows.
func (s *Server) table(ctx context.Context, f filters) (table, error) {
	t := table{Filters: f, Kinds: report.Kinds(), Stances: report.Stances(), Statuses: report.ReviewStatuses(), Checks: checks}
	q, err := s.query(ctx, f, rowsOnPage)
	if err != nil {
		return t, err
	}
	rows, next, err := s.desk.Archive.Page(ctx, q, f.Before)
	if err != nil {
		return t, err
	}
	for _, r := range rows {
		one := shown(r, f.Query())
		one.Seen = s.etag(r)
		t.Rows = append(t.Rows, one)
	}
	t.Next = next
	if t.Total, err = s.counted(ctx, q); err != nil {
		return t, err
	}
	q.Statuses, q.Checks = []string{report.StatusNew}, []string{archive.AnyCheck}
	if t.Doubtful, err = s.counted(ctx, q); err != nil {
		return t, err
	}
	if t.Doubtful == "0 rows" {
		t.Doubtful = ""
	}
	on, err := s.desk.Archive.Names(ctx, archive.FieldTopic, "")
	t.Topics = slices.Clone(s.desk.Topics)
	for _, name := range on {
		if !slices.Contains(t.Topics, name) {
			t.Topics = append(t.Topics, name)
		}
	}
	return t, err
}

// shown prepares a row for display; query holds the filters of its table.
func shown(r archive.Row, query template.URL) shownRow {
	return shownRow{Row: r, Link: "/rows/" + template.URL(url.PathEscape(r.ID)) + query, Doubts: archive.Doubts(&r.Row)}
}

// counted returns the number of rows in words, or "more than …".
func (s *Server) counted(ctx context.Context, q archive.Query) (string, error) {
	n, err := s.desk.Archive.Count(ctx, q, countedTo+1)
	if n > countedTo {
		return "more than " + report.Thousands(countedTo) + " rows", err
	}
	return report.Counted(n, "row"), err
}

// rows shows the table.
func (s *Server) rows(w http.ResponseWriter, r *http.Request) error {
	t, err := s.table(r.Context(), filtersOf(r.URL.Query()))
	if err != nil {
		return err
	}
	if t.Saved, err = s.saved(r.Context(), r.URL.Query()); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "rows", "rows", "Rows", t)
}

// rowPage is a row beside its document, and those around it in the table.
type rowPage struct {
	Table        table
	Row          shownRow
	Document     documentPage
	Prev         string // ids of its neighbours; empty if there is none on the page
	Next         string
	PrevDocument string // first rows of the documents around it
	NextDocument string
	Why          bool // reasons are asked for
	Reasons      []reason
	Candidates   []string // who could be meant
	Decisions    []decision

	// What was not saved, and why.
	Mine      map[report.EditField]string
	Conflicts []conflict
	Refused   string
}

// decision is a button that completes the review of a row.
type decision struct{ Do, Label, Key string }

// Editable returns the value of a form field: what was typed but not saved, otherwise the
// current value.
func (p rowPage) Editable(field string) string {
	f, _ := report.EditFieldOf(field)
	if mine, ok := p.Mine[f]; ok {
		return mine
	}
	return editable(p.Row.Row, f)
}

// Seen returns the current value.
func (p rowPage) Seen(field string) string {
	f, _ := report.EditFieldOf(field)
	return editable(p.Row.Row, f)
}

type reason struct{ Name, Text string }

// row shows a row in its document.
func (s *Server) row(w http.ResponseWriter, r *http.Request) error {
	p, err := s.rowPage(r.Context(), r.PathValue("id"), filtersOf(r.URL.Query()), r.URL.Query().Has("why"))
	if err != nil {
		return err
	}
	if p.Table.Saved, err = s.saved(r.Context(), r.URL.Query()); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "row", "rows", p.Row.Speaker+": "+begin(p.Row.Quote, 60), p)
}

func (s *Server) rowPage(ctx context.Context, id string, f filters, why bool) (rowPage, error) {
	p := rowPage{Why: why}
	one, err := s.onRecord(ctx, id)
	if err != nil {
		return p, err
	}
	p.Row = shown(one, f.Query())
	if p.Table, err = s.table(ctx, f); err != nil {
		return p, err
	}
	for i := range p.Table.Rows {
		if p.Table.Rows[i].ID != id {
			continue
		}
		p.Table.Rows[i].Selected = true
		if i > 0 {
			p.Prev = p.Table.Rows[i-1].ID
		}
		if i+1 < len(p.Table.Rows) {
			p.Next = p.Table.Rows[i+1].ID
		}
		p.PrevDocument, p.NextDocument = documentsAround(p.Table.Rows, i)
	}
	p.Candidates = candidates(p.Row.Doubts)
	p.Decisions = []decision{{"accept", "Accept", "a"}, {"drop", "Drop", "d"}, {"lead", "Lead", "l"}}
	if p.Document, err = s.documentPage(ctx, one.Document, id); err != nil {
		return p, err
	}
	if why {
		p.Reasons = s.why(ctx, one)
	}
	return p, nil
}

// documentsAround returns the first rows of the documents before and after a row.
func documentsAround(rows []shownRow, at int) (before, behind string) {
	first := at
	for first > 0 && rows[first-1].Document.ID == rows[at].Document.ID {
		first--
	}
	for i := first - 1; i >= 0 && rows[i].Document.ID == rows[first-1].Document.ID; i-- {
		before = rows[i].ID
	}
	for _, r := range rows[at:] {
		if r.Document.ID != rows[at].Document.ID {
			return before, r.ID
		}
	}
	return before, ""
}

// why says how a row was found. A document that cannot be read again says so.
func (s *Server) why(ctx context.Context, r archive.Row) []reason {
	e, err := s.reasons.get(r.Document.Hash, func() (explain.Document, error) { return s.desk.Explain(ctx, r.Document) })
	if err != nil {
		return []reason{{"not known", err.Error()}}
	}
	var out []reason
	for _, p := range e.Paragraphs {
		for _, n := range p.Statements {
			if n.ID != r.ID {
				continue
			}
			out = append(out, reason{"confidence", n.Sure()})
			for _, one := range n.Reasons {
				out = append(out, reason{one.Name, one.Text})
			}
		}
	}
	if out == nil {
		out = []reason{{"not known", "the document is now read differently"}}
	}
	return out
}

// begin returns the first characters of a text.
func begin(text string, most int) string {
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	return strings.TrimSpace(string(r[:most])) + "…"
}

// names suggests names on record that contain a text, as JSON.
func (s *Server) names(w http.ResponseWriter, r *http.Request) error {
	field := r.URL.Query().Get("field")
	if !slices.Contains([]string{archive.FieldSpeaker, archive.FieldTopic, archive.FieldSource}, field) {
		return &problem{http.StatusBadRequest, "field: one of speaker, topic, source", ""}
	}
	list, err := s.desk.Archive.Names(r.Context(), field, r.URL.Query().Get("q"))
	if err != nil {
		return err
	}
	if list == nil {
		list = []string{}
	}
	writeJSON(w, http.StatusOK, list[:min(len(list), suggested)])
	return nil
}
