package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/deliver"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/search"
	"onrecord/report/desk/weekly"
)

// findOptions are the flags of find.
type findOptions struct {
	tableFlags
	desk, period              string
	since, until, overTime    string
	speakers, topics, sources []string
	kinds, stances            []string
	limit                     int
	json                      bool
}

// shownOnTerminal is the number of rows that find prints for people, unless they
// ask for more.
const shownOnTerminal = 50

// notLimited is the value of --limit if it is not given.
const notLimited = -1

func (o *findOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.speakers, "speaker", nil, "speaker's `name` or part of it; may be repeated")
	f.StringArrayVar(&o.topics, "topic", nil, "topic's `label` or part of it; may be repeated")
	f.StringArrayVar(&o.sources, "source", nil, "`outlet` or part of its name; may be repeated")
	f.StringVar(&o.period, "period", "all", "`period` to search: all, a week (2026-W47, 47, last-week), a month, quarter or year (2026-11, 2026-Q4, 2026), or two dates (2026-11-16..2026-11-22)")
	f.StringVar(&o.since, "since", "", "first `day` to search, or a period that begins with it")
	f.StringVar(&o.until, "until", "", "last `day` to search, or a period that ends with it")
	f.StringSliceVar(&o.kinds, "kind", nil, "`kind` of row: direct, mixed, indirect or turn; may be repeated")
	f.StringSliceVar(&o.stances, "stance", nil, "`stance` of the speaker: says, denies, doubts, asks or demands; may be repeated")
	f.StringVar(&o.overTime, "over-time", "", "instead of rows, compare a period (by default last week) with the four before: `what` is changed (positions), silent (speakers) or travelled (wording)")
	o.tableFlags.addFlags(cmd, "text", "jsonl", "csv", "xlsx")
	f.BoolVar(&o.json, "json", false, "same as --format jsonl")
	f.IntVar(&o.limit, "limit", notLimited, "maximum `number` of rows, 0 for all (default 50 as text, otherwise all)")
	f.Lookup("limit").DefValue = "0" // help says in words what it is
	addDesk(cmd, &o.desk)
	closedList(cmd, "over-time", search.OverTime...)
	closedList(cmd, "kind", report.Kinds()...)
	closedList(cmd, "stance", report.Stances()...)
	completeNames(cmd, "speaker", archive.FieldSpeaker, deskOfFlag)
	completeNames(cmd, "topic", archive.FieldTopic, deskOfFlag)
	completeNames(cmd, "source", archive.FieldSource, deskOfFlag)
	completeWeeks(cmd, "period", deskOfFlag, "all")
	noCompletion(cmd, "limit", "since", "until")
}

func newFind(p *program) *cobra.Command {
	var o findOptions
	cmd := &cobra.Command{
		Use:   "find [WORD…]",
		Short: "Search everything on record",
		Long: `find searches everything the desk has on record and lists the newest rows first.
A row must contain every WORD; capitals and accents are ignored. Words in quotation
marks are searched for as a phrase, and * at the end of a word stands for any ending.
OR between two words accepts either, and NOT before a word excludes it; write both in
capitals. The flags narrow the search by speaker, topic, source and period.`,
		Example: `  onrecord find ceasefire winter
  onrecord find "prisoner exchange" --speaker voss --period 2026-W47
  onrecord find truce OR ceasefire NOT winter --since 2026-11
  onrecord find --over-time changed --period last-week
  onrecord find 'negotiat*' --topic sanctions --format xlsx --out found.xlsx`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.find(cmd.Context(), o, args)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (p *program) find(ctx context.Context, o findOptions, words []string) error {
	if err := o.check(p, words); err != nil {
		return err
	}
	if o.overTime != "" {
		return p.findOverTime(ctx, o)
	}
	d := folder.Desk{Dir: o.desk}
	if err := d.Exists(); err != nil {
		return err
	}
	if o.limit < notLimited {
		return exit.Usage(fmt.Sprintf("--limit %d: a number of rows is 0 or more", o.limit), "0 shows all")
	}
	period, err := o.days(d)
	if err != nil {
		return err
	}
	terms, err := archive.ParseTerms(words)
	if err != nil {
		return exit.Usage(err.Error(), `find truce OR ceasefire NOT winter; in small letters, "or" and "not" are words`)
	}
	d.TellIfOld(ctx, p.messages)
	a, err := d.ReadArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	q := archive.Query{Terms: terms, Kinds: o.kinds, Stances: o.stances, From: period.From, To: period.To, Limit: max(o.limit, 0)}
	for _, f := range []struct {
		flag, field string
		asked       []string
		into        *[]string
	}{{"speaker", archive.FieldSpeaker, o.speakers, &q.Speakers}, {"topic", archive.FieldTopic, o.topics, &q.Topics}, {"source", archive.FieldSource, o.sources, &q.Sources}} {
		if *f.into, err = search.Names(ctx, a, f.flag, f.field, f.asked); err != nil {
			return err
		}
	}
	if o.format == "text" && o.limit < 0 {
		q.Limit = shownOnTerminal
	}
	n, err := p.findInto(ctx, a, o, q, period)
	switch {
	case err != nil:
		return err
	case o.format == "text":
		return p.tellFound(ctx, a, q, n)
	case o.out != deliver.Stdout:
		p.messages.Note("%s → %s", report.Counted(n, "row"), o.out)
	}
	return nil
}

func (o *findOptions) check(p *program, words []string) error {
	if o.json {
		if o.format != "text" && o.format != "jsonl" {
			return exit.Usage("--json and --format cannot be combined")
		}
		o.format = "jsonl"
	}
	if err := o.tableFlags.check(p.stdout); err != nil {
		return err
	}
	if o.overTime != "" {
		if !slices.Contains(search.OverTime, o.overTime) {
			return badValue("over-time", o.overTime, search.OverTime...)
		}
		if len(words)+len(o.topics)+len(o.sources)+len(o.kinds)+len(o.stances) > 0 || o.format != "text" {
			return exit.Usage("--over-time can be combined only with --speaker and a period")
		}
	}
	if err := allOf("kind", o.kinds, report.Kinds()); err != nil {
		return err
	}
	if err := allOf("stance", o.stances, report.Stances()); err != nil {
		return err
	}
	if o.format == "text" && o.out != deliver.Stdout {
		return exit.Usage("--out needs --format jsonl, csv or xlsx")
	}
	return nil
}

// days returns the days to search.
func (o findOptions) days(d folder.Desk) (report.Period, error) {
	calendar, err := desk.Calendar(os.DirFS(d.Dir))
	if err != nil {
		calendar = desk.Week{Starts: time.Monday} // "onrecord check" says what is wrong
	}
	today, err := input.Day("", calendar.Zone)
	if err != nil {
		return report.Period{}, err
	}
	p, err := search.Period(o.period, o.since, o.until, today, calendar.Starts)
	if err != nil {
		err = exit.Usage(err.Error(), report.Hints(err)...)
	}
	return p, err
}

// tellFound says how many rows there are, so that nobody takes the first for all.
func (p *program) tellFound(ctx context.Context, a *archive.Archive, q archive.Query, shown int) error {
	const most = 1000 // counting further takes time, and changes nothing
	total := shown
	if shown > 0 && shown == q.Limit {
		var err error
		if total, err = a.Count(ctx, q, most+1); err != nil {
			return err
		}
	}
	switch {
	case shown == 0:
		p.messages.Note("no statement on record fits")
	case total > most:
		p.messages.Note("%s of more than %s rows, newest first; --limit 0 shows all", report.Thousands(shown), report.Thousands(most))
	case total > shown:
		p.messages.Note("%s of %s, newest first; --limit 0 shows all", report.Thousands(shown), report.Counted(total, "row"))
	default:
		p.messages.Note("%s", report.Counted(total, "row"))
	}
	return nil
}

// findInto writes rows to a file or to standard output, and says how many.
func (p *program) findInto(ctx context.Context, a *archive.Archive, o findOptions, q archive.Query, period report.Period) (n int, err error) {
	made, err := input.Day("", nil)
	if err != nil {
		return 0, err
	}
	err = deliver.To(ctx, p.stdout, o.out, func(w io.Writer) (err error) {
		if o.format == "xlsx" {
			head := brief.Options{Title: "Found on record", Period: period, Made: made, Version: programVersion()}
			n, err = search.WriteWorkbook(ctx, a, q, head, w)
			return err
		}
		t := o.table(w)
		for r, err := range a.Find(ctx, q) {
			if err == nil {
				err = t.Write(r)
			}
			if err != nil {
				return err
			}
			n++
		}
		return t.Flush()
	})
	return n, err
}

// findOverTime shows who changed position, who is silent, or how wordings travelled, in
// a period beside the weeks before; of the speakers asked for, if any.
func (p *program) findOverTime(ctx context.Context, o findOptions) error {
	d, err := openDesk(o.desk)
	if err != nil {
		return err
	}
	if o.period == "all" && o.since+o.until == "" {
		o.period = "last-week"
	}
	period, err := o.days(d)
	if err != nil {
		return err
	}
	if period.Days() == 0 {
		return exit.Usage("--over-time needs a period with a first and a last day")
	}
	d.TellIfOld(ctx, p.messages)
	a, err := d.ReadArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	record, err := weekly.Open(ctx, a, d.Settings.Known, period.To, d.Settings.Week.Starts)
	if err != nil {
		return err
	}
	options := brief.Options{Period: period, Precision: report.PrecisionNamed(d.Settings.Precision), Intent: d.Settings.Intent}
	b, _, err := brief.Build(ctx, options, record)
	if err != nil {
		return err
	}
	n, err := search.WriteOverTime(p.stdout, b, o.overTime, o.speakers)
	if err != nil {
		return err
	}
	p.messages.Note("%s: %s", period.Name, report.Counted(n, "finding"))
	return nil
}
