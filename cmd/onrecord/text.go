package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/parse"
	"onrecord/parse/provenance"
)

func newText(p *program) *cobra.Command {
	var meta, lines bool
	cmd := &cobra.Command{
		Use:   "text FILE",
		Short: "Print what a document was read as",
		Long: `text prints a document's text exactly as the spans of rows count in it, in
Unicode code points. With --meta or --lines it prints what is known of the
document instead.

FILE may be "-" for standard input.`,
		Example: `  onrecord text interview.txt
  onrecord text interview.txt --meta --lines`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{"text reads one file, not " + strconv.Itoa(len(args)), []string{`"-" reads standard input`}}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.text(cmd.Context(), args[0], meta, lines)
		},
	}
	cmd.Flags().BoolVar(&meta, "meta", false, "print source, date, title and the like, each with how it is known")
	cmd.Flags().BoolVar(&lines, "lines", false, "print every line with its number and what it is there for")
	return cmd
}

func (p *program) text(ctx context.Context, path string, meta, lines bool) error {
	f, err := oneFile(ctx, path, "text")
	if err != nil {
		return err
	}
	b := batch{stdin: p.stdin}
	doc, err := b.document(ctx, f)
	if err != nil {
		return fmt.Errorf("%s: %s", path, reason(err))
	}
	p.warn(path, doc)
	w := bufio.NewWriter(p.stdout)
	if !meta && !lines {
		printText(w, doc.Text, isTerminal(p.stdout.w))
	}
	if meta {
		_, options, err := reading()
		if err != nil {
			return err
		}
		printMeta(w, doc, provenance.Detect(doc, options.Outlets))
	}
	if meta && lines {
		fmt.Fprintln(w)
	}
	if lines {
		printLines(w, doc)
	}
	return w.Flush()
}

// oneFile finds the single file that a command is about.
func oneFile(ctx context.Context, path, command string) (found, error) {
	list, err := collect(ctx, []string{path})
	if err != nil {
		return found{}, err
	}
	if len(list) != 1 || !list[0].named {
		return found{}, &usageError{path + ": " + command + " reads one file", nil}
	}
	return list[0], nil
}

// warn passes on what a person should know of a document that was read.
func (p *program) warn(path string, doc parse.Document) {
	for _, w := range doc.Warnings {
		p.messages.warning(path + ": " + warningText(w))
	}
}

// printText writes the text byte for byte, but not the control characters of
// a stranger's document to a terminal.
func printText(w io.Writer, text string, terminal bool) {
	if !terminal {
		io.WriteString(w, text)
		return
	}
	for line := range strings.Lines(text) {
		end := strings.TrimRight(line, "\r\n")
		io.WriteString(w, strings.ReplaceAll(printable(end), `\t`, "\t")+line[len(end):])
	}
}

// printMeta writes a line for each thing known of a document, and how.
func printMeta(w io.Writer, doc parse.Document, prov parse.Provenance) {
	line := func(name, value string, basis parse.Basis) {
		if value == "" {
			value = string(parse.BasisUnknown)
			if basis == parse.BasisUnknown {
				basis = ""
			}
		}
		fmt.Fprintf(w, "%-9s %s", name, printable(value))
		if basis != "" {
			fmt.Fprintf(w, "  (%s)", printable(string(basis)))
		}
		fmt.Fprintln(w)
	}
	line("source", prov.Source, prov.SourceBasis)
	line("agency", prov.Agency, "")
	line("date", prov.Date.String(), prov.DateBasis)
	line("place", prov.Place, "")
	line("title", prov.Title, "")
	line("url", prov.URL, "")
	line("language", prov.Language, "")
	line("format", doc.Format, "")
	line("encoding", doc.Encoding, "")
	line("id", doc.ID, "")
}

func printLines(w io.Writer, doc parse.Document) {
	for i, l := range doc.Lines {
		fmt.Fprintf(w, "%4d  %-11s  %s\n", i+1, l.Role, printable(l.Span.In(doc.Text)))
	}
}
