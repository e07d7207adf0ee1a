package console

import (
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/term"

	"onrecord/report/explain"
	"onrecord/report/terminal"
)

// Progress is one line on a terminal that is redrawn:
//
//	reading ████████░░░░░░░░░░░░ 104/260
type Progress struct {
	w     io.Writer // nil: nothing is drawn
	total int
	drawn time.Time
}

// NewProgress returns a progress line on standard error, if that is a terminal and
// messages are meant for people rather than programs.
func NewProgress(m *Messages, total int) *Progress {
	if m.Quiet || m.JSON || !IsTerminal(m.Out) {
		return &Progress{}
	}
	return &Progress{w: m.Out, total: total}
}

// Set shows how many documents are done, at most ten times a second.
func (p *Progress) Set(done int) {
	if p.w == nil || time.Since(p.drawn) < 100*time.Millisecond {
		return
	}
	const width = 20
	full := width * done / p.total
	p.Say(fmt.Sprintf("reading %s%s %d/%d", strings.Repeat("█", full), strings.Repeat("░", width-full), done, p.total))
}

// Of shows how many documents of a total are done.
func (p *Progress) Of(done, total int) {
	if p.total = total; total > 0 {
		p.Set(done)
	}
}

// Busy shows what the program is doing, at most ten times a second.
func (p *Progress) Busy(text string) {
	if p.w != nil && time.Since(p.drawn) >= 100*time.Millisecond {
		p.Say(text)
	}
}

// Say shows what the program is doing.
func (p *Progress) Say(text string) {
	if p.w != nil {
		p.drawn = time.Now()
		fmt.Fprint(p.w, "\r\x1b[K"+terminal.Printable(text))
	}
}

// Clear clears the line for the messages that follow.
func (p *Progress) Clear() {
	if p.w != nil && !p.drawn.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// IsTerminal reports whether a stream is a terminal.
func IsTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}

// ScreenOf returns the terminal behind a stream. Anything else gets lines of 80 characters
// without colour.
func ScreenOf(stream any) explain.Screen {
	const plain, widest = 80, 100 // longer lines are hard to read
	f, ok := stream.(interface{ Fd() uintptr })
	if !ok || !IsTerminal(stream) {
		return explain.Screen{Width: plain}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 20 {
		width = plain
	}
	return explain.Screen{Width: min(width, widest), Colour: true}
}
