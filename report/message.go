package report

import (
	"fmt"
	"strings"
)

// Message is a line that a command prints besides its results.
type Message struct {
	Level Level
	Text  string
	Hints []string // what to do about it
}

// Level says who should see a message.
type Level int

const (
	LevelDetail  Level = iota // only those who ask for more
	LevelNote                 // what became of the work
	LevelWarning              // what a person should look at; the work goes on
)

// Detail returns a message shown only on request.
func Detail(format string, args ...any) Message {
	return Message{LevelDetail, fmt.Sprintf(format, args...), nil}
}

// Note returns a message about the outcome of the work.
func Note(format string, args ...any) Message {
	return Message{LevelNote, fmt.Sprintf(format, args...), nil}
}

// Warning returns a message about something that a person should look at.
func Warning(text string, hints ...string) Message { return Message{LevelWarning, text, hints} }

// MostNamed is how many documents or names a message lists before it counts the rest.
const MostNamed = 20

// Listed joins names with commas, and counts those beyond most.
func Listed(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + " and " + Thousands(len(names)-most) + " more"
}

// Message returns the last line of a run: what was read and found, what was left out, and
// which files were written.
func (f KeyFigures) Message(leftOut string, made ...string) Message {
	text := Counted(f.Read, "document") + " read"
	if f.Skipped > 0 {
		text += ", " + Thousands(f.Skipped) + " skipped"
	}
	if f.Failed > 0 {
		text += ", " + Thousands(f.Failed) + " failed"
	}
	text += ", " + Counted(f.Statements, "statement")
	if f.Rows != f.Statements { // a turn of a transcript has a row for each paragraph
		text += " in " + Counted(f.Rows, "row")
	}
	if leftOut != "" {
		text += ", " + leftOut
	}
	if len(made) > 0 {
		text += " → " + strings.Join(made, ", ")
	}
	return Note("%s", text)
}
