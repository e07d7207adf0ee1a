// Package export reads files of many articles: exports from press databases (Nexis,
// Factiva, Europresse, ProQuest and others), tables (CSV, JSON, spreadsheets) and feeds.
package export
