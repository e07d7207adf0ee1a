package page

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// How much of people is shown.
const (
	peopleOnPage = 200
	saidAtMost   = 500 // rows of one speaker that are looked through, the latest
	saidShown    = 30
)

// peoplePage lists the speakers on record.
type peoplePage struct {
	Text       string
	There, Old bool // they were counted; the record has changed since
	People     []archive.Speaker
	More       int
}

func (s *Server) speakers(ctx context.Context, patience time.Duration) (product[[]archive.Speaker], error) {
	return s.everybody.get(ctx, "", patience, s.desk.Archive.Speakers)
}

func (s *Server) people(w http.ResponseWriter, r *http.Request) error {
	p := peoplePage{Text: strings.TrimSpace(r.URL.Query().Get("q"))}
	all, err := s.speakers(r.Context(), s.options.Patience)
	if err != nil {
		return err
	}
	if p.There, p.Old = all.There, all.Old; !p.There {
		askAgain(w)
	}
	for _, one := range all.Value {
		if !strings.Contains(strings.ToLower(one.Name), strings.ToLower(p.Text)) {
			continue
		}
		if len(p.People) == peopleOnPage {
			p.More++
			continue
		}
		p.People = append(p.People, one)
	}
	return s.show(w, r, http.StatusOK, "people", "people", "People", p)
}

// personPage shows one speaker on record.
type personPage struct {
	Name   string
	Rows   []shownRow // the latest
	Total  string
	Roles  []dated
	Topics []position
	Names  []string // under which documents mention them as well
	Notice string
}

// dated is a value and the days on which it was said.
type dated struct {
	Value       string
	First, Last parse.Date
	Rows        int
}

// position is what somebody said of a topic last, and in which stances.
type position struct {
	dated
	Stances []string
	Latest  shownRow
}

func (s *Server) person(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	p := personPage{Name: r.PathValue("name"), Notice: r.URL.Query().Get("done")}
	q := archive.Query{Speakers: []string{p.Name}, Limit: saidAtMost}
	roles, topics := map[string]*dated{}, map[string]*position{}
	names := map[string]bool{}
	rows, _, err := s.desk.Archive.Page(ctx, q, 0)
	if err != nil {
		return err
	}
	for _, found := range rows {
		one := found.Row
		if len(p.Rows) < saidShown {
			p.Rows = append(p.Rows, ofRow(one))
		}
		if one.Role != "" {
			if roles[one.Role] == nil {
				roles[one.Role] = &dated{Value: one.Role}
			}
			roles[one.Role].count(one)
		}
		if one.Topic != "" {
			t := topics[one.Topic]
			if t == nil {
				t = &position{dated: dated{Value: one.Topic}, Latest: ofRow(one)}
				topics[one.Topic] = t
			}
			t.count(one)
			if !slices.Contains(t.Stances, one.Stance) {
				t.Stances = append(t.Stances, one.Stance)
			}
		}
		if one.Mention != "" && strings.ToUpper(one.Mention[:1]) == one.Mention[:1] && one.Mention != p.Name {
			names[one.Mention] = true
		}
	}
	if len(rows) == 0 {
		return &problem{http.StatusNotFound, "nobody on record is called " + p.Name, ""}
	}
	if p.Total, err = s.counted(ctx, q); err != nil {
		return err
	}
	for _, d := range roles {
		p.Roles = append(p.Roles, *d)
	}
	slices.SortFunc(p.Roles, func(a, b dated) int { return cmp.Or(b.Last.Compare(a.Last), strings.Compare(a.Value, b.Value)) })
	for _, t := range topics {
		p.Topics = append(p.Topics, *t)
	}
	slices.SortFunc(p.Topics, func(a, b position) int { return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Value, b.Value)) })
	p.Names = slices.Sorted(maps.Keys(names))
	return s.show(w, r, http.StatusOK, "person", "people", p.Name, p)
}

func (d *dated) count(r report.Row) {
	d.Rows++
	if r.Date.IsZero() {
		return
	}
	if d.First.IsZero() || r.Date.Compare(d.First) < 0 {
		d.First = r.Date
	}
	if r.Date.Compare(d.Last) > 0 {
		d.Last = r.Date
	}
}

// changePeople merges or splits names, as onrecord people does.
func (s *Server) changePeople(w http.ResponseWriter, r *http.Request) error {
	kind, name, other := r.PostForm.Get("kind"), strings.TrimSpace(r.PostForm.Get("name")), strings.TrimSpace(r.PostForm.Get("other"))
	if !slices.Contains([]string{"merge", "split", "rename"}, kind) || name == "" || other == "" || name == other {
		return &problem{http.StatusBadRequest, "two different names are needed", "nothing was changed"}
	}
	said, err := s.desk.People(r.Context(), kind, []string{name, other}, s.options.Who)
	if err != nil {
		return &problem{http.StatusUnprocessableEntity, err.Error(), strings.Join(append(report.Hints(err), "nothing was changed"), "; ")}
	}
	if kind == "rename" {
		name = other
	}
	http.Redirect(w, r, "/people/"+url.PathEscape(name)+"?"+url.Values{"done": {said}}.Encode(), http.StatusSeeOther)
	return nil
}
