package report

import (
	"slices"
	"strings"

	"onrecord/parse"
)

// Flag values that a program may test for. A flag may be followed by its reason:
// "speaker unresolved: two people named Voss".
const (
	FlagSpeakerUnresolved = "speaker unresolved"
	FlagSpeakerDoubtful   = "speaker doubtful"
	FlagDateInferred      = "date inferred"
	FlagOpenQuotation     = "open quotation"
	FlagLowConfidence     = "low confidence"
)

// Doubts returns why a row should be checked: the one answer for flags, the workbook's
// check column and the pack's list of doubtful rows. The reasons are the flags set when
// the row was found, an unnamed speaker, and a confidence below the threshold, from 0 to
// 1, of the precision with which the row is delivered. If that was applied before, the
// threshold is 0.
func Doubts(r *Row, bar float64) []string {
	flags := slices.Clip(r.Flags)
	if r.Speaker == "" && !flagged(flags, FlagSpeakerUnresolved) {
		flags = append(flags, FlagSpeakerUnresolved)
	}
	if r.Confidence < bar && !flagged(flags, FlagLowConfidence) {
		flags = append(flags, FlagLowConfidence)
	}
	return flags
}

// foundDoubts are the flags set when a row is found: those of the statement, of its
// speaker and of its date.
func foundDoubts(statement parse.Statement, who parse.Speaker, p parse.Provenance) []string {
	flags := append([]string{}, statement.Flags...)
	if who.Name == "" && who.How != "" {
		flags = append(flags, FlagSpeakerUnresolved+": "+who.How)
	} else if who.Name == "" {
		flags = append(flags, FlagSpeakerUnresolved)
	}
	if who.Name != "" && who.Doubt != "" {
		flags = append(flags, FlagSpeakerDoubtful+": "+who.Doubt)
	}
	if strings.HasPrefix(string(p.DateBasis), "inferred") && !p.Date.IsZero() {
		flags = append(flags, FlagDateInferred)
	}
	return flags
}

// flagged reports whether a flag is among others, with or without a reason.
func flagged(flags []string, flag string) bool {
	return slices.ContainsFunc(flags, func(f string) bool { return f == flag || strings.HasPrefix(f, flag+":") })
}

// Precision is an operating point: by their confidence, it decides which rows are flagged
// for checking and which are not delivered at all.
type Precision struct {
	Name string
	Flag float64 // rows below it are flagged [FlagLowConfidence]
	Drop float64 // rows below it are left out, and counted
}

// The bars. README.md says what each point came to on annotated news.
const (
	// confidenceHigh: every quotation with its speaker beside it, and reported clauses
	// whose cue both rule and tagger find, are above it.
	confidenceHigh = 0.75
	// confidenceEven: below it, more rows are wrong than right.
	confidenceEven = 0.5
	// confidenceLow: rows on which rule and tagger disagree.
	confidenceLow = 0.4
)

// Precisions returns the operating points, the default first.
func Precisions() []Precision {
	return []Precision{
		{Name: "balanced", Flag: confidenceEven},
		{Name: "high", Flag: confidenceHigh, Drop: confidenceHigh},
		{Name: "complete", Flag: confidenceLow},
	}
}

// PrecisionNamed returns the operating point of that name, or the default if there is
// none.
func PrecisionNamed(name string) Precision {
	all := Precisions()
	return all[max(0, slices.IndexFunc(all, func(p Precision) bool { return p.Name == name }))]
}

// Apply flags rows and returns those to be delivered. The rows passed in are not changed.
func (p Precision) Apply(rows []Row) []Row {
	kept := make([]Row, 0, len(rows))
	for i := range rows {
		if rows[i].Confidence >= p.Drop {
			kept = append(kept, rows[i])
			r := &kept[len(kept)-1]
			r.Flags = Doubts(r, p.Flag)
		}
	}
	return kept
}
