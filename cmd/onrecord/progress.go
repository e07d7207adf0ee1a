package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/term"

	"onrecord/report/explain"
	"onrecord/report/terminal"
)

// progress is one line on a terminal that is drawn over and over:
//
//	reading ████████░░░░░░░░░░░░ 104/260
type progress struct {
	w     io.Writer // nil: nothing is drawn
	total int
	drawn time.Time
}

// newProgress draws on standard error if it is a terminal, and if people, not
// programs, are to read it.
func newProgress(m *messages, total int) *progress {
	if m.quiet || m.json || !isTerminal(m.w) {
		return &progress{}
	}
	return &progress{w: m.w, total: total}
}

// set draws how many of the documents are done, at most ten times a second.
func (p *progress) set(done int) {
	if p.w == nil || time.Since(p.drawn) < 100*time.Millisecond {
		return
	}
	const width = 20
	full := width * done / p.total
	p.say(fmt.Sprintf("reading %s%s %d/%d", strings.Repeat("█", full), strings.Repeat("░", width-full), done, p.total))
}

// busy draws what the program is busy with, at most ten times a second.
func (p *progress) busy(text string) {
	if p.w != nil && time.Since(p.drawn) >= 100*time.Millisecond {
		p.say(text)
	}
}

// say draws what the program is busy with.
func (p *progress) say(text string) {
	if p.w != nil {
		p.drawn = time.Now()
		fmt.Fprint(p.w, "\r\x1b[K"+terminal.Printable(text))
	}
}

// clear leaves an empty line for the messages that follow.
func (p *progress) clear() {
	if p.w != nil && !p.drawn.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// isTerminal reports whether a person sits at the other end of a stream.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}

// screenOf returns the terminal at the other end of a stream; whatever else
// is there gets lines of 80 characters without colour.
func screenOf(stream any) explain.Screen {
	const plain, widest = 80, 100 // longer lines are hard to read
	f, ok := stream.(interface{ Fd() uintptr })
	if !ok || !isTerminal(stream) {
		return explain.Screen{Width: plain}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 20 {
		width = plain
	}
	return explain.Screen{Width: min(width, widest), Colour: true}
}
