package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"onrecord/report"
	"onrecord/report/pack"
)

func addPasswordFile(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "password-file", "", "`file` whose first line is the password of the PDF; - asks for it")
}

// tellLocked says what a password means for the files that were made.
func (p *program) tellLocked(password string, targets []string) {
	if password == "" || !slices.ContainsFunc(targets, isPDF) {
		return
	}
	p.messages.note("the PDF needs its password to open and is therefore not PDF/A")
	for _, t := range targets {
		if !isPDF(t) {
			p.messages.warning(t+" opens without a password", "--format pdf writes only the PDF, with the workbook attached")
		}
	}
}

// password returns the password that the PDF is to open with: the first line
// of a file, or what is typed. It is never a flag, which others could read in
// the list of processes and in the history of the shell. No file, no password.
func (p *program) password(ctx context.Context, file string, formats, paths []string) (string, error) {
	switch {
	case file == "":
		return "", nil
	case !slices.Contains(formats, "pdf"):
		return "", &usageError{"--password-file: only the PDF can have a password, and --format leaves the PDF out", nil}
	case file == stdinPath && slices.Contains(paths, stdinPath):
		return "", &usageError{`--password-file: "-" is standard input, which is already used for a document`, []string{"write the password to a file"}}
	}
	word, err := p.readPassword(ctx, file)
	if err != nil {
		return "", err
	}
	if err := pack.CheckPassword(word); err != nil {
		return "", fmt.Errorf("password of %s: %w", streamName(file), err)
	}
	return word, nil
}

func (p *program) readPassword(ctx context.Context, file string) (string, error) {
	var text []byte
	var err error
	switch {
	case file != stdinPath:
		if text, err = readFile(file); err != nil {
			return "", fmt.Errorf("password file %s: %s", file, report.Reason(err))
		}
	case isTerminal(p.stdin):
		return p.askPassword(ctx)
	default:
		if text, err = readStream(ctx, p.stdin); err != nil {
			return "", fmt.Errorf("password of standard input: %w", err)
		}
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return strings.TrimSuffix(string(line), "\r"), nil
}

// askPassword has a person type the password twice, without showing it.
func (p *program) askPassword(ctx context.Context) (string, error) {
	fd := int(p.stdin.(interface{ Fd() uintptr }).Fd())
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
			_, _ = io.WriteString(p.messages.w, prompt) // what is not read need not be answered
			var word []byte
			if word, a.err = term.ReadPassword(fd); a.err != nil {
				break
			}
			_, _ = io.WriteString(p.messages.w, "\n")
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

func streamName(path string) string {
	if path == stdinPath {
		return "standard input"
	}
	return path
}
