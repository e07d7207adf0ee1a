package main

import (
	"fmt"
	"strings"

	"onrecord/cmd/onrecord/exit"

	"github.com/spf13/cobra"
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
