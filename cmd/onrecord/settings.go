package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/desk"
)

// settingsFlags are the flags that name settings of a desk's own, in place of those
// that ship.
type settingsFlags struct {
	taxonomy, speakers, outlets string
	columns                     columnFlags
}

func (o *settingsFlags) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.taxonomy, "taxonomy", "", "`file` of topics to use instead of the built-in ones")
	f.StringVar(&o.speakers, "speakers", "", "`file` of people and organisations: names, aliases and roles")
	f.StringVar(&o.outlets, "outlets", "", "`file` of outlets and agencies to use instead of the built-in ones")
	for _, name := range []string{"taxonomy", "speakers", "outlets"} {
		_ = cmd.MarkFlagFilename(name, "yaml", "yml") // the flag exists: it stands above
	}
}

// load returns the settings, with the desk's own files in their place.
func (o settingsFlags) load(ctx context.Context) (desk.Settings, error) {
	var own desk.Own
	for _, f := range []struct {
		flag, path string
		into       *desk.File
	}{{"taxonomy", o.taxonomy, &own.Taxonomy}, {"speakers", o.speakers, &own.Speakers}, {"outlets", o.outlets, &own.Outlets}} {
		if f.path == "" {
			continue
		}
		data, err := disk.Read(ctx, f.path)
		if err != nil {
			return desk.Settings{}, exit.Usage(fmt.Sprintf("--%s: %s: %s", f.flag, f.path, report.Reason(err)))
		}
		*f.into = desk.File{Name: f.path, Data: data}
	}
	columns, err := o.columns.table()
	if err != nil {
		return desk.Settings{}, err
	}
	s, err := desk.Load(nil, own)
	s.Tables = append([]desk.Table{columns}, s.Tables...)
	return s, err
}

// columnFlags are values of --column: "text=Body".
type columnFlags []string

func (c *columnFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar((*[]string)(c), "column", nil, "`field=name`: which column of a table of articles holds source, date, title, text, url or language; may be repeated")
	noCompletion(cmd, "column")
}

// table returns the flags as a table of the settings.
func (c columnFlags) table() (desk.Table, error) {
	t := desk.Table{Files: "*"}
	for _, value := range c {
		field, name, ok := strings.Cut(value, "=")
		to := t.Column(strings.TrimSpace(field))
		if !ok || to == nil || strings.TrimSpace(name) == "" {
			return t, exit.Usage("--column: "+value+" is not FIELD=NAME, with FIELD one of source, date, title, text, url or language", "--column text=Body --column date=Published")
		}
		*to = strings.TrimSpace(name)
	}
	return t, nil
}
