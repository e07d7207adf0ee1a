package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/desk"
)

// precision is an operating point: which rows a person is asked to look at,
// and which are not delivered at all, by their confidence.
type precision struct {
	name string
	flag float64 // rows below get report.FlagLowConfidence
	drop float64 // rows below are left out, and counted
}

// The bars. README.md says what each point came to on annotated news.
const (
	// surely: every quotation that has its speaker beside it, and reported
	// clauses of which both rule and tagger see the cue, are above it.
	surely = 0.75
	// doubtful: of the rows below it, more are wrong than right.
	doubtful = 0.5
	// hardly: what rule or tagger found against the other's judgement.
	hardly = 0.4
)

// precisions are named as in the desk's settings.
var precisions = []precision{
	{name: "high", flag: surely, drop: surely},
	{name: "balanced", flag: doubtful},
	{name: "complete", flag: hardly},
}

// addPrecision adds the flag that has the last word on the operating point.
func addPrecision(cmd *cobra.Command, name *string) {
	cmd.Flags().StringVar(name, "precision", "", "`point` of work: high leaves doubtful rows out, balanced and complete flag them (default balanced)")
	closedList(cmd, "precision", desk.Precisions()...)
}

func checkPrecision(flag string) error {
	if flag != "" && !slices.Contains(desk.Precisions(), flag) {
		return badValue("precision", flag, desk.Precisions()...)
	}
	return nil
}

func precisionNamed(name string) precision {
	i := slices.IndexFunc(precisions, func(p precision) bool { return p.name == name })
	return precisions[max(0, i)]
}

// apply flags rows, and returns those that are to be delivered.
func (p precision) apply(rows []report.Row) []report.Row {
	var kept []report.Row
	for _, r := range rows {
		if r.Confidence < p.drop {
			continue
		}
		if r.Confidence < p.flag {
			r.Flags = append(slices.Clip(r.Flags), report.FlagLowConfidence)
		}
		kept = append(kept, r)
	}
	return kept
}

// inWords says for the record what the point came to.
func (p precision) inWords(left int) string {
	if p.drop > 0 {
		return fmt.Sprintf("%s: rows under %g left out (%s)", p.name, p.drop, thousands(left))
	}
	return fmt.Sprintf("%s: rows under %g flagged", p.name, p.flag)
}

// leftOut says in words what was not delivered: "", or "12 rows under 0.75 left out".
func (p precision) leftOut(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s under %g left out", count(n, "row"), p.drop)
}
