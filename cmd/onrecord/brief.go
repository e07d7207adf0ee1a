package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/ingest"
	"onrecord/report/pack"
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

var briefFormats = []string{"xlsx", "pdf"}

func (o *briefOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVarP(&o.out, "out", "o", ".", "`folder` to write to; created if needed")
	f.StringSliceVar(&o.formats, "format", briefFormats, "`formats` to write: xlsx, pdf or both")
	f.StringVar(&o.period, "period", "all", "`period` to cover: all, a week (2026-W47, 47, last-week), a month, quarter or year (2026-11, 2026-Q4, 2026), or two dates (2026-11-16..2026-11-22)")
	f.StringVar(&o.rows, "rows", "", "make it of the rows in a `file` or folder, as JSON Lines or Parquet, in place of documents")
	f.StringVar(&o.title, "title", "", "`title` of the briefing")
	f.BoolVar(&o.attach, "attach", true, "attach the workbook to the PDF; --attach=false leaves it out")
	addPasswordFile(cmd, &o.passwordFile)
	f.StringVar(&o.date, "date", "", "`date` on the briefing, such as 2026-11-21 (default today)")
	o.look.addFlags(cmd)
	o.settings.addFlags(cmd)
	o.settings.columns.addFlags(cmd)
	addPrecision(cmd, &o.precision)
	closedList(cmd, "format", briefFormats...)
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

Of more than 20,000 statements only the workbook is made, without the same words and
what is new. "--format xlsx,pdf" makes both files whole, in memory that grows with them.

A week or a range of dates is compared with the same number of days before it,
if the PATHs include documents from those days.

With --rows, the briefing is made of rows that "onrecord rows", "onrecord join" or a
cluster wrote. Of a folder that is divided by "month=" or "day=", only those of the
period and of the one before are read. Documents without a row are not known of.`,
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

// brief is the main job, from paths to files.
func (p *program) brief(ctx context.Context, o briefOptions, paths []string) error {
	if o.out == stdoutPath {
		return exit.Usage("--out: a workbook and a PDF cannot go to standard output", "name a folder to write to")
	}
	options, chosen, err := o.briefing()
	if err != nil {
		return err
	}
	if err := checkPrecision(o.precision); err != nil {
		return err
	}
	password, err := p.password(ctx, o.passwordFile, o.formats, paths)
	if err != nil {
		return err
	}
	targets := o.targets(options.Period)
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
		return exit.Usage("--rows takes the place of paths", "leave out "+strings.Join(paths, ", "))
	default:
		documents, settings, err = p.documentsOfRows(ctx, o.settings, o.rows, options.Period, targets)
	}
	if err != nil {
		return err
	}
	look := chosen.withSettings(settings, &options)
	look.Password = password
	options.Precision = report.PrecisionNamed(cmp.Or(o.precision, settings.Precision))
	if o.rows == "" && o.isLarge(documents, options.Period) {
		return p.briefLarge(ctx, options, spool.Spool, documents, targets)
	}
	if err := ingest.Load(spool.Spool, documents); err != nil {
		return err
	}
	b, left, err := brief.Build(ctx, options, ingest.Held(documents))
	if err != nil {
		return err
	}

	bar := console.NewProgress(p.messages, len(targets))
	bar.Say("writing " + strings.Join(targets, ", "))
	targets, failure := writeBriefing(ctx, b, look, o.attach, targets)
	bar.Clear()
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

// writeBriefing makes the files of a briefing, all or none. Where no font has a letter, the PDF
// shows its number, and the error that comes with the files says so.
func writeBriefing(ctx context.Context, b report.Briefing, look pack.Options, attach bool, targets []string) (made []string, err error) {
	var letters *pack.LettersError
	if err := disk.Write(ctx, draw(b, look, attach, targets, &letters)...); err != nil {
		return nil, err
	}
	if letters == nil {
		return targets, nil
	}
	return targets, report.WithHint(letters, `name a TrueType font that has it: --font FILE, or "more" in the settings`)
}

// briefing returns what the flags say of the briefing and of the look of its
// PDF, checked before anything is read.
func (o briefOptions) briefing() (b brief.Options, look appearance, err error) {
	if len(o.formats) == 0 {
		return b, look, badValue("format", "", briefFormats...)
	}
	for _, f := range o.formats {
		if !slices.Contains(briefFormats, f) {
			return b, look, badValue("format", f, briefFormats...)
		}
	}
	b.Title, b.Version = o.title, programVersion()
	if b.Made, err = dayOfMaking(o.date); err != nil {
		return b, look, err
	}
	if b.Period, err = periodOf(o.period, b.Made, time.Monday); err != nil {
		return b, look, err
	}
	look, err = o.look.choose()
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

// dayOfMaking returns the day that a briefing bears: the one asked for, else
// that of SOURCE_DATE_EPOCH, by which builds are made repeatable, else today.
func dayOfMaking(flag string) (parse.Date, error) { return dayIn(flag, nil) }

// dayIn does so for a time zone; nil is that of the machine.
func dayIn(flag string, zone *time.Location) (parse.Date, error) {
	if flag != "" {
		d, err := parse.ParseDate(flag)
		if err != nil {
			return d, exit.Usage("--date: " + err.Error())
		}
		return d, nil
	}
	now := time.Now()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return parse.Date{}, exit.Usage(fmt.Sprintf("SOURCE_DATE_EPOCH: %q is not a number of seconds", epoch))
		}
		now = time.Unix(seconds, 0).UTC()
	}
	if zone != nil {
		now = now.In(zone)
	}
	return parse.NewDate(now.Year(), now.Month(), now.Day()), nil
}

// targets returns the files to be made, the workbook first.
func (o briefOptions) targets(p report.Period) []string {
	var out []string
	for _, format := range briefFormats {
		if slices.Contains(o.formats, format) {
			out = append(out, filepath.Join(o.out, "briefing-"+p.Name+"."+format))
		}
	}
	return out
}

// draw returns the files to be made. A workbook that goes into the PDF is the
// same as the one beside it, and made once. Letters that the PDF shows as numbers are
// left at missing.
func draw(b report.Briefing, look pack.Options, attach bool, targets []string, missing **pack.LettersError) []disk.Output {
	book := func(w io.Writer) error { return workbook.Write(w, b) }
	if attach && slices.ContainsFunc(targets, isPDF) {
		made := sync.OnceValues(func() ([]byte, error) {
			var w bytes.Buffer
			err := workbook.Write(&w, b)
			return w.Bytes(), err
		})
		book = func(w io.Writer) error {
			file, err := made()
			if err == nil {
				_, err = w.Write(file)
			}
			return err
		}
		look.Attachment = &pack.Attachment{
			Name:        "briefing-" + b.Period.Name + ".xlsx",
			Type:        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			Description: "The workbook of this briefing, with every row",
			Write:       book,
		}
	}
	var out []disk.Output
	for _, target := range targets {
		write := book
		if isPDF(target) {
			write = func(w io.Writer) error {
				err := pack.Write(w, b, look)
				if letters, ok := errors.AsType[*pack.LettersError](err); ok {
					*missing = letters
					return nil
				}
				return err
			}
		}
		out = append(out, disk.Output{Path: target, Write: write})
	}
	return out
}

func isPDF(target string) bool { return filepath.Ext(target) == ".pdf" }

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
