package page

import (
	"context"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
	"onrecord/report/trend"
)

// How much of each part of a week is shown.
const (
	shownContrasts = 12
	shownChanges   = 8
	shownGroups    = 40
	mostNote       = 20000 // characters
)

// weekPage is the briefing of a period as a page.
type weekPage struct {
	Period       report.Period
	There, Old   bool // it was made; the record has changed since
	Prev, Next   string
	Rows         int
	Documents    int
	Leads        []shownLead
	Contrasts    [][2]shownRow
	Positions    []trend.Position
	Compared     bool
	Comparison   report.Comparison
	Topics       []report.Change
	Speakers     []report.Change
	Same         [][]wording
	MoreSame     int
	Note         string
	Undated      int
	Made         []MadeFile
	Saved        *savedNotice
	BeforePeriod string
}

type shownLead struct {
	shownRow
	Lead report.Lead
}

// MadeFile is a file of the briefing that can be downloaded.
type MadeFile struct {
	Name string
	When time.Time
}

// wording is a row among those that report the same statement, with what differs from the
// first of them.
type wording struct {
	shownRow
	Like  report.Likeness // empty for the first
	Parts []report.Difference
}

// period returns the period that an address names.
func (s *Server) period(name string) (report.Period, error) {
	if name == "" {
		return brief.LastWeek(s.desk.Today(), s.desk.Starts), nil
	}
	p, err := brief.ParsePeriodOn(name, s.desk.Today(), s.desk.Starts)
	if err != nil || p.From.IsZero() {
		return p, &problem{http.StatusNotFound, name + " is no week", "such as 2026-W47, or 2026-11-01..2026-11-15"}
	}
	return p, nil
}

// lastWeek leads to the last complete week.
func (s *Server) lastWeek(w http.ResponseWriter, r *http.Request) error {
	p, err := s.period(strings.TrimSpace(r.URL.Query().Get("period")))
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/week/"+url.PathEscape(p.Name), http.StatusSeeOther)
	return nil
}

// week shows the briefing of a period.
func (s *Server) week(w http.ResponseWriter, r *http.Request) error {
	p, err := s.weekPage(r.Context(), r.PathValue("period"), s.options.Patience)
	if err != nil {
		return err
	}
	if p.Saved, err = s.saved(r.Context(), r.URL.Query()); err != nil {
		return err
	}
	if !p.There {
		askAgain(w)
	}
	return s.show(w, r, http.StatusOK, "week", "week", "The week: "+p.Period.Name, p)
}

// weekPage returns the page of a period, with the leads as they hold now whenever it was
// made.
func (s *Server) weekPage(ctx context.Context, name string, patience time.Duration) (weekPage, error) {
	period, err := s.period(name)
	if err != nil {
		return weekPage{}, err
	}
	got, err := s.weeks.get(ctx, period.Name, patience, func(ctx context.Context) (weekPage, error) { return s.makeWeek(ctx, period) })
	if err != nil {
		return weekPage{}, err
	}
	p := got.Value
	p.Period, p.There, p.Old = period, got.There, got.Old
	s.around(&p)
	if p.Old {
		if p.Leads, err = s.leadsNow(ctx, p.Leads); err != nil {
			return p, err
		}
	}
	if p.Note, err = s.desk.ReadNote(period.Name); err != nil {
		return p, err
	}
	p.Made, err = s.desk.Made(period.Name)
	return p, err
}

// leadsNow returns leads with what people have said of them since they were found.
func (s *Server) leadsNow(ctx context.Context, leads []shownLead) ([]shownLead, error) {
	var ids []string
	for _, l := range leads {
		ids = append(ids, l.ID)
	}
	now, err := s.desk.Archive.Rows(ctx, ids...)
	if err != nil {
		return nil, err
	}
	var pinned, others []shownLead
	for _, l := range leads {
		r, ok := now[l.ID]
		if !ok || r.Status == report.StatusDrop || r.Status == report.StatusAnnex {
			continue
		}
		l.Speaker, l.Role, l.Topic, l.Status, l.Note = r.Speaker, r.Role, r.Topic, r.Status, r.Note
		if l.Lead.Pinned = r.Status == report.StatusLead; l.Lead.Pinned {
			pinned = append(pinned, l)
		} else {
			others = append(others, l)
		}
	}
	return append(pinned, others...), nil
}

// around names the periods before and after.
func (s *Server) around(p *weekPage) {
	before, ok := p.Period.Before()
	if !ok {
		return
	}
	p.Prev = before.Name
	after, err := brief.ParsePeriodOn(p.Period.To.AddDays(1).String()+".."+p.Period.To.AddDays(p.Period.Days()).String(), s.desk.Today(), s.desk.Starts)
	if p.Next = after.Name; p.Period.IsISOWeek() && err == nil {
		year, week := after.From.Time().ISOWeek()
		p.Next = fmt.Sprintf("%04d-W%02d", year, week)
	}
}

// makeWeek computes what the page of a period shows.
func (s *Server) makeWeek(ctx context.Context, period report.Period) (weekPage, error) {
	p := weekPage{Period: period}
	b, err := s.desk.Brief(ctx, period)
	if err != nil {
		return p, err
	}
	rows := report.Quoted(b.Rows)
	p.Rows = len(rows)
	for _, d := range b.Documents {
		if d.Status == report.StatusRead {
			p.Documents++
		}
	}
	undated, err := s.desk.Archive.WithoutDate(ctx)
	if err != nil {
		return p, err
	}
	p.Undated = len(undated)
	show := func(i int) shownRow { return ofRow(rows[i]) }
	ranking := report.Rank(b)
	for _, l := range ranking.Leads {
		p.Leads = append(p.Leads, shownLead{show(l.Row), l})
	}
	for _, c := range ranking.Contrasts[:min(len(ranking.Contrasts), shownContrasts)] {
		p.Contrasts = append(p.Contrasts, [2]shownRow{show(c.Claim), show(c.Against)})
	}
	if p.Comparison, p.Compared = report.Compare(b); p.Compared {
		p.BeforePeriod = p.Comparison.Period.Name
		p.Topics, p.Speakers = largest(p.Comparison.ByTopic), largest(p.Comparison.BySpeaker)
		p.Comparison.NewSpeakers = p.Comparison.NewSpeakers[:min(len(p.Comparison.NewSpeakers), 2*shownChanges)]
		p.Positions = trend.Positions(b)
		p.Positions = p.Positions[:min(len(p.Positions), shownContrasts)]
	}
	s.sameWords(&p, b, rows)
	return p, nil
}

// Warm starts to prepare the pages that take long to make.
func (s *Server) Warm(ctx context.Context) {
	_, _ = s.weekPage(ctx, "", 0) // an error is shown when the page is requested
	_, _ = s.speakers(ctx, 0)
}

// ofRow prepares a row of a briefing for display.
func ofRow(r report.Row) shownRow {
	return shownRow{Row: archive.Row{Row: r, Program: r}, Doubts: r.Flags, Link: "/rows/" + template.URL(url.PathEscape(r.ID))}
}

// largest returns the largest changes.
func largest(list []report.Change) []report.Change {
	var out []report.Change
	for _, c := range list {
		if c.By() != 0 && len(out) < shownChanges {
			out = append(out, c)
		}
	}
	return out
}

// sameWords sets the wordings of one statement side by side.
func (s *Server) sameWords(p *weekPage, b report.Briefing, rows []report.Row) {
	at := func(i int) report.Row {
		if i < len(rows) {
			return rows[i]
		}
		return b.EarlierDuplicates[i-len(rows)]
	}
	groups := b.SameWordGroups()
	p.MoreSame = max(0, len(groups)-shownGroups)
	for _, group := range groups[:min(len(groups), shownGroups)] {
		first := at(group[0].Row)
		out := []wording{{shownRow: ofRow(first), Parts: []report.Difference{{Text: first.Quote}}}}
		for _, d := range group[1:] {
			r := at(d.Row)
			parts := report.Differences(first.Quote, r.Quote)
			if d.Like == report.LikeSame || d.Like == report.LikePerhaps { // nothing differs, or too much
				parts = []report.Difference{{Text: r.Quote}}
			}
			out = append(out, wording{ofRow(r), d.Like, parts})
		}
		p.Same = append(p.Same, out)
	}
}

// makeFiles writes the workbook and the PDF of a period, as the weekly run does.
func (s *Server) makeFiles(w http.ResponseWriter, r *http.Request) error {
	p, err := s.period(r.PathValue("period"))
	if err != nil {
		return err
	}
	if err := s.desk.Make(r.Context(), p); err != nil {
		return err
	}
	http.Redirect(w, r, "/week/"+url.PathEscape(p.Name)+"#files", http.StatusSeeOther)
	return nil
}

// file sends a file of a briefing.
func (s *Server) file(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	period, kind, ok := strings.Cut(strings.TrimPrefix(name, "briefing-"), ".xlsx")
	types := "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	if !ok {
		period, kind, ok = strings.Cut(strings.TrimPrefix(name, "briefing-"), ".pdf")
		types = "application/pdf"
	}
	p, err := s.period(period)
	if !ok || kind != "" || err != nil || !strings.HasPrefix(name, "briefing-"+p.Name+".") {
		return &problem{http.StatusNotFound, "there is no such file", ""}
	}
	f, when, err := s.desk.Open(name)
	if err != nil {
		return &problem{http.StatusNotFound, "there is no such file yet", "make it on the page of the week"}
	}
	defer f.Close()
	w.Header().Set("Content-Type", types)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	http.ServeContent(w, r, name, when, f)
	return nil
}

// File is a file to download.
type File interface {
	io.ReadSeeker
	io.Closer
}

// note changes the editor's note of a period.
func (s *Server) note(w http.ResponseWriter, r *http.Request) error {
	p, err := s.period(r.PathValue("period"))
	if err != nil {
		return err
	}
	text := strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get("note"), "\r\n", "\n"))
	if len([]rune(text)) > mostNote {
		return &problem{http.StatusUnprocessableEntity, "the note is too long", fmt.Sprintf("up to %d characters", mostNote)}
	}
	now, err := s.desk.ReadNote(p.Name)
	if err != nil {
		return err
	}
	if seen := strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get("seen"), "\r\n", "\n")); seen != now {
		return &problem{http.StatusConflict, "somebody has changed the note since you opened it", "it says now: " + begin(now, 500)}
	}
	if text != now {
		if err := s.desk.WriteNote(r.Context(), p.Name, text, s.options.Who); err != nil {
			return err
		}
	}
	http.Redirect(w, r, "/week/"+url.PathEscape(p.Name)+"#note", http.StatusSeeOther)
	return nil
}
