package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/desk/delivery"
	"onrecord/report/pack"
)

func addPasswordFile(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "password-file", "", "`file` whose first line is the password for the PDF; - asks for it")
}

// tellLocked says what a password means for the files that were made.
func (p *program) tellLocked(password string, targets []string) {
	if password == "" || !slices.ContainsFunc(targets, delivery.IsPDF) {
		return
	}
	p.messages.Note("the PDF needs its password to open and is therefore not PDF/A")
	for _, t := range targets {
		if !delivery.IsPDF(t) {
			p.messages.Warning(t+" opens without a password", "--format pdf writes only the PDF, with the workbook attached")
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
		return "", exit.Usage("--password-file: only the PDF can have a password, and --format leaves the PDF out")
	case file == input.Stdin && slices.Contains(paths, input.Stdin):
		return "", exit.Usage(`--password-file: "-" is standard input, which is already used for a document`, "write the password to a file")
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
	case file != input.Stdin:
		if text, err = disk.Read(ctx, file); err != nil {
			return "", fmt.Errorf("password file %s: %s", file, report.Reason(err))
		}
	case console.IsTerminal(p.stdin):
		return console.AskPassword(ctx, p.stdin, p.messages.Out)
	default:
		if text, err = disk.ReadStream(ctx, p.stdin); err != nil {
			return "", fmt.Errorf("password of standard input: %w", err)
		}
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return strings.TrimSuffix(string(line), "\r"), nil
}

func streamName(path string) string {
	if path == input.Stdin {
		return "standard input"
	}
	return path
}
