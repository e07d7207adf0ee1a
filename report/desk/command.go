package desk

import (
	"path/filepath"
	"strings"

	"onrecord/report"
)

// Command returns the command line that runs a command in the desk of a folder: "onrecord
// weekly desk"; the current folder is not named.
func Command(folder, name string, args ...string) string {
	line := []string{"onrecord", name}
	if filepath.Clean(folder) != "." {
		line = append(line, folder)
	}
	return strings.Join(append(line, args...), " ")
}

// WeeklyCommand returns the command line that makes the briefing of a period.
func WeeklyCommand(folder string, p report.Period) string {
	if p.IsISOWeek() {
		return Command(folder, "weekly", "--week", p.Name)
	}
	return Command(folder, "weekly", "--since", p.From.String(), "--until", p.To.String())
}
