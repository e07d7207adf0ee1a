package main

import (
	"slices"

	"github.com/spf13/cobra"

	"onrecord/report/desk"
)

// addPrecision adds the flag that has the last word on the operating point.
func addPrecision(cmd *cobra.Command, name *string) {
	cmd.Flags().StringVar(name, "precision", "", "`level`: high leaves doubtful rows out, balanced flags them, complete flags only the most doubtful (default balanced)")
	closedList(cmd, "precision", desk.Precisions()...)
}

func checkPrecision(flag string) error {
	if flag != "" && !slices.Contains(desk.Precisions(), flag) {
		return badValue("precision", flag, desk.Precisions()...)
	}
	return nil
}
