package main

import (
	"bufio"
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord/parse"
	"onrecord/parse/extract"
)

func newExplain(p *program) *cobra.Command {
	var page bool
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show a document with its statements marked, and why",
		Long: `explain prints a document with its statements marked: [1 what was said], by its
number, the _cue_ that reports it, and the *mention* of the speaker. Below each
paragraph it says of every statement who made it and how that is known, by
which rule it was found, and how sure that is; and of what looked like a
statement and is none, why it was rejected. A terminal shows the marks in
colour as well.

FILE may be "-" for standard input.`,
		Example: `  onrecord explain interview.txt
  onrecord explain interview.txt --html > interview.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{"explain reads one file, not " + strconv.Itoa(len(args)), []string{`"-" reads standard input`}}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.explain(cmd.Context(), args[0], page)
		},
	}
	cmd.Flags().BoolVar(&page, "html", false, "print a page for a browser; it needs no other file")
	return cmd
}

func (p *program) explain(ctx context.Context, path string, page bool) error {
	doc, err := p.oneDocument(ctx, path, "explain")
	if err != nil {
		return err
	}
	_, options, err := reading()
	if err != nil {
		return err
	}
	e := explained(extract.Statements(doc, options))
	w := bufio.NewWriter(p.stdout)
	if page {
		err = e.writeHTML(w)
	} else {
		e.writeText(w, screenOf(p.stdout.w))
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

// oneDocument reads the single file that a command is about.
func (p *program) oneDocument(ctx context.Context, path, command string) (parse.Document, error) {
	list, err := collect(ctx, []string{path})
	if err != nil {
		return parse.Document{}, err
	}
	if len(list) != 1 || !list[0].named {
		return parse.Document{}, &usageError{path + ": " + command + " reads one file", nil}
	}
	b := batch{stdin: p.stdin}
	doc, err := b.document(ctx, list[0])
	if err != nil {
		return parse.Document{}, fmt.Errorf("%s: %s", path, reason(err))
	}
	for _, w := range doc.Warnings {
		p.messages.warning(path + ": " + warningText(w))
	}
	return doc, nil
}
