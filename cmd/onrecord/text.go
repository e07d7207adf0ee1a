package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/parse"
	"onrecord/parse/provenance"
	"onrecord/parse/read"
	"onrecord/parse/segment"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/explain"
	"onrecord/report/ingest"
	"onrecord/report/terminal"
)

func newText(p *program) *cobra.Command {
	var o textOptions
	cmd := &cobra.Command{
		Use:   "text FILE",
		Short: "Show a document as onrecord reads it",
		Long: `text prints the text of a document as onrecord reads it. The spans of rows count
characters (Unicode code points) in this text. --meta and --lines print what is known
about the document and its lines instead. In a transcript, an interview or a chat,
--lines also says what each line was taken for; "onrecord explain" says why. If a file
holds several documents, such as a mail with attachments, all are printed, each under
a line with its number and path.

FILE may be "-" for standard input.`,
		Example: `  onrecord text interview.txt
  onrecord text interview.html --meta --lines
  onrecord text clippings.zip --document 2`,
		Args: exactly(1, "text reads one file", `"-" reads standard input`),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.text(cmd.Context(), args[0], o)
		},
	}
	cmd.Flags().BoolVar(&o.meta, "meta", false, "print source, date, title and so on, and how each is known")
	cmd.Flags().BoolVar(&o.lines, "lines", false, "print every line with its number, its role and its part in a transcript")
	cmd.Flags().IntVar(&o.number, "document", 0, "print only the document with this `number`, if the file holds several")
	o.columns.addFlags(cmd)
	return cmd
}

type textOptions struct {
	meta, lines bool
	columns     columnFlags
	number      int // of the document in its file, from 1; 0 for all
}

func (p *program) text(ctx context.Context, path string, o textOptions) error {
	f, all, err := p.documentsIn(ctx, path, o)
	if err != nil {
		return err
	}
	var outlets *provenance.Outlets
	if o.meta {
		_, options, err := reading(ctx)
		if err != nil {
			return err
		}
		outlets = options.Outlets
	}
	chosen, err := numbered(path, len(all), o.number)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(p.stdout)
	var lost exit.Incomplete
	var skipped []ingest.Document
	for _, i := range chosen {
		d := all[i]
		if d.Err != nil && f.Skips(d) {
			skipped = append(skipped, ingest.Document{Record: report.Document{Path: d.Path, Reason: report.Reason(d.Err)}})
			continue
		}
		if len(chosen) > 1 {
			if i > 0 {
				fmt.Fprintln(w)
			}
			fmt.Fprintf(w, "==> %d of %d: %s <==\n\n", i+1, len(all), terminal.Printable(d.Path))
		}
		lost.Total++
		if d.Err != nil {
			lost.Failed++
			p.messages.Warning(d.Path + " could not be read: " + report.Reason(d.Err))
			continue
		}
		p.warn(d.Path, d.Document)
		p.printDocument(w, d.Document, o, outlets)
		if len(chosen) > 1 && !strings.HasSuffix(d.Document.Text, "\n") && !o.meta && !o.lines {
			fmt.Fprintln(w)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	switch {
	case len(skipped) == 1 && len(chosen) == 1:
		return fmt.Errorf("%s: %s", skipped[0].Record.Path, skipped[0].Record.Reason)
	case len(skipped) == len(chosen):
		return ingest.NothingToRead([]string{path}, skipped)
	case lost.Failed > 0:
		return &lost
	}
	for _, d := range skipped {
		p.messages.Note("skipped %s: %s", d.Record.Path, d.Record.Reason)
	}
	return nil
}

// documentsIn reads the documents of a file.
func (p *program) documentsIn(ctx context.Context, path string, o textOptions) (f ingest.File, all []read.Found, err error) {
	if f, err = input.One(ctx, path, "text"); err != nil {
		return f, nil, err
	}
	table, err := o.columns.table()
	if err != nil {
		return f, nil, err
	}
	in, err := input.Open(p.stdin, []ingest.File{f}, "", []desk.Table{table})[0].Open(ctx)
	if ctx.Err() != nil {
		return f, nil, ctx.Err()
	}
	if err != nil {
		p.messages.Warning(path + " could not be read: " + report.Reason(err))
		return f, nil, &exit.Incomplete{Failed: 1, Total: 1}
	}
	all, err = disk.WaitFor(ctx, func() ([]read.Found, error) { return slices.Collect(read.Documents(in)), nil })
	return f, all, err
}

// numbered returns which documents of a file are meant: one by its number from
// 1, or all for 0.
func numbered(path string, total, number int) ([]int, error) {
	if number < 0 || number > total {
		return nil, exit.Usage(fmt.Sprintf("%s has no document %d", path, number), "it holds "+report.Counted(total, "document"))
	}
	if number > 0 {
		return []int{number - 1}, nil
	}
	all := make([]int, total)
	for i := range all {
		all[i] = i
	}
	return all, nil
}

func (p *program) printDocument(w io.Writer, doc parse.Document, o textOptions, outlets *provenance.Outlets) {
	if !o.meta && !o.lines {
		explain.WriteDocumentText(w, doc.Text, console.IsTerminal(p.stdout.Out))
	}
	if o.meta {
		explain.WriteOrigin(w, doc, provenance.Detect(doc, outlets))
	}
	if o.meta && o.lines {
		fmt.Fprintln(w)
	}
	if o.lines {
		explain.WriteLines(w, doc, segment.Split(doc).Paragraphs)
	}
}

// warn passes on what a person should know of a document that was read.
func (p *program) warn(path string, doc parse.Document) {
	for _, w := range doc.Warnings {
		p.messages.Warning(path + ": " + w.String())
	}
}
