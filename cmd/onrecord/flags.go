package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/deliver"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/delivery"
	"onrecord/report/table"
)

// closedList offers the values of a flag to the shell's completion.
func closedList(cmd *cobra.Command, flag string, values ...string) {
	complete(cmd, flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// noCompletion keeps the shell from offering files for flags that take none.
func noCompletion(cmd *cobra.Command, flags ...string) {
	for _, flag := range flags {
		complete(cmd, flag, cobra.NoFileCompletions)
	}
}

func complete(cmd *cobra.Command, flag string, f cobra.CompletionFunc) {
	_ = cmd.RegisterFlagCompletionFunc(flag, f) // fails only for a flag that does not exist, which a test sees
}

// badValue is the error for a value that is not one of a closed list.
func badValue(flag, value string, values ...string) error {
	return exit.Usage(fmt.Sprintf("--%s: %q is not one of %s", flag, value, strings.Join(values, ", ")))
}

// atMostOne is for commands that take one argument or none.
func atMostOne(otherwise string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return exit.Usage(fmt.Sprintf("%s, not %d", otherwise, len(args)))
		}
		return nil
	}
}

// exactly is for commands that take so many arguments.
func exactly(n int, otherwise string, hints ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) == n:
			return nil
		case n == 1:
			otherwise = fmt.Sprintf("%s, not %d", otherwise, len(args))
		}
		return exit.Usage(otherwise, hints...)
	}
}

// addPrecision adds the flag that overrides the precision of the settings.
func addPrecision(cmd *cobra.Command, name *string) {
	cmd.Flags().StringVar(name, "precision", "", "`level`: high leaves out doubtful rows, balanced flags them, complete flags only the most doubtful (default balanced)")
	closedList(cmd, "precision", desk.Precisions()...)
}

func checkPrecision(flag string) error {
	if flag != "" && !slices.Contains(desk.Precisions(), flag) {
		return badValue("precision", flag, desk.Precisions()...)
	}
	return nil
}

// allOf is an error for the first value that is not one of a closed list.
func allOf(flag string, values, allowed []string) error {
	for _, v := range values {
		if !slices.Contains(allowed, v) {
			return badValue(flag, v, allowed...)
		}
	}
	return nil
}

// checkDelivery finds mistakes in what is asked of a briefing, before anything is read.
func checkDelivery(out string, formats []string, precision string) error {
	if out == deliver.Stdout {
		return exit.Usage("--out: a workbook and a PDF cannot go to standard output", "name a folder to write to")
	}
	if len(formats) == 0 {
		formats = []string{""}
	}
	if err := allOf("format", formats, delivery.Formats); err != nil {
		return err
	}
	return checkPrecision(precision)
}

// tableFlags say in which form rows are written, and where to.
type tableFlags struct {
	formats     []string // the first is that of no flag
	format, out string
	csv         table.CSVOptions
}

func (o *tableFlags) addFlags(cmd *cobra.Command, formats ...string) {
	f, last := cmd.Flags(), len(formats)-1
	o.formats = formats
	f.StringVar(&o.format, "format", formats[0], "output `format`: "+strings.Join(formats[:last], ", ")+" or "+formats[last])
	f.StringVarP(&o.out, "out", "o", deliver.Stdout, "`file` to write to; - is standard output")
	f.BoolVar(&o.csv.BOM, "csv-bom", false, "begin CSV with a byte order mark, so that Excel recognises UTF-8")
	f.BoolVar(&o.csv.GuardFormulas, "csv-guard", false, "put ' before CSV text that a spreadsheet would read as a formula")
	closedList(cmd, "format", formats...)
}

func (o tableFlags) check(stdout *console.Results) error {
	onTerminal := o.out == deliver.Stdout && console.IsTerminal(stdout.Out)
	switch {
	case !slices.Contains(o.formats, o.format):
		return badValue("format", o.format, o.formats...)
	case o.format != "csv" && (o.csv.BOM || o.csv.GuardFormulas):
		return exit.Usage("--csv-bom and --csv-guard need --format csv")
	case o.format == "xlsx" && onTerminal:
		return exit.Usage("a workbook cannot be printed on a terminal", "name a file with --out")
	case o.format == "parquet" && onTerminal:
		return exit.Usage("Parquet cannot be printed on a terminal", "name a file with --out")
	}
	return nil
}

// table returns a writer of the rows' form.
func (o tableFlags) table(w io.Writer) tableWriter {
	switch o.format {
	case "text":
		return table.NewText(w)
	case "csv":
		return table.NewCSV(w, o.csv)
	case "parquet":
		return table.NewParquet(w)
	}
	return table.NewJSONL(w)
}

// tableWriter is a table that grows row by row.
type tableWriter interface {
	Write(report.Row) error
	Flush() error
}

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

// What the shell completes from a desk's archive must come before a person has
// typed on, and never in such numbers that the shell asks whether to show them.
const (
	completionTime = 500 * time.Millisecond
	completionMost = 100
)

// deskOfFlag and deskOfArgument say where a command is told which desk to use.
func deskOfFlag(cmd *cobra.Command, _ []string) string {
	return cmd.Flag("desk").Value.String()
}

func deskOfArgument(_ *cobra.Command, args []string) string { return deskOf(args) }

type (
	// whichDesk returns the folder of the desk that a command line names.
	whichDesk func(cmd *cobra.Command, args []string) string

	// recorded returns values that a desk has on record and that contain a text.
	recorded func(ctx context.Context, a *archive.Archive, text string) ([]string, error)
)

// completeNames completes a flag with the speakers, topics or sources on record.
func completeNames(cmd *cobra.Command, flag, field string, desk whichDesk) {
	complete(cmd, flag, fromRecord(desk, func(ctx context.Context, a *archive.Archive, text string) ([]string, error) {
		return a.Names(ctx, field, text)
	}))
}

// completeWeeks completes a flag with some values and the ISO weeks on record,
// newest first.
func completeWeeks(cmd *cobra.Command, flag string, desk whichDesk, values ...string) {
	complete(cmd, flag, fromRecord(desk, func(ctx context.Context, a *archive.Archive, _ string) ([]string, error) {
		days, err := a.Days(ctx)
		weeks := slices.Clone(values)
		for _, d := range slices.Backward(days) {
			year, week := d.Time().ISOWeek()
			weeks = append(weeks, fmt.Sprintf("%d-W%02d", year, week))
		}
		return slices.Compact(weeks), err
	}))
}

// undatedDocuments are the documents on record that have no date.
func undatedDocuments(ctx context.Context, a *archive.Archive, _ string) ([]string, error) {
	list, err := a.Undated(ctx, parse.Date{}, parse.Date{}) // of all days
	var paths []string
	for _, d := range list {
		if d.Record.Status == report.StatusRead {
			paths = append(paths, d.Record.Path)
		}
	}
	return paths, err
}

// fromRecord completes from a desk's archive. It reads only, and where there is
// no archive, or no answer in time, it offers nothing and says nothing: a message
// would end up in the line that is being typed.
func fromRecord(desk whichDesk, list recorded) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, text string) ([]string, cobra.ShellCompDirective) {
		ctx, cancel := context.WithTimeout(cmd.Context(), completionTime)
		defer cancel()
		const noFiles = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		a, err := archive.Look(ctx, folder.Desk{Dir: desk(cmd, args)}.Path(folder.Archive), 0, true)
		if err != nil {
			return nil, noFiles
		}
		defer a.Close()
		found, err := list(ctx, a, text)
		if err != nil {
			return nil, noFiles
		}
		found = slices.DeleteFunc(found, func(value string) bool {
			return value == "" || strings.ContainsAny(value, "\t\n") ||
				!strings.HasPrefix(strings.ToLower(value), strings.ToLower(text))
		})
		return found[:min(len(found), completionMost)], noFiles
	}
}

// firstArgument completes the first argument of a command, and no other.
func firstArgument(f cobra.CompletionFunc) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, text string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return f(cmd, args, text)
	}
}

// oneFolder completes a single folder.
var oneFolder = firstArgument(cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs))
