// Package export reads what databases and programs export: Nexis and Factiva,
// tables in CSV and JSON, feeds. A file holds many articles.
package export
