// Package table writes rows as tables for other programs: JSON Lines, the exchange
// format, CSV and Parquet.
//
// All have the columns of [report.Row], in its order, and hold every row given,
// including an interviewer's questions. Text is written unchanged; each writer documents
// what its format cannot hold. Rows are written one by one, in Parquet group by group,
// so a million rows need no more memory than a few thousand.
package table
