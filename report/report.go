// Package report holds the vocabulary of delivery: a [Row] is one statement
// ready for a table, a [Briefing] is what one workbook or pack is made of.
//
// [Rows] turns what was found in a document into rows; [New] gathers rows and
// documents into a briefing with its counts. Nothing here knows of cells,
// fonts or files: report/table, report/workbook and report/pack do.
package report
