// Package table writes rows as tables for other programs: JSON Lines, the
// exchange form, CSV and Parquet.
//
// All have the schema of [report.Row], key by key and in its order, and hold
// every row given, an interviewer's questions too. Text is written character
// for character; what cannot be kept in a format is said at its writer. Rows
// go out one by one, in Parquet group by group, so a million of them need no more
// memory than some thousand.
package table
