// Package table writes rows as tables for other programs: JSON Lines and CSV.
package table
