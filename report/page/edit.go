package page

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/review"
)

// edited are the fields of a row that its form has.
var edited = []report.EditField{report.EditSpeaker, report.EditTopic, report.EditStatus, report.EditNote}

// editable returns what a field of a row says, as it is edited.
func editable(r archive.Row, f report.EditField) string {
	switch f {
	case report.EditSpeaker:
		return r.Speaker
	case report.EditTopic:
		return r.Topic
	case report.EditStatus:
		return cmp.Or(r.Status, report.StatusNew)
	case report.EditNote:
		return r.Note
	}
	return ""
}

// decisions are the buttons that complete the review of a row, with the status each sets.
var decisions = map[string]string{"accept": report.StatusChecked, "drop": report.StatusDrop, "lead": report.StatusLead, "annex": report.StatusAnnex, "use": report.StatusUse, "new": report.StatusNew}

// editOf reads the form of a row.
func editOf(id string, form url.Values) review.Edit {
	e := review.Edit{ID: id, Seen: map[report.EditField]string{}, Want: map[report.EditField]string{}}
	for _, f := range edited {
		if !form.Has("seen-" + f.String()) {
			continue
		}
		seen := form.Get("seen-" + f.String())
		want := seen
		if form.Has(f.String()) {
			want = strings.TrimSpace(strings.ReplaceAll(form.Get(f.String()), "\r\n", "\n"))
		}
		e.Seen[f] = seen
		if want != seen {
			e.Want[f] = want
		}
	}
	if status, ok := decisions[form.Get("do")]; ok {
		e.Want[report.EditStatus] = status
	}
	if form.Has("choose") {
		e.Want[report.EditSpeaker] = form.Get("choose")
		e.Want[report.EditStatus] = report.StatusChecked
	}
	return e
}

// conflict is a field that somebody else has changed meanwhile.
type conflict struct{ Field, Seen, Theirs, Mine, Who, When string }

// take records edits as one line of the log and returns its number; 0 if they change nothing.
func (s *Server) take(ctx context.Context, list []review.Edit, mine map[string]bool) (entry int64, conflicts []conflict, err error) {
	err = s.desk.Change(ctx, func(a *archive.Archive) error {
		r, err := review.Edited(ctx, a, list, s.desk.Topics, mine)
		if err != nil {
			return err
		}
		if len(r.Outcome.Problems) > 0 {
			return &problem{http.StatusUnprocessableEntity, r.Outcome.Problems[0].Reason, "nothing was changed"}
		}
		for _, c := range r.Outcome.Conflicts {
			one := conflict{Field: c.Field, Theirs: c.Old, Mine: c.New}
			if c.Base != nil {
				one.Seen = *c.Base
			}
			if by, ok := r.Rows[c.Target].Corrected[c.Field]; ok {
				one.Who, one.When = by.Who, by.Made.Format("2006-01-02 15:04")
			}
			conflicts = append(conflicts, one)
		}
		if len(conflicts) > 0 || len(r.Outcome.Changes) == 0 {
			return nil
		}
		entry, err = r.Take(ctx, s.options.Who, "", s.desk.Now())
		return err
	})
	return entry, conflicts, err
}

// edit changes a row, and moves on to the next if that completes its review.
func (s *Server) edit(w http.ResponseWriter, r *http.Request) error {
	ctx, id, f := r.Context(), r.PathValue("id"), filtersOf(r.URL.Query())
	next, err := s.after(ctx, id, f) // before the row leaves the table
	if err != nil {
		return err
	}
	e := editOf(id, r.PostForm)
	entry, conflicts, err := s.take(ctx, []review.Edit{e}, map[string]bool{id: r.PostForm.Get("take") == "mine"})
	if stop, ok := errors.AsType[*review.StopError](err); ok {
		return &problem{http.StatusNotFound, stop.Reason, "its document has been read again or removed"}
	}
	wrong, refused := errors.AsType[*problem](err)
	if err != nil && !refused {
		return err
	}
	if refused || len(conflicts) > 0 {
		p, err := s.rowPage(ctx, id, f, false)
		if err != nil {
			return err
		}
		p.Mine, p.Conflicts = e.Want, conflicts
		status := http.StatusConflict
		if refused {
			p.Refused, status = wrong.what, wrong.status
		}
		return s.show(w, r, status, "row", "rows", "Not saved", p)
	}
	v := afterChange(f.values(), entry)
	_, speaker := e.Want[report.EditSpeaker]
	settled := r.PostForm.Has("choose") || r.PostForm.Get("do") == "accept" || r.PostForm.Get("do") == "drop"
	to := "/rows/" + url.PathEscape(id)
	switch back := r.PostForm.Get("back"); {
	case strings.HasPrefix(back, "/week/"):
		to = localPath(back, nil)
	case !settled || speaker && !r.PostForm.Has("choose"): // stay: other rows of the name are offered
	case next != "":
		to = "/rows/" + url.PathEscape(next)
	default:
		to = "/rows"
		v.Del("before")
	}
	http.Redirect(w, r, to+string(suffix(v)), http.StatusSeeOther)
	return nil
}

// afterChange adds to the query of an address which line of the log a change has made.
func afterChange(v url.Values, entry int64) url.Values {
	if entry != 0 {
		v.Set("saved", strconv.FormatInt(entry, 10))
	}
	return v
}

// after returns the row after another in the table, also where that is on the next
// page; empty if it is the last.
func (s *Server) after(ctx context.Context, id string, f filters) (string, error) {
	q, err := s.query(ctx, f, rowsOnPage)
	if err != nil {
		return "", err
	}
	rows, next, err := s.desk.Archive.Page(ctx, q, f.Before)
	if err != nil {
		return "", err
	}
	for i, r := range rows {
		if r.ID == id && i+1 < len(rows) {
			return rows[i+1].ID, nil
		}
	}
	if next == 0 {
		return "", nil
	}
	rows, _, err = s.desk.Archive.Page(ctx, q, next)
	if err != nil || len(rows) == 0 {
		return "", err
	}
	return rows[0].ID, nil
}

// savedNotice confirms the last change, and offers to change further rows of the same name.
type savedNotice struct {
	Entry    archive.Entry
	Changes  []archive.Correction
	From, To string // a speaker that other rows have still
	Others   string // how many
}

// savedForm is a notice with what its form needs.
type savedForm struct {
	Form, Here string
	Saved      *savedNotice
}

// saved returns the change that an address names; nil if it names none.
func (s *Server) saved(ctx context.Context, query url.Values) (*savedNotice, error) {
	id, err := strconv.ParseInt(query.Get("saved"), 10, 64)
	if err != nil {
		return nil, nil
	}
	e, list, err := s.desk.Archive.EntryOf(ctx, id)
	if err != nil || e.ID == 0 || !e.Undone.IsZero() {
		return nil, err
	}
	n := &savedNotice{Entry: e, Changes: list}
	if len(list) > fewChanges {
		n.Changes = nil
	}
	for _, c := range list {
		if c.Field != archive.FieldSpeaker || c.Old == "" || c.New == "" || len(list) > 2 {
			continue
		}
		q := archive.Query{Speakers: []string{c.Old}}
		count, err := s.desk.Archive.Count(ctx, q, mostAtOnce+1)
		if err != nil {
			return nil, err
		}
		if count > 0 {
			n.From, n.To, n.Others = c.Old, c.New, report.Counted(count, "row")
		}
	}
	return n, nil
}

// mostAtOnce is how many rows one change may concern.
const mostAtOnce = 5000

// renaming is a change of all rows of one speaker, as it is asked for.
type renaming struct {
	From, To string
	Rows     []shownRow // the first of them
	Count    int
}

// shownAtOnce is how many rows of a change are listed.
const shownAtOnce = 200

func (s *Server) renaming(ctx context.Context, from, to string) (renaming, []string, error) {
	p := renaming{From: from, To: strings.TrimSpace(to)}
	if p.From == "" || p.To == "" || p.From == p.To {
		return p, nil, &problem{http.StatusBadRequest, "two different names are needed", "from and to"}
	}
	var ids []string
	for r, err := range s.desk.Archive.Find(ctx, archive.Query{Speakers: []string{p.From}, Limit: mostAtOnce + 1}) {
		if err != nil {
			return p, nil, err
		}
		ids = append(ids, r.ID)
		if len(p.Rows) < shownAtOnce {
			p.Rows = append(p.Rows, shown(archive.Row{Row: r, Program: r}, ""))
		}
	}
	p.Count = len(ids)
	if p.Count > mostAtOnce {
		return p, nil, &problem{http.StatusBadRequest, fmt.Sprintf("more than %s rows have this name", report.Thousands(mostAtOnce)), "onrecord people merge joins names without correcting rows"}
	}
	return p, ids, nil
}

// askRename lists the rows of a name before they are changed.
func (s *Server) askRename(w http.ResponseWriter, r *http.Request) error {
	p, _, err := s.renaming(r.Context(), r.URL.Query().Get("from"), r.URL.Query().Get("to"))
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "rename", "rows", p.From+" → "+p.To, p)
}

// rename gives all rows of a name another.
func (s *Server) rename(w http.ResponseWriter, r *http.Request) error {
	p, ids, err := s.renaming(r.Context(), r.PostForm.Get("from"), r.PostForm.Get("to"))
	if err != nil {
		return err
	}
	if seen := r.PostForm.Get("count"); seen != strconv.Itoa(p.Count) {
		return &problem{http.StatusConflict, fmt.Sprintf("%s rows were listed, and %d have the name now", seen, p.Count), "load the list again; nothing was changed"}
	}
	var list []review.Edit
	for _, id := range ids {
		list = append(list, review.Edit{ID: id, Seen: map[report.EditField]string{report.EditSpeaker: p.From}, Want: map[report.EditField]string{report.EditSpeaker: p.To}})
	}
	entry, _, err := s.take(r.Context(), list, nil)
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/rows?"+afterChange(url.Values{"speaker": {p.To}}, entry).Encode(), http.StatusSeeOther)
	return nil
}

// candidates returns who else could be meant, where a doubt says so.
func candidates(doubts []string) []string {
	for _, d := range doubts {
		if _, names, ok := strings.Cut(d, "could be meant: "); ok {
			return strings.FieldsFunc(strings.ReplaceAll(names, " or ", ", "), func(r rune) bool { return r == ',' })
		}
	}
	return nil
}

// logPage is what was corrected, the latest first.
type logPage struct {
	Entries []loggedEntry
	Next    int64 // asks for those before; 0 if there are none
}

// loggedEntry is a line of the log; of one with few corrections they are listed.
type loggedEntry struct {
	archive.Entry
	Changes []archive.Correction
}

const (
	entriesOnPage = 200
	fewChanges    = 3
)

func (s *Server) log(w http.ResponseWriter, r *http.Request) error {
	list, err := s.desk.Archive.LogBefore(r.Context(), filtersOf(r.URL.Query()).Before, entriesOnPage+1)
	if err != nil {
		return err
	}
	var p logPage
	if len(list) > entriesOnPage {
		list = list[:entriesOnPage]
		p.Next = list[len(list)-1].ID
	}
	var few []int64
	for _, e := range list {
		if e.Corrections <= fewChanges {
			few = append(few, e.ID)
		}
	}
	changes, err := s.desk.Archive.CorrectionsIn(r.Context(), few...)
	if err != nil {
		return err
	}
	for _, e := range list {
		p.Entries = append(p.Entries, loggedEntry{e, changes[e.ID]})
	}
	return s.show(w, r, http.StatusOK, "log", "log", "Log", p)
}

// undoEntry undoes the line of the log that an address names, and returns its number.
func (s *Server) undoEntry(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err == nil {
		err = s.desk.Undo(r.Context(), id, s.options.Who)
	}
	switch {
	case errors.Is(err, archive.ErrNoEntry), errors.Is(err, strconv.ErrSyntax), errors.Is(err, strconv.ErrRange):
		err = &problem{http.StatusNotFound, "there is no such line in the log", ""}
	case errors.Is(err, archive.ErrAlreadyUndone):
		err = &problem{http.StatusConflict, "this has already been undone", "the log says by whom"}
	case errors.Is(err, archive.ErrEditedSince):
		err = &problem{http.StatusConflict, err.Error(), strings.Join(report.Hints(err), "; ")}
	}
	return id, err
}

// undo undoes a line of the log.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.undoEntry(r); err != nil {
		return err
	}
	back := r.PostForm.Get("back")
	if !strings.HasPrefix(back, "/rows") && !strings.HasPrefix(back, "/week") {
		back = "/log"
	}
	http.Redirect(w, r, localAddress(back), http.StatusSeeOther)
	return nil
}

// localAddress returns an address of this server, without the change that it names.
func localAddress(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return "/"
	}
	q := u.Query()
	q.Del("saved")
	return localPath(u.Path, q)
}

// keys lists the keys.
func (s *Server) keys(w http.ResponseWriter, r *http.Request) error {
	return s.show(w, r, http.StatusOK, "keys", "keys", "Keys", template.HTML(""))
}

// editMany changes the rows that were chosen in the table, as one entry of the log.
func (s *Server) editMany(w http.ResponseWriter, r *http.Request) error {
	ctx, form, f := r.Context(), r.PostForm, filtersOf(r.URL.Query())
	want := map[report.EditField]string{}
	if status, ok := decisions[form.Get("do")]; ok {
		want[report.EditStatus] = status
	} else {
		for _, field := range []report.EditField{report.EditSpeaker, report.EditTopic} {
			if value := strings.TrimSpace(form.Get(field.String())); value != "" {
				want[field] = value
			}
		}
	}
	chosen := map[string]string{} // what was seen of a row, by its id
	for _, one := range form["row"] {
		id, seen, _ := strings.Cut(one, " ")
		chosen[id] = seen
	}
	if len(chosen) == 0 || len(want) == 0 {
		return &problem{http.StatusBadRequest, "choose rows, and say what is to become of them", "nothing was changed"}
	}
	if len(chosen) > rowsOnPage*2 {
		return &problem{http.StatusBadRequest, "more rows than a page has", "nothing was changed"}
	}
	ids := slices.Sorted(maps.Keys(chosen))
	found, err := s.desk.Archive.Rows(ctx, ids...)
	if err != nil {
		return err
	}
	var list []review.Edit
	var others []string
	for _, id := range ids {
		row, ok := found[id]
		if !ok || s.etag(row) != chosen[id] {
			others = append(others, begin(row.Speaker+": "+row.Quote, 60))
			continue
		}
		e := review.Edit{ID: id, Seen: map[report.EditField]string{}, Want: want}
		for _, field := range edited {
			e.Seen[field] = editable(row, field)
		}
		list = append(list, e)
	}
	if len(others) > 0 {
		return &problem{http.StatusConflict, "someone has changed " + report.Counted(len(others), "row") + " of those selected since you loaded the page: " + report.Listed(others, report.MostNamed),
			"nothing was changed; load the page again, and choose again"}
	}
	entry, conflicts, err := s.take(ctx, list, nil)
	if err != nil {
		return err
	}
	if len(conflicts) > 0 {
		return &problem{http.StatusConflict, "somebody has changed " + conflicts[0].Field + " to " + conflicts[0].Theirs, "nothing was changed; load the page again, and choose again"}
	}
	http.Redirect(w, r, "/rows"+string(suffix(afterChange(f.values(), entry))), http.StatusSeeOther)
	return nil
}
