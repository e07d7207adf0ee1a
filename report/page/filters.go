package page

import (
	"context"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
)

// filters narrow the table of rows; they are the query of its address.
type filters struct {
	Words, Speaker, Topic, Source       string
	Kind, Stance, Status, Check, Period string
	Before                              int64 // key of the last row on the page before
}

// fields returns the filters by their names in an address.
func (f *filters) fields() map[string]*string {
	return map[string]*string{"q": &f.Words, "speaker": &f.Speaker, "topic": &f.Topic, "source": &f.Source, "kind": &f.Kind,
		"stance": &f.Stance, "status": &f.Status, "check": &f.Check, "period": &f.Period}
}

func filtersOf(query url.Values) filters {
	var f filters
	for name, to := range f.fields() {
		*to = strings.TrimSpace(query.Get(name))
	}
	f.Before, _ = strconv.ParseInt(query.Get("before"), 10, 64) // what is no number is the first page
	return f
}

// values returns the filters as they stand in an address.
func (f filters) values() url.Values {
	out := url.Values{}
	for name, value := range f.fields() {
		if *value != "" {
			out.Set(name, *value)
		}
	}
	if f.Before > 0 {
		out.Set("before", strconv.FormatInt(f.Before, 10))
	}
	return out
}

// suffix is what stands after a path in an address.
func suffix(v url.Values) template.URL {
	if len(v) == 0 {
		return ""
	}
	return template.URL("?" + v.Encode())
}

// Query returns the query string for the same page of the same rows.
func (f filters) Query() template.URL { return suffix(f.values()) }

// Also is like Query, with one more parameter.
func (f filters) Also(name, value string) template.URL {
	v := f.values()
	v.Set(name, value)
	return suffix(v)
}

// First requests the first page, After the one after a key.
func (f filters) First() template.URL { return f.After(0) }

func (f filters) After(key int64) template.URL {
	f.Before = key
	return suffix(f.values())
}

// ToCheck requests those of the rows that need checking and that nobody has looked at.
func (f filters) ToCheck() template.URL {
	f.Before, f.Check, f.Status = 0, archive.AnyCheck, report.StatusNew
	return suffix(f.values())
}

// Active counts the active filters.
func (f filters) Active() int {
	f.Before = 0
	return len(f.values())
}

// checks are the reasons to check a row that may be chosen.
var checks = []string{archive.AnyCheck, report.FlagSpeakerUnresolved, report.FlagSpeakerDoubtful, report.FlagLowConfidence, report.FlagDateInferred, report.FlagOpenQuotation}

// query returns what the archive is asked for, or what is wrong with a filter.
func (s *Server) query(ctx context.Context, f filters, limit int) (archive.Query, error) {
	q := archive.Query{Limit: limit}
	wrong := func(what, hint string) (archive.Query, error) {
		return q, &problem{http.StatusBadRequest, what, hint}
	}
	if f.Words != "" {
		args := strings.Fields(f.Words)
		if strings.ContainsAny(f.Words, `"“”`) {
			args = []string{f.Words}
		}
		var err error
		if q.Terms, err = archive.ParseTerms(args); err != nil {
			return wrong(err.Error(), `truce OR ceasefire NOT winter; "winter rations"; negotiat*`)
		}
	}
	for _, c := range []struct {
		name, value string
		list        []string
		into        *[]string
	}{{"kind", f.Kind, report.Kinds(), &q.Kinds}, {"stance", f.Stance, report.Stances(), &q.Stances}, {"status", f.Status, report.ReviewStatuses(), &q.Statuses}, {"check", f.Check, checks, &q.Checks}} {
		switch {
		case c.value == "":
		case !slices.Contains(c.list, c.value):
			return wrong(c.value+" is no "+c.name, "one of "+strings.Join(c.list, ", "))
		default:
			*c.into = []string{c.value}
		}
	}
	for _, n := range []struct {
		field, text string
		into        *[]string
	}{{archive.FieldSpeaker, f.Speaker, &q.Speakers}, {archive.FieldTopic, f.Topic, &q.Topics}, {archive.FieldSource, f.Source, &q.Sources}} {
		if n.text == "" {
			continue
		}
		names, err := s.desk.Archive.Names(ctx, n.field, n.text)
		if err != nil {
			return q, err
		}
		if slices.Contains(names, n.text) {
			names = []string{n.text}
		}
		if len(names) == 0 {
			names = []string{n.text} // which no row has
		}
		*n.into = names
	}
	if f.Period != "" {
		p, err := brief.ParsePeriodOn(f.Period, s.desk.Today(), s.desk.Starts)
		if err != nil {
			return wrong(err.Error(), brief.PeriodWords)
		}
		q.From, q.To = p.From, p.To
	}
	return q, nil
}
