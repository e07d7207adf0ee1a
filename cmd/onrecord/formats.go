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
		Short: "List the formats that can be read",
		Long: `formats lists the formats that can be read, and what is taken from each. The format
of a file is recognised by its content, and by its extension only in case of doubt:
a mail saved as "talks.txt" is read as mail.`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return p.formats(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a JSON array of objects with name, endings and yields")
	return cmd
}

func (p *program) formats(asJSON bool) error {
	list := read.Formats()
	if asJSON {
		return terminal.WriteJSON(p.stdout, list)
	}
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "FORMAT\tEXTENSIONS\tCONTENT")
	for _, f := range list {
		fmt.Fprintf(w, "%s\t%s\t%s\n", f.Name, strings.Join(f.Endings, " "), f.Yields)
	}
	return w.Flush()
}
