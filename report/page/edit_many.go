package page

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"onrecord/report"
	"onrecord/report/desk/review"
)

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
