package weekly

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
)

// Record is what a desk has on record up to the end of a period, for [brief.Build]. It
// depends on nothing later, so a briefing that is made again is the same.
type Record struct {
	archive   *archive.Archive
	corrected archive.Corrected
	dated     []archive.Document                 // up to the end of the period, by date
	names     map[int64]map[string]parse.Speaker // of the documents, as of that day

	starts time.Weekday

	// Undecided are the documents that were read but have no date.
	Undecided []string

	// CameLate are the documents of [Record.Late].
	CameLate []brief.Late

	shown map[string][]int64 // documents of a period, by its name
	late  []int64            // the same, by ID
}

// joined are the documents on record, by date, with their people's names joined across all
// of them. Joining is the largest part of a run that files something, so it is done once.
type joined struct {
	documents []archive.Document
	names     []map[string]parse.Speaker // by document
}

// joinedOf joins the names of all documents on record.
func joinedOf(ctx context.Context, a *archive.Archive, known []speaker.Known) (joined, error) {
	list, err := a.DocumentsByDate(ctx)
	return joined{list, joinNames(list, known)}, err
}

// until keeps the documents dated up to a day.
func (j joined) until(last parse.Date, known []speaker.Known) joined {
	dated := make([]archive.Document, 0, len(j.documents))
	for _, d := range j.documents {
		if !d.Date.IsZero() && d.Date.Compare(last) <= 0 {
			dated = append(dated, d)
		}
	}
	if len(dated) == len(j.documents) {
		return j
	}
	return joined{dated, joinNames(dated, known)}
}

// Open looks up what is on record up to a day; known are the desk's people, and starts is
// the first day of its weeks.
func Open(ctx context.Context, a *archive.Archive, known []speaker.Known, until parse.Date, starts time.Weekday) (*Record, error) {
	all, err := joinedOf(ctx, a, known)
	if err != nil {
		return nil, err
	}
	return open(ctx, a, all.until(until, known), starts)
}

// Record is like [Open], after TakeIn; the first time it uses what TakeIn already knows.
func (in *Inbox) Record(ctx context.Context, until parse.Date, starts time.Weekday) (*Record, error) {
	if in.joined.documents == nil {
		return Open(ctx, in.Archive, in.Known, until, starts)
	}
	all := in.joined
	in.joined = joined{}
	return open(ctx, in.Archive, all.until(until, in.Known), starts)
}

// Release frees the data from which a briefing is built, which can be large; the results
// stay.
func (r *Record) Release() { r.dated, r.names, r.corrected = nil, nil, nil }

func open(ctx context.Context, a *archive.Archive, held joined, starts time.Weekday) (*Record, error) {
	r := &Record{archive: a, starts: starts, dated: held.documents, names: map[int64]map[string]parse.Speaker{}, shown: map[string][]int64{}}
	var err error
	r.corrected, err = a.Corrected(ctx)
	for i, names := range held.names {
		r.names[r.dated[i].ID] = names
	}
	return r, err
}

// Documents returns the documents of a period, with their final rows.
func (r *Record) Documents(ctx context.Context, p report.Period) ([]brief.Document, error) {
	list, err := r.archive.Between(ctx, p.From, p.To)
	if err != nil {
		return nil, err
	}
	out := make([]brief.Document, len(list))
	r.shown[p.Name] = nil
	for i, d := range list {
		out[i] = r.held(d)
		r.shown[p.Name] = append(r.shown[p.Name], d.ID)
	}
	return out, nil
}

// held returns a document in its current form: names joined, corrections applied.
func (r *Record) held(d archive.Document) brief.Document {
	d.Names = r.names[d.ID]
	for i := range d.Rows {
		archive.Correct(d, &d.Rows[i], r.corrected)
	}
	return brief.Document{Document: archive.ApplyDocumentCorrections(d, r.corrected), Rows: d.Rows}
}

// Late returns the documents of earlier periods that arrived after the briefing of their
// own period.
func (r *Record) Late(ctx context.Context, p report.Period) ([]brief.Late, error) {
	list, err := r.archive.Late(ctx, p)
	if err != nil {
		return nil, err
	}
	r.CameLate, r.late = nil, nil
	for _, d := range list {
		r.late = append(r.late, d.ID)
		r.CameLate = append(r.CameLate, brief.Late{Document: r.held(d), Own: brief.WeekOf(d.Date, r.starts), Changed: d.Version > 1})
	}
	return r.CameLate, nil
}

// MarkBriefed records that the documents of a period, and those that are late for it,
// are in a briefing that was built and delivered.
func (r *Record) MarkBriefed(ctx context.Context, export string, p report.Period) error {
	return r.archive.MarkBriefed(ctx, export, r.shown[p.Name], r.late)
}

// Undated returns the documents that arrived with a period and belong to no week: those
// without a date, skipped, or not readable.
func (r *Record) Undated(ctx context.Context, p report.Period) ([]report.Document, error) {
	// What belongs to a week arrives in the inbox during it or the week after.
	list, err := r.archive.Undated(ctx, p.From, p.To.AddDays(7))
	if err != nil {
		return nil, err
	}
	var out []report.Document
	for _, d := range list {
		document := archive.ApplyDocumentCorrections(d, r.corrected)
		if document.Status == report.StatusRead {
			r.Undecided = append(r.Undecided, document.Path)
			document.Status, document.Reason = report.StatusSkipped, fmt.Sprintf("date unknown, so not in any week (%s left out)", report.Counted(document.Rows, "row"))
			document.Rows = 0
		}
		out = append(out, document)
	}
	return out, nil
}

// Comparable returns 0 if nothing earlier than a period is on record.
func (r *Record) Comparable(p report.Period) int {
	if len(r.dated) == 0 || r.dated[0].Date.Compare(p.From) >= 0 {
		return 0
	}
	return report.WeeksBefore
}

// Speakers returns the speakers on record in documents before a day, by name.
func (r *Record) Speakers(before parse.Date) []string {
	corrections := map[string]map[string]archive.Correction{} // of speakers, by path and row
	for row, fields := range r.corrected {
		if c, ok := fields[archive.FieldSpeaker]; ok && c.Kind == archive.OfRow {
			if corrections[c.Document] == nil {
				corrections[c.Document] = map[string]archive.Correction{}
			}
			corrections[c.Document][row] = c
		}
	}
	seen := map[string]bool{}
	for _, d := range r.dated {
		if d.Date.Compare(before) >= 0 {
			break
		}
		speak := map[string]int{}
		for name, rows := range d.Speak {
			if to, ok := r.names[d.ID][name]; ok {
				name = to.Name
			}
			speak[name] += rows
		}
		for _, c := range corrections[d.Record.Path] {
			speak[c.Old]--
			speak[c.Holds()]++
		}
		for name, rows := range speak {
			if rows > 0 && name != "" {
				seen[name] = true
			}
		}
	}
	out := make([]string, 0, len(seen))
	for name := range seen {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// joinNames returns, for each document, the names of its people joined across all
// documents. A name that the desk lists for a person always means that person.
func joinNames(list []archive.Document, known []speaker.Known) []map[string]parse.Speaker {
	people := make([][]parse.Person, len(list))
	for i, d := range list {
		people[i] = d.People
	}
	joined := speaker.Join(people, known...)
	byAlias := aliases(known)
	if len(byAlias) == 0 {
		return joined
	}
	for i, d := range list {
		for _, p := range d.People {
			k, ok := byAlias[speaker.Key(p.Name)]
			if !ok || k.Name == p.Name || joined[i][p.Name].Name == k.Name {
				continue
			}
			if joined[i] == nil {
				joined[i] = map[string]parse.Speaker{}
			}
			joined[i][p.Name] = parse.Speaker{Name: k.Name, Role: cmp.Or(roleOn(known, k.Name, d.Date), p.Role), How: "listed among the people of the desk"}
		}
	}
	return joined
}

// aliases returns the desk's people by the keys of their aliases.
func aliases(known []speaker.Known) map[string]speaker.Known {
	out := map[string]speaker.Known{}
	for _, k := range known {
		for _, alias := range k.Aliases {
			out[speaker.Key(alias)] = k
		}
	}
	return out
}

// roleOn returns the role that the desk gives a person on a day.
func roleOn(known []speaker.Known, name string, day parse.Date) string {
	for _, k := range speaker.On(known, day) {
		if k.Name == name {
			return k.Role
		}
	}
	return ""
}

// PeriodOf returns the period that a run briefs: a week by its name, the days from since
// to until, or the last complete week. If until is empty, it is today. Weeks begin on
// starts. Errors begin with the name of the flag.
func PeriodOf(week, since, until string, today parse.Date, starts time.Weekday) (report.Period, error) {
	switch {
	case week != "" && since+until != "":
		return report.Period{}, errors.New("--week and --since cannot be combined")
	case until != "" && since == "":
		return report.Period{}, errors.New("--until needs --since")
	case week != "":
		p, err := brief.ParsePeriodOn(week, today, starts)
		if err == nil && p.Days() != 7 {
			err = fmt.Errorf("%q is not a week", week)
		}
		if err != nil {
			err = report.WithHint(fmt.Errorf("--week: %w", err), "try 2026-W47, 47 or last-week")
		}
		return p, err
	case since != "":
		p, err := brief.ParsePeriod(since + ".." + cmp.Or(until, today.String()))
		if err != nil {
			err = fmt.Errorf("--since, --until: %w", err)
		}
		return p, err
	}
	return brief.LastWeek(today, starts), nil
}

// LatePeriods returns the earlier periods that were briefed before all of their documents
// had arrived.
func LatePeriods(ctx context.Context, a *archive.Archive, p report.Period) ([]report.Period, error) {
	late, err := a.Late(ctx, p)
	if err != nil || len(late) == 0 {
		return nil, err
	}
	made, err := a.Exports(ctx)
	if err != nil {
		return nil, err
	}
	var out []report.Period
	for _, d := range late {
		if own, ok := briefed(d.Date, made); ok && own != p && !slices.Contains(out, own) {
			out = append(out, own)
		}
	}
	return out, nil
}

// briefed returns the shortest of the periods briefed that include a day.
func briefed(day parse.Date, made []archive.Export) (p report.Period, ok bool) {
	for _, e := range made {
		if day.Compare(e.Period.From) < 0 || day.Compare(e.Period.To) > 0 {
			continue
		}
		if !ok || e.Period.Days() < p.Days() {
			p, ok = e.Period, true
		}
	}
	return p, ok
}
