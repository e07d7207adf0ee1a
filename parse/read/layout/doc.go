// Package layout finds the role of every printed line: headline, byline, dateline,
// caption, page furniture or body. A doubtful line is body.
package layout
