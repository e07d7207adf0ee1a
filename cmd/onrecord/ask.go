package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
)

// addYes adds the flag that answers the question of a command beforehand.
func addYes(cmd *cobra.Command, yes *bool) {
	cmd.Flags().BoolVar(yes, "yes", false, "answer the question with yes; needed where nobody can be asked")
}

// confirm asks a question on the terminal and returns nil for yes. Where nobody can be
// asked, the answer is no, unless it was given beforehand.
func (p *program) confirm(ctx context.Context, yes bool, question string) error {
	refused := exit.Usage(strings.TrimSuffix(question, "?")+"? Nothing was changed", "--yes answers with yes")
	switch {
	case yes:
		return nil
	case !console.IsTerminal(p.stdin):
		return refused
	}
	fmt.Fprintf(p.messages.Out, "%s [y/N] ", question)
	answers := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(p.stdin).ReadString('\n')
		answers <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case answer := <-answers:
		if answer == "y" || answer == "yes" {
			return nil
		}
		return report.WithHint(fmt.Errorf("nothing was changed"))
	case <-ctx.Done():
		return ctx.Err()
	}
}
