package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"onrecord/parse/read"
	"onrecord/report/terminal"
)

func newFormats(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "formats",
		Short: "List the formats that are read",
		Long: `formats lists the formats of documents that are read, and what each yields. A
format is told by what is in a file, and by the ending of its name only where
that leaves a doubt: mail that was saved as "talks.txt" is read as mail.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return p.formats(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an array of objects with name, endings and yields")
	return cmd
}

func (p *program) formats(asJSON bool) error {
	list := read.Formats()
	if asJSON {
		return terminal.WriteJSON(p.stdout, list)
	}
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "FORMAT\tENDINGS\tYIELDS")
	for _, f := range list {
		fmt.Fprintf(w, "%s\t%s\t%s\n", f.Name, strings.Join(f.Endings, " "), f.Yields)
	}
	return w.Flush()
}
