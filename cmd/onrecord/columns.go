package main

import (
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/exit"
	"onrecord/report/desk"
)

// columnFlags are values of --column: "text=Body".
type columnFlags []string

func (c *columnFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar((*[]string)(c), "column", nil, "`field=name`: the column of a table of articles that holds source, date, title, text, url or language; may be repeated")
	noCompletion(cmd, "column")
}

// table returns the flags as a table of the settings.
func (c columnFlags) table() (desk.Table, error) {
	t := desk.Table{Files: "*"}
	for _, value := range c {
		field, name, ok := strings.Cut(value, "=")
		to := t.Column(strings.TrimSpace(field))
		if !ok || to == nil || strings.TrimSpace(name) == "" {
			return t, exit.Usage("--column: "+value+" is not one of source, date, title, text, url and language, =, and the name of a column", "--column text=Body --column date=Published")
		}
		*to = strings.TrimSpace(name)
	}
	return t, nil
}
