package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
)

// program is what every subcommand has to hand: its streams and its voice.
type program struct {
	stdin    io.Reader
	stdout   *results
	messages *messages
}

// run does what the arguments say and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{stdin: stdin, stdout: &results{w: stdout}, messages: &messages{w: stderr}}
	root := newRoot(p)
	// A mistake in the flags before this one is to be reported by it as well.
	p.messages.json = slices.Contains(args, "--json-log")
	root.SetArgs(append([]string{}, args...)) // never nil: cobra would take those of the process
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = p.stdout.failure()
	}
	return p.exit(ctx, err)
}

// newRoot builds the command tree afresh: a tree kept between calls would
// keep the flags of the call before.
func newRoot(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:   "onrecord",
		Short: "News documents in, rows, workbook and briefing out",
		Long: `onrecord reads news documents (articles, transcripts, releases) and finds who
said what: source, date, speaker, topic, quote. It delivers the statements as
an Excel workbook and a PDF briefing. It needs no network.`,
		Example: `  onrecord brief clippings              a workbook and a briefing of a folder
  onrecord rows clippings > rows.jsonl  every statement as JSON Lines
  onrecord text article.txt --meta      what is known of one document, and how`,
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2, // letters that "breif" and "brief" may differ in
	}
	// Before the commands are added: completion remembers where to write to.
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.messages.w)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{err.Error(), []string{fmt.Sprintf("%q lists the flags", cmd.CommandPath()+" --help")}}
	})
	flags := root.PersistentFlags()
	flags.BoolVar(&p.messages.quiet, "quiet", false, "say nothing but what went wrong")
	flags.BoolVar(&p.messages.verbose, "verbose", false, "name every document and what became of it")
	flags.BoolVar(&p.messages.json, "json-log", false, "write messages as JSON, one object a line")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if p.messages.quiet && p.messages.verbose {
			return &usageError{message: "--quiet and --verbose do not go together"}
		}
		return nil
	}

	root.AddCommand(
		newBrief(p),
		newInit(p), newCheck(p), newWeekly(p), newDate(p), newReview(p), newFind(p), newBackup(p), newExport(p), newImport(p),
		newRows(p), newTopics(p), newText(p), newExplain(p), newFormats(p), newEvaluate(p), newVersion(p),
	)
	root.SetHelpCommand(newHelp())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	configure(root)
	return root
}

// configure gives every command of the tree the same manners: one that only has
// subcommands prints help, its errors are marked as its own, so that any
// other error is one of usage, and its help ends with the exit codes.
func configure(cmd *cobra.Command) {
	if cmd.HasSubCommands() {
		// Left to itself, cobra answers "completion nonsense" with help and 0.
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(cmd, args[0])
		}
		cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	}
	if work := cmd.RunE; work != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			if err := work(cmd, args); err != nil {
				return &handlerError{err}
			}
			return nil
		}
	}
	cmd.Flags().SortFlags = false
	cmd.PersistentFlags().SortFlags = false
	cmd.SetUsageTemplate(usageTemplate)
	for _, sub := range cmd.Commands() {
		configure(sub)
	}
}

// newHelp replaces cobra's own help command, which ends with 0 when asked
// about a command that does not exist.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), rest[0])
			}
			return about.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, sub := range cmd.Root().Commands() {
				if sub.IsAvailableCommand() {
					names = append(names, sub.Name()+"\t"+sub.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

func unknownCommand(parent *cobra.Command, name string) error {
	err := &usageError{message: "unknown command " + strconv.Quote(name)}
	for _, s := range parent.SuggestionsFor(name) {
		err.hints = append(err.hints, "did you mean "+strconv.Quote(s)+"?")
	}
	if err.hints == nil {
		err.hints = []string{fmt.Sprintf("%q lists the commands", parent.CommandPath()+" --help")}
	}
	return err
}

const usageTemplate = `Usage:{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND{{else}}
  {{.UseLine}}{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Flags of every command:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}

` + exitCodesHelp
