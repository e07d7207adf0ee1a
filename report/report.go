// Package report holds the types and calculations of delivery: a [Row] is one
// statement ready for a table, a [Briefing] is what one workbook or pack is
// made of.
//
// [Rows] turns what was found in a document into rows, [Precision.Apply] flags
// and filters them, [Briefing.LinkSameWords] finds statements that several
// outlets report, and [Compare] and [SpeakerTrends] set a period against those
// before. Cells, fonts and files are the business of report/table,
// report/workbook and report/pack; report/brief puts a briefing together.
package report
