package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/exit"
	"onrecord/parse/lang"
	"onrecord/report/desk"
)

// program holds what every subcommand uses: its streams and its messages.
type program struct {
	stdin    io.Reader
	stdout   *console.Results
	messages *console.Messages
}

// run does what the arguments say and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{stdin: stdin, stdout: &console.Results{Out: stdout}, messages: &console.Messages{Out: stderr}}
	root := newRoot(p)
	// A mistake in the flags before this one is to be reported by it as well.
	p.messages.JSON = slices.Contains(args, "--json-log")
	root.SetArgs(append([]string{}, args...)) // never nil: cobra would take those of the process
	err := root.ExecuteContext(ctx)
	if err == nil {
		if failed := p.stdout.Failure(); failed != nil {
			err = exit.OfWork(failed)
		}
	}
	return p.exit(ctx, err)
}

// exit turns the final error into its message and its exit code. It is the
// one place that does.
func (p *program) exit(ctx context.Context, err error) int {
	code := exit.Code(ctx, err)
	switch code {
	case exit.Done:
	case exit.Interrupted:
		p.messages.Failure("interrupted")
	default:
		// Mistakes in settings come as a list: each is a line that editors jump to.
		if mistakes, ok := errors.AsType[desk.Errors](err); ok {
			for _, m := range mistakes {
				p.messages.Failure(m.Error())
			}
			break
		}
		p.messages.Failure(exit.Text(err), exit.Hints(err)...)
	}
	return code
}

// newRoot builds the command tree afresh: a tree kept between calls would
// keep the flags of the call before.
func newRoot(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:   "onrecord",
		Short: "Find who said what in news documents",
		Long: `onrecord reads news documents (articles, transcripts, press releases) and lists
who said what: source, date, speaker, topic and quote. It writes an Excel
workbook and a PDF briefing. It works offline.`,
		Example: `  onrecord brief clippings              a workbook and a briefing from a folder
  onrecord rows clippings > rows.jsonl  every statement as JSON Lines
  onrecord text article.txt --meta      where and when a document was published`,
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2, // letters that "breif" and "brief" may differ in
	}
	// Before the commands are added: completion remembers where to write to.
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.messages.Out)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return exit.Usage(err.Error(), append(meantFlag(cmd, err), fmt.Sprintf("%q lists the flags", cmd.CommandPath()+" --help"))...)
	})
	flags := root.PersistentFlags()
	flags.BoolVar(&p.messages.Quiet, "quiet", false, "print errors only")
	flags.BoolVar(&p.messages.Verbose, "verbose", false, "report on every document")
	flags.BoolVar(&p.messages.JSON, "json-log", false, "write messages as JSON, one object per line")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if p.messages.Quiet && p.messages.Verbose {
			return exit.Usage("--quiet and --verbose cannot be combined")
		}
		return nil
	}

	addGroup(root, "documents", "Make rows and briefings:", newBrief(p), newRows(p), newJoin(p))
	addGroup(root, "desk", "Work with a desk:",
		newInit(p), newCheck(p), newWeekly(p), newStatus(p), newDate(p), newServe(p), newReview(p), newCorrections(p), newUndo(p), newFind(p), newPeople(p), newForget(p), newBackup(p), newExport(p), newImport(p))
	addGroup(root, "inspect", "Inspect and evaluate:",
		newText(p), newExplain(p), newTopics(p), newFormats(p), newEvaluate(p))
	addGroup(root, "program", "About onrecord:", newVersion(p))
	root.SetHelpCommand(newHelp())
	root.SetHelpCommandGroupID("program")
	root.SetCompletionCommandGroupID("program")
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Short = "Print a completion script for a shell"
			c.Long = `completion prints a script for bash, zsh, fish or PowerShell. It completes commands,
flags and their values and, in a desk, the speakers, topics, sources and weeks on
record. "onrecord completion bash --help" explains how to load it.`
			c.Example = "  onrecord completion bash"
		}
	}
	configure(root)
	return root
}

// meantFlag suggests the flag that was probably meant by one that does not exist.
func meantFlag(cmd *cobra.Command, err error) []string {
	wrong, ok := strings.CutPrefix(err.Error(), "unknown flag: --")
	if !ok {
		return nil
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if lang.EditDistance(wrong, f.Name) <= 2 && len(wrong) > 3 {
			names = append(names, "did you mean --"+f.Name+"?")
		}
	})
	return names
}

// addGroup adds commands under a title of their own in help.
func addGroup(root *cobra.Command, id, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: id, Title: title})
	for _, c := range commands {
		c.GroupID = id
	}
	root.AddCommand(commands...)
}

// configure makes every command of the tree behave alike: one that only has
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
			return exit.OfWork(work(cmd, args))
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
	var hints []string
	for _, s := range parent.SuggestionsFor(name) {
		hints = append(hints, "did you mean "+strconv.Quote(s)+"?")
	}
	if hints == nil {
		hints = []string{fmt.Sprintf("%q lists the commands", parent.CommandPath()+" --help")}
	}
	return exit.Usage("unknown command "+strconv.Quote(name), hints...)
}

const usageTemplate = `Usage:{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND{{else}}
  {{.UseLine}}{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

{{if .Groups}}{{$all := .Commands}}{{range $i, $group := .Groups}}{{if $i}}

{{end}}{{.Title}}{{range $all}}{{if eq .GroupID $group.ID}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{else}}Commands:{{range .Commands}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Flags of every command:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}

` + exit.Help
