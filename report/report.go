// Package report holds the types and calculations of delivery: a [Row] is one statement
// ready for a table, a [Briefing] is the content of one workbook or pack.
//
// [Rows] turns the findings in a document into rows, [Precision.Apply] flags and filters
// them, [Briefing.LinkSameWords] finds statements that several outlets report, and
// [Compare] and [SpeakerTrends] compare a period with those before. report/table,
// report/workbook and report/pack deal with cells, fonts and files; report/brief builds
// briefings.
package report
