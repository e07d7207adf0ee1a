package main

import (
	"path"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/report/desk"
)

// columnFlags are values of --column: "text=Body".
type columnFlags []string

func (c *columnFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar((*[]string)(c), "column", nil, "`field=name` of the column of a table of articles that holds source, date, title, text, url or language; may be repeated")
	noCompletion(cmd, "column")
}

// table returns the flags as a table of the settings.
func (c columnFlags) table() (desk.Table, error) {
	t := desk.Table{Files: "*"}
	for _, value := range c {
		field, name, ok := strings.Cut(value, "=")
		to := columnsOf(&t)[strings.TrimSpace(field)]
		if !ok || to == nil || strings.TrimSpace(name) == "" {
			return t, &usageError{"--column: " + value + " is not one of source, date, title, text, url and language, =, and the name of a column", []string{"--column text=Body --column date=Published"}}
		}
		*to = strings.TrimSpace(name)
	}
	return t, nil
}

// columnsOf returns the columns that a table names, by what they hold.
func columnsOf(t *desk.Table) map[string]*string {
	return map[string]*string{"source": &t.Source, "date": &t.Date, "title": &t.Title, "text": &t.Text, "url": &t.URL, "language": &t.Language}
}

// columns returns the columns of a file as the settings name them: for each
// field, the first table that names one for files of this name.
func columns(tables []desk.Table, file string) map[string]string {
	out := map[string]string{}
	for _, t := range tables {
		if ok, err := path.Match(t.Files, path.Base(file)); !ok || err != nil {
			continue
		}
		for field, name := range columnsOf(&t) {
			if out[field] == "" && *name != "" {
				out[field] = *name
			}
		}
	}
	return out
}
