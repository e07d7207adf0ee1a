package weekly

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/history"
	"onrecord/report/ingest"
	"onrecord/report/terminal"
)

// Status is the state of a desk on a day.
type Status struct {
	Today       parse.Date      `json:"today"`
	OnRecord    archive.Size    `json:"on_record"`
	NotRead     []string        `json:"not_read"`      // files of the inbox that are new or changed
	Unreadable  []Unread        `json:"unreadable"`    // documents that could not be read
	Undated     []string        `json:"undated"`       // documents without a date, so not in any week
	Strange     []Dated         `json:"strange"`       // documents dated after today or before 1900
	Unbriefed   []Unbriefed     `json:"unbriefed"`     // documents in no briefing, by week
	OtherwiseIn int             `json:"other_reading"` // files read with another version or other settings
	Briefings   []Briefed       `json:"briefings"`     // the latest of each period, newest first
	Log         []archive.Entry `json:"log"`           // what was done last, newest first
}

// Unread is a document that could not be read.
type Unread struct {
	Document string `json:"document"`
	Reason   string `json:"reason"`
}

// Dated is a document and its date.
type Dated struct {
	Document string     `json:"document"`
	Date     parse.Date `json:"date"`
}

// Unbriefed are the documents of a week that are in no briefing.
type Unbriefed struct {
	Week      string  `json:"week"`
	ToCome    bool    `json:"to_come"` // the week is not over
	Documents []Dated `json:"documents"`

	Period report.Period `json:"-"`
}

// Briefed is the last briefing of a period.
type Briefed struct {
	Period   string     `json:"period"`
	Made     parse.Date `json:"made"`
	Rows     int        `json:"rows"`
	Reviewed int        `json:"reviewed"`       // rows that have a status by now
	Other    bool       `json:"other_settings"` // made with another version or other settings than today's
}

// Now says the circumstances of a status: the day, the program and the desk's week.
type Now struct {
	Today   parse.Date
	Reading string // program and settings of today
	Starts  time.Weekday
}

// StatusOf examines archive and inbox; files are those of the inbox.
func StatusOf(ctx context.Context, a *archive.Archive, files []ingest.File, inbox fs.FS, now Now) (Status, error) {
	s := Status{Today: now.Today, NotRead: []string{}, Unreadable: []Unread{}, Undated: []string{}, Strange: []Dated{},
		Unbriefed: []Unbriefed{}, Briefings: []Briefed{}, Log: []archive.Entry{}}
	for _, part := range []func() error{
		func() (err error) { s.OnRecord, err = a.Size(ctx); return err },
		func() error { return s.inbox(ctx, a, files, inbox, now) },
		func() error { return s.documents(ctx, a) },
		func() error { return s.unbriefed(ctx, a, now) },
		func() error { return s.briefings(ctx, a, now) },
		func() error { return s.done(ctx, a) },
	} {
		if err := part(); err != nil {
			return s, err
		}
	}
	return s, nil
}

// inbox compares the inbox with its state when it was last read.
func (s *Status) inbox(ctx context.Context, a *archive.Archive, files []ingest.File, inbox fs.FS, now Now) error {
	known, err := a.Files(ctx)
	if err != nil {
		return err
	}
	for _, f := range files {
		is, was := stateOf(inbox, f), known[f.Path]
		switch {
		case f.Status != "":
		case was.Path == "" || was.Size != is.Size || was.Modified != is.Modified || was.Beside != is.Beside:
			s.NotRead = append(s.NotRead, f.Path)
		case was.Reading != now.Reading:
			s.OtherwiseIn++
		}
	}
	return nil
}

// documents lists those without a date and those that could not be read.
func (s *Status) documents(ctx context.Context, a *archive.Archive) error {
	list, err := a.Undated(ctx, parse.Date{}, parse.Date{})
	for _, d := range list {
		switch d.Record.Status {
		case report.StatusRead:
			s.Undated = append(s.Undated, d.Record.Path)
		case report.StatusFailed:
			s.Unreadable = append(s.Unreadable, Unread{d.Record.Path, d.Record.Reason})
		}
	}
	return err
}

func (s *Status) unbriefed(ctx context.Context, a *archive.Archive, now Now) error {
	strange, err := a.Strange(ctx, firstPrinted, now.Today)
	if err != nil {
		return err
	}
	for _, d := range strange {
		s.Strange = append(s.Strange, Dated{d.Record.Path, d.Date})
	}
	list, err := a.Unbriefed(ctx)
	if err != nil {
		return err
	}
	for _, d := range list {
		if Strange(d.Date, now.Today) != "" {
			continue
		}
		own := brief.WeekOf(d.Date, now.Starts)
		if n := len(s.Unbriefed); n == 0 || s.Unbriefed[n-1].Period != own {
			s.Unbriefed = append(s.Unbriefed, Unbriefed{Week: own.Name, Period: own, ToCome: own.To.Compare(now.Today) >= 0})
		}
		u := &s.Unbriefed[len(s.Unbriefed)-1]
		u.Documents = append(u.Documents, Dated{d.Record.Path, d.Date})
	}
	return nil
}

// shownBriefings is how many briefings a status shows.
const shownBriefings = 8

func (s *Status) briefings(ctx context.Context, a *archive.Archive, now Now) error {
	list, err := a.Exports(ctx)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for i := len(list) - 1; i >= 0 && len(s.Briefings) < shownBriefings; i-- {
		e := list[i]
		if seen[e.Period.Name] {
			continue // there is a later one
		}
		seen[e.Period.Name] = true
		rows, reviewed, err := a.Reviewed(ctx, e.ID)
		if err != nil {
			return err
		}
		s.Briefings = append(s.Briefings, Briefed{e.Period.Name, e.Made, rows, reviewed, e.Reading != now.Reading})
	}
	return nil
}

// shownLog is how many lines of the log a status shows.
const shownLog = 5

func (s *Status) done(ctx context.Context, a *archive.Archive) error {
	log, err := a.Log(ctx)
	if err != nil {
		return err
	}
	for i := len(log) - 1; i >= 0 && len(s.Log) < shownLog; i-- {
		s.Log = append(s.Log, log[i])
	}
	return nil
}

// statusText writes a status as text: a label, then the values.
type statusText struct {
	w    *bufio.Writer
	desk string // folder
	most int    // documents that a line names
}

// WriteText writes the status of the desk in a folder as text. A line names at most the
// given number of documents.
func (s Status) WriteText(out io.Writer, folder string, most int) error {
	t := statusText{bufio.NewWriter(out), folder, most}
	t.line("on record", "%s", s.OnRecord)
	if n := len(s.NotRead); n > 0 {
		t.line("not read yet", "%s: %s; %q reads them", report.Counted(n, "file"), report.Listed(s.NotRead, most), desk.Command(folder, "weekly"))
	}
	var unreadable []string
	for _, u := range s.Unreadable {
		unreadable = append(unreadable, u.Document+" ("+u.Reason+")")
	}
	t.names("unreadable", unreadable, "")
	t.names("without a date", s.Undated, `; "onrecord date FILE DAY" sets it`)
	for _, why := range []string{afterToday, beforePrint} {
		var names []string
		for _, d := range s.Strange {
			if Strange(d.Date, s.Today) == why {
				names = append(names, dated(d.Document, d.Date))
			}
		}
		t.names(why, names, `; "onrecord date FILE DAY" corrects a mistake`)
	}
	for _, u := range s.Unbriefed {
		var names []string
		for _, d := range u.Documents {
			names = append(names, dated(d.Document, d.Date))
		}
		if u.ToCome {
			t.names("to come", names, ", in the briefing of "+u.Week)
			continue
		}
		t.names("in no briefing", names, fmt.Sprintf("; %q briefs them", desk.WeeklyCommand(folder, u.Period)))
	}
	if s.OtherwiseIn > 0 {
		t.line("read before", "%s, with another version or other settings; weekly reads those for its weeks again", report.Counted(s.OtherwiseIn, "file"))
	}
	word := "briefings"
	for _, b := range s.Briefings {
		text := fmt.Sprintf("%s  made %s, %d of %s reviewed", b.Period, b.Made, b.Reviewed, report.Counted(b.Rows, "row"))
		if b.Other {
			text += ", with another version or other settings"
		}
		t.line(word, "%s", text)
		word = ""
	}
	word = "done last"
	for _, e := range s.Log {
		t.line(word, "%s", history.Line(e))
		word = ""
	}
	return t.w.Flush()
}

func (t statusText) line(word, format string, args ...any) {
	fmt.Fprintf(t.w, "%-14s  %s\n", word, terminal.Printable(fmt.Sprintf(format, args...)))
}

func (t statusText) names(word string, names []string, hint string) {
	if len(names) > 0 {
		t.line(word, "%s: %s%s", report.Counted(len(names), "document"), report.Listed(names, t.most), hint)
	}
}

func dated(path string, date parse.Date) string { return path + " (" + date.String() + ")" }
