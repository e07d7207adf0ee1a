// Package pdftext reads the text of PDF files in a separate process, because the library
// that reads them may panic, print or never end, and a goroutine cannot be stopped. The
// process is pdftotext if it is installed; otherwise the program runs itself with
// [Command]. Its time, memory and output are limited.
package pdftext

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"onrecord/parse/read"
)

const (
	// timeLimit is the time on a processor that the text of one file may take. A
	// thousand pages take pdftotext two seconds.
	timeLimit = 20 * time.Second
	// waitLimit is how long people wait for it on a machine that is busy with other
	// work, where the time of the processor can be limited.
	waitLimit = 10 * time.Minute
	// memoryLimit is the address space of the process, in bytes. Go reserves half
	// of it and uses little.
	memoryLimit = 2 << 30
	// answerLimit is the most that the process may answer, in bytes: ten million
	// letters with the place of every word.
	answerLimit = 256 << 20
)

// Command is the argument that makes the program the process: it then hands the
// rest of its arguments to [Main]. It is no command for people.
const Command = "text-of-pdf"

// Reader returns the function that parse/read reads PDF files with.
func Reader(ctx context.Context) func([]byte) (read.PDFText, error) {
	return func(data []byte) (read.PDFText, error) {
		t, err := text(ctx, data)
		if err == nil {
			err = recognise(ctx, data, &t)
		}
		return t, err
	}
}

// text returns the text of a file by pdftotext where it is installed.
func text(ctx context.Context, data []byte) (read.PDFText, error) {
	if path, err := exec.LookPath("pdftotext"); err == nil {
		t, err := byProgram(ctx, path, data)
		// What takes too long or has a password is so for both.
		if err == nil && read.PDFHasFiles(data) {
			if own, err := byLibrary(ctx, data); err == nil {
				t.Files = own.Files
			}
		}
		if err == nil || errors.Is(err, read.ErrLocked) || errors.Is(err, errTime) || ctx.Err() != nil {
			return t, err
		}
	}
	return byLibrary(ctx, data)
}

var errTime = fmt.Errorf("%w: reading its text took more than %d seconds", read.ErrDamaged, timeLimit/time.Second)

// options of pdftotext: its answer is words with their places, on standard
// output, of a file on standard input.
var options = []string{"-enc", "UTF-8", "-bbox-layout", "-", "-"}

func byProgram(ctx context.Context, path string, data []byte) (read.PDFText, error) {
	answer, err := limited(ctx, data, append([]string{path}, options...)...)
	if err != nil {
		return read.PDFText{}, err
	}
	return read.BoxedText(answer)
}

// limited runs a program, with the limits where the system has them, and returns
// what it answers to some bytes.
func limited(ctx context.Context, data []byte, command ...string) ([]byte, error) {
	if canLimit {
		self, err := os.Executable()
		if err != nil {
			return nil, err
		}
		command = append([]string{self, Command}, command...)
	}
	return run(ctx, patience(), answerLimit, command, data)
}

func byLibrary(ctx context.Context, data []byte) (read.PDFText, error) {
	self, err := os.Executable()
	if err != nil {
		return read.PDFText{}, err
	}
	answer, err := run(ctx, patience(), answerLimit, []string{self, Command}, data)
	if err != nil {
		return read.PDFText{}, err
	}
	var a reply
	if err := json.Unmarshal(answer, &a); err != nil {
		return read.PDFText{}, fmt.Errorf("%w: the process that read it did not answer", read.ErrDamaged)
	}
	return a.Text, a.err()
}

// patience is how long a process is waited for by the clock.
func patience() time.Duration {
	if canLimit {
		return waitLimit
	}
	return timeLimit
}

// run runs a program on the bytes of a file and returns what it answers.
// A program that takes too long or answers too much is killed.
func run(ctx context.Context, limit time.Duration, most int, command []string, data []byte) ([]byte, error) {
	timed, stop := context.WithTimeout(ctx, limit)
	defer stop()
	p := exec.CommandContext(timed, command[0], command[1:]...)
	answer, complaint := &bounded{left: most, full: stop}, &bounded{left: 4 << 10}
	p.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // tesseract's threads wait for each other
	p.Stdin, p.Stdout, p.Stderr = bytes.NewReader(data), answer, complaint
	p.WaitDelay = time.Second
	err := p.Run()
	words := strings.ToLower(complaint.kept.String())
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case answer.left < 0:
		return nil, fmt.Errorf("%w: its text is larger than %d MB", read.ErrTooLarge, most>>20)
	case timed.Err() != nil, err != nil && strings.Contains(strings.ToLower(err.Error()), "cpu time limit"), strings.Contains(words, "cpu time limit"), strings.Contains(words, "sigxcpu"):
		return nil, errTime
	case strings.Contains(words, "incorrect password"):
		return nil, read.ErrLocked
	case err != nil:
		return nil, fmt.Errorf("%w: the process that read it ended with %s", read.ErrDamaged, err)
	}
	return answer.kept.Bytes(), nil
}

// bounded keeps what is written to it, up to a limit. It takes what is past the
// limit as well, so that a program that complains at length is not stopped by
// that, unless there is somebody to tell.
type bounded struct {
	kept bytes.Buffer // not embedded: its ReadFrom would go past the limit
	left int
	full func()
}

func (b *bounded) Write(p []byte) (int, error) {
	keep := p[:max(0, min(len(p), b.left))]
	b.left -= len(p)
	if b.left < 0 && b.full != nil {
		b.full()
	}
	b.kept.Write(keep)
	return len(p), nil
}
