package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/folder"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

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
