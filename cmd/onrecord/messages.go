package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"onrecord/report"
	"onrecord/report/terminal"
)

// messages is the program's voice on standard error. A message is one line in
// lower case without a full stop; what went wrong begins with the program's
// name and is followed by lines that say what to do about it:
//
//	onrecord: clippings: no documents to read
//	hint: "onrecord formats" lists what is read
type messages struct {
	w                    io.Writer
	quiet, verbose, json bool
}

// say prints messages that others worded.
func (m *messages) say(list ...report.Message) {
	for _, one := range list {
		switch one.Level {
		case report.LevelDetail:
			m.detail("%s", one.Text)
		case report.LevelNote:
			m.note("%s", one.Text)
		default:
			m.warning(one.Text, one.Hints...)
		}
	}
}

// detail is said only with --verbose.
func (m *messages) detail(format string, args ...any) {
	if m.verbose {
		m.write("detail", "", fmt.Sprintf(format, args...))
	}
}

// note is what became of the work.
func (m *messages) note(format string, args ...any) {
	if !m.quiet {
		m.write("note", "", fmt.Sprintf(format, args...))
	}
}

// warning is something that a person should look at; the work goes on.
func (m *messages) warning(text string, hints ...string) {
	if !m.quiet {
		m.write("warning", "onrecord: warning: ", text, hints...)
	}
}

// failure is what the work ended with.
func (m *messages) failure(text string, hints ...string) {
	m.write("error", "onrecord: ", text, hints...)
}

func (m *messages) write(level, prefix, text string, hints ...string) {
	if m.json {
		line := struct {
			Level   string   `json:"level"`
			Message string   `json:"message"`
			Hints   []string `json:"hints,omitempty"`
		}{level, strings.ToValidUTF8(text, "\uFFFD"), hints}
		e := json.NewEncoder(m.w)
		e.SetEscapeHTML(false)
		_ = e.Encode(line) // there is nowhere left to report to
		return
	}
	var b strings.Builder
	b.WriteString(prefix + terminal.Printable(text) + "\n")
	for _, h := range hints {
		b.WriteString("hint: " + terminal.Printable(h) + "\n")
	}
	_, _ = io.WriteString(m.w, b.String()) // there is nowhere left to report to
}

// results is standard output. It remembers the first write that went wrong,
// so that a full disk is never a success.
type results struct {
	w   io.Writer
	err error
}

func (r *results) Write(p []byte) (int, error) {
	n, err := r.w.Write(p)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

func (r *results) failure() error {
	if r.err == nil {
		return nil
	}
	return &handlerError{fmt.Errorf("writing to standard output: %w", r.err)}
}
