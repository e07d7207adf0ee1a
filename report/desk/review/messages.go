package review

import (
	"errors"
	"fmt"
	"strings"

	"onrecord/report"
)

// Refused returns the error for a file that cannot be reviewed, with the reason in err.
func Refused(path string, err error) error {
	hints := []string{"nothing was changed"}
	if stop, ok := errors.AsType[*StopError](err); ok && len(stop.Places) > 0 {
		hints = append([]string{"it shows in " + strings.Join(stop.Places, ", ")}, hints...)
	}
	return report.WithHint(fmt.Errorf("%s cannot be reviewed: %s", path, report.Reason(err)), hints...)
}

// UntakenError says that some changes in a file could not be applied.
type UntakenError struct{ Conflicts, Problems int }

func (e *UntakenError) Error() string {
	var parts []string
	if e.Conflicts > 0 {
		parts = append(parts, report.Counted(e.Conflicts, "conflict"))
	}
	if e.Problems > 0 {
		parts = append(parts, report.Thousands(e.Problems)+" of its cells and rows")
	}
	return "not applied: " + strings.Join(parts, ", ")
}

// Untaken returns an [UntakenError] if some changes in the file could not be applied.
func (o Outcome) Untaken() error {
	if len(o.Conflicts)+len(o.Problems) == 0 {
		return nil
	}
	return &UntakenError{len(o.Conflicts), len(o.Problems)}
}

// Done says what a review was asked to do, and did.
type Done struct{ Applied, Deletions, Learnt bool }

// Messages reports the result of the review, and what to do next.
func (o Outcome) Messages(done Done, suggested Suggestions) []report.Message {
	rows := map[string]bool{}
	for _, c := range o.Changes {
		rows[c.Target] = true
	}
	changes := report.Counted(len(o.Changes), "correction") + " of " + report.Counted(len(rows), "row")
	read := report.Counted(o.Rows, "row")
	var out []report.Message
	note := func(format string, args ...any) { out = append(out, report.Note(format, args...)) }
	switch {
	case len(o.Changes) > 0 && done.Applied:
		note("applied: %s; the next briefing includes them", changes)
	case len(o.Changes) > 0:
		note("%s found; --apply applies them", changes)
	case o.Already > 0:
		note("nothing to change: the desk already has all of %s", report.Counted(o.Already, "edit"))
	case o.Untaken() != nil:
		note("nothing to apply among %s", read)
	default:
		note("nothing to change: no cell of %s was edited", read)
	}
	if missing := len(o.Missing); missing > 0 && !done.Deletions {
		note("%s of the workbook missing from the file; --accept-deletions drops them", report.Counted(missing, "row"))
	}
	if len(suggested.Changed) > 0 && !done.Learnt {
		note("the corrections suggest changes to %s; --learn makes them", strings.Join(suggested.Names(), " and "))
	}
	return out
}
