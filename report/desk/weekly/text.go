package weekly

import (
	"bufio"
	"fmt"
	"io"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/history"
	"onrecord/report/terminal"
)

// statusText writes a status for people: a word, then what there is of it.
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
