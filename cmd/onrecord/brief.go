package main

import (
	"cmp"
	"context"
	"io"
	"math"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/deliver"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/desk/delivery"
	"onrecord/report/ingest"
	"onrecord/report/workbook"
)

// briefOptions are the flags of brief.
type briefOptions struct {
	out, period, title, date, precision string
	rows                                string // a file or folder of rows, in place of documents
	formats                             []string
	attach                              bool
	pdfAsked                            bool // by name, and not because it is made anyway
	held                                int  // rows up to which it is made in memory
	passwordFile                        string
	look                                appearanceFlags
	settings                            settingsFlags
}

func (o *briefOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVarP(&o.out, "out", "o", ".", "`folder` to write to; created if needed")
	f.StringSliceVar(&o.formats, "format", delivery.Formats, "`formats` to write: xlsx, pdf or both")
	f.StringVar(&o.period, "period", "all", "`period` to cover: all, a week (2026-W47, 47, last-week), a month, quarter or year (2026-11, 2026-Q4, 2026), or two dates (2026-11-16..2026-11-22)")
	f.StringVar(&o.rows, "rows", "", "make the briefing from rows in a `file` or folder (JSON Lines or Parquet) instead of documents")
	f.StringVar(&o.title, "title", "", "`title` of the briefing")
	f.BoolVar(&o.attach, "attach", true, "attach the workbook to the PDF; --attach=false does not")
	addPasswordFile(cmd, &o.passwordFile)
	f.StringVar(&o.date, "date", "", "`date` on the briefing, such as 2026-11-21 (default today)")
	o.look.addFlags(cmd)
	o.settings.addFlags(cmd)
	o.settings.columns.addFlags(cmd)
	addPrecision(cmd, &o.precision)
	closedList(cmd, "format", delivery.Formats...)
	closedList(cmd, "period", "all")
	noCompletion(cmd, "title", "date")
	_ = cmd.MarkFlagDirname("out") // the flag exists: it stands above
}

func newBrief(p *program) *cobra.Command {
	var o briefOptions
	cmd := &cobra.Command{
		Use:   "brief PATH…",
		Short: "Make a workbook and a PDF briefing from documents",
		Long: `brief reads documents and writes briefing-PERIOD.xlsx and briefing-PERIOD.pdf.

A PATH is a file, a folder with all its subfolders, or "-" for standard input. A
file NAME.yaml beside a document may give its source, date, title and url.
Documents that cannot be read are listed in the briefing with the reason.
Statements of intent (wants, plans, hopes to) are left out; "onrecord rows"
includes them.

For more than 100,000 statements, only the workbook is written, and it does not show
identical wording or what is new. "--format xlsx,pdf" writes both files in full, which
takes about 4 KB of memory for each row. With more than 20,000 rows, contradictions and
paraphrases are not looked for.

A week or a range of dates is compared with the same number of days before it,
if the PATHs include documents from those days.

With --rows, the briefing is made from rows written by "onrecord rows", "onrecord join"
or a cluster. In a folder partitioned by "month=" or "day=", only the period and the one
before it are read. Documents without rows do not appear in such a briefing.`,
		Example: `  onrecord brief clippings
  onrecord brief clippings --period 2026-W47 --out briefings --title "The week"
  onrecord brief --rows rows.parquet --period 2026-W47`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.held = mostHeld
			o.pdfAsked = cmd.Flags().Changed("format") && slices.Contains(o.formats, "pdf")
			return p.brief(cmd.Context(), o, args)
		},
	}
	o.addFlags(cmd)
	return cmd
}

// memoryOfRow is what a large briefing may take for each row before garbage is collected
// more often, in bytes.
const memoryOfRow = 4 << 10

// brief is the main job, from paths to files.
func (p *program) brief(ctx context.Context, o briefOptions, paths []string) error {
	if err := checkDelivery(o.out, o.formats, o.precision); err != nil {
		return err
	}
	options, asked, err := o.briefing(ctx)
	if err != nil {
		return err
	}
	password, err := p.password(ctx, o.passwordFile, o.formats, paths)
	if err != nil {
		return err
	}
	targets := delivery.Targets(o.out, o.formats, options.Period)
	spool, err := disk.NewSpool()
	if err != nil {
		return err
	}
	defer spool.Close()
	var documents []ingest.Document
	var settings desk.Settings
	switch {
	case o.rows == "":
		documents, settings, err = p.readDocuments(ctx, spool.Spool, o.settings, paths, targets...)
	case len(paths) > 0:
		return exit.Usage("--rows and paths cannot be combined", "leave out "+strings.Join(paths, ", "))
	default:
		documents, settings, err = p.documentsOfRows(ctx, spool.Spool, o.settings, o.rows, options.Period, targets)
	}
	if err != nil {
		return err
	}
	// What the flags leave open, the settings decide: in options, and in the look of the PDF.
	look := asked.Over(settings, &options)
	look.Password = password
	options.Precision = report.PrecisionNamed(cmp.Or(o.precision, settings.Precision))
	if o.isLarge(documents, options.Period) {
		return p.briefLarge(ctx, options, spool.Spool, documents, targets)
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // nobody has set another
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(max(heldMemory, int64(rowsWithin(documents, options.Period))*memoryOfRow)))
	}
	if err := ingest.Load(spool.Spool, documents); err != nil {
		return err
	}
	b, left, err := brief.Build(ctx, options, ingest.Held(documents))
	if err != nil {
		return err
	}
	for i := range documents {
		documents[i].Rows = nil // the briefing has its own
	}
	book := func(w io.Writer) error { return workbook.Write(w, b) }
	targets, failure := deliver.Briefing(ctx, p.messages, b, book, look, o.attach, targets)
	if len(targets) == 0 {
		return failure
	}
	p.reportDocuments(documents, b.Documents)
	figures := report.Figures(b)
	p.messages.Say(figures.Message(left.Rows(options.Precision), targets...))
	p.tellLocked(password, targets)
	if figures.Rows == 0 && figures.Read+figures.Skipped > 0 {
		p.explainEmpty(b.Period, left.Documents)
	}
	if failure != nil {
		return failure
	}
	return p.incomplete(b.Documents)
}

// briefing returns what the flags say of the briefing and of the look of its
// PDF, checked before anything is read.
func (o briefOptions) briefing(ctx context.Context) (b brief.Options, look delivery.Asked, err error) {
	b.Title, b.Version = o.title, programVersion()
	if b.Made, err = input.Day(o.date, nil); err != nil {
		return b, look, err
	}
	if b.Period, err = periodOf(o.period, b.Made, time.Monday); err != nil {
		return b, look, err
	}
	look, err = disk.WaitFor(ctx, o.look.choose)
	return b, look, err
}

// periodOf reads the flag --period.
func periodOf(flag string, today parse.Date, starts time.Weekday) (report.Period, error) {
	p, err := brief.ParsePeriodOn(flag, today, starts)
	if err != nil {
		return p, exit.Usage("--period: "+err.Error(), "try "+brief.PeriodWords)
	}
	return p, nil
}

// explainEmpty says why a briefing has no rows: an empty page is no answer.
func (p *program) explainEmpty(period report.Period, left int) {
	if left > 0 {
		p.messages.Warning("the briefing is empty: "+report.Counted(left, "document")+" left out because they are not from "+period.Name,
			"--period all includes every document, dated or not")
		return
	}
	p.messages.Warning("the briefing is empty: these documents quote or report nobody",
		`"onrecord text FILE --lines" shows how a document was read`)
}

// mostHeld is the number of rows up to which a briefing is made in memory, which takes 400 MB
// for so many and less than a minute. What is larger is streamed into the workbook: nobody
// reads thousands of pages.
const mostHeld = 100_000

// isLarge reports whether a briefing of documents is to be streamed.
func (o briefOptions) isLarge(documents []ingest.Document, p report.Period) bool {
	return !o.pdfAsked && rowsWithin(documents, p) > o.held
}

func rowsWithin(documents []ingest.Document, p report.Period) int {
	rows := 0
	for _, d := range documents {
		if brief.Within(p, d.Record.Date) {
			rows += d.Record.Rows
		}
	}
	return rows
}

// briefLarge makes the workbook of a briefing whose rows stay in their file.
func (p *program) briefLarge(ctx context.Context, o brief.Options, spool *ingest.Spool, documents []ingest.Document, targets []string) error {
	rows := ingest.NewBriefing(ctx, spool, documents, o)
	b := o.Head()
	b.Settings = o.Settings(o.Precision.Name)
	var made, sheets []string
	var err error
	for _, target := range targets {
		if delivery.IsPDF(target) {
			continue
		}
		made = append(made, target)
		if sheets, err = deliver.Workbook(ctx, p.messages, p.stdout, target, b, rows, workbook.WriteLarge); err != nil {
			return err
		}
	}
	p.reportDocuments(documents, rows.Record())
	figures, left := rows.Figures()
	p.tellSize(figures.Rows, sheets)
	p.messages.Say(figures.Message(left.Rows(o.Precision), made...))
	if without := slices.DeleteFunc(slices.Clone(targets), func(t string) bool { return !delivery.IsPDF(t) }); len(without) > 0 {
		p.messages.Warning(strings.Join(without, ", ")+" was not written: "+report.Counted(figures.Rows, "row")+" are too many for a PDF",
			"--period limits the briefing to fewer days", "--format xlsx,pdf writes both anyway, which takes memory and time")
	}
	return p.incomplete(rows.Record())
}
