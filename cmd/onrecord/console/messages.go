// Package console writes messages and progress for the person who runs the command, and
// asks questions.
package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/term"

	"onrecord/report"
	"onrecord/report/terminal"
)

// Messages writes to standard error. A message is one line in lower case without a full
// stop. A warning or an error begins with the program's name and is followed by lines that
// say what to do about it:
//
//	onrecord: clippings: no documents to read
//	hint: "onrecord formats" lists what is read
type Messages struct {
	Out     io.Writer
	Quiet   bool // errors only
	Verbose bool // details as well
	JSON    bool // an object a line, for programs
}

// Say prints messages worded by others.
func (m *Messages) Say(list ...report.Message) {
	for _, one := range list {
		switch one.Level {
		case report.LevelDetail:
			m.Detail("%s", one.Text)
		case report.LevelNote:
			m.Note("%s", one.Text)
		default:
			m.Warning(one.Text, one.Hints...)
		}
	}
}

// Detail prints only with --verbose.
func (m *Messages) Detail(format string, args ...any) {
	if m.Verbose {
		m.write("detail", "", fmt.Sprintf(format, args...))
	}
}

// Note reports the outcome of the work.
func (m *Messages) Note(format string, args ...any) {
	if !m.Quiet {
		m.write("note", "", fmt.Sprintf(format, args...))
	}
}

// Warning reports something that a person should look at; the work goes on.
func (m *Messages) Warning(text string, hints ...string) {
	if !m.Quiet {
		m.write("warning", "onrecord: warning: ", text, hints...)
	}
}

// Failure is what the work ended with.
func (m *Messages) Failure(text string, hints ...string) {
	m.write("error", "onrecord: ", text, hints...)
}

func (m *Messages) write(level, prefix, text string, hints ...string) {
	if m.JSON {
		line := struct {
			Level   string   `json:"level"`
			Message string   `json:"message"`
			Hints   []string `json:"hints,omitempty"`
		}{level, strings.ToValidUTF8(text, "\uFFFD"), hints}
		e := json.NewEncoder(m.Out)
		e.SetEscapeHTML(false)
		_ = e.Encode(line) // there is nowhere left to report to
		return
	}
	var b strings.Builder
	b.WriteString(prefix + terminal.Printable(text) + "\n")
	for _, h := range hints {
		b.WriteString("hint: " + terminal.Printable(h) + "\n")
	}
	_, _ = io.WriteString(m.Out, b.String()) // there is nowhere left to report to
}

// Results is standard output. It remembers the first write that went wrong,
// so that a full disk is never a success.
type Results struct {
	Out io.Writer
	err error
}

func (r *Results) Write(p []byte) (int, error) {
	n, err := r.Out.Write(p)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

// Failure returns the first error of a write, if there was one.
func (r *Results) Failure() error {
	if r.err == nil {
		return nil
	}
	return fmt.Errorf("writing to standard output: %w", r.err)
}

// AskPassword lets the user type the password twice at a terminal, without showing it.
func AskPassword(ctx context.Context, stdin any, prompts io.Writer) (string, error) {
	fd := int(stdin.(interface{ Fd() uintptr }).Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", fmt.Errorf("asking for a password: %w", err)
	}
	type answer struct {
		words [2]string
		err   error
	}
	answers := make(chan answer, 1)
	go func() {
		var a answer
		for i, prompt := range []string{"password of the PDF: ", "again: "} {
			_, _ = io.WriteString(prompts, prompt) // what is not read need not be answered
			var word []byte
			if word, a.err = term.ReadPassword(fd); a.err != nil {
				break
			}
			_, _ = io.WriteString(prompts, "\n")
			a.words[i] = string(word)
		}
		answers <- a
	}()
	select {
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(fd, before))
	case a := <-answers:
		if a.err == nil && a.words[0] != a.words[1] {
			a.err = errors.New("the two passwords differ")
		}
		return a.words[0], a.err
	}
}
